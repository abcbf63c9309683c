// HTTP as this project wants it, under gitbeaker's resource classes: no redirect, no write twice, no token in an error.
import {
  type BaseResourceOptions,
  createRequesterFn,
  type FormattedResponse,
  type RequestOptions,
} from '@gitbeaker/requester-utils';
import { oneLine } from '../incident/foreignText';
import { withoutSlashes } from '../incident/reference';
import { readFile, readJson, readText } from './body';
import { GitLabError, type GitLabErrorData } from './errors';

/** A token, or what fetches it for every request. */
export type Secret = string | (() => Promise<string>);

export interface TransportOptions {
  /** Origin and sub-path of GitLab: where the token goes, and nowhere else. */
  readonly url: string;
  /** A personal, project or group access token. */
  readonly token?: Secret | undefined;
  /** An OAuth token, or that of another extension's session; goes before `token`. */
  readonly bearer?: Secret | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** Waits; rejects when the signal is aborted. */
  readonly delay?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined;
  /** Epoch milliseconds. */
  readonly now?: (() => number) | undefined;
  /** One line a request: method, path, status, milliseconds. */
  readonly log?: ((line: string) => void) | undefined;
  /** For one attempt, with its whole body, in milliseconds. */
  readonly timeout?: number | undefined;
  /** Of one answer's body, in bytes. */
  readonly maxBytes?: number | undefined;
}

/**
 * What gitbeaker's classes are constructed with; each call has a signal of its own. The answer is JSON, or with `file`
 * an object of `bytes` and `type`.
 */
export type Connect = (signal: AbortSignal, answer?: Answer) => BaseResourceOptions<false>;
type Answer = 'json' | 'file';

const retriedStatus: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const retries = 2;
const longestWait = 60_000;
const longestErrorBody = 64 * 1024;

export function createTransport(options: TransportOptions): Connect {
  const host = withoutSlashes(options.url);
  const fetchOnce = options.fetch ?? fetch;
  const delay = options.delay ?? sleep;
  const now = options.now ?? Date.now;
  const log = options.log ?? (() => undefined);
  const timeout = options.timeout ?? 30_000;
  const maxBytes = options.maxBytes ?? 32 * 1024 * 1024;

  async function send(
    endpoint: string,
    request: RequestOptions,
    signal: AbortSignal,
    answer: Answer,
  ): Promise<FormattedResponse> {
    const reading = (request.method ?? 'GET') === 'GET';
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await attemptOnce(endpoint, request, signal, answer);
      } catch (error) {
        const again =
          reading && attempt < retries && error instanceof GitLabError && retriedStatus.has(error.status ?? 0);
        if (!again) throw error;
        const wait = error.retryAt === undefined ? 1000 * 2 ** attempt : error.retryAt - now();
        if (wait > longestWait) throw error;
        await delay(Math.max(0, wait), signal).catch((reason: unknown) => {
          throw signal.aborted ? failure(endpoint, request, { kind: 'cancelled' }) : reason;
        });
      }
    }
  }

  async function attemptOnce(
    endpoint: string,
    request: RequestOptions,
    signal: AbortSignal,
    answer: Answer,
  ): Promise<FormattedResponse> {
    const fail = (data: Failure): GitLabError => failure(endpoint, request, data);
    // A dot segment would leave the place that the path names.
    if (/(?:^|\/)\.{1,2}(?:\/|$)/u.test(endpoint)) throw fail({ kind: 'not-found', maybeDone: false });
    if (signal.aborted) throw fail({ kind: 'cancelled', maybeDone: false });
    const url = new URL(endpoint, `${host}/api/v4/`);
    url.search = request.searchParams ?? '';
    const deadline = AbortSignal.timeout(timeout + timeFor(request.body));
    const started = now();
    const finished = (result: string | number): void => {
      log(`${request.method ?? 'GET'} ${endpoint} ${result} ${now() - started} ms`);
    };
    /** What ends the exchange from outside, at any of its stages. */
    const broken = (error: unknown): GitLabError => {
      if (signal.aborted) return fail({ kind: 'cancelled' });
      if (deadline.aborted) return fail({ kind: 'unreachable', reason: 'timeout' });
      return fail(networkFailure(error));
    };
    let response: Response;
    try {
      response = await fetchOnce(url, {
        method: request.method ?? 'GET',
        headers: { accept: answer === 'file' ? '*/*' : 'application/json', ...request.headers },
        body: request.body ?? null,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.any([signal, deadline]),
      });
    } catch (error) {
      const wrong = broken(error);
      finished(wrong.reason ?? wrong.kind);
      throw wrong;
    }
    try {
      if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
        await response.body?.cancel();
        throw fail(redirectFailure(response, url));
      }
      if (!response.ok) throw fail(await statusFailure(response, request.method ?? 'GET', now()));
      const read = await (answer === 'file' ? readFile : readJson)(response, maxBytes);
      if ('fault' in read) throw fail({ kind: 'unexpected-answer', reason: read.fault, status: response.status });
      return {
        // gitbeaker takes any JSON; its types say less.
        body: read.value as FormattedResponse['body'],
        status: response.status,
        headers: { 'x-next-page': nextPage(response, url) },
      };
    } catch (error) {
      throw error instanceof GitLabError ? error : broken(error);
    } finally {
      finished(response.status);
    }
  }

  const auth = options.bearer === undefined ? { token: secret(options.token) } : { oauthToken: secret(options.bearer) };
  return (signal, answer = 'json') => ({
    host,
    ...auth,
    // Its own timeout and limits are ours to keep; a limiter per class costs more than the request.
    queryTimeout: null,
    rateLimits: {},
    requesterFn: createRequesterFn(
      (_, request) => Promise.resolve(request),
      (endpoint, request: RequestOptions = {}) =>
        send(below(host, request.prefixUrl) + endpoint, request, signal, answer) as Promise<FormattedResponse<never>>,
    ),
  });
}

