// The first minutes of an incident in the packaged extension, by keyboard: secret, only nearly one, without labels.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { GitLab, Issue } from '../gitlab';
import { serveSample } from '../gitlab/serve';
import { type Desk, openDesk } from './desk';
import { clickAway, waitUntil } from './patience';
import { prepareSuite } from './prepareSuite';
import { keepPicture } from './screens';
import {
  answerDialog,
  beginDeclaring,
  beginReview,
  findPageFrame,
  findPickRow,
  findTitle,
  openViews,
  pickRow,
  runCommand,
  waitForRows,
} from './workbench';

const links = { securityOnCall: '/security', onCall: 'https://page.example.com/now' };

suite('the first minutes of an incident', () => {
  let gitlab: GitLab;
  let desk: Desk;
  let page: Page;
  let known: ReadonlySet<number>;

  prepareSuite(async () => {
    const { gitlab: sample, token } = await serveSample();
    gitlab = sample;
    known = new Set(gitlab.store.allIssues().map(({ id }) => id));
    desk = await openDesk({ account: { url: gitlab.url, token } });
    page = await openProject('acme/production');
    return { gitlab, desks: [desk], pages: () => ({ 'live-': page }) };
  });

  test('what is about security is secret from its first moment, and one is told whom to call', async () => {
    gitlab.clearRequests();
    await runCommand(page, 'Incident Reviews: Declare Incident');
    await beginDeclaring(page, 'Deploy keys of sapphire are public');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await title('What Else Is Known?').waitFor();
    await isTicked('Security-related');
    await keepPicture(page, 'live-security-ticked');
    await page.keyboard.press('Enter');
    await agree();
    await step('Page Security On Call').waitFor();
    await step('An incident manager takes part: it is about security').waitFor();
    await keepPicture(page, 'live-security-next');
    const issue = takeMade();
    assert.deepEqual([issue.confidential, issue.severity], [true, 'high']);
    assert.ok(issue.labels.includes('security'));
    const [first] = gitlab.writes();
    assert.equal(first?.method, 'POST');
    assert.doesNotMatch(JSON.stringify(first.body), /sapphire/u);
    await pickRow(page, 'Open Its Page');
    const frame = await findPageFrame(page, issue.title);
    await frame.locator('li', { hasText: 'Confidential: yes' }).waitFor();
    await title('It Is Yours').waitFor({ state: 'hidden' });
    await keepPicture(page, 'live-security-page');
  });

  test('a near miss is recorded by who noticed it, and its review asks what could have happened', async () => {
    await runCommand(page, 'Incident Reviews: Declare Incident');
    await beginDeclaring(page, 'Near miss: a job would have emptied the baskets', 'How Bad Would It Have Been?');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await title('What Else Is Known?').waitFor();
    await isTicked('Near miss');
    await page.keyboard.press('Enter');
    await agree();
    await title('Is Recorded as a Near Miss, and It Is Yours').waitFor();
    assert.equal(await step('Page the Engineer').count(), 0);
    await keepPicture(page, 'live-near-miss-next');
    const issue = takeMade();
    assert.deepEqual(issue.labels.toSorted(), ['Incident::Resolved', 'Near Miss', 'severity::2']);
    await pickRow(page, 'Start Incident Review');
    await beginReview(page, 'Without the timeline');
    await answerDialog(page, /^Create/u);
    await page.locator('.view-line', { hasText: 'A near miss: nobody was affected.' }).first().waitFor();
    await waitUntil('the review', () => madeSince().length > 0);
    const review = takeMade();
    assert.match(review.description ?? '', /_A near miss: nobody was affected\. .+ what stopped it\._/u);
    assert.deepEqual(review.assigneeIds, [1]);
  });

  test('a project without labels has open, closed and GitLab’s own severity', async () => {
    const first = page;
    page = await openProject('harbour/ferries');
    await first.close();
    await openViews(page);
    await page.locator('.pane-body .monaco-list-row', { hasText: 'Open' }).first().waitFor();
    await runCommand(page, 'Incident Reviews: Declare Incident');
    await beginDeclaring(page, 'The gangway does not reach the quay');
    await page.keyboard.press('Enter');
    await title('What Else Is Known?').waitFor();
    await waitForRows(page);
    await page.keyboard.press('Enter');
    await agree();
    await title('Is Declared, and It Is Yours').waitFor();
    const issue = takeMade();
    assert.deepEqual([issue.type, issue.labels, issue.severity], ['incident', [], 'critical']);
    await pickRow(page, 'Open Its Page');
    const frame = await findPageFrame(page, issue.title);
    await frame.locator('li', { hasText: 'Severity: S1' }).waitFor();
    await frame.locator('li', { hasText: 'No incident manager:' }).waitFor();
    await runCommand(page, 'Incident Reviews: Change Incident State');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Closed' }).first().waitFor();
    await keepPicture(page, 'live-no-labels-states');
    assert.equal(await page.locator('.quick-input-list .monaco-list-row').count(), 1);
    await page.keyboard.press('Escape');
  });

  /** A window on a workspace whose incidents are in a project. */
  function openProject(project: string): Promise<Page> {
    const settings = { 'incidentReviews.project': project, 'incidentReviews.links': links };
    return desk.open(project.replaceAll('/', '-'), { settings });
  }

  const title = (text: string): Locator => findTitle(page, text);
  const step = (text: string): Locator => findPickRow(page, text);

  async function isTicked(text: string): Promise<void> {
    await step(text).locator('.monaco-checkbox.checked, input[type=checkbox]:checked').first().waitFor();
  }

  /** Answers the question before the first write where it comes; afterwards the next steps are there. */
  async function agree(): Promise<void> {
    const dialog = page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Create Issue' }).first();
    const next = page.locator('.quick-input-title', { hasText: 'It Is Yours' });
    await dialog.or(next).first().waitFor();
    if (await dialog.isVisible()) await clickAway(dialog);
    await next.waitFor();
  }

  function madeSince(): readonly Issue[] {
    return gitlab.store.allIssues().filter(({ id }) => !known.has(id));
  }

  function takeMade(): Issue {
    const [issue, ...others] = madeSince();
    assert.ok(issue && others.length === 0, `${others.length + 1} were made`);
    known = new Set([...known, issue.id]);
    return issue;
  }
});
