// The readable page of an incident: a document of a scheme of our own, shown in VS Code's Markdown preview. What it says is
// loaded with the first page.
import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  type Memento,
  type Tab,
  TabInputWebview,
  type Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { chooseFileTitle } from '../incident/fileNames';
import type { Incident } from '../incident/model';
import { isSameReference } from '../incident/reference';
import type { Account } from '../session/account';
import type { Incidents } from '../session/incidents';
import { findIncidentPage, incidentScheme, buildIncidentUri, readIncidentUri } from '../session/uris/incidentUri';
import type { Lazy } from '../session/lazy';
import type { Log } from '../session/log';
import { createRetried } from '../session/retried';
import type { Settings } from '../session/settings';
import type { WaitingEvents } from '../session/waitingEvents';
import { runAside } from '../session/words/showFailure';
import type { OpenPages } from './pages';

/** What pages read from. `seen` keeps how far a person has looked; `now` gives epoch milliseconds. */
export interface IncidentPagesParts {
  readonly account: Account;
  readonly incidents: Incidents;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly seen: Memento;
  readonly waiting: WaitingEvents;
  readonly log: Log;
  readonly now: () => number;
}

/** An incident before and after what somebody has done here. */
export interface OwnChange {
  readonly before: Incident;
  readonly after: Incident;
}

export class IncidentPages implements Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscriptions: readonly Disposable[];
  readonly #pages = createRetried(async () => {
    const { OpenPages } = await import('./pages');
    return new OpenPages(this.parts, uri => this.#changed.fire(uri));
  });

  constructor(readonly parts: IncidentPagesParts) {
    this.#subscriptions = [
      workspace.registerTextDocumentContentProvider(incidentScheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: async uri => (await this.#pages.load()).text(uri),
      }),
      // What changed before VS Code had the document was told in vain.
      workspace.onDidOpenTextDocument(({ uri }) => {
        if (uri.scheme === incidentScheme) this.#runLoaded(pages => pages.opened(uri));
      }),
      // A page that is hidden asks for nothing, one that is shown again does.
      window.tabGroups.onDidChangeTabs(() => this.#look()),
      window.tabGroups.onDidChangeTabGroups(() => this.#look()),
      parts.waiting.onDidChangeWaiting(() => this.#runLoaded(pages => pages.showWaiting())),
      parts.incidents.onDidReset(() => this.#runLoaded(pages => pages.forget())),
    ];
  }

  /** Shows the page of an incident. */
  async open(incident: Incident): Promise<Uri> {
    const { url } = await this.parts.account.readAddress();
    const uri = this.#findShown(incident) ?? buildIncidentUri(url, incident.reference, chooseFileTitle(incident));
    (await this.#pages.load()).know(uri, incident);
    await commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor', chooseColumn());
    return uri;
  }

  /** Reads the next older comments of a page; how many are shown then. */
  async showEarlier(uri: Uri): Promise<number> {
    return (await this.#pages.load()).showEarlier(uri);
  }

  /** Reads the pages that are visible again. `own`: what the person has just changed. */
  async refresh(own?: OwnChange): Promise<void> {
    const pages = await (own ? this.#pages.load() : this.#pages.find());
    if (own) pages?.adopt(own);
    await pages?.refresh();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#runLoaded(pages => pages.dispose());
    this.#changed.dispose();
  }

  /** The page that is open keeps its address, though the incident is called otherwise by now; a confidential title is in none. */
  #findShown({ reference, confidential }: Incident): Uri | undefined {
    if (confidential) return undefined;
    const tabs = window.tabGroups.all.flatMap(group => group.tabs);
    return tabs.map(findIncidentPage).find(uri => {
      const shown = uri && this.parts.account.isSetUpFor(uri) && readIncidentUri(uri)?.incident;
      return shown && isSameReference(shown, reference);
    });
  }

  #look(): void {
    this.#runLoaded(pages => pages.look());
  }

  #runLoaded(task: (pages: OpenPages) => void): void {
    runAside(this.parts.log, l10n.t('Incident'), async () => {
      const pages = await this.#pages.find();
      if (pages) task(pages);
    });
  }
}

/** Where a page is already, else where one works: a second column would halve what is being written. */
function chooseColumn(): ViewColumn {
  const isPage = (tab: Tab): boolean => findIncidentPage(tab) !== undefined;
  const { all, activeTabGroup } = window.tabGroups;
  // Where a picture or a preview stands beside the text, that is the narrow group.
  const isBeside = activeTabGroup.activeTab?.input instanceof TabInputWebview;
  const ofText = isBeside ? window.visibleTextEditors[0]?.viewColumn : undefined;
  return all.find(({ tabs }) => tabs.some(isPage))?.viewColumn ?? ofText ?? ViewColumn.Active;
}
