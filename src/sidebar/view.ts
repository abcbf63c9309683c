// One view of the sidebar: it asks for nothing while it is hidden, and shows what the session's lists hold.
import {
  EventEmitter,
  window,
  type Disposable,
  type Event,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  type ViewBadge,
} from 'vscode';
import { ContextKey } from '../session/context';
import type { Incidents, Readiness } from '../session/incidents';
import type { List } from '../session/list';
import { followRows, hasJustMoved, noRows, type ShownRows } from './movedRows';
import type { GroupRow, ListName, SidebarRow } from './treeRows';

/** Older lists are read again when the view is shown. */
const staleAfterMs = 5 * 60_000;

export type ViewState = Exclude<Readiness, 'ready'> | 'unreachable' | 'nothing' | 'shown';

/** What makes one view differ from the other. */
export interface ViewShape {
  readonly name: 'incidents' | 'reviews';
  /** Read at once when the view is shown; the first one's failure is the view's failure. */
  readonly lists: readonly ListName[];
  /** Read when their group is opened. */
  readonly lateLists: readonly ListName[];
  /** Something else that the rows show has changed. */
  readonly onDidChange?: Event<void>;
  /** Asked when the lists were read. */
  rows(): Promise<readonly SidebarRow[]>;
  /** How many entries wait to be sent to a row's incident. */
  countWaiting?(row: SidebarRow): number;
  badge?(): ViewBadge | undefined;
  /** What is to be known whether or not there are rows; empty for nothing. */
  notes(): string;
  /** What could not be read, above the rows. */
  failures(): string;
  /** What a group holds that is read when it is opened. */
  rowsOf?(group: GroupRow): Promise<readonly SidebarRow[]>;
}

export class IncidentView implements TreeDataProvider<SidebarRow>, Disposable {
  readonly #changed = new EventEmitter<SidebarRow | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly state: ContextKey<ViewState>;
  readonly #view: TreeView<SidebarRow>;
  readonly #subscriptions: Disposable[];
  #shown: ShownRows = noRows;
  /** Somebody asked for a refresh while the view was hidden. */
  #isAwaited = false;

  constructor(
    readonly shape: ViewShape,
    readonly incidents: Incidents,
    readonly now: () => number,
  ) {
    this.state = new ContextKey(`${shape.name}.state`);
    this.#view = window.createTreeView(`incidentReviews.${shape.name}`, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscriptions = [
      this.#view,
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.#appear();
      }),
      incidents.onDidReset(() => this.#changed.fire(undefined)),
      ...(shape.onDidChange ? [shape.onDidChange(() => this.#changed.fire(undefined))] : []),
      ...[...shape.lists, ...shape.lateLists].map(name =>
        incidents[name].onDidChange(() => this.#changed.fire(undefined)),
      ),
    ];
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  async getChildren(row?: SidebarRow): Promise<SidebarRow[]> {
    if (row?.kind === 'group') return [...(row.rows ?? (await this.shape.rowsOf?.(row)) ?? [])];
    if (row) return [];
    if (!this.visible) return [];
    const readiness = await this.incidents.readiness();
    if (readiness !== 'ready') return this.#showEmpty(readiness);
    await Promise.all(this.#lists.map(list => list.load()));
    const rows = await this.shape.rows();
    this.#shown = followRows(this.#shown, rows, this.now());
    this.#view.badge = this.shape.badge?.();
    this.#view.message = [this.shape.notes(), this.shape.failures()].filter(words => words !== '').join(' ');
    if (rows.some(({ kind }) => kind !== 'failure')) {
      this.state.set('shown');
      return [...rows];
    }
    const failure = this.#lists[0]?.failure;
    if (failure?.kind === 'unreachable') return this.#showEmpty('unreachable');
    if (rows.length === 0) return this.#showEmpty('nothing');
    this.state.set('shown');
    return [...rows];
  }

  /** What a row looks like is loaded with the first row. */
  async getTreeItem(row: SidebarRow): Promise<TreeItem> {
    const { createTreeItem, markWaiting } = await import('./items');
    const item = createTreeItem(row, this.now());
    const count = this.shape.countWaiting?.(row) ?? 0;
    return count === 0 ? item : markWaiting(item, count);
  }

  getParent(row: SidebarRow): SidebarRow | undefined {
    return row.parent;
  }

  async resolveTreeItem(item: TreeItem, row: SidebarRow): Promise<TreeItem> {
    if (row.kind !== 'incident' && row.kind !== 'review') return item;
    const { createTooltip } = await import('./tooltip');
    item.tooltip = createTooltip(row, this.now());
    return item;
  }

  /** True for a row that came to its place a moment ago: a click on it was meant for another one. */
  hasJustMoved(id: string): boolean {
    return hasJustMoved(this.#shown, id, this.now());
  }

  /** Reads the shown lists again, with the view's own progress; hidden views ask when they are shown next. */
  async refresh(): Promise<void> {
    this.#isAwaited = !this.visible;
    if (!this.visible) return;
    await this.#showBusy(async () => {
      if ((await this.incidents.readiness()) !== 'ready') return;
      const opened = this.#late.filter(({ readAt }) => readAt !== undefined);
      await Promise.all([...this.#lists, ...opened].map(list => list.refresh()));
    });
    if (this.state.value !== 'shown') this.#changed.fire(undefined);
  }

  loadMore(name: ListName): Thenable<void> {
    return this.#showBusy(() => this.incidents[name].loadMore());
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  get #lists(): readonly List<unknown>[] {
    return this.shape.lists.map(name => this.incidents[name]);
  }

  get #late(): readonly List<unknown>[] {
    return this.shape.lateLists.map(name => this.incidents[name]);
  }

  #appear(): void {
    const isOld = this.#lists.some(({ readAt }) => readAt !== undefined && this.now() - readAt > staleAfterMs);
    if (isOld || this.#isAwaited) void this.refresh();
    else this.#changed.fire(undefined);
  }

  #showEmpty(state: ViewState): SidebarRow[] {
    this.state.set(state);
    this.#view.badge = undefined;
    // A view without rows says of failures what its welcome says.
    this.#view.message = this.shape.notes();
    return [];
  }

  #showBusy(work: () => Promise<void>): Thenable<void> {
    return window.withProgress({ location: { viewId: `incidentReviews.${this.shape.name}` } }, work);
  }
}
