// What one review in place asks of GitLab, and only in the name of the person whose copy it is.
import { encodeHost } from '../session/uris/reviewUri';
import { createOtherHostError } from '../session/words/otherHost';
import { createOtherProjectError } from '../session/words/otherProject';
import type { Base } from '../sync/index';
import type { CopyEvent, Effect, LastPerson } from './copy/model';
import { createCopyError, describeSendFailure, describeTooLong, createOtherPersonError } from './copyFailures';
import { findLastPerson, findPeopleSince } from './status/lastPerson';
import type { CopyParts, CopyPlace } from './parts';

/** The requests of one copy. */
export class RemoteCopy {
  #isClosed = false;

  constructor(
    readonly place: CopyPlace,
    readonly parts: Pick<CopyParts, 'account' | 'identity' | 'sync' | 'now'>,
  ) {}

  /** Nothing is asked or sent any more. */
  close(): void {
    this.#isClosed = true;
  }

  /** Throws where the copy's owner is not signed in, or with a token that only reads. */
  async requireWriting(): Promise<void> {
    await this.#requireOwner();
    await this.parts.account.requireWriting();
  }

  /** Sends a text; what GitLab or the network refuse is an event too. */
  async send({ text, base, allowPublic }: Extract<Effect, { kind: 'send' }>): Promise<CopyEvent> {
    const { review, signal } = this.place;
    // Made before it is asked whose it is: whoever signs in meanwhile sends nothing of another one's.
    const sync = await this.parts.sync();
    await this.requireWriting();
    const result = await sync.saveReview({ review, text, base }, signal, { allowPublic });
    if (result.kind === 'failed') return this.createFailure(result.error, result.base);
    if (result.kind === 'other-project') throw createOtherProjectError(result.project);
    if (result.kind === 'too-long') return { kind: 'save-failed', failure: describeTooLong(result), base: undefined };
    return { kind: 'save-answered', at: this.parts.now(), result };
  }

  /** What went wrong on the way to GitLab, as the event that ends the attempt. */
  createFailure(error: unknown, base?: Base): CopyEvent {
    return { kind: 'save-failed', failure: describeSendFailure(error, this.place.review), base };
  }

  /** Asks for what others changed. Throws where GitLab cannot be asked. */
  async pull({ text, base }: Extract<Effect, { kind: 'pull' }>): Promise<CopyEvent> {
    const { review, signal } = this.place;
    await this.#requireOwner();
    const result = await (await this.parts.sync()).pullReview({ review, text, base }, signal);
    if (result.kind === 'failed') throw createCopyError(result.error, review);
    if (result.kind === 'other-project') throw createOtherProjectError(result.project);
    return { kind: 'pull-answered', at: this.parts.now(), result };
  }

  /** Whoever changed the text last; undefined where GitLab does not say. */
  async findLastPerson(): Promise<LastPerson | undefined> {
    const { review, signal, user } = this.place;
    await this.#requireOwner();
    const person = await findLastPerson(await this.parts.account.gitlab(), review, signal);
    return person && { kind: person.id === user ? 'self' : 'user', username: person.username };
  }

  /** User names of the others who changed the text since an instant in epoch milliseconds; undefined where only oneself did. */
  async findPeopleSince(since: number): Promise<readonly string[] | undefined> {
    const { review, signal, user } = this.place;
    await this.#requireOwner();
    const people = await findPeopleSince(await this.parts.account.gitlab(), review, { since, except: user, signal });
    return people?.map(({ username }) => username);
  }

  /** A path may belong to another project some day; what was agreed to and written is for the one that it was. */
  async #requireProject(): Promise<void> {
    const { projectId, review, signal } = this.place;
    if (projectId === undefined) return;
    const gitlab = await this.parts.account.gitlab();
    if ((await gitlab.projectId(review.project, signal)) !== projectId) throw createOtherProjectError(review.project);
  }

  /** Throws where another server or person is signed in than the copy's: nothing of one goes to the other. */
  async #requireOwner(): Promise<void> {
    const { url } = await this.parts.account.readAddress();
    const { host, user } = this.place;
    if (encodeHost(url) !== host) throw createOtherHostError(host, url);
    const person = await this.parts.identity.at(host);
    if (this.#isClosed || person.id !== user) throw createOtherPersonError();
    await this.#requireProject();
  }
}
