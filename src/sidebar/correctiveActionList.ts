// What the view Corrective Actions shows, loaded when it is shown first.
import type { Disposable, TreeItem, ViewBadge } from 'vscode';
import { describeFailure } from '../session/words/failureWords';
import { isCancelled, type Failure } from '../session/words/failures';
import { listReviewPlaces } from '../incident/settings';
import { isRecent, minuteMs } from '../incident/units';
import { logError, logFailure } from '../session/log';
import type { ActionBoard } from '../sync/index';
import {
  groupActions,
  type ActionGroupRow,
  type ActionGrouping,
  type ActionTreeRow,
} from './rows/correctiveActionRows';
import { makeFilterRows } from './content';
import { listFailureRows, readMessageAbove } from './rows/failureRows';
import type { Due } from './rows/treeRows';
import { makeOverdueBadge } from './overdue/reminders';
import { describeFilter } from './viewState';
import { countDaysUntil } from './looks/words';
import { createActionItem } from './looks/correctiveActionItems';
import type { ActionViewParts } from './correctiveActions';
import type { ViewChoices } from './viewChoices';

/** Older ones are read again when the view is shown. */
const staleMs = 5 * minuteMs;

export class CorrectiveActionList {
  readonly createItem = (row: ActionTreeRow): TreeItem => createActionItem(row, this.parts.incidents.me);
  #board: ActionBoard | undefined;
  #reading: Promise<void> | undefined;
  #readAt: number | undefined;
  #failure: Failure | undefined;
  #abort = new AbortController();
  #following: Disposable | undefined;

  constructor(
    readonly parts: ActionViewParts,
    readonly choices: ViewChoices<ActionGrouping>,
    readonly changed: () => void,
  ) {}

  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** The rows at hand; the first time, or after a while, they are read, and the first of them are waited for. */
  async list(): Promise<readonly ActionTreeRow[]> {
    const { now } = this.parts;
    if (this.#readAt === undefined) await Promise.all([this.#read(), this.parts.incidents.readMe()]);
    else if (!isRecent(this.#readAt, now(), staleMs)) logFailure(this.parts.log, 'corrective actions', this.#read());
    const { grouping, filter } = this.choices;
    const groups = this.#group(grouping, filter);
    const failures = listFailureRows('actions', this.#failure);
    // Where nothing was loaded there is nothing that a filter hides.
    if (this.#failure && this.#group(grouping).length === 0) return failures;
    return [...makeFilterRows(this.choices, groups.length === 0), ...failures, ...groups];
  }

  /** What stands above these rows. */
  describe(rows: readonly ActionTreeRow[]): string {
    const hasHits = rows.some(({ kind }) => kind === 'group');
    const filter = rows.every(({ kind }) => kind === 'failure') ? '' : this.choices.filter;
    return [readMessageAbove(this.#failure), describeFilter(filter, hasHits)].filter(words => words !== '').join(' ');
  }

  /** Reads what has changed. */
  async refresh(): Promise<void> {
    await this.#read();
    await this.#reading;
    this.changed();
  }

  /**
   * Of what is overdue of one's own, a number that only others can change says nothing to who sees it; of all where somebody
   * asked for that. `issues`: so many GitLab has just counted; what only a review's text says is counted beside them.
   */
  makeOverdueBadge(issues?: number, hasMore = false): ViewBadge | undefined {
    const { badge } = this.parts.settings.of();
    const groups = this.#group('standing').filter(({ isMine }) => isMine || badge === 'team');
    const overdue = groups.flatMap(({ rows }) => rows).filter(({ standing }) => standing === 'overdue');
    const others = issues === undefined ? overdue : overdue.filter(({ issue }) => issue === undefined);
    return makeOverdueBadge((issues ?? 0) + others.length, 'actions', hasMore);
  }

  /** Another account or project. */
  reset(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#board?.clear();
    this.#readAt = undefined;
    this.#failure = undefined;
    this.#reading = undefined;
  }

  dispose(): void {
    this.#abort.abort();
    this.#following?.dispose();
  }

  /** Resolves with the first rows, or with what failed; the rest comes after. */
  #read(): Promise<void> {
    const { signal } = this.#abort;
    return new Promise(resolve => {
      const shows = (): void => {
        if (signal.aborted) return;
        const isFirst = this.#readAt === undefined;
        this.#readAt = this.parts.now();
        this.#failure = undefined;
        resolve();
        if (!isFirst) this.changed();
      };
      this.#reading ??= this.#startReading(shows, signal);
      this.#reading.then(resolve, resolve);
    });
  }

  #startReading(shows: () => void, signal: AbortSignal): Promise<void> {
    const reading = this.#refreshBoard(shows, signal).finally(() => {
      // Another account may be read by now.
      if (this.#reading === reading) this.#reading = undefined;
    });
    return reading;
  }

  async #refreshBoard(shows: () => void, signal: AbortSignal): Promise<void> {
    const { analyzer, log, settings } = this.parts;
    try {
      const { actionStates } = await analyzer.load();
      const board = await this.#loadBoard();
      await board.refresh(shows, signal);
      actionStates.tell();
    } catch (error) {
      if (signal.aborted || isCancelled(error)) return;
      logError(log, 'corrective actions', error);
      this.#failure = describeFailure(error, listReviewPlaces(settings.of()).join(', '));
      this.#readAt = this.parts.now();
      this.changed();
    }
  }

  async #loadBoard(): Promise<ActionBoard> {
    const { analyzer, lazy, settings, now, incidents } = this.parts;
    const [{ ActionBoard: Loaded }, { actionStates }] = await Promise.all([lazy.sync(), analyzer.load()]);
    const states = await actionStates.load();
    // What a command does to an action shows at once.
    this.#following ??= actionStates.onDidChange(this.changed);
    this.#board ??= new Loaded({
      gitlab: () => incidents.account.reader(),
      names: () => settings.of().labels,
      place: () => {
        const group = settings.policy().actionsGroup;
        return group === '' ? { places: listReviewPlaces(settings.of()) } : { group };
      },
      states,
      now,
    });
    return this.#board;
  }

  #group(grouping: ActionGrouping, filter = ''): readonly ActionGroupRow[] {
    const { incidents, now, settings } = this.parts;
    const dueOf = (date: string): Due => countDaysUntil(settings, now, date);
    const { me } = incidents;
    return groupActions(this.#board?.list() ?? [], { grouping, filter, now: now(), dueOf, me });
  }
}
