// What one act does to a review and its incident, and what came of it: plain data.
import type { LabelledState } from '../../incident/labels';
import type { Incident, IssueReference, ReviewIssue, User } from '../../incident/model';
import type { IncidentSeen, IncidentTarget } from '../incidents/incidentModel';
import type { Dropped, Failed, OtherProject, OutOfTime } from '../model';

/** What the person saw of the review when they decided. */
export type ReviewSeen = Pick<ReviewIssue, 'projectId' | 'opened' | 'confidential' | 'assignees'>;

/** What the review's issue is to be; what is left out stays as it is. */
export interface ReviewTarget {
  /** Its label, where the review's project has one: the state itself is the incident's. */
  readonly state?: LabelledState;
  readonly opened?: boolean;
  /** In this order; the first is the service owner. */
  readonly assignees?: readonly User[];
  /** `YYYY-MM-DD`. */
  readonly dueDate?: string;
}

/** The incident that goes on with its review. */
export interface IncidentStepOfAct {
  readonly reference: IssueReference;
  readonly seen: IncidentSeen;
  readonly to: IncidentTarget;
}

/** One act of one person: each part is written once, and nothing where others have decided otherwise meanwhile. */
export interface ReviewAct {
  /** Which act it is, so that an attempt before is known again: `complete`. */
  readonly name: string;
  readonly review: IssueReference;
  /** Where GitLab stands otherwise by now in what is to be changed, nothing is sent. */
  readonly seen: ReviewSeen;
  readonly to: ReviewTarget;
  /**
   * What it makes of the description, whatever others have made of it by then. What is so already stays as it is, character
   * by character: it is asked again until GitLab has it.
   */
  readonly edit?: (description: string) => string;
  /** An issue that the review is linked to, such as its incident. */
  readonly link?: IssueReference;
  readonly incident?: IncidentStepOfAct;
  /** A comment on the review. Markdown. */
  readonly note?: string;
}

/**
 * `already`: all of it was so before, and nothing was sent. `otherwise`: somebody changed the review, or its incident, since
 * the person looked; nothing was sent. `unsettled`: others write over the text again and again.
 */
export type ReviewActResult =
  | {
      readonly kind: 'done';
      readonly review: ReviewIssue;
      /** As it stands now; undefined where the act is not about it. */
      readonly incident: Incident | undefined;
      readonly dropped: readonly Dropped[];
    }
  | { readonly kind: 'already' | 'otherwise' | 'unsettled'; readonly review: ReviewIssue }
  | { readonly kind: 'incident-otherwise'; readonly incident: Incident }
  | OtherProject
  | OutOfTime
  | Failed;
