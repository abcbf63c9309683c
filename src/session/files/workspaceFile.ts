// The door for files that a workspace names: regular files inside it, not too large, and no links. What a link leads to may
// lie anywhere: `graph.png -> /proc/self/environ` would send the secrets of the process along.
import { FileType, l10n, Uri, workspace, type WorkspaceFolder } from 'vscode';

/** `missing`: there is none, or it cannot be read. */
type FileRefusal = 'outside' | 'link' | 'no-file' | 'too-large' | 'missing';

export type WorkspaceFile =
  | { readonly kind: 'file'; readonly uri: Uri; readonly content: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'refused'; readonly uri: Uri; readonly reason: FileRefusal };

/** Where a path leads that may only name files of `folder`. */
export interface WorkspacePath {
  readonly folder: WorkspaceFolder;
  readonly uri: Uri;
  readonly maxBytes: number;
  /** Paths of folders that were found to be no links, for who reads many files; those that are found now are added. */
  readonly walked?: Set<string>;
}

/**
 * The content of a file, or why it is not read. VS Code does not say where a link leads, so a path that goes through one,
 * be it a symbolic link or a junction of Windows, is refused.
 */
export async function readWorkspaceFile({ folder, uri, maxBytes, walked }: WorkspacePath): Promise<WorkspaceFile> {
  const refuse = (reason: FileRefusal): WorkspaceFile => ({ kind: 'refused', uri, reason });
  const names = listNamesBelow(folder.uri, uri);
  if (!names) return refuse('outside');
  let at = folder.uri;
  try {
    for (const [index, name] of names.entries()) {
      at = Uri.joinPath(at, name);
      if (walked?.has(at.path)) continue;
      const { type, size } = await workspace.fs.stat(at);
      if ((type & FileType.SymbolicLink) !== 0) return refuse('link');
      if (index < names.length - 1) {
        walked?.add(at.path);
        continue;
      }
      if (type !== FileType.File) return refuse('no-file');
      if (size > maxBytes) return refuse('too-large');
    }
    const content = new Uint8Array(await workspace.fs.readFile(uri));
    // Files of the system say that they are empty, and are not.
    return content.byteLength > maxBytes ? refuse('too-large') : { kind: 'file', uri, content };
  } catch {
    return refuse('missing');
  }
}

/** Why a file was not read, e.g. `graph.png is a link`. */
export function describeFileRefusal(name: string, reason: FileRefusal): string {
  switch (reason) {
    case 'outside':
      return l10n.t('{0} lies outside of the workspace', name);
    case 'link':
      return l10n.t('{0} is a link, or lies behind one', name);
    case 'no-file':
      return l10n.t('{0} is no regular file', name);
    case 'too-large':
      return l10n.t('{0} is too large', name);
    case 'missing':
      return l10n.t('{0} cannot be read', name);
  }
}

/** The names of folders and file below a folder; undefined for what does not lie in it. */
function listNamesBelow(folder: Uri, uri: Uri): readonly string[] | undefined {
  if (uri.scheme !== folder.scheme || uri.authority !== folder.authority) return undefined;
  const start = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  if (!uri.path.startsWith(start)) return undefined;
  const names = uri.path.slice(start.length).split('/');
  return names.some(name => name === '' || name === '.' || name === '..' || name.includes('\\')) ? undefined : names;
}
