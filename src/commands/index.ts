// Every command of the product, by the name it has in the manifest.
import { Disposable } from 'vscode';
import type { Log } from '../session/log';
import type { CommandParts, handlers, Handler } from './handlers';
import { register, type Reporting } from './run';

export interface CommandOptions {
  readonly log: Log;
  /** Reads what the sidebar shows again. */
  readonly refresh: () => Promise<void>;
}

/** Names without prefix; the list keeps the handlers themselves unloaded. */
const names: readonly (keyof typeof handlers)[] = [
  'signIn',
  'signOut',
  'selectProject',
  'startReview',
  'newReview',
  'openReview',
  'publishReview',
  'copyAnnouncement',
  'openInGitLab',
  'copyLink',
  'insertTimelineEntry',
  'insertFiveWhys',
  'insertCorrectiveActions',
  'insertCustomerImpact',
  'insertSection',
  'insertImage',
];

export function registerCommands(parts: CommandParts, { log, refresh }: CommandOptions): Disposable {
  const reporting: Reporting = {
    log,
    about: () => {
      const address = parts.account.address();
      return address && 'url' in address ? address.url : 'GitLab';
    },
  };
  const handle = (name: keyof typeof handlers): ((argument: unknown) => Promise<unknown>) => {
    const run = async (argument: unknown): Promise<unknown> => {
      const loaded = await import('./handlers');
      const handler: Handler = loaded.handlers[name];
      return handler(parts, argument);
    };
    return name === 'startReview' || name === 'publishReview' ? inOrder(run) : run;
  };
  return Disposable.from(
    ...names.map(name => register(reporting, `incidentReviews.${name}`, handle(name))),
    register(reporting, 'incidentReviews.refresh', () => {
      parts.account.tryAgain();
      return refresh();
    }),
    register(reporting, 'incidentReviews.showLog', () => {
      log.show();
      return Promise.resolve();
    }),
  );
}

/** One after the other: a second click finds the review that the first one made, and opens it. */
function inOrder(handler: (argument: unknown) => Promise<unknown>): (argument: unknown) => Promise<unknown> {
  let last: Promise<unknown> = Promise.resolve();
  return argument => {
    const run = last.then(() => handler(argument));
    last = run.catch(() => undefined);
    return run;
  };
}
