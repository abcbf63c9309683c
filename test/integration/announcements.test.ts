// What others change in GitLab while somebody writes: asked for as they type, and said before the save, with a name.
import assert from 'node:assert/strict';
import { EventEmitter, Position, Uri, window, workspace, WorkspaceEdit, commands, type StatusBarItem } from 'vscode';
import type { ReviewIssue } from '../../src/incident/model';
import { WorkingCopies } from '../../src/inPlace/copies';
import { registerCopyStatus } from '../../src/inPlace/status/copyStatus';
import { Drafts } from '../../src/inPlace/drafts/drafts';
import type { Identity } from '../../src/inPlace/drafts/identity';
import type { Questions } from '../../src/inPlace/parts';
import { Seals } from '../../src/inPlace/drafts/seals';
import { Versions } from '../../src/inPlace/versions';
import type { Account } from '../../src/session/account';
import { createLog } from '../../src/session/log';
import { readReviewUri } from '../../src/session/uris/reviewUri';
import { Store } from '../../src/session/store';
import { openStoreFolder } from '../../src/session/files/storeFolder';
import type { Base, Sync } from '../../src/sync';
import type { GitLab } from '../gitlab';
import { activate, closeAll, folder, open, remove, rows, set, showView, signedIn, signedOut, until } from './support';

suite('A colleague who writes at the same time', () => {
  let gitlab: GitLab;
  let uri: Uri;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
    await set('reviewLocation', 'gitlab');
    await showView('reviews');
    const groups = await until('reviews', async () => {
      const found = await rows('reviews');
      return found.length > 0 && found;
    });
    const [first] = (await Promise.all(groups.map(group => rows('reviews', group)))).flat();
    uri = await commands.executeCommand<Uri>('incidentReviews.openReview', first?.row);
  });

  suiteTeardown(async () => {
    await closeAll();
    await remove('.storage');
    await set('reviewLocation', 'workspace');
    await signedOut(gitlab);
  });

  test('is named in the status bar before the save, also to one who never looks away', async () => {
    const { document } = await open(uri);
    const review = readReviewUri(uri)?.review ?? assert.fail();
    const text = document.getText();
    const base: Base = { review, description: text.trimEnd(), updatedAt: 1, confidential: false };
    const issue = { reference: review, title: 'Mails were late', updatedAt: 1 } as ReviewIssue;
    let at = Date.now();
    let pulls = 0;
    const sync = {
      openReview: () => Promise.resolve({ kind: 'opened', review: issue, text, base }),
      pullReview: () => {
        pulls += 1;
        const theirs = { ...base, description: `${text}\nTheirs.`, updatedAt: 2 };
        const now = { ...issue, updatedAt: 2 };
        return Promise.resolve({ kind: 'updated', review: now, text: `${text}\nTheirs.\n`, base: theirs });
      },
    } as unknown as Sync;
    const priya = { id: 3, username: 'priya.nair', name: 'Priya Nair' };
    const noted = { system: true, body: 'changed the description', createdAt: 2, author: priya };
    const account = {
      onDidChange: new EventEmitter<void>().event,
      readAddress: () => Promise.resolve({ url: gitlab.url, origin: gitlab.url }),
      gitlab: () => Promise.resolve({ notes: () => Promise.resolve({ items: [noted] }) }),
    } as unknown as Account;
    const copies = new WorkingCopies({
      account,
      sync: () => Promise.resolve(sync),
      drafts: new Drafts(
        new Store(openStoreFolder(Uri.joinPath(folder(), '.storage')), crypto.randomUUID(), Date.now),
        new Seals({ get: () => Promise.resolve(undefined), store: () => Promise.resolve() }),
      ),
      identity: { at: () => Promise.resolve({ id: 1, isSignedIn: true }) } as unknown as Identity,
      questions: { tellMerged: () => undefined } as unknown as Questions,
      log: createLog(),
      now: () => at,
      fileChanged: () => undefined,
    });
    const items: StatusBarItem[] = [];
    const { createStatusBarItem } = window;
    Object.assign(window, {
      createStatusBarItem: (...options: readonly unknown[]) => {
        const item = Reflect.apply(createStatusBarItem, window, options) as StatusBarItem;
        items.push(item);
        return item;
      },
    });
    const versions = new Versions();
    const status = registerCopyStatus(copies, account, versions);
    Object.assign(window, { createStatusBarItem });
    try {
      await copies.read(uri);
      const type = async (words: string): Promise<void> => {
        const edit = new WorkspaceEdit();
        edit.insert(uri, new Position(6, 0), words);
        assert.ok(await workspace.applyEdit(edit));
      };
      await type('Mine.\n');
      assert.equal(pulls, 0, 'GitLab was asked a moment ago');
      at += 31_000;
      await type('And on.\n');
      await until('the name', () => items.some(item => item.text === '$(git-merge) @priya.nair changed this review'));
      assert.equal(pulls, 1);
      assert.ok(!document.getText().includes('Theirs.'));
    } finally {
      status.dispose();
      versions.dispose();
      copies.dispose();
    }
  });
});
