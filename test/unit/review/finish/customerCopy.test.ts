// What customers may read: each kind of thing that they may not is gone, and the sentence around it stays.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyzeReview } from '../../../../src/review/analyze';
import { makeCustomerCopy } from '../../../../src/review/finish/customerCopy';
import { parseReview } from '../../../../src/review/parse/document';
import { lines } from '../fixtures';

const headings = { summary: 'What happened', impact: 'What it meant', cause: 'Why', actions: 'What we do' };
const hidden: Parameters<typeof makeCustomerCopy>[2] = {
  names: ['Ida Berg', 'Ida', 'noor.b'],
  person: 'an engineer',
  system: 'one of our systems',
};

function copy(text: string): string {
  return makeCustomerCopy(analyzeReview(parseReview(text), undefined), headings, hidden);
}
const withSummary = (words: string): string => lines('# Review', '', '## Summary', '', words);
const bodyOf = (words: string): string => copy(withSummary(words)).replace('## What happened\n\n', '').trim();

suite('A copy for customers', () => {
  const e = 'e\u0301';
  for (const [name, written] of [
    [`Ren${e}e Aalto`, 'Ren\u00E9e Aalto'],
    ['Ren\u00E9e Aalto', `Ren${e}e Aalto`],
  ] as const) {
    test(`${JSON.stringify(name)} is hidden however its letters are stored`, () => {
      const review = analyzeReview(parseReview(withSummary(`Then ${written} looked.`)), undefined);
      assert.match(makeCustomerCopy(review, headings, { ...hidden, names: [name] }), /Then an engineer looked\./u);
    });
  }

  for (const name of ['Jean-Luc', 'A/B (ops)', '[x]', 'a.*b', '$0', '-']) {
    test(`the name ${name} is hidden as it is written`, () => {
      const review = analyzeReview(parseReview(withSummary(`Then ${name} looked at it.`)), undefined);
      const text = makeCustomerCopy(review, headings, { ...hidden, names: [name] });
      assert.ok(name === '-' || !text.includes(`Then ${name} looked`), text);
    });
  }

  test('says what happened, what it meant, why, and what is done, in this order, and nothing else', () => {
    const text = lines(
      '# Ovens went cold',
      '',
      '## Timeline',
      '',
      '- 2026-03-02 10:00 UTC: Ida Berg was paged',
      '',
      '## Summary',
      '',
      'No bread for **half an hour**, see [the alert](https://grafana.acme.internal/d/1).',
      '',
      '## Customer Impact',
      '',
      '40 shops got their bread late.',
      '',
      '## Root Cause',
      '',
      'A valve closed itself.',
      '',
      '## Lessons Learned',
      '',
      'The gauge is hard to read.',
      '',
      '## Corrective Actions',
      '',
      '- [ ] Test the valve every week: acme/ovens#12, @ida, 2026-03-09',
    );
    assert.equal(
      copy(text),
      lines(
        '## What happened',
        '',
        'No bread for half an hour, see the alert.',
        '',
        '## What it meant',
        '',
        '40 shops got their bread late.',
        '',
        '## Why',
        '',
        'A valve closed itself.',
        '',
        '## What we do',
        '',
        '- Test the valve every week',
      ),
    );
    assert.doesNotMatch(copy(text), /ida|#12|acme|gauge|paged/iu);
  });

  const table: readonly (readonly [string, string, string])[] = [
    ['a handle', 'It was @ida.berg who saw it.', 'It was an engineer who saw it.'],
    ['a handle that was made harmless', 'It was @\u200bida.berg who saw it.', 'It was an engineer who saw it.'],
    [
      'a name with signs that do not show',
      'I\u00ADda\u00A0Be\u200Erg\u202C restarted it.',
      'an engineer restarted it.',
    ],
    ['a group', 'We asked @acme/sre for help.', 'We asked an engineer for help.'],
    ['a name', 'Ida Berg restarted it.', 'an engineer restarted it.'],
    ['a given name', 'Then Ida went home.', 'Then an engineer went home.'],
    ['an address of the web', 'The graph https://grafana.acme.test/d/7?x=1 shows it.', 'The graph shows it.'],
    ['an e-mail address', 'Write to ida@acme.test soon.', 'Write to an engineer soon.'],
    ['a reference', 'Fixed by acme/shop!77 yesterday.', 'Fixed by yesterday.'],
    ['a short reference', 'It came back (#1203).', 'It came back.'],
    ['an issue of another tracker', 'As in HOT-13432, it came back.', 'As in, it came back.'],
    ['a host', 'We moved to db-primary-01 at once.', 'We moved to one of our systems at once.'],
    ['a domain', 'cart.prod.internal was down.', 'one of our systems was down.'],
    ['an address of a machine', '10.0.4.12:5432 refused us.', 'one of our systems refused us.'],
    ['an address of a machine of today', 'fe80:0:0:0:1:2:3:4 refused us.', 'one of our systems refused us.'],
    [
      'a short address of a machine of today',
      '2001:db8::8:1 refused us at 10:00:30.',
      'one of our systems refused us at 10:00:30.',
    ],
    ['output of a machine', `It said ${'x9/'.repeat(200)} twice.`, 'It said one of our systems twice.'],
    ['a label', 'It got ~"corrective action" and ~severity::1 today.', 'It got and today.'],
    ['a line that says it is internal', 'Internal: the contract with Baker and Sons', ''],
    ['a table', '| Shop | Ovens |\n| - | -: |\n| North | 12 |', 'Shop · Ovens\nNorth · 12'],
    ['a comment', 'Bread was late.<!-- Ida forgot it -->', 'Bread was late.'],
    ['numbers and times, which stay', 'From 10:00 to 10:30, 40 of 120 shops.', 'From 10:00 to 10:30, 40 of 120 shops.'],
  ];
  for (const [what, words, expected] of table) {
    test(what, () => {
      assert.equal(bodyOf(words), expected);
    });
  }

  for (const piece of ['[', '![a](', 'a-', 'A1-', 'a.', 'x.internal', '#12 ', ' (', 'a@', '**a']) {
    test(`a line of 100,000 characters of ${JSON.stringify(piece)} takes no longer than others`, function () {
      this.timeout(10_000);
      copy(withSummary(`x ${piece.repeat(100_000 / piece.length)}\u0001 y`));
    });
  }

  test('whatever stands around a name, an address, a reference or a host, none of it comes through', () => {
    const secrets = ['@ida', 'Ida Berg', 'https://x.acme.test/1', 'acme/shop#12', 'db-primary-01', '10.1.2.3'];
    const words = fc.stringMatching(/^[ a-z,.;()]{0,12}$/u);
    fc.assert(
      fc.property(words, fc.constantFrom(...secrets), words, (before, inside, after) => {
        assert.ok(!copy(withSummary(`x ${before} ${inside} ${after} y`)).includes(inside));
      }),
      { numRuns: 200 },
    );
  });
});
