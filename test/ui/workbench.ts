// What a person does in a workbench again and again.
import type { Locator, Page } from 'playwright-core';

/** The palette has the commands for the editor that was known when it opened: opened too early it is opened again. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  for (let tries = 1; ; tries += 1) {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input.input').first().fill(`>${title}`);
    try {
      await row.waitFor({ timeout: 2000 });
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

/** Looks again and again, for half a minute; then says what did not come. */
export async function waitUntil(what: string, look: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await look()) return;
    await new Promise(resolve => void setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}`);
}

export async function goToEnd(page: Page): Promise<void> {
  await page.locator('.monaco-editor .view-lines').last().click();
  await page.keyboard.press('Control+End');
}

/**
 * Waits for words at the end of the document. A window that has just been loaded scrolls back to where it was, or shows its
 * text late: a key before that goes nowhere, so it is pressed again.
 */
export async function seeAtEnd(page: Page, words: string): Promise<void> {
  await waitUntil(`"${words}"`, async () => {
    await goToEnd(page);
    return page
      .locator('.view-line', { hasText: words })
      .first()
      .waitFor({ timeout: 1000 })
      .then(
        () => true,
        () => false,
      );
  });
}
