// What a team's process demands, as plain data. Profiles carry the handbook's versions; every value can be overridden.
import type { Severity, WorkflowState } from './model';

/** `when` absent: always. `optional`: a person's decision, see `checkStep`. */
export interface StepRule {
  readonly to: WorkflowState;
  readonly when?: 'review-required' | 'review-not-required';
  readonly optional?: boolean;
}

type StepTable = Readonly<Record<WorkflowState, readonly StepRule[]>>;

/** What a review must have, by meaning: `cause` is a root cause or a chain of whys. */
export type RequiredSection = 'summary' | 'impact' | 'timeline' | 'cause' | 'actions';

export const requiredSectionNames: readonly RequiredSection[] = ['summary', 'impact', 'timeline', 'cause', 'actions'];

export interface Policy {
  /** The severities that require a review. */
  readonly reviewSeverities: readonly Severity[];
  readonly dueWorkingDays: number;
  /** What the deadline counts from: the incident's beginning or its resolution. */
  readonly dueFrom: 'start' | 'resolution';
  /** `YYYY-MM-DD`; weekends need not be listed. */
  readonly holidays: readonly string[];
  readonly requiredSections: readonly RequiredSection[];
  readonly steps: StepTable;
  /** How long a severity 1 or 2 must be stable after its resolution before it is closed. */
  readonly closedStableMinutes: number | undefined;
  /** From the alert to its acknowledgement. */
  readonly acknowledgementMinutes: number | undefined;
  /** From the engagement of the engineer on call to that of an incident manager, while the cause is unknown. */
  readonly escalationMinutes: number | undefined;
  /** Service disruptions engage an incident manager. */
  readonly managerForDisruptions: boolean;
  readonly minimumWhys: number;
  /** Whether an action's owner must be one person, or may be a team. */
  readonly ownerKind: 'person' | 'any';
  /** Offered in place of a person's name. */
  readonly roleNouns: readonly string[];
}

export type ProfileName = 'gitlab-2025' | 'gitlab-2020' | 'gitlab-2018' | 'plain';

export const profileNames: readonly ProfileName[] = ['gitlab-2025', 'gitlab-2020', 'gitlab-2018', 'plain'];

/** As drawn in the handbook's workflow; a review of a lesser incident is somebody's choice. */
const drawnSteps: StepTable = {
  open: [{ to: 'active' }],
  active: [{ to: 'mitigated' }],
  mitigated: [{ to: 'resolved' }],
  resolved: [
    { to: 'review-in-progress', when: 'review-required' },
    { to: 'closed', when: 'review-not-required' },
    { to: 'review-in-progress', when: 'review-not-required', optional: true },
  ],
  'review-in-progress': [{ to: 'review-scheduled' }],
  'review-scheduled': [{ to: 'review-completed' }],
  'review-completed': [{ to: 'closed' }],
  closed: [],
};

/** Incidents come back, false alarms are closed, and the meeting about a review is optional. */
const livedSteps: StepTable = {
  ...drawnSteps,
  open: [{ to: 'active' }, { to: 'closed', optional: true }],
  active: [{ to: 'mitigated' }, { to: 'closed', optional: true }],
  mitigated: [{ to: 'resolved' }, { to: 'active', optional: true }],
  resolved: [...drawnSteps.resolved, { to: 'active', optional: true }],
  'review-in-progress': [{ to: 'review-completed' }, { to: 'review-scheduled' }],
  closed: [{ to: 'active', optional: true }],
};

const plainSteps: StepTable = {
  open: [{ to: 'closed' }],
  active: [{ to: 'closed' }],
  mitigated: [{ to: 'closed' }],
  resolved: [{ to: 'closed' }],
  'review-in-progress': [{ to: 'closed' }],
  'review-scheduled': [{ to: 'closed' }],
  'review-completed': [{ to: 'closed' }],
  closed: [{ to: 'open', optional: true }],
};

const gitlab2025: Policy = {
  reviewSeverities: [1, 2],
  dueWorkingDays: 5,
  dueFrom: 'start',
  holidays: [],
  requiredSections: requiredSectionNames,
  steps: livedSteps,
  closedStableMinutes: undefined,
  acknowledgementMinutes: 15,
  escalationMinutes: 30,
  managerForDisruptions: true,
  minimumWhys: 3,
  ownerKind: 'person',
  roleNouns: ['engineer on call', 'incident manager', 'technician', 'developer'],
};

const profiles: Readonly<Record<ProfileName, Policy>> = {
  'gitlab-2025': gitlab2025,
  'gitlab-2020': { ...gitlab2025, steps: drawnSteps },
  'gitlab-2018': {
    ...gitlab2025,
    steps: drawnSteps,
    closedStableMinutes: 30,
    acknowledgementMinutes: undefined,
    escalationMinutes: undefined,
    managerForDisruptions: false,
  },
  plain: {
    ...gitlab2025,
    steps: plainSteps,
    acknowledgementMinutes: undefined,
    escalationMinutes: undefined,
    managerForDisruptions: false,
    ownerKind: 'any',
  },
};

/** Values that replace the profile's; `null` switches off what a number switches on. */
export type PolicyOverrides = {
  readonly [Key in Exclude<keyof Policy, 'steps'>]?: Policy[Key] | (undefined extends Policy[Key] ? null : never);
} & { readonly steps?: Partial<StepTable> };

/** A profile with a team's own values over it; `steps` replaces the rows it names. */
export function policyOf(profile: ProfileName, overrides: PolicyOverrides = {}): Policy {
  const base = profiles[profile];
  const given = Object.fromEntries(
    Object.entries(overrides)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value ?? undefined]),
  );
  return { ...base, ...given, steps: { ...base.steps, ...overrides.steps } };
}
