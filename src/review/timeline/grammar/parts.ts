// The parts of a time, each read at a reader's place: date, time of day, zone.
import { ignoreCase } from '../../parse/ignoreCase';
import type { Span } from '../../model';
import { isDigit } from '../../parse/marks';
import type { Zone } from '../model';
import { readClock, type ClockPlace, type WrittenClock } from './clocks';
import { readLikelyDate, skipWeekday, type WrittenDate } from './dates';
import { matchAt, skipAt } from './forms';
import { skipAbout } from './lead';
import { skip, type TimeReader } from './reader';
import { readLocalZone, readZone } from './zones';

/** A zone and where it is written. */
export interface WrittenZone {
  readonly zone: Zone;
  readonly span: Span;
}

const joinForm =
  /T(?=\d)|[ \t]*[,;|@]?[ \t]*[*_`)\]]*[ \t]*(?:[-–—|][ \t]+)?(?:(?:at|um|à|às|a las|kl\.|ab|в)[ \t]+)?[*_`([]*/uy;
const gapToZone = /[ \t]*[([]?[ \t]*/uy;

/** Past what stands between a date and its time of day. */
export function skipJoin(reader: TimeReader): void {
  skip(reader, joinForm);
}

/**
 * The date at the reader's place. A bare `10/11` needs a time of day behind it, else it is a ratio; `22.07.` at the start
 * of an entry does not: no clock ends in a dot.
 */
export function takeDate(reader: TimeReader, isEntry = false): WrittenDate | undefined {
  const found = readLikelyDate(reader.text, reader.at);
  if (!found || found.span.end > reader.to) return undefined;
  const isOrdinal = isEntry && ordinalForm.test(reader.text.slice(found.span.start, found.span.end));
  const isMeant = isOrdinal || (isEntry && matchAt(dayBehind, reader.text, found.span.end) !== undefined);
  if (!isMeant && isBare(found) && !readJoinedClock(reader, found.span.end)) return undefined;
  reader.at = found.span.end;
  return found;
}

/** Nothing but a mark, or a part of the day: "3/25" above its entries, "03-01 вечер". */
const dayBehind = ignoreCase(
  /[ \t]*(?:(?:[:：*_)]+[ \t]*)?(?:$|[\r\n])|(?:in the |am |le |la |por la |à |de )?(?:early |late )?(?:morning|afternoon|evening|night|morgens?|vormittags?|mittags?|nachmittags?|abends?|nachts?|matin|après-midi|soir|nuit|mañana|tarde|noche|manhã|noite|утр(?:о|ом)|дн[её]м|вечер(?:ом)?|ноч(?:ь|ью))(?!\p{Alpha})|(?:早上|上午|下午|晚上|凌晨|午前|午後|[朝昼夜]|夕方)(?![ \t]?\d))/iuy,
);
/** `1.2.` numbers a step. */
const ordinalForm = /^\d\d\.\d\d\.$/u;

/** Two numbers without a year, or another form that may be something else. */
function isBare({ numbers, yearless, timed, span }: WrittenDate): boolean {
  if (timed) return true;
  return span.end - span.start <= 6 && (numbers ? numbers.year === undefined : yearless?.inFigures === true);
}

function readJoinedClock(reader: TimeReader, at: number): WrittenClock | undefined {
  const back = reader.at;
  reader.at = skipAt(joinForm, reader.text, at);
  skipAbout(reader);
  const clock = readClock(reader.text, reader.at, 'behindDate');
  reader.at = back;
  return clock && clock.span.end <= reader.to ? clock : undefined;
}

/** The time of day at the reader's place; behind a date, with what joins them and a weekday in between. */
export function takeClock(
  reader: TimeReader,
  place: ClockPlace,
): { readonly clock: WrittenClock | undefined; readonly isAbout: boolean } {
  const back = reader.at;
  let isAbout = false;
  if (place === 'behindDate') {
    skipJoin(reader);
    if (!isDigit(reader.text, reader.at)) {
      isAbout = skipAbout(reader);
      const weekday = skipWeekday(reader.text, reader.at);
      if (weekday > reader.at) {
        reader.at = weekday;
        skipJoin(reader);
      }
    }
  }
  const clock = readClock(reader.text, reader.at, place);
  if (clock && clock.span.end <= reader.to) {
    reader.at = clock.span.end;
    return { clock, isAbout };
  }
  reader.at = back;
  return { clock: undefined, isAbout: false };
}

/** The zone behind a time of day, in brackets too. A minus begins an offset only where `isIso` and glued to the time. */
export function takeZone(reader: TimeReader, isIso: boolean): WrittenZone | undefined {
  const start = skipAt(gapToZone, reader.text, reader.at);
  // `US/Pacific` is the same clock as Pacific.
  const at = skipAt(countryForm, reader.text, start);
  const gap = reader.text.slice(reader.at, at);
  if (reader.text.charAt(at) === '-' && !(isIso && gap === '')) return undefined;
  const found = readZone(reader.text, at, true) ?? readLocalZone(reader.text, at);
  if (!found || found.end > reader.to) return undefined;
  // "20:10 Pacific - detected", but "20:10 Pacific region is down".
  if (found.bare && !isClosed(reader, found.end)) return undefined;
  reader.at = found.end;
  if (/[([]/u.test(gap)) skipClosing(reader);
  return { zone: found.zone, span: { start, end: found.end } };
}

const countryForm = /US\/(?=[A-Z])/uy;
const closedForm = /[ \t*_`]*(?:[:：\-–—|)\],;.·\r\n]|\((?=\d)|$)/uy;

function isClosed({ text, to }: TimeReader, end: number): boolean {
  return end >= to || skipAt(closedForm, text, end) > end;
}

/** Past one closing bracket. */
export function skipClosing(reader: TimeReader): void {
  if (/[)\]]/u.test(reader.text.charAt(reader.at))) reader.at += 1;
}
