// Parts that the product writes into a review: put in once, replaced, taken away; and the comments of an issue as one of them.
import assert from 'node:assert/strict';
import { analyzeReview } from '../../../../src/review/analyze';
import { putBlock } from '../../../../src/review/finish/writtenParts';
import { putDigest, readLastComment } from '../../../../src/review/finish/digest';
import { nameIncident, nameOwner } from '../../../../src/review/finish/nameIncident';
import { parseReview } from '../../../../src/review/parse/document';
import { complete, everything } from '../complete';
import { lines, problems } from '../fixtures';

const whole = complete['incident-review'];
const known = everything('incident-review');

suite('Parts of a review that the product writes', () => {
  const open = putBlock(whole, 'open-actions', '> Open:\n>\n> - Test the valve (acme/ovens#12, Ida, 2026-03-09)');

  test('come to the end, say no action twice, and bring no problem', () => {
    const count = (text: string): number => analyzeReview(parseReview(text), known.template).actions.length;
    assert.equal(count(open), count(whole));
    assert.deepEqual(
      problems(open, known).map(({ code }) => code),
      problems(whole, known).map(({ code }) => code),
    );
  });

  test('are replaced where they stand, and leave nothing behind', () => {
    assert.equal(putBlock(open, 'open-actions', '> None').split('incident-reviews: open-actions').length, 3);
    assert.equal(putBlock(open, 'open-actions', ''), whole);
    assert.equal(putBlock(whole, 'open-actions', ''), whole);
  });

  test('keep the line ends of the text', () => {
    const windows = whole.replaceAll('\n', '\r\n');
    assert.ok(!/(?<!\r)\n/u.test(putBlock(windows, 'open-actions', '> one\n> two')));
  });
});

suite('The digest of a discussion', () => {
  const comment = (id: number): Parameters<typeof putDigest>[2][number] => ({
    id,
    words: `Words ${id}`,
    author: 'Comment',
    link: `https://gitlab.example.com/x#note_${id}`,
  });
  const first = putDigest(whole, 'Discussion', [comment(4), comment(7)]);

  test('has each comment with its source, and knows the newest', () => {
    assert.ok(first.startsWith(whole.trimEnd()));
    assert.ok(first.includes('## Discussion'));
    assert.ok(first.includes('> - Comment: Words 4 ([source](https://gitlab.example.com/x#note_4))'));
    assert.equal(readLastComment(first), 7);
    assert.equal(readLastComment(whole), undefined);
  });

  test('is no list of corrective actions, whoever is named in it', () => {
    const count = (text: string): number => analyzeReview(parseReview(text), known.template).actions.length;
    const named = putDigest(whole, 'Discussion', [{ ...comment(4), words: '@ida tests the valve until 2026-04-01' }]);
    assert.equal(count(named), count(whole));
  });

  test('takes in only what is new, and leaves what somebody has worded since', () => {
    const reworded = first.replace('Words 4', 'What Ida said');
    const again = putDigest(reworded, 'Discussion', [comment(4), comment(7), comment(9)]);
    assert.ok(again.includes('What Ida said') && !again.includes('Words 4'));
    assert.equal(again.split('Words 7').length, 2);
    assert.equal(again.split('## Discussion').length, 2);
    assert.equal(readLastComment(again), 9);
    assert.equal(putDigest(again, 'Discussion', [comment(9)]), again);
  });
});

suite('A review that names its incident later', () => {
  const name = 'acme/production#7';
  test('names it in its marker and in its empty field', () => {
    const text = lines('<!-- incident-review', 'id: 1', '-->', '', '# Ovens', '', '- Incident:', '- Owner: @ida');
    assert.equal(
      nameIncident(text, name),
      lines(
        '<!-- incident-review',
        'id: 1',
        `incident: ${name}`,
        '-->',
        '',
        '# Ovens',
        '',
        `- Incident: ${name}`,
        '- Owner: @ida',
      ),
    );
  });

  test('leaves what somebody wrote there, and changes nothing the second time', () => {
    const text = lines('<!-- incident-review', 'id: 1', '-->', '', '- Incident: the one of Monday');
    const named = nameIncident(text, name);
    assert.ok(named.includes('- Incident: the one of Monday'));
    assert.equal(nameIncident(named, name), named);
  });
});

suite('The owner that a review names', () => {
  const text = (value: string): string =>
    lines('# Mails were late', '', `- Owner: ${value}`.trimEnd(), '', '## Summary');
  const owner = { from: 'ida', to: 'ben' };
  for (const [what, value, then] of [
    ['changes with the issue', '@ida', '@ben'],
    ['comes where nobody was named', '', '@ben'],
    ['stays where somebody wrote another', 'the database team', 'the database team'],
  ] as const) {
    test(what, () => assert.equal(nameOwner(text(value), owner), text(then)));
  }
});
