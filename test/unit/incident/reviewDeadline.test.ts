// When a review is due, and how the date comes about.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPolicy, type PolicyOverrides } from '../../../src/incident/policy';
import {
  findDeadline,
  findDueDate,
  type DeadlineTimes,
  findDueDateFromNow,
} from '../../../src/incident/reviewDeadline';

const at = (text: string): number => Date.parse(text);
const incident = { createdAt: at('2025-10-31T22:30:00Z') };
const policy = createPolicy('gitlab-2025');

suite('Deadlines of a review', () => {
  test('it is due five working days after the incident began', () => {
    assert.equal(findDueDate(incident, policy), '2025-11-07');
    assert.equal(findDueDate(incident, policy, { startedAt: at('2025-10-28T09:00:00Z') }), '2025-11-04');
  });

  test('the resolution counts only where the policy says so, and only when it is known', () => {
    const resolvedAt = at('2025-11-04T08:00:00Z');
    assert.equal(findDueDate(incident, policy, { resolvedAt }), '2025-11-07');
    assert.equal(
      findDueDate(incident, createPolicy('gitlab-2025', { dueFrom: 'resolution' }), { resolvedAt }),
      '2025-11-11',
    );
    assert.equal(findDueDate(incident, createPolicy('gitlab-2025', { dueFrom: 'resolution' })), '2025-11-07');
  });

  test('holidays of the policy push it', () => {
    const free = createPolicy('plain', { holidays: ['2025-11-03'] });
    assert.equal(findDueDate(incident, free), '2025-11-10');
  });

  test('the team’s midnight parts the days', () => {
    assert.equal(findDueDate(incident, { ...policy, timeZone: 'Asia/Tokyo' }), '2025-11-07');
    assert.equal(findDeadline(incident, { ...policy, timeZone: 'Asia/Tokyo' }).from, '2025-11-01');
    const sunday = { createdAt: at('2025-11-02T22:30:00Z') };
    assert.equal(findDueDate(sunday, policy), '2025-11-07');
    assert.equal(findDueDate(sunday, { ...policy, timeZone: 'Europe/Helsinki' }), '2025-11-10');
  });
});

suite('How a deadline comes about', () => {
  const startedAt = at('2025-10-28T09:00:00Z');
  const resolvedAt = at('2025-11-04T08:00:00Z');
  const rows: readonly (readonly [string, PolicyOverrides, DeadlineTimes, string])[] = [
    ['nothing is known', {}, {}, 'declaration 2025-10-31 due 2025-11-07, reminder 2025-11-07'],
    ['the start is known', {}, { startedAt }, 'start 2025-10-28 due 2025-11-04, reminder 2025-11-04'],
    [
      'the policy counts from the resolution',
      { dueFrom: 'resolution' },
      { startedAt, resolvedAt },
      'resolution 2025-11-04 due 2025-11-11, reminder 2025-11-11',
    ],
    [
      'its severity was raised three weeks later',
      {},
      { startedAt, requiredAt: at('2025-11-20T15:00:00Z') },
      'requirement 2025-11-20 due 2025-11-27, reminder 2025-11-27',
    ],
    [
      'it needed a review from its first day on',
      {},
      { requiredAt: at('2025-10-31T23:00:00Z') },
      'declaration 2025-10-31 due 2025-11-07, reminder 2025-11-07',
    ],
    [
      'one is reminded after days of the calendar',
      { reminder: 'calendar' },
      {},
      'declaration 2025-10-31 due 2025-11-07, reminder 2025-11-05',
    ],
    ['ten working days', { dueWorkingDays: 10 }, {}, 'declaration 2025-10-31 due 2025-11-14, reminder 2025-11-14'],
  ];
  for (const [name, overrides, times, words] of rows) {
    test(name, () => {
      const { base, from, due, reminder } = findDeadline(incident, createPolicy('gitlab-2025', overrides), times);
      assert.equal(`${base} ${from} due ${due}, reminder ${reminder}`, words);
    });
  }

  test('property: no review is due before it became required', () => {
    const instant = fc.integer({ min: at('2020-01-01'), max: at('2030-01-01') });
    const zone = fc.constantFrom('', 'Europe/Berlin', 'Pacific/Kiritimati', 'America/Los_Angeles');
    const maybe = fc.option(instant, { nil: undefined });
    fc.assert(
      fc.property(instant, maybe, maybe, zone, (createdAt, startedAt, requiredAt, timeZone) => {
        const found = findDeadline({ createdAt }, { ...policy, timeZone }, { startedAt, requiredAt });
        assert.ok(found.due > found.from && found.reminder > found.from);
        if (requiredAt !== undefined) assert.ok(at(`${found.due}T23:59:59Z`) > requiredAt);
      }),
    );
  });
});

suite('The due date of a review that no incident stands behind', () => {
  const policy = createPolicy('gitlab-2025');
  const sundayInUtc = Date.parse('2026-03-08T22:30:00Z');
  for (const [name, timeZone, spoken, due] of [
    ['counts from the day that it is in UTC', '', undefined, '2026-03-13'],
    ['counts from the day that it is where the team is', 'Asia/Tokyo', undefined, '2026-03-16'],
    ['is what its template says', 'Asia/Tokyo', 'in 2 days', '2026-03-11'],
    ['is that of the process where its template says what nobody understands', '', 'soon', '2026-03-13'],
  ] as const) {
    test(name, () => assert.equal(findDueDateFromNow(sundayInUtc, { ...policy, timeZone }, spoken), due));
  }
});
