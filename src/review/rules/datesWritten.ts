// In which form a document writes its dates, and what a target date means as a day.
import type { ReviewAnalysis } from '../analyze';
import { ignoreCase } from '../parse/ignoreCase';
import { anyDate } from '../parse/targetDates';
import { readDate, formatIsoDate, readBothWays } from '../timeline/grammar/dates';
import { findMatches } from '../parse/matches';

/** How a document writes its dates. */
export interface DatesWritten {
  /** `YYYY-MM-DD` of a whole and clear date: `12 March 2026`, `31.01.2026`; undefined for any other text. */
  readonly isoOf: (written: string) => string | undefined;
  /** The document writes most of its other dates in forms of its own, so that a clear one is as it should be. */
  readonly isOwnForm: boolean;
}

const isoForm = /^\d{4}-\d{2}-\d{2}$/u;
const everyDate = ignoreCase({ source: anyDate.source, flags: 'giu' });

/** What the dates outside the actions tell of the document's form; an order is told by a number above 12. */
export function readDateForms({ document, actions, english }: ReviewAnalysis): DatesWritten {
  const targets = actions.map(({ dateSpan }) => dateSpan).sort((one, other) => one.start - other.start);
  let next = 0;
  let inIso = 0;
  let inOther = 0;
  // Only English puts the month first.
  let order: 'day' | 'month' | undefined = english ? undefined : 'day';
  for (const { 0: written, index } of findMatches(everyDate, document.masked)) {
    order ??= readDate(written, 0)?.order;
    // Both stand in the order of their places.
    while ((targets[next]?.end ?? Infinity) <= index) next += 1;
    if ((targets[next]?.start ?? Infinity) <= index) continue;
    if (isoForm.test(written)) inIso += 1;
    else if (/\d{4}|\d[/.]\d/u.test(written)) inOther += 1;
  }
  return {
    isoOf: written => formatIso(written.replace(/[\u2010\u2011]/gu, '-'), order),
    isOwnForm: inOther > 0 && inOther >= inIso,
  };
}

function formatIso(written: string, order: 'day' | 'month' | undefined): string | undefined {
  const text = written.trim();
  const date = readDate(text, 0);
  if (!date || date.span.end < text.length) return undefined;
  const both = date.numbers && order ? readBothWays(date.numbers, undefined) : undefined;
  const day = date.day ?? (order === 'day' ? both?.dayFirst : both?.monthFirst);
  return day === undefined ? undefined : formatIsoDate(day);
}
