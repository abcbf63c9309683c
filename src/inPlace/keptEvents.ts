// Where logged entries wait on this machine: one file a version of an entry, sealed, for all windows of its writer.
import * as v from 'valibot';
import { formatHex } from '../incident/hex';
import type { IssueReference } from '../incident/model';
import { formatReference } from '../incident/reference';
import type { StoreFolder } from '../session/store';
import type { KeptEvents, LoggedEvent } from '../sync/index';
import type { Seals } from './seals';

/** A window that was closed while it sent lets go of an incident after this time; no request takes so long. */
const leaseMs = 120_000;

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
  loggedAt: v.number(),
  attemptedAt: v.optional(v.number()),
});
const lease = v.object({ by: v.string(), until: v.number() });

/** `<owner>.<entry>.<version>.json`; an entry's higher version replaces the lower one. */
const nameForm = /^(?<owner>[0-9a-f]{16})\.(?<id>[\w-]+)\.(?<version>\d+)\.json$/u;

interface NamedEvent {
  readonly name: string;
  readonly id: string;
  readonly version: number;
}

export interface KeptEventsParts {
  readonly folder: StoreFolder;
  readonly seals: Pick<Seals, 'seal' | 'open'>;
  /** Server and person. */
  readonly owner: string;
  /** A name that no other window has. */
  readonly window: string;
  readonly now: () => number;
}

/** The entries of one person on one server. */
export class KeptEventFiles implements KeptEvents {
  readonly #prefix: Promise<string>;

  constructor(readonly parts: KeptEventsParts) {
    this.#prefix = computeHash(parts.owner);
  }

  async all(): Promise<readonly LoggedEvent[]> {
    const ids = new Set((await this.#readNamed()).map(({ id }) => id));
    const events = await Promise.all([...ids].map(async id => this.read(id)));
    return events.filter(event => event !== undefined).toSorted((one, other) => one.loggedAt - other.loggedAt);
  }

  async read(id: string): Promise<LoggedEvent | undefined> {
    const [newest] = (await this.#readVersions(id)).toReversed();
    const text = newest && (await this.parts.folder.read(newest.name));
    if (text === undefined) return undefined;
    const parsed = v.safeParse(schema, await this.parts.seals.open(this.parts.owner, parse(text)));
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

  async claim(incident: IssueReference): Promise<boolean> {
    const { folder, window, now } = this.parts;
    const name = await this.#readLease(incident);
    const held = v.safeParse(lease, parse((await folder.read(name)) ?? ''));
    if (held.success && held.output.by !== window && held.output.until > now()) return false;
    await folder.remove(name);
    await folder.create(name, JSON.stringify({ by: window, until: now() + leaseMs })).catch(() => undefined);
    // Two windows that claim at once: the file says whose it is.
    const mine = v.safeParse(lease, parse((await folder.read(name)) ?? ''));
    return mine.success && mine.output.by === window;
  }

  async release(incident: IssueReference): Promise<void> {
    await this.parts.folder.remove(await this.#readLease(incident));
  }

  async #readVersions(id: string): Promise<readonly NamedEvent[]> {
    return (await this.#readNamed())
      .filter(named => named.id === id)
      .toSorted((one, other) => one.version - other.version);
  }

  async #readNamed(): Promise<readonly NamedEvent[]> {
    const mine = await this.#prefix;
    return (await this.parts.folder.names()).flatMap(name => {
      const { owner, id = '', version = '' } = nameForm.exec(name)?.groups ?? {};
      return owner === mine ? [{ name, id, version: Number(version) }] : [];
    });
  }

  async #readLease(incident: IssueReference): Promise<string> {
    return `${await this.#prefix}.${await computeHash(formatReference(incident))}.lease`;
  }
}

async function computeHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return formatHex(new Uint8Array(digest)).slice(0, 16);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
