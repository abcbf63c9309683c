// Where in a review a cursor stands, as far as it decides what can be written there.
import type { FieldMeaning, Meaning, ReviewDocument, Span } from '../model';
import { readActionColumns } from '../parse/actionTables';
import { readMaskedLines } from '../parse/document';
import { readFields } from '../parse/fields';
import { findLine, findLineSpan, readLineText } from '../parse/lines';
import { findSection } from '../parse/sections';
import { isDelimiterRow, splitCells } from '../parse/tables';
import { holdsLine } from './wholes';

/**
 * `hidden`: the marker, a comment, front matter, code. `entry`: an entry of a timeline that has no words yet. `value` is
 * what goes when something is put there: all that stands in the field, the cell or the entry, on both sides of the cursor.
 */
export type WritingPlace =
  | { readonly kind: 'hidden' | 'text' }
  | { readonly kind: 'empty'; readonly meaning: Meaning | undefined }
  | { readonly kind: 'entry'; readonly value: Span }
  | { readonly kind: 'field'; readonly meaning: FieldMeaning; readonly value: Span }
  | { readonly kind: 'cell'; readonly column: 'link' | 'owner' | 'date'; readonly value: Span };

/** The place of an offset. */
export function findWritingPlace(document: ReviewDocument, offset: number): WritingPlace {
  const line = findLine(document, offset);
  if (isHidden(document, offset, line)) return { kind: 'hidden' };
  const section = findSection(document.sections, line);
  const span = findLineSpan(document, line);
  if (readLineText(document, line).trim() === '') return { kind: 'empty', meaning: section?.meaning };
  const before = document.text.slice(span.start, offset);
  const cell = findCell(document, offset, line);
  if (cell) return cell;
  const entry = section?.meaning === 'timeline' ? /^[ \t]*[-+*][ \t](?=[\d:. -]*$)/u.exec(before) : null;
  if (entry) return { kind: 'entry', value: { start: span.start + entry[0].length, end: offset } };
  const field = readFields(document).find(each => each.line === line);
  const meaning = field?.meaning;
  if (!field || !meaning || offset <= field.nameSpan.end) return { kind: 'text' };
  const isList = meaning === 'services' || meaning === 'team';
  // Between the name and its value stand a colon or a pipe, and marks of emphasis.
  const lead = (isList ? /^[*_\s]*[:：|](?:.*,|[*_]*)[ \t]*/u : /^[*_\s]*[:：|][*_]*[ \t]*/u).exec(
    document.text.slice(field.nameSpan.end, offset),
  );
  return lead
    ? {
        kind: 'field',
        meaning,
        value: extendValue(document, { start: field.nameSpan.end + lead[0].length, end: offset }, isList),
      }
    : { kind: 'text' };
}

/** What stands before the cursor together with what stands behind it: of a list one name, without a comment at its end. */
function extendValue({ masked }: ReviewDocument, { start, end }: Span, isList = false): Span {
  const [rest = ''] = (isList ? /^[^|,\r\n]*/u : /^[^|\r\n]*/u).exec(masked.slice(end)) ?? [];
  return { start, end: end + rest.trimEnd().length };
}

function isHidden({ blocks, comments, frontMatter }: ReviewDocument, offset: number, line: number): boolean {
  const hidden = [...comments, ...(frontMatter ? [frontMatter] : [])];
  return (
    hidden.some(({ start, end }) => start < offset && offset < end) ||
    blocks.some(block => block.kind === 'code' && holdsLine(block, line))
  );
}

/** A cell of a row of corrective actions. */
function findCell(document: ReviewDocument, offset: number, line: number): WritingPlace | undefined {
  const table = document.blocks.find(({ kind, ...block }) => kind === 'table' && holdsLine(block, line));
  if (!table || line === table.startLine || isDelimiterRow(readLineText(document, line))) return undefined;
  const column = readActionColumns(document, table)[countCells(document, offset, line)];
  if (column !== 'link' && column !== 'owner' && column !== 'date') return undefined;
  const lead = /[^|]*$/u.exec(document.text.slice(findLineSpan(document, line).start, offset))?.[0] ?? '';
  return {
    kind: 'cell',
    column,
    value: extendValue(document, { start: offset - lead.trimStart().length, end: offset }),
  };
}

/** In which cell of its row an offset lies, from 0: behind as many cells as a pipe follows before it. */
function countCells(document: ReviewDocument, offset: number, line: number): number {
  return splitCells(readMaskedLines(document), line).filter(
    ({ end }) => end < offset && document.text.slice(end, offset).includes('|'),
  ).length;
}
