// What the view of reviews shows while it is filtered: of GitLab, of the workspace, and of those that are completed.
import assert from 'node:assert/strict';
import type { ReviewIssue } from '../../../src/incident/model';
import { createPolicy } from '../../../src/incident/policy';
import { parseSettings } from '../../../src/incident/settings';
import { makeReviewContent } from '../../../src/sidebar/reviewContent';
import type { SidebarRow } from '../../../src/sidebar/rows/treeRows';
import { makeReview } from '../../issues';
import { EventEmitter, Uri } from '../vscode';

const never = new EventEmitter<never>().event;
const open = makeReview({ title: 'Mails came late', reference: { project: 'g/p', iid: 1 } });
const done = makeReview({ title: 'Basket lost', opened: false, reference: { project: 'g/p', iid: 2 } });
const file = { uri: Uri.parse('file:///r/search.md'), title: 'Search was slow', complete: 1, total: 4 };

interface Scene {
  readonly filter: string;
  readonly openReviews?: readonly ReviewIssue[];
  readonly failure?: unknown;
  readonly files?: readonly unknown[];
  /** Undefined: their group was not opened yet. */
  readonly completed?: readonly ReviewIssue[];
}

/** The words above the rows or which welcome stands in their place, the groups with their counts, and what stands in the group of the completed ones. */
async function show({ filter, openReviews = [open], failure, files = [file], completed }: Scene): Promise<unknown> {
  const list = { shown: openReviews, items: openReviews, hasMore: false, failure, readAt: 1, knownAt: 1 };
  const { settings } = parseSettings({ project: 'g/p' });
  const incidents = {
    account: {},
    me: undefined,
    ofLate: new Map(),
    files: new Map(),
    findKnown: () => undefined,
    open: { shown: [], departed: [], hasMore: false },
    justClosed: { items: [] },
    openReviews: list,
    completedReviews: {
      items: completed ?? [],
      shown: completed ?? [],
      readAt: completed && 1,
      hasMore: false,
      load: () => Promise.resolve(),
    },
  };
  const facts = {
    changed: { event: never },
    reader: () => Promise.resolve({ of: () => ({}) }),
    lastKnown: () => Promise.resolve({}),
  };
  const parts = {
    incidents,
    settings: { of: () => settings, policy: () => createPolicy('gitlab-2025') },
    lazy: { sync: () => Promise.resolve({}) },
    analyzer: { load: () => Promise.resolve({ listFiles: () => Promise.resolve(files) }) },
    unsent: { load: () => Promise.resolve(), has: () => false, names: () => [], onDidChange: never },
    now: () => 1,
  };
  type Parts = Parameters<typeof makeReviewContent>;
  const content = makeReviewContent(
    parts as unknown as Parts[0],
    { filter, grouping: 'state', name: 'reviews' } as unknown as Parts[1],
    facts as unknown as Parts[2],
  );
  const rows = await content.rows();
  const { state, message } = content.describe('ready', rows);
  const group = rows.find(row => row.kind === 'group' && row.key === 'completed');
  const inside = group?.kind === 'group' && completed ? await content.rowsOf(group) : [];
  return [state === 'shown' ? message : `welcome: ${state}`, rows.map(name), inside.map(name)];
}

function name(row: SidebarRow): string {
  if (row.kind === 'group') return `${row.key} ${row.count ?? '?'}`;
  if (row.kind === 'review') return row.review.title;
  if (row.kind === 'filter') return row.isEmpty ? 'nothing found' : 'show all';
  return row.kind === 'note' ? row.text : row.kind;
}

suite('The view of reviews with a filter', () => {
  const ways = [{ title: 'Try Again', command: '' }];
  const unreachable = { kind: 'unreachable', message: 'GitLab cannot be reached.', ways };
  const unknown = { kind: 'not-found', message: 'GitLab has no g/p.', ways };
  const nothing = 'Nothing that was loaded has “slow”.';
  for (const [title, scene, expected] of [
    [
      'says that there are hits where only a file has the words',
      { filter: 'slow' },
      ['Filtered: slow', ['show all', 'completed ?', 'files 1'], []],
    ],
    [
      'says that there are hits where only a completed review has the words, and shows no other',
      { filter: 'basket', completed: [done, { ...done, title: 'Fonts', reference: { project: 'g/p', iid: 3 } }] },
      ['Filtered: basket', ['show all', 'completed 1'], ['Basket lost']],
    ],
    [
      'says in the group of the completed ones that none has the words',
      { filter: 'slow', completed: [done] },
      ['Filtered: slow', ['show all', 'completed 0', 'files 1'], [nothing]],
    ],
    [
      'filters files too where GitLab shows no review',
      { filter: 'mails', openReviews: [], failure: unreachable },
      ['GitLab cannot be reached. Nothing that was loaded has “mails”.', ['nothing found', 'failure'], []],
    ],
    [
      'says that GitLab cannot be reached where nothing was loaded, and nothing of the filter',
      { filter: 'mails', openReviews: [], failure: unreachable, files: [] },
      ['welcome: unreachable', ['failure'], []],
    ],
    [
      'says what GitLab has answered where nothing was loaded, and nothing of the filter',
      { filter: 'mails', openReviews: [], failure: unknown, files: [] },
      ['GitLab has no g/p.', ['failure'], []],
    ],
    [
      'without one shows all',
      { filter: '', completed: [done] },
      ['', ['no-owner 1', 'completed 1', 'files 1'], ['Basket lost']],
    ],
  ] as const) {
    test(title, async () => assert.deepEqual(await show(scene), expected));
  }
});
