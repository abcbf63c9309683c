// Milestones that no word of an entry states, but its place does. Example: "09:50 release, 10:05 downloads fail, 10:20 a
// customer calls, 10:40 downloads work": the first symptom before somebody noticed is the start, whatever its words.
import type { FirstLook } from '../../parse/firstLook';
import { findFaultyChange, isChangeOnly, undo } from './faultyChange';
import {
  type Events,
  findEnd,
  findFirst,
  findNoticed,
  findStart,
  hasMark,
  isFree,
  isUnmarked,
  mark,
  mayBegin,
  removeMark,
} from './eventMarks';
import { addCause, addEcho } from './causeMarks';
import { addClosing, addEnd, addLast, addLastEnd, addRelief, dropAnnounced } from './endMarks';
import { ignoreCase } from '../../parse/ignoreCase';
import { mapList } from '../../parse/lists';
import { addDeed, addTaker } from './placeMarks';
import { addResolved, findRelapse, keepFirst } from './firstMarks';
import { keepOwn } from './ownTime';
import { addTold } from './toldMoments';
import { hasHint, joinText, lookAtEntries, mayMark, noMilestone } from './milestones';
import { attacking, trial } from './milestoneWords';
import type { ReviewDocument } from '../../model';
import { isNewestFirst } from './newestFirst';
import { type Milestone, milestones, type Timeline, type TimelineEvent } from '../model';
import {
  tellsAlarm,
  tellsBegun,
  tellsContainment,
  tellsEnd,
  tellsNotice,
  tellsRemedy,
  tellsResponse,
  tellsSymptom,
  type Tells,
} from './likelyWords';

const afterStart = milestones.slice(1);
const afterDetection = afterStart.slice(1);
const ends: readonly Milestone[] = ['mitigated', 'resolved'];
const whenDone: readonly Milestone[] = [...ends, 'closed'];

/** The milestones that words and tags state, each once, and those that only the order tells: the one in which it happened. */
export function completeMarks(timeline: Timeline, document: ReviewDocument, isFirst: boolean): Timeline {
  const { events: short } = timeline;
  const mayMatch = lookAtEvents(short);
  const events = mapList(short, event => (event.more === '' ? event : { ...event, text: joinText(event) }));
  // What the rest of the review tells of times is looked for once, however many timelines there are.
  const complete = (each: Events): Events => {
    const found = keepFirst(addResolved(mapList(each, keepOwn)), mayMatch);
    return addLikelyMarks(isFirst ? addTold(found, document) : found, mayMatch, document);
  };
  const marked = isNewestFirst(events) ? complete(events.toReversed()).toReversed() : complete(events);
  const completed = mapList(marked, (event, at) =>
    event.more === '' ? event : { ...event, text: short[at]?.text ?? '' },
  );
  keepLook(completed, mayMatch);
  return { ...timeline, events: completed };
}

/** Keeps what was looked at when the entries were read. */
export function keepLook(events: Events, mayMatch: FirstLook): void {
  looks.set(events, mayMatch);
}

/** What was looked at when the entries were read serves the rules as well. */
const looks = new WeakMap<Events, FirstLook>();

/** A first look at the texts of a timeline's entries. */
export function lookAtEvents(events: Events): FirstLook {
  return looks.get(events) ?? lookAtEntries(events.map(joinText));
}

/**
 * Adds the milestones that only the order tells. The first symptom before the detection is the start, else the entry right
 * before it; the first entry behind the start in which somebody notices is the detection; the last one that tells of
 * something that works is the resolution, and between the two are the cause, who took it up and what was done. What words
 * or tags state already stays as it is.
 */
function addLikelyMarks(events: Events, mayMatch: FirstLook, document: ReviewDocument): Events {
  const steps = [
    dropAnnounced,
    addSeen,
    addSymptom,
    addNotice,
    addTaken,
    addChange,
    addBefore,
    addEnd,
    addLastEnd,
    addCause,
    addRemedy,
    addEcho,
    addClosing,
    addLast,
    addRelief,
    addFirst,
    addResponse,
    addDeed,
    addTaker,
  ];
  return steps.reduce((found, add) => add(found, mayMatch, document), events);
}

/** "Issue identified", where nobody noticed it before, is when it was noticed. */
function addSeen(events: Events): Events {
  const at = events.findIndex(({ milestone }) => milestone !== undefined && milestone !== 'start');
  const event = events[at];
  const isSeen = event?.milestone === 'identified' && !event.tagged && hasHint('detected', event.text);
  return isSeen && findFirst(events, ['detected']) < 0 ? mark(events, at, 'detected') : events;
}

