// Everything around one copy, small and without time: VS Code with its document, the disk, a GitLab with its merge.
import assert from 'node:assert/strict';
import type { ReviewIssue } from '../../../src/incident/model';
import { isSent, createKeptCopy, type KeptCopy } from '../../../src/inPlace/copy/kept';
import type { Copy, CopyEvent, Effect, Outcome } from '../../../src/inPlace/copy/model';
import { readVisibleText } from '../../../src/inPlace/copy/offering';
import { startCopy, advanceCopy } from '../../../src/inPlace/copy/transitions';
import { readStanding } from '../../../src/inPlace/status/standing';
import { mergeTexts } from '../../../src/sync/merge/merge';
import type { Base, PullResult, SaveResult } from '../../../src/sync';

const review = { project: 'acme/production', iid: 7 };

/** What somebody outside of the copy has to answer or to do, oldest first. */
type Pending = Exclude<
  Effect,
  {
    kind:
      | 'persist'
      | 'settle'
      | 'forget'
      | 'tell-failure'
      | 'offer'
      | 'tell-merged'
      | 'show-conflict'
      | 'show-altered'
      | 'show-lost';
  }
>;

/** Of which life of the copy it is; `isLate`: wanted when that life was over, so that nobody is asked any more. */
interface Waiting {
  readonly life: number;
  readonly effect: Pending;
  readonly isLate: boolean;
}

/** How a pending thing ends. `lost`: GitLab did it, and its answer never came. */
export type Ending = 'yes' | 'no' | 'fails' | 'lost';

/** A save of VS Code that has begun. */
interface Writing {
  readonly text: string;
}

export class World {
  /** The window's copy, one life after the other: timers and answers of the former ones still come. */
  readonly lives: Copy[] = [];
  /** The last one is the window's still. */
  isLive = false;
  disk: KeptCopy | undefined;
  document: { text: string; isDirty: boolean } | undefined;
  server: string;
  pending: Waiting[] = [];
  /** VS Code was told that the file changed and has not looked yet. */
  mustRead = false;
  writing: Writing | undefined;
  /** A save that VS Code begins once the one under way is over. */
  queued = false;
  /** By the ask's number, what the document held when the person asked. */
  readonly asked = new Map<number, string>();
  readonly settled = new Map<number, Outcome['kind']>();
  /** Words that colleagues wrote and nobody agreed to overwrite. */
  readonly theirs = new Set<string>();
  typed: string[] = [];
  updates = 0;
  /** How often the person asked for a save. */
  saves = 0;
  #words = 0;
  #ids = 0;
  #at = 1_000_000;

  constructor(text: string) {
    this.server = text;
    this.open();
  }

  get copy(): Copy {
    const copy = this.lives.at(-1);
    assert.ok(copy);
    return copy;
  }

  /** What the person sees, in the document or when they open it. */
  get seen(): string {
    if (!this.disk) return this.server;
    return this.document?.text ?? (this.isLive ? readVisibleText(this.copy).text : this.disk.text);
  }

  open(): void {
    if (this.document) return;
    if (!this.isLive) this.#begin(this.disk ? startCopy(this.disk, 0) : this.#load());
    this.#tell({ kind: 'served', at: this.#at });
    const pulling = this.pending.findIndex(
      ({ life, effect }) => life === this.lives.length - 1 && effect.kind === 'pull',
    );
    if (pulling >= 0) this.answer(pulling, 'yes');
    const { text } = readVisibleText(this.copy);
    this.document = { text, isDirty: false };
    this.#tell({ kind: 'opened', text, isDirty: false });
  }

  /** VS Code asks before it closes what is dirty, and people say that it is to be saved. */
  close(): void {
    if (!this.document || this.document.isDirty || this.writing) return;
    this.document = undefined;
    this.mustRead = false;
    this.#tell({ kind: 'closed' });
  }

