// Whose copies these are: a draft belongs to the person who wrote it, on the server it is for.
import type { Memento } from 'vscode';
import { createLastingSignal } from '../../session/cancellation';
import type { Account } from '../../session/account';
import { encodeHost } from '../../session/uris/reviewUri';
import { mustSignIn } from '../copyFailures';
import { findPerson, readPeople, rememberPerson } from './tokenOwners';

/** A person on a server. `isSignedIn`: false for the one who was signed in there last. */
export interface Person {
  readonly id: number;
  readonly isSignedIn: boolean;
}

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
      const found = await findPerson(this.memory, access);
      const id = found ?? (await (await this.account.gitlab()).currentUser(createLastingSignal())).id;
      // Who signed in meanwhile may be the one whom GitLab named.
      if (this.account.changes !== changes) return this.at(host);
      await rememberPerson(this.memory, access, id);
      return { id, isSignedIn: true };
    }
    const last = readPeople(this.memory).findLast(([name]) => name.startsWith(`${host} `));
    if (!last) throw mustSignIn(host);
    return { id: last[1], isSignedIn: false };
  }
}
