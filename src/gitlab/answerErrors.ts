// What went wrong in one exchange with GitLab, told from its status, its words or the runtime's code.
import { foldToOneLine } from '../incident/foreignText';
import { readText } from './body';
import { GitLabError, type GitLabErrorData, type GitLabErrorReason } from './errors';
import { isRecord } from '../incident/values';

const longestErrorBody = 64 * 1024;

/** What an exchange says of its failure; `createRequestError` adds which request it was. */
export type ExchangeFailure = Omit<GitLabErrorData, 'method' | 'path' | 'maybeDone'> & {
  readonly maybeDone?: boolean;
};

/** The error of a request. After a refusal nothing was done; after anything else a write may have been. */
export function createRequestError(
  data: ExchangeFailure,
  { method, endpoint: path, reads }: { readonly method: string; readonly endpoint: string; readonly reads: boolean },
): GitLabError {
  const isRefusal = ['not-signed-in', 'scope-missing', 'not-found', 'refused', 'rate-limited'].includes(data.kind);
  // A query of GraphQL goes out as a POST and is a question all the same.
  const asked = reads ? 'GET' : method;
  return new GitLabError({ ...data, method: asked, path, maybeDone: !reads && !isRefusal && data.maybeDone !== false });
}

const neverSent: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** What the runtime says where no answer came. Only its code is kept: its messages may repeat headers. */
export function describeNetworkFailure(error: unknown): ExchangeFailure {
  const code = readCode(error) ?? (error instanceof Error ? readCode(error.cause) : undefined);
  const certificate = code !== undefined && /CERT|TLS|SSL|ISSUER/u.test(code);
  return {
    kind: 'unreachable',
    reason: certificate ? 'certificate' : 'network',
    ...(code === undefined ? {} : { detail: code }),
    maybeDone: !certificate && !neverSent.has(code ?? ''),
  };
}

function readCode(error: unknown): string | undefined {
  const code = isRecord(error) ? error['code'] : undefined;
  return typeof code === 'string' && /^\w{1,60}$/u.test(code) ? code : undefined;
}

/** A redirect is not followed: a POST would come out as a GET, and a token might go elsewhere. */
export function describeRedirect(response: Response, asked: URL, redact: (text: string) => string): ExchangeFailure {
  // Browsers hide it, and without one nothing says that the project was moved: it would be taken for what was asked.
  const location = response.headers.get('location');
  const target = location && URL.canParse(location, asked.href) ? new URL(location, asked.href) : undefined;
  // Only its number is taken: GitLab writes here what it believes its address is.
  const moved = /\/api\/v4\/projects\/(\d{1,15})(?:\/|$)/u.exec(target?.pathname ?? '')?.[1];
  const status = response.status === 0 ? {} : { status: response.status };
  // GitLab answers so for a project that was renamed or moved.
  if (moved !== undefined) return { kind: 'not-found', reason: 'moved', movedTo: Number(moved), ...status };
  const detail = target === undefined ? {} : { detail: foldToOneLine(redact(target.origin), 200) };
  return { kind: 'unexpected-answer', reason: 'redirect', ...status, ...detail, maybeDone: false };
}

/** The call that failed, and how texts of the server are made safe for a log. */
export interface FailedCall {
  readonly method: string;
  readonly request: { readonly body?: unknown };
  /** Epoch milliseconds. */
  readonly now: number;
  /** Takes the token out of a text. */
  readonly redact: (text: string) => string;
}

