// What the operations of this folder answer: plain data with a `kind`, for the shell to put into words.
import type { LoggedEvent, LogResult } from './incidents/logEvent';
import type { IssueReference, ReviewIssue, User, WithText } from '../incident/model';
import type {
  ActionChange,
  ActionChangeResult,
  ActionName,
  ActionNudge,
  ActionNudgeResult,
  ActionResult,
  ActionSource,
  FoundAction,
  NewAction,
  NudgeLook,
  OriginResult,
} from './actions/actionModel';
import type { DeclareResult, NewIncident } from './incidents/declareModel';
import type { IncidentChange, IncidentResult } from './incidents/incidentModel';
import type { ReviewAct, ReviewActResult } from './reviews/reviewActModel';
import type { Policy } from '../incident/policy';
import type {
  Base,
  BasedText,
  SaveOptions,
  Subject,
  NewReview,
  Intent,
  ReviewFile,
  Dropped,
  IncidentStep,
  PlannedStep,
  Failed,
  TooLong,
  UnknownReference,
  OtherProject,
  Refusal,
} from './model';

export interface Created {
  readonly kind: 'created';
  readonly review: ReviewIssue;
  /** The text to go on with: of a file its own with the issue in its marker, else what GitLab has. */
  readonly text: string;
  readonly base: Base;
  /** True where an earlier attempt had made the issue already. */
  readonly resumed: boolean;
  readonly incident: IncidentStep;
  readonly dropped: readonly Dropped[];
  /** GitLab made something else of what was sent; this is what it has. */
  readonly altered: string | undefined;
  /** Somebody made another review of the incident in the same moment; `foldReview` brings the two together. */
  readonly twin?: TwinReview | undefined;
  readonly lost?: LostLines | undefined;
}

/** Another review of the same incident, and which of the two stays: both people are told the same one. */
export interface TwinReview {
  readonly review: WithText<ReviewIssue>;
  readonly stays: 'mine' | 'twin';
}

export type CreateResult = Created | Refusal | Failed;

/** Both sides changed the same lines. The texts are for a merge editor; `base` goes with what the person makes of them. */
export interface Conflict {
  readonly kind: 'conflict';
  readonly texts: { readonly base: string; readonly local: string; readonly remote: string };
  readonly base: Base;
}

/**
 * What the working copy was made from is not its base: the person decides, and hands back the `base`. `older`: it goes
 * back behind what others wrote, such as a file that was taken out of git again; `unknown`: nothing is known.
 */
export interface NoBase {
  readonly kind: 'no-base';
  readonly why: 'older' | 'unknown';
  readonly texts: { readonly local: string; readonly remote: string };
  readonly base: Base;
}

/**
 * Lines that are gone from the issue because two people wrote in the same moment: GitLab keeps the later text as a whole.
 * `theirs` were overwritten by what was just sent, `mine` by somebody else right after it.
 */
export interface LostLines {
  readonly whose: 'theirs' | 'mine';
  /** Who else wrote, where GitLab says it. */
  readonly by: User | undefined;
  /** Empty where GitLab only says that somebody wrote. */
  readonly lines: readonly string[];
  /** The working copy with the lines in it again, at its end where their place is gone; undefined where none is known. */
  readonly text: string | undefined;
}

export interface Saved {
  readonly kind: 'saved';
  readonly review: ReviewIssue;
  /** What the working copy should hold now: itself, with what others changed merged in. */
  readonly text: string;
  readonly base: Base;
  /** What the text that was handed in is based on now, for as long as it has not taken in what `text` has of others. */
  readonly own: Base;
  /** False where GitLab had it all already and nothing was sent. */
  readonly sent: boolean;
  /** True where changes of others came into `text`. */
  readonly merged: boolean;
  readonly lost?: LostLines | undefined;
  /** GitLab made something else of what was sent; this is what it has. */
  readonly altered: string | undefined;
}

export type SaveResult =
  | Saved
  | Conflict
  | NoBase
  | TooLong
  | UnknownReference
  | OtherProject
  /** The issue was confidential and is public now: nothing was sent, see `SaveOptions.allowPublic`. */
  | { readonly kind: 'now-public'; readonly review: IssueReference; readonly base: Base | undefined }
  | Failed;

export type PullResult =
  | { readonly kind: 'unchanged'; readonly review: ReviewIssue; readonly base: Base }
  | { readonly kind: 'updated'; readonly review: ReviewIssue; readonly text: string; readonly base: Base }
  | Conflict
  | NoBase
  | OtherProject
  | Failed;

export type OpenResult =
  | { readonly kind: 'opened'; readonly review: ReviewIssue; readonly text: string; readonly base: Base }
  | Failed;

