// What a person does in a workbench again and again.
import { join, resolve } from 'node:path';
import type { Test } from 'mocha';
import type { Frame, Locator, Page } from 'playwright-core';

/** How long one waits for what a key brings before it is pressed again: longer each time, as a slow machine may be late. */
const patienceMs = (tries: number): number => 2000 * tries;

/**
 * The palette has the commands for the editor that was known when it opened, and an editor that opens late closes it: opened
 * too early it is opened again.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  for (let tries = 1; ; tries += 1) {
    await page.keyboard.press('F1');
    try {
      await page
        .locator('.quick-input-widget input.input')
        .first()
        .fill(`>${title}`, { timeout: patienceMs(tries) });
      await row.waitFor({ timeout: patienceMs(tries) });
      break;
    } catch (error) {
      if (tries === 5) throw error;
      await page.keyboard.press('Escape');
    }
  }
  await page.keyboard.press('Enter');
}

/** Fills the filter of a pick of issues once its rows are there, since a key before that goes nowhere. Gives the first row with the text. */
export async function filterPick(page: Page, title: string, text: string): Promise<Locator> {
  await page.locator('.quick-input-title', { hasText: title }).waitFor();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'acme/' }).first().waitFor();
  await page.locator('.quick-input-widget input.input').first().fill(text);
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  await row.waitFor();
  return row;
}

/** Answers how a review begins by the words below the answer. */
export async function beginReview(page: Page, words: string): Promise<void> {
  await page.locator('.quick-input-title', { hasText: 'Start the Review of' }).waitFor();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first().click();
}

