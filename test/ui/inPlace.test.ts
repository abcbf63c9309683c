// A review in GitLab, edited in place in the packaged extension: opened, written, sent, with pictures, beside other writers.
import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import type { GitLab, Issue } from '../gitlab';
import { serveSample } from '../gitlab/serve';
import { type Desk, openDesk } from './desk';
import { click, waitUntil } from './patience';
import { prepareSuite } from './prepareSuite';
import { keepPicture } from './screens';
import { answerDialog, focusDocument, goToEnd, goToWords, openFirstReview, runCommand, seeAtEnd } from './workbench';

const settings = { 'incidentReviews.project': 'acme/production' };
const autoSave = { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 200 };
/** CSS pixels of the picture that is pasted and dropped. */
const picture = { width: 240, height: 120 };

suite('a review in place', () => {
  let gitlab: GitLab;
  let desk: Desk;
  let page: Page;
  let review: Issue;

  prepareSuite(async () => {
    const { gitlab: sample, token } = await serveSample();
    gitlab = sample;
    desk = await openDesk({
      account: { url: gitlab.url, token },
      settings: {
        'editor.acceptSuggestionOnEnter': 'off',
        'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
      },
    });
    page = await desk.open('shop', { settings, size: { width: 1500, height: 900 } });
    return { gitlab, desks: [desk], pages: () => ({ 'in-place-': page }) };
  });

  test('a row of the sidebar opens it, and nothing is written', async () => {
    await openFirstReview(page);
    // Its incident may be read as well, before or after.
    const read = gitlab.requests.flatMap(({ path }) => Number(/\/issues\/(\d+)$/u.exec(path)?.[1] ?? []));
    const found = gitlab.store
      .allIssues()
      .find(({ iid, labels }) => read.includes(iid) && labels.includes('IncidentReview'));
    assert.ok(found);
    review = found;
    assert.deepEqual(gitlab.writes(), []);
  });

  test('the first save asks, and one save is one update', async () => {
    await goToEnd(page);
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('Written in the editor.');
    await page.keyboard.press('Control+KeyS');
    await page.locator('.monaco-dialog-box', { hasText: `Update acme/production#${review.iid} in GitLab?` }).waitFor();
    await keepPicture(page, 'in-place-first-save');
    await answerDialog(page, 'Update Issue');
    await waitUntil('the update', () => description().includes('Written in the editor.'));
    assert.deepEqual(
      gitlab.writes().map(({ method }) => method),
      ['PUT'],
    );
  });

  test('a pasted picture is uploaded, and its link written', async () => {
    await goToEnd(page);
    await page.keyboard.press('Enter');
    await copyPicture();
    await page.keyboard.press('Control+KeyV');
    await page.locator('.view-line', { hasText: /!\[image\.png\]/u }).waitFor();
    assert.equal(uploads(), 1);
  });

  test('a dropped picture is uploaded too', async () => {
    await dropPicture('load-curve.png');
    await page.locator('.view-line', { hasText: /!\[load-curve\.png\]/u }).waitFor();
    assert.equal(uploads(), 2);
  });

  test('who types on while a picture goes up gets it all the same, and who clicks its sign away does not', async () => {
    await goToEnd(page);
    await page.keyboard.press('Enter');
    const release = gitlab.hold({ method: 'POST', path: /uploads$/u });
    await copyPicture();
    await page.keyboard.press('Control+KeyV');
    await waitUntil('the third upload', () => uploads() === 3);
    await page.keyboard.type('Seen at noon.');
    await page.locator('.view-line', { hasText: /Seen.at.noon\.$/u }).waitFor();
    release();
    await page.locator('.view-line', { hasText: /^!\[image\.png\]\(\S+\).Seen.at.noon\.$/u }).waitFor();
    await page.keyboard.press('Control+KeyZ');
    await page.locator('.view-line', { hasText: /^Seen.at.noon\.$/u }).waitFor();
    gitlab.clearFaults();
    gitlab.fault({ method: 'POST', path: /uploads$/u, fault: { kind: 'silence' } });
    await dropPicture('not-this-one.png');
    await page.locator('.inline-progress-widget').first().click();
    await waitUntil('the end of the request', () =>
      gitlab.requests.some(({ path, isGivenUp }) => path.endsWith('/uploads') && isGivenUp === true),
    );
    assert.equal(await page.locator('.view-line', { hasText: /!\[image\.png\]/u }).count(), 1);
    gitlab.clearFaults();
  });

  test('of one that GitLab does not take nothing is written, not by VS Code either, and it is named', async () => {
    gitlab.fault({ method: 'POST', path: /uploads$/u, fault: { kind: 'status', status: 413 }, times: 1 });
    await dropPicture('wall-of-graphs.png');
    const toast = page.locator('.notification-toast', { hasText: 'for image wall-of-graphs.png' });
    await toast.waitFor();
    assert.equal(await toast.locator('.monaco-button', { hasText: 'Try Again' }).count(), 0);
    await runCommand(page, 'Notifications: Clear All Notifications');
    await focusDocument(page);
    const written = await page.locator('.view-line', { hasText: /!\[/u }).allInnerTexts();
    assert.deepEqual(
      written.map(line => /!\[(.*)\]/u.exec(line)?.[1]),
      ['image.png', 'load-curve.png'],
    );
  });

  test('the preview shows both pictures, read from GitLab once', async () => {
    await page.keyboard.press('Control+KeyS');
    await waitUntil('the update', () => description().includes('load-curve.png'));
    gitlab.clearRequests();
    await runCommand(page, 'Markdown: Open Preview to the Side');
    const frame = await previewFrame();
    await frame.locator('img').last().scrollIntoViewIfNeeded();
    await waitUntil('the pictures', async () => {
      const widths = await frame
        .locator('img')
        .evaluateAll(images => images.map(image => (image as HTMLImageElement).naturalWidth));
      return widths.length === 2 && widths.every(width => width === picture.width);
    });
    const asked = gitlab.requests.filter(({ path }) => path.includes('/uploads/'));
    assert.equal(asked.length, 2);
  });

  test('what another changes elsewhere comes into the editor with the next save', async () => {
    gitlab.store.changeIssue(review.id, { description: `${description()}\n\nFrom somebody else.` }, 2);
    await focusDocument(page);
    await page.keyboard.press('Control+Home');
    await goToWords(page, 'Written in the editor.');
    await page.keyboard.insertText(' Twice.');
    await page.keyboard.press('Control+KeyS');
    await waitUntil('the update', () => description().includes('Written in the editor. Twice.'));
    assert.equal(description().match(/From somebody else\./gu)?.length, 1);
    await page.locator('.view-line', { hasText: 'From somebody else.' }).waitFor();
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
  });

  test('the status says what is sent, and by whom it was changed last', async () => {
    const status = page.locator('.hover-language-status', { hasText: 'GitLab has this text' });
    // Who it was is asked behind the save.
    await click(languageStatus(), status.filter({ hasText: /acme\/production#\d+ · changed in GitLab .+ by you/u }));
    await page.keyboard.press('Escape');
  });

  test('with auto save a draft stays here, survives a reload, and sends nothing', async () => {
    await desk.set('shop', { ...settings, ...autoSave });
    gitlab.clearRequests();
    await goToEnd(page);
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('Only a draft.');
    await page.locator('.statusbar-item', { hasText: 'Not sent to GitLab' }).waitFor();
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    await page.reload();
    await focusDocument(page);
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await seeAtEnd(page, 'Only a draft.');
    await click(languageStatus(), page.locator('.hover-language-status', { hasText: 'Draft, not sent' }));
    await page.keyboard.press('Escape');
    assert.deepEqual(gitlab.writes(), []);
    await focusDocument(page);
    await keepPicture(page, 'in-place-not-sent');
    // Also in the list, whether its tab is open or not.
    const row = page.locator('.monaco-list-row', { hasText: 'not sent · ' });
    await row.first().waitFor();
    // Among one’s own; it is completed, so it is not overdue as well.
    await waitUntil('one row of it', async () => (await row.count()) === 1);
    const release = gitlab.hold({ method: 'PUT', path: /issues\/\d+$/u });
    const sending = page.locator('.statusbar-item', { hasText: 'Sending to GitLab…' });
    await click(page.locator('.statusbar-item', { hasText: 'Not sent to GitLab' }), sending);
    await keepPicture(page, 'in-place-sending');
    release();
    await waitUntil('the update', () => description().includes('Only a draft.'));
    await page.locator('.statusbar-item', { hasText: 'Not sent to GitLab' }).waitFor({ state: 'detached' });
    await sending.waitFor({ state: 'detached' });
    await row.first().waitFor({ state: 'detached' });
  });

  test('the same line changed by both opens a comparison, and nothing is sent', async () => {
    await desk.set('shop', settings);
    const theirs = description().replace('Only a draft.', 'Only their draft.');
    gitlab.store.changeIssue(review.id, { description: theirs }, 2);
    gitlab.clearRequests();
    await goToEnd(page);
    await page.keyboard.insertText(' Mine.');
    await page.keyboard.press('Control+KeyS');
    await page.locator('.tab.active', { hasText: 'GitLab’s Copy ↔ Yours' }).waitFor();
    await page.locator('.monaco-diff-editor').first().waitFor();
    assert.deepEqual(gitlab.writes(), []);
    assert.equal(description(), theirs);
  });

  function description(): string {
    return gitlab.store.issue(review.id)?.description ?? '';
  }

  function languageStatus(): Locator {
    return page.locator('.statusbar-item[id="status.languageStatus"]');
  }

  function uploads(): number {
    return gitlab.writes().filter(({ path }) => path.endsWith('/uploads')).length;
  }

  /** As a screenshot tool does. */
  async function copyPicture(): Promise<void> {
    await page.evaluate(async ({ width, height }) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d');
      context?.fillRect(20, 20, width - 40, height - 40);
      const blob = await new Promise<Blob | null>(done => {
        canvas.toBlob(done, 'image/png');
      });
      if (blob) await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    }, picture);
  }

  /** From the file manager onto the last line, with Shift, as VS Code asks for. */
  async function dropPicture(name: string): Promise<void> {
    await goToEnd(page);
    await page.keyboard.press('Enter');
    const box = await page.locator('.monaco-editor .cursor').first().boundingBox();
    assert.ok(box);
    await page.evaluate(
      async ({ width, height, name, x, y }) => {
        const canvas = Object.assign(document.createElement('canvas'), { width, height });
        canvas.getContext('2d')?.strokeRect(20, 20, width - 40, height - 40);
        const blob = await new Promise<Blob | null>(done => {
          canvas.toBlob(done, 'image/png');
        });
        const dataTransfer = new DataTransfer();
        if (blob) dataTransfer.items.add(new File([blob], name, { type: 'image/png' }));
        const target = document.elementFromPoint(x, y);
        for (const type of ['dragenter', 'dragover', 'drop']) {
          const at = { clientX: x, clientY: y, bubbles: true, cancelable: true, shiftKey: true };
          target?.dispatchEvent(new DragEvent(type, { ...at, dataTransfer }));
        }
      },
      { ...picture, name, x: box.x + 1, y: box.y + box.height / 2 },
    );
  }

  async function previewFrame(): Promise<Frame> {
    let found: Frame | undefined;
    await waitUntil('the preview', async () => {
      for (const frame of page.frames()) {
        const headings = frame.locator('.markdown-body h1').count();
        if ((await headings.catch(() => 0)) > 0) found = frame;
      }
      return found !== undefined;
    });
    assert.ok(found);
    return found;
  }
});
