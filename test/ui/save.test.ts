// Ctrl+S in a review in place, whenever it comes: while VS Code saves by itself, before, and after.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { GitLab } from '../gitlab';
import { serveSample } from '../gitlab/serve';
import { openDesk } from './desk';
import { waitUntil } from './patience';
import { prepareSuite } from './prepareSuite';
import { answerDialog, goToEnd, openFirstReview } from './workbench';

/** Milliseconds without typing before VS Code saves by itself, as in the browser where nobody set it. */
const autoSaveDelay = 1000;
const everyTenth = Array.from({ length: 17 }, (_, tenths) => tenths * 100);
/** Around the moment at which VS Code saves by itself. */
const aroundAutoSave = Array.from({ length: 9 }, (_, step) => autoSaveDelay - 20 + step * 10);

suite('a save that is asked for', () => {
  let gitlab: GitLab;
  let page: Page;

  prepareSuite(async () => {
    const { gitlab: sample, token } = await serveSample();
    gitlab = sample;
    const desk = await openDesk({
      account: { url: gitlab.url, token },
      settings: {
        'files.autoSave': 'afterDelay',
        'files.autoSaveDelay': autoSaveDelay,
        'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
      },
    });
    page = await desk.open('shop', { size: { width: 1500, height: 900 } });
    await openReview();
    await agreeOnce();
    return { gitlab, desks: [desk] };
  });

  /** Counted over all of them: an update too many that comes late is found by the test after. */
  let asked = 0;

  for (const after of new Set([...everyTenth, ...aroundAutoSave])) {
    test(`${after} ms after typing is one update`, async () => {
      asked += 1;
      const word = `saved-after-${after}-ms`;
      await page.keyboard.insertText(` ${word}`);
      await page.waitForTimeout(after);
      await page.keyboard.press('Control+KeyS');
      await waitUntil(`the update with ${word}`, () => texts().includes(word));
      // Longer than VS Code waits after typing before it saves by itself.
      await page.waitForTimeout(Math.max(autoSaveDelay - after, 0) + 300);
      assertOneUpdateEach();
      await page.locator('.statusbar-item', { hasText: 'Not sent to GitLab' }).waitFor({ state: 'detached' });
    });
  }

  test('and none comes later', async () => {
    await page.waitForTimeout(2 * autoSaveDelay);
    assertOneUpdateEach();
  });

  function assertOneUpdateEach(): void {
    assert.deepEqual(
      gitlab.writes().map(({ method }) => method),
      Array.from({ length: asked }, () => 'PUT'),
    );
  }

  async function openReview(): Promise<void> {
    await openFirstReview(page);
    await goToEnd(page);
    await page.keyboard.press('Enter');
  }

  /** The first write to an issue is asked about. */
  async function agreeOnce(): Promise<void> {
    await page.keyboard.insertText('Begun.');
    await page.keyboard.press('Control+KeyS');
    await answerDialog(page, 'Update Issue');
    await waitUntil('the first update', () => texts().includes('Begun.'));
    gitlab.clearRequests();
  }

  function texts(): string {
    return gitlab.store
      .allIssues()
      .map(({ description }) => description ?? '')
      .join('\n');
  }
});
