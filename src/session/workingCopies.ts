// Reviews that are edited in place: what VS Code was given of each, what it is based on, and what has not been sent yet.
import { Disposable, EventEmitter, l10n, window, workspace, type TextDocument, type Uri } from 'vscode';
import * as v from 'valibot';
import type { IssueReference, ReviewIssue } from '../incident/model';
import { formatReference, sameReference } from '../incident/reference';
import type { Base, Conflict, Created, NoBase, Saved, SaveResult, Sync } from '../sync/index';
import type { Account } from './account';
import { failureOf, UserError, type Failure } from './failures';
import { logError, type Log } from './log';
import { hostOf, placeOf, reviewUri } from './reviewUri';
import type { Store } from './store';

/** Milliseconds within which GitLab is not asked again whether a review has changed there. */
const fresh = 5000;
const calm = 30_000;

/**
 * How a copy stands to GitLab's. `draft`: kept here and not sent. `conflict`: others changed the same lines, and the
 * person has not decided yet.
 */
export type Standing =
  { readonly kind: 'sent' | 'draft' | 'sending' | 'conflict' } | { readonly kind: 'failed'; readonly failure: Failure };

/** A copy as others may see it. Instants are epoch milliseconds. */
export interface CopyState {
  readonly uri: Uri;
  readonly review: IssueReference;
  readonly title: string;
  readonly confidential: boolean;
  readonly updatedAt: number;
  /** Who changed the text on GitLab last, where that is known. */
  readonly changedBy: string | undefined;
  readonly standing: Standing;
}

/** What only the person can say, and what only they can look at. */
export interface Questions {
  /** Asked before the first write to an issue. */
  mayUpdate(review: IssueReference, title: string): Promise<boolean>;
  /** The issue was confidential and is public now. */
  mayBePublic(review: IssueReference): Promise<boolean>;
  /** Whether what is saved is meant to go over what others wrote. */
  isResolved(review: IssueReference): Promise<'send' | 'look' | 'stop'>;
  showConflict(uri: Uri, texts: Conflict['texts'] | NoBase['texts']): Promise<void>;
  /** GitLab made something else of what was sent. */
  showAltered(uri: Uri, theirs: string): Promise<void>;
}

export interface CopyParts {
  readonly account: Account;
  readonly sync: () => Promise<Sync>;
  readonly store: Store;
  readonly questions: Questions;
  readonly log: Log;
  readonly now: () => number;
  /** VS Code is told to read the file again. */
  readonly fileChanged: (uri: Uri) => void;
}

const reference = v.object({ project: v.string(), iid: v.number() });
const base = v.object({
  review: reference,
  description: v.string(),
  updatedAt: v.number(),
  confidential: v.boolean(),
  uncertain: v.exactOptional(v.array(v.string())),
});
const keptSchema = v.object({
  name: v.string(),
  text: v.string(),
  /** The text when it was last the same as GitLab's. */
  sent: v.string(),
  base,
  mtime: v.number(),
  title: v.string(),
  updatedAt: v.number(),
});

/** What is kept of a copy over a reload. */
type Kept = v.InferOutput<typeof keptSchema>;

interface Copy {
  readonly key: string;
  readonly review: IssueReference;
  uri: Uri;
  kept: Kept;
  /** What was offered to VS Code and is not yet in its document. */
  offered: Kept | undefined;
  /** Offered once VS Code has looked at what it wrote. */
  later: Kept | undefined;
  standing: Standing;
  changedBy: string | undefined;
  /** What the text will be based on when the person says that a conflict is resolved. */
  resolution: Base | undefined;
  askedAt: number;
  servedAt: number;
  last: Promise<unknown>;
}

/** True for a kept copy that GitLab has too. */
export function isSent(key: string, value: unknown): boolean {
  const kept = v.safeParse(keptSchema, value);
  return key.startsWith('copy:') && kept.success && kept.output.text === kept.output.sent;
}

