// One review that is edited in place: what VS Code was given of it, what it is based on, what has not been sent yet.
import { l10n, workspace, type TextDocument, type Uri } from 'vscode';
import type { IssueReference } from '../incident/model';
import { formatReference, sameReference } from '../incident/reference';
import type { Base, Conflict, NoBase, Saved, SaveResult } from '../sync/index';
import type { CopyParts, CopyPlace, CopyState, Standing } from './parts';
import { failureOf, UserError, type Failure } from '../session/failures';
import { keptBase, keptOf, type KeptCopy } from './keptCopy';
import { lastWriter } from './lastWriter';
import { logError } from '../session/log';
import { hostOf, placeOf } from '../session/reviewUri';

/** Milliseconds for which what GitLab said last is good enough to open a review with. */
const fresh = 5000;

export class WorkingCopy {
  #kept: KeptCopy;
  /** What was offered to VS Code and is not yet in its document. */
  #offered: KeptCopy | undefined;
  /** Offered once VS Code has looked at what it wrote. */
  #later: KeptCopy | undefined;
  #standing: Standing;
  #changedBy: string | undefined;
  /** What the text will be based on when the person says that a conflict is resolved. */
  #resolution: Base | undefined;
  #askedAt = 0;
  #servedAt = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly place: CopyPlace,
    readonly parts: CopyParts,
    kept: KeptCopy,
  ) {
    this.#kept = kept;
    this.#standing = { kind: kept.text === kept.sent ? 'sent' : 'draft' };
  }

  get uri(): Uri {
    return this.place.uri;
  }

  get state(): CopyState {
    const { title, base, updatedAt } = this.#kept;
    return {
      uri: this.uri,
      review: this.place.review,
      title,
      confidential: base.confidential,
      updatedAt,
      changedBy: this.#changedBy,
      standing: this.#standing,
    };
  }

  /** VS Code's document of it, while it is open. */
  get document(): TextDocument | undefined {
    const { review } = this.place;
    return workspace.textDocuments.find(({ uri, isClosed }) => {
      const place = isClosed ? undefined : placeOf(uri);
      return place !== undefined && sameReference(place.review, review) && uri.path === this.uri.path;
    });
  }

  /** Milliseconds since GitLab was asked, and since VS Code was given the text. */
  get ages(): { readonly asked: number; readonly served: number } {
    const now = this.parts.now();
    return { asked: now - this.#askedAt, served: now - this.#servedAt };
  }

  /** What was just read from GitLab or written to it need not be asked for. */
  justAsked(): void {
    this.#askedAt = this.parts.now();
  }

  /** What is in the file now. Asks GitLab first where the review is not open. */
  async read(): Promise<{ readonly text: string; readonly mtime: number }> {
    this.#servedAt = this.parts.now();
    if (!this.document && this.ages.asked > fresh) await this.refresh();
    const { text, mtime } = this.#offered ?? this.#kept;
    if (this.#later) setTimeout(() => this.#offerLater(), 0);
    return { text, mtime };
  }

  /** Keeps a text here and sends nothing. */
  keep(text: string): Promise<void> {
    return this.#inOrder(() => this.#keep(text));
  }

  /** Sends what is kept. Throws what the person must know; the text stays kept then. */
  send(): Promise<void> {
    return this.#inOrder(async () => {
      try {
        await this.#send();
      } catch (error) {
        const failure = failureOfSend(error, this.place.review);
        this.#stand({ kind: 'failed', failure });
        throw new UserError(failure.message, failure.ways);
      }
    });
  }

  /** Asks GitLab whether the review has changed there. */
  refresh(): Promise<void> {
    return this.#inOrder(() => this.#pull());
  }

  /** For what must not wait: a document that may hold what was offered. */
  adopt(document: TextDocument): void {
    if (this.#offered && !document.isDirty && sameLines(document.getText(), this.#offered.text)) void this.#accept();
  }

  remember(): Promise<void> {
    return this.parts.store.write(this.place.key, this.#kept);
  }

  /** Says who changed it last. That it cannot be read changes nothing. */
  async findWriter(): Promise<void> {
    const { review, signal, changed } = this.place;
    try {
      await this.requireHost();
      const user = await lastWriter(await this.parts.account.gitlab(), review, signal);
      this.#changedBy = user && `@${user.username}`;
      changed();
    } catch (error) {
      logError(this.parts.log, `notes of ${formatReference(review)}`, error);
    }
  }

  /** Throws where another server than the review's is set up: no text of one goes to the other. */
  async requireHost(): Promise<void> {
    const { url } = await this.parts.account.known();
    const { host } = this.place;
    if (hostOf(url) !== host) throw otherHost(host, url);
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#last.then(work);
    this.#last = run.catch(() => undefined);
    return run;
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
    this.place.changed();
  }

  async #keep(text: string): Promise<void> {
    if (this.#offered?.text === text) this.#kept = this.#offered;
    this.#offered = undefined;
    this.#later = undefined;
    this.#kept = { ...this.#kept, text, mtime: Math.max(this.parts.now(), this.#kept.mtime + 1) };
    await this.remember();
    if (this.#standing.kind !== 'conflict') this.#stand({ kind: text === this.#kept.sent ? 'sent' : 'draft' });
  }

  async #send(): Promise<void> {
    const { questions, account } = this.parts;
    const { review } = this.place;
    await this.requireHost();
    if (!(await questions.mayUpdate(review, this.#kept.title))) return;
    if (this.#standing.kind === 'conflict' && this.#resolution) {
      const answer = await questions.isResolved(review);
      if (answer === 'stop') return;
      if (answer === 'send') await this.#basedOn(this.#resolution);
      this.#resolution = undefined;
    }
    await account.requireWriting();
    this.#stand({ kind: 'sending' });
    let result = await this.#save(false);
    if (result.kind === 'now-public' && (await questions.mayBePublic(review))) result = await this.#save(true);
    await this.#settle(result);
  }

  async #save(allowPublic: boolean): Promise<SaveResult> {
    const { review, signal } = this.place;
    const { text, base } = this.#kept;
    const sync = await this.parts.sync();
    return sync.saveReview({ review, text, base }, signal, { allowPublic });
  }

  async #basedOn(base: Base): Promise<void> {
    this.#kept = { ...this.#kept, base: keptBase(base) };
    await this.remember();
  }

  async #settle(result: SaveResult): Promise<void> {
    switch (result.kind) {
      case 'saved':
        return this.#saved(result);
      case 'conflict':
      case 'no-base':
        return this.#collide(result, true);
      case 'now-public':
        this.#stand({ kind: 'draft' });
        return;
      case 'too-long':
        throw new UserError(
          l10n.t('The review has {0} characters, and GitLab takes {1}.', String(result.length), String(result.most)),
        );
      case 'failed':
        if (result.base) await this.#basedOn(result.base);
        throw errorOf(result.error, this.place.review);
    }
  }

  async #saved({ review, text, base, own, sent, altered }: Saved): Promise<void> {
    const kept = this.#kept;
    const now = { ...keptOf(review, text, base), name: kept.name };
    this.justAsked();
    if (text === kept.text) this.#kept = { ...now, mtime: kept.mtime };
    else {
      // The document still holds what was saved, without what others wrote.
      const { title, updatedAt } = review;
      this.#kept = { ...kept, base: keptBase(own), sent: kept.text, title, updatedAt };
      this.#later = now;
      setTimeout(() => this.#offerLater(), 1000);
    }
    await this.remember();
    if (sent) this.#changedBy = l10n.t('you');
    this.#stand({ kind: 'sent' });
    if (altered !== undefined) await this.parts.questions.showAltered(this.uri, altered);
  }

  async #collide({ texts, base }: Conflict | NoBase, show: boolean): Promise<void> {
    this.#resolution = show ? base : undefined;
    this.#stand({ kind: 'conflict' });
    if (!show) return;
    this.parts.questions.tellConflict(this.place.review);
    await this.parts.questions.showConflict(this.uri, texts);
  }

  /** Merges what others changed into a document that holds nothing unsaved. */
  async #pull(): Promise<void> {
    if (this.document?.isDirty || this.#offered || this.#later || this.#resolution) return;
    this.justAsked();
    const kept = this.#kept;
    const { review, signal } = this.place;
    try {
      await this.requireHost();
      const sync = await this.parts.sync();
      const result = await sync.pullReview({ review, text: kept.text, base: kept.base }, signal);
      if (result.kind === 'failed') throw errorOf(result.error, review);
      if (result.kind === 'conflict' || result.kind === 'no-base') {
        await this.#collide(result, false);
        return;
      }
      const isDraft = kept.text !== kept.sent;
      const text = result.kind === 'updated' ? result.text : kept.text;
      const sameAsThere = !isDraft || trimmed(text) === trimmed(result.base.description);
      const next = {
        ...keptOf(result.review, text, result.base),
        name: kept.name,
        mtime: kept.mtime,
        sent: sameAsThere ? text : '',
      };
      if (text === kept.text) {
        this.#kept = next;
        await this.remember();
      } else this.#offer(next);
      if (this.#standing.kind !== 'failed') this.#stand({ kind: next.sent === text ? 'sent' : 'draft' });
      if (result.review.updatedAt !== kept.updatedAt) void this.findWriter();
    } catch (error) {
      // What is here stays as it is; the next save says more.
      if (!signal.aborted) logError(this.parts.log, formatReference(review), error);
    }
  }

  #offerLater(): void {
    const later = this.#later;
    this.#later = undefined;
    if (later) this.#offer(later);
  }

  /** VS Code reads the file again where its document holds nothing unsaved; only then the new base counts. */
  #offer(next: KeptCopy): void {
    this.#offered = { ...next, mtime: Math.max(this.parts.now(), this.#kept.mtime + 1) };
    const { document } = this;
    if (document) this.adopt(document);
    else void this.#accept();
    this.parts.fileChanged(this.uri);
  }

  async #accept(): Promise<void> {
    if (!this.#offered) return;
    this.#kept = this.#offered;
    this.#offered = undefined;
    await this.remember().catch((error: unknown) => logError(this.parts.log, 'draft', error));
  }
}

/** `host` as in a review's address, `url` as configured. */
export function otherHost(host: string, url: string): UserError {
  return new UserError(l10n.t('This review is on {0}, and you are set up for {1}.', host.replaceAll('+', '/'), url));
}

/** Trying again is sending again. */
function failureOfSend(error: unknown, review: IssueReference): Failure {
  const failure = failureOf(error, formatReference(review));
  const ways = failure.ways.map(way =>
    way.command === 'incidentReviews.refresh' ? { ...way, command: 'incidentReviews.publishReview' } : way,
  );
  return { ...failure, ways };
}

/** What went wrong with a review, in words. */
export function errorOf(error: unknown, review: IssueReference): Error {
  const { message, ways } = failureOf(error, formatReference(review));
  return new UserError(message, ways);
}

/** VS Code gives a document one kind of line end. */
function sameLines(left: string, right: string): boolean {
  return left.replaceAll('\r', '') === right.replaceAll('\r', '');
}

function trimmed(text: string): string {
  return text.replaceAll('\r', '').trim();
}
