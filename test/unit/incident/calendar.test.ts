import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addWorkingDays,
  proposeActionDate,
  formatDateIn,
  isDate,
  isOverdue,
  readSpokenDate,
  formatUtcDate,
  countWorkingDays,
} from '../../../src/incident/calendar';

const day = fc
  .date({ min: new Date('1999-12-01'), max: new Date('2100-02-01'), noInvalidDate: true })
  .map(date => formatUtcDate(date.getTime()));
const holidays = fc.array(
  fc
    .date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map(date => formatUtcDate(date.getTime())),
  { maxLength: 12 },
);
const closeDay = fc
  .date({ min: new Date('2023-12-01'), max: new Date('2027-02-01'), noInvalidDate: true })
  .map(date => formatUtcDate(date.getTime()));

function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

suite('Working days', () => {
  const additions: readonly [string, string, number, readonly string[], string][] = [
    ['from Friday five days on is the next Friday', '2025-10-31', 5, [], '2025-11-07'],
    ['from Monday five days on is the next Monday', '2025-11-03', 5, [], '2025-11-10'],
    ['a Saturday counts from Monday', '2025-11-01', 1, [], '2025-11-03'],
    ['from Saturday five days on is Friday', '2025-11-01', 5, [], '2025-11-07'],
    ['from Sunday five days on is Friday', '2025-11-02', 5, [], '2025-11-07'],
    ['nothing added changes nothing, not even on a Sunday', '2025-11-02', 0, [], '2025-11-02'],
    ['a holiday pushes the end', '2025-12-22', 5, ['2025-12-25', '2025-12-26'], '2025-12-31'],
    ['a holiday on a weekend pushes nothing', '2025-10-31', 5, ['2025-11-01'], '2025-11-07'],
    ['the end of daylight saving is a day like others', '2025-10-24', 1, [], '2025-10-27'],
    ['its beginning too', '2025-03-28', 1, [], '2025-03-31'],
    ['a leap day is a working day', '2024-02-28', 1, [], '2024-02-29'],
    ['across a year', '2025-12-31', 1, ['2026-01-01'], '2026-01-02'],
  ];
  for (const [name, from, count, free, expected] of additions) {
    test(name, () => assert.equal(addWorkingDays(from, count, free), expected));
  }

  const spoken: readonly [string, string | undefined][] = [
    ['2025-12-24', '2025-12-24'],
    ['today', '2025-11-03'],
    ['Tomorrow', '2025-11-04'],
    ['in 5 days', '2025-11-08'],
    ['in 2 weeks', '2025-11-17'],
    ['2025-02-30', undefined],
    ['next Friday', undefined],
  ];
  for (const [words, expected] of spoken) {
    test(`/due ${words} means ${expected ?? 'nothing that is known'}`, () =>
      assert.equal(readSpokenDate(words, '2025-11-03'), expected));
  }

  test('what lies between is counted forward and backward', () => {
    assert.equal(countWorkingDays('2025-11-03', '2025-11-07'), 4);
    assert.equal(countWorkingDays('2025-11-07', '2025-11-03'), -4);
    assert.equal(countWorkingDays('2025-11-07', '2025-11-10'), 1);
    assert.equal(countWorkingDays('2025-11-08', '2025-11-09'), 0);
    assert.equal(countWorkingDays('2025-12-22', '2026-01-05', ['2025-12-25', '2025-12-26', '2026-01-01']), 7);
  });

  test('a deadline on Friday is over on Saturday, though no working day has passed', () => {
    assert.equal(isOverdue('2025-11-07', '2025-11-07'), false);
    assert.equal(isOverdue('2025-11-08', '2025-11-07'), true);
    assert.equal(countWorkingDays('2025-11-08', '2025-11-07'), 0);
    assert.equal(countWorkingDays('2025-11-10', '2025-11-07'), -1);
  });

  test('what is no date is refused by name', () => {
    for (const wrong of ['2025-02-30', '2025-13-01', 'tomorrow', '2025-1-1', '', '20251103']) {
      assert.equal(isDate(wrong), false, wrong);
      assert.throws(() => addWorkingDays(wrong, 1), { name: 'RangeError' });
    }
  });

  test('property: the result is a working day, and as many working days away as asked for', () => {
    fc.assert(
      fc.property(closeDay, fc.integer({ min: 1, max: 90 }), holidays, (from, count, free) => {
        const to = addWorkingDays(from, count, free);
        assert.ok(weekday(to) >= 1 && weekday(to) <= 5 && !free.includes(to));
        assert.equal(countWorkingDays(from, to, free), count);
      }),
    );
  });

  test('property: counting whole weeks at once agrees with counting day by day', () => {
    fc.assert(
      fc.property(closeDay, fc.integer({ min: 0, max: 400 }), holidays, (from, length, free) => {
        const start = Date.parse(`${from}T00:00:00Z`);
        const days = Array.from({ length }, (_, index) => formatUtcDate(start + (index + 1) * 86_400_000));
        const working = days.filter(date => weekday(date) % 6 !== 0 && !free.includes(date));
        assert.equal(countWorkingDays(from, days.at(-1) ?? from, free), working.length);
      }),
    );
  });

  test('property: later days have no earlier deadline', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 30 }), (left, right, count) => {
        const [early, late] = [left, right].sort() as [string, string];
        assert.ok(addWorkingDays(early, count) <= addWorkingDays(late, count));
      }),
    );
  });
});

suite('The day of an instant', () => {
  const evening = Date.parse('2026-03-01T23:30:00Z');
  const cases: readonly (readonly [string, string])[] = [
    ['', '2026-03-01'],
    ['UTC', '2026-03-01'],
    ['Europe/Berlin', '2026-03-02'],
    ['America/Los_Angeles', '2026-03-01'],
    ['Pacific/Auckland', '2026-03-02'],
  ];
  for (const [zone, date] of cases) {
    test(`half past eleven at night in UTC, in ${zone === '' ? 'no zone' : zone}: ${date}`, () =>
      assert.equal(formatDateIn(evening, zone), date));
  }
});

suite('The date that a corrective action is offered', () => {
  const rows: readonly (readonly [name: string, now: string, holidays: readonly string[], date: string])[] = [
    ['two weeks after a working day', '2026-11-25', [], '2026-12-09'],
    ['Monday where that is a Saturday', '2026-11-28', [], '2026-12-14'],
    ['behind a holiday', '2026-11-25', ['2026-12-09'], '2026-12-10'],
    ['behind holidays and a weekend', '2026-12-11', ['2026-12-25', '2026-12-28'], '2026-12-29'],
  ];
  for (const [name, now, holidays, date] of rows) {
    test(name, () => assert.equal(proposeActionDate(Date.parse(`${now}T12:00:00Z`), holidays), date));
  }
});
