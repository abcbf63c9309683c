// The sidebar as VS Code gets it: groups, rows, words, badge, more, failures.
import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  commands,
  MarkdownString,
  ThemeIcon,
  type TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import { sampleData, type GitLab } from '../gitlab';
import { activate, hideViews, rows, showView, signedIn, signedOut, until, view, type Painted } from './support';

/** How many lists were asked for; the rows' hints may need a little more. */
function countLists({ requests }: GitLab): number {
  return requests.filter(({ path }) => path.endsWith('/issues')).length;
}

suite('Sidebar', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
    await showView('incidents');
  });

  suiteTeardown(async () => {
    await hideViews();
    await signedOut(gitlab);
  });

  async function group(name: 'incidents' | 'reviews', label: string): Promise<Painted> {
    const found = (await rows(name)).find(row => row.label === label);
    assert.ok(found, `no group ${label}`);
    return found;
  }

  /** What stands at the right edge. */
  function badgeOf({ resourceUri }: TreeItem): string {
    return (JSON.parse(resourceUri?.query ?? '{}') as { text?: string }).text ?? '';
  }

  test('incidents stand by their state, what needs a review first', async () => {
    await showView('incidents');
    assert.deepEqual(
      (await rows('incidents')).map(({ label }) => label),
      [
        'Review not started',
        'Active',
        'Mitigated',
        'Resolved',
        'Review in progress',
        'Review scheduled',
        'Review completed',
      ],
    );
  });

  test('every group says how many it holds and holds them, the most severe first', async () => {
    for (const group of await rows('incidents')) {
      const inside = await rows('incidents', group);
      assert.equal(group.description, String(inside.length), group.label);
      assert.notEqual(group.item.collapsibleState, TreeItemCollapsibleState.None);
      const severities = inside.map(({ item }) =>
        Number(/, severity ([1-4])/u.exec(item.accessibilityInformation?.label ?? '')?.[1] ?? 5),
      );
      assert.deepEqual(severities, severities.toSorted(), group.label);
    }
  });

  test('an incident of review required says why', async () => {
    const inside = await rows('incidents', await group('incidents', 'Review not started'));
    assert.ok(inside.length > 0);
    for (const { label, item } of inside) {
      assert.match(label, /^(?:\p{L}{1,2}|no owner) · \S/u);
      assert.match(badgeOf(item), /^(?:-\d|\d[dwMy])$/u);
      assert.match(item.accessibilityInformation?.label ?? '', /review (?:required by its severity|requested)/u);
    }
  });

  test('severity and state are said in words to a screen reader', async () => {
    const [first] = await rows('incidents', await group('incidents', 'Active'));
    assert.match(
      first?.item.accessibilityInformation?.label ?? '',
      /^Incident \d+, .+, severity 1, Active, (?:no owner|owner .+)$/u,
    );
  });

  test('every row has an id of its own that does not hang on its title', async () => {
    const groups = await rows('incidents');
    const inside = await Promise.all(groups.map(group => rows('incidents', group)));
    const ids = [...groups, ...inside.flat()].map(({ item }) => item.id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(inside.flat().every(({ item }) => /^[a-z-]+\/acme\/production#\d+$/u.test(item.id ?? '')));
  });

  test('a row knows its group, so that it can be revealed', async () => {
    const active = await group('incidents', 'Active');
    const [first] = await rows('incidents', active);
    const parent = (await view('incidents').provider.getParent?.(first?.row)) as { id?: string } | undefined;
    assert.equal(parent?.id, active.item.id);
  });

  test('a live incident says on its row what the process asks for, and why in its tooltip', async () => {
    const active = await rows('incidents', await group('incidents', 'Active'));
    const waiting = active.find(({ label }) => label.includes('Stock numbers in the app'));
    assert.ok(waiting);
    assert.match(waiting.label, /^no owner · Stock numbers/u);
    assert.match(waiting.description, /^not acknowledged · Mobile-API · #\d+$/u);
    assert.match(waiting.item.accessibilityInformation?.label ?? '', /, no owner, not acknowledged$/u);
    const resolved = await view('incidents').provider.resolveTreeItem?.(
      waiting.item,
      waiting.row,
      new CancellationTokenSource().token,
    );
    const text = resolved?.tooltip;
    assert.ok(text instanceof MarkdownString);
    assert.match(text.value, /\| The process \| Nobody has taken it for \d+ minutes/u);
  });

  test('what waits for its review says when it is due, and how that came about', async () => {
    const [first] = await rows('incidents', await group('incidents', 'Review not started'));
    assert.ok(first);
    const resolved = await view('incidents').provider.resolveTreeItem?.(
      first.item,
      first.row,
      new CancellationTokenSource().token,
    );
    const text = resolved?.tooltip;
    assert.ok(text instanceof MarkdownString);
    assert.match(text.value, /\| Because \| 5 working days after \d{4}\S+ when it was declared/u);
  });

  test('titles cannot draw icons', async () => {
    const all = await Promise.all((await rows('incidents')).map(each => rows('incidents', each)));
    const hostile = all.flat().filter(({ label }) => label.includes('zap'));
    assert.ok(hostile.length > 0);
    for (const { label } of hostile) assert.doesNotMatch(label, /\$\(/u);
  });

  test('tooltips are made when asked for, and are plain text', async () => {
    const all = await Promise.all((await rows('incidents')).map(each => rows('incidents', each)));
    const hostile = all.flat().find(({ label }) => label.includes('<script>'));
    assert.ok(hostile);
    assert.equal(hostile.item.tooltip, undefined);
    const resolved = await view('incidents').provider.resolveTreeItem?.(
      hostile.item,
      hostile.row,
      new CancellationTokenSource().token,
    );
    const tooltip = resolved?.tooltip;
    assert.ok(tooltip instanceof MarkdownString);
    assert.ok(!tooltip.isTrusted);
    assert.ok(!tooltip.supportHtml);
    assert.ok(!tooltip.supportThemeIcons);
    assert.doesNotMatch(tooltip.value, /<script>/u);
  });

  test('severities have icons', async () => {
    const [first] = await rows('incidents', await group('incidents', 'Active'));
    assert.ok(first?.item.iconPath instanceof ThemeIcon);
    assert.equal(first.item.iconPath.id, 'flame');
  });

  test('reviews stand by what they ask for; completed ones are read when their group is opened', async () => {
    await showView('reviews');
    gitlab.clearRequests();
    const labels = (await rows('reviews')).map(({ label }) => label);
    assert.equal(labels[0], 'Overdue');
    assert.equal(labels.at(-1), 'Completed');
    assert.deepEqual(gitlab.requests, []);
    const completed = await rows('reviews', await group('reviews', 'Completed'));
    assert.ok(completed.length > 0);
    assert.equal(countLists(gitlab), 1);
    assert.equal((await group('reviews', 'Completed')).description, String(completed.length));
  });

  test('due date and owner of a review are seen in a narrow sidebar, and are words for a screen reader too', async () => {
    await showView('reviews');
    const [first] = await rows('reviews', await group('reviews', 'Overdue'));
    assert.ok(first);
    assert.match(first.label, /^(?:\p{L}{1,2}|no owner) · (?!Incident Review)\S/u);
    assert.match(badgeOf(first.item), /^(?:-\d|\d[wMy])$/u);
    assert.match(
      first.item.accessibilityInformation?.label ?? '',
      /, (?:was due yesterday|overdue since \S+), (?:no owner|owner .+)$/u,
    );
  });

  test('the badge counts the overdue reviews', async () => {
    await showView('reviews');
    const overdue = await group('reviews', 'Overdue');
    assert.equal(view('reviews').tree.badge?.value, Number(overdue.description));
  });

  test('refreshing several times at once asks once for each list', async () => {
    await showView('incidents');
    gitlab.clearRequests();
    await Promise.all([1, 2, 3].map(() => commands.executeCommand('incidentReviews.refresh')));
    const asked = gitlab.requests.map(({ path, query }) => `${path}?${query}`);
    assert.deepEqual(asked, [...new Set(asked)]);
  });

  test('refreshing what has not changed paints nothing', async () => {
    let painted = 0;
    const listening = view('incidents').provider.onDidChangeTreeData?.(() => (painted += 1));
    await commands.executeCommand('incidentReviews.refresh');
    listening?.dispose();
    assert.equal(painted, 0);
  });

  test('a failed refresh keeps the rows and says what is the matter', async () => {
    await showView('incidents');
    const before = await rows('incidents');
    const end = gitlab.fault({ fault: { kind: 'status', status: 500 } });
    await commands.executeCommand('incidentReviews.refresh');
    end();
    const after = await rows('incidents');
    const isFailure = ({ item }: Painted): boolean => item.contextValue === 'failure';
    assert.deepEqual(
      after.filter(each => !isFailure(each)).map(({ label }) => label),
      before.map(({ label }) => label),
    );
    assert.deepEqual(
      after.filter(isFailure).map(({ label }) => label),
      ['Try Again', 'Show Log'],
    );
    assert.match(view('incidents').tree.message ?? '', /GitLab has a problem of its own/u);
    await commands.executeCommand('incidentReviews.refresh');
    await until('no failure', async () => (await rows('incidents')).length === before.length);
    assert.equal(view('incidents').tree.message, '');
  });
});

suite('Sidebar with many incidents', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    await activate();
    const data = sampleData(Date.now());
    const incident = data.issues.find(({ type, state }) => type === 'incident' && state === 'opened');
    assert.ok(incident);
    const more = Array.from({ length: 60 }, (_, index) => ({ ...incident, id: 900_000 + index, iid: 9_000 + index }));
    gitlab = await signedIn({ ...data, issues: [...data.issues, ...more] });
    await showView('incidents');
  });

  suiteTeardown(async () => {
    await hideViews();
    await signedOut(gitlab);
  });

  async function count(): Promise<number> {
    const groups = (await rows('incidents')).filter(({ label }) => label !== 'Review not started');
    return groups.reduce((sum, { description }) => sum + Number(description), 0);
  }

  test('the first page is shown, with a row that reads the next', async () => {
    assert.equal(await count(), 50);
    const more = (await rows('incidents')).at(-1);
    assert.equal(more?.label, 'Load more…');
    gitlab.clearRequests();
    const { command } = more.item;
    await commands.executeCommand(command?.command ?? '', ...((command?.arguments ?? []) as unknown[]));
    assert.equal(countLists(gitlab), 1);
    assert.ok((await count()) > 50);
  });
});
