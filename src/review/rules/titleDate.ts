// The date in a review's title beside its timeline.
import { formatUtcDate } from '../../incident/calendar';
import { dayMs } from '../../incident/units';
import type { Span } from '../model';
import { isTitle } from '../parse/sections';
import type { ReviewAnalysis } from '../analyze';
import { selectPlaced } from '../timeline/facts/mistypedDates';
import { isWordUnit, readDate } from '../timeline/grammar/dates';

/** The title's date, and the day on which the timeline begins, as `YYYY-MM-DD`. */
export interface EarlyTitle {
  readonly span: Span;
  readonly first: string;
}

/**
 * A title that dates the incident before anything happened: "30-09-2024 - All tills off" above entries of October. A date
 * behind the last entry may be that of the review.
 */
export function findEarlyTitle({ document, timelines }: ReviewAnalysis): EarlyTitle | undefined {
  const title = document.sections[1];
  const timeline = timelines.find(({ named }) => named);
  if (!title || !timeline || !isTitle(title, document.sections)) return undefined;
  const own = selectPlaced(timeline).filter(({ dated }) => dated === 'own');
  const [only, ...others] = listDates(document.masked, title.headingSpan);
  if (own.length === 0 || !only || others.length > 0) return undefined;
  const first = Math.floor(own.reduce((least, { localStart }) => Math.min(least, localStart), Infinity) / dayMs);
  return only.day < first - 1 ? { span: only.span, first: formatUtcDate(first * dayMs) } : undefined;
}

/** The dates in a heading whose day nobody can doubt. */
function listDates(text: string, { start, end }: Span): readonly { readonly span: Span; readonly day: number }[] {
  const found: { readonly span: Span; readonly day: number }[] = [];
  for (let at = start; at < end; at += 1) {
    if (at > start && isWordUnit(text.charCodeAt(at - 1))) continue;
    const date = readDate(text, at);
    if (!date || date.span.end > end || date.day === undefined || date.impossible) continue;
    found.push({ span: date.span, day: date.day });
    at = date.span.end;
  }
  return found;
}
