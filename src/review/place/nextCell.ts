// Tab in a table of corrective actions: to the next cell, and at the end of the table on with the next row.
import { isActionTable } from '../parse/actionTables';
import { parseReview } from '../parse/document';
import { splitCells } from '../parse/tables';

/** Some lines of a document, from 0; `count` of them. */
interface TableLines {
  readonly count: number;
  readonly lineAt: (line: number) => string;
}

/** Where Tab leads: to the words of a cell, or to a row that is not there yet. */
export type NextCell =
  | { readonly kind: 'cell'; readonly line: number; readonly start: number; readonly end: number }
  | { readonly kind: 'row' };

/** Longer tables are not looked at while somebody types. */
const mostRows = 200;

/**
 * What follows the cell with the cursor, in the row or at the start of the next row. From the last cell it is a row to fill in: a
 * new one, or the first that nobody filled. Undefined elsewhere, and in the header.
 */
export function findNextCell(
  { count, lineAt }: TableLines,
  { line, character }: { readonly line: number; readonly character: number },
): NextCell | undefined {
  const row = lineAt(line);
  const index = findCellIndex(row, character);
  if (!isRow(row) || index === undefined) return undefined;
  let first = line;
  while (first > 0 && line - first < mostRows && isRow(lineAt(first - 1))) first -= 1;
  if (line - first < 2) return undefined;
  const text = Array.from({ length: line - first + 1 }, (_, at) => lineAt(first + at)).join('\n');
  const document = parseReview(text);
  const [table] = document.blocks;
  if (table?.kind !== 'table' || !isActionTable(document, table)) return undefined;
  const next = findCell(row, index + 1);
  if (next) return { kind: 'cell', line, ...next };
  const below = line + 1 < count ? lineAt(line + 1) : '';
  const start = isRow(below) ? findCell(below, 0) : undefined;
  if (start) return { kind: 'cell', line: line + 1, ...start };
  return { kind: 'row' };
}

/** Which cell a place of a row lies in, from 0; before the first pipe and behind the last one is no cell. */
function findCellIndex(row: string, character: number): number | undefined {
  const before = row.slice(0, character);
  if (before.trim() === '' && row.trimStart().startsWith('|')) return undefined;
  const index = listCells(`${before}x`).length - 1;
  return index < listCells(row).length ? index : undefined;
}

/** The words of a cell; in an empty one the place behind its first blank. */
function findCell(row: string, index: number): { readonly start: number; readonly end: number } | undefined {
  const cell = listCells(row)[index];
  if (!cell || cell.start < cell.end || row[cell.start] !== ' ') return cell;
  return { start: cell.start + 1, end: cell.start + 1 };
}

function listCells(row: string): ReturnType<typeof splitCells> {
  return splitCells({ text: row, lineStarts: [0] }, 0);
}

function isRow(text: string): boolean {
  return text.includes('|') && !/^ {4}|^[ \t]*(?:```|~~~)/u.test(text);
}
