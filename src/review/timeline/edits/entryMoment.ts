// The moment that a new entry is proposed for.
import { dayMs } from '../../../incident/units';
import type { ReviewDocument } from '../../model';
import { readFields } from '../../parse/fields';
import { findDocumentDay } from '../entries/stated';
import type { Timeline } from '../model';

export interface EntryMoment {
  /** Epoch milliseconds. */
  readonly instant: number;
  /** It stands for a time that the person knows better. */
  readonly isGuess: boolean;
}

/** So long after the last entry an incident may still be written down while it happens. */
const liveMs = dayMs;

/**
 * While the incident goes on, now. A review is written days later: then the time of the last entry, or the day of the
 * incident, is nearer to what is meant than today.
 */
export function proposeEntryMoment(document: ReviewDocument, timelines: readonly Timeline[], now: number): EntryMoment {
  const last = timelines
    .filter(({ named }) => named)
    .flatMap(({ events }) => events)
    .findLast(({ dated, localStart }) => dated !== 'none' && localStart !== undefined);
  const day = last ? undefined : findDocumentDay(document, readFields(document));
  const told = last?.start ?? last?.localStart ?? (day === undefined ? undefined : day * dayMs);
  // A day has no hour: one that has just ended may be last night's.
  const freshMs = last ? liveMs : 2 * liveMs;
  return told === undefined || now - told < freshMs
    ? { instant: now, isGuess: false }
    : { instant: told, isGuess: true };
}
