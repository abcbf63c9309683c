// Every command of the product, by the name it has in the manifest.
import { Disposable } from 'vscode';
import type { Account } from '../session/account';
import type { Documents } from '../session/documents';
import type { Incidents } from '../session/incidents';
import type { Lazy } from '../session/lazy';
import type { Log } from '../session/log';
import type { ReviewFiles } from '../session/reviewFiles';
import type { Settings } from '../session/settings';
import type { Templates } from '../session/templates';
import { selectProject, signIn, signOut } from './account';
import { insertBlock, insertTimelineEntry } from './blocks';
import { copyLink, openInGitLab } from './links';
import { newReview, openReview, startReview } from './reviews';
import { register, type Handler } from './run';

export interface CommandParts {
  readonly account: Account;
  readonly documents: Documents;
  readonly files: ReviewFiles;
  readonly incidents: Incidents;
  readonly lazy: Lazy;
  readonly log: Log;
  readonly refresh: () => Promise<void>;
  readonly settings: Settings;
  readonly templates: Templates;
  readonly now: () => number;
}

export function registerCommands(parts: CommandParts): Disposable {
  const { incidents, documents, log, refresh, now } = parts;
  const handlers: Readonly<Record<string, Handler>> = {
    signIn: () => signIn(parts),
    signOut: () => signOut(parts),
    selectProject: () => selectProject(parts),
    refresh,
    showLog: async () => log.show(),
    startReview: inOrder(argument => startReview(parts, argument)),
    newReview: () => newReview(parts),
    openReview: argument => openReview(parts, argument),
    openInGitLab: argument => openInGitLab(incidents, documents, argument),
    copyLink: argument => copyLink(incidents, documents, argument),
    insertTimelineEntry: () => insertTimelineEntry(now()),
    insertFiveWhys: () => insertBlock('5 whys'),
    insertCorrectiveActions: () => insertBlock('Corrective actions'),
    insertCustomerImpact: () => insertBlock('Customer impact'),
  };
  return Disposable.from(...Object.entries(handlers).map(([name, handler]) => register(log, `incidentReviews.${name}`, handler)));
}

/** One after the other: a second click finds the review that the first one made, and opens it. */
function inOrder(handler: Handler): Handler {
  let last: Promise<unknown> = Promise.resolve();
  return (...args) => {
    const run = last.then(() => handler(...args));
    last = run.catch(() => undefined);
    return run;
  };
}
