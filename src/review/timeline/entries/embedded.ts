// What stands in the fences of a section, and tables in HTML: text that is read like any other, or rows of cells.
import type { Block, ReviewDocument, Section, Span } from '../../model';
import { parseReview } from '../../parse/document';
import { findLine, findLineSpan, findLineStart, readLineText, trimSpan } from '../../parse/lines';
import { ignoreCase } from '../../parse/ignoreCase';
import { findMatches } from '../../parse/matches';

/** The content of a fence or of a table. Offsets and lines are those of the document. */
export type EmbeddedContent =
  | { readonly kind: 'text'; readonly document: ReviewDocument }
  /** The header first; a cell that says nothing is empty. */
  | { readonly kind: 'table'; readonly rows: readonly EmbeddedRow[] };

/** A row of a table that is no Markdown. */
interface EmbeddedRow {
  readonly line: number;
  readonly cells: readonly Span[];
}

const fence = /^ {0,3}(?:`{3,}|~{3,})[ \t]*(?<language>\S*)/u;
/** Text in these languages is no list of entries. */
const programs = ignoreCase(
  /^(?:mermaid|plantuml|dot|graphviz|math|csv|ya?ml|sql|diff|bash|sh|shell|console|python|go|js|ts|ruby|java)$/iu,
);

/** The contents of a section's own fences and HTML tables, in order. */
export function readEmbedded(document: ReviewDocument, section: Section): readonly EmbeddedContent[] {
  const found: EmbeddedContent[] = [];
  for (const block of document.blocks.slice(section.firstBlock, section.endBlock)) {
    if (block.depth > 0) continue;
    const content = block.kind === 'code' ? fenceContent(document, block) : undefined;
    const rows = block.kind === 'html' ? htmlRows(document, block) : [];
    if (content) found.push(content);
    else if (rows.length > 1) found.push({ kind: 'table', rows });
  }
  return found;
}

function fenceContent(document: ReviewDocument, block: Block): EmbeddedContent | undefined {
  const language = fence.exec(readLineText(document, block.startLine))?.groups?.['language'];
  if (language === undefined || programs.test(language)) return undefined;
  const last = fence.test(readLineText(document, block.endLine - 1)) ? block.endLine - 1 : block.endLine;
  const content = { start: findLineStart(document, block.startLine + 1), end: findLineSpan(document, last - 1).end };
  if (content.end <= content.start) return undefined;
  const rows = /^json/iu.test(language) ? jsonRows(document, content) : undefined;
  return rows ? { kind: 'table', rows } : { kind: 'text', document: parseReview(isolate(document.text, content)) };
}

/** The text with everything outside a span blanked, line ends kept, so that offsets and lines stay the same. */
function isolate(text: string, { start, end }: Span): string {
  const blank = (part: string): string => part.replace(/[^\r\n]/gu, found => ' '.repeat(found.length));
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
}

const htmlRow = ignoreCase(/<tr\b[^>]*>(?<cells>.*?)(?=<\/tr|<tr|<\/table|$)/gisu);
const htmlCell = ignoreCase(/<t[dh]\b[^>]*>(?<text>.*?)(?=<\/t[dh]|<t[dhr]|$)/gisu);

/** The rows of a table in HTML. */
function htmlRows(document: ReviewDocument, block: Block): readonly EmbeddedRow[] {
  const from = findLineStart(document, block.startLine);
  const text = document.masked.slice(from, findLineSpan(document, block.endLine - 1).end);
  if (!/<table\b/iu.test(text)) return [];
  return findMatches(htmlRow, text).map(row => {
    const inside = from + row.index + row[0].indexOf(row.groups?.['cells'] ?? '');
    const cells = findMatches(htmlCell, row.groups?.['cells'] ?? '').map(cell => {
      const end = inside + cell.index + cell[0].length;
      return trimSpan(document.masked, { start: end - (cell.groups?.['text'] ?? '').length, end });
    });
    return { line: findLine(document, from + row.index), cells };
  });
}

/** `{"fields": [{"key", "label"}], "items": [{…}]}`, the content of a `json:table`; undefined where it is none. */
function jsonRows({ text, ...document }: ReviewDocument, content: Span): readonly EmbeddedRow[] | undefined {
  const table = tableOf(text.slice(content.start, content.end));
  if (!table) return undefined;
  const lines = { text, lineStarts: document.lineStarts };
  const quotedSpan = (value: string, from: number): Span | undefined => {
    const quoted = JSON.stringify(value);
    const start = text.indexOf(quoted, from);
    // What is written with other escapes is not found.
    return start < 0 || start >= content.end ? undefined : { start: start + 1, end: start + quoted.length - 1 };
  };
  const nowhere = { start: content.start, end: content.start };
  const header = table.labels.map(label => quotedSpan(label, content.start) ?? nowhere);
  let at = quotedSpan('items', content.start)?.end ?? content.start;
  const rows = table.items.map(item => {
    const cells = table.keys.map(() => nowhere);
    let first: number | undefined;
    for (const [key, value] of Object.entries(item)) {
      const name = quotedSpan(key, at);
      const span = name && typeof value === 'string' ? quotedSpan(value, name.end) : undefined;
      if (!span) continue;
      at = span.end;
      first ??= span.start;
      const column = table.keys.indexOf(key);
      if (column >= 0) cells[column] = span;
    }
    return { line: findLine(lines, first ?? at), cells };
  });
  return [{ line: findLine(lines, content.start), cells: header }, ...rows];
}

interface JsonTable {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

function tableOf(text: string): JsonTable | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(data) || !Array.isArray(data['items'])) return undefined;
  const items = data['items'].filter(isRecord);
  const fields: readonly unknown[] = Array.isArray(data['fields']) ? data['fields'] : [];
  const labels = new Map<string, string>();
  for (const field of fields) {
    const { key, label } = isRecord(field) ? field : { key: field, label: undefined };
    if (typeof key === 'string') labels.set(key, typeof label === 'string' ? label : key);
  }
  if (labels.size === 0) for (const item of items) for (const key of Object.keys(item)) labels.set(key, key);
  return { keys: [...labels.keys()], labels: [...labels.values()], items };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
