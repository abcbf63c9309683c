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

/** A folder of the workspace, and what is known of the reviews in it. */
interface WatchedFolder {
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
  readonly #folders = new Map<string, WatchedFolder>();
  readonly #subscriptions: readonly Disposable[];

  constructor(
    readonly lazy: Lazy,
    readonly settings: Settings,
    readonly log: Log,
  ) {
    this.#subscriptions = [
      settings.onDidChange(({ affects }) => {
        if (affects('reviewsFolder') || affects('files')) this.#begin();
      }),
      workspace.onDidChangeWorkspaceFolders(() => this.#begin()),
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
    const watched = this.#openFolder(folder);
    const from = uri.path.slice(0, uri.path.lastIndexOf('/'));
    let known = watched.known.get(from);
    if (!known) {
      const kept = watched.reviews.filter(({ isKept }) => isKept);
      known = new Map(
        kept.map(({ uri: { path }, title, text }) => [path, { title, link: makeRelativePath(from, path), text }]),
      );
      watched.known.set(from, known);
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

  #openFolder(folder: WorkspaceFolder): WatchedFolder {
    const key = folder.uri.toString();
    const kept = this.#folders.get(key);
    if (kept) return kept;
    const watched: WatchedFolder = {
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
    this.#folders.set(key, watched);
    const { reviewsFolder, files } = this.settings.of(folder.uri);
    this.#watch(folder, watched, [reviewsFolder === '' ? '*.md' : `${reviewsFolder}/**/*.md`, ...files]);
    this.#readSoon(folder, watched, 0);
    return watched;
  }

  /** Its reviews are looked for in all of it. */
  #openAll(folder: WorkspaceFolder): WatchedFolder {
    const watched = this.#openFolder(folder);
    if (!watched.isWide && maySearch(folder)) this.#searchAll(folder, watched);
    return watched;
  }

  #searchAll(folder: WorkspaceFolder, watched: WatchedFolder): void {
    watched.isWide = true;
    this.#watch(folder, watched, ['**/*.md']);
    const tellOfKnown = ({ path }: Uri): boolean => {
      // Thousands of files come with an installation, and go with it.
      const isKnown = !isForeign(path) && [...watched.read.keys()].some(file => file.startsWith(`${path}/`));
      if (isKnown) this.#tell(path, folder, watched);
      return isKnown;
    };
    const made = (uri: Uri): void => {
      if (isForeign(uri.path) || tellOfKnown(uri) || hasEnding.test(uri.path)) return;
      logFailure(this.log, `reviews of ${folder.name}`, this.#lookInto(uri, folder, watched));
    };
    // A build changes thousands of files.
    const replaced = (uri: Uri): boolean => !hasEnding.test(uri.path) && tellOfKnown(uri);
    watched.watchers.push(watchPlaces(folder, '**', { made, replaced, gone: tellOfKnown }));
    this.#readSoon(folder, watched, 0);
  }

  #watch(folder: WorkspaceFolder, watched: WatchedFolder, globs: readonly string[]): void {
    watched.watchers.push(watchFiles(folder, globs, ({ path }) => this.#tell(path, folder, watched)));
  }

  /** A folder may have come with files in it, of which nothing is told. */
  async #lookInto(uri: Uri, folder: WorkspaceFolder, watched: WatchedFolder): Promise<void> {
    const found = await workspace.fs.stat(uri).then(undefined, () => undefined);
    if (found?.type === FileType.Directory && !watched.leaving.token.isCancellationRequested)
      this.#tell(uri.path, folder, watched);
  }

  #tellEach(uris: readonly Uri[]): void {
    for (const folder of workspace.workspaceFolders ?? []) {
      const watched = this.#folders.get(folder.uri.toString());
      for (const { scheme, path } of uris) {
        if (watched && scheme === folder.uri.scheme && path.startsWith(`${folder.uri.path}/`))
          this.#tell(path, folder, watched);
      }
    }
  }

  #tell(path: string, folder: WorkspaceFolder, watched: WatchedFolder): void {
    watched.changed.add(path);
    this.#readSoon(folder, watched);
  }

  #readSoon(folder: WorkspaceFolder, watched: WatchedFolder, afterMs = pauseMs): void {
    clearTimeout(watched.timer);
    watched.timer = setTimeout(() => logFailure(this.log, folder.name, this.#readNow(folder, watched)), afterMs);
  }

  /** A failure is logged. */
  #readNow(folder: WorkspaceFolder, watched: WatchedFolder): Promise<void> {
    clearTimeout(watched.timer);
    watched.reading = watched.reading
      .then(() => this.#readChanged(folder, watched))
      .catch((error: unknown) => logError(this.log, `reviews of ${folder.name}`, error));
    return watched.reading;
  }

  async #readChanged(folder: WorkspaceFolder, watched: WatchedFolder): Promise<void> {
    const { changed } = watched;
    watched.changed = new Set();
    try {
      await this.#read(folder, watched, changed);
    } catch (error) {
      // What could not be read now is read the next time.
      for (const path of changed) watched.changed.add(path);
      throw error;
    }
  }

  async #read(folder: WorkspaceFolder, watched: WatchedFolder, changed: ReadonlySet<string>): Promise<void> {
    const { token } = watched.leaving;
    const isLeft = (): boolean => token.isCancellationRequested;
    if (isLeft()) return;
    const { reviewsFolder, files } = this.settings.of(folder.uri);
    const found = await findMarkdown(folder, { reviewsFolder, files, isWide: watched.isWide }, token);
    const read = new Map<string, ReadFile>();
    const walked = new Set<string>();
    let count = 0;
    for (const file of found) {
      if (isLeft()) return;
      const { path } = file.uri;
      const last = watched.read.get(path);
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
    watched.read = read;
    const reviews = [...read.values()].flatMap(({ review }) => review ?? []);
    const isSame =
      reviews.length === watched.reviews.length && reviews.every((each, at) => each === watched.reviews[at]);
    if (isSame) return;
    watched.reviews = reviews;
    watched.known = new Map();
    this.#changed.fire();
  }

  /** Nothing that was read counts: who shows it asks for what is there now. */
  #begin(): void {
    this.#forget();
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
