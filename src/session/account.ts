// Who is signed in where. The token goes to the configured address and nowhere else.
import { createLastingSignal } from './cancellation';
import { EventEmitter, l10n, type Disposable, type Uri } from 'vscode';
import type { IssueReference } from '../incident/model';
import { parseReference } from '../incident/reference';
import { isSameAccount, type Access, type KnownAddress, type SignedIn, type SignedOut } from './signIn/access';
import { parseAddress, type Address } from './signIn/address';
import { describeNoAccess } from './signIn/noAccess';
import { describeRefusedToken, isCancelled, readParts, UserError } from './words/failures';
import { makeSignInWay } from './words/ways';
import type { GitLab } from '../gitlab/index';
import type { Lazy } from './lazy';
import { logFailure } from './log';
import { createRetried, type Retried } from './retried';
import type { Settings } from './settings';
import { readIncidentUri } from './uris/incidentUri';
import { encodeHost, readReviewUri } from './uris/reviewUri';
import { onDidChangeWorkflowSession } from './signIn/gitlabWorkflow';
import { makeTokenKey, readAccess, type AccessParts } from './signIn/readAccess';

/** What an account reads from and keeps its token in. */
export interface AccountParts extends AccessParts {
  readonly settings: Settings;
  readonly lazy: Lazy;
}

/** What a client tells its account, and asks of it. */
interface ClientEvents {
  /** This token was not accepted. */
  readonly refused: (token: string) => void;
  /** Whether the client is still that of whoever is signed in. */
  readonly mayWrite: () => boolean;
}

