// The other reviews of the workspace, as far as they lie where reviews are kept: read once, again after a change there.
import { EventEmitter, FileType, RelativePattern, Uri, workspace, type Disposable, type WorkspaceFolder } from 'vscode';
import type { KnownReview } from '../review/index';
import { looksLikeReview } from '../review/templates/recognize';
import type { Lazy } from './lazy';
import { logError, type Log } from './log';
import type { Settings } from './settings';
import { watchFiles } from './files/watchFiles';

/** More files or larger ones are not read: a repository may hold anything. */
const maxFiles = 300;
const maxFileBytes = 256 * 1024;
/** VS Code can search these schemes. For others there may be nobody who searches, and `findFiles` never answers. */
const searchedSchemes: ReadonlySet<string> = new Set(['file', 'vscode-remote']);
/** How deep such a folder of reviews is read. */
const mostLevels = 4;
/** Milliseconds after the last change in the folder before it is read again. */
const pauseMs = 1000;

interface FileReview {
  readonly uri: Uri;
  readonly title: string;
  readonly text: string;
}

interface Around {
  readonly watcher: Disposable;
  reviews: readonly FileReview[];
  /** What `of` gave, by the folder that its links start from: the engine remembers by these objects what it has read. */
  known: Map<string, ReadonlyMap<string, KnownReview>>;
  timer: ReturnType<typeof setTimeout> | undefined;
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
    ];
  }

  /** Those of the folder that a document lies in but itself, with links relative to it; what is not read yet comes later. */
  of(uri: Uri): readonly KnownReview[] {
    const folder = workspace.getWorkspaceFolder(uri);
    if (!folder) return [];
    const around = this.#openFolder(folder);
    const from = uri.path.slice(0, uri.path.lastIndexOf('/'));
    let known = around.known.get(from);
    if (!known) {
      known = new Map(around.reviews.map(review => [review.uri.path, describeKnown(from, review)]));
      around.known.set(from, known);
    }
    return [...known].filter(([path]) => path !== uri.path).map(([, review]) => review);
  }

  /** All of the workspace; what is not read yet comes later. */
  list(): readonly FileReview[] {
    return (workspace.workspaceFolders ?? []).flatMap(folder => this.#openFolder(folder).reviews);
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
      watcher: watchFiles(folder, this.#listGlobs(folder), () => this.#readSoon(folder, around)),
      reviews: [],
      known: new Map(),
      timer: undefined,
    };
    this.#folders.set(key, around);
    this.#readSoon(folder, around, 0);
    return around;
  }

  #listGlobs(folder: WorkspaceFolder): readonly string[] {
    const { reviewsFolder, files } = this.settings.of(folder.uri);
    const own = reviewsFolder === '' ? '*.md' : `${reviewsFolder}/**/*.md`;
    return [own, ...files];
  }

  #readSoon(folder: WorkspaceFolder, around: Around, afterMs = pauseMs): void {
    clearTimeout(around.timer);
    around.timer = setTimeout(() => {
      this.#read(folder, around).catch((error: unknown) => logError(this.log, `reviews of ${folder.name}`, error));
    }, afterMs);
  }

  async #read(folder: WorkspaceFolder, around: Around): Promise<void> {
    const found = await this.#findFiles(folder);
    const uris = new Map(found.flat().map(uri => [uri.path, uri]));
    const reviews: FileReview[] = [];
    for (const uri of [...uris.values()].slice(0, maxFiles)) {
      const review = await this.#readFile(uri);
      if (review) reviews.push(review);
    }
    const same = JSON.stringify(reviews) === JSON.stringify(around.reviews);
    if (same || this.#folders.get(folder.uri.toString()) !== around) return;
    around.reviews = reviews;
    around.known = new Map();
    this.#changed.fire();
  }

  #findFiles(folder: WorkspaceFolder): Promise<readonly (readonly Uri[])[]> {
    if (!searchedSchemes.has(folder.uri.scheme)) {
      const { reviewsFolder } = this.settings.of(folder.uri);
      return listMarkdown(Uri.joinPath(folder.uri, reviewsFolder), reviewsFolder === '' ? 0 : mostLevels);
    }
    const search = (glob: string): Thenable<readonly Uri[]> =>
      workspace.findFiles(new RelativePattern(folder, glob), '**/node_modules/**', maxFiles);
    return Promise.all(this.#listGlobs(folder).map(search));
  }

  /** Undefined for what is no review, and for a file that cannot be read: it is only compared with. */
  async #readFile(uri: Uri): Promise<FileReview | undefined> {
    const bytes = await workspace.fs.readFile(uri).then(undefined, () => new Uint8Array());
    if (bytes.byteLength > maxFileBytes) return undefined;
    const text = new TextDecoder().decode(bytes);
    if (!looksLikeReview(text)) return undefined;
    const { isReview, parseReview } = await this.lazy.review();
    const review = parseReview(text);
    if (!isReview(review, uri.path)) return undefined;
    return { uri, title: review.title ?? uri.path.split('/').at(-1) ?? '', text };
  }

  #forget(): void {
    for (const { watcher, timer } of this.#folders.values()) {
      clearTimeout(timer);
      watcher.dispose();
    }
    this.#folders.clear();
  }
}

/** The Markdown files below a folder, one list a folder; none where it is not there. */
async function listMarkdown(at: Uri, levels: number): Promise<readonly (readonly Uri[])[]> {
  const entries = await workspace.fs.readDirectory(at).then(undefined, () => []);
  const named = (wanted: FileType): readonly Uri[] =>
    entries.filter(([, type]) => (type & wanted) !== 0).map(([name]) => Uri.joinPath(at, name));
  const below = levels === 0 ? [] : named(FileType.Directory).map(folder => listMarkdown(folder, levels - 1));
  return [named(FileType.File).filter(({ path }) => path.endsWith('.md')), ...(await Promise.all(below)).flat()];
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
