// What goes into this folder's operations, and what they have in common: plain data with a `kind`.
import type { GitLabErrorData } from '../gitlab/errors';
import type { GitLab } from '../gitlab/index';
import type { LabelNames } from '../incident/labels';
import type { IssueReference, ReviewIssue } from '../incident/model';
import type { Policy } from '../incident/policy';

/** Keeps what must survive a failure and a restart: JSON values below keys of this folder's own; `undefined` removes. */
export interface Journal {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
}

export interface SyncParts {
  readonly gitlab: GitLab;
  readonly journal: Journal;
  readonly names: LabelNames;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A new UUID. */
  readonly newId: () => string;
  /** Waits; rejects when the signal is aborted. Default: a timer. */
  readonly delay?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined;
  /** How long making a review may take, in milliseconds; its images get the time of a slow line on top. Default: two minutes. */
  readonly mostMakingMs?: number | undefined;
}

/**
 * What a working copy is based on: the issue as it was when both were last the same. It belongs to the text it was given
 * with: keep the two together (a draft with its base), and hand back the newest.
 */
export interface Base {
  readonly review: IssueReference;
  /** GitLab's number of the project: its path may belong to another one some day. */
  readonly projectId?: number | undefined;
  /** As GitLab has it, without carriage returns and white space at the end. */
  readonly description: string;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
  readonly confidential: boolean;
  /** What the working copy said when it was sent and no answer came: it may have arrived. The last comes last. */
  readonly uncertain?: readonly string[];
  /** What it was before, the newest first: a file that is taken out of git's history goes on from one of these. */
  readonly former?: readonly string[];
  /** The person saw both texts and decided: what is missing in the working copy is meant to be missing. */
  readonly decided?: boolean | undefined;
}

/** An image that a file shows by a path of its own: where the path stands in the text (UTF-16 offsets, within one line). */
export interface LocalImage {
  readonly span: { readonly start: number; readonly end: number };
  /** The same whenever the same file shows the same path: an upload is found by it where the image itself cannot be read. */
  readonly place: string;
  /** The file's name, without folders. */
  readonly name: string;
  /** Undefined where it cannot be read. */
  readonly content: Uint8Array<ArrayBuffer> | undefined;
}

/** What someone writes, and what it is based on. Without a base nothing is merged and nothing overwritten. */
export interface BasedText {
  readonly review: IssueReference;
  readonly text: string;
  readonly base: Base | undefined;
  readonly images?: readonly LocalImage[];
}

export interface SaveOptions {
  /** The person was told that the issue is public, or its incident not known, and wants the text there all the same. */
  readonly allowPublic?: boolean;
}

/** What a template or a person says of the issue rather than of its text. */
export interface ReviewFields {
  readonly title: string;
  /** Beside those that come from the incident and the settings; the project's own spelling is used. */
  readonly labels?: readonly string[];
  /** User names, without `@`. */
  readonly assignees?: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly dueDate?: string | undefined;
  /** What the text says broke: those that are labels of the project stand in for the incident's. */
  readonly services?: readonly string[];
  /** A review of a confidential incident is confidential whatever this says. */
  readonly confidential?: boolean;
}

/** What an attempt to make a review is known by: its incident, or without one its project and title. */
export type Subject = Pick<NewReview, 'incident' | 'project' | 'title'>;

export interface NewReview extends ReviewFields {
  /** Full path of the project that holds reviews. */
  readonly project: string;
  /** Undefined for a review that no incident of GitLab stands behind. */
  readonly incident: IssueReference | undefined;
  /** With its marker: the marker's `id` is how the issue is found again. */
  readonly text: string;
  readonly policy: Policy;
  /** The person knows that the incident has another review, and wants this one too. */
  readonly another?: boolean;
  /** The person was told that the issue may have been made by the attempt before, looked, and wants it made. */
  readonly again?: boolean;
  /** What the person agreed to. Where GitLab stands otherwise by now, nothing is sent. */
  readonly agreed?: Agreed;
}

/** What the question before the first write says of the issue that will be made. */
export interface Agreed {
  /** The one that is linked, and moved where the policy has that step. */
  readonly incident: IssueReference | undefined;
  readonly confidential: boolean;
}

/** What making or updating the issue of a file will do, as GitLab stands now. Nothing was sent. */
export type Intent =
  | ({ readonly kind: 'will-create'; readonly project: string } & Agreed)
  | { readonly kind: 'will-update'; readonly review: IssueReference; readonly confidential: boolean };

