// An extension of the tests: a folder that lies on no disk, `vscode-vfs://memory/shop`, as one of a repository on a server does.
import { Disposable, EventEmitter, FileChangeType, FileSystemError, FileType, type Uri, workspace } from 'vscode';
import outage from './workspace/docs/outage.md';

type Node = Uint8Array | 'folder';

const nodes = new Map<string, Node>([
  ['/', 'folder'],
  ['/shop', 'folder'],
  ['/shop/docs', 'folder'],
  ['/shop/docs/outage.md', new TextEncoder().encode(outage)],
]);

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

function find(uri: Uri): Node {
  const node = nodes.get(uri.path.replace(/(?<=.)\/$/u, ''));
  if (node === undefined) throw FileSystemError.FileNotFound(uri);
  return node;
}

/** The entry of VS Code: what is written stays for as long as the window. */
export function activate(): Disposable {
  const changed = new EventEmitter<{ readonly type: FileChangeType; readonly uri: Uri }[]>();
  const put = (uri: Uri, node: Node): void => {
    if (nodes.get(parentOf(uri.path)) !== 'folder') throw FileSystemError.FileNotFound(uri);
    const type = nodes.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    nodes.set(uri.path, node);
    changed.fire([{ type, uri }]);
  };
  const drop = (uri: Uri): void => {
    nodes.delete(uri.path);
    changed.fire([{ type: FileChangeType.Deleted, uri }]);
  };
  return workspace.registerFileSystemProvider('vscode-vfs', {
    onDidChangeFile: changed.event,
    watch: () => new Disposable(() => undefined),
    stat: uri => {
      const node = find(uri);
      return node === 'folder'
        ? { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 }
        : { type: FileType.File, ctime: 0, mtime: node.length, size: node.length };
    },
    readDirectory: uri => {
      find(uri);
      return [...nodes]
        .filter(([path]) => path !== '/' && parentOf(path) === uri.path)
        .map(([path, node]) => [path.split('/').at(-1) ?? '', node === 'folder' ? FileType.Directory : FileType.File]);
    },
    createDirectory: uri => put(uri, 'folder'),
    readFile: uri => {
      const node = find(uri);
      if (node === 'folder') throw FileSystemError.FileIsADirectory(uri);
      return node;
    },
    writeFile: (uri, content) => put(uri, new Uint8Array(content)),
    delete: drop,
    rename: (from, to, { overwrite }) => {
      const node = find(from);
      if (nodes.has(to.path) && !overwrite) throw FileSystemError.FileExists(to);
      put(to, node);
      drop(from);
    },
  });
}
