// Fields in every spelling seen: `Name: value`, `1. Name :`, `**Name:** value`, `__Name__: value`, `| Name | value |`.
import type { Block, Field, KnownField, ReviewDocument, Section, Span, TextEdit } from '../model';
import { readMaskedLines } from './document';
import { makeFieldKey, readFieldMeaning } from './fieldNames';
import { type Lines, findLineSpan, findLineStart, readLineText, trimSpan } from './lines';
import { skipMarks, hasWordIn, isLetter } from './marks';
import { splitCells, isDelimiterRow } from './tables';

const longestName = 80;
/** More words than this before a colon, without bold marks, are a sentence and no name. */
const mostWords = 8;

/** All fields of a document. Times, addresses and sentences with a colon are none. */
export function readFields(document: ReviewDocument): readonly KnownField[] {
  const lines = readMaskedLines(document);
  const fields: KnownField[] = [];
  const tables = document.blocks.filter(block => block.kind === 'table');
  const colon = indexNext(lines.text, ':');
  const wideColon = indexNext(lines.text, '：');
  let nextTable = 0;
  const itemAt = indexItems(document);
  for (const section of document.sections) {
    if (section.meaning === 'timeline' || section.meaning === 'actions') continue;
    for (let line = section.startLine; line < section.endLine; line += 1) {
      while (nextTable < tables.length && (tables[nextTable]?.endLine ?? 0) <= line) nextTable += 1;
      const table = tables[nextTable];
      if (table && table.startLine <= line) {
        if (isDelimiterRow(readLineText(lines, line))) continue;
        const isHeader = line === table.startLine;
        if (isHeader && isColumnNames(document, table)) continue;
        const field = readRowField(document, section, { line, isHeader });
        if (field) fields.push(addMeaning(field));
        continue;
      }
      const start = findLineStart(lines, line);
      const end = findLineStart(lines, line + 1);
      if (colon(start) >= end && wideColon(start) >= end) continue;
      const field = readLineField(document, section, line);
      if (field && !(field.value === '' && runsOn(lines, line)))
        fields.push(addMeaning(field.value === '' ? addNested(document, field, itemAt) : field));
    }
  }
  return fields;
}

/** "… after⏎about two minutes with:" is the end of a sentence and no name of a field. */
function runsOn(lines: Lines, line: number): boolean {
  return /^\s*\p{Lower}/u.test(readLineText(lines, line)) && line > 0 && /[^\s:]$/u.test(readLineText(lines, line - 1));
}

/** The item that a line begins; the inner one where a line begins several. Made only when it is first asked for. */
function indexItems({ blocks }: ReviewDocument): (line: number) => Block | undefined {
  let known: ReadonlyMap<number, Block> | undefined;
  return line => {
    known ??= new Map(blocks.filter(({ kind }) => kind === 'item').map(block => [block.startLine, block]));
    return known.get(line);
  };
}

/** A field whose name ends an item's line has what is nested in the item as its value. */
function addNested(document: ReviewDocument, field: Field, itemAt: (line: number) => Block | undefined): Field {
  const item = itemAt(field.line);
  if (!item) return field;
  const lines = readMaskedLines(document);
  const parts: string[] = [];
  let span: Span | undefined;
  for (let line = field.line + 1; line < item.endLine; line += 1) {
    const own = trimSpan(lines.text, findLineSpan(lines, line));
    const start = skipMarks(lines.text, own.start, own.end);
    if (!hasWordIn(lines.text, start, own.end)) continue;
    parts.push(lines.text.slice(start, own.end));
    span = { start: span?.start ?? start, end: own.end };
  }
  return span ? { ...field, value: parts.join(' '), valueSpan: span } : field;
}

/** Where a character stands next from an offset on, asked in ascending order; beyond the text where it does not. */
function indexNext(text: string, character: string): (from: number) => number {
  let at = -1;
  return from => {
    if (at < from) {
      const found = text.indexOf(character, from);
      at = found < 0 ? Infinity : found;
    }
    return at;
  };
}

function addMeaning({ section, name, nameSpan, value, valueSpan, line }: Field): KnownField {
  const key = makeFieldKey(name);
  return { section, name, nameSpan, value, valueSpan, line, key, meaning: readFieldMeaning(key) };
}

