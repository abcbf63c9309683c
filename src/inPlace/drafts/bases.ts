// What files of the workspace are based on, kept on this machine.
import type { Uri } from 'vscode';
import type { Store } from '../../session/store';
import type { Base } from '../../sync/index';
import { selectBaseValues, parseBase } from '../copy/kept';
import type { Sealing } from './seals';

/** A file's base belongs to no account: it is needed whoever is signed in when the file is opened. */
const owner = 'files';

/** Remembers, for each file of a review, what GitLab had when both were last the same; sealed where that is confidential. */
export class FileBases {
  constructor(
    readonly store: Store,
    readonly seals: Sealing,
  ) {}

  /** Undefined where the file was never published from here, and where what is kept is not readable. */
  async read(file: Uri): Promise<Base | undefined> {
    return parseBase(await this.seals.open(owner, await this.store.read(makeKey(file))));
  }

  /** `undefined` forgets it. */
  async write(file: Uri, base: Base | undefined): Promise<void> {
    const values = base && selectBaseValues(base);
    await this.store.write(
      makeKey(file),
      values?.confidential === true ? await this.seals.seal(owner, values) : values,
    );
  }
}

function makeKey(file: Uri): string {
  return `file:${file.toString()}`;
}
