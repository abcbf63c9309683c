// What becomes of GitLab's answers about an incident.
import assert from 'node:assert/strict';
import type { HistoryEntry } from '../../../../src/incident/history';
import { defaultLabelNames } from '../../../../src/incident/labels';
import {
  makeDeclared,
  makeEvents,
  makeLabelChanges,
  makeMergeRequests,
  makeNotes,
  makeStateChanges,
  sortHistory,
} from '../../../../src/sync/incidents/historyEntries';

const context = { incident: { project: 'acme/mill', iid: 7 }, names: defaultLabelNames, timeZone: 'Europe/Berlin' };
const ida = { id: 1, username: 'ida.berg', name: 'Ida Berg' };
const at = (clock: string): number => Date.parse(`2026-03-02T${clock}:00Z`);
const clockOf = (instant: number): string => new Date(instant).toISOString().slice(11, 16);
const told = (entries: readonly HistoryEntry[]): readonly string[] =>
  entries.map(entry => `${clockOf(entry.at)} ${entry.kind}: ${entry.text}`);
const note = (body: string, more: object = {}) => ({
  id: 31,
  body,
  author: ida,
  createdAt: at('10:00'),
  system: false,
  internal: false,
  ...more,
});

suite('The history of an incident', () => {
  const comments: readonly (readonly [string, string, readonly string[]])[] = [
    ['words', 'We saw 503s.', ['10:00 comment: We saw 503s.']],
    ['the first paragraph', '## Update\nThe pool is full.\n\nMore below.', ['10:00 comment: Update The pool is full.']],
    ['nothing of a quotation', '> They said so\n\nNot true.', ['10:00 comment: Not true.']],
    ['nothing of code', '```\nSELECT 1\n```\nThat was slow.', ['10:00 comment: That was slow.']],
    ['no picture', '![graph](/uploads/0123/graph.png)', []],
    ['no comment of HTML', '<!-- a form -->\nFilled in.', ['10:00 comment: Filled in.']],
    ['a time in the team’s zone', '10:42 we saw it', ['09:42 comment: we saw it']],
    ['a time with its zone', '- 2026-03-02 08:15 UTC Provider called', ['08:15 comment: Provider called']],
    ['a time in bold', '**09:30** Rolled over', ['08:30 comment: Rolled over']],
    [
      'several times',
      '- 09:05 Alarm\n- 09:20 Looked at it\n\nThat is all.',
      ['08:05 comment: Alarm', '08:20 comment: Looked at it'],
    ],
    ['a later clock as that of the day before', '23:50 It began', ['22:50 comment: It began']],
    ['no time in a figure', '12 of 20 orders failed', ['10:00 comment: 12 of 20 orders failed']],
    ['a deployment by its words', 'Rolled back to 4.2', ['10:00 deployment: Rolled back to 4.2']],
    [
      'a deployment by its address',
      'See https://git.example/acme/mill/-/environments/4',
      ['10:00 deployment: See https://git.example/acme/mill/-/environments/4'],
    ],
  ];
  for (const [what, body, expected] of comments) {
    test(`a comment gives ${what}`, () => {
      assert.deepEqual(told(makeNotes(context, [note(body)])), expected);
    });
  }

  test('a comment of members stays theirs, and several times have one source', () => {
    const found = makeNotes(context, [note('09:05 Alarm\n09:20 Looked', { internal: true })]);
    assert.deepEqual(
      found.map(({ id, source, isPart, internal, hasOwnTime }) => ({ id, source, isPart, internal, hasOwnTime })),
      ['note_31', 'note_31/1'].map(id => ({
        id,
        source: { kind: 'issue', issue: context.incident, part: 'note_31' },
        isPart: true,
        internal: true,
        hasOwnTime: true,
      })),
    );
  });

  test('of what GitLab notes itself, assignments and its own severity are told', () => {
    const system = { system: true };
    const found = makeNotes(context, [
      note('assigned to @ida.berg and unassigned @ben', system),
      note('unassigned @ida.berg', system),
      note('changed the severity to **High - S2**', system),
      note('changed the description', system),
      note('marked this issue as related to #4', system),
    ]);
    assert.deepEqual(told(found), [
      '10:00 assignment: Assigned to @ida.berg and unassigned @ben',
      '10:00 assignment: Unassigned @ida.berg',
      '10:00 severity: Severity set to High - S2',
    ]);
  });

  test('labels become states and severities, each once, and a raise is known', () => {
    const change = (id: number, action: 'add' | 'remove', label: string, clock: string) => ({
      id,
      action,
      label,
      at: at(clock),
      by: ida,
    });
    const found = makeLabelChanges(context, [
      change(1, 'add', 'severity::3', '09:00'),
      change(2, 'add', 'Incident::Active', '09:00'),
      change(3, 'add', 'Service::Oven', '09:01'),
      change(4, 'remove', 'severity::3', '09:10'),
      change(5, 'add', 'Severity::2', '09:10'),
      change(6, 'remove', 'Incident::Active', '09:40'),
      change(7, 'add', 'Incident::Review-in-Progress', '09:40'),
      change(8, 'add', 'severity::4', '09:50'),
      change(9, 'remove', 'Service::Oven', '09:55'),
    ]);
    assert.deepEqual(told(found), [
      '09:00 severity: Severity set to 3',
      '09:00 state: State: Active',
      '09:01 label: Label Service::Oven added',
      '09:10 severity: Severity raised from 3 to 2',
      '09:40 state: State: Review in Progress',
      '09:50 severity: Severity lowered from 2 to 4',
      '09:55 label: Label Service::Oven removed',
    ]);
    assert.deepEqual(
      found.filter(({ isRaise }) => isRaise).map(({ id }) => id),
      ['label-event-5'],
    );
  });

  test('events, states, merge requests and the declaration have their sources', () => {
    const request = {
      project: 'acme/shop',
      iid: 51,
      title: 'Larger pool',
      state: 'merged',
      createdAt: at('09:00'),
      mergedAt: at('09:30'),
      author: ida,
    } as const;
    const event = { note: 'Alarm', occurredAt: at('08:59'), createdAt: at('09:00'), author: ida, tags: ['Start time'] };
    const found = [
      makeDeclared(context, { createdAt: at('09:02'), author: ida }),
      ...makeEvents(context, [{ ...event, id: 'gid://gitlab/IncidentManagement::TimelineEvent/401' }]),
      ...makeStateChanges(context, [{ id: 6, opened: false, at: at('12:00'), by: ida }]),
      ...makeMergeRequests(context, [request, { ...request, iid: 52, mergedAt: undefined }]),
    ];
    const part = (name: string) => ({ kind: 'issue', issue: context.incident, part: name });
    assert.deepEqual(told(found), [
      '09:02 state: Incident declared',
      '08:59 event: Alarm',
      '12:00 state: Incident closed',
      '09:30 merge-request: Merge request acme/shop!51 merged: Larger pool',
      '09:00 merge-request: Merge request acme/shop!52 opened: Larger pool',
    ]);
    assert.deepEqual(
      found.map(({ source }) => source),
      [
        part(''),
        part('timeline-event-401'),
        part('state-event-6'),
        { kind: 'merge-request', project: 'acme/shop', iid: 51 },
        { kind: 'merge-request', project: 'acme/shop', iid: 52 },
      ],
    );
    assert.deepEqual(found[1]?.tags, ['Start time']);
  });

  test('all in the order of time; a severity that a label tells is not told by GitLab’s note again', () => {
    const labels = makeLabelChanges(context, [
      { id: 1, action: 'add', label: 'severity::2', at: at('10:00') - 5000, by: ida },
    ]);
    const notes = makeNotes(context, [
      note('changed the severity to **High - S2**', { system: true }),
      note('Earlier', { id: 30, createdAt: at('09:00') }),
    ]);
    assert.deepEqual(told(sortHistory([...labels, ...notes])), [
      '09:00 comment: Earlier',
      '09:59 severity: Severity set to 2',
    ]);
  });

  for (const piece of ['![', '![a](', '![a](b){', '10:00 ![']) {
    test(`a comment of 100,000 characters of ${JSON.stringify(piece)} holds nobody up`, function () {
      this.timeout(10_000);
      makeNotes(context, [note(piece.repeat(100_000 / piece.length))]);
    });
  }

  const handovers: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['who was assigned in that moment', ['assigned to @priya and unassigned @ida.berg'], ['priya']],
    ['nobody at the first assignment', ['assigned to @priya'], []],
    ['whoever came after the first', ['assigned to @ida.berg', 'assigned to @priya'], ['priya']],
  ];
  for (const [what, bodies, expected] of handovers) {
    test(`an entry knows who took over: ${what}`, () => {
      const notes = bodies.map((body, index) => note(body, { id: 40 + index, system: true, createdAt: at('10:00') }));
      const event = {
        id: 'gid://gitlab/IncidentManagement::TimelineEvent/7',
        note: 'Handed over to @priya: the queue drains',
        occurredAt: at('10:00'),
        author: ida,
        createdAt: at('10:00'),
        tags: [],
      };
      const entries = sortHistory([...makeEvents(context, [event]), ...makeNotes(context, notes)]);
      assert.deepEqual(entries.find(({ kind }) => kind === 'event')?.newOwners, expected);
    });
  }

  test('nobody takes over in an entry of another time', () => {
    const body = 'assigned to @priya and unassigned @ida.berg';
    const entries = sortHistory(
      makeNotes(context, [note(body, { system: true }), note('It drains', { id: 32, createdAt: at('10:05') })]),
    );
    assert.deepEqual(entries.at(-1)?.newOwners, []);
  });
});
