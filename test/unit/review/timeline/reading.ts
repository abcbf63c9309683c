// Reads a timeline for tests: its entries as short text, so that a table says what is meant.
import { parseReview } from '../../../../src/review/parse/document';
import { formatInstant } from '../../../../src/review/timeline/grammar/format';
import type { Timeline, TimelineEvent } from '../../../../src/review/timeline/model';
import { type TimelineHints, readTimelines } from '../../../../src/review/timeline/resolve';

/** The timelines of a document. */
export function read(text: string, hints: TimelineHints = {}): readonly Timeline[] {
  return readTimelines(parseReview(text), hints);
}

/** The entries of the first timeline below a heading "Timeline". */
export function entries(body: string, hints: TimelineHints = {}): readonly TimelineEvent[] {
  return read(`## Timeline\n\n${body}\n`, hints)[0]?.events ?? [];
}

/** `2026-03-01T14:05:00Z`, with `/` and the end behind it where it is a range; `?` where nothing can be read. */
export function told(event: TimelineEvent | undefined): string {
  if (!event) return 'no entry';
  const start = formatInstant(event, 'start') ?? '?';
  const end = formatInstant(event, 'end');
  return end === null ? start : `${start}/${end}`;
}
