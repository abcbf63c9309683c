// Times behind the number of a step or at the end of a heading, counted in hours and minutes from "H", days by their weekday,
// and what belongs to a time without standing beside it: a row with an empty cell, the paragraph below, a quote.
import assert from 'node:assert/strict';
import { entries, told } from './reading';

const read = (body: string): readonly string[] =>
  entries(body, {}).map(event => `${told(event)} ${event.text}${event.more === '' ? '' : ` + ${event.more}`}`);

/** In a document whose date field says Monday, 5 October 2026. */
const on = (day: number, clock: string, text: string): string => `2026-10-0${day}T${clock}:00 ${text}`;
const dated = (body: string): readonly string[] => read(`Date: 2026-10-05\n\n${body}`);

suite('Timeline: steps, headings and weekdays', () => {
  const forms: readonly (readonly [name: string, body: string, found: readonly string[]])[] = [
    [
      'the number of a step before a bold time',
      '**1. [2026-10-05 04:00]** freezer warm\n\n**2. [2026-10-05 04:10]** bell rings',
      [on(5, '04:00', 'freezer warm'), on(5, '04:10', 'bell rings')],
    ],
    [
      'the number of a step in a heading',
      '### 1. 2026-10-05 04:00 – freezer warm\n\n### 2) [04:10] bell rings',
      [on(5, '04:00', 'freezer warm'), on(5, '04:10', 'bell rings')],
    ],
    [
      'a day and a month are no step',
      '- **5.10.2026 04:00** freezer warm\n- **6.10.2026** bell rings',
      [on(5, '04:00', 'freezer warm'), '2026-10-06 bell rings'],
    ],
    [
      'a heading says its time at its end',
      '### Freezer warm (2026-10-05 04:00)\n\nAt the back.\n\n### Bell rings – 04:10\n\nTwice.',
      [on(5, '04:00', 'Freezer warm'), on(5, '04:10', 'Bell rings')],
    ],
    [
      'a heading above entries with times of their own parts them',
      '### First wave (2026-10-05 04:00)\n\n- 04:05 freezer warm\n- 04:10 bell rings',
      [on(5, '04:05', 'freezer warm'), on(5, '04:10', 'bell rings')],
    ],
    [
      'a time alone belongs to the paragraph or the list below it',
      '**2026-10-05 04:00**\n\nfreezer warm\nat the back\n\n**04:10**\n\n- bell rings\n- twice',
      [on(5, '04:00', 'freezer warm at the back'), on(5, '04:10', 'bell rings')],
    ],
    [
      'the marks of a quote are no text',
      '> 2026-10-05 04:00 freezer warm\n> at the back\n>\n> 04:10 bell rings',
      [on(5, '04:00', 'freezer warm at the back'), on(5, '04:10', 'bell rings')],
    ],
    [
      'a row without a time goes on with the one above',
      '| Time | What |\n|-|-|\n| 2026-10-05 04:00 | job runs |\n| | freezer warm |\n| 04:10 | bell rings |',
      [on(5, '04:00', 'job runs + freezer warm'), on(5, '04:10', 'bell rings')],
    ],
  ];
  for (const [name, body, found] of forms) test(name, () => assert.deepEqual(read(body), found));

  const days: readonly (readonly [name: string, body: string, found: readonly string[]])[] = [
    [
      'weekdays, two days apart',
      '- Mon 10:05 warm\n- Mon 10:10 bell\n- Wed 09:30 cold',
      [on(5, '10:05', 'warm'), on(5, '10:10', 'bell'), on(7, '09:30', 'cold')],
    ],
    [
      'in French and in full',
      '- lundi 10h05 : chaud\n- mardi 9h30 : froid',
      [on(5, '10:05', 'chaud'), on(6, '09:30', 'froid')],
    ],
    ['in Japanese', '- 月曜日 10:05 高温\n- 水曜日 09:30 復旧', [on(5, '10:05', '高温'), on(7, '09:30', '復旧')]],
    [
      'a column of weekdays, where a blank cell is the same day',
      '| Day | Time | What |\n|-|-|-|\n| Mon | 10:05 | warm |\n| | 10:10 | bell |\n| Tue | 09:30 | cold |',
      [on(5, '10:05', 'warm'), on(5, '10:10', 'bell'), on(6, '09:30', 'cold')],
    ],
    [
      'the date is of the writing: the first weekday is its day, the next ones are counted from it',
      '- Thursday 10:05 warm\n- Friday 09:30 cold',
      [on(5, '10:05', 'warm'), on(6, '09:30', 'cold')],
    ],
    [
      'only the later day is called by its name',
      '- 10:05 warm\n- 10:10 bell\n- Tuesday 09:30 cold',
      [on(5, '10:05', 'warm'), on(5, '10:10', 'bell'), on(6, '09:30', 'cold')],
    ],
    [
      'behind midnight',
      '- Mon 23:50 warm\n- Tue 00:10 bell\n- Tue 00:30 cold',
      [on(5, '23:50', 'warm'), on(6, '00:10', 'bell'), on(6, '00:30', 'cold')],
    ],
    [
      'Monday below Tuesday is the day before',
      '- Tue 10:05 warm\n- Mon 09:00 bell',
      [on(5, '10:05', 'warm'), on(4, '09:00', 'bell')],
    ],
  ];
  for (const [name, body, found] of days) test(name, () => assert.deepEqual(dated(body), found));

  const counts: readonly (readonly [name: string, body: string, minutes: readonly number[]])[] = [
    ['minutes, where they are written with two figures', '- H+00 a\n- H+05 b\n- H+45 c', [0, 5, 45]],
    ['hours', '- H+0 : a\n- H+1 : b\n- H+1h30 : c\n- H+12 : d', [0, 60, 90, 720]],
    ['with their unit', '| Quand | Quoi |\n|-|-|\n| H | a |\n| H+5 min | b |\n| H-10 min | c |', [5, -10]],
  ];
  for (const [name, body, minutes] of counts)
    test(`counted from H: ${name}`, () => {
      const found = entries(body).map(({ localStart = Number.NaN }) => localStart / 60_000);
      assert.deepEqual(found, minutes);
    });
});
