// Writing a review by hand in the packaged extension: entries, blocks, suggestions, fixes, and a typist who does not wait.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { proposeActionDate } from '../../src/incident/calendar';
import type { GitLab } from '../gitlab';
import { serveSample } from '../gitlab/serve';
import { type Desk, openDesk } from './desk';
import { becomes, goes, repeat, waitUntil } from './patience';
import { prepareSuite } from './prepareSuite';
import { keepPicture, takePictures } from './screens';
import { applyFix, findTitle, focusDocument, goToNextGap, goToWords, openFile, pickRow, runCommand } from './workbench';

const review = `<!-- incident-review
id: 5d0c52f2-6a0e-4a39-8a6a-1d0f6f3f0003
template: incident-review
incident: acme/production#1204
-->

# Mails were late

- Incident: acme/production#1204
- Owner:
- Review due:

## Summary

Mails left two hours late for everybody.

## Customer Impact

1. Who was affected?
2. How did they notice it?

## Timeline

All times in UTC.

* 2026-03-01 10:31 impact starts

The pager slept, we do not know why.

* 10:25 an alert fired
* 10:40 mitigated
* YYYY-MM-DD XX:YY UTC: what happened

## 5 Whys

## Corrective Actions

| Corrective action | Issue | Owner | Target date |
| --- | --- | --- | --- |
| Cap the queue |  |  |  |

## Lessons Learned

`;

const settings = {
  'incidentReviews.project': 'acme/production',
  'incidentReviews.reviewLocation': 'workspace',
};

