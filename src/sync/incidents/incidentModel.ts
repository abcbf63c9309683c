// What is done to an incident, and what came of it: plain data.
import type { EventTag } from '../../gitlab/index';
import type { LabelledState } from '../../incident/labels';
import type { Incident, IssueReference, Severity, User, WorkflowState } from '../../incident/model';
import type { Dropped, Failed, OtherProject, OutOfTime } from '../model';

/** What the person saw of the incident when they decided. */
export type IncidentSeen = Pick<
  Incident,
  'projectId' | 'state' | 'severity' | 'assignees' | 'confidential' | 'reviewRequested' | 'reviewDeclined'
>;

/** The labels that say yes or no to something, by their names in the settings. */
export type IncidentFlag = 'reviewRequested' | 'noReviewNeeded';

/** What the incident is to be; what is left out stays as it is. */
export interface IncidentTarget {
  /** `open` and `closed` are GitLab's own; the others are labels, of which the old one is taken off by name. */
  readonly state?: WorkflowState;
  /** Of closing: the states whose labels it does not keep. */
  readonly endedStates?: readonly LabelledState[];
  /** As a label, where the project has one, and in GitLab's own field. */
  readonly severity?: Severity;
  readonly flags?: Readonly<Partial<Record<IncidentFlag, boolean>>>;
  /** In this order; the first is the owner. */
  readonly assignees?: readonly User[];
}

/** Something that happened, for the incident's timeline. */
export interface HappenedEvent {
  /** One line, at most 280 characters. */
  readonly note: string;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
  readonly tags?: readonly EventTag[];
}

export interface IncidentChange {
  readonly incident: IssueReference;
  /** Where GitLab stands otherwise by now in what is to be changed, nothing is sent. */
  readonly seen: IncidentSeen;
  readonly to: IncidentTarget;
  /** Labels that the project lacks are made; otherwise they are named in `dropped`. */
  readonly mayCreateLabels?: boolean;
  /** Where GitLab keeps no timeline it becomes a line of the comment. */
  readonly event?: HappenedEvent;
  /** A comment: the reason, what stands now. Markdown. */
  readonly note?: string;
  /**
   * The event has the words of the comment, which is written only where GitLab keeps no timeline: closing, opening and
   * assigning send a mail already, and a comment would be a second one.
   */
  readonly eventTellsAll?: boolean;
}

/** `already`: all of it was so before, and nothing was sent. `otherwise`: somebody changed it since; nothing was sent. */
export type IncidentResult =
  | { readonly kind: 'changed'; readonly incident: Incident; readonly dropped: readonly Dropped[] }
  | { readonly kind: 'already' | 'otherwise'; readonly incident: Incident }
  | { readonly kind: 'no-incident' }
  | OtherProject
  | OutOfTime
  | Failed;
