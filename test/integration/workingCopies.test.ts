// Drafts of reviews in GitLab: they survive a reload together with what they are based on.
import assert from 'node:assert/strict';
import { EventEmitter, FileSystemError, Uri, workspace } from 'vscode';
import type { ReviewIssue } from '../../src/incident/model';
import type { Account } from '../../src/session/account';
import { Drafts } from '../../src/inPlace/drafts/drafts';
import type { Identity } from '../../src/inPlace/drafts/identity';
import type { Questions } from '../../src/inPlace/parts';
import { createLog, type Log } from '../../src/session/log';
import { buildReviewUri } from '../../src/session/uris/reviewUri';
import { describeFailure } from '../../src/session/words/failureWords';
import { Store, type StoreFolder } from '../../src/session/store';
import { openStoreFolder } from '../../src/session/files/storeFolder';
import { Seals } from '../../src/inPlace/drafts/seals';
import { WorkingCopies } from '../../src/inPlace/copies';
import { UnsentDrafts } from '../../src/inPlace/drafts/unsentDrafts';
import type { Base, SaveResult, Sync, BasedText } from '../../src/sync';
import { folder, pause, remove, until } from './support';

const url = 'https://gitlab.example.com';
const review = { project: 'acme/production', iid: 7 };
const uri = buildReviewUri(url, review, 'Mails were late');