/** Looks again and again, 50 milliseconds apart, for a minute and a half unless told otherwise; then says what did not come. */
export async function waitUntil(
  what: string,
  look: (tries: number) => boolean | Promise<boolean>,
  most = 1800,
): Promise<void> {
  for (let tries = 1; tries <= most; tries += 1) {
    if (await look(tries)) return;
    await new Promise(resolve => void setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** True once something is there, false where it has not come in time. */
export function comes(locator: Locator, timeout: number): Promise<boolean> {
  return locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}

/** Opens the views by their icon. */
export async function openViews(page: Page): Promise<void> {
  await page.locator('.activitybar .action-label[aria-label^="Incident Reviews"]').first().click();
}

/**
 * Opens the first review of the views and waits for its text. Rows that come while one clicks move under the pointer, and a
 * click on a row that is painted anew meets nothing: then it is clicked again.
 */
export async function openFirstReview(page: Page): Promise<void> {
  await openViews(page);
  const pane = page.locator('.pane', { has: page.locator('.pane-header', { hasText: 'Reviews' }) }).last();
  const row = pane.locator('.monaco-list-row[aria-level="2"]').first();
  await row.waitFor();
  const tab = page.locator('.tab.active[data-resource-name$=".md"]').first();
  const open = async (tries: number): Promise<boolean> => {
    await row.click();
    return comes(tab, 2 * patienceMs(tries));
  };
  await waitUntil('the first review', open, 5);
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

export async function goToEnd(page: Page): Promise<void> {
  await page.locator('.monaco-editor .view-lines').last().click();
  await page.keyboard.press('Control+End');
}

/** Puts the cursor on a heading of the document by its words, with keys only; a key that came too early is pressed again. */
export async function goToSymbol(page: Page, heading: string): Promise<void> {
  const words = new RegExp(`^#+\\s${heading.replaceAll(' ', '\\s')}`, 'u');
  const line = page.locator('.monaco-editor.focused .view-line', { hasText: words });
  for (let tries = 1; ; tries += 1) {
    await page.keyboard.press('Control+Shift+KeyO');
    await waitForRows(page);
    await page.keyboard.type(heading);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: heading }).waitFor();
    await page.keyboard.press('Enter');
    try {
      await line.first().waitFor({ timeout: 2 * patienceMs(tries) });
      await waitForCursor(page, line, 100 * tries);
      return;
    } catch (error) {
      if (tries === 5) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Waits until the cursor stands on a line: what is typed before that goes elsewhere. */
export async function waitForCursor(page: Page, line: Locator, most?: number): Promise<void> {
  const isThere = async (): Promise<boolean> => {
    const [wanted, current] = await Promise.all([line, activeLine(page)].map(each => each.first().boundingBox()));
    return Math.abs((wanted?.y ?? -100) - (current?.y ?? 0)) < 2;
  };
  await waitUntil('the cursor on its line', isThere, most);
}

/** Goes to the next gap by its key, and waits until the cursor has come there. */
export async function goToNextGap(page: Page): Promise<void> {
  const before = await activeLine(page).first().innerText();
  await page.keyboard.press('Control+F8');
  await waitUntil('the next gap', async () => (await activeLine(page).first().innerText()) !== before);
}

/** The number of the line that has the cursor: the editor paints it with the cursor, the status bar later. */
function activeLine(page: Page): Locator {
  return page.locator('.monaco-editor.focused .line-numbers.active-line-number');
}

/** Puts the cursor at the end of the line that has the words, in the editor that has the focus. */
export async function goToWords(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+KeyF');
  await page.locator('.find-widget textarea').first().fill(words);
  await page.keyboard.press('Enter');
  await page.locator('.statusbar-item', { hasText: `${words.length} selected` }).waitFor();
  // A key that comes before the search has opened does not close it, and what is typed next would be searched for.
  await waitUntil('the end of the search', async () => {
    await page.keyboard.press('Escape');
    return (await page.locator('.find-widget.visible').count()) === 0;
  });
  await page.keyboard.press('End');
}

/**
 * Waits for words at the end of the document. A window that has just been loaded scrolls back to where it was, or shows its
 * text late: a key before that goes nowhere, so it is pressed again.
 */
export async function seeAtEnd(page: Page, words: string): Promise<void> {
  await waitUntil(`"${words}"`, async () => {
    await goToEnd(page);
    return comes(page.locator('.view-line', { hasText: words }).first(), 1000);
  });
}

/**
 * Opens the light bulb on the line with the words and gives the row with the title. While the editor still scrolls to the
 * line, a click meets another one, or the key goes nowhere: then it is done again.
 */
export async function openFix(page: Page, words: string, title: string): Promise<Locator> {
  const row = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  await waitUntil(`the fix "${title}"`, async tries => {
    await page.locator('.monaco-editor .view-line', { hasText: words }).first().click();
    return pressForFix(page, row, tries);
  });
  return row;
}

/** Opens the light bulb where the cursor stands, by its key; a key that came too early is pressed again. */
export async function openFixHere(page: Page, title: string): Promise<Locator> {
  const row = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  await waitUntil(`the fix "${title}"`, tries => pressForFix(page, row, tries));
  return row;
}

async function pressForFix(page: Page, row: Locator, tries: number): Promise<boolean> {
  await page.keyboard.press('Control+Period');
  const isThere = await comes(row, 1000 + patienceMs(tries));
  if (!isThere) await page.keyboard.press('Escape');
  return isThere;
}

/**
 * Begins signing in from the empty view and gives the address. GitLab's page of tokens opens by itself then, and the box,
 * which stays, waits for a token: gives both.
 */
export async function beginSigningIn(
  page: Page,
  url: string,
): Promise<{ readonly box: Locator; readonly tokens: Page }> {
  await openViews(page);
  await page.locator('.pane-body .monaco-button', { hasText: 'Sign In to GitLab' }).first().click();
  const box = page.locator('.quick-input-widget input.input').first();
  await findTitle(page, '1 of 2').waitFor();
  await box.fill(url);
  const opened = page.context().waitForEvent('page');
  await page.keyboard.press('Enter');
  await findTitle(page, '2 of 2').waitFor();
  return { box, tokens: await opened };
}

/** The title of a picker or an input box. */
export function findTitle(page: Page, text: string): Locator {
  return page.locator('.quick-input-title', { hasText: text });
}

/** The first row of a picker that has these words. */
export function findPickRow(page: Page, text: string): Locator {
  return page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
}

/** A picker takes keys only when its rows are there. */
export async function waitForRows(page: Page): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
}

/** Types the title of an incident, and waits for the question of its severity; gives when the title was asked for. */
export async function beginDeclaring(page: Page, text: string, asked = 'How Bad Is It?'): Promise<number> {
  await findTitle(page, 'Declare Incident').waitFor();
  const started = Date.now();
  await page.locator('.quick-input-widget input.input').first().fill(text);
  await page.keyboard.press('Enter');
  await findTitle(page, asked).waitFor();
  await waitForRows(page);
  return started;
}

/** The frame of the preview in which the page of an incident stands, by the incident's title. */
export async function findPageFrame(page: Page, name: string): Promise<Frame> {
  let found: Frame | undefined;
  await waitUntil('the page of the incident', async () => {
    for (const frame of page.frames()) {
      const count = await frame
        .locator('h1', { hasText: name })
        .count()
        .catch(() => 0);
      if (count > 0) found = frame;
    }
    return found !== undefined;
  });
  if (!found) throw new Error(`no page of ${name}`);
  return found;
}

/** A picture costs a paint of the whole window, so it is taken only where somebody wants to look: `PICTURES=1 npm run test:ui`. */
const isLookedAt = process.env['PICTURES'] !== undefined;

/** Keeps a picture in `out/screens`, of a test named behind the `name`; of one that failed always. */
export async function keepPicture(page: Page, name: string, of?: Test): Promise<void> {
  if (!isLookedAt && of?.state !== 'failed') return;
  const title = of?.title.replaceAll(/\W+/gu, '-').slice(0, 100) ?? '';
  await page.screenshot({ path: join(resolve('out/screens'), `${name}${title}.png`) });
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