  /** A new line, or at the end of one that is there. */
  type(line: number, isNew: boolean): void {
    if (!this.document) return;
    const word = this.#word('mine');
    this.typed.push(word);
    this.document = { text: withWord(this.document.text, line, isNew, word), isDirty: true };
    this.#tell({ kind: 'typed', ...this.document });
  }

  colleague(line: number, isNew: boolean): void {
    const word = this.#word('theirs');
    this.theirs.add(word);
    this.server = withWord(this.server, line, isNew, word);
  }

  beginAutoSave(): void {
    if (this.document?.isDirty === true && !this.writing) this.#beginWrite();
  }

  /** Ctrl+S by the command of ours: VS Code may join what it saves by itself already. */
  save(): void {
    if (!this.document) return;
    this.saves += 1;
    this.#tell({ kind: 'save-asked', ask: this.#ask(this.document.text) });
    this.#makeWrite();
  }

  /** By VS Code's menu or another extension: that is no save of the person's, as far as we hear. */
  saveOtherwise(): void {
    if (this.document) this.#makeWrite();
  }

  endWrite(): void {
    const { writing } = this;
    if (!writing) return;
    this.writing = undefined;
    this.#tell({ kind: 'written', at: this.#at, text: writing.text });
    if (this.document?.text === writing.text) {
      this.document = { text: writing.text, isDirty: false };
      this.#tell({ kind: 'typed', ...this.document });
    }
    const { queued } = this;
    this.queued = false;
    if (queued && this.document) this.#beginWrite();
  }

  /** VS Code reads the file again, but over nothing that is dirty. */
  read(): void {
    if (!this.mustRead) return;
    this.mustRead = false;
    if (!this.document || this.document.isDirty || this.writing) return;
    this.#tell({ kind: 'served', at: this.#at });
    const { text } = readVisibleText(this.copy);
    if (text === this.document.text) return;
    this.document = { text, isDirty: false };
    this.#tell({ kind: 'typed', ...this.document });
  }

  look(): void {
    this.#tell({ kind: 'refreshed', at: this.#at, force: false });
  }

  wait(seconds: number): void {
    this.#at += seconds * 1000;
  }

  otherWindow(): void {
    this.#tell({ kind: 'other-window-wrote', at: this.#at });
  }

  signOut(): void {
    this.#tell({ kind: 'account-changed' });
  }

  /** Somebody else signs in: what is not sent is kept for whoever was here, and this copy of it is given up. */
  leave(): void {
    if (!this.isLive) return;
    this.#tell({ kind: 'account-changed' });
    if (this.document?.isDirty === true) this.#tell({ kind: 'written', at: this.#at, text: this.document.text });
    Object.assign(this, { document: undefined, mustRead: false, writing: undefined, queued: false });
    this.#tell({ kind: 'closed' });
    const isSentNow = readStanding(this.copy).kind === 'sent';
    this.#tell({ kind: 'ended' });
    this.isLive = false;
    if (isSentNow) this.disk = undefined;
  }

  /** A crash and a new start: what is on disk is read, dirty documents are restored by VS Code. */
  reload(): void {
    for (const { effect } of this.pending) if (effect.kind === 'send') this.#save(effect);
    Object.assign(this, { pending: [], mustRead: false, writing: undefined, queued: false });
    for (const id of this.asked.keys()) if (!this.settled.has(id)) this.asked.delete(id);
    this.#begin(this.disk ? startCopy(this.disk, 0) : this.#load());
    if (!this.document) return;
    if (!this.document.isDirty) this.document = { text: readVisibleText(this.copy).text, isDirty: false };
    this.#tell({ kind: 'opened', ...this.document });
  }

  /** Ends the pending thing at a place; without one nothing happens. */
  answer(place: number, ending: Ending): void {
    const [waiting] = this.pending.splice(place, 1);
    if (!waiting) return;
    const { life, effect, isLate } = waiting;
    this.#handle(this.#answerTo(effect, isLate ? 'fails' : ending), life);
  }

