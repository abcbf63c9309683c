// Every command that the manifest has. What the commands do is loaded with the first one that somebody runs.
import { commands, Disposable, l10n, window, workspace, type Extension } from 'vscode';
import { customerCopyScheme } from '../session/uris/customerCopyUri';
import type { Sidebar } from '../sidebar/index';
import type { SharedParts } from './commandParts';
import { register, type Reporting } from './register';
import { showStatus } from '../session/words/messages';

const prefix = 'incidentReviews.';
/** A second click waits for the first, and finds what that has made. */
const oneByOne: ReadonlySet<string> = new Set([
  'publishReview',
  'createCorrectiveActionIssues',
  'changeActionDueDate',
  'dropCorrectiveAction',
  'completeCorrectiveAction',
  'renameActionIssue',
  'assignActionIssue',
  'nudgeOwner',
]);

/** They begin with a question that stands before everything else, as soon as GitLab has answered: impatience is no second one. */
const once: ReadonlySet<string> = new Set([
  'completeReview',
  'closeReview',
  'reopenReview',
  'acknowledgeReview',
  'approveActions',
  'remindMissing',
]);

type RunCommand = (argument: unknown) => Promise<unknown>;

export interface CommandOptions {
  readonly extension: Extension<unknown>;
  readonly sidebar: Pick<Sidebar, 'refresh' | 'hasJustMoved' | 'commands'>;
  readonly showTimeline: () => Promise<unknown>;
  readonly toggleProblems: () => Promise<unknown>;
}

interface ContributedCommand {
  readonly command: string;
  /** Beside its English original where VS Code speaks another language. */
  readonly title: string | { readonly value: string };
}

/** Registers the commands. A failure of one is shown once, and the command returns undefined then. */
export function registerCommands(parts: SharedParts, options: CommandOptions): Disposable {
  const { account, log } = parts;
  const reporting: Reporting = { log, about: () => account.url ?? 'GitLab' };
  const ofOtherRooms: Readonly<Record<string, RunCommand>> = {
    ...options.sidebar.commands,
    showLog: () => {
      log.show();
      return Promise.resolve();
    },
    showTimeline: options.showTimeline,
    toggleProblems: options.toggleProblems,
    refresh: () => {
      account.tryAgain();
      return Promise.all([options.sidebar.refresh(), parts.pages.refresh(), parts.inPlace.sendWaiting()]);
    },
  };
  const kept = new Map<string, string>();
  const handle = (name: string, title: string): RunCommand => {
    const run: RunCommand = async argument => {
      // Whoever is signed in at its beginning is whom it asks.
      const { changes } = account;
      const { handlers, runHandler } = await import('./handlers');
      return runHandler(handlers[name], { ...parts, commandTitle: title }, { changes, kept, argument });
    };
    if (name === 'startReview') return onSettledRows(options.sidebar, runInTurn(run));
    if (once.has(name)) return runOnce(run);
    return ofOtherRooms[name] ?? (oneByOne.has(name) ? runInTurn(run) : run);
  };
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(customerCopyScheme, {
      provideTextDocumentContent: ({ query }) => query,
    }),
    // A command has one key in the palette, whatever is open: Ctrl+S in a file of the workspace saves the file only.
    commands.registerCommand('_incidentReviews.saveInPlace', () =>
      commands.executeCommand('incidentReviews.publishReview'),
    ),
    ...listContributedCommands(options.extension).map(({ command, title }) =>
      register(reporting, command, handle(command.slice(prefix.length), nameCommand(title))),
    ),
  );
}

/** As the manifest has them, with titles in the language of VS Code. */
function listContributedCommands({ packageJSON }: Extension<unknown>): readonly ContributedCommand[] {
  const { contributes } = packageJSON as {
    readonly contributes: { readonly commands: readonly ContributedCommand[] };
  };
  return contributes.commands;
}

function nameCommand(title: ContributedCommand['title']): string {
  return (typeof title === 'string' ? title : title.value).replace('…', '');
}

/** The list moves up when a review was started, and a second click would hit the next incident's icon. */
function onSettledRows({ hasJustMoved }: CommandOptions['sidebar'], run: RunCommand): RunCommand {
  return argument => {
    if (!hasJustMoved(argument)) return run(argument);
    showStatus(l10n.t('The list has just moved, so this click started nothing. Click once more.'));
    return Promise.resolve(undefined);
  };
}

/** Asked for again meanwhile, on the same row or with the same tab in front, it is the same run. */
function runOnce(run: RunCommand): RunCommand {
  const running = new Map<unknown, Promise<unknown>>();
  return argument => {
    const about = argument ?? window.tabGroups.activeTabGroup.activeTab;
    const first = running.get(about);
    // Its failure is shown once.
    if (first) return first.catch(() => undefined);
    const own = run(argument).finally(() => running.delete(about));
    running.set(about, own);
    return own;
  };
}

/** A second click finds the review that the first one made, and opens it. */
function runInTurn(run: RunCommand): RunCommand {
  let last: Promise<unknown> = Promise.resolve();
  return argument => {
    const next = last.then(() => run(argument));
    last = next.catch(() => undefined);
    return next;
  };
}
