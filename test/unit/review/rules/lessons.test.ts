// What is learned, and whether anything is done about it.
import assert from 'node:assert/strict';
import { found, incident, lines, writtenAt } from '../fixtures';

const english = '\n\n## Notes\n\nThis is a text of the bakery with all of the small words that are in it.\n';
const only = (code: string, text: string, over = {}): readonly string[] =>
  found(text + english, over)
    .filter(([each]) => each === code)
    .map(([, marked]) => marked);

suite('actions.no-detection', () => {
  const review = (detected: string, action: string): string =>
    lines(
      '## Timeline',
      '',
      'All times are in UTC.',
      '',
      '- 2026-03-02 10:00 impact begins, the ovens lose heat',
      `- 2026-03-02 ${detected}`,
      '- 2026-03-02 11:00 resolved, the ovens are warm again',
      '',
      '## Corrective actions',
      '',
      `- ${action} #3 @ida 2026-04-01`,
    );
  const cases: readonly (readonly [name: string, detected: string, action: string, isFound: boolean])[] = [
    ['noticed by customers', '10:05 detected, customers complain', 'Mend the valve', true],
    ['noticed late', '10:40 detected by the temperature alert', 'Mend the valve', true],
    ['noticed soon by an alert', '10:05 detected by the temperature alert', 'Mend the valve', false],
    ['an action notices it sooner', '10:40 detected, customers complain', 'Alert on low pressure', false],
    ['nobody says how it was noticed', '10:40 the valve was opened', 'Mend the valve', false],
  ];
  for (const [name, detected, action, isFound] of cases) {
    test(name, () =>
      assert.deepEqual(
        only('actions.no-detection', review(detected, action), { incident: incident() }),
        isFound ? ['Corrective actions'] : [],
      ),
    );
  }

  const rows = '| Action | Issue | Owner | Date |\n| - | - | - | - |\n| Mend the valve | #3 | @ida | 2026-04-01 |';
  for (const [name, action, then] of [
    ['below a list', '- Mend the valve #3 @ida 2026-04-01', '\n- «»'],
    ['in a row of its own', rows, '\n| «»'],
    ['below what stands behind a table', `${rows}\n\nThat is all.`, '\n- «»'],
  ] as const) {
    test(`the fix goes on ${name}`, () => {
      const text = review('10:40 detected, customers complain', '').replace('-  #3 @ida 2026-04-01', action) + english;
      const written = writtenAt(text, 'actions.no-detection', { incident: incident() });
      assert.equal(
        written,
        text.replace(action, () => action + then),
      );
    });
  }
});

suite('actions.no-decision', () => {
  const review = (heading: string, lesson: string): string =>
    lines(`## ${heading}`, '', `- ${lesson}`, '', '## Corrective actions', '', '- Mend the valve #3 @ida 2026-04-01');
  const lesson = 'Nobody in the bakery knew where the spare keys were kept';
  const cases: readonly (readonly [name: string, heading: string, lesson: string, isFound: boolean])[] = [
    ['nothing is done about it', 'What went wrong', lesson, true],
    ['an action shares a word with it', 'What went wrong', 'The valves of the bakery were never looked after', false],
    ['it says why not', 'What went wrong', `${lesson}; accepted, the keys are rarely needed`, false],
    ['what went well', 'What went well', lesson, false],
    ['too short to compare', 'What went wrong', 'Keys were lost', false],
  ];
  test('is silent on the report of another team', () =>
    assert.deepEqual(only('actions.no-decision', review('What went wrong', lesson)), []));
  for (const [name, heading, text, isFound] of cases) {
    test(name, () =>
      assert.deepEqual(
        only('actions.no-decision', review(heading, text), { incident: incident() }),
        isFound ? [text] : [],
      ),
    );
  }
});
