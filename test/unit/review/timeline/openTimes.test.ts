// Times of which a part is not said: minutes left open, a clock that is only "local", a day without its year, an hour word that
// stands once behind a range.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/review/fixes';
import { problems } from '../fixtures';
import { read, told } from './reading';

const document = (body: string, { title = '# Kiln cold, 2026-03-02', heading = '## Timeline (UTC)' } = {}): string =>
  `${title}\n\n## Summary\n\nNothing was fired.\n\n${heading}\n\n${body}\n\n## Root cause\n\nA fuse.\n`;

const tellAll = (text: string): readonly string[] =>
  (read(text)[0]?.events ?? []).map(event => `${told(event)} ${event.text}`);
/** The codes and texts of what is said about the times. */
const complaints = (text: string): readonly string[] =>
  problems(text)
    .filter(({ code }) => /^timeline\.(?:time-zone|ambiguous-date|out-of-order|duration)/u.test(code))
    .map(({ message, span, args }) => {
      const where = text.slice(span.start, span.end);
      return `${message}: ${where}${args['other'] === undefined ? '' : ` among ${args['other']}`}`;
    });

suite('Timeline: an hour word that stands once, behind a range', () => {
  const seven = '07:00:00Z/2026-03-02T09:00:00Z';
  const afternoon = '14:00:00Z/2026-03-02T16:00:00Z';
  const forms: readonly (readonly [written: string, expected: string])[] = [
    ['7–9 Uhr', seven],
    ['von 7 bis 9 Uhr', seven],
    ['zwischen 7 und 9 Uhr', seven],
    ['07-09h', seven],
    ['7-9h', seven],
    ['7h-9h', seven],
    ['de 7h às 9h', seven],
    ['entre 7 et 9 heures', seven],
    ['07–09u', seven],
    ['van 7 tot 9 uur', seven],
    ['tussen 7 en 9 uur', seven],
    ['7〜9時', seven],
    ['7時〜9時', seven],
    ['7-9点', seven],
    ['2–4pm', afternoon],
    ['2 to 4 PM', afternoon],
    ['between 2 and 4 p.m.', afternoon],
    ['2–4:30 pm', '14:00:00Z/2026-03-02T16:30:00Z'],
    ['10–1:15 pm', '10:00:00Z/2026-03-02T13:15:00Z'],
  ];
  for (const [written, expected] of forms)
    test(written, () =>
      assert.deepEqual(tellAll(document(`- 05:58 cold\n- ${written}: page`))[1], `2026-03-02T${expected} page`),
    );

  for (const body of ['- 2-3h without heat', '- 24–48h of rest', '- 7〜9時間 停止'])
    test(`${body} is a length`, () => assert.equal(tellAll(document(`- 05:58 cold\n${body}`)).length, 1));

  test('Dutch clocks', () =>
    assert.deepEqual(tellAll(document('- 14u05: koud\n- 14.20u: melding\n- 14:30u: warm\n- 15 uur: klaar')), [
      '2026-03-02T14:05:00Z koud',
      '2026-03-02T14:20:00Z melding',
      '2026-03-02T14:30:00Z warm',
      '2026-03-02T15:00:00Z klaar',
    ]));
});

suite('Timeline: minutes left open', () => {
  for (const open of ['??', 'xx', 'XX', '--', '？？'])
    test(`09:${open} keeps its hour`, () => {
      const text = document(`- 09:${open} cold\n- 09:20 page\n- 09:${open} fuse found\n- 10:${open} warm`);
      const events = read(text)[0]?.events ?? [];
      assert.deepEqual(
        events.map(event => `${told(event)} ${event.precision}`),
        ['T09:00:00Z hour', 'T09:20:00Z minute', 'T09:00:00Z hour', 'T10:00:00Z hour'].map(time => `2026-03-02${time}`),
      );
      assert.deepEqual(complaints(text), []);
    });

  test('an hour below a later one is a step back', () =>
    assert.deepEqual(complaints(document('- 09:20 cold\n- 10:?? page\n- 09:40 warm')), [
      'timeline.out-of-order: 09:40',
    ]));

  test('no length is compared with it, and none of it is rewritten', () => {
    const told = document('- 09:10 impact starts\n- 10:?? resolved').replace('fired.', 'fired for 20 minutes.');
    assert.deepEqual(complaints(told), []);
    const mixed = document('- 09:10 CET cold\n- 10:?? UTC warm', { heading: '## Timeline' });
    const found = problems(mixed).find(({ code }) => code === 'timeline.time-zone');
    assert.deepEqual(
      found?.fixes.map(({ title, edits }) => [title, edits]),
      [['writeTime', []]],
    );
  });

  test('where the hour is open too, it is a day', () =>
    assert.deepEqual(tellAll(document('- 2026-03-02 ??:?? cold\n- 2026-03-02 HH:MM page')), [
      '2026-03-02 cold',
      '2026-03-02 page',
    ]));
});

