// One review that is edited in place: does what its state machine wants done, and tells it what came of that.
import { workspace, type TextDocument } from 'vscode';
import { formatReference } from '../incident/reference';
import { logError } from '../session/log';
import { hostOf } from '../session/reviewUri';
import { isSent, type KeptCopy } from './copy/kept';
import type { Copy, CopyEvent, Effect, Outcome } from './copy/model';
import { visibleOf } from './copy/offering';
import { startCopy, stepCopy } from './copy/step';
import { failureOfSend, failureOfTooLong, otherHost } from './copyFailures';
import { lastWriter } from './lastWriter';
import type { CopyParts, CopyPlace, CopyState, Standing } from './parts';

export class WorkingCopy {
  #copy: Copy;
  #shown = '';
  #asks = 0;
  readonly #waiting = new Map<number, (outcome: Outcome) => void>();
  #persisted: Promise<void> = Promise.resolve();
  #pulled: Promise<void> = Promise.resolve();

  /** `lookedAt`: when GitLab was asked for the text, in epoch milliseconds; 0 where it was not. */
  constructor(
    readonly place: CopyPlace,
    readonly parts: CopyParts,
    { kept, lookedAt }: { readonly kept: KeptCopy; readonly lookedAt: number },
  ) {
    this.#copy = startCopy(kept, lookedAt);
    const document = workspace.textDocuments.find(each => this.isOf(each));
    if (document) this.handle({ kind: 'opened', text: document.getText(), isDirty: document.isDirty });
  }

