// The reviews that are files of the workspace. Where reviews are kept they are read once, for comparing; elsewhere they are
// looked for when somebody wants a list. A file is read again when it has changed.
import { CancellationTokenSource, Disposable, EventEmitter, workspace, type Uri, type WorkspaceFolder } from 'vscode';
import type { KnownReview } from '../review/index';
import { looksLikeReview } from '../review/templates/recognize';
import type { Lazy } from './lazy';
import { logError, type Log } from './log';
import type { Settings } from './settings';
import { findMarkdown, maySearch, type FoundFile } from './files/findMarkdown';
import { watchFiles } from './files/watchFiles';

/** Larger files are not read, and no more reviews than these are kept: a repository may hold anything. */
const maxFileBytes = 256 * 1024;
const maxReviews = 300;
/** Milliseconds after the last change in the folder before it is read again. */
const pauseMs = 1000;

interface FileReview extends FoundFile {
  readonly title: string;
  readonly text: string;
}

/** A file that was read; one that is no review has none. */
interface ReadFile {
  readonly isListed: boolean;
  readonly review: FileReview | undefined;
}

interface Around {
  readonly watchers: Disposable[];
  /** What is under way is left with it. */
  readonly leaving: CancellationTokenSource;
  /** Reviews are looked for in all of the folder. */
  isWide: boolean;
  /** By path. */
  read: ReadonlyMap<string, ReadFile>;
  /** Paths that are to be read again. */
  readonly changed: Set<string>;
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
      // What is saved here need not wait for the news from the disk, which may be missed.
      workspace.onDidSaveTextDocument(({ uri, languageId }) => {
        if (languageId === 'markdown') this.#takeChange(uri);
      }),
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
      known = new Map(kept.map(review => [review.uri.path, describeKnown(from, review)]));
      around.known.set(from, known);
    }
    return [...known].filter(([path]) => path !== uri.path).map(([, review]) => review);
  }

  /** All of the workspace; what is not read yet comes later. */
  list(): readonly FileReview[] {
    return (workspace.workspaceFolders ?? []).flatMap(folder => {
      const around = this.#openFolder(folder);
      if (!around.isWide && maySearch(folder)) this.#searchAll(folder, around);
      return around.reviews;
    });
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

  #searchAll(folder: WorkspaceFolder, around: Around): void {
    around.isWide = true;
    this.#watch(folder, around, ['**/*.md']);
    this.#readSoon(folder, around, 0);
  }

  #watch(folder: WorkspaceFolder, around: Around, globs: readonly string[]): void {
    around.watchers.push(watchFiles(folder, globs, uri => this.#takeChange(uri)));
  }

  #takeChange(uri: Uri): void {
    const folder = workspace.getWorkspaceFolder(uri);
    const around = folder && this.#folders.get(folder.uri.toString());
    if (!around) return;
    around.changed.add(uri.path);
    this.#readSoon(folder, around);
  }

  #readSoon(folder: WorkspaceFolder, around: Around, afterMs = pauseMs): void {
    clearTimeout(around.timer);
    around.timer = setTimeout(() => {
      around.reading = around.reading
        .then(() => this.#read(folder, around))
        .catch((error: unknown) => logError(this.log, `reviews of ${folder.name}`, error));
    }, afterMs);
  }

  async #read(folder: WorkspaceFolder, around: Around): Promise<void> {
    const { token } = around.leaving;
    const isLeft = (): boolean => token.isCancellationRequested;
    if (isLeft()) return;
    const { reviewsFolder, files } = this.settings.of(folder.uri);
    const changed = new Set(around.changed);
    around.changed.clear();
    const found = await findMarkdown(folder, { reviewsFolder, files, isWide: around.isWide }, token);
    const read = new Map<string, ReadFile>();
    let count = 0;
    for (const file of found) {
      if (isLeft()) return;
      const { path } = file.uri;
      const known = changed.has(path) ? undefined : around.read.get(path);
      const isSame = known?.isListed === file.isListed;
      const review = isSame ? known.review : await this.#readFile(file);
      read.set(path, { isListed: file.isListed, review });
      if (review) count += 1;
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

  /** Undefined for what is no review, and for a file that cannot be read. What the settings name is one, whatever it says. */
  async #readFile(file: FoundFile): Promise<FileReview | undefined> {
    const { uri, isListed } = file;
    const bytes = await workspace.fs.readFile(uri).then(undefined, () => undefined);
    if (!bytes || bytes.byteLength > maxFileBytes) return undefined;
    const text = new TextDecoder().decode(bytes);
    if (!isListed && !looksLikeReview(text)) return undefined;
    const { isReview, parseReview } = await this.lazy.review();
    const review = parseReview(text);
    if (!isListed && !isReview(review, uri.path)) return undefined;
    return { ...file, title: review.title ?? uri.path.split('/').at(-1) ?? '', text };
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

function describeKnown(folder: string, { uri, title, text }: FileReview): KnownReview {
  return { title, link: makeRelativePath(folder, uri.path), text };
}

/** `../reviews/b.md`, from a folder to a file of the same workspace. */
function makeRelativePath(from: string, to: string): string {
  const [here, there] = [from.split('/'), to.split('/')];
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common += 1;
  return [...here.slice(common).map(() => '..'), ...there.slice(common)].join('/');
}
