import assert from 'node:assert/strict';
import type { Incident, Severity } from '../../../../src/incident/model';
import { arrangeGroups, type Arrangement } from '../../../../src/sidebar/rows/arrange';
import { keepRows, noKeptRows } from '../../../../src/sidebar/rows/keptRows';
import type { GroupKey, GroupRow, IncidentRow, SidebarRow } from '../../../../src/sidebar/rows/treeRows';
import { measureCpuMs } from '../../cpuTime';
import { makeIncident as makeAnyIncident } from '../../../issues';

const people = {
  ana: { id: 1, username: 'ana', name: 'Ana Ruiz' },
  ben: { id: 2, username: 'ben', name: 'Ben Okoro' },
};

function makeIncident(iid: number, over: Partial<Incident> = {}): Incident {
  return makeAnyIncident({ reference: { project: 'g/p', iid }, title: `Incident of ${iid}`, ...over });
}

function makeGroup(key: GroupKey, incidents: readonly Incident[]): GroupRow {
  const rows: SidebarRow[] = [];
  const group: GroupRow = { kind: 'group', id: key, parent: undefined, key, count: incidents.length, rows };
  rows.push(
    ...incidents.map((incident): IncidentRow => ({
      kind: 'incident',
      id: `${key}/${incident.reference.iid}`,
      parent: group,
      incident,
      why: undefined,
      deadline: undefined,
      due: undefined,
      hints: [],
      isUnchecked: false,
    })),
  );
  return group;
}

const plain: Arrangement = { grouping: 'state', filter: '', me: undefined, isPartial: false };

/** `active 3+ (1 above): 1 2`: the groups with their counts and what they hold. */
function print(groups: readonly GroupRow[]): readonly string[] {
  return groups.map(({ key, name, count, above, isPartial, rows }) => {
    const inner = (rows ?? []).map(row => (row.kind === 'incident' ? row.incident.reference.iid : '?')).join(' ');
    const elsewhere = above === undefined ? '' : ` (${above} above)`;
    return `${name ?? key} ${count}${isPartial ? '+' : ''}${elsewhere}: ${inner}`.trimEnd();
  });
}

