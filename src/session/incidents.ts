// The lists that the sidebar and the commands share: open incidents, open reviews, completed reviews.
import { createLastingSignal } from './cancellation';
import { EventEmitter, l10n, type Disposable, type Memento, type Uri } from 'vscode';
import type { Incident, Issue, IssueReference, ReviewIssue, User, WithText } from '../incident/model';
import { formatReference, makeReferenceKey } from '../incident/reference';
import { dayMs, hourMs } from '../incident/units';
import type { GitLab, Page } from '../gitlab/index';
import { listReviewPlaces } from '../incident/settings';
import type { Account } from './account';
import { isCancelled, UserError, type Failure } from './words/failures';
import type { Shared } from './lists/compact';
import { createIndex } from './lists/issueIndex';
import { List } from './lists/list';
import { logError, logFailure, type Log } from './log';
import type { Settings } from './settings';
import { isSameAccount, type SignedIn } from './signIn/access';

const perPage = 50;
/** More changes than these are a reason to read the list whole again. */
const mostChanges = 100;
/** So many texts of reviews are kept, for comparing them with the one that is written. */
const mostTexts = 200;
/** How far one looks back for incidents that were closed without a review, where the policy sets no end. */
const defaultWindowDays = 90;

/** How GitLab refuses to show something to somebody without a token. */
const hiddenKinds: ReadonlySet<Failure['kind']> = new Set(['not-found', 'not-signed-in', 'refused']);

/** What is missing before anything can be asked for; each has a welcome view. */
export type Readiness = 'ready' | 'noAddress' | 'noProject' | 'restricted' | 'signedOut';

interface ListReading<T extends Issue> {
  readonly opened: boolean;
  readonly read: (gitlab: GitLab, query: ListQuery, signal: AbortSignal) => Promise<Page<WithText<T>>>;
}

type ListQuery = Omit<Parameters<GitLab['incidents']>[0], 'places'>;

export interface IncidentsParts {
  readonly account: Account;
  readonly settings: Settings;
  readonly log: Log;
  /** Of the workspace. */
  readonly memory: Memento;
  /** Told whose an access is, each time that GitLab has said it. */
  readonly keepPerson: (access: SignedIn, user: User) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const publicKey = 'readPublicly';

export class Incidents implements Disposable {
  readonly account: Account;
  readonly settings: Settings;
  readonly log: Log;
  readonly open: List<Incident>;
  /** Those that were closed in the last days; empty where the policy does not ask whether an incident came back. */
  readonly justClosed: List<Incident>;
  /** Those that were closed within the time in which the policy still asks for their review. */
  readonly closed: List<Incident>;
  readonly openReviews: List<ReviewIssue>;
  readonly completedReviews: List<ReviewIssue>;
  /** Where the reviews lie that are files of the workspace, by the keys of the issues that they name; who reads files keeps it. */
  files: ReadonlyMap<string, Uri> = new Map();
  /** Of late reviews, by key, where no list knows them: whether such a review is completed is theirs to say. Kept by who asks. */
  ofLate = new Map<string, Incident>();
  #me: User | undefined;
  #reading: Promise<void> | undefined;
  readonly #shared: Shared = new Map();
  readonly #texts = new Map<string, string>();
  readonly #findIncident = createIndex<Incident>(({ reference }) => makeReferenceKey(reference));
  readonly #findReview = createIndex<ReviewIssue>(({ reference }) => makeReferenceKey(reference));
  readonly #findReviewOf = createIndex<ReviewIssue>(({ incident }) => incident && makeReferenceKey(incident));
  /** Without a token GitLab shows nothing of what the lists ask for. */
  #isShut = false;
  readonly #reset = new EventEmitter<void>();
  /** Another account, server or project: everything read before is gone. */
  readonly onDidReset = this.#reset.event;
  readonly #changed = new EventEmitter<void>();
  /** We changed something of a review that no list shows, e.g. its comments, so that no list tells of a change. */
  readonly onDidChangeUnlisted = this.#changed.event;
  readonly #memory: Memento;
  readonly #keepPerson: IncidentsParts['keepPerson'];
  readonly #subscriptions: Disposable[];

