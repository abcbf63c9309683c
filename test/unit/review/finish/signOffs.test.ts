// Who has acknowledged or approved, and ticking one's own box only.
import assert from 'node:assert/strict';
import { hasOtherActions, listMissingNames, tickOwnBoxes } from '../../../../src/review/finish/signOffs';
import { findSignOffs } from '../../../../src/review/parse/signOffBoxes';
import { parseReview } from '../../../../src/review/parse/document';
import { lines } from '../fixtures';

const text = lines(
  '# Ovens went cold',
  '',
  '## Changeset Team Acknowledgements',
  '',
  '* [ ] @ida',
  '* [x] @noor.b',
  '* [ ] `_REPLACE_WITH_ @PersonalHandle4`',
  '',
  '## Corrective actions',
  '',
  '- [ ] @ida tests the valve every week',
  '',
  '### Corrective actions approval by stakeholders',
  '',
  '* [ ] Ida Berg (@Ida)',
  '* [ ] @noor.b',
);
const summarize = (of: string): unknown =>
  findSignOffs(parseReview(of)).map(({ kind, heading, boxes }) => [
    kind,
    heading,
    boxes.map(({ handle, checked }) => `${checked ? 'x' : ' '} ${handle}`),
  ]);

suite('Acknowledgements and approvals', () => {
  test('are the boxes of their sections behind which a name stands; a placeholder is nobody', () => {
    assert.deepEqual(summarize(text), [
      ['acknowledgement', 'Changeset Team Acknowledgements', ['  ida', 'x noor.b']],
      ['approval', 'Corrective actions approval by stakeholders', ['  Ida', '  noor.b']],
    ]);
  });

  const missing: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['each once', ['* [ ] @ida', '* [ ] @Ida', '* [ ] @bo'], ['Ida', 'bo']],
    ['but who has ticked', ['* [x] @ida', '* [ ] @bo'], ['bo']],
    ['but everybody, however it is written', ['* [ ] @all', '* [ ] @All (the team)', '* [ ] @bo'], ['bo']],
    ['but not whose name begins so', ['* [ ] @all', '* [ ] @allison'], ['allison']],
  ];
  for (const [name, boxes, expected] of missing) {
    test(`one comment names who is missing: ${name}`, () => {
      const lists = findSignOffs(parseReview(lines('# Review', '', '## Acknowledgements', '', ...boxes)));
      assert.deepEqual(listMissingNames(lists), expected);
    });
  }

  const forms: readonly (readonly [string, readonly string[], string | undefined])[] = [
    [
      'names under words that ask to read it',
      ['Please check off your name once you have read it.', '', '- [ ] @ida', '- [ ] @bo, SRE'],
      'acknowledgement',
    ],
    ['names under words that ask for approval', ['Approved by:', '', '- [ ] @ida (database)'], 'approval'],
    [
      'names with something to do',
      ['Please check off your name.', '', '- [ ] @ida writes the summary until Friday: all of it'],
      undefined,
    ],
    ['names under words that ask for nothing', ['Who was there:', '', '- [ ] @ida'], undefined],
  ];
  for (const [what, body, kind] of forms) {
    test(`of a team’s own template: ${what}`, () => {
      const [list] = findSignOffs(parseReview(lines('# Review', '', '## People', '', ...body)));
      assert.equal(list?.kind, kind);
    });
  }

  test('one ticks one’s own boxes of that kind, whatever case the name has, and nobody else’s', () => {
    assert.equal(tickOwnBoxes(text, 'approval', 'ida'), text.replace('[ ] Ida Berg', '[x] Ida Berg'));
    assert.equal(tickOwnBoxes(text, 'acknowledgement', 'IDA'), text.replace('* [ ] @ida', '* [x] @ida'));
  });

  test('whose box is ticked, or who has none, changes nothing', () => {
    assert.equal(tickOwnBoxes(text, 'acknowledgement', 'noor.b'), text);
    assert.equal(tickOwnBoxes(text, 'approval', 'noor'), text);
  });

  test('actions that changed after an approval are others for those alone whose approval is older', () => {
    const action = '- [ ] @ida tests the valve every week';
    const approved = tickOwnBoxes(text, 'approval', 'ida');
    const changed = approved.replace(action, '- [ ] @ida tests the valve every day');
    const both = tickOwnBoxes(changed, 'approval', 'noor.b');
    const versions = [text, approved, changed, both];
    assert.deepEqual(
      [
        hasOtherActions(versions, both, 'ida'),
        hasOtherActions([...versions, approved], approved, 'ida'),
        hasOtherActions(versions, both, 'noor.b'),
        hasOtherActions([text], text, 'ida'),
      ],
      [true, false, false, false],
    );
  });
});
