// `npm run pictures`: the pictures of the README, of the packaged extension in the world of `npm start`. Look at each after.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type StartWorld, startWorld } from '../start/world';
import { waitUntil } from '../ui/patience';
import { findPageFrame, runCommand } from '../ui/workbench';
import { reducePng } from './palette';

const review = 'search-was-slow.md';
const size = { width: 1400, height: 900 };

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function main(): Promise<void> {
  const world = await startWorld({
    settings: {
      'editor.minimap.enabled': false,
      'files.autoSave': 'off',
      'git.enabled': false,
      'workbench.colorTheme': 'Default Light Modern',
    },
  });
  try {
    const page = await openSidebar(world);
    await openReview(page);
    await writePicture(page, 'screenshot', { x: 0, y: 35, width: size.width, height: size.height - 35 });
    await showTimeline(page);
    // The sidebar stands in the first one.
    const { x = 0 } = (await page.locator('.part.editor').boundingBox()) ?? {};
    await writePicture(page, 'timeline', { x, y: 35, width: size.width - x, height: 640 });
    await showIncident(page);
    await writePicture(page, 'incident', { x: 0, y: 35, width: size.width, height: 830 });
  } finally {
    await world.host.stop();
    await world.gitlab.stop();
  }
}

async function openSidebar({ host, folder }: StartWorld): Promise<Page> {
  const page = await host.openPage({ folder, size });
  await page.locator('.activitybar .action-label[aria-label^="Incident Reviews"]').first().click();
  await findRow(page, 'Checkout answers 503').waitFor();
  await findRow(page, 'Overdue').waitFor();
  return page;
}

/** With its problems below, and the cursor where somebody writes. */
async function openReview(page: Page): Promise<void> {
  await page.keyboard.press('Control+KeyP');
  await page.locator('.quick-input-widget input.input').first().fill(review);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: review }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: review }).waitFor();
  await page.keyboard.press('Control+Shift+KeyM');
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'has no answer' }).first().waitFor();
  await goToWords(page, 'About 4,100');
}

/** Beside the entries that it shows, with their hints. */
async function showTimeline(page: Page): Promise<void> {
  await page.keyboard.press('Control+KeyJ');
  await page.locator('.markers-panel').waitFor({ state: 'hidden' });
  await runCommand(page, 'Incident Reviews: Show Timeline');
  await page.locator('.tab.active', { hasText: 'Timeline: ' }).waitFor();
  await goToWords(page, 'index job starts');
  await page.locator('.monaco-editor .view-line', { hasText: 'T+00:13' }).waitFor();
}

async function showIncident(page: Page): Promise<void> {
  await runCommand(page, 'View: Close All Editors');
  await findRow(page, 'Checkout answers 503').click();
  await findPageFrame(page, 'Checkout answers 503');
}

/** Puts the cursor at the end of the line in the review that has the words. */
async function goToWords(page: Page, words: string): Promise<void> {
  // A picture that has just opened takes the focus late, and a key goes to it.
  await waitUntil('the search', async () => {
    await page.keyboard.press('Control+Digit1');
    await page.keyboard.press('Control+KeyF');
    const box = page.locator('.find-widget.visible textarea').first();
    return box.waitFor({ timeout: 1000 }).then(
      () => true,
      () => false,
    );
  });
  await page.locator('.find-widget.visible textarea').first().fill(words);
  await page.locator('.find-widget.visible .matchesCount', { hasText: '1 of 1' }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.find-widget.visible').waitFor({ state: 'detached' });
  await page.keyboard.press('End');
}

function findRow(page: Page, text: string): Locator {
  return page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
}

/** What is painted twice alike is no longer on its way somewhere. */
async function writePicture(page: Page, name: string, clip?: Clip): Promise<void> {
  // What is under the pointer shows its tooltip and its buttons.
  await page.mouse.move(size.width / 2, 1);
  let last: Buffer = Buffer.alloc(0);
  await waitUntil(`a still picture of ${name}`, async () => {
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide', ...(clip ? { clip } : {}) });
    const isStill = now.equals(last);
    last = now;
    return isStill;
  });
  const small = reducePng(last);
  writeFileSync(join(resolve('media'), `${name}.png`), small);
  console.log(`media/${name}.png: ${small.length} bytes`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
