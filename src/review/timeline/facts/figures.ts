// What the entries of a timeline give: the times between its milestones, and the impact.
import { minuteMs } from '../../../incident/units';
import { formatTime } from '../grammar/format';
import { chooseMilestones } from './milestones';
import { hasClock, type Timeline, type TimelineEvent } from '../model';

/** What a computed time measures, from the start or the detection on. */
type FigureName = 'detect' | 'acknowledge' | 'mitigate' | 'resolve';

/** A computed time with the two entries it comes from. */
export interface Figure {
  readonly name: FigureName;
  readonly minutes: number;
  readonly from: TimelineEvent;
  readonly to: TimelineEvent;
}

/** What the fields of a review can be filled in with. */
export interface ComputedFacts {
  /** Times to detect, acknowledge, mitigate and resolve, as far as the milestones are there. */
  readonly figures: readonly Figure[];
  /** The impact: from its start, else its detection, to its mitigation, else its resolution. */
  readonly from: TimelineEvent | undefined;
  readonly to: TimelineEvent | undefined;
  readonly minutes: number | undefined;
  /** As a document says them: `2026-03-01 14:05 UTC`. */
  readonly startText: string | undefined;
  readonly endText: string | undefined;
}

/** Facts of the first timeline that has a start and an end of impact, else of the first one. */
export function computeFacts(timelines: readonly Timeline[]): ComputedFacts {
  let first: ComputedFacts | undefined;
  for (const timeline of [...timelines].sort((a, b) => Number(b.named) - Number(a.named))) {
    const facts = computeTimelineFacts(timeline);
    if (facts.minutes !== undefined) return facts;
    first ??= facts;
  }
  return (
    first ?? {
      figures: [],
      from: undefined,
      to: undefined,
      minutes: undefined,
      startText: undefined,
      endText: undefined,
    }
  );
}

/** The facts of one timeline. */
export function computeTimelineFacts(timeline: Timeline): ComputedFacts {
  const marks = chooseMilestones(timeline);
  const start = marks.get('start');
  const detected = marks.get('detected');
  const from = start ?? detected;
  const to = marks.get('mitigated') ?? marks.get('resolved');
  const figures: Figure[] = [];
  const add = (name: FigureName, a: TimelineEvent | undefined, b: TimelineEvent | undefined): void => {
    const minutes = a && b ? countMinutes(a, b) : undefined;
    if (a && b && minutes !== undefined) figures.push({ name, minutes, from: a, to: b });
  };
  add('detect', start, detected);
  add('acknowledge', detected ?? start, marks.get('acknowledged'));
  add('mitigate', from, marks.get('mitigated'));
  add('resolve', from, marks.get('resolved'));
  return {
    figures,
    from,
    to,
    minutes: from && to ? countMinutes(from, to) : undefined,
    startText: from ? formatTime(from) : undefined,
    endText: to ? formatTime(to) : undefined,
  };
}

/** Whole minutes from one entry's time to another's; undefined where they cannot be compared or run backwards. */
function countMinutes(from: TimelineEvent, to: TimelineEvent): number | undefined {
  if (!hasClock(from) || !hasClock(to)) return undefined;
  const both = from.start !== undefined && to.start !== undefined;
  const a = both ? from.start : from.localStart;
  const b = both ? to.start : to.localStart;
  if (a === undefined || b === undefined || b < a || (from.dated === 'none') !== (to.dated === 'none'))
    return undefined;
  return Math.round((b - a) / minuteMs);
}
