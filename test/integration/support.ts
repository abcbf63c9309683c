// What the suites share: the extension, a GitLab to talk to, and a person who answers questions.
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import {
  commands,
  ConfigurationTarget,
  extensions,
  languages,
  QuickPickItemKind,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type CodeAction,
  type CodeActionKind,
  type Diagnostic,
  type Extension,
  type InputBox,
  type LogOutputChannel,
  type QuickPick,
  type QuickPickItem,
  type Range,
  type StatusBarItem,
  type TextDocument,
  type TextEditor,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from 'vscode';
import { sampleData, sampleTokens, startGitLab, type Data, type GitLab, type Issue } from '../gitlab';

export function extension(): Extension<unknown> {
  const found = extensions.getExtension('incident-reviews.incident-reviews');
  assert.ok(found, 'the extension is not there');
  return found;
}

/** How long one waits for what must come: a machine that is new to all of this may be several times slower. */
const patienceMs = 45_000;

/** Waits until `look` gives something; fails with what was waited for once nobody would wait any more. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) assert.fail(`waited in vain for ${what}`);
    await pause(25);
  }
}

/** Types into the editor that shows a document: words that come before it has the focus go nowhere, and are typed again. */
export async function typeWords(document: TextDocument, text: string): Promise<void> {
  const { version } = document;
  await until(`typed words in ${document.uri.path}`, async () => {
    await commands.executeCommand('type', { text });
    return document.version !== version;
  });
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** So many looks in a row without a request: on a busy machine each takes as much longer as what it waits for. */
const quietLooks = 16;

/**
 * Waits until what was begun has been asked of GitLab: nothing is under way, and nothing more has come for a while. Whoever
 * counts requests begins behind that, or counts those of what came before.
 */
export async function settle(gitlab: GitLab): Promise<void> {
  let [known, looks] = [0, 0];
  await until('quiet in GitLab', () => {
    const { length } = gitlab.requests;
    const isWaiting = gitlab.requests.some(({ answer }) => answer === undefined);
    looks = isWaiting || length !== known ? 0 : looks + 1;
    known = length;
    return looks > quietLooks;
  });
}

/** Whoever counts requests counts from here: what was begun before is through. */
export async function countFromHere(gitlab: GitLab): Promise<void> {
  await settle(gitlab);
  gitlab.clearRequests();
}

/** The files of dist/ that were loaded into this extension host. */
export function loadedFiles(): readonly string[] {
  const folder = Uri.joinPath(extension().extensionUri, 'dist').fsPath;
  return Object.keys(require.cache)
    .filter(file => file.startsWith(folder))
    .map(file => file.slice(folder.length + 1))
    .sort();
}

/** The parts of whole.js that the shell has asked for, e.g. `review/index`. */
export function loadedParts(): readonly string[] {
  const whole = require.cache[Uri.joinPath(extension().extensionUri, 'dist', 'whole.js').fsPath];
  const { loaded } = (whole?.exports ?? { loaded: [] }) as { readonly loaded: Iterable<string> };
  return [...loaded].sort();
}

/** A view of the extension: its rows as VS Code gets them. */
export interface View {
  readonly provider: TreeDataProvider<unknown>;
  readonly tree: TreeView<unknown>;
}

const views = new Map<string, View>();
const statusItems = new Map<string, StatusBarItem>();

/** What the review in the editor is said to be in the status bar. */
export function statusOfReview(): string {
  return statusItems.get('incidentReviews.review')?.text ?? '';
}

/** Every line that the extension has logged, whatever its level, and every message that it has shown. */
export const written: string[] = [];

function noting(channel: LogOutputChannel): LogOutputChannel {
  for (const level of ['trace', 'debug', 'info', 'warn', 'error'] as const) {
    const original = channel[level].bind(channel) as (line: string | Error, ...rest: unknown[]) => void;
    Object.assign(channel, {
      [level]: (line: string | Error, ...rest: unknown[]) => {
        written.push([line, ...rest].map(each => inspect(each, { depth: 10 })).join(' '));
        original(line, ...rest);
      },
    });
  }
  return channel;
}

/** Activates the extension and keeps hold of its views and status items, which VS Code has no API to look into. */
export async function activate(): Promise<void> {
  if (!extension().isActive) {
    const original = window.createTreeView;
    window.createTreeView = <T>(id: string, options: Parameters<typeof original<T>>[1]): TreeView<T> => {
      const tree = original(id, options);
      views.set(id, { provider: options.treeDataProvider, tree });
      return tree;
    };
    const { createOutputChannel, createStatusBarItem } = window;
    Object.assign(window, {
      createStatusBarItem: (...asked: Parameters<typeof createStatusBarItem>) => {
        const item = createStatusBarItem(...asked);
        statusItems.set(item.id, item);
        return item;
      },
      createOutputChannel: (name: string, options: { log: true }) => noting(createOutputChannel(name, options)),
    });
    try {
      await extension().activate();
    } finally {
      window.createTreeView = original;
      // The item of a review comes with the first review.
      Object.assign(window, { createOutputChannel });
    }
  }
}

/** The views of the sidebar, by their names in the manifest. */
type ViewName = 'incidents' | 'reviews' | 'correctiveActions';

export function view(name: ViewName): View {
  const found = views.get(`incidentReviews.${name}`);
  assert.ok(found, `view ${name} was not created`);
  return found;
}

/** A row with what is painted of it. */
export interface Painted {
  readonly row: unknown;
  readonly item: TreeItem;
  readonly label: string;
  readonly description: string;
}

export async function rows(name: ViewName, parent?: Painted): Promise<readonly Painted[]> {
  const { provider } = view(name);
  const children = (await provider.getChildren(parent?.row)) ?? [];
  return Promise.all(
    children.map(async row => {
      const item = await provider.getTreeItem(row);
      return {
        row,
        item,
        label: typeof item.label === 'string' ? item.label : (item.label?.label ?? ''),
        description: String(item.description ?? ''),
      };
    }),
  );
}

/** What a row shows in words while the pointer rests on it. */
export function tipOf({ tooltip }: TreeItem): string {
  return typeof tooltip === 'string' ? tooltip : (tooltip?.value ?? '');
}

/** Shows a view and waits until it is visible. */
export async function showView(name: ViewName): Promise<void> {
  await commands.executeCommand(`incidentReviews.${name}.focus`);
  await until(`the view ${name}`, () => view(name).tree.visible);
}

/** Shows another part of the workbench instead. */
export async function hideViews(): Promise<void> {
  await commands.executeCommand('workbench.view.explorer');
  assert.ok(views.size > 0, 'no view was created');
  await until('hidden views', () => [...views.values()].every(({ tree }) => !tree.visible));
}

export async function set(name: string, value: unknown, target = ConfigurationTarget.Global): Promise<void> {
  await workspace.getConfiguration('incidentReviews').update(name, value, target);
}

/** The sample with an incident of acme/shop too, *Baskets are empty*. */
export function sampleWithBaskets(): Data {
  const data = sampleData(Date.now());
  const shop = data.projects.find(({ path }) => path === 'acme/shop');
  const live = data.issues.find(({ labels }) => labels.includes('Incident::Active'));
  assert.ok(shop && live);
  const baskets: Issue = {
    ...live,
    id: 910_001,
    iid: 501,
    projectId: shop.id,
    title: 'Baskets are empty',
    confidential: false,
    createdAt: Date.now() - 60_000,
    updatedAt: Date.now() - 60_000,
  };
  return { ...data, issues: [...data.issues, baskets] };
}

/** Starts a GitLab with the sample shop and signs in by the environment, as anybody may. */
export async function signedIn(data: Data = sampleData(Date.now())): Promise<GitLab> {
  const gitlab = await startGitLab({ data });
  process.env['GITLAB_WORKFLOW_INSTANCE_URL'] = gitlab.url;
  process.env['GITLAB_WORKFLOW_TOKEN'] = sampleTokens.onCall;
  await set('project', 'acme/production');
  await set('url', gitlab.url);
  return gitlab;
}

export async function signedOut(gitlab: GitLab): Promise<void> {
  delete process.env['GITLAB_WORKFLOW_INSTANCE_URL'];
  delete process.env['GITLAB_WORKFLOW_TOKEN'];
  await set('url', undefined);
  await set('project', undefined);
  await gitlab.stop();
}

/** The rows of a group, as far as there is one. */
async function rowsOf(name: ViewName, label: string): Promise<readonly Painted[]> {
  const group = (await rows(name)).find(each => each.label === label);
  return group ? rows(name, group) : [];
}

/**
 * The incidents that wait for a review, once it was looked whether they have one: at least one. Where only one's own wait,
 * these: they stand in *Mine*, and their own group only counts them. As a person clicks: not on a row that has just come under
 * the pointer, unless `atOnce`.
 */
export async function requiredRows(atOnce = false): Promise<readonly Painted[]> {
  const look = (): Promise<readonly Painted[]> =>
    until('incidents without a review', async () => {
      const others = await rowsOf('incidents', 'Review not started');
      const found = others.length > 0 ? others : (await rowsOf('incidents', 'Mine')).filter(isRequired);
      return found.length > 0 && found;
    });
  const found = await look();
  if (atOnce) return found;
  await rest('incidents');
  return look();
}

const isRequired = ({ row }: Painted): boolean => (row as { readonly why?: unknown }).why !== undefined;

/** The rows of all groups: an issue that belongs to several stands in the first of them. */
export async function rowsOfAll(name: ViewName): Promise<readonly Painted[]> {
  const groups = (await rows(name)).filter(({ item }) => item.contextValue === 'group');
  return (await Promise.all(groups.map(group => rows(name, group)))).flat();
}

/** Waits until the rows of a view have kept their places for longer than a click on a moved row is passed over. */
export async function rest(name: ViewName): Promise<void> {
  const places = async (): Promise<string> => {
    const groups = await rows(name);
    const inside = await Promise.all(groups.map(group => rows(name, group)));
    return JSON.stringify([groups, ...inside].map(list => list.map(({ item }) => item.id)));
  };
  let known = await places();
  let since = Date.now();
  await until(`the rows of ${name} at rest`, async () => {
    const now = await places();
    if (now !== known) since = Date.now();
    known = now;
    return Date.now() - since > 900;
  });
}

/** An issue of the project of incidents, as GitLab has it now. */
export function issueIn({ store }: GitLab, iid: number): Issue {
  const project = store.project('acme/production');
  const found = project && store.issueOf(project, iid);
  assert.ok(found, `there is no issue ${iid}`);
  return found;
}

let isAnswered = false;

/** *Start Incident Review*, of which the question how to begin is answered also where nobody else answers. */
export async function startReview(argument?: unknown): Promise<Uri | undefined> {
  const run = async (): Promise<Uri | undefined> =>
    commands.executeCommand<Uri | undefined>('incidentReviews.startReview', argument);
  return isAnswered ? run() : withAnswers({}, run);
}

/** Replaces functions of `vscode.window` while `work` runs, and puts them back. */
export async function withAnswers<T>(answers: Partial<Answers>, work: (said: Said) => Promise<T>): Promise<T> {
  const said: Said = { errors: [], warnings: [], information: [], details: [], asked: [], begun: [], statuses: [] };
  const before = isAnswered;
  isAnswered = true;
  const { showErrorMessage, showWarningMessage, showInformationMessage, showQuickPick } = window;
  const { createInputBox, createQuickPick, setStatusBarMessage } = window;
  const speak =
    (list: string[]): ((message: string, ...rest: readonly unknown[]) => Promise<string | undefined>) =>
    (message, ...rest) => {
      list.push(message);
      said.details.push(...rest.flatMap(each => detailOf(each)));
      written.push(message, JSON.stringify(rest));
      const buttons = rest.filter(each => typeof each === 'string');
      return Promise.resolve(buttons.length > 0 ? answers.button?.(message, buttons) : undefined);
    };
  Object.assign(window, {
    showErrorMessage: speak(said.errors),
    showWarningMessage: speak(said.warnings),
    showInformationMessage: speak(said.information),
    setStatusBarMessage: (message: string) => {
      said.statuses.push(message);
      written.push(message);
      return setStatusBarMessage(message, 1000);
    },
    showQuickPick: async (
      items: readonly QuickPickItem[] | Promise<readonly QuickPickItem[]>,
      options?: { readonly canPickMany?: boolean; readonly title?: string },
    ) => {
      const offered = (await items).filter(({ kind }) => kind !== QuickPickItemKind.Separator);
      if (options?.title?.startsWith('Start the Review of ')) {
        said.begun.push(offered);
        return answers.begin ? answers.begin(offered) : offered[1];
      }
      said.asked.push(offered.map(({ label }) => label));
      return options?.canPickMany === true ? answers.tick?.(offered) : answers.pick?.(offered);
    },
    createInputBox: () => answerBox(createInputBox(), answers),
    createQuickPick: <T extends QuickPickItem>() => answerPick(createQuickPick<T>(), answers, said.asked),
  });
  try {
    return await work(said);
  } finally {
    isAnswered = before;
    Object.assign(window, {
      showErrorMessage,
      showWarningMessage,
      showInformationMessage,
      showQuickPick,
      createInputBox,
      createQuickPick,
      setStatusBarMessage,
    });
  }
}

type Listener = (value: string) => void;

/** A box or pick that one can answer: what listens to it is heard when `fire` says so, too. */
function hear(
  box: QuickPick<QuickPickItem> | InputBox,
): (name: 'onDidAccept' | 'onDidHide' | 'onDidChangeValue') => void {
  const heard: Record<string, Listener[]> = { onDidAccept: [], onDidHide: [], onDidChangeValue: [] };
  for (const [name, listeners] of Object.entries(heard)) {
    const listen = box[name as 'onDidChangeValue'];
    Object.defineProperty(box, name, {
      configurable: true,
      value: (listener: Listener) => {
        listeners.push(listener);
        return listen(listener);
      },
    });
  }
  return name => {
    for (const listener of heard[name] ?? []) listener(box.value);
  };
}

/** What is typed into a box is accepted; a box for what is hidden answers somebody else. */
function answerBox(box: InputBox, { input }: Partial<Answers>): InputBox {
  const fire = hear(box);
  const show = box.show.bind(box);
  box.show = () => {
    show();
    if (box.password) return;
    void Promise.resolve(input?.()).then(typed => {
      if (typed !== undefined) {
        box.value = typed;
        fire('onDidChangeValue');
        fire('onDidAccept');
      }
      // What is not accepted stays open, until one goes away.
      fire('onDidHide');
    });
  };
  return box;
}

/** What is typed into the box of Log Event is accepted with the row that is picked, else with the first one; an issue is picked. */
function answerPick<T extends QuickPickItem>(
  pick: QuickPick<T>,
  { input, pick: choose }: Partial<Answers>,
  asked: Said['asked'],
): QuickPick<T> {
  const fire = hear(pick);
  const show = pick.show.bind(pick);
  let isGone = false;
  pick.onDidHide(() => (isGone = true));
  const accept = (picked: QuickPickItem | undefined): void => {
    Object.defineProperty(pick, 'selectedItems', { configurable: true, value: picked ? [picked] : [] });
    fire('onDidAccept');
    fire('onDidHide');
  };
  const answerLog = async (): Promise<void> => {
    const typed = await input?.();
    if (typed === undefined) {
      fire('onDidHide');
      return;
    }
    pick.value = typed;
    fire('onDidChangeValue');
    accept((await choose?.(pick.items)) ?? pick.items[0]);
  };
  const answerIssue = async (): Promise<void> => {
    await until('the issues', () => isGone || !pick.busy);
    if (isGone) return;
    const offered = pick.items.filter(({ kind }) => kind !== QuickPickItemKind.Separator);
    asked.push(offered.map(({ label }) => label));
    accept(await choose?.(offered));
  };
  pick.show = () => {
    show();
    if (pick.title?.startsWith('Log Event in ') === true) void answerLog();
    else if (/^Which (?:incident|review)\?$/u.test(pick.placeholder ?? '')) void answerIssue();
  };
  return pick;
}

function detailOf(option: unknown): readonly string[] {
  const isOption = typeof option === 'object' && option !== null && 'detail' in option;
  return isOption && typeof option.detail === 'string' ? [option.detail] : [];
}

type Answer<T> = T | undefined | Promise<T | undefined>;

export interface Answers {
  button(message: string, buttons: readonly string[]): Answer<string>;
  pick(items: readonly QuickPickItem[]): Answer<QuickPickItem>;
  /** How a review begins; without it, with its template only. */
  begin(items: readonly QuickPickItem[]): Answer<QuickPickItem>;
  /** In a list of which one picks several. */
  tick(items: readonly QuickPickItem[]): Answer<readonly QuickPickItem[]>;
  input(): Answer<string>;
}

export interface Said {
  readonly errors: string[];
  readonly warnings: string[];
  readonly information: string[];
  /** What was shown in the status bar for a while. */
  readonly statuses: string[];
  /** What stands below the messages of modal questions. */
  readonly details: string[];
  /** The labels of every pick list, but of how a review begins. */
  readonly asked: string[][];
  readonly begun: (readonly QuickPickItem[])[];
}

export function folder(): Uri {
  const [first] = workspace.workspaceFolders ?? [];
  assert.ok(first, 'there is no folder');
  return first.uri;
}

export async function write(path: string, text: string): Promise<Uri> {
  const uri = Uri.joinPath(folder(), path);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/**
 * As the explorer makes a file: VS Code tells of what it does itself, while of what comes to the disk the watcher of Linux may
 * tell nothing.
 */
export async function createFile(path: string, text: string): Promise<Uri> {
  const uri = Uri.joinPath(folder(), path);
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: true, contents: new TextEncoder().encode(text) });
  assert.ok(await workspace.applyEdit(edit));
  return uri;
}

/** As the explorer deletes a file; see `createFile`. */
export async function deleteFile(uri: Uri): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.deleteFile(uri);
  assert.ok(await workspace.applyEdit(edit));
}

