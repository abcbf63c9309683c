// What a template leaves in brackets for the writer: `[link to issue]` wherever it stands, and what asks only where nothing
// else is said: `**Duration:** [Time from start to end]`, `- [ ] [Action 1]`, `**[TIME]** - the oven is cold`.
import { ignoreCase } from './ignoreCase';

/** Where somebody is to sign: `[Signature]`, `[Nom et signature]`, `[Firma y fecha]`. */
export const signature = String.raw`(?:(?:[Nn]ame|[Nn]om|[Nn]ombre|[Nn]ome|[Dd]ate|[Dd]atum|[Dd]ata|[Ff]echa)(?: (?:and|und|et|[ey]) |[,/ ] ?))?(?:[Ss]ignature|[Uu]nterschrift|[Ff]irma|[Aa]ssinatura|[Пп]одпись|签名|簽名|签字|署名)(?: (?:and|und|et|[eyи]) [^\][\r\n]{1,30}|[,/] ?[^\][\r\n]{1,30})?`;

/** An order to fill in, in any brackets: "fill in: …", "à compléter", "待填写". */
export const fillIn = String.raw`(?:(?:[Ff]ill (?:this )?(?:in|out)|[Tt]o be filled (?:in|out)|(?:[Yy]our|[Ii]nsert|[Aa]dd|[Ww]rite) (?:text|description|details) here|(?:[Bb]itte )?(?:[Aa]usfüllen|[Ee]rgänzen|[Ee]intragen)|(?:[Nn]och )?(?:auszufüllen|einzutragen|[Zz]u ergänzen)|[Àà] préciser|(?:[Aa]|[Pp]or) definir|(?:[ÀàAa] |[Pp]or )?(?:[Cc]ompléter|[Rr]emplir|[Rr]enseigner|[Cc]ompletar|[Pp]reencher|[Rr]ellenar)|[Зз]аполнить)(?!\p{Alpha})|待?[请請]?填[写寫]|待补充|要?記入|작성)`;

/** `[link to issue]`, `[Ana to fill in …]`, `[LAYER_2_QUESTION]`, `[Signature]`. */
const anywhere = new RegExp(
  String.raw`^(?:(?:insert|add|enter|describe|list|provide|name|names|link|links|url|your|short|brief|summary|title|date|time|start|end|duration|number|owner|author|service|team|who|what|when|where|how|why|e\.g\.|placeholder)\b[^\][\r\n]{0,100}|(?:Insert|Add|Enter|Describe|List|Provide|Name of|Links? to|Your) [^\][\r\n]{2,100}|Title|Name|Author|Date|Hora|${signature}|(?:Nom|Nombre|Nome|Name|Data|Fecha|Datum) d(?:[aeou]s?|el|er) [^\][\r\n]{2,60}|(?:Insira|Inserte|Insérer|Preencha|Complete) [^\][\r\n]{2,60}|[^\][\r\n]{0,60}\b[Tt]o (?:fill in|be (?:filled|added|completed|determined|decided|defined|confirmed|written)|complete|add|write)\b[^\][\r\n]{0,60}|TB[AC]|tb[acd]|[待未]定|@?(?:action|event|description|details?|answer|severity|status|person|role|task|item|reason|root cause|impact|incident title|yes\/no|hh:mm)(?: \d)?|[A-Z][A-Z\d]*(?:_[A-Z\d]+)+|[A-Z]{3,}(?: [A-Z]{2,})+)$`,
  'u',
);

/** Who and when, which a line may begin with: `**[TIME]** - …`. Other words there may be a tag, `**[ACTION]** - …`. */
const leads = String.raw`date|time|names?|owner|person|datum|uhrzeit|zeit|nom|heure|nombre|fecha|hora|nome|data`;
const nouns = String.raw`${leads}|titles?|author|team|services?|systems?|components?|links?|url|list|number|duration|tiempo|temps|tempo|start|end|version|impact|cause|reason|details?|actions?|items?|steps?|tasks?|events?|lessons?|tickets?|issues?|severity|status|role|comments?|dauer|anzahl|titel|ursache|maßnahme|lien|liste|durée|titre|commentaires?|enlace|lista|duración|responsable|acción|causa|ação|responsável`;
/** What leads on from such a word to more of the question: "Time between …", "Nombre/Type d'…", "Lien vers …". */
const asksOn = String.raw`(?:\s?\/\s?|\s(?:of|for|to|from|between|when|until|that|in|and|or|de|du|des|del|d[oae]s?|d['’]|vers|desde|depuis|von|vom|bis|der|zu[mr]?|et|und|y|e|ou?|oder|a)(?!\p{Alpha}))`;
const leadForm = ignoreCase({ source: String.raw`^(?:${leads})(?:\/(?:${leads}))?(?:\s\d{1,2})?$`, flags: 'iu' });
const wholeForm = ignoreCase({
  source: String.raw`^(?:${fillIn}|(?:${nouns})(?:(?: (?:id|level|name|number|type))?(?:\s\d{1,2})?$|${asksOn})|(?:short|brief|detailed|kurze?|ausführliche?|brève|courte|breve|corta|description|descripción|descrição|beschreibung|explanation|explication|explicación|insert|add|enter|describe|provide|explain|fill|specify|paste|write|insérer|coller|décrire|lister|expliquer|describir|explicar|pegar|descrever)\s\S|(?:\S+ )?v?x(?:\.[xyz]){1,2}$|x{3,}$|x+%$|\.{3}$|[a-z]+-x{2,}$|[^/]+\/(?:[^/]+\/)*(?:high|medium|low|open|closed|yes|no|haute|basse|ouvert|ferme|hoch|niedrig|offen|alta|baja|baixa|abierto|aberto)(?:\/|$))`,
  flags: 'iu',
});

/** Between the beginning of a line and brackets that are all of a value, an item or a cell. */
const before =
  /^(?:[\s>#]*(?:(?:[-+*]|\d{1,3}[.)])\s+(?:\[[ x]\]\s+)?)?(?:[^|:：]{1,60}[:：][*_]{0,3}\s*)?|.*\|\s*)[*_]{0,3}$/iu;
const behindAll = /^[*_.]{0,3}\s*(?:$|\|)/u;
const behindLead = /^[*_]{0,3}:?[*_]{0,3}\s*[-–—:：\s]/u;

interface AroundBrackets {
  readonly left: string;
  readonly right: string;
}

/** True where brackets with `left` and `right` of them in their line are all of a value, an item, a line or a cell. */
export function isWhole({ left, right }: AroundBrackets): boolean {
  return behindAll.test(right) && before.test(left);
}

/** True for brackets, given without them, that ask the writer for something; see `isWhole`. */
export function isAsking(inner: string, around: AroundBrackets): boolean {
  if (anywhere.test(inner)) return true;
  if (wholeForm.test(inner) && isWhole(around)) return true;
  return leadForm.test(inner) && behindLead.test(around.right) && before.test(around.left);
}
