// Who is named: a person by the shape of the name, a handle, initials. "Ana", "Dr. Anja Roth", "AC", "@ana", "赵敏".
import { ignoreCase } from './ignoreCase';
import { isGivenName } from './givenNames';
import { isStateWord } from './stateWords';

/** What stands before a name. */
export const titles = 'Dr|Prof|M|Mr|Mrs|Ms|Mme|Ing|[HF]r|Sra?';
const title = String.raw`(?:(?:${titles})\.? )?`;
const word = String.raw`\p{Upper}[\p{Alpha}'’-]*\.?`;
const particle = String.raw`(?:van|von|der|den|de|da|do|dos|del|di|la|le|el|bin|al|ten|zu)`;
/** A name of up to four words, each with a capital. */
export const personName = String.raw`${title}${word}(?: (?:${particle} ){0,2}${word}){0,3}`;

const person = new RegExp(String.raw`^${personName}$`, 'u');
const handle = /^@\w(?:[\w.-]{0,254}\w)?$/u;
/** Family and given name in Chinese or Japanese, with or without a form of address. */
const eastAsian = /^(?!.*[をはがへ])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,6}$/u;
/** Signs of things and doings, which hardly any name has: "手順", "备注", "原因". */
const eastAsianThing =
  /[备備注因案详詳细細骤驟験説说述试試测測监監视視确確码碼据统統档項项题題络絡级队限法待后响響対]|手順|安全|内容|尚未|[任业業][务務]/u;

/** Words with a capital that head a task or a group of tasks and name nobody. */
const topics = new Set(
  `action actions alert alerts all api app author authors backend backup backups build builds category change changes checklist checkliste ci cd client
  clients closed cloud code config configuration critical customer customers dashboard dashboards data database date dependency deploy deploys design dns docs
  done due duration environment everyone fix fixes follow frontend high immediate incident infra infrastructure issue issues item items
  later link links merged completed added logging logs long low major medium metrics minor mitigation monitor mr network next none no note notes
  open optional owner people platform policy postmortem pr prevent prevention priority process product project question questions
  ready regel region regla regra release reporter response review root rule rules runbook runbooks security scope server service services severity short sre staging status step
  steps support system systems task tasks tbd team technical technique test tests ticket tickets time title todo type tool tooling tools tracking training
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
  if (eastAsian.test(name)) return !eastAsianThing.test(name);
  if (!person.test(name) || /^(?:Q[1-4]|P\d|S\d)$/u.test(name)) return false;
  const words = name.split(' ');
  if (adjective.test(words[0] ?? '') || words.some(each => foreignThing.test(each))) return false;
  if (words.some(each => topics.has(each.toLowerCase().replace(/\.$/u, '')))) return false;
  // Two names together are a person's; one alone may as well be a thing.
  return words.length > 1 || !(thingEnding.test(name) || plural.test(name));
}

/** One word with a capital, in the script that the given names are listed in. Initials, "AC", are none: they are somebody's. */
const oneWord = /^(?=\p{Script=Latin})\p{Upper}\p{Alpha}*\p{Lower}$/u;

/** True for one word with a capital that few people are called by: "Disque", "Then", "Alarm". */
export function mayBeThing(name: string): boolean {
  return oneWord.test(name) && !isGivenName(name);
}

/** Who is on duty or works together, as they are called within a text: "Infra team", "the on-call engineer", "SRE". */
export const roleName = String.raw`(?:(?!(?:the|an?|all|any|every|our|their) )[\p{Alpha}\d&/.’'-]+ ){1,3}(?:team|squad|crew|engineers?|developers?|lead|(?<=(?:release|incident|product|project|engineering|account|service|change|duty|delivery|operations) )manager|(?<=(?:systems?|database|network|platform) )admin(?:istrator)?s?)|on-?call(?: engineers?)?|SREs?|DevOps|QA|DBAs?|Ops|[\p{Alpha}-]*-Team|(?:Team|Équipe|Equipo|Equipe|Команда)(?: \p{Alpha}[\p{Alpha}-]+){1,3}|(?:Ruf)?Bereitschaft|[^\s:：()]{2,8} ?(?:团队|團隊|组|チーム|班|팀)`;

const role = ignoreCase({ source: `^(?:the )?(?:${roleName})$`, flags: 'iu' });

/** "Platform team" before a colon owns what follows. */
export function isTeamName(text: string): boolean {
  return role.test(text);
}

/** What stands in an owner's place for nobody. */
const nobody = ignoreCase(
  /\b(?:any (?:team )?members?|any team|anyone|anybody|somebody|someone|whoever)\b|^(?:[?\s@–—_.-]*|n\/?a|tb[acd]|todo|none|(?:nobody|no one)(?: yet)?|unassigned|unknown|unclear|open|wanted|(?:still )?to be [a-z]+(?: yet)?|not (?:yet )?(?:known|clear|decided|named|assigned)(?: yet)?|needs an owner|(?:noch )?(?:offen|unklar|unbekannt)|niemand|(?:ist )?noch zu [a-zäöüß]+|wird noch [a-zäöüß]+|à (?:définir|désigner|nommer|trouver)|personne|por (?:definir|asignar)|sin asignar|nadie|a (?:definir|designar)|ninguém|не назначен|нет|待定|待指定|待确认|調整中|未定|未分配|暂无|无|なし)$/iu,
);

/** True for "TBD", "-" and what else stands for nobody in an owner's place. */
export function isNobody(text: string): boolean {
  return nobody.test(text.replace(/[*_`[\]()]|\.$/gu, '').trim());
}
