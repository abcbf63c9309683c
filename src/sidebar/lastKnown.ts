// What the lists showed last, kept for the next start: rows stand there at once, marked with their age, also without a network.
// Nothing confidential is kept, and no text of an issue.
import * as v from 'valibot';
import type { Disposable, Memento } from 'vscode';
import { isDate } from '../incident/calendar';
import { computeHash } from '../incident/hash';
import { workflowStates, type Incident, type ReviewIssue } from '../incident/model';
import type { Incidents } from '../session/incidents';

const memoryKey = 'lastKnown';
/** So many rows of a list are kept: as many as anybody looks at before the answer is there. */
const mostRows = 100;
/** Epoch milliseconds of a date: of other numbers none can be written. */
const moment = v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const reference = v.object({ project: v.string(), iid: v.number() });
const person = v.object({ id: v.number(), username: v.string(), name: v.string() });
const issue = {
  reference,
  projectId: v.number(),
  title: v.string(),
  opened: v.boolean(),
  confidential: v.literal(false),
  labels: v.array(v.string()),
  assignees: v.array(person),
  createdAt: moment,
  updatedAt: moment,
  closedAt: v.optional(v.undefined()),
  dueDate: v.optional(v.pipe(v.string(), v.check(isDate))),
  severity: v.optional(v.picklist([1, 2, 3, 4])),
};
const incident = v.object({
  ...issue,
  kind: v.literal('incident'),
  state: v.picklist(workflowStates),
  services: v.array(v.string()),
  groups: v.array(v.string()),
  reviewRequested: v.boolean(),
  reviewDeclined: v.boolean(),
  nearMiss: v.boolean(),
  selfManaged: v.boolean(),
  security: v.boolean(),
});
const review = v.object({
  ...issue,
  kind: v.literal('review'),
  incident: v.optional(reference),
  markerId: v.optional(v.string()),
});
const schema = v.object({
  /** A fingerprint of the server, the account and the projects. */
  whose: v.string(),
  at: moment,
  me: v.optional(v.number()),
  incidents: v.array(incident),
  reviews: v.array(review),
});

/** What becomes of a kept row: nobody may take it for the issue as it is. */
const recalled = { author: undefined, isRecalled: true } as const;

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
    const kept = memory.get(memoryKey);
    if (kept === undefined) return;
    const parsed = v.safeParse(schema, kept);
    const whose = await this.#findOwner();
    if (!parsed.success || parsed.output.whose !== whose) {
      await memory.update(memoryKey, undefined);
      return;
    }
    const { at, me, incidents: open, reviews } = parsed.output;
    this.#me = me;
    incidents.open.seed(open.map(fillIncident), at);
    incidents.openReviews.seed(reviews.map(fillReview), at);
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
    });
  }

  /** The token is long and random: its fingerprint tells nobody anything. That of a session is soon another one. */
  async #findOwner(): Promise<string | undefined> {
    const { account, settings } = this.parts.incidents;
    const access = await account.access();
    if (access.kind !== 'signed-in') return undefined;
    const { places, reviewProject } = settings.of();
    return computeHash(JSON.stringify([access.address.url, access.owner ?? access.token, places, reviewProject]));
  }

  #try(work: () => Promise<void>): void {
    work().catch((error: unknown) => this.parts.failed(memoryKey, error));
  }
}

function dropText<T extends Incident | ReviewIssue>(issue: T): Record<keyof T, unknown> {
  return { ...issue, description: undefined, author: undefined };
}

function fillIncident(kept: v.InferOutput<typeof incident>): Incident {
  return { ...kept, ...recalled, closedAt: undefined, dueDate: kept.dueDate, severity: kept.severity };
}

function fillReview(kept: v.InferOutput<typeof review>): ReviewIssue {
  return {
    ...kept,
    ...recalled,
    closedAt: undefined,
    dueDate: kept.dueDate,
    severity: kept.severity,
    incident: kept.incident,
    markerId: kept.markerId,
  };
}