function addSymptom(events: Events, mayMatch: FirstLook): Events {
  if (hasMark(events, 'start')) return events;
  // What is told behind a notice, or behind what ended it, was not the first of it.
  const later = events.findIndex(
    ({ text }, at) => at > 0 && (tellsNotice(text, mayMatch) || tellsContainment(text, mayMatch) || undo.test(text)),
  );
  const known = findEnd(events, afterStart);
  const end = later < 0 ? known : Math.min(known, later + 1);
  const isSymptom = ({ text }: TimelineEvent): boolean =>
    !trial.test(text) && !undo.test(text) && tellsSymptom(text, mayMatch);
  return mark(
    events,
    events.findIndex((event, at) => at < end && mayBegin(event) && isSymptom(event)),
    'start',
  );
}

/** The detection that an entry lost to another milestone of its own. */
function addTaken(events: Events): Events {
  if (hasMark(events, 'detected')) return events;
  const isTaken = ({ milestone, tagged, otherMilestones }: TimelineEvent): boolean =>
    !tagged && milestone !== 'start' && milestone !== 'resolved' && otherMilestones.includes('detected');
  const at = events.findIndex(isTaken);
  const later = events.findIndex(
    ({ milestone }) => milestone === 'resolved' || milestone === 'acknowledged' || milestone === 'escalated',
  );
  return later >= 0 && at > later ? events : mark(events, at, 'detected');
}

function addNotice(events: Events, mayMatch: FirstLook): Events {
  const known = events.findIndex(({ milestone }) => milestone === 'detected');
  const told = events[known];
  // What one device notices of another is how it begins, where somebody notices it later.
  if (told && !told.tagged && ofDevice.test(told.text)) {
    const end = findEnd(events, ends);
    const isNoticed = (event: TimelineEvent): boolean =>
      !ofDevice.test(event.text) &&
      (event.otherMilestones.includes('detected') || (isFree(event) && tellsNotice(event.text, mayMatch)));
    const later = events.findIndex((event, at) => at > known && at < end && isNoticed(event));
    const left = hasMark(events, 'start') ? removeMark(events, known) : mark(events, known, 'start');
    return later < 0 ? events : mark(left, later, 'detected');
  }
  if (told && (told.tagged || !insight.test(told.text) || tellsNotice(told.text, mayMatch))) return events;
  const [start, end] = [findStart(events), told ? known : findEnd(events, afterDetection)];
  const at = events.findIndex(
    (event, at) => at > start && at < end && isFree(event) && tellsNotice(event.text, mayMatch),
  );
  if (!told || at < 0) return mark(events, at, 'detected');
  return mark(removeMark(events, known), at, 'detected');
}

/** A device, a node, a program that keeps others in order. */
const ofDevice = ignoreCase(
  /^\W*(?:\w+ ){0,2}(?:bgp|broker|controller|driver|firewall|follower|gateway|hypervisor|keepalived|kernel|kubelet|leader|load balancer|node|peer|primary|proxy|raid|replica|router|scheduler|sentinel|standby|switch|ups)(?: \w+){0,3} detect/iu,
);

/** What somebody sees who may look because others have noticed it before. */
const insight = ignoreCase(/\b(?:notic|reali[sz]|discover|observ|spot|witness|find)\w*\b/iu);

/** What went well. */
const fine = ignoreCase(/\b(?:confirmed|verified|passe[ds]|success\w*|healthy)\b/iu);

/**
 * What an attacker did first is the start, else the entry right before the detection, whatever its words, but what went
 * well: it is what somebody noticed.
 */
function addBefore(events: Events): Events {
  if (findFirst(events, ['start']) >= 0) return events;
  const before = events.findIndex(({ milestone }) => milestone === 'detected') - 1;
  const attack = events.findIndex(event => mayBegin(event) && attacking.test(event.text));
  if (attack >= 0 && attack < before) return mark(events, attack, 'start');
  const isOver = events.slice(0, Math.max(before, 0)).some(({ milestone }) => milestone === 'resolved');
  const event = before < 0 || isOver ? undefined : events[before];
  return event && mayBegin(event) && !isChangeOnly(event.text) && !fine.test(event.text)
    ? mark(events, before, 'start')
    : events;
}

/** The change that caused it is the start, where whatever is marked comes behind a start. */
function addChange(events: Events, _: FirstLook, document: ReviewDocument): Events {
  const end = events.findIndex(({ milestone }) => milestone !== undefined);
  return end < 0 || hasMark(events, 'start') ? events : mark(events, findFaultyChange(events, end, document), 'start');
}

