// Who is named: a person by the shape of the name, a handle, initials. "Ana", "Dr. Anja Roth", "AC", "@ana", "赵敏".
import { ignoreCase } from './ignoreCase';
import { isGivenName } from './givenNames';
import { isStateWord } from './stateWords';

const title = String.raw`(?:(?:Dr|Prof|Mr|Mrs|Ms|Ing)\.? )?`;
const word = String.raw`\p{Lu}[\p{L}'’-]*\.?`;
const particle = String.raw`(?:van|von|der|den|de|da|do|dos|del|di|la|le|el|bin|al|ten|zu)`;
/** A name of up to four words, each with a capital. */
export const personName = String.raw`${title}${word}(?: (?:${particle} ){0,2}${word}){0,3}`;

const person = new RegExp(String.raw`^${personName}$`, 'u');
const handle = /^@\w(?:[\w.-]{0,254}\w)?$/u;
/** Family and given name in Chinese or Japanese, with or without a form of address. */
const eastAsian = /^(?!.*[をはがへ])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,6}$/u;
/** What most family names begin with; "手順" and "备注" begin with none of them. */
const familyName =
  /^(?:[赵趙钱錢孙孫李周吴吳郑鄭王冯馮陈陳褚卫蒋蔣沈韩韓杨楊朱秦许許何吕呂张張孔曹严嚴华華金魏陶姜谢謝邹鄒柏窦章苏蘇潘葛范彭郎鲁魯韦韋马馬苗方俞任袁柳鲍鮑史唐费費廉岑薛雷贺賀倪汤湯殷罗羅毕畢郝邬安常于傅齐齊康伍余元卜顾顧孟黄黃穆萧蕭尹姚邵汪祁毛狄戴谈宋庞龐熊纪紀舒屈项項祝董梁杜阮蓝藍闵季贾賈江童颜顏郭梅盛林钟鍾徐邱丘骆駱高夏蔡田樊胡凌霍虞万萬支柯管卢盧莫裘解应應宗丁宣邓鄧单杭洪包左石崔吉龚龔程邢裴陆陸翁甄曲封储靳段富焦巴牧谷车侯班仇武刘劉景龙龍叶葉黎白蒲卓乔喬闻游欧歐阳陽司佐藤鈴木渡辺邊伊山本中村小加斎斉斋松井上清崎森池橋阿部川前岡後長近坂遠青西福太三岩原和竹宮野大今河平内丸北菅服久新島桜千関市水古浅荒東成土柴栗永丹辻飯矢横樋角増相荻沢堀望奥杉根進津堤片菊榎秋芦茂須戸]|.*(?:さん|[様氏君]|先生)$)/u;
/** Common words that begin so. */
const eastAsianThing =
  /^(?:原因|方法|方案|方式|安全|任[务務]|[内长長中]期|内容|今後|前提|本番|大[項项]目|小[结結]|文档|程序|[应應]急|应用|路由|高.{1,2}性|单元|余额|解[决決]|金额|常[见規规]|管理|万一|支付|支持|根本|[和太长長]|相[关関]|成[功果]|水平|市[场場]|新[規增建版]|平[台均]|上[线游记記]|中[间間]|三方|三[级級]|大[規规]模)/u;

