// How somebody wants to see a view: the grouping is remembered with the workspace, the filter is gone with the window.
import { EventEmitter, Uri, workspace, type Disposable } from 'vscode';
import type { FilterRow, Grouping } from './rows/treeRows';
import type { ActionGrouping } from './rows/correctiveActionRows';

/**
 * The grouping is in a file of its own, and shown when it is written. What VS Code keeps for extensions it writes later, and a
 * browser's window that was loaded again right after had the grouping before.
 */
export class ViewChoices<T extends Grouping | ActionGrouping = Grouping> implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #filter = '';
  #kept = '';
  readonly file: Uri;

  /** `name` is the view's; the first one of `groupings` is what nobody chose; `folder` need not exist. */
  constructor(
    readonly name: FilterRow['view'],
    readonly groupings: readonly [T, ...T[]],
    folder: Uri,
  ) {
    this.file = Uri.joinPath(folder, `grouping.${name}`);
  }

  get filter(): string {
    return this.#filter;
  }

  get grouping(): T {
    return this.groupings.find(each => each === this.#kept) ?? this.groupings[0];
  }

  /** Reads what was chosen in earlier windows. */
  async load(): Promise<void> {
    const bytes = await workspace.fs.readFile(this.file).then(undefined, () => undefined);
    this.#kept = new TextDecoder().decode(bytes);
  }

  setFilter(filter: string): void {
    this.#filter = filter.trim();
    this.#changed.fire();
  }

  async setGrouping(grouping: T): Promise<void> {
    await workspace.fs.writeFile(this.file, new TextEncoder().encode(grouping));
    this.#kept = grouping;
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