  constructor({ account, settings, log, memory, keepPerson, now }: IncidentsParts) {
    this.#memory = memory;
    this.#keepPerson = keepPerson;
    this.account = account;
    this.settings = settings;
    this.log = log;
    const makeList = <T extends Issue>(
      findPlaces: () => readonly string[],
      { opened, read }: ListReading<T>,
    ): List<T> =>
      new List<T>(
        {
          fetch: (page, signal) => this.#read(read, { page, perPage, opened }, signal),
          // Open and closed ones: what was closed leaves the list of the open ones.
          fetchChanges: (updatedAfter, signal) =>
            this.#read(read, { updatedAfter, orderBy: 'updated', page: 1, perPage: mostChanges }, signal),
          failureOf: async (error, place = findPlaces().join(', ')) => {
            logError(log, `list of ${place}`, error);
            const { describeFailure } = await import('./words/failureWords');
            const failure = describeFailure(error, place);
            this.#isShut = hiddenKinds.has(failure.kind) && account.isSignedOut;
            return failure;
          },
          keyOf: ({ reference }) => makeReferenceKey(reference),
          updatedAtOf: ({ updatedAt }) => updatedAt,
          createdAtOf: ({ createdAt }) => createdAt,
          belongs: issue => issue.opened === opened,
        },
        now,
      );
    const findPlaces = (): readonly string[] => settings.of().places;
    const findReviewPlaces = (): readonly string[] => listReviewPlaces(settings.of());
    const readReviews: ListReading<ReviewIssue>['read'] = (gitlab, query, signal) =>
      gitlab.reviews({ places: findReviewPlaces(), ...query }, signal);
    this.open = makeList(findPlaces, {
      opened: true,
      read: (gitlab, query, signal) => gitlab.incidents({ places: findPlaces(), ...query }, signal),
    });
    const readClosed =
      (findDays: () => number | undefined): ListReading<Incident>['read'] =>
      async (gitlab, query, signal) => {
        const days = findDays();
        if (days === undefined) return { items: [], nextPage: undefined };
        return gitlab.incidents({ places: findPlaces(), updatedAfter: now() - days * dayMs, ...query }, signal);
      };
    this.justClosed = makeList(findPlaces, {
      opened: false,
      read: readClosed(() => {
        const rule = settings.policy().recurrenceUpgrade;
        return rule && (rule.windowHours * hourMs) / dayMs + 1;
      }),
    });
    this.closed = makeList(findPlaces, {
      opened: false,
      read: readClosed(() => settings.policy().reviewWindowDays ?? defaultWindowDays),
    });
    this.openReviews = makeList(findReviewPlaces, { opened: true, read: readReviews });
    this.completedReviews = makeList(findReviewPlaces, { opened: false, read: readReviews });
    this.#subscriptions = this.#follow();
  }

  async readiness(): Promise<Readiness> {
    const access = await this.account.access();
    if (access.kind === 'no-address' || access.kind === 'bad-address') return 'noAddress';
    if (access.kind === 'signed-out') {
      // Without a token nothing is asked before somebody says so.
      const isAsked = this.#memory.get(publicKey) === this.#namePublic(access.address.url);
      return isAsked && !this.#isShut ? 'ready' : 'signedOut';
    }
    if (this.settings.of().places.length > 0) return 'ready';
    return (await import('./files/namedProject')).explainNoProject();
  }

  /** Reads what is public of the projects that are named now, without a token. False where GitLab shows nothing of them. */
  async readPublicly(): Promise<boolean> {
    const { url } = await this.account.readAddress();
    await this.#memory.update(publicKey, this.#namePublic(url));
    this.#forget();
    await this.open.load();
    return !this.#isShut;
  }

  /** Who is signed in, as far as it was read. */
  get me(): User | undefined {
    return this.#me;
  }

