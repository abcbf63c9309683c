// The door to files. A stranger's merge request may hold links to anything, pipes that never end and names of devices, so
// only regular files inside the working folder are read, below a size; links are resolved first.
// All of it waits: of many small files, handing each step to another thread takes longer than the step.
import {
  accessSync,
  closeSync,
  constants,
  type Dirent,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { stdin } from 'node:process';
import { FileError, UsageError } from './usage';

/** A document of two million characters in any script, and the whole of a template or the settings. */
const largestFileBytes = 8 * 1024 * 1024;

export interface SourceFile {
  /** As it was named. */
  readonly path: string;
  /** Where it is, without links: two names of one file have the same. Empty for what is no file. */
  readonly target: string;
  /** Without a byte order mark. */
  readonly text: string;
  /** Exactly what the file holds. */
  readonly bytes: Buffer;
}

/**
 * The text of a regular file. A path that leads out of the working folder by a link is refused, one that was typed as
 * a place outside is read. Throws a FileError that names the path.
 */
export function readSource(path: string): SourceFile {
  try {
    const target = realpathSync.native(path);
    if (isInside(resolve(path)) && !isInside(target, realpathSync.native('.')))
      throw new Error('it leads out of the working folder');
    const bytes = readRegular(target);
    return { path, target, bytes, text: decodeText(bytes) };
  } catch (error) {
    throw new FileError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Without waiting for the writer of a pipe, and never more than `largestFileBytes`. */
function readRegular(path: string): Buffer {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw new Error('it is no regular file');
    if (found.size > largestFileBytes) throw new Error(`it is larger than ${largestFileBytes / 1024 / 1024} MB`);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** UTF-8 without a byte order mark. */
function decodeText(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^\uFEFF/u, '');
}

/** Standard input as a text. Throws a UsageError where it does not end in time. */
export async function readStandardInput(): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stdin) {
    pieces.push(piece as Buffer);
    length += (piece as Buffer).length;
    if (length > largestFileBytes)
      throw new UsageError(`standard input is larger than ${largestFileBytes / 1024 / 1024} MB`);
  }
  return decodeText(Buffer.concat(pieces));
}

/** The names of regular entries of a folder, sorted; none where there is no such folder inside the working folder. */
export function listEntryNames(folder: string): readonly string[] {
  const place = realpathSync.native('.');
  return listEntries(folder, found => isInside(found, place))
    .filter(entry => !entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** What a folder holds; nothing where there is no such folder, or its place with links resolved is not wanted. */
function listEntries(folder: string, isWanted: (place: string) => boolean = () => true): readonly Dirent[] {
  try {
    const place = realpathSync.native(folder);
    return isWanted(place) ? readdirSync(place, { withFileTypes: true }) : [];
  } catch {
    return [];
  }
}

/** Folders with files that others wrote: they are not searched. */
const ofOthers: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The paths of all files below the working folder, with `/` between their parts; links stand for themselves. */
export function walk(folder = '.'): readonly string[] {
  const found: string[] = [];
  for (const entry of listEntries(folder)) {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) found.push(path);
    else if (!ofOthers.has(entry.name)) for (const below of walk(path)) found.push(below);
  }
  return found;
}

/** True for the working folder and what is below it. Both as absolute paths. */
function isInside(path: string, folder = resolve('.')): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || /^\.\.[/\\]/u.test(way) || isAbsolute(way));
}

/**
 * Puts a text into a file at once: readers see the old or the new one, never half of it. Throws a FileError where the
 * file changed since it was read, is not UTF-8, or may not be written.
 */
export function replaceText({ path, target, bytes }: SourceFile, text: string): void {
  const mark = bytes.subarray(0, 3).equals(byteOrderMark) ? '\uFEFF' : '';
  const content = Buffer.from(mark + text, 'utf8');
  try {
    if (!Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes)) throw new Error('it is not UTF-8');
    accessSync(target, constants.W_OK);
    const { mode, uid, gid } = statSync(target);
    // Not made of the file's name, which may be as long as a name can be.
    const draft = join(dirname(target), `.incident-reviews.${process.pid}.tmp`);
    try {
      const file = openSync(draft, 'wx', mode & 0o777);
      try {
        const made = fstatSync(file);
        // Whoever may not give it to its owner leaves it as it is.
        if (made.uid !== uid || made.gid !== gid) fchownSync(file, uid, gid);
        // What a new file may be, the machine's mask narrows.
        if (made.mode !== mode) fchmodSync(file, mode & 0o7777);
        writeFileSync(file, content);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      if (!readRegular(target).equals(bytes)) throw new Error('it changed meanwhile');
      renameSync(draft, target);
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    throw new FileError(`${path} is left as it is: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
