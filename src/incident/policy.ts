// What a team's process demands, as plain data. Profiles carry the handbook's versions; every value can be overridden.
import type { LabelledState } from './labels';
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
  /** An incident that was declared longer ago is not asked for its review any more. */
  readonly reviewWindowDays: number | undefined;
  /** Services that no team owns: an incident that is about no others needs no review until a team has taken one of them. */
  readonly unownedServices: readonly string[];
  readonly dueWorkingDays: number;
  /** What the deadline counts from: the incident's beginning or its resolution. */
  readonly dueFrom: 'start' | 'resolution';
  /** `YYYY-MM-DD`; weekends need not be listed. */
  readonly holidays: readonly string[];
  /** Whether the `dueWorkingDays` after which a reminder comes are working days, or days of the calendar. */
  readonly reminder: 'working' | 'calendar';
  readonly requiredSections: readonly RequiredSection[];
  readonly steps: StepTable;
  /** States whose labels are taken off when an incident is closed: they say that it goes on. Other labels stay. */
  readonly endedStates: readonly LabelledState[];
  /** How long a severity 1 or 2 must be stable after its resolution before it is closed. */
  readonly closedStableMinutes: number | undefined;
  /** From the alert to its acknowledgement. */
  readonly acknowledgementMinutes: number | undefined;
  /** From the engagement of the engineer on call to that of an incident manager, while the cause is unknown. */
  readonly escalationMinutes: number | undefined;
  /** Service disruptions engage an incident manager. */
  readonly managerForDisruptions: boolean;
  /** How long an impact must last before it is called an outage or a degradation. */
  readonly sustainedMinutes: number | undefined;
  /** An incident of severity 2 or 3 that begins within so many hours of another one that was over becomes a severity `to`. */
  readonly recurrenceUpgrade: RecurrenceRule | undefined;
  readonly minimumWhys: number;
  /** Whether an action's owner must be one person, or may be a team. */
  readonly ownerKind: 'person' | 'any';
  /** Offered in place of a person's name. */
  readonly roleNouns: readonly string[];
  /** How imported entries of a timeline call people: by their role, by their name, or not at all. */
  readonly timelineAuthors: 'role' | 'name' | 'none';
  /** Full path of the project where corrective actions become issues; empty: that of the incident. */
  readonly actionProject: string;
  /** The projects of services, by the name of the service: their corrective actions become issues there. */
  readonly serviceProjects: Readonly<Record<string, string>>;
  /** Full path of the group whose reviews the view Corrective Actions shows; empty: the project of reviews alone. */
  readonly actionsGroup: string;
  /** Which labels such an issue gets, by their names in the settings. */
  readonly actionLabels: readonly ActionLabel[];
  /** Whether customers may get a copy of a confidential review. */
  readonly confidentialCopies: boolean;
}

export type ActionLabel = 'correctiveAction' | 'infradev';

export const actionLabelNames: readonly ActionLabel[] = ['correctiveAction', 'infradev'];

export interface RecurrenceRule {
  readonly windowHours: number;
  readonly to: Severity;
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
  reviewWindowDays: 90,
  unownedServices: [],
  dueWorkingDays: 5,
  dueFrom: 'start',
  holidays: [],
  reminder: 'working',
  requiredSections: requiredSectionNames,
  steps: livedSteps,
  endedStates: ['active', 'mitigated'],
  closedStableMinutes: undefined,
  acknowledgementMinutes: 15,
  escalationMinutes: 30,
  managerForDisruptions: true,
  sustainedMinutes: 5,
  recurrenceUpgrade: undefined,
  minimumWhys: 3,
  ownerKind: 'person',
  roleNouns: ['engineer on call', 'incident manager', 'technician', 'developer'],
  timelineAuthors: 'role',
  actionProject: '',
  serviceProjects: {},
  actionsGroup: '',
  actionLabels: ['correctiveAction'],
  confidentialCopies: false,
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
    sustainedMinutes: undefined,
    recurrenceUpgrade: { windowHours: 3, to: 2 },
  },
  plain: {
    ...gitlab2025,
    steps: plainSteps,
    endedStates: [],
    acknowledgementMinutes: undefined,
    escalationMinutes: undefined,
    managerForDisruptions: false,
    sustainedMinutes: undefined,
    ownerKind: 'any',
  },
};

/** A policy with where the team's days begin and end. */
export interface TeamPolicy extends Policy {
  /** An IANA name; empty: UTC. */
  readonly timeZone: string;
}

/** Values that replace the profile's; `null` switches off what a number switches on. */
export type PolicyOverrides = {
  readonly [Key in Exclude<keyof Policy, 'steps'>]?: Policy[Key] | (undefined extends Policy[Key] ? null : never);
} & { readonly steps?: Partial<StepTable> };

/** A profile with a team's own values over it; `steps` replaces the rows it names. */
export function createPolicy(profile: ProfileName, overrides: PolicyOverrides = {}): Policy {
  const base = profiles[profile];
  const given = Object.fromEntries(
    Object.entries(overrides)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value ?? undefined]),
  );
  return { ...base, ...given, steps: { ...base.steps, ...overrides.steps } };
}
