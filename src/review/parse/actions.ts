// Corrective actions as table rows, list items or bare links, and who owns them until when.
import type { Action, Block, ReviewDocument, Section, Span } from '../model';
import { maskedLines } from './document';
import { lineSpan, lineText, trimSpan } from './lines';
import { cellsOf, isDelimiterRow } from './tables';

/** Any address, and GitLab's references: `#12`, `group/project#12`, `!3`, `&4`, `PROJ-12`. */
const reference =
  /\[[^\]\r\n]*\]\([^)\s][^)\r\n]*\)|<?https?:\/\/[^\s>)|]+>?|(?:[\w.-]+(?:\/[\w.-]+)+)?[#!&]\d+\b|\b[A-Z][A-Z0-9]{1,9}-\d+\b|\[[^\]\r\n]+\]\[[^\]\r\n]*\]/;

const mention = /(?<![\w/@])@\w(?:[\w.-]*\w)?(?![\w/])/;
const isoDate = /\b\d{4}-\d{2}-\d{2}\b/;
const anyDate =
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:\d{1,2}\.?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s+\d{1,2})?(?:st|nd|rd|th)?,?\s+\d{4}\b|\b(?:end of|by|in|mid)\s+(?:Q[1-4]|(?:next|this)\s+(?:week|month|quarter|year|sprint))(?:\s+\d{4})?\b|\bQ[1-4](?:\s+\d{4})?\b/i;

/** What the columns of an actions table mean, by their headers. */
const columns: readonly (readonly ['text' | 'link' | 'owner' | 'date' | 'state', RegExp])[] = [
  ['date', /\b(?:date|due|deadline|eta|when|by when|termin|fällig|prazo|fecha)\b|日期|期限/i],
  ['owner', /\b(?:owner|who|assignee|dri|responsible|lead|verantwortlich|responsável|responsable)\b|负责人/i],
  ['link', /\b(?:work item|issue link|link|ticket|bug|tracking|tracker|jira|pr|mr)\b|链接/i],
  ['state', /\b(?:status|state|done)\b|状态/i],
  ['text', /\b(?:action|item|issue|idea|corrective|what|description|task|maßnahme|ação|acción)\b|措施/i],
];

/** The corrective actions of a section, its tables and its top-level items in document order. */
export function actionsOf(document: ReviewDocument, section: Section): readonly Action[] {
  const actions: Action[] = [];
  for (let index = section.firstBlock; index < section.endBlock; index++) {
    const block = document.blocks[index];
    if (!block) break;
    if (block.kind === 'table') actions.push(...rows(document, section, block));
    else if (block.kind === 'item' && isTop(document, block)) actions.push(...items(document, section, block));
    else if (block.kind === 'paragraph' && block.parent < 0) actions.push(...bareLinks(document, section, block));
  }
  return actions;
}

function isTop(document: ReviewDocument, block: Block): boolean {
  for (let parent = block.parent; parent >= 0;) {
    const outer = document.blocks[parent];
    if (!outer) break;
    if (outer.kind === 'item') return outer.text.end > outer.text.start && isHeadingItem(document, outer);
    parent = outer.parent;
  }
  return true;
}

/** `- **Review actions**:` with the actions nested below it. */
function isHeadingItem(document: ReviewDocument, item: Block): boolean {
  return document.sections.some(
    section => section.headingLine === item.startLine && section.headingSpan.start > item.text.start,
  );
}

