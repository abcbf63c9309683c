// Rows and cells of a pipe table, from the lines' own text: markdown-it gives no columns.
import type { Span } from '../model';
import { type Lines, findLineSpan, trimSpan } from './lines';

/** The trimmed span of each cell of a row, behind the marks of a quote. An escaped pipe does not end a cell; the outer pipes may be missing. */
export function splitCells(lines: Lines, line: number): readonly Span[] {
  const { text } = lines;
  const row = trimSpan(text, findLineSpan(lines, line));
  const cells: Span[] = [];
  let start = row.start;
  if (text.charCodeAt(start) === 62) start += /^[>\s]*/u.exec(text.slice(start, row.end))?.[0].length ?? 0;
  if (text.charCodeAt(start) === 124) start += 1;
  for (let at = start; at < row.end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 92) at += 1;
    else if (unit === 124) {
      cells.push(trimSpan(text, { start, end: at }));
      start = at + 1;
    }
  }
  if (start < row.end) cells.push(trimSpan(text, { start, end: row.end }));
  return cells;
}

/** True for the row of dashes below a table's header. */
export function isDelimiterRow(row: string): boolean {
  return row.includes('-') && /^[\s>|:-]+$/u.test(row);
}
