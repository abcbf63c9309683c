// A working day's first look in the packaged extension: which project, what is open, whose it is, what is due; and again after
// a reload, without a network, in a workspace that nobody trusts yet.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { type Data, type GitLab, sampleData, sampleTokens, startGitLab } from '../gitlab';
import { type Desk, openDesk } from './desk';
import { becomes, click, clickAway, comes, repeat, waitUntil } from './patience';
import { prepareSuite } from './prepareSuite';
import { keepPicture, takePictures } from './screens';
import { findPickRow, findTitle, openViews, openWalkthrough, pickRow, runCommand } from './workbench';

const mail =
  '# The mail was late\n\n## Timeline\n\n- 2026-03-02 10:00 UTC: alert\n\n## Root cause\n\nA disk.\n\n## Corrective actions\n';

/** The sample with so many mitigated incidents more that one page does not hold them, and a project in which none is. */
function makeManyIncidents(): Data {
  const data = sampleData(Date.now());
  const like = data.issues.find(({ labels }) => labels.includes('Incident::Mitigated'));
  assert.ok(like);
  const more = Array.from({ length: 40 }, (_, at) => ({
    ...like,
    id: 900_000 + at,
    iid: 9000 + at,
    title: `Printer ${at} is offline`,
    labels: ['Incident::Mitigated', 'severity::4'],
    confidential: false,
    createdAt: Date.now() - 86_400_000 * 20 - at,
  }));
  const quiet = data.projects.find(({ path }) => path === 'acme/platform/runbooks');
  const others = data.issues.map(issue =>
    issue.projectId === quiet?.id ? { ...issue, type: 'issue' as const } : issue,
  );
  return { ...data, issues: [...others, ...more] };
}

