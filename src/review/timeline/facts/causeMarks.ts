// Which entry tells the cause where no words state it, only its place.
import type { FirstLook } from '../../parse/firstLook';
import type { ReviewDocument } from '../../model';
import type { Milestone } from '../model';
import { type Events, findEnd, findNoticed, hasMark, isUnmarked, mark } from './eventMarks';
import { listNamingWords, readUnder } from './faultyChange';
import { mayBeFact, tellsCause } from './likelyWords';
import { joinText } from './milestones';
import { isMoment } from './placeMarks';

const ends: readonly Milestone[] = ['mitigated', 'resolved'];

/** The first entry behind the detection, and before something was done, in which the cause is found. */
export function addCause(events: Events, mayMatch: FirstLook): Events {
  if (hasMark(events, 'identified')) return events;
  const [from, end] = [findNoticed(events), findEnd(events, ends)];
  return mark(
    events,
    events.findIndex((event, at) => at > from && at < end && isUnmarked(event) && tellsCause(event.text, mayMatch)),
    'identified',
  );
}

/** Else the first shortly before a remedy that says how something is, in words in which the review tells of the cause: "the disk is full of logs". */
export function addEcho(events: Events, mayMatch: FirstLook, document: ReviewDocument): Events {
  const from = events.findLastIndex(({ milestone }) => milestone !== undefined && noticed.has(milestone));
  const end = findEnd(events, ends);
  // Only what stands shortly before a remedy led to it: elsewhere a symptom has these words as well.
  if (hasMark(events, 'identified') || from < 0 || events[end]?.milestone !== 'mitigated') return events;
  const known = listNamingWords(
    events
      .slice(0, from + 1)
      .map(joinText)
      .join(),
  );
  // The causes are read only where some entry may be one.
  let causes: ReadonlySet<string> | undefined;
  const isEcho = (text: string): boolean => {
    const told = (causes ??= listNamingWords(readUnder(document, ['analysis', 'whys', 'root-cause', 'contributing'])));
    return [...listNamingWords(text)].some(name => told.has(name) && !known.has(name));
  };
  const at = events.findIndex(
    (event, index) =>
      index > from &&
      index >= end - mostBetween &&
      index < end &&
      isMoment(event) &&
      mayBeFact(event.text, mayMatch) &&
      isEcho(event.text),
  );
  return mark(events, at, 'identified');
}

const mostBetween = 3;
const noticed: ReadonlySet<Milestone> = new Set<Milestone>(['detected', 'acknowledged', 'escalated']);
