// A pick as the window of VS Code shows it: it gets rows late, and tells of those that it shows by their numbers.
import { EventEmitter } from '../vscode';

export class PickWindow<T> {
  value = '';
  busy = false;
  title = '';
  isOpen = false;
  items: readonly T[] = [];
  activeItems: readonly T[] = [];
  selectedItems: readonly T[] = [];
  /** How many rows the window shows, and the one that is marked. */
  #active = 0;
  readonly #changed = new EventEmitter<string>();
  readonly #accepted = new EventEmitter<void>();
  readonly #hidden = new EventEmitter<void>();
  readonly onDidChangeValue = this.#changed.event;
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = this.#hidden.event;

  readonly show = (): void => void (this.isOpen = true);

  readonly dispose = (): void => void (this.isOpen = false);

  /** The window has got the rows as they are now, and marks the one that it was told to, else the first. */
  paint(): void {
    const told = this.items.findIndex(item => this.activeItems.includes(item));
    this.mark(Math.max(0, told));
  }

  mark(row: number): void {
    this.#active = row;
    this.activeItems = this.items.slice(row, row + 1);
  }

  type(text: string): void {
    this.value = text;
    this.#changed.fire(text);
  }

  /** The row that is marked in the window is taken; by its number it may be another one by now. */
  pressEnter(): void {
    this.selectedItems = this.items.slice(this.#active, this.#active + 1);
    this.#accepted.fire();
  }

  pressEscape(): void {
    this.#hidden.fire();
  }
}
