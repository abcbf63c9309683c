// A time as somebody says it in a hurry.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSpokenTime, readTimeBeside } from '../../../src/incident/spokenTime';

const now = Date.parse('2026-03-02T12:00:00Z');

suite('A time as somebody says it', () => {
  const rows: readonly (readonly [string, string, string | undefined])[] = [
    ['now', 'UTC', '2026-03-02T12:00'],
    ['', 'UTC', '2026-03-02T12:00'],
    ['  Just  now ', 'UTC', '2026-03-02T12:00'],
    ['5m', 'UTC', '2026-03-02T11:55'],
    ['10 min ago', 'UTC', '2026-03-02T11:50'],
    ['90 minutes ago', 'UTC', '2026-03-02T10:30'],
    ['2h', 'UTC', '2026-03-02T10:00'],
    ['an hour ago', 'UTC', '2026-03-02T11:00'],
    ['a minute ago', 'UTC', '2026-03-02T11:59'],
    ['10:42', 'UTC', '2026-03-02T10:42'],
    ['9:05', 'UTC', '2026-03-02T09:05'],
    ['12:01', 'UTC', '2026-03-02T12:01'],
    ['12:30', 'UTC', '2026-03-01T12:30'],
    ['23:50', 'UTC', '2026-03-01T23:50'],
    ['10:42', 'Europe/Berlin', '2026-03-02T09:42'],
    ['10:42 UTC', 'Europe/Berlin', '2026-03-02T10:42'],
    ['10:42Z', 'Europe/Berlin', '2026-03-02T10:42'],
    ['23:30', 'America/Los_Angeles', '2026-03-02T07:30'],
    ['yesterday 23:50', 'UTC', '2026-03-01T23:50'],
    ['today 11:00', 'UTC', '2026-03-02T11:00'],
    ['2026-02-28 10:42', 'UTC', '2026-02-28T10:42'],
    ['2026-02-28T10:42Z', 'Asia/Kolkata', '2026-02-28T10:42'],
    ['2026-02-28 10:42', 'Asia/Kolkata', '2026-02-28T05:12'],
    ['yesterday at 23:50 UTC', 'Europe/Berlin', '2026-03-01T23:50'],
    ['jetzt', 'UTC', '2026-03-02T12:00'],
    ['Vor 10 min', 'UTC', '2026-03-02T11:50'],
    ['vor 90 Minuten', 'UTC', '2026-03-02T10:30'],
    ['vor einer Stunde', 'UTC', '2026-03-02T11:00'],
    ['vor 2 Std', 'UTC', '2026-03-02T10:00'],
    ['um 10:42 Uhr', 'Europe/Berlin', '2026-03-02T09:42'],
    ['gestern 23:50', 'UTC', '2026-03-01T23:50'],
    ['Gestern um 23:50 Uhr', 'UTC', '2026-03-01T23:50'],
    ['heute 11:00', 'UTC', '2026-03-02T11:00'],
    ['morgen 11:00', 'UTC', undefined],
    ['vorgestern 11:00', 'UTC', '2026-02-28T11:00'],
    ['um 3 Uhr', 'Europe/Berlin', '2026-03-02T02:00'],
    ['gestern um 3 Uhr', 'UTC', '2026-03-01T03:00'],
    ['3.10 Uhr', 'UTC', '2026-03-02T03:10'],
    ['3.10', 'UTC', undefined],
    ['25 Uhr', 'UTC', undefined],
    ['11:50 PM', 'UTC', '2026-03-01T23:50'],
    ['11:50pm UTC', 'Europe/Berlin', '2026-03-01T23:50'],
    ['yesterday at 3 pm', 'UTC', '2026-03-01T15:00'],
    ['0 min ago', 'UTC', '2026-03-02T12:00'],
    ['3am', 'UTC', '2026-03-02T03:00'],
    ['3:10 am', 'UTC', '2026-03-02T03:10'],
    ['12:10am', 'UTC', '2026-03-02T00:10'],
    ['12pm', 'UTC', '2026-03-02T12:00'],
    ['13pm', 'UTC', undefined],
    ['3 am', 'UTC', undefined],
    ['vor einer halben Stunde', 'UTC', '2026-03-02T11:30'],
    ['half an hour ago', 'UTC', '2026-03-02T11:30'],
    ['today 13:00', 'UTC', undefined],
    ['2026-03-03 10:42', 'UTC', undefined],
    ['2026-02-30 10:42', 'UTC', undefined],
    ['25:10', 'UTC', undefined],
    ['10:75', 'UTC', undefined],
    ['soon', 'UTC', undefined],
    ['10', 'UTC', undefined],
  ];
  for (const [text, timeZone, expected] of rows) {
    test(`"${text}" in ${timeZone}: ${expected ?? 'not understood'}`, () => {
      const instant = readSpokenTime({ text, now, timeZone });
      assert.equal(instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 16), expected);
    });
  }

  // The clocks of Berlin are put back at 01:00 UTC, those of New York at 06:00 UTC.
  const twice: readonly (readonly [text: string, at: string, zone: string, expected: string])[] = [
    ['02:30', '2026-10-25T00:40', 'Europe/Berlin', '2026-10-25T00:30'],
    ['02:30', '2026-10-25T01:40', 'Europe/Berlin', '2026-10-25T01:30'],
    ['02:50', '2026-10-25T01:40', 'Europe/Berlin', '2026-10-25T00:50'],
    ['today 02:30', '2026-10-25T00:40', 'Europe/Berlin', '2026-10-25T00:30'],
    ['01:30', '2026-11-01T05:40', 'America/New_York', '2026-11-01T05:30'],
    ['01:30', '2026-11-01T06:40', 'America/New_York', '2026-11-01T06:30'],
    ['2026-10-25 02:30', '2026-10-26T09:00', 'Europe/Berlin', '2026-10-25T01:30'],
  ];
  for (const [text, at, timeZone, expected] of twice) {
    test(`"${text}" said at ${at} in ${timeZone}, where clocks show it twice, is the last time before: ${expected}`, () => {
      const instant = readSpokenTime({ text, now: Date.parse(`${at}Z`), timeZone });
      assert.equal(instant && new Date(instant).toISOString().slice(0, 16), expected);
    });
  }

  test('property: it is never in the future, and a clock is read as it shows', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Chatham', 'Asia/Kolkata');
    const times = fc.record({ hours: fc.nat(23), minutes: fc.nat(59) });
    const instants = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2030-01-01') });
    fc.assert(
      fc.property(zones, times, instants, (timeZone, { hours, minutes }, at) => {
        const text = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        const instant = readSpokenTime({ text, now: at, timeZone });
        assert.ok(instant !== undefined && instant <= at + 120_000 && instant > at - 2 * 86_400_000);
        const shown = new Intl.DateTimeFormat('en', { timeZone, timeStyle: 'short', hourCycle: 'h23' }).format(instant);
        // An hour that the clocks leave out in spring is nobody's.
        const isSkipped = shown !== text && Math.abs(Number(shown.slice(0, 2)) - hours) <= 1;
        assert.ok(shown === text || isSkipped, `${text} is shown as ${shown}`);
      }),
    );
  });
});