suite('the first look of a day', () => {
  let gitlab: GitLab;
  let desk: Desk;
  let page: Page;

  prepareSuite(async () => {
    gitlab = await startGitLab({ data: makeManyIncidents(), pages: true });
    desk = await openDesk({
      account: { url: gitlab.url, token: sampleTokens.onCall },
      // The workspace says where it was cloned from.
      settings: { 'git.enabled': true },
    });
    const folder = desk.find('shop');
    await mkdir(desk.find('shop', 'docs'), { recursive: true });
    await writeFile(desk.find('shop', 'docs', 'mail.md'), mail);
    execFileSync('git', ['init', '--quiet', folder]);
    execFileSync('git', ['-C', folder, 'remote', 'add', 'origin', `${gitlab.url}/acme/shop.git`]);
    page = await desk.open('shop');
    return { gitlab, desks: [desk], pages: () => ({ 'daily-': page }) };
  });

  test('without a project the view asks for one, and offers where the workspace was cloned from first', async () => {
    await openViews(page);
    // Git reads its repositories late, and what is asked before that knows none.
    await page.locator('.statusbar-item[id^="status.scm"]').first().waitFor();
    const select = page.locator('.pane-body .monaco-button', { hasText: 'Select Project' }).first();
    await click(select, findTitle(page, 'GitLab Project or Group'));
    const first = findPickRow(page, 'acme/shop');
    await first.filter({ hasText: 'This workspace was cloned from it' }).waitFor();
    await findPickRow(page, 'acme/production').waitFor();
    // What was searched for is there again after a look elsewhere.
    await page.keyboard.type('acme/prod');
    await findPickRow(page, 'acme/production').waitFor();
    await page.keyboard.press('Escape');
    await click(select, findTitle(page, 'GitLab Project or Group'));
    await findPickRow(page, 'acme/production').waitFor();
    assert.equal(await page.locator('.quick-input-widget input.input').first().inputValue(), 'acme/prod');
    // Rows that come while one clicks move under the pointer; by keyboard it is the marked one.
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'acme/production' }).waitFor();
    await waitUntil('the incidents of the project', async () => {
      await page.keyboard.press('Enter');
      return comes(group('Active'), 5000);
    });
  });

  test('at the default width each row shows whose it is and what is due or how severe it is', async () => {
    await group('Review not started').waitFor();
    const sidebar = await page.locator('.part.sidebar').boundingBox();
    assert.ok(sidebar && sidebar.width <= 300, `${sidebar?.width} pixels`);
    const listWrong = (): Promise<readonly string[]> =>
      page.locator('.part.sidebar .monaco-list-row[aria-level="2"]').evaluateAll(
        (rows, right) =>
          rows
            .filter(each => each.textContent.includes('#'))
            .filter(each => {
              const label = each.querySelector('.monaco-icon-label');
              const icon = each.querySelector('.custom-view-tree-node-item-icon')?.getBoundingClientRect().width ?? 0;
              const badge = label ? getComputedStyle(label, '::after').content : '';
              const end = label?.getBoundingClientRect().right ?? Infinity;
              return icon < 16 || end > right || !/^"(?:S[1-4]|[1-4]!|\d[dwMy]|-[\dwMy]|✓)"$/u.test(badge);
            })
            .map(each => each.textContent),
        sidebar.x + sidebar.width,
      );
    const rows = page.locator('.part.sidebar .monaco-list-row[aria-level="2"]');
    await waitUntil('ten rows', async () => (await rows.count()) >= 10);
    // Badges are painted after the rows.
    await waitUntil('a badge on each row', async () => (await listWrong()).length === 0).catch(async () =>
      assert.deepEqual(await listWrong(), []),
    );
    await takePictures(page, 'daily-sidebar');
  });

  test('an incident has one row, and the groups further down count it', async () => {
    await runCommand(page, 'Incident Reviews: Filter Incidents');
    await findTitle(page, 'Filter Incidents').waitFor();
    await page.keyboard.type('history unavailable');
    await message('Filtered: history unavailable').waitFor();
    await page.keyboard.press('Enter');
    const rows = page.locator('.pane-body .monaco-list-row', { hasText: 'Order history' });
    // Rows are painted after what stands above them.
    await waitUntil('one row', async () => (await rows.count()) === 1);
    await group('Resolved')
      .filter({ hasText: /^Resolved\s*1\+ above/u })
      .waitFor();
    await row('Order history').hover();
    await click(row('Order history').locator('.monaco-tl-twistie'), row('Nothing is linked yet'));
    await clickAway(row('Show All Again'), message('Filtered'));
    await runCommand(page, 'Incident Reviews: Filter Incidents');
    await findTitle(page, 'Filter Incidents').waitFor();
    await page.keyboard.type('zzzz');
    await row('Nothing found: show all again').waitFor();
    await page.keyboard.press('Enter');
    await click(row('Nothing found: show all again'), group('Active'));
  });

  test('counts say that GitLab has more, which is read when one asks for it', async () => {
    await waitUntil('a count with more', async () => /^Mitigated\s*\d+\+/u.test(await group('Mitigated').innerText()));
    await click(group('Mine'), group('Mine').and(page.locator('.focused')));
    await repeat('the last row', () => page.keyboard.press('End'), row('Load more'));
    gitlab.clearRequests();
    await click(row('Load more'), timeout => becomes(() => gitlab.requests.length > 0, timeout));
    await repeat('the first rows', () => page.keyboard.press('Home'), group('Mitigated'));
    await waitUntil('the whole count', async () => !/^Mitigated\s*\d+\+/u.test(await group('Mitigated').innerText()));
  });

  test('the rows stand by severity, and are copied as a table', async () => {
    await runCommand(page, 'Incident Reviews: Group Incidents By');
    await findTitle(page, 'Group Incidents By').waitFor();
    await pickRow(page, 'Severity');
    await group('Severity 2').waitFor();
    await runCommand(page, 'Incident Reviews: Copy Incidents as Markdown');
    await page.locator('.statusbar-item', { hasText: 'Rows copied' }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /^\| Issue \| Title \| Severity \| State \| Owner \| Due \|\n/u);
    assert.match(text, /\| Printer 3 is offline \| 4 \| Mitigated \|/u);
  });

  test('a review that is a file is listed with what is done of it, wherever it lies', async () => {
    await page.locator('.pane-header', { hasText: 'Reviews' }).first().focus();
    const file = row('The mail was late');
    await waitUntil('the file', async () => {
      await page.locator('.pane-body').nth(1).hover();
      await page.mouse.wheel(0, 400);
      return (await file.count()) > 0;
    });
    await file.filter({ hasText: '2 of 3' }).waitFor();
    await click(file, page.locator('.tab.active', { hasText: 'mail.md' }));
  });

  test('after a reload the rows stand there before GitLab answers, with their age, grouped as before', async () => {
    const release = gitlab.hold();
    await page.reload();
    await message('As it was').waitFor();
    await group('Severity 2').waitFor();
    await row('Checkout answers 503').waitFor();
    await takePictures(page, 'daily-reload');
    release();
    await message('As it was').waitFor({ state: 'hidden' });
    await runCommand(page, 'Incident Reviews: Group Incidents By');
    await findTitle(page, 'Group Incidents By').waitFor();
    await pickRow(page, 'State');
    await group('Active').waitFor();
    // VS Code keeps what it is given a moment later: what was just shown is there all the same.
    await page.reload();
    await group('Active').waitFor();
  });

  const refusals = [
    ['no network', { kind: 'cut', when: 'before' }, 'cannot be reached', 'Try Again'],
    ['a limit', { kind: 'throttled', retryAfterSeconds: 3600 }, 'GitLab asks to wait until', 'Try Again'],
    ['a token that has expired', { kind: 'status', status: 401 }, 'did not accept your token', 'Sign In'],
    [
      'a scope that is missing',
      { kind: 'status', status: 403, json: { error: 'insufficient_scope' } },
      'It needs the scope read_api, or api to write.',
      'Sign In',
    ],
  ] as const;
  test('what GitLab refuses is said above the rows, which stay, with a way out', async () => {
    for (const [name, fault, words, way] of refusals) {
      const end = gitlab.fault({ fault });
      await runCommand(page, 'Incident Reviews: Refresh');
      await message(words).waitFor();
      await row(way).waitFor();
      await group('Active').waitFor();
      await keepPicture(page, `daily-${name.replaceAll(' ', '-')}`);
      end();
    }
    await runCommand(page, 'Incident Reviews: Refresh');
    await message('needs the scope').waitFor({ state: 'hidden' });
  });

  test('where nothing is open, the view and a pick say so, and the view leads on', async () => {
    await desk.set('shop', { 'incidentReviews.project': 'acme/platform/runbooks' });
    const welcome = page.locator('.part.sidebar .welcome-view', { hasText: 'There is no open incident.' }).first();
    await welcome.locator('.monaco-button', { hasText: 'Declare Incident' }).waitFor();
    await welcome.locator('a', { hasText: 'select another project' }).waitFor();
    await runCommand(page, 'Incident Reviews: Change Incident State');
    await findPickRow(page, 'Nothing is open').waitFor();
    await takePictures(page, 'daily-nothing');
    await page.keyboard.press('Escape');
    await desk.set('shop', { 'incidentReviews.project': 'acme/production' });
    await group('Active').waitFor();
  });

  test('a pick is titled with what will happen, and says so where nothing has the words', async () => {
    await runCommand(page, 'Incident Reviews: Change Incident State');
    await findTitle(page, 'Change Incident State').waitFor();
    await findPickRow(page, 'Checkout answers 503').waitFor();
    await page.keyboard.type('there is no incident that is called so');
    await findPickRow(page, 'Nothing else was found').waitFor();
    await takePictures(page, 'daily-pick');
    await page.keyboard.press('Enter');
    await findPickRow(page, 'Checkout answers 503').waitFor();
    await page.keyboard.press('Escape');
  });

  test('what was typed into a pick and a box is there after a look elsewhere, and when the same is asked again', async () => {
    const input = page.locator('.quick-input-widget input.input').first();
    await runCommand(page, 'Incident Reviews: Log Event');
    await findTitle(page, 'Log Event').waitFor();
    await findPickRow(page, 'Checkout answers 503').waitFor();
    await page.keyboard.type('checkout answers');
    await click(group('Active'), group('Active').and(page.locator('.focused')));
    assert.equal(await input.inputValue(), 'checkout answers');
    await takePictures(page, 'daily-look-elsewhere');
    await input.focus();
    await page.keyboard.press('Escape');
    await findTitle(page, 'Log Event').waitFor({ state: 'hidden' });
    for (const words of ['', '10 min ago we saw it']) {
      await runCommand(page, 'Incident Reviews: Log Event');
      await findPickRow(page, 'Checkout answers 503').waitFor();
      assert.equal(await input.inputValue(), 'checkout answers');
      await page.keyboard.press('Enter');
      await findTitle(page, 'Log Event in').waitFor();
      await waitUntil('what was typed', async () => (await input.inputValue()) === words);
      await page.keyboard.type(words === '' ? '10 min ago we saw it' : ' at the till');
      await findPickRow(page, words === '' ? 'we saw it' : 'we saw it at the till').waitFor();
      await keepPicture(page, 'daily-typed');
      await page.keyboard.press('Escape');
      await findTitle(page, 'Log Event in').waitFor({ state: 'hidden' });
    }
  });

  test('steps of the walkthrough that were done before it is opened are ticked', async () => {
    await page.reload();
    // VS Code reads the walkthrough only when somebody asks for it: the extension has told what was done by then.
    await row('Checkout answers 503').waitFor();
    await openWalkthrough(page);
    const step = (title: string): Locator => page.locator('.getting-started-step', { hasText: title });
    for (const title of ['Connect to GitLab', 'See what is open']) {
      await step(title).locator('.codicon.complete').first().waitFor();
    }
    assert.equal(await step('Complete it').locator('.codicon.complete').count(), 0);
    await takePictures(page, 'daily-walkthrough');
  });

  function row(text: string): Locator {
    return page.locator('.part.sidebar .monaco-list-row', { hasText: text }).first();
  }

  /** Of the rows that hold others. */
  function group(text: string): Locator {
    return page.locator('.part.sidebar .monaco-list-row[aria-level="1"]', { hasText: text }).first();
  }

  /** What stands above the rows of a view. */
  function message(text: string): Locator {
    return page.locator('.part.sidebar .tree-explorer-viewlet-tree-view .message', { hasText: text }).first();
  }
});

