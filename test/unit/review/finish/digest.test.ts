// Parts that the product writes into a review: put in once, replaced, taken away; and the comments of an issue as one of them.
import assert from 'node:assert/strict';
import { analyzeReview } from '../../../../src/review/analyze';
import { putOwnLines } from '../../../../src/review/finish/writtenParts';
import { putDigest, readLastComment } from '../../../../src/review/finish/digest';
import { nameIncident, nameOwner } from '../../../../src/review/finish/nameIncident';
import { parseReview } from '../../../../src/review/parse/document';
import { complete, everything } from '../complete';
import { lines, problems } from '../fixtures';

const whole = complete['incident-review'];
const known = everything('incident-review');

const comment = (id: number): Parameters<typeof putDigest>[2][number] => ({
  id,
  words: `Words ${id}`,
  author: 'Comment',
  link: `https://gitlab.example.com/x#note_${id}`,
});

suite('Parts of a review that the product writes', () => {
  const open = putOwnLines(whole, 'open-actions', '> Open:\n>\n> - Test the valve (acme/ovens#12, Ida, 2026-03-09)');

  test('come to the end, say no action twice, and bring no problem', () => {
    const count = (text: string): number => analyzeReview(parseReview(text), known.template).actions.length;
    assert.equal(count(open), count(whole));
    assert.deepEqual(
      problems(open, known).map(({ code }) => code),
      problems(whole, known).map(({ code }) => code),
    );
  });

  test('hold no action, whoever is named in them, also beside another part and below a second mark', () => {
    const list = '## Open at the closing\n\n> - Paint the oven door: @ida, acme/ovens#77, 2026-04-01';
    const closed = putOwnLines(whole, 'open-actions', list);
    const read = (text: string): number => analyzeReview(parseReview(text), known.template).actions.length;
    const both = putDigest(closed, 'Discussion', [{ ...comment(4), words: '@ida mends acme/ovens#78 by 2026-04-01' }]);
    const twice = closed.replace('## Open at', '<!-- incident-reviews: open-actions -->\n\n## Open at');
    assert.deepEqual([closed, both, twice].map(read), [read(whole), read(whole), read(whole)]);
    assert.equal(read(closed.replaceAll(/<!-- \/?incident-reviews.*-->/gu, '')), read(whole) + 1);
  });

  test('are replaced where they stand, and leave nothing behind', () => {
    assert.equal(putOwnLines(open, 'open-actions', '> None').split('incident-reviews: open-actions').length, 3);
    assert.equal(putOwnLines(open, 'open-actions', ''), whole);
    assert.equal(putOwnLines(whole, 'open-actions', ''), whole);
  });

  const list = '## Open then\n\n> - Test the valve\n> - Test the hose';
  const closed = putOwnLines('# Ovens\n', 'open-actions', list);
  const reopen = (text: string): string =>
    putOwnLines(text, 'open-actions', '').replaceAll(/<!-- .?incident-reviews.*-->\n/gu, '');
  const keeping = (words: string): string => `# Ovens\n\n## Open then\n\n${words}\n`;
  const written: readonly (readonly [string, string, string])[] = [
    ['below the list', closed.replace('the hose', 'the hose\n\nThe hose is old.'), keeping('The hose is old.')],
    ['between two of its lines', closed.replace('\n> - Test the h', '\n> - Mine\n> - Test the h'), keeping('> - Mine')],
    ['into one of its lines', closed.replace('the hose', 'the hose, Ida'), keeping('> - Test the hose, Ida')],
    [
      'the same line once more',
      closed.replace('the hose', 'the hose\n> - Test the hose'),
      keeping('> - Test the hose'),
    ],
    ['instead of its heading', closed.replace('## Open then', '## What was open'), '# Ovens\n\n## What was open\n'],
    ['the end of another line', closed.replaceAll('\n', '\r\n').replaceAll('\r\n>', '  \r\n>'), '# Ovens\r\n'],
    ['below the part', `${closed}\nThe hose is old.\n`, '# Ovens\n\nThe hose is old.\n'],
  ];
  for (const [place, text, expected] of written) {
    test(`lose nothing that somebody wrote: ${place}`, () => {
      assert.equal(reopen(text), expected);
    });
  }

  test('are the same however often they are written or taken away', () => {
    for (const [, text] of written)
      for (const body of [list, '> - Test the door', '']) {
        const once = putOwnLines(text, 'open-actions', body);
        assert.equal(putOwnLines(once, 'open-actions', body), once);
        assert.equal(reopen(putOwnLines(once, 'open-actions', list)), reopen(text));
      }
  });

  const mark = '<!-- incident-reviews: open-actions -->';
  for (const [place, quoted] of [
    ['a quote', `> ${mark}`],
    ['a code block', `\`\`\`\n${mark}\n\`\`\``],
    ['a sentence', `It begins with ${mark}.`],
    ['a line of its own that nothing closes', mark],
  ] as const) {
    test(`an opening comment in ${place} begins none`, () => {
      const text = `${quoted}\n\nThe oven was hot.\n`;
      assert.equal(putOwnLines(putOwnLines(text, 'open-actions', list), 'open-actions', ''), text);
      assert.ok(
        putDigest(text.replace('open-actions', 'discussion'), 'Said', [comment(4)]).includes('The oven was hot.'),
      );
    });
  }

  for (const last of [
    '```\noven: hot',
    '<!-- The oven was hot',
    '- hot\n\n  ~~~\n  oven: hot',
    '- <!-- hot\n\n## Impact\n\nx',
    '> <!-- hot\n\nx',
    '- a\n  <!-- b\n\nx',
  ]) {
    test(`are found again above what begins ${JSON.stringify(last)} and is never closed`, () => {
      const text = `# Ovens\n\nThe oven was hot.\n\n${last}\n`;
      const once = putOwnLines(text, 'open-actions', list);
      assert.equal(putOwnLines(once, 'open-actions', list), once);
      assert.equal(putOwnLines(once, 'open-actions', ''), text);
      const said = putDigest(text, 'Said', [comment(4)]);
      assert.equal(readLastComment(said), 4);
      assert.equal(putDigest(said, 'Said', [comment(4)]), said);
    });
  }

  test('keep the line ends of the text', () => {
    const windows = whole.replaceAll('\n', '\r\n');
    assert.ok(!/(?<!\r)\n/u.test(putOwnLines(windows, 'open-actions', '> one\n> two')));
  });
});