/** "Incident | Brief" names the columns of a list: two plain words above rows that are no fields. */
function isColumnNames(document: ReviewDocument, { startLine, endLine }: Block): boolean {
  const lines = readMaskedLines(document);
  const readCells = (line: number): readonly string[] =>
    splitCells(lines, line).map(({ start, end }) => lines.text.slice(start, end).replace(/[*_`]/gu, '').trim());
  if (!readCells(startLine).every(cell => /^\p{Alpha}+$/u.test(cell))) return false;
  for (let line = startLine + 1; line < endLine; line += 1) {
    if (isDelimiterRow(readLineText(lines, line))) continue;
    if (readFieldMeaning(makeFieldKey(readCells(line)[0] ?? ''))) return false;
  }
  return true;
}

/** A row of a two-column table; the header counts where its second cell is filled like a value or empty. */
function readRowField(
  document: ReviewDocument,
  section: Section,
  { line, isHeader }: { readonly line: number; readonly isHeader: boolean },
): Field | undefined {
  const cells = splitCells(readMaskedLines(document), line);
  const [first, second = findSpanBehind(document, line)] = cells;
  if (!first || first.start === first.end || cells.length > 2 || (isHeader && cells.length < 2)) return undefined;
  const nameSpan = unwrap(document.masked, first);
  const name = document.masked.slice(nameSpan.start, nameSpan.end).replace(/\s*[:：]$/u, '');
  const valueSpan = unwrap(document.masked, second);
  const value = document.masked.slice(valueSpan.start, valueSpan.end);
  if (isHeader && /^(?:value|details?|information)?$/iu.test(value)) return undefined;
  return name === '' ? undefined : { section: section.index, name, nameSpan, value, valueSpan, line };
}

/** The empty cell that a row without its second one lacks. */
function findSpanBehind(document: ReviewDocument, line: number): Span {
  const { end } = trimSpan(document.masked, findLineSpan(readMaskedLines(document), line));
  return { start: end, end };
}

function readLineField(document: ReviewDocument, section: Section, line: number): Field | undefined {
  const text = document.masked;
  const full = findLineSpan(readMaskedLines(document), line);
  const from = skipBox(text, skipMarks(text, full.start, full.end), full.end);
  const mark = text.slice(from, from + 2);
  const marked = mark === '**' || mark === '__';
  const nameStart = marked ? from + 2 : from;
  let nameEnd: number;
  let valueStart: number;
  if (marked) {
    const inner = text.slice(nameStart, Math.min(full.end, nameStart + longestName + 4)).indexOf(mark);
    if (inner < 0) return undefined;
    const close = nameStart + inner;
    const inside = /\s*[:：]\s*$/u.exec(text.slice(nameStart, close));
    const after = /^\s*[:：]/u.exec(text.slice(close + 2, full.end));
    if (!inside && !after) return undefined;
    nameEnd = inside ? nameStart + inside.index : close;
    valueStart = close + 2 + (after?.[0].length ?? 0);
  } else {
    nameEnd = findColon(text, from, full.end);
    if (nameEnd < 0) return undefined;
    valueStart = nameEnd + 1;
  }
  const nameSpan = trimSpan(text, { start: nameStart, end: nameEnd });
  const name = text.slice(nameSpan.start, nameSpan.end);
  if (!isName(name, marked)) return undefined;
  const valueSpan = unwrap(text, trimSpan(text, { start: valueStart, end: full.end }));
  return { section: section.index, name, nameSpan, value: text.slice(valueSpan.start, valueSpan.end), valueSpan, line };
}

/** Behind a check box and the blanks that follow it. */
function skipBox(text: string, from: number, end: number): number {
  if (text.charCodeAt(from) !== 91) return from;
  return from + (/^\[[ x]\][ \t]+/iu.exec(text.slice(from, end))?.[0].length ?? 0);
}

/** The colon that ends a name: none inside brackets, in a time or in an address. */
function findColon(text: string, from: number, end: number): number {
  // Most lines with a colon have it too far away, in an address say.
  const last = Math.min(end, from + longestName + 1);
  const near = text.slice(from, last);
  if (!near.includes(':') && !near.includes('：')) return -1;
  let depth = 0;
  for (let at = from; at < last; at += 1) {
    const unit = text.charAt(at);
    if (unit === '(') depth += 1;
    else if (unit === ')') depth -= 1;
    else if (unit === '?' || unit === '!' || unit === '`' || unit === '|' || unit === '<' || unit === '[') return -1;
    else if (unit === '：' && depth <= 0) return at;
    else if (unit === ':' && depth <= 0) {
      const next = at + 1 < end ? text.charAt(at + 1) : ' ';
      return next === ' ' || next === '\t' || next === '*' || next === '`' ? at : -1;
    }
  }
  return -1;
}

function isName(name: string, marked: boolean): boolean {
  if (name === '' || name.length > longestName || !isLetter(name, 0)) return false;
  const plain = name.includes('(') ? name.replace(/\([^)]*\)/gu, '').trim() : name;
  if (/[.;,]\s/u.test(plain)) return false;
  let words = 1;
  for (let at = plain.indexOf(' '); at >= 0; at = plain.indexOf(' ', at + 1)) words += 1;
  return marked || words <= mostWords;
}

/** Without the backticks or stars around a value. */
function unwrap(text: string, span: Span): Span {
  let { start, end } = span;
  for (const mark of ['**', '__', '`']) {
    if (end - start >= mark.length * 2 && text.startsWith(mark, start) && text.slice(end - mark.length, end) === mark) {
      start += mark.length;
      end -= mark.length;
    }
  }
  return { start, end };
}

/** Writes a value behind the field's name or into its cell, in place of what stands there. */
export function fillField(document: ReviewDocument, field: Field, value: string): TextEdit {
  const { text } = document;
  let { start, end } = field.valueSpan;
  const row = trimSpan(text, findLineSpan(document, field.line));
  if (start === end && start === row.end && text.startsWith('|', row.start)) {
    // The row ends before its second cell.
    return { span: { start, end }, text: `${text.charAt(start - 1) === '|' ? '' : ' |'} ${value} |` };
  }
  let behind = '';
  if (start === end) {
    // Blanks up to the end of the line or of the cell are replaced, not doubled.
    const rest = text.slice(end, findLineSpan(document, field.line).end);
    const bar = rest.indexOf('|');
    const room = bar < 0 ? rest : rest.slice(0, bar);
    if (room.trim() === '') {
      end += room.length;
      if (bar >= 0) behind = ' ';
    }
  } else if (text.charAt(start - 1) === '`' && text.charAt(end) === '`') {
    // Backticks were there to show the placeholder.
    start -= 1;
    end += 1;
  }
  const gap = /\s/u.test(text.charAt(start - 1)) ? '' : ' ';
  return { span: { start, end }, text: `${gap}${value}${behind}` };
}
