// A meeting as a calendar file: by RFC 5545, read back by its own rules.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatMeeting, type Meeting } from '../../../src/incident/calendarFile';

const meeting: Meeting = {
  id: 'acme/production#12@gitlab.example.com',
  title: 'Review: ovens went cold',
  description: 'Agenda',
  url: 'https://gitlab.example.com/acme/production/-/issues/12',
  start: Date.parse('2026-03-09T14:30:00Z'),
  minutes: 45,
  now: Date.parse('2026-03-06T08:00:00Z'),
};

/** As RFC 5545 reads it: folded lines joined, texts without their escapes. */
function readBack(file: string, name: string): string {
  const line = file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .find(each => each.startsWith(`${name}:`));
  return (line ?? '')
    .slice(name.length + 1)
    .replaceAll(/\\([\\;,n])/gu, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}

suite('A meeting as a calendar file', () => {
  test('has its times in UTC, its agenda, and the address of the review', () => {
    assert.deepEqual(formatMeeting(meeting).split('\r\n'), [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Incident Reviews//EN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:acme/production#12@gitlab.example.com',
      'DTSTAMP:20260306T080000Z',
      'DTSTART:20260309T143000Z',
      'DTEND:20260309T151500Z',
      'SUMMARY:Review: ovens went cold',
      'DESCRIPTION:Agenda',
      'URL:https://gitlab.example.com/acme/production/-/issues/12',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test('commas, semicolons, backslashes and line ends are escaped', () => {
    const file = formatMeeting({ ...meeting, title: 'a, b; c\\d', description: 'one\r\ntwo\rthree' });
    assert.ok(file.includes(String.raw`SUMMARY:a\, b\; c\\d`));
    assert.ok(file.includes(String.raw`DESCRIPTION:one\ntwo\nthree`));
  });

  test('no text of anybody adds a line of its own, no line is longer than 75 octets, and every text is read back whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        const file = formatMeeting({ ...meeting, title: text, description: `${text}\nEND:VEVENT` });
        const lines = file.split('\r\n');
        assert.ok(lines.every(line => new TextEncoder().encode(line).length <= 75));
        assert.equal(lines.filter(line => line === 'END:VEVENT').length, 1);
        const plain = text.replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '');
        assert.equal(readBack(file, 'SUMMARY'), plain);
      }),
      { numRuns: 300 },
    );
  });
});
