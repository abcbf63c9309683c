// The view Corrective Actions as data: what asks for something comes first; by owner, service and review too.
import assert from 'node:assert/strict';
import type { ReviewIssue } from '../../../../src/incident/model';
import {
  groupActions,
  type ActionGrouping,
  type ActionStandingKey,
} from '../../../../src/sidebar/rows/correctiveActionRows';
import type { Due } from '../../../../src/sidebar/rows/treeRows';
import type { BoardAction } from '../../../../src/sync/index';

const now = Date.parse('2026-03-10T12:00:00Z');
const day = 86_400_000;
const review = {
  reference: { project: 'acme/production', iid: 5 },
  title: 'The queue was full',
  severity: 2,
  createdAt: now - 21 * day,
} as ReviewIssue;
const action: BoardAction = {
  words: 'Alert on the queue',
  line: 10,
  review,
  services: ['Basket'],
  issue: { project: 'acme/shop', iid: 7 },
  state: undefined,
  owner: 'Priya Nair',
  dueDate: '2026-06-01',
  isDone: false,
};
type State = NonNullable<BoardAction['state']>;
const state: State = {
  reference: { project: 'acme/shop', iid: 7 },
  title: 'Alert on the queue',
  opened: false,
  outcome: 'done',
  dueDate: undefined,
  assignees: [],
  isMadeFromRow: false,
  closedAt: now - 2 * day,
  updatedAt: 0,
};

const rows: readonly (readonly [string, Partial<BoardAction>, ActionStandingKey | undefined])[] = [
  ['one with time', {}, 'open'],
  ['one whose date has passed', { dueDate: '2026-03-09' }, 'overdue'],
  ['one that is due today', { dueDate: '2026-03-10' }, 'due-soon'],
  ['one that is due within the week', { dueDate: '2026-03-17' }, 'due-soon'],
  ['one that is due after it', { dueDate: '2026-03-18' }, 'open'],
  ['one of nobody', { owner: undefined }, 'no-owner'],
  ['one of nobody that is late', { owner: undefined, dueDate: '2026-03-01' }, 'overdue'],
  ['one that was done lately', { isDone: true, state }, 'done'],
  ['one that was done long ago', { isDone: true, state: { ...state, closedAt: now - 15 * day } }, undefined],
  ['one of which only the review says that it is done', { isDone: true }, undefined],
  ['one that goes on in another project', { state: { ...state, outcome: 'moved' } }, 'open'],
];

/** Days count in the team's zone; here it is UTC. */
const dueOf = (date: string): Due => {
  const days = Math.round((Date.parse(date) - Date.parse('2026-03-10')) / day);
  return { date, days, workingDays: days, isOverdue: days < 0 };
};

