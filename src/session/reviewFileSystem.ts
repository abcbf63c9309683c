// The file system of reviews that are edited in place, as far as VS Code needs it before one is opened.
import {
  Disposable,
  EventEmitter,
  FilePermission,
  FileSystemError,
  FileType,
  TextDocumentSaveReason,
  workspace,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
  type Uri,
  FileChangeType,
} from 'vscode';
import { formatReference } from '../incident/reference';
import { failureOf } from './failures';
import { placeOf, reviewScheme } from './reviewUri';
import type { WorkingCopies } from './workingCopies';

export class ReviewFileSystem implements FileSystemProvider, Disposable {
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  /** Why each document was saved last. */
  readonly #reasons = new Map<string, TextDocumentSaveReason>();
  readonly #registered: Disposable;

  /** `copies` is what does the work, loaded with the first review that is opened. */
  constructor(
    readonly copies: () => Promise<WorkingCopies>,
    readonly canWrite: () => Promise<boolean>,
  ) {
    this.#registered = Disposable.from(
      workspace.registerFileSystemProvider(reviewScheme, this, { isCaseSensitive: true }),
      workspace.onWillSaveTextDocument(({ document: { uri }, reason }) => {
        if (uri.scheme === reviewScheme) this.#reasons.set(uri.toString(), reason);
      }),
    );
  }

  fileChanged(uri: Uri): void {
    this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  async stat(uri: Uri): Promise<FileStat> {
    const { text, mtime } = await this.#read(uri);
    const size = new TextEncoder().encode(text).byteLength;
    const stat = { type: FileType.File, ctime: 0, mtime, size };
    return (await this.canWrite()) ? stat : { ...stat, permissions: FilePermission.Readonly };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return new TextEncoder().encode((await this.#read(uri)).text);
  }

  /** Only a save that a person asked for sends; every write mails people. */
  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const key = uri.toString();
    const asked = this.#reasons.get(key) === TextDocumentSaveReason.Manual;
    this.#reasons.delete(key);
    const text = new TextDecoder().decode(content);
    try {
      const copies = await this.copies();
      await (asked ? copies.send(uri, text) : copies.keep(uri, text));
    } catch (error) {
      throw FileSystemError.Unavailable(failureOf(error, nameOf(uri)).message);
    }
  }

  readDirectory(): [string, FileType][] {
    return [];
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#registered.dispose();
    this.#changed.dispose();
  }

  async #read(uri: Uri): Promise<{ readonly text: string; readonly mtime: number }> {
    // VS Code looks for settings and the like beside every document.
    if (!uri.path.endsWith('.md')) throw FileSystemError.FileNotFound(uri);
    try {
      return await (await this.copies()).read(uri);
    } catch (error) {
      const { kind, message } = failureOf(error, nameOf(uri));
      throw kind === 'not-found' ? FileSystemError.FileNotFound(message) : FileSystemError.Unavailable(message);
    }
  }
}

function nameOf(uri: Uri): string {
  const place = placeOf(uri);
  return place ? formatReference(place.review) : uri.path;
}
