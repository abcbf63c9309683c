// The composition root: builds the parts, hands each what it needs, registers them.
import type { ExtensionContext } from 'vscode';
import { registerCommands } from './commands/index';
import { registerEditor } from './editor/index';
import { Account } from './session/account';
import { Documents } from './session/documents';
import { processEnvironment } from './session/environment';
import { Incidents } from './session/incidents';
import { lazy } from './session/lazy';
import { createLog } from './session/log';
import { ReviewFiles } from './session/reviewFiles';
import { Settings } from './session/settings';
import { Templates } from './session/templates';
import { registerSidebar } from './sidebar/index';

export function activate({ extensionUri, secrets, subscriptions }: ExtensionContext): void {
  const now = Date.now;
  const log = createLog();
  const settings = new Settings(log);
  const account = new Account(secrets, settings, lazy, processEnvironment, log);
  const incidents = new Incidents(account, settings, log, now);
  const templates = new Templates(lazy, settings, log);
  const documents = new Documents(lazy, settings, templates, incidents, log, now);
  const files = new ReviewFiles(settings);
  const sidebar = registerSidebar({ incidents, settings, now });
  subscriptions.push(
    log,
    settings,
    account,
    incidents,
    templates,
    documents,
    sidebar,
    registerEditor({ documents, settings, lazy, extensionUri, now }),
    registerCommands(
      { account, documents, files, incidents, lazy, settings, templates, now },
      { log, refresh: () => sidebar.refresh() },
    ),
  );
}
