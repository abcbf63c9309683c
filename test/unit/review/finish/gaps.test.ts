// Where somebody writes who goes from gap to gap, and what comes with the first letter.
import assert from 'node:assert/strict';
import { analyzeReview } from '../../../../src/review/analyze';
import { listGaps } from '../../../../src/review/finish/gaps';
import { applyEdits } from '../../../../src/review/fixes';
import { findProblems } from '../../../../src/review/lint';
import { parseReview } from '../../../../src/review/parse/document';
import { builtIn, context, template } from '../fixtures';

const asking = template(`# Review

- Owner:

## Summary

<!-- What happened, for everybody. -->

1. Services:
1. Team:

## Impact

1. Who was affected?
2. How did they notice it?
3. What did it cost?

## Facts

| Fact | Value |
| ---- | ----- |
| Requests Affected |       |
| Total Duration |
`);

/** The text with a word typed into each of its gaps. */
function fillIn(text: string, used = asking): string {
  const review = analyzeReview(parseReview(text), used, {});
  const problems = findProblems(review, context({ template: used }));
  const gaps = listGaps({ review: review.document, template: used, questions: review.questions, problems });
  return applyEdits(
    text,
    gaps.map(({ span, lead }) => ({ span, text: `${lead}WORD` })),
  );
}

const cases: readonly (readonly [name: string, text: string, filled: string])[] = [
  [
    'a field without a blank gets one, a field with blanks has its place behind the first',
    '# Review\n\n- Owner:\n\n## Summary\n\nIt broke.\n\n1. Services: \n1. Team:\n',
    '# Review\n\n- Owner: WORD\n\n## Summary\n\nIt broke.\n\n1. Services: WORD\n1. Team: WORD\n',
  ],
  [
    'an empty section has the places of its fields, not below their list',
    '# Review\n\n- Owner: Ana\n\n## Summary\n\n<!-- What happened, for everybody. -->\n\n1. Services: \n1. Team:\n\n## Next\n',
    '# Review\n\n- Owner: Ana\n\n## Summary\n\n<!-- What happened, for everybody. -->\n\n1. Services: WORD\n1. Team: WORD\n\n## Next\n',
  ],
  [
    'and of its questions, below each as its own item',
    '# Review\n\n## Impact\n\n1. Who was affected?\n2. How did they notice it?\n3. What did it cost?\n',
    '# Review\n\n## Impact\n\n1. Who was affected?\n   - WORD\n2. How did they notice it?\n   - WORD\n3. What did it cost?\n   - WORD\n',
  ],
  [
    'as the question beside it has its answer: on the line',
    '# Review\n\n## Impact\n\n1. Who was affected? All shops.\n2. How did they notice it?\n',
    '# Review\n\n## Impact\n\n1. Who was affected? All shops.\n2. How did they notice it? WORD\n',
  ],
  [
    'with its marker and blank line',
    '# Review\n\n## Impact\n\n1. Who was affected?\n\n    * All shops.\n\n2. **How did they notice it?**\n',
    '# Review\n\n## Impact\n\n1. Who was affected?\n\n    * All shops.\n\n2. **How did they notice it?**\n\n    * WORD\n',
  ],
  [
    'as a paragraph of the item',
    '# Review\r\n\r\n## Impact\r\n\r\n1. Who was affected?\r\n\r\n   All shops.\r\n\r\n2. How did they notice it?\r\n',
    '# Review\r\n\r\n## Impact\r\n\r\n1. Who was affected?\r\n\r\n   All shops.\r\n\r\n2. How did they notice it?\r\n\r\n   WORD\r\n',
  ],
  [
    'below a number of two figures',
    '# Review\n\n## Impact\n\n9. Who was affected?\n   - All shops.\n10. How did they notice it?\n',
    '# Review\n\n## Impact\n\n9. Who was affected?\n   - All shops.\n10. How did they notice it?\n    - WORD\n',
  ],
  [
    'behind the item that is there for it',
    '# Review\n\n## Impact\n\n1. Who was affected?\n   -\n2. How did they notice it?\n   - They told us.\n3. What did it cost?\n    - \n',
    '# Review\n\n## Impact\n\n1. Who was affected?\n   - WORD\n2. How did they notice it?\n   - They told us.\n3. What did it cost?\n    - WORD\n',
  ],
  [
    'of a note only the word goes that asks, what a person wrote beside it stays',
    '# Review\n\n## Summary\n\nTODO: ask Ana for the numbers\n\n## Impact\n\n1. Who was affected? All.\n',
    '# Review\n\n## Summary\n\nWORD: ask Ana for the numbers\n\n## Impact\n\n1. Who was affected? All.\n',
  ],
  [
    'what a template has in the place of an issue, a name or a day goes as a whole',
    '# Review\n\n- Owner: @name\n\n## Summary\n\nIt broke: group/project#NNN, acme/shop#NNN, since YYYY-MM-DD, says [name].\n',
    '# Review\n\n- Owner: WORD\n\n## Summary\n\nIt broke: WORD, acme/shopWORD, since WORD, says WORD.\n',
  ],
  [
    'a fact has its place in its own cell',
    '# Review\n\n## Facts\n\n| Fact | Value |\n| ---- | ----- |\n| Requests Affected |       |\n| Total Duration |\n\nIt was long.\n',
    '# Review\n\n## Facts\n\n| Fact | Value |\n| ---- | ----- |\n| Requests Affected | WORD      |\n| Total Duration | WORD\n\nIt was long.\n',
  ],
];

