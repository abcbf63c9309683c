// The view Corrective Actions as VS Code needs it from the start: it asks for nothing while it is hidden.
import {
  EventEmitter,
  l10n,
  window,
  type Disposable,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from 'vscode';
import { ContextKey } from '../session/contextKey';
import type { Incidents } from '../session/incidents';
import type { LateAnalyzer } from '../session/lateAnalyzer';
import type { Lazy } from '../session/lazy';
import type { Log } from '../session/log';
import { createRetried } from '../session/retried';
import type { Settings } from '../session/settings';
import { runAside } from '../session/words/showFailure';
import type { CorrectiveActionList } from './correctiveActionList';
import type { ActionGrouping, ActionTreeRow } from './rows/correctiveActionRows';
import type { ViewChoices } from './viewChoices';

/** What the view shows its rows from. `now` gives epoch milliseconds. */
export interface ActionViewParts {
  readonly incidents: Incidents;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly analyzer: LateAnalyzer;
  readonly log: Log;
  readonly now: () => number;
}

export class CorrectiveActionsView implements TreeDataProvider<ActionTreeRow>, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #state = new ContextKey<string>('correctiveActions.state');
  readonly #view: TreeView<ActionTreeRow>;
  readonly #subscriptions: readonly { dispose(): unknown }[];
  readonly #list = createRetried(async () => {
    const { CorrectiveActionList } = await import('./correctiveActionList');
    await this.choices.load();
    return new CorrectiveActionList(this.parts, this.choices, () => this.#changed.fire(undefined));
  });

  constructor(
    readonly parts: ActionViewParts,
    readonly choices: ViewChoices<ActionGrouping>,
  ) {
    const show = (): void => this.#changed.fire(undefined);
    this.#view = window.createTreeView('incidentReviews.correctiveActions', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscriptions = [
      this.#view,
      this.#changed,
      choices,
      choices.onDidChange(show),
      parts.settings.onDidChange(show),
      this.#view.onDidChangeVisibility(show),
      parts.incidents.onDidReset(() => {
        this.#runLoaded(list => list.reset());
        this.#view.badge = undefined;
        show();
      }),
    ];
  }

  async getChildren(row?: ActionTreeRow): Promise<ActionTreeRow[]> {
    if (row) return row.kind === 'group' ? [...row.rows] : [];
    if (!this.#view.visible) return [];
    const readiness = await this.parts.incidents.readiness();
    if (readiness !== 'ready') return this.#show(readiness);
    const list = await this.#list.load();
    const rows = await list.list();
    this.#view.badge = list.makeOverdueBadge();
    const isUnreachable = list.failure?.kind === 'unreachable' && rows.every(({ kind }) => kind === 'failure');
    if (isUnreachable) return this.#show('unreachable');
    return this.#show(rows.length === 0 ? 'nothing' : 'shown', list.describe(rows), rows);
  }

  async getTreeItem(row: ActionTreeRow): Promise<TreeItem> {
    return (await this.#list.load()).createItem(row);
  }

  /** The badge while nothing is shown: of the issues that GitLab has counted, and of what was read before. */
  async showOverdue(issues: number | undefined, hasMore: boolean, signal: AbortSignal): Promise<void> {
    if (this.#view.visible) return;
    const list = await this.#list.load();
    if (!signal.aborted) this.#view.badge = list.makeOverdueBadge(issues, hasMore);
  }

  /** Nothing while it is hidden. */
  async refresh(): Promise<void> {
    if (this.#view.visible) await (await this.#list.load()).refresh();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#runLoaded(list => list.dispose());
  }

  /** The welcome of a state without rows is shown by VS Code only where no words stand above it. */
  #show(state: string, message = '', rows: readonly ActionTreeRow[] = []): ActionTreeRow[] {
    this.#state.set(state);
    this.#view.message = message;
    return [...rows];
  }

  #runLoaded(task: (list: CorrectiveActionList) => void): void {
    runAside(this.parts.log, l10n.t('Corrective action'), async () => {
      const list = await this.#list.find();
      if (list) task(list);
    });
  }
}
