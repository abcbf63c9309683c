import assert from 'node:assert/strict';
import { entries, read, told } from './reading';

const day = { incidentDate: '2026-03-05' };

suite('Timeline: one written time', () => {
  const table: readonly (readonly [written: string, instant: string])[] = [
    // dates
    ['2026-03-01 14:05 UTC: pager', '2026-03-01T14:05:00Z'],
    ['2026/03/01 14:05 UTC - pager', '2026-03-01T14:05:00Z'],
    ['2026.03.01 14:05 UTC - pager', '2026-03-01T14:05:00Z'],
    ['2026-03-01T14:05:30Z pager', '2026-03-01T14:05:30Z'],
    ['[2026-03-01T14:05:30.123+02:00] pager', '2026-03-01T14:05:30+02:00'],
    ['2026-03-01T14:05:30-07:00 pager', '2026-03-01T14:05:30-07:00'],
    ['25/03/2026 14:05 UTC: pager', '2026-03-25T14:05:00Z'],
    ['03/25/2026 14:05 UTC: pager', '2026-03-25T14:05:00Z'],
    ['03-25-2026 2:05 pm UTC - pager', '2026-03-25T14:05:00Z'],
    ['25/03/26 14:05 UTC: pager', '2026-03-25T14:05:00Z'],
    ['01.03.2026 14:05 UTC: pager', '2026-03-01T14:05:00Z'],
    ['04/04/2026 14:05 UTC: pager', '2026-04-04T14:05:00Z'],
    ['1 March 2026, 14:05 UTC: pager', '2026-03-01T14:05:00Z'],
    ['1st of March 2026 at 14:05 UTC: pager', '2026-03-01T14:05:00Z'],
    ['March 1st, 2026 14:05 UTC: pager', '2026-03-01T14:05:00Z'],
    ['Mar 1 2026 14:05 UTC: pager', '2026-03-01T14:05:00Z'],
    ['01-Mar-2026 14:05 UTC: pager', '2026-03-01T14:05:00Z'],
    ['1. März 2026 14:05 UTC: Alarm', '2026-03-01T14:05:00Z'],
    ['March1, 2026 14:05 UTC: pager', '2026-03-01T14:05:00Z'],
    ['Sunday, 1 March 2026 14:05 UTC: pager', '2026-03-01T14:05:00Z'],
    ['Sun Mar 1 14:05:33 UTC 2026 pager', '2026-03-01T14:05:33Z'],
    ['Mar 1 14:05 UTC: pager', '2026-03-01T14:05:00Z'],
    ['am 1. März 2026 um 14:05 Uhr: Alarm', '2026-03-01T14:05:00'],
    ['1 de março de 2026 14h05 - alerta', '2026-03-01T14:05:00'],
    ['2026年3月1日 14时05分：告警', '2026-03-01T14:05:00'],
    ['14:05 UTC on 1 March 2026: pager', '2026-03-01T14:05:00Z'],
    ['14:05 2026-03-01 UTC - pager', '2026-03-01T14:05:00Z'],
    ['20260301 14:05 UTC pager', '2026-03-01T14:05:00Z'],
    ['03-01 14:05 UTC pager', '2026-03-01T14:05:00Z'],
    ['Mar-01 14:05 UTC pager', '2026-03-01T14:05:00Z'],
    ['2026-03-01 - release', '2026-03-01'],
    ['2026-03-01 XX:YY UTC: action', '2026-03-01'],
    // clocks
    ['14:05 - pager', '2026-03-05T14:05:00'],
    ['14.05 UTC pager', '2026-03-05T14:05:00Z'],
    ['14:05 UTC/15:05 CET: pager', '2026-03-05T14:05:00Z'],
    ['14:05:09 - pager', '2026-03-05T14:05:09'],
    ['**14:05** pager', '2026-03-05T14:05:00'],
    ['**14:05:** pager', '2026-03-05T14:05:00'],
    ['`14:05` pager', '2026-03-05T14:05:00'],
    ['[14:05] pager', '2026-03-05T14:05:00'],
    ['(14:05) pager', '2026-03-05T14:05:00'],
    ['at 14:05, pager', '2026-03-05T14:05:00'],
    ['2:05 pm - pager', '2026-03-05T14:05:00'],
    ['2:05PM - pager', '2026-03-05T14:05:00'],
    ['2:05 p.m. - pager', '2026-03-05T14:05:00'],
    ['2.05pm - pager', '2026-03-05T14:05:00'],
    ['2pm - pager', '2026-03-05T14:00:00'],
    ['12:10 am - pager', '2026-03-05T00:10:00'],
    ['12:10 pm - pager', '2026-03-05T12:10:00'],
    ['noon - pager', '2026-03-05T12:00:00'],
    ['14h05 - pager', '2026-03-05T14:05:00'],
    ['14.05 Uhr - Alarm', '2026-03-05T14:05:00'],
    ['1405 UTC - pager', '2026-03-05T14:05:00Z'],
    ['2026-03-01 14.05: pager', '2026-03-01T14:05:00'],
    ['2026-03-01 1405: pager', '2026-03-01T14:05:00'],
    ['24:00 - pager', '2026-03-06T00:00:00'],
    ['24:00 UTC - pager', '2026-03-06T00:00:00Z'],
    // zones
    ['14:05 CET - pager', '2026-03-05T14:05:00+01:00'],
    ['14:05 (CEST) - pager', '2026-03-05T14:05:00+02:00'],
    ['14:05 UTC+2 - pager', '2026-03-05T14:05:00+02:00'],
    ['14:05 GMT-0330 - pager', '2026-03-05T14:05:00-03:30'],
    ['14:05+05:30 - pager', '2026-03-05T14:05:00+05:30'],
    ['14:05 PST - pager', '2026-03-05T14:05:00-08:00'],
    ['14:05 PT - pager', '2026-03-05T14:05:00-08:00'],
    ['14:05 Pacific Time - pager', '2026-03-05T14:05:00-08:00'],
    ['14:05 Europe/Berlin - pager', '2026-03-05T14:05:00+01:00'],
    ['2026-07-01 14:05 Europe/Berlin - pager', '2026-07-01T14:05:00+02:00'],
    ['14:05 CET/CEST - pager', '2026-03-05T14:05:00+01:00'],
    ['2026-07-01 14:05 CET/CEST - pager', '2026-07-01T14:05:00+02:00'],
    ['14:05 EST/EDT - pager', '2026-03-05T14:05:00-05:00'],
    ['2026-07-01 14:05 GMT / BST - pager', '2026-07-01T14:05:00+01:00'],
    ['2026-07-01 14:05 AEST/AEDT - pager', '2026-07-01T14:05:00+10:00'],
    ['14:05 UTC (15:05 CET) - pager', '2026-03-05T14:05:00Z'],
    ['14:05 UTC / 06:05 PST: pager', '2026-03-05T14:05:00Z'],
    // ranges
    ['13:30–13:45 UTC: pager', '2026-03-05T13:30:00Z/2026-03-05T13:45:00Z'],
    ['13:30 - 13:45: pager', '2026-03-05T13:30:00/2026-03-05T13:45:00'],
    ['13:30 to 13:45 - pager', '2026-03-05T13:30:00/2026-03-05T13:45:00'],
    ['between 13:30 and 13:45 pager', '2026-03-05T13:30:00/2026-03-05T13:45:00'],
    ['2:15-2:45 pm: pager', '2026-03-05T14:15:00/2026-03-05T14:45:00'],
    ['11:30-1:15 pm: pager', '2026-03-05T11:30:00/2026-03-05T13:15:00'],
    ['23:50 - 00:20: pager', '2026-03-05T23:50:00/2026-03-06T00:20:00'],
    ['22:30 - 13:18 + 1: pager', '2026-03-05T22:30:00/2026-03-06T13:18:00'],
    ['2026-03-01 23:50 UTC – 2026-03-02 00:20 UTC: pager', '2026-03-01T23:50:00Z/2026-03-02T00:20:00Z'],
    ['12:26-12:??: pager', '2026-03-05T12:26:00'],
    // nearly
    ['~14:05 pager', '2026-03-05T14:05:00'],
    ['about 14:05 - pager', '2026-03-05T14:05:00'],
    ['ca 14:05: pager', '2026-03-05T14:05:00'],
    ['aprox. 14:05: pager', '2026-03-05T14:05:00'],
    ['kl 14:05: pager', '2026-03-05T14:05:00'],
    ['2026-03-01 ~14:05 - pager', '2026-03-01T14:05:00'],
    // what cannot be
    ['27:15 - pager', '?'],
    ['14:75 - pager', '?'],
    ['13:55 PM - pager', '?'],
    ['23:00 AM - pager', '?'],
    ['2026-02-30 14:05 - pager', '?'],
    ['11/03/202 - pager', '?'],
    ['2026-05-?? - pager', '?'],
  ];
  for (const [written, instant] of table) {
    test(`${written} is ${instant}`, () => assert.equal(told(entries(`- ${written}`, day)[0]), instant));
  }

  const none = [
    'YYYY-MM-DD XX:YY UTC: action taken',
    'XX:XX UTC: action taken',
    '5/10 nodes failed',
    '1.30 was released',
    '16:9 was the ratio',
    '10 nodes failed',
    '2024 users failed',
    'v2.1.0 was released',
    '14:05pager',
    '192.0.2.14 was unreachable',
    '3:1 against',
    'May be slow',
    '12:34:56:78 is an address',
    '20260301 is a build',
    '20261301 14:05 is a build',
    'MAR-12 was merged',
    '1-2 14:05',
    '03-01 was the score',
    '10.30 MT were sold',
    '50:50 split',
  ];
  for (const written of none) test(`${written} is no time`, () => assert.deepEqual(entries(`- ${written}`, day), []));

  const texts: readonly (readonly [string, string, string])[] = [
    ['2026-03-01 14:05 UTC: pager', '2026-03-01 14:05 UTC', 'pager'],
    ['**14:05** - pager **went** off', '14:05', 'pager **went** off'],
    ['**14:05:** **pager** went off', '14:05', '**pager** went off'],
    ['[14:05] (on call) pager', '14:05', '(on call) pager'],
    ['~14:05 UTC – pager', '14:05 UTC', 'pager'],
    ['13:30–13:45 CET: pager', '13:30–13:45 CET', 'pager'],
    ['2026-03-01 to 2026-03-03: pager', '2026-03-01 to 2026-03-03', 'pager'],
    ['**2026-03-01 → 2026-03-03** pager', '2026-03-01 → 2026-03-03', 'pager'],
    ['14:05 10 nodes failed', '14:05', '10 nodes failed'],
    ['14:05 - 12 nodes failed', '14:05', '12 nodes failed'],
    ['First alert 2026-03-01 15:44', '2026-03-01 15:44', 'First alert'],
    ['First alert: 2026-03-01 15:44', '2026-03-01 15:44', 'First alert'],
    ['The pager went off at 15:44.', '15:44', 'The pager went off'],
    ['Repaired - 2026-03-01 1544', '2026-03-01 1544', 'Repaired'],
  ];
  for (const [written, time, text] of texts) {
    test(`${written} parts into "${time}" and "${text}"`, () => {
      const body = `## Timeline\n\n- ${written}\n`;
      const [event] = read(body, day)[0]?.events ?? [];
      assert.ok(event);
      assert.equal(body.slice(event.timeSpan.start, event.timeSpan.end), time);
      assert.equal(body.slice(event.textSpan.start, event.textSpan.end), text);
    });
  }
});

