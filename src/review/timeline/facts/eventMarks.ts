// What the entries of a timeline mark so far, and one mark more.
import type { Milestone, TimelineEvent } from '../model';
import { attacking } from './milestoneWords';

/** The entries of a timeline, in the order in which it happened. */
export type Events = readonly TimelineEvent[];

/** The events with one that marks this milestone before what it marked until now; -1 marks nothing. */
export function mark(events: Events, at: number, milestone: Milestone): Events {
  const event = at < 0 ? undefined : events[at];
  if (!event) return events;
  const others = [event.milestone ?? milestone, ...event.otherMilestones].filter(other => other !== milestone);
  return events.with(at, { ...event, milestone, otherMilestones: others });
}

/** The events with one that marks nothing, though it may mean what it marked until now. */
export function removeMark(events: Events, at: number): Events {
  const event = events[at];
  if (event?.milestone === undefined) return events;
  return events.with(at, {
    ...event,
    milestone: undefined,
    otherMilestones: [event.milestone, ...event.otherMilestones],
  });
}

/** Some entry marks it. */
export const hasMark = (events: Events, wanted: Milestone): boolean =>
  events.some(({ milestone }) => milestone === wanted);

/** Where nobody is known to have noticed it, that is the start; without either nothing lies behind it. */
export function findNoticed(events: Events): number {
  const at = events.findIndex(({ milestone }) => milestone === 'detected');
  const known = at < 0 ? findFirst(events, ['start']) : at;
  return Math.max(known, 0);
}

/** Neither its words nor a tag say what it marks; what an earlier entry took from it may still be meant. */
export const mayBegin = ({ milestone, otherMilestones, text, localStart }: TimelineEvent): boolean =>
  milestone === undefined && otherMilestones.length === 0 && localStart !== undefined && text !== '';

/** The same; what an attacker does is only how it begins. */
export const isFree = (event: TimelineEvent): boolean => mayBegin(event) && !attacking.test(event.text);

/** What an earlier entry took from it counts as well. */
export const isUnmarked = (event: TimelineEvent): boolean => isFree({ ...event, otherMilestones: [] });

/** The first entry that marks one of them, or may. */
export function findFirst(events: readonly TimelineEvent[], wanted: readonly Milestone[]): number {
  return events.findIndex(
    ({ milestone, otherMilestones }) =>
      (milestone !== undefined && wanted.includes(milestone)) || otherMilestones.some(other => wanted.includes(other)),
  );
}

/** Where the entries end that may come before the first of some milestones; the last entry is never one of them. */
export function findEnd(events: readonly TimelineEvent[], milestones: readonly Milestone[]): number {
  const known = events.findIndex(({ milestone }) => milestone !== undefined && milestones.includes(milestone));
  return known < 0 ? events.length - 1 : known;
}

/** The first entry may be the start in words that are not known here; it is neither the detection nor the end. */
export const findStart = (events: Events): number => Math.max(findFirst(events, ['start']), 0);