function rows(document: ReviewDocument, section: Section, table: Block): readonly Action[] {
  const lines = maskedLines(document);
  const header = cellsOf(lines, table.startLine).map(cell => columnOf(document.masked.slice(cell.start, cell.end)));
  const actions: Action[] = [];
  for (let line = table.startLine + 1; line < table.endLine; line++) {
    const source = lineText(lines, line);
    if (isDelimiterRow(source)) continue;
    const cells = cellsOf(lines, line);
    if (!cells.some(cell => /[\p{L}\p{N}]/u.test(document.masked.slice(cell.start, cell.end)))) continue;
    const row = trimSpan(document.masked, lineSpan(lines, line));
    const cell = (meaning: 'text' | 'link' | 'owner' | 'date' | 'state'): Span | undefined =>
      cells[header.indexOf(meaning)];
    const value = (span: Span | undefined): string => (span ? document.masked.slice(span.start, span.end) : '');
    const textCell = cell('text') ?? cells[0] ?? row;
    const linkCell = cell('link') ?? textCell;
    const ownerCell = cell('owner');
    const dateCell = cell('date');
    const link = reference.exec(value(linkCell))?.[0] ?? reference.exec(source)?.[0];
    const done = /\b(?:done|closed|completed|fixed)\b|✅|✔|~~/i.test(value(cell('state')) || source);
    actions.push({
      section: section.index,
      line,
      span: textCell.end > textCell.start ? textCell : row,
      text: value(textCell),
      done,
      link,
      linkSpan: linkCell,
      owner: (ownerCell ? value(ownerCell) : mention.exec(source)?.[0]) || undefined,
      ownerSpan: ownerCell ?? { start: row.end, end: row.end },
      date: (dateCell ? value(dateCell) : anyDate.exec(source)?.[0]) || undefined,
      dateSpan: dateCell ?? { start: row.end, end: row.end },
    });
  }
  return actions;
}

function columnOf(header: string): 'text' | 'link' | 'owner' | 'date' | 'state' | undefined {
  const clean = header.replace(/<[^>]*>/g, ' ').replace(/[*_`]/g, '');
  return columns.find(([, pattern]) => pattern.test(clean))?.[0];
}

function items(document: ReviewDocument, section: Section, block: Block): readonly Action[] {
  const first = document.masked.slice(block.text.start, block.text.end);
  if (!/[\p{L}\p{N}]/u.test(first)) return [];
  if (isHeadingItem(document, block)) return [];
  const end = lineSpan(document, block.endLine - 1).end;
  return [
    free(document, section, block.startLine, block.text, {
      start: block.text.start,
      end: Math.max(block.text.end, end),
    }),
  ];
}

/** A paragraph that is nothing but links, one a line. */
function bareLinks(document: ReviewDocument, section: Section, block: Block): readonly Action[] {
  const lines = maskedLines(document);
  const actions: Action[] = [];
  for (let line = block.startLine; line < block.endLine; line++) {
    const span = trimSpan(document.masked, lineSpan(lines, line));
    const text = document.masked.slice(span.start, span.end);
    const link = reference.exec(text)?.[0];
    if (link !== undefined && text.startsWith(link) && text.length - link.length < 60)
      actions.push(free(document, section, line, span, span));
  }
  return actions;
}

/** An action in running text; `whole` is the item with everything nested in it. */
function free(document: ReviewDocument, section: Section, line: number, span: Span, whole: Span): Action {
  const source = document.masked.slice(whole.start, whole.end);
  const own = document.masked.slice(span.start, span.end);
  const box = /^\[([ x])\][ \t]*/i.exec(own);
  const textSpan = trimSpan(document.masked, { start: span.start + (box?.[0].length ?? 0), end: span.end });
  const at = (pattern: RegExp): { text: string; span: Span } | undefined => {
    const match = pattern.exec(source);
    return match
      ? { text: match[0], span: { start: whole.start + match.index, end: whole.start + match.index + match[0].length } }
      : undefined;
  };
  const link = at(reference);
  const owner = at(mention) ?? ownerPhrase(source, whole.start);
  const date = at(isoDate) ?? at(anyDate);
  const end = { start: span.end, end: span.end };
  return {
    section: section.index,
    line,
    span: textSpan,
    text: document.masked.slice(textSpan.start, textSpan.end),
    done: (box !== null && box[1] !== ' ') || /^~~|\b(?:done|completed)[.)]?\s*$|✅|✔/i.test(own),
    link: link?.text,
    linkSpan: link?.span ?? end,
    owner: owner?.text,
    ownerSpan: owner?.span ?? end,
    date: date?.text,
    dateSpan: date?.span ?? end,
  };
}

function ownerPhrase(source: string, offset: number): { readonly text: string; readonly span: Span } | undefined {
  const match =
    /\b(?:owner|assignee|dri|owned by|assigned to|responsible)\b\s*(?::\s*)?([^\s,;|()][^,;|()\r\n]{0,60})/i.exec(
      source,
    );
  const text = match?.[1]?.replace(/[*_]+$/, '').trim();
  if (!match || !text) return undefined;
  const start = offset + match.index + match[0].length - (match[1]?.length ?? 0);
  return { text, span: { start, end: start + text.length } };
}
