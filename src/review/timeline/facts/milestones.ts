// Which entry marks what: a tag that the writer put there, else the words.
import type { Milestone, Timeline, TimelineEvent } from '../model';
import { foreignDenied } from './foreignMilestones';
import { believed, denied, ends, failed, hints, recovery, rehearsal, tagMilestones, wordings } from './milestoneWords';

const tagForm = /[([]([A-Z][A-Z ]{2,24})[)\]]/giu;
const labelForm = /^(?:\*\*|__)([A-Z][A-Z ]{2,24}?)\s*(?::\s*)?(?:\*\*|__)/iu;

const longestTag = 30;
const readUnits = 300;

/** What an entry's text marks. */
export type MilestoneReading = Pick<TimelineEvent, 'milestone' | 'otherMilestones' | 'tagged'>;

const nothing: MilestoneReading = { milestone: undefined, otherMilestones: [], tagged: false };

/** What the entry's text marks; tags win over words. What its words may mean as well is kept beside it. */
export function readMilestone(text: string): MilestoneReading {
  const tag = tagOf(text);
  if (tag) return { milestone: tag, otherMilestones: [], tagged: true };
  const read = text.slice(0, readUnits);
  const told = wordings.filter(
    ({ milestone, form }) => isSaid(read, form, ends.has(milestone)) && !(ends.has(milestone) && rehearsal.test(read)),
  );
  const [first, ...others] = new Set(told.map(({ milestone }) => milestone));
  if (!first) return nothing;
  if (first === 'mitigated' && recovery.test(read)) others.push('resolved');
  return { milestone: first, otherMilestones: others, tagged: false };
}

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

/** An entry marks a milestone, or may be read so. */
export function mayMark({ milestone, otherMilestones }: MilestoneReading, wanted: Milestone): boolean {
  return milestone === wanted || otherMilestones.includes(wanted);
}

/** True where a text tells of the start, the detection or the end (mitigated or resolved), in whatever words. */
export function hasHint(what: keyof typeof hints, text: string): boolean {
  return isSaid(text, hints[what], what === 'end');
}

/** True where an entry's text says so in the words of a milestone, whatever it marks before that. */
export function hasMilestoneWords(wanted: Milestone, text: string): boolean {
  return wordings.some(({ milestone, form }) => milestone === wanted && isSaid(text, form, ends.has(wanted)));
}

/** Somewhere the words stand as a fact; an end also has to have come true. */
function isSaid(text: string, form: RegExp, isEnd: boolean): boolean {
  // Not matchAll, which makes a new expression each time.
  form.lastIndex = 0;
  for (let found = form.exec(text); found; found = form.exec(text)) {
    const before = text.slice(Math.max(0, found.index - 60), found.index);
    if (
      !denied.test(before) &&
      !foreignDenied.test(before) &&
      !(isEnd && (believed.test(before) || hasFailed(text, form.lastIndex)))
    )
      return true;
  }
  return false;
}

/** What stands behind an end, on the same line, takes it back. */
function hasFailed(text: string, at: number): boolean {
  const behind = text.slice(at, at + 80);
  const end = behind.search(/[\r\n]/u);
  return failed.test(end < 0 ? behind : behind.slice(0, end));
}

/** A known word in brackets, as a bold label, before a colon, or all there is. */
function tagOf(text: string): Milestone | undefined {
  const known = (name: string | undefined): Milestone | undefined =>
    tagMilestones[
      (name ?? '')
        .toLowerCase()
        .trim()
        .replace(/ (?:at|on)$/u, '')
    ];
  if (text.includes('(') || text.includes('[')) {
    for (const found of text.matchAll(tagForm)) {
      const milestone = known(found[1]);
      if (milestone) return milestone;
    }
  }
  if (text.startsWith('**') || text.startsWith('__')) return known(labelForm.exec(text)?.[1]);
  const colon = text.indexOf(':');
  const end = colon < 0 ? text.length : colon;
  return end > longestTag ? undefined : known(text.slice(0, end));
}

/** Milestones of which the last entry counts: an incident is over when it stays so. */
const lastCounts: ReadonlySet<Milestone> = new Set<Milestone>(['resolved', 'closed']);

/** The entry for each milestone: a tagged one before a guessed one, then the first, of an end the last. */
export function chooseMilestones(timeline: Pick<Timeline, 'events'>): ReadonlyMap<Milestone, TimelineEvent> {
  const found = new Map<Milestone, TimelineEvent>();
  for (const event of timeline.events) {
    const { milestone } = event;
    if (!milestone || event.localStart === undefined) continue;
    const before = found.get(milestone);
    const better =
      !before || (event.tagged && !before.tagged) || (event.tagged === before.tagged && lastCounts.has(milestone));
    if (better) found.set(milestone, event);
  }
  return found;
}

/** The tag that a fix or a completion writes for each milestone. */
export const milestoneTags: Readonly<Record<Milestone, string>> = {
  start: 'start of impact',
  detected: 'detected',
  acknowledged: 'acknowledged',
  escalated: 'escalated',
  identified: 'cause identified',
  mitigated: 'mitigated',
  resolved: 'resolved',
  closed: 'closed',
};