/** What an answer that is no success says: in GitLab, lib/api/helpers.rb, lib/api/api_guard.rb, lib/gitlab/rack_attack.rb. */
export async function readStatusFailure(response: Response, call: FailedCall): Promise<ExchangeFailure> {
  const { status } = response;
  const text = (await readText(response, longestErrorBody)) ?? '';
  const said = readSaid(response.headers.get('content-type') ?? '', text);
  const words =
    said.words === undefined ? undefined : foldToOneLine(call.redact(foldToOneLine(said.words, longestErrorBody)));
  const requestId = /^[\w-]{1,80}$/u.exec(call.redact(response.headers.get('x-request-id') ?? ''))?.[0];
  const wait = readRetryAfter(response.headers.get('retry-after'), call.now);
  return {
    ...chooseKind(status, { ...said, words }, call),
    status,
    ...(words === undefined ? {} : { detail: words }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(wait === undefined ? {} : { retryAt: wait }),
  };
}

/** What an error's body says. */
interface Said {
  /** The code of a refusal by token: `insufficient_scope`. */
  readonly error?: string | undefined;
  readonly words?: string | undefined;
  readonly captcha?: boolean;
}

type AnswerRefusal = Pick<ExchangeFailure, 'kind' | 'reason'>;

function chooseKind(
  status: number,
  { error, words = '', captcha }: Said,
  { method, request }: FailedCall,
): AnswerRefusal {
  if (status === 401) return { kind: 'not-signed-in' };
  if (status === 403 && error === 'insufficient_scope') return { kind: 'scope-missing' };
  if (status === 404) return { kind: 'not-found' };
  if (status === 429) return { kind: 'rate-limited' };
  if (status === 403) return { kind: 'refused', reason: findReason(words) ?? 'no-permission' };
  // Refused before anything was done, unlike every other failure of a server.
  if (status === 503 && method !== 'GET' && findReason(words) === 'maintenance')
    return { kind: 'refused', reason: 'maintenance' };
  if (status >= 500) return { kind: 'unreachable', reason: 'server-error' };
  if (status === 409) return { kind: 'refused', reason: captcha ? 'captcha' : 'conflict' };
  if (status === 405) return { kind: 'refused', reason: 'moved' };
  if (status === 413) return { kind: 'refused', reason: 'too-large' };
  if (status === 400 && words === 'Bad Request' && isMalformed(request.body))
    return { kind: 'refused', reason: 'characters' };
  if (status >= 400) return { kind: 'refused', reason: findReason(words) ?? 'invalid' };
  return { kind: 'unexpected-answer' };
}

/**
 * The reasons that GitLab gives in words only. Sources: lib/gitlab/auth/user_access_denied_reason.rb,
 * lib/gitlab/middleware/read_only/controller.rb, doc/api/rest/troubleshooting.md (spam).
 */
const reasonsByWords: readonly (readonly [RegExp, GitLabErrorReason])[] = [
  [/terms of service/iu, 'terms'],
  [/password (?:has )?expired/iu, 'password-expired'],
  [/two-factor|\b2FA\b/iu, 'second-factor'],
  [/\bSAML\b|\bSSO\b|single sign-on/iu, 'single-sign-on'],
  [/\bIP\b|address is not allowed/iu, 'address'],
  [/read-only instance|undergoing maintenance|maintenance mode/iu, 'maintenance'],
  [/archived/iu, 'archived'],
  [/recognized as spam/iu, 'spam'],
  [/your account (?:has been|is)|email address is not confirmed|internal users/iu, 'account'],
];

function findReason(words: string): GitLabErrorReason | undefined {
  return reasonsByWords.find(([pattern]) => pattern.test(words))?.[1];
}

/** True for a body, as JSON, with a NUL or half of a surrogate pair: GitLab answers with 'Bad Request' and no word more. */
function isMalformed(body: unknown): boolean {
  return typeof body === 'string' && /\\u(?:0000|d[89a-f][\da-f]{2})/iu.test(body);
}

/**
 * GitLab says `{"error": "…"}`, `{"message": "…"}` or `{"message": {"title": ["…"]}}`, and plain text before its
 * application is reached; a gateway says HTML, which is left out.
 */
function readSaid(type: string, text: string): Said {
  if (/^text\/plain\b/iu.test(type)) return text.trim() === '' ? {} : { words: text };
  if (!/json/iu.test(type)) return {};
  try {
    const parsed = JSON.parse(text) as unknown;
    if (!isRecord(parsed)) return {};
    const error = typeof parsed['error'] === 'string' ? parsed['error'] : undefined;
    const said = error ?? parsed['message'];
    const captcha = parsed['needs_captcha_response'] === true;
    return { error, captcha, words: said === undefined ? undefined : readWords(said) };
  } catch {
    return {};
  }
}

/** `{"error": "…"}` within a message is a sentence too; other parts are named by their fields. */
function readWords(said: unknown): string {
  if (typeof said === 'string') return said;
  if (isRecord(said) && typeof said['error'] === 'string') return said['error'];
  return JSON.stringify(said);
}

/** Epoch milliseconds from seconds or an HTTP date. */
function readRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/u.test(value)) return now + Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date;
}
