// One view of the sidebar: it asks for nothing while it is hidden, and shows what the session's lists hold.
import { isRecent, minuteMs } from '../incident/units';
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
import { ContextKey } from '../session/contextKey';
import type { Incidents, Readiness } from '../session/incidents';
import { logFailure } from '../session/log';
import type { List } from '../session/lists/list';
import { createRetried } from '../session/retried';
import type { ViewContent } from './content';
import type { Painting } from './rows/keptRows';
import type { ReviewChecks } from './reviewChecks';
import type { ShownRows } from './rows/shownRows';
import type { GroupRow, ListName, MoreRow, SidebarRow, ViewName } from './rows/treeRows';
import type { ViewChoices } from './viewChoices';
import type { ViewState } from './viewState';

/** Older lists are read again when the view is shown. */
const staleAfterMs = 5 * minuteMs;
/** So many rows of a group are shown, and then so many more. */
const mostRows = 200;

/** What makes one view differ from the other. */
export interface ViewShape {
  readonly name: ViewName;
  readonly choices: ViewChoices;
  /** Read at once when the view is shown; the first one's failure is the view's failure. */
  readonly lists: readonly ListName[];
  /** Read when their group is opened. */
  readonly lateLists: readonly ListName[];
  /** After these all rows are painted anew. */
  readonly onDidChange: readonly Event<void>[];
  /** After these the rows that look different from before are painted anew. */
  readonly onDidChangeRows: readonly Event<unknown>[];
  /** What is in it is loaded when it is shown first. */
  load(): Promise<ViewContent>;
}

