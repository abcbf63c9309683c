// Times at the end of what they belong to: "First detected 2026-03-01 15:44", "Errors begin (10:05)".
import type { Span } from '../../model';
import { trimSpan } from '../../parse/lines';
import { readTime, type WrittenTime } from '../grammar/time';
import { ignoreCase } from '../../parse/ignoreCase';
import { findMatches } from '../../parse/matches';

const tailForm = ignoreCase(
  /(?:^|[^\p{Alpha}\d.:/-])(?=[~≈]?[ \t]?\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{Alpha}{0,6}[ \t])/giu,
);
const introducing = ignoreCase(/(?:\bat|\bum|\bon|\bby|[:–—@=(\-：])[ \t*_`([]*$/iu);
const longestTail = 240;

/** The time that a line ends with, and its text before that: a key event, or a heading, may say its time at its end. */
export function findTrailingTime(
  text: string,
  start: number,
  end: number,
): { time: WrittenTime; textSpan: Span } | undefined {
  if (end - start > longestTail) return undefined;
  const line = text.slice(start, end);
  let stop = end;
  while (stop > start && /[.*_`)\]\s]/u.test(text.charAt(stop - 1))) stop -= 1;
  for (const found of findMatches(tailForm, line)) {
    const at = start + found.index + found[0].length;
    if (at <= start) continue;
    const time = readTime(text, { start: at, end });
    if (!time || time.span.end < stop || (!time.clock && time.date?.day === undefined)) continue;
    const before = text.slice(start, at);
    const introduced = introducing.test(before);
    if (!time.date && !time.zone && !introduced) continue;
    if (!time.clock && !introduced) continue;
    const label = before.replace(/(?:[\s:–—@=(*_`\-：]|\b(?:at|um|on|by)\b)+$/iu, '');
    if (label === '') continue;
    return { time, textSpan: trimSpan(text, { start, end: start + label.length }) };
  }
  return undefined;
}
