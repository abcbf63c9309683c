// One written time: date, time of day, zone and the end of a range, in any order people put them. Its parts are read one
// after the other, then refinements look at what stands behind them, each for one thing.
import type { Span } from '../../model';
import { readWeekday } from '../../parse/dateNames';
import { isDigit } from '../../parse/marks';
import type { WrittenClock } from './clocks';
import { skipWeekday, type WrittenDate } from './dates';
import { readLead, mayBegin } from './lead';
import { takeClock, takeDate, takeZone, type WrittenZone } from './parts';
import { createReader, type TimeReader } from './reader';
import { refinements, type TimeDraft } from './refinements';

export type { WrittenZone } from './parts';

/** A time as it is written; what it means may depend on what stands around it. */
export interface WrittenTime {
  /** From the first piece to the last. */
  readonly span: Span;
  readonly weekday: Span | undefined;
  /** From 0 for Monday, where a weekday stands for the date. */
  readonly dayOfWeek: number | undefined;
  readonly date: WrittenDate | undefined;
  readonly clock: WrittenClock | undefined;
  readonly zone: WrittenZone | undefined;
  readonly endDate: WrittenDate | undefined;
  readonly endClock: WrittenClock | undefined;
  readonly endZone: WrittenZone | undefined;
  /** `+ 1` behind a range: days from its start's day to its end's; undefined where nothing says so. */
  readonly endShift: number | undefined;
  readonly about: boolean;
  /** 1 where it is said to be of the day after the entry before it, -1 of the day before all others, else 0. */
  readonly shift: number;
  /** Where the entry's text begins. */
  readonly textStart: number;
  /** A dash, a colon or a bar stands between the time and its text. */
  readonly separated: boolean;
}

/** Where a time is looked for: in any text, or where an entry of a timeline begins, which allows for looser forms. */
export type TimeContext = 'sentence' | 'entry';

/** Reads the time that begins where a span begins, marks and words such as "at" before it included; nothing behind it. */
export function readTime(text: string, within: Span, context: TimeContext = 'sentence'): WrittenTime | undefined {
  const { start: from, end: to } = within;
  if (!isDigit(text, from) && !mayBegin(text, from)) return undefined;
  const reader = createReader(text, within);
  const lead = readLead(reader);
  const weekdayAt = reader.at;
  if (!isDigit(text, weekdayAt)) reader.at = skipWeekday(text, weekdayAt);
  const weekday = reader.at > weekdayAt ? { start: weekdayAt, end: reader.at } : undefined;
  const draft = readDraft(reader, { isBetween: lead.isBetween, context });
  if (!draft || (lead.hasWord && isYear(draft, text))) return undefined;
  const start = draft.date?.span.start ?? draft.clock?.span.start ?? reader.at;
  for (const refine of refinements) refine(draft, reader);
  const { date, clock, range } = draft;
  const end = reader.at;
  if (end > to || runsOn(text, end, clock === undefined)) return undefined;
  return {
    span: { start, end },
    weekday,
    dayOfWeek: weekday && !date ? readWeekday(text.slice(weekday.start, weekday.end)) : undefined,
    date,
    clock,
    zone: draft.zone,
    endDate: range?.date,
    endClock: range?.clock,
    endZone: range?.zone,
    endShift: range?.shift,
    shift: date ? 0 : lead.shift,
    about: lead.isAbout || draft.isAbout || clock?.about === true,
    ...readTextBehind(reader, findOpenMarks(lead.marks + text.slice(start, end))),
  };
}

/** "Since 2026", "before 2019": four figures that may be a time of day as well, behind such a word. */
function isYear({ date, clock }: TimeDraft, text: string): boolean {
  return !date && clock?.loose === 'compact' && /^(?:19|20)/u.test(text.slice(clock.span.start, clock.span.end));
}

/** The date and the time of day at the reader's place, with the zone; undefined where neither is there. */
function readDraft(
  reader: TimeReader,
  { isBetween, context }: { readonly isBetween: boolean; readonly context: TimeContext },
): TimeDraft | undefined {
  const date = takeDate(reader, context === 'entry');
  const { clock, isAbout } = takeClock(reader, date ? 'behindDate' : context === 'entry' ? 'entry' : 'alone');
  if (!date && !clock) return undefined;
  // The offset of an ISO time may begin with a minus; elsewhere that is a range.
  const isIso =
    date !== undefined && clock !== undefined && (reader.text.charAt(clock.span.start - 1) === 'T' || clock.seconds);
  const zone = clock ? takeZone(reader, isIso) : undefined;
  return { date, clock, zone, range: undefined, isAbout, isBetween };
}

/** Scripts that put no blank between a time and the words behind it. */
const writtenTogether = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The time runs on into a word or a name, and so is none. */
function runsOn(text: string, end: number, isDateOnly: boolean): boolean {
  const next = text.charAt(end);
  if (next === ' ' || next === ':' || next === '') return false;
  if (/[\p{Alpha}\d]/u.test(next) && !writtenTogether.test(next)) return true;
  return isDateOnly && /[-_/]/u.test(next) && /[\p{Alpha}\d]/u.test(text.charAt(end + 1));
}

/** The marks of emphasis that were opened and not closed: of `Mar 3rd **01:52` the two behind the day. */
function findOpenMarks(text: string): string {
  if (!/[*_`]/u.test(text)) return '';
  const open: string[] = [];
  for (const [run] of text.matchAll(/[*_`]+/gu)) {
    if (open.at(-1) === run) open.pop();
    else open.push(run);
  }
  return open.join('');
}

/** Past the marks that close what was opened before the time, and past the separator. */
function readTextBehind(
  { text, at: end, to }: TimeReader,
  opened: string,
): Pick<WrittenTime, 'textStart' | 'separated'> {
  let at = end;
  let left = opened.length;
  let separated = false;
  for (; at < to; at += 1) {
    const unit = text.charAt(at);
    if (unit === '[' && text.charAt(at + 1) === '^') {
      // A footnote's mark belongs to the time.
      const close = text.indexOf(']', at);
      if (close < 0 || close >= to) break;
      at = close;
      continue;
    }
    if (unit === ' ' || unit === '\t' || ')]}'.includes(unit) || (unit === '>' && opened === '' && !separated))
      continue;
    if (left > 0 && opened.includes(unit)) {
      left -= 1;
      continue;
    }
    // "02/05/2024 09:15:** Report": bold that nobody opened.
    if (separated && text.startsWith('** ', at)) {
      at += 1;
      continue;
    }
    if (separated && unit !== '>' && unit !== '-' && unit !== ':') break;
    if (!'-–—:：|,;.→>=，、。；・·•〜～~'.includes(unit)) break;
    if (unit === '.' && isDigit(text, at + 1)) break;
    separated ||= !',.，、。'.includes(unit);
  }
  return { textStart: at, separated };
}
