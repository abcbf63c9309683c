// The door to files. A stranger's merge request may hold links to anything, pipes that never end and names of devices, so
// only regular files inside the working folder are read, below a size; links are resolved first.
import { constants } from 'node:fs';
import { access, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { stdin } from 'node:process';
import { FileError, UsageError } from './usage';

/** A document of two million characters in any script, and the whole of a template or the settings. */
const largestFile = 8 * 1024 * 1024;

export interface SourceFile {
  /** As it was named. */
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
  /** Exactly what the file holds. */
  readonly bytes: Buffer;
}

/**
 * The text of a regular file. A path that leads out of the working folder by a link is refused, one that was typed as
 * a place outside is read. Throws a FileError that names the path.
 */
export async function readSource(path: string): Promise<SourceFile> {
  try {
    const target = await realpath(path);
    if (isInside(resolve(path)) && !isInside(target, await realpath('.')))
      throw new Error('it leads out of the working folder');
    const bytes = await readRegular(target);
    return { path, bytes, text: decodeText(bytes) };
  } catch (error) {
    throw new FileError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Without waiting for the writer of a pipe, and never more than `largestFile`. */
async function readRegular(path: string): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new Error('it is no regular file');
    if (found.size > largestFile) throw new Error(`it is larger than ${largestFile / 1024 / 1024} MB`);
    return await file.readFile();
  } finally {
    await file.close();
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
    if (length > largestFile) throw new UsageError(`standard input is larger than ${largestFile / 1024 / 1024} MB`);
  }
  return decodeText(Buffer.concat(pieces));
}

/** The names of regular entries of a folder, sorted; none where there is no such folder inside the working folder. */
export async function listNames(folder: string): Promise<readonly string[]> {
  const place = await realpath(folder).catch(() => undefined);
  if (place === undefined || !isInside(place, await realpath('.'))) return [];
  const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(entry => !entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Folders with files that others wrote: they are not searched. */
const ofOthers: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The paths of all files below the working folder, with `/` between their parts; links stand for themselves. */
export async function walk(folder = '.'): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) found.push(path);
    else if (!ofOthers.has(entry.name)) for (const below of await walk(path)) found.push(below);
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
export async function replaceText({ path, bytes }: SourceFile, text: string): Promise<void> {
  const mark = bytes.subarray(0, 3).equals(byteOrderMark) ? '\uFEFF' : '';
  const content = Buffer.from(mark + text, 'utf8');
  try {
    if (!Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes)) throw new Error('it is not UTF-8');
    const target = await realpath(path);
    await access(target, constants.W_OK);
    const { mode } = await stat(target);
    const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    try {
      const file = await open(draft, 'wx', mode & 0o777);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      if (!(await readRegular(target)).equals(bytes)) throw new Error('it changed meanwhile');
      await rename(draft, target);
    } finally {
      await rm(draft, { force: true });
    }
  } catch (error) {
    throw new FileError(`${path} is left as it is: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