suite('Working copies', () => {
  let log: Log;
  let kept: Uri;
  let confidential: boolean;
  /** Whose the path is now. */
  let projectId: number;
  const person = { id: 1, isSignedIn: true };
  const secrets = new Map<string, string>();
  const secretStorage = {
    get: (name: string) => Promise.resolve(secrets.get(name)),
    store: (name: string, value: string) => Promise.resolve(void secrets.set(name, value)),
  };
  const sent: BasedText[] = [];
  const told: string[] = [];
  let answer: SaveResult | undefined;
  let issueText: string;
  /** What GitLab waits for before it answers with a review. */
  let opening: Promise<void> | undefined;
  /** The same of who changed a review. */
  let naming: Promise<void> | undefined;
  /** What GitLab was asked for, of these two. */
  const asked: string[] = [];
  /** Whose merges were told. */
  const merges: unknown[] = [];
  /** What VS Code was told to read again. */
  const readAgain: string[] = [];
  /** How often another person has signed in. */
  let changes = 0;
  /** What the settings say. */
  const set = { url };

  suiteSetup(() => {
    log = createLog();
  });

  setup(() => {
    kept = Uri.joinPath(folder(), '.storage');
    secrets.clear();
    confidential = false;
    projectId = 5;
    person.id = 1;
    person.isSignedIn = true;
    sent.length = 0;
    told.length = 0;
    merges.length = 0;
    asked.length = 0;
    readAgain.length = 0;
    answer = undefined;
    issueText = 'As it was.\n';
    set.url = url;
  });

  teardown(() => remove('.storage'));

  const baseAt = (updatedAt: number): Base => ({
    review,
    description: issueText.trim(),
    updatedAt,
    confidential,
  });
  const issue = { reference: review, projectId: 5, title: 'Mails were late', updatedAt: 1 } as ReviewIssue;

  const offline = { kind: 'unreachable', method: 'PUT', path: 'projects/1/issues/7', maybeDone: true } as const;

  const sync: Sync = {
    reviewId: () => Promise.resolve('x'),
    isUnfinished: () => Promise.resolve(false),
    createReview: () => assert.fail('nothing is made here'),
    publishReview: () => assert.fail('nothing is published here'),
    planPublish: () => assert.fail('nothing is published here'),
    incidentStep: () => assert.fail('nothing is made here'),
    logEvent: () => assert.fail('nothing is logged here'),
    foldReview: () => assert.fail('nothing is folded here'),
    declareIncident: () => assert.fail('no incident is declared here'),
    changeIncident: () => assert.fail('no incident is changed here'),
    changeReview: () => assert.fail('no incident is changed here'),
    readOrigin: () => assert.fail('no action is made here'),
    actionNames: () => assert.fail('no action is made here'),
    makeAction: () => assert.fail('no action is made here'),
    linkAction: () => assert.fail('no action is linked here'),
    changeAction: () => assert.fail('no action is changed here'),
    findNudge: () => assert.fail('nobody is asked here'),
    nudgeOwner: () => assert.fail('nobody is asked here'),
    openReview: async () => {
      asked.push('opening');
      const opened = { kind: 'opened', review: issue, text: issueText, base: baseAt(1) } as const;
      await opening;
      return opened;
    },
    pullReview: () =>
      Promise.resolve({ kind: 'failed', phase: 'read', error: offline, issue: review, base: undefined }),
    saveReview: copy => {
      sent.push(copy);
      const base = baseAt(2);
      const saved = { kind: 'saved', review: issue, text: copy.text, base, own: base, sent: true } as const;
      return Promise.resolve(answer ?? { ...saved, merged: false, altered: undefined });
    },
  };

  const accountChanged = new EventEmitter<void>();
  const questions: Questions = {
    mayUpdate: () => Promise.resolve(true),
    maySendSecrets: () => Promise.resolve(true),
    mayBePublic: () => Promise.resolve(false),
    isResolved: () => Promise.resolve('send'),
    tellConflict: () => undefined,
    showConflict: () => Promise.resolve(),
    closeComparison: () => Promise.resolve(),
    showAltered: () => Promise.resolve(),
    showLost: () => Promise.resolve(),
    tellMerged: ({ usernames }) => merges.push(usernames),
    maySendSaved: () => Promise.resolve(false),
    tellFailure: ({ message }) => told.push(message),
  };

  /** A window that was just loaded. */
  function copiesOfWindow(through: (folder: StoreFolder) => StoreFolder = same => same): WorkingCopies {
    const store = new Store(through(openStoreFolder(kept)), crypto.randomUUID(), Date.now);
    const account = {
      onDidChange: accountChanged.event,
      get changes(): number {
        return changes;
      },
      readAddress: () => Promise.resolve({ url: set.url, origin: set.url }),
      access: () => Promise.resolve({ kind: 'signed-in', address: { url: set.url, origin: set.url } }),
      requireWriting: () => Promise.resolve(),
      canWrite: () => Promise.resolve(true),
      gitlab: () =>
        Promise.resolve({
          projectId: () => Promise.resolve(projectId),
          notes: async () => {
            asked.push('naming');
            await naming;
            return { items: [] };
          },
        }),
    } as unknown as Account;
    return new WorkingCopies({
      account,
      sync: () => Promise.resolve(sync),
      drafts: new Drafts(store, new Seals(secretStorage)),
      identity: { at: () => Promise.resolve({ ...person }) } as unknown as Identity,
      questions,
      log,
      now: Date.now,
      fileChanged: changed => readAgain.push(changed.toString()),
    });
  }

  test('a draft is there after a reload, and is sent with the base it was made from', async () => {
    const before = copiesOfWindow();
    assert.equal((await before.read(uri)).text, 'As it was.\n');
    await before.write(uri, 'As it was.\nMine.\n');
    assert.equal(sent.length, 0);
    before.dispose();

    issueText = 'Somebody else was here.\n';
    const after = copiesOfWindow();
    assert.equal((await after.read(uri)).text, 'As it was.\nMine.\n');
    assert.equal(after.state(uri)?.standing.kind, 'draft');
    await after.write(uri, 'As it was.\nMine, finished.\n');
    await after.send(uri);
    assert.equal(sent[0]?.base?.description, 'As it was.');
    assert.equal(after.state(uri)?.standing.kind, 'sent');
    after.dispose();
  });

  test('after a reload it is known without opening it, and no longer once GitLab has it', async () => {
    const before = copiesOfWindow();
    await before.read(uri);
    await before.write(uri, 'As it was.\nMine.\n');
    before.dispose();

    const copies = copiesOfWindow();
    const reported: (readonly string[])[] = [];
    const { account, identity, drafts } = copies.parts;
    const unsent = new UnsentDrafts({ account, identity, drafts, copies, log, report: names => reported.push(names) });
    await unsent.load();
    assert.deepEqual(reported, [['acme/production#7']]);
    await copies.read(uri);
    await copies.write(uri, 'As it was.\nMine.\n');
    await copies.send(uri);
    assert.deepEqual(reported, [['acme/production#7'], []]);
    unsent.dispose();
    copies.dispose();
  });

  test('what could not be sent is kept, and why is said', async () => {
    const copies = copiesOfWindow();
    await copies.read(uri);
    answer = {
      kind: 'failed',
      phase: 'text',
      error: offline,
      issue: review,
      base: { ...baseAt(1), uncertain: ['Mine.\n'] },
    };
    await copies.write(uri, 'Mine.\n');
    await copies.send(uri);
    assert.match(told.join(), /cannot be reached/u);
    assert.equal(copies.state(uri)?.standing.kind, 'failed');
    copies.dispose();

    const after = copiesOfWindow();
    assert.equal((await after.read(uri)).text, 'Mine.\n');
    answer = undefined;
    await after.write(uri, 'Mine.\n');
    await after.send(uri);
    assert.deepEqual(sent[1]?.base?.uncertain, ['Mine.\n']);
    after.dispose();
  });

  const diskFaults: readonly (readonly [string, RegExp])[] = [
    ['ENOSPC: no space left on device', /cannot be kept here: the disk is full\.$/u],
    ['EACCES: permission denied', /cannot be kept here: this machine does not allow it\.$/u],
    ['EIO: i/o error', /cannot be kept here: the disk has a fault\.$/u],
  ];
  for (const [fault, said] of diskFaults) {
    test(`${fault.slice(0, 6)}: what is typed stays, it says why once, and nothing is sent before it is kept`, async () => {
      let isBroken = false;
      const copies = copiesOfWindow(files => ({
        ...files,
        create: async (name, text) => {
          if (isBroken) throw FileSystemError.Unavailable(`Unable to write file (Error: ${fault}, write)`);
          await files.create(name, text);
        },
      }));
      await copies.read(uri);
      isBroken = true;
      const failed = await copies.write(uri, 'As it was.\nMine.\n').then(
        () => undefined,
        (error: unknown) => describeFailure(error, 'acme/production#7').message,
      );
      // VS Code shows what a write is refused with, keeps its document as unsaved, and has a copy of that.
      assert.match(failed ?? '', said);
      assert.deepEqual([told, sent], [[], []]);
      await copies.send(uri);
      assert.deepEqual([told.length, sent.length], [1, 0]);
      assert.match(told[0] ?? '', said);
      isBroken = false;
      await copies.write(uri, 'As it was.\nMine, and on.\n');
      await copies.send(uri);
      assert.deepEqual([told.length, sent.at(-1)?.text], [1, 'As it was.\nMine, and on.\n']);
      copies.dispose();
    });
  }

  test('what is shown is what a text is based on, though the disk took it too late for whoever asked first', async () => {
    let fail: () => void = () => undefined;
    let isBroken = true;
    const broken = new Promise<never>((_, reject) => (fail = () => reject(new Error('ENOSPC'))));
    const copies = copiesOfWindow(files => ({
      ...files,
      create: (name, text) => (isBroken ? broken : files.create(name, text)),
    }));
    const first = copies.read(uri);
    await until('the copy', () => Promise.resolve(copies.state(uri) !== undefined));
    assert.equal((await copies.read(uri)).text, 'As it was.\n');
    fail();
    await assert.rejects(first, /ENOSPC/u);
    isBroken = false;
    issueText = 'As it was.\nSomebody else was here.\n';
    await copies.write(uri, 'As it was.\nMine.\n');
    await copies.send(uri);
    assert.deepEqual(
      sent.map(({ base }) => base?.description),
      ['As it was.'],
    );
    copies.dispose();
  });

  test('a review that was made for one is not kept for the other who has signed in meanwhile', async () => {
    const copies = copiesOfWindow();
    const before = changes;
    person.id = 2;
    changes += 1;
    accountChanged.fire();
    const created = { review: issue, text: 'Their words.\n', base: baseAt(1) };
    assert.equal(await copies.take(created, before), undefined);
    assert.equal(copies.state(uri), undefined);
    assert.equal((await copies.read(uri)).text, 'As it was.\n');
    copies.dispose();
  });

  test('a draft stays where the review is made once more', async () => {
    const before = copiesOfWindow();
    await before.read(uri);
    await before.write(uri, 'As it was.\nMine.\n');
    before.dispose();
    const after = copiesOfWindow();
    await after.take({ review: issue, text: 'As it was.\n', base: baseAt(1) }, changes);
    assert.equal((await after.read(uri)).text, 'As it was.\nMine.\n');
    assert.equal(after.state(uri)?.standing.kind, 'draft');
    after.dispose();
  });

  test('a draft is read where another server is set up, and sent to none', async () => {
    const copies = copiesOfWindow();
    await copies.read(uri);
    await copies.write(uri, 'Mine.\n');
    set.url = 'https://other.example.com';
    assert.equal((await copies.read(uri)).text, 'Mine.\n');
    await copies.write(uri, 'Mine.\n');
    await copies.send(uri);
    assert.match(told.join(), /is on gitlab\.example\.com, and you are set up for https:\/\/other/u);
    assert.deepEqual(sent, []);
    copies.dispose();
  });

  test('a review of another server is not asked for here', async () => {
    const copies = copiesOfWindow();
    const elsewhere = buildReviewUri('https://other.example.com/sub', review, 'x');
    await assert.rejects(copies.read(elsewhere), /is on other\.example\.com\/sub, and you are set up for/u);
    copies.dispose();
  });

  test('a draft is not sent to another project that has got the path', async () => {
    const copies = copiesOfWindow();
    await copies.read(uri);
    await copies.write(uri, 'Mine.\n');
    copies.dispose();
    projectId = 6;
    const after = copiesOfWindow();
    assert.equal((await after.read(uri)).text, 'Mine.\n');
    await after.write(uri, 'Mine.\n');
    await after.send(uri);
    assert.deepEqual(sent, []);
    assert.match(told.join(), /^Nothing was sent: acme\/production is another project now/u);
    after.dispose();
  });

  test('two windows on one folder keep a draft each', async () => {
    const [one, other] = [copiesOfWindow(), copiesOfWindow()];
    await Promise.all([one.read(uri), other.read(uri)]);
    await Promise.all([one.write(uri, 'As it was.\nOne.\n'), other.write(uri, 'As it was.\nOther.\n')]);
    await Promise.all([one.refresh(uri), other.refresh(uri)]);
    assert.equal((await one.read(uri)).text, 'As it was.\nOne.\n');
    assert.equal((await other.read(uri)).text, 'As it was.\nOther.\n');
    for (const window of [one, other]) window.dispose();

    const third = copiesOfWindow();
    const { text } = await third.read(uri);
    const drafts = [text, third.state(uri)?.otherDraft ?? ''].toSorted();
    assert.deepEqual(drafts, ['As it was.\nOne.\n', 'As it was.\nOther.\n']);
    third.dispose();
  });

  test('a draft of somebody else on this machine is neither shown nor sent', async () => {
    const theirs = copiesOfWindow();
    await theirs.read(uri);
    await theirs.write(uri, 'Their draft.\n');
    theirs.dispose();
    person.id = 2;
    const mine = copiesOfWindow();
    assert.equal((await mine.read(uri)).text, 'As it was.\n');
    await mine.write(uri, 'As it was.\nMine.\n');
    await mine.send(uri);
    assert.deepEqual(
      sent.map(({ text }) => text),
      ['As it was.\nMine.\n'],
    );
    mine.dispose();
    person.id = 1;
    const again = copiesOfWindow();
    assert.equal((await again.read(uri)).text, 'Their draft.\n');
    again.dispose();
  });

  test('a draft that is open while somebody else signs in is kept for its owner', async () => {
    const copies = copiesOfWindow();
    await copies.read(uri);
    await copies.write(uri, 'Their draft.\n');
    person.id = 2;
    accountChanged.fire();
    await until('the other one’s text', async () => (await copies.read(uri)).text === 'As it was.\n');
    await copies.write(uri, 'As it was.\nMine.\n');
    await copies.send(uri);
    assert.deepEqual(
      sent.map(({ text }) => text),
      ['As it was.\nMine.\n'],
    );
    copies.dispose();
  });

  test('a review that GitLab still opens for one while somebody else signs in is opened for the other', async () => {
    let answerFirst: () => void = () => undefined;
    opening = new Promise(resolve => (answerFirst = resolve));
    const copies = copiesOfWindow();
    const reading = copies.read(uri);
    await until('the question to GitLab', () => asked.includes('opening'));
    issueText = 'As the other one may read it.\n';
    person.id = 2;
    changes += 1;
    accountChanged.fire();
    answerFirst();
    assert.equal((await reading).text, issueText);
    opening = undefined;
    copies.dispose();
  });

  for (const isLeft of [false, true]) {
    const then = isLeft ? 'is told to nobody once somebody else has signed in' : 'is told';
    test(`what others changed ${then}, although GitLab says late who it was`, async () => {
      let name: () => void = () => undefined;
      const copies = copiesOfWindow();
      await copies.read(uri);
      const base = baseAt(2);
      const saved = { kind: 'saved', review: issue, base, own: base, sent: true, merged: true } as const;
      answer = { ...saved, text: 'As it was.\nMine.\nTheirs.\n', lost: undefined, altered: undefined };
      naming = new Promise(resolve => (name = resolve));
      // Who changed it last was asked as it was opened.
      asked.length = 0;
      await copies.write(uri, 'As it was.\nMine.\n');
      await copies.send(uri);
      await until('the question who it was', () => asked.includes('naming'));
      if (isLeft) {
        person.id = 2;
        accountChanged.fire();
        await until('the end of the copy', () => Promise.resolve(copies.state(uri) === undefined));
      }
      name();
      naming = undefined;
      if (!isLeft) await until('what is told', () => merges.length > 0);
      // It would be told in the same turn.
      await pause(50);
      assert.deepEqual(merges, isLeft ? [] : [[]]);
      copies.dispose();
    });
  }

  test('what a token that only reads opened is looked at again with another token of the same person', async () => {
    const copies = copiesOfWindow();
    await copies.read(uri);
    readAgain.length = 0;
    const changed: string[] = [];
    copies.onDidChange(each => changed.push(each.toString()));
    accountChanged.fire();
    await until('the file', () => readAgain.length > 0 && changed.length > 0);
    assert.deepEqual([readAgain, changed], [[uri.toString()], [uri.toString()]]);
    copies.dispose();
  });

  test('a confidential review is not readable after signing out, neither here nor on disk, and its draft is not lost', async () => {
    confidential = true;
    const copies = copiesOfWindow();
    await copies.read(uri);
    await copies.write(uri, 'As it was.\nSecret words.\n');
    person.isSignedIn = false;
    accountChanged.fire();
    await until('the refusal', () =>
      copies.read(uri).then(
        () => false,
        (error: unknown) => /^Sign in to gitlab\.example\.com to read/u.test((error as Error).message),
      ),
    );
    const files = await workspace.fs.readDirectory(kept);
    assert.ok(files.length > 0, 'the draft is kept');
    for (const [name] of files) {
      const bytes = await workspace.fs.readFile(Uri.joinPath(kept, name));
      assert.doesNotMatch(new TextDecoder().decode(bytes), /Secret|As it was/u);
    }
    copies.dispose();
    person.isSignedIn = true;
    const after = copiesOfWindow();
    assert.equal((await after.read(uri)).text, 'As it was.\nSecret words.\n');
    after.dispose();
  });

  for (const isMended of [true, false]) {
    const then = isMended ? 'is kept after all' : 'stays here';
    test(`what the disk did not take ${then} at signing out, and the other reviews are closed all the same`, async () => {
      confidential = true;
      let isBroken = false;
      const copies = copiesOfWindow(files => ({
        ...files,
        create: (name, text) => (isBroken ? Promise.reject(new Error('ENOSPC')) : files.create(name, text)),
      }));
      const other = buildReviewUri(url, { ...review, iid: 8 }, 'Mails were lost');
      await copies.read(uri);
      await copies.read(other);
      await copies.write(other, 'Mine too.\n');
      isBroken = true;
      await assert.rejects(copies.write(uri, 'Mine.\n'));
      isBroken = !isMended;
      person.isSignedIn = false;
      accountChanged.fire();
      await until('the refusal', () =>
        copies.read(other).then(
          () => false,
          (error: unknown) => /^Sign in to/u.test((error as Error).message),
        ),
      );
      if (isMended) {
        await assert.rejects(copies.read(uri), /^Error: Sign in to|^UserError: Sign in to/u);
        person.isSignedIn = true;
      }
      assert.equal((await copies.read(uri)).text, 'Mine.\n');
      copies.dispose();
    });
  }

  test('what is not confidential can be read on while signed out', async () => {
    const copies = copiesOfWindow();
    await copies.read(uri);
    await copies.write(uri, 'Mine.\n');
    person.isSignedIn = false;
    readAgain.length = 0;
    accountChanged.fire();
    await until('the end of signing out', () => readAgain.length > 0);
    assert.equal((await copies.read(uri)).text, 'Mine.\n');
    copies.dispose();
  });
});
