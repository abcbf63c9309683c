// What GitLab knows and a review refers to: asked for once, kept for a while, given up when nobody waits any more.
import delay from 'delay';
import type { CancellationToken, Disposable } from 'vscode';
import type { AnyIssue, GitLab, Label, Page } from '../../gitlab/index';
import type { IssueReference, User } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { isRecent, minuteMs } from '../../incident/units';
import type { Account } from '../../session/account';
import { createSignal } from '../../session/cancellation';
import { isCancelled } from '../../session/words/failures';
import { logError, type Log } from '../../session/log';

/** How long an answer is used again. */
const keptMs = minuteMs;
/** Without typing, before the server is asked. */
const quietMs = 150;
const maxKept = 200;

/** `complete`: there is no more than these. */
export interface LookedUp<T> {
  readonly items: readonly T[];
  readonly complete: boolean;
}

/** What is looked for: items of a project (full path) whose name contains what is typed. */
export interface Lookup {
  readonly project: string;
  readonly typed: string;
  readonly token: CancellationToken;
}

type ReadPage<T> = (gitlab: GitLab, search: string, signal: AbortSignal) => Promise<Page<T>>;

interface KeptAnswer {
  readonly at: number;
  readonly value: Promise<unknown>;
}

export class Lookups implements Disposable {
  readonly #kept = new Map<string, KeptAnswer>();
  readonly #subscription: Disposable;

  constructor(
    readonly account: Account,
    readonly log: Log,
    readonly now: () => number,
  ) {
    this.#subscription = account.onDidChange(() => this.#kept.clear());
  }

  /** Labels whose name contains what is typed, where there are too many to have them all. */
  labels(lookup: Lookup): Promise<LookedUp<Label>> {
    return this.#search('labels', lookup, (gitlab, search, signal) =>
      gitlab.labels(lookup.project, { search }, signal),
    );
  }

  /** Likewise with the people who may be named or assigned in a project. */
  members(lookup: Lookup): Promise<LookedUp<User>> {
    return this.#search('members', lookup, (gitlab, search, signal) =>
      gitlab.members(lookup.project, { search }, signal),
    );
  }

  /** The issues that changed last, incidents among them. Searching them is rationed by GitLab. */
  issues(project: string, token: CancellationToken): Promise<LookedUp<AnyIssue>> {
    return this.#search('issues', { project, typed: '', token }, (gitlab, _, signal) =>
      gitlab.issues({ project, orderBy: 'updated', perPage: 100 }, signal),
    );
  }

  /** One issue; undefined also where it cannot be read. */
  async issue(reference: IssueReference, token: CancellationToken): Promise<AnyIssue | undefined> {
    const key = `issue ${formatReference(reference)}`;
    return this.#ask(key, token, (gitlab, signal) => gitlab.issue(reference, signal));
  }

  /** What an issue is linked to. */
  async linked(reference: IssueReference, token: CancellationToken): Promise<readonly AnyIssue[]> {
    const key = `links ${formatReference(reference)}`;
    const links = await this.#ask(key, token, (gitlab, signal) => gitlab.links(reference, signal));
    return (links ?? []).map(({ issue }) => issue);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #search<T>(kind: string, { project, typed, token }: Lookup, read: ReadPage<T>): Promise<LookedUp<T>> {
    const page = (search: string): Promise<LookedUp<T> | undefined> =>
      this.#ask(`${kind} ${project} ${search}`, token, async (gitlab, signal) => {
        const { items, nextPage } = await read(gitlab, search, signal);
        return { items, complete: nextPage === undefined };
      });
    const all = project === '' ? undefined : await page('');
    if (!all || all.complete || typed === '') return all ?? { items: [], complete: true };
    return { items: (await page(typed))?.items ?? [], complete: false };
  }

  /** Undefined where nobody is signed in, nobody waits any more, or GitLab does not answer: typing goes on all the same. */
  async #ask<T>(
    key: string,
    token: CancellationToken,
    read: (gitlab: GitLab, signal: AbortSignal) => Promise<T>,
  ): Promise<T | undefined> {
    const kept = this.#kept.get(key);
    if (kept && isRecent(kept.at, this.now(), keptMs)) {
      // Who asked first may have gone, and the request with them.
      return kept.value.catch((error: unknown) =>
        isCancelled(error) && !token.isCancellationRequested ? this.#ask(key, token, read) : undefined,
      ) as Promise<T | undefined>;
    }
    if ((await this.account.access()).kind !== 'signed-in') return undefined;
    await delay(quietMs);
    if (token.isCancellationRequested) return undefined;
    const signal = createSignal(token);
    const value = this.account.gitlab().then(gitlab => read(gitlab, signal));
    this.#keep(key, value);
    try {
      return await value;
    } catch (error) {
      // A request that was given up is sent again; one that failed is not for a while.
      if (isCancelled(error)) this.#kept.delete(key);
      else logError(this.log, key, error);
      return undefined;
    }
  }

  #keep(key: string, value: Promise<unknown>): void {
    this.#kept.delete(key);
    this.#kept.set(key, { at: this.now(), value });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= maxKept) break;
      this.#kept.delete(oldest);
    }
  }
}
