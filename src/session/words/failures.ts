// What a failure is, with its ways out, and what an error of any part says of itself.
import { l10n, type Uri } from 'vscode';

/** A command that leads out of a failure, as a button or an error row offers it. */
export interface Way {
  readonly title: string;
  readonly command: string;
  readonly args?: readonly unknown[];
  /** The document that the command is about: it is shown first. */
  readonly front?: Uri | undefined;
}

export interface Failure {
  readonly kind: string;
  readonly message: string;
  readonly ways: readonly Way[];
}

/** Thrown where the person's own situation is the reason: `message` is shown as it is. Known by its `kind`, in the shell and in what is loaded later. */
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

/** Also one that is loaded elsewhere. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && 'kind' in error && error.kind === 'user';
}

/** Nobody waits any more: nothing to show and nothing to log. */
export function isCancelled(error: unknown): boolean {
  const { kind, name } = readParts(error);
  return kind === 'cancelled' || name === 'AbortError' || name === 'Canceled';
}

/** Which of the three it is GitLab does not say. `about` names what was asked for. */
export function describeRefusedToken(about: string): string {
  return l10n.t(
    'GitLab did not accept your token for {0}. It may have expired, been revoked, or belong to another GitLab.',
    about,
  );
}

/** Never the error object itself: clients keep requests, and with them tokens, inside their errors. */
export function describeInOneLine(error: unknown): string {
  const { name, message } = readParts(error);
  return [name, message].filter(part => part !== undefined && part !== '').join(': ');
}

/** Of an error that may have been made elsewhere. */
export interface ErrorParts {
  readonly kind?: string;
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly reason?: string;
  readonly method?: string;
  /** Below the API's root: `projects/acme%2Fshop/issues/7`. */
  readonly path?: string;
  /** The server's own words: data. */
  readonly detail?: string;
  /** Epoch milliseconds. */
  readonly retryAt?: number;
}

/** What an error that is loaded elsewhere says of itself, as far as its values have the right types. */
export function readParts(error: unknown): ErrorParts {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const types = {
    kind: 'string',
    name: 'string',
    code: 'string',
    message: 'string',
    reason: 'string',
    method: 'string',
    path: 'string',
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
