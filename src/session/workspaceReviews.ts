// The reviews that are files of the workspace. Where reviews are kept they are read once, for comparing; elsewhere they are
// looked for when somebody wants a list. A file is read again when it, or a folder that it lies in, has changed.
import {
  CancellationTokenSource,
  Disposable,
  EventEmitter,
  FileType,
  workspace,
  type Uri,
  type WorkspaceFolder,
} from 'vscode';
import type { KnownReview } from '../review/index';
import type { Lazy } from './lazy';
import { logError, logFailure, type Log } from './log';
import type { Settings } from './settings';
import { findMarkdown, isForeign, maySearch } from './files/findMarkdown';
import { isBelowAny, makeRelativePath } from './files/paths';
import { readReview, type FileReview, type ReadFile } from './files/readReview';
import { watchFiles, watchPlaces } from './files/watchFiles';

/** No more reviews than these are kept: a repository may hold anything. */
const maxReviews = 300;
/** What is called so is hardly a folder: `a.ts`, but not `2026.03.02`. */
const hasEnding = /\.[a-z][a-z\d]*$/iu;
/** Milliseconds after the last change in the folder before it is read again. */
const pauseMs = 1000;

interface Around {
  readonly watchers: Disposable[];
  /** What is under way is left with it. */
  readonly leaving: CancellationTokenSource;
  /** Reviews are looked for in all of the folder. */
  isWide: boolean;
  /** By path. */
  read: ReadonlyMap<string, ReadFile>;
  /** Paths of files that are to be read again, and of folders with all that is in them. */
  changed: Set<string>;
  reviews: readonly FileReview[];
  /** What `of` gave, by the folder that its links start from: the engine remembers by these objects what it has read. */
  known: Map<string, ReadonlyMap<string, KnownReview>>;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** The last reading: the next one waits for it, and knows what it has read. */
  reading: Promise<void>;
}

