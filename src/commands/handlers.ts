// What the commands do. Loaded with the first command that somebody runs, not with the extension.
import type { Account } from '../session/account';
import type { Documents } from '../session/documents';
import type { Incidents } from '../session/incidents';
import type { Lazy } from '../session/lazy';
import type { ReviewFiles } from '../session/reviewFiles';
import type { Settings } from '../session/settings';
import type { Templates } from '../session/templates';
import { selectProject, signIn, signOut } from './account';
import { insertBlock, insertTimelineEntry } from './blocks';
import { copyLink, openInGitLab } from './links';
import { newReview, openReview, startReview } from './reviews';

export interface CommandParts {
  readonly account: Account;
  readonly documents: Documents;
  readonly files: ReviewFiles;
  readonly incidents: Incidents;
  readonly lazy: Lazy;
  readonly settings: Settings;
  readonly templates: Templates;
  readonly now: () => number;
}

/** `argument` is the row of the sidebar that a command was called on, a reference as text, or nothing. */
export type Handler = (parts: CommandParts, argument: unknown) => Promise<unknown>;

export const handlers = {
  signIn,
  signOut,
  selectProject,
  startReview,
  newReview,
  openReview,
  openInGitLab: ({ incidents, documents }, argument) => openInGitLab(incidents, documents, argument),
  copyLink: ({ incidents, documents }, argument) => copyLink(incidents, documents, argument),
  insertTimelineEntry: ({ now }) => insertTimelineEntry(now()),
  insertFiveWhys: () => insertBlock('5 whys'),
  insertCorrectiveActions: () => insertBlock('Corrective actions'),
  insertCustomerImpact: () => insertBlock('Customer impact'),
} as const satisfies Readonly<Record<string, Handler>>;
