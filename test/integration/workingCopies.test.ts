// Drafts of reviews in GitLab: they survive a reload together with what they are based on.
import assert from 'node:assert/strict';
import { EventEmitter, Uri, workspace } from 'vscode';
import type { ReviewIssue } from '../../src/incident/model';
import type { Account } from '../../src/session/account';
import type { Questions } from '../../src/inPlace/parts';
import { createLog, type Log } from '../../src/session/log';
import { reviewUri } from '../../src/session/reviewUri';
import { Store } from '../../src/session/store';
import { mayForget } from '../../src/inPlace/copy/kept';
import { WorkingCopies } from '../../src/inPlace/copies';
import type { Base, SaveResult, Sync, WorkingCopy } from '../../src/sync';
import { folder, remove } from './support';

const url = 'https://gitlab.example.com';
const review = { project: 'acme/production', iid: 7 };
const uri = reviewUri(url, review, 'Mails were late');

suite('Working copies', () => {
  let log: Log;
  let store: Store;
  const sent: WorkingCopy[] = [];
  const told: string[] = [];
  let answer: SaveResult | undefined;
  let issueText: string;
  /** What the settings say. */
  const set = { url };

  suiteSetup(() => {
    log = createLog();
  });

  setup(() => {
    store = new Store(Uri.joinPath(folder(), '.storage'));
    sent.length = 0;
    told.length = 0;
    answer = undefined;
    issueText = 'As it was.\n';
    set.url = url;
  });

  teardown(() => remove('.storage'));

  const baseAt = (updatedAt: number): Base => ({
    review,
    description: issueText.trim(),
    updatedAt,
    confidential: false,
  });
  const issue = { reference: review, title: 'Mails were late', updatedAt: 1 } as ReviewIssue;

  const offline = { kind: 'unreachable', method: 'PUT', path: 'projects/1/issues/7', maybeDone: true } as const;

  const sync: Sync = {
    reviewId: () => Promise.resolve('x'),
    isUnfinished: () => Promise.resolve(false),
    createReview: () => assert.fail('nothing is made here'),
    publishReview: () => assert.fail('nothing is published here'),
    lookAhead: () => assert.fail('nothing is published here'),
    foldReview: () => assert.fail('nothing is folded here'),
    openReview: () => Promise.resolve({ kind: 'opened', review: issue, text: issueText, base: baseAt(1) }),
    pullReview: () => Promise.resolve({ kind: 'failed', step: 'look', error: offline, review, base: undefined }),
    saveReview: copy => {
      sent.push(copy);
      const base = baseAt(2);
      const saved = { kind: 'saved', review: issue, text: copy.text, base, own: base, sent: true } as const;
      return Promise.resolve(answer ?? { ...saved, merged: false, altered: undefined });
    },
  };

  const questions: Questions = {
    mayUpdate: () => Promise.resolve(true),
    mayBePublic: () => Promise.resolve(false),
    isResolved: () => Promise.resolve('send'),
    tellConflict: () => undefined,
    showConflict: () => Promise.resolve(),
    showAltered: () => Promise.resolve(),
    showLost: () => Promise.resolve(),
    tellFailure: ({ message }) => told.push(message),
  };

  /** A window that was just loaded. */
  function copiesOfWindow(): WorkingCopies {
    const account = {
      onDidChange: new EventEmitter<void>().event,
      known: () => Promise.resolve({ url: set.url, origin: set.url }),
      requireWriting: () => Promise.resolve(),
      gitlab: () => Promise.reject(new Error('nobody asks')),
    } as unknown as Account;
    return new WorkingCopies({
      account,
      sync: () => Promise.resolve(sync),
      store,
      questions,
      log,
      now: Date.now,
      fileChanged: () => undefined,
    });
  }

  test('a draft is there after a reload, and is sent with the base it was made from', async () => {
    const before = copiesOfWindow();
    assert.equal((await before.read(uri)).text, 'As it was.\n');
    await before.write(uri, 'As it was.\nMine.\n', false);
    assert.equal(sent.length, 0);
    before.dispose();

    issueText = 'Somebody else was here.\n';
    const after = copiesOfWindow();
    assert.equal((await after.read(uri)).text, 'As it was.\nMine.\n');
    assert.equal(after.state(uri)?.standing.kind, 'draft');
    await after.write(uri, 'As it was.\nMine, finished.\n', true);
    assert.equal(sent[0]?.base?.description, 'As it was.');
    assert.equal(after.state(uri)?.standing.kind, 'sent');
    after.dispose();
  });

  test('what could not be sent is kept, and why is said', async () => {
    const copies = copiesOfWindow();
    await copies.read(uri);
    answer = { kind: 'failed', step: 'text', error: offline, review, base: { ...baseAt(1), uncertain: ['Mine.\n'] } };
    await copies.write(uri, 'Mine.\n', true);
    assert.match(told.join(), /cannot be reached/u);
    assert.equal(copies.state(uri)?.standing.kind, 'failed');
    copies.dispose();

    const after = copiesOfWindow();
    assert.equal((await after.read(uri)).text, 'Mine.\n');
    answer = undefined;
    await after.write(uri, 'Mine.\n', true);
    assert.deepEqual(sent[1]?.base?.uncertain, ['Mine.\n']);
    after.dispose();
  });

  test('a draft stays where the review is made once more', async () => {
    const before = copiesOfWindow();
    await before.read(uri);
    await before.write(uri, 'As it was.\nMine.\n', false);
    before.dispose();
    const after = copiesOfWindow();
    await after.take({ review: issue, text: 'As it was.\n', base: baseAt(1) });
    assert.equal((await after.read(uri)).text, 'As it was.\nMine.\n');
    assert.equal(after.state(uri)?.standing.kind, 'draft');
    after.dispose();
  });

  test('a draft is read where another server is set up, and sent to none', async () => {
    const copies = copiesOfWindow();
    await copies.read(uri);
    await copies.write(uri, 'Mine.\n', false);
    set.url = 'https://other.example.com';
    assert.equal((await copies.read(uri)).text, 'Mine.\n');
    await copies.write(uri, 'Mine.\n', true);
    assert.match(told.join(), /is on gitlab\.example\.com, and you are set up for https:\/\/other/u);
    assert.deepEqual(sent, []);
    copies.dispose();
  });

  test('a review of another server is not asked for here', async () => {
    const copies = copiesOfWindow();
    const elsewhere = reviewUri('https://other.example.com/sub', review, 'x');
    await assert.rejects(copies.read(elsewhere), /is on other\.example\.com\/sub, and you are set up for/u);
    copies.dispose();
  });

  test('only what GitLab has too may be given up', () => {
    const kept = { name: 'x', text: 'a', sent: 'a', base: baseAt(1), mtime: 1, title: 'x', updatedAt: 1 };
    assert.equal(mayForget('copy:x', kept), true);
    assert.equal(mayForget('copy:x', { ...kept, text: 'b' }), false);
    assert.equal(mayForget('file:x', kept), false);
  });

  test('a file that holds no JSON is as good as none', async () => {
    await store.write('key', { a: 1 });
    assert.deepEqual(await store.read('key'), { a: 1 });
    const [file] = await workspace.fs.readDirectory(store.folder);
    assert.ok(file);
    await workspace.fs.writeFile(Uri.joinPath(store.folder, file[0]), new TextEncoder().encode('{"key":'));
    assert.equal(await store.read('key'), undefined);
    await store.write('key', undefined);
    assert.deepEqual(await workspace.fs.readDirectory(store.folder), []);
  });
});
