// Which entries of a review's timeline its incident does not know yet.
import { foldToOneLine } from '../../../incident/foreignText';
import type { ReviewDocument } from '../../model';
import { hasClock, type Milestone, type Timeline } from '../model';
import { compareWithEvents, removeSource, type ComparedEntry } from './sameEntries';

/** An entry that somebody wrote by hand. */
export interface UnsentEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  /** One line, without what was put behind it. */
  readonly text: string;
  readonly milestone: Milestone | undefined;
}

/** In UTF-16 units. */
const longestUnits = 2000;

/**
 * The entries with a known instant that come from nothing in `known`, in the order of time: no source of it stands in them,
 * and nothing of their minute says the same.
 */
export function listUnsentEntries(
  document: ReviewDocument,
  timelines: readonly Timeline[],
  known: readonly ComparedEntry[],
): readonly UnsentEntry[] {
  const isKnown = compareWithEvents(document, known);
  return timelines
    .filter(({ named }) => named)
    .flatMap(({ events }) => events)
    .filter(event => event.start !== undefined && hasClock(event) && !event.counted && !isKnown(event))
    .map(event => ({
      at: event.start ?? 0,
      text: foldToOneLine(removeSource(event.text), longestUnits),
      milestone: event.milestone,
    }))
    .filter(({ text }) => /[\p{Alpha}\p{N}]/u.test(text))
    .toSorted((one, other) => one.at - other.at);
}