/** Where nobody is told to have noticed it, the first entry is the start that is no change, no remedy and did not go well. */
function addFirst(events: Events, mayMatch: FirstLook): Events {
  const end = findFirst(events, ends);
  if (end < 2 || findFirst(events, ['start', 'detected']) >= 0) return events;
  const at = events.findIndex(
    ({ text }) => !isChangeOnly(text) && !fine.test(text) && !tellsEnd(text, mayMatch) && !tellsRemedy(text, mayMatch),
  );
  const first = events[at];
  return first && mayBegin(first) && at < end ? mark(events, at, 'start') : events;
}

/** Between the detection and the end, what was done last; without an end, what was done first. */
function addRemedy(events: Events, mayMatch: FirstLook): Events {
  // What was done before it failed again was in vain.
  const noticed = Math.max(findNoticed(events), findRelapse(events, mayMatch));
  const end = events.findIndex(({ milestone }) => milestone !== undefined && whenDone.includes(milestone));
  const tell =
    (tells: Tells) =>
    (event: TimelineEvent, at: number): boolean =>
      at > noticed && (end < 0 || at < end) && isFree(event) && tells(event.text, mayMatch);
  const contained = events.findIndex(tell(tellsContainment));
  if (contained >= 0) return mark(events, contained, 'mitigated');
  if (hasMark(events, 'mitigated')) return events;
  const isRemedy = tell(tellsRemedy);
  const at = end < 0 ? events.findIndex(isRemedy) : events.findLastIndex(isRemedy);
  if (at >= 0) return mark(events, at, 'mitigated');
  // "Rollback started" mends nothing before "rollback complete, uploads recover".
  const begun = mayMark(events[end] ?? noMilestone, 'mitigated') ? -1 : events.findIndex(tell(tellsBegun));
  return begun < 0 ? addBoth(events, mayMatch) : mark(events, begun, 'mitigated');
}

/** What was done may stand in the entry in which it is noticed, in a sentence behind that: "Sees it in the log. Rolls back." */
function addBoth(events: Events, mayMatch: FirstLook): Events {
  return mapList(events, event => {
    const { milestone, otherMilestones, tagged, text } = event;
    const isBoth =
      milestone === 'detected' &&
      !tagged &&
      text
        .split(/[.;。；]\s*/u)
        .slice(1)
        .some(sentence => tellsRemedy(sentence, mayMatch));
    return isBoth ? { ...event, otherMilestones: [...otherMilestones, 'mitigated'] } : event;
  });
}

/** Who took it up, and who was called for help, before the cause was known. */
function addResponse(events: Events, mayMatch: FirstLook): Events {
  const [from, end] = [findNoticed(events), findEnd(events, [...ends, 'identified'])];
  const find = (tells: Tells): number =>
    events.findIndex((event, at) => at > from && at < end && isUnmarked(event) && tells(event.text, mayMatch));
  const called = hasMark(events, 'escalated') ? events : mark(events, find(tellsAlarm), 'escalated');
  if (hasMark(called, 'acknowledged')) return called;
  const taken = find(tellsResponse);
  return called[taken]?.milestone === undefined ? mark(called, taken, 'acknowledged') : called;
}

/** True where an entry stands in the place of a start and may be one, though no word of it says so. */
export function mayHaveStart(events: readonly TimelineEvent[]): boolean {
  const known = events.findIndex(({ milestone }) => milestone !== undefined && afterStart.includes(milestone));
  const place = events[known < 0 ? 0 : known - 1];
  return place !== undefined && mayBegin(place) && !isChangeOnly(place.text);
}

/** Somebody outside the team passes it on, or tells of it while it starts: "support escalates", "first calls, outage starts". */
const passedOn = ignoreCase(
  /\b(?:support|service desk|help ?desk|hotline|customers?|users?|clients?)\b.{1,20}\b(?:escalat|rais|report|call|ask|open)|\b(?:raised|opened|reported|escalated) by\b|\breports?\b|\b(?:an?|the|our|first|one|some|several|two|three|many) (?:\w+ )?(?:customers?|users?|clients?|subscribers?|researchers?|colleagues?|nurses?|cashiers?|editors?|passengers?|patients?|drivers?|partners?)\b/iu,
);

/** True where some entry tells of somebody or something that noticed, whatever else it marks. */
export function mayHaveNotice(events: readonly TimelineEvent[]): boolean {
  const mayMatch = lookAtEvents(events);
  return events.some(({ text }) => tellsNotice(text, mayMatch) || (mayMatch(passedOn) && passedOn.test(text)));
}

/** True where an entry behind the first two tells of something that works, though it may not be the last. */
export function mayHaveEnd(events: readonly TimelineEvent[]): boolean {
  const mayMatch = lookAtEvents(events);
  return events.slice(2).some(event => isFree(event) && tellsEnd(event.text, mayMatch));
}
