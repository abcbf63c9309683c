// Fields in every spelling seen: `Name: value`, `1. Name :`, `**Name:** value`, `__Name__: value`, `| Name | value |`.
import type { Field, ReviewDocument, Section, Span } from '../model';
import { maskedLines } from './document';
import { lineSpan, lineText, trimSpan } from './lines';
import { cellsOf, isDelimiterRow } from './tables';

/** A field's name for comparing: lower case, without marks and a plural in brackets. */
export function fieldKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(e?s\)/g, '')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const longestName = 80;
/** A name without marks is no sentence. */
const mostWords = 8;

/** All fields of a document. Times, addresses and sentences with a colon are none. */
export function fieldsOf(document: ReviewDocument): readonly Field[] {
  const lines = maskedLines(document);
  const fields: Field[] = [];
  const tables = document.blocks.filter(block => block.kind === 'table');
  let nextTable = 0;
  for (const section of document.sections) {
    if (section.meaning === 'timeline' || section.meaning === 'actions') continue;
    for (let line = section.startLine; line < section.endLine; line++) {
      while (nextTable < tables.length && (tables[nextTable]?.endLine ?? 0) <= line) nextTable++;
      const table = tables[nextTable];
      if (table && table.startLine <= line) {
        if (isDelimiterRow(lineText(lines, line))) continue;
        const header = line === table.startLine;
        fields.push(...rowFields(document, section, line, header));
        continue;
      }
      const field = lineField(document, section, line);
      if (field) fields.push(field);
    }
  }
  return fields;
}

/** A row of a two-column table; the header counts where its second cell is filled like a value or empty. */
function rowFields(document: ReviewDocument, section: Section, line: number, header: boolean): readonly Field[] {
  const cells = cellsOf(maskedLines(document), line);
  const [first, second] = cells;
  if (!first || !second || first.start === first.end || cells.length > 2) return [];
  const nameSpan = unwrap(document.masked, first);
  const name = document.masked.slice(nameSpan.start, nameSpan.end).replace(/\s*[:：]$/, '');
  const valueSpan = unwrap(document.masked, second);
  const value = document.masked.slice(valueSpan.start, valueSpan.end);
  if (header && /^(?:value|details?|information)?$/i.test(value)) return [];
  return name === '' ? [] : [{ section: section.index, name, nameSpan, value, valueSpan, line }];
}

function lineField(document: ReviewDocument, section: Section, line: number): Field | undefined {
  const text = document.masked;
  const full = lineSpan(maskedLines(document), line);
  const source = text.slice(full.start, full.end);
  if (!source.includes(':') && !source.includes('：')) return undefined;
  const marker = /^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?:\[[ x]\][ \t]+)?/i.exec(source)?.[0].length ?? 0;
  const from = full.start + marker;
  const mark = source.slice(marker, marker + 2);
  const marked = mark === '**' || mark === '__';
  const nameStart = marked ? from + 2 : from;
  let nameEnd: number;
  let valueStart: number;
  if (marked) {
    const close = text.indexOf(mark, nameStart);
    if (close < 0 || close >= full.end) return undefined;
    const inside = /\s*[:：]\s*$/.exec(text.slice(nameStart, close));
    const after = /^\s*[:：]/.exec(text.slice(close + 2, full.end));
    if (!inside && !after) return undefined;
    nameEnd = inside ? nameStart + inside.index : close;
    valueStart = close + 2 + (after?.[0].length ?? 0);
  } else {
    const colon = colonAt(source, marker);
    if (colon < 0) return undefined;
    nameEnd = full.start + colon;
    valueStart = nameEnd + 1;
  }
  const nameSpan = trimSpan(text, { start: nameStart, end: nameEnd });
  const name = text.slice(nameSpan.start, nameSpan.end);
  if (!isName(name, marked)) return undefined;
  const valueSpan = unwrap(text, trimSpan(text, { start: valueStart, end: full.end }));
  return { section: section.index, name, nameSpan, value: text.slice(valueSpan.start, valueSpan.end), valueSpan, line };
}

/** The colon that ends a name: none inside brackets, in a time or in an address. */
function colonAt(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length && at - from <= longestName; at++) {
    const unit = source.charAt(at);
    if (unit === '(') depth++;
    else if (unit === ')') depth--;
    else if (unit === '?' || unit === '!' || unit === '`' || unit === '|' || unit === '<' || unit === '[') return -1;
    else if (unit === '：' && depth <= 0) return at;
    else if (unit === ':' && depth <= 0) {
      const next = source.charAt(at + 1);
      if (next === '' || next === ' ' || next === '\t' || next === '*' || next === '`') return at;
      return -1;
    }
  }
  return -1;
}

function isName(name: string, marked: boolean): boolean {
  if (name === '' || name.length > longestName || !/^\p{L}/u.test(name)) return false;
  if (/[.;,]\s/.test(name.replace(/\([^)]*\)/g, ''))) return false;
  return (
    marked ||
    name
      .replace(/\([^)]*\)/g, '')
      .trim()
      .split(/\s+/).length <= mostWords
  );
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
