// Words that stand in a section for what nobody has written yet: "To be determined.", "Folgt", "À définir", "待定".
import { ignoreCase } from './ignoreCase';

const later = String.raw`(?: (?:after|at|as soon as|before|by|during|following|in|later|next|once|soon|shortly|tomorrow|when|with)(?: [^\d#@:：]{1,60})?)?`;

/** One alternative a language, in the order English, German, French, Spanish, Portuguese, Russian, Chinese, Japanese. */
const forms: readonly string[] = [
  String.raw`(?:(?:still|yet) )?to be (?:added|agreed|announced|assigned|completed|confirmed|decided|defined|described|detailed|determined|discussed|documented|done|established|filled(?: in| out)?|finali[sz]ed|identified|investigated|provided|specified|updated|written)${later}`,
  String.raw`(?:(?:still|details|more|update|updates) )?to (?:come|follow)${later}|coming${later}|(?:details |more )?(?:will follow|follows?)${later}|pending(?: (?:analysis|confirmation|details|input|investigation|review))?|work in progress|wip|not (?:yet (?:clear|confirmed|decided|defined|determined|identified|known|written)|(?:clear|confirmed|decided|defined|determined|identified|known|written) yet)`,
  String.raw`(?:wird|werden) (?:noch |derzeit |später |nach(?:träglich|her) )*(?:analysiert|bestimmt|definiert|ergänzt|ermittelt|festgelegt|geklärt|nachgereicht|nachgetragen|untersucht)|(?:noch )?(?:offen|zu (?:bestimmen|besprechen|definieren|ergänzen|ermitteln|klären))|(?:details |mehr |wird )?(?:folg(?:t|en)|nachgereicht)(?: noch| später| in kürze)?|noch (?:in arbeit|nicht (?:bekannt|festgelegt|geklärt)|unklar|zu tun)|in (?:arbeit|bearbeitung|klärung|untersuchung)|steht noch aus`,
  String.raw`[àa] (?:compléter|confirmer|définir|déterminer|préciser|remplir|renseigner|venir)(?: (?:après|lors|avec|par|plus tard).{0,60})?|en (?:attente|cours(?: d['’](?:analyse|investigation|étude))?)`,
  String.raw`(?:(?:aún|todavía) )?(?:por|a) (?:completar|concretar|confirmar|decidir|definir|determinar|rellenar)(?:se)?|pendiente(?: de .{1,40})?|en (?:análisis|curso|investigación)|se (?:completará|definirá|determinará).{0,40}`,
  String.raw`(?:ainda )?(?:por|a) (?:completar|confirmar|decidir|definir|determinar|preencher|ser (?:definid|preenchid)[oa])|pendente|em (?:análise|andamento|investigação)|será (?:definid|preenchid)[oa].{0,40}`,
  String.raw`буд(?:ет|ут) (?:дополнен|заполнен|определен|определён|уточнен|уточнён)[оаы]?|уточняется|выясняется|расследуется|в (?:процессе|работе)|не определен[оаы]?|предстоит (?:определить|уточнить)`,
  String.raw`[尚有仍]?待(?:[定议续]|补充|補充|完善|确认|確認|填写|填寫|更新|分析|调查|調查|讨论|討論)|(?:正在)?(?:调查|調查|分析|排查|整理)中|(?:后续|稍后)补充`,
  String.raw`未定|(?:調査|検討|確認|作成|記入|分析)中(?:です)?|(?:後日|後ほど|のちほど)?(?:追記|記入|検討)(?:予定|します)`,
];

const notYet = ignoreCase({
  source: String.raw`^[\s>*_([{<（【"“-]*(?:${forms.join('|')})[\s.…!。*_)\]}>）】"”]*$`,
  flags: 'iu',
});
/** No form is longer. */
const longestForm = 120;

/** True for a line that says only that what belongs there is still to come. */
export function isNotYet(line: string): boolean {
  return line.length <= longestForm && notYet.test(line);
}
