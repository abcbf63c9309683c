// What an entry says, as one line.
import { findLine, joinBlanks, type Lines, readLineText } from '../../parse/lines';
import type { WrittenEntry } from './pieces';
import { simplifyBlanks } from './visibleText';

const fenceEnd = /^\s*(?:`{3}|~{3})/u;
const quoteMarks = /^ {0,3}>[> ]*/u;
/** Nothing, or what underlines a heading. */
const belowHeading = /^\s*(?:(?:-+|=+)\s*)?$/u;
const listMarker = /^\s*(?:[-+*]|\d{1,9}[.)])\s/u;

/** What an entry says, and what more stands below it in its list, or in other cells of its row. */
export interface ToldText {
  readonly text: string;
  readonly more: string;
}

/** The entry's first paragraph on one line; of a heading or a paragraph that is only a time, what stands below it. */
export function readEntryText(lines: Lines, entry: WrittenEntry): ToldText {
  const { textSpan, moreSpans = [] } = entry;
  let text = joinBlanks(lines.text.slice(textSpan.start, textSpan.end).trim());
  const end = (next: number): ToldText => {
    const more = moreSpans.map(({ start, end }) => lines.text.slice(start, end));
    if (entry.container === 'item')
      for (; next < entry.endLine; next += 1) more.push(readLineText(lines, next).replace(listMarker, '').trim());
    return { text: simplifyBlanks(text), more: more.filter(Boolean).join('; ') };
  };
  if (entry.container === 'row' || textSpan.start < entry.time.span.start) return end(entry.endLine);
  let next = Math.max(entry.line, findLine(lines, textSpan.end)) + 1;
  if (entry.container === 'heading') {
    if (text !== '') return end(next);
    while (next < entry.endLine && belowHeading.test(readLineText(lines, next))) next += 1;
    if (next < entry.endLine) {
      text = readLineText(lines, next).replace(listMarker, '').trim();
      next += 1;
    }
  }
  for (; next < entry.endLine; next += 1) {
    const isOpen = text === '' && entry.container === 'paragraph';
    const whole = readLineText(lines, next);
    const line = whole.includes('>') ? whole.replace(quoteMarks, '') : whole;
    const more = (isOpen ? line.replace(listMarker, '') : line).trim();
    if (isOpen && more === '') continue;
    if (more === '' || (!isOpen && listMarker.test(line)) || (entry.inCode && fenceEnd.test(line))) break;
    text += `${text === '' ? '' : ' '}${more}`;
  }
  return end(next);
}
