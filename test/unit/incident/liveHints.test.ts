// What the process asks for while an incident goes on, to the minute.
import assert from 'node:assert/strict';
import {
  countStableMinutesLeft,
  findLiveHints,
  isClockRunning,
  listWantedFacts,
  type LiveHint,
} from '../../../src/incident/liveHints';
import type { Incident, Severity, User } from '../../../src/incident/model';
import { createPolicy, type PolicyOverrides, type ProfileName } from '../../../src/incident/policy';
import { makeIncident } from '../../issues';

const now = Date.parse('2026-03-02T12:00:00Z');
const minutesAgo = (minutes: number): number => now - minutes * 60_000;
const ana: User = { id: 1, username: 'ana', name: 'Ana' };
const ben: User = { id: 2, username: 'ben', name: 'Ben' };

function incident(over: Partial<Incident> = {}): Incident {
  return makeIncident({
    assignees: [ana],
    createdAt: minutesAgo(10),
    updatedAt: minutesAgo(1),
    severity: 2,
    ...over,
  });
}

interface Scene {
  readonly profile?: ProfileName;
  readonly overrides?: PolicyOverrides;
  readonly others?: readonly Incident[];
  readonly facts?: Parameters<typeof findLiveHints>[1]['facts'];
}

function hintsOf(of: Incident, { profile = 'gitlab-2025', overrides = {}, others = [], facts }: Scene = {}): string {
  return findLiveHints(of, { policy: createPolicy(profile, overrides), now, others, facts })
    .map(words)
    .join(', ');
}

function words(hint: LiveHint): string {
  switch (hint.kind) {
    case 'no-manager':
      return hint.kind;
    case 'stable-time':
      return `${hint.kind} ${hint.minutesLeft}`;
    case 'recurrence':
      return `${hint.kind} #${hint.earlier.iid} to ${hint.to}`;
    default:
      return `${hint.kind} ${hint.minutes}/${hint.limit}`;
  }
}

suite('Hints of a live incident', () => {
  const nobody = { assignees: [] };
  const old: Scene = { profile: 'gitlab-2018' };
  const resolved = { state: 'resolved', createdAt: minutesAgo(90) } as const;
  const rows: readonly (readonly [string, Partial<Incident>, Scene, string])[] = [
    ['ten minutes, owned', {}, {}, ''],
    ['nobody took it for 15 minutes', { ...nobody, createdAt: minutesAgo(15) }, {}, ''],
    ['nobody took it for 16 minutes', { ...nobody, createdAt: minutesAgo(16) }, {}, 'not-acknowledged 16/15'],
    [
      'nor where it has no state yet',
      { ...nobody, createdAt: minutesAgo(16), state: 'open' },
      {},
      'not-acknowledged 16/15',
    ],
    ['it was taken by paging', { ...nobody, createdAt: minutesAgo(16) }, { facts: { paging: 'acknowledged' } }, ''],
    [
      'paging still rings',
      { ...nobody, createdAt: minutesAgo(16) },
      { facts: { paging: 'triggered' } },
      'not-acknowledged 16/15',
    ],
    ['nobody took it, and it is over', { ...nobody, createdAt: minutesAgo(99), state: 'mitigated' }, {}, ''],
    ['30 minutes without a cause', { createdAt: minutesAgo(30) }, {}, ''],
    ['31 minutes without a cause', { createdAt: minutesAgo(31) }, {}, 'not-escalated 31/30'],
    ['31 minutes, the cause is known', { createdAt: minutesAgo(31) }, { facts: { isCauseKnown: true } }, ''],
    ['31 minutes, somebody stands beside the owner', { createdAt: minutesAgo(31), assignees: [ana, ben] }, {}, ''],
    ['31 minutes, mitigated', { createdAt: minutesAgo(31), state: 'mitigated' }, {}, ''],
    ['severity 1 without a manager', { severity: 1 }, {}, 'no-manager'],
    ['severity 1 with a manager', { severity: 1, assignees: [ana, ben] }, {}, ''],
    ['severity 3 that calls itself a disruption', { severity: 3, saysDisruption: true }, {}, 'no-manager'],
    ['severity 4 about security', { severity: 4, security: true }, {}, 'no-manager'],
    ['about security with a manager', { severity: 4, security: true, assignees: [ana, ben] }, {}, ''],
    ['severity 1 of installations that others run', { severity: 1, selfManaged: true }, {}, ''],
    ['severity 1, mitigated', { severity: 1, state: 'mitigated' }, {}, ''],
    ['a team that has no such rules', { severity: 1, createdAt: minutesAgo(99) }, { profile: 'plain' }, ''],
    ['a near miss', { ...nobody, severity: 1, createdAt: minutesAgo(99), nearMiss: true }, {}, ''],
    ['an outage of four minutes', { title: 'Outage of the shop', createdAt: minutesAgo(4) }, {}, 'not-sustained 4/5'],
    ['an outage of five minutes', { title: 'Outage of the shop', createdAt: minutesAgo(5) }, {}, ''],
    ['resolved 29 minutes ago', resolved, { ...old, facts: { resolvedAt: minutesAgo(29) } }, 'stable-time 1'],
    ['resolved 30 minutes ago', resolved, { ...old, facts: { resolvedAt: minutesAgo(30) } }, ''],
    ['resolved at an unknown time', resolved, old, ''],
    ['resolved, in the newest handbook', resolved, { facts: { resolvedAt: minutesAgo(1) } }, ''],
    [
      'severity 3, resolved a moment ago',
      { ...resolved, severity: 3 },
      { ...old, facts: { resolvedAt: minutesAgo(1) } },
      '',
    ],
  ];
  for (const [name, over, scene, expected] of rows) {
    test(`${name}: ${expected || 'nothing'}`, () => assert.equal(hintsOf(incident(over), scene), expected));
  }

  test('the most urgent comes first', () =>
    assert.equal(hintsOf(incident({ severity: 1, createdAt: minutesAgo(45) })), 'no-manager, not-escalated 45/30'));
});

