// Milestones that no words of an entry tell, but what stands around it: what is done in the end, and who takes it up first.
// Example: "09:40 asks storage, 10:15 archives moved, 11:20 queue empty".
import type { FirstLook } from '../../parse/firstLook';
import { type Events, hasMark, isFree, mark } from './eventMarks';
import { isStaff, mayBeDone, mayBeTaken } from './likelyWords';
import { readUnder } from './faultyChange';
import type { ReviewDocument } from '../../model';
import type { Milestone, TimelineEvent } from '../model';

/** Neither words nor a tag say what it marks, and it is no length of time, in which something only goes on. */
export const isMoment = (event: TimelineEvent): boolean => isFree(event) && event.localEnd === undefined;

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

const listWords = (text: string): ReadonlySet<string> => new Set(text.match(/\p{Alpha}+/gu));

/** Behind the detection, and before anything is found or done, somebody takes it up: of the team, or by a name. */
export function addTaker(events: Events, mayMatch: FirstLook, document: ReviewDocument): Events {
  if (hasMark(events, 'acknowledged')) return events;
  const from = events.findIndex(({ milestone }) => milestone === 'detected');
  const end = findNext(events, from, ['identified', 'mitigated', 'resolved']);
  // A name is a word with a capital that stands among the actions as well, and nowhere small: "Selma checks the job". The words
  // are listed only where some entry may begin with one.
  let named: ReadonlySet<string> | undefined;
  let small: ReadonlySet<string> | undefined;
  const isPerson = (text: string): boolean => {
    const [, name] = /^\W*(?!We)(\p{Upper}\p{Lower}+) (?:\p{Upper}\p{Lower}+ )?\p{Lower}/u.exec(text) ?? [];
    if (name === undefined) return false;
    named ??= listWords(readUnder(document, ['actions']));
    if (!named.has(name)) return false;
    small ??= listWords(document.masked);
    return !small.has(name.toLowerCase());
  };
  const at = events.findIndex(
    (event, index) =>
      index > from &&
      index < end &&
      isMoment(event) &&
      mayBeTaken(event.text, mayMatch) &&
      ((index === from + 1 && isStaff(event.text)) || isPerson(event.text)),
  );
  return from < 0 ? events : mark(events, at, 'acknowledged');
}
