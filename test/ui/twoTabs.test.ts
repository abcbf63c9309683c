// Two tabs of a browser on one folder, each with a draft of its own of one review; and what is typed right before a reload.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { GitLab } from '../gitlab';
import { serveSample } from '../gitlab/serve';
import { type Desk, openDesk } from './desk';
import { waitUntil } from './patience';
import { prepareSuite } from './prepareSuite';
import { goToEnd, openFirstReview, runCommand, seeAtEnd } from './workbench';

const window = {
  settings: { 'incidentReviews.project': 'acme/production', 'files.autoSave': 'afterDelay' },
  size: { width: 1300, height: 800 },
};

suite('two tabs on one folder', () => {
  let gitlab: GitLab;
  let desk: Desk;
  let first: Page;
  let second: Page;

  prepareSuite(async () => {
    const { gitlab: sample, token } = await serveSample();
    gitlab = sample;
    desk = await openDesk({
      account: { url: gitlab.url, token },
      settings: { 'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' } },
    });
    first = await desk.open('shop', window);
    await openFirstReview(first);
    second = await desk.open('shop', window);
    await openFirstReview(second);
    gitlab.clearRequests();
    return { gitlab, desks: [desk], pages: () => ({ 'two-tabs-1-': first, 'two-tabs-2-': second }) };
  });

  test('a refresh in one does not overwrite what the other has not sent', async () => {
    await type(first, 'From the first tab.');
    await isKept(first);
    await type(second, 'From the second tab.');
    await isKept(second);
    gitlab.clearRequests();
    await runCommand(second, 'Incident Reviews: Refresh');
    await waitUntil(
      'what a refresh asks',
      () => gitlab.requests.length > 0 && gitlab.requests.every(({ answer }) => answer !== undefined),
    );
    await shows(second, 'From the second tab.');
    await shows(first, 'From the first tab.');
    assert.equal(await first.locator('.view-line', { hasText: 'From the second tab.' }).count(), 0);
    assert.deepEqual(gitlab.writes(), []);
  });

  test('each tab has its draft when both are loaded again, and nothing is sent', async () => {
    for (const page of [first, second]) {
      await page.reload();
      await page.locator('.tab.active[data-resource-name$=".md"]').first().waitFor();
      await page.locator('.monaco-editor .view-line').first().waitFor();
    }
    for (const [page, words] of [
      [first, 'From the first tab.'],
      [second, 'From the second tab.'],
    ] as const) {
      await page.bringToFront();
      await seeAtEnd(page, words);
      await page.locator('.statusbar-item', { hasText: 'Not sent to GitLab' }).waitFor();
    }
    assert.deepEqual(gitlab.writes(), []);
  });

  test('what is typed right before a reload is there after it, or VS Code asks before it goes', async () => {
    const page = await desk.open('shop', window);
    await openFirstReview(page);
    let asked = 0;
    page.on('dialog', dialog => {
      asked += 1;
      // "Leave site?" – whoever is asked stays once, and VS Code writes meanwhile.
      void (asked === 1 ? dialog.dismiss() : dialog.accept());
    });
    await type(page, 'Words of the last moment.');
    await page.reload({ timeout: 10_000 }).catch(() => undefined);
    if (asked > 0) {
      await isKept(page);
      await page.reload();
    }
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await seeAtEnd(page, 'Words of the last moment.');
    await page.close();
  });

  async function type(page: Page, words: string): Promise<void> {
    await page.bringToFront();
    await goToEnd(page);
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(words);
  }

  /** VS Code has saved it by itself, which keeps it as a draft. */
  async function isKept(page: Page): Promise<void> {
    await page.locator('.statusbar-item', { hasText: 'Not sent to GitLab' }).waitFor();
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  async function shows(page: Page, words: string): Promise<void> {
    await page.locator('.view-line', { hasText: words }).first().waitFor();
  }
});