export class Account implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #reached = new EventEmitter<void>();
  /** GitLab has answered again after it could not be reached. */
  readonly onDidReach = this.#reached.event;
  #isOutOfReach = false;
  readonly #subscriptions: Disposable[];
  #access: Promise<Access> | undefined;
  /** While it is found out whether the account has become another one. */
  #reading: Promise<void> | undefined;
  #accounts = 0;
  /** What was read last. */
  #latest: Access | undefined;
  #client: Retried<GitLab> | undefined;
  #writing: Retried<boolean> | undefined;
  #isReadOnly = false;
  /** A token that GitLab did not accept: it is not sent again before something changes or somebody asks to try again. */
  #refused: string | undefined;

  constructor(readonly parts: AccountParts) {
    const { secrets, settings, log } = parts;
    const readAgain = (): void => logFailure(log, 'account', this.#readAgain());
    this.#subscriptions = [
      secrets.onDidChange(({ key }) => {
        if (key.startsWith(makeTokenKey(''))) readAgain();
      }),
      onDidChangeWorkflowSession(readAgain),
      settings.onDidChange(({ affects }) => {
        this.tryAgain();
        if (affects('labels')) this.#client = undefined;
        if (affects('url')) readAgain();
      }),
    ];
  }

  /** How often the account has become another one: what began with one number belongs to whoever was signed in then. */
  get changes(): number {
    return this.#accounts;
  }

  /** The configured address, else the one of the environment. */
  address(): Address | undefined {
    const text = this.parts.settings.of().url || this.parts.environment()['GITLAB_WORKFLOW_INSTANCE_URL'] || '';
    return text === '' ? undefined : parseAddress(text);
  }

  /** The same where it is one. */
  get url(): string | undefined {
    const address = this.address();
    return address && 'url' in address ? address.url : undefined;
  }

  /** The issue that a text names, `#12` one of `project`, an address one below `url`; none where the text is of another GitLab. */
  referenceIn(text: string | undefined, project?: string, where?: Uri): IssueReference | undefined {
    if (text === undefined || (where && !this.isSetUpFor(where))) return undefined;
    return parseReference(text, project, this.url);
  }

  /** False for a review in place or a page on another GitLab: what it names is another issue here. */
  isSetUpFor(uri: Uri): boolean {
    const { host } = readReviewUri(uri) ?? readIncidentUri(uri) ?? {};
    return host === undefined || (this.url !== undefined && encodeHost(this.url) === host);
  }

  /** The review in place that an address means on the configured GitLab. */
  reviewAt(uri: Uri): IssueReference | undefined {
    return this.isSetUpFor(uri) ? readReviewUri(uri)?.review : undefined;
  }

  /** Reads the key store once. What may have become another one is read again before. */
  access(): Promise<Access> {
    const read = (): Promise<Access> => this.#readAccess();
    return this.#reading ? this.#reading.then(read, read) : read();
  }

  /** The client of the signed-in account; throws a `UserError` that leads to signing in where there is none. */
  async gitlab(): Promise<GitLab> {
    const access = await this.access();
    if (access.kind !== 'signed-in') throw new UserError(describeNoAccess(access), [makeSignInWay()]);
    if (access.token === this.#refused) {
      throw new UserError(describeRefusedToken(access.address.url), [makeSignInWay()]);
    }
    this.#client ??= createRetried(() =>
      this.#connect(access, {
        refused: token => (this.#refused = token),
        mayWrite: () => isSameAccount(this.#latest, access),
      }),
    );
    return this.#client.load();
  }

  /** What reads: the client of the signed-in account, without one a client that sends no token and sees what is public. */
  async reader(): Promise<GitLab> {
    const access = await this.access();
    if (access.kind !== 'signed-out') return this.gitlab();
    this.#client ??= createRetried(() => this.#connect(access, { mayWrite: () => false }));
    return this.#client.load();
  }

  /** As far as it was read: nobody is signed in to the GitLab that is configured. */
  get isSignedOut(): boolean {
    return this.#latest?.kind === 'signed-out';
  }

  /** The address that tokens go to; throws a `UserError` where there is none. */
  async readAddress(): Promise<KnownAddress> {
    const access = await this.access();
    if ('address' in access) return access.address;
    throw new UserError(describeNoAccess(access), [makeSignInWay()]);
  }

  /** False where the token is known to be one that only reads. What cannot be found out is true: trying tells. */
  async canWrite(): Promise<boolean> {
    this.#writing ??= createRetried(() => this.#askWriting());
    const asking = this.#writing;
    try {
      const can = await asking.load();
      // Somebody else may have signed in meanwhile.
      if (this.#writing === asking) this.#isReadOnly = !can;
      return can;
    } catch {
      return true;
    }
  }

  /** As far as it is known. */
  get isReadOnly(): boolean {
    return this.#isReadOnly;
  }

  /** For commands that write: throws a `UserError` that leads to another token. */
  async requireWriting(): Promise<void> {
    await this.gitlab();
    if (await this.canWrite()) return;
    const { url } = await this.readAddress();
    throw new UserError(l10n.t('Your token for {0} can only read. Writing needs one with the scope api.', url), [
      makeSignInWay(),
    ]);
  }

  /** A token that was not accepted may be sent once more. */
  tryAgain(): void {
    this.#refused = undefined;
  }

  /** Asks the server who the token belongs to and whether it reads, and only then keeps it. Throws what the server's refusal is. */
  async signIn(address: KnownAddress, token: string, signal: AbortSignal): Promise<string> {
    const client = await this.#connect({ kind: 'signed-in', address, token, from: 'stored' });
    const user = await client.currentUser(signal);
    await requireReading(client, signal);
    await this.parts.secrets.store(makeTokenKey(address.origin), token);
    await this.#readAgain();
    this.parts.log.info(`signed in to ${address.url} as ${user.username}`);
    return user.username;
  }

  /** Returns the address whose token was removed. */
  async signOut(): Promise<string | undefined> {
    const address = this.address();
    if (!address || 'fault' in address) return undefined;
    await this.parts.secrets.delete(makeTokenKey(address.origin));
    await this.#readAgain();
    return address.url;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
    this.#reached.dispose();
  }

  /** A session's token is asked for with every request: it may be a new one by then, and the old one is no good any more. */
  async #connect(access: SignedIn | SignedOut, { refused, mayWrite }: Partial<ClientEvents> = {}): Promise<GitLab> {
    const { createGitLab } = await this.parts.lazy.sync();
    const readToken = (): string | null => {
      if (access.kind === 'signed-out') return null;
      return (isSameAccount(this.#latest, access) ? this.#latest : access).token;
    };
    const isSession = access.kind === 'signed-in' && access.from === 'session';
    return createGitLab({
      url: access.address.url,
      ...(isSession ? { bearer: () => Promise.resolve(readToken() ?? '') } : { token: readToken() }),
      labels: this.parts.settings.of().labels,
      log: line => this.parts.log.debug(line),
      mayWrite,
      fetch: async (input, init) => {
        const token = readToken();
        const response = await fetch(input, init).catch((error: unknown) => {
          this.#isOutOfReach = true;
          throw error;
        });
        if (this.#isOutOfReach) {
          this.#isOutOfReach = false;
          this.#reached.fire();
        }
        // Of a session's token GitLab says nothing there, however good it is.
        const { pathname } = input instanceof URL ? input : { pathname: '' };
        if (response.status === 401 && !pathname.endsWith('/personal_access_tokens/self') && token !== null)
          refused?.(token);
        return response;
      },
    });
  }

  async #askWriting(): Promise<boolean> {
    const gitlab = await this.gitlab();
    return (await gitlab.canWrite(createLastingSignal())) !== false;
  }

  #readAccess(): Promise<Access> {
    if (!this.#access) {
      const reading = readAccess(this.address(), this.parts).then(access => {
        if (this.#access === reading) this.#latest = access;
        return access;
      });
      this.#access = reading;
    }
    return this.#access;
  }

  /** One after the other: VS Code tells of our own changes too, and a change is one, however often it is told. */
  #readAgain(): Promise<void> {
    const again = (): Promise<void> => this.#readChange();
    const reading = (this.#reading ?? Promise.resolve()).then(again, again).finally(() => {
      if (this.#reading === reading) this.#reading = undefined;
    });
    this.#reading = reading;
    return reading;
  }

  /** Says so only where the account has really become another one. */
  async #readChange(): Promise<void> {
    const before = await this.#access;
    const refused = this.#refused;
    this.#access = undefined;
    this.tryAgain();
    const after = await this.#readAccess();
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    if (isSameAccount(before, after)) {
      // Whoever was told that the token is no good sees that it is good again; nobody else notices.
      if (before.token === refused) this.#changed.fire();
      return;
    }
    this.#accounts += 1;
    this.#client = undefined;
    this.#writing = undefined;
    this.#isReadOnly = false;
    this.#changed.fire();
  }
}

/** So long a sign-in waits for what a token may read: it is accepted by then, and must not be lost with its box. */
const secondLookMs = 5000;

/** A token of the scope `read_user` alone says whose it is, and reads nothing else: it would be refused by every list. */
async function requireReading(gitlab: GitLab, signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.timeout(secondLookMs);
  try {
    await gitlab.issues({ assignedToMe: true, perPage: 1 }, AbortSignal.any([signal, limit]));
  } catch (error) {
    // Any other failure says nothing of the token.
    if ((isCancelled(error) && !limit.aborted) || readParts(error).kind === 'scope-missing') throw error;
  }
}
