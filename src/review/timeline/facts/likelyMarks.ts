// Milestones that no word of an entry states, but its place does. Example: "09:50 release, 10:05 downloads fail, 10:20 a
// customer calls, 10:40 downloads work": the first symptom before somebody noticed is the start, whatever its words.
import type { FirstLook } from '../../parse/firstLook';
import { findFaultyChange, isChangeOnly, undo } from './faultyChange';
import { type Events, findEnd, findFirst, findNoticed, hasMark, isFree, isUnmarked, mark } from './eventMarks';
import { ignoreCase } from '../../parse/ignoreCase';
import { mapList } from '../../parse/lists';
import { addResolved, keepFirst } from './firstMarks';
import { hasHint, lookAtEntries } from './milestones';
import { trial } from './milestoneWords';
import { isNewestFirst } from './newestFirst';
import { type Milestone, milestones, type TimelineEvent } from '../model';
import {
  tellsAlarm,
  tellsBack,
  tellsCause,
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
export function completeMarks(events: Events, mayMatch: FirstLook, readCauses: () => string): Events {
  const complete = (each: Events): Events =>
    addLikelyMarks(keepFirst(addResolved(each), mayMatch), mayMatch, readCauses);
  const completed = isNewestFirst(events) ? complete(events.toReversed()).toReversed() : complete(events);
  looks.set(completed, mayMatch);
  return completed;
}

/** What was looked at when the entries were read serves the rules as well. */
const looks = new WeakMap<Events, FirstLook>();

/** A first look at the texts of a timeline's entries. */
export function lookAtEvents(events: Events): FirstLook {
  return looks.get(events) ?? lookAtEntries(events.map(({ text }) => text));
}

/**
 * Adds the milestones that only the order tells. The first symptom before the detection is the start, else the entry right
 * before it; the first entry behind the start in which somebody notices is the detection; the last one that tells of
 * something that works is the resolution, and between the two are the cause, who took it up and what was done. What words
 * or tags state already stays as it is.
 */
function addLikelyMarks(events: Events, mayMatch: FirstLook, readCauses: () => string): Events {
  const addChange = (each: Events): Events => {
    const end = each.findIndex(({ milestone }) => milestone !== undefined);
    // Whatever is marked comes behind a start.
    return end < 0 || hasMark(each, 'start') ? each : mark(each, findFaultyChange(each, end, readCauses), 'start');
  };
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
    addRelief,
    addResponse,
  ];
  return steps.reduce((found, add) => add(found, mayMatch), events);
}

/** "Status page updated: resolved", "the vendor says that it is resolved": somebody's words, the end only where no other entry is. */
function dropAnnounced(events: Events): Events {
  return mapList(events, event =>
    event.milestone === 'resolved' && !event.tagged && announcement.test(event.text)
      ? { ...event, milestone: undefined, otherMilestones: ['resolved', ...event.otherMilestones] }
      : event,
  );
}