suite('Timeline: where entries stand', () => {
  const cases: readonly (readonly [name: string, body: string, expected: readonly string[]])[] = [
    ['bullets', '- 10:00 a\n* 10:05 b\n+ 10:10 c', ['T10:00:00 a', 'T10:05:00 b', 'T10:10:00 c']],
    ['numbered lines', '1. 10:00 a\n2. 10:05 b', ['T10:00:00 a', 'T10:05:00 b']],
    ['task list', '- [x] 10:00 a\n- [ ] 10:05 b', ['T10:00:00 a', 'T10:05:00 b']],
    ['paragraphs', '10:00 - a\n\n10:05 – b', ['T10:00:00 a', 'T10:05:00 b']],
    ['lines of one paragraph', '10:00 - a\n10:05 - b', ['T10:00:00 a', 'T10:05:00 b']],
    [
      'a line that runs on to a time',
      '- 10:00 they came back at\n  10:05 all was well',
      ['T10:00:00 they came back at 10:05 all was well'],
    ],
    ['one time column', '| Time | Event |\n|---|---|\n| 10:00 | a |\n| 10:05 | b |', ['T10:00:00 a', 'T10:05:00 b']],
    ['no closing pipe', '| Time | Event\n|---|---\n| 10:00 | a\n| 10:05 | b', ['T10:00:00 a', 'T10:05:00 b']],
    ['no outer pipes', 'Time | Event\n---|---\n10:00 | a\n10:05 | b', ['T10:00:00 a', 'T10:05:00 b']],
    [
      'day, date, time and zone columns',
      '| Day | Date | Time | Zone | Event |\n|---|---|---|---|---|\n| Mon | 2026-03-02 | 10:00 | UTC | a |\n| | | 10:05 | UTC | b |',
      ['2026-03-02T10:00:00Z a', '2026-03-02T10:05:00Z b'],
    ],
    ['a zone in the header', '| Time (UTC) | Event |\n|---|---|\n| 2026-03-02 10:00 | a |', ['2026-03-02T10:00:00Z a']],
    [
      'date and zone in the header',
      '| 2026-03-02 (CET) | Event |\n|---|---|\n| 10:00 | a |',
      ['2026-03-02T10:00:00+01:00 a'],
    ],
    ['two zones side by side', '| PST | UTC | Event |\n|---|---|---|\n| 02:00 | 10:00 | a |', ['T10:00:00 a']],
    [
      'start and end columns',
      '| Start | End | Event |\n|---|---|---|\n| 10:00 | 10:30 | a |',
      ['T10:00:00/T10:30:00 a'],
    ],
    ['the time last', '| Event | Time |\n|---|---|\n| a | 10:00 |\n| b | 10:05 |', ['T10:00:00 a', 'T10:05:00 b']],
    ['columns without names', '| | | |\n|---|---|---|\n| 2026-03-02 | 10:00 | a |', ['2026-03-02T10:00:00 a']],
    [
      'headings that are times',
      '### 2026-03-02 10:00\n\na\n\n### ~10:05-10:10\n\nb',
      ['2026-03-02T10:00:00 a', '2026-03-02T10:05:00/2026-03-02T10:10:00 b'],
    ],
    ['headings with text', '### 10:00am - a\n\nmore\n\n### 10:05 - b', ['T10:00:00 a', 'T10:05:00 b']],
    [
      'headings that name another section',
      '### 2026-03-02 10:00 - Impact\n\n### 10:05 - Root cause found\n\nmore',
      ['2026-03-02T10:00:00 Impact', '2026-03-02T10:05:00 Root cause found'],
    ],
    ['heading above a list', '### 10:00\n\n- a\n- b', ['T10:00:00 a']],
    ['a date above', '**2026-03-02**\n\n- 10:00 a', ['2026-03-02T10:00:00 a']],
    [
      'a date heading above',
      '### 2 March 2026\n\n- 10:00 a\n\n### 3 March 2026\n\n- 09:00 b',
      ['2026-03-02T10:00:00 a', '2026-03-03T09:00:00 b'],
    ],
    [
      'a date item above',
      '- 2026-03-02\n  - 10:00 a\n  - 10:05 b\n- 2026-03-03\n  - 09:00 c',
      ['2026-03-02T10:00:00 a', '2026-03-02T10:05:00 b', '2026-03-03T09:00:00 c'],
    ],
    [
      'days that are counted',
      '2026-03-02 10:00 a\n\n### Day 2\n\n- 09:00 b',
      ['2026-03-02T10:00:00 a', '2026-03-03T09:00:00 b'],
    ],
    [
      'a date in the first row only',
      '- 2026-03-02 10:00 a\n- 10:05 b',
      ['2026-03-02T10:00:00 a', '2026-03-02T10:05:00 b'],
    ],
    [
      'midnight',
      '- 2026-03-02 23:50 a\n- 00:10 b\n- 00:20 c',
      ['2026-03-02T23:50:00 a', '2026-03-03T00:10:00 b', '2026-03-03T00:20:00 c'],
    ],
    [
      'back over midnight',
      '- 2026-03-02 23:50 a\n- 00:10 b\n- 23:55 c\n- 00:20 d',
      ['2026-03-02T23:50:00 a', '2026-03-03T00:10:00 b', '2026-03-02T23:55:00 c', '2026-03-03T00:20:00 d'],
    ],
    [
      'a small step back is no midnight',
      '- 2026-03-02 10:05 a\n- 10:00 b',
      ['2026-03-02T10:05:00 a', '2026-03-02T10:00:00 b'],
    ],
    [
      'nested entries',
      '- 2026-03-02 10:00 a\n  - 09:30 b\n- 10:05 c',
      ['2026-03-02T10:00:00 a', '2026-03-02T09:30:00 b', '2026-03-02T10:05:00 c'],
    ],
    ['nested text', '- 10:00 a\n  - with 3 nodes\n  - and 4 more', ['T10:00:00 a']],
    ['comments', '- 10:00 a\n<!--\n- 10:05 b\n-->', ['T10:00:00 a']],
    ['fences', '- 10:00 a\n\n```\n- 10:05 b\n```', ['T10:00:00 a']],
    ['quotes', '- 10:00 a\n\n> - 10:05 b', ['T10:00:00 a']],
    [
      'American dates, shown by one of them',
      '- 09/07/2026 10:00 a\n- 09/27/2026 10:05 b',
      ['2026-09-07T10:00:00 a', '2026-09-27T10:05:00 b'],
    ],
    [
      'European dates, shown by one of them',
      '- 09/07/2026 10:00 a\n- 27/09/2026 10:05 b',
      ['2026-07-09T10:00:00 a', '2026-09-27T10:05:00 b'],
    ],
    ['dates that can be read in two ways', '- 09/07/2026 10:00 a', ['? a']],
  ];
  for (const [name, body, expected] of cases) {
    test(name, () => {
      assert.deepEqual(
        entries(body).map(event => `${told(event)} ${event.text}`),
        expected,
      );
    });
    test(`${name}, with CRLF`, () => {
      const unix = entries(body).map(event => `${told(event)} ${event.text}`);
      assert.deepEqual(
        read(`## Timeline\r\n\r\n${body.replaceAll('\n', '\r\n')}\r\n`)[0]?.events.map(
          event => `${told(event)} ${event.text}`,
        ),
        unix,
      );
    });
  }

  test('an entry holds its continuation lines, blank lines behind it not', () => {
    const events = entries('- 10:00 a\n  b\n\n  c\n\n- 10:05 d\n\n10:10 - e\n\n- f');
    assert.deepEqual(
      events.map(({ line, endLine }) => [line, endLine]),
      [
        [2, 6],
        [7, 8],
        [9, 12],
      ],
    );
  });
});

