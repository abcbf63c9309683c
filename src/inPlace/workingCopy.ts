// One review that is edited in place: does what its state machine wants done, and tells it what came of that.
import type { TextDocument } from 'vscode';
import { formatReference } from '../incident/reference';
import { logError } from '../session/log';
import { isSent, type KeptCopy } from './copy/kept';
import type { Copy, CopyEvent, Effect, Outcome } from './copy/model';
import { offerAgainMs, readVisibleText } from './copy/offering';
import { startCopy, advanceCopy } from './copy/transitions';
import type { CopyParts, CopyPlace, CopyState } from './parts';
import { RemoteCopy } from './remoteCopy';
import { readStanding } from './status/standing';
import { findOpenDocument } from '../session/text/openDocument';

/** The effects of the state machine on VS Code, the disk and GitLab, and the way back of what came of them. */
export class WorkingCopy {
  #copy: Copy;
  readonly #remote: RemoteCopy;
  #shown = '';
  #asks = 0;
  #otherDraft: string | undefined;
  /** Commands of ours that are saving; what VS Code writes meanwhile is written for them. */
  #saving = 0;
  readonly #waiting = new Map<number, (outcome: Outcome) => void>();
  #forgetting: ReturnType<typeof setTimeout> | undefined;
  #persisted: Promise<void> = Promise.resolve();
  #pulled: Promise<void> = Promise.resolve();

  /** `pulledAt`: when GitLab was asked for the text, in epoch milliseconds; 0 where it was not. */
  constructor(
    readonly place: CopyPlace,
    readonly parts: CopyParts,
    { kept, pulledAt }: { readonly kept: KeptCopy; readonly pulledAt: number },
  ) {
    this.#copy = startCopy(kept, pulledAt);
    this.#remote = new RemoteCopy(place, parts);
    const document = findOpenDocument(place.uri);
    if (document) this.handle({ kind: 'opened', text: document.getText(), isDirty: document.isDirty });
  }

