// What the text of one corrective action says beside what is to be done: its issue, who does it, until when, whether it
// is done. Example: "Add an alert - owner: Ana Li - due: 12 Dec - #4", "Add a test (Ana, due next sprint) #5".
import { bareAddress } from '../../incident/reference';
import type { Action, Span } from '../model';
import { blankInlineCode } from './inlineCode';
import { hasGivenName, isGivenName } from './givenNames';
import { isNobody, isPerson, isTeamName, personName, titles } from './personNames';
import { isStateWord } from './stateWords';
import { anyDate, targetForm, wholeDate } from './targetDates';
import { ignoreCase } from './ignoreCase';
import { issueStart, type FieldPiece, find, listPieces } from './fieldPieces';
import { findMatches } from './matches';
import { isDoing, isOrder } from './orders';
import { ownNote } from './repeatedActions';

export interface LocatedText {
  readonly text: string;
  readonly span: Span;
}

/**
 * Where an action may be followed up, the first that fits counts at every place: more than `incident/reference` reads,
 * which names issues of GitLab alone. What that names, this finds.
 */
export const anyLink = new RegExp(
  [
    // `[words](target)`, `[words][label]`
    /\[[^\][\r\n]{0,300}\](?:\((?:[^()\r\n]|\([^()\r\n]{0,300}\)){1,1000}\)|\[[^\][\r\n]{0,300}\])/u,
    // `[work_item:5]`
    /\[(?:work_item|issue|epic|vulnerability|merge_request|alert):[^\]\r\n]{1,100}\]/u,
    // An address: a full stop behind it ends the sentence.
    /<?https?:\/\/(?:[^\s<>()|]|\([^\s<>()|]{0,200}\)){1,1000}(?<![.,;:!?*_~])>?/u,
    new RegExp(`(?:${bareAddress.source})(?<![.,;:!?*_~])`, 'u'),
    // `#12`, `group/project#12`, `!3`, `&4+s`
    /(?:(?<![\w./-])[\w.-]{1,100}(?:\/[\w.-]{1,100}){0,10})?[#!&](?<!(?:SLO|Problem|Deploy|Исправление|Проблема) #)\d{1,9}\b(?:\+s?)?/u,
    // Keys of other trackers, `SHOP-12`; what only looks like one is none, nor is a place: "restart DEV-2".
    /\b(?<!-)(?!(?:DEV|INT|NODE|HOST|PROD|PREPROD|QA|SIT|STAGE|STAGING|STG|TEST|UAT|VM)-\d{1,2}\b(?<=\p{Alpha} [A-Z]+-\d+)(?<!\b(?:see|issue|ticket|jira|in|as|story|task|bug) [A-Z]+-\d+))(?!(?:ADR|AES|CVE|DNS|GMT|HTTP|ISO|PRIO|RFC|SEV|SEVERITY|SHA|SOP|TIER|TLS|UTC|UTF|[A-Z]\d+)-)(?:[A-Z][A-Z0-9]{1,9}-\d{1,9}(?!-?\d)|[A-Z]-\d{3,9}|T\d{5,9})\b/u,
    // `CHG0031190`, `Bug 5554823`
    /\b(?:INC|CHG|PRB|RITM|S?CTASK|REQ)\d{5,12}\b|\b(?:[Bb]ug|[Tt]icket) #?\d{3,9}\b/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'u',
);

export const mention = /(?<![\w/@])@\w(?:[\w.-]{0,254}\w)?(?![\w/])/u;

const ownerLabel = String.raw`owners?|owned by|assignee|assigned to|dri|responsible(?: person| party)?|person responsible|lead|accountable|verantwortlich(?:e|er)?|zuständig|responsables?|pilote|porteu(?:r|se)|en charge|encargad[oa]|asignad[oa] a|responsável|dono|penanggung jawab|ответственный|исполнитель|владелец`;
const dateLabel = String.raw`due(?: date| by)?|by|until|(?<!from )before|deadline|eta|target(?: date)?|estimated(?: completion| date)?|expected(?: by)?|fällig(?: am)?|frist|termin|bis(?: zum)?|no later than|échéance|date limite|fecha(?: límite)?|plazo|vence|prazo|срок|até|avant le|d['’]ici (?:au|le)|antes del?|para el|до|к`;
const unspacedOwner = String.raw`负责人|負責人|责任人|責任者|担当者|担当|담당자?|책임자`;
const unspacedDate = String.raw`截止日期|截止时间|截止|完成时间|期限|納期|予定日|기한|완료일|마감일?`;
const otherLabel = String.raw`ticket|issue|status|state|priority|tracking|jira|link`;

/** `Owner:`, `**Owner:**`, `owner -`; English "owner" may do without a colon. */
const ownerForm = ignoreCase({
  source: String.raw`(?:(?<![\p{Alpha}\d])(?:${ownerLabel})[*_]{0,3}\s{0,3}[:：=][*_]{0,3}|(?<=^|[.,;|(]\s{0,3}|[-–—]\s)(?:owner|assignee|dri|assigned to|owned by)\s(?:[-–—]\s)?|(?<![\p{Alpha}\d])(?:owned by|assigned to|отв\.)\s|(?:${unspacedOwner})\s{0,3}[:：])\s{0,5}`,
  flags: 'iu',
});
const dateForm = ignoreCase({
  source: String.raw`(?:(?<![\p{Alpha}\d])(?:${dateLabel})[*_]{0,3}\s{0,3}[:：=]?[*_]{0,3}|(?:${unspacedDate})\s{0,3}[:：])\s{0,5}`,
  flags: 'giu',
});
/** A line that is a field of an action: "- **Owner:** Ana Li". */
export const fieldLine = ignoreCase({
  source: String.raw`^(?:[\s>*_+-]|\d{1,2}[.)]\s)*(?:${ownerLabel}|${dateLabel}|${otherLabel}|${unspacedOwner}|${unspacedDate})[*_]{0,3}\s{0,3}[:：][*_\s]*`,
  flags: 'iu',
});
/** Where a field's value ends: at a separator, or where the next field begins. */
const fieldEnd = ignoreCase({
  source: String.raw`[,;|()（）、。，；\r\n]|[:：]\s|\s[-–—]\s|(?<!\b(?:${titles}|[a-zà-öø-ÿœа-яё]))\.(?=\s|$)|\s(?=[*_]{0,3}(?:${ownerLabel}|${dateLabel}|${otherLabel})[*_]{0,3}\s{0,3}[:：=])|(?=${unspacedOwner}|${unspacedDate})|~~|\s(?=${issueStart}|[A-Z][A-Z0-9]{1,9}-\d|\[|\d{4}-\d{2})`,
  flags: 'iu',
});
const longestName = 60;

export interface ActionFields {
  readonly link: LocatedText | undefined;
  readonly owner: LocatedText | undefined;
  /** Where an owner is named as nobody ("TBD"). */
  readonly noOwner: Span | undefined;
  readonly date: LocatedText | undefined;
}

type PlacedFields = Pick<Action, 'link' | 'linkSpan' | 'owner' | 'ownerSpan' | 'date' | 'dateSpan'>;

/** Where what an action lacks would be written, at the end of its words: behind the full stop of a sentence the next one begins. */
export function findFieldPlace({ text, span: { end } }: LocatedText): Span {
  const isSentence = /[^.][.!?。]$/u.test(text) && !/[.!?]\s|。/u.test(text.slice(0, -1));
  const at = isSentence ? end - 1 : end;
  return { start: at, end: at };
}

/** The fields as an action of those words has them. */
export function placeFields({ link, owner, noOwner, date }: ActionFields, words: LocatedText): PlacedFields {
  const end = findFieldPlace(words);
  return {
    link: link?.text,
    linkSpan: link?.span ?? end,
    owner: owner?.text,
    ownerSpan: owner?.span ?? noOwner ?? end,
    date: date?.text,
    dateSpan: date?.span ?? end,
  };
}

/** Reads the fields of an action's text, which stands at `offset` of the document. */
export function readActionFields(text: string, offset: number): ActionFields {
  // Why a date moved says nothing of who does it until when.
  const source = text.replaceAll(ownNote, found => ' '.repeat(found.length));
  const at = (found: FieldPiece | undefined): LocatedText | undefined =>
    found && { text: found.text, span: { start: offset + found.index, end: offset + found.index + found.text.length } };
  const labelled = findLabelledOwner(source);
  const isNamed = labelled !== undefined && !isNobody(labelled.text);
  const owner = isNamed
    ? labelled
    : (findMention(source) ?? findDoer(source) ?? (labelled ? undefined : nameAlone(source)));
  return {
    link: at(findLink(source)),
    owner: at(owner),
    noOwner: labelled && !isNamed ? at(labelled)?.span : undefined,
    date: at(findTargetDate(source)),
  };
}

/** An issue's link; what a command or an address says in code is none, nor is a machine of one's own. */
export function findLink(source: string): FieldPiece | undefined {
  const text = blankInlineCode(source);
  let from = 0;
  for (let found = find(text, anyLink); found; found = find(text.slice(from), anyLink)) {
    const index = from + found.index;
    from = index + found.text.length;
    if (!localAddress.test(found.text)) return { text: source.slice(index, from), index };
  }
  return undefined;
}

/** `https://localhost:8006`, `http://192.168.4.7/graph`: where something is looked at and nothing is followed up. */
const localAddress = /:\/\/(?:localhost|0\.0\.0\.0|\[::1\]|127\.\d|10\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/u;

/** Behind a mention that is a whole name: `@Ana Li to add`. */
const surname = /^ \p{Upper}[\p{Alpha}'’-]*(?= (?:to|will) | ?[,;:.()|\r\n]|$)/u;

/** `@ana`, `@Ana Li`, and `@ana, @ben` as the first of them. */
function findMention(source: string): FieldPiece | undefined {
  const found = source.includes('@') ? find(source, mention) : undefined;
  if (!found || !/^@\p{Upper}\p{Lower}+$/u.test(found.text)) return found;
  const behind = source.slice(found.index + found.text.length, found.index + found.text.length + longestName);
  return { ...found, text: found.text + (surname.exec(behind)?.[0] ?? '') };
}

function findLabelledOwner(source: string): FieldPiece | undefined {
  const label = find(source, ownerForm);
  const value = label && readValue(source, label.index + label.text.length);
  // "Tech lead: split the job"
  return value && (isTeamName(value.text) || !isOrder(value.text, true)) ? value : undefined;
}

/** The value that begins at a place, up to where the next field begins, without marks around it. */
function readValue(source: string, start: number): FieldPiece {
  const rest = source.slice(start, start + longestName * 2);
  const end = rest.search(fieldEnd);
  const value = rest.slice(0, end < 0 ? longestName : end);
  const lead = /^[\s*_`]*/u.exec(value)?.[0].length ?? 0;
  return { text: value.slice(lead).replace(/(?<![\s*_`])[\s*_`]+$/u, ''), index: start + lead };
}

/** `Ana to add`, `Ben and Cat to write`, `Ana will raise`. */
const doerForm = new RegExp(
  String.raw`^((?:${personName})(?:(?:, | and | & )(?:${personName})){0,3}) (?:to|will|should|shall|(?:is|are) (?:going )?to) (?:also )?(\p{Lower}+)`,
  'u',
);
/** `**Ana** add`, `(Ana) Add`, `Dr. Anja Roth: test`, `Platform team: order`. */
const leadForm = new RegExp(
  String.raw`^(?:(?:\*\*|__)((?:${personName})(?: team)?) ?[:：]?(?:\*\*|__)[:：]? |(?:\[(?=[^\]]*\] ))?((?:${personName})(?: team)?)(?:: |\] )|\(((?:${personName}))\) )`,
  'u',
);
const startMarks = ignoreCase(/^(?:\[[ x]\][ \t])?[\s>]*/iu);

/** Who stands before what they do. */
function findDoer(source: string): FieldPiece | undefined {
  const start = startMarks.exec(source)?.[0].length ?? 0;
  const text = source.slice(start);
  const [, named, doing] = doerForm.exec(text) ?? [];
  const people = named?.split(/, | and | & /u) ?? [];
  // "Refuse to run twice", "Ask Google to raise it": a verb is nobody's name.
  const isOrdered = isDoing(named?.split(' ', 1)[0]?.toLowerCase() ?? '');
  if (named !== undefined && !isOrdered && people.every(isPerson)) {
    // Whatever somebody of a common name is to do; of another name only what somebody does.
    if (isDoing(doing ?? '') || people.every(isGivenName)) return { text: named, index: start };
  }
  const lead = leadForm.exec(text);
  const [, bold, plain = bold, noted = ''] = lead ?? [];
  // "(Frontend) Add a test" is about something.
  const name = plain ?? (hasGivenName(noted) ? noted : undefined);
  const isInitials = bold !== undefined && /^\p{Upper}{2,3}$/u.test(bold);
  if (!lead || name === undefined || !(isPerson(name) || isInitials || isTeamName(name))) return undefined;
  return { text: name, index: start + lead[0].indexOf(name) };
}

/** A name that is all of a field beside a date or an issue, "…, Amy Poole, 19 March, DB-7", or has a title: "– Hr. Wirth". */
function nameAlone(source: string): FieldPiece | undefined {
  const pieces = listPieces(source);
  // "2026-03-20 #8" is a date and an issue.
  const isFact = ({ text }: FieldPiece): boolean => {
    const fact = text
      .replace(/(?:之?前|以前|まで|[迄止末])$/u, '')
      .replace(/^(?:by|until|due|(?:done|completed|closed)(?: on)?|bis|erledigt|до|até|avant le|antes del?) /iu, '');
    const rest = fact.replace(targetForm, '').replace(anyLink, '');
    return isStateWord(text) || (fact !== '' && !/[\p{Alpha}\p{N}]/u.test(rest));
  };
  const behind = pieces.slice(1);
  const titled = behind.find(({ text }) => /^\p{Upper}\p{Lower}{0,3}\. \p{Upper}/u.test(text) && isPerson(text));
  if (titled || (!behind.some(isFact) && !isFact(pieces[0] ?? { text: '', index: 0 }))) return titled;
  const isWho = (text: string): boolean => isPerson(text) || isTeamName(text);
  return behind.find(({ text }, index) => isWho(text) && isBesideFact(behind, index, isFact));
}

function isBesideFact(pieces: readonly FieldPiece[], index: number, isFact: (piece: FieldPiece) => boolean): boolean {
  const isLast = pieces.slice(index + 1).every(piece => piece.text === '' || isFact(piece) || isPerson(piece.text));
  const before = index > 0 ? pieces[index - 1] : undefined;
  return isLast || [before, pieces[index + 1]].some(piece => piece !== undefined && isFact(piece));
}

/** The date until when: with a label or a word that says so, or alone between marks. Dates in a sentence are none. */
export function findTargetDate(source: string): FieldPiece | undefined {
  for (const { 0: label, index } of findMatches(dateForm, source)) {
    const start = index + label.length;
    const value = find(source.slice(start, start + longestName), targetForm);
    const gap = value && source.slice(start, start + value.index);
    if (value && /^[\s*_]*(?:by |the |end of |in )?$/iu.test(gap ?? ''))
      return { text: value.text, index: start + value.index };
  }
  let at = 0;
  for (let found = find(source, anyDate); found; found = find(source.slice(at), anyDate)) {
    const piece = { text: found.text, index: at + found.index };
    if (isTarget(source, piece)) return piece;
    at = piece.index + piece.text.length;
  }
  for (const { text, index } of listPieces(source).slice(1)) {
    const date = wholeDate.exec(text)?.groups?.['date'];
    if (date !== undefined) return { text: date, index: index + text.length - date.length };
  }
  return undefined;
}

const targetWord = ignoreCase(
  /(?:^|[\s(*_])(?:by|until|(?<!from )before|till|due|eta|target|bis|bis zum|vor|avant(?: le)?|pour(?: le)?|antes del?|para(?: el)?|até|до|к)[\s*_:]*(?:the |end of |le |el |o )?$/iu,
);
/** "2026年12月10日前完成": it is done by then. */
const doneBy = /^(?:(?:之?前|以前)(?:完成|上[线線]|交付|落地|实施|提交)|までに)/u;
/** What something that already happened is told with: "the limit that was set on …", "the test of …". */
const pastWord = ignoreCase(
  /(?:^|[\s(])(?:on|of|from(?: before)?|since|at|than|after|in|the|during|as of|was|expires?|done|fixed|closed|completed|am|vom|seit|nach|del?|du|depuis|desde|от|с|на)\s*$/iu,
);
const targetEnd = new RegExp(
  String.raw`^(?:之?前|以前|まで|迄|止)?[*_]*(?:\s*~~)?(?:\s*$|\s*[\r\n)）,;|.、，；。]|\s+(?:[-–—→(@#!&[\x60]|[A-Z][A-Z0-9]+-\d|${issueStart}|\$\d|[0-9a-f]{7,40}\b))`,
  'u',
);
const quarterForm = ignoreCase(/^q[1-4]/iu);

function isTarget(source: string, { text, index }: FieldPiece): boolean {
  const before = source.slice(Math.max(0, index - 40), index);
  const behind = source.slice(index + text.length, index + text.length + 40);
  if (targetWord.test(before) || doneBy.test(behind)) return true;
  if (
    /\b(?:done|closed|completed|fixed|merged|erledigt|hecho|feito|fait|сделано|resolved)\b[^,;()@#!&]{0,20}$/iu.test(
      before,
    )
  )
    return false;
  if (pastWord.test(before)) return false;
  const isStart = /(?:^|[\s(（,;:：|*_.–—\-\])、，；]|@[\w.-]+ ?|\d ?)$/u.test(before);
  const isAlone =
    /(?:^|[(（,;:|.–—-]\s*|[、，；：]\s*|@[\w.-]+\s+|[#!&]\d\S*\s+|\[[^\]]*\]\([^)]*\)\s+|-\d+\s+)[*_]*$/u.test(before);
  const isEnd = targetEnd.test(behind);
  // "in Q1" says so itself; "Q1 shows" is no date of the action.
  if (quarterForm.test(text)) return isAlone && isEnd;
  return isStart && isEnd;
}
