// Where logged entries wait on this machine: one file a version of an entry, sealed, for all windows of its writer.
import * as v from 'valibot';
import { computeNameHash } from '../../incident/hash';
import type { IssueReference } from '../../incident/model';
import { makeReferenceKey } from '../../incident/reference';
import { clockSkewMs } from '../../incident/units';
import { parseJson, type StoreFolder } from '../../session/store';
import type { KeptEvents, LoggedEvent } from '../../sync/index';
import type { Sealing } from '../drafts/seals';

/** A window that was closed while it sent lets go of an incident after this time; no entry takes so long. */
const leaseMs = 180_000;
/** How often it is looked again where another window claims in the same moment and gives way. */
const mostTries = 5;

const tags = [
  'Start time',
  'End time',
  'Impact detected',
  'Response initiated',
  'Impact mitigated',
  'Cause identified',
] as const;
const schema = v.object({
  id: v.string(),
  incident: v.object({ project: v.string(), iid: v.number() }),
  note: v.string(),
  occurredAt: v.number(),
  tags: v.array(v.picklist(tags)),
  projectId: v.optional(v.number()),
  confidential: v.optional(v.boolean()),
  loggedAt: v.number(),
  attemptedAt: v.optional(v.number()),
});
const lease = v.object({ until: v.number() });

/** `<owner>.<entry>.<version>.json`; an entry's higher version replaces the lower one. */
const nameForm = /^[0-9a-f]{16}\.(?<id>[\w-]+)\.(?<version>\d+)\.json$/u;

/** `<owner>.<incident>.<window>.<number>.lease`; a window's higher number replaces the lower one. */
const leaseForm = /^(?<of>[0-9a-f]{16}\.[0-9a-f]{16})\.(?<by>[\w-]+)\.(?<number>\d+)\.lease$/u;

interface Lease {
  readonly name: string;
  readonly by: string;
  readonly number: number;
}

interface NamedEvent {
  readonly name: string;
  readonly id: string;
  readonly version: number;
}

export interface KeptEventsParts {
  readonly folder: StoreFolder;
  readonly seals: Sealing;
  /** Server and person. */
  readonly owner: string;
  /** A name that no other window has. */
  readonly window: string;
  readonly now: () => number;
}

/** The entries of one person on one server. */
export class KeptEventFiles implements KeptEvents {
  readonly #prefix: Promise<string>;
  /** By incident, until when this window's claim holds. */
  readonly #held = new Map<string, number>();

  constructor(readonly parts: KeptEventsParts) {
    this.#prefix = computeNameHash(parts.owner);
  }

  async all(): Promise<readonly LoggedEvent[]> {
    const newest = new Map<string, NamedEvent>();
    for (const named of await this.#readNamed()) {
      if (named.version > (newest.get(named.id)?.version ?? 0)) newest.set(named.id, named);
    }
    // A version that is gone by now was replaced meanwhile.
    const events = await Promise.all(
      [...newest.values()].map(async ({ name, id }) => (await this.#open(name)) ?? this.read(id)),
    );
    return events.filter(event => event !== undefined).toSorted((one, other) => one.loggedAt - other.loggedAt);
  }

  async read(id: string): Promise<LoggedEvent | undefined> {
    const [newest] = (await this.#readVersions(id)).toReversed();
    return newest && this.#open(newest.name);
  }

  async #open(name: string): Promise<LoggedEvent | undefined> {
    const text = await this.parts.folder.read(name);
    if (text === undefined) return undefined;
    const parsed = v.safeParse(schema, await this.parts.seals.open(this.parts.owner, parseJson(text)));
    return parsed.success ? parsed.output : undefined;
  }

  async keep(event: LoggedEvent): Promise<void> {
    const { folder, seals, owner } = this.parts;
    const before = await this.#readVersions(event.id);
    const version = (before.at(-1)?.version ?? 0) + 1;
    const text = JSON.stringify(await seals.seal(owner, event));
    await folder.create(`${await this.#prefix}.${event.id}.${version}.json`, text);
    for (const { name } of before) await folder.remove(name);
  }

  async forget(id: string): Promise<void> {
    for (const { name } of await this.#readVersions(id)) await this.parts.folder.remove(name);
  }

  /**
   * Each window says under a name of its own that it claims, and only then looks whether another one does: of two at least
   * one sees the other, whatever the order. Where both do, the one whose name comes first waits for the other to give way.
   */
  async claim(incident: IssueReference): Promise<boolean> {
    const { folder, now, window } = this.parts;
    const prefix = await this.#makeLeasePrefix(incident);
    const isHeld = this.#isHeld(this.#held.get(prefix) ?? 0);
    const before = await this.#findLeases(prefix, 'mine');
    const next = Math.max(0, ...before.map(({ number }) => number)) + 1;
    const until = now() + leaseMs;
    await folder.create(`${prefix}.${window}.${next}.lease`, JSON.stringify({ until }));
    for (const { name } of before) await folder.remove(name);
    for (let tries = 0; tries < mostTries; tries += 1) {
      const others = isHeld ? [] : await this.#findHolders(prefix);
      if (others.length === 0) {
        this.#held.set(prefix, until);
        return true;
      }
      if (others.some(other => other < window)) break;
    }
    await this.release(incident);
    return false;
  }

  async release(incident: IssueReference): Promise<void> {
    const prefix = await this.#makeLeasePrefix(incident);
    this.#held.delete(prefix);
    for (const { name } of await this.#findLeases(prefix, 'mine')) await this.parts.folder.remove(name);
  }

  /** The other windows whose claim still holds. One that was listed and is gone is being renewed, or was given up. */
  async #findHolders(prefix: string): Promise<readonly string[]> {
    const { folder } = this.parts;
    const held: string[] = [];
    for (const { name, by } of await this.#findLeases(prefix, 'others')) {
      const text = await folder.read(name);
      const read = v.safeParse(lease, parseJson(text ?? ''));
      if (text === undefined || (read.success && this.#isHeld(read.output.until))) held.push(by);
      // A crash leaves it.
      else await folder.remove(name);
    }
    return held;
  }

  /** A claim that ends later than one can is of a clock that was ahead, and would hold for as long. */
  #isHeld(until: number): boolean {
    const leftMs = until - this.parts.now();
    return leftMs > 0 && leftMs <= leaseMs + clockSkewMs;
  }

  async #findLeases(prefix: string, whose: 'mine' | 'others'): Promise<readonly Lease[]> {
    return (await this.parts.folder.names()).flatMap(name => {
      const { of, by = '', number = '' } = leaseForm.exec(name)?.groups ?? {};
      const isAsked = of === prefix && (by === this.parts.window) === (whose === 'mine');
      return isAsked ? [{ name, by, number: Number(number) }] : [];
    });
  }

  async #readVersions(id: string): Promise<readonly NamedEvent[]> {
    return (await this.#readNamed(`${id}.`)).toSorted((one, other) => one.version - other.version);
  }

  /** `after`: what follows the owner in the names that are asked for. */
  async #readNamed(after = ''): Promise<readonly NamedEvent[]> {
    const mine = `${await this.#prefix}.${after}`;
    return (await this.parts.folder.names()).flatMap(name => {
      const { id = '', version = '' } = (name.startsWith(mine) && nameForm.exec(name)?.groups) || {};
      return id === '' ? [] : [{ name, id, version: Number(version) }];
    });
  }

  async #makeLeasePrefix(incident: IssueReference): Promise<string> {
    return `${await this.#prefix}.${await computeNameHash(makeReferenceKey(incident))}`;
  }
}