export class WorkingCopies implements Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #copies = new Map<string, Promise<Copy>>();
  readonly #ready = new Map<string, Copy>();
  readonly #abort = new AbortController();
  readonly #subscription: Disposable;

  constructor(readonly parts: CopyParts) {
    this.#subscription = Disposable.from(
      workspace.onDidChangeTextDocument(({ document }) => this.#adopt(document)),
      workspace.onDidCloseTextDocument(document => this.#closed(document)),
      window.onDidChangeActiveTextEditor(() => this.#lookAgain()),
      window.onDidChangeWindowState(({ focused }) => focused && this.#lookAgain()),
      parts.account.onDidChange(() => this.#lookAgain()),
    );
  }

  /** What is known of a copy without asking anybody. */
  state(uri: Uri): CopyState | undefined {
    const copy = this.#find(uri);
    return (
      copy && {
        uri: copy.uri,
        review: copy.review,
        title: copy.kept.title,
        confidential: copy.kept.base.confidential,
        updatedAt: copy.kept.updatedAt,
        changedBy: copy.changedBy,
        standing: copy.standing,
      }
    );
  }

  /** The document of a review, the same one for as long as a copy of it is kept. */
  async uriOf(review: IssueReference, title: string): Promise<Uri> {
    const { url } = await this.parts.account.known();
    const key = keyOf(hostOf(url), review);
    const open = this.#ready.get(key);
    if (open) return open.uri;
    const kept = v.safeParse(keptSchema, await this.parts.store.read(key));
    return reviewUri(url, review, kept.success ? kept.output.name : title);
  }

  /** Takes what was just made as the copy to go on with. */
  async take({ review, text, base }: Pick<Created, 'review' | 'text' | 'base'>): Promise<Uri> {
    const uri = await this.uriOf(review.reference, review.title);
    const kept = { ...keptOf(review, text, base), mtime: this.parts.now() };
    const copy = await this.#add(uri, review.reference, kept);
    copy.askedAt = this.parts.now();
    return uri;
  }

  /** For VS Code: what is in the file now. Reads it from GitLab where nothing is kept of it. */
  async read(uri: Uri): Promise<{ readonly text: string; readonly mtime: number }> {
    const copy = await this.#copy(uri);
    copy.servedAt = this.parts.now();
    const isOpen = documentOf(copy) !== undefined;
    if (!isOpen && this.parts.now() - copy.askedAt > fresh) await this.#inOrder(copy, () => this.#pull(copy));
    const { text, mtime } = copy.offered ?? copy.kept;
    if (copy.later) setTimeout(() => this.#offerLater(copy), 0);
    return { text, mtime };
  }

  /** Keeps a text here and sends nothing. */
  async keep(uri: Uri, text: string): Promise<void> {
    const copy = await this.#copy(uri);
    await this.#inOrder(copy, () => this.#keep(copy, text));
  }

  /** Keeps a text and sends it. Throws what the person must know; the text is kept then. */
  async send(uri: Uri, text: string): Promise<void> {
    const copy = await this.#copy(uri);
    await this.#inOrder(copy, async () => {
      await this.#keep(copy, text);
      await this.#send(copy);
    });
  }

  /** Asks GitLab whether the review has changed there. */
  async refresh(uri: Uri): Promise<void> {
    const copy = await this.#copy(uri);
    await this.#inOrder(copy, () => this.#pull(copy));
  }

  dispose(): void {
    this.#abort.abort();
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #find(uri: Uri): Copy | undefined {
    const place = placeOf(uri);
    return place && this.#ready.get(keyOf(place.host, place.review));
  }

  #copy(uri: Uri): Promise<Copy> {
    const place = placeOf(uri);
    if (!place) return Promise.reject(new UserError(l10n.t('{0} is no review of GitLab.', uri.path)));
    const key = keyOf(place.host, place.review);
    const known = this.#copies.get(key);
    if (known) return known;
    const loading = this.#load(uri, place.host, place.review);
    this.#copies.set(key, loading);
    loading.catch(() => this.#copies.delete(key));
    return loading;
  }

  async #load(uri: Uri, host: string, review: IssueReference): Promise<Copy> {
    const { url } = await this.parts.account.known();
    if (hostOf(url) !== host) {
      throw new UserError(l10n.t('This review is on {0}, and you are set up for {1}.', host.replaceAll('+', '/'), url));
    }
    const kept = v.safeParse(keptSchema, await this.parts.store.read(keyOf(host, review)));
    if (kept.success) return this.#add(uri, review, kept.output);
    const result = await (await this.parts.sync()).openReview(review, this.#abort.signal);
    if (result.kind === 'failed') throw errorOf(result.error, review);
    const copy = await this.#add(uri, review, {
      ...keptOf(result.review, result.text, result.base),
      mtime: this.parts.now(),
    });
    copy.askedAt = this.parts.now();
    void this.#findWriter(copy);
    return copy;
  }

  async #add(uri: Uri, review: IssueReference, kept: Kept): Promise<Copy> {
    const key = keyOf(placeOf(uri)?.host ?? '', review);
    const named = { ...kept, name: uri.path.split('/').at(-1)?.replace(/\.md$/, '') ?? kept.name };
    const copy: Copy = {
      key,
      review,
      uri,
      kept: named,
      offered: undefined,
      later: undefined,
      standing: { kind: kept.text === kept.sent ? 'sent' : 'draft' },
      changedBy: undefined,
      resolution: undefined,
      askedAt: 0,
      servedAt: 0,
      last: Promise.resolve(),
    };
    this.#ready.set(key, copy);
    this.#copies.set(key, Promise.resolve(copy));
    await this.#remember(copy);
    this.#changed.fire(uri);
    return copy;
  }

  #inOrder<T>(copy: Copy, work: () => Promise<T>): Promise<T> {
    const run = copy.last.then(work);
    copy.last = run.catch(() => undefined);
    return run;
  }

  #remember(copy: Copy): Promise<void> {
    return this.parts.store.write(copy.key, copy.kept);
  }

  #stand(copy: Copy, standing: Standing): void {
    copy.standing = standing;
    this.#changed.fire(copy.uri);
  }

  async #keep(copy: Copy, text: string): Promise<void> {
    if (copy.offered && copy.offered.text === text) copy.kept = copy.offered;
    copy.offered = undefined;
    copy.later = undefined;
    copy.kept = { ...copy.kept, text, mtime: Math.max(this.parts.now(), copy.kept.mtime + 1) };
    await this.#remember(copy);
    if (copy.standing.kind !== 'conflict') this.#stand(copy, { kind: text === copy.kept.sent ? 'sent' : 'draft' });
  }

  async #send(copy: Copy): Promise<void> {
    const { questions, account } = this.parts;
    if (!(await questions.mayUpdate(copy.review, copy.kept.title))) return;
    if (copy.standing.kind === 'conflict' && copy.resolution) {
      const answer = await questions.isResolved(copy.review);
      if (answer === 'stop') return;
      if (answer === 'send') {
        copy.kept = { ...copy.kept, base: mutable(copy.resolution) };
        await this.#remember(copy);
      }
      copy.resolution = undefined;
    }
    await account.requireWriting();
    this.#stand(copy, { kind: 'sending' });
    try {
      let result = await this.#save(copy, false);
      if (result.kind === 'now-public' && (await questions.mayBePublic(copy.review))) {
        result = await this.#save(copy, true);
      }
      await this.#settle(copy, result);
    } catch (error) {
      this.#stand(copy, { kind: 'failed', failure: failureOf(error, formatReference(copy.review)) });
      throw error;
    }
  }

  async #save(copy: Copy, allowPublic: boolean): Promise<SaveResult> {
    const { review, kept } = copy;
    const sync = await this.parts.sync();
    return sync.saveReview({ review, text: kept.text, base: kept.base }, this.#abort.signal, { allowPublic });
  }

  async #settle(copy: Copy, result: SaveResult): Promise<void> {
    switch (result.kind) {
      case 'saved':
        return this.#saved(copy, result);
      case 'conflict':
      case 'no-base':
        return this.#collide(copy, result, true);
      case 'now-public':
        this.#stand(copy, { kind: 'draft' });
        return;
      case 'too-long':
        throw new UserError(
          l10n.t('The review has {0} characters, and GitLab takes {1}.', String(result.length), String(result.most)),
        );
      case 'failed':
        if (result.base) {
          copy.kept = { ...copy.kept, base: mutable(result.base) };
          await this.#remember(copy);
        }
        throw errorOf(result.error, copy.review);
    }
  }

  async #saved(copy: Copy, { review, text, base, sent, altered }: Saved): Promise<void> {
    const { kept } = copy;
    const now = keptOf(review, text, base);
    copy.askedAt = this.parts.now();
    if (text === kept.text) copy.kept = { ...now, name: kept.name, mtime: kept.mtime };
    else {
      // The document still holds what was saved, which the old base belongs to.
      copy.kept = { ...kept, sent: kept.text, title: review.title, updatedAt: review.updatedAt };
      copy.later = { ...now, name: kept.name };
      setTimeout(() => this.#offerLater(copy), 1000);
    }
    await this.#remember(copy);
    if (sent) copy.changedBy = l10n.t('you');
    this.#stand(copy, { kind: 'sent' });
    if (altered !== undefined) await this.parts.questions.showAltered(copy.uri, altered);
  }

  async #collide(copy: Copy, { texts, base }: Conflict | NoBase, show: boolean): Promise<void> {
    copy.resolution = show ? base : undefined;
    this.#stand(copy, { kind: 'conflict' });
    if (show) await this.parts.questions.showConflict(copy.uri, texts);
  }

  /** Merges what others changed into a document that holds nothing unsaved. */
  async #pull(copy: Copy): Promise<void> {
    const document = documentOf(copy);
    if (document?.isDirty || copy.offered || copy.later || copy.resolution) return;
    copy.askedAt = this.parts.now();
    const { kept, review } = copy;
    try {
      const sync = await this.parts.sync();
      const result = await sync.pullReview({ review, text: kept.text, base: kept.base }, this.#abort.signal);
      if (result.kind === 'failed') throw errorOf(result.error, review);
      if (result.kind === 'conflict' || result.kind === 'no-base') {
        await this.#collide(copy, result, false);
        return;
      }
      const isDraft = kept.text !== kept.sent;
      const hasMoved = result.review.updatedAt !== kept.updatedAt;
      const text = result.kind === 'updated' ? result.text : kept.text;
      const next = { ...keptOf(result.review, text, result.base), name: kept.name, mtime: kept.mtime };
      const sameAsThere = !isDraft || trimmed(text) === trimmed(result.base.description);
      const whole = { ...next, sent: sameAsThere ? text : '' };
      if (text === kept.text) {
        copy.kept = whole;
        await this.#remember(copy);
      } else this.#offer(copy, whole);
      if (copy.standing.kind !== 'failed') this.#stand(copy, { kind: whole.sent === text ? 'sent' : 'draft' });
      if (hasMoved) void this.#findWriter(copy);
    } catch (error) {
      // What is here stays as it is; the next save says more.
      if (!this.#abort.signal.aborted) logError(this.parts.log, formatReference(review), error);
    }
  }

  #offerLater(copy: Copy): void {
    const { later } = copy;
    copy.later = undefined;
    if (later) this.#offer(copy, later);
  }

  /** VS Code reads the file again where its document holds nothing unsaved; only then the new base counts. */
  #offer(copy: Copy, next: Kept): void {
    copy.offered = { ...next, mtime: Math.max(this.parts.now(), copy.kept.mtime + 1) };
    const document = documentOf(copy);
    if (document) this.#adopt(document);
    else void this.#accept(copy);
    this.parts.fileChanged(copy.uri);
  }

  #adopt(document: TextDocument): void {
    const copy = this.#find(document.uri);
    if (copy?.offered && !document.isDirty && sameLines(document.getText(), copy.offered.text)) void this.#accept(copy);
  }

  async #accept(copy: Copy): Promise<void> {
    if (!copy.offered) return;
    copy.kept = copy.offered;
    copy.offered = undefined;
    await this.#remember(copy).catch((error: unknown) => logError(this.parts.log, 'draft', error));
  }

  #lookAgain(): void {
    const uri = window.activeTextEditor?.document.uri;
    const copy = uri && this.#find(uri);
    if (!copy || this.parts.now() - copy.askedAt < calm) return;
    copy.askedAt = this.parts.now();
    void this.#inOrder(copy, () => this.#pull(copy));
  }

  /** What was sent need not stay on this machine. VS Code closes and opens a document also when its language changes. */
  #closed(document: TextDocument): void {
    const copy = this.#find(document.uri);
    if (copy?.standing.kind !== 'sent') return;
    setTimeout(() => {
      const isQuiet = this.parts.now() - copy.servedAt > calm;
      if (documentOf(copy) || copy.standing.kind !== 'sent' || !isQuiet || this.#ready.get(copy.key) !== copy) return;
      this.#ready.delete(copy.key);
      this.#copies.delete(copy.key);
      this.parts.store
        .write(copy.key, undefined)
        .catch((error: unknown) => logError(this.parts.log, 'copy of a review', error));
    }, 2 * calm);
  }

  /** GitLab says who in a note of its own. That it cannot be read changes nothing. */
  async #findWriter(copy: Copy): Promise<void> {
    try {
      const gitlab = await this.parts.account.gitlab();
      const { items, nextPage } = await gitlab.notes(copy.review, { perPage: 100 }, this.#abort.signal);
      const change = items.findLast(({ system, body }) => system && body.startsWith('changed the description'));
      // The oldest come first; of an issue with more notes than a page the last writer is not worth the requests.
      copy.changedBy = nextPage === undefined && change?.author ? `@${change.author.username}` : undefined;
      this.#changed.fire(copy.uri);
    } catch (error) {
      logError(this.parts.log, `notes of ${formatReference(copy.review)}`, error);
    }
  }
}

function keyOf(host: string, { project, iid }: IssueReference): string {
  return `copy:${host}:${project.toLowerCase()}#${iid}`;
}

function keptOf(review: ReviewIssue, text: string, from: Base): Kept {
  const { title, updatedAt } = review;
  return { name: title, text, sent: text, base: mutable(from), mtime: 0, title, updatedAt };
}

function mutable(from: Base): Kept['base'] {
  const { uncertain, ...rest } = from;
  return { ...rest, ...(uncertain ? { uncertain: [...uncertain] } : {}) };
}

function documentOf(copy: Copy): TextDocument | undefined {
  return workspace.textDocuments.find(({ uri, isClosed }) => {
    const place = isClosed ? undefined : placeOf(uri);
    return place !== undefined && sameReference(place.review, copy.review) && uri.path === copy.uri.path;
  });
}

/** VS Code gives a document one kind of line end. */
function sameLines(left: string, right: string): boolean {
  return left.replaceAll('\r', '') === right.replaceAll('\r', '');
}

function trimmed(text: string): string {
  return text.replaceAll('\r', '').trim();
}

function errorOf(error: unknown, review: IssueReference): Error {
  const { message, ways } = failureOf(error, formatReference(review));
  return new UserError(message, ways);
}
