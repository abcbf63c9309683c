// What is kept of reviews in place on this machine, of all windows: never over another window's, sealed where confidential.
import * as v from 'valibot';
import type { IssueReference } from '../../incident/model';
import { makeReferenceKey } from '../../incident/reference';
import type { Store, Version } from '../../session/store';
import { isSent, parseKeptCopy, type KeptCopy } from '../copy/kept';
import type { Seals } from './seals';

/** Where a copy is kept. */
export interface DraftKey {
  /** Of the review, among those of its owner. */
  readonly key: string;
  /** Whose it is: server and person. */
  readonly owner: string;
}

interface Draft {
  readonly version: Version;
  readonly kept: KeptCopy;
}

/** Drafts by review and owner; values are validated when they are read. */
export class Drafts {
  /** The last write of each draft. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(
    readonly store: Store,
    readonly seals: Seals,
    /** What the names of this window's writers begin with, also of those before it was loaded anew. */
    readonly seat = '',
  ) {}

  /** The newest draft, or what GitLab has where there is none; this window does not go on with it. */
  async peek(key: DraftKey): Promise<KeptCopy | undefined> {
    return (await this.#readDrafts(key))[0]?.kept;
  }

  /** The same, and this window goes on with it. Other drafts of other windows stay. */
  async open(key: DraftKey): Promise<KeptCopy | undefined> {
    const drafts = await this.#readDrafts(key);
    const kept = drafts[0]?.kept;
    for (const draft of drafts) {
      if (draft.kept.text === kept?.text || isSent(draft.kept)) this.store.adopt(draft.version);
    }
    return kept;
  }

  /** What other windows keep beside a text and nobody has sent, newest first. */
  async others(key: DraftKey, text: string): Promise<readonly KeptCopy[]> {
    const drafts = await this.#readDrafts(key);
    return drafts.map(({ kept }) => kept).filter(kept => kept.text !== text && !isSent(kept));
  }

  /** Of every review that its owner has a draft of, of this window or another one. `host` as in a review's address. */
  async unsent(host: string, user: number): Promise<readonly IssueReference[]> {
    const owner = formatOwner(host, user);
    const versions = (await this.store.allVersions()).filter(({ key }) => key.startsWith(makeName({ owner, key: '' })));
    const drafts = await Promise.all(
      versions.map(async ({ value }) => parseKeptCopy(await this.seals.open(owner, value))),
    );
    const unsent = drafts.flatMap(kept => (kept && !isSent(kept) ? [kept.base.review] : []));
    return [...new Map(unsent.map(review => [makeReferenceKey(review), review])).values()];
  }

  /** Keeps what this window has. */
  write({ key, owner }: DraftKey, kept: KeptCopy): Promise<void> {
    const name = makeName({ key, owner });
    return this.#takeTurn(name, async () =>
      this.store.write(
        name,
        kept.base.confidential ? { ...(await this.seals.seal(owner, kept)), isSent: isSent(kept) } : kept,
      ),
    );
  }

  /** Deletes what this window wrote. */
  forget(key: DraftKey): Promise<void> {
    const name = makeName(key);
    return this.#takeTurn(name, () => this.store.write(name, undefined));
  }

  /** Sealing takes its time: what is written later must not be on the disk before, and be written over. */
  #takeTurn(name: string, work: () => Promise<void>): Promise<void> {
    const turn = (this.#turns.get(name) ?? Promise.resolve()).then(work);
    this.#turns.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  }

  /** This window's own drafts, those of others, what GitLab has too; each newest first. */
  async #readDrafts(key: DraftKey): Promise<readonly Draft[]> {
    await this.#turns.get(makeName(key));
    const versions = await this.store.versions(makeName(key));
    const drafts = await Promise.all(
      versions.map(async (version): Promise<readonly Draft[]> => {
        const kept = parseKeptCopy(await this.seals.open(key.owner, version.value));
        return kept ? [{ version, kept }] : [];
      }),
    );
    const all = drafts.flat();
    const rank = ({ version, kept }: Draft): number =>
      isSent(kept) ? 2 : version.name.split('.')[1]?.startsWith(`${this.seat}-`) === true ? 0 : 1;
    return all.toSorted((one, other) => rank(one) - rank(other));
  }
}

/** Whose drafts these are. `host` as in a review's address, `user` GitLab's number of the person. */
export function formatOwner(host: string, user: number): string {
  return `${host}:${user}`;
}

const prefix = 'copy:';

function makeName({ key, owner }: DraftKey): string {
  return `${prefix}${owner}:${key}`;
}

/** Of a sealed copy it stands outside of the seal: what is full is made room in while nobody is signed in. */
const sealedAsSent = v.object({ sealed: v.string(), isSent: v.literal(true) });

/** True for a stored value that may be given up: a draft that GitLab has too. `name`: by which a store keeps it. */
export function mayForget(name: string, value: unknown): boolean {
  const kept = parseKeptCopy(value);
  return name.startsWith(prefix) && (kept ? isSent(kept) : v.is(sealedAsSent, value));
}
