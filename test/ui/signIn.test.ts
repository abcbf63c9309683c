// Signing in by hand in the packaged extension, with everything logged that can be: the token stays in the key store.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type GitLab, sampleData, sampleTokens, startGitLab } from '../gitlab';
import { type Desk, openDesk } from './desk';
import { waitUntil } from './patience';
import { prepareSuite } from './prepareSuite';
import { answerDialog, beginReview, beginSigningIn, filterPick, findTitle, pickRow, runCommand } from './workbench';

suite('signing in by hand', () => {
  let gitlab: GitLab;
  /** No other test’s VS Code has it in its environment. */
  const token = `glpat-${randomUUID()}`;
  let desk: Desk;
  let page: Page;

  prepareSuite(async () => {
    const data = sampleData(Date.now());
    const tokens = data.tokens.map(each => (each.value === sampleTokens.onCall ? { ...each, value: token } : each));
    gitlab = await startGitLab({ data: { ...data, tokens }, pages: true });
    desk = await openDesk({ trace: true });
    page = await desk.open('shop');
    return { gitlab, desks: [desk], pages: () => ({ 'sign-in-': page }) };
  });

  test('the empty view leads to it, a wrong token comes back to its box, and the incidents come', async () => {
    const { box, tokens } = await beginSigningIn(page, gitlab.url);
    assert.match(
      tokens.url(),
      /\/gitlab\/-\/user_settings\/personal_access_tokens\?name=Incident\+Reviews&scopes=api$/u,
    );
    await tokens.close();
    assert.equal(await box.getAttribute('type'), 'password');
    // A wrong one comes back to its own box, where it stays hidden.
    await box.fill(`${token}x`);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-message', { hasText: 'did not accept your token' }).waitFor();
    await findTitle(page, '2 of 2').waitFor();
    assert.equal(await box.getAttribute('type'), 'password');
    await box.fill(token);
    await page.keyboard.press('Enter');
    await row('Active').waitFor();
  });

  test('a review is started in GitLab, and opens in place', async () => {
    await runCommand(page, 'Incident Reviews: Start Incident Review');
    await filterPick(page, 'Incident', 'Product pages print');
    await pickRow(page, 'Product pages print');
    await beginReview(page, 'With what the incident says');
    await answerDialog(page, 'Create Issue');
    await page.locator('.tab.active', { hasText: '.md' }).waitFor();
    // Once, one message: whose it is, and what comes next.
    await page.locator('.notification-toast', { hasText: 'Next: fill the gaps, then save it to GitLab.' }).waitFor();
    assert.equal(await page.locator('.notification-toast').count(), 1);
    assert.equal(gitlab.writes().filter(({ method, path }) => method === 'POST' && path.endsWith('/issues')).length, 1);
  });

  test('the token is in no file that was written, in no log, and in nothing that a process was given', async () => {
    const findLogs = (places: readonly Place[]): readonly Place[] =>
      places.filter(({ name, text }) => /Incident Reviews\.log$/u.test(name) && text.includes('GET '));
    // VS Code writes a log a while after it was told of it.
    await waitUntil('the log', async () => findLogs(await filesBelow(desk.host.folder)).length > 0);
    const places = [
      ...(await filesBelow(desk.host.folder)),
      ...(await filesBelow(desk.home)),
      ...(await givenToProcesses()),
    ];
    assert.equal(findLogs(places).length, 1, 'the requests are logged');
    assert.deepEqual(
      places.filter(({ text }) => text.includes(token)).map(({ name }) => name),
      [],
    );
  });

  function row(text: string): Locator {
    return page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
  }
});

interface Place {
  readonly name: string;
  readonly text: string;
}

/** Of a server and a browser that run: what goes while one looks is passed over. */
async function filesBelow(folder: string): Promise<readonly Place[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(passOverGone);
  const found = await Promise.all(
    (entries ?? []).map(async (entry): Promise<readonly Place[]> => {
      const name = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(name);
      const text = entry.isFile() ? await readFile(name, 'latin1').catch(passOverGone) : undefined;
      return text === undefined ? [] : [{ name, text }];
    }),
  );
  return found.flat();
}

function passOverGone(error: unknown): undefined {
  if ((error as { readonly code?: unknown }).code !== 'ENOENT') throw error;
}

/** Command lines and environments of every process that may be looked at; empty where the platform has no such files. */
async function givenToProcesses(): Promise<readonly Place[]> {
  const ids = (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/u.test(name));
  const names = ids.flatMap(id => [`/proc/${id}/cmdline`, `/proc/${id}/environ`]);
  return Promise.all(names.map(async name => ({ name, text: await readFile(name, 'latin1').catch(() => '') })));
}