  /** Reads once who is signed in; where GitLab does not say, nothing is anybody's own. */
  readMe(): Promise<void> {
    this.#reading ??= this.#readUser().finally(() => {
      if (!this.#me) this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Lists that were read are read again after something was changed from here. */
  refreshRead(): void {
    for (const list of [this.open, this.openReviews]) logFailure(this.log, 'list', list.renew());
    if (this.openReviews.readAt === undefined) this.#changed.fire();
  }

  /** What the lists at hand know of an incident, open or just closed; asks nothing. */
  findKnown(reference: IssueReference): Incident | undefined {
    const key = makeReferenceKey(reference);
    return this.#findIncident(this.open.items, key) ?? this.#findIncident(this.justClosed.items, key);
  }

  /** What the lists at hand know of a review by its own reference; asks nothing. */
  findKnownReview(reference: IssueReference): ReviewIssue | undefined {
    const key = makeReferenceKey(reference);
    const { items, departed } = this.openReviews;
    const found = this.#findReview(items, key) ?? this.#findReview(departed, key);
    return found ?? this.#findReview(this.completedReviews.items, key);
  }

  /** The text of a review; empty for most of many. */
  findText({ reference }: ReviewIssue): string {
    return this.#texts.get(makeReferenceKey(reference)) ?? '';
  }

  /** Whether the lists at hand know an incident, or its review, as confidential; asks nothing. */
  isConfidential(incident: IssueReference): boolean {
    return this.findKnown(incident)?.confidential === true || this.findKnownReviewOf(incident)?.confidential === true;
  }

  /** The review that the lists at hand know for an incident; asks nothing. */
  findKnownReviewOf(incident: IssueReference): ReviewIssue | undefined {
    const key = makeReferenceKey(incident);
    return this.#findReviewOf(this.openReviews.items, key) ?? this.#findReviewOf(this.completedReviews.items, key);
  }

  /** The lists at hand first, then the server; throws where it is no incident. */
  async incident(reference: IssueReference, signal: AbortSignal): Promise<Incident> {
    const known = this.findKnown(reference);
    if (known) return known;
    const gitlab = await this.account.gitlab();
    const issue = await gitlab.issue(reference, signal).catch(async (error: unknown) => {
      if (isCancelled(error)) throw error;
      logError(this.log, formatReference(reference), error);
      const { describeFailure } = await import('./words/failureWords');
      const { message, ways } = describeFailure(error, formatReference(reference));
      throw new UserError(message, ways);
    });
    if (issue.kind !== 'incident') throw new UserError(l10n.t('{0} is not an incident.', formatReference(reference)));
    return issue;
  }

  dispose(): void {
    for (const part of [...this.#lists, ...this.#subscriptions, this.#reset, this.#changed]) part.dispose();
  }

  get #lists(): readonly List<Issue>[] {
    return [this.open, this.justClosed, this.closed, this.openReviews, this.completedReviews];
  }

  async #read<T extends Issue>(read: ListReading<T>['read'], query: ListQuery, signal: AbortSignal): Promise<Page<T>> {
    const page = await read(await this.account.reader(), query, signal);
    const { compactIssue } = await import('./lists/compact');
    const items = page.items.map(each => {
      const { issue, text } = compactIssue<T>(each, this.#shared);
      const key = makeReferenceKey(issue.reference);
      if ('markerId' in issue && (this.#texts.size < mostTexts || this.#texts.has(key))) this.#texts.set(key, text);
      return issue;
    });
    return { ...page, items };
  }

  #namePublic(url: string): string {
    return [url, ...this.settings.of().places].join(' ');
  }

  async #readUser(): Promise<void> {
    const { account } = this;
    const access = await account.access();
    try {
      if (access.kind !== 'signed-in') return;
      const me = await (await account.gitlab()).currentUser(createLastingSignal());
      if (!isSameAccount(access, await account.access())) return;
      this.#me = me;
      this.#keepPerson(access, me);
    } catch (error) {
      logError(this.log, 'user', error);
    }
  }

  /** Lists are forgotten with what they were read from, and read again when GitLab is back. */
  #follow(): Disposable[] {
    return [
      this.account.onDidChange(() => this.#forget()),
      this.account.onDidReach(() => {
        for (const list of this.#lists)
          if (list.failure?.kind === 'unreachable') logFailure(this.log, 'list', list.refresh());
      }),
      this.settings.onDidChange(({ affects }) => {
        if (affects('project') || affects('reviewProject') || affects('labels')) this.#forget();
        else if (affects('profile') || affects('policy')) {
          this.justClosed.reset();
          this.closed.reset();
        }
      }),
    ];
  }

  #forget(): void {
    this.#me = undefined;
    this.#isShut = false;
    this.#reading = undefined;
    for (const kept of [this.#shared, this.#texts]) kept.clear();
    this.ofLate = new Map();
    for (const list of this.#lists) list.reset();
    this.#reset.fire();
  }
}
