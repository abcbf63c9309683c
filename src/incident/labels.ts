// Labels compared by meaning: every version of the process spells them differently.
import { type Severity, type WorkflowState, workflowStates } from './model';

/** The states that have a label of their own; the other two are GitLab's own open and closed. */
export type LabelledState = Exclude<WorkflowState, 'open' | 'closed'>;

/** How a team spells its labels, as the product writes them; reading goes by meaning. */
export interface LabelNames {
  /** From severity 1 to 4. */
  readonly severity: readonly [string, string, string, string];
  readonly states: Readonly<Record<LabelledState, string>>;
  readonly review: string;
  readonly reviewRequested: string;
  /** Somebody decided that this incident needs no review. */
  readonly noReviewNeeded: string;
  readonly correctiveAction: string;
  /** Beside or in place of it, by the policy. */
  readonly infradev: string;
  /** Of an action that was given up, with its reason. */
  readonly dropped: string;
  readonly nearMiss: string;
  readonly selfManaged: string;
  readonly security: string;
  /** The scope of scoped labels: `Service` for `Service::Checkout`. */
  readonly serviceScope: string;
  readonly groupScope: string;
}

export const defaultLabelNames: LabelNames = {
  severity: ['severity::1', 'severity::2', 'severity::3', 'severity::4'],
  states: {
    active: 'Incident::Active',
    mitigated: 'Incident::Mitigated',
    resolved: 'Incident::Resolved',
    'review-in-progress': 'Incident::Review-in-Progress',
    'review-scheduled': 'Incident::Review-Scheduled',
    'review-completed': 'Incident::Review-Completed',
  },
  review: 'IncidentReview',
  reviewRequested: 'Review-Requested',
  noReviewNeeded: 'No-Review-Needed',
  correctiveAction: 'corrective action',
  infradev: 'infradev',
  dropped: 'dropped',
  nearMiss: 'Near Miss',
  selfManaged: 'self-managed',
  security: 'security',
  serviceScope: 'Service',
  groupScope: 'group',
};

const severities: readonly Severity[] = [1, 2, 3, 4];

/** The states that a label says, in the order an incident takes them. */
export const labelledStates: readonly LabelledState[] = workflowStates.filter(
  state => state !== 'open' && state !== 'closed',
);

/** What the first names came to: a project has a few dozen labels, and each stands on many issues. */
const normalized = new Map<string, string>();
const mostNormalized = 1000;

/**
 * Two labels mean the same if and only if this gives the same for both. Case, spaces, hyphens, underscores, one or two
 * colons, a leading `~` and quotes do not count; `S1`, `Sev1`, `sev-1` and `Severity::1` are one.
 */
export function normalizeLabel(name: string): string {
  const seen = normalized.get(name);
  if (seen !== undefined) return seen;
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_"~-]/gu, '')
    .replaceAll(/:+/gu, ':');
  const severity = /^(?:s|sev|severity):?([1-4])$/u.exec(plain);
  const made = severity ? `severity:${severity[1]}` : plain;
  if (normalized.size < mostNormalized) normalized.set(name, made);
  return made;
}

/** Whether two names mean the same label: `Severity::1` and `severity::1` do. */
export function isSameLabel(left: string, right: string): boolean {
  return normalizeLabel(left) === normalizeLabel(right);
}

/** Whether a label of that meaning is among the names. */
export function hasLabel(labels: readonly string[], name: string): boolean {
  const wanted = normalizeLabel(name);
  return labels.some(label => normalizeLabel(label) === wanted);
}

/** Like `hasLabel`, for many names: each label is read once. */
export function createLabelSearch(labels: readonly string[]): (name: string) => boolean {
  const meanings = new Set(labels.map(normalizeLabel));
  return name => meanings.has(normalizeLabel(name));
}

/** How the project itself spells a label; undefined where it has none of that meaning. Exact spelling wins. */
export function findSpelling(available: readonly string[], name: string): string | undefined {
  return available.find(label => label === name) ?? available.find(label => isSameLabel(label, name));
}

/** The severity the labels say; the most severe one where they disagree. */
export function readSeverity(labels: readonly string[], names: LabelNames = defaultLabelNames): Severity | undefined {
  const has = createLabelSearch(labels);
  return severities.find(severity => {
    const name = names.severity[severity - 1];
    return has(`severity::${severity}`) || (name !== undefined && has(name));
  });
}

/** A closed issue is `closed`; else the furthest state a label says; `open` without one. */
export function readState(
  labels: readonly string[],
  opened: boolean,
  names: LabelNames = defaultLabelNames,
): WorkflowState {
  if (!opened) return 'closed';
  return listStates(labels, names).at(-1) ?? 'open';
}

/** Every state that a label says, in the order of the process: more than one where scoped labels exclude nothing. */
export function listStates(labels: readonly string[], names: LabelNames = defaultLabelNames): readonly LabelledState[] {
  const has = createLabelSearch(labels);
  return labelledStates.filter(state => has(names.states[state]) || has(defaultLabelNames.states[state]));
}

/** The scope of a scoped label, which is everything before its last `::`; undefined for any other label. */
export function readScope(label: string): string | undefined {
  const at = label.lastIndexOf('::');
  return at > 0 ? label.slice(0, at) : undefined;
}

/** The values of all labels of a scope, as spelled: `Service::Checkout` gives `Checkout`. */
export function readScopedValues(labels: readonly string[], scope: string): readonly string[] {
  return labels.flatMap(label => {
    const its = readScope(label);
    if (its === undefined || !isSameLabel(its, scope)) return [];
    const value = label.slice(its.length + 2).trim();
    return value === '' ? [] : [value];
  });
}

/**
 * What to add and to remove so that the issue has the label `to` and none of the `known` ones beside it. Only a label that
 * is known and of the same scope is removed (`Incident::Active` for `Incident::Resolved`, never `Incident::Reported-late`
 * that a team made for itself), and another spelling of `to`. Both are said explicitly: only some editions of GitLab keep
 * scoped labels exclusive by themselves.
 */
export function replaceLabel(
  labels: readonly string[],
  to: string,
  known: readonly string[],
): { readonly add: readonly string[]; readonly remove: readonly string[] } {
  const isRival = (label: string): boolean => hasLabel(known, label) && isSameScope(readScope(label), readScope(to));
  return {
    add: labels.includes(to) ? [] : [to],
    remove: labels.filter(label => label !== to && (isSameLabel(label, to) || isRival(label))),
  };
}

function isSameScope(left: string | undefined, right: string | undefined): boolean {
  return left === undefined || right === undefined ? left === right : isSameLabel(left, right);
}
