// What can go wrong between here and GitLab, as plain data; the sentences about it are the shell's.

/**
 * `not-found` includes what one may not see. `refused`: GitLab understood and said no. `unreachable`: no answer, or a
 * gateway's or server's failure. `unexpected-answer`: what came was not GitLab's, or not what GitLab should say.
 */
export type GitLabErrorKind =
  | 'not-signed-in'
  | 'scope-missing'
  | 'not-found'
  | 'refused'
  | 'rate-limited'
  | 'unreachable'
  | 'unexpected-answer'
  | 'cancelled';

/** The cause within a kind, where it changes what a person does about it. */
export type GitLabErrorReason =
  | 'bad-token'
  /** Somebody else has signed in since the client was made, or nobody is signed in any more. */
  | 'other-account'
  | 'timeout'
  | 'network'
  | 'certificate'
  | 'server-error'
  | 'redirect'
  | 'moved'
  | 'not-json'
  | 'broken-json'
  | 'too-large'
  | 'wrong-shape'
  /** Somebody else changed it, or it exists already. */
  | 'conflict'
  | 'no-permission'
  /** This version of GitLab has no such field. */
  | 'not-offered'
  | 'invalid'
  /** A NUL or half a character in what was sent. */
  | 'characters'
  /** Blocked, deactivated, not confirmed yet: the words say which. */
  | 'account'
  | 'terms'
  | 'password-expired'
  | 'second-factor'
  | 'single-sign-on'
  /** The address of this machine may not reach GitLab. */
  | 'address'
  | 'archived'
  /** GitLab takes no changes for now. */
  | 'maintenance'
  /** GitLab asks whether a person is there; only its own page can answer. */
  | 'captcha'
  /** Taken for spam, and thrown away. */
  | 'spam';

export interface GitLabErrorData {
  readonly kind: GitLabErrorKind;
  readonly reason?: GitLabErrorReason;
  readonly method: string;
  /** Below the API's root and without a query: `projects/12/issues`. */
  readonly path: string;
  readonly status?: number;
  /** Epoch milliseconds: not before then. */
  readonly retryAt?: number;
  /** The server's own words or the runtime's error code: one line, data, never markup. */
  readonly detail?: string;
  /** GitLab's name for the request in its logs. */
  readonly requestId?: string;
  /** `moved`: the project's number, which still works. */
  readonly movedTo?: number;
  /** For a write: it may have been done all the same, so look before doing it again. */
  readonly maybeDone: boolean;
}

/** Carries no request and no header, so that no token can leave through it. Recognise it by `kind`. */
export class GitLabError extends Error implements GitLabErrorData {
  override readonly name = 'GitLabError';
  readonly kind: GitLabErrorKind;
  readonly method: string;
  readonly path: string;
  readonly maybeDone: boolean;
  declare readonly reason?: GitLabErrorReason;
  declare readonly status?: number;
  declare readonly retryAt?: number;
  declare readonly detail?: string;
  declare readonly requestId?: string;
  declare readonly movedTo?: number;

  constructor(data: GitLabErrorData) {
    super(describeCause(data));
    this.kind = data.kind;
    this.method = data.method;
    this.path = data.path;
    this.maybeDone = data.maybeDone;
    Object.assign(this, data);
  }
}

/** For the log: `GET projects/12/issues: unreachable (timeout)`. */
function describeCause({ kind, reason, method, path, status, detail }: GitLabErrorData): string {
  const parts = [reason, status, detail].filter(part => part !== undefined);
  return `${method} ${path}: ${kind}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
}

/** Works in the shell too, where `instanceof` does not: whole.js has classes of its own. */
export function isGitLabError(error: unknown): error is GitLabError {
  return error instanceof Error && error.name === 'GitLabError' && 'kind' in error;
}

/** An error's facts as plain data, which the shell reads too. */
export function readErrorData(error: GitLabError): GitLabErrorData {
  const { kind, method, path, maybeDone, reason, status, retryAt, detail, requestId, movedTo } = error;
  return {
    kind,
    method,
    path,
    maybeDone,
    ...(reason === undefined ? {} : { reason }),
    ...(status === undefined ? {} : { status }),
    ...(retryAt === undefined ? {} : { retryAt }),
    ...(detail === undefined ? {} : { detail }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(movedTo === undefined ? {} : { movedTo }),
  };
}