suite('Timeline: lines of a paragraph', () => {
  const paragraphs: readonly (readonly [name: string, body: string, clocks: readonly string[]])[] = [
    ['each begins with a time', '10:00 errors start\n10:05 alert fired\n09:30 resolved', ['10:00', '10:05', '09:30']],
    ['with hard breaks', '10:00 errors start  \n10:05 alert fired  \n10:30 resolved', ['10:00', '10:05', '10:30']],
    ['in bold', '**10:00** errors start\n**10:05** alert fired', ['10:00', '10:05']],
    ['with text between', '10:00 errors start\nfor everybody\n10:05 alert fired', ['10:00', '10:05']],
    ['dates too', '2026-03-01 10:00 errors start\n2026-03-01 10:05 alert fired', ['10:00', '10:05']],
    ['behind hard breaks only', 'What we saw:\\\n10:00 errors start  \n10:05 alert fired', ['10:00', '10:05']],
    ['a sentence that runs on into a time', '10:00 the service was restarted at\n10:05 and it worked', ['10:00']],
    ['a sentence that goes on behind a time', '10:00 errors are seen, last\n10:05 when it was restarted', ['10:00']],
    ['a time in brackets', '10:00 errors are seen again (last\n10:05) by all', ['10:00']],
    ['a time in another form', '10:00 - errors start for our\n10:05 train', ['10:00']],
    ['an hour', '10:00 errors start, as always with the\n5 pm traffic', ['10:00']],
    ['text without an entry above it', 'The deploy of\n10:05 was the cause', []],
  ];
  for (const [name, body, clocks] of paragraphs) {
    test(name, () => {
      const text = `## Timeline (UTC)\n\n${body}\n`;
      assert.deepEqual(
        read(text)[0]?.events.map(({ pieces: { clock } }) => clock && text.slice(clock.start, clock.end)),
        clocks,
      );
    });
  }
});

