// Milestones that no words of an entry tell, but what stands around it: what is done in the end, what is found before that,
// who takes it up first. Example: "09:40 asks storage, 10:02 volume is full of archives, 10:15 archives moved, 11:20 queue empty".
import { removeAccents } from '../../parse/accents';
import type { FirstLook } from '../../parse/firstLook';
import { type Events, findNoticed, hasMark, isFree, mark } from './eventMarks';
import { listNames } from './faultyChange';
import { mayBeDone, mayBeFound, mayBeTaken } from './likelyWords';
import { isTold } from './milestones';
import type { Milestone, TimelineEvent } from '../model';

/** Neither words nor a tag say what it marks, and it is no length of time, in which something only goes on. */
const isMoment = (event: TimelineEvent): boolean => isFree(event) && event.localEnd === undefined;

/** Where the first stands that marks one of them, behind an entry. */
function findNext(events: Events, from: number, wanted: readonly Milestone[]): number {
  return events.findIndex(({ milestone }, at) => at > from && milestone !== undefined && wanted.includes(milestone));
}

/** What is done last is the end where something else was done before it. */
export function addOver(events: Events, mayMatch: FirstLook): Events {
  const at = events.findLastIndex(({ milestone }) => milestone !== 'closed');
  const last = events[at];
  if (hasMark(events, 'resolved') || last?.milestone !== 'mitigated' || isTold(last, 'mitigated')) return events;
  const ended = mark(events, at, 'resolved');
  const done = addDeed(ended, mayMatch);
  return done === ended ? events : done;
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

/** Right before what was done about it, the cause is found where the entry names what was mended, or what the causes name. */
export function addFound(events: Events, mayMatch: FirstLook, readCauses: () => string): Events {
  if (hasMark(events, 'identified')) return events;
  const from = findNoticed(events);
  const end = findNext(events, from, ['mitigated']);
  const event = events[end - 1];
  if (!event || end - 1 <= from || !isMoment(event) || !mayBeFound(event.text, mayMatch)) return events;
  const read = (text = ''): ReadonlySet<string> => listNames(removeAccents(text));
  // What every entry names tells nothing.
  const [first, last] = [read(events[0]?.text), read(events.at(-1)?.text)];
  const names = [...read(event.text)].filter(name => !(first.has(name) && last.has(name)));
  const countShared = (other: ReadonlySet<string>): number => names.filter(name => other.has(name)).length;
  const isNamed = countShared(read(events[end]?.text)) > 0 || countShared(read(readCauses())) > 1;
  return isNamed ? mark(events, end - 1, 'identified') : events;
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