export class WorkspaceReviews implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #folders = new Map<string, Around>();
  readonly #subscriptions: readonly Disposable[];

  constructor(
    readonly lazy: Lazy,
    readonly settings: Settings,
    readonly log: Log,
  ) {
    this.#subscriptions = [
      settings.onDidChange(({ affects }) => {
        if (affects('reviewsFolder') || affects('files')) this.#forget();
      }),
      workspace.onDidChangeWorkspaceFolders(() => this.#forget()),
      // What is done here need not wait for the news from the disk, which may be missed.
      workspace.onDidSaveTextDocument(({ uri, languageId }) => {
        if (languageId === 'markdown') this.#tellEach([uri]);
      }),
      workspace.onDidCreateFiles(({ files }) => this.#tellEach(files)),
      workspace.onDidDeleteFiles(({ files }) => this.#tellEach(files)),
      workspace.onDidRenameFiles(({ files }) =>
        this.#tellEach(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
      ),
    ];
  }

  /**
   * Those that lie where reviews are kept, of the folder that a document lies in, but itself, with links relative to it; what is
   * not read yet comes later.
   */
  of(uri: Uri): readonly KnownReview[] {
    const folder = workspace.getWorkspaceFolder(uri);
    if (!folder) return [];
    const around = this.#openFolder(folder);
    const from = uri.path.slice(0, uri.path.lastIndexOf('/'));
    let known = around.known.get(from);
    if (!known) {
      const kept = around.reviews.filter(({ isKept }) => isKept);
      known = new Map(
        kept.map(({ uri: { path }, title, text }) => [path, { title, link: makeRelativePath(from, path), text }]),
      );
      around.known.set(from, known);
    }
    return [...known].filter(([path]) => path !== uri.path).map(([, review]) => review);
  }

  /** All of the workspace, each once, as one of its folders may lie in another; what is not read yet comes later. */
  list(): readonly FileReview[] {
    for (const folder of workspace.workspaceFolders ?? []) this.#openAll(folder);
    return this.listKnown();
  }

  /** The same once everything was read. */
  async read(): Promise<readonly FileReview[]> {
    await Promise.all((workspace.workspaceFolders ?? []).map(each => this.#readNow(each, this.#openAll(each))));
    return this.listKnown();
  }

  /** Those that were read; looks for no others. */
  listKnown(): readonly FileReview[] {
    const all = [...this.#folders.values()].flatMap(({ reviews }) => reviews);
    return [...new Map(all.map(review => [review.uri.toString(), review])).values()];
  }

  /** Reads them again, whatever was told of them: news from the disk may be missed. */
  readAgain(): void {
    for (const { uri } of workspace.workspaceFolders ?? []) this.#folders.get(uri.toString())?.changed.add(uri.path);
    logFailure(this.log, 'files', this.read());
  }

  dispose(): void {
    this.#forget();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #openFolder(folder: WorkspaceFolder): Around {
    const key = folder.uri.toString();
    const kept = this.#folders.get(key);
    if (kept) return kept;
    const around: Around = {
      watchers: [],
      leaving: new CancellationTokenSource(),
      isWide: false,
      read: new Map(),
      changed: new Set(),
      reviews: [],
      known: new Map(),
      timer: undefined,
      reading: Promise.resolve(),
    };
    this.#folders.set(key, around);
    const { reviewsFolder, files } = this.settings.of(folder.uri);
    this.#watch(folder, around, [reviewsFolder === '' ? '*.md' : `${reviewsFolder}/**/*.md`, ...files]);
    this.#readSoon(folder, around, 0);
    return around;
  }

  /** Its reviews are looked for in all of it. */
  #openAll(folder: WorkspaceFolder): Around {
    const around = this.#openFolder(folder);
    if (!around.isWide && maySearch(folder)) this.#searchAll(folder, around);
    return around;
  }

  #searchAll(folder: WorkspaceFolder, around: Around): void {
    around.isWide = true;
    this.#watch(folder, around, ['**/*.md']);
    const tellOfKnown = ({ path }: Uri): boolean => {
      // Thousands of files come with an installation, and go with it.
      const isKnown = !isForeign(path) && [...around.read.keys()].some(file => file.startsWith(`${path}/`));
      if (isKnown) this.#tell(path, folder, around);
      return isKnown;
    };
    const made = (uri: Uri): void => {
      if (isForeign(uri.path) || tellOfKnown(uri) || hasEnding.test(uri.path)) return;
      logFailure(this.log, `reviews of ${folder.name}`, this.#lookInto(uri, folder, around));
    };
    // A build changes thousands of files.
    const replaced = (uri: Uri): boolean => !hasEnding.test(uri.path) && tellOfKnown(uri);
    around.watchers.push(watchPlaces(folder, '**', { made, replaced, gone: tellOfKnown }));
    this.#readSoon(folder, around, 0);
  }

  #watch(folder: WorkspaceFolder, around: Around, globs: readonly string[]): void {
    around.watchers.push(watchFiles(folder, globs, ({ path }) => this.#tell(path, folder, around)));
  }

  /** A folder may have come with files in it, of which nothing is told. */
  async #lookInto(uri: Uri, folder: WorkspaceFolder, around: Around): Promise<void> {
    const found = await workspace.fs.stat(uri).then(undefined, () => undefined);
    if (found?.type === FileType.Directory && !around.leaving.token.isCancellationRequested)
      this.#tell(uri.path, folder, around);
  }

  #tellEach(uris: readonly Uri[]): void {
    for (const folder of workspace.workspaceFolders ?? []) {
      const around = this.#folders.get(folder.uri.toString());
      for (const { scheme, path } of uris) {
        if (around && scheme === folder.uri.scheme && path.startsWith(`${folder.uri.path}/`))
          this.#tell(path, folder, around);
      }
    }
  }

  #tell(path: string, folder: WorkspaceFolder, around: Around): void {
    around.changed.add(path);
    this.#readSoon(folder, around);
  }

  #readSoon(folder: WorkspaceFolder, around: Around, afterMs = pauseMs): void {
    clearTimeout(around.timer);
    around.timer = setTimeout(() => logFailure(this.log, folder.name, this.#readNow(folder, around)), afterMs);
  }

  /** A failure is logged. */
  #readNow(folder: WorkspaceFolder, around: Around): Promise<void> {
    clearTimeout(around.timer);
    around.reading = around.reading
      .then(() => this.#readChanged(folder, around))
      .catch((error: unknown) => logError(this.log, `reviews of ${folder.name}`, error));
    return around.reading;
  }

  async #readChanged(folder: WorkspaceFolder, around: Around): Promise<void> {
    const { changed } = around;
    around.changed = new Set();
    try {
      await this.#read(folder, around, changed);
    } catch (error) {
      // What could not be read now is read the next time.
      for (const path of changed) around.changed.add(path);
      throw error;
    }
  }

  async #read(folder: WorkspaceFolder, around: Around, changed: ReadonlySet<string>): Promise<void> {
    const { token } = around.leaving;
    const isLeft = (): boolean => token.isCancellationRequested;
    if (isLeft()) return;
    const { reviewsFolder, files } = this.settings.of(folder.uri);
    const found = await findMarkdown(folder, { reviewsFolder, files, isWide: around.isWide }, token);
    const read = new Map<string, ReadFile>();
    const walked = new Set<string>();
    let count = 0;
    for (const file of found) {
      if (isLeft()) return;
      const { path } = file.uri;
      const last = around.read.get(path);
      const known = last?.isListed === file.isListed ? last : undefined;
      const now =
        known && !isBelowAny(changed, path)
          ? known
          : await readReview(file, { folder, walked, known, lazy: this.lazy });
      if (now) read.set(path, now);
      if (now?.review) count += 1;
      if (count >= maxReviews) break;
    }
    if (isLeft()) return;
    around.read = read;
    const reviews = [...read.values()].flatMap(({ review }) => review ?? []);
    const isSame = reviews.length === around.reviews.length && reviews.every((each, at) => each === around.reviews[at]);
    if (isSame) return;
    around.reviews = reviews;
    around.known = new Map();
    this.#changed.fire();
  }

  #forget(): void {
    for (const { watchers, leaving, timer } of this.#folders.values()) {
      clearTimeout(timer);
      leaving.cancel();
      leaving.dispose();
      Disposable.from(...watchers).dispose();
    }
    this.#folders.clear();
  }
}
