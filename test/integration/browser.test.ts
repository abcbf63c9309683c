// The one browser file in a web worker: the same problems, fixes and blocks, without Node.
import {
  commands,
  Disposable,
  extensions,
  FileType,
  languages,
  Position,
  Selection,
  Uri,
  window,
  workspace,
  type CodeAction,
} from 'vscode';

suite('In a web worker', () => {
  const name = 'incident-reviews.incident-reviews';

  test('it is the browser file that runs', () => {
    must('importScripts' in globalThis, 'this is no worker');
    must(extensions.getExtension(name) !== undefined, 'the extension is not there');
  });

  test('a review of the workspace has problems, and they have fixes', async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    must(folder !== undefined, 'there is no folder');
    const uri = Uri.joinPath(folder.uri, 'docs', 'outage.md');
    await commands.executeCommand('vscode.open', uri);
    const problems = await until('problems', () => {
      const ours = languages.getDiagnostics(uri).filter(({ source }) => source === 'Incident Reviews');
      return ours.length > 0 && ours;
    });
    const actions = await Promise.all(
      problems.map(({ range }) =>
        commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, range, 'quickfix'),
      ),
    );
    must(actions.flat().length > 0, 'no problem has a fix');
  });

  test('blocks can be put in', async () => {
    const editor = await until('an editor', () => window.activeTextEditor);
    const end = new Position(editor.document.lineCount - 1, 0);
    editor.selection = new Selection(end, end);
    await commands.executeCommand('incidentReviews.insertFiveWhys');
    await until('the block', () => editor.document.getText().includes('1. Why did customers see the impact?'));
  });

  test('a file of a virtual workspace is checked, written into and saved, without a disk', async () => {
    const uri = Uri.parse('vscode-vfs://memory/outage.md');
    const start = '# Incident Review: Mails were late\n\n## Summary\n\n## Timeline\n\n## Root cause\n';
    let kept = new TextEncoder().encode(start);
    const registered = workspace.registerFileSystemProvider('vscode-vfs', {
      onDidChangeFile: () => new Disposable(() => undefined),
      watch: () => new Disposable(() => undefined),
      stat: () => ({ type: FileType.File, ctime: 0, mtime: kept.length, size: kept.length }),
      readDirectory: () => [],
      createDirectory: () => undefined,
      readFile: () => kept,
      writeFile: (_, content) => void (kept = new Uint8Array(content)),
      delete: () => undefined,
      rename: () => undefined,
    });
    try {
      const editor = await window.showTextDocument(await workspace.openTextDocument(uri));
      await until('problems', () => languages.getDiagnostics(uri).some(({ source }) => source === 'Incident Reviews'));
      editor.selection = new Selection(3, 0, 3, 0);
      await commands.executeCommand('incidentReviews.insertFiveWhys');
      await until('the block', () => editor.document.getText().includes('1. Why did customers see the impact?'));
      must(await editor.document.save(), 'it was not saved');
      must(new TextDecoder().decode(kept) === editor.document.getText(), 'something else was saved');
    } finally {
      registered.dispose();
    }
  });
});

/** The assertions of Node are not here. */
function must(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Error(otherwise);
}

async function until<T>(what: string, look: () => T | undefined | false): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    must(Date.now() < end, `waited in vain for ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