suite('The digest of a discussion', () => {
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

suite('The field of the incident', () => {
  for (const [what, row, then] of [
    ['a placeholder in code', '- Incident: `Link to issue`', '- Incident: acme/ovens#7'],
    ['a path with open figures', '1. Incident: group/project#NNN', '1. Incident: acme/ovens#7'],
    ['a row that lacks its cell', '| Incident |', '| Incident | acme/ovens#7 |'],
    ['an empty cell', '| Incident |     |', '| Incident | acme/ovens#7 |'],
    ['words beside a placeholder', '- Incident: the one of Monday, TBD', '- Incident: the one of Monday, TBD'],
  ] as const) {
    test(what, () => {
      const text = (line: string): string =>
        lines('# Ovens', '', ...(line.startsWith('|') ? ['| Fact | Value |', '| --- | --- |'] : []), line);
      assert.equal(nameIncident(text(row), 'acme/ovens#7'), text(then));
    });
  }
});

suite('The owner that a review names', () => {
  const text = (value: string): string =>
    lines('# Mails were late', '', `- Owner: ${value}`.trimEnd(), '', '## Summary');
  const owner = { from: 'ida', to: 'ben' };
  for (const [what, value, then] of [
    ['changes with the issue', '@ida', '@ben'],
    ['comes where nobody was named', '', '@ben'],
    ['stays where somebody wrote another', 'the database team', 'the database team'],
    ['comes in place of a placeholder', 'TBD', '@ben'],
    ['comes in place of a placeholder in code, and is none', '`_REPLACE_WITH_ @MentionHandle`', '@ben'],
    ['changes in code, and is none', '`@ida`', '@ben'],
    ['stays where words stand beside a placeholder', '@olaf until Monday, then TBD', '@olaf until Monday, then TBD'],
  ] as const) {
    test(what, () => assert.equal(nameOwner(text(value), owner), text(then)));
  }
});
