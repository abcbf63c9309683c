// Which Markdown files of a folder may be reviews: those where reviews are kept, those that the settings name, and all others
// where somebody wants them. Nothing is read of them.
import { FileType, RelativePattern, Uri, workspace, type CancellationToken, type WorkspaceFolder } from 'vscode';

/** VS Code can search these schemes. For others there may be nobody who searches, and `findFiles` never answers. */
const searchedSchemes: ReadonlySet<string> = new Set(['file', 'vscode-remote']);
/** So many files that one glob names are looked at, and so many of a whole folder. */
const mostNamed = 300;
const mostOfFolder = 2000;
/** How deep a folder of reviews is read that cannot be searched, and how many folders: each may be a question to a server. */
const mostLevels = 4;
const mostFolders = 100;
/** What lies there was written elsewhere, or is a template. */
const foreignNames = ['node_modules', 'bower_components', 'vendor', '.git', '.gitlab', '.github'];
const foreignFolders = `**/{${foreignNames.join(',')}}/**`;
const modules = '**/node_modules/**';

export interface FoundFile {
  readonly uri: Uri;
  /** It lies where reviews are kept. */
  readonly isKept: boolean;
  /** The settings name it as a review. */
  readonly isListed: boolean;
}

interface MarkdownSearch {
  /** Relative to the folder. */
  readonly reviewsFolder: string;
  /** Globs. */
  readonly files: readonly string[];
  /** Any file of the folder may be one. */
  readonly isWide: boolean;
}

/** Whether all of a folder can be searched. */
export function maySearch({ uri }: WorkspaceFolder): boolean {
  return searchedSchemes.has(uri.scheme);
}

/** Whether what lies at a path was written elsewhere: all of a folder is searched without it. */
export function isForeign(path: string): boolean {
  return path.split('/').some(name => foreignNames.includes(name));
}

/** Those where reviews are kept and those that are named first, each once; at most two thousand of the others. */
export async function findMarkdown(
  folder: WorkspaceFolder,
  { reviewsFolder, files, isWide }: MarkdownSearch,
  token: CancellationToken,
): Promise<readonly FoundFile[]> {
  if (!maySearch(folder)) {
    const at = Uri.joinPath(folder.uri, reviewsFolder);
    const found = await listMarkdown(at, reviewsFolder === '' ? 0 : mostLevels, token);
    return found.map(uri => ({ uri, isKept: true, isListed: false }));
  }
  const search = async (glob: string, exclude: string, most: number): Promise<readonly Uri[]> => {
    const found = await workspace.findFiles(new RelativePattern(folder, glob), exclude, most, token);
    return found.toSorted((one, other) => one.path.localeCompare(other.path));
  };
  const [kept, wide, ...listed] = await Promise.all([
    search(reviewsFolder === '' ? '*.md' : `${reviewsFolder}/**/*.md`, modules, mostNamed),
    isWide ? search('**/*.md', foreignFolders, mostOfFolder) : [],
    ...files.map(glob => search(glob, modules, mostNamed)),
  ]);
  const named = new Set(listed.flat().map(({ path }) => path));
  const near = new Set([...kept, ...listed.flat()].map(({ path }) => path));
  const all = new Map([...kept, ...listed.flat(), ...wide].map(uri => [uri.path, uri]));
  return [...all.values()].map(uri => ({ uri, isKept: near.has(uri.path), isListed: named.has(uri.path) }));
}

/** Some of the Markdown files below a folder, those that lie highest first; none where it is not there. Links are left out. */
async function listMarkdown(at: Uri, levels: number, token: CancellationToken): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  let asked: readonly Uri[] = [at];
  let room = mostFolders;
  for (let level = 0; level <= levels && asked.length > 0 && found.length < mostNamed; level += 1) {
    if (token.isCancellationRequested) break;
    const inside = (await Promise.all(asked.map(listEntries))).flat();
    const select = (wanted: FileType): readonly Uri[] =>
      inside.filter(({ type }) => type === wanted).map(({ uri }) => uri);
    found.push(...select(FileType.File).filter(({ path }) => path.endsWith('.md')));
    room -= asked.length;
    asked = select(FileType.Directory).slice(0, room);
  }
  return found.slice(0, mostNamed);
}

interface FolderEntry {
  readonly uri: Uri;
  readonly type: FileType;
}

async function listEntries(at: Uri): Promise<readonly FolderEntry[]> {
  const entries = await workspace.fs.readDirectory(at).then(undefined, () => []);
  return entries.map(([name, type]) => ({ uri: Uri.joinPath(at, name), type }));
}
