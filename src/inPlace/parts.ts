// What a review that is edited in place tells, asks and needs.
import type { Uri } from 'vscode';
import type { IssueReference } from '../incident/model';
import type { Account } from '../session/account';
import type { Failure } from '../session/words/failures';
import type { Log } from '../session/log';
import type { Conflict, LostLines, NoBase, Sync } from '../sync/index';
import type { ConflictCause, LastPerson } from './copy/model';
import type { Undone } from './copy/undone';
import type { DraftKey, Drafts } from './drafts/drafts';
import type { Identity } from './drafts/identity';
import type { TextToSend } from './questions/secretQuestions';

/**
 * How a copy stands to GitLab's. `draft`: kept here and not sent. `conflict`: others changed the same lines, and the
 * person has not decided yet.
 */
export type Standing =
  | { readonly kind: 'sent' | 'draft' | 'sending' | 'conflict' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A copy as others may see it. Instants are epoch milliseconds. */
export interface CopyState {
  readonly uri: Uri;
  readonly review: IssueReference;
  readonly confidential: boolean;
  readonly updatedAt: number;
  /** Who changed the text on GitLab last, where that is known. */
  readonly lastPerson: LastPerson | undefined;
  readonly standing: Standing;
  /** GitLab does not have the text that is kept here. */
  readonly isDraft: boolean;
  /** Others changed it in GitLab, which comes into the text with the next save. */
  readonly hasNews: boolean;
  /** What another window keeps of the review, where it is a draft that differs. */
  readonly otherDraft: string | undefined;
}

/** Why only the person can decide, and who changed the review in GitLab last. */
export interface ConflictReason {
  readonly why: ConflictCause;
  readonly lastPerson: LastPerson | undefined;
}

/** What others changed came into a text. */
export interface Merged {
  readonly uri: Uri;
  readonly review: IssueReference;
  /** The text as it was before. */
  readonly yours: string;
  /** Who they are; empty where it is not known, undefined where it was only oneself, in another window or by a command. */
  readonly usernames: readonly string[] | undefined;
}

/** What only the person can say, and what only they can look at. */
export interface Questions {
  /** Asked before the first write to an issue. */
  mayUpdate(review: IssueReference, title: string): Promise<boolean>;
  /** Asked before a text is sent in which something looks like a secret that GitLab does not have yet. */
  maySendSecrets(text: TextToSend): Promise<boolean>;
  /** The issue was confidential and is public now; or it is public, and of the incident `unknown` nobody can say it. */
  mayBePublic(review: IssueReference, unknown?: string): Promise<boolean>;
  /** Whether what is saved is meant to go over what others wrote, of which it lacks something. */
  isResolved(review: IssueReference, undone: Undone, reason: ConflictReason): Promise<'send' | 'show' | 'stop'>;
  /** Nothing was sent, since only the person can say what the text should be. */
  tellConflict(review: IssueReference, reason: ConflictReason): void;
  /** What others changed is in the text now. */
  tellMerged(merged: Merged): void;
  /** The review was saved by the menu, another extension or the debugger, of which VS Code does not say which; true: send it. */
  maySendSaved(review: IssueReference): Promise<boolean>;
  showConflict(uri: Uri, texts: Conflict['texts'] | NoBase['texts']): Promise<void>;
  /** GitLab has the text: what was compared with its copy is settled. */
  closeComparison(uri: Uri): Promise<void>;
  /** GitLab made something else of what was sent. */
  showAltered(uri: Uri, theirs: string): Promise<void>;
  /** Somebody else wrote in the same moment; the lines that are gone can be put back. */
  showLost(uri: Uri, lost: LostLines): Promise<void>;
  /** Nothing was sent, and why. */
  tellFailure(failure: Failure): void;
}

/** What copies work with. */
export interface CopyParts {
  readonly account: Account;
  readonly sync: () => Promise<Sync>;
  readonly drafts: Drafts;
  readonly identity: Identity;
  readonly questions: Questions;
  readonly log: Log;
  readonly now: () => number;
  /** VS Code is told to read the file again. */
  readonly fileChanged: (uri: Uri) => void;
}

/** Where a copy lives. `signal` ends with the window. */
export interface CopyPlace {
  readonly draft: DraftKey;
  /** The server it is on, as in its address. */
  readonly host: string;
  /** GitLab's number of the person whose copy it is. */
  readonly user: number;
  /** GitLab's number of the project that the copy is from, where it is known. */
  readonly projectId: number | undefined;
  readonly uri: Uri;
  readonly review: IssueReference;
  readonly signal: AbortSignal;
  /** Something that others may see has changed. */
  readonly changed: () => void;
  /** What is kept of it on this machine may go. */
  readonly forget: () => void;
}
