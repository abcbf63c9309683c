// A review that is edited in place as a state machine: its state, what happens to it, and what it wants done. Plain data.
import type { Failure } from '../../session/words/failures';
import type { Base, Conflict, LostLines, NoBase, PullResult, SaveResult } from '../../sync/index';
import type { KeptCopy } from './kept';
import type { Undone } from './undone';

/** VS Code's document of the copy, while one is open. */
export interface OpenDocument {
  readonly text: string;
  readonly isDirty: boolean;
}

/** A save that the person asked for. `settle` answers each `id` exactly once. */
export interface Ask {
  readonly id: number;
  /**
   * What has to happen before its text is in the file. Ctrl+S while an auto save runs waits for `next-write`: whether the
   * write under way has all of the text is not known. Once VS Code begins the next one, it waits for `this-write`.
   */
  readonly waitsFor: 'nothing' | 'this-write' | 'next-write';
}

/** What an attempt to send is for and what it sends. */
interface Attempt {
  readonly ids: readonly number[];
  readonly text: string;
}

/** The one thing that is under way; its answer comes as an event. */
export type Work =
  | { readonly kind: 'idle' }
  /** GitLab is asked for its text. `show`: a conflict is to be shown. */
  | { readonly kind: 'pull'; readonly text: string; readonly show: boolean }
  /** Whether this issue may be written to at all. */
  | { readonly kind: 'consent'; readonly ids: readonly number[] }
  /** Whether what is saved is meant to go over what others wrote. */
  | { readonly kind: 'resolution'; readonly ids: readonly number[] }
  | ({ readonly kind: 'send' } & Attempt)
  /** Whether the text may go into an issue that was confidential and is public now. */
  | ({ readonly kind: 'publicity' } & Attempt);

/** Who changed the review in GitLab last. */
export type LastPerson =
  | { readonly kind: 'self'; readonly username?: string }
  | { readonly kind: 'user'; readonly username: string };

/** Why only the person can decide: both changed the same lines, or what the text was made from is not known. */
export type ConflictCause = 'same-lines' | NoBase['why'];

/** What the person was shown of both sides, and what the text is based on once they say that it is resolved. */
export interface Shown {
  readonly why: ConflictCause;
  readonly base: Base;
  readonly texts: Conflict['texts'] | NoBase['texts'];
}

interface FoundConflict {
  readonly shown: Shown | undefined;
}

/**
 * VS Code replaces everything between the first and the last line that differs, and a cursor in there is lost. So it
 * reads one change after the other: `stage` is what it reads next, `kept` what it has in the end.
 */
export interface Offered {
  readonly kept: KeptCopy;
  readonly stage: Stage | undefined;
}

/** `from`: what the document held when the stage was made. `mtime` in epoch milliseconds. */
interface Stage {
  readonly from: string;
  readonly text: string;
  readonly mtime: number;
}

/** Everything that is known of one copy. Instants are epoch milliseconds. */
export interface Copy {
  /** What is in the file, and what it is based on. */
  readonly kept: KeptCopy;
  readonly document: OpenDocument | undefined;
  /** What VS Code was told to read and has not taken into its document yet. */
  readonly offered: Offered | undefined;
  /** Offered once VS Code has looked at what it wrote. */
  readonly later: KeptCopy | undefined;
  readonly work: Work;
  readonly asks: readonly Ask[];
  /** Others changed the same lines. */
  readonly conflict: FoundConflict | undefined;
  /** Others changed the review in GitLab, and that is not in the text yet. */
  readonly hasNews: boolean;
  /** Why the last attempt did not succeed, until something is written again. */
  readonly failure: Failure | undefined;
  readonly lastPerson: LastPerson | undefined;
  /** When GitLab was asked for its text last. */
  readonly pulledAt: number;
  /** When VS Code was given the text last. */
  readonly servedAt: number;
  /** It is no more: what is kept on this machine belongs to the copy that came after it. */
  readonly isEnded: boolean;
}

