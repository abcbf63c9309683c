// Writing a review by hand in the packaged extension: entries, blocks, suggestions, fixes, and a typist who does not wait.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { proposeActionDate } from '../../src/incident/calendar';
import type { GitLab } from '../gitlab';
import { serveSample } from '../gitlab/serve';
import { type Desk, openDesk } from './desk';
import {
  findTitle,
  goToNextGap,
  goToWords,
  keepPicture,
  openFixHere,
  runCommand,
  takePictures,
  waitForRows,
  waitUntil,
} from './workbench';

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

suite('writing by hand', () => {
  let gitlab: GitLab;
  let desk: Desk;
  let page: Page;

  suiteSetup(async () => {
    const { gitlab: sample, token } = await serveSample();
    gitlab = sample;
    desk = await openDesk({ account: { url: gitlab.url, token } });
    await desk.set('shop', {
      'incidentReviews.project': 'acme/production',
      'incidentReviews.reviewLocation': 'workspace',
    });
    await writeFile(desk.find('shop', 'mails.md'), review);
    page = await desk.open('shop');
    await page.keyboard.press('Control+KeyP');
    await page.locator('.quick-input-widget input.input').first().fill('mails.md');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'mails.md' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Shift+KeyM');
    await problem('is empty').first().waitFor();
    await page.locator('.tab.active').click();
  });

  suiteTeardown(async () => {
    await desk.close();
    await gitlab.stop();
  });

  teardown(async function () {
    await keepPicture(page, 'writing-', this.currentTest);
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
    await openFixHere(page, 'Owner: @');
    await keepPicture(page, 'writing-owner');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Owner: @' }).first().click();
    assert.match(await save(), /\n- Owner: @[\w.]+\n/u);
  });

  test('entries that cannot be sorted say why, and the time is selected to be written over', async () => {
    await problem('text that belongs to no entry keeps them from being sorted').first().waitFor();
    await goToWords(page, '10:25');
    const fix = await openFixHere(page, 'Write the time here');
    await fix.click();
    await page.locator('.statusbar-item', { hasText: '5 selected' }).waitFor();
    await page.keyboard.type('10:35');
    await problem('keeps them from being sorted').first().waitFor({ state: 'detached' });
  });

  test('a rule is turned off for one line of a table', async () => {
    await problem('The corrective action has no owner').first().waitFor();
    await goToWords(page, 'Cap the queue');
    const fix = await openFixHere(page, 'Turn actions.no-owner off for this line');
    await keepPicture(page, 'writing-rule-off');
    await fix.click();
    await problem('The corrective action has no owner').first().waitFor({ state: 'detached' });
    assert.match(await save(), /<!-- review-disable-line actions\.no-owner --> {1,2}\|\n/u);
  });

  test('problems are hidden and shown again', async () => {
    for (const [choice, state] of [
      ['Hide problems', 'detached'],
      ['Show problems', 'visible'],
    ] as const) {
      await runCommand(page, 'Incident Reviews: Show or Hide Problems');
      await findTitle(page, 'Problems of Reviews').waitFor();
      await waitForRows(page);
      await page.keyboard.press('Enter');
      await problem('"Lessons Learned" is empty').waitFor({ state });
      assert.ok(choice);
    }
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
