// Any text is judged: nothing throws, and nothing lies outside the document.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { measureCompleteness } from '../../../src/review/completeness';
import { applyEdits, selectSafeFixes } from '../../../src/review/fixes';
import { inspect } from '../../../src/review/inspect';
import { lint, longestDocument, findProblems } from '../../../src/review/lint';
import { parseReview } from '../../../src/review/parse/document';
import { chooseTemplate } from '../../../src/review/templates/chooseTemplate';
import { compileTemplate } from '../../../src/review/templates/template';
import { analyzeReview } from '../../../src/review/analyze';
import { everything } from './complete';
import { builtIn, lines } from './fixtures';
import { fuzz, structures } from './structures';

const templates = [builtIn('incident-review'), builtIn('key-information'), builtIn('changeset-post-mortem')];
const known = everything('incident-review', { stage: 'completing' });

/** Everything that is done with a document; returns how many problems it has. */
function lintText(text: string): number {
  const document = parseReview(text);
  const context = { ...known, template: chooseTemplate(document, templates) ?? known.template };
  const review = analyzeReview(document, context.template);
  const problems = findProblems(review, context);
  const isInside = ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
    0 <= start && start <= end && end <= text.length;
  for (const { code, span, fixes } of problems) {
    assert.ok(isInside(span), `${code} at ${span.start} to ${span.end} of ${text.length}`);
    for (const { title, edits } of fixes) for (const edit of edits) assert.ok(isInside(edit.span), `${code} ${title}`);
  }
  applyEdits(
    text,
    selectSafeFixes(problems).flatMap(({ edits }) => edits),
  );
  const { complete, total } = measureCompleteness(review, problems);
  assert.ok(complete >= 0 && complete <= total);
  JSON.stringify(inspect(review, problems, 'a.md'));
  return problems.length;
}

suite('any text', () => {
  test('pieces of reviews in any order, and reviews with pieces changed', () => {
    fc.assert(
      fc.property(structures, text => void lintText(text)),
      { ...fuzz, numRuns: 60 },
    );
  });

  test('any text is a template', () => {
    fc.assert(
      fc.property(structures, text => {
        const own = compileTemplate({ id: 'own', name: 'own', source: 'workspace', format: 'markdown', text });
        lint(parseReview(text), { ...known, template: own });
      }),
      { ...fuzz, numRuns: 25 },
    );
  });

  test('offsets of a text with CRLF are those of its lines', () => {
    fc.assert(
      fc.property(structures, text => {
        const plain = text.replace(/\r\n?/gu, '\n');
        const at = (source: string): readonly string[] => {
          const document = parseReview(source);
          return document.sections.map(({ heading, headingLine, startLine, endLine }) =>
            JSON.stringify([heading, headingLine, startLine, endLine]),
          );
        };
        assert.deepEqual(at(plain.replaceAll('\n', '\r\n')), at(plain));
      }),
      { ...fuzz, numRuns: 40 },
    );
  });
});

suite('texts that could take long', () => {
  const long = 100_000;
  const texts: readonly (readonly [string, string])[] = [
    ['a line of one letter', `## Impact\n\n${'a'.repeat(long)}\n`],
    ['a line of blanks', `## Timeline\n\n- ${' '.repeat(long)}x\n`],
    ['a line of mentions', `## Root cause\n\n${'@ida '.repeat(2000)}\n`],
    ['a line of brackets', `## Corrective actions\n\n- ${'['.repeat(long)}\n`],
    ['a line of placeholders', `## Impact\n\n${'TBD '.repeat(4000)}\n`],
    ['a row of pipes', `## Corrective actions\n\n| a |\n| - |\n${'|'.repeat(long)}\n`],
    ['a heading', `## ${'why '.repeat(long / 4)}\n\n## Impact\n`],
    ['10,000 rows', `## Corrective actions\n\n| Action | Owner |\n| - | - |\n${'| Bake | @ida |\n'.repeat(10_000)}`],
    ['2,000 entries', `## Timeline\n\n${'- 10:30 bake\n'.repeat(2000)}`],
    ['2,000 comments', '<!-- a --> b\n'.repeat(2000)],
    ['500 bold bullets', '- **Impact**: a\n'.repeat(500)],
    ['a comment that never ends', `## Impact\n\n<!-- ${'a\n'.repeat(10_000)}## Timeline\n`],
    ['a fence that never ends', `## Impact\n\n\`\`\`\n${'a\n'.repeat(10_000)}## Timeline\n`],
    ['a front matter that never ends', `---\n${'a: b\n'.repeat(2000)}`],
  ];
  for (const [name, text] of texts) test(name, () => void lintText(text));

  // More than the arguments that a function can be called with.
  const many = 150_000;
  const lists: readonly (readonly [string, string])[] = [
    ['words of one sentence', `## Impact\n\n${'ab '.repeat(many)}\n`],
    ['rows of actions', `## Corrective actions\n\n| Action |\n| - |\n${'| Bake |\n'.repeat(many)}`],
    ['labels of a quick action', `/label ${'~a '.repeat(many)}\n\n## Impact\n\na\n`],
  ];
  for (const [name, text] of lists) {
    test(`${many} ${name}`, function () {
      this.timeout(120_000);
      const own = compileTemplate({ id: 'own', name: 'own', source: 'workspace', format: 'markdown', text });
      findProblems(analyzeReview(parseReview(text), own), { ...known, template: own });
    });
  }

  test('above 2 MB it is called too long, once, and no work is done', () => {
    const text = 'a'.repeat(longestDocument + 1);
    assert.deepEqual(lint({ ...parseReview(''), text }, known), [
      {
        code: 'document.too-long',
        message: 'document.too-long',
        args: { size: longestDocument + 1, limit: longestDocument },
        span: { start: 0, end: 0 },
        level: 'information',
        fixes: [],
      },
    ]);
    assert.notEqual(lint(parseReview(lines('## Impact')), known)[0]?.code, 'document.too-long');
  });
});
