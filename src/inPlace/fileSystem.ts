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
import { readReviewUri, reviewScheme, readUploadUri } from '../session/uris/reviewUri';
import type { Editing } from './editing';

/** What the file system needs of what is loaded with the first review that is opened. */
type Backend = Pick<Editing, 'copies' | 'uploads'>;

/** VS Code's view of reviews in place: files that can be read and written, and nothing else. */
export class ReviewFileSystem implements FileSystemProvider, Disposable {
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  /** Why VS Code began to save each document, until it writes it. */
  readonly #reasons = new Map<string, TextDocumentSaveReason>();
  readonly #registered: Disposable;

  constructor(
    readonly load: () => Promise<Backend>,
    readonly canWrite: () => Promise<boolean>,
  ) {
    this.#registered = Disposable.from(
      workspace.registerFileSystemProvider(reviewScheme, this, { isCaseSensitive: true }),
      workspace.onWillSaveTextDocument(({ document: { uri }, reason }) => {
        if (uri.scheme !== reviewScheme) return;
        this.#reasons.set(uri.toString(), reason);
        // The write that follows loads as well, and tells what failed.
        load().then(
          ({ copies }) => copies.beginWrite(uri),
          () => undefined,
        );
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
    const { content, mtime, isFixed } = await this.#read(uri);
    const stat = { type: FileType.File, ctime: 0, mtime, size: content.byteLength };
    return !isFixed && (await this.canWrite()) ? stat : { ...stat, permissions: FilePermission.Readonly };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return (await this.#read(uri)).content;
  }

  /**
   * Writing keeps a draft and never sends: VS Code says of other extensions, of starting the debugger and of *Save All* the
   * same as of its own menu, and every write to GitLab mails people. Ctrl+S and *Save Review to GitLab* are commands of
   * ours, which send by themselves. What is kept is saved, as far as VS Code is concerned: its own words on a failure would
   * offer to give it up.
   */
  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const text = new TextDecoder().decode(content);
    const isAuto = this.#isAutoSave(uri, text);
    try {
      const { copies } = await this.load();
      await copies.write(uri, text);
      if (!isAuto) copies.offerToSend(uri);
    } catch (error) {
      const { describeFailure } = await import('../session/words/failureWords');
      throw FileSystemError.Unavailable(describeFailure(error, readName(uri)).message);
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

  /** *Save without Formatting* gives no reason; only what the document holds can come from it. */
  #isAutoSave(uri: Uri, text: string): boolean {
    const key = uri.toString();
    const reason = this.#reasons.get(key);
    this.#reasons.delete(key);
    return reason === undefined ? !holds(key, text) : reason !== TextDocumentSaveReason.Manual;
  }

  async #read(uri: Uri): Promise<FileContent> {
    const isUpload = readUploadUri(uri) !== undefined;
    // VS Code looks for settings and the like beside every document.
    if (!isUpload && !uri.path.endsWith('.md')) throw FileSystemError.FileNotFound(uri);
    try {
      const { copies, uploads } = await this.load();
      if (isUpload) return { content: await uploads.read(uri), mtime: 0, isFixed: true };
      const { text, mtime } = await copies.read(uri);
      return { content: new TextEncoder().encode(text), mtime, isFixed: false };
    } catch (error) {
      const { describeFailure } = await import('../session/words/failureWords');
      const { kind, message } = describeFailure(error, readName(uri));
      throw kind === 'not-found' ? FileSystemError.FileNotFound(message) : FileSystemError.Unavailable(message);
    }
  }
}

function holds(key: string, text: string): boolean {
  return workspace.textDocuments.some(document => document.uri.toString() === key && document.getText() === text);
}

interface FileContent {
  readonly content: Uint8Array;
  readonly mtime: number;
  /** What was uploaded never changes. */
  readonly isFixed: boolean;
}

function readName(uri: Uri): string {
  const place = readUploadUri(uri) ?? readReviewUri(uri);
  return place ? formatReference(place.review) : uri.path;
}
