// In the extension host of a browser, where only the one browser file runs: signed in by hand, started, written, saved, merged.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { GitLab } from '../gitlab';
import { serveSample } from '../gitlab/serve';
import { openDesk } from './desk';
import { waitUntil } from './patience';
import { prepareSuite } from './prepareSuite';
import { answerDialog, beginReview, beginSigningIn, filterPick, pickRow, runCommand, seeAtEnd } from './workbench';

suite('in the extension host of a browser', () => {
  let gitlab: GitLab;
  let token: string;
  let page: Page;
  let made: { readonly id: number; readonly iid: number };

  prepareSuite(async () => {
    ({ gitlab, token } = await serveSample());
    const desk = await openDesk({
      settings: { 'remote.extensionKind': { 'incident-reviews.incident-reviews': ['web'] } },
    });
    page = await desk.open('shop');
    return { gitlab, desks: [desk], pages: () => ({ 'web-worker-': page }) };
  });

  test('one signs in, and the incidents come from the browser itself', async () => {
    const { box, tokens } = await beginSigningIn(page, gitlab.url);
    await tokens.close();
    await box.fill(token);
    await page.keyboard.press('Enter');
    await page.locator('.pane-body .monaco-list-row', { hasText: 'Active' }).first().waitFor();
    // Only a browser asks before it sends a token to another origin.
    assert.ok(gitlab.requests.some(({ method }) => method === 'OPTIONS'));
  });

  test('a review is started, and opens in place', async () => {
    await runCommand(page, 'Incident Reviews: Start Incident Review');
    await filterPick(page, 'Incident', 'Product pages print');
    await pickRow(page, 'Product pages print');
    await beginReview(page, 'With what the incident says');
    await answerDialog(page, 'Create Issue');
    await page.locator('.tab.active', { hasText: '.md' }).waitFor();
    const issue = gitlab.store.allIssues().at(-1);
    assert.ok(issue);
    assert.match(issue.description ?? '', /^<!-- incident-review/u);
    made = issue;
    await page.locator('.notification-toast', { hasText: 'Next: fill the gaps' }).waitFor();
  });

  test('what is written has problems, and is saved', async () => {
    await seeAtEnd(page, '');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('Written in the browser.');
    await page.locator('.squiggly-info').first().waitFor({ state: 'attached' });
    await page.keyboard.press('Control+KeyS');
    await waitUntil('the update', () => description().includes('Written in the browser.'));
  });

  test('what somebody else writes meanwhile is merged with the next save', async () => {
    const theirs = description().replace('## 5 Whys', 'From somebody else.\n\n## 5 Whys');
    gitlab.store.changeIssue(made.id, { description: theirs }, 2);
    await page.keyboard.insertText(' Twice.');
    await page.keyboard.press('Control+KeyS');
    await waitUntil('the update', () => description().includes('Written in the browser. Twice.'));
    assert.equal(description().match(/From somebody else\./gu)?.length, 1);
    await page.locator('.view-line', { hasText: 'From somebody else.' }).waitFor();
  });

  function description(): string {
    return gitlab.store.allIssues().find(({ id }) => id === made.id)?.description ?? '';
  }
});