export class IssueView implements TreeDataProvider<SidebarRow>, Disposable {
  readonly #changed = new EventEmitter<SidebarRow | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly state: ContextKey<ViewState>;
  readonly #view: TreeView<SidebarRow>;
  readonly #subscriptions: { dispose(): unknown }[];
  #shown: ShownRows | undefined;
  /** How many rows of a group are shown, by its id, where somebody asked for more. */
  readonly #mostRows = new Map<string, number>();
  /** Counts the paintings: what was made for an earlier one is dropped. */
  #round = 0;
  readonly #content = createRetried(async () => {
    await this.shape.choices.load();
    const content = await this.shape.load();
    if (content.checks) this.#follow(content.checks);
    return content;
  });
  /** Somebody asked for a refresh while the view was hidden. */
  #isRefreshDue = false;
  /** Rows of an earlier session are shown; once the lists are read all is painted anew. */
  #willPaint = false;

  constructor(
    readonly shape: ViewShape,
    readonly incidents: Pick<Incidents, ListName | 'readiness' | 'readMe' | 'onDidReset' | 'log'>,
    readonly now: () => number,
  ) {
    this.state = new ContextKey(`${shape.name}.state`);
    this.#view = window.createTreeView(`incidentReviews.${shape.name}`, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    const paintAll = (): void => this.#changed.fire(undefined);
    const paint = (): void => this.#paintAside();
    this.#subscriptions = [
      this.#view,
      shape.choices,
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.#appear();
      }),
      incidents.onDidReset(() => {
        // A hidden view is not painted, and its rows are another account's now.
        this.#shown = undefined;
        this.#view.badge = undefined;
        paintAll();
      }),
      shape.choices.onDidChange(paintAll),
      ...shape.onDidChangeRows.map(event => event(paint)),
      ...shape.onDidChange.map(event => event(paintAll)),
      ...shape.lists.map(name => incidents[name].onDidChange(paint)),
      ...shape.lateLists.map(name => incidents[name].onDidChange(paintAll)),
    ];
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  /** What stands at the top of the view. */
  get shownRows(): readonly SidebarRow[] {
    return this.#shown?.roots ?? [];
  }

  async getChildren(row?: SidebarRow): Promise<SidebarRow[]> {
    if (row?.kind === 'group') return this.#cut(row, row.rows ?? (await (await this.#content.load()).rowsOf(row)));
    if (row?.kind === 'incident') return [...(await (await this.#content.load()).rowsOf(row))];
    if (row || !this.visible) return [];
    await this.#take(await this.#makeRows());
    return [...this.shownRows];
  }

  /** What a row looks like is loaded with the first row. */
  async getTreeItem(row: SidebarRow): Promise<TreeItem> {
    const { createTreeItem, markWaiting } = await import('./looks/items');
    const item = createTreeItem(row, this.now());
    const count = (await this.#content.load()).countWaiting(row);
    return count === 0 ? item : markWaiting(item, count);
  }

  getParent(row: SidebarRow): SidebarRow | undefined {
    return row.parent;
  }

  async resolveTreeItem(item: TreeItem, row: SidebarRow): Promise<TreeItem> {
    if (row.kind !== 'incident' && row.kind !== 'review') return item;
    const { createTooltip } = await import('./looks/tooltip');
    item.tooltip = createTooltip(row, this.now());
    return item;
  }

  /** True for a row that came to its place a moment ago: a click on it was meant for another one. */
  hasJustMoved(id: string): boolean {
    return this.#shown?.hasJustMoved(id) === true;
  }

  /** Reads the shown lists again, with the view's own progress; hidden views ask when they are shown next. */
  async refresh(): Promise<void> {
    this.#isRefreshDue = !this.visible;
    if (!this.visible) return;
    await this.#showBusy(async () => {
      const content = await this.#content.load();
      content.forget();
      if ((await this.incidents.readiness()) !== 'ready') return;
      content.checks?.retry();
      const opened = this.#late.filter(({ readAt }) => readAt !== undefined);
      await Promise.all([...this.#lists, ...opened].map(list => list.refresh()));
    });
    // Where no list has changed, nobody else paints what was forgotten above.
    this.#paintAside();
  }

  /** The badge at the sidebar's icon, where the rows that are shown do not say it. */
  showBadge(badge: ViewBadge | undefined): void {
    this.#view.badge = badge;
  }

  /** Looks whether further incidents have a review. */
  checkMore(): Thenable<void> {
    return this.#showBusy(async () => (await this.#content.load()).checks?.continue());
  }

  /** The next page of a list, or the next rows of a group that has them. */
  async loadMore({ list, parent, rest }: MoreRow): Promise<void> {
    if (rest === undefined || !parent) return this.#showBusy(() => this.incidents[list].loadMore());
    this.#mostRows.set(parent.id, this.#findMost(parent) + mostRows);
    this.#changed.fire(parent);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  /** VS Code makes every row of a group that is open, seen or not. */
  #cut(parent: GroupRow, rows: readonly SidebarRow[]): SidebarRow[] {
    const most = this.#findMost(parent);
    const rest = rows.length - most;
    if (rest <= 0) return [...rows];
    const [list] = this.shape.lists;
    return [
      ...rows.slice(0, most),
      ...(list ? [{ kind: 'more', id: `${parent.id}/rest`, parent, list, rest } as const] : []),
    ];
  }

  #findMost({ id }: GroupRow): number {
    return this.#mostRows.get(id) ?? mostRows;
  }

  get #lists(): readonly List<unknown>[] {
    return this.shape.lists.map(name => this.incidents[name]);
  }

  get #late(): readonly List<unknown>[] {
    return this.shape.lateLists.map(name => this.incidents[name]);
  }

  /**
   * When a view is shown again, VS Code asks for its rows before it says that the view is visible, and gets none. So all are
   * painted here: a refresh paints nothing where nothing has changed.
   */
  #appear(): void {
    const isOld = this.#lists.some(({ readAt }) => readAt !== undefined && !isRecent(readAt, this.now(), staleAfterMs));
    this.#changed.fire(undefined);
    if (isOld || this.#isRefreshDue) logFailure(this.incidents.log, 'lists', this.refresh());
  }

  #follow(checks: ReviewChecks): void {
    this.#subscriptions.push(
      checks,
      checks.onDidChange(() => this.#paintAside()),
      this.incidents.onDidReset(() => checks.reset()),
    );
  }

  /** Paints what has changed, and nothing else. */
  async #paint(): Promise<void> {
    if (!this.visible || this.state.value !== 'shown') {
      this.#changed.fire(undefined);
      return;
    }
    this.#round += 1;
    const round = this.#round;
    const rows = await this.#makeRows();
    if (round !== this.#round) return;
    const painting = await this.#take(rows);
    if (painting.kind === 'all') this.#changed.fire(undefined);
    else for (const row of painting.rows) this.#changed.fire(row);
  }

  async #take(rows: readonly SidebarRow[]): Promise<Painting> {
    const { ShownRows: Loaded } = await import('./rows/shownRows');
    this.#shown ??= new Loaded(this.now);
    return this.#shown.take(rows);
  }

  async #makeRows(): Promise<readonly SidebarRow[]> {
    const { incidents } = this;
    const [readiness, content] = await Promise.all([incidents.readiness(), this.#content.load()]);
    if (readiness !== 'ready') return this.#show(content, readiness, await content.rowsWithout(readiness));
    this.#dropQuestion();
    const isRecalled = await content.restore();
    const reading = Promise.all([incidents.readMe(), ...this.#lists.map(list => list.load())]);
    if (isRecalled) this.#paintAfter(reading);
    else await reading;
    // Without a token it shows only now whether there is anything to see.
    const after = await incidents.readiness();
    if (after !== 'ready') return this.#show(content, after, await content.rowsWithout(after));
    const rows = await content.rows();
    this.#view.badge = content.badge(this.#view.badge);
    return this.#show(content, readiness, rows);
  }

  /** The welcome text goes as soon as there is what it asked for, not only when GitLab has answered. */
  #dropQuestion(): void {
    const { value } = this.state;
    if (value !== 'shown' && value !== 'nothing' && value !== 'unreachable') this.state.set(undefined);
  }

  /** The rows of an earlier session may be just what GitLab answers: then no list tells of a change, but their age is new. */
  #paintAfter(reading: Promise<unknown>): void {
    if (this.#willPaint) return;
    this.#willPaint = true;
    const paint = (): void => {
      this.#willPaint = false;
      this.#paintAside();
    };
    reading.then(paint, paint);
  }

  /** Where painting fails VS Code asks for all rows, and shows what is wrong. */
  #paintAside(): void {
    this.#paint().catch(() => this.#changed.fire(undefined));
  }

  #show(content: ViewContent, readiness: Readiness, rows: readonly SidebarRow[]): readonly SidebarRow[] {
    const { state, message } = content.describe(readiness, rows);
    this.state.set(state);
    this.#view.message = message;
    if (state === 'shown') return rows;
    this.#view.badge = undefined;
    return [];
  }

  #showBusy(work: () => Promise<void>): Thenable<void> {
    return window.withProgress({ location: { viewId: `incidentReviews.${this.shape.name}` } }, work);
  }
}
