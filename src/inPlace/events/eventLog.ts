// Logging what happens as it happens: an entry is kept at once, sent when GitLab can be reached, and shown until then.
import { EventEmitter, l10n, type Disposable } from 'vscode';
import type { IssueReference } from '../../incident/model';
import { formatReference, isSameReference } from '../../incident/reference';
import { describeFailure } from '../../session/words/failureWords';
import { logError, logFailure } from '../../session/log';
import { createRetried, type Retried } from '../../session/retried';
import { showError, waitForAnswer } from '../../session/words/messages';
import { encodeHost } from '../../session/uris/reviewUri';
import { openStoreFolder } from '../../session/files/storeFolder';
import type { EventQueue, Hindrance, LoggedEvent, NewEntry, Sync } from '../../sync/index';
import { createOtherHostError } from '../../session/words/otherHost';
import { createOtherPersonError } from '../copyFailures';
import { findEventFolder } from '../drafts/draftFolder';
import type { Identity } from '../drafts/identity';
import type { InPlaceParts } from '../index';
import { KeptEventFiles } from './keptEvents';
import type { Seals } from '../drafts/seals';

/** How long is waited before the next try where the server does not say. */
const retryMs = 30_000;
/** As the log calls it. */
const waitingWork = 'what waits for GitLab';

interface EventLogParts {
  readonly shared: InPlaceParts;
  readonly identity: Identity;
  readonly seals: Seals;
  readonly sync: () => Promise<Sync>;
}

/** Who writes an entry. `host` as in a review's address, `user` GitLab's number of the person. */
export interface LogWriter {
  readonly host: string;
  readonly user: number;
}

