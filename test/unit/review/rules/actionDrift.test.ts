// What a row says of an action and what its issue says: where the two part, and what the fixes make of it.
import assert from 'node:assert/strict';
import type { ActionIssue } from '../../../../src/incident/actionIssue';
import type { LintContext } from '../../../../src/review/rules/rule';
import { fixed, lines, problems } from '../fixtures';

const priya = { id: 3, username: 'priya.nair', name: 'Priya Nair' };
const issue: Omit<ActionIssue, 'reference'> = {
  title: 'Cap the queue',
  opened: true,
  outcome: 'open',
  dueDate: '2027-04-01',
  assignees: [priya],
  isMadeFromRow: true,
  closedAt: undefined,
  updatedAt: 0,
};
const knows = (over: Partial<ActionIssue>): Partial<LintContext> => ({
  actionIssues: new Map([['#3', { ...issue, ...over }]]),
});
const table = (row: string): string =>
  lines('## Corrective actions', '', '| Action | Issue | Owner | Due |', '| --- | --- | --- | --- |', row);
const list = (item: string): string => lines('## Corrective actions', '', `- ${item}`);
const row = '| Cap the queue | #3 | @priya.nair | 2027-04-01 |';

/** The sentences of a rule, each with what it marks. */
function said(text: string, code: string, over: Partial<LintContext>): readonly string[] {
  return problems(text, over)
    .filter(problem => problem.code === code)
    .map(({ message, span }) => `${message.slice(code.length + 1)} ${text.slice(span.start, span.end)}`.trim());
}

suite('actions.closed-issue', () => {
  const closed = (text: string, over: Partial<ActionIssue>): readonly string[] =>
    said(text, 'actions.closed-issue', knows({ opened: false, outcome: 'done', ...over }));

  test('the issue is closed and the action is not marked as done', () =>
    assert.deepEqual(closed(table(row), {}), ['#3']));
  test('it was dropped', () => assert.deepEqual(closed(table(row), { outcome: 'dropped' }), ['dropped #3']));
  test('where it goes on is named, and the fix writes it', () => {
    const moved = knows({ opened: false, outcome: 'moved', movedTo: { project: 'acme/new', iid: 7 } });
    assert.equal(fixed(table(row), 'actions.closed-issue', moved), table(row.replace('#3', 'acme/new#7')));
  });
  test('it goes on elsewhere', () => assert.deepEqual(closed(table(row), { outcome: 'moved' }), ['moved #3']));
  test('not where it is open, done, or not known', () => {
    assert.deepEqual(closed(table(row), { opened: true, outcome: 'open' }), []);
    assert.deepEqual(closed(list('[x] Cap the queue #3'), {}), []);
    assert.deepEqual(said(table(row), 'actions.closed-issue', {}), []);
  });

  const fixes: readonly (readonly [before: string, outcome: ActionIssue['outcome'], after: string])[] = [
    [list('[ ] Cap the queue #3'), 'done', list('[x] Cap the queue #3')],
    [list('Cap the queue #3'), 'done', list('Cap the queue #3 ✅')],
    [table(row), 'done', table(row.replace('queue', 'queue ✅'))],
    [table(row), 'dropped', table(row.replace('Cap the queue', '~~Cap the queue~~ (dropped: see #3)'))],
  ];
  for (const [before, outcome, after] of fixes) {
    test(`its fix says that it was ${outcome}: ${after.split('\n').at(-1)}`, () => {
      const over = knows({ opened: false, outcome });
      assert.equal(fixed(before, 'actions.closed-issue', over), after);
      assert.deepEqual(said(after, 'actions.closed-issue', over), []);
    });
  }
});

suite('actions.issue-drift', () => {
  const drift = (text: string, over: Partial<ActionIssue> = {}): readonly string[] =>
    said(text, 'actions.issue-drift', knows(over));
  const by = (owner: string): string => table(row.replace('@priya.nair', owner));
  const cases: readonly (readonly [
    name: string,
    text: string,
    issue: Partial<ActionIssue>,
    said: readonly string[],
  ])[] = [
    ['both say the same', table(row), {}, []],
    ['the row is done and the issue open', table(row.replace('queue', 'queue ✅')), {}, ['open #3']],
    ['somebody else has it', by('@jonas.weber'), {}, ['owner @jonas.weber']],
    ['another name', by('Jonas Weber'), {}, ['owner Jonas Weber']],
    ['her first name', by('Priya'), {}, []],
    ['her name turned round, with her role', by('Nair, Priya (SRE)'), {}, []],
    ['one of several', by('@priya.nair'), { assignees: [{ id: 9, username: 'x', name: 'Xi Yu' }, priya] }, []],
    ['nobody has the issue', table(row), { assignees: [] }, ['nobody @priya.nair']],
    ['nobody has the row', by(''), {}, []],
    ['another date', table(row), { dueDate: '2027-04-09' }, ['date 2027-04-01']],
    ['a date with its history', table(row.replace('01 |', '01 (was 2027-03-01: late) |')), {}, []],
    ['the issue has no date', table(row), { dueDate: undefined }, []],
    [
      'the row has no date, and that of the issue slipped',
      table(row.replace('2027-04-01', '')),
      { dueDate: '2020-01-02' },
      ['slipped #3'],
    ],
    ['the row has no date, and that of the issue is to come', table(row.replace('2027-04-01', '')), {}, []],
    ['the row was edited', table(row.replace('Cap', 'Double')), {}, ['title Double the queue']],
    ['only case and marks differ', table(row.replace('Cap the queue', '**cap** the  queue')), {}, []],
    ['an issue that was only linked has its own title', table(row), { isMadeFromRow: false, title: 'Queues' }, []],
    [
      'names that were disarmed in the title',
      table(row.replace('queue', 'queue of @bo')),
      { title: 'Cap the queue of @\u200bbo' },
      [],
    ],
    ['it is closed', table(row), { opened: false, outcome: 'done', dueDate: '2020-01-02', assignees: [] }, []],
  ];
  for (const [name, text, over, expected] of cases) test(name, () => assert.deepEqual(drift(text, over), expected));
  test('another owner is brought over either way', () => {
    const [drifted] = problems(by('@jonas.weber'), knows({})).filter(({ code }) => code === 'actions.issue-drift');
    assert.deepEqual(
      drifted?.fixes.map(({ title, command }) => [title, command]),
      [
        ['setOwner', undefined],
        ['assignIssue', 'incidentReviews.assignActionIssue'],
      ],
    );
  });

  test('nothing where the issue is not known', () => assert.deepEqual(said(table(row), 'actions.issue-drift', {}), []));

  test('the fixes take what GitLab says into the row', () => {
    assert.equal(fixed(by('@jonas.weber'), 'actions.issue-drift', knows({})), table(row));
    const moved = fixed(table(row), 'actions.issue-drift', knows({ dueDate: '2027-04-09' }));
    assert.equal(moved, table(row.replace('2027-04-01', '2027-04-09')));
  });

  test('or run the command that changes the issue, which is told which row it is', () => {
    const commands = problems(table(row.replace('Cap', 'Double')), knows({ dueDate: '2027-04-09' }))
      .filter(({ code }) => code === 'actions.issue-drift')
      .flatMap(({ fixes }) => fixes.flatMap(({ command, args }) => (command === undefined ? [] : [{ command, args }])));
    assert.deepEqual(commands, [
      { command: 'incidentReviews.renameActionIssue', args: { link: '#3' } },
      { command: 'incidentReviews.changeActionDueDate', args: { link: '#3' } },
    ]);
  });
});
