// Corrective actions as rows of a table: what each column is for, in the languages that reviews come in.
import type { Action, Block, ReviewDocument, Section, Span } from '../model';
import { anyLink, findFieldPlace, findLink, findTargetDate, mention, type LocatedText } from './actionFields';
import { isDoneCell, isDoneState, isNoAction } from './actionState';
import { readMaskedLines } from './document';
import type { EmbeddedRow } from './embeddedRows';
import { readLineText } from './lines';
import { isNobody } from './personNames';
import { hasIssue } from './toldActions';
import { splitCells, isDelimiterRow } from './tables';
import { removeAccents } from './accents';
import { anyDate } from './targetDates';
import { ignoreCase } from './ignoreCase';

type ActionColumn = 'text' | 'link' | 'owner' | 'date' | 'state';

/** What the columns of an actions table mean, by their headers. */
const columns: readonly (readonly [ActionColumn, RegExp])[] = [
  [
    'date',
    ignoreCase(
      /\b(?:date|due|deadline|eta|when|target|until|completion|by when|termin|frist|bis|prazo|data|fecha|plazo|echeance|delai)\b|fallig|срок|дата|日期|期限|截止|时间|预期完成|预计完成|^когда$|納期|予定|기한|목표일|예정일|마감/iu,
    ),
  ],
  [
    'owner',
    ignoreCase(
      /\b(?:owners?|roles?|teams?|who|assignees?|assigned|dri|responsible|lead|person|accountable|verantwortliche?r?|wer|pilote|porteur|responsavel|responsables?|quien|quem|qui|chi|pemilik|ansvarlig)\b|zustandig|^кто$|ответственн|исполнитель|владелец|负责|負責|责任|担当|담당|책임/iu,
    ),
  ],
  [
    'link',
    ignoreCase(
      /^\s*issues?\s*$|\b(?:work item|issue link|link|tickets?|bug|tracking|tracker|jira|pr|mr)\b|тикет|задача|链接|工单|チケット|티켓|링크|이슈/iu,
    ),
  ],
  [
    'state',
    ignoreCase(/\b(?:status|state|done|estado|statut|etat|situacao)\b|статус|状态|狀態|状況|ステータス|进度|상태/iu),
  ],
  [
    'text',
    ignoreCase(
      /\b(?:action|actions|step|item|issue|idea|corrective|what|description|task|summary|title|measures?|remediation|improvement|follow[- ]?up|maßnahme|aufgabe|acao|accion|mesure|tarea|tarefa)\b|^что$|действие|мера|措施|行动|行動|事项|対策|内容|アクション|조치|작업|항목|내용/iu,
    ),
  ],
];

const word = /[\p{Alpha}\p{N}]/u;

/** The actions in the rows of a table: empty rows, and those that say "None", are left out. */
export function readTableActions(document: ReviewDocument, section: Section, table: Block): readonly Action[] {
  const lines = readMaskedLines(document);
  const rows: EmbeddedRow[] = [];
  for (let line = table.startLine; line < table.endLine; line += 1) {
    if (!isDelimiterRow(readLineText(lines, line))) rows.push({ line, cells: splitCells(lines, line) });
  }
  return readRowActions(document.masked, section, rows);
}

/** The actions in rows whose cells are known, the header first. */
export function readRowActions(
  text: string,
  section: Section,
  [first, ...rows]: readonly EmbeddedRow[],
): readonly Action[] {
  const header = (first?.cells ?? []).map(({ start, end }) => detectColumn(text.slice(start, end)));
  // "Condition | Severity", "Measure | Value | Target" in a section of actions: a table beside the actions, not one of them.
  const holds = (test: (cell: string) => boolean): boolean =>
    rows.some(({ cells }) => cells.some(({ start, end }) => test(text.slice(start, end))));
  const isOfValues = first?.cells.some(({ start, end }) => valueName.test(text.slice(start, end))) === true;
  const isOther =
    header.every(column => column === undefined) ||
    (isOfValues && !header.some(isFollowed) && holds(cell => measure.test(cell)));
  if (isOther && !holds(holdsField)) return [];
  const actions: Action[] = [];
  for (const { line, cells } of rows) {
    const [from, to] = [cells[0], cells.at(-1)];
    if (!from || !to || !word.test(text.slice(from.start, to.end))) continue;
    const row = { start: from.start, end: to.end };
    const action = readRow(text, section, { line, row, cells, header });
    if (action) actions.push(action);
  }
  return actions;
}

