// What files of the workspace are based on, kept on this machine.
import type { Uri } from 'vscode';
import type { Store } from '../session/store';
import type { Base } from '../sync/index';
import { selectBaseValues, parseBase } from './copy/kept';

/** Remembers, for each file of a review, what GitLab had when both were last the same. */
export class FileBases {
  constructor(readonly store: Store) {}

  /** Undefined where the file was never published from here, and where what is kept is not readable. */
  async read(file: Uri): Promise<Base | undefined> {
    return parseBase(await this.store.read(makeKey(file)));
  }

  /** `undefined` forgets it. */
  async write(file: Uri, base: Base | undefined): Promise<void> {
    await this.store.write(makeKey(file), base && selectBaseValues(base));
  }
}

function makeKey(file: Uri): string {
  return `file:${file.toString()}`;
}
