// Corrective actions as table rows, list items or bare links, and who owns them until when.
import type { Action, Block, ReviewDocument, Section, Span } from '../model';
import { maskedLines } from './document';
import { lineSpan, lineText, trimSpan } from './lines';
import { sectionAt } from './sections';
import { cellsOf, isDelimiterRow } from './tables';

/** Any link or address, GitLab's references (`#12`, `group/project#12`, `!3`, `&4`) and keys such as `SHOP-12`. */
const reference =
  /\[[^\][\r\n]{0,300}\](?:\([^)\s][^)\r\n]{0,1000}\)|\[[^\][\r\n]{0,300}\])|<?https?:\/\/[^\s>)|]{1,1000}>?|(?:(?<![\w./-])[\w.-]{1,100}(?:\/[\w.-]{1,100}){1,10})?[#!&]\d{1,9}\b|\b(?<!-)(?!(?:AES|CVE|GMT|HTTP|ISO|PRIO|RFC|SEV|SEVERITY|SHA|TIER|TLS|UTC|UTF)-)[A-Z][A-Z0-9]{1,9}-\d{1,9}\b/u;

const mention = /(?<![\w/@])@\w(?:[\w.-]{0,254}\w)?(?![\w/])/u;
const isoDate = /\b\d{4}-\d{2}-\d{2}\b/u;
const anyDate =
  /\b\d{4}-\d{2}-\d{2}\b|(?<![\d/.])(?:\d{1,2}\/\d{1,2}\/(?:20)?\d{2}|(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.20\d{2})(?![\d/]|\.\d)|\b(?:\d{1,2}\.?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s+\d{1,2})?(?:st|nd|rd|th)?,?\s+\d{4}\b|\b(?:end of|by|in|mid)\s+(?:Q[1-4]|(?:next|this)\s+(?:week|month|quarter|year|sprint))(?:\s+\d{4})?\b|\bQ[1-4](?:\s+\d{4})?\b/iu;

type ActionColumn = 'text' | 'link' | 'owner' | 'date' | 'state';

/** What the columns of an actions table mean, by their headers. */
const columns: readonly (readonly [ActionColumn, RegExp])[] = [
  ['date', /\b(?:date|due|deadline|eta|when|termin|fällig|prazo|fecha)\b|日期|期限/iu],
  ['owner', /\b(?:owner|who|assignee|dri|responsible|lead|verantwortlich|responsável|responsable)\b|负责人/iu],
  ['link', /^\s*issues?\s*$|\b(?:work item|issue link|link|ticket|bug|tracking|tracker|jira|pr|mr)\b|链接/iu],
  ['state', /\b(?:status|state|done)\b|状态/iu],
  ['text', /\b(?:action|item|issue|idea|corrective|what|description|task|maßnahme|ação|acción)\b|措施/iu],
];

const word = /[\p{L}\p{N}]/u;
/** A cell for a date that holds none. */
const noDate = /^(?:[-–—?.\s]*|n\/?a|tb[ad])$/iu;
const doneWord = /^\W*(?:done|closed|completed|fixed)\b/iu;
const doneMark = /✅|✔|~~/u;
/** Where an item's own paragraph ends. */
const nested = /\r?\n[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|\r?\n)/u;
/** Struck out, or with a last word on it: `done`, `_done in the dashboard_`. */
const doneText = /^~~|\b(?:done|completed)[.)]?$|[_*(](?:done|completed|fixed)\b[^_*()]{0,60}[_*)]{1,2}\.?$|✅|✔/iu;

/** The corrective actions of a section, its tables and its top-level items in document order. */
export function actionsOf(document: ReviewDocument, section: Section): readonly Action[] {
  const actions: Action[] = [];
  for (let index = section.firstBlock; index < section.endBlock; index += 1) {
    const block = document.blocks[index];
    if (!block) break;
    if (block.kind === 'table') actions.push(...rows(document, section, block));
    else if (block.kind === 'item' && isTop(document, block)) actions.push(...items(document, section, block));
    else if (block.kind === 'paragraph' && block.parent < 0) actions.push(...bareLinks(document, section, block));
  }
  return actions;
}

/** At the top of its list, or directly below a bullet that acts as the section's heading. */
function isTop(document: ReviewDocument, block: Block): boolean {
  for (let index = block.parent; index >= 0;) {
    const outer = document.blocks[index];
    if (outer?.kind === 'item') return isHeadingItem(document, outer);
    index = outer?.parent ?? -1;
  }
  return true;
}

/** `- **Review actions**:` with the actions nested below it. */
function isHeadingItem(document: ReviewDocument, item: Block): boolean {
  const section = sectionAt(document.sections, item.startLine);
  return section?.headingLine === item.startLine && section.headingSpan.start > item.text.start;
}

function rows(document: ReviewDocument, section: Section, table: Block): readonly Action[] {
  const lines = maskedLines(document);
  const { masked } = document;
  const value = (span: Span | undefined): string => (span ? masked.slice(span.start, span.end) : '');
  const header = cellsOf(lines, table.startLine).map(cell => columnOf(value(cell)));
  const actions: Action[] = [];
  for (let line = table.startLine + 1; line < table.endLine; line += 1) {
    const source = lineText(lines, line);
    if (isDelimiterRow(source) || !word.test(source)) continue;
    const cells = cellsOf(lines, line);
    const row = trimSpan(masked, lineSpan(lines, line));
    const cell = (column: ActionColumn): Span | undefined => cells[header.indexOf(column)];
    const text = cell('text') ?? cells[0] ?? row;
    // What has no column of its own is written into the action's text.
    const behind = { start: text.end, end: text.end };
    const ownerCell = cell('owner');
    const dateCell = cell('date');
    const owner = ownerCell ? { text: value(ownerCell), span: ownerCell } : findIn(masked, mention, row);
    const date = dateCell ? { text: value(dateCell), span: dateCell } : findIn(masked, anyDate, row);
    const state = cell('state');
    const linkCell = cell('link');
    const link = findIn(masked, reference, linkCell ?? text) ?? findIn(masked, reference, row);
    actions.push({
      section: section.index,
      line,
      span: text.end > text.start ? text : row,
      text: value(text),
      done: doneMark.test(source) || (state ? doneWord.test(value(state)) : cells.some(each => isDone(value(each)))),
      link: link?.text,
      linkSpan: link?.span ?? linkCell ?? behind,
      owner: owner?.text || undefined,
      ownerSpan: owner?.span ?? behind,
      date: date && !noDate.test(date.text) ? date.text : undefined,
      dateSpan: date?.span ?? behind,
    });
  }
  return actions;
}

/** Without a column for it, only a cell that says nothing else. */
function isDone(cell: string): boolean {
  return cell.length < 12 && doneWord.test(cell);
}

function columnOf(header: string): ActionColumn | undefined {
  const clean = header.replace(/<[^<>]{0,40}>/gu, ' ').replace(/[*_`]/gu, '');
  return columns.find(([, pattern]) => pattern.test(clean))?.[0];
}

function items(document: ReviewDocument, section: Section, block: Block): readonly Action[] {
  const first = document.masked.slice(block.text.start, block.text.end);
  if (!word.test(first) || isHeadingItem(document, block)) return [];
  const end = lineSpan(document, block.endLine - 1).end;
  const whole = { start: block.text.start, end: Math.max(block.text.end, end) };
  return [actionIn(document, section, { line: block.startLine, span: block.text, whole })];
}

/** The lines of a paragraph that begin with a link and say little more; a sentence may break before one, a list does not. */
function bareLinks(document: ReviewDocument, section: Section, block: Block): readonly Action[] {
  const lines = maskedLines(document);
  const actions: Action[] = [];
  let isList = true;
  for (let line = block.startLine; line < block.endLine; line += 1) {
    const span = trimSpan(document.masked, lineSpan(lines, line));
    const text = document.masked.slice(span.start, span.end);
    const link = reference.exec(text)?.[0];
    const isLink = link !== undefined && text.startsWith(link) && text.length - link.length < 60;
    if (isLink && isList) actions.push(actionIn(document, section, { line, span, whole: span }));
    isList = (isLink && isList) || text.endsWith(':');
  }
  return actions;
}

interface LocatedText {
  readonly text: string;
  readonly span: Span;
}

function findIn(text: string, pattern: RegExp, { start, end }: Span): LocatedText | undefined {
  const match = pattern.exec(text.slice(start, end));
  if (!match) return undefined;
  const at = start + match.index;
  return { text: match[0], span: { start: at, end: at + match[0].length } };
}

/** An action in running text; `whole` is the item with everything nested in it. */
function actionIn(
  document: ReviewDocument,
  section: Section,
  { line, span, whole }: { readonly line: number; readonly span: Span; readonly whole: Span },
): Action {
  const source = document.masked.slice(whole.start, whole.end);
  const own = document.masked.slice(span.start, span.end);
  const box = /^\[([ x])\][ \t]*/iu.exec(own);
  const textSpan = trimSpan(document.masked, { start: span.start + (box?.[0].length ?? 0), end: span.end });
  const at = (pattern: RegExp): LocatedText | undefined => findIn(document.masked, pattern, whole);
  const link = at(reference);
  const owner = at(mention) ?? ownerPhrase(source, whole.start);
  const date = at(isoDate) ?? at(anyDate);
  const end = { start: textSpan.end, end: textSpan.end };
  return {
    section: section.index,
    line,
    span: textSpan,
    text: document.masked.slice(textSpan.start, textSpan.end),
    done: (box !== null && box[1] !== ' ') || doneText.test((source.split(nested, 1)[0] ?? '').trimEnd()),
    link: link?.text,
    linkSpan: link?.span ?? end,
    owner: owner?.text,
    ownerSpan: owner?.span ?? end,
    date: date?.text,
    dateSpan: date?.span ?? end,
  };
}

const ownerWords =
  /\b(?:(?:owner|assignee|dri|responsible)[*_]{0,2}\s{0,5}[:：][*_]{0,2}\s{0,5}|(?:owned by|assigned to)\s{1,5})([^\s,;|()][^,;|()\r\n]{0,60})/iu;

/** `Owner: Ida`, `assigned to the platform team`. */
function ownerPhrase(source: string, offset: number): LocatedText | undefined {
  const match = ownerWords.exec(source);
  const value = match?.[1];
  const text = value?.replace(/[*_]{1,3}$/u, '').trim();
  if (!match || value === undefined || !text) return undefined;
  const start = offset + match.index + match[0].length - value.length;
  return { text, span: { start, end: start + text.length } };
}