/** What happens to a copy. `at` is when, in epoch milliseconds. */
export type CopyEvent =
  /** VS Code opened its document, or opened it again. */
  | { readonly kind: 'opened'; readonly text: string; readonly isDirty: boolean }
  /** The document changed: by the person, or because VS Code has read the file again. */
  | { readonly kind: 'typed'; readonly text: string; readonly isDirty: boolean }
  | { readonly kind: 'closed' }
  /** VS Code reads the file. */
  | { readonly kind: 'served'; readonly at: number }
  /** VS Code writes the file, whoever asked for that. */
  | { readonly kind: 'written'; readonly at: number; readonly text: string }
  /** VS Code begins to write: everything that the document holds now will be in the file. */
  | { readonly kind: 'write-begun' }
  /** The person asked for a save by a command of ours; VS Code may or may not write because of it. */
  | { readonly kind: 'save-asked'; readonly ask: number }
  /** GitLab is to be asked for its text; `force` also where it was asked a moment ago. */
  | { readonly kind: 'refreshed'; readonly at: number; readonly force: boolean }
  | { readonly kind: 'consent-given'; readonly may: boolean }
  | { readonly kind: 'resolution-given'; readonly answer: 'send' | 'show' | 'stop' }
  | { readonly kind: 'publicity-given'; readonly may: boolean }
  | {
      readonly kind: 'save-answered';
      readonly at: number;
      readonly result: Exclude<SaveResult, { kind: 'failed' | 'too-long' | 'other-project' }>;
    }
  /** Nobody knows more than `failure`; `base` replaces the former one where it is there. */
  | { readonly kind: 'save-failed'; readonly failure: Failure; readonly base: Base | undefined }
  | {
      readonly kind: 'pull-answered';
      readonly at: number;
      readonly result: Exclude<PullResult, { kind: 'failed' | 'other-project' }>;
    }
  | { readonly kind: 'pull-failed' }
  | { readonly kind: 'last-person-found'; readonly person: LastPerson | undefined }
  /** The time of `offer-later` is over. */
  | { readonly kind: 'offer-due'; readonly at: number }
  /** The time of `forget-later` is over. */
  | { readonly kind: 'forget-due'; readonly at: number }
  /** Another window of this person keeps another text of the review. */
  | { readonly kind: 'other-window-wrote'; readonly at: number }
  | { readonly kind: 'account-changed' }
  /** The window gives the copy up. */
  | { readonly kind: 'ended' };

/** How a request of the person ended. `nothing`: GitLab has the text already. `stopped`: the person said no. */
export type Outcome =
  | { readonly kind: 'sent' | 'nothing' | 'stopped' | 'conflict' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What a copy wants done. */
export type Effect =
  /** Keeps it on this machine. */
  | { readonly kind: 'persist'; readonly kept: KeptCopy }
  /** What is kept on this machine is deleted, and this copy is no more. */
  | { readonly kind: 'forget' }
  | { readonly kind: 'forget-later'; readonly afterMs: number }
  /** Answered by `pull-answered` or `pull-failed`. */
  | { readonly kind: 'pull'; readonly text: string; readonly base: Base }
  /** Answered by `consent-given` or `save-failed`. */
  | { readonly kind: 'ask-consent' }
  /** Answered by `resolution-given` or `save-failed`. */
  | { readonly kind: 'ask-resolution'; readonly why: ConflictCause; readonly undone: Undone }
  /** `unknown`: the incident of which nobody can say whether it is public. Answered by `publicity-given` or `save-failed`. */
  | { readonly kind: 'ask-publicity'; readonly unknown: string | undefined }
  /** Answered by `save-answered` or `save-failed`. */
  | { readonly kind: 'send'; readonly text: string; readonly base: Base; readonly allowPublic: boolean }
  /** VS Code is told to read the file again. */
  | { readonly kind: 'offer' }
  /** Answered by `offer-due`. */
  | { readonly kind: 'offer-later'; readonly afterMs: number }
  | { readonly kind: 'show-conflict'; readonly why: ConflictCause; readonly texts: Conflict['texts'] | NoBase['texts'] }
  /** What others changed in GitLab since an instant is in the text now; `yours` is the text as it was before. */
  | { readonly kind: 'tell-merged'; readonly since: number; readonly yours: string }
  /** GitLab made something else of what was sent. */
  | { readonly kind: 'show-altered'; readonly theirs: string }
  /** Somebody else wrote in the same moment, and lines are gone. */
  | { readonly kind: 'show-lost'; readonly lost: LostLines }
  /** Answered by `last-person-found`. */
  | { readonly kind: 'find-last-person' }
  /** The person is told why nothing was sent, once for an attempt. */
  | { readonly kind: 'tell-failure'; readonly failure: Failure }
  | { readonly kind: 'settle'; readonly ids: readonly number[]; readonly outcome: Outcome };

/** What an event made of a copy. */
export interface Transition {
  readonly copy: Copy;
  readonly effects: readonly Effect[];
}
