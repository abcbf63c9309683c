// Every failure in words a person understands, with its ways out; the only place where errors become sentences.
import { l10n } from 'vscode';
import { oneLine } from '../incident/foreignText';

/** A command that leads out of a failure, as a button or an error row offers it. */
export interface Way {
  readonly title: string;
  readonly command: string;
  readonly args?: readonly unknown[];
}

export interface Failure {
  readonly kind: string;
  readonly message: string;
  readonly ways: readonly Way[];
}

/** Thrown where the person's own situation is the reason: `message` is shown as it is. Known by its `kind` in every chunk. */
export class UserError extends Error implements Failure {
  readonly kind = 'user';

  constructor(
    message: string,
    readonly ways: readonly Way[] = [],
  ) {
    super(message);
    this.name = 'UserError';
  }
}

function isUserError(error: unknown): error is UserError {
  return error instanceof Error && 'kind' in error && error.kind === 'user';
}

/** Nobody waits any more: nothing to show and nothing to log. */
export function isCancelled(error: unknown): boolean {
  const { kind, name } = partsOf(error);
  return kind === 'cancelled' || name === 'AbortError' || name === 'Canceled';
}

/** An error of whatever chunk as a failure that can be shown. `about` names what was asked for, e.g. the project or the server's address. */
export function failureOf(error: unknown, about: string): Failure {
  if (isUserError(error)) return { kind: error.kind, message: error.message, ways: error.ways };
  const { kind, reason, retryAt, method, detail } = partsOf(error);
  const signIn = { title: l10n.t('Sign In'), command: 'incidentReviews.signIn' };
  const tryAgain = { title: l10n.t('Try Again'), command: 'incidentReviews.refresh' };
  const selectProject = { title: l10n.t('Select Project'), command: 'incidentReviews.selectProject' };
  const showLog = { title: l10n.t('Show Log'), command: 'incidentReviews.showLog' };
  switch (kind) {
    case 'not-signed-in':
      return { kind, message: l10n.t('GitLab did not accept the token for {0}.', about), ways: [signIn] };
    case 'scope-missing':
      return {
        kind,
        message:
          method === undefined || method === 'GET'
            ? l10n.t('The token is not allowed to read {0}. It needs the scope read_api, or api to write.', about)
            : l10n.t('The token is not allowed to write {0}. Writing needs the scope api.', about),
        ways: [signIn],
      };
    case 'not-found':
      return {
        kind,
        message:
          reason === 'moved'
            ? l10n.t('{0} has moved to another place in GitLab.', about)
            : l10n.t('GitLab has no {0}, or you have no access to it.', about),
        ways: [selectProject, signIn],
      };
    case 'rate-limited':
      return {
        kind,
        message:
          retryAt === undefined
            ? l10n.t('GitLab asks to wait: too many requests for {0}.', about)
            : l10n.t('GitLab asks to wait until {0}: too many requests.', new Date(retryAt).toLocaleTimeString()),
        ways: [tryAgain],
      };
    case 'unreachable':
      return { kind, message: unreachable(about, reason), ways: [tryAgain, showLog] };
    case 'unexpected-answer':
      return {
        kind,
        message:
          reason === 'redirect' && detail !== undefined
            ? l10n.t('The server sends {0} on to {1}, which was not followed. Is that its address?', about, detail)
            : l10n.t(
                'The answer for {0} is not GitLab’s: the address may be wrong, or a login page is in the way.',
                about,
              ),
        ways: [tryAgain, showLog],
      };
    case 'refused':
      return { kind, message: refused(about, reason, detail), ways: [showLog, tryAgain] };
    default:
      return { kind: 'defect', message: l10n.t('Something went wrong with {0}.', about), ways: [showLog] };
  }
}

/** With GitLab's own words, which say most. */
function refused(about: string, reason: string | undefined, detail: string | undefined): string {
  const message =
    reason === 'no-permission'
      ? l10n.t('You may not do this to {0}.', about)
      : reason === 'too-large'
        ? l10n.t('GitLab does not take so much for {0}.', about)
        : reason === 'conflict'
          ? l10n.t('Somebody else changed {0} at the same moment.', about)
          : l10n.t('GitLab refused the request for {0}.', about);
  return detail === undefined ? message : `${message} ${l10n.t('GitLab says: {0}', oneLine(detail, 200))}`;
}

function unreachable(about: string, reason: string | undefined): string {
  if (reason === 'certificate') return l10n.t('The certificate of the server of {0} is not trusted by VS Code.', about);
  if (reason === 'timeout') return l10n.t('GitLab did not answer in time for {0}.', about);
  if (reason === 'server-error') return l10n.t('GitLab has a problem of its own and did not answer for {0}.', about);
  return l10n.t('GitLab cannot be reached for {0}.', about);
}

/** Never the error object itself: clients keep requests, and with them tokens, inside their errors. */
export function lineOf(error: unknown): string {
  const { name, message } = partsOf(error);
  return [name, message].filter(part => part !== undefined && part !== '').join(': ');
}

interface Parts {
  readonly kind?: string;
  readonly name?: string;
  readonly message?: string;
  readonly reason?: string;
  readonly method?: string;
  /** The server's own words: data. */
  readonly detail?: string;
  /** Epoch milliseconds. */
  readonly retryAt?: number;
}

/** What an error of another chunk says of itself, as far as its values have the right types. */
function partsOf(error: unknown): Parts {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const types = {
    kind: 'string',
    name: 'string',
    message: 'string',
    reason: 'string',
    method: 'string',
    detail: 'string',
    retryAt: 'number',
  };
  return Object.fromEntries(
    Object.entries(types)
      .map(([key, type]) => [key, Reflect.get(error, key) as unknown, type] as const)
      .filter(([, value, type]) => typeof value === type)
      .map(([key, value]) => [key, value]),
  );
}
