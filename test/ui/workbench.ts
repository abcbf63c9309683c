// What a person does in a workbench again and again.
import type { Frame, Locator, Page } from 'playwright-core';
import {
  becomes,
  click,
  clickAway,
  clickOnce,
  comes,
  type Effect,
  goes,
  patienceMs,
  repeat,
  waitUntil,
} from './patience';
import { keepPicture } from './screens';

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
  // Its rows fade: who waited for those of the next picker would find them, and press a key too early.
  await row.waitFor({ state: 'hidden' });
}

/** Fills the filter of a pick of issues once its rows are there, since a key before that goes nowhere. */
export async function filterPick(page: Page, title: string, text: string): Promise<void> {
  await page.locator('.quick-input-title', { hasText: title }).waitFor();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'acme/' }).first().waitFor();
  await page.locator('.quick-input-widget input.input').first().fill(text);
  await findPickRow(page, text).waitFor();
}

/** Answers how a review begins by the words below the answer. */
export async function beginReview(page: Page, words: string): Promise<void> {
  await findTitle(page, 'Start the Review of').waitFor();
  await pickRow(page, words);
}

/** Chooses the first row of a picker with some words, once no more rows come; the picker asks something else then, or is gone. */
export async function pickRow(page: Page, words: string): Promise<void> {
  const row = findPickRow(page, words);
  await row.waitFor();
  await goes(page.locator('.quick-input-progress.active'), 5000);
  let before = '';
  // A picker that follows another is hidden for a moment; compared with that, one that is done with would be as before.
  await waitUntil('the picker', async () => (before = await describePicker(page)) !== '');
  await click(row, timeout => becomes(async () => (await describePicker(page)) !== before, timeout));
}

/** The title and what the box asks for; empty where no picker is shown. */
async function describePicker(page: Page): Promise<string> {
  const picker = page.locator('.quick-input-widget').first();
  if (!(await picker.isVisible())) return '';
  const asked = await picker.locator('input.input').first().getAttribute('placeholder');
  return `${await picker.locator('.quick-input-title').innerText()}|${asked ?? ''}`;
}

/** Answers a question that stands before everything else by one of its buttons. */
export function answerDialog(page: Page, button: string | RegExp): Promise<void> {
  return clickAway(page.locator('.monaco-dialog-box .monaco-button', { hasText: button }).first());
}

/** Opens the views by their icon; where they are open, it would close them. */
export async function openViews(page: Page): Promise<void> {
  const header = page.locator('.part.sidebar .composite.title', { hasText: 'Incident Reviews' }).first();
  if (await header.isVisible()) return;
  await click(page.locator('.activitybar .action-label[aria-label^="Incident Reviews"]').first(), header);
}

/** Opens the first review of the views and waits for its text. */
export async function openFirstReview(page: Page): Promise<void> {
  await openViews(page);
  const pane = page.locator('.pane', { has: page.locator('.pane-header', { hasText: 'Reviews' }) }).last();
  const row = pane.locator('.monaco-list-row[aria-level="2"]').first();
  await click(row, page.locator('.tab.active[data-resource-name$=".md"]').first());
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

/** Opens a file of the workspace by its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  const open = async (timeout: number): Promise<void> => {
    await page.keyboard.press('Control+KeyP');
    await page.locator('.quick-input-widget input.input').first().fill(name, { timeout });
    await findPickRow(page, name).waitFor({ timeout });
    await page.keyboard.press('Enter');
  };
  await repeat(`the file ${name}`, open, page.locator(`.tab.active[data-resource-name="${name}"]`).first());
}

/** Opens the walkthrough of the reviews. */
export async function openWalkthrough(page: Page): Promise<void> {
  await runCommand(page, 'Welcome: Open Walkthrough');
  // The palette has such rows too, until the picker of walkthroughs takes its place.
  const input = page.locator('.quick-input-widget input.input[placeholder^="Select a walkthrough"]');
  await input.fill('Incident Review');
  await pickRow(page, 'Incident Review');
  await page.locator('.getting-started-step').first().waitFor();
}

/** Gives the document that is shown the focus, by its tab. */
export function focusDocument(page: Page): Promise<void> {
  const focused = page.locator('.editor-group-container.active .monaco-editor.focused').first();
  return click(page.locator('.tab[data-resource-name$=".md"]').first(), focused);
}

export async function goToEnd(page: Page): Promise<void> {
  await click(page.locator('.monaco-editor .view-lines').last(), page.locator('.monaco-editor.focused').first());
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
 * Applies a fix of the light bulb where the cursor stands, or on a line. While the editor still scrolls to that line, a click
 * meets another one, or the key goes nowhere: then it is done again.
 */
export async function applyFix(page: Page, fix: { title: string; line?: Locator }, effect: Effect): Promise<void> {
  const row = findFix(page, fix.title);
  const apply = async (timeout: number): Promise<void> => {
    await fix.line?.click({ timeout });
    if (!(await pressForFix(page, row, timeout))) throw new Error('the light bulb has not opened');
    await keepPicture(page, `fix-${fix.title.replaceAll(/\W+/gu, '-')}`);
    await clickOnce(row, timeout);
  };
  await repeat(`the fix "${fix.title}"`, apply, effect);
}

/** Opens the light bulb where the cursor stands, by its key, and gives the row of a fix; a key that came too early is pressed again. */
export async function openFixHere(page: Page, title: string): Promise<Locator> {
  const row = findFix(page, title);
  await waitUntil(`the fix "${title}"`, tries => pressForFix(page, row, patienceMs(tries)));
  return row;
}

function findFix(page: Page, title: string): Locator {
  return page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
}

async function pressForFix(page: Page, row: Locator, timeout: number): Promise<boolean> {
  await page.keyboard.press('Control+Period');
  const isThere = await comes(row, 1000 + timeout);
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
  const box = page.locator('.quick-input-widget input.input').first();
  const button = page.locator('.pane-body .monaco-button', { hasText: 'Sign In to GitLab' }).first();
  await click(button, findTitle(page, '1 of 2'));
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

async function isSeen(frame: Frame): Promise<boolean> {
  const element = await frame.frameElement().catch(() => undefined);
  return (await element?.isVisible()) === true;
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
      // One that VS Code is about to show, or has put aside, follows no theme.
      if (count > 0 && (await isSeen(frame))) found = frame;
    }
    return found !== undefined;
  });
  if (!found) throw new Error(`no page of ${name}`);
  return found;
}
