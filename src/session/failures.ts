// Every failure in words a person understands, with its ways out; the only place where errors become sentences.
import { l10n } from 'vscode';

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

/** Thrown where the person's own situation is the reason: `message` is shown as it is. */
export class UserError extends Error {
  constructor(
    message: string,
    readonly ways: readonly Way[] = [],
  ) {
    super(message);
    this.name = 'UserError';
  }
}

export function isCancelled(error: unknown): boolean {
  const { kind, name } = partsOf(error);
  return kind === 'cancelled' || name === 'AbortError' || name === 'Canceled';
}

/** `about` names what was asked for, e.g. the project or the server's address. */
export function failureOf(error: unknown, about: string): Failure {
  if (error instanceof UserError) return { kind: 'user', message: error.message, ways: error.ways };
  const { kind, retryAt } = partsOf(error);
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
        message: l10n.t('The token is not allowed to read {0}. It needs the scope read_api, or api to write.', about),
        ways: [signIn],
      };
    case 'not-found':
      return {
        kind,
        message: l10n.t('GitLab has no {0}, or you have no access to it.', about),
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
      return { kind, message: l10n.t('{0} cannot be reached.', about), ways: [tryAgain, showLog] };
    case 'unexpected-answer':
      return {
        kind,
        message: l10n.t('The answer for {0} is not GitLab’s: the address may be wrong, or a login page is in the way.', about),
        ways: [tryAgain, showLog],
      };
    case 'refused':
      return { kind, message: l10n.t('GitLab refused the request for {0}.', about), ways: [showLog, tryAgain] };
    default:
      return { kind: 'defect', message: l10n.t('Something went wrong with {0}.', about), ways: [showLog] };
  }
}

/** Never the error object itself: clients keep requests, and with them tokens, inside their errors. */
export function lineOf(error: unknown): string {
  const { kind, name, message, status } = partsOf(error);
  return [kind ?? name, status, message].filter(part => part !== undefined && part !== '').join(' ');
}

function partsOf(error: unknown): {
  kind: string | undefined;
  name: string | undefined;
  message: string | undefined;
  status: number | undefined;
  retryAt: number | undefined;
} {
  const of = <T>(key: string, type: string): T | undefined => {
    if (typeof error !== 'object' || error === null) return undefined;
    const value = Reflect.get(error, key) as unknown;
    return typeof value === type ? (value as T) : undefined;
  };
  return {
    kind: of<string>('kind', 'string'),
    name: of<string>('name', 'string'),
    message: of<string>('message', 'string') ?? (typeof error === 'string' ? error : undefined),
    status: of<number>('status', 'number'),
    retryAt: of<number>('retryAt', 'number'),
  };
}
