// The packaged extension in a VS Code that speaks German: a review is begun, and its problems are named.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { GitLab } from '../gitlab';
import { serveSample } from '../gitlab/serve';
import { type Desk, openDesk } from './desk';
import { keepPicture, takePictures } from './screens';
import { answerDialog, filterPick, findTitle, openViews, pickRow, runCommand } from './workbench';

suite('in German', () => {
  let gitlab: GitLab;
  let desk: Desk;
  let page: Page;

  suiteSetup(async () => {
    const { gitlab: sample, token } = await serveSample();
    gitlab = sample;
    desk = await openDesk({ account: { url: gitlab.url, token } });
    page = await desk.open('shop', { language: 'de' });
  });

  suiteTeardown(async () => {
    await desk.close();
    await gitlab.stop();
  });

  teardown(async function () {
    await keepPicture(page, 'german-', this.currentTest);
  });

  test('the views list what is open', async () => {
    await openViews(page);
    await page.locator('.part.sidebar .monaco-list-row', { hasText: 'Review nicht begonnen' }).first().waitFor();
    await takePictures(page, 'german-sidebar');
  });

  test('a command says its title, and a review is begun', async () => {
    await runCommand(page, 'Incident Reviews: Incident-Review beginnen');
    await filterPick(page, 'Incident-Review beginnen', 'Product pages print');
    await pickRow(page, 'Product pages print');
    await findTitle(page, 'Das Review von').waitFor();
    await pickRow(page, 'Mit dem, was der Incident sagt');
    await answerDialog(page, 'Issue anlegen');
    await page.locator('.tab.active[data-resource-name$=".md"]').first().waitFor();
  });

  test('its problems are named', async () => {
    await page.keyboard.press('Control+Shift+KeyM');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'ist leer' }).first().waitFor();
    await takePictures(page, 'german-review');
    assert.equal(await page.locator('.markers-panel .monaco-list-row', { hasText: 'is empty' }).count(), 0);
  });
});