suite('Arranging the rows', () => {
  const one = makeIncident(1, { assignees: [people.ana], severity: 2, services: ['Web'], labels: ['urgent'] });
  const two = makeIncident(2, { assignees: [people.ben], severity: 1, title: 'Mail is late' });
  const three = makeIncident(3, { state: 'resolved', services: ['Mail'] });
  const makeGroups = (): readonly GroupRow[] => [
    makeGroup('review-required', [three]),
    makeGroup('active', [one, two]),
    makeGroup('resolved', [three]),
  ];
  const cases: readonly (readonly [string, Partial<Arrangement>, readonly string[]])[] = [
    ['as the process has it', {}, ['review-required 1: 3', 'active 2: 1 2', 'resolved 1 (1 above):']],
    [
      'one’s own first, and nowhere else again',
      { me: 2 },
      ['mine 1: 2', 'review-required 1: 3', 'active 2 (1 above): 1', 'resolved 1 (1 above):'],
    ],
    [
      'more of them in GitLab',
      { isPartial: true },
      ['review-required 1+: 3', 'active 2+: 1 2', 'resolved 1+ (1 above):'],
    ],
    ['words of a title', { filter: 'LATE mail' }, ['active 1: 2']],
    ['words of what stands above', { filter: 'LATE mail', me: 2 }, ['mine 1: 2', 'active 1 (1 above):']],
    ['a label', { filter: 'urgent' }, ['active 1: 1']],
    ['a person', { filter: '@ben' }, ['active 1: 2']],
    ['a number', { filter: '#3' }, ['review-required 1: 3', 'resolved 1 (1 above):']],
    ['what has not a label', { filter: '-urgent' }, ['review-required 1: 3', 'active 1: 2', 'resolved 1 (1 above):']],
    ['words that no row has', { filter: 'nothing' }, []],
    [
      'by severity',
      { grouping: 'severity' },
      ['review-required 1: 3', 'Severity 1 1: 2', 'Severity 2 1: 1', 'Severity unknown 1 (1 above):'],
    ],
    [
      'by service',
      { grouping: 'service' },
      ['review-required 1: 3', 'Mail 1 (1 above):', 'Web 1: 1', 'No service 1: 2'],
    ],
    [
      'by owner',
      { grouping: 'owner' },
      ['review-required 1: 3', 'No owner 1 (1 above):', 'Ana Ruiz 1: 1', 'Ben Okoro 1: 2'],
    ],
    ['by owner, one’s own first', { grouping: 'owner', me: 1, filter: 'ana' }, ['mine 1: 1']],
  ];
  for (const [name, over, expected] of cases) {
    test(name, () => assert.deepEqual(print(arrangeGroups(makeGroups(), { ...plain, ...over })), expected));
  }

  test('while one types the rows are found and made once: another filter shows the same objects', () => {
    const groups = makeGroups();
    let read = 0;
    const labels: Incident['labels'] = new Proxy(one.labels, {
      get: (of, name) => {
        if (name === Symbol.iterator) read += 1;
        return Reflect.get(of, name) as unknown;
      },
    });
    const watched = [makeGroup('active', [{ ...one, labels }, two]), ...groups];
    const [all] = arrangeGroups(watched, { ...plain });
    const [first] = arrangeGroups(watched, { ...plain, filter: 'incident' });
    const [second] = arrangeGroups(watched, { ...plain, filter: 'incident of' });
    assert.equal(first?.rows?.[0], all?.rows?.[0]);
    assert.equal(second?.rows?.[0], all?.rows?.[0]);
    assert.deepEqual([all?.count, first?.count, second?.count], [2, 1, 1]);
    assert.equal(read, 1);
  });

  test('two people of one name are two owners', () => {
    const other = makeIncident(4, { assignees: [{ id: 7, username: 'ana2', name: 'Ana Ruiz' }] });
    const groups = arrangeGroups([makeGroup('active', [one, other])], { ...plain, grouping: 'owner' });
    assert.deepEqual(print(groups), ['Ana Ruiz 1: 1', 'Ana Ruiz 1: 4']);
    assert.equal(new Set(groups.map(({ id }) => id)).size, 2);
  });

  test('by due date, what is completed is none of what is overdue: it waits to be closed', () => {
    const due = { date: '2026-03-02', days: -3, workingDays: -3, isOverdue: true };
    const group = makeGroup('active', [one, two, three]);
    const [late, completed, soon] = group.rows ?? [];
    Object.assign(late ?? {}, { due });
    Object.assign(completed ?? {}, { due: { ...due, isOverdue: false, isCompleted: true } });
    Object.assign(soon ?? {}, { due: { ...due, days: 3, isOverdue: false } });
    assert.deepEqual(print(arrangeGroups([group], { ...plain, grouping: 'due' })), [
      'Overdue 1: 1',
      'Due within a week 1: 3',
      'To close 1: 2',
    ]);
  });

  test('every row has an id of its own, and knows its group', () => {
    const groups = arrangeGroups(makeGroups(), { ...plain, me: 1 });
    const rows = groups.flatMap(group => group.rows ?? []);
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
    for (const group of groups) for (const row of group.rows ?? []) assert.equal(row.parent, group);
  });

  test('of one’s own, what goes on comes before what is over, and that before what is closed, however severe', () => {
    const own = { assignees: [people.ana] };
    const closed = makeIncident(4, { ...own, severity: 1, opened: false, state: 'closed' });
    const over = makeIncident(7, { ...own, severity: 1, state: 'resolved' });
    const live = [makeIncident(5, { ...own, severity: 4 }), makeIncident(6, { ...own, severity: 2 })];
    const [mine] = arrangeGroups([makeGroup('review-required', [closed, over]), makeGroup('active', live)], {
      ...plain,
      me: 1,
    });
    assert.deepEqual(print(mine ? [mine] : []), ['mine 4: 6 5 7 4']);
  });

  test('a group that is read when it is opened stays', () => {
    const late: GroupRow = {
      kind: 'group',
      id: 'completed',
      parent: undefined,
      key: 'completed',
      count: undefined,
      rows: undefined,
    };
    assert.deepEqual(arrangeGroups([late], { ...plain, filter: 'x' }), [late]);
  });

  test('filtering 10,000 rows takes no longer than one sees', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => makeIncident(at, { severity: ((at % 4) + 1) as Severity }));
    const groups = [makeGroup('active', many)];
    const cpuMs = measureCpuMs(() => {
      const [group] = arrangeGroups(groups, { ...plain, filter: 'incident 9999' });
      assert.equal(group?.count, 1);
    });
    // A guard against a square, not a measurement.
    assert.ok(cpuMs < 2000);
  });
});

