// What the lists do not say of live incidents and their hints need: read while the view is shown, a few at a time.
import type { Disposable } from 'vscode';
import { findRequiredSince, findStateSince } from '../incident/labelHistory';
import { isClockRunning, listWantedFacts, type LiveFactKind, type LiveFacts } from '../incident/liveHints';
import type { Incident } from '../incident/model';
import { makeReferenceKey } from '../incident/reference';
import { minuteMs } from '../incident/units';
import type { PagingStatus } from '../gitlab/index';
import type { Account } from '../session/account';
import type { Incidents } from '../session/incidents';
import { hasKnownCause } from '../session/knownCause';
import type { Lazy } from '../session/lazy';
import type { Settings } from '../session/settings';

/** What facts are read with. `now` gives epoch milliseconds. */
export interface FactsParts {
  readonly incidents: { readonly account: Pick<Account, 'reader'> } & Pick<Incidents, 'onDidReset'>;
  readonly settings: Pick<Settings, 'of' | 'policy'>;
  readonly lazy: Lazy;
  readonly now: () => number;
  readonly failed: (name: string, error: unknown) => void;
  /** There is more to say than before, or another minute is over. */
  readonly changed: () => void;
}

/** Paging and a timeline go on without the issue being changed. */
const staleAfterMs = 2 * minuteMs;
/** So many incidents are asked for at once, and `mostIncidents` of them until somebody looks at the view again. */
const incidentsAtOnce = 5;
const mostIncidents = 20;

interface KnownFacts {
  readonly facts: LiveFacts;
  /** `updatedAt` of the incident as it was, and when each kind was asked for. */
  readonly version: number;
  readonly askedAt: Readonly<Partial<Record<LiveFactKind, number>>>;
}

/** By the incident's key. */
type KnownPaging = ReadonlyMap<string, PagingStatus | undefined>;
type PagingAnswer = readonly [PromiseSettledResult<KnownPaging>];

const nothing: Omit<KnownFacts, 'version'> = { facts: {}, askedAt: {} };

/** Facts by incident, for as long as one is signed in to one server. */
export class FactsReader implements Disposable {
  readonly #known = new Map<string, KnownFacts>();
  #abort = new AbortController();
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasReview: (incident: Incident) => boolean = () => false;

  readonly #subscription: Disposable;

  constructor(readonly parts: FactsParts) {
    this.#subscription = parts.incidents.onDidReset(() => this.#forget());
  }

  /** What is known of an incident; asks nothing. */
  of({ reference }: Incident): LiveFacts {
    return this.#known.get(makeReferenceKey(reference))?.facts ?? {};
  }

  /** Reads what could change a row of these incidents and is not known; `changed` tells when there is more. */
  look(incidents: readonly Incident[], hasReview: (incident: Incident) => boolean = () => false): void {
    this.#hasReview = hasReview;
    this.#keepTime(incidents);
    const wanted = incidents.filter(incident => this.#listMissing(incident).length > 0).slice(0, mostIncidents);
    if (wanted.length === 0 || this.#running) return;
    const { signal } = this.#abort;
    const running = this.#readAll(wanted, signal).finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
  }

  dispose(): void {
    this.#forget();
    this.#subscription.dispose();
  }

  /** Another account, server or project. */
  #forget(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#running = undefined;
    this.#known.clear();
    clearTimeout(this.#timer);
  }

  #listMissing(incident: Incident): readonly LiveFactKind[] {
    const now = this.parts.now();
    const known = this.#known.get(makeReferenceKey(incident.reference));
    const context = { policy: this.parts.settings.policy(), now, hasReview: this.#hasReview(incident) };
    return listWantedFacts(incident, context).filter(kind => {
      const askedAt = known?.version === incident.updatedAt ? known.askedAt[kind] : undefined;
      return askedAt === undefined || (kind !== 'labels' && now - askedAt >= staleAfterMs);
    });
  }

  async #readAll(incidents: readonly Incident[], signal: AbortSignal): Promise<void> {
    // Who waits for it may come later than its failure.
    const paging = Promise.allSettled([this.#readPaging(incidents, signal)]);
    for (let at = 0; at < incidents.length && !signal.aborted; at += incidentsAtOnce) {
      const asked = incidents.slice(at, at + incidentsAtOnce);
      const before = this.#print(asked);
      await Promise.all(asked.map(incident => this.#read(incident, paging, signal)));
      // The first rows need not wait for the last ones.
      if (this.#abort.signal === signal && this.#print(asked) !== before) this.parts.changed();
    }
  }

  /** For all that want it at once: GitLab tells it of many in one answer. */
  async #readPaging(incidents: readonly Incident[], signal: AbortSignal): Promise<KnownPaging> {
    const wanted = incidents.filter(incident => this.#listMissing(incident).includes('paging'));
    if (wanted.length === 0) return new Map();
    const gitlab = await this.parts.incidents.account.reader();
    const found = await gitlab.pagingOf(
      wanted.map(({ reference }) => reference),
      signal,
    );
    return new Map(wanted.map(({ reference }, at) => [makeReferenceKey(reference), found[at]]));
  }

  /** What fails is asked for again when it is stale: a row is as useful without it as before. */
  async #read(incident: Incident, paging: Promise<PagingAnswer>, signal: AbortSignal): Promise<void> {
    const key = makeReferenceKey(incident.reference);
    const before = this.#known.get(key) ?? { ...nothing, version: incident.updatedAt };
    const kinds = this.#listMissing(incident);
    const now = this.parts.now();
    const results = await Promise.allSettled(
      kinds.map(async (kind): Promise<LiveFacts> =>
        kind === 'paging' ? takePaging(await paging, key) : this.#readKind(kind, incident, signal),
      ),
    );
    if (signal.aborted) return;
    let { facts, askedAt } = before.version === incident.updatedAt ? before : { ...before, askedAt: {} };
    for (const [at, result] of results.entries()) {
      const kind = kinds[at];
      if (kind) askedAt = { ...askedAt, [kind]: now };
      if (result.status === 'fulfilled') facts = { ...facts, ...result.value };
      else this.parts.failed(key, result.reason);
    }
    this.#known.set(key, { facts, askedAt, version: incident.updatedAt });
  }

  async #readKind(
    kind: Exclude<LiveFactKind, 'paging'>,
    { reference }: Incident,
    signal: AbortSignal,
  ): Promise<LiveFacts> {
    const gitlab = await this.parts.incidents.account.reader();
    switch (kind) {
      case 'cause':
        return {
          isCauseKnown: await hasKnownCause((await gitlab.incidentEvents(reference, signal)) ?? [], this.parts.lazy),
        };
      case 'labels': {
        const events = await gitlab.labelEvents(reference, signal);
        const names = this.parts.settings.of().labels;
        return {
          resolvedAt: findStateSince(events, 'resolved', names),
          requiredAt: findRequiredSince(events, this.parts.settings.policy(), names),
        };
      }
    }
  }

  /** The minutes on the rows go on. */
  #keepTime(incidents: readonly Incident[]): void {
    const context = { policy: this.parts.settings.policy(), now: this.parts.now() };
    if (!incidents.some(incident => isClockRunning(incident, context))) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.parts.changed(), minuteMs);
  }

  #print(incidents: readonly Incident[]): string {
    return JSON.stringify(incidents.map(incident => this.of(incident)));
  }
}

function takePaging([answer]: PagingAnswer, key: string): LiveFacts {
  if (answer.status === 'rejected') throw answer.reason;
  return { paging: answer.value.get(key) };
}
