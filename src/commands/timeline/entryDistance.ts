// What the words of the box mean, and how far that is from the other entries: a review is often written days after its incident.
import { env, l10n } from 'vscode';
import { formatUtcMinute } from '../../incident/calendar';
import { dayMs, hourMs, minuteMs } from '../../incident/units';

/**
 * `= 2026-11-25 02:50 UTC, 10 minutes after 2026-11-25 02:40 UTC`: the person sees which day is meant while another one can
 * still be written. `entries`: when the others were, the earliest first; without any it is the time alone.
 */
export function describeDistance(instant: number, entries: readonly number[]): string {
  const beside = entries.findLast(at => at <= instant) ?? entries[0];
  const said = `= ${formatUtcMinute(instant)}`;
  if (beside === undefined) return said;
  const [distance, at] = [describeLength(Math.abs(instant - beside)), formatUtcMinute(beside)];
  return instant < beside
    ? l10n.t('{0}, {1} before {2}', said, distance, at)
    : l10n.t('{0}, {1} after {2}', said, distance, at);
}

/** `10 minutes`, `3 hours`, `2 days`, in the words of the person's language. */
function describeLength(length: number): string {
  const [unit, size] =
    length < 2 * hourMs
      ? (['minute', minuteMs] as const)
      : length < 2 * dayMs
        ? (['hour', hourMs] as const)
        : (['day', dayMs] as const);
  return new Intl.NumberFormat(env.language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.floor(length / size),
  );
}
