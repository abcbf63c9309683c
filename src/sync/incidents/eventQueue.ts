// The local log: what was logged waits here until GitLab has it, and is sent in order, each entry by one window only.
import type { IssueReference } from '../../incident/model';
import { isSameReference, makeReferenceKey } from '../../incident/reference';
import type { LoggedEvent, LogResult } from './logEvent';

/** What windows of one machine keep of one person's entries. */
export interface KeptEvents {
  /** Of all windows, in the order of logging. */
  all(): Promise<readonly LoggedEvent[]>;
  /** The newest version of an entry. */
  read(id: string): Promise<LoggedEvent | undefined>;
  keep(event: LoggedEvent): Promise<void>;
  forget(id: string): Promise<void>;
  /** False where another window sends this incident's entries. It holds for three minutes after the last claim, or until `release`. */
  claim(incident: IssueReference): Promise<boolean>;
  release(incident: IssueReference): Promise<void>;
}

export interface QueueParts {
  readonly kept: KeptEvents;
  readonly send: (event: LoggedEvent, keep: (event: LoggedEvent) => Promise<void>) => Promise<LogResult>;
  readonly now: () => number;
  readonly newId: () => string;
  /** What waits has changed. */
  readonly changed: () => void;
}

/** Why the entries of an incident wait, and from when on it makes sense to try again. */
export interface Hindrance {
  readonly incident: IssueReference;
  readonly result: Exclude<LogResult, { kind: 'logged' }>;
}

/** What a person logs. */
export type NewEntry = Omit<LoggedEvent, 'id' | 'loggedAt' | 'attemptedAt'>;

export class EventQueue {
  /** By incident and words, the seconds that are taken. */
  readonly #seconds = new Map<string, Set<number>>();
  #waiting: readonly LoggedEvent[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #lastLogged = 0;

  constructor(readonly parts: QueueParts) {}

  /** What GitLab does not have yet, as far as it was read. */
  get waiting(): readonly LoggedEvent[] {
    return this.#waiting;
  }

  /** Keeps an entry, which is safe from then on. Two entries never have one time of logging. */
  async add(asked: NewEntry): Promise<LoggedEvent> {
    const { kept, now, newId } = this.parts;
    this.#lastLogged = Math.max(now(), this.#lastLogged + 1);
    const occurredAt = this.#findFreeSecond(asked, await kept.all().catch(() => this.#waiting));
    const event = { ...asked, id: newId(), loggedAt: this.#lastLogged, occurredAt };
    await kept.keep(event);
    // It is kept: that the others cannot be read now does not undo it.
    await this.#look().catch(() => {
      this.#waiting = [...this.#waiting, event];
      this.parts.changed();
    });
    return event;
  }

  /** Sends what waits, of all windows; gives what kept some of it from being sent. One run after the other. */
  send(): Promise<readonly Hindrance[]> {
    const run = this.#last.then(() => this.#sendAll());
    this.#last = run.catch(() => undefined);
    return run;
  }

  /** Gives up an entry. */
  async discard(id: string): Promise<void> {
    await this.parts.kept.forget(id);
    await this.#look();
  }

  /** Whoever wrote it wants it where everybody can read it by now. */
  async allowPublic(id: string): Promise<void> {
    const event = await this.parts.kept.read(id);
    if (event) await this.parts.kept.keep({ ...event, confidential: false });
  }

  async #sendAll(): Promise<readonly Hindrance[]> {
    await this.#look();
    const incidents = new Map(this.#waiting.map(({ incident }) => [makeReferenceKey(incident), incident]));
    const hindrances: Hindrance[] = [];
    for (const incident of incidents.values()) {
      if (!(await this.parts.kept.claim(incident))) continue;
      try {
        const result = await this.#sendFor(incident);
        if (result) hindrances.push({ incident, result });
      } finally {
        await this.parts.kept.release(incident);
      }
    }
    return hindrances;
  }

  /** In order: what cannot be sent keeps what comes after it. */
  async #sendFor(incident: IssueReference): Promise<Hindrance['result'] | undefined> {
    const { kept, send } = this.parts;
    for (const { id } of await kept.all()) {
      // Many entries over a slow line take longer than a claim holds.
      if (!(await kept.claim(incident))) return undefined;
      // Another window may have sent it before it was this one's turn.
      const event = await kept.read(id);
      if (!event || !isSameReference(event.incident, incident)) continue;
      const result = await send(event, each => kept.keep(each));
      if (result.kind !== 'logged') return result;
      await kept.forget(id);
      await this.#look();
    }
    return undefined;
  }

  async #look(): Promise<void> {
    const before = this.#waiting;
    this.#waiting = await this.parts.kept.all();
    if (this.#waiting.map(({ id }) => id).join() !== before.map(({ id }) => id).join()) this.parts.changed();
  }

  /**
   * The same words within the same second would be taken for one entry after a lost answer. `kept` are those that wait, of
   * all windows.
   */
  #findFreeSecond({ incident, note, occurredAt }: NewEntry, kept: readonly LoggedEvent[]): number {
    const key = `${makeReferenceKey(incident)} ${note}`;
    const toSecond = (at: number): number => Math.max(Math.floor(at / 1000), 0);
    const used = this.#seconds.get(key) ?? new Set<number>();
    const same = kept.filter(each => each.note === note && isSameReference(each.incident, incident));
    for (const each of same) used.add(toSecond(each.occurredAt));
    let free = toSecond(occurredAt);
    while (used.has(free)) free += 1;
    used.add(free);
    this.#seconds.set(key, used);
    return free === toSecond(occurredAt) ? occurredAt : free * 1000;
  }
}
