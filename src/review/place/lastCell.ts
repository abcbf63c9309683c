// The end of a table of corrective actions: where Tab goes on with the next row.
import { isActionTable } from '../parse/actionTables';
import { parseReview } from '../parse/document';

/** Some lines of a document, from 0; `count` of them. */
interface TableLines {
  readonly count: number;
  readonly lineAt: (line: number) => string;
}

/** Longer tables are not looked at while somebody types. */
const mostRows = 200;

/** True where a cursor stands behind the words of the last cell of the last row, and something is written in the row. */
export function isLastActionCell(
  { count, lineAt }: TableLines,
  { line, character }: { readonly line: number; readonly character: number },
): boolean {
  const row = lineAt(line);
  const rest = row.slice(character).trim();
  if (!isRow(row) || (rest !== '' && rest !== '|') || !/[\p{L}\p{N}]/u.test(row)) return false;
  // Behind the pipe that ends the row is no cell any more.
  if (rest === '' && row.trimEnd().endsWith('|')) return false;
  if (line + 1 < count && isRow(lineAt(line + 1))) return false;
  let first = line;
  while (first > 0 && line - first < mostRows && isRow(lineAt(first - 1))) first -= 1;
  const text = Array.from({ length: line - first + 1 }, (_, at) => lineAt(first + at)).join('\n');
  const document = parseReview(text);
  const [table] = document.blocks;
  return table?.kind === 'table' && line - first > 1 && isActionTable(document, table);
}

function isRow(text: string): boolean {
  return text.includes('|') && !/^ {4}|^[ \t]*(?:```|~~~)/u.test(text);
}
