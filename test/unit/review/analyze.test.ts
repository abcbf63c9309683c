import assert from 'node:assert/strict';
import { analyzeReview } from '../../../src/review/analyze';
import { parseReview } from '../../../src/review/index';

const actionsIn = (text: string): readonly string[] =>
  analyzeReview(parseReview(text), undefined).actions.map(action => action.text);

suite('actions outside sections that are called so', () => {
  for (const field of ['Fecha:** 2026-03-07', 'Datum:** 07.03.2026', 'Jour:** 7 mars 2026'])
    test(`a date with its name is none: ${field}`, () =>
      assert.deepEqual(actionsIn(`# Cold ovens\n\n- **${field}\n\n## Timeline\n\n- 10:00 the ovens go out\n`), []));

  test('who took part is none', () =>
    assert.deepEqual(
      actionsIn('# Cold ovens\n\n## Responders\n\n- @ida, joined 2026-03-03\n- @olaf, joined 2026-03-03\n'),
      [],
    ));

  const head = '| Corrective action | Issue | Owner | Target date |\n| --- | --- | --- | --- |';
  for (const [form, count] of [
    [`${head}\n|  |  |  | 2026-12-14 |`, 0],
    [`${head}\n|  |  |  | 2026-12-14 |\n| Order disks |  |  | 2026-12-14 |`, 1],
    [`${head}\n|  |  | @ida | 2026-12-14 |`, 1],
    [`${head}\n|  | #12 |  | 2026-12-14 |`, 1],
    ['- [ ] , @, 2026-12-14', 0],
    ['1. , @, 2026-12-14', 0],
    ['- 2026-12-14\n  Order disks', 1],
    ['- Order disks, @ida, 2026-12-14', 1],
  ] as const)
    test(`what is inserted for one, with the date that is offered, is none before somebody writes in it: ${form}`, () => {
      const { actions, sections } = analyzeReview(
        parseReview(`# Cold ovens\n\n## Corrective Actions\n\n${form}\n`),
        undefined,
      );
      assert.equal(actions.length, count);
      assert.equal(sections.at(-1)?.state, count === 0 ? 'empty' : 'complete');
    });

  test('a list whose items are all given to somebody, with a date, is one of actions', () => {
    assert.equal(
      actionsIn(
        '## Takeaways\n\n- Add an alert for full disks by 3 April 2026 (@ida).\n- Order disks by 5 April 2026 (@ben).\n',
      ).length,
      2,
    );
  });

  test('a field of the review is none, whatever stands behind its name', () => {
    assert.deepEqual(
      actionsIn('# Review\n\n- Incident: acme/production#101: order bread by 3 April 2026 (@ida).\n'),
      [],
    );
  });

  // What is looked for before such a list is read must not hide one that has it.
  for (const followUp of [
    'by 2026-04-03',
    'by 03/04/2026',
    'by 3 April',
    'due: June',
    'due: next sprint',
    'by the end of Q2',
    'срок: 3 апреля',
    '#12',
    'acme/shop#12',
    'SHOP-12',
    'Bug 555482',
    'https://tracker.example/browse/12',
    '[the issue](issues/12)',
    '[work_item:5]',
  ]) {
    test(`one followed up by "${followUp}" is found as under their own heading`, () => {
      const list = `- Add an alert for full disks (owner: @ida), ${followUp}\n- Order disks (owner: @ben), ${followUp}\n`;
      assert.deepEqual(actionsIn(`## Takeaways\n\n${list}`), actionsIn(`## Corrective actions\n\n${list}`));
      assert.equal(actionsIn(`## Takeaways\n\n${list}`).length, 2);
    });
  }

  test('one under a heading of its own is found by its fields', () => {
    const fields = '- Owner: @ida\n- Due: 2026-04-03\n- Severity: high\n';
    assert.deepEqual(actionsIn(`## Takeaways\n\n### Add an alert for full disks\n\n${fields}`), [
      'Add an alert for full disks',
    ]);
  });
});
