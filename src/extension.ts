// The composition root: builds the parts, hands each what it needs, registers them.
import { l10n, type ExtensionContext } from 'vscode';
import { registerCommands } from './commands/index';
import { registerEditor } from './editor/index';
import { extendMarkdownIt } from './editor/preview';
import { registerPanel } from './panel/index';
import { Account } from './session/account';
import { Documents } from './session/documents';
import { processEnvironment } from './session/environment';
import { Incidents } from './session/incidents';
import { lazy } from './session/lazy';
import { createLog } from './session/log';
import { ReviewFileSystem } from './session/reviewFileSystem';
import { Settings } from './session/settings';
import { showFailure } from './session/showFailure';
import { Syncing } from './session/syncing';
import { Templates } from './session/templates';
import { registerSidebar } from './sidebar/index';

/** What is returned is for VS Code's Markdown preview. */
export function activate(context: ExtensionContext): { readonly extendMarkdownIt: typeof extendMarkdownIt } {
  const { extensionUri, secrets, subscriptions } = context;
  const now = Date.now;
  const log = createLog();
  const settings = new Settings(log);
  const account = new Account(secrets, settings, lazy, processEnvironment, log);
  const incidents = new Incidents(account, settings, log, now);
  const templates = new Templates(lazy, settings, account, log);
  const documents = new Documents(settings, log, async () => {
    const [engine, { Judge }] = await Promise.all([lazy.review(), import('./session/judge')]);
    return new Judge({ engine, settings, templates, incidents, log, now });
  });
  const syncing: Syncing = new Syncing(account, settings, lazy, now, async () => {
    const { createInPlace } = await import('./editor/inPlace/index');
    return createInPlace({
      context,
      account,
      sync: () => syncing.sync(),
      log,
      now,
      fileChanged: uri => reviewsInGitLab.fileChanged(uri),
    });
  });
  const reviewsInGitLab = new ReviewFileSystem(
    () => syncing.inPlace(),
    () => account.canWrite(),
    ({ message, ...rest }) =>
      void showFailure({ ...rest, message: l10n.t('Not sent, your text is kept here: {0}', message) }, log),
  );
  const sidebar = registerSidebar({ incidents, settings, now });
  subscriptions.push(
    log,
    settings,
    account,
    incidents,
    templates,
    documents,
    syncing,
    reviewsInGitLab,
    sidebar,
    registerEditor({ account, documents, settings, lazy, log, extensionUri, now }),
    registerPanel({ documents, lazy, extensionUri }),
    registerCommands(
      { account, documents, incidents, lazy, settings, syncing, templates, now },
      { log, refresh: () => sidebar.refresh() },
    ),
  );
  return { extendMarkdownIt };
}
