// Cells of a table that say the day of a row, without a time.
import type { Span } from '../../model';
import { readWeekday } from '../../parse/dateNames';
import { readLikelyDate, skipWeekday } from '../grammar/dates';
import type { WrittenTime } from '../grammar/time';

/** `Tue` in a column of days. */
export function readDayOfWeek(text: string, cell: Span | undefined): number | undefined {
  if (!cell || cell.end <= cell.start || skipWeekday(text, cell.start) < cell.end) return undefined;
  return readWeekday(text.slice(cell.start, cell.end));
}

/** `01/07` in a column of dates is no ratio. */
export function readDayCell(text: string, cell: Span | undefined): WrittenTime | undefined {
  const date = cell && readLikelyDate(text, cell.start);
  if (!date || date.span.end !== cell.end) return undefined;
  return {
    weekday: undefined,
    dayOfWeek: undefined,
    clock: undefined,
    zone: undefined,
    endDate: undefined,
    endClock: undefined,
    endZone: undefined,
    endShift: undefined,
    about: false,
    shift: 0,
    span: date.span,
    date,
    textStart: cell.end,
    separated: true,
  };
}