  /** What others may see of it. */
  get state(): CopyState {
    const { kept, lastPerson, hasNews } = this.#copy;
    const { base, updatedAt } = kept;
    const { uri, review } = this.place;
    const standing = readStanding(this.#copy);
    const known = { confidential: base.confidential, updatedAt, lastPerson };
    return { uri, review, ...known, standing, isDraft: !isSent(kept), hasNews, otherDraft: this.#otherDraft };
  }

  /** True for VS Code's document of it. */
  isOf({ uri, isClosed }: TextDocument): boolean {
    return !isClosed && uri.toString() === this.place.uri.toString();
  }

  /** Lets the state machine take a step, and does what it wants done. */
  handle(event: CopyEvent): void {
    const { copy, effects } = advanceCopy(this.#copy, event);
    this.#copy = copy;
    for (const effect of effects) this.#perform(effect);
    this.#tellChange();
  }

  #tellChange(): void {
    const shown = JSON.stringify({ ...this.state, uri: undefined });
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.place.changed();
  }

  /** For VS Code: what is in the file now. Asks GitLab first where the review is not open. */
  async read(): Promise<{ readonly text: string; readonly mtime: number }> {
    this.handle({ kind: 'served', at: this.parts.now() });
    if (!this.#copy.document) await this.#pulled;
    const { text, mtime } = readVisibleText(this.#copy);
    return { text, mtime };
  }

  /** For VS Code: keeps a text here. */
  async write(text: string): Promise<void> {
    this.handle({ kind: 'written', at: this.parts.now(), text });
    await this.#persisted;
  }

  /** True while a command of ours saves it: what VS Code writes meanwhile is sent by that. */
  get isSaving(): boolean {
    return this.#saving > 0;
  }

  /** Sends the document once `write` made VS Code write it; a write before that is no save of its own. */
  async send(
    write: (isSettled: () => boolean) => Promise<void> = () => Promise.resolve(),
  ): Promise<Outcome | undefined> {
    const { id, settled } = this.#ask();
    this.#saving += 1;
    try {
      this.handle({ kind: 'save-asked', ask: id });
      await write(() => !this.#waiting.has(id));
    } finally {
      this.#saving -= 1;
    }
    return this.#copy.asks.some(each => each.id === id && each.waitsFor !== 'nothing') ? undefined : settled;
  }

  /** Asks GitLab whether the review has changed there. */
  async refresh(): Promise<void> {
    this.handle({ kind: 'refreshed', at: this.parts.now(), force: true });
    await this.#pulled;
  }

  /** Finds out who changed it in GitLab last. That it cannot be read changes nothing. */
  findLastPerson(): void {
    this.#perform({ kind: 'find-last-person' });
  }

  /** Looks what other windows keep of the review, and asks GitLab where that is something new. */
  async compareWithOtherWindows(): Promise<void> {
    const [other] = await this.parts.drafts.others(this.place.draft, this.#copy.kept.text);
    if (other?.text === this.#otherDraft) return;
    this.#otherDraft = other?.text;
    this.handle({ kind: 'other-window-wrote', at: this.parts.now() });
  }

  /** Its owner has left: what the document holds is kept for them, and nothing is sent any more. */
  async retire(): Promise<void> {
    this.#remote.close();
    const document = findOpenDocument(this.place.uri);
    if (document?.isDirty) await this.write(document.getText());
    // What the disk did not take before, it may take now.
    await this.#persisted.catch(() => this.persist());
  }

  /** The window gives it up: from now on it neither writes nor deletes what is kept on this machine. */
  end(): void {
    clearTimeout(this.#forgetting);
    this.handle({ kind: 'ended' });
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
        this.#persisted = this.parts.drafts.write(this.place.draft, effect.kept);
        this.#log('draft', this.#persisted);
        break;
      case 'pull':
        this.#pulled = this.#pull(effect);
        break;
      case 'tell-merged':
        this.#log(`notes of ${formatReference(this.place.review)}`, this.#tellMerged(effect));
        break;
      case 'find-last-person':
        this.#log(`notes of ${formatReference(this.place.review)}`, this.#askForLastPerson());
        break;
      case 'forget':
        this.place.forget();
        break;
      case 'forget-later':
        clearTimeout(this.#forgetting);
        this.#forgetting = this.#runLater(effect.afterMs, at => this.handle({ kind: 'forget-due', at }));
        break;
      case 'offer':
        this.parts.fileChanged(this.place.uri);
        // VS Code does not hear it while it saves.
        this.#runLater(offerAgainMs, at => this.#copy.offered && this.handle({ kind: 'refreshed', at, force: false }));
        break;
      case 'offer-later':
        this.#runLater(effect.afterMs, at => this.handle({ kind: 'offer-due', at }));
        break;
      case 'settle':
        this.#log('save', this.#settle(effect));
        break;
      case 'show-conflict':
      case 'show-altered':
      case 'show-lost':
      case 'tell-failure':
        this.#show(effect);
        break;
      case 'send':
        this.#answer(async () => {
          // What is sent is on this machine first, so that a crash between the two loses nothing.
          await this.#persisted;
          return this.#remote.send(effect);
        });
        break;
      default:
        this.#answer(() => this.#askQuestion(effect));
    }
  }

  /** What the person is shown. */
  #show(effect: Extract<Effect, { kind: 'show-conflict' | 'show-altered' | 'show-lost' | 'tell-failure' }>): void {
    const { uri } = this.place;
    const { questions } = this.parts;
    if (effect.kind === 'tell-failure') questions.tellFailure(effect.failure);
    else if (effect.kind === 'show-altered') this.#log('comparison', questions.showAltered(uri, effect.theirs));
    else if (effect.kind === 'show-lost') this.#log('lost lines', questions.showLost(uri, effect.lost));
    else this.#log('comparison', this.#showConflict(effect));
  }

  /** Who it was is asked first, so that they can be talked to. */
  async #showConflict({ why, texts }: Extract<Effect, { kind: 'show-conflict' }>): Promise<void> {
    const { uri, review } = this.place;
    await this.#askForLastPerson().catch((error: unknown) => logError(this.parts.log, formatReference(review), error));
    if (this.#copy.isEnded) return;
    this.parts.questions.tellConflict(review, { why, lastPerson: this.#copy.lastPerson });
    await this.parts.questions.showConflict(uri, texts);
  }

  /** Names those whose changes came in. */
  async #tellMerged({ since, yours }: Extract<Effect, { kind: 'tell-merged' }>): Promise<void> {
    const usernames = await this.#remote.findPeopleSince(since);
    if (!this.#copy.isEnded) this.parts.questions.tellMerged({ ...this.place, yours, usernames });
  }

  /** What the person is asked. */
  async #askQuestion(effect: Extract<Effect, { kind: `ask-${string}` }>): Promise<CopyEvent> {
    const { review } = this.place;
    const { lastPerson } = this.#copy;
    const { questions } = this.parts;
    switch (effect.kind) {
      case 'ask-consent':
        await this.#remote.requireWriting();
        return { kind: 'consent-given', may: await this.#maySend() };
      case 'ask-resolution':
        return {
          kind: 'resolution-given',
          answer: await questions.isResolved(review, effect.undone, { why: effect.why, lastPerson }),
        };
      case 'ask-publicity':
        return { kind: 'publicity-given', may: await questions.mayBePublic(review, effect.unknown) };
    }
  }

  /** The issue is asked about once, and each secret in the text. */
  async #maySend(): Promise<boolean> {
    const { review, uri } = this.place;
    const { questions } = this.parts;
    if (!(await questions.mayUpdate(review, this.#copy.kept.title))) return false;
    const { text, base } = this.#copy.kept;
    return questions.maySendSecrets({ uri, target: formatReference(review), text, known: base.description });
  }

  /** Whoever waits for a save is told once what came of it is kept. */
  async #settle({ ids, outcome }: Extract<Effect, { kind: 'settle' }>): Promise<void> {
    if (outcome.kind === 'sent') this.#log('comparison', this.parts.questions.closeComparison(this.place.uri));
    await this.#persisted.catch(() => undefined);
    for (const id of ids) {
      this.#waiting.get(id)?.(outcome);
      this.#waiting.delete(id);
    }
  }

  /** The machine's own timers end with the window. */
  #runLater(afterMs: number, work: (at: number) => unknown): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      if (!this.place.signal.aborted) work(this.parts.now());
    }, afterMs);
  }

  /** Whatever goes wrong on the way to GitLab ends the attempt. */
  #answer(work: () => Promise<CopyEvent>): void {
    work().then(
      event => this.handle(event),
      (error: unknown) => this.handle(this.#remote.createFailure(error)),
    );
  }

  /** That GitLab cannot be asked changes nothing here; the next save says more. */
  async #pull(effect: Extract<Effect, { kind: 'pull' }>): Promise<void> {
    const { review, signal } = this.place;
    try {
      this.handle(await this.#remote.pull(effect));
    } catch (error) {
      if (!signal.aborted) logError(this.parts.log, formatReference(review), error);
      this.handle({ kind: 'pull-failed' });
    }
  }

  async #askForLastPerson(): Promise<void> {
    this.handle({ kind: 'last-person-found', person: await this.#remote.findLastPerson() });
  }

  #log(about: string, work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!this.place.signal.aborted) logError(this.parts.log, about, error);
    });
  }
}