suite('A second incident within three hours', () => {
  const closed = (minutesBefore: number, severity: Severity, iid = 2): Incident =>
    incident({
      reference: { project: 'g/p', iid },
      opened: false,
      state: 'closed',
      severity,
      closedAt: minutesAgo(10 + minutesBefore),
    });
  const suggestion = 'recurrence #2 to 2';
  const rows: readonly (readonly [string, Severity, Incident, string])[] = [
    ['2:59 after severity 3', 3, closed(179, 3), suggestion],
    ['3:00 after severity 3', 3, closed(180, 3), suggestion],
    ['3:01 after severity 3', 3, closed(181, 3), ''],
    ['after severity 2', 3, closed(60, 2), suggestion],
    ['it is severity 2 already', 2, closed(60, 3), ''],
    ['after severity 1', 3, closed(60, 1), ''],
    ['after severity 4', 3, closed(60, 4), ''],
    ['severity 4 after severity 2', 4, closed(60, 2), ''],
    ['severity 1 after severity 2', 1, closed(60, 2), ''],
    ['closed only after this one began', 3, closed(-5, 3), ''],
    ['the same one', 3, closed(60, 3, 1), ''],
    ['moved to another project and so closed there', 3, { ...closed(60, 3), movedTo: 7 }, ''],
  ];
  for (const [name, severity, other, expected] of rows) {
    test(`${name}: ${expected || 'nothing'}`, () =>
      assert.equal(
        hintsOf(incident({ severity, assignees: [ana, ben] }), { profile: 'gitlab-2018', others: [other] }),
        expected,
      ));
  }

  test('only where the policy has that rule', () =>
    assert.equal(hintsOf(incident({ severity: 3 }), { others: [closed(60, 3)] }), ''));

  test('a team has its own window and severity', () => {
    const overrides = { recurrenceUpgrade: { windowHours: 24, to: 1 as const } };
    assert.equal(hintsOf(incident({ severity: 2 }), { overrides, others: [closed(1400, 3)] }), 'recurrence #2 to 1');
  });
});

suite('The time until a severe incident may be closed', () => {
  const policy = createPolicy('gitlab-2018');
  const rows: readonly (readonly [Severity | undefined, number | undefined, number | undefined])[] = [
    [1, 0, 30],
    [1, -90, 30],
    [2, 12, 18],
    [1, 29, 1],
    [1, 30, 0],
    [1, undefined, undefined],
    [3, 0, 0],
    [3, undefined, 0],
    [undefined, undefined, 0],
  ];
  for (const [severity, minutes, left] of rows) {
    test(`severity ${severity}, resolved ${minutes} minutes ago: ${left} minutes`, () => {
      const resolvedAt = minutes === undefined ? undefined : minutesAgo(minutes);
      assert.equal(countStableMinutesLeft({ severity, nearMiss: false }, resolvedAt, { policy, now }), left);
    });
  }

  test('a near miss needs none', () =>
    assert.equal(countStableMinutesLeft({ severity: 1, nearMiss: true }, now, { policy, now }), 0));
});

suite('What is worth asking for of an incident', () => {
  const old: Scene = { profile: 'gitlab-2018' };
  const resolved = { state: 'resolved', createdAt: minutesAgo(90), severity: 3 } as const;
  const rows: readonly (readonly [string, Partial<Incident>, Scene, string, boolean])[] = [
    ['ten minutes, owned', {}, {}, '', true],
    ['nobody took it for 16 minutes', { assignees: [], createdAt: minutesAgo(16) }, {}, 'paging', true],
    ['31 minutes, one person', { createdAt: minutesAgo(31) }, {}, 'cause', true],
    ['31 minutes, two people', { createdAt: minutesAgo(31), assignees: [ana, ben] }, {}, '', true],
    ['mitigated', { state: 'mitigated', createdAt: minutesAgo(31) }, {}, '', false],
    ['resolved, no review needed', resolved, {}, '', false],
    ['resolved, a review needed', { ...resolved, severity: 2 }, {}, 'labels', false],
    ['its review has begun', { ...resolved, severity: 2, state: 'review-in-progress' }, {}, 'labels', false],
    ['closed without its review', { ...resolved, severity: 2, state: 'closed' }, {}, 'labels', false],
    ['closed, no review needed', { ...resolved, state: 'closed' }, {}, '', false],
    [
      'severe, changed 29 minutes ago, nobody asks for a review',
      { ...resolved, severity: 2, updatedAt: minutesAgo(29), reviewDeclined: true },
      old,
      'labels',
      true,
    ],
    [
      'severe, not changed for 30 minutes',
      { ...resolved, severity: 2, updatedAt: minutesAgo(30), reviewDeclined: true },
      old,
      '',
      false,
    ],
    ['a near miss', { assignees: [], createdAt: minutesAgo(99), nearMiss: true }, {}, '', false],
  ];
  for (const [name, over, { profile = 'gitlab-2025' }, wanted, isRunning] of rows) {
    test(`${name}: ${wanted || 'nothing'}, its clock ${isRunning ? 'runs' : 'stands'}`, () => {
      const context = { policy: createPolicy(profile), now };
      assert.equal(listWantedFacts(incident(over), context).join(), wanted);
      assert.equal(isClockRunning(incident(over), context), isRunning);
    });
  }
});