suite('Gaps', () => {
  for (const [name, text, filled] of cases) test(name, () => assert.equal(fillIn(text), filled));

  test('an empty section asks below its guidance, and not as a part of a list', () => {
    const own = template('# Review\n\n## Details\n\n<!-- The story. -->\n\n## Steps\n\n* first example\n\n## Rest\n');
    assert.equal(
      fillIn('# Review\n\n## Details\n\n<!-- The story. -->\n\n## Steps\n\n* first example\n\n## Rest\n', own),
      '# Review\n\n## Details\n\n<!-- The story. -->\nWORD\n## Steps\n\n* first example\n\nWORD\n## Rest\nWORD',
    );
  });

  test('what the template shows in an empty section is written over, and not beside', () => {
    const own = template('# Review\n\n## Notes\n\n## Corrective Actions\n\n<!-- Links -->\n\n- <Bare issue link>\n');
    assert.equal(
      fillIn('# Review\n\n## Notes\n\nMine.\n\n## Corrective Actions\n\n<!-- Links -->\n\n- <Bare issue link>\n', own),
      '# Review\n\n## Notes\n\nMine.\n\n## Corrective Actions\n\n<!-- Links -->\n\n- WORD\n',
    );
  });

  test('a heading keeps its words', () => {
    const own = template('# Review\n\n## Details\n\n## Rest\n\nText.\n');
    assert.match(fillIn('# Review\n\n## Details\n## Rest\n\nMine.\n', own), /## Details\n\nWORD\n## Rest/u);
  });

  for (const [name, line, filled] of [
    ['of nothing', '- Incident:', '- Incident: WORD'],
    ['of the template', '- Incident: group/project#NNN', '- Incident: WORD'],
    ['of words, which stay', '- Incident: the mails', '- Incident: WORDthe mails'],
    ['that is there', '- Incident: acme/production#7', '- Incident: acme/production#7'],
  ] as const) {
    test(`the link to the incident in place ${name}`, () => {
      const marker = '<!-- incident-review\nid: a\ntemplate: incident-review\n-->\n\n';
      const text = `${marker}# Review\n\n${line}\n\n## Notes\n\nMine.\n`;
      assert.ok(fillIn(text, builtIn('incident-review')).includes(`\n${filled}\n`));
    });
  }

  const remark = '> TODO: check this, it was taken over from';
  const link = ' [acme/production#7](https://git.example.com/acme/production/-/issues/7)';
  for (const [name, line, filled] of [
    ['as it was made', `${remark}${link}`, 'WORD'],
    ['with what a person wrote behind it', `${remark}${link} Asked Tomas.`, 'WORD Asked Tomas.'],
  ] as const) {
    test(`the remark of what was taken over, ${name}`, () => {
      const text = `# Review\n\n## Summary\n\n> Mails were late.\n>\n${line}\n`;
      assert.ok(fillIn(text, builtIn('incident-review')).includes(`>\n${filled}\n`));
    });
  }
});