suite('Timeline: a clock that is only local', () => {
  const heading = '## Timeline';
  const pairs = [
    '23:05 (UTC / 20:05 local)',
    '23:05 UTC / 20:05 local',
    '20:05 local (23:05 UTC)',
    '23:05 UTC (20:05 local time)',
  ];
  for (const pair of pairs)
    test(`"${pair}" tells how far it is`, () => {
      const text = document(`- 19:52 (local): cold\n- **19:58 Local time**: page\n- ${pair}: fuse found`, { heading });
      const events = read(text)[0]?.events ?? [];
      const hours = events.map(
        ({ start, text: what }) => `${new Date(start ?? 0).toISOString().slice(11, 16)} ${what}`,
      );
      assert.deepEqual(hours, ['22:52 cold', '22:58 page', '23:05 fuse found']);
    });

  const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
    [
      'where nothing tells it, it stands among others',
      document('- 19:52 local: cold\n- 19:58 local: page\n- 23:05 UTC: fuse found', { heading }),
      ['timeline.time-zone.mixed: local among UTC'],
    ],
    ...['hora local', 'heure locale', 'Ortszeit', 'horário local', 'ora locale', 'местного времени', '現地時間'].map(
      name =>
        [
          name,
          document(`- 19:52 (${name}): a\n- 23:05 UTC: b`, { heading }),
          [`timeline.time-zone.mixed: ${name} among UTC`],
        ] as const,
    ),
    [
      'all of them: no zone is said',
      document('- 19:52 local: cold\n- 19:58 local: warm', { heading }),
      ['timeline.time-zone: Timeline'],
    ],
    ['the zone of the place is stated', document('- 19:52 local: a\n- 19:58: b', { heading: '## Timeline (CET)' }), []],
    [
      'a thing that is local',
      document('- 19:52 local cache emptied\n- 19:58 page', { heading: '## Timeline (UTC)' }),
      [],
    ],
  ];
  for (const [name, text, expected] of cases) test(name, () => assert.deepEqual(complaints(text), expected));

  test('an entry of an unknown place has no instant', () =>
    assert.deepEqual(
      read(document('- 19:52 local: a\n- 20:05 UTC: b\n- 20:10 c', { heading }))[0]?.events.map(
        ({ start }) => start !== undefined,
      ),
      [false, true, true],
    ));
});

suite('Timeline: a day whose year nothing tells', () => {
  const title = '# Kiln cold';
  for (const [first, day] of [
    ['11/21', '11-21'],
    ['21 November', '11-21'],
    ['21.11.', '11-21'],
    ['11月21日', '11-21'],
    ['Feb 29', '02-29'],
  ] as const)
    test(`${first} is said once and holds below`, () => {
      const text = document(`- ${first} 11:50: cold\n- 12:00: page\n- 12:01: warm`, { title });
      assert.deepEqual(tellAll(text), [`--${day}T11:50:00 cold`, `--${day}T12:00:00 page`, `--${day}T12:01:00 warm`]);
      assert.deepEqual(complaints(text), [`timeline.ambiguous-date.year: ${first}`]);
    });

  test('over midnight of New Year, in order', () => {
    const text = document('- 31 Dec 23:50: cold\n- 00:10: page\n- 1 Jan 02:00: warm', { title });
    assert.deepEqual(tellAll(text), ['--12-31T23:50:00 cold', '--01-01T00:10:00 page', '--01-01T02:00:00 warm']);
    assert.deepEqual(complaints(text), ['timeline.ambiguous-date.year: 31 Dec']);
  });

  test('two numbers of open order are no day', () => {
    const text = document('- 10/11 11:50: cold\n- 12:00: warm', { title });
    assert.deepEqual(tellAll(text), ['? cold', 'T12:00:00 warm']);
  });

  test('a heading above the entries, whose year a fix states', () => {
    const text = document('### 21 November\n\n- 11:50: cold\n- 12:01: warm', { title });
    assert.deepEqual(tellAll(text), ['--11-21T11:50:00 cold', '--11-21T12:01:00 warm']);
    assert.deepEqual(complaints(text), ['timeline.ambiguous-date.none: 11:50']);
  });

  test('the heading of the timeline says the day, and a fix the year in which it was last', () => {
    const text = document('- 11:50: cold\n- 12:01: warm', { title, heading: '## Timeline (UTC, Nov 21)' });
    const found = problems(text).find(({ code }) => code === 'timeline.ambiguous-date');
    assert.deepEqual(
      found?.fixes.map(each => each.args),
      [{ date: '2025-11-21' }],
    );
    assert.deepEqual(tellAll(applyEdits(text, found.fixes[0]?.edits ?? [])), [
      '2025-11-21T11:50:00Z cold',
      '2025-11-21T12:01:00Z warm',
    ]);
  });
});
