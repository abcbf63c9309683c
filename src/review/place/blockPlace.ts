// Where something that a command puts in goes: the one place that decides it, for every block and for images.
import type { Block, Meaning, ReviewDocument, Section, Span } from '../model';
import { isOnlyBracket } from '../parse/actions';
import { isActionTable, readActionColumns } from '../parse/actionTables';
import { listWithInner, parseReview } from '../parse/document';
import { detectLineEnd, findLine, findLineSpan, isBlankSpan, readLineText } from '../parse/lines';
import { readQuickAction } from '../parse/quickActions';
import { findSection, isTitle } from '../parse/sections';
import { isDelimiterRow, splitCells } from '../parse/tables';
import { findNextAction } from './nextAction';
import { findOpenWhy } from './nextWhy';
import { findWholes, holdsLine, keepsBlocks, type LineRange } from './wholes';

export type Inserted = 'whys' | 'actions' | 'impact' | 'timeline' | 'image';

/** `span` is replaced by `before`, the block and `after`; nothing that a person wrote lies in it. */
export interface BlockPlace {
  readonly kind: 'block';
  readonly span: Span;
  readonly before: string;
  readonly after: string;
  /** The list marker of the document. */
  readonly bullet: string;
}

/** A row of a table that is there already: `span` is a row that nobody filled, or empty. */
export interface TableRowPlace {
  readonly kind: 'row';
  readonly span: Span;
  readonly before: string;
  readonly columns: number;
  /** The one that holds the target date, from 0; -1 where none does. */
  readonly dateColumn: number;
}

/**
 * In a list that is there: of whys the answer that is still open, else that of one more question below the last; of
 * corrective actions an item.
 */
interface ItemPlace {
  readonly kind: 'why' | 'action';
  readonly span: Span;
  readonly before: string;
}

/** Within a line, as it is. */
interface InlinePlace {
  readonly kind: 'inline';
  readonly span: Span;
}

/** Where each belongs, the best first. An image belongs wherever somebody writes. */
const homes: Readonly<Record<Inserted, readonly Meaning[]>> = {
  whys: ['whys', 'root-cause'],
  actions: ['actions'],
  impact: ['impact'],
  timeline: ['timeline'],
  image: ['metrics'],
};

/**
 * The place for something, with the cursor at an offset: at the cursor where that stands in the section it belongs to,
 * else at the end of that section, else at the cursor. Never inside of what nobody sees (the marker, a comment, front
 * matter) nor of a fence, a table, a list or a paragraph: then it goes behind that.
 */
export function findBlockPlace(
  document: ReviewDocument,
  inserted: Inserted,
  offset: number,
): BlockPlace | TableRowPlace | InlinePlace | ItemPlace {
  const caret = findLine(document, offset);
  if (inserted === 'image' && isInText(document, offset))
    return { kind: 'inline', span: { start: offset, end: offset } };
  const wholes = findWholes(document);
  const isSeen =
    !document.blocks.some(block => isHidden(block) && holdsLine(block, caret)) && !isInComment(document, offset);
  const aim = findAim(document, inserted, { line: caret, isSeen });
  const table = inserted === 'actions' ? findActionTable(document, aim.section) : undefined;
  if (table) return findRow(document, table);
  const why = inserted === 'whys' ? findOpenWhy(document, aim.section) : undefined;
  if (why) return { kind: 'why', span: { start: why.at, end: why.at }, before: why.lead };
  const sample = inserted === 'actions' ? findSample(document, aim.section) : undefined;
  const action = inserted === 'actions' && !sample ? findNextAction(document, aim.section) : undefined;
  if (action) return { kind: 'action', span: { start: action.at, end: action.at }, before: action.lead };
  const bullet = /^[-+*]/u.exec(readFirstItem(document))?.[0] ?? '-';
  if (sample) return { kind: 'block', span: sample, before: '', after: '', bullet };
  for (const line of listBoundaries(document, aim, wholes)) {
    const place = makePlace(document, line, isNextEntry(document, inserted, line) ? 0 : 1);
    if (keepsBlocks(document, { ...place, body: shapes[inserted].replace('-', bullet) }))
      return { kind: 'block', ...place, bullet };
  }
  const start = document.frontMatter?.end ?? 0;
  const eol = detectLineEnd(document.text);
  return { kind: 'block', span: { start, end: start }, before: '', after: eol + eol, bullet };
}

/**
 * The place of a section of its own: at the end, before rules and quick actions that end the text. Where that lies in a fence
 * or a comment that is never closed, above it and above the list that it begins in.
 */
