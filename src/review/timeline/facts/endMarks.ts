// Which entry tells that it is over where no word states it, or more than one does.
import { dayMs } from '../../../incident/units';
import { ignoreCase } from '../../parse/ignoreCase';
import type { FirstLook } from '../../parse/firstLook';
import { mapList } from '../../parse/lists';
import { milestones, type TimelineEvent } from '../model';
import { type Events, findFirst, findStart, hasMark, isFree, mark } from './eventMarks';
import { mayBeOver, tellsBack, tellsEnd, tellsStarted, tellsRemedy, tellsSymptom } from './likelyWords';

const afterDetection = milestones.slice(2);

/** "Status page updated: resolved", "the vendor says that it is resolved", "all are told of it": somebody's words, the end only where no other entry is. */
export function dropAnnounced(events: Events): Events {
  return mapList(events, event =>
    event.milestone === 'resolved' && !event.tagged && announcement.test(event.text)
      ? { ...event, milestone: undefined, otherMilestones: ['resolved', ...event.otherMilestones] }
      : event,
  );
}

const announcement = ignoreCase(
  /^[^.]{0,20}\bstatus ?page\b|^(?:tweet|post|mail|e-?mail|letter|announcement|communication)\b|\b(?:says?|said|claim(?:s|ed)|announce[sd]?|tells?|told|inform(?:s|ed)|writes?|wrote)\b[^.;,]{1,30}\b(?:that|it['’]s)\b|\b(?:is|are|was|were) (?:informed|notified|told) (?:about|of)\b/iu,
);

/** The last entry behind the detection in which all is as it was, else the last of all where it tells of something that works. */
export function addEnd(events: Events, mayMatch: FirstLook): Events {
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
      (at === events.length - 1 || !tellsStarted(event.text)) &&
      !(isClosed && tellsRemedy(event.text, mayMatch)),
  );
  const announced = events.findLastIndex(
    ({ milestone, otherMilestones }) => milestone === undefined && otherMilestones[0] === 'resolved',
  );
  // What is mended between a part that works and the news of the end says that it was only a part.
  const isPart = events.slice(back + 1, Math.max(announced, 0)).some(({ text }) => tellsRemedy(text, mayMatch));
  if (back > start + 1 && !isPart) return mark(events, back, 'resolved');
  if (announced >= 0) return mark(events, announced, 'resolved');
  const last = events.at(-1);
  const isLast = last && events.length - 1 > start + 1 && isFree(last) && tellsEnd(last.text, mayMatch);
  // Behind what was done, the last entry is the end only where somebody looked whether it works.
  return isLast && (findFirst(events, ['mitigated', 'resolved']) < 0 || checked.test(last.text))
    ? mark(events, events.length - 1, 'resolved')
    : events;
}

const checked = ignoreCase(/\b(?:verif|valida|check)/iu);

/** What is closed is over, "Labels are sent. Incident closed". */
export function addClosing(events: Events): Events {
  if (hasMark(events, 'resolved')) return events;
  // What is closed a day later was over before.
  const isNear = (event: TimelineEvent, at: number): boolean =>
    (event.localStart ?? 0) - (events[at - 1]?.localStart ?? 0) < dayMs;
  const isEnd = (event: TimelineEvent, at: number): boolean =>
    event.milestone === 'closed' && isOver.test(event.text) && (at === 0 || isNear(event, at));
  return mark(events, events.findIndex(isEnd), 'resolved');
}

const isOver = /[.,;，、。→—]\s*\p{Alpha}/u;

/** Behind an answer to it, the last entry of the same day is the end in whatever words, unless they tell of something else. */
export function addLast(events: Events, mayMatch: FirstLook): Events {
  // What only closes it stands behind the end.
  const at = events.findLastIndex(({ milestone }) => milestone !== 'closed');
  const [before, last] = [events[at - 1], events[at]];
  const known = events.findIndex(({ milestone }) => milestone !== undefined && afterDetection.includes(milestone));
  const isClosed = at < events.length - 1 && hasMark(events, 'mitigated');
  if (!before || !last || known < 0 || isClosed || hasMark(events, 'resolved') || !isFree(last)) return events;
  const isNear = (last.localStart ?? 0) - (before.localStart ?? 0) < dayMs && last.precision !== 'day';
  return isNear && !tellsSymptom(before.text, mayMatch) && mayBeOver(last.text, mayMatch)
    ? mark(events, at, 'resolved')
    : events;
}

/** Behind a guessed end, an entry that says that all is as before is the end; what only worked before it is how it was mitigated. */
export function addLastEnd(events: Events, mayMatch: FirstLook): Events {
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

/**
 * Before the end, what was done and works is the mitigation where no other entry is: "pool doubled, latency back to normal";
 * what works in the report of a fault is nothing.
 */
export function addRelief(events: Events, mayMatch: FirstLook): Events {
  // Where it ends more than twice, its parts came back one after the other.
  const count = events.filter(({ milestone }) => milestone === 'resolved').length;
  const isMitigated = hasMark(events, 'mitigated') || count > 2;
  const end = events.findLastIndex(({ milestone }) => milestone === 'resolved');
  return mapList(events, (event, at): TimelineEvent => {
    const { milestone, otherMilestones, tagged, text } = event;
    if (milestone !== 'resolved' || tagged || at >= end) return event;
    const isTold = otherMilestones.includes('detected');
    const isRemedy = !isMitigated && (count === 2 || tellsRemedy(text, mayMatch));
    return isTold || isRemedy
      ? { ...event, milestone: isTold ? undefined : 'mitigated', otherMilestones: ['resolved', ...otherMilestones] }
      : event;
  });
}