suite('Timeline: what names a zone, and what only sounds like one', () => {
  const table: readonly (readonly [name: string, text: string, zone: string | undefined])[] = [
    ['a word of the heading', '## Timeline: Central cluster outage\n\n- 10:00 a\n', undefined],
    [
      'a sentence about a time',
      '## Timeline\n\nFor the first time the Central database was overloaded.\n\n- 10:00 a\n',
      undefined,
    ],
    [
      'the second line of an entry',
      '## Timeline\n\n- 10:00 a\n  most of the time the Eastern region was down\n- 10:05 b\n',
      undefined,
    ],
    ['a sentence about a team', '## Timeline\n\nBy that time the EST team was asleep.\n\n- 10:00 a\n', undefined],
    ['a zone for all times', '## Timeline\n\nWe use UTC for all times.\n\n- 10:00 a\n', 'UTC'],
    ['the name of a time zone', '## Timeline\n\nTimes are shown in the EST timezone.\n\n- 10:00 a\n', 'EST'],
    ['a pair of zones', '## Timeline\n\nAll times in UTC/CEST.\n\n- 10:00 a\n', 'CEST'],
    ['winter and summer of one place', '## Timeline\n\nTimes shown in MEZ/MESZ.\n\n- 10:00 a\n', 'MEZ/MESZ'],
    ['a sentence about entries', '## Timeline\n\nEvents are listed in UTC.\n\n- 10:00 a\n', 'UTC'],
    ['an area', '## Timeline\n\nAll times in US/Pacific\n\n- 10:00 a\n', 'Pacific'],
    ['a column', '## Timeline\n\n| Pacific | Event |\n|---|---|\n| 10:00 | a |\n', 'Pacific'],
    ['brackets', '## Timeline (Central)\n\n- 10:00 a\n', 'Central'],
  ];
  for (const [name, text, zone] of table) test(name, () => assert.equal(read(text)[0]?.zone?.name, zone));
});

