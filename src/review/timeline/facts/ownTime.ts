// What an entry tells of another time than its own: "11:10 support confirms; we closed the incident at 10:45" closes nothing
// at 11:10.
import { minuteMs } from '../../../incident/units';
import { ignoreCase } from '../../parse/ignoreCase';
import type { Milestone, TimelineEvent } from '../model';
import { readMilestone } from './milestones';

/** A clause that ends with a time of day. */
const timedClause = ignoreCase(
  /(?:(?<=^|[.;,，。；、])|\b(?:and|und|et|y|e)\b)[^.;,，。；、]*?\b(?:at|um|à|a las|às|alle|om|kl\.?|в) ~?\d?\d[:.h](?<minute>\d\d)(?!\d)/giu,
);

const told: ReadonlySet<Milestone | undefined> = new Set<Milestone>(['mitigated', 'resolved', 'closed']);

/** The entry without an end of which it says another time than its own. */
export function keepOwn(event: TimelineEvent): TimelineEvent {
  const { milestone, tagged, localStart, text } = event;
  if (tagged || localStart === undefined || !told.has(milestone) || !/\d[:.h]\d\d/u.test(text)) return event;
  // Whole hours apart, it may be the same time in another zone or on a 12-hour clock.
  const rest = text.replace(timedClause, (clause, minute: string) =>
    Math.abs(((((Number(minute) - localStart / minuteMs) % 60) + 90) % 60) - 30) <= 5 ? clause : '…',
  );
  return rest === text ? event : { ...event, ...readMilestone(rest) };
}