  /** Everything that is under way comes to its end, well. */
  drain(): void {
    const isAtRest = (): boolean =>
      this.pending.length === 0 && !this.writing && !this.mustRead && this.document?.isDirty !== true;
    for (let turns = 0; !isAtRest(); turns += 1) {
      assert.ok(turns < 200, 'it never comes to rest');
      this.read();
      this.endWrite();
      if (this.document?.isDirty === true && !this.writing) this.#beginWrite();
      this.answer(0, 'yes');
    }
  }

  /** What holds at every moment. */
  check(): void {
    for (const word of this.typed) assert.ok(this.seen.includes(word), `${word} is gone from what one sees`);
    for (const word of this.theirs) assert.ok(this.server.includes(word), `${word} was overwritten and nobody said so`);
    assert.ok(this.updates <= this.saves, `${this.updates} updates for ${this.saves} saves`);
    if (!this.isLive) return;
    if (this.document?.isDirty === false && this.copy.offered === undefined) {
      assert.equal(this.document.text, this.copy.kept.text, 'the document holds what is not in the file');
    }
    assert.equal(this.disk?.text, this.copy.kept.text, 'the disk is behind');
    if (isSent(this.copy.kept)) {
      const unsent = this.typed.filter(word => this.copy.kept.text.includes(word) && !this.server.includes(word));
      assert.deepEqual(unsent, [], 'called sent, and not in GitLab');
    }
  }

