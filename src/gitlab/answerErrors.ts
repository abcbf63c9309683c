// What went wrong in one exchange with GitLab, told from its status, its words or the runtime's code.
import { oneLine } from '../incident/foreignText';
import { readText } from './body';
import { GitLabError, type GitLabErrorData } from './errors';

const longestErrorBody = 64 * 1024;

/** What an exchange says of its failure; which request it was is added by `errorOf`. */
export type ExchangeFailure = Omit<GitLabErrorData, 'method' | 'path' | 'maybeDone'> & {
  readonly maybeDone?: boolean;
};

/** The error of a request. A refusal was not acted on; anything else may have been, where it was a write. */
export function errorOf(
  data: ExchangeFailure,
  { method, endpoint: path }: { readonly method: string; readonly endpoint: string },
): GitLabError {
  const said = ['not-signed-in', 'scope-missing', 'not-found', 'refused', 'rate-limited'].includes(data.kind);
  return new GitLabError({ ...data, method, path, maybeDone: method !== 'GET' && !said && data.maybeDone !== false });
}

const neverSent: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** What the runtime says where no answer came. Only its code is kept: its messages may repeat headers. */
export function networkFailure(error: unknown): ExchangeFailure {
  const code = codeOf(error) ?? (error instanceof Error ? codeOf(error.cause) : undefined);
  const certificate = code !== undefined && /CERT|TLS|SSL|ISSUER/u.test(code);
  return {
    kind: 'unreachable',
    reason: certificate ? 'certificate' : 'network',
    ...(code === undefined ? {} : { detail: code }),
    maybeDone: !certificate && !neverSent.has(code ?? ''),
  };
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^\w{1,60}$/u.test(error.code) ? error.code : undefined;
}

/** A redirect is not followed: a POST would come out as a GET, and a token might go elsewhere. */
export function redirectFailure(response: Response, asked: URL): ExchangeFailure {
  const location = response.headers.get('location') ?? '';
  const target = URL.canParse(location, asked.href) ? new URL(location, asked.href) : undefined;
  // Only its number is taken: GitLab writes here what it believes its address is.
  const moved = /\/api\/v4\/projects\/(\d{1,15})(?:\/|$)/u.exec(target?.pathname ?? '')?.[1];
  const status = response.status === 0 ? {} : { status: response.status };
  // GitLab answers so for a project that was renamed or moved.
  if (moved !== undefined) return { kind: 'not-found', reason: 'moved', movedTo: Number(moved), ...status };
  const detail = target === undefined ? {} : { detail: oneLine(target.origin, 200) };
  return { kind: 'unexpected-answer', reason: 'redirect', ...status, ...detail, maybeDone: false };
}

/** What an answer that is no success says: in GitLab, lib/api/helpers.rb, lib/api/api_guard.rb, lib/gitlab/rack_attack.rb. */
export async function statusFailure(
  response: Response,
  { method, now }: { readonly method: string; readonly now: number },
): Promise<ExchangeFailure> {
  const { status } = response;
  const text = (await readText(response, longestErrorBody)) ?? '';
  const { error, words } = wordsOf(response.headers.get('content-type') ?? '', text);
  const requestId = /^[\w-]{1,80}$/u.exec(response.headers.get('x-request-id') ?? '')?.[0];
  const wait = retryAfter(response.headers.get('retry-after'), now);
  const rest = {
    status,
    ...(words === undefined ? {} : { detail: words }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(wait === undefined ? {} : { retryAt: wait }),
  };
  if (status === 401) return { kind: 'not-signed-in', ...rest };
  if (status === 403 && error === 'insufficient_scope') return { kind: 'scope-missing', ...rest };
  if (status === 404 || (status === 403 && method === 'GET')) return { kind: 'not-found', ...rest };
  if (status === 429) return { kind: 'rate-limited', ...rest };
  if (status >= 500) return { kind: 'unreachable', reason: 'server-error', ...rest };
  if (status === 403) return { kind: 'refused', reason: 'no-permission', ...rest };
  if (status === 409) return { kind: 'refused', reason: 'conflict', ...rest };
  if (status === 405) return { kind: 'refused', reason: 'moved', ...rest };
  if (status === 413) return { kind: 'refused', reason: 'too-large', ...rest };
  if (status >= 400) return { kind: 'refused', reason: 'invalid', ...rest };
  return { kind: 'unexpected-answer', ...rest };
}

/** GitLab says `{"error": "…"}`, `{"message": "…"}` or `{"message": {"title": ["…"]}}`; a gateway says HTML, which is left out. */
function wordsOf(type: string, text: string): { readonly error?: string; readonly words?: string } {
  if (!/json/iu.test(type)) return {};
  try {
    const parsed = JSON.parse(text) as unknown;
    if (typeof parsed !== 'object' || parsed === null) return {};
    const error = 'error' in parsed && typeof parsed.error === 'string' ? parsed.error : undefined;
    const said = error ?? ('message' in parsed ? parsed.message : undefined);
    if (said === undefined) return {};
    const words = oneLine(typeof said === 'string' ? said : JSON.stringify(said), 300);
    return error === undefined ? { words } : { error, words };
  } catch {
    return {};
  }
}

/** Epoch milliseconds from seconds or an HTTP date. */
function retryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/u.test(value)) return now + Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date;
}
