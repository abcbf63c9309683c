// Runs inside a VS Code: types into reviews of three sizes, and measures from the last key to the problems that follow it.
import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import {
  commands,
  languages,
  Position,
  Selection,
  Uri,
  window,
  workspace,
  type Diagnostic,
  type TextEditor,
} from 'vscode';

/** Of one burst of keys, in milliseconds. `problems` is undefined where nothing shows any. */
export interface TypedBurst {
  readonly kilobytes: number;
  readonly problems: number | undefined;
  /** The longest time for which the extension host did nothing else. */
  readonly block: number;
}

const burst = ' and then some';
const betweenKeysMs = 40;
/** Longer than any of the extensions takes to judge the word that was typed last. */
const restMs = 1500;
const longestMs = 8000;
const burstsOfSize = 5;

/** The files are `5.md`, `50.md` and `500.md` in the folder; the result goes where the environment says. */
export async function run(): Promise<void> {
  const expectsProblems = process.env['INCIDENT_REVIEWS_BENCH_NONE'] === undefined;
  const results: TypedBurst[] = [];
  for (const kilobytes of [5, 50, 500]) {
    const editor = await open(kilobytes);
    if (expectsProblems) {
      await until(() => findProblem(editor.document.uri) !== undefined);
      if (!findProblem(editor.document.uri)) throw new Error(`no problem came in ${kilobytes} KB`);
    }
    for (let round = 0; round <= burstsOfSize; round += 1) {
      await rest(restMs);
      const typed = { kilobytes, ...(await type(editor, expectsProblems)) };
      // What the first one loads is none of the others'.
      if (round > 0) results.push(typed);
    }
    await commands.executeCommand('workbench.action.closeActiveEditor');
  }
  writeFileSync(process.env['INCIDENT_REVIEWS_BENCH_RESULT'] ?? '', JSON.stringify(results));
}

/** At the end of the summary's first sentence, where text follows on both sides. */
async function open(kilobytes: number): Promise<TextEditor> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file('/');
  const document = await workspace.openTextDocument(Uri.joinPath(folder, `${kilobytes}.md`));
  const editor = await window.showTextDocument(document);
  const line = document.positionAt(document.getText().indexOf('for a while')).line;
  const at = new Position(line, document.lineAt(line).text.length);
  editor.selection = new Selection(at, at);
  return editor;
}

async function type({ document }: TextEditor, expectsProblems: boolean): Promise<Omit<TypedBurst, 'kilobytes'>> {
  let last = 0;
  let block = 0;
  let seen = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    block = Math.max(block, now - seen);
    seen = now;
  }, 2);
  const changed = workspace.onDidChangeTextDocument(event => {
    if (event.document === document) last = performance.now();
  });
  let told: number | undefined;
  let before = findProblem(document.uri);
  // VS Code tells of problems that only moved with the text too: those of a new look are other objects.
  const problems = languages.onDidChangeDiagnostics(() => {
    if (findProblem(document.uri) !== before) told ??= performance.now();
  });
  try {
    for (const key of burst) {
      await commands.executeCommand('default:type', { text: key });
      await rest(betweenKeysMs);
      // Problems of an earlier key are no answer to the last one.
      if (told === undefined) continue;
      before = findProblem(document.uri);
      if (key !== burst.at(-1) || told < last) told = undefined;
    }
    if (expectsProblems) await until(() => told !== undefined);
    await rest(restMs);
    return { problems: told === undefined ? undefined : told - last, block };
  } finally {
    clearInterval(watch);
    changed.dispose();
    problems.dispose();
  }
}

/** The first problem of the extension that is measured. */
function findProblem(uri: Uri): Diagnostic | undefined {
  return languages.getDiagnostics(uri).find(({ source }) => source === 'Incident Reviews' || source === 'markdownlint');
}

async function until(look: () => boolean): Promise<void> {
  const end = performance.now() + longestMs;
  while (!look() && performance.now() < end) await rest(2);
}

function rest(ms: number): Promise<void> {
  return new Promise(resolve => void setTimeout(resolve, ms));
}