  /** What others may see of it. */
  get state(): CopyState {
    const { kept, writer } = this.#copy;
    const { title, base, updatedAt } = kept;
    const { uri, review } = this.place;
    return { uri, review, title, confidential: base.confidential, updatedAt, writer, standing: standingOf(this.#copy) };
  }

  /** True for VS Code's document of it. */
  isOf({ uri, isClosed }: TextDocument): boolean {
    return !isClosed && uri.toString() === this.place.uri.toString();
  }

  /** Lets the state machine take a step, and does what it wants done. */
  handle(event: CopyEvent): void {
    const { copy, effects } = stepCopy(this.#copy, event);
    this.#copy = copy;
    for (const effect of effects) this.#perform(effect);
    const shown = JSON.stringify({ ...this.state, uri: undefined });
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.place.changed();
  }

  /** For VS Code: what is in the file now. Asks GitLab first where the review is not open. */
  async read(): Promise<{ readonly text: string; readonly mtime: number }> {
    this.handle({ kind: 'served', at: this.parts.now() });
    if (!this.#copy.document) await this.#pulled;
    const { text, mtime } = visibleOf(this.#copy);
    return { text, mtime };
  }

  /** For VS Code: keeps a text here. Where the person asked for it the text is sent too, and the outcome is returned. */
  async write(text: string, isAsked: boolean): Promise<Outcome | undefined> {
    const ask = isAsked ? this.#ask() : undefined;
    this.handle({ kind: 'written', at: this.parts.now(), text, ask: ask?.id });
    await this.#persisted;
    return ask?.settled;
  }

  /** Sends what the document holds as soon as VS Code has written it. */
  async send(): Promise<Outcome> {
    const { id, settled } = this.#ask();
    this.handle({ kind: 'save-asked', ask: id });
    return settled;
  }

  /** Asks GitLab whether the review has changed there. */
  async refresh(): Promise<void> {
    this.handle({ kind: 'refreshed', at: this.parts.now(), force: true });
    await this.#pulled;
  }

  /** Finds out who changed it in GitLab last. That it cannot be read changes nothing. */
  findWriter(): void {
    this.#perform({ kind: 'find-writer' });
  }

  /** Keeps it on this machine. */
  async persist(): Promise<void> {
    this.#perform({ kind: 'persist', kept: this.#copy.kept });
    await this.#persisted;
  }

  #ask(): { readonly id: number; readonly settled: Promise<Outcome> } {
    this.#asks += 1;
    const id = this.#asks;
    return { id, settled: new Promise(resolve => this.#waiting.set(id, resolve)) };
  }

  #perform(effect: Effect): void {
    switch (effect.kind) {
      case 'persist':
        this.#persisted = this.parts.store.write(this.place.key, effect.kept);
        this.#log('draft', this.#persisted);
        break;
      case 'pull':
        this.#pulled = this.#pull(effect);
        break;
      case 'find-writer':
        this.#log(`notes of ${formatReference(this.place.review)}`, this.#findWriter());
        break;
      case 'forget':
        this.place.forget();
        break;
      case 'forget-later':
        this.#later(effect.afterMs, at => this.handle({ kind: 'forget-due', at }));
        break;
      case 'offer':
        this.parts.fileChanged(this.place.uri);
        break;
      case 'offer-later':
        this.#later(effect.afterMs, at => this.handle({ kind: 'offer-due', at }));
        break;
      case 'settle':
        for (const id of effect.ids) this.#settle(id, effect.outcome);
        break;
      case 'show-conflict':
      case 'show-altered':
      case 'show-lost':
      case 'tell-failure':
        this.#show(effect);
        break;
      case 'send':
        this.#answer(() => this.#send(effect));
        break;
      default:
        this.#answer(() => this.#question(effect));
    }
  }

  /** What the person is shown. */
  #show(effect: Extract<Effect, { kind: 'show-conflict' | 'show-altered' | 'show-lost' | 'tell-failure' }>): void {
    const { uri, review } = this.place;
    const { questions } = this.parts;
    if (effect.kind === 'tell-failure') questions.tellFailure(effect.failure);
    else if (effect.kind === 'show-altered') this.#log('comparison', questions.showAltered(uri, effect.theirs));
    else if (effect.kind === 'show-lost') this.#log('lost lines', questions.showLost(uri, effect.lost));
    else {
      questions.tellConflict(review);
      this.#log('comparison', questions.showConflict(uri, effect.texts));
    }
  }

  /** What the person is asked. */
  async #question(
    effect: Extract<Effect, { kind: 'ask-consent' | 'ask-resolution' | 'ask-publicity' }>,
  ): Promise<CopyEvent> {
    const { review } = this.place;
    const { questions } = this.parts;
    switch (effect.kind) {
      case 'ask-consent':
        await this.#requireHost();
        await this.parts.account.requireWriting();
        return { kind: 'consent-given', may: await questions.mayUpdate(review, this.#copy.kept.title) };
      case 'ask-resolution':
        return { kind: 'resolution-given', answer: await questions.isResolved(review) };
      case 'ask-publicity':
        return { kind: 'publicity-given', may: await questions.mayBePublic(review, effect.unknown) };
    }
  }

  #settle(id: number, outcome: Outcome): void {
    this.#waiting.get(id)?.(outcome);
    this.#waiting.delete(id);
  }

  /** The machine's own timers end with the window. */
  #later(afterMs: number, work: (at: number) => void): void {
    setTimeout(() => {
      if (!this.place.signal.aborted) work(this.parts.now());
    }, afterMs);
  }

  /** Whatever goes wrong on the way to GitLab ends the attempt. */
  #answer(work: () => Promise<CopyEvent>): void {
    work().then(
      event => this.handle(event),
      (error: unknown) => {
        const failure = failureOfSend(error, this.place.review);
        this.handle({ kind: 'save-failed', failure, base: undefined });
      },
    );
  }

  /** What is sent is on this machine first, so that a crash between the two loses nothing. */
  async #send({ text, base, allowPublic }: Extract<Effect, { kind: 'send' }>): Promise<CopyEvent> {
    const { review, signal } = this.place;
    await this.#persisted;
    await this.parts.account.requireWriting();
    const sync = await this.parts.sync();
    const result = await sync.saveReview({ review, text, base }, signal, { allowPublic });
    if (result.kind === 'failed') {
      return { kind: 'save-failed', failure: failureOfSend(result.error, review), base: result.base };
    }
    if (result.kind === 'too-long') return { kind: 'save-failed', failure: failureOfTooLong(result), base: undefined };
    return { kind: 'save-answered', at: this.parts.now(), result };
  }

  /** That GitLab cannot be asked changes nothing here; the next save says more. */
  async #pull({ text, base }: Extract<Effect, { kind: 'pull' }>): Promise<void> {
    const { review, signal } = this.place;
    try {
      await this.#requireHost();
      const result = await (await this.parts.sync()).pullReview({ review, text, base }, signal);
      if (result.kind !== 'failed') {
        this.handle({ kind: 'pull-answered', at: this.parts.now(), result });
        return;
      }
      logError(this.parts.log, formatReference(review), result.error);
    } catch (error) {
      if (!signal.aborted) logError(this.parts.log, formatReference(review), error);
    }
    this.handle({ kind: 'pull-failed' });
  }

  async #findWriter(): Promise<void> {
    const { review, signal } = this.place;
    await this.#requireHost();
    const user = await lastWriter(await this.parts.account.gitlab(), review, signal);
    this.handle({ kind: 'writer-found', username: user?.username });
  }

  #log(about: string, work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!this.place.signal.aborted) logError(this.parts.log, about, error);
    });
  }

  /** Throws where another server than the review's is set up: no text of one goes to the other. */
  async #requireHost(): Promise<void> {
    const { url } = await this.parts.account.known();
    const { host } = this.place;
    if (hostOf(url) !== host) throw otherHost(host, url);
  }
}

function standingOf({ kept, work, conflict, failure }: Copy): Standing {
  if (work.kind === 'send' || work.kind === 'publicity') return { kind: 'sending' };
  if (conflict) return { kind: 'conflict' };
  if (failure) return { kind: 'failed', failure };
  return { kind: isSent(kept) ? 'sent' : 'draft' };
}