suite('a workspace that nobody trusts yet', () => {
  let gitlab: GitLab;
  let page: Page;

  prepareSuite(async () => {
    const data = sampleData(Date.now());
    const shop = data.projects.find(({ path }) => path === 'acme/shop');
    const live = data.issues.find(({ labels }) => labels.includes('Incident::Active'));
    assert.ok(shop && live);
    const ofShop = { ...live, id: 910_001, iid: 501, projectId: shop.id, title: 'Baskets are empty' };
    const issues = [...data.issues, { ...ofShop, confidential: false }];
    gitlab = await startGitLab({ data: { ...data, issues }, pages: true });
    const desk = await openDesk({ trust: true, settings: { 'incidentReviews.url': gitlab.url } });
    page = await desk.open('shop', { settings: { 'incidentReviews.project': 'acme/shop' } });
    return { gitlab, desks: [desk], pages: () => ({ 'daily-trust-': page }) };
  });

  test('says that its project does not count, leads to trust, and is read without signing in then', async () => {
    await openViews(page);
    const readPublicly = page.locator('.pane-body a', { hasText: 'read public projects without signing in' }).first();
    const toast = page.locator('.notification-toast', { hasText: 'In Restricted Mode the GitLab project' });
    await click(readPublicly, toast);
    assert.deepEqual(gitlab.requests, []);
    const trust = page.locator('.workspace-trust-editor .monaco-button', { hasText: 'Trust' }).first();
    await click(toast.locator('.monaco-button', { hasText: 'Manage Workspace Trust' }), trust);
    await click(trust, page.locator('.workspace-trust-header.workspace-trust-trusted'));
    await clickAway(page.locator('.monaco-modal-editor-block .codicon-close').first());
    const rows = page.locator('.part.sidebar .monaco-list-row', { hasText: 'Baskets are empty' });
    await click(readPublicly, rows.first());
    await page.locator('.part.sidebar .message', { hasText: 'Read without signing in.' }).first().waitFor();
  });
});