  #begin(copy: Copy): void {
    this.lives.push(copy);
    this.isLive = true;
  }

  /** Nothing is kept: it is read from GitLab, and kept. */
  #load(): Copy {
    this.disk = { ...createKeptCopy(this.#issue(), this.server, this.#base(this.server)), mtime: this.#at };
    return startCopy(this.disk, this.#at);
  }

  /** What VS Code tells goes to the window's copy, where there is one. */
  #tell(event: CopyEvent): void {
    if (this.isLive) this.#handle(event, this.lives.length - 1);
  }

  #handle(event: CopyEvent, life: number): void {
    const before = this.lives[life];
    assert.ok(before);
    const { copy, effects } = advanceCopy(before, event);
    this.lives[life] = copy;
    for (const effect of effects) this.#perform(effect, life);
  }

  #perform(effect: Effect, life: number): void {
    switch (effect.kind) {
      case 'persist':
        this.disk = effect.kept;
        break;
      case 'offer':
        this.mustRead = true;
        break;
      case 'settle':
        for (const id of effect.ids) this.#settle(id, effect.outcome);
        break;
      case 'forget':
        assert.equal(this.lives[life]?.asks.length, 0, 'a save that was asked for is forgotten');
        this.disk = undefined;
        if (life === this.lives.length - 1) this.isLive = false;
        break;
      case 'tell-failure':
      case 'show-conflict':
      case 'show-altered':
      case 'show-lost':
      case 'tell-merged':
        break;
      default:
        this.pending.push({ life, effect, isLate: this.lives[life]?.isEnded === true });
    }
  }

  #settle(id: number, { kind }: Outcome): void {
    assert.ok(!this.settled.has(id), `save ${id} is answered twice`);
    this.settled.set(id, kind);
    if (kind !== 'sent' && kind !== 'nothing') return;
    const text = this.asked.get(id) ?? '';
    const missing = this.typed.filter(word => text.includes(word) && !this.server.includes(word));
    assert.deepEqual(missing, [], `save ${id} is called done`);
  }

  /** What VS Code makes of a request to save: one write after the other, none twice for the same text. */
  #makeWrite(): void {
    if (!this.writing) this.#beginWrite();
    else if (this.writing.text !== this.document?.text) this.queued = true;
  }

  #beginWrite(): void {
    this.#tell({ kind: 'write-begun' });
    this.writing = { text: this.document?.text ?? '' };
  }

  #ask(text: string): number {
    this.#ids += 1;
    this.asked.set(this.#ids, text);
    return this.#ids;
  }

  #answerTo(effect: Pending, ending: Ending): CopyEvent {
    const failed: CopyEvent = { kind: 'save-failed', failure: { kind: 'x', message: '', ways: [] }, base: undefined };
    switch (effect.kind) {
      case 'ask-consent':
        return ending === 'fails' ? failed : { kind: 'consent-given', may: ending === 'yes' };
      case 'ask-publicity':
        return { kind: 'publicity-given', may: ending === 'yes' };
      case 'ask-resolution':
        if (ending === 'yes') this.#agreeToOverwrite();
        return { kind: 'resolution-given', answer: ending === 'yes' ? 'send' : ending === 'no' ? 'stop' : 'show' };
      case 'send': {
        if (ending === 'fails' || ending === 'no') return failed;
        const result = this.#save(effect);
        if (ending === 'yes') return { kind: 'save-answered', at: this.#at, result };
        return { ...failed, base: { ...effect.base, uncertain: [...(effect.base.uncertain ?? []), effect.text] } };
      }
      case 'pull':
        return ending === 'yes'
          ? { kind: 'pull-answered', at: this.#at, result: this.#pull(effect) }
          : { kind: 'pull-failed' };
      case 'find-last-person':
        return {
          kind: 'last-person-found',
          person: ending === 'yes' ? { kind: 'user', username: 'sam.holt' } : undefined,
        };
      case 'forget-later':
        return { kind: 'forget-due', at: this.#at + effect.afterMs };
      case 'offer-later':
        return { kind: 'offer-due', at: this.#at };
    }
  }

  /** The person has seen what GitLab had when the conflict was found, and lets it go. */
  #agreeToOverwrite(): void {
    const shown = this.copy.conflict?.shown?.base.description ?? '';
    for (const word of this.theirs) {
      if (shown.includes(word) && !this.copy.kept.text.includes(word)) this.theirs.delete(word);
    }
  }

  /** As src/sync does: one merge, one update. */
  #save({
    text,
    base,
  }: Extract<Effect, { kind: 'send' }>): Exclude<SaveResult, { kind: 'failed' | 'too-long' | 'other-project' }> {
    const remote = this.server;
    const merged = mergeTexts(this.#effective(base), text, remote);
    if (merged === undefined) {
      return { kind: 'conflict', texts: { base: base.description, local: text, remote }, base: this.#base(remote) };
    }
    const sent = merged !== remote;
    if (sent) this.updates += 1;
    this.server = merged;
    const now = this.#base(merged);
    const uncertain = { ...base, uncertain: [...(base.uncertain ?? []), text] };
    const own = merged === text ? now : sent ? uncertain : base;
    return {
      kind: 'saved',
      review: this.#issue(),
      text: merged,
      base: now,
      own,
      sent,
      merged: merged !== text,
      altered: undefined,
    };
  }

  #pull({ text, base }: Extract<Effect, { kind: 'pull' }>): Exclude<PullResult, { kind: 'failed' | 'other-project' }> {
    const remote = this.server;
    const merged = mergeTexts(this.#effective(base), text, remote);
    const now = this.#base(remote);
    if (merged === undefined) {
      return { kind: 'conflict', texts: { base: base.description, local: text, remote }, base: now };
    }
    if (merged === text) return { kind: 'unchanged', review: this.#issue(), base: now };
    return { kind: 'updated', review: this.#issue(), text: merged, base: now };
  }

  #effective({ description, uncertain }: Base): string {
    return uncertain?.findLast(sent => mergeTexts(description, sent, this.server) === this.server) ?? description;
  }

  #base(description: string): Base {
    return { review, description, updatedAt: 1, confidential: false };
  }

  #issue(): ReviewIssue {
    return { reference: review, title: 'Mails were late', updatedAt: this.updates } as ReviewIssue;
  }

  #word(whose: string): string {
    this.#words += 1;
    return `<${whose}${this.#words}>`;
  }
}

function withWord(text: string, line: number, isNew: boolean, word: string): string {
  const lines = text.split('\n');
  const at = line % lines.length;
  if (isNew) lines.splice(at + 1, 0, word);
  else lines[at] = `${lines[at] ?? ''} ${word}`;
  return lines.join('\n');
}
