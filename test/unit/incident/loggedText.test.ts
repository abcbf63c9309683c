import assert from 'node:assert/strict';
import { isGuess, readLoggedText } from '../../../src/incident/loggedText';

/** 12:00 in Berlin. */
const now = Date.parse('2025-11-20T11:00:00Z');

suite('One box for a time and what happened', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['we saw it', '2025-11-20T11:00', 'we saw it'],
    ['10:42 we saw it', '2025-11-20T09:42', 'we saw it'],
    ['10:42: we saw it', '2025-11-20T09:42', 'we saw it'],
    ['10:42 - we saw it', '2025-11-20T09:42', 'we saw it'],
    ['10:42 UTC we saw it', '2025-11-20T10:42', 'we saw it'],
    ['23:50 it began', '2025-11-19T22:50', 'it began'],
    ['yesterday 23:50 it began', '2025-11-19T22:50', 'it began'],
    ['2025-11-18 08:00 UTC deployed', '2025-11-18T08:00', 'deployed'],
    ['10 min ago rolled back', '2025-11-20T10:50', 'rolled back'],
    ['now calm', '2025-11-20T11:00', 'calm'],
    ['vor 10 min zurückgerollt', '2025-11-20T10:50', 'zurückgerollt'],
    ['gestern um 23:50 Uhr fing es an', '2025-11-19T22:50', 'fing es an'],
    ['um 3 Uhr rief jemand an', '2025-11-20T02:00', 'rief jemand an'],
    ['gestern um 23.50 Uhr UTC begann es', '2025-11-19T23:50', 'begann es'],
    ['vor einer halben Stunde Alarm', '2025-11-20T10:30', 'Alarm'],
    ['11:50 pm it began', '2025-11-19T22:50', 'it began'],
    ['yesterday at 11:50 pm UTC: it began', '2025-11-19T23:50', 'it began'],
    ['3 am Schalter warten', '2025-11-20T11:00', '3 am Schalter warten'],
    ['10 Uhren stehen', '2025-11-20T11:00', '10 Uhren stehen'],
    ['jetzt ruhig', '2025-11-20T11:00', 'ruhig'],
    ['vor der Kasse steht eine Schlange', '2025-11-20T11:00', 'vor der Kasse steht eine Schlange'],
    ['10 minutes without an order', '2025-11-20T11:00', '10 minutes without an order'],
    ['5 customers called', '2025-11-20T11:00', '5 customers called'],
    ['error rate 10:1 on two hosts', '2025-11-20T11:00', 'error rate 10:1 on two hosts'],
    ['99:99 on the display', '2025-11-20T11:00', '99:99 on the display'],
    ['  two   lines\nof it ', '2025-11-20T11:00', 'two lines of it'],
    ['10:42', '2025-11-20T09:42', ''],
  ];
  for (const [text, time, note] of rows) {
    test(JSON.stringify(text), () => {
      const read = readLoggedText({ text, now, timeZone: 'Europe/Berlin' });
      assert.deepEqual([new Date(read.occurredAt).toISOString().slice(0, 16), read.note], [time, note]);
    });
  }

  const noClocks: readonly (readonly [text: string, noClock: string | undefined])[] = [
    ['25:99 foo', '25:99'],
    ['12:75: foo', '12:75'],
    ['tomorrow 10:00 foo', 'tomorrow 10:00'],
    ['morgen um 10 Uhr foo', 'morgen um 10 Uhr'],
    ['today 23:00: foo', 'today 23:00'],
    ['2025-11-21 08:00 UTC foo', '2025-11-21 08:00 UTC'],
    ['2025-02-30 08:00 foo', '2025-02-30 08:00'],
    ['now tomorrow 10:00 foo', undefined],
    ['10:42 foo', undefined],
    ['rate 10:1', undefined],
    ['foo 25:99', undefined],
  ];
  for (const [text, noClock] of noClocks)
    test(`"${text}": ${noClock === undefined ? 'nothing' : `"${noClock}"`} is named as no time that has passed`, () =>
      assert.equal(readLoggedText({ text, now, timeZone: 'Europe/Berlin' }).noClock, noClock));

  test('a clock that is still to come today was yesterday’s, which it says unless somebody wrote so', () => {
    const isYesterday = (text: string): boolean =>
      readLoggedText({ text, now, timeZone: 'Europe/Berlin' }).isYesterday === true;
    assert.deepEqual(['23:59 foo', '23:59 UTC foo', 'um 23:59 foo', '11:59 pm foo', '23 Uhr foo'].map(isYesterday), [
      true,
      true,
      true,
      true,
      true,
    ]);
    assert.deepEqual(['yesterday 23:59 foo', '11:59 foo', '2 min ago foo', 'foo'].map(isYesterday), [
      false,
      false,
      false,
      false,
    ]);
  });

  test('what somebody only thinks is told from what is known', () => {
    const sure = ['Cause identified: the pool', 'The maybeline is down', 'Mitigated'];
    const unsure = [
      'we think the cause is the CDN',
      'It may be the pool',
      'Perhaps mitigated',
      'looks like it is over',
      'vermutlich ist der Pool die Ursache',
      'es könnte behoben sein',
    ];
    assert.deepEqual([sure.filter(isGuess), unsure.filter(isGuess)], [[], unsure]);
  });
});
