// What the history of an issue's labels tells: since when it is in a state, since when its review is required.
import { defaultLabelNames, isSameLabel, readSeverity, type LabelNames } from './labels';
import type { Policy } from './policy';

/** A label that was put on an issue or taken off it; `at` in epoch milliseconds. */
export interface LabelEvent {
  readonly label: string;
  readonly action: 'add' | 'remove';
  readonly at: number;
}

/** When an incident got the label of the resolved state the last time; undefined where it never did. */
export function findResolvedSince(events: readonly LabelEvent[], names: LabelNames): number | undefined {
  const spellings = [names.states.resolved, defaultLabelNames.states.resolved];
  return findLatest(events, label => spellings.some(name => isSameLabel(label, name)));
}

/**
 * When an issue got a label the last time that makes a review necessary: one of the policy's severities, or the label by
 * which somebody asks. Undefined where it never did.
 */
export function findRequiredSince(
  events: readonly LabelEvent[],
  { reviewSeverities }: Pick<Policy, 'reviewSeverities'>,
  names: LabelNames,
): number | undefined {
  const requested = findLatest(events, label => isSameLabel(label, names.reviewRequested));
  return requested ?? findSevereSince(events, reviewSeverities, names);
}

/** The first of the severe labels that it has had without a break: from 2 to 1 it was severe before. */
function findSevereSince(
  events: readonly LabelEvent[],
  severities: Policy['reviewSeverities'],
  names: LabelNames,
): number | undefined {
  const isSevere = (label: string): boolean => {
    const severity = readSeverity([label], names);
    return severity !== undefined && severities.includes(severity);
  };
  const standing = new Set<string>();
  let since: number | undefined;
  const inOrder = events.toSorted((left, right) => left.at - right.at);
  for (const [index, { label, action, at }] of inOrder.entries()) {
    if (action === 'add') standing.add(label);
    else standing.delete(label);
    // GitLab notes the label that goes and the one that comes with the same time: the question is asked after both.
    if (inOrder[index + 1]?.at === at) continue;
    since = [...standing].some(isSevere) ? (since ?? at) : undefined;
  }
  return since;
}

function findLatest(events: readonly LabelEvent[], isMeant: (label: string) => boolean): number | undefined {
  const times = events.filter(({ action, label }) => action === 'add' && isMeant(label)).map(({ at }) => at);
  return times.length === 0 ? undefined : Math.max(...times);
}