export type PublishResult =
  | Created
  | Exclude<SaveResult, Saved>
  | (Saved & { readonly dropped: readonly Dropped[] })
  | Refusal
  /** The issue that the file names holds another review. Nothing was sent. */
  | { readonly kind: 'other-review'; readonly review: IssueReference };

export type PublishPlan = Intent | Refusal | Failed;

/** `closing` as it was made: what somebody wrote into it since shows by that. */
export interface Twins {
  readonly closing: Pick<Base, 'review' | 'description'>;
  readonly staying: IssueReference;
}

export type FoldResult =
  /** `review`: the one that stays. */
  | { readonly kind: 'folded'; readonly review: ReviewIssue }
  /** Somebody wrote into the one to close since it was made: bring the two together first. Nothing was changed. */
  | { readonly kind: 'written-in'; readonly review: ReviewIssue }
  /** The one that was to stay is closed by now. Nothing was changed. */
  | { readonly kind: 'closed-already'; readonly review: ReviewIssue }
  | Failed;

/**
 * Every operation answers with plain data, also for what GitLab or the network refused, and may be asked again: it looks
 * what happened already and does the rest. Calls about one review come one after the other, each with the newest base.
 */
export interface Sync {
  /** The marker's id for a review: that of an attempt that did not come to its end, else a new one. */
  reviewId(subject: Subject): Promise<string>;
  /** Whether an attempt to make it did not come to its end. */
  isUnfinished(subject: Subject): Promise<boolean>;
  /** Makes the issue, links it to the incident, moves the incident to its review state. */
  createReview(review: NewReview, signal: AbortSignal): Promise<CreateResult>;
  /** Only for a working copy that has no text of its own yet: the base it gives belongs to the text it gives. */
  openReview(review: IssueReference, signal: AbortSignal): Promise<OpenResult>;
  /** Merges what others changed and sends the rest, in one write. */
  saveReview(copy: BasedText, signal: AbortSignal, options?: SaveOptions): Promise<SaveResult>;
  /** Merges what others changed and sends nothing. */
  pullReview(copy: BasedText, signal: AbortSignal): Promise<PullResult>;
  /** What publishing a file will do: for the question that is asked before. */
  planPublish(file: Omit<ReviewFile, 'agreed'>, signal: AbortSignal): Promise<PublishPlan>;
  /** What making its review will do to an incident: for the question that is asked before. */
  incidentStep(incident: IssueReference, policy: Policy, signal: AbortSignal): Promise<PlannedStep | Failed>;
  /** Makes or updates the issue of a file. `text` of the result is what the file should hold. */
  publishReview(file: ReviewFile, signal: AbortSignal): Promise<PublishResult>;
  /** Writes an entry of an incident's timeline, once; `keep` is waited for before anything is sent. */
  logEvent(event: LoggedEvent, keep: (event: LoggedEvent) => Promise<void>, signal: AbortSignal): Promise<LogResult>;
  /** Declares an incident, or goes on with what an attempt before made of it. */
  declareIncident(incident: NewIncident, signal: AbortSignal): Promise<DeclareResult>;
  /** Changes an incident as the person decided, and says why in words. */
  changeIncident(change: IncidentChange, signal: AbortSignal): Promise<IncidentResult>;
  /** Does one act to a review: ticks, states, people, its incident's step, and one comment. */
  changeReview(act: ReviewAct, signal: AbortSignal): Promise<ReviewActResult>;
  /** Where the actions of a review come from, before anything is asked or written. */
  readOrigin(source: ActionSource, signal: AbortSignal): Promise<OriginResult>;
  /** By what the issues of a review's actions are known, given their words in its order. `subject`: the marker's id, or its name. */
  actionNames(subject: string, words: readonly string[]): Promise<readonly ActionName[]>;
  /** Makes the issue of a corrective action, or goes on with what an attempt before made of it. */
  makeAction(action: NewAction, signal: AbortSignal): Promise<ActionResult>;
  /** Links an issue that is there already to where its action comes from. */
  linkAction(found: FoundAction, signal: AbortSignal): Promise<ActionResult>;
  /** Changes the issue of an action as the person decided, and says why in words: one mail for each who follows it. */
  changeAction(change: ActionChange, signal: AbortSignal): Promise<ActionChangeResult>;
  /** Who asked for an action within the last week. */
  findNudge(issue: IssueReference, signal: AbortSignal): Promise<NudgeLook>;
  /** Asks the owner of an action how it stands, unless somebody did within the last week. */
  nudgeOwner(nudge: ActionNudge, signal: AbortSignal): Promise<ActionNudgeResult>;
  /** Closes one of two reviews of one incident and links it to the one that stays. */
  foldReview(twins: Twins, signal: AbortSignal): Promise<FoldResult>;
}
