// Times of day without AM and PM on a 12-hour clock.
import { dayMs, hourMs } from '../../incident/units';
import type { Piece } from './entries/pieces';
import type { WrittenClock } from './grammar/clocks';

/** A time of day that goes back by no more is a slip. */
const slipMs = hourMs;

/** Of two or three times nobody can tell whether they pass noon or midnight. */
const enoughClocks = 4;

/** "11:16, 11:54, 12:16, 1:52": nothing above 12 and nothing written like 09:00, and 1 comes after 12. */
export function hasPassedTwelve(pieces: readonly Piece[]): boolean {
  const times = pieces.filter(piece => piece.kind === 'entry').map(({ time }) => time);
  const clocks = times.filter(({ clock }) => clock !== undefined);
  if (clocks.length < enoughClocks || !clocks.every(({ clock }) => clock?.hasOtherHalf === true)) return false;
  const hours = clocks.map(({ clock, date }) => ({
    hour: Math.floor((clock?.ms ?? 0) / (dayMs / 24)),
    isDated: !!date,
  }));
  return hours.some(({ hour, isDated }, at) => {
    const before = hours[at - 1]?.hour ?? 0;
    return !isDated && before >= 10 && hour < before && hour <= before - 6;
  });
}

/** On a 12-hour clock a time without AM and PM is of the half that comes next after the entry before it. */
export function readHalf(
  { ms, hasOtherHalf }: WrittenClock,
  { before, day }: { readonly before: number | undefined; readonly day: number | undefined },
): number | undefined {
  if (ms === undefined || !hasOtherHalf || before === undefined) return ms;
  const other = (ms + dayMs / 2) % dayMs;
  const base = day ?? Math.floor(before / dayMs);
  // A few minutes back is a slip and no other half.
  const stepOf = (clockMs: number): number => {
    const step = base * dayMs + clockMs - before;
    return step < -slipMs ? (day === undefined ? step + dayMs : Infinity) : Math.abs(step);
  };
  return stepOf(other) < stepOf(ms) ? other : ms;
}