/** A review in a file of the workspace; where it goes is said by its marker's `review`, else by `project`. */
export interface ReviewFile extends Omit<NewReview, 'incident'>, SaveOptions {
  readonly base: Base | undefined;
  readonly images?: readonly LocalImage[];
}

/**
 * What was asked for and is not there. `unknown`: the project has no such label or member. `permission`: GitLab dropped
 * it or said no. `unreadable`: an image of the file that could not be uploaded.
 */
export interface Dropped {
  readonly what: 'title' | 'label' | 'assignee' | 'dueDate' | 'link' | 'state' | 'image' | 'severity' | 'note' | 'type';
  /** Of the label, the person or the image; empty for the others. */
  readonly name: string;
  readonly reason: 'unknown' | 'permission' | 'unreadable';
}

/**
 * `moved`: it is in its review state now; `already`: it was there or beyond; `not-next`: the process has no such step
 * from where it is; `no-labels`: the project does not work with these states.
 */
export type IncidentStep = 'none' | 'moved' | 'already' | 'not-next' | 'no-labels' | 'dropped';

/** What starting its review will do to an incident: one label for the other ones of its scope, or nothing and why. */
export type PlannedStep =
  | {
      readonly kind: 'move';
      readonly label: string;
      readonly add: readonly string[];
      readonly remove: readonly string[];
    }
  | { readonly kind: Exclude<IncidentStep, 'moved' | 'dropped'> };

/** Where an operation ended that did not come to its end; asking again goes on from there. */
export type OperationPhase =
  | 'read'
  | 'create'
  | 'images'
  | 'text'
  | 'metadata'
  | 'link'
  | 'incident'
  | 'event'
  | 'note';

export interface Failed {
  readonly kind: 'failed';
  readonly phase: OperationPhase;
  readonly error: GitLabErrorData;
  /** Where it exists already. */
  readonly issue: IssueReference | undefined;
  /** Name of the image that could not go up. */
  readonly image?: string | undefined;
  /** To be kept with the working copy in place of the former one. */
  readonly base: Base | undefined;
}

/** Longer than GitLab takes, in characters; nothing was sent. */
export interface TooLong {
  readonly kind: 'too-long';
  readonly length: number;
  readonly most: number;
}

/**
 * The text names an issue that cannot be resolved (`unresolved`: of another server, or no name of an issue at all), or an
 * incident of which GitLab does not say whether it is confidential (`unreadable`: it is not there for this person).
 * Nothing was sent: "no incident" would be a guess.
 */
export interface UnknownReference {
  readonly kind: 'unknown-reference';
  readonly what: 'incident' | 'review';
  /** As it is written in the text. */
  readonly name: string;
  readonly reason: 'unresolved' | 'unreadable';
}

/**
 * GitLab answered so slowly that making the review was given up, with `phase` under way. What was made until then stays,
 * and asking again goes on from there.
 */
export interface OutOfTime {
  readonly kind: 'out-of-time';
  readonly phase: OperationPhase;
  readonly afterMs: number;
  /** Where it exists already. */
  readonly issue: IssueReference | undefined;
}

/** The path of the project belongs to another one now than when the text was last the same as its issue. Nothing was sent. */
export interface OtherProject {
  readonly kind: 'other-project';
  readonly project: string;
}

/** What keeps a new review from being made, or its text from being put into it. */
export type Refusal =
  /** The text has no marker with an `id`. */
  | { readonly kind: 'no-marker' }
  | TooLong
  /** The incident is confidential and the project is public while the incident's is not. Nothing was sent. */
  | { readonly kind: 'public-target'; readonly project: string }
  /** GitLab did not make the issue confidential. It holds no title and no text, and no more is sent to it. */
  | { readonly kind: 'not-confidential'; readonly review: IssueReference }
  | UnknownReference
  | OutOfTime
  | OtherProject
  /** An attempt before got no answer, and GitLab may have made the issue all the same. See `NewReview.again`. */
  | { readonly kind: 'maybe-made'; readonly project: string; readonly attemptedAt: number }
  /** The issue would be made otherwise than the person agreed to. Nothing was sent. */
  | { readonly kind: 'not-as-agreed'; readonly now: Agreed }
  /** The incident has a review already. Nothing was sent. */
  | { readonly kind: 'exists'; readonly review: ReviewIssue };
