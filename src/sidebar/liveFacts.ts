// What the lists do not say of live incidents and their hints need: read while the view is shown, a few at a time.
import type { Disposable } from 'vscode';
import { findRequiredSince, findResolvedSince } from '../incident/labelHistory';
import { isClockRunning, listWantedFacts, type LiveFactKind, type LiveFacts } from '../incident/liveHints';
import type { Incident } from '../incident/model';
import { makeReferenceKey } from '../incident/reference';
import { isRecent, minuteMs } from '../incident/units';
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
  /** `updatedAt` of the incident as it was, and when each kind was asked for; what can only change with it never again. */
  readonly version: number;
  readonly askedAt: Readonly<Partial<Record<LiveFactKind, number>>>;
}

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
  look(incidents: readonly Incident[], hasReview: (incident: Incident) => boolean): void {
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
      return askedAt !== Infinity && !isRecent(askedAt, now, staleAfterMs);
    });
  }

  async #readAll(incidents: readonly Incident[], signal: AbortSignal): Promise<void> {
    let told = this.#print(incidents);
    const tell = (): void => {
      const now = this.#print(incidents);
      if (signal.aborted || now === told) return;
      told = now;
      this.parts.changed();
    };
    let areRowsRead = false;
    // Beside the others and each project by itself: one that is refused or does not answer takes nothing from the rest.
    const pagings = this.#listUnpaged(incidents).map(async own => {
      await this.#readPaging(own, signal);
      if (areRowsRead) tell();
    });
    for (let at = 0; at < incidents.length && !signal.aborted; at += incidentsAtOnce) {
      const asked = incidents.slice(at, at + incidentsAtOnce);
      await Promise.all(asked.map(incident => this.#read(incident, signal)));
      // The first rows need not wait for the last ones.
      tell();
    }
    areRowsRead = true;
    await Promise.all(pagings);
  }

  /** Whose paging is to be read, by project. */
  #listUnpaged(incidents: readonly Incident[]): readonly (readonly Incident[])[] {
    const wanted = incidents.filter(incident => this.#listMissing(incident).includes('paging'));
    const projects = [...new Set(wanted.map(({ reference }) => reference.project))];
    return projects.map(project => wanted.filter(({ reference }) => reference.project === project));
  }

  /** Of incidents of one project at once: GitLab tells it of many in one answer. */
  async #readPaging(incidents: readonly Incident[], signal: AbortSignal): Promise<void> {
    const [{ project } = { project: '' }] = incidents.map(({ reference }) => reference);
    const iids = incidents.map(({ reference }) => reference.iid);
    const reading = this.parts.incidents.account.reader().then(gitlab => gitlab.pagingOf(project, iids, signal));
    const keeping = incidents.map(async (incident, at) =>
      this.#keep(incident, { kind: 'paging', read: reading.then(found => ({ paging: found[at] })) }, signal),
    );
    await Promise.all(keeping);
  }

  async #read(incident: Incident, signal: AbortSignal): Promise<void> {
    const kinds = this.#listMissing(incident).filter(kind => kind !== 'paging');
    await Promise.all(
      kinds.map(kind => this.#keep(incident, { kind, read: this.#readKind(kind, incident, signal) }, signal)),
    );
  }

  /** What fails is asked for again when it is stale: a row is as useful without it as before. */
  async #keep(
    { reference, updatedAt: version }: Incident,
    { kind, read }: { readonly kind: LiveFactKind; readonly read: Promise<LiveFacts> },
    signal: AbortSignal,
  ): Promise<void> {
    const key = makeReferenceKey(reference);
    const now = this.parts.now();
    const [result] = await Promise.allSettled([read]);
    if (signal.aborted) return;
    const { facts, ...before } = this.#known.get(key) ?? { ...nothing, version };
    const isRead = result.status === 'fulfilled';
    const asked = isRead && kind === 'labels' ? Infinity : now;
    const askedAt = { ...(before.version === version ? before.askedAt : {}), [kind]: asked };
    if (!isRead) this.parts.failed(key, result.reason);
    const added = isRead ? result.value : {};
    this.#known.set(key, { facts: { ...facts, ...added }, askedAt, version });
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
          resolvedAt: findResolvedSince(events, names),
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
