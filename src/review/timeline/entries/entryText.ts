// What an entry says, as one line.
import { type Lines, readLineText } from '../../parse/lines';
import type { WrittenEntry } from './pieces';
import { simplifyBlanks } from './visibleText';

const fenceEnd = /^\s*(?:`{3}|~{3})/u;
const listMarker = /^\s*(?:[-+*]|\d{1,9}[.)])\s/u;

/** The entry's first paragraph on one line; of a heading that is only a time, what stands below it. */
export function readEntryText(lines: Lines, entry: WrittenEntry): string {
  const { textSpan, line } = entry;
  let text = lines.text.slice(textSpan.start, textSpan.end).trim();
  if (entry.container === 'row' || textSpan.start < entry.time.span.start) return simplifyBlanks(text);
  let next = line + 1;
  if (entry.container === 'heading') {
    if (text !== '') return simplifyBlanks(text);
    while (next < entry.endLine && readLineText(lines, next).trim() === '') next += 1;
    if (next < entry.endLine) {
      text = readLineText(lines, next).replace(listMarker, '').trim();
      next += 1;
    }
  }
  for (; next < entry.endLine; next += 1) {
    const more = readLineText(lines, next);
    if (more.trim() === '' || listMarker.test(more) || (entry.inCode && fenceEnd.test(more))) break;
    text += `${text === '' ? '' : ' '}${more.trim()}`;
  }
  return simplifyBlanks(text);
}
