// The one browser file in a web worker, in a folder that lies on no disk: problems, fixes and blocks, reviews of incidents, what
// is saved, and the list of the folder's reviews; without Node.
import {
  commands,
  env,
  extensions,
  languages,
  Position,
  QuickPickItemKind,
  Selection,
  Uri,
  window,
  workspace,
  type CodeAction,
  type Diagnostic,
  type InputBox,
  type QuickPick,
  type QuickPickItem,
  type TextEditor,
  type TreeDataProvider,
  type TreeItem,
} from 'vscode';
import { sampleTokens } from '../gitlab/sample/people';

suite('In a web worker, in a folder that lies on no disk', () => {
  const name = 'incident-reviews.incident-reviews';
  const folder = Uri.parse('vscode-vfs://memory/shop');
  const { createTreeView, createInputBox, createQuickPick, showQuickPick } = window;
  const { openExternal } = env;
  let reviews: TreeDataProvider<unknown>;

  suiteSetup(async () => {
    // VS Code has no API to look into a view.
    Object.assign(window, {
      createTreeView: (id: string, options: { readonly treeDataProvider: TreeDataProvider<unknown> }) => {
        if (id === 'incidentReviews.reviews') reviews = options.treeDataProvider;
        return createTreeView(id, options);
      },
    });
    await extensions.getExtension(name)?.activate();
    Object.assign(window, { createTreeView });
  });

  teardown(() => {
    Object.assign(window, { createInputBox, createQuickPick, showQuickPick });
    Object.assign(env, { openExternal });
  });

  test('it is the browser file that runs', () => {
    must('importScripts' in globalThis, 'this is no worker');
    must(extensions.getExtension(name) !== undefined, 'the extension is not there');
  });

  test('a review of the workspace has problems, and they have fixes', async () => {
    must(workspace.workspaceFolders?.[0]?.uri.toString() === folder.toString(), 'the folder is another one');
    const uri = Uri.joinPath(folder, 'docs', 'outage.md');
    await commands.executeCommand('vscode.open', uri);
    const problems = await until('problems', () => listProblems(uri).length > 0 && listProblems(uri));
    // VS Code drops an answer that is under way whenever an extension registers a light bulb meanwhile.
    await until('a fix of one of them', async () => {
      const actions = await Promise.all(
        problems.map(({ range }) =>
          commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, range, 'quickfix'),
        ),
      );
      return actions.flat().length > 0;
    });
  });

  test('blocks can be put in', async () => {
    const editor = await until('an editor', () => window.activeTextEditor);
    const end = new Position(editor.document.lineCount - 1, 0);
    editor.selection = new Selection(end, end);
    await commands.executeCommand('incidentReviews.insertFiveWhys');
    await until('the block', () => editor.document.getText().includes('1. Why did customers see the impact?'));
  });

  test('signed in, the review of an incident becomes a file of it, which is checked, written on and saved', async () => {
    typeToken(sampleTokens.onCall);
    await commands.executeCommand('incidentReviews.signIn');
    chooseFirst();
    const made = await commands.executeCommand<Uri>('incidentReviews.startReview');
    must(made.toString().startsWith(`${folder.toString()}/incident-reviews/`), `it is ${made.toString()}`);
    await until('problems of it', () => listProblems(made).length > 0);
    const editor = await until('its editor', () => findEditor(made));
    await editor.edit(edit => edit.insert(new Position(editor.document.lineCount, 0), 'Written without a disk.\n'));
    must(await editor.document.save(), 'it was not saved');
    const kept = new TextDecoder().decode(await workspace.fs.readFile(made));
    must(kept === editor.document.getText() && kept.includes('Written without a disk.'), 'something else was saved');
  });

  test('a review without an incident becomes one, and both stand in the sidebar', async () => {
    chooseFirst();
    acceptBoxes(() => 'Mails were late');
    await commands.executeCommand('incidentReviews.newReview');
    await commands.executeCommand('incidentReviews.reviews.focus');
    await until('the files', async () => {
      const groups = await listRows(reviews, undefined);
      const files = groups.find(({ label }) => label === 'Files of this workspace');
      const found = files ? await listRows(reviews, files.row) : [];
      return found.length === 2 && found.some(({ label }) => label === 'Mails were late');
    });
  });
});

function listProblems(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'Incident Reviews');
}

function findEditor(uri: Uri): TextEditor | undefined {
  return window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
}

interface Row {
  readonly row: unknown;
  readonly label: TreeItem['label'];
}

async function listRows(provider: TreeDataProvider<unknown>, parent: unknown): Promise<readonly Row[]> {
  const rows = (await provider.getChildren(parent)) ?? [];
  return Promise.all(rows.map(async row => ({ row, label: (await provider.getTreeItem(row)).label })));
}

const isChoice = ({ kind }: QuickPickItem): boolean => kind !== QuickPickItemKind.Separator;

/** Every question is answered by what comes first. */
function chooseFirst(): void {
  const { createQuickPick } = window;
  Object.assign(window, {
    showQuickPick: async (items: readonly QuickPickItem[] | Promise<readonly QuickPickItem[]>) =>
      (await items).find(isChoice),
    createQuickPick: () => {
      const pick = createQuickPick();
      const accept = hearAccept(pick);
      pick.show = () =>
        void until('what is to be picked', () => !pick.busy && pick.items.find(isChoice)).then(first => {
          Object.defineProperty(pick, 'selectedItems', { value: [first] });
          accept();
        });
      return pick;
    },
  });
}

/** Gives what accepts the box. */
function hearAccept(box: InputBox | QuickPick<QuickPickItem>): () => void {
  let accept: () => void = () => undefined;
  Object.defineProperty(box, 'onDidAccept', {
    value: (listener: () => void) => {
      accept = listener;
      return { dispose: () => undefined };
    },
  });
  return () => accept();
}

/** Accepts what stands in each box; into one that `typed` has words for these are typed. */
function acceptBoxes(typed: (box: InputBox) => string | undefined): void {
  const { createInputBox } = window;
  Object.assign(window, {
    createInputBox: () => {
      const box = createInputBox();
      const accept = hearAccept(box);
      box.show = () => {
        box.value = typed(box) ?? box.value;
        setTimeout(accept, 10);
      };
      return box;
    },
  });
}

/** The address is the one of the settings. */
function typeToken(token: string): void {
  Object.assign(env, { openExternal: () => Promise.resolve(true) });
  acceptBoxes(({ password }) => (password ? token : undefined));
}

/** The assertions of Node are not here. */
function must(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Error(otherwise);
}

/** How long one waits for what must come: a machine that is new to all of this may be several times slower. */
const patienceMs = 45_000;

async function until<T>(what: string, look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    must(Date.now() < end, `waited in vain for ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
