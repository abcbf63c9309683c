// Who is signed in where. The token goes to the configured address and nowhere else.
import { EventEmitter, l10n, type Disposable, type SecretStorage } from 'vscode';
import { parseAddress, type Address, type AddressFault } from './address';
import { UserError } from './failures';
import type { GitLab } from '../gitlab/index';
import type { Lazy } from './lazy';
import { logError, type Log } from './log';
import type { Settings } from './settings';

export type KnownAddress = Extract<Address, { url: string }>;

export type Access =
  | { readonly kind: 'no-address' }
  | { readonly kind: 'bad-address'; readonly fault: AddressFault }
  | { readonly kind: 'signed-out'; readonly address: KnownAddress }
  | {
      readonly kind: 'signed-in';
      readonly address: KnownAddress;
      readonly token: string;
      readonly from: 'stored' | 'environment';
    };

/** What GitLab Workflow reads too: an address and a token for it. The browser's host has no environment. */
export type Environment = () => { readonly [name: string]: string | undefined };

export class Account implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: Disposable[];
  #access: Promise<Access> | undefined;
  #client: Promise<GitLab> | undefined;

  constructor(
    readonly secrets: SecretStorage,
    readonly settings: Settings,
    readonly lazy: Lazy,
    readonly environment: Environment,
    readonly log: Log,
  ) {
    this.#subscriptions = [
      secrets.onDidChange(({ key }) => {
        if (key.startsWith(tokenKey(''))) void this.#readAgain();
      }),
      settings.onDidChange(({ affects }) => {
        if (affects('labels')) this.#client = undefined;
        if (affects('url')) void this.#readAgain();
      }),
    ];
  }

  /** The configured address, else the one of the environment. */
  address(): Address | undefined {
    const text = this.settings.of().url || this.environment()['GITLAB_WORKFLOW_INSTANCE_URL'] || '';
    return text === '' ? undefined : parseAddress(text);
  }

  /** Reads the key store once. */
  access(): Promise<Access> {
    this.#access ??= this.#readAccess();
    return this.#access;
  }

  /** The client of the signed-in account; throws a `UserError` that leads to signing in where there is none. */
  async gitlab(): Promise<GitLab> {
    const access = await this.access();
    if (access.kind !== 'signed-in') {
      throw new UserError(sentenceOf(access), [{ title: l10n.t('Sign In'), command: 'incidentReviews.signIn' }]);
    }
    this.#client ??= this.#connect(access.address.url, access.token);
    return this.#client;
  }

  /** Asks the server who the token belongs to, and only then keeps it. Throws what the server's refusal is. */
  async signIn(address: KnownAddress, token: string, signal: AbortSignal): Promise<string> {
    const client = await this.#connect(address.url, token);
    const user = await client.currentUser(signal);
    await this.secrets.store(tokenKey(address.origin), token);
    await this.#readAgain();
    this.log.info(`signed in to ${address.url} as ${user.username}`);
    return user.username;
  }

  /** Returns the origin whose token was removed. */
  async signOut(): Promise<string | undefined> {
    const address = this.address();
    if (!address || 'fault' in address) return undefined;
    await this.secrets.delete(tokenKey(address.origin));
    await this.#readAgain();
    return address.origin;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  async #readAccess(): Promise<Access> {
    const address = this.address();
    if (!address) return { kind: 'no-address' };
    if ('fault' in address) return { kind: 'bad-address', fault: address.fault };
    const stored = await this.#stored(address.origin);
    if (stored) return { kind: 'signed-in', address, token: stored, from: 'stored' };
    const environment = this.environment();
    const token = environment['GITLAB_WORKFLOW_TOKEN'];
    const its = parseAddress(environment['GITLAB_WORKFLOW_INSTANCE_URL'] ?? '');
    if (token && 'origin' in its && its.origin === address.origin) {
      return { kind: 'signed-in', address, token, from: 'environment' };
    }
    return { kind: 'signed-out', address };
  }

  /** A key store that cannot be read counts as an empty one: signing in again is the way out. */
  async #stored(origin: string): Promise<string | undefined> {
    try {
      return await this.secrets.get(tokenKey(origin));
    } catch (error) {
      logError(this.log, 'key store', error);
      return undefined;
    }
  }

  async #connect(url: string, token: string): Promise<GitLab> {
    const { createGitLab } = await this.lazy.gitlab();
    return createGitLab({ url, token, labels: this.settings.of().labels, log: line => this.log.debug(line) });
  }

  /** Says so only where the account has really become another one: VS Code tells of our own changes too. */
  async #readAgain(): Promise<void> {
    const before = await this.#access;
    this.#access = undefined;
    const after = await this.access();
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    this.#client = undefined;
    this.#changed.fire();
  }
}

/** Tokens are kept per exact origin, so that one server's token is never sent to another. */
function tokenKey(origin: string): string {
  return `incidentReviews.token:${origin}`;
}

function sentenceOf(access: Exclude<Access, { kind: 'signed-in' }>): string {
  switch (access.kind) {
    case 'no-address':
      return l10n.t('No GitLab is configured yet.');
    case 'bad-address':
      return faultSentence(access.fault);
    case 'signed-out':
      return l10n.t('You are not signed in to {0}.', access.address.url);
  }
}

export function faultSentence(fault: AddressFault): string {
  switch (fault) {
    case 'not-an-address':
      return l10n.t('The address of GitLab must look like https://gitlab.example.com.');
    case 'not-https':
      return l10n.t('The address of GitLab must begin with https, so that the token is not sent in the clear.');
    case 'has-credentials':
      return l10n.t('The address of GitLab must not contain a user name or password.');
  }
}
