// What must survive a reload: JSON below the extension's own storage, one file a key, replaced as a whole.
import { FileSystemError, Uri, workspace } from 'vscode';
import { hexOf } from '../incident/hex';

/** Keys and values are kept as they are; which key a file holds stands inside it. */
interface File {
  readonly key: string;
  readonly value: unknown;
}

/** Beyond this many files the oldest ones that may go do. */
const most = 300;

export class Store {
  #last: Promise<unknown> = Promise.resolve();

  /** `folder` need not exist. */
  constructor(readonly folder: Uri) {}

  /** Undefined also where the file is not readable as what was written. */
  async read(key: string): Promise<unknown> {
    await this.#last;
    return (await this.#file(await this.#uri(key)))?.value;
  }

  /** `undefined` removes. Writes come one after the other; one that fails is thrown and leaves what was there. */
  write(key: string, value: unknown): Promise<void> {
    const writing = this.#last.then(() => this.#write(key, value));
    this.#last = writing.catch(() => undefined);
    return writing;
  }

  /** Every value whose key begins so. */
  async all(prefix: string): Promise<readonly File[]> {
    await this.#last;
    const files = await Promise.all((await this.#names()).map(name => this.#file(Uri.joinPath(this.folder, name))));
    return files.filter(file => file?.key.startsWith(prefix) === true).map(file => file as File);
  }

  /** Removes the oldest values beyond the most that are kept; `mayGo` says of which nothing would be lost. */
  async trim(mayGo: (key: string, value: unknown) => boolean): Promise<void> {
    const names = await this.#names();
    if (names.length <= most) return;
    const files = await Promise.all(
      names.map(async name => {
        const uri = Uri.joinPath(this.folder, name);
        const [file, stat] = await Promise.all([this.#file(uri), workspace.fs.stat(uri)]);
        return { uri, file, at: stat.mtime };
      }),
    );
    const old = files.filter(({ file }) => !file || mayGo(file.key, file.value)).sort((a, b) => a.at - b.at);
    for (const { uri } of old.slice(0, names.length - most)) await workspace.fs.delete(uri);
  }

  async #write(key: string, value: unknown): Promise<void> {
    const uri = await this.#uri(key);
    if (value === undefined) {
      await workspace.fs.delete(uri).then(undefined, ignoreMissing);
      return;
    }
    const file: File = { key, value };
    const next = uri.with({ path: `${uri.path}.new` });
    await workspace.fs.createDirectory(this.folder);
    await workspace.fs.writeFile(next, new TextEncoder().encode(JSON.stringify(file)));
    await workspace.fs.rename(next, uri, { overwrite: true });
  }

  async #file(uri: Uri): Promise<File | undefined> {
    try {
      const file: unknown = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(uri)));
      if (typeof file !== 'object' || file === null || !('key' in file) || typeof file.key !== 'string')
        return undefined;
      return { key: file.key, value: 'value' in file ? file.value : undefined };
    } catch (error) {
      if (error instanceof SyntaxError || isMissing(error)) return undefined;
      throw error;
    }
  }

  async #names(): Promise<readonly string[]> {
    const entries = await workspace.fs.readDirectory(this.folder).then(undefined, ignoreMissing);
    return (entries ?? []).map(([name]) => name).filter(name => name.endsWith('.json'));
  }

  /** Keys hold paths and titles of any length, file names must not. */
  async #uri(key: string): Promise<Uri> {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
    return Uri.joinPath(this.folder, `${hexOf(new Uint8Array(digest))}.json`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof FileSystemError && error.code === 'FileNotFound';
}

function ignoreMissing(error: unknown): undefined {
  if (isMissing(error)) return undefined;
  throw error;
}
