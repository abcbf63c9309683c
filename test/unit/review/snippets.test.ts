import assert from 'node:assert/strict';
import snippets from '../../../snippets/review.json';
import { analyzeReview } from '../../../src/review/analyze';
import { isGap, measureCompleteness } from '../../../src/review/completeness';
import { findProblems } from '../../../src/review/lint';
import { parseReview } from '../../../src/review/parse/document';
import { builtIn, context } from './fixtures';

/** A snippet as somebody leaves it who has filled in nothing: every stop with its default. */
function leave(name: keyof typeof snippets): string {
  return (
    snippets[name].body
      .join('\n')
      .replace(/\$\{\d+:((?:\$\{\w+\}|[^${}])*)\}/gu, '$1')
      // What a stop becomes in another place, of an empty one nothing.
      .replace(/\$\{\d+\/[^/]*\/[^/]*\/\}/gu, '')
      .replace(/\$\{?\d+\}?/gu, '')
      .replace(/\$\{CURRENT_YEAR\}.*\$\{CURRENT_TIMEZONE_OFFSET\}/gu, '2026-03-01 14:05 +00:00')
  );
}

/** Of a section that no template asks for nothing can be missing. */
type AskedSnippet = Exclude<
  keyof typeof snippets,
  'Customer engagement' | 'Approvals' | 'Acknowledgements' | 'Near miss' | 'Message to customers'
>;

const headings: Readonly<Record<AskedSnippet, string>> = {
  'Timeline entry': 'Timeline',
  '5 whys': '5 Whys',
  'Corrective actions': 'Corrective Actions',
  'Customer impact': 'Customer Impact',
  'Probing questions': 'Post Incident Analysis',
};

suite('Snippets', () => {
  for (const [how, carried] of [
    ['left with Escape', 'The queue was full Why did that happen?'],
    ['left with Tab', 'The queue was full. Why did that happen?'],
  ] as const) {
    test(`5 whys: an answer that came into the next question leaves that one open, ${how}`, () => {
      const [first = '', answer = '', second = '', ...rest] = leave('5 whys').split('\n');
      const filled = second.replace(/ {2}Why did that happen\?/u, ` ${carried}`);
      assert.notEqual(filled, second);
      const text = `# T\n\n## 5 Whys\n\n${[first, `${answer}The queue was full`, filled, ...rest].join('\n')}\n`;
      const read = analyzeReview(parseReview(text), builtIn('incident-review'), {});
      assert.deepEqual(
        read.whys.map(why => why.answer),
        ['The queue was full', '', '', '', ''],
      );
      const open = findProblems(read, context({})).filter(({ code }) => code === 'whys.unanswered');
      assert.deepEqual(
        open.map(({ args }) => args['number']),
        [2, 3, 4, 5],
      );
    });
  }

  for (const name of ['Approvals', 'Acknowledgements'] as const) {
    test(`${name}: as it was put in, it names nobody, and the name is a gap`, () => {
      const text = `# T\n\n${leave(name)}\n`;
      assert.doesNotMatch(text, /@/u);
      const gaps = findProblems(analyzeReview(parseReview(text), undefined, {}), context({})).filter(isGap);
      assert.deepEqual(
        gaps.map(({ span }) => text.slice(span.start, span.end)),
        ['[name]'],
      );
    });
  }

  for (const name of Object.keys(headings) as AskedSnippet[]) {
    for (const [kind, template] of [
      ['without a template', undefined],
      ['of its template', builtIn('incident-review')],
    ] as const) {
      test(`${name}: as it was put in, its section is not complete, ${kind}`, () => {
        const text = `# T\n\n## ${headings[name]}\n\n${leave(name)}\n\n## Summary\n\nMails were late for an hour.\n`;
        const read = analyzeReview(parseReview(text), template, {});
        const problems = findProblems(read, context({ template }));
        const { open } = measureCompleteness(read, problems);
        assert.deepEqual(open.filter(({ heading }) => heading === headings[name]).length, 1, JSON.stringify(problems));
      });
    }
  }
});