export function findEndPlace(document: ReviewDocument): Pick<BlockPlace, 'span' | 'before' | 'after'> {
  const end = makePlace(document, findContentEnd(document, { startLine: 0, endLine: document.lineStarts.length }), 1);
  if (keepsBlocks(document, { ...end, body: 'x' })) return end;
  let first = Infinity;
  for (const { startLine, endLine } of findWholes(document).toSorted((one, other) => other.endLine - one.endLine))
    if (endLine > first || first === Infinity) first = Math.min(first, startLine);
  const above = makePlace(document, first, 1);
  return keepsBlocks(document, { ...above, body: 'x' }) ? above : end;
}

/** The text with a section of its own at that place. */
export function putAtEnd(text: string, section: string): string {
  const { span, before, after } = findEndPlace(parseReview(text));
  return text.slice(0, span.start) + before + section + after + text.slice(span.end);
}

/** The shortest text of each form. */
const shapes: Readonly<Record<Inserted, string>> = {
  whys: '1. x',
  actions: '| x | y |\n| --- | --- |',
  impact: '- x',
  timeline: '- x',
  image: 'x',
};

/** A section, and the line in it from which a place is looked for; at its end where `line` is undefined. */
interface Aim {
  readonly section: Section | undefined;
  readonly line: number | undefined;
}

interface Caret {
  readonly line: number;
  /** It stands where a person writes. */
  readonly isSeen: boolean;
}

function findAim(document: ReviewDocument, inserted: Inserted, caret: Caret): Aim {
  const { sections } = document;
  const here = findSection(sections, caret.line);
  const isOnHeading = here !== undefined && here.level > 0 && caret.line < here.startLine;
  const line = isOnHeading || !caret.isSeen ? undefined : caret.line;
  if (inserted === 'image' && line !== undefined) return { section: here, line };
  for (const meaning of homes[inserted]) {
    const own = sections.filter(section => section.meaning === meaning);
    const holder =
      here && own.flatMap(section => listWithInner(document, section)).find(({ index }) => index === here.index);
    if (holder) return { section: holder, line };
    const [first] = own;
    if (first) return { section: first, line: undefined };
  }
  // Before the title nobody writes: what has no section of its own goes below what the title heads.
  const title = sections.find(section => isTitle(section, sections));
  if (title && here?.index === 0) return { section: title, line: undefined };
  return { section: here, line: caret.isSeen ? line : caret.line };
}

/** The cursor stands within words of a paragraph or a list, behind its marker, where a picture shows. */
function isInText(document: ReviewDocument, offset: number): boolean {
  const line = findLine(document, offset);
  const span = findLineSpan(document, line);
  if (isBlankSpan(document.text, span) || isInComment(document, offset)) return false;
  const blocks = document.blocks.filter(block => holdsLine(block, line));
  const inner = blocks.at(-1);
  if (!inner || inner.kind !== 'paragraph' || blocks.some(isHidden)) return false;
  if (inner.startLine === line && offset < inner.text.start) return false;
  const before = document.text.slice(span.start, offset);
  // An odd number of ticks: within code, where Markdown is shown as it is written.
  return (
    before.trim() !== '' &&
    (before.split('`').length - 1) % 2 === 0 &&
    keepsBlocks(document, { span: { start: offset, end: offset }, before: '', after: '', body: 'x' })
  );
}

function isHidden({ kind }: Block): boolean {
  return kind === 'code' || kind === 'comment' || kind === 'html' || kind === 'table';
}

function isInComment({ comments, frontMatter }: ReviewDocument, offset: number): boolean {
  return (
    (frontMatter !== undefined && offset < frontMatter.end) ||
    comments.some(({ start, end }) => offset > start && offset < end)
  );
}

/** Lines before which a block may stand, the best first: from the line on, then upwards; then all others of the document. */
function listBoundaries(
  document: ReviewDocument,
  { section, line }: Aim,
  wholes: readonly LineRange[],
): readonly number[] {
  const last = document.lineStarts.length;
  const inner = new Set<number>();
  for (const { startLine, endLine } of wholes) for (let at = startLine + 1; at < endLine; at += 1) inner.add(at);
  const free = [...Array(last + 1).keys()].filter(at => !inner.has(at));
  const from = section?.startLine ?? 0;
  const to = section?.endLine ?? last;
  const inside = free.filter(at => at >= from && at <= to);
  const outside = free.filter(at => at < from || at > to);
  const start = line ?? findContentEnd(document, section ?? { startLine: 0, endLine: last });
  const onText = line !== undefined && !isBlankSpan(document.text, findLineSpan(document, line));
  const whole = wholes.find(each => line !== undefined && holdsLine(each, line));
  const first = whole ? whole.endLine : onText ? start + 1 : start;
  return [
    ...inside.filter(at => at >= first),
    ...inside.filter(at => at < first).toReversed(),
    ...outside.filter(at => at > to),
    ...outside.filter(at => at < from).toReversed(),
  ];
}

