// The reviews that are edited in place in this window: found by their address, kept over a reload, looked after.
import delay from 'delay';
import { commands, Disposable, EventEmitter, l10n, window, workspace, type TextDocument, type Uri } from 'vscode';
import { chooseFileTitle } from '../incident/fileNames';
import type { IssueReference, ReviewIssue } from '../incident/model';
import { UserError } from '../session/words/failures';
import { createOtherHostError } from '../session/words/otherHost';
import { logError, logFailure } from '../session/log';
import { readFileName } from '../session/files/paths';
import { encodeHost, readReviewUri, buildReviewUri } from '../session/uris/reviewUri';
import type { Created } from '../sync/index';
import { isSent, createKeptCopy, type KeptCopy } from './copy/kept';
import type { CopyEvent, Outcome } from './copy/model';
import { createCopyError, mustSignIn } from './copyFailures';
import { formatOwner, type DraftKey } from './drafts/drafts';
import type { CopyParts, CopyState } from './parts';
import { closeDocument } from './tabs';
import { WorkingCopy } from './workingCopy';

/** Milliseconds between two requests to VS Code to write a document, and how many there are. */
const writeAgainMs = 50;
const mostWrites = 40;

/** The copies of this window, one a review. */
export class WorkingCopies implements Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #copies = new Map<string, Promise<WorkingCopy>>();
  readonly #ready = new Map<string, WorkingCopy>();
  readonly #abort = new AbortController();
  readonly #subscription: Disposable;

  constructor(readonly parts: CopyParts) {
    const { account, now, log } = parts;
    const look = (): void => {
      const document = window.activeTextEditor?.document;
      if (!document) return;
      this.#tell(document, { kind: 'refreshed', at: now(), force: false });
      const copy = this.#find(document.uri);
      if (copy) logFailure(log, 'drafts', copy.compareWithOtherWindows());
    };
    this.#subscription = Disposable.from(
      workspace.onDidOpenTextDocument(document => this.#follow(document, 'opened')),
      workspace.onDidChangeTextDocument(({ document }) => this.#follow(document, 'typed')),
      workspace.onDidCloseTextDocument(({ uri }) => this.#find(uri)?.handle({ kind: 'closed' })),
      window.onDidChangeActiveTextEditor(look),
      window.onDidChangeWindowState(({ focused }) => focused && look()),
      account.onDidChange(() => {
        logFailure(log, 'sign-in', this.#leave().then(look));
      }),
    );
  }

  /** What is known of a copy without asking anybody. */
  state(uri: Uri): CopyState | undefined {
    return this.#find(uri)?.state;
  }

  /** The document of a review, the same one for as long as a copy of it is kept. */
  async uriOf(issue: Pick<ReviewIssue, 'reference' | 'title' | 'confidential'>): Promise<Uri> {
    const { reference: review } = issue;
    const { url } = await this.parts.account.readAddress();
    const host = encodeHost(url);
    const open = this.#ready.get(makeKey(host, review));
    if (open) return open.place.uri;
    const { id } = await this.parts.identity.at(host);
    const kept = await this.parts.drafts.peek(makeDraftKey(host, id, review));
    return buildReviewUri(url, review, kept?.name ?? chooseFileTitle(issue));
  }

  /**
   * Takes what was just made as the copy to go on with, unless one is open or has something that was not sent. `asker`: the
   * account's `changes` when it was asked for; undefined where another account is there by now, whose it is not.
   */
  async take(
    { review, text, base }: Pick<Created, 'review' | 'text' | 'base'>,
    asker: number,
  ): Promise<Uri | undefined> {
    const uri = await this.uriOf(review);
    const { url } = await this.parts.account.readAddress();
    const host = encodeHost(url);
    const { id } = await this.parts.identity.at(host);
    const kept = await this.parts.drafts.open(makeDraftKey(host, id, review.reference));
    if (this.parts.account.changes !== asker) return undefined;
    if (this.#copies.has(makeKey(host, review.reference)) || (kept && !isSent(kept))) {
      await this.refresh(uri);
      return uri;
    }
    const now = this.parts.now();
    await this.#add(uri, id, { kept: { ...createKeptCopy(review, text, base), mtime: now }, pulledAt: now });
    return uri;
  }

  /** For VS Code: what is in the file now. Reads it from GitLab where nothing is kept of it. */
  async read(uri: Uri): Promise<{ readonly text: string; readonly mtime: number }> {
    return (await this.#copy(uri)).read();
  }

  /** For VS Code: what the document holds now is what it writes next. */
  beginWrite(uri: Uri): void {
    this.#find(uri)?.handle({ kind: 'write-begun' });
  }

  /** For VS Code: keeps a text here. */
  async write(uri: Uri, text: string): Promise<void> {
    await (await this.#copy(uri)).write(text);
  }

  /** Sends what is kept here, for the person who asks for it; returns what came of that. */
  async send(uri: Uri): Promise<Outcome | undefined> {
    return (await this.#copy(uri)).send();
  }

  /**
   * Saves a document that the person asks to save by a command of ours, and sends it. VS Code makes nothing of a request
   * that comes while it saves the same text by itself, so what it writes, or has just written, is sent for this request.
   * Undefined where VS Code does not write the document; then it is sent with the next write.
   */
  async save(document: TextDocument): Promise<Outcome | undefined> {
    const copy = await this.#copy(document.uri);
    return copy.send(async isSettled => {
      await commands.executeCommand('workbench.action.files.save');
      for (let writes = 0; !isSettled() && document.isDirty && writes < mostWrites; writes += 1) {
        await document.save();
        await delay(writeAgainMs);
      }
    });
  }

  /** Asks whether a review is to be sent that was saved and maybe not by the person; what our own command saves is sent. */
  offerToSend(uri: Uri): void {
    const copy = this.#find(uri);
    if (copy?.state.standing.kind !== 'draft' || copy.isSaving) return;
    const { questions, log } = this.parts;
    const offering = async (): Promise<void> => {
      if (await questions.maySendSaved(copy.place.review)) await copy.send();
    };
    logFailure(log, 'save', offering());
  }

  /** Asks GitLab whether the review has changed there. */
  async refresh(uri: Uri): Promise<void> {
    await (await this.#copy(uri)).refresh();
  }

  dispose(): void {
    this.#abort.abort();
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #follow(document: TextDocument, kind: 'opened' | 'typed'): void {
    if (!readReviewUri(document.uri)) return;
    const { isDirty } = document;
    this.#tell(document, { kind, text: document.getText(), isDirty });
    // Who writes for an hour without looking away hears of what others do before the save.
    if (isDirty) this.#tell(document, { kind: 'refreshed', at: this.parts.now(), force: false });
  }

  #tell(document: TextDocument, event: CopyEvent): void {
    const copy = this.#find(document.uri);
    if (copy?.isOf(document)) copy.handle(event);
  }

  #find(uri: Uri): WorkingCopy | undefined {
    const place = readReviewUri(uri);
    return place && this.#ready.get(makeKey(place.host, place.review));
  }

  #copy(uri: Uri): Promise<WorkingCopy> {
    const place = readReviewUri(uri);
    if (!place) return Promise.reject(new UserError(l10n.t('{0} is no review of GitLab.', uri.path)));
    const key = makeKey(place.host, place.review);
    const known = this.#copies.get(key);
    if (known) return known;
    const loading = this.#load(uri, place.host, place.review);
    this.#copies.set(key, loading);
    loading.catch(() => {
      // One that is there and could not be kept yet stays: somebody may be writing in it.
      if (this.#copies.get(key) === loading) this.#copies.delete(key);
    });
    return loading;
  }

  async #load(uri: Uri, host: string, review: IssueReference): Promise<WorkingCopy> {
    const { account, identity, drafts } = this.parts;
    const { changes } = account;
    const person = await identity.at(host);
    const kept = await drafts.open(makeDraftKey(host, person.id, review));
    if (!person.isSignedIn && kept?.base.confidential === true) throw mustSignIn(host);
    const read = kept ? { kept, pulledAt: 0 } : await this.#open(host, review);
    // Whoever it was read for may have left meanwhile.
    if (account.changes !== changes) return this.#load(uri, host, review);
    const copy = await this.#add(uri, person.id, read);
    if (kept) await copy.compareWithOtherWindows();
    else copy.findLastPerson();
    return copy;
  }

  async #open(host: string, review: IssueReference): Promise<ReadCopy> {
    const { url } = await this.parts.account.readAddress();
    if (encodeHost(url) !== host) throw createOtherHostError(host, url);
    const result = await (await this.parts.sync()).openReview(review, this.#abort.signal);
    if (result.kind === 'failed') throw createCopyError(result.error, review);
    const now = this.parts.now();
    return { kept: { ...createKeptCopy(result.review, result.text, result.base), mtime: now }, pulledAt: now };
  }

  async #add(uri: Uri, user: number, { kept, pulledAt }: ReadCopy): Promise<WorkingCopy> {
    const place = readReviewUri(uri);
    if (!place) throw new UserError(l10n.t('{0} is no review of GitLab.', uri.path));
    const { host, review } = place;
    const name = readFileName(uri.path).replace(/\.md$/u, '');
    const copy: WorkingCopy = new WorkingCopy(
      {
        ...place,
        draft: makeDraftKey(host, user, review),
        user,
        projectId: kept.projectId,
        uri,
        signal: this.#abort.signal,
        changed: () => this.#changed.fire(uri),
        forget: () => this.#forget(copy),
      },
      this.parts,
      { kept: { ...kept, name }, pulledAt },
    );
    const key = makeKey(host, review);
    this.#ready.set(key, copy);
    this.#copies.set(key, Promise.resolve(copy));
    await copy.persist();
    this.#changed.fire(uri);
    return copy;
  }

  /**
   * Another account, or none: the copies of whoever was here are kept for them and closed, and so is what is confidential
   * where nobody is signed in.
   */
  async #leave(): Promise<void> {
    for (const copy of [...this.#ready.values()]) {
      const { host, user } = copy.place;
      const person = await this.parts.identity.at(host).catch(() => undefined);
      const isHidden = person?.isSignedIn !== true && copy.state.confidential;
      copy.handle({ kind: 'account-changed' });
      if (person?.id === user && !isHidden) continue;
      // One that cannot be kept stays: its text is nowhere else. The others are closed all the same.
      await this.#close(copy).catch((error: unknown) => logError(this.parts.log, 'drafts', error));
    }
    if (this.#ready.size === 0) return;
    // Where the token before could only read, this one may write.
    await this.parts.account.canWrite();
    for (const { place } of this.#ready.values()) {
      this.parts.fileChanged(place.uri);
      place.changed();
    }
  }

  async #close(copy: WorkingCopy): Promise<void> {
    await copy.retire();
    await closeDocument(copy.place.uri);
    if (copy.state.standing.kind === 'sent') this.#forget(copy);
    else this.#drop(copy);
    this.parts.fileChanged(copy.place.uri);
  }

  /** False where another copy of the review has taken its place. */
  #drop(copy: WorkingCopy): boolean {
    const key = makeKey(copy.place.host, copy.place.review);
    if (this.#ready.get(key) !== copy) return false;
    copy.end();
    this.#ready.delete(key);
    this.#copies.delete(key);
    this.#changed.fire(copy.place.uri);
    return true;
  }

  /** Only what this window wrote goes, and only what this copy wrote. */
  #forget(copy: WorkingCopy): void {
    if (!this.#drop(copy)) return;
    const { drafts, log } = this.parts;
    logFailure(log, 'copy', drafts.forget(copy.place.draft));
  }
}

/** A copy as it was read, and when GitLab was asked for it in epoch milliseconds; 0 where it was not. */
interface ReadCopy {
  readonly kept: KeptCopy;
  readonly pulledAt: number;
}

/** One copy a review in this window. */
function makeKey(host: string, { project, iid }: IssueReference): string {
  return `${host}:${project.toLowerCase()}#${iid}`;
}

function makeDraftKey(host: string, user: number, { project, iid }: IssueReference): DraftKey {
  return { owner: formatOwner(host, user), key: `${project.toLowerCase()}#${iid}` };
}