suite('Timeline: the night in which clocks go back', () => {
  test('a range into the second pass, and entries that go back in both readings', () => {
    const events = entries(
      'All times are in Europe/Berlin.\n\n- 2025-10-26 02:50 a\n- 2025-10-26 02:10–02:20 b\n- 2025-10-26 03:30 c\n- 2025-10-26 02:40 d',
    );
    assert.deepEqual(
      events.map(({ start, end }) => [start, end].map(at => at && new Date(at).toISOString().slice(11, 16))),
      [
        ['00:50', undefined],
        ['01:10', '01:20'],
        ['02:30', undefined],
        ['00:40', undefined],
      ],
    );
  });

  test('the hour that comes twice is read so that time goes on', () => {
    const events = entries(
      'All times are in Europe/Berlin.\n\n- 2025-10-26 02:50 errors start\n- 2025-10-26 02:10 detected\n- 2025-10-26 03:30 resolved',
    );
    assert.deepEqual(
      events.map(({ start }) => new Date(start ?? 0).toISOString().slice(11, 16)),
      ['00:50', '01:10', '02:30'],
    );
  });
});

suite('Timeline: zones stated once', () => {
  const stated: readonly (readonly [string, string])[] = [
    ['## Timeline (UTC)\n\n- 2026-03-02 10:00 a', '2026-03-02T10:00:00Z'],
    ['## Timeline (all times PST) 03/02/2026 - 03/14/2026\n\n- 03/02/2026 10:00 a', '2026-03-02T10:00:00-08:00'],
    ['## Timeline\n\nAll times in CET.\n\n- 2026-03-02 10:00 a', '2026-03-02T10:00:00+01:00'],
    ['## Timeline\n\n> (all times in Pacific Time)\n\n- 2026-03-02 10:00 a', '2026-03-02T10:00:00-08:00'],
    ['## Timeline\n\nTime zone: Europe/Berlin\n\n- 2026-07-02 10:00 a', '2026-07-02T10:00:00+02:00'],
    ['## Timeline\n\n_UTC_\n\n- 2026-03-02 10:00 a', '2026-03-02T10:00:00Z'],
    ['All times are UTC.\n\n## Timeline\n\n- 2026-03-02 10:00 a', '2026-03-02T10:00:00Z'],
    ['## Zeitleiste\n\nAlle Zeiten in MEZ.\n\n- 02.03.2026 10:00 a', '2026-03-02T10:00:00+01:00'],
    ['## Timeline\n\nWe recommend UTC.\n\n- 2026-03-02 10:00 a', '2026-03-02T10:00:00'],
    ['## Timeline\n\n- 2026-03-02 10:00 UTC a\n- 10:05 b', '2026-03-02T10:00:00Z'],
  ];
  for (const [text, expected] of stated) {
    test(JSON.stringify(text), () => assert.equal(told(read(text)[0]?.events[0]), expected));
  }

  test('a row without a zone has that of the row above', () => {
    assert.equal(told(entries('- 2026-03-02 10:00 UTC a\n- 10:05 b')[1]), '2026-03-02T10:05:00Z');
  });

  test('an hour that the change of clocks skips is moved on, one that it makes twice is the earlier', () => {
    const [skipped, twice] = entries('- 2026-03-29 02:30 Europe/Berlin a\n- 2026-10-25 02:30 Europe/Berlin b');
    assert.equal(skipped?.start, Date.UTC(2026, 2, 29, 1, 30));
    assert.equal(twice?.start, Date.UTC(2026, 9, 25, 0, 30));
  });
});

