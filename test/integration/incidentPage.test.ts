// The page of an incident in the real VS Code: what it says, how many requests it takes, and when it asks for more.
import assert from 'node:assert/strict';
import {
  commands,
  TabInputCustom,
  TabInputWebview,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Tab,
  type TextDocument,
} from 'vscode';
import type { GitLab } from '../gitlab';
import { acceptPicks, runAnswering } from './answering';
import {
  activate,
  closeAll,
  hideViews,
  issueIn,
  open,
  pause,
  remove,
  rows,
  settle,
  showView,
  signedIn,
  signedOut,
  until,
  write,
  rowsOfAll,
  countFromHere,
} from './support';

/** Severity 1, active, with a timeline. */
const title = 'Checkout answers 503 for every third order';

suite('Page of an incident', () => {
  let gitlab: GitLab;
  let iid: number;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
    const found = gitlab.store.allIssues().find(issue => issue.title === title);
    assert.ok(found);
    ({ iid } = found);
    await hideViews();
  });
  suiteTeardown(() => signedOut(gitlab));
  setup(() => gitlab.clearRequests());
  teardown(async () => {
    gitlab.clearFaults();
    await closeAll();
    await remove('beside.md');
  });

  const reference = (): string => `acme/production#${iid}`;
  const isPage = (tab: Tab | undefined): boolean =>
    tab?.input instanceof TabInputCustom && tab.input.uri.scheme === 'incident-page';

  async function documentOf(uri: Uri, look: (text: string) => boolean): Promise<TextDocument> {
    return until('the page', () => {
      const document = workspace.textDocuments.find(each => each.uri.toString() === uri.toString());
      return document && look(document.getText()) && document;
    });
  }

  /** The text of a page that was closed lives on in VS Code for a while: it is the new one once GitLab was asked for it. */
  async function openPage(): Promise<{ uri: Uri; document: TextDocument }> {
    const known = gitlab.requests.length;
    const uri = await commands.executeCommand<Uri>('incidentReviews.openIncident', reference());
    await until('the comments', () => gitlab.requests.slice(known).some(({ path }) => path.endsWith(`/${iid}/notes`)));
    await settle(gitlab);
    return { uri, document: await documentOf(uri, isWhole) };
  }
  const isWhole = (text: string): boolean => text.includes('## Comments') && !text.includes('Reading more');

  test('says what is known of the incident, in sections', async () => {
    const { document } = await openPage();
    const text = document.getText();
    assert.match(text, new RegExp(`^# ${title}$`, 'mu'));
    assert.match(text, /^- \*\*State:\*\* Active$/mu);
    assert.match(text, /^- \*\*Severity:\*\* S1$/mu);
    assert.match(text, /^- \*\*Owner:\*\* Olivia Marsh \(@olivia\.marsh\), Tomas Lind \(@tomas\.lind\)$/mu);
    assert.match(text, /^- \*\*Services:\*\* Checkout$/mu);
    assert.match(text, /^- \*\*Review:\*\* none yet$/mu);
    assert.deepEqual(text.match(/^## .+$/gmu), ['## Description', '## Timeline', '## Comments']);
    assert.match(text, /^- \*\*\d{4}-\d\d-\d\d \d\d:\d\d UTC\*\* The alert fired · /mu);
    assert.equal(document.languageId, 'markdown');
  });

  test('stands in a preview, where one works, and the next page in the same place', async () => {
    await open(await write('beside.md', 'Notes'));
    await openPage();
    const tab = await until('the tab', () => {
      const { activeTab } = window.tabGroups.activeTabGroup;
      return isPage(activeTab) && activeTab;
    });
    assert.equal(tab.group.viewColumn, ViewColumn.One);
    assert.equal(tab.label, `${title.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')}.md`);
    await commands.executeCommand('incidentReviews.openIncident', 'acme/production#1204');
    await until('the other page', () => isPage(window.tabGroups.activeTabGroup.activeTab));
    assert.equal(window.tabGroups.all.length, 1);
  });

  test('comes beside the text, not over the picture of its timeline, where that has the focus', async () => {
    const text = '<!-- incident-review\nid: x\n-->\n\n# Down\n\n## Timeline\n\n- 2026-03-01 10:00 UTC: Down\n';
    await open(await write('beside.md', text));
    await commands.executeCommand('incidentReviews.showTimeline');
    const { tabGroups } = window;
    await until('the picture', () => tabGroups.activeTabGroup.activeTab?.input instanceof TabInputWebview);
    await openPage();
    await until('the page', () => isPage(tabGroups.activeTabGroup.activeTab));
    assert.deepEqual(
      tabGroups.all.map(({ tabs }) => tabs.length),
      [2, 1],
    );
  });

  test('a click on its row opens it', async () => {
    await showView('incidents');
    const groups = await rows('incidents');
    const inside = (await Promise.all(groups.map(group => rows('incidents', group)))).flat();
    const row = inside.find(({ label }) => label.includes(title));
    assert.equal(row?.item.command?.command, 'incidentReviews.openIncident');
    gitlab.clearRequests();
    const given = row.item.command.arguments as readonly unknown[];
    const uri = await commands.executeCommand<Uri>(row.item.command.command, ...given);
    await documentOf(uri, text => text.includes('## Comments'));
    await hideViews();
  });

  test('one whose title was changed meanwhile is the same page', async () => {
    const { uri } = await openPage();
    const { id } = issueIn(gitlab, iid);
    gitlab.store.changeIssue(id, { title: `${title}, and more` }, 1);
    const again = await commands.executeCommand<Uri>('incidentReviews.openIncident', reference());
    gitlab.store.changeIssue(id, { title }, 1);
    assert.equal(again.toString(), uri.toString());
    assert.equal(window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isPage)).length, 1);
  });

  test('another one is opened from the palette while a page is shown', async () => {
    const { uri } = await openPage();
    await until('the page in front', () => isPage(window.tabGroups.activeTabGroup.activeTab));
    const isOther = ({ label }: { readonly label: string }): boolean => label.startsWith('Stock numbers in the app');
    const end = acceptPicks(
      ({ items }) => items.some(isOther),
      pick => (pick.selectedItems = pick.items.filter(isOther)),
    );
    try {
      const other = await commands.executeCommand<Uri | undefined>('incidentReviews.openIncident');
      assert.ok(other && other.toString() !== uri.toString());
      await documentOf(other, text => text.includes('# Stock numbers in the app'));
    } finally {
      end();
    }
  });

  test('shows something after at most three requests, and needs eight for all of it', async () => {
    await countFromHere(gitlab);
    const release = gitlab.hold({ path: /notes|links|graphql|merge_requests/u });
    const uri = await commands.executeCommand<Uri>('incidentReviews.openIncident', reference());
    await documentOf(uri, text => text.includes(`# ${title}`) && text.includes('Reading more from GitLab…'));
    const before = gitlab.requests.filter(({ answer }) => answer !== undefined).length;
    assert.ok(before <= 3, String(before));
    release();
    await documentOf(uri, isWhole);
    await settle(gitlab);
    assert.ok(gitlab.requests.length <= 8, gitlab.requests.map(({ method, path }) => `${method} ${path}`).join('\n'));
    assert.equal(gitlab.writes().length, 0);
  });

  test('a part that fails is named, and the others are there', async () => {
    gitlab.fault({ path: /notes/u, fault: { kind: 'status', status: 500 } });
    const uri = await commands.executeCommand<Uri>('incidentReviews.openIncident', reference());
    const document = await documentOf(uri, text => text.includes('The comments could not be read:'));
    assert.match(document.getText(), /^## Timeline$/mu);
    gitlab.clearFaults();
    await commands.executeCommand('incidentReviews.refresh');
    await documentOf(uri, text => text.includes('## Comments') && !text.includes('could not be read'));
  });

  test('where only the list knows of it, the page says what is missing', async () => {
    await showView('incidents');
    const row = (await rowsOfAll('incidents')).find(({ label }) => label.includes(title));
    gitlab.fault({ path: /issues/u, fault: { kind: 'status', status: 503 } });
    const uri = await commands.executeCommand<Uri>(
      'incidentReviews.openIncident',
      (row?.item.command?.arguments as readonly unknown[])[0],
    );
    const missing = 'Description, timeline and comments are missing. Try “Refresh”.*';
    const document = await documentOf(uri, text => text.includes(missing));
    assert.match(document.getText(), new RegExp(`^# ${title}$`, 'mu'));
    gitlab.clearFaults();
    await commands.executeCommand('incidentReviews.refresh');
    await documentOf(uri, text => text.includes('## Comments') && !text.includes(missing));
    await hideViews();
  });

  test('a server without timelines shows the rest', async () => {
    gitlab.fault({ path: 'web:/api/graphql', fault: { kind: 'status', status: 404 } });
    const { document } = await openPage();
    assert.doesNotMatch(document.getText(), /## Timeline|could not be read/u);
  });

  test('is read again while it is visible, and says what is new since it was looked at', async () => {
    const { uri } = await openPage();
    await closeAll();
    await pause(20);
    gitlab.store.addNote(issueIn(gitlab, iid), 3, 'It is the second pool.', false);
    await openPage();
    await documentOf(uri, text => /\*\*New since you looked last \(.+ UTC\): 1 comment\.\*\*/u.test(text));
    gitlab.store.addTimelineEvent(issueIn(gitlab, iid), { authorId: 3, note: 'Pool drained', occurredAt: Date.now() });
    await commands.executeCommand('incidentReviews.refresh');
    const document = await documentOf(uri, text => text.includes('1 comment, 1 timeline event.'));
    assert.match(document.getText(), /Pool drained · .+ · \*\*new\*\*$/mu);
    await closeAll();
    await pause(20);
    const { uri: again } = await openPage();
    await documentOf(again, text => isWhole(text) && !text.includes('New since'));
  });

  test('asks for nothing while it is hidden', async () => {
    const { uri } = await openPage();
    await settle(gitlab);
    const { viewColumn } = window.tabGroups.activeTabGroup;
    await workspace.openTextDocument({ content: 'Notes' }).then(notes => window.showTextDocument(notes, viewColumn));
    await until('a hidden page', () => !window.tabGroups.all.some(({ activeTab }) => isPage(activeTab)));
    gitlab.clearRequests();
    await commands.executeCommand('incidentReviews.refresh');
    await settle(gitlab);
    const mine = gitlab.requests.filter(({ path }) => path.includes(`/issues/${iid}`));
    assert.deepEqual(mine, []);
    assert.ok(workspace.textDocuments.some(document => document.uri.toString() === uri.toString()));
  });

  test('says what the process asks for, in a sentence each', async () => {
    const stock = gitlab.store.allIssues().find(issue => issue.title.startsWith('Stock numbers in the app'));
    assert.ok(stock);
    const uri = await commands.executeCommand<Uri>('incidentReviews.openIncident', `acme/production#${stock.iid}`);
    const hint = /^\* \*\*Not acknowledged:\*\* Nobody has taken it for (?:\d+ h )?\d+ min; the limit is 15 min\.$/mu;
    await documentOf(uri, text => text.includes('## Comments') && hint.test(text));
    gitlab.store.changeIssue(stock.id, { paging: 'acknowledged' }, 2);
    await commands.executeCommand('incidentReviews.refresh');
    const document = await documentOf(uri, text => text.includes('- **Paging:** acknowledged'));
    assert.doesNotMatch(document.getText(), /By the process/u);
  });

  test('says when the review is due, and how that came about', async () => {
    const basket = gitlab.store.allIssues().find(issue => issue.title.startsWith('Basket loses its contents'));
    assert.ok(basket);
    const uri = await commands.executeCommand<Uri>('incidentReviews.openIncident', `acme/production#${basket.iid}`);
    const due =
      /^- \*\*Review:\*\* none yet, due \d{4}-\d\d-\d\d \(5 working days after \d{4}-\d\d-\d\d, when it was declared\)$/mu;
    await documentOf(uri, text => text.includes('## Comments') && due.test(text));
  });

  test('earlier comments come a hundred at a time, from the menu of the page, and stay', async () => {
    const images = gitlab.store.allIssues().find(issue => issue.title.startsWith('Image CDN serves'));
    assert.ok(images);
    const had = gitlab.store.notesOf(images).filter(({ system }) => !system).length;
    for (let each = 1; each <= 250 - had; each += 1) {
      gitlab.store.addNote(issueIn(gitlab, images.iid), 3, `Line ${String(each).padStart(3, '0')}`, false);
    }
    const uri = await commands.executeCommand<Uri>('incidentReviews.openIncident', `acme/production#${images.iid}`);
    await documentOf(uri, text => text.includes('*There are older ones: Show Earlier Comments is in the menu'));
    const show = (): Thenable<number> => commands.executeCommand('incidentReviews.showEarlierComments', uri);
    assert.equal(await show(), 200);
    gitlab.store.addNote(issueIn(gitlab, images.iid), 3, 'The newest line', false);
    await commands.executeCommand('incidentReviews.refresh');
    await documentOf(uri, text => text.includes('The newest line') && text.includes('> Line 050'));
    assert.equal(await show(), 251);
    const document = await documentOf(uri, text => text.includes('> Line 001'));
    assert.doesNotMatch(document.getText(), /older ones/u);
    assert.equal((document.getText().match(/^> Line \d{3}$/gmu) ?? []).length, 250 - had);
    gitlab.clearRequests();
    assert.equal(await show(), 251);
    assert.ok(gitlab.requests.every(({ query }) => !/[?&]page=(?!1\b)/u.test(`?${query}`)));
  });

  test('a new state and owner are news, too', async () => {
    const { uri } = await openPage();
    await closeAll();
    await pause(20);
    const { id, labels } = issueIn(gitlab, iid);
    const others = labels.filter(label => label !== 'Incident::Active');
    gitlab.store.changeIssue(id, { labels: [...others, 'Incident::Mitigated'], assigneeIds: [3] }, 3);
    await commands.executeCommand('incidentReviews.openIncident', reference());
    const news =
      /New since you looked last \(.+\): state Mitigated \(was Active\), owner Priya Nair \(@priya\.nair\) \(was .+\)\.\*\*$/mu;
    await documentOf(uri, text => news.test(text));
    gitlab.store.changeIssue(id, { labels, assigneeIds: [1, 2] }, 3);
  });

  test('what one has changed oneself is no news, while the page is shown and when it is opened again', async () => {
    const { uri } = await openPage();
    await closeAll();
    await pause(20);
    await openPage();
    const { severity, labels } = issueIn(gitlab, iid);
    const { result } = await runAnswering('changeSeverity', reference(), {
      picks: ['Severity 3'],
      buttons: ['Change'],
    });
    assert.equal(result, 3);
    const isNow = (text: string): boolean => text.includes('**Severity:** S3');
    await settle(gitlab);
    assert.doesNotMatch((await documentOf(uri, isNow)).getText(), /New since/u);
    await closeAll();
    await pause(20);
    await openPage();
    assert.doesNotMatch((await documentOf(uri, isNow)).getText(), /New since/u);
    gitlab.store.changeIssue(issueIn(gitlab, iid).id, { labels, severity }, 3);
  });

  test('two labels of states at once are named, with what puts that right', async () => {
    const { id, labels } = issueIn(gitlab, iid);
    gitlab.store.changeIssue(id, { labels: [...labels, 'Incident::Mitigated'] }, 3);
    const uri = await commands.executeCommand<Uri>('incidentReviews.openIncident', reference());
    await commands.executeCommand('incidentReviews.refresh');
    const words = '- **State:** Mitigated; its labels also say Active: change its state to put that right\n';
    await documentOf(uri, text => text.includes(words));
    gitlab.store.changeIssue(id, { labels }, 3);
  });

  test('severity’s label and field are shown with their difference', async () => {
    gitlab.store.changeIssue(issueIn(gitlab, iid).id, { severity: 'low' }, 2);
    const { uri } = await openPage();
    const both = /^- \*\*Severity:\*\* S1 by its label, S4 by GitLab’s own field: they differ$/mu;
    await documentOf(uri, text => both.test(text));
    gitlab.store.changeIssue(issueIn(gitlab, iid).id, { severity: 'critical' }, 2);
  });

  test('commands of its title bar are about it', async () => {
    const { uri } = await openPage();
    const copied = await commands.executeCommand<string>('incidentReviews.copyLink', uri);
    assert.equal(copied, `${gitlab.url}/acme/production/-/issues/${iid}`);
    await until('the page in front', () => isPage(window.tabGroups.activeTabGroup.activeTab));
    assert.equal(await commands.executeCommand<string>('incidentReviews.copyLink'), copied);
  });

  test('of another server it shows nothing', async () => {
    await countFromHere(gitlab);
    const uri = Uri.from({ scheme: 'incident-page', path: '/gitlab.elsewhere.example/acme/production/1204/x.md' });
    const document = await workspace.openTextDocument(uri);
    assert.match(document.getText(), /^This incident is in another GitLab: gitlab\.elsewhere\.example\.$/u);
    await settle(gitlab);
    assert.equal(gitlab.requests.length, 0);
  });
});