/** The log of the person who is signed in; another one has another. */
export class EventLog implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #window = crypto.randomUUID();
  readonly #queues = new Map<string, Retried<EventQueue>>();
  readonly #ended = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was told of an entry already. */
  readonly #told = new Set<string>();
  /** By owner. */
  readonly #waiting = new Map<string, readonly LoggedEvent[]>();
  /** Whose entries are shown: of whoever is signed in, as far as that is known. */
  #shown: string | undefined;
  readonly #subscription: Disposable;

  constructor(readonly parts: EventLogParts) {
    this.#subscription = parts.shared.account.onDidChange(() => {
      clearTimeout(this.#timer);
      this.#show(undefined);
    });
  }

  /** What the person who is signed in logged, and GitLab does not have; in the order of logging. */
  get waiting(): readonly LoggedEvent[] {
    return (this.#shown === undefined ? undefined : this.#waiting.get(this.#shown)) ?? [];
  }

  /** Of one incident. */
  waitingOf(incident: IssueReference): readonly LoggedEvent[] {
    return this.waiting.filter(event => isSameReference(event.incident, incident));
  }

  /** Who writes now. Taken before a person is asked about an entry: somebody else may sign in before they answer. */
  async writer(): Promise<LogWriter> {
    const { shared, identity } = this.parts;
    const host = encodeHost((await shared.account.readAddress()).url);
    return { host, user: (await identity.at(host)).id };
  }

  /** Keeps an entry of a person and sends it as soon as it can be in their name; gives whether GitLab has it already. */
  async add(entry: NewEntry, { host, user }: LogWriter): Promise<'sent' | 'waiting'> {
    const queue = await this.#findQueue(host, user);
    const { id } = await queue.add(entry);
    // It is kept: what keeps it from being sent now is tried again, and is no failure of logging.
    await this.send().catch((error: unknown) => logError(this.parts.shared.log, waitingWork, error));
    return queue.waiting.some(event => event.id === id) ? 'waiting' : 'sent';
  }

  /** Sends what waits; what cannot be sent is tried again later, or told where only the person can help. */
  async send(): Promise<void> {
    clearTimeout(this.#timer);
    const { account, now } = this.parts.shared;
    const { changes } = account;
    const { queue, owner } = await this.#openQueue();
    const hindrances = await queue.send().catch((error: unknown) => {
      if (account.changes === changes) this.#sendLater(retryMs);
      throw error;
    });
    if (this.#ended.signal.aborted || account.changes !== changes || queue.waiting.length === 0) return;
    const times = hindrances.map(({ result }) => {
      if (result.kind === 'under-way') return result.until;
      return (result.kind === 'failed' ? result.error.retryAt : undefined) ?? now() + retryMs;
    });
    for (const hindrance of hindrances)
      if (owner === this.#shown) logFailure(this.parts.shared.log, waitingWork, this.#tell(queue, hindrance));
    this.#sendLater(Math.max(1000, Math.min(...times, now() + retryMs) - now()));
  }

  #sendLater(afterMs: number): void {
    if (this.#ended.signal.aborted) return;
    // Two who asked at once wait for one and the same next time.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      logFailure(this.parts.shared.log, waitingWork, this.send());
    }, afterMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#ended.abort();
    this.#changed.dispose();
  }

  #show(owner: string | undefined): void {
    if (owner === this.#shown) return;
    this.#shown = owner;
    this.#changed.fire();
  }

  /** Of the person who is signed in now, else of whoever was last: theirs are kept, and neither shown nor sent. */
  async #openQueue(): Promise<{ readonly queue: EventQueue; readonly owner: string }> {
    const { shared, identity } = this.parts;
    const { changes } = shared.account;
    const host = encodeHost((await shared.account.readAddress()).url);
    const person = await identity.at(host);
    const owner = `${host} ${person.id}`;
    if (shared.account.changes === changes && person.isSignedIn) this.#show(owner);
    return { queue: await this.#findQueue(host, person.id), owner };
  }

  #findQueue(host: string, user: number): Promise<EventQueue> {
    const { shared, seals, sync } = this.parts;
    const owner = `${host} ${user}`;
    let queue = this.#queues.get(owner);
    if (!queue) {
      const folder = openStoreFolder(findEventFolder(shared.context));
      const kept = new KeptEventFiles({ folder, seals, owner, window: this.#window, now: shared.now });
      queue = createRetried(async () => {
        const { EventQueue: Queue } = await shared.lazy.sync();
        const made: EventQueue = new Queue({
          kept,
          send: async (event, keep) => {
            // Made before it is asked whose it is: whoever signs in meanwhile sends nothing of another one's.
            const own = await sync();
            await this.#requireOwner(host, user);
            return own.logEvent(event, keep, this.#ended.signal);
          },
          now: shared.now,
          newId: () => crypto.randomUUID(),
          changed: () => {
            this.#waiting.set(owner, made.waiting);
            if (owner === this.#shown) this.#changed.fire();
          },
        });
        return made;
      });
      this.#queues.set(owner, queue);
    }
    return queue.load();
  }

  /** Throws where somebody else is signed in by now, or nobody. */
  async #requireOwner(host: string, id: number): Promise<void> {
    const { shared, identity } = this.parts;
    const { url } = await shared.account.readAddress();
    if (encodeHost(url) !== host) throw createOtherHostError(host, url);
    const person = await identity.at(host);
    if (person.id !== id || !person.isSignedIn) throw createOtherPersonError();
  }

  /** That GitLab cannot be reached shows by what waits; a no of GitLab is the person's to decide about, once. */
  async #tell(queue: EventQueue, { incident, result }: Hindrance): Promise<void> {
    const [first] = queue.waiting.filter(event => isSameReference(event.incident, incident));
    const reason = describeHindrance(result, formatReference(incident));
    if (reason === undefined || !first || this.#told.has(first.id)) return;
    this.#told.add(first.id);
    const discard = l10n.t('Discard Entry');
    const keep = l10n.t('Keep Waiting');
    const all = l10n.t('Log It All the Same');
    const isPublic = result.kind === 'withheld' && result.why === 'public';
    const message = `${l10n.t('“{0}” could not be logged.', first.note)} ${reason}`;
    const asking = showError(message, keep, discard, ...(isPublic ? [all] : []));
    const answer = await waitForAnswer(this.parts.shared.account, asking);
    if (answer === discard) await queue.discard(first.id);
    if (answer !== all) return;
    await queue.allowPublic(first.id);
    await this.send();
  }
}

/** Why only the person can help; undefined where time may. */
function describeHindrance(result: Hindrance['result'], name: string): string | undefined {
  switch (result.kind) {
    case 'under-way':
    case 'out-of-time':
      return undefined;
    case 'withheld':
      return result.why === 'public'
        ? l10n.t('{0} was confidential when you wrote it, and everybody can read it now.', name)
        : l10n.t('The path of {0} belongs to another project now.', name);
    case 'failed':
      return ['refused', 'not-found', 'scope-missing'].includes(result.error.kind)
        ? describeFailure(result.error, name).message
        : undefined;
  }
}
