// How somebody wants to see a view: the grouping is remembered with the workspace, the filter is gone with the window.
import { EventEmitter, type Disposable, type Memento } from 'vscode';
import type { Grouping, ViewName } from './rows/treeRows';

export class ViewChoices implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #filter = '';

  /** `name` is the view's. */
  constructor(
    readonly name: ViewName,
    readonly memory: Memento,
    readonly groupings: readonly Grouping[],
  ) {}

  get filter(): string {
    return this.#filter;
  }

  get grouping(): Grouping {
    const kept = this.memory.get(this.#key);
    return this.groupings.find(each => each === kept) ?? 'state';
  }

  setFilter(filter: string): void {
    this.#filter = filter.trim();
    this.#changed.fire();
  }

  async setGrouping(grouping: Grouping): Promise<void> {
    await this.memory.update(this.#key, grouping);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  get #key(): string {
    return `grouping.${this.name}`;
  }
}
