// Lines and columns of a text, with the line ends that VS Code knows: LF, CRLF and a lone CR.
import type { Span } from '../model';

/** Offsets at which the lines of a text start; a text has one line more than line ends. */
export function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  const hasReturns = text.includes('\r');
  if (!hasReturns) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10) starts.push(at + 1);
    else if (unit === 13) {
      if (text.charCodeAt(at + 1) === 10) at += 1;
      starts.push(at + 1);
    }
  }
  return starts;
}

export interface Lines {
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** The line's range without its line end; an empty range at the text's end beyond the last line. */
export function findLineSpan(lines: Lines, line: number): Span {
  const { text, lineStarts } = lines;
  const start = lineStarts[line] ?? text.length;
  let end = lineStarts[line + 1] ?? text.length;
  if (end > start && text.charCodeAt(end - 1) === 10) end -= 1;
  if (end > start && text.charCodeAt(end - 1) === 13) end -= 1;
  return { start, end };
}

const breakBeforeTime = /<br ?\/?>[ \t]*(?=[*_~≈[(]{0,4}(?:[\d-]{10}[T ])?\d{1,2}[:：.h]\d\d)/giu;

/** A line or a cell in the parts that begin with a time behind a `<br>`: "10:05 alarm<br>10:20 rolled back". */
export function splitAtBreaks(text: string, { start, end }: Span): readonly Span[] {
  const whole = text.slice(start, end);
  // Most lines have no tag at all, and `matchAll` makes a pattern of its own for each.
  if (!whole.includes('<')) return [{ start, end }];
  const parts: Span[] = [];
  let from = start;
  for (const { 0: found, index } of whole.matchAll(breakBeforeTime)) {
    parts.push(trimSpan(text, { start: from, end: start + index }));
    from = start + index + found.length;
  }
  parts.push({ start: from, end });
  return parts;
}

/** The line's text without its line end. */
export function readLineText(lines: Lines, line: number): string {
  const { start, end } = findLineSpan(lines, line);
  return lines.text.slice(start, end);
}

/** Offset at which a line starts, the text's end beyond the last one. */
export function findLineStart(lines: Lines, line: number): number {
  return lines.lineStarts[line] ?? lines.text.length;
}

/** The line, from 0, in which an offset lies. */
export function findLine(lines: Lines, offset: number): number {
  const starts = lines.lineStarts;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The line end a document uses, for text that is put into it. */
export function detectLineEnd(text: string): '\r\n' | '\n' {
  const at = text.indexOf('\n');
  return at > 0 && text.charCodeAt(at - 1) === 13 ? '\r\n' : '\n';
}

/** The span without the white space at its ends; at its start where nothing else is in it. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return start === end ? { start: span.start, end: span.start } : { start, end };
}

/** Nothing but white space lies in the span. */
export function isBlankSpan(text: string, { start, end }: Span): boolean {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at += 1;
  return at >= end;
}

/** One plain blank for white space of any kind and length. Few texts have another: looking costs less than replacing. */
export function joinBlanks(text: string): string {
  return /\s\s|[^\S ]/u.test(text) ? text.replaceAll(/\s+/gu, ' ') : text;
}

function isSpace(unit: number): boolean {
  if (unit < 0xa0) return unit === 32 || unit === 9 || unit === 10 || unit === 13;
  return unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200f) || unit === 0x202f || unit === 0x2060 || unit === 0x3000;
}
