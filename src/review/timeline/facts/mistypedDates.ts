// Dates that are slips of the pen: the year or the month of another time.
import { dayMs } from '../../../incident/units';
import type { TextEdit } from '../../model';
import { formatUtcDate } from '../../../incident/calendar';
import type { Timeline, TimelineEvent } from '../model';

/** An entry further away than this is not of the same incident without a word about it. */
export const distantDays = 30;
/** A month too late, at least. */
const monthDays = 27;
/** A date with another year or month put in lies this near to its neighbours. */
const nearDays = 7;

/** A date that is a slip of the pen, and what it becomes. */
export interface MistypedDate {
  readonly event: TimelineEvent;
  readonly edit: TextEdit;
  /** `YYYY-MM-DD`: what was meant. */
  readonly date: string;
  /** From the entry beside it. */
  readonly days: number;
  readonly wrong: 'year' | 'month';
  /** The entry above it, where the slip puts it before that one. */
  readonly behind: TimelineEvent | undefined;
}

type Placed = TimelineEvent & { readonly localStart: number };

/** Entries with a place in time. */
export function selectPlaced(timeline: Timeline): readonly Placed[] {
  return timeline.events.filter((event): event is Placed => event.localStart !== undefined && event.dated !== 'none');
}

/** Dates whose year, or month, is not that of their neighbours, and that would stand between them if it were. */
export function findMistypedDates(timeline: Timeline): readonly MistypedDate[] {
  const placed = selectPlaced(timeline);
  const ended = placed.findIndex(event => event.milestone === 'resolved');
  const typos: MistypedDate[] = [];
  let previous: Placed | undefined;
  for (const [index, event] of placed.entries()) {
    const typo = findTypo(event, { previous, next: placed[index + 1], isOver: ended >= 0 && index >= ended });
    // A slip is no measure for the entry behind it.
    if (typo) typos.push(typo);
    else previous = event;
  }
  return typos;
}

/** What stands around an entry; `isOver`: the incident was resolved before it. */
interface Neighbours {
  readonly previous: Placed | undefined;
  readonly next: Placed | undefined;
  readonly isOver: boolean;
}

function findTypo(event: Placed, { previous, next, isOver }: Neighbours): MistypedDate | undefined {
  const { date } = event.pieces;
  const base = previous ?? next;
  if (event.dated !== 'own' || !date || !base) return undefined;
  const days = Math.round(Math.abs(event.localStart - base.localStart) / dayMs);
  if (days < monthDays) return undefined;
  const own = new Date(event.localStart);
  const near = new Date(base.localStart);
  const typo = (wrong: MistypedDate['wrong'], month: number): MistypedDate | undefined => {
    const moved = Date.UTC(near.getUTCFullYear(), month, own.getUTCDate());
    const at = moved + (event.localStart - Math.floor(event.localStart / dayMs) * dayMs);
    const exists = new Date(moved).getUTCDate() === own.getUTCDate();
    const between = (!previous || at >= previous.localStart) && (!next || at <= next.localStart);
    if (!exists || !between || Math.abs(at - base.localStart) > nearDays * dayMs) return undefined;
    const behind = previous && event.localStart < previous.localStart ? previous : undefined;
    return { event, edit: { span: date, text: formatUtcDate(at) }, date: formatUtcDate(at), days, wrong, behind };
  };
  if (days > distantDays && own.getUTCFullYear() !== near.getUTCFullYear()) {
    const agreed = !next || new Date(next.localStart).getUTCFullYear() === near.getUTCFullYear();
    const found = agreed ? typo('year', own.getUTCMonth()) : undefined;
    if (found) return found;
  }
  const late = previous && isOver && event.localStart > previous.localStart;
  return late && days >= monthDays && event.precision !== 'day' ? typo('month', near.getUTCMonth()) : undefined;
}