suite('Rows that stay', () => {
  const now = 0;

  test('what has not changed is not painted; what has is painted alone, as the same object', () => {
    const [one, two] = [makeIncident(1), makeIncident(2)];
    const first = keepRows(noKeptRows, [makeGroup('active', [one, two])], now);
    assert.equal(first.painting.kind, 'all');
    const same = keepRows(first.kept, [makeGroup('active', [one, two])], now);
    assert.deepEqual(same.painting, { kind: 'some', rows: [] });
    const other = keepRows(same.kept, [makeGroup('active', [one, { ...two, updatedAt: 9 }])], now);
    const painted = other.painting.kind === 'some' ? other.painting.rows : [];
    assert.deepEqual(
      painted.map(({ id }) => id),
      ['active/2'],
    );
    assert.equal(painted[0], first.kept.byId.get('active/2'));
    assert.equal(painted[0]?.kind === 'incident' && painted[0].incident.updatedAt, 9);
  });

  test('what has grown older by what its row says is painted', () => {
    const [young, old] = [makeIncident(1, { createdAt: 0 }), makeIncident(2, { createdAt: -3 * 3_600_000 })];
    const next = (): readonly GroupRow[] => [makeGroup('active', [young, old])];
    const { kept } = keepRows(noKeptRows, next(), 5 * 60_000);
    const { painting } = keepRows(kept, next(), 6 * 60_000);
    assert.deepEqual(painting.kind === 'some' && painting.rows.map(({ id }) => id), ['active/1']);
  });

  test('one that says another day since when its review is required is painted', () => {
    const next = (from: string): readonly GroupRow[] => {
      const group = makeGroup('review-required', [makeIncident(1)]);
      const deadline = { due: '2026-03-13', reminder: '2026-03-13', from, base: 'resolution', workingDays: 5 };
      Object.assign(group.rows?.[0] ?? {}, { deadline });
      return [group];
    };
    const { kept } = keepRows(noKeptRows, next('2026-03-07'), now);
    const { painting } = keepRows(kept, next('2026-03-08'), now);
    assert.deepEqual(painting.kind === 'some' && painting.rows.map(({ id }) => id), ['review-required/1']);
  });

  test('rows of several projects say which, can be filtered by it, and stop saying so where one is left', () => {
    const one = makeIncident(1);
    const other = makeIncident(2, { reference: { project: 'g/shop', iid: 2 } });
    const of = (incidents: readonly Incident[], filter = ''): readonly GroupRow[] =>
      arrangeGroups([makeGroup('active', incidents)], { ...plain, filter, isPartial: incidents.length > 1 });
    const [both] = of([one, other]);
    assert.deepEqual([both?.isMixed, both?.isPartial], [true, true]);
    assert.deepEqual(
      of([one, other], 'shop')[0]?.rows?.map(({ id }) => id),
      ['active/g/shop#2'],
    );
    assert.deepEqual(of([one], 'g/p'), []);
    const { kept } = keepRows(noKeptRows, of([one, other]), now);
    const [left] = keepRows(kept, of([one]), now).kept.roots as readonly GroupRow[];
    assert.deepEqual([left?.isMixed, left?.isPartial, left?.count], [undefined, undefined, 1]);
  });

  test('a row that comes or goes paints its group; a group that comes paints all', () => {
    const { kept } = keepRows(noKeptRows, [makeGroup('active', [makeIncident(1)])], now);
    const more = keepRows(kept, [makeGroup('active', [makeIncident(1), makeIncident(2)])], now);
    assert.deepEqual(more.painting.kind === 'some' && more.painting.rows.map(({ id }) => id), ['active']);
    const group = keepRows(
      more.kept,
      [makeGroup('mine', [makeIncident(1)]), makeGroup('active', [makeIncident(1)])],
      now,
    );
    assert.equal(group.painting.kind, 'all');
  });
});
