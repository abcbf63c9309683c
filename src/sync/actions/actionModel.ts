// What making the issues of corrective actions takes and gives: plain data.
import type { AnyIssue } from '../../gitlab/index';
import type { Issue, IssueReference, User } from '../../incident/model';
import type { Dropped, Failed, OtherProject, OutOfTime, TooLong, UnknownReference } from '../model';

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

/** What the issue of an action is to be; what is left out stays as it is. */
export interface ActionTarget {
  /** `YYYY-MM-DD`. */
  readonly dueDate?: string;
  readonly title?: string;
  readonly assignee?: User;
  /** Both close it; a dropped one gets the label of the settings too, where the project has it. */
  readonly outcome?: 'done' | 'dropped';
}

export interface ActionChange {
  readonly issue: IssueReference;
  /** As the person saw it: where GitLab stands otherwise by now in what is to be changed, nothing is sent. */
  readonly seen: Pick<Issue, 'projectId' | 'confidential' | 'opened' | 'dueDate' | 'title' | 'assignees'>;
  readonly to: ActionTarget;
  /**
   * The reason, in Markdown. It becomes a comment; of an issue that is closed a paragraph of its description, because
   * GitLab sends one mail for closing and another one for a comment.
   */
  readonly note?: string | undefined;
}

/** `already`: all of it was so before. `otherwise`: somebody changed it since. Nothing was sent then. */
export type ActionChangeResult =
  | { readonly kind: 'changed'; readonly issue: AnyIssue; readonly dropped: readonly Dropped[] }
  | { readonly kind: 'already' | 'otherwise'; readonly issue: AnyIssue }
  | OtherProject
  | TooLong
  | OutOfTime
  | Failed;

/** A comment that asks the owner of an action how it stands. */
export interface ActionNudge {
  readonly issue: IssueReference;
  /** As the person saw it. */
  readonly seen: Pick<Issue, 'projectId' | 'confidential'>;
  /** Markdown; it mentions the owner. */
  readonly text: string;
}

export type ActionNudgeResult =
  | { readonly kind: 'nudged' }
  /** Somebody has asked within the last week. Nothing was sent. */
  | ({ readonly kind: 'nudged-lately' } & EarlierNudge)
  /** It is closed, or not confidential any more. Nothing was sent. */
  | { readonly kind: 'otherwise'; readonly issue: AnyIssue }
  | OtherProject
  | OutOfTime
  | Failed;

/** Who asked, and when: epoch milliseconds. */
export interface EarlierNudge {
  readonly by: User | undefined;
  readonly at: number;
}

/** Undefined `earlier`: nobody asked within the last week. */
export type NudgeLook = { readonly kind: 'looked'; readonly earlier: EarlierNudge | undefined } | Failed;
