// When people are to meet, as somebody types it.
import assert from 'node:assert/strict';
import { readMeetingTime } from '../../../src/incident/meetingTime';

suite('A time at which people are to meet', () => {
  const rows: readonly (readonly [text: string, at: string, zone: string, expected: string | undefined])[] = [
    ['14:30', '2026-03-02T12:00', 'UTC', '2026-03-02T14:30'],
    ['11:30', '2026-03-02T12:00', 'UTC', '2026-03-03T11:30'],
    ['today 11:30', '2026-03-02T12:00', 'UTC', undefined],
    // The clocks of New York are put back at 06:00 UTC, those of Berlin at 01:00 UTC.
    ['01:30', '2026-11-01T05:10', 'America/New_York', '2026-11-01T05:30'],
    ['01:30', '2026-11-01T05:40', 'America/New_York', '2026-11-01T06:30'],
    ['01:30', '2026-11-01T06:40', 'America/New_York', '2026-11-02T06:30'],
    ['today 01:30', '2026-11-01T05:40', 'America/New_York', '2026-11-01T06:30'],
    ['today 01:30', '2026-11-01T06:40', 'America/New_York', undefined],
    ['tomorrow 01:30', '2026-10-31T12:00', 'America/New_York', '2026-11-01T05:30'],
    ['2026-10-25 02:30', '2026-10-24T09:00', 'Europe/Berlin', '2026-10-25T00:30'],
    ['02:30', '2026-10-25T00:40', 'Europe/Berlin', '2026-10-25T01:30'],
  ];
  for (const [text, at, timeZone, expected] of rows) {
    test(`"${text}" said at ${at} in ${timeZone}: ${expected ?? 'over'}`, () => {
      const instant = readMeetingTime({ text, now: Date.parse(`${at}Z`), timeZone });
      assert.equal(instant && new Date(instant).toISOString().slice(0, 16), expected);
    });
  }
});
