// Places to write that no token marks: a row of dots, an order to fill in, a time in code at the head of an entry, a name in
// braces that is all of a value.
import type { Block, ReviewDocument, Span } from '../model';
import { readMaskedLines } from './document';
import { type Lines, findLine, findLineSpan, readLineText } from './lines';
import { findMatches } from './matches';
import { fillIn, isWhole } from './placeholderForms';
import type { Placeholder } from './placeholders';
import { findSection } from './sections';
import { splitCells } from './tables';

/** Those of a whole document; what stands in code is shown only. */
export function findOpenPlaces(document: ReviewDocument, isCode: (offset: number) => boolean): readonly Placeholder[] {
  return [...findOpenRows(document), ...findOrders(readMaskedLines(document), isCode)];
}

const dots = /^(?:…|\.{3})$/u;
/** Words of somebody who tells something. */
const told = /(?:\p{Alpha}+[^\p{Alpha}|\r\n]+){4}/u;

function findOpenRows(document: ReviewDocument): readonly Placeholder[] {
  const lines = readMaskedLines(document);
  const { text } = lines;
  if (!text.includes('…') && !text.includes('...')) return [];
  const found: Placeholder[] = [];
  for (const table of document.blocks) {
    if (table.kind !== 'table') continue;
    let isForWords: boolean | undefined;
    for (let line = table.startLine + 1; line < table.endLine; line += 1) {
      if (!/…|\.{3}/u.test(readLineText(lines, line))) continue;
      const cells = splitCells(lines, line);
      const read = ({ start, end }: Span): string => text.slice(start, end);
      const span = cells.find(cell => dots.test(read(cell)));
      if (span && isOpen(cells.map(read)) && (isForWords ??= isToWrite(document, table)))
        found.push({ span, text: read(span), line, note: false });
    }
  }
  return found;
}

/** "| … | … |", "| 3 | … | |": the number of a row says nothing. */
function isOpen(cells: readonly string[]): boolean {
  return cells.every((cell, index) => cell === '' || dots.test(cell) || (index === 0 && /^\d{1,3}$/u.test(cell)));
}

/** A table of readings is shortened with dots; where things are told, and in a list of entries or actions, nothing is. */
function isToWrite({ sections, masked, lineStarts }: ReviewDocument, { startLine, endLine }: Block): boolean {
  const meaning = findSection(sections, startLine)?.meaning;
  return (
    meaning === 'timeline' ||
    meaning === 'actions' ||
    told.test(masked.slice(lineStarts[startLine + 1], lineStarts[endLine]))
  );
}

/** "_fill in: …_", "*(à compléter)*", "（待填写）" as all of a line, an item, a value or a cell; "they had to _fill in_ a form" is none. */
const order = new RegExp(
  String.raw`(?:[_*]{1,2}[(（]?|[(（‹])(?=${fillIn})(?:[^|\r\n]|\r?\n(?![ \t]*(?:\r?\n|[-*+#>|]))){1,300}?(?:[)）›][_*]{0,2}|[_*]{1,2})(?=[.\s]*(?:$|\|))`,
  'gmu',
);

function findOrders(lines: Lines, isCode: (offset: number) => boolean): readonly Placeholder[] {
  return findMatches(order, lines.text).flatMap(({ 0: text, index }): readonly Placeholder[] => {
    const line = findLine(lines, index);
    const left = lines.text.slice(findLineSpan(lines, line).start, index);
    if (left.length > longestLead || !isWhole({ left, right: '' }) || isCode(index)) return [];
    return [{ span: { start: index, end: index + text.length }, text, line, note: false }];
  });
}

const longestLead = 100;

interface LinePlace {
  readonly line: number;
  readonly start: number;
}

const entryLead = /^[\s>]*(?:(?:[-+*]|\d{1,3}[.)])\s+[*_]{0,2}|\|\s*)`$/u;
/** Behind its beginning: all of it is a time, and nothing but a place to write stands behind it. */
const openEntry = /^(?:[YMDHSX\d:/ T.\-Zmds]|UTC)+`[*_]{0,2}\s*(?:[:：–—|-]\s*)?(?:$|[{<[…|]|\.{3})/u;

/** "- `HH:MM`: {What happened}": in code, and an entry to write for all that; "`HH:MM`: what the parser takes" is none. */
export function isOpenEntry(lines: Lines, { line, start }: LinePlace): boolean {
  const span = findLineSpan(lines, line);
  return entryLead.test(lines.text.slice(span.start, start)) && openEntry.test(lines.text.slice(start, span.end));
}

/** "{What happened}" as all of a value, an item or a cell. */
export function isOpenName(lines: Lines, name: string, { line, start }: LinePlace): boolean {
  const span = findLineSpan(lines, line);
  const left = lines.text.slice(Math.max(span.start, start - longestLead), start);
  return isWhole({ left, right: lines.text.slice(start + name.length, span.end) });
}
