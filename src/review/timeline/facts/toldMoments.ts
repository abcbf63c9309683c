// What the review tells outside its timeline of when something was: "between 10:20 and 12:48 listings were stale, it was
// mitigated at 11:55" in a summary says what the entries of 10:20, 12:48 and 11:55 mark where no words of an entry do.
import { ignoreCase } from '../../parse/ignoreCase';
import { findMatches } from '../../parse/matches';
import type { ReviewDocument, Span } from '../../model';
import { formatClock } from '../grammar/format';
import type { Milestone } from '../model';
import { type Events, hasMark, mark, removeMark } from './eventMarks';
import { readUnder } from './faultyChange';
import { readMilestone, readMilestones } from './milestones';
import { readDurationKind } from './namedFigures';
import { ends } from './milestoneWords';

const clockForm = ignoreCase(/(?<![\d:.])(\d?\d) ?[:h時时点] ?(\d\d)(?![\d:])(?: ?([ap])\.?m\b)?/giu);
/** "10:20 and 12:48", "8:05 Uhr bis 10:40 Uhr", but not "10:02 (acknowledged 10:05)". */
const betweenTimes = /^[^(:.;,\r\n。；，]{1,14}$/u;
/** Where what is said of a time begins or ends. */
const partEnd = ignoreCase(/[.;,]\s|[\r\n。；，]|\s(?:and|und|et|y|e)\s/iu);
const longestPart = 120;
const longestName = 60;
/** A summary tells few; each is looked for among all entries. */
const mostClocks = 50;

/** As entries have it: "2:05 pm" is 14:05. */
function readClock([, hours, minutes = '', half]: RegExpExecArray): string {
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/iu.test(half) ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** What is said of the time that stands at a place, without it. */
function readPart(text: string, { start, end }: Span): string {
  const before =
    text
      .slice(Math.max(0, start - longestPart), start)
      .split(partEnd)
      .at(-1) ?? '';
  const [behind = ''] = text.slice(end, end + longestPart).split(partEnd);
  return before + behind;
}

/** What is told of two times: "time to detect: 12:08 – 12:40", "12:08 push → 12:40 detected", else from when to when it was. */
interface ToldPair {
  readonly ended: Milestone;
  /** What is counted to its end may begin with the start or with the detection. */
  readonly isCounted: boolean;
}

function readPair(text: string, first: RegExpExecArray, second: RegExpExecArray): ToldPair {
  const end = second.index + second[0].length;
  const from = Math.max(text.lastIndexOf('\n', first.index) + 1, first.index - longestName);
  const name = text.slice(from, first.index);
  const kind = readDurationKind(name.toLowerCase());
  if (kind === 'detect') return { ended: 'detected', isCounted: false };
  if (kind === 'acknowledge') return { ended: 'acknowledged', isCounted: true };
  const isCounted = kind === 'mitigate' || kind === 'resolve';
  // Each time has words of its own on its side of an arrow.
  if (!/[→⇒>]/u.test(text.slice(first.index, second.index))) return { ended: 'resolved', isCounted };
  const [behind = ''] = text.slice(end, end + longestPart).split(/[().;,，。；\r\n]/u);
  const { milestone = 'resolved' } = readMilestone(behind);
  return { ended: milestone === 'start' ? 'resolved' : milestone, isCounted };
}

/** Marks the entries at whose times the review tells elsewhere what happened. */
export function addTold(events: Events, document: ReviewDocument): Events {
  let times: readonly string[] | undefined;
  const listTimes = (): readonly string[] =>
    (times ??= events.map(({ localStart }) => (localStart === undefined ? '' : formatClock(localStart))));
  /** The last of the entries of one time behind another: what it ends with. */
  const indexLast = (clock: string, from: number): number => {
    let at = listTimes().indexOf(clock, from + 1);
    while (at >= 0 && listTimes()[at + 1] === clock) at += 1;
    return at;
  };
  let found = events;
  // The first entry ends nothing.
  const isOpen = (at: number, milestone?: Milestone): boolean =>
    found[at]?.milestone === undefined && !(at === 0 && milestone && ends.has(milestone));
  const add = (at: number, milestone: Milestone): void => {
    const isOver = hasMark(found.slice(0, Math.max(at, 0)), 'resolved');
    if (isOpen(at, milestone) && milestone !== 'closed' && !isOver && !hasMark(found, milestone))
      found = mark(found, at, milestone);
  };
  const counted: number[] = [];
  const told: { at: number; text: string; more: string }[] = [];
  const above = document.masked.slice(0, document.lineStarts[events[0]?.line ?? 0]);
  const text = `${above}\n${readUnder(document, ['summary', 'impact', 'key-information', 'metrics'])}`;
  const clocks = findMatches(clockForm, text).slice(0, mostClocks);
  for (const [index, clock] of clocks.entries()) {
    const end = clock.index + clock[0].length;
    const next = clocks[index + 1];
    const at = listTimes().indexOf(readClock(clock));
    if (next && betweenTimes.test(text.slice(end, next.index))) {
      const to = indexLast(readClock(next), at);
      const { ended, isCounted } = readPair(text, clock, next);
      if (to > 0 && isCounted) counted.push(at);
      else if (to > 0) add(at, 'start');
      add(to, ended);
      // "The outage lasted from 10:20 to 12:48", and a later entry tells in its words of what followed from it.
      const later = found.findIndex(({ milestone }) => milestone === 'start');
      if (
        !isCounted &&
        later > at &&
        at >= 0 &&
        found[later]?.tagged === false &&
        found[to]?.milestone === 'resolved' &&
        isOpen(at)
      )
        found = mark(removeMark(found, later), at, 'start');
    } else if (at >= 0 && isOpen(at)) {
      const part = readPart(text, { start: clock.index, end });
      if (!/\d:\d\d/u.test(part)) told.push({ at, text: part, more: '' });
    }
  }
  const readings = told.length === 0 ? [] : readMilestones(told).readings;
  for (const [index, { milestone, otherMilestones }] of readings.entries())
    // "Restored at 08:35" may be either end.
    if (milestone && !otherMilestones.includes('resolved')) add(told[index]?.at ?? 0, milestone);
  for (const at of counted) add(at, 'start');
  return found;
}
