// A table of Markdown whose pipes stand below each other: only blanks and dashes change.
import type { ReviewDocument, TextEdit } from '../model';
import { detectLineEnd, findLineSpan, readLineText } from '../parse/lines';
import { isDelimiterRow, splitCells } from '../parse/tables';
import { holdsLine } from './wholes';

/** Wide signs (CJK, emoji) count twice, as editors draw them. */
const wide =
  /[\p{Extended_Pictographic}\u{1100}-\u{115F}\u{2E80}-\u{A4CF}\u{AC00}-\u{D7A3}\u{F900}-\u{FAFF}\u{FF00}-\u{FF60}]/u;

/** UTF-16 units; a longer cell, which no screen shows whole, does not make its column wider. */
const longestCell = 500;

/** The edit that aligns the table on a line, from 0; undefined where there is none, or nothing to align. */
export function alignTable(document: ReviewDocument, line: number): TextEdit | undefined {
  const table = document.blocks.find(block => block.kind === 'table' && block.depth === 0 && holdsLine(block, line));
  if (!table) return undefined;
  const numbers = Array.from({ length: table.endLine - table.startLine }, (_, index) => table.startLine + index).filter(
    number => readLineText(document, number).trim() !== '',
  );
  const rows = numbers.map((number, at) => ({
    // Only the second row can be the rule: further down, `| -- |` is what a person wrote.
    isRule: at === 1 && isDelimiterRow(readLineText(document, number)),
    cells: splitCells(document, number).map(({ start, end }) => {
      const cell = document.text.slice(start, end);
      return { cell, width: measure(cell) };
    }),
  }));
  const widths: number[] = [];
  for (const { cells, isRule } of rows) {
    for (const [column, { width }] of cells.entries()) {
      widths[column] = Math.max(widths[column] ?? 3, isRule || width === Infinity ? 3 : width);
    }
  }
  const lines = rows.map(({ cells, isRule }) => {
    const padded = cells.map(({ cell, width }, column) => {
      const all = widths[column] ?? 3;
      return isRule ? drawRule(cell, all) : cell + ' '.repeat(Math.max(0, all - width));
    });
    return `| ${padded.join(' | ')} |`;
  });
  const span = {
    start: findLineSpan(document, table.startLine).start,
    end: findLineSpan(document, numbers.at(-1) ?? table.startLine).end,
  };
  const text = lines.join(detectLineEnd(document.text));
  return text === document.text.slice(span.start, span.end) ? undefined : { span, text };
}

/** How wide a cell is drawn. Asked for with every move of the cursor, so plain letters are counted by the text's length. */
function measure(cell: string): number {
  if (cell.length > longestCell) return Infinity;
  if (/^[\x20-\x7e]*$/u.test(cell)) return cell.length;
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(cell)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** The colons that say how a column is aligned stay. */
function drawRule(cell: string, width: number): string {
  const [left, right] = [cell.startsWith(':') ? ':' : '', cell.length > 1 && cell.endsWith(':') ? ':' : ''];
  return left + '-'.repeat(width - left.length - right.length) + right;
}
