// The sidebar as VS Code gets it: groups, rows, words, badge, more, failures.
import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  commands,
  env,
  MarkdownString,
  ThemeIcon,
  type TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import { sampleData, type GitLab } from '../gitlab';
import {
  activate,
  hideViews,
  requiredRows,
  rest,
  rows,
  set,
  settle,
  showView,
  signedIn,
  signedOut,
  until,
  view,
  withAnswers,
  type Painted,
  countFromHere,
} from './support';

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

  test('one’s own incidents first, then what needs a review as far as it was checked, then all by their state', async () => {
    await showView('incidents');
    await requiredRows();
    assert.deepEqual(
      (await rows('incidents')).map(({ label }) => label),
      [
        'Mine',
        'Review not started',
        'Active',
        'Mitigated',
        'Resolved',
        'Review in progress',
        'Review scheduled',
        'Review completed',
        'Closed without a review',
      ],
    );
  });

  test('every group says how many it has, and holds those that stand in none above, the most severe first', async () => {
    const seen = new Set<string>();
    for (const group of (await rows('incidents')).filter(({ label }) => label !== 'Closed without a review')) {
      const inside = await rows('incidents', group);
      const [, all, above = '0'] = /^(\d+)(?: · (\d+) above)?$/u.exec(group.description) ?? [];
      assert.equal(Number(all) - Number(above), inside.length, group.label);
      assert.notEqual(group.item.collapsibleState, TreeItemCollapsibleState.None);
      for (const { description } of inside) {
        const name = description.split(' · ').at(-1) ?? '';
        assert.ok(!seen.has(name), `${name} stands twice`);
        seen.add(name);
      }
      // One's own stand by what goes on.
      if (group.label === 'Mine') continue;
      const severities = inside.map(({ item }) =>
        Number(/, severity ([1-4])/u.exec(item.accessibilityInformation?.label ?? '')?.[1] ?? 5),
      );
      assert.deepEqual(severities, severities.toSorted(), group.label);
    }
    assert.ok(seen.size > 5, `${seen.size} incidents`);
  });

  test('an incident of review required says why', async () => {
    const inside = await rows('incidents', await group('incidents', 'Review not started'));
    assert.ok(inside.length > 0);
    for (const { label, item } of inside) {
      assert.doesNotMatch(label, /^(?:late|no owner|[A-Z]{2}) · /u);
      assert.match(badgeOf(item), /^(?:\d[dwMy]|-[\dwMy])$/u);
      assert.match(item.accessibilityInformation?.label ?? '', /review (?:required by its severity|requested)/u);
    }
  });

  test('a screen reader is told what only the tooltip shows: that one is confidential', async () => {
    const active = await rows('incidents', await group('incidents', 'Active'));
    const labels = active.map(({ item }) => item.accessibilityInformation?.label ?? '');
    assert.deepEqual(
      labels.filter(label => label.includes(', confidential, ')).map(label => label.replace(/\d+/u, 'N')),
      [
        'Incident N, Customer addresses visible in a shared debug log, confidential, severity 2, Active, 3 hours ago, owner Lucia Ferraro, no incident manager',
      ],
    );
  });

  test('severity and state are said in words to a screen reader', async () => {
    const [first] = await rows('incidents', await group('incidents', 'Active'));
    assert.match(
      first?.item.accessibilityInformation?.label ?? '',
      /^Incident \d+, .+, severity [12], Active, \d+ (?:minutes?|hours?|days?) ago, (?:no owner|owner .+)$/u,
    );
  });

  test('every row has an id of its own that does not hang on its title', async () => {
    const groups = await rows('incidents');
    const inside = await Promise.all(groups.map(group => rows('incidents', group)));
    const ids = [...groups, ...inside.flat()].map(({ item }) => item.id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(inside.flat().length > 5);
    assert.ok(inside.flat().every(({ item }) => /^[a-z-]+\/acme\/production#\d+$/u.test(item.id ?? '')));
  });

  test('an incident unfolds to its review and what else is linked, with two requests at most and once', async () => {
    const reviewed = await rows('incidents', await group('incidents', 'Review in progress'));
    const [first] = reviewed;
    assert.ok(first);
    assert.equal(first.item.collapsibleState, TreeItemCollapsibleState.Collapsed);
    await countFromHere(gitlab);
    const inside = await rows('incidents', first);
    assert.match(inside[0]?.item.accessibilityInformation?.label ?? '', /^Review, /u);
    assert.equal(inside[0]?.item.command?.command, 'incidentReviews.openReview');
    await settle(gitlab);
    assert.ok(gitlab.requests.length <= 2, String(gitlab.requests.length));
    await rows('incidents', first);
    await settle(gitlab);
    assert.ok(gitlab.requests.length <= 2, String(gitlab.requests.length));
  });

  test('what was closed without a review is looked for when its group is opened', async () => {
    const inside = await rows('incidents', await group('incidents', 'Closed without a review'));
    // The last row may be one that looks further.
    const incidents = inside.filter(({ item }) => item.contextValue === 'incident');
    assert.ok(incidents.length > 0 && inside.length - incidents.length <= 1);
    for (const { item } of incidents)
      assert.match(item.accessibilityInformation?.label ?? '', /, severity [12], Closed/u);
  });

  test('a row knows its group, so that it can be revealed', async () => {
    const active = await group('incidents', 'Active');
    const [first] = await rows('incidents', active);
    const parent = (await view('incidents').provider.getParent?.(first?.row)) as { id?: string } | undefined;
    assert.equal(parent?.id, active.item.id);
  });

  test('a live incident says on its row what the process asks for, and why in its tooltip', async () => {
    // What the process says of live incidents is read behind the list.
    const waiting = await until('what the process asks for', async () => {
      const active = await rows('incidents', await group('incidents', 'Active'));
      const found = active.find(({ label }) => label.includes('Stock numbers in the app'));
      return found?.description.startsWith('not acknowledged') === true && found;
    });
    assert.match(waiting.label, /^[\d¼½¾]\w Stock numbers/u);
    assert.match(waiting.description, /^not acknowledged · Mobile-API · \d*#\d+$/u);
    assert.match(waiting.item.accessibilityInformation?.label ?? '', /, no owner, not acknowledged$/u);
    const resolved = await view('incidents').provider.resolveTreeItem?.(
      waiting.item,
      waiting.row,
      new CancellationTokenSource().token,
    );
    const text = resolved?.tooltip;
    assert.ok(text instanceof MarkdownString);
    assert.match(text.value, /\| The process \| Nobody has taken it for (?:\d+ h )?\d+ min;/u);
  });

  test('what waits for its review says when it is due, and how that came about', async () => {
    await until('how it came about', async () => {
      const [first] = await rows('incidents', await group('incidents', 'Review not started'));
      assert.ok(first);
      const resolved = await view('incidents').provider.resolveTreeItem?.(
        first.item,
        first.row,
        new CancellationTokenSource().token,
      );
      const text = resolved?.tooltip;
      assert.ok(text instanceof MarkdownString);
      return /\| Because \| 5 working days after \d{4}\S+ when it was declared/u.test(text.value);
    });
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

  /** The kind of an icon: `data` for a picture of letters. */
  const iconOf = ({ iconPath }: TreeItem): string | undefined =>
    iconPath instanceof ThemeIcon ? iconPath.id : iconPath instanceof Uri ? iconPath.scheme : undefined;

  test('who owns it stands before a title, or that nobody does; of one’s own, how far it is and how severe', async () => {
    const active = await rows('incidents', await group('incidents', 'Active'));
    for (const { item } of active) {
      const isOwned = !item.accessibilityInformation?.label.includes('no owner');
      assert.equal(iconOf(item), isOwned ? 'data' : 'person-add');
      assert.match(badgeOf(item), /^(?:S[1-4]|[1-4]!)$/u);
    }
    assert.ok(active.some(({ item }) => iconOf(item) === 'person-add'));
    const [mine] = await rows('incidents', await group('incidents', 'Mine'));
    assert.ok(mine);
    assert.equal(iconOf(mine.item), 'pulse');
    assert.match(mine.description, / · Active · /u);
    await showView('reviews');
    const [review] = await rows('reviews', await group('reviews', 'Mine'));
    assert.ok(review);
    assert.equal(iconOf(review.item), 'flame');
    const [late] = await rows('reviews', await group('reviews', 'Overdue'));
    assert.ok(late);
    assert.equal(iconOf(late.item), 'data');
    await showView('incidents');
  });

  test('reviews stand by what they ask for; completed ones are read when their group is opened', async () => {
    await showView('reviews');
    await countFromHere(gitlab);
    const labels = (await rows('reviews')).map(({ label }) => label);
    const [first, second] = labels;
    assert.deepEqual([first, second], ['Mine', 'Overdue']);
    assert.ok(labels.includes('Completed'));
    await settle(gitlab);
    assert.deepEqual(gitlab.requests, []);
    const completed = await rows('reviews', await group('reviews', 'Completed'));
    assert.ok(completed.length > 0);
    await settle(gitlab);
    assert.equal(countLists(gitlab), 1);
    assert.equal((await group('reviews', 'Completed')).description, String(completed.length));
  });

  test('due date and owner of a review are seen in a narrow sidebar, and are words for a screen reader too', async () => {
    await showView('reviews');
    const [first] = await rows('reviews', await group('reviews', 'Overdue'));
    assert.ok(first);
    assert.match(first.label, /^(?!Incident Review)\S/u);
    assert.match(first.description, /^#\d+ · #\d+$/u);
    assert.match(badgeOf(first.item), /^-[\dwMy]$/u);
    assert.match(
      first.item.accessibilityInformation?.label ?? '',
      /, (?:was due yesterday|overdue since \S+), (?:no owner|owner .+)$/u,
    );
  });

  test('refreshing several times at once asks once for each list', async () => {
    await showView('incidents');
    await countFromHere(gitlab);
    // The first one must still be under way when the others come.
    const release = gitlab.hold();
    const refreshing = Promise.all([1, 2, 3].map(() => commands.executeCommand('incidentReviews.refresh')));
    await until('the first one', () => gitlab.requests.length > 0);
    release();
    await refreshing;
    await settle(gitlab);
    const asked = gitlab.requests.map(({ path, query }) => `${path}?${query}`);
    assert.ok(asked.length > 0);
    assert.deepEqual(asked, [...new Set(asked)]);
  });

  test('refreshing what has not changed paints nothing', async () => {
    const readMinute = (): number => Math.floor(Date.now() / 60_000);
    let minute = 0;
    let painted = 0;
    // In another minute the rows say other ages.
    await until('a refresh within one minute', async () => {
      await settle(gitlab);
      [minute, painted] = [readMinute(), 0];
      await rows('incidents');
      const listening = view('incidents').provider.onDidChangeTreeData?.(() => (painted += 1));
      await commands.executeCommand('incidentReviews.refresh');
      // What is painted is painted behind the refresh.
      await settle(gitlab);
      listening?.dispose();
      return minute === readMinute();
    });
    assert.equal(painted, 0);
  });

  test('a failed refresh keeps the rows and says what is the matter', async () => {
    await showView('incidents');
    const before = await rows('incidents');
    const isFailure = ({ item }: Painted): boolean => item.contextValue === 'failure';
    const end = gitlab.fault({ fault: { kind: 'status', status: 500 } });
    await commands.executeCommand('incidentReviews.refresh');
    end();
    const after = await until('the failure', async () => {
      const found = await rows('incidents');
      return found.some(isFailure) && found;
    });
    assert.deepEqual(
      after.filter(each => !isFailure(each)).map(({ label }) => label),
      before.map(({ label }) => label),
    );
    assert.deepEqual(
      after.filter(isFailure).map(({ label }) => label),
      ['Try Again'],
    );
    assert.match(view('incidents').tree.message ?? '', /GitLab has a problem of its own/u);
    await commands.executeCommand('incidentReviews.refresh');
    await until(
      'no failure',
      async () => (await rows('incidents')).length === before.length && view('incidents').tree.message === '',
    );
  });

  test('what is wrong in the settings is said, and no more once it is right', async () => {
    await showView('incidents');
    await rest('incidents');
    const message = (): string => view('incidents').tree.message ?? '';
    await set('teamTimeZone', 'Nowhere/Atall');
    try {
      await until('the fault', () => message().includes('incidentReviews.teamTimeZone'));
    } finally {
      await set('teamTimeZone', undefined);
    }
    await until('no fault', () => message() === '');
  });

  test('the badge counts one’s own reviews that are overdue', async () => {
    await showView('reviews');
    const findLate = async (): Promise<readonly Painted[]> =>
      (await rows('reviews', await group('reviews', 'Mine'))).filter(({ item }) => badgeOf(item).startsWith('-'));
    const isCounted = async (): Promise<boolean> => {
      const late = await findLate();
      return (view('reviews').tree.badge?.value ?? 0) === late.length;
    };
    await until('the badge of those that are late', isCounted);
    // Those that are completed only wait to be closed; on whatever day of the week this runs, all are late then.
    for (const issue of gitlab.store.allIssues().filter(({ state }) => state === 'opened')) {
      const labels = issue.labels.filter(label => label !== 'Incident::Review-Completed');
      const dueDate = issue.dueDate && '2026-01-05';
      if (labels.length < issue.labels.length || dueDate)
        Object.assign(issue, { labels, dueDate, updatedAt: Date.now() });
    }
    await commands.executeCommand('incidentReviews.refresh');
    await until('what is late', async () => (await findLate()).length > 0);
    await until('the badge of what is late', isCounted);
    assert.ok((view('reviews').tree.badge?.value ?? 0) > 0);
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

  /** Rows that stand in their state's group too. */
  const aside = ['Mine', 'Review not started', 'Closed without a review'];

  /** A group whose rows all stand above says so, `2+ above`. */
  async function count(): Promise<number> {
    const groups = (await rows('incidents')).filter(
      ({ label, item }) => item.contextValue === 'group' && !aside.includes(label),
    );
    return groups.reduce((sum, { description }) => sum + Number.parseInt(description, 10), 0);
  }

  test('the first page is shown, with a row that reads the next', async () => {
    assert.equal(await count(), 50);
    const groups = (await rows('incidents')).filter(
      ({ item, label }) => item.contextValue === 'group' && label !== 'Closed without a review',
    );
    for (const { description } of groups) assert.match(description, /^\d+\+(?: · \d+ above| above)?$/u);
    const more = (await rows('incidents')).at(-1);
    assert.equal(more?.label, 'Load more…');
    await countFromHere(gitlab);
    const { command } = more.item;
    await commands.executeCommand(command?.command ?? '', ...((command?.arguments ?? []) as unknown[]));
    assert.equal(countLists(gitlab), 1);
    assert.ok((await count()) > 50);
  });
});

suite('Sidebar of a project with 10,000 incidents and 2,000 reviews', () => {
  let gitlab: GitLab;
  let hidden: number;

  suiteSetup(async () => {
    await activate();
    const data = sampleData(Date.now());
    const project = data.projects.find(({ path }) => path === 'acme/production');
    const ofProject = data.issues.filter(({ projectId }) => projectId === project?.id);
    const incident = ofProject.find(({ labels }) => labels.includes('Incident::Active'));
    const review = ofProject.find(({ labels, state }) => labels.includes('IncidentReview') && state === 'opened');
    const onCall = data.users.find(({ username }) => username === 'olivia.marsh');
    assert.ok(incident && review && onCall);
    const copies = (of: typeof incident, count: number, from: number): readonly (typeof incident)[] =>
      Array.from({ length: count }, (_, index) => ({ ...of, id: 800_000 + from + index, iid: from + index }));
    // A resolved, severe incident whose review stands on a page that nobody reads.
    hidden = 60_000;
    const old = Date.now() - 300 * 86_400_000;
    const resolved = {
      ...incident,
      id: 860_000,
      iid: hidden,
      title: 'Reviewed long ago',
      labels: ['Incident::Resolved', 'severity::1'],
      createdAt: Date.now(),
      updatedAt: Date.now(),
    };
    const reviews = copies(review, 2000, 40_000).map((each, index) => {
      const at = Date.now() - 3_600_000 - index;
      const dueDate = index < 3 ? '2026-01-05' : null;
      return { ...each, assigneeIds: [onCall.id], dueDate, createdAt: at, updatedAt: at };
    });
    const ofHidden = { ...review, id: 870_000, iid: 70_000, description: 'No marker.', createdAt: old, updatedAt: old };
    gitlab = await signedIn({
      ...data,
      issues: [...data.issues, ...copies(incident, 10_000, 20_000), ...reviews, resolved, ofHidden],
      links: [
        ...data.links,
        { id: 99_001, sourceId: resolved.id, targetId: ofHidden.id, type: 'relates_to', createdAt: old },
      ],
    });
  });

  suiteTeardown(async () => {
    await hideViews();
    await signedOut(gitlab);
  });

  /** What was asked beside the facts of single rows, which come later. */
  function lists(): readonly string[] {
    return gitlab.requests.map(({ path }) => path).filter(path => /(?:\/issues|^\/user)$/u.test(path));
  }

  test('the first rows come within three requests', async () => {
    await countFromHere(gitlab);
    await showView('incidents');
    const groups = await until('rows', async () => {
      const found = await rows('incidents');
      return found.length > 0 && found;
    });
    assert.ok(groups.length > 1);
    assert.ok(lists().length <= 3, lists().join());
  });

  test('the number at the icon says that there may be more than the rows show', async () => {
    await showView('reviews');
    await until(
      'the number',
      async () => (await rows('reviews')).length > 0 && view('reviews').tree.badge?.value === 3,
    );
    assert.deepEqual(view('reviews').tree.badge, { value: 3, tooltip: 'Your reviews that are overdue: 3+' });
    await showView('incidents');
  });

  test('no row says that a review is missing which stands on a page that was not read', async () => {
    await until('the checks', () => gitlab.requests.some(({ path }) => path.endsWith(`/${hidden}/links`)));
    await settle(gitlab);
    const holders: string[] = [];
    // What was closed is read only when somebody looks there.
    for (const group of (await rows('incidents')).filter(({ label }) => label !== 'Closed without a review')) {
      const inside = group.item.contextValue === 'group' ? await rows('incidents', group) : [];
      if (inside.some(({ label }) => label.includes('Reviewed long ago'))) holders.push(group.label);
    }
    assert.deepEqual(holders, ['Resolved']);
  });

  test('a refresh after five changes asks at most twice, and paints the changed rows only', async () => {
    await commands.executeCommand('incidentReviews.refresh');
    await countFromHere(gitlab);
    const project = gitlab.store.project('acme/production');
    assert.ok(project);
    for (let iid = 29_990; iid < 29_995; iid += 1) {
      const issue = gitlab.store.issueOf(project, iid);
      assert.ok(issue);
      Object.assign(issue, { title: `Changed ${iid}`, updatedAt: Date.now() });
    }
    const painted: unknown[] = [];
    const listening = view('incidents').provider.onDidChangeTreeData?.(row => painted.push(row));
    await commands.executeCommand('incidentReviews.refresh');
    await until('the painting', () => painted.length > 0);
    await settle(gitlab);
    listening?.dispose();
    assert.ok(lists().length <= 2, lists().join());
    assert.ok(painted.every(row => typeof row === 'object' && row !== null && 'incident' in row));
    assert.ok(painted.length <= 10, `${painted.length} rows`);
  });

  test('a group with as many is read with as few requests', async () => {
    await hideViews();
    await set('project', 'acme');
    await countFromHere(gitlab);
    await showView('incidents');
    await until('rows', async () => (await rows('incidents')).length > 1);
    assert.ok(lists().length <= 3, lists().join());
    await commands.executeCommand('incidentReviews.refresh');
    await countFromHere(gitlab);
    await commands.executeCommand('incidentReviews.refresh');
    await settle(gitlab);
    assert.ok(lists().length <= 2, lists().join());
  });
});

suite('Arranging the sidebar', () => {
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

  test('rows are grouped by what one chooses, and that is remembered', async () => {
    await withAnswers({ pick: items => items.find(({ label }) => label === 'Severity') }, async () =>
      commands.executeCommand('incidentReviews.groupIncidents'),
    );
    const labels = (await rows('incidents')).map(({ label }) => label);
    await withAnswers({ pick: items => items.find(({ label }) => label === 'State') }, async () =>
      commands.executeCommand('incidentReviews.groupIncidents'),
    );
    assert.ok(labels.includes('Severity 1'), labels.join());
    assert.ok(!labels.includes('Active'));
    assert.ok((await rows('incidents')).some(({ label }) => label === 'Active'));
  });

  test('the list is copied as a table in Markdown, without confidential titles', async () => {
    await rows('incidents');
    const text = await commands.executeCommand<string>('incidentReviews.copyIncidents');
    assert.match(text, /^\| Issue \| Title \| Severity \| State \| Owner \| Due \|\n\| --- /u);
    assert.match(text, /\| acme\/production#\d+ \| \(confidential\) \|/u);
    assert.equal(await env.clipboard.readText(), text);
  });
});
