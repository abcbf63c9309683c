// Compares what the engine understood of a document (entries, durations, whys, actions) with what is right about it.
import type { ReviewAnalysis } from '../../src/review/analyze';
import type { Action } from '../../src/review/model';
import { createAskedTest } from '../../src/review/rules/actionLists';
import type { StatedDuration, Timeline, TimelineEvent } from '../../src/review/timeline/model';
import { readStatedDurations } from '../../src/review/timeline/facts/statedDurations';
import { formatInstant } from '../../src/review/timeline/grammar/format';
import type { ReviewAnnotation } from './annotation';
import type { Outcome, Verdict } from './verdict';

type Said = Pick<Verdict, 'line' | 'subject' | 'outcome' | 'expected' | 'got'>;

/** Verdicts on entries, milestones, durations, whys and actions. */
export function judgeFacts(review: ReviewAnalysis, right: ReviewAnnotation): readonly Said[] {
  return [
    ...judgeEvents(review.timelines, right),
    ...judgeDurations(readStatedDurations(review.document, review.timelines), right),
    ...judgeWhys(review, right),
    ...judgeActions(review.actions.filter(createAskedTest(review, {})), right),
  ];
}

function judgeEvents(timelines: readonly Timeline[], right: ReviewAnnotation): readonly Said[] {
  const read = timelines.flatMap(({ events }) => events);
  const said: Said[] = [];
  for (const wanted of right.events) {
    const expected = rangeText(wanted.start, wanted.end);
    const found = read.find(({ line }) => line + 1 === wanted.line);
    const got = found ? instantsOf(found) : undefined;
    const outcome = !got ? 'missed' : isSameRange(expected, got) ? 'right' : 'wrong';
    said.push({ line: wanted.line, subject: 'events', outcome, expected, got: got ?? 'nothing' });
    if (!found || wanted.milestone === undefined) continue;
    const { milestone } = found;
    said.push({
      line: wanted.line,
      subject: 'milestones',
      outcome: milestone === wanted.milestone ? 'right' : milestone === undefined ? 'missed' : 'wrong',
      expected: wanted.milestone,
      got: milestone ?? 'nothing',
    });
  }
  for (const event of read) {
    const isWanted = right.events.some(({ line }) => line === event.line + 1);
    if (isWanted || event.fault !== undefined) continue;
    const got = instantsOf(event);
    // An entry whose date is left open says no instant that could be wrong.
    if (got === undefined) continue;
    said.push({ line: event.line + 1, subject: 'events', outcome: 'wrong', expected: 'no entry', got });
  }
  return said;
}

function instantsOf(event: TimelineEvent): string | undefined {
  const start = formatInstant(event, 'start');
  return start === null ? undefined : rangeText(start, formatInstant(event, 'end') ?? undefined);
}

const rangeText = (start: string, end: string | undefined): string => (end === undefined ? start : `${start}/${end}`);

/** The same instants, whatever offset they are written with; one without an offset equals only one without. */
function isSameRange(one: string, other: string): boolean {
  const key = (text: string): string => (/T.*(?:Z|[+-]\d{2}:\d{2})$/u.test(text) ? String(Date.parse(text)) : text);
  return one.split('/').map(key).join('/') === other.split('/').map(key).join('/');
}

function judgeDurations(read: readonly StatedDuration[], right: ReviewAnnotation): readonly Said[] {
  const textOf = (stated: number, computed: number | null | undefined): string =>
    `${stated} min, ${computed ?? 'nothing'} counted`;
  const said: Said[] = [];
  const left = [...read];
  for (const { line, stated, computed, also = [], optional } of right.durations) {
    const at = left.findIndex(each => each.line + 1 === line && each.statedMinutes === stated);
    const [found] = at >= 0 ? left.splice(at, 1) : [];
    if (!found && optional) continue;
    const isRight = found && [computed ?? undefined, ...also].includes(found.computedMinutes);
    said.push({
      line,
      subject: 'durations',
      outcome: !found ? 'missed' : isRight ? 'right' : found.computedMinutes === undefined ? 'missed' : 'wrong',
      expected: textOf(stated, computed),
      got: found ? textOf(found.statedMinutes, found.computedMinutes) : 'nothing',
    });
  }
  for (const each of left) {
    if (each.computedMinutes === undefined || each.agrees) continue;
    const got = textOf(each.statedMinutes, each.computedMinutes);
    said.push({ line: each.line + 1, subject: 'durations', outcome: 'wrong', expected: 'nothing', got });
  }
  return said;
}

