// What the lists showed last, kept for the next start: rows stand there at once, marked with their age, also without a network.
// Nothing confidential is kept, and no text of an issue.
import type { Disposable, Memento } from 'vscode';
import { computeHash } from '../incident/hash';
import type { Incident, Issue, ReviewIssue } from '../incident/model';
import type { Incidents } from '../session/incidents';

const memoryKey = 'lastKnown';
/** So many rows of a list are kept: as many as anybody looks at before the answer is there. */
const mostRows = 100;
/** Of what is kept; another one with every change of its shape. */
const format = 2;

interface Kept {
  /** A fingerprint of the format, the server, the account and the projects. */
  readonly whose: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly me: number | undefined;
  readonly incidents: readonly Incident[];
  readonly reviews: readonly ReviewIssue[];
}

export interface LastKnownParts {
  readonly incidents: Pick<
    Incidents,
    'account' | 'settings' | 'open' | 'openReviews' | 'isConfidential' | 'me' | 'onDidReset'
  >;
  /** Of the workspace. */
  readonly memory: Memento;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly failed: (name: string, error: unknown) => void;
  /** Milliseconds after a change until it is kept; several lists change together. */
  readonly quietMs: number;
}

export class LastKnown implements Disposable {
  readonly #subscriptions: readonly Disposable[];
  #seeding: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #me: number | undefined;

  constructor(readonly parts: LastKnownParts) {
    const { open, openReviews, onDidReset } = parts.incidents;
    const keepSoon = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#try(() => this.#keep()), parts.quietMs);
    };
    this.#subscriptions = [
      open.onDidChange(keepSoon),
      openReviews.onDidChange(keepSoon),
      // Another account, server or project: what was kept is nobody's business any more.
      onDidReset(() => {
        clearTimeout(this.#timer);
        this.#seeding = undefined;
        this.#me = undefined;
        this.#try(async () => parts.memory.update(memoryKey, undefined));
      }),
    ];
  }

  /** GitLab's number of who was signed in, until it is known anew. */
  get me(): number | undefined {
    return this.#me;
  }

  /** Gives the lists what they showed last, where they belonged to the same account and projects. Once. */
  restore(): Promise<void> {
    this.#seeding ??= this.#restore().catch((error: unknown) => this.parts.failed(memoryKey, error));
    return this.#seeding;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #restore(): Promise<void> {
    const { memory, incidents } = this.parts;
    const kept = memory.get<Kept>(memoryKey);
    if (kept === undefined) return;
    if (kept.whose !== (await this.#findOwner())) {
      await memory.update(memoryKey, undefined);
      return;
    }
    this.#me = kept.me;
    incidents.open.seed(kept.incidents.map(restoreIssue), kept.at);
    incidents.openReviews.seed(kept.reviews.map(restoreIssue), kept.at);
  }

  async #keep(): Promise<void> {
    const { memory, incidents, now } = this.parts;
    const { open, openReviews, me } = incidents;
    if ([open, openReviews].some(({ readAt, failure }) => readAt === undefined || failure)) return;
    const whose = await this.#findOwner();
    if (whose === undefined) return;
    const isOpen = (of: ReviewIssue): boolean => of.incident === undefined || !incidents.isConfidential(of.incident);
    await memory.update(memoryKey, {
      whose,
      at: now(),
      me: me?.id,
      incidents: open.items
        .filter(each => !incidents.isConfidential(each.reference))
        .slice(0, mostRows)
        .map(dropText),
      reviews: openReviews.items
        .filter(each => !each.confidential && isOpen(each))
        .slice(0, mostRows)
        .map(dropText),
    } satisfies Kept);
  }

  /** The token is long and random: its fingerprint tells nobody anything. */
  async #findOwner(): Promise<string | undefined> {
    const { account, settings } = this.parts.incidents;
    const access = await account.access();
    if (access.kind !== 'signed-in') return undefined;
    const { places, reviewProject } = settings.of();
    return computeHash(JSON.stringify([format, access.address.url, access.token, places, reviewProject]));
  }

  #try(work: () => Promise<void>): void {
    work().catch((error: unknown) => this.parts.failed(memoryKey, error));
  }
}

function dropText<T extends Issue>(issue: T): T {
  return { ...issue, description: undefined, author: undefined };
}

/** Nobody may take it for the issue as it is. */
function restoreIssue<T extends Issue>(kept: T): T {
  return { ...kept, isRecalled: true };
}
