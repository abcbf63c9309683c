// Which of its two readings a date of numbers has: `10/11` is a day in October or in November.
import { formatIsoDate, readBothWays, type WrittenDate } from './grammar/dates';

/** Two readings of a date: the one this near to its neighbours is meant when the other is not. */
const nearDays = 14;

/** Chosen by what is near, then by the order of other dates; both readings as ISO where nothing tells. */
export function chooseReading(
  numbers: NonNullable<WrittenDate['numbers']>,
  near: number | undefined,
  dayFirst: boolean | undefined,
): { day: number | undefined; readings: readonly string[] } {
  const both = readBothWays(numbers, near);
  if (both.dayFirst === undefined || both.monthFirst === undefined)
    return { day: both.dayFirst ?? both.monthFirst, readings: [] };
  if (near !== undefined) {
    // `10/11` below an entry of 10 November is that day, although all other dates put the month first: read their way it
    // would be a month away.
    if (dayFirst !== undefined && (both.dayFirst === near) !== (both.monthFirst === near)) {
      const isFar = Math.abs((dayFirst ? both.dayFirst : both.monthFirst) - near) > nearDays;
      if (isFar) return { day: near, readings: [] };
    }
    const dayIsNear = Math.abs(both.dayFirst - near) <= nearDays;
    const monthIsNear = Math.abs(both.monthFirst - near) <= nearDays;
    if (dayFirst === undefined && dayIsNear !== monthIsNear)
      return { day: dayIsNear ? both.dayFirst : both.monthFirst, readings: [] };
  }
  if (dayFirst !== undefined) return { day: dayFirst ? both.dayFirst : both.monthFirst, readings: [] };
  return { day: undefined, readings: [formatIsoDate(both.dayFirst), formatIsoDate(both.monthFirst)] };
}
