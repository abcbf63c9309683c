// Every text that a person sees can be said in another language, and German is.
import assert from 'node:assert/strict';
import ts from 'typescript';
import { assertNone } from '../assertNone';
import raw from '../../package.json';
import english from '../../package.nls.json';
import german from '../../package.nls.de.json';
import bundle from '../../l10n/bundle.l10n.de.json';
import snippets from '../../snippets/review.json';
import { labelKinds, linkKinds, policyKinds } from '../../src/incident/settingKinds';
import { parseSettings, settingNames } from '../../src/incident/settings';
import { documentTooLong } from '../../src/review/lint';
import { relatedSentences, type Rule } from '../../src/review/rules/rule';
import { ruleSet } from '../../src/review/rules/ruleSet';
import { readSources } from './sources';
import { writtenIntoGitLab } from './writtenIntoGitLab';

const manifestTexts = [
  'title',
  'category',
  'name',
  'contents',
  'description',
  'markdownDescription',
  'enumDescriptions',
  'patternErrorMessage',
];
const keyForm = /^%[\w.-]+%$/u;

/** Texts of the manifest that stand there as they are. */
function listPlainTexts(value: unknown, name: string): readonly string[] {
  if (typeof value === 'string') return manifestTexts.includes(name) && !keyForm.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(each => listPlainTexts(each, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => listPlainTexts(inner, key));
}

/** What is filled in, and what a link runs. */
function listParts(text: string): readonly string[] {
  return [...text.matchAll(/\{\w+\}|\]\([^)]*\)|`[^`]*`/gu)].map(([part]) => part).toSorted();
}

function listRuleTexts(): readonly string[] {
  const ofRules = ruleSet.flatMap(({ sentences, fixes }: Rule) => [
    ...Object.values(sentences),
    ...Object.values(fixes).map(fix => (typeof fix === 'object' ? fix.title : fix)),
  ]);
  return [...ofRules, ...Object.values(relatedSentences), ...Object.values(documentTooLong)];
}

/** The literal texts that `l10n.t` is called with in a file. */
function findTexts(tree: ts.SourceFile): ReadonlySet<string> {
  const texts = new Set<string>();
  const take = (argument: ts.Expression | undefined): void => {
    if (argument && ts.isStringLiteralLike(argument)) texts.add(argument.text);
    if (argument && ts.isConditionalExpression(argument)) {
      take(argument.whenTrue);
      take(argument.whenFalse);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'l10n.t') take(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return texts;
}

/** What suggestions say of the blocks. */
function listBlockTexts(): readonly string[] {
  return Object.entries(snippets).flatMap(([name, { description }]) => [name, description]);
}

/** What is said of each setting that has a value which none may have. */
function listSettingTexts(): readonly string[] {
  const wrong = -1.5;
  const spoil = (names: readonly string[]): Readonly<Record<string, number>> =>
    Object.fromEntries([...names, 'unknown'].map(name => [name, wrong]));
  const kinds = { policy: policyKinds, labels: labelKinds, links: linkKinds };
  const inside = Object.entries(kinds).map(([name, each]) => [name, spoil(Object.keys(each))]);
  return [wrong, spoil(settingNames), { rules: spoil([]), ...Object.fromEntries(inside) }].flatMap(spoilt =>
    parseSettings(spoilt).wrong.map(({ message }) => message),
  );
}

function listTranslatable(): ReadonlySet<string> {
  return new Set([
    ...listRuleTexts(),
    ...listSettingTexts(),
    ...listBlockTexts(),
    ...readSources().flatMap(({ tree }) => [...findTexts(tree)]),
  ]);
}

/** As GitLab itself calls events of an incident, in every language. */
const eventTags = [
  'Start time',
  'End time',
  'Impact detected',
  'Response initiated',
  'Impact mitigated',
  'Cause identified',
];

/** What is given to these is read in a log, or by who develops. */
const untold = /^(?:log\w*|this\.#log|runAside|tryOrNone|this\.failed|Error)$|\blog\.\w+$/u;
const isWords = /\p{L}{2,} \p{L}{2,}/u;
const isMarkup = /^\P{L}*[<>]/u;

/** Words of two or more that are not asked for in the person's language, where code of ours could show them. */
function listHardTexts(): readonly string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const given = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression.getText() : '';
    if (untold.test(given)) return;
    if (ts.isPropertyAssignment(node)) {
      visit(node.initializer);
      return;
    }
    if (/^(?:vscode\.)?l10n\.t$/u.test(given)) {
      if (ts.isCallExpression(node)) node.arguments.slice(1).forEach(visit);
      return;
    }
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (isText && isWords.test(node.text) && !isMarkup.test(node.text)) found.add(node.text.trim());
    ts.forEachChild(node, visit);
  };
  for (const { path, tree } of readSources()) if (shownFolders.test(path)) visit(tree);
  return [...found].toSorted();
}

interface Question {
  readonly path: string;
  readonly options: string;
}

function writeQuestion({ path, options }: Question): string {
  return `${path}: ${options.replace(/\s+/gu, ' ')}`;
}

/** Calls of a question of VS Code's, such as `showQuickPick`, whose options lack one of these. */
function listQuestions(method: string, lacks: readonly string[]): readonly Question[] {
  return readSources().flatMap(({ path, tree }) => {
    const found: Question[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText() === `window.${method}`) {
        const options = node.arguments.at(-1)?.getText() ?? '';
        if (lacks.some(name => !new RegExp(String.raw`\b${name}\b`, 'u').test(options))) found.push({ path, options });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

/** Nothing was answered before these picks: one that loses the focus, to a page that has just opened, may close. */
const firstQuestions = /^src\/(?!commands\/)|\/(?:insertSection|missingParts|nextSteps|reviewList)\.ts$/u;

const shownFolders = /^src\/(?:commands|sidebar|editor|panel|inPlace|incidentPage|session)\//u;

suite('Texts in the person’s language', () => {
  test('the manifest’s texts have keys', () => {
    const plain = [raw, raw.contributes].flatMap(part =>
      part === raw ? [raw.displayName, raw.description].filter(text => !keyForm.test(text)) : listPlainTexts(part, ''),
    );
    assertNone(
      plain,
      'Give each a key (`%…%`) in package.json, its English text in package.nls.json and its German one in package.nls.de.json.',
    );
  });

  test('the manifest says in German what it says in English, with the same links', () => {
    assert.deepEqual(
      Object.keys(german),
      Object.keys(english),
      'package.nls.de.json and package.nls.json need the same keys in the same order.',
    );
    for (const [key, text] of Object.entries(english)) {
      const said = (german as Readonly<Record<string, string>>)[key] ?? '';
      assert.deepEqual(listParts(said), listParts(text), key);
    }
  });

  test('nothing is drawn that does not go through l10n', () => {
    const names: ReadonlySet<string> = new Set([...Object.keys(snippets), ...eventTags]);
    const others = [
      // The product; the title of a review in GitLab, by which teams find it; the name of a secret one's file.
      'Incident Reviews',
      'Incident Review:',
      'incident review',
      // What GitLab writes, and what Mermaid reads.
      'Severity set',
      'dateFormat YYYY-MM-DDTHH:mm',
      // For the log.
      'what waits for GitLab',
    ];
    assert.deepEqual(
      listHardTexts().filter(text => !names.has(text)),
      others.toSorted(),
      'Give the text to `l10n.t`; where nobody sees it, add it to `others` above.',
    );
  });

  test('each pick has a title, and says what is asked', () => {
    assertNone(
      listQuestions('showQuickPick', ['title', 'placeHolder']).map(writeQuestion),
      'Give these options a `title` and a `placeHolder`.',
    );
  });

  test('what was answered is not lost with the focus', () => {
    const closing = listQuestions('showQuickPick', ['ignoreFocusOut']);
    assertNone(
      closing.filter(({ path }) => !firstQuestions.test(path)).map(writeQuestion),
      'Give these options `ignoreFocusOut`; where the pick is always the first question, add its file to `firstQuestions`.',
    );
    // What is typed is kept by the one box for words, whatever becomes of it.
    assertNone(
      listQuestions('showInputBox', ['never']).map(writeQuestion),
      'Ask with `askWords` of src/commands/askWords.ts instead.',
    );
  });

  test('what is written into GitLab is shown nowhere: it would stay English there', () => {
    const asked = readSources().flatMap(({ tree }) => [...findTexts(tree)]);
    const twice = [...writtenIntoGitLab].filter(text => asked.indexOf(text) !== asked.lastIndexOf(text));
    // The title of a secret review, where it is announced and in a calendar.
    assert.deepEqual(twice, ['Incident review (confidential)']);
  });

  test('German has every text but what teams read in GitLab, and no other; what is filled in stays', () => {
    const texts = listTranslatable();
    const missing = [...texts].filter(text => !(text in bundle) && !writtenIntoGitLab.has(text));
    assertNone(
      missing,
      'Add these to l10n/bundle.l10n.de.json with their German; what only GitLab shows belongs into test/house/writtenIntoGitLab.ts.',
    );
    for (const [text, said] of Object.entries(bundle)) {
      assert.deepEqual(listParts(said), listParts(text), `l10n/bundle.l10n.de.json fills in something else: ${text}`);
      assert.ok(
        !writtenIntoGitLab.has(text),
        `Teams read this in GitLab, so take it out of l10n/bundle.l10n.de.json: ${text}`,
      );
    }
    const stale = Object.keys(bundle).filter(text => !texts.has(text));
    assertNone(stale, 'Nobody asks for these any more: take them out of l10n/bundle.l10n.de.json.');
  });
});