const announcement = ignoreCase(
  /^[^.]{0,20}\bstatus ?page\b|^(?:tweet|post|mail|e-?mail|letter|announcement|communication)\b|\b(?:says?|said|claim(?:s|ed)|announce[sd]?|tells?|told|inform(?:s|ed)|writes?|wrote)\b[^.;,]{1,30}\b(?:that|it['’]s)\b/iu,
);

/** "Issue identified", where nobody noticed it before, is when it was noticed. */
function addSeen(events: Events): Events {
  const at = events.findIndex(({ milestone }) => milestone !== undefined && milestone !== 'start');
  const event = events[at];
  const isSeen = event?.milestone === 'identified' && !event.tagged && hasHint('detected', event.text);
  return isSeen && findFirst(events, ['detected']) < 0 ? mark(events, at, 'detected') : events;
}

function addSymptom(events: Events, mayMatch: FirstLook): Events {
  if (findFirst(events, ['start']) >= 0) return events;
  const end = findEnd(events, afterStart);
  const isSymptom = ({ text }: TimelineEvent): boolean =>
    !trial.test(text) && !undo.test(text) && tellsSymptom(text, mayMatch);
  return mark(
    events,
    events.findIndex((event, at) => at < end && isFree(event) && isSymptom(event)),
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

/** The first entry may be the start in words that are not known here; it is neither the detection nor the end. */
const findStart = (events: Events): number => Math.max(findFirst(events, ['start']), 0);

function addNotice(events: Events, mayMatch: FirstLook): Events {
  const known = events.findIndex(({ milestone }) => milestone === 'detected');
  const told = events[known];
  if (told && (told.tagged || !insight.test(told.text) || tellsNotice(told.text, mayMatch))) return events;
  const [start, end] = [findStart(events), told ? known : findEnd(events, afterDetection)];
  const at = events.findIndex(
    (event, at) => at > start && at < end && isFree(event) && tellsNotice(event.text, mayMatch),
  );
  if (!told || at < 0) return mark(events, at, 'detected');
  const others: readonly Milestone[] = ['detected', ...told.otherMilestones];
  return mark(events.with(known, { ...told, milestone: undefined, otherMilestones: others }), at, 'detected');
}

/** What somebody sees who may look because others have noticed it before. */
const insight = ignoreCase(/\b(?:notic|reali[sz]|discover|observ|spot|witness|find)\w*\b/iu);

/** What went well. */
const fine = ignoreCase(/\b(?:confirmed|verified|passe[ds]|success\w*|healthy)\b/iu);

/** The entry right before the detection is the start, whatever its words, but what went well: it is what somebody noticed. */
function addBefore(events: Events): Events {
  if (findFirst(events, ['start']) >= 0) return events;
  const before = events.findIndex(({ milestone }) => milestone === 'detected') - 1;
  const isOver = events.slice(0, Math.max(before, 0)).some(({ milestone }) => milestone === 'resolved');
  const event = before < 0 || isOver ? undefined : events[before];
  return event && isFree(event) && !isChangeOnly(event.text) && !fine.test(event.text)
    ? mark(events, before, 'start')
    : events;
}

/** The last entry behind the detection in which all is as it was, else the last of all where it tells of something that works. */
function addEnd(events: Events, mayMatch: FirstLook): Events {
  if (hasMark(events, 'resolved')) return events;
  const start = findStart(events);
  const noticed = Math.max(start, findFirst(events, ['detected']));
  // What was done about it is the end only where nobody closes the incident later.
  const isClosed = hasMark(events, 'closed');
  const back = events.findLastIndex(
    (event, at) =>
      at > noticed &&
      isFree(event) &&
      tellsBack(event.text, mayMatch) &&
      !(isClosed && tellsRemedy(event.text, mayMatch)),
  );
  if (back > start + 1) return mark(events, back, 'resolved');
  const announced = events.findLastIndex(
    ({ milestone, otherMilestones }) => milestone === undefined && otherMilestones[0] === 'resolved',
  );
  if (announced >= 0) return mark(events, announced, 'resolved');
  const last = events.at(-1);
  const isLast = last && events.length - 1 > start + 1 && isFree(last) && tellsEnd(last.text, mayMatch);
  // Behind what was done, the last entry is the end only where somebody looked whether it works.
  return isLast && (findFirst(events, ends) < 0 || checked.test(last.text))
    ? mark(events, events.length - 1, 'resolved')
    : events;
}

const checked = ignoreCase(/\b(?:verif|valida|check)/iu);

/** Between the detection and the end, what was done last; without an end, what was done first. */
function addRemedy(events: Events, mayMatch: FirstLook): Events {
  const noticed = findNoticed(events);
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
  return at < 0 ? addBoth(events, mayMatch) : mark(events, at, 'mitigated');
}

/** What was done may stand in the entry in which it is noticed, in a sentence behind that: "Sees it in the log. Rolls back." */
function addBoth(events: Events, mayMatch: FirstLook): Events {
  return mapList(events, event => {
    const { milestone, otherMilestones, tagged, text } = event;
    const [, ...more] = text.split(/[.;。；]\s*/u);
    const isBoth = milestone === 'detected' && !tagged && more.some(sentence => tellsRemedy(sentence, mayMatch));
    return isBoth ? { ...event, otherMilestones: [...otherMilestones, 'mitigated'] } : event;
  });
}

/**
 * Before the end, what was done and works is the mitigation where no other entry is: "pool doubled, latency back to normal";
 * what works in the report of a fault is nothing.
 */
function addRelief(events: Events, mayMatch: FirstLook): Events {
  // Where it ends more than twice, its parts came back one after the other.
  const isMitigated =
    hasMark(events, 'mitigated') || events.filter(({ milestone }) => milestone === 'resolved').length > 2;
  const end = events.findLastIndex(({ milestone }) => milestone === 'resolved');
  return mapList(events, (event, at): TimelineEvent => {
    const { milestone, otherMilestones, tagged, text } = event;
    if (milestone !== 'resolved' || tagged || at >= end) return event;
    const isTold = otherMilestones.includes('detected');
    const isRemedy = !isMitigated && tellsRemedy(text, mayMatch);
    return isTold || isRemedy
      ? { ...event, milestone: isTold ? undefined : 'mitigated', otherMilestones: ['resolved', ...otherMilestones] }
      : event;
  });
}

/** The first entry behind the detection, and before something was done, in which the cause is found. */
function addCause(events: Events, mayMatch: FirstLook): Events {
  if (hasMark(events, 'identified')) return events;
  const [from, end] = [findNoticed(events), findEnd(events, ends)];
  return mark(
    events,
    events.findIndex((event, at) => at > from && at < end && isUnmarked(event) && tellsCause(event.text, mayMatch)),
    'identified',
  );
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

/** Behind a guessed end, an entry that says that all is as before is the end; what only worked before it is how it was mitigated. */
function addLastEnd(events: Events, mayMatch: FirstLook): Events {
  const ended = events.filter(({ milestone }) => milestone === 'resolved');
  const areGuessed = ended.every(({ tagged, otherMilestones }) => !tagged && otherMilestones.includes('mitigated'));
  const last = events.findLast(event => isFree(event) && tellsBack(event.text, mayMatch));
  const [end] = ended.slice(-1);
  if (!last || !end || !areGuessed || events.indexOf(last) < events.indexOf(end)) return events;
  return mapList(events, (event): TimelineEvent => {
    if (event === last) return { ...event, milestone: 'resolved' };
    const others = event.otherMilestones.filter(other => other !== 'mitigated');
    return ended.includes(event)
      ? { ...event, milestone: 'mitigated', otherMilestones: [...others, 'resolved'] }
      : event;
  });
}

/** True where an entry stands in the place of a start and may be one, though no word of it says so. */
export function mayHaveStart(events: readonly TimelineEvent[]): boolean {
  const known = events.findIndex(({ milestone }) => milestone !== undefined && afterStart.includes(milestone));
  const place = events[known < 0 ? 0 : known - 1];
  return place !== undefined && isFree(place) && !isChangeOnly(place.text);
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
