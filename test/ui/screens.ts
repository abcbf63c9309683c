// Pictures of what a journey shows, in `out/screens`.
import { join, resolve } from 'node:path';
import type { Test } from 'mocha';
import type { Page } from 'playwright-core';
import { waitUntil } from './patience';

/** A picture costs a paint of the whole window, so it is taken only where somebody wants to look: `PICTURES=1 npm run test:ui`. */
const isLookedAt = process.env['PICTURES'] !== undefined;

/** Keeps a picture in `out/screens`, of a test named behind the `name`; of one that failed always. */
export async function keepPicture(page: Page, name: string, of?: Test): Promise<void> {
  if (!isLookedAt && of?.state !== 'failed') return;
  const title = of?.title.replaceAll(/\W+/gu, '-').slice(0, 100) ?? '';
  await page.screenshot({ path: join(resolve('out/screens'), `${name}${title}.png`) });
}

/** What stands before everything else in a window, in words: whoever reads the output of a CI has no pictures. */
export async function describeWindow(page: Page): Promise<string> {
  const parts = [
    '.tab.active',
    '.quick-input-widget',
    '.monaco-dialog-box',
    '.notification-toast',
    '.monaco-hover',
    '.statusbar-item.has-background-color',
  ];
  const seen: string[] = [];
  for (const part of parts) {
    const shown = page.locator(part).filter({ visible: true });
    for (const words of await shown.allInnerTexts()) seen.push(`  ${part}: ${words.replaceAll(/\s+/gu, ' ')}`);
  }
  return seen.join('\n');
}

/** Keeps a picture at 1,400 and one at 1,000 pixels; the window has its size again afterwards. */
export async function takePictures(page: Page, name: string): Promise<void> {
  if (!isLookedAt) return;
  const before = page.viewportSize();
  for (const width of [1400, 1000]) {
    await page.setViewportSize({ width, height: Math.round(width * 0.64) });
    // What is painted twice alike is no longer on its way somewhere.
    let last = '';
    await waitUntil(`a still picture of ${name}`, async () => {
      const shot = await page.screenshot({
        path: join(resolve('out/screens'), `${name}-${width}.png`),
        animations: 'disabled',
        caret: 'hide',
      });
      const now = shot.toString('base64');
      const isStill = now === last;
      last = now;
      return isStill;
    });
  }
  if (before) await page.setViewportSize(before);
}
