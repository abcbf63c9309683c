// Context keys as objects: what a when clause reads is written in one place.
import { commands } from 'vscode';

/** `name` goes without the prefix; nothing is sent while the value stays the same. */
export class ContextKey<T extends string | boolean | readonly string[]> {
  #value: T | undefined;

  constructor(readonly name: string) {}

  get value(): T | undefined {
    return this.#value;
  }

  set(value: T | undefined): void {
    if (JSON.stringify(value) === JSON.stringify(this.#value)) return;
    this.#value = value;
    commands.executeCommand('setContext', `incidentReviews.${this.name}`, value);
  }
}
