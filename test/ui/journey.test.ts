// The main job in the packaged extension, as a person does it: from an open incident to a linted, saved review.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { GitLab } from '../gitlab';
import { serveSample } from '../gitlab/serve';
import { type Desk, openDesk } from './desk';
import { checkWithAxe, inEveryTheme, ofPreview } from './accessibility';
import { click, goes, repeat, waitUntil } from './patience';
import { prepareSuite } from './prepareSuite';
import { takePictures } from './screens';
import {
  applyFix,
  beginReview,
  filterPick,
  findPageFrame,
  findPickRow,
  findTitle,
  focusDocument,
  goToNextGap,
  goToSymbol,
  goToWords,
  openFixHere,
  openViews,
  openWalkthrough,
  pickRow,
  runCommand,
  waitForCursor,
  waitForRows,
} from './workbench';

/** An open incident of the sample whose title tries to open comments and tags. */
const hostile = '<!-- Product pages print comments -->';

suite('from an open incident to a linted review', () => {
  let gitlab: GitLab;
  let desk: Desk;
  let page: Page;

  prepareSuite(async () => {
    const { gitlab: sample, token } = await serveSample();
    gitlab = sample;
    desk = await openDesk({ account: { url: gitlab.url, token } });
    page = await desk.open('shop', {
      settings: { 'incidentReviews.project': 'acme/production', 'incidentReviews.reviewLocation': 'workspace' },
    });
    return { gitlab, desks: [desk], pages: () => ({ '': page }) };
  });

  test('nothing is asked of GitLab before the view is open', async () => {
    await page.locator('.activitybar .action-label[aria-label^="Incident Reviews"]').first().waitFor();
    const opened = Date.now();
    await openViews(page);
    await waitUntil('what the view asks', () => gitlab.requests.length > 0);
    assert.deepEqual(
      gitlab.requests.filter(({ at }) => at < opened),
      [],
    );
  });

  test('the sidebar shows the open incidents by state', async () => {
    await row('Active').waitFor();
    await row(hostile)
      .scrollIntoViewIfNeeded()
      .catch(() => undefined);
    await waitUntil('its rows', async () => (await page.locator('.pane-body .monaco-list-row').count()) > 5);
  });

  test('Start Incident Review makes the document and opens it', async () => {
    await runCommand(page, 'Incident Reviews: Start Incident Review');
    await filterPick(page, 'Incident', 'Product pages print');
    await page.keyboard.press('Enter');
    await beginReview(page, 'Without the timeline');
    await page.locator('.tab.active', { hasText: '.md' }).waitFor();
    const [name] = await readdir(desk.find('shop', 'incident-reviews'));
    const text = await readFile(desk.find('shop', 'incident-reviews', name ?? ''), 'utf8');
    assert.match(
      text,
      /^<!-- incident-review\nid: [0-9a-f-]{36}\ntemplate: incident-review\nincident: acme\/production#\d+\n-->\n/u,
    );
    assert.ok(
      !text
        .slice(text.indexOf('-->') + 3)
        .split('\n')[2]
        ?.includes('<!--'),
      'the title opens no comment',
    );
  });

  test('the Problems panel tells what is incomplete', async () => {
    await page.keyboard.press('Control+Shift+KeyM');
    await problem('"Customer Impact" is empty').waitFor();
    // The number is painted after the rows.
    await waitUntil('nine problems', async () => (await problemCount()) >= 9);
  });

  test('answers make the problems fewer', async () => {
    await answer('1. What told us about the event?', '   - The error alert of the product pages.');
    await answer('2. What would have told us sooner?', '   - A test that renders a page.');
    await problem('"Incident Response Analysis" is empty').waitFor({ state: 'detached' });
    await problem('Question 3').first().waitFor();
    // The first picture of the README: copied to media/screenshot.png when it changed for the better.
    await takePictures(page, 'readme');
  });

  test('a quick fix takes a problem away', async () => {
    const line = page.locator('.monaco-editor .view-line', { hasText: '## Metrics' }).first();
    await repeat('its line', timeout => problem('"Metrics" is empty').dblclick({ timeout }), line);
    const isGone = (timeout: number): Promise<boolean> => goes(problem('"Metrics" is empty'), timeout);
    await applyFix(page, { title: 'Not needed for this review', line }, isGone);
  });

  test('the saved file has the same problems on the command line, and nothing was written to GitLab', async () => {
    await page.keyboard.press('Control+KeyS');
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    const [name] = await readdir(desk.find('shop', 'incident-reviews'));
    const printed = await commandLine(['lint', '--format', 'json', desk.find('shop', 'incident-reviews', name ?? '')]);
    const onCommandLine = (JSON.parse(printed) as { message: string }[]).map(({ message }) => message).sort();
    await waitUntil('as many', async () => (await problemCount()) === onCommandLine.length).catch(async () =>
      assert.equal(await problemCount(), onCommandLine.length),
    );
    for (const message of onCommandLine) await problem(message).first().waitFor();
    assert.deepEqual(gitlab.writes(), []);
  });

  test('all of it goes by keyboard: started, gaps filled, a block, a fix, an entry, saved', async () => {
    const known = await readdir(desk.find('shop', 'incident-reviews'));
    // What is closed has no problems: those that come are the new one's.
    await runCommand(page, 'View: Close All Editors');
    await runCommand(page, 'Incident Reviews: Start Incident Review');
    await findTitle(page, 'Incident').waitFor();
    await findPickRow(page, 'acme/').waitFor();
    await page.keyboard.type('Voucher codes');
    await findPickRow(page, 'Voucher codes').waitFor();
    await page.keyboard.press('Enter');
    await findTitle(page, 'Start the Review of').waitFor();
    await waitForRows(page);
    await page.keyboard.press('Enter');
    let name = '';
    await waitUntil('the new file', async () => {
      const names = await readdir(desk.find('shop', 'incident-reviews'));
      // A file that is being written has another name at first.
      name = names.find(each => each.endsWith('.md') && !known.includes(each)) ?? '';
      return name !== '';
    });
    await page.locator('.tab.active', { hasText: name }).waitFor();
    // The list draws only the rows in sight: filtered, this one is, whatever stands above it.
    await page.getByPlaceholder('Filter (e.g. text').fill('Lessons Learned');
    await problem('"Lessons Learned" is empty').waitFor();
    await page.keyboard.press('Control+1');
    await goToSymbol(page, 'Customer Impact');
    await goToNextGap(page);
    await page.keyboard.type('Whoever had a voucher.');
    await goToNextGap(page);
    await page.keyboard.type('The total did not change.');

    await goToSymbol(page, '5 Whys');
    await goToNextGap(page);
    await page.keyboard.type('/');
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'whys' }).first().waitFor();
    await page.keyboard.type('whys');
    await page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: 'whys' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('a code was refused');
    await page.locator('.view-line', { hasText: 'a code was refused' }).first().waitFor();
    await page.keyboard.press('Escape');

    await goToSymbol(page, 'Lessons Learned');
    const fix = await openFixHere(page, 'Not needed for this review');
    await waitUntil('the fix below the keys', async () => {
      if ((await fix.getAttribute('class'))?.includes('focused')) return true;
      await page.keyboard.press('ArrowDown');
      return false;
    });
    await page.keyboard.press('Enter');
    await waitForCursor(page, page.locator('.monaco-editor.focused .view-line', { hasText: 'review-skip:' }));
    await page.keyboard.type('nothing new');
    await problem('"Lessons Learned" is empty').waitFor({ state: 'detached' });

    await page.keyboard.press('Control+F7');
    await findTitle(page, 'When Was It?').waitFor();
    await page.keyboard.type('now');
    await page.keyboard.press('Enter');
    await findTitle(page, 'When Was It?').waitFor({ state: 'hidden' });
    // Only the new entry has no words; the hint of its time may stand in it.
    await waitForCursor(
      page,
      page.locator('.monaco-editor.focused .view-line', { hasText: /UTC\s*(?:T\+[^:]*:\d\d)?:\s*$/u }),
    );
    await page.keyboard.type('a colleague wrote this line');
    await page.locator('.view-line', { hasText: 'a colleague wrote this line' }).waitFor();
    await page.keyboard.press('Control+KeyS');
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    const text = await readFile(desk.find('shop', 'incident-reviews', name), 'utf8');
    for (const words of [
      '\nWhoever had a voucher.\n',
      ' The total did not change.\n',
      'a code was refused',
      'review-skip: nothing new',
      ': a colleague wrote this line\n',
    ]) {
      assert.equal(text.split(words).length, 2, `${words} in ${text}`);
    }
  });

  test('axe finds nothing in the page of an incident, in every kind of theme', async () => {
    await runCommand(page, 'Incident Reviews: Open Incident');
    await filterPick(page, 'Incident', 'Product pages print');
    await pickRow(page, 'Product pages print');
    await inEveryTheme(
      page,
      () => findPageFrame(page, 'Product pages print'),
      frame => checkWithAxe(frame, ofPreview),
    );
  });

  test('axe finds nothing in the walkthrough', async () => {
    await openWalkthrough(page);
    for (const step of ['Connect to GitLab', 'See what is open', 'Start a review', 'Complete it']) {
      const row = page.locator('.getting-started-step', { hasText: step });
      const unfolded = row.and(page.locator('.expanded'));
      if (!(await unfolded.isVisible())) await click(row, unfolded);
      await inEveryTheme(
        page,
        () => findPageFrame(page, step),
        frame => checkWithAxe(frame, ofPreview),
      );
    }
  });

  function row(text: string): Locator {
    return page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
  }

  function problem(text: string): Locator {
    return page.locator('.markers-panel .monaco-list-row', { hasText: text });
  }

  /** The number on the Problems tab. */
  async function problemCount(): Promise<number> {
    return Number(
      await page.locator('.panel .action-item', { hasText: 'Problems' }).locator('.badge-content').innerText(),
    );
  }

  /** Writes a line below the one that says `question`. */
  async function answer(question: string, text: string): Promise<void> {
    await focusDocument(page);
    await goToWords(page, question);
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Home');
    await page.keyboard.insertText(text);
  }
});

/** The standard output of the packaged command line; its exit code does not matter here. */
function commandLine(args: readonly string[]): Promise<string> {
  return new Promise((ok, no) => {
    execFile(process.execPath, [resolve('dist/cli.js'), ...args], (error, stdout) => {
      if (error && stdout === '') no(new Error(error.message));
      else ok(stdout);
    });
  });
}
