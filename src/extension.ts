// The composition root: builds the parts in one order, hands each what it needs, registers them.
import type { ExtensionContext, Memento } from 'vscode';
import { registerCommands } from './commands/index';
import { registerEditor } from './editor/index';
import { IncidentPages } from './incidentPage/index';
import { extendMarkdownIt, InPlace } from './inPlace/index';
import { Panel } from './panel/index';
import { Account } from './session/account';
import { Documents } from './session/documents';
import { readProcessEnvironment } from './session/signIn/environment';
import { Incidents, type IncidentsParts } from './session/incidents';
import { LateAnalyzer } from './session/lateAnalyzer';
import { lazy } from './session/lazy';
import { createLog, logFailure, type Log } from './session/log';
import { tellKeptSteps } from './session/walkthroughSteps';
import { Settings } from './session/settings';
import { registerSidebar } from './sidebar/index';

/** What is returned is for VS Code's Markdown preview. */
export function activate(context: ExtensionContext): { readonly extendMarkdownIt: typeof extendMarkdownIt } {
  const { extension, extensionUri, globalState, secrets, subscriptions, workspaceState } = context;
  const now = Date.now;
  tellKeptSteps(globalState);
  const log = createLog();
  const settings = new Settings(log);
  const account = new Account({ secrets, settings, lazy, environment: readProcessEnvironment, log });
  const keepPerson = createKeepPerson(globalState, log);
  const incidents = new Incidents({ account, settings, log, memory: workspaceState, keepPerson, now });
  const analyzer = new LateAnalyzer({ lazy, settings, account, incidents, log, now });
  const documents = new Documents(analyzer, settings, log);
  const inPlace = new InPlace({ context, account, incidents, settings, lazy, log, now });
  const pages = new IncidentPages({
    account,
    incidents,
    settings,
    lazy,
    waiting: inPlace,
    seen: globalState,
    log,
    now,
  });
  const sidebar = registerSidebar({
    incidents,
    settings,
    lazy,
    unsent: inPlace.unsent,
    waiting: inPlace,
    analyzer,
    memory: workspaceState,
    folder: context.storageUri ?? context.globalStorageUri,
    kept: globalState,
    log,
    now,
  });
  const shared = { account, incidents, documents, settings, lazy, log, kept: globalState, now };
  const editor = registerEditor({ ...shared, extensionUri });
  const panel = new Panel({ documents, lazy, extensionUri, log });
  subscriptions.push(
    log,
    settings,
    account,
    incidents,
    analyzer,
    documents,
    inPlace,
    pages,
    sidebar,
    editor,
    panel,
    registerCommands(
      { ...shared, inPlace, pages, analyzer },
      { extension, sidebar, toggleProblems: editor.toggleProblems, showTimeline: () => panel.showTimeline() },
    ),
  );
  return { extendMarkdownIt };
}

/** What reads whose a token is has it kept, for what is written while GitLab cannot say it. */
function createKeepPerson(memory: Memento, log: Log): IncidentsParts['keepPerson'] {
  return (access, { id }) => {
    const keep = async (): Promise<void> =>
      (await import('./inPlace/drafts/tokenOwners')).rememberPerson(memory, access, id);
    logFailure(log, 'token owner', keep());
  };
}
