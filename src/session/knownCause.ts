// Whether the entries of an incident say what its cause is.
import type { IncidentEvent } from '../gitlab/index';
import { isSameLabel } from '../incident/labels';
import type { Lazy } from './lazy';

/** By GitLab's own tag, or by the words of an entry as a review's reader understands them. */
export async function hasKnownCause(events: readonly IncidentEvent[], lazy: Lazy): Promise<boolean> {
  if (events.some(({ tags }) => tags.some(tag => isSameLabel(tag, 'Cause identified')))) return true;
  if (events.length === 0) return false;
  const { readMilestone } = await lazy.review();
  return events.some(({ note }) => readMilestone(note).milestone === 'identified');
}
