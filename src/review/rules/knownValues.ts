// What is known of a field before anybody writes it.
import { formatUtcDate } from '../../incident/calendar';
import { escapeTableCell } from '../../incident/foreignText';
import { findDueDate } from '../../incident/reviewDeadline';
import type { ReviewAnalysis } from '../analyze';
import type { FieldMeaning } from '../model';
import type { ComputedFacts } from '../timeline/facts/figures';
import { countFieldMinutes } from '../timeline/fieldTimes';
import { findKnownOwner } from './actions';
import type { LintContext } from './rule';

interface KnownAround {
  readonly context: LintContext;
  readonly facts: ComputedFacts;
}

/** What the incident, the timeline and the fields of start and end know. */
export function findKnownValue(
  { document, fields }: ReviewAnalysis,
  meaning: FieldMeaning | undefined,
  { context, facts }: KnownAround,
): string | undefined {
  const { incident, review, policy } = context;
  switch (meaning) {
    case 'minutes':
    case 'duration': {
      const minutes = facts.minutes ?? countFieldMinutes(document, fields);
      if (minutes === undefined) return undefined;
      return meaning === 'minutes' ? String(minutes) : `${minutes} minutes`;
    }
    case 'start':
      return facts.startText;
    case 'end':
      return facts.endText;
    case 'services':
      return incident?.services.map(escapeTableCell).join(', ') || undefined;
    case 'team':
      return incident?.groups.map(escapeTableCell).join(', ') || undefined;
    case 'severity':
      return incident?.severity ? `severity ${incident.severity}` : undefined;
    case 'owner':
      return findKnownOwner(context);
    case 'date':
      return incident && formatUtcDate(incident.createdAt);
    case 'dueDate':
      return review?.dueDate ?? (incident && findDueDate(incident, policy));
    default:
      return undefined;
  }
}