/** A column for whose it is, where it is followed up or how far it is. */
const isFollowed = (column: ActionColumn | undefined): boolean => /owner|link|state/u.test(column ?? '');

/** "Value", "Valeur", "Istwert", "Actual". */
const valueName = /val(?:ue|eu|or)|wert$|actual|r[eé]sult|[值値]$/iu;

/** "24.1 s", "≤ 5 min", "**99.9 %** (of all)": what is measured is not done. */
const measure = /^[<>≤≥~≈*_\s]*\d[\d.,]*\s?(?:%|m?s|sec[a-z]*|min[a-z]*|[kmgt]i?b)[*_]*(?:$| \()/iu;

function holdsField(cell: string): boolean {
  return mention.test(cell) || anyLink.test(cell) || anyDate.test(cell) || isMarkedDone(cell);
}

/** A table with columns for what is to be done, by whom, and until when or where it is followed up. */
export function isAssignedTable(document: ReviewDocument, table: Block): boolean {
  const cells = splitCells(readMaskedLines(document), table.startLine).map(({ start, end }) =>
    document.masked.slice(start, end),
  );
  const columns = cells.map(detectColumn);
  // "When | What | Who" lists what happened.
  const isUntil = columns.includes('link') || cells.some(cell => detectColumn(cell) === 'date' && !whenForm.test(cell));
  const isNamed = cells.some(cell => /^[\s*_]*action(?: ?items?)?s?[\s*_]*$/iu.test(cell));
  return columns.includes('text') && (columns.includes('owner') || isNamed) && isUntil;
}

const whenForm = ignoreCase(/\b(?:when|time)\b|时间/iu);

/** What each column of a table is for, by its header. */
export function readActionColumns(document: ReviewDocument, table: Block): readonly (ActionColumn | undefined)[] {
  return splitCells(readMaskedLines(document), table.startLine).map(({ start, end }) =>
    detectColumn(document.masked.slice(start, end)),
  );
}

/** A table with a column for what is done and one for its issue, its owner or its date. */
export function isActionTable(document: ReviewDocument, table: Block): boolean {
  const header = readActionColumns(document, table);
  return header.includes('text') && (['link', 'owner', 'date'] as const).some(column => header.includes(column));
}

/** The cell of a row that tells its state; undefined where the table has no such column. */
export function findStateCell(document: ReviewDocument, table: Block, line: number): Span | undefined {
  const column = readActionColumns(document, table).indexOf('state');
  return column < 0 ? undefined : splitCells(readMaskedLines(document), line)[column];
}

interface Row {
  readonly line: number;
  readonly row: Span;
  readonly cells: readonly Span[];
  readonly header: readonly (ActionColumn | undefined)[];
}

function readRow(masked: string, section: Section, { line, row, cells, header }: Row): Action | undefined {
  const value = ({ start, end }: Span): string => masked.slice(start, end);
  const at = (index: number): Span | undefined => (index < 0 ? undefined : cells[index]);
  const cell = (column: ActionColumn): Span | undefined => at(header.indexOf(column));
  // A column without a name that is known holds the action, but where it only numbers the rows.
  const isWorded = (column: ActionColumn | undefined, index: number): boolean =>
    column === undefined && /\p{Alpha}{2}/u.test(value(cells[index] ?? row));
  const text = cell('text') ?? at(header.findIndex(isWorded)) ?? at(header.indexOf(undefined)) ?? cells[0] ?? row;
  if (isNoAction(value(text)) || isGroupRow(cells.map(value), value(text))) return undefined;
  // What has no column of its own is written into the action's text.
  const behind = findFieldPlace({ text: value(text), span: text });
  const bare = (column: ActionColumn): Span | undefined => trimEmphasis(masked, cell(column));
  const [ownerCell, dateCell, state, linkCell] = [bare('owner'), bare('date'), cell('state'), cell('link')];
  const owner = ownerCell ? { text: value(ownerCell), span: ownerCell } : findIn(masked, mention, row);
  const date = dateCell ? { text: value(dateCell), span: dateCell } : findDateIn(masked, cells);
  const link =
    findLinkIn(masked, linkCell ?? text) ??
    (linkCell && findIn(masked, plainNumber, linkCell)) ??
    cells
      .flatMap(each => (ownId.test(value(each)) ? [] : (findLinkIn(masked, each) ?? [])))
      // Beside a column for issues, what the words link may be a page: "Alert as in the [runbook](…)" has no issue yet.
      .find(found => !linkCell || hasIssue({ text: '', link: found.text }));
  const isStruck = value(text).startsWith('~~');
  return {
    section: section.index,
    line,
    span: text.end > text.start ? text : row,
    text: value(text),
    ...(state ? { isStateTold: true } : {}),
    done: isStruck || (state ? isDoneState(value(state)) : cells.some(each => isMarkedDone(value(each)))),
    link: link?.text,
    linkSpan: link?.span ?? linkCell ?? behind,
    owner: owner && !isNobody(owner.text) ? owner.text : undefined,
    ownerSpan: owner?.span ?? behind,
    date: date && !isNobody(date.text) ? date.text : undefined,
    dateSpan: date?.span ?? behind,
  };
}

/** `| **Prevention** | | |`: a row that only names those below it. */
function isGroupRow(cells: readonly string[], text: string): boolean {
  return (
    cells.length > 1 &&
    /^(?:\*\*|__)[^*_]+(?:\*\*|__)$/u.test(text) &&
    cells.every(cell => cell === '' || cell === text)
  );
}

/** A cell without the marks around all of it, `**Ana**`. */
function trimEmphasis(text: string, span: Span | undefined): Span | undefined {
  const marked = span && /^([*_]{1,3})([^*_]+)\1$/u.exec(text.slice(span.start, span.end));
  const marks = marked?.[1]?.length ?? 0;
  return span && { start: span.start + marks, end: span.end - marks };
}

/** `A-001` alone in a cell counts the rows. */
const ownId = /^[A-Z]{1,2}-?0\d{1,3}$/u;
/** In a column of issues a number is one. */
const plainNumber = /(?<![\w.-])\d{2,9}(?![\w.-])/u;

/** "Resolved by !47" in a column of any name. */
const doneBy = /^[*_]*(?:resolved|done|merged|closed|fixed|implemented|completed|shipped) (?:by|in|on|with|via)\s/iu;

function isMarkedDone(cell: string): boolean {
  return (
    isDoneCell(cell) ||
    doneBy.test(cell) ||
    /✅|✔|~~|(?:^|\s)\**(?:DONE|FIXED|CLOSED|COMPLETED?|MERGED)\**$/u.test(cell)
  );
}

/** What a column is for, by its header's text; marks and tags in it say nothing. */
function detectColumn(header: string): ActionColumn | undefined {
  const clean = removeAccents(header.replace(/<[^<>]{0,40}>|[*_`]/gu, ' '));
  return columns.find(([, pattern]) => pattern.test(clean))?.[0];
}

function findIn(text: string, pattern: RegExp, { start, end }: Span): LocatedText | undefined {
  const match = pattern.exec(text.slice(start, end));
  return match ? placeIn(start, match[0], match.index) : undefined;
}

/** A date that is no column's own is read as in a list: "open since 2026-07-18" tells when something was. */
function findDateIn(text: string, cells: readonly Span[]): LocatedText | undefined {
  for (const { start, end } of cells) {
    const date = findTargetDate(text.slice(start, end));
    if (date) return placeIn(start, date.text, date.index);
  }
  return undefined;
}

function findLinkIn(text: string, { start, end }: Span): LocatedText | undefined {
  const link = findLink(text.slice(start, end));
  return link && placeIn(start, link.text, link.index);
}

function placeIn(start: number, text: string, index: number): LocatedText {
  return { text, span: { start: start + index, end: start + index + text.length } };
}
