// One truth in the editor and in a pipeline: for every fixture the command line prints what the Problems panel shows.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { isDeepStrictEqual, promisify } from 'node:util';
import { DiagnosticSeverity, Uri, workspace, type Diagnostic, type TextDocument } from 'vscode';
import { complete, teamTemplate } from '../unit/review/complete';
import { defects, lineEnds, withDefect } from '../unit/review/defects';
import { foreignReviews } from '../unit/review/foreignReviews';
import { prompts, questionnaire } from '../unit/review/teamTemplates';
import { cases, unmark } from '../unit/review/timeline/cases';
import { activate, closeAll, codeOf, extension, folder, problems, remove, set, until, write } from './support';

const place = 'fixtures';

/** Every text that the engine's tests judge, by the name of its file. */
function fixtures(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const add = (name: string, text: string): unknown => texts.set(`${name.replace(/[^a-z\d]+/giu, '-')}.md`, text);
  for (const [id, text] of Object.entries(complete)) add(`complete ${id}`, text);
  for (const [ends, withEnds] of Object.entries(lineEnds)) {
    for (const defect of defects) add(`defect ${defect.code} ${ends}`, withEnds(withDefect(defect)));
  }
  for (const [language, { text }] of Object.entries(foreignReviews)) add(`language ${language}`, text);
  for (const [index, { text }] of cases.entries()) add(`timeline ${index}`, unmark(text).text);
  add('untouched questionnaire', questionnaire);
  add('untouched prompts', prompts);
  return texts;
}

const levels: Readonly<Record<DiagnosticSeverity, string>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

interface Reported {
  readonly file: string;
}

/** As the command line prints it, but for the file. */
function reported(diagnostic: Diagnostic): Readonly<Record<string, unknown>> {
  const { start, end } = diagnostic.range;
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    code: codeOf(diagnostic),
    severity: levels[diagnostic.severity],
    message: diagnostic.message,
  };
}

/** VS Code closes documents that no editor shows once there are fifty of them. */
const atOnce = 40;

/** Opens files, and waits until their problems are those that were printed. */
async function compare(printed: readonly (readonly [name: string, problems: readonly unknown[]])[]): Promise<void> {
  const documents: TextDocument[] = [];
  for (const [name] of printed) {
    documents.push(await workspace.openTextDocument(Uri.joinPath(folder(), place, name)));
  }
  const shown = (): readonly (readonly unknown[])[] => documents.map(document => problems(document).map(reported));
  const expected = printed.map(([, list]) => list);
  const isSame = (): boolean => isDeepStrictEqual(shown(), expected);
  // They are read when nobody has typed for a while, and again when the other reviews are known.
  await until('the problems that were printed', isSame).catch(() => undefined);
  for (const [index, list] of shown().entries()) assert.deepEqual(list, expected[index], printed[index]?.[0]);
}

suite('The command line and the editor', () => {
  const texts = fixtures();
  suiteSetup(async () => {
    await activate();
    await set('reviewsFolder', place);
    // Fixtures of one section are no reviews by themselves.
    await set('files', [`${place}/*.md`]);
    await write('.gitlab/issue_templates/Team.md', teamTemplate.text);
    await write('.gitlab/issue_templates/Questionnaire.md', questionnaire);
    for (const [name, text] of texts) await write(`${place}/${name}`, text);
  });

  suiteTeardown(async () => {
    await closeAll();
    await remove(place);
    await remove('.gitlab');
    for (const name of ['reviewsFolder', 'files']) await set(name, undefined);
  });

  test('have the same problems for every fixture, at the same places and in the same words', async function () {
    this.timeout(600_000);
    const cli = Uri.joinPath(extension().extensionUri, 'dist', 'cli.js').fsPath;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [cli, 'lint', '--all', '--format', 'json', '--today', new Date().toISOString().slice(0, 10), `${place}/*.md`],
      { cwd: folder().fsPath, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, maxBuffer: 1 << 26 },
    ).catch((error: unknown) => error as { readonly stdout: string });
    const printed = new Map<string, unknown[]>([...texts.keys()].map(name => [name, []]));
    for (const { file, ...problem } of JSON.parse(stdout) as readonly Reported[]) {
      printed.get(file.slice(place.length + 1))?.push(problem);
    }
    assert.ok([...printed.values()].filter(list => list.length > 0).length > 100, 'most fixtures have problems');
    const left = [...printed];
    while (left.length > 0) await compare(left.splice(0, atOnce));
  });

  test('a fixture that is no review has no problems in either', async () => {
    const document = await workspace.openTextDocument(await write('docs/plain.md', '# Notes\n\n- TODO\n'));
    // What was opened after it was read after it.
    const review = await workspace.openTextDocument(await write(`${place}/last.md`, questionnaire));
    await until('problems of a review', () => problems(review).length > 0);
    assert.deepEqual(problems(document), []);
    await remove('docs/plain.md');
  });
});