suite('The rows of the view Corrective Actions', () => {
  for (const [name, changes, standing] of rows) {
    test(`${name}: ${standing ?? 'left out'}`, () => {
      const [group] = groupActions([{ ...action, ...changes }], { grouping: 'standing', now, dueOf });
      assert.equal(group?.standing, standing);
    });
  }

  test('two reviews of one title are two groups, and a service that is named twice has a row once', () => {
    const other = { ...review, reference: { project: 'acme/production', iid: 6 } };
    const twice = { ...action, services: ['Basket', 'Basket'] };
    const list = (grouping: ActionGrouping): readonly (readonly [string | undefined, number])[] => {
      const groups = groupActions([twice, { ...twice, review: other }], { grouping, now, dueOf });
      assert.equal(new Set(groups.map(({ id }) => id)).size, groups.length);
      return groups.map(group => [group.name, group.rows.length]);
    };
    const title = 'The queue was full';
    assert.deepEqual(list('review'), [
      [title, 1],
      [title, 1],
    ]);
    assert.deepEqual(list('service'), [['Basket', 2]]);
  });

  const all: readonly BoardAction[] = [
    action,
    { ...action, line: 11, words: 'Cap the queue', dueDate: '2026-03-01', owner: 'Jonas Weber', services: [] },
    { ...action, line: 12, words: 'Drain it', owner: undefined, services: ['Basket', 'Search'] },
    { ...action, line: 13, words: 'Test it', isDone: true, state },
  ];
  const groupings: readonly (readonly [
    ActionGrouping,
    readonly (readonly [string | undefined, readonly string[]])[],
  ])[] = [
    [
      'standing',
      [
        ['overdue', ['Cap the queue']],
        ['no-owner', ['Drain it']],
        ['open', ['Alert on the queue']],
        ['done', ['Test it']],
      ],
    ],
    [
      'owner',
      [
        ['Jonas Weber', ['Cap the queue']],
        ['Priya Nair', ['Alert on the queue', 'Test it']],
        [undefined, ['Drain it']],
      ],
    ],
    [
      'service',
      [
        [undefined, ['Cap the queue']],
        ['Basket', ['Drain it', 'Alert on the queue', 'Test it']],
        ['Search', ['Drain it']],
      ],
    ],
    ['review', [['The queue was full', ['Cap the queue', 'Drain it', 'Alert on the queue', 'Test it']]]],
  ];
  for (const [grouping, expected] of groupings) {
    test(`by ${grouping}, the most urgent first`, () => {
      const groups = groupActions(all, { grouping, now, dueOf });
      assert.deepEqual(
        groups.map(({ name, rows: own }) => [name, own.map(({ action: { words } }) => words)]),
        expected,
      );
      const ids = groups.flatMap(({ id, rows: own }) => [id, ...own.map(row => row.id)]);
      assert.equal(new Set(ids).size, ids.length);
    });
  }

  const me = { id: 4, username: 'jonas', name: 'Jonas Weber' };
  for (const [what, grouping, groups] of [
    [
      'before what asks for something, which counts them',
      'standing',
      [
        ['mine', 0, ['Cap the queue']],
        ['overdue', 1, []],
        ['no-owner', 0, ['Drain it']],
        ['open', 0, ['Alert on the queue']],
        ['done', 0, ['Test it']],
      ],
    ],
    [
      'in place of one’s name',
      'owner',
      [
        ['mine', 0, ['Cap the queue']],
        ['Priya Nair', 0, ['Alert on the queue', 'Test it']],
        [undefined, 0, ['Drain it']],
      ],
    ],
    [
      'and not again in their review',
      'review',
      [
        ['mine', 0, ['Cap the queue']],
        ['The queue was full', 1, ['Drain it', 'Alert on the queue', 'Test it']],
      ],
    ],
  ] as const) {
    test(`one’s own stand first, ${what}`, () => {
      const found = groupActions(all, { grouping, now, dueOf, me });
      assert.deepEqual(
        found.map(({ isMine, name, above = 0, rows: own }) => [
          isMine ? 'mine' : name,
          above,
          own.map(row => row.action.words),
        ]),
        groups,
      );
    });
  }

  const searched: readonly (readonly [string, string, readonly string[]])[] = [
    ['without words', '  ', ['Cap the queue', 'Drain it', 'Alert on the queue', 'Test it']],
    ['by its own words, whatever their case', 'CAP queue', ['Cap the queue']],
    ['by its owner', 'nair', ['Alert on the queue', 'Test it']],
    ['by a service', 'search', ['Drain it']],
    ['by its issue', '#7', ['Cap the queue', 'Drain it', 'Alert on the queue', 'Test it']],
    ['by a handle of its issue', '@rosa', ['Test it']],
    ['by its review, without a word', 'full -basket', ['Cap the queue']],
    ['by what none has', 'nothing', []],
  ];
  for (const [how, filter, words] of searched) {
    test(`an action is found ${how}`, () => {
      const assignees = [{ id: 5, username: 'rosa', name: 'Rosa' }];
      const known = all.map(each => (each.state ? { ...each, state: { ...state, assignees } } : each));
      const groups = groupActions(known, { grouping: 'review', filter, now, dueOf });
      assert.deepEqual(
        groups.flatMap(group => group.rows.map(row => row.action.words)),
        words,
      );
    });
  }

  test('an action is as old as its review; what is done has no age', () => {
    const groups = groupActions(all, { grouping: 'review', now, dueOf });
    assert.deepEqual(
      groups.flatMap(group => group.rows.map(row => [row.action.words, row.age])),
      [
        ['Cap the queue', '3w'],
        ['Drain it', '3w'],
        ['Alert on the queue', '3w'],
        ['Test it', undefined],
      ],
    );
  });

  test('whose an action is, its issue says before the review', () => {
    const assigned = { ...action, owner: 'Jonas Weber', state: { ...state, assignees: [{ ...me, id: 9 }] } };
    const [first] = groupActions([assigned], { grouping: 'standing', now, dueOf, me });
    assert.equal(first?.isMine, undefined);
  });

  test('within a group the earliest date comes first, then the most severe incident', () => {
    const mild = { ...review, severity: 4 } as ReviewIssue;
    const late = [
      { ...action, line: 1, words: 'c', review: mild, dueDate: '2026-03-05' },
      { ...action, line: 2, words: 'b', dueDate: '2026-03-05' },
      { ...action, line: 3, words: 'a', dueDate: '2026-03-02' },
    ];
    const [group] = groupActions(late, { grouping: 'standing', now, dueOf });
    assert.deepEqual(
      group?.rows.map(row => row.action.words),
      ['a', 'b', 'c'],
    );
  });
});
