// What must survive a reload, as JSON below the extension's own storage. Several windows share a folder: each writes files
// under a name of its own and never over another's, so that no lock is needed and a crash leaves whole files.
import * as v from 'valibot';
import { computeHash } from '../incident/hash';
import { dayMs } from '../incident/units';

/** The folder of a store. Names are plain file names. */
export interface StoreFolder {
  /** Empty where there is no folder yet. */
  names(): Promise<readonly string[]>;
  /** Undefined where there is no such file. */
  read(name: string): Promise<string | undefined>;
  /** Makes a file that is there as a whole or not at all. */
  create(name: string, text: string): Promise<void>;
  /** One that is gone already is no failure. */
  remove(name: string): Promise<void>;
}

/** What one window said of a key last. `at`: epoch milliseconds, later for each version of one window. */
export interface Version {
  readonly name: string;
  readonly key: string;
  readonly value: unknown;
  readonly at: number;
  /** Names of the versions that it was made from. One of them may still be there: a disk may fail while it is removed. */
  readonly from: readonly string[];
}

const schema = v.object({
  key: v.string(),
  value: v.optional(v.unknown()),
  /** Names of the versions that this one was made from. */
  from: v.optional(v.array(v.string()), []),
});

/** `<hash of the key>.<window>.<at>.json`; without window and time where an older version of the product wrote it. */
const nameForm = /^(?<hash>[0-9a-f]{64})(?:\.(?<windowId>[\w-]+)\.(?<at>\d+))?\.json$/u;

/** Beyond this many files the oldest ones that may go do. */
const mostFiles = 300;
/** Milliseconds after which a file that was never finished goes. */
const unfinishedMs = dayMs;

/** How often a folder is listed that changes while it is read. */
const mostTries = 10;

interface Named {
  readonly name: string;
  readonly hash: string;
  readonly windowId: string;
  readonly at: number;
}

/** Values by key, each window's own version of them; what is read is validated as far as this file wrote it. */
export class Store {
  #last: Promise<unknown> = Promise.resolve();
  /** By key, what the next version of this window is made from. */
  readonly #from = new Map<string, Set<string>>();
  #at = 0;

  /** `windowId` is a name that no other window has, e.g. a UUID; `now` gives epoch milliseconds. */
  constructor(
    readonly folder: StoreFolder,
    readonly windowId: string,
    readonly now: () => number,
  ) {}

  /** The newest value of a key. What is written next replaces it, and what other windows wrote until now. */
  async read(key: string): Promise<unknown> {
    const versions = await this.versions(key);
    for (const version of versions) this.adopt(version);
    return versions[0]?.value;
  }

  /** What the windows said of a key, newest first, without what another version was made from. */
  async versions(key: string): Promise<readonly Version[]> {
    await this.#last;
    const hash = await computeHash(key);
    for (let tries = 1; ; tries += 1) {
      const named = readNames(await this.folder.names()).filter(each => each.hash === hash);
      const texts = await Promise.all(named.map(async ({ name }) => this.folder.read(name)));
      // Another window has replaced what was listed: what it wrote instead was not.
      if (tries < mostTries && texts.includes(undefined)) continue;
      return listHeads(named.flatMap((each, at) => readVersion(each, texts[at]) ?? []));
    }
  }

  /** The same of every key, without an order. */
  async allVersions(): Promise<readonly Version[]> {
    await this.#last;
    const named = readNames(await this.folder.names());
    const versions = await Promise.all(
      named.map(async each => readVersion(each, await this.folder.read(each.name)) ?? []),
    );
    return listHeads(versions.flat());
  }

  /** What is written next is made from this version, and replaces it; also where something is being written now. */
  adopt({ key, name, from }: Version): void {
    const known = this.#from.get(key) ?? new Set();
    for (const each of [name, ...from]) known.add(each);
    this.#from.set(key, known);
  }

  /** `undefined` removes. Writes come one after the other; one that fails is thrown and leaves what was there. */
  write(key: string, value: unknown): Promise<void> {
    const writing = this.#last.then(() => this.#write(key, value));
    this.#last = writing.catch(() => undefined);
    return writing;
  }

  /** Removes the oldest versions beyond the most that are kept; `mayGo` says of which nothing would be lost. */
  async trim(mayGo: (key: string, value: unknown, at: number) => boolean): Promise<void> {
    const names = await this.folder.names();
    const unfinished = names.filter(name => name.endsWith(unfinishedEnding));
    const old = unfinished.filter(name => this.now() - readTime(name) > unfinishedMs);
    for (const name of old) await this.folder.remove(name);
    const named = readNames(names);
    if (named.length <= mostFiles) return;
    const versions = await Promise.all(
      named.map(async each => ({ each, version: readVersion(each, await this.folder.read(each.name)) })),
    );
    const gone = versions
      .filter(({ version }) => !version || mayGo(version.key, version.value, version.at))
      .sort((left, right) => left.each.at - right.each.at)
      .slice(0, named.length - mostFiles);
    for (const { each } of gone) await this.folder.remove(each.name);
  }

  async #write(key: string, value: unknown): Promise<void> {
    // The oldest goes first: each is hidden by its successor for as long as that is there.
    const from = [...(this.#from.get(key) ?? [])].toSorted((one, other) => readAt(one) - readAt(other));
    const left = new Set(from);
    this.#from.set(key, left);
    if (value !== undefined) {
      this.#at = Math.max(this.now(), this.#at + 1);
      const name = `${await computeHash(key)}.${this.windowId}.${this.#at}.json`;
      await this.folder.create(name, JSON.stringify({ key, value, from }));
      left.add(name);
    }
    // What cannot be removed now would otherwise come back once its successor is replaced.
    for (const name of from) {
      await this.folder.remove(name);
      left.delete(name);
    }
  }
}

function readAt(name: string): number {
  return readNames([name])[0]?.at ?? 0;
}

/** How a file is called until it is whole. */
export const unfinishedEnding = '.new';

function readNames(names: readonly string[]): readonly Named[] {
  return names.flatMap(name => {
    const { hash, windowId = '', at = '0' } = nameForm.exec(name)?.groups ?? {};
    return hash === undefined ? [] : [{ name, hash, windowId, at: Number(at) }];
  });
}

function readTime(name: string): number {
  return readNames([name.slice(0, -unfinishedEnding.length)])[0]?.at ?? 0;
}

/** Undefined where the file is not readable as what was written. */
function readVersion({ name, at }: Named, text: string | undefined): Version | undefined {
  const parsed = text === undefined ? undefined : v.safeParse(schema, parseJson(text));
  return parsed?.success ? { ...parsed.output, value: parsed.output.value, name, at } : undefined;
}

/** Newest first, without what another one was made from. */
function listHeads(versions: readonly Version[]): readonly Version[] {
  const replaced = new Set(versions.flatMap(({ from }) => from));
  return versions.filter(({ name }) => !replaced.has(name)).sort((left, right) => right.at - left.at);
}

/** What a text says as JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
