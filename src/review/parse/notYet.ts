// Words that stand in a section for what nobody has written yet: "To be determined.", "Folgt", "À définir", "待定".
import { ignoreCase } from './ignoreCase';

const later = String.raw`(?: (?:after|at|as soon as|before|by|during|following|in|later|next|once|soon|shortly|tomorrow|when|with)(?: [^\d#@:：]{1,60})?)?`;

/** What promises that something will be written; one alternative a language, the languages as in `headingNames`. */
const promises: readonly string[] = [
  String.raw`(?:(?:still|yet) )?to be (?:added|agreed|announced|assigned|completed|confirmed|created|decided|defined|described|detailed|determined|discussed|documented|done|established|filed|filled(?: in| out)?|finali[sz]ed|identified|investigated|linked|provided|specified|updated|written)${later}`,
  String.raw`(?:(?:still|details|more|update|updates) )?to (?:come|follow)${later}|coming${later}|(?:details |more )?(?:will follow|follows?)${later}`,
  String.raw`(?:wird|werden) (?:noch |derzeit |später |nach(?:träglich|her) )*(?:bestimmt|definiert|ergänzt|ermittelt|festgelegt|geklärt|nachgereicht|nachgetragen)|(?:noch )?zu (?:bestimmen|besprechen|definieren|ergänzen|ermitteln|klären)|(?:noch )?(?:auszufüllen|einzutragen)|(?:details |mehr |wird )?(?:folg(?:t|en)|nachgereicht)(?: noch| später| in kürze)?`,
  String.raw`[àa] (?:compléter|confirmer|créer|définir|déterminer|préciser|remplir|renseigner|venir)(?: (?:après|lors|avec|par|plus tard).{0,60})?`,
  String.raw`(?:(?:aún|todavía) )?(?:por|a) (?:completar|concretar|confirmar|crear|decidir|definir|determinar|rellenar)(?:se)?|se (?:completará|definirá|determinará).{0,40}`,
  String.raw`(?:ainda )?(?:por|a) (?:completar|confirmar|criar|decidir|definir|determinar|preencher|ser (?:definid|preenchid)[oa])|será (?:definid|preenchid)[oa].{0,40}`,
  String.raw`буд(?:ет|ут) (?:дополнен|заполнен|определен|определён|уточнен|уточнён)[оаы]?|уточняется|предстоит (?:определить|уточнить)`,
  String.raw`[尚有仍]?待(?:[定议续]|补充|補充|完善|确认|確認|填写|填寫|更新|创建|創建|新建|建立)|(?:后续|稍后)补充`,
  String.raw`未定|(?:後日|後ほど|のちほど)?(?:追記|記入|検討|作成|起票)(?:予定|します)`,
  String.raw`미정|(?:추후 )?(?:작성|기재|등록|입력|보완|공유|생성) ?(?:예정|필요)|추후 (?:작성|기재|보완|공유)`,
  String.raw`(?:att fylla i|fylls i|kompletteras)(?: senare)?|nog (?:in te vullen|te bepalen|aan te vullen)|da (?:definire|completare|compilare|confermare)|(?:akan|belum) (?:dilengkapi|diisi|ditentukan)|menyusul`,
];
/** The same of what somebody is still at. */
const states: readonly string[] = [
  String.raw`pending(?: (?:analysis|confirmation|details|input|investigation|review))?|work in progress|wip|not (?:yet (?:clear|confirmed|decided|defined|determined|identified|known|written)|(?:clear|confirmed|decided|defined|determined|identified|known|written) yet)`,
  String.raw`(?:wird|werden) (?:noch |derzeit |später )*(?:analysiert|untersucht)|(?:noch )?offen|noch (?:in arbeit|nicht (?:bekannt|festgelegt|geklärt)|unklar|zu tun)|in (?:arbeit|bearbeitung|klärung|untersuchung)|steht noch aus`,
  String.raw`en (?:attente|cours(?: d['’](?:analyse|investigation|étude))?)`,
  String.raw`pendiente(?: de .{1,40})?|en (?:análisis|curso|investigación)`,
  String.raw`pendente|em (?:análise|andamento|investigação)`,
  String.raw`выясняется|расследуется|в (?:процессе|работе)|не определен[оаы]?`,
  String.raw`待(?:分析|调查|調查|讨论|討論)|(?:正在)?(?:调查|調查|分析|排查|整理)中`,
  String.raw`(?:調査|検討|確認|作成|記入|分析)中(?:です)?`,
  String.raw`(?:조사|분석|확인|작성) ?중`,
];

const compile = (forms: readonly string[]): RegExp =>
  ignoreCase({
    source: String.raw`^[\s>*_([{<（【"“-]*(?:${forms.join('|')})[\s.…!。*_)\]}>）】"”]*$`,
    flags: 'iu',
  });
const promise = compile(promises);
const state = compile(states);
/** No form is longer. */
const longestForm = 120;

/** True for a line that says only that what belongs there is still to come. */
export function isNotYet(line: string): boolean {
  return isPromise(line) || (line.length <= longestForm && state.test(line));
}

/** True for a text that says only that what belongs there will be written: "to be created", "zu ergänzen", "待创建". */
export function isPromise(text: string): boolean {
  return text.length <= longestForm && promise.test(text);
}