suite('Timeline: several, and sections not called so', () => {
  test('headings that count incidents begin a timeline each', () => {
    const text =
      '## Timeline\n\n### Incident 1\n\n- 2026-03-02 10:00 a\n- 10:05 b\n\n### Incident 2\n\n- 2026-03-01 09:00 c\n';
    assert.deepEqual(
      read(text).map(timeline => timeline.events.map(event => event.text)),
      [['a', 'b'], ['c']],
    );
  });

  test('headings of phases do not', () => {
    const text = '## Timeline\n\n### Detection\n\n- 2026-03-02 10:00 a\n\n### Recovery\n\n- 10:05 b\n';
    assert.deepEqual(
      read(text).map(timeline => timeline.events.map(event => event.text)),
      [['a', 'b']],
    );
  });

  test('three entries make a timeline of any section, two do not', () => {
    assert.deepEqual(
      read('## Context\n\n- 10:00 a\n- 10:05 b\n- 10:10 c\n').map(({ named, events }) => [named, events.length]),
      [[false, 3]],
    );
    assert.deepEqual(read('## Context\n\n- 10:00 a\n- 10:05 b\n'), []);
  });

  test('corrective actions are no timeline', () => {
    assert.deepEqual(read('## Corrective actions\n\n- 10:00 a\n- 10:05 b\n- 10:10 c\n'), []);
  });

  test('what the template gave is no event', () => {
    const events = entries('- 10:00 a\n- 10:05 b', { isQuiet: line => line === 2 });
    assert.deepEqual(
      events.map(event => event.text),
      ['b'],
    );
  });

  test('the title gives the date where no entry does', () => {
    assert.equal(
      told(read('# 2026-03-02, checkout down\n\n## Timeline\n\n- 10:00 UTC a\n')[0]?.events[0]),
      '2026-03-02T10:00:00Z',
    );
  });
});