export async function read(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

export async function remove(path: string): Promise<void> {
  await workspace.fs.delete(Uri.joinPath(folder(), path), { recursive: true }).then(undefined, () => undefined);
}

/** As a click in the explorer does: what an extension opens lives on for minutes after its tab was closed. */
export async function open(uri: Uri): Promise<TextEditor> {
  await commands.executeCommand('vscode.open', uri, { preview: false });
  return until(`an editor of ${uri.path}`, () => {
    const editor = window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() && editor;
  });
}

export async function closeAll(): Promise<void> {
  const open = window.tabGroups.all.flatMap(group => group.tabs).length;
  for (let left = open + 1; left > 0; left -= 1) {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** Our own problems of a document. */
export function problems(document: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Incident Reviews');
}

export function codeOf({ code }: Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** Waits until the problems satisfy `look`. */
export function problemsWhen(
  document: TextDocument,
  what: string,
  look: (found: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  return until(`${what} in ${document.uri.path}`, () => {
    const found = problems(document);
    return look(found) && found;
  }).catch((error: unknown) => {
    const { isClosed, languageId, version } = document;
    const shown = problems(document).map(
      problem => `${problem.range.start.line + 1}: ${codeOf(problem)} ${problem.message}`,
    );
    console.error([JSON.stringify({ isClosed, languageId, version }), document.getText(), ...shown].join('\n'));
    throw error;
  });
}

/**
 * Waits for the first code action that `isMeant`: VS Code drops an answer that is under way, and gives none, whenever an
 * extension registers a light bulb meanwhile. It asks again by itself for its own light bulb, but not for this command.
 */
export function findCodeAction(
  { uri }: TextDocument,
  range: Range,
  { kind, isMeant }: { readonly kind?: CodeActionKind; readonly isMeant: (action: CodeAction) => boolean },
): Promise<CodeAction> {
  let last: readonly CodeAction[] = [];
  return until('a code action', async () => {
    last = await commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind?.value);
    return last.find(isMeant);
  }).catch((error: unknown) => {
    console.error(last.map(({ title }) => title).join('\n'));
    throw error;
  });
}

/** Writes a review into the folder and opens it; it is read once this is through. */
export async function openReview(path: string, text: string): Promise<TextEditor> {
  const editor = await open(await write(path, text));
  await problemsWhen(editor.document, 'problems', found => found.length > 0);
  return editor;
}
