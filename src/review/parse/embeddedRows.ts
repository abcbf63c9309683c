// Tables that are no Markdown: in HTML, and in the JSON of a GitLab table.
import { isRecord } from '../../incident/values';
import type { Block, ReviewDocument, Span } from '../model';
import { ignoreCase } from './ignoreCase';
import { findMatches } from './matches';
import { findLine, findLineSpan, findLineStart, trimSpan } from './lines';

/** A row of a table that is no Markdown. */
export interface EmbeddedRow {
  readonly line: number;
  readonly cells: readonly Span[];
}

const htmlRow = ignoreCase(/<tr\b[^>]*>(?<cells>.*?)(?=<\/tr|<tr|<\/table|$)/gisu);
const htmlCell = ignoreCase(/<t[dh]\b[^>]*>(?<text>.*?)(?=<\/t[dh]|<t[dhr]|$)/gisu);

/** The rows of a table in HTML; none where the block holds no table. */
export function readHtmlRows(document: ReviewDocument, block: Block): readonly EmbeddedRow[] {
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
export function readJsonRows({ text, ...document }: ReviewDocument, content: Span): readonly EmbeddedRow[] | undefined {
  const table = readJsonTable(text.slice(content.start, content.end));
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

function readJsonTable(text: string): JsonTable | undefined {
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
