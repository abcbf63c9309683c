// One review, three people, three VS Codes with the packaged extension: from its start to its end, and what the manager sees.
import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { projectIds, sampleTokens, type GitLab, type Issue } from '../gitlab';
import { serveSample } from '../gitlab/serve';
import { openDesk } from '../ui/desk';
import { waitUntil } from '../ui/patience';
import { prepareSuite } from '../ui/prepareSuite';
import {
  filterPick,
  findPickRow,
  findTitle,
  openViews,
  pickRow,
  runCommand,
  seeAtEnd,
  waitForRows,
} from '../ui/workbench';
import { countFromToday, describeReview, sixthAction } from './reviewText';

const shots = resolve('out/screens');
const settings = { 'incidentReviews.project': 'acme/production', 'incidentReviews.teamTimeZone': 'Europe/Berlin' };
const title = 'Order history unavailable during the database failover';

suite('a review that three people bring to its end', () => {
  let gitlab: GitLab;
  /** Olivia starts it, Priya writes it, Ines reads what became of it. */
  let olivia: Page;
  let priya: Page;
  let ines: Page;
  let incident: Issue;
  let shotNumber = 0;

  const shoot = async (page: Page, name: string): Promise<void> => {
    shotNumber += 1;
    await page.screenshot({ path: join(shots, `three-${String(shotNumber).padStart(2, '0')}-${name}.png`) });
  };

  prepareSuite(async () => {
    ({ gitlab } = await serveSample());
    const typing = {
      'editor.autoIndent': 'none',
      'editor.autoClosingBrackets': 'never',
      'editor.autoSurround': 'never',
    };
    const desks = await Promise.all(
      [sampleTokens.onCall, sampleTokens.serviceOwner, sampleTokens.manager].map(token =>
        openDesk({ account: { url: gitlab.url, token }, settings: typing }),
      ),
    );
    const pages = await Promise.all(
      desks.map(desk => desk.open('shop', { settings, size: { width: 1000, height: 800 } })),
    );
    const [first, second, third] = pages;
    assert.ok(first && second && third);
    [olivia, priya, ines] = [first, second, third];
    const found = gitlab.store.allIssues().find(each => each.title === title);
    assert.ok(found);
    incident = found;
    return { gitlab, desks };
  });

  teardown(async function () {
    const test = this.currentTest?.title.replaceAll(/\W+/gu, '-').slice(0, 30) ?? 'shot';
    for (const [page, who] of [
      [olivia, 'olivia'],
      [priya, 'priya'],
      [ines, 'ines'],
    ] as const) {
      await shoot(page, `${test}-${who}`);
    }
  });

  test('it is started for somebody else', async () => {
    await runCommand(olivia, 'Incident Reviews: Start Incident Review');
    await filterPick(olivia, 'Incident', 'Order history');
    await pickRow(olivia, 'Order history');
    await findTitle(olivia, 'Start the Review of').waitFor();
    await waitForRows(olivia);
    await shoot(olivia, 'start');
    await pickRow(olivia, 'Assign Service Owner…');
    await findTitle(olivia, 'Service Owner of').waitFor();
    await findPickRow(olivia, 'Tomas Lind').waitFor();
    await shoot(olivia, 'start-owner');
    await pickRow(olivia, 'Tomas Lind');
    await press(olivia, 'Create Issue');
    await waitUntil('the review', () => findReview() !== undefined);
    await olivia.locator('.tab.active[data-resource-name$=".md"]').first().waitFor();
    assert.equal(usernameOf(review().assigneeIds[0]), 'tomas.lind');
  });

  test('and given to the one who writes it', async () => {
    await runCommand(olivia, 'Incident Reviews: Assign Service Owner');
    await findTitle(olivia, 'Service Owner of').waitFor();
    await findPickRow(olivia, 'Priya Nair').waitFor();
    await pickRow(olivia, 'Priya Nair');
    await pressUntil(olivia, 'Change Review', () => usernameOf(review().assigneeIds[0]) === 'priya.nair');
  });

  test('Priya writes it, and takes in what was said of it', async () => {
    await openReview(priya);
    gitlab.store.addNote(review(), 2, 'The replica had 40 minutes of lag that nobody watched.', false);
    gitlab.store.addNote(review(), 9, 'Support had 12 calls.', false);
    await write(priya, describeReview(/<!-- incident-review\n[\s\S]*?-->/u.exec(textOf(review()))?.[0] ?? ''));
    await runCommand(priya, 'Incident Reviews: Insert Digest of Discussion');
    await priya.locator('.view-line', { hasText: 'Support had 12 calls.' }).first().waitFor();
    await save(priya);
    assert.match(textOf(review()), /The replica had 40 minutes of lag/u);
  });

  test('Tab at the end of the last cell begins the next row', async () => {
    await goBehind(priya, `${countFromToday(22)} |`);
    // The key is the extension's from when it knows of the cursor; it knows of it before it answers a command.
    await runCommand(priya, 'Incident Reviews: Open Review');
    await filterPick(priya, 'Review', 'Order history');
    await priya.keyboard.press('Escape');
    await priya.locator('.monaco-editor.focused').first().waitFor();
    await priya.keyboard.press('Tab');
    await priya
      .locator('.view-line', { hasText: /^\|\s*\|\s*\|\s*\d{4}-\d\d-\d\d\s*\|\s*\|$/u })
      .first()
      .waitFor();
    await shoot(priya, 'tab-row');
    await priya.keyboard.insertText(sixthAction);
    await priya.locator('.view-line', { hasText: sixthAction }).first().waitFor();
    await shoot(priya, 'tab');
    await priya.keyboard.press('Tab');
    await priya.keyboard.insertText('@tomas.lind');
    await priya.keyboard.press('Escape');
    await save(priya);
    const rows = textOf(review()).split('\n');
    const at = rows.findIndex(row => row.startsWith(`| ${sixthAction} | @tomas.lind |`));
    assert.ok(rows[at - 1]?.includes(countFromToday(22)), rows.join('\n'));
  });

  test('six actions get their issues, although the third fails at first', async () => {
    gitlab.fault({ method: 'POST', path: /\/issues$/u, nth: 3, times: 1, fault: { kind: 'limited' } });
    await runCommand(priya, 'Incident Reviews: Create Issues of Corrective Actions');
    await waitForRows(priya);
    await shoot(priya, 'create');
    await priya.keyboard.press('Enter');
    const question = findDialog(priya, 'Create 6 issues for corrective actions?');
    // Three are her own: GitLab mails nobody of their own acts.
    assert.doesNotMatch(await question.innerText(), /@priya\.nair gets/u);
    await shoot(priya, 'create-dialog');
    await press(priya, 'Create');
    const again = priya.locator('.notification-toast .monaco-button', { hasText: 'Try Again' }).first();
    await again.waitFor();
    assert.equal(actions().length, 2);
    await shoot(priya, 'create-half');
    gitlab.clearFaults();
    await again.click({ force: true });
    await waitUntil('six issues', () => actions().length === 6);
    await priya
      .locator('.view-line', { hasText: `#${actions()[5]?.iid}` })
      .first()
      .waitFor();
    await save(priya);
    for (const { iid } of actions()) assert.match(textOf(review()), new RegExp(`acme/production#${iid}\\b`, 'u'));
  });

  test('two approve it, with a change between, which is named', async () => {
    await approve(olivia, 'olivia.marsh');
    const changed = textOf(review()).replace('Watch the lag of replicas', 'Watch the lag of all replicas');
    await write(priya, changed);
    await save(priya);
    await openReview(ines);
    await approve(ines, 'ines.duarte');
    assert.match(textOf(review()), /Watch the lag of all replicas/u);
    await runCommand(priya, 'Incident Reviews: Show What Is To Be Done');
    await waitForRows(priya);
    await findPickRow(priya, 'after @olivia.marsh approved').waitFor();
    await shoot(priya, 'list');
    await priya.keyboard.press('Escape');
  });

  test('a meeting is asked for, with what is open', async () => {
    await runCommand(priya, 'Incident Reviews: Request Meeting');
    await waitForRows(priya);
    await shoot(priya, 'meeting-gate');
    await pickRow(priya, 'Request Anyway');
    await answer(priya, 'Why without them?', 'Two teams see it differently');
    await answer(priya, '2026-03-09 14:30', 'tomorrow 10:00');
    await findDialog(priya, 'A comment asks for a meeting').waitFor();
    await shoot(priya, 'meeting-question');
    await press(priya, 'Change Review');
    await waitUntil('its state', () => review().labels.includes('Incident::Review-Scheduled'));
    await findTitle(priya, 'Calendar File').waitFor();
    await priya.keyboard.press('Escape');
    assert.match(notes().at(-1) ?? '', /Two teams see it differently/u);
  });

  test('it is not completed while an approval is open, and is afterwards', async () => {
    await runCommand(priya, 'Incident Reviews: Complete Review');
    await findPickRow(priya, 'Complete Anyway').waitFor();
    await shoot(priya, 'complete-refused');
    await priya.keyboard.press('Escape');
    await write(priya, textOf(review()).replaceAll('- [ ] @tomas', '- [x] @tomas'));
    await save(priya);
    await runCommand(priya, 'Incident Reviews: Complete Review');
    await pressUntil(priya, 'Change Review', () => review().labels.includes('Incident::Review-Completed'));
    assert.ok(issue(incident).labels.includes('Incident::Review-Completed'));
  });

  test('one action slips, one is dropped, one is done, one owner is asked and replaced', async () => {
    const later = countFromToday(65);
    await act(priya, 'Change Due Date of Corrective Action', 'Watch the lag', [later, 'Waits for the vendor']);
    await waitUntil('the date', () => actionOf('Watch the lag').dueDate === later);
    await act(priya, 'Drop Corrective Action', 'Tell customers', ['The page goes away']);
    await waitUntil('the end', () => actionOf('Tell customers').state === 'closed');
    await act(priya, 'Mark Corrective Action as Done', 'Write down', []);
    await waitUntil('the end', () => actionOf('Write down').state === 'closed');
    await act(priya, 'Nudge Owner of Corrective Action', 'Practise the', []);
    await waitUntil('the comment', () => commentsOn(actionOf('Practise the')).length === 1);
    await save(priya);
    await write(priya, textOf(review()).replace(/(Practise.+)@tomas\.lind/u, '$1@olivia.marsh'));
    await act(priya, 'Assign Issue of Corrective Action', 'Practise the', []);
    await waitUntil('its owner', () => usernameOf(actionOf('Practise the').assigneeIds[0]) === 'olivia.marsh');
    await save(priya);
    assert.ok(textOf(review()).includes(`${later} (was ${countFromToday(12)}: Waits for the vendor)`));
    assert.match(textOf(review()), /~~.*dropped: The page goes away/u);
  });

  test('it is closed with its incident, and says what is open', async () => {
    await runCommand(priya, 'Incident Reviews: Close Review');
    await findDialog(priya, 'Its text says which 4 actions are open').waitFor();
    await shoot(priya, 'close-question');
    await press(priya, 'Change Review');
    await waitUntil('both', () => review().state === 'closed' && issue(incident).state === 'closed');
    assert.match(textOf(review()), /\n## Open when this review was closed\n\n(?:> - .+\n){4}/u);
    await seeAtEnd(priya, 'Open when this review');
  });

  test('the manager sees what became of the actions', async () => {
    await openViews(ines);
    for (const pane of ['Corrective Actions', 'Incidents', 'Reviews']) {
      await ines.locator('.pane-header', { has: ines.getByText(pane, { exact: true }) }).click();
    }
    // What stands at the edge of a row is no text of the page: its label says it.
    const findRow = (words: string): Locator => ines.locator(`.pane-body .monaco-list-row[aria-label*="${words}"]`);
    await findRow(`Watch the lag of all replicas, due on ${countFromToday(65)}, Priya Nair`).waitFor();
    await findRow(`Practise the failover every quarter, due on ${countFromToday(20)}, Olivia Marsh`).waitFor();
    await findRow('Done lately').first().click();
    await findRow('Tell customers on the order page, dropped').waitFor();
    await findRow('Write down who decides about a failover').waitFor();
  });

  test('a review that was moved is offered where it goes on', async () => {
    const { id, iid, ...fields } = review();
    const project = gitlab.store.project(projectIds.shop);
    assert.ok(project);
    const next = gitlab.store.addIssue({ ...fields, projectId: project.id, labels: [...fields.labels] });
    gitlab.store.changeIssue(id, { movedToId: next.id }, 2);
    await runCommand(olivia, 'Incident Reviews: Copy Summary');
    const moved = olivia.locator('.notification-toast', {
      hasText: `acme/production#${iid} was moved to acme/shop#${next.iid}`,
    });
    await moved.first().waitFor();
  });

  async function openReview(page: Page): Promise<void> {
    await runCommand(page, 'Incident Reviews: Open Review');
    await filterPick(page, 'Review', 'Order history');
    await pickRow(page, 'Order history');
    await page.locator('.tab.active[data-resource-name$=".md"]').first().waitFor();
    await page.locator('.statusbar-item', { hasText: 'due' }).first().waitFor();
  }

  async function approve(page: Page, username: string): Promise<void> {
    await runCommand(page, 'Incident Reviews: Approve Corrective Actions');
    await pressUntil(page, 'Change Review', () => textOf(review()).includes(`- [x] @${username}`));
  }

  /** With words for each box that is asked, and a yes at the end. */
  async function act(page: Page, command: string, row: string, words: readonly string[]): Promise<void> {
    await runCommand(page, `Incident Reviews: ${command}`);
    await findTitle(page, 'Which Corrective Action?').waitFor();
    await pickRow(page, row);
    const [first, ...others] = words;
    if (first !== undefined) await answer(page, '', first);
    for (const each of others) await answer(page, 'The reason stands', each);
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await shoot(page, command.split(' ')[0] ?? '');
    await dialog.locator('.monaco-button:not(.secondary)').first().click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Types into the box whose prompt has the words. */
  async function answer(page: Page, prompt: string, words: string): Promise<void> {
    const box = page.locator('.quick-input-widget', { hasText: prompt });
    await box.locator('.quick-input-message', { hasText: prompt }).first().waitFor();
    await box.locator('input.input').first().fill(words);
    await page.keyboard.press('Enter');
  }

  function findDialog(page: Page, words: string): Locator {
    return page.locator('.monaco-dialog-box', { hasText: words }).first();
  }

  async function press(page: Page, button: string, timeout = 30_000): Promise<void> {
    await page.locator('.monaco-dialog-box .monaco-button', { hasText: button }).first().click({ timeout });
  }

  /** A question that may be asked, or not. */
  async function pressUntil(page: Page, button: string, look: () => boolean): Promise<void> {
    for (let tries = 0; tries < 60 && !look(); tries += 1) await press(page, button, 500).catch(() => undefined);
    assert.ok(look(), `waited in vain behind ${button}`);
  }

  /** The whole text of the editor, in one step. */
  async function write(page: Page, text: string): Promise<void> {
    await page.locator('.monaco-editor .view-lines').last().click();
    await page.keyboard.press('Control+KeyA');
    await page.keyboard.insertText(text);
    await page.keyboard.press('Control+Home');
  }

  async function goBehind(page: Page, words: string): Promise<void> {
    await page.locator('.monaco-editor .view-lines').last().click();
    await page.keyboard.press('Control+KeyF');
    await page.locator('.find-widget textarea').first().fill(words);
    await page.locator('.find-widget .matchesCount', { hasText: '1 of 1' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
  }

  /** The first save of a person asks. */
  async function save(page: Page): Promise<void> {
    const before = review().updatedAt;
    await page.locator('.monaco-editor .view-lines').last().click();
    await page.keyboard.press('Control+KeyS');
    await pressUntil(page, 'Update Issue', () => review().updatedAt !== before);
  }

  function actionOf(words: string): Issue {
    const found = actions().find(each => each.title.startsWith(words));
    assert.ok(found, words);
    return found;
  }

  function actions(): readonly Issue[] {
    const mine = gitlab.store.allIssues().filter(({ labels }) => labels.includes('corrective action'));
    return mine.filter(each => textOf(each).includes(`#${review().iid}`));
  }

  function notes(): readonly string[] {
    return commentsOn(review());
  }

  function commentsOn(each: Issue): readonly string[] {
    return gitlab.store.notesOf(each).flatMap(({ system, body }) => (system ? [] : [body]));
  }

  function usernameOf(id: number | undefined): string | undefined {
    return gitlab.store.users.find(user => user.id === id)?.username;
  }

  function textOf({ description }: Issue): string {
    return description ?? '';
  }

  function issue({ id }: Issue): Issue {
    return gitlab.store.issue(id) ?? assert.fail(`no issue ${id}`);
  }

  function findReview(): Issue | undefined {
    return gitlab.store.allIssues().find(each => textOf(each).includes(`incident: acme/production#${incident.iid}\n`));
  }

  function review(): Issue {
    return findReview() ?? assert.fail('no review');
  }
});
