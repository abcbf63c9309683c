// The packaged extension in a VS Code that speaks German: a review is begun, and nothing that is shown stays English.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import bundle from '../../l10n/bundle.l10n.de.json';
import type { GitLab } from '../gitlab';
import { serveSample } from '../gitlab/serve';
import { openDesk } from './desk';
import { prepareSuite } from './prepareSuite';
import { takePictures } from './screens';
import { answerDialog, filterPick, findTitle, openViews, pickRow, runCommand } from './workbench';

/** `severity {0}`, also at the beginning of a line; of texts that are said otherwise in German. */
const english = Object.entries(bundle)
  .filter(
    ([text, said]) => text.toLowerCase() !== said.toLowerCase() && /\p{L}{4}/u.test(text.replaceAll(/\{\w+\}/gu, '')),
  )
  .map(([text]) => {
    // A brace that holds no name stands in the text itself: `{ "windowHours": 3 }`.
    const parts = text.split(/\{\w+\}/u).map(part => part.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`));
    return new RegExp(`^${parts.join('.+')}$`, 'iu');
  });

suite('in German', () => {
  let gitlab: GitLab;
  let page: Page;

  prepareSuite(async () => {
    const { gitlab: sample, token } = await serveSample();
    gitlab = sample;
    const desk = await openDesk({ account: { url: gitlab.url, token } });
    page = await desk.open('shop', { language: 'de' });
    return { gitlab, desks: [desk], pages: () => ({ 'german-': page }) };
  });

  test('the views list what is open', async () => {
    await openViews(page);
    await page.locator('.part.sidebar .monaco-list-row', { hasText: 'Review nicht begonnen' }).first().waitFor();
    await takePictures(page, 'german-sidebar');
    assert.deepEqual(await listEnglish('.part.sidebar .monaco-list-row'), []);
  });

  test('a command says its title, and a review is begun', async () => {
    await runCommand(page, 'Incident Reviews: Incident-Review beginnen');
    await filterPick(page, 'Incident-Review beginnen', 'Product pages print');
    assert.deepEqual(await listEnglish('.quick-input-widget'), []);
    await pickRow(page, 'Product pages print');
    await findTitle(page, 'Das Review von').waitFor();
    await pickRow(page, 'Mit dem, was der Incident sagt');
    await page.locator('.monaco-dialog-box').waitFor();
    assert.deepEqual(await listEnglish('.monaco-dialog-box'), []);
    await answerDialog(page, 'Issue anlegen');
    await page.locator('.tab.active[data-resource-name$=".md"]').first().waitFor();
  });

  test('its problems are named', async () => {
    await page.keyboard.press('Control+Shift+KeyM');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'ist leer' }).first().waitFor();
    await takePictures(page, 'german-review');
    assert.deepEqual(await listEnglish('.markers-panel .monaco-list-row'), []);
  });

  /** What is shown there in English words of the extension's own. */
  async function listEnglish(where: string): Promise<readonly string[]> {
    const texts = await page.locator(where).allInnerTexts();
    const parts = texts.flatMap(text => text.split(/\n| · /u)).map(part => part.trim());
    assert.ok(parts.length > 1, 'something is shown');
    return parts.filter(part => english.some(form => form.test(part)));
  }
});
