// Whose copies these are: a draft belongs to the person who wrote it, on the server it is for.
import type { Memento } from 'vscode';
import { computeNameHash } from '../../incident/hash';
import { createLastingSignal } from '../../session/cancellation';
import type { Account } from '../../session/account';
import { encodeHost } from '../../session/uris/reviewUri';
import { mustSignIn } from '../copyFailures';

/** A person on a server. `isSignedIn`: false for the one who was signed in there last. */
export interface Person {
  readonly id: number;
  readonly isSignedIn: boolean;
}

const key = 'people';
/** The tokens that were seen first go first; then GitLab is asked again. */
const mostKnown = 50;

/** Remembers who tokens belong to. */
export class Identity {
  constructor(
    readonly account: Account,
    readonly memory: Memento,
  ) {}

  /**
   * The person who is signed in on a server, else who was there last. GitLab is asked once for each token, so that drafts
   * can be read without a network. Throws where nobody is known, and where GitLab cannot say who it is. `host` as in a
   * review's address.
   */
  async at(host: string): Promise<Person> {
    const { changes } = this.account;
    const access = await this.account.access();
    if (access.kind === 'signed-in' && encodeHost(access.address.url) === host) {
      const name = `${host} ${await computeNameHash(access.token)}`;
      const found = this.#readKnown().find(([each]) => each === name)?.[1];
      const id = found ?? (await (await this.account.gitlab()).currentUser(createLastingSignal())).id;
      // Who signed in meanwhile may be the one whom GitLab named.
      if (this.account.changes !== changes) return this.at(host);
      await this.#remember(name, id);
      return { id, isSignedIn: true };
    }
    const last = this.#readKnown().findLast(([name]) => name.startsWith(`${host} `));
    if (!last) throw mustSignIn(host);
    return { id: last[1], isSignedIn: false };
  }

  async #remember(name: string, id: number): Promise<void> {
    const known = this.#readKnown();
    if (known.at(-1)?.[0] === name) return;
    const others = known.filter(([each]) => each !== name);
    await this.memory.update(key, [...others, [name, id]].slice(-mostKnown));
  }

  /** By server and fingerprint of the token, the one who was signed in last comes last. */
  #readKnown(): readonly (readonly [name: string, id: number])[] {
    const kept: unknown = this.memory.get(key);
    if (!Array.isArray(kept)) return [];
    return kept.filter(
      (each): each is [string, number] =>
        Array.isArray(each) && typeof each[0] === 'string' && typeof each[1] === 'number',
    );
  }
}