/** The line behind the last one that says something: rules and quick actions at a section's end stay there. */
export function findContentEnd(
  document: ReviewDocument,
  { startLine, endLine }: Pick<Section, 'startLine' | 'endLine'>,
): number {
  let line = endLine;
  while (line > startLine) {
    const text = readLineText(document, line - 1);
    const isRule = document.blocks.some(block => block.kind === 'rule' && block.startLine === line - 1);
    if (text.trim() !== '' && !isRule && readQuickAction(text)?.isText !== false) break;
    line -= 1;
  }
  return line;
}

/** `gap` is how many blank lines stand between it and what comes before. */
function makePlace(document: ReviewDocument, boundary: number, gap: number): Omit<BlockPlace, 'kind' | 'bullet'> {
  const eol = detectLineEnd(document.text);
  const count = document.lineStarts.length;
  const isBlank = (at: number): boolean => isBlankSpan(document.text, findLineSpan(document, at));
  // A blank line before the boundary serves as one of the two around the block.
  const line =
    boundary > 0 && isBlank(boundary - 1) && (boundary === count || !isBlank(boundary)) ? boundary - 1 : boundary;
  const isEnd = line === count - 1 && line > 0;
  if (line < count && isBlank(line) && !(isEnd && !isBlank(line - 1))) {
    const before = line > 0 && !isBlank(line - 1) ? eol.repeat(gap) : '';
    return {
      span: findLineSpan(document, line),
      before,
      after: isEnd || (line + 1 < count && !isBlank(line + 1)) ? eol : '',
    };
  }
  const after = line < count && !isBlank(line) ? eol : '';
  if (line === 0) return { span: { start: 0, end: 0 }, before: '', after: eol + after };
  const at = findLineSpan(document, line - 1).end;
  return { span: { start: at, end: at }, before: eol.repeat(gap + 1), after };
}

/** An entry below another one of the same list. */
function isNextEntry(document: ReviewDocument, inserted: Inserted, line: number): boolean {
  return inserted === 'timeline' && line > 0 && /^[-+*] /u.test(readLineText(document, line - 1));
}

function readFirstItem(document: ReviewDocument): string {
  const item = document.blocks.find(block => block.kind === 'item' && block.depth === 0 && block.level === 0);
  return item ? readLineText(document, item.startLine).trimStart() : '';
}

/** The list that a template gives in place of actions, `- <Bare issue link>`, between blank lines. */
function findSample(document: ReviewDocument, section: Section | undefined): Span | undefined {
  if (section?.meaning !== 'actions') return undefined;
  const isBlank = (line: number): boolean => line >= section.endLine || readLineText(document, line).trim() === '';
  const isSample = (line: number): boolean =>
    isOnlyBracket(
      readLineText(document, line)
        .replace(/^[-+*] /u, '')
        .trim(),
    );
  for (let line = section.startLine; line < section.endLine; line += 1) {
    if (!isSample(line)) continue;
    let end = line + 1;
    while (end < section.endLine && isSample(end)) end += 1;
    const { start } = findLineSpan(document, line);
    if (isBlank(line - 1) && isBlank(end)) return { start, end: findLineSpan(document, end - 1).end };
  }
  return undefined;
}

function findActionTable(document: ReviewDocument, section: Section | undefined): Block | undefined {
  return document.blocks
    .slice(section?.firstBlock ?? 0, section?.endBlock ?? 0)
    .find(block => block.kind === 'table' && block.depth === 0 && isActionTable(document, block));
}

/** The first row that nobody filled, else one below the last. */
function findRow(document: ReviewDocument, table: Block): TableRowPlace {
  const columns = splitCells(document, table.startLine).length;
  const dateColumn = readActionColumns(document, table).indexOf('date');
  for (let line = table.startLine + 1; line < table.endLine; line += 1) {
    const row = readLineText(document, line);
    if (/^[\s|]*$/u.test(row) && !isDelimiterRow(row)) {
      return { kind: 'row', span: findLineSpan(document, line), before: '', columns, dateColumn };
    }
  }
  const { end } = findLineSpan(document, table.endLine - 1);
  return { kind: 'row', span: { start: end, end }, before: detectLineEnd(document.text), columns, dateColumn };
}