function judgeWhys(review: ReviewAnalysis, right: ReviewAnnotation): readonly Said[] {
  const stateOf = (isAnswered: boolean): string => (isAnswered ? 'answered' : 'open');
  const said: Said[] = [];
  for (const { line, answered } of right.whys) {
    const found = review.whys.find(why => why.line + 1 === line);
    const isAnswered = found && found.answer.trim() !== '';
    said.push({
      line,
      subject: 'whys',
      outcome: isAnswered === undefined ? 'missed' : isAnswered === answered ? 'right' : 'wrong',
      expected: stateOf(answered),
      got: isAnswered === undefined ? 'nothing' : stateOf(isAnswered),
    });
  }
  for (const why of review.whys) {
    if (right.whys.some(({ line }) => line === why.line + 1)) continue;
    said.push({ line: why.line + 1, subject: 'whys', outcome: 'wrong', expected: 'no why', got: why.question });
  }
  return said;
}

type RightAction = ReviewAnnotation['actions'][number];

function judgeActions(read: readonly Action[], right: ReviewAnnotation): readonly Said[] {
  const said: Said[] = [];
  for (const wanted of right.actions) {
    const found = read.find(action => action.line + 1 === wanted.line);
    const outcome: Outcome = !found ? 'missed' : isSameAction(found, wanted) ? 'right' : 'wrong';
    const expected = actionText(wanted);
    said.push({ line: wanted.line, subject: 'actions', outcome, expected, got: found ? actionText(found) : 'nothing' });
  }
  for (const action of read) {
    if (right.actions.some(({ line }) => line === action.line + 1)) continue;
    const got = `${actionText(action)} "${action.text.slice(0, 40)}"`;
    said.push({ line: action.line + 1, subject: 'actions', outcome: 'wrong', expected: 'no action', got });
  }
  return said;
}

/** Nobody asks a done one for its owner and date. */
function isSameAction(found: Action, wanted: RightAction): boolean {
  if (found.done !== wanted.done) return false;
  if ((found.link === undefined) !== (wanted.link === null)) return false;
  if (wanted.link !== null && !found.link?.includes(wanted.link)) return false;
  return wanted.done || (isSameText(found.owner, wanted.owner) && isSameDay(found.date, wanted.date));
}

/** What the document says (`19 March 2021`, `19/03/2021` in either order) is the same day. */
function isSameDay(found: string | undefined, wanted: string | null): boolean {
  if (wanted === null || found === undefined) return (found ?? null) === wanted;
  const slashed = /^(\d{2})\/(\d{2})\/(\d{4})$/u.exec(found);
  if (slashed) {
    const [, first, second, year] = slashed;
    return wanted === `${year}-${second}-${first}` || wanted === `${year}-${first}-${second}`;
  }
  const ordered = found.replace(/^(\d{2})\.(\d{2})\.(\d{4})$/u, '$3-$2-$1');
  const day = Date.parse(`${ordered} UTC`);
  return ordered === wanted || (!Number.isNaN(day) && new Date(day).toISOString().startsWith(wanted));
}

/** `@ana` is `ana`, `Dr. Ana Li` is `Ana Li`: what was read may say a little more than what is right, never less. */
function isSameText(found: string | undefined, wanted: string | null): boolean {
  if (wanted === null || found === undefined) return (found ?? null) === wanted;
  const plain = (text: string): string =>
    text
      .replaceAll(/[@*_[\]]/gu, '')
      .trim()
      .toLowerCase();
  return plain(found).includes(plain(wanted)) && plain(found).length <= plain(wanted).length + mostMore;
}
const mostMore = 5;

function actionText(action: Action | RightAction): string {
  const { owner, date, link, done } = action;
  return `owner ${owner ?? '-'}, date ${date ?? '-'}, link ${link ?? '-'}${done ? ', done' : ''}`;
}