suite('A time in a timeline that is written later', () => {
  const at = Date.parse('2026-11-28T23:17:00Z');
  const night = ['2026-11-25T02:40', '2026-11-25T04:03'];
  const midnight = ['2026-11-24T23:40', '2026-11-25T01:10'];
  const rows: readonly (readonly [
    text: string,
    times: readonly string[],
    expected: string | undefined,
    zone?: string,
  ])[] = [
    ['02:50', night, '2026-11-25T02:50'],
    ['18:00', night, '2026-11-25T18:00'],
    ['01:45', night, '2026-11-25T01:45'],
    ['um 3 Uhr', night, '2026-11-25T03:00'],
    ['at 02:50', night, '2026-11-25T02:50'],
    ['2:50am', night, '2026-11-25T02:50'],
    ['01:30', night, '2026-11-26T01:30'],
    ['23:50', midnight, '2026-11-24T23:50'],
    ['00:30', midnight, '2026-11-25T00:30'],
    ['23:10', midnight, '2026-11-24T23:10'],
    ['02:50', [...night, '2026-11-28T23:07'], '2026-11-25T02:50'],
    ['02:50', ['2026-11-19T10:00', ...night], '2026-11-25T02:50'],
    ['10:00', ['2026-11-24T22:00', '2026-11-25T12:00', '2026-11-26T09:00'], '2026-11-26T10:00'],
    ['03:50', night, '2026-11-25T02:50', 'Europe/Berlin'],
    ['02:50 UTC', night, '2026-11-25T02:50', 'Europe/Berlin'],
    ['20:50', night, '2026-11-25T04:50', 'America/Los_Angeles'],
    ['yesterday 23:50', night, '2026-11-27T23:50'],
    ['10 min ago', night, '2026-11-28T23:07'],
    ['now', night, '2026-11-28T23:17'],
    ['2026-11-26 02:50', night, '2026-11-26T02:50'],
    ['22:00', ['2026-11-28T12:00'], '2026-11-28T22:00'],
    ['23:30', ['2026-11-28T12:00'], '2026-11-27T23:30'],
    ['02:50', [], '2026-11-28T02:50'],
    ['25:99', night, undefined],
  ];
  for (const [text, times, expected, timeZone = 'UTC'] of rows) {
    test(`"${text}" in ${timeZone} beside ${times.join(' and ')}: ${expected ?? 'not understood'}`, () => {
      const entries = times.map(time => Date.parse(`${time}Z`));
      const instant = readTimeBeside({ text, now: at, timeZone }, entries);
      assert.equal(instant && new Date(instant).toISOString().slice(0, 16), expected);
    });
  }
});
