// Rows and cells of a pipe table, from the lines' own text: markdown-it gives no columns.
import type { Span } from '../model';
import { type Lines, findLineSpan, trimSpan } from './lines';
import { skipMarks } from './marks';

/**
 * The trimmed span of each cell of a row, behind the marks of quotes and lists. A pipe right behind a backslash does not end a
 * cell, however many of them stand there; the outer pipes may be missing.
 */
export function splitCells(lines: Lines, line: number): readonly Span[] {
  const { text } = lines;
  const row = trimSpan(text, findLineSpan(lines, line));
  const cells: Span[] = [];
  let start = findRowStart(text, row);
  for (let at = start; at < row.end; at += 1) {
    if (text.charCodeAt(at) !== 124 || text.charCodeAt(at - 1) === 92) continue;
    cells.push(trimSpan(text, { start, end: at }));
    start = at + 1;
  }
  if (start < row.end) cells.push(trimSpan(text, { start, end: row.end }));
  return cells;
}

/** Behind the marks of quotes and lists that a row may stand behind, and behind its outer pipe. */
export function findRowStart(text: string, { start, end }: Span): number {
  let at = start;
  for (let behind = skipMarks(text, at, end); behind > at; behind = skipMarks(text, at, end)) at = behind;
  return text.charCodeAt(at) === 124 ? at + 1 : at;
}

/** True for the row of dashes below a table's header. */
export function isDelimiterRow(row: string): boolean {
  return row.includes('-') && /^[\s>|:-]+$/u.test(row);
}
