// What words say of one entry, held against what they say of the others: what happens once, what an end cannot be.
import type { Milestone, TimelineEvent } from '../model';
import { tellsRelapse, tellsSymptom } from './likelyWords';
import { mayMark } from './milestones';
import { ends, goodState } from './milestoneWords';
import type { FirstLook } from '../../parse/firstLook';
import { mapList } from '../../parse/lists';

function mayEnd({ milestone, otherMilestones, tagged }: TimelineEvent): boolean {
  return !tagged && milestone === 'mitigated' && otherMilestones.includes('resolved');
}

/** A service that works again is resolved where no later entry says so. */
export function addResolved(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  if (!events.some(mayEnd)) return events;
  let isLast = true;
  const found = [...events];
  for (const [index, event] of [...events.entries()].reverse()) {
    if (isLast && mayEnd(event)) {
      const others: readonly Milestone[] = [
        ...event.otherMilestones.filter(other => other !== 'resolved'),
        'mitigated',
      ];
      found[index] = { ...event, milestone: 'resolved', otherMilestones: others };
    }
    isLast &&= found[index]?.milestone !== 'resolved';
  }
  return found;
}

/** What happens once: a second entry with its words tells of something else, "a second customer reports it as well". */
const firstCounts: ReadonlySet<Milestone> = new Set<Milestone>(['start', 'detected', 'acknowledged', 'identified']);

/** What stands before any end: behind it, it is of another thing, "five users ask about their refunds". */
const opening: ReadonlySet<Milestone> = new Set<Milestone>(['start', 'detected', 'acknowledged']);

/** The last entry that tells that it fails once more, or still; -1 where none does. */
export function findRelapse(events: readonly TimelineEvent[], mayMatch: FirstLook): number {
  return events.findLastIndex(({ text }) => tellsRelapse(text, mayMatch));
}

/**
 * Takes back an end that only says how something is, "7 services healthy", before anything failed or in the report of it, and
 * what was mended before that: "hotfix 2.3 deployed" may be what broke it.
 */
function dropStates(events: readonly TimelineEvent[], mayMatch: FirstLook): readonly TimelineEvent[] {
  const tellsFault = (event: TimelineEvent): boolean => mayMark(event, 'start') || mayMark(event, 'detected');
  const lastFault = events.findLastIndex(tellsFault);
  const relapse = findRelapse(events, mayMatch);
  let hasFailed = false;
  let isDetected = false;
  return mapList(events, (event, at) => {
    const { milestone, otherMilestones, tagged, text } = event;
    const isBefore = !hasFailed || (!isDetected && otherMilestones.includes('detected'));
    const isOpen = at <= lastFault && !tagged;
    const isRecovery = milestone === 'mitigated' || (milestone === 'resolved' && otherMilestones.includes('mitigated'));
    const drops =
      (isRecovery && !tagged && at < relapse) ||
      (isOpen &&
        ((milestone === 'mitigated' && !hasFailed) || (milestone === 'resolved' && isBefore && goodState.test(text))));
    hasFailed ||= tellsFault(event) || tellsSymptom(text, mayMatch);
    isDetected ||= mayMark(event, 'detected');
    if (!drops) return event;
    const left = otherMilestones.filter(other => !ends.has(other));
    return { ...event, milestone: left[0], otherMilestones: left.slice(1) };
  });
}

/**
 * Takes back what only the words of a later entry say, where an earlier one or a tag has it, and a mitigation behind the end;
 * as what it may mean it stays.
 */
export function keepFirst(events: readonly TimelineEvent[], mayMatch: FirstLook): readonly TimelineEvent[] {
  const known = new Set<Milestone>();
  const end = events.findLastIndex(
    ({ milestone, otherMilestones }) => milestone === 'resolved' && !otherMilestones.includes('mitigated'),
  );
  for (const { tagged, milestone } of events) if (tagged && milestone) known.add(milestone);
  let isOver = false;
  const seen = new Set<Milestone>();
  return mapList(dropStates(events, mayMatch), (event, at) => {
    const { milestone, otherMilestones, tagged } = event;
    const wasOver = isOver;
    const isLate = milestone === 'mitigated' && end >= 0 && at > end;
    isOver ||= milestone === 'mitigated' || milestone === 'resolved';
    if (tagged && milestone) seen.add(milestone);
    if (milestone === undefined || tagged) return event;
    // Who takes it up has noticed it before, and what is noticed has begun.
    const isKnown =
      milestone === 'detected'
        ? seen.has('acknowledged') || seen.has('escalated')
        : milestone === 'start' && seen.has('detected');
    // What begins behind the end is another thing, or only a word of it: "for five minutes no error occurred".
    const isFirst =
      !isKnown &&
      !isLate &&
      !(wasOver && opening.has(milestone)) &&
      (!firstCounts.has(milestone) || !known.has(milestone));
    const left = isFirst ? milestone : otherMilestones.find(other => !known.has(other));
    if (left) {
      known.add(left);
      seen.add(left);
    }
    if (left === milestone) return event;
    return {
      ...event,
      milestone: left,
      otherMilestones: [milestone, ...otherMilestones.filter(each => each !== left)],
    };
  });
}
