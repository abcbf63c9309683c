// The reviews that are edited in place in this window: found by their address, kept over a reload, looked after.
import { Disposable, EventEmitter, l10n, window, workspace, type TextDocument, type Uri } from 'vscode';
import type { IssueReference } from '../incident/model';
import type { Created } from '../sync/index';
import type { CopyParts, CopyState } from './parts';
import { UserError } from '../session/failures';
import { isSent, keptCopy, keptOf, keyOfCopy, type KeptCopy } from './keptCopy';
import { logError } from '../session/log';
import { hostOf, placeOf, reviewUri } from '../session/reviewUri';
import { errorOf, otherHost, WorkingCopy } from './workingCopy';

/** Milliseconds for which a review that is looked at is left alone. */
const calm = 30_000;

export class WorkingCopies implements Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #copies = new Map<string, Promise<WorkingCopy>>();
  readonly #ready = new Map<string, WorkingCopy>();
  readonly #abort = new AbortController();
  readonly #subscription: Disposable;

  constructor(readonly parts: CopyParts) {
    this.#subscription = Disposable.from(
      workspace.onDidChangeTextDocument(({ document }) => this.#find(document.uri)?.adopt(document)),
      workspace.onDidCloseTextDocument(document => this.#closed(document)),
      window.onDidChangeActiveTextEditor(() => this.#lookAgain()),
      window.onDidChangeWindowState(({ focused }) => focused && this.#lookAgain()),
      parts.account.onDidChange(() => this.#lookAgain()),
    );
  }

  /** What is known of a copy without asking anybody. */
  state(uri: Uri): CopyState | undefined {
    return this.#find(uri)?.state;
  }

  /** The document of a review, the same one for as long as a copy of it is kept. */
  async uriOf(review: IssueReference, title: string): Promise<Uri> {
    const { url } = await this.parts.account.known();
    const key = keyOfCopy(hostOf(url), review);
    const open = this.#ready.get(key);
    if (open) return open.uri;
    const kept = keptCopy(await this.parts.store.read(key));
    return reviewUri(url, review, kept?.name ?? title);
  }

  /** Takes what was just made as the copy to go on with, unless one is open or has something that was not sent. */
  async take({ review, text, base }: Pick<Created, 'review' | 'text' | 'base'>): Promise<Uri> {
    const uri = await this.uriOf(review.reference, review.title);
    const { url } = await this.parts.account.known();
    const key = keyOfCopy(hostOf(url), review.reference);
    const value = await this.parts.store.read(key);
    if (this.#copies.has(key) || (value !== undefined && !isSent(key, value))) {
      await this.refresh(uri);
      return uri;
    }
    const copy = await this.#add(uri, review.reference, { ...keptOf(review, text, base), mtime: this.parts.now() });
    copy.justAsked();
    return uri;
  }

  /** For VS Code: what is in the file now. Reads it from GitLab where nothing is kept of it. */
  async read(uri: Uri): Promise<{ readonly text: string; readonly mtime: number }> {
    return (await this.#copy(uri)).read();
  }

  /** Keeps a text here and sends nothing. */
  async keep(uri: Uri, text: string): Promise<void> {
    await (await this.#copy(uri)).keep(text);
  }

  /** Sends what is kept. Throws what the person must know; the text stays kept then. */
  async send(uri: Uri): Promise<void> {
    await (await this.#copy(uri)).send();
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

  #find(uri: Uri): WorkingCopy | undefined {
    const place = placeOf(uri);
    return place && this.#ready.get(keyOfCopy(place.host, place.review));
  }

  #copy(uri: Uri): Promise<WorkingCopy> {
    const place = placeOf(uri);
    if (!place) return Promise.reject(new UserError(l10n.t('{0} is no review of GitLab.', uri.path)));
    const key = keyOfCopy(place.host, place.review);
    const known = this.#copies.get(key);
    if (known) return known;
    const loading = this.#load(uri, place.host, place.review);
    this.#copies.set(key, loading);
    loading.catch(() => this.#copies.delete(key));
    return loading;
  }

  async #load(uri: Uri, host: string, review: IssueReference): Promise<WorkingCopy> {
    const kept = keptCopy(await this.parts.store.read(keyOfCopy(host, review)));
    if (kept) return this.#add(uri, review, kept);
    const { url } = await this.parts.account.known();
    if (hostOf(url) !== host) throw otherHost(host, url);
    const result = await (await this.parts.sync()).openReview(review, this.#abort.signal);
    if (result.kind === 'failed') throw errorOf(result.error, review);
    const read = { ...keptOf(result.review, result.text, result.base), mtime: this.parts.now() };
    const copy = await this.#add(uri, review, read);
    copy.justAsked();
    void copy.findWriter();
    return copy;
  }

  async #add(uri: Uri, review: IssueReference, kept: KeptCopy): Promise<WorkingCopy> {
    const host = placeOf(uri)?.host ?? '';
    const key = keyOfCopy(host, review);
    const name = uri.path.split('/').at(-1)?.replace(/\.md$/u, '') ?? kept.name;
    const changed = (): void => this.#changed.fire(uri);
    const copy = new WorkingCopy({ key, host, uri, review, signal: this.#abort.signal, changed }, this.parts, {
      ...kept,
      name,
    });
    this.#ready.set(key, copy);
    this.#copies.set(key, Promise.resolve(copy));
    await copy.remember();
    changed();
    return copy;
  }

  #lookAgain(): void {
    const uri = window.activeTextEditor?.document.uri;
    const copy = uri && this.#find(uri);
    if (!copy || copy.ages.asked < calm) return;
    copy.justAsked();
    void copy.refresh();
  }

  /** What was sent need not stay on this machine. VS Code closes and opens a document also when its language changes. */
  #closed(document: TextDocument): void {
    const copy = this.#find(document.uri);
    if (copy?.state.standing.kind !== 'sent') return;
    const { key } = copy.place;
    setTimeout(() => {
      const isQuiet = copy.ages.served > calm;
      const isSent = copy.state.standing.kind === 'sent';
      if (copy.document || !isSent || !isQuiet || this.#ready.get(key) !== copy) return;
      this.#ready.delete(key);
      this.#copies.delete(key);
      this.#forget(key).catch((error: unknown) => logError(this.parts.log, 'copy', error));
    }, 2 * calm);
  }

  /** Windows without a folder share what is kept: a draft of another one stays. */
  async #forget(key: string): Promise<void> {
    const { store } = this.parts;
    if (isSent(key, await store.read(key))) await store.write(key, undefined);
  }
}
