// Nothing from GitLab or a workspace is drawn without a door, a function that makes it harmless for the place where it goes
// (CONTRIBUTING.md, *Text of strangers*): not in inputs, pick lists, progress, status or messages.
import assert from 'node:assert/strict';
import ts from 'typescript';
import { assertNone } from '../assertNone';
import { findForeignWords } from './foreignWords';
import { readSources, type SourceFile } from './sources';

/** Files whose list of items is made too far away to be followed: `createChoice` there escapes each of its words. */
const knownLists = ['src/commands/choosing/issuePicker.ts: list.load()'];

/** Words that go to GitLab and come from no stranger, or whose door stands too far away: names of issues, dates, one's own. */
const knownWords = [
  // What the person has just typed, as one line.
  'src/commands/askWords.ts: answer?.text',
  // Those who ask go through the doors.
  'src/commands/askWords.ts: box',
  // One of our own words for what looks like a secret.
  'src/inPlace/questions/secretQuestions.ts: kind',
  // A date by its form.
  'src/review/actionWords.ts: /',
  // Made by `formatReference`.
  'src/commands/actions/actionIssues.ts: ofReview',
  'src/commands/actions/actionIssues.ts: ofIncident',
  // It is copied, and goes through the doors test.
  'src/commands/copying/announcementText.ts: text',
];

suite('Foreign words', () => {
  const sources = readSources();

  test('come through a door wherever VS Code draws them, and into what is written to GitLab', () => {
    const found = sources
      .flatMap(source => findForeignWords(source, sources))
      .filter(each => !knownLists.includes(each.replace(/:\d+: (list\.load\(\)).*$/su, ': $1')));
    const isKnown = (each: string): boolean =>
      knownWords.some(known => each.replace(/:\d+: /u, ': ').startsWith(known));
    assertNone(
      found.filter(each => !isKnown(each)),
      'Put these words through the function for their place (CONTRIBUTING.md, Text of strangers); where nobody but us can have written them, say so in `knownWords`.',
    );
    assertNone(
      knownWords.filter(known => !found.some(each => each.replace(/:\d+: /u, ': ').startsWith(known))),
      'These are not found any more: take them out of `knownWords`.',
    );
  });

  test('are in messages only by way of session/words/messages.ts, which escapes the whole', () => {
    const direct = sources
      .filter(({ path }) => path !== 'src/session/words/messages.ts')
      .filter(({ tree }) => /\bwindow\s*\.\s*show(?:Error|Warning|Information)Message\b/u.test(tree.text));
    assertNone(
      direct.map(({ path }) => path),
      'Use showError, showWarning or showInformation of src/session/words/messages.ts.',
    );
  });

  const rows: readonly (readonly [code: string, found: number])[] = [
    ["askWords(parts, { title: l10n.t('Name of {0}', issue.title) });", 1],
    ["askWords(parts, { title: l10n.t('Name of {0}', escapeMessage(issue.title)) });", 0],
    ["window.showInputBox({ title: l10n.t('Name') });", 0],
    ["window.showInputBox({ title: l10n.t('Name of {0}', issue.title) });", 1],
    ["window.showInputBox({ title: l10n.t('Name of {0}', escapeMessage(issue.title)) });", 0],
    ['window.showInputBox({ prompt: `Name of ${issue.title}` });', 1],
    ['const title = issue.title; window.showInputBox({ title });', 1],
    ['const title = escapeLabel(issue.title); window.showInputBox({ title });', 0],
    ['window.setStatusBarMessage(name, 5000);', 1],
    ["window.setStatusBarMessage(l10n.t('{0} files', String(files.length)), 5000);", 0],
    ['const box = window.createInputBox(); box.title = name;', 1],
    ['const pick = window.createQuickPick(); pick.items = all.map(each => ({ label: each.name }));', 1],
    ['const pick = window.createQuickPick(); pick.items = all.map(each => ({ label: escapeLabel(each.name) }));', 0],
    ['window.withProgress({ title: words(name) }, work); function words(name) { return name; }', 1],
    ['window.showQuickPick(all.map(each => ({ label: each.name })));', 1],
    ['const items = all.map(each => ({ label: escapeLabel(each.name) })); window.showQuickPick(items);', 0],
    ['window.showQuickPick(items);', 1],
    ["window.withProgress({ title: words() }, work); function words() { return 'Our own'; }", 0],
  ];
  for (const [code, count] of rows) {
    test(`${count === 0 ? 'harmless' : 'found'}: ${code}`, () => {
      const tree = ts.createSourceFile('src/x.ts', code, ts.ScriptTarget.Latest, true);
      const source: SourceFile = { path: 'src/x.ts', tree };
      assert.equal(findForeignWords(source, [source]).length, count);
    });
  }
});