suite('writing by hand', () => {
  let gitlab: GitLab;
  let desk: Desk;
  let page: Page;

  prepareSuite(async () => {
    const { gitlab: sample, token } = await serveSample();
    gitlab = sample;
    // Who looks after a team gets the number of what is late a minute after the start, and every hour from then on.
    desk = await openDesk({ account: { url: gitlab.url, token }, settings: { 'incidentReviews.badge': 'team' } });
    await desk.set('shop', settings);
    await writeFile(desk.find('shop', 'mails.md'), review);
    page = await desk.open('shop');
    await openFile(page, 'mails.md');
    await page.keyboard.press('Control+Shift+KeyM');
    await problem('is empty').first().waitFor();
    await focusDocument(page);
    return { gitlab, desks: [desk], pages: () => ({ 'writing-': page }) };
  });

  test('an entry asks when, takes the sample out, and who types on at once writes behind it', async () => {
    await goToWords(page, 'Mails left');
    await page.keyboard.press('Control+F7');
    await findTitle(page, 'When Was It?').waitFor();
    await page.keyboard.type('2026-03-01 10:45');
    await page.keyboard.press('Enter');
    await page.keyboard.type('queue drained', { delay: 60 });
    await page.locator('.view-line', { hasText: /:\squeue\sdrained$/u }).waitFor();
    const text = await save();
    assert.match(text, /\* 10:40 mitigated\n\n?\* 10:45: queue drained\n\n## 5 Whys/u);
    assert.ok(!text.includes('YYYY-MM-DD'));
  });

  test('an answer comes into the next question while one types', async () => {
    await goToWords(page, '## 5 Whys');
    await goToNextGap(page);
    await page.keyboard.type('/');
    await page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: '5 whys' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: 'customers' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('The queue was full');
    await page.locator('.view-line', { hasText: /2\.\sThe\squeue\swas\sfull\sWhy/u }).waitFor();
    await keepPicture(page, 'writing-whys');
    await page.keyboard.press('Tab');
    await page.locator('.view-line', { hasText: /2\.\sThe\squeue\swas\sfull\.\sWhy\sdid\sthat\shappen\?/u }).waitFor();
    await page.keyboard.type('A worker had stopped');
    await page.locator('.view-line', { hasText: /3\.\sA\sworker\shad\sstopped\sWhy\swas/u }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  test('on an empty line the section’s own block is offered first, the others below it, each once', async () => {
    await goToWords(page, '## Lessons Learned');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Space');
    const rows = page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.first().waitFor();
    await keepPicture(page, 'writing-suggestions');
    const labels = await rows.locator('.label-name').allInnerTexts();
    assert.equal(labels[0], 'probe');
    assert.equal(new Set(labels).size, labels.length, labels.join());
    assert.ok(labels.includes('whys') && labels.includes('actions'), labels.join());
    await page.keyboard.press('Escape');
  });

  test('an action’s row is offered open issues, and a date', async () => {
    await goToWords(page, '| Cap the queue | ');
    await page.keyboard.press('Home');
    for (let at = 1; at < 19; at += 1) await page.keyboard.press('ArrowRight');
    await page.locator('.statusbar-item', { hasText: /Col 19$/u }).waitFor();
    await chooseSuggestion('#');
    await goToNextCell();
    await goToNextCell();
    await chooseSuggestion('in two weeks');
    const text = await save();
    const date = proposeActionDate(Date.now());
    assert.match(text, new RegExp(`\\| Cap the queue \\| (?:acme/production)?#\\d+ \\|  \\| ${date} \\|`, 'u'));
  });

  test('the light bulb of an empty field offers what its incident says', async () => {
    await goToWords(page, '- Owner:');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await applyFix(page, { title: 'Owner: @' }, page.locator('.view-line', { hasText: /Owner:\s@/u }));
    assert.match(await save(), /\n- Owner: @[\w.]+\n/u);
  });

  test('entries that cannot be sorted say why, and the time is selected to be written over', async () => {
    await problem('text that belongs to no entry keeps them from being sorted').first().waitFor();
    await goToWords(page, '10:25');
    const selected = page.locator('.statusbar-item', { hasText: '5 selected' });
    await applyFix(page, { title: 'Write the time here' }, selected);
    await page.keyboard.type('10:35');
    await problem('keeps them from being sorted').first().waitFor({ state: 'detached' });
  });

  test('a rule is turned off for one line of a table', async () => {
    await problem('The corrective action has no owner').first().waitFor();
    await goToWords(page, 'Cap the queue');
    const isGone = (timeout: number): Promise<boolean> => goes(problem('The corrective action has no owner'), timeout);
    await applyFix(page, { title: 'Turn actions.no-owner off for this line' }, isGone);
    assert.match(await save(), /<!-- review-disable-line actions\.no-owner --> {1,2}\|\n/u);
  });

  test('problems are hidden and shown again', async () => {
    await choose('Hide problems');
    await problem('"Lessons Learned" is empty').waitFor({ state: 'detached' });
    await choose('Show problems');
    await problem('"Lessons Learned" is empty').waitFor();
  });

  test('problems of the level hint are listed on request', async () => {
    await desk.set('shop', { ...settings, 'incidentReviews.rules': { 'section.empty': 'hint' } });
    await problem('"Lessons Learned" is empty').waitFor({ state: 'detached' });
    await choose('List hints too');
    await problem('"Lessons Learned" is empty').waitFor();
    await keepPicture(page, 'writing-hints');
  });

  test('a reference opens its issue in GitLab by Ctrl+click', async () => {
    await goToWords(page, '- Incident: acme');
    const link = page
      .locator('.view-line', { hasText: /-\sIncident:/u })
      .locator('.detected-link')
      .first();
    const findIssue = (): Page | undefined =>
      page
        .context()
        .pages()
        .find(each => each.url().endsWith('/acme/production/-/issues/1204'));
    const isOpen = (timeout: number): Promise<boolean> => becomes(() => findIssue() !== undefined, timeout);
    await repeat('its page', timeout => clickWithControl(link, timeout), isOpen);
    await findIssue()?.close();
    await page.bringToFront();
  });

  test('the light bulb aligns a table', async () => {
    await goToWords(page, 'Cap the queue');
    const aligned = page.locator('.view-line', { hasText: /^\|(?:\s-{4,}\s\|){4}/u });
    await applyFix(page, { title: 'Align the table' }, aligned);
    const table = (await save()).split('\n').filter(line => line.startsWith('|'));
    assert.equal(table.length, 3);
    assert.equal(new Set(table.map(({ length }) => length)).size, 1, table.join('\n'));
  });

  test('the way goes from gap to gap, and a fast answer stands below its question', async () => {
    await goToWords(page, '## Customer Impact');
    await goToNextGap(page);
    await page.keyboard.type('Everybody who waited.');
    // The line of the cursor changes with what goes before the answer, and then with the jump.
    await page.locator('.view-line', { hasText: /-\sEverybody\swho\swaited\./u }).waitFor();
    await goToNextGap(page);
    await page.keyboard.type('They told us.');
    await takePictures(page, 'writing');
    const text = await save();
    assert.match(
      text,
      /1\. Who was affected\?\n {3}- Everybody who waited\.\n2\. How did they notice it\?\n {3}- They told us\.\n/u,
    );
  });

  test('the icon of the views counts what is late, though no view was opened', async () => {
    await page.locator('.activitybar .action-item', { hasText: /^\d+$/u }).first().waitFor();
    await keepPicture(page, 'writing-late');
    assert.ok(gitlab.requests.some(({ query }) => query.includes('due_date=overdue')));
  });

  /** A link is painted anew, as one that can be clicked, while Ctrl is held above it: only then it is pressed. */
  async function clickWithControl(link: Locator, timeout: number): Promise<void> {
    const box = await link.boundingBox({ timeout });
    assert.ok(box);
    await page.keyboard.down('Control');
    try {
      for (const aside of [-60, 20, 24]) await page.mouse.move(box.x + aside, box.y + box.height / 2);
      await page.locator('.view-line .detected-link-active').first().waitFor({ timeout });
      await page.mouse.down();
      await page.mouse.up();
    } finally {
      await page.keyboard.up('Control');
    }
  }

  /** One of what *Show or Hide Problems* offers. */
  async function choose(words: string): Promise<void> {
    await runCommand(page, 'Incident Reviews: Show or Hide Problems');
    await findTitle(page, 'Problems of Reviews').waitFor();
    await pickRow(page, words);
  }

  function problem(words: string): Locator {
    return page.locator('.markers-panel .monaco-list-row', { hasText: words });
  }

  /** With Tab to the next cell. */
  async function goToNextCell(): Promise<void> {
    const before = await position().innerText();
    await page.keyboard.press('Tab');
    await waitUntil('the next cell', async () => (await position().innerText()) !== before);
  }

  function position(): Locator {
    return page.locator('.statusbar-item', { hasText: /^Ln \d+, Col \d+/u });
  }

  async function chooseSuggestion(words: string): Promise<void> {
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: words }).first().waitFor();
    await keepPicture(page, `writing-${words.replaceAll(/\W/gu, '')}`);
    // The status bar follows late: what is waited for next is not to be this move.
    const before = await position().innerText();
    await page.keyboard.press('Enter');
    await page.locator('.suggest-widget.visible').waitFor({ state: 'detached' });
    await waitUntil('the cursor behind it', async () => (await position().innerText()) !== before);
  }

  async function save(): Promise<string> {
    await page.keyboard.press('Control+KeyS');
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    let before = '';
    await waitUntil('the file', async () => {
      const now = await readFile(desk.find('shop', 'mails.md'), 'utf8');
      const isStill = now === before;
      before = now;
      return isStill;
    });
    return before;
  }
});
