// Reviews as files of the workspace: found by their marker, written once and never over another.
import { FileSystemError, FileType, l10n, type FileStat, Uri, workspace, type WorkspaceFolder } from 'vscode';
import type { IssueReference } from '../incident/model';
import { parseMarker } from '../incident/marker';
import { isSameReference, makeReferenceKey } from '../incident/reference';
import type { Account } from './account';
import { mayBeReview } from './documents';
import type { Incidents } from './incidents';
import { UserError } from './words/failures';
import type { Settings } from './settings';
import type { FileReview } from './files/readReview';

/** The marker stands in a review's first lines. */
const headBytes = 4096;
const maxFiles = 500;
const maxNames = 100;

/** Where these files lie, by the keys of the issues that their markers name; of several for one the first. */
export function indexFiles(
  files: readonly Pick<FileReview, 'uri' | 'issues'>[],
  account: Pick<Account, 'referenceIn'>,
): ReadonlyMap<string, Uri> {
  const found = new Map<string, Uri>();
  for (const { uri, issues } of files) {
    for (const name of issues) {
      const reference = account.referenceIn(name);
      const key = reference && makeReferenceKey(reference);
      if (key !== undefined && !found.has(key)) found.set(key, uri);
    }
  }
  return found;
}

/**
 * The open document, or the file where reviews of these folders lie, whose marker names the issue, as incident or as review; else
 * one that lies elsewhere in the workspace, as far as it was read.
 */
export async function findReviewFile(
  { settings, account, files }: Pick<Incidents, 'settings' | 'account' | 'files'>,
  issue: IssueReference,
  folders = workspace.workspaceFolders ?? [],
): Promise<Uri | undefined> {
  const names = (text: string): boolean => {
    const marker = parseMarker(text);
    return [marker?.incident, marker?.review].some(name => {
      const reference = account.referenceIn(name);
      return reference !== undefined && isSameReference(reference, issue);
    });
  };
  for (const document of workspace.textDocuments) {
    if (!account.isSetUpFor(document.uri) || !mayBeReview(document)) continue;
    if (!names(document.getText().slice(0, headBytes))) continue;
    if (document.isUntitled || (await isThere(document.uri))) return document.uri;
  }
  for (const folder of folders) {
    const at = makeFolderUri(settings, folder);
    const entries = (await listEntries(at)).filter(
      ([name, type]) => (type & FileType.File) !== 0 && name.toLowerCase().endsWith('.md'),
    );
    for (const [name] of entries.slice(0, maxFiles)) {
      const uri = Uri.joinPath(at, name);
      if (names(await readHead(uri))) return uri;
    }
  }
  // What was read of it may be old: it is another text by now, or gone.
  const known = files.get(makeReferenceKey(issue));
  return known && names(await readHead(known)) ? known : undefined;
}

/** Where a marker stands; empty for a file that cannot be read. */
async function readHead(uri: Uri): Promise<string> {
  const bytes = await readIfThere(() => workspace.fs.readFile(uri), new Uint8Array());
  return new TextDecoder().decode(bytes.subarray(0, headBytes));
}

/**
 * Writes a new review into the folder of the reviews; where the name is taken, a number is added. Throws a `UserError`
 * that names the file where it cannot be written; nothing is left behind then.
 */
export async function createReviewFile(
  settings: Settings,
  folder: WorkspaceFolder,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<Uri> {
  if (workspace.fs.isWritableFileSystem(folder.uri.scheme) === false) {
    throw new UserError(l10n.t('The folder {0} is read-only, so the review cannot be written there.', folder.name));
  }
  const at = makeFolderUri(settings, folder);
  const draft = Uri.joinPath(at, `.${crypto.randomUUID()}.tmp`);
  try {
    await workspace.fs.createDirectory(at);
    await workspace.fs.writeFile(draft, new TextEncoder().encode(text));
    return await moveToFreeName(draft, at, name);
  } catch (error) {
    await workspace.fs.delete(draft).then(undefined, () => undefined);
    throw new UserError(l10n.t('{0} cannot be written: {1}', Uri.joinPath(at, name).fsPath, describeReason(error)));
  }
}

function makeFolderUri(settings: Settings, folder: WorkspaceFolder): Uri {
  const path = settings.of(folder.uri).reviewsFolder;
  const at = Uri.joinPath(folder.uri, path);
  if (at.path !== folder.uri.path && !at.path.startsWith(`${folder.uri.path}/`)) {
    throw new UserError(l10n.t('The setting incidentReviews.reviewsFolder leads out of the folder {0}.', folder.name));
  }
  return at;
}

/** A move that may not overwrite: unlike looking first and writing then, it cannot lose a file that came in between. */
async function moveToFreeName(draft: Uri, at: Uri, fileName: string): Promise<Uri> {
  const stem = fileName.replace(/\.md$/u, '');
  for (let number = 1; number <= maxNames; number += 1) {
    const target = Uri.joinPath(at, number === 1 ? fileName : `${stem}-${number}.md`);
    try {
      await workspace.fs.rename(draft, target, { overwrite: false });
      return target;
    } catch (error) {
      if (!(error instanceof FileSystemError) || error.code !== 'FileExists') throw error;
    }
  }
  throw new Error(l10n.t('too many files of this name'));
}

/** VS Code keeps documents for a while whose file is gone. */
function isThere(uri: Uri): Thenable<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Nothing where there is no folder, or a file in its place. */
async function listEntries(folder: Uri): Promise<readonly [string, FileType][]> {
  const found = await readIfThere<FileStat | undefined>(() => workspace.fs.stat(folder), undefined);
  return found && (found.type & FileType.Directory) !== 0 ? workspace.fs.readDirectory(folder) : [];
}

/** What cannot be read for another reason is an error: a review that is there must not be made a second time. */
async function readIfThere<T>(read: () => Thenable<T>, otherwise: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return otherwise;
    throw error;
  }
}

function describeReason(error: unknown): string {
  if (error instanceof FileSystemError && error.code === 'NoPermissions') return l10n.t('no permission');
  return error instanceof Error ? error.message : String(error);
}
