// The moment that a new entry is proposed for.
import { dayMs } from '../../../incident/units';
import type { ReviewDocument } from '../../model';
import { readFields } from '../../parse/fields';
import { createDayEvidence } from '../entries/dayEvidence';
import { findDocumentDay } from '../entries/stated';
import type { Timeline } from '../model';

export interface EntryMoment {
  /** Epoch milliseconds. */
  readonly instant: number;
  /** It stands for a time that the person knows better. */
  readonly isGuess: boolean;
}

export interface ProposedMoment extends EntryMoment {
  /** When the entries were that say a date, in epoch milliseconds, the earliest first. */
  readonly entries: readonly number[];
}

/** So long after the last entry an incident may still be written down while it happens. */
const liveMs = dayMs;

/**
 * While the incident goes on, now. A review is written days later: then the time of the last entry, or the day of the
 * incident, is nearer to what is meant than today.
 */
export function proposeEntryMoment(
  document: ReviewDocument,
  timelines: readonly Timeline[],
  now: number,
): ProposedMoment {
  const times = timelines
    .filter(({ named }) => named)
    .flatMap(({ events }) => events)
    .flatMap(({ dated, start, localStart }) => (dated === 'none' ? [] : (start ?? localStart ?? [])));
  const last = times.at(-1);
  const entries = times.toSorted((a, b) => a - b);
  const day =
    last === undefined ? findDocumentDay(document, readFields(document), createDayEvidence(document)) : undefined;
  const told = last ?? (day === undefined ? undefined : day * dayMs);
  // A day has no hour: one that has just ended may be last night's.
  const freshMs = last === undefined ? 2 * liveMs : liveMs;
  return told === undefined || now - told < freshMs
    ? { instant: now, isGuess: false, entries }
    : { instant: told, isGuess: true, entries };
}
