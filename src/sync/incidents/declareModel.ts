// What declaring an incident takes and gives: plain data.
import type { AnyIssue } from '../../gitlab/index';
import type { LabelledState } from '../../incident/labels';
import type { IssueReference, Severity } from '../../incident/model';
import type { Dropped, Failed, OtherProject, OutOfTime, TooLong } from '../model';

export interface NewIncident {
  /** By which the incident is found again after an answer that was lost: the same one for the same incident. */
  readonly id: string;
  /** Full path. */
  readonly project: string;
  /** GitLab's number of the project that the person was asked about: its path may go to another one. */
  readonly projectId: number;
  readonly title: string;
  /** Markdown; a line that would be a quick action is escaped. */
  readonly text: string;
  readonly severity: Severity;
  /** Where the project has labels of states. */
  readonly state: LabelledState;
  /** Beside those of severity and state; the project's own spelling is used. */
  readonly labels: readonly string[];
  /** Made empty and confidential first; title and text come when GitLab says that it is. */
  readonly confidential: boolean;
  /** The person was told that it may have been made by the attempt before, looked, and wants it made. */
  readonly again?: boolean;
}

/** `declared` whatever GitLab made of it: that it is no incident is in `dropped`. It belongs to whoever declared it. */
export type DeclareResult =
  | { readonly kind: 'declared'; readonly issue: AnyIssue; readonly dropped: readonly Dropped[] }
  /** It holds no title and no text, and no more is sent to it. */
  | { readonly kind: 'open-to-all'; readonly issue: IssueReference }
  | { readonly kind: 'maybe-declared'; readonly project: string; readonly attemptedAt: number }
  | TooLong
  | OtherProject
  | OutOfTime
  | Failed;
