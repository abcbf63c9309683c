// What GitLab knows and a review refers to: asked for once, kept for a while, given up when nobody waits any more.
import type { CancellationToken } from 'vscode';
import type { GitLab, Label } from '../../gitlab/index';
import type { Issue, IssueReference, User } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import type { Account } from '../../session/account';
import { signalOf } from '../../session/cancellation';
import { isCancelled } from '../../session/failures';
import { logError, type Log } from '../../session/log';

/** Milliseconds that an answer stays good. */
const good = 60_000;
/** Milliseconds without typing before the server is asked. */
const pause = 150;
const most = 200;

/** `complete`: there is no more than these. */
export interface Found<T> {
  readonly items: readonly T[];
  readonly complete: boolean;
}

interface Kept {
  readonly at: number;
  readonly value: Promise<unknown>;
}

export class Lookups {
  readonly #kept = new Map<string, Kept>();

  constructor(
    readonly account: Account,
    readonly log: Log,
    readonly now: () => number,
  ) {
    account.onDidChange(() => this.#kept.clear());
  }

  /** Labels whose name contains what is typed, where there are too many to have them all. */
  labels(project: string, typed: string, token: CancellationToken): Promise<Found<Label>> {
    return this.#search('labels', project, typed, token, (gitlab, search, signal) =>
      gitlab.labels(project, { search }, signal),
    );
  }

  members(project: string, typed: string, token: CancellationToken): Promise<Found<User>> {
    return this.#search('members', project, typed, token, (gitlab, search, signal) =>
      gitlab.members(project, { search }, signal),
    );
  }

  /** The issues that changed last, incidents among them. Searching them is rationed by GitLab. */
  issues(project: string, token: CancellationToken): Promise<Found<Issue>> {
    return this.#search('issues', project, '', token, (gitlab, _, signal) =>
      gitlab.issues({ project, orderBy: 'updated', perPage: 100 }, signal),
    );
  }

  async issue(reference: IssueReference, token: CancellationToken): Promise<Issue | undefined> {
    const key = `issue ${formatReference(reference)}`;
    return this.#ask(key, token, (gitlab, signal) => gitlab.issue(reference, signal));
  }

  async #search<T>(
    kind: string,
    project: string,
    typed: string,
    token: CancellationToken,
    read: (
      gitlab: GitLab,
      search: string,
      signal: AbortSignal,
    ) => Promise<{ readonly items: readonly T[]; readonly nextPage: number | undefined }>,
  ): Promise<Found<T>> {
    const page = async (search: string): Promise<Found<T> | undefined> =>
      this.#ask(`${kind} ${project} ${search}`, token, async (gitlab, signal) => {
        const { items, nextPage } = await read(gitlab, search, signal);
        return { items, complete: nextPage === undefined };
      });
    const all = await page('');
    if (!all || all.complete || typed === '' || kind === 'issues') return all ?? { items: [], complete: true };
    return { items: (await page(typed))?.items ?? [], complete: false };
  }

  /** Undefined where nobody is signed in, nobody waits any more, or GitLab does not answer: typing goes on all the same. */
  async #ask<T>(
    key: string,
    token: CancellationToken,
    read: (gitlab: GitLab, signal: AbortSignal) => Promise<T>,
  ): Promise<T | undefined> {
    const kept = this.#kept.get(key);
    if (kept && this.now() - kept.at < good) return kept.value.catch(() => undefined) as Promise<T | undefined>;
    if ((await this.account.access()).kind !== 'signed-in') return undefined;
    await new Promise(resolve => setTimeout(resolve, pause));
    if (token.isCancellationRequested) return undefined;
    const signal = signalOf(token);
    const value = this.account.gitlab().then(gitlab => read(gitlab, signal));
    this.#keep(key, value);
    try {
      return await value;
    } catch (error) {
      // What was given up is asked again; what failed is not for a while.
      if (isCancelled(error)) this.#kept.delete(key);
      else logError(this.log, key, error);
      return undefined;
    }
  }

  #keep(key: string, value: Promise<unknown>): void {
    this.#kept.delete(key);
    this.#kept.set(key, { at: this.now(), value });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= most) break;
      this.#kept.delete(oldest);
    }
  }
}
