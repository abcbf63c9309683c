// `npm run pictures`: the pictures of the README, of the packaged extension in the world of `npm start`. Look at each after.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type StartWorld, startWorld } from '../start/world';
import { findPageFrame, runCommand, waitUntil } from '../ui/workbench';
import { reducePng } from './palette';

const review = 'search-was-slow.md';
const window = { width: 1400, height: 900 };

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
    await writePicture(page, 'screenshot');
    await showTimeline(page);
    await writePicture(page, 'timeline');
    await showIncident(page);
    await writePicture(page, 'incident');
  } finally {
    await world.host.stop();
    await world.gitlab.stop();
  }
}

async function openSidebar({ host, folder }: StartWorld): Promise<Page> {
  const page = await host.openPage({ folder, size: window });
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
  await page.locator('.tab.active').click();
  await page.keyboard.press('Control+KeyF');
  await page.locator('.find-widget textarea').first().fill('How many customers');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

async function showTimeline(page: Page): Promise<void> {
  await runCommand(page, 'View: Hide Panel').catch(() => page.keyboard.press('Control+KeyJ'));
  await runCommand(page, 'Incident Reviews: Show Timeline');
}

async function showIncident(page: Page): Promise<void> {
  await runCommand(page, 'View: Close All Editors');
  await findRow(page, 'Checkout answers 503').click();
  await findPageFrame(page, 'Checkout answers 503');
}

function findRow(page: Page, text: string): Locator {
  return page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
}

/** What is painted twice alike is no longer on its way somewhere. */
async function writePicture(page: Page, name: string): Promise<void> {
  let last: Buffer = Buffer.alloc(0);
  await waitUntil(`a still picture of ${name}`, async () => {
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide' });
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