/** Words with a capital that head a task or a group of tasks and name nobody. */
const topics = new Set(
  `action actions alert alerts all api app author authors backend backup backups build builds category ci cd client clients closed cloud code config
  configuration critical customer customers dashboard dashboards data database date dependency deploy deploys design dns docs
  done due duration environment everyone fix fixes follow frontend high immediate incident infra infrastructure issue issues item items
  later link links merged completed added logging logs long low major medium metrics minor mitigation monitor network next none no note notes
  open optional owner people platform postmortem prevent prevention priority process product project question questions
  ready region release reporter response review root runbook runbooks security scope server service services severity short sre staging status step
  steps support system systems task tasks tbd team test tests ticket tickets time title todo type tool tooling tools tracking training
  update updates urgent users version web yes
  january february march april may june july august september october november december monday tuesday wednesday thursday
  friday saturday sunday sprint quarter
  i we you they he she it this that these those there what who which when where why how our your their a an the and or but
  if so as since because once after before each every another other more most some many only also`.split(/\s+/u),
);
/** Endings of things and doings: "Monitoring", "Alerts", "Documentation", "Middleware". */
const thingEnding = ignoreCase(/(?:ing|tion|ment|ity|ware|base|ness|ance|ence|ability|ology)$/iu);
/** The same in German, Spanish, Portuguese and Russian, where two words have a capital as well: "Compilación Previa". */
const foreignThing = ignoreCase(
  /(?:ci[oó]n|si[oó]n|miento|idad|ç[aã]o|s[aã]o|mento|idade|agem|.{3}ung|heit|keit|schaft|ость|ация|ение|ание)$/iu,
);
const plural = /[a-z]{4}s$/u;

/** German nouns have a capital as names do, and so has the word before one at a line's start: "Neuer Alarm: …". */
const adjective = ignoreCase(
  /^(?:alt|automatisch|besser|dritt|eigen|einheitlich|erst|extern|fehlend|intern|klar|kurzfristig|langfristig|monatlich|nächst|neu|regelmäßig|sauber|tägliche?|technisch|weiter|wöchentlich|zentral|zusätzlich|zweit)e[rsnm]?$/iu,
);

/** Whoever wrote it. */
const self = ignoreCase(/^(?:me|myself|ich|moi|yo|eu|я|我)$/iu);

/** True where the whole text names a person: a handle, or a name by its capitals that is no topic and no state. */
export function isPerson(text: string): boolean {
  const name = text.replace(/^[*_]+|[*_]+$/gu, '').trim();
  if (handle.test(name) || self.test(name)) return true;
  if (isStateWord(name)) return false;
  if (eastAsian.test(name)) return familyName.test(name) && !eastAsianThing.test(name);
  if (!person.test(name) || /^(?:Q[1-4]|P\d|S\d)$/u.test(name)) return false;
  const words = name.split(' ');
  if (adjective.test(words[0] ?? '') || words.some(each => foreignThing.test(each))) return false;
  if (words.some(each => topics.has(each.toLowerCase().replace(/\.$/u, '')))) return false;
  // Two names together are a person's; one alone may as well be a thing.
  return words.length > 1 || !(thingEnding.test(name) || plural.test(name));
}

/** In the script of the known names; initials are somebody's. */
const oneWord = /^(?=\p{Script=Latin})\p{Lu}\p{L}*\p{Ll}$/u;

/** True for one word with a capital that few people are called by: "Disque", "Then", "Alarm". */
export function mayBeThing(name: string): boolean {
  return oneWord.test(name) && !isGivenName(name);
}

/** "Platform team" before a colon owns what follows. */
export function isTeamName(text: string): boolean {
  return /\p{L} [Tt]eam$/u.test(text);
}

/** What stands in an owner's place for nobody. */
const nobody = ignoreCase(
  /\b(?:any (?:team )?members?|any team|anyone|anybody|somebody|someone|whoever)\b|^(?:[?\s@–—_.-]*|n\/?a|tb[acd]|todo|none|nobody|no one|unassigned|unknown|open|to be (?:decided|defined|determined|assigned|confirmed)|offen|niemand|noch offen|unbekannt|à définir|personne|por definir|sin asignar|nadie|a definir|ninguém|не назначен|нет|待定|待指定|待确认|調整中|未定|未分配|暂无|无|なし)$/iu,
);

/** True for "TBD", "-" and what else stands for nobody in an owner's place. */
export function isNobody(text: string): boolean {
  return nobody.test(text.replace(/[*_`[\]()]|\.$/gu, '').trim());
}
