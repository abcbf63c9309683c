// Entries where chats, status pages and tables of several clocks have them.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readTimelines } from '../../../../src/review/timeline/resolve';
import { formatInstant } from '../../../../src/review/timeline/grammar/format';

function entriesOf(...body: readonly string[]): readonly (readonly [string | null, string])[] {
  const text = ['# Outage', '', '## Timeline', '', ...body].join('\n');
  return readTimelines(parseReview(text)).flatMap(timeline =>
    timeline.events.map(event => [formatInstant(event, 'start'), event.text] as const),
  );
}

suite('Timeline: entries in other places', () => {
  const expected = [
    ['2026-03-02T10:05:00Z', 'the ovens are cold'],
    ['2026-03-02T10:40:00Z', 'the ovens are warm'],
  ];

  test('a chat: who and when above what was written', () =>
    assert.deepEqual(
      entriesOf(
        'Times are in UTC, 2026-03-02.',
        '',
        '**Ida Holm** 10:05 AM',
        'the ovens are cold',
        '',
        '**Oven bot** 10:40 AM',
        'the ovens are warm',
      ),
      expected,
    ));

  test('a status page: the time behind the text', () =>
    assert.deepEqual(
      entriesOf(
        '**Investigating** - the ovens are cold. Mar 2, 2026 - 10:05 UTC',
        '',
        '**Resolved** - the ovens are warm. Mar 2, 2026 - 10:40 UTC',
      ).map(([instant]) => instant),
      expected.map(([instant]) => instant),
    ));

  for (const end of ['', '  ', '\\'])
    test(`a status page: the time on the line below${end && ', behind a break'}`, () =>
      assert.deepEqual(
        entriesOf(
          `**Investigating** - the ovens are cold.${end}`,
          'Mar 2, 2026 - 10:05 UTC',
          '',
          `**Resolved** - the ovens are warm.${end}`,
          'Mar 2, 2026 - 10:40 UTC',
        ).map(([instant, text]) => [instant, text.replace(/^.* - |[.\\]+$/gu, '')]),
        expected,
      ));

  test('a table of two clocks and who did it: what happened is the text', () =>
    assert.deepEqual(
      entriesOf(
        'Date: 2026-03-02',
        '',
        '| UTC | Local | Who | What |',
        '| - | - | - | - |',
        '| 10:05 | 11:05 | Ida | the ovens are cold |',
        '| 10:40 | 11:40 | Ida | the ovens are warm |',
      ),
      expected,
    ));

  test('bold that nobody opened', () =>
    assert.deepEqual(
      entriesOf(
        'All times are UTC.',
        '',
        '* 2026-03-02 10:05:** the ovens are cold',
        '* **2026-03-02 10:40:** the ovens are warm',
      ),
      expected,
    ));

  test('a quote around it all', () =>
    assert.deepEqual(
      entriesOf(
        '> All times are UTC.',
        '>',
        '> - 2026-03-02 10:05 the ovens are cold',
        '> - 2026-03-02 10:40 the ovens are warm',
      ),
      expected,
    ));

  test('a line behind a quote that has no mark of it', () =>
    assert.deepEqual(
      entriesOf(
        '**2026-03-02 10:05 UTC** the ovens are cold',
        '> brr',
        '**2026-03-02 10:40 UTC** the ovens are warm',
      ).map(([instant]) => instant),
      expected.map(([instant]) => instant),
    ));

  test('two rows that begin with a date and a time of day, in a section of another name', () => {
    const read = (table: string): readonly string[] =>
      readTimelines(parseReview(`# Ausfall\n\n## Was passiert ist\n\n${table}\n`)).flatMap(({ events }) =>
        events.map(({ text }) => text),
      );
    const rows = '| --- | --- |\n| 2026-03-02 10:05 | Öfen kalt |\n| 2026-03-02 10:40 | Öfen warm |';
    assert.deepEqual(read(`| Zeitpunkt (UTC) | Was |\n${rows}`), ['Öfen kalt', 'Öfen warm']);
    assert.deepEqual(read(`| Zeit | Was |\n${rows.replaceAll('2026-03-02 ', '')}`), []);
    assert.deepEqual(
      read('| Was | Wann |\n| --- | --- |\n| Beginn | 2026-03-02 10:05 |\n| Ende | 2026-03-02 10:40 |'),
      [],
    );
  });

  const aside: readonly (readonly [what: string, header: string, rows: readonly string[], isRead: boolean])[] = [
    ['builds', '| Time | Commit | Result |', ['| 9:05 | 4daaf0b | failed |', '| 9:30 | e18b58b | ok |'], false],
    ['figures', '| 時刻 | 件数 |', ['| 9:05 | 10 |', '| 9:15 | 4000 |'], false],
    ['shifts', '| Time | Who |', ['| 8:00 | Ida |', '| 16:00 | Ben |'], false],
    ['a drill', '| Time | What |', ['| 19:05 | the valve is closed | ', '| 19:30 | ovens stay warm |'], true],
    ['試験', '| 時刻 | 出来事 |', ['| 19:05 | 弁を閉鎖 |', '| 19:30 | 窯は正常 |'], true],
  ];
  for (const [what, header, rows, isRead] of aside)
    test(`a table of ${what} behind the timeline: ${isRead ? 'events too' : 'none of its events'}`, () => {
      const entries = '- 9:10 ovens cold\n- 9:20 Ida looks\n- 9:40 ovens warm';
      const table = [header, header.replaceAll(/[^|]+/gu, '-'), ...rows, rows[0]].join('\n');
      const text = `# Ovens cold, 2026-03-02\n\n## Timeline\n\n${entries}\n\n## Others of that day\n\n${table}\n`;
      assert.equal(readTimelines(parseReview(text)).flatMap(({ events }) => events).length, isRead ? 6 : 3);
    });

  test('the one day that is named above the entries holds for them, without any heading too', () => {
    const text =
      'Outage of the ovens\nDuration: March 2, 2026, 10:05 AM - 10:40 AM (UTC)\nTimeline\n10:05 AM: the ovens are cold\n10:20 AM: Ida looks\n10:40 AM: the ovens are warm\n';
    assert.deepEqual(
      readTimelines(parseReview(text)).flatMap(({ events }) => events.map(event => formatInstant(event, 'start'))),
      ['2026-03-02T10:05:00Z', '2026-03-02T10:20:00Z', '2026-03-02T10:40:00Z'],
    );
  });

  for (const name of ['Timeline (all times in UTC)', 'TIMELINE', 'Timeline (UTC):', 'Chronology （UTC）'])
    test(`"${name}" on a line of its own, among names in capitals, and a table pasted as text below it`, () =>
      assert.deepEqual(
        readTimelines(
          parseReview(
            `OUTAGE OF THE OVENS\n\nSUMMARY\n\nOn 2026-03-02 all ovens were cold.\n\n${name}\n\nTime\tWhat\n10:05 UTC\tthe ovens are cold\n10:40 UTC\tthe ovens are warm\n\nROOT CAUSE\n\nA valve.\n`,
          ),
        ).flatMap(timeline => timeline.events.map(event => [formatInstant(event, 'start'), event.text])),
        expected,
      ));
});
