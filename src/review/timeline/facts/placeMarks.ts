// Milestones that no words of an entry tell, but what stands around it: what is done in the end, and who takes it up first.
// Example: "09:40 asks storage, 10:15 archives moved, 11:20 queue empty".
import type { FirstLook } from '../../parse/firstLook';
import { type Events, hasMark, isFree, mark } from './eventMarks';
import { mayBeDone, mayBeTaken } from './likelyWords';
import type { Milestone, TimelineEvent } from '../model';

/** Neither words nor a tag say what it marks, and it is no length of time, in which something only goes on. */
const isMoment = (event: TimelineEvent): boolean => isFree(event) && event.localEnd === undefined;

/** Where the first stands that marks one of them, behind an entry. */
function findNext(events: Events, from: number, wanted: readonly Milestone[]): number {
  return events.findIndex(({ milestone }, at) => at > from && milestone !== undefined && wanted.includes(milestone));
}

/** Somebody does something about it. */
const answers: ReadonlySet<Milestone | undefined> = new Set<Milestone>(['acknowledged', 'escalated', 'identified']);

/** Before the end, the last entry behind the answer to it that may be a deed is how it was mitigated. */
export function addDeed(events: Events, mayMatch: FirstLook): Events {
  const end = findNext(events, -1, ['resolved']);
  if (hasMark(events, 'mitigated') || end < 0) return events;
  const from = events.findLastIndex(({ milestone }, at) => at < end && milestone !== undefined);
  if (!answers.has(events[from]?.milestone)) return events;
  const at = events.findLastIndex(
    (event, index) => index > from && index < end && isMoment(event) && mayBeDone(event.text, mayMatch),
  );
  return mark(events, at, 'mitigated');
}

/** Right behind the detection, and before anything is found or done, somebody takes it up. */
export function addTaker(events: Events, mayMatch: FirstLook): Events {
  if (hasMark(events, 'acknowledged')) return events;
  const from = events.findIndex(({ milestone }) => milestone === 'detected');
  const event = events[from + 1];
  const isEarly = findNext(events, from + 1, ['identified', 'mitigated', 'resolved']) > from + 1;
  return from >= 0 && event && isEarly && isMoment(event) && mayBeTaken(event.text, mayMatch)
    ? mark(events, from + 1, 'acknowledged')
    : events;
}
