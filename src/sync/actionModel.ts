// What making the issues of corrective actions takes and gives: plain data.
import type { AnyIssue } from '../gitlab/index';
import type { IssueReference, User } from '../incident/model';
import type { Dropped, Failed, OutOfTime, TooLong, UnknownReference } from './model';

/** The review in which corrective actions stand. */
export interface ActionSource {
  readonly text: string;
  /** Full path of the project that `#12` in the text belongs to. */
  readonly project: string;
  /** Undefined for a file that is not published. */
  readonly review: IssueReference | undefined;
}

/** Where actions come from, as GitLab has it now. */
export interface ActionOrigin {
  readonly kind: 'origin';
  readonly review: AnyIssue | undefined;
  readonly incident: AnyIssue | undefined;
  /** The review is, or an incident that it names. */
  readonly confidential: boolean;
}

export type OriginResult = ActionOrigin | UnknownReference | Failed;

/** By what the issue of an action is found again; `project` where an attempt to make it did not come to its end. */
export interface ActionName {
  readonly id: string;
  readonly project: string | undefined;
}

export interface NewAction {
  /** See `Sync.actionNames`. */
  readonly id: string;
  /** The review that it belongs to, as `actionNames` was told. */
  readonly subject: string;
  /** What the review says is to be done. */
  readonly words: string;
  /** Full path. */
  readonly project: string;
  readonly title: string;
  /** Markdown, without what people of the outside could do with it; says where the action comes from. */
  readonly text: string;
  /** Beside those of services and groups, which come from the incident; the project's own spelling is used. */
  readonly labels: readonly string[];
  readonly assignee: User | undefined;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string | undefined;
  readonly review: IssueReference | undefined;
  readonly incident: IssueReference | undefined;
  /** What the person agreed to. Where review or incident became confidential since, nothing is sent. */
  readonly confidential: boolean;
  /** The person was told that it may have been made by the attempt before, looked, and wants it made. */
  readonly again?: boolean;
}

export type ActionRefusal =
  | TooLong
  | UnknownReference
  | OutOfTime
  /** The review or its incident is confidential by now. Nothing was sent. */
  | { readonly kind: 'secret-now' }
  /** It would be confidential in a project that is public, and comes from one that is not. Nothing was sent. */
  | { readonly kind: 'public-target'; readonly project: string }
  /** It holds no title and no text, and no more is sent to it. */
  | { readonly kind: 'open-to-all'; readonly issue: IssueReference }
  | { readonly kind: 'maybe-made'; readonly project: string; readonly attemptedAt: number };

/** `found`: it was there already, by an attempt before or because a colleague made it in the same moment. */
export type ActionResult =
  | {
      readonly kind: 'action';
      readonly issue: AnyIssue;
      readonly found: boolean;
      readonly dropped: readonly Dropped[];
    }
  | ActionRefusal
  | Failed;

/** An issue that is there already and is to be the one of an action. */
export interface FoundAction {
  readonly issue: IssueReference;
  readonly review: IssueReference | undefined;
  readonly incident: IssueReference | undefined;
}