/** Some classes keep the first part of their path in the address: `projects/`, else nothing. */
function below(host: string, prefixUrl: string | undefined): string {
  const part = withoutSlashes((prefixUrl ?? '').slice(`${host}/api/v4/`.length));
  return part === '' ? '' : `${part}/`;
}

/** What is no token is not sent: the runtime would put it into its error. */
function secret(value: Secret | undefined): () => Promise<string> {
  return async () => {
    const token = (typeof value === 'function' ? await value() : value) ?? '';
    if (/^[\x21-\x7e]+$/u.test(token)) return token;
    throw new GitLabError({ kind: 'not-signed-in', reason: 'bad-token', method: 'GET', path: '', maybeDone: false });
  };
}

type Failure = Omit<GitLabErrorData, 'method' | 'path' | 'maybeDone'> & { readonly maybeDone?: boolean };

/** A refusal was not acted on; anything else may have been, where it was a write. */
function failure(path: string, request: RequestOptions, data: Failure): GitLabError {
  const method = request.method ?? 'GET';
  const said = ['not-signed-in', 'scope-missing', 'not-found', 'refused', 'rate-limited'].includes(data.kind);
  return new GitLabError({ ...data, method, path, maybeDone: method !== 'GET' && !said && data.maybeDone !== false });
}

const neverSent: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Only the code is kept: messages of the runtime may repeat headers. */
function networkFailure(error: unknown): Failure {
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

/** Redirects are not followed: a POST would come out as a GET, and a token might go elsewhere. */
/** Milliseconds that a slow line (1 Mbit/s) needs for the files of a form. */
function timeFor(body: unknown): number {
  if (!(body instanceof FormData)) return 0;
  const bytes = [...body.values()].reduce((sum, part) => sum + (typeof part === 'string' ? part.length : part.size), 0);
  return Math.ceil(bytes / 125);
}

function redirectFailure(response: Response, asked: URL): Failure {
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

async function statusFailure(response: Response, method: string, now: number): Promise<Failure> {
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

/**
 * The page after the asked one, as GitLab says in a header of its own or, behind a proxy that drops it, in the links;
 * empty at the end. One that does not lead on is none. The links themselves are withheld: gitbeaker would follow them.
 */
function nextPage(response: Response, asked: URL): string {
  const link = /<([^<>]+)>;\s*rel="next"/u.exec(response.headers.get('link') ?? '')?.[1] ?? '';
  const linked = URL.canParse(link, asked.href) ? new URL(link, asked.href).searchParams.get('page') : null;
  const next = Number(response.headers.get('x-next-page') ?? linked ?? '');
  const current = Number(asked.searchParams.get('page') ?? 1);
  return Number.isSafeInteger(next) && next > current ? String(next) : '';
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = (): void => {
      clearTimeout(timer);
      reject(new Error('cancelled'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}
