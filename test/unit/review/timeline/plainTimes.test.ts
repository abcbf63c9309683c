// Times as other teams write them: dates without blanks, ranges of days, words before a date, counted times, clocks of twelve
// hours below a day's heading, and the zone said once anywhere.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readStatedDurations } from '../../../../src/review/timeline/facts/statedDurations';
import { readTimelines } from '../../../../src/review/timeline/resolve';
import { fixed, problems } from '../fixtures';
import { entries, read, told } from './reading';

const shop = '# Incident 2026-03-02: shop down\n\n## Timeline\n\n';
const table = (...rows: readonly string[]): string => ['| When | What |', '|---|---|', ...rows].join('\n');

suite('Timeline: times as other teams write them', () => {
  const forms: readonly (readonly [body: string, expected: readonly string[]])[] = [
    ['- 03Mar21 14:05 UTC a\n- 03Mar21 14:20 UTC b', ['2021-03-03T14:05:00Z', '2021-03-03T14:20:00Z']],
    ['- 15Sep94 14:05 UTC a', ['1994-09-15T14:05:00Z']],
    ['- 3-Mar-21 14:05 UTC a\n- 4-Mar-21 09:20 UTC b', ['2021-03-03T14:05:00Z', '2021-03-04T09:20:00Z']],
    ['- 08NOV2026 0410Z a\n- 08NOV2026 0425Z b', ['2026-11-08T04:10:00Z', '2026-11-08T04:25:00Z']],
    ["- 8 Nov '26 10:00 UTC a\n- Nov 9, '26 11:00 UTC b", ['2026-11-08T10:00:00Z', '2026-11-09T11:00:00Z']],
    ['- 08Nov2026, 10:00 UTC: a\n- 08Nov2026, 11:30 UTC: b', ['2026-11-08T10:00:00Z', '2026-11-08T11:30:00Z']],
    ['- 2026-03-03 – 2026-03-07: a\n- 2026-03-08: b', ['2026-03-03', '2026-03-08']],
    [
      'On 4 May 2026 builds failed.\n\nThe next day, on 5 May 2026, Ana asked.\n\nTwo days later, on 7 May 2026, it was mended.',
      ['2026-05-04', '2026-05-05', '2026-05-07'],
    ],
    [
      '- 2026-05-04 09:00 UTC builds fail\n- The next day at 10:20 UTC Ana asks\n- 11:00 UTC mended',
      ['2026-05-04T09:00:00Z', '2026-05-05T10:20:00Z', '2026-05-05T11:00:00Z'],
    ],
    [
      '- 2026-05-04 22:00 UTC builds fail\n- The following morning, 08:20 UTC, Ana asks\n- 09:00 UTC mended',
      ['2026-05-04T22:00:00Z', '2026-05-05T08:20:00Z', '2026-05-05T09:00:00Z'],
    ],
    [
      'Am 4. Mai 2026 brachen Läufe ab.\n\nAm nächsten Tag, dem 5. Mai 2026, fragte Ana nach.',
      ['2026-05-04', '2026-05-05'],
    ],
    [
      'Le 4 mai 2026, les builds échouent.\n\nLe lendemain, 5 mai 2026, Ana pose la question.',
      ['2026-05-04', '2026-05-05'],
    ],
    [
      'El 4 de mayo de 2026 fallan los builds.\n\nAl día siguiente, el 5 de mayo de 2026, Ana pregunta.',
      ['2026-05-04', '2026-05-05'],
    ],
    ...['HRS', 'hrs', ' Hrs.', 'H', 'hours', ' HOURS', 'UTC', 'Uhr', ' UTC'].map(
      (unit): readonly [string, readonly string[]] => [
        `On 2026-03-02, all in UTC:\n\n- 0910${unit} cold\n- 0925${unit} warm`,
        ['2026-03-02T09:10:00Z', '2026-03-02T09:25:00Z'],
      ],
    ),
    [
      'On 2026-03-02, all in UTC:\n\n- 1500EUR lost\n- 1500users cold\n- 10:10 seen\n- 0925HRS-0930HRS late',
      ['2026-03-02T10:10:00Z', '2026-03-02T09:25:00Z/2026-03-02T09:30:00Z'],
    ],
    ...['~', '〜', '～', '≃', '∼', '±', '約', '大约 ', '약 ', 'c. ', 'ok. ', 'około ', 'khoảng ', 'حوالي '].map(
      (about): readonly [string, readonly string[]] => [
        `On 2026-03-02, all in UTC:\n\n- ${about}09:10 cold\n- ${about}09:25 warm`,
        ['2026-03-02T09:10:00Z', '2026-03-02T09:25:00Z'],
      ],
    ),
    [
      'At 1432Z on 2026-03-02 pumps stopped.\n\nAt 1440Z the alarm went off.',
      ['2026-03-02T14:32:00Z', '2026-03-02T14:40:00Z'],
    ],
  ];
  for (const [body, expected] of forms)
    test(body.slice(0, 60), () => assert.deepEqual(entries(body).map(told), expected));

  const days: readonly (readonly [body: string, expected: readonly string[]])[] = [
    [table('| Mar 2 | a |', '| Mar 3-7 | b |', '| Mar 8 | c |'), ['2026-03-02', '2026-03-03', '2026-03-08']],
    [table('| 2 March | a |', '| 3–7 March | b |'), ['2026-03-02', '2026-03-03']],
    [table('| 2. März | a |', '| 3.–7. März | b |'), ['2026-03-02', '2026-03-03']],
    ['- Mar 3 - 7: slow growth\n- Mar 8: alert', ['2026-03-03', '2026-03-08']],
    ['- Mar 3 8:30 UTC: slow', ['2026-03-03T08:30:00Z']],
    [
      '- 10:00 UTC outage starts\n- +00:15 alert\n- T+70 resolved',
      ['2026-03-02T10:00:00Z', '2026-03-02T10:15:00Z', '2026-03-02T11:10:00Z'],
    ],
    [table('| +3 min | a |', '| +50 min | b |'), ['?', '?']],
  ];
  for (const [body, expected] of days)
    test(`in March 2026: ${body.slice(-40)}`, () =>
      assert.deepEqual((read(shop + body)[0]?.events ?? []).map(told), expected));

  test('distances that may each count from the entry above are in no wrong order; from one T they are', () => {
    const orders = (body: string): number =>
      problems(shop + body).filter(({ code }) => code === 'timeline.out-of-order').length;
    assert.equal(orders(table('| +40 min | a |', '| +2 min | b |')), 0);
    assert.equal(orders('- T+0 a\n- T+40 b\n- T+2 c\n'), 1);
  });

  const afternoon =
    '## Timeline\n\n### 2026-10-04\n\n- 13:20 UTC a\n- 05:10 UTC b\n\n### 2026-10-05\n\n- 08:00 UTC c\n';
  const backwards: readonly (readonly [rows: readonly string[], count: number])[] = [
    [['| 14.05.33 | oven cold |', '| 15.01.00 | oven warm |'], 0],
    [['| 15.05.33 | oven cold |', '| 14.01.00 | oven warm |'], 1],
    [['| 14.05.26 | oven cold |', '| 13.05.26 | oven warm |'], 1],
    [['| 14.05.26 | oven cold |', '| 15.04.26 | oven warm |'], 1],
  ];
  for (const [rows, count] of backwards) {
    test(`${rows.join(' ')} is ${count === 0 ? 'no' : 'a'} step back: days of two years may be clocks with seconds`, () => {
      const found = problems(shop + table(...rows)).filter(({ code }) => code === 'timeline.out-of-order');
      assert.equal(found.length, count);
    });
  }

  test('a time below a later one under the heading of their day is one of the afternoon', () => {
    const expected = ['2026-10-04T13:20:00Z', '2026-10-04T17:10:00Z', '2026-10-05T08:00:00Z'];
    assert.deepEqual(read(afternoon)[0]?.events.map(told), expected);
    const [hint] = problems(afternoon).filter(({ code }) => code === 'timeline.out-of-order');
    assert.deepEqual(
      [hint?.level, hint?.message, hint?.args],
      ['hint', 'timeline.out-of-order.afternoon', { time: '05:10', clock: '17:10' }],
    );
    assert.equal(fixed(afternoon, 'timeline.out-of-order'), afternoon.replace('05:10', '17:10'));
  });
  test('from the evening on it is the next day, and so it is where no day has a heading', () => {
    const late = afternoon.replace('13:20', '21:20');
    assert.deepEqual(read(late)[0]?.events.map(told)[1], '2026-10-05T05:10:00Z');
    assert.deepEqual(entries('- 2026-10-04 13:20 UTC a\n- 09:10 UTC b').map(told)[1], '2026-10-05T09:10:00Z');
  });

  const zones: readonly (readonly [sentence: string, offset: string])[] = [
    ['All times are in CET.', '+01:00'],
    ['A report on the shop. Unless noted otherwise, times are Central European Time.', '+01:00'],
    ['Alle Zeiten in UTC.', 'Z'],
    ['Toutes les heures sont en UTC.', 'Z'],
    ['Todas las horas en UTC.', 'Z'],
    ['Time zone: UTC+2', '+02:00'],
    ['時刻はすべて JST です。', '+09:00'],
    ['Our response times are in line with what CET teams have.', ''],
  ];
  for (const [sentence, offset] of zones) {
    test(`far above the timeline: ${sentence}`, () => {
      const text = `# Outage on 2 March 2026\n\n${sentence}\n\n## Timeline\n\n- 10:00 a\n- 10:20 b\n`;
      assert.equal(told(read(text)[0]?.events[0]), `2026-03-02T10:00:00${offset}`);
    });
  }
  test('in the line that folds the timeline', () => {
    const text =
      '# Outage on 2 March 2026\n\n## Timeline\n\n<details><summary>Timeline (UTC)</summary>\n\n- 10:00 a\n\n</details>\n';
    assert.equal(told(read(text)[0]?.events[0]), '2026-03-02T10:00:00Z');
  });

  const figures: readonly (readonly [text: string, expected: readonly string[]])[] = [
    ['**Outage window:** 10:04–11:20 UTC\n**Duration:** 46 minutes\n', ['Duration 46/76']],
    ['- **Beginn:** 2026-03-02 10:04\n- **Ende:** 2026-03-02 11:20\n- **Dauer:** 46 Minuten\n', ['Dauer 46/76']],
    ['- **Début :** 2026-03-02 10:04\n- **Fin :** 2026-03-02 11:20\n- **Durée :** 46 minutes\n', ['Durée 46/76']],
    ['- **Inicio:** 2026-03-02 10:04\n- **Fin:** 2026-03-02 11:20\n- **Duración:** 46 minutos\n', ['Duración 46/76']],
    [
      '- **Начало:** 2026-03-02 10:04\n- **Окончание:** 2026-03-02 11:20\n- **Длительность:** 46 минут\n',
      ['Длительность 46/76'],
    ],
    [
      '- **开始时间：** 2026-03-02 10:04\n- **结束时间：** 2026-03-02 11:20\n- **持续时间：** 46 分钟\n',
      ['持续时间 46/76'],
    ],
    [
      '- **発生日時：** 2026-03-02 10:04\n- **復旧日時：** 2026-03-02 11:20\n- **停止時間：** 46 分\n',
      ['停止時間 46/76'],
    ],
    ['The shop was down for 19 minutes from 0410 to 0419 UTC.\n', ['0410 to 0419 UTC 19/9']],
    ['The shop was down for 9 minutes from 0410 to 0419.\n', ['0410 to 0419 9/9']],
    ['We served 5 minutes of video from 1500 to 2000 hosts.\n', []],
    ['From 2019 to 2021 a backup took 40 minutes.\n', []],
  ];
  for (const [text, expected] of figures) {
    test(text.slice(0, 60).replaceAll('\n', ' '), () => {
      const document = parseReview(`# Outage\n\n## Summary\n\n${text}\n## Root cause\n\nA typo.\n`);
      const stated = readStatedDurations(document, readTimelines(document));
      assert.deepEqual(
        stated.map(({ name, statedMinutes, computedMinutes }) => `${name} ${statedMinutes}/${computedMinutes}`),
        expected,
      );
    });
  }

  test('a duration that fits no two entries is told beside the start and the end', () => {
    const text =
      '# Scans\n\n## Summary\n\n**Incident duration:** 15h\n\n## Timeline\n\n' +
      '- 2026-03-01 21:00 UTC no new scans are scheduled from here on\n- 2026-03-02 13:00 UTC two customers raised tickets\n' +
      '- 2026-03-02 13:49 UTC resolved by draining the node\n';
    const document = parseReview(text);
    const [stated] = readStatedDurations(document, readTimelines(document));
    assert.deepEqual([stated?.computedMinutes, stated?.agrees], [1009, false]);
  });
});
