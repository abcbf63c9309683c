// What became of corrective actions: the view of all reviews, and the hints behind the rows of the one that is open.
import assert from 'node:assert/strict';
import { commands, env, MarkdownString, Range, Uri, window, type InlayHint } from 'vscode';
import { sampleData, projectIds, type GitLab, type Issue } from '../gitlab';
import { runAnswering } from './answering';
import {
  activate,
  closeAll,
  hideViews,
  open,
  remove,
  rows,
  settle,
  showView,
  signedIn,
  signedOut,
  until,
  write,
  countFromHere,
} from './support';

const day = 86_400_000;
/** Of one day, also where another one begins while the tests run. */
let today = 0;
const dayFrom = (days: number): string => new Date(today + days * day).toISOString().slice(0, 10);

suite('What became of corrective actions', () => {
  let gitlab: GitLab;
  let late: Issue;
  let done: Issue;

  suiteSetup(async () => {
    await activate();
    today = Date.now();
    const data = sampleData(today);
    gitlab = await signedIn({
      ...data,
      issues: data.issues.filter(({ labels }) => !labels.includes('IncidentReview')),
    });
    const { store } = gitlab;
    const plain = {
      type: 'issue',
      severity: 'unknown',
      confidential: false,
      discussionLocked: false,
      authorId: 2,
    } as const;
    const own = { ...plain, projectId: projectIds.production, labels: ['corrective action'], description: '' };
    late = store.addIssue({ ...own, title: 'Alert $(flame) early', assigneeIds: [3], dueDate: dayFrom(-2) });
    const closed = store.addIssue({ ...own, title: 'Cap the queue', assigneeIds: [3], dueDate: null });
    done = store.changeIssue(closed.id, { state: 'closed' }, 3);
    store.addIssue({
      ...plain,
      projectId: projectIds.production,
      title: 'Incident Review: The queue was full',
      labels: ['IncidentReview', 'severity::2', 'Service::Basket'],
      assigneeIds: [2],
      dueDate: null,
      description: table(),
    });
  });
  suiteTeardown(async () => {
    await hideViews();
    await signedOut(gitlab);
  });
  teardown(async () => {
    await closeAll();
    await remove('reviews');
  });

  const table = (): string =>
    [
      '<!-- incident-review',
      'id: 7b7b',
      '-->',
      '',
      '# Incident Review: The queue was full',
      '',
      '## Corrective Actions',
      '',
      '| Corrective action | Work item | Owner | Target date |',
      '| --- | --- | --- | --- |',
      `| Alert $(flame) early | acme/production#${late.iid} | @priya.nair | |`,
      `| Cap the queue | acme/production#${done.iid} | @priya.nair | |`,
      `| Write a runbook | | | ${dayFrom(60)} |`,
      '',
    ].join('\n');

  const labels = async (): Promise<readonly (readonly [string, readonly string[]])[]> =>
    Promise.all(
      (await rows('correctiveActions')).map(async group => [
        group.label,
        (await rows('correctiveActions', group)).map(({ label }) => label),
      ]),
    );

  test('the view says what is overdue, what has no owner and what was done lately; an icon of GitLab’s stays text', async () => {
    await showView('correctiveActions');
    const found = await until('the rows with their issues', async () => {
      const shown = await labels();
      return shown.some(([group]) => group === 'Done lately') && shown;
    });
    assert.deepEqual(found, [
      ['Overdue', ['Alert $\u200b(flame) early']],
      ['No owner', ['Write a runbook']],
      ['Done lately', ['Cap the queue']],
    ]);
    const [overdue] = await rows('correctiveActions');
    const [row] = await rows('correctiveActions', overdue);
    const age = String(row?.description).split(' · ')[1] ?? '';
    assert.match(age, /^\d[mhdwMy]$/u);
    assert.equal(row?.description, `S2 · ${age} · acme/production#${late.iid}`);
    const tip = row.item.tooltip;
    assert.ok(tip instanceof MarkdownString);
    assert.match(
      tip.value,
      /^\| acme\/production\\#\d+ \| Alert .+ early \|\n\| :-- \| :-- \|\n\| State \| Overdue \|\n\| Owner \|/u,
    );
    // Who owns it stands before the title, where nothing is cut.
    assert.ok(row.item.iconPath instanceof Uri);
  });

  test('they are copied as a table in Markdown, a meeting’s or a manager’s', async () => {
    await showView('correctiveActions');
    await until('the rows', async () => (await labels()).length === 3);
    const text = await commands.executeCommand<string>('incidentReviews.copyCorrectiveActions');
    const [head, line, first, ...others] = text.trimEnd().split('\n');
    assert.equal(head, '| Issue | Corrective action | State | Owner | Due | Review |');
    assert.equal(line, '| --- | --- | --- | --- | --- | --- |');
    assert.match(
      first ?? '',
      /^\| acme\/production#\d+ \| Alert \$\(flame\) early \| Overdue \| Priya Nair \| \d{4}-\d\d-\d\d, overdue since \p{L}+ \| acme\/production#\d+ The queue was full \|$/u,
    );
    assert.equal(others.length, 2);
    assert.ok(text.includes(`| due on ${dayFrom(60)} |`), text);
    assert.equal(await env.clipboard.readText(), text);
  });

  test('its rows stand by owner where one asks for it', async () => {
    await showView('correctiveActions');
    const { result } = await runAnswering('groupCorrectiveActions', undefined, { picks: ['Owner'] });
    assert.equal(result, 'owner');
    assert.deepEqual(
      (await labels()).map(([group]) => group),
      ['Priya Nair', 'No owner'],
    );
    await runAnswering('groupCorrectiveActions', undefined, { picks: ['State'] });
  });

  test('hidden it asks for nothing', async () => {
    await hideViews();
    await countFromHere(gitlab);
    await commands.executeCommand('incidentReviews.refresh');
    await settle(gitlab);
    assert.deepEqual(gitlab.requests, []);
  });

  test('behind its rows an open review says of the issues what the rows do not, read in one request', async () => {
    await countFromHere(gitlab);
    const { document } = await open(await write('reviews/queue.md', table()));
    const whole = new Range(0, 0, document.lineCount, 0);
    const hints = await until('hints', async () => {
      const found = await commands.executeCommand<readonly InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        whole,
      );
      return found.length === 2 && found;
    });
    assert.deepEqual(
      hints.map(({ label }) => label),
      [`open · due ${dayFrom(-2)}`, `done on ${dayFrom(0)}`],
    );
    await settle(gitlab);
    assert.ok(gitlab.requests.filter(({ path }) => path.endsWith('/issues')).length <= 1);
    assert.equal(window.activeTextEditor?.document, document);
  });
});
