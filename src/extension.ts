// The composition root: builds the parts in one order, hands each what it needs, registers them.
import type { ExtensionContext } from 'vscode';
import { registerCommands } from './commands/index';
import { registerEditor } from './editor/index';
import { extendMarkdownIt, InPlace } from './inPlace/index';
import { registerPanel } from './panel/index';
import { Account } from './session/account';
import { Documents } from './session/documents';
import { processEnvironment } from './session/environment';
import { Incidents } from './session/incidents';
import { lazy, loadJudge } from './session/lazy';
import { createLog } from './session/log';
import { Settings } from './session/settings';
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
  const documents = new Documents(settings, log, () => loadJudge({ lazy, settings, templates, incidents, log, now }));
  const inPlace = new InPlace({ context, account, settings, lazy, log, now });
  const sidebar = registerSidebar({ incidents, settings, now });
  subscriptions.push(
    log,
    settings,
    account,
    incidents,
    templates,
    documents,
    inPlace,
    sidebar,
    registerEditor({ account, documents, settings, lazy, log, extensionUri, now }),
    registerPanel({ documents, lazy, extensionUri }),
    registerCommands(
      { account, documents, incidents, lazy, settings, inPlace, templates, now },
      { log, refresh: () => sidebar.refresh() },
    ),
  );
  return { extendMarkdownIt };
}
