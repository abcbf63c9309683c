// The composition root: builds the parts in one order, hands each what it needs, registers them.
import type { ExtensionContext } from 'vscode';
import { registerCommands } from './commands/index';
import { registerEditor } from './editor/index';
import { IncidentPages } from './incidentPage/index';
import { extendMarkdownIt, InPlace } from './inPlace/index';
import { Panel } from './panel/index';
import { Account } from './session/account';
import { Analyzer } from './session/analyzer';
import { Documents } from './session/documents';
import { readProcessEnvironment } from './session/environment';
import { Incidents } from './session/incidents';
import { lazy } from './session/lazy';
import { createLog } from './session/log';
import { Settings } from './session/settings';
import { Templates } from './session/templates';
import { registerSidebar } from './sidebar/index';

/** What is returned is for VS Code's Markdown preview. */
export function activate(context: ExtensionContext): { readonly extendMarkdownIt: typeof extendMarkdownIt } {
  const { extension, extensionUri, globalState, secrets, subscriptions, workspaceState } = context;
  const now = Date.now;
  const log = createLog();
  const settings = new Settings(log);
  const account = new Account({ secrets, settings, lazy, environment: readProcessEnvironment, log });
  const incidents = new Incidents({ account, settings, log, now });
  const templates = new Templates({ lazy, settings, account, log });
  const analyzer = new Analyzer({ lazy, settings, templates, incidents, log, now });
  const documents = new Documents(analyzer, settings, log);
  const inPlace = new InPlace({ context, account, incidents, settings, lazy, log, now });
  const pages = new IncidentPages({ account, incidents, settings, waiting: inPlace, seen: globalState, log, now });
  const sidebar = registerSidebar({
    incidents,
    settings,
    lazy,
    unsent: inPlace.unsent,
    waiting: inPlace,
    analyzer,
    memory: workspaceState,
    now,
  });
  const panel = new Panel({ documents, lazy, extensionUri });
  subscriptions.push(
    log,
    settings,
    account,
    incidents,
    templates,
    analyzer,
    documents,
    inPlace,
    pages,
    sidebar,
    registerEditor({ account, documents, settings, lazy, log, extensionUri, now }),
    panel,
    registerCommands(
      { account, documents, incidents, lazy, settings, inPlace, pages, templates, log, now },
      { extension, sidebar, showTimeline: () => panel.showTimeline() },
    ),
  );
  return { extendMarkdownIt };
}
