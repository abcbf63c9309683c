// A workspace that lies in memory, as VS Code would tell of it: files, folders and links, what is searched, watched and read.
import { FileType, Uri, workspace, type WorkspaceFolder } from 'vscode';

interface Place {
  readonly type: FileType;
  readonly text: string;
  readonly size: number;
}

interface Watched {
  readonly pattern: string;
  readonly at: string;
  readonly listeners: Readonly<Record<Told, Set<(uri: Uri) => void>>>;
}

type Told = 'made' | 'changed' | 'gone';

export class WorkspaceDisk {
  readonly #places = new Map<string, Place>();
  readonly #watched = new Set<Watched>();
  /** Paths whose content was read, and those of folders that were listed. */
  readonly reads: string[] = [];
  readonly listed: string[] = [];
  /** The next search fails. */
  isSearchBroken = false;

  /** Stands in for VS Code until `leave`. */
  enter(...folders: readonly WorkspaceFolder[]): void {
    const find = (uri: Uri): Promise<Place> => {
      const place = this.#places.get(uri.path);
      return place ? Promise.resolve(place) : Promise.reject(new Error(`nothing at ${uri.path}`));
    };
    Object.assign(workspace, {
      workspaceFolders: folders,
      isTrusted: false,
      onDidChangeWorkspaceFolders: () => ({ dispose: () => undefined }),
      onDidSaveTextDocument: () => ({ dispose: () => undefined }),
      onDidCreateFiles: () => ({ dispose: () => undefined }),
      onDidDeleteFiles: () => ({ dispose: () => undefined }),
      onDidRenameFiles: () => ({ dispose: () => undefined }),
      findFiles: ({ base, pattern }: { readonly base: WorkspaceFolder; readonly pattern: string }) =>
        this.#search(base.uri.path, pattern),
      createFileSystemWatcher: (glob: { readonly base: WorkspaceFolder; readonly pattern: string }) =>
        this.#watch(glob.base.uri.path, glob.pattern),
      fs: {
        stat: find,
        readFile: async (uri: Uri) => {
          this.reads.push(uri.path);
          return new TextEncoder().encode((await find(uri)).text);
        },
        readDirectory: (uri: Uri) => {
          this.listed.push(uri.path);
          return Promise.resolve(
            [...this.#places]
              .filter(([path]) => path.slice(0, path.lastIndexOf('/')) === uri.path)
              .map(([path, { type }]) => [path.slice(path.lastIndexOf('/') + 1), type]),
          );
        },
      },
    });
  }

  leave(): void {
    for (const name of Object.keys(workspace)) Reflect.deleteProperty(workspace, name);
  }

  /** Nothing is told of it. The folders on its way are made too. */
  put(path: string, text: string, over: Partial<Place> = {}): void {
    for (let end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end);
      if (!this.#places.has(folder)) this.#places.set(folder, { type: FileType.Directory, text: '', size: 0 });
    }
    this.#places.set(path, { type: FileType.File, text, size: text.length, ...over });
  }

  /** A link that leads to a folder of this path. */
  putLinkedFolder(path: string): void {
    this.put(path, '', { type: FileType.Directory | FileType.SymbolicLink });
  }

  /** A folder with all that is in it, or a file. */
  remove(path: string): void {
    for (const each of this.#places.keys()) {
      if (each === path || each.startsWith(`${path}/`)) this.#places.delete(each);
    }
  }

  tell(told: Told, path: string): void {
    for (const { pattern, at, listeners } of this.#watched) {
      if (matches(path, at, pattern)) for (const listener of listeners[told]) listener(Uri.parse(`file://${path}`));
    }
  }

  #search(at: string, pattern: string): Promise<readonly Uri[]> {
    if (this.isSearchBroken) {
      this.isSearchBroken = false;
      return Promise.reject(new Error('the search broke'));
    }
    const found = [...this.#places].filter(
      ([path, { type }]) => (type & FileType.File) !== 0 && matches(path, at, pattern),
    );
    return Promise.resolve(found.map(([path]) => Uri.parse(`file://${path}`)));
  }

  #watch(at: string, pattern: string): unknown {
    const watched: Watched = { pattern, at, listeners: { made: new Set(), changed: new Set(), gone: new Set() } };
    this.#watched.add(watched);
    const on = (told: Told) => (listener: (uri: Uri) => void) => {
      watched.listeners[told].add(listener);
      return { dispose: () => watched.listeners[told].delete(listener) };
    };
    return {
      onDidCreate: on('made'),
      onDidChange: on('changed'),
      onDidDelete: on('gone'),
      dispose: () => this.#watched.delete(watched),
    };
  }
}

/** The globs that the extension uses: a path, `*.md`, and any folders. */
function matches(path: string, at: string, pattern: string): boolean {
  if (!path.startsWith(`${at}/`)) return false;
  const source = pattern
    .split('/')
    .map(part => (part === '**' ? '.*' : part.replaceAll('.', String.raw`\.`).replaceAll('*', '[^/]*')))
    .join('/')
    .replaceAll('.*/', '(?:.*/)?');
  return new RegExp(`^${source}$`, 'u').test(path.slice(at.length + 1));
}
