// HTTP as this project wants it, under gitbeaker's resource classes: no redirect, no write twice, no token in an error.
import {
  type BaseResourceOptions,
  createRequesterFn,
  type FormattedResponse,
  type RequestOptions,
} from '@gitbeaker/requester-utils';
import delay from 'delay';
import { removeSlashes } from '../incident/reference';
import { minuteMs } from '../incident/units';
import { createRequestError, describeNetworkFailure, describeRedirect, readStatusFailure } from './answerErrors';
import { readFile, readJson } from './body';
import { GitLabError } from './errors';
import { readGraphqlFailure } from './graphqlErrors';
import { findNextPage } from './nextPage';
import { createRedaction, type Redaction } from './tokenRedaction';

/** A token, or what fetches it for every request. */
type Secret = string | (() => Promise<string>);

export interface TransportOptions {
  /** Origin and sub-path of GitLab: where the token goes, and nowhere else. */
  readonly url: string;
  /** A personal, project or group access token; null: nobody's, which reads what is public and writes nothing. */
  readonly token?: Secret | null | undefined;
  /** An OAuth token, or that of another extension's session; goes before `token`. */
  readonly bearer?: Secret | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** Waits; rejects when the signal is aborted. */
  readonly delay?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined;
  /** Epoch milliseconds. */
  readonly now?: (() => number) | undefined;
  /** One line a request: method, path, status, milliseconds. */
  readonly log?: ((line: string) => void) | undefined;
  /** False once its token is not that of whoever is signed in any more: then nothing is written with it. */
  readonly mayWrite?: (() => boolean) | undefined;
  /** For one attempt, with its whole body; an upload gets the time that its size needs on top. */
  readonly timeoutMs?: number | undefined;
  /** Of one answer's body. */
  readonly maxBytes?: number | undefined;
}

/**
 * What gitbeaker's classes are constructed with; each call has a signal of its own. The answer is JSON, or with `file`
 * an object of `bytes` and `type`.
 */
export type Connect = (signal: AbortSignal, format?: AnswerFormat) => BaseResourceOptions<false>;
type AnswerFormat = 'json' | 'file';

/** The options of one transport with their defaults. */
type Wire = Redaction &
  Required<{
    [key in Exclude<keyof TransportOptions, 'token' | 'bearer'>]: NonNullable<TransportOptions[key]>;
  }>;

/** One call of gitbeaker: a request, and what is to become of its answer. */
interface Call {
  /** Below the API's root, without a query: `projects/12/issues`. */
  readonly endpoint: string;
  readonly method: string;
  /** Changes nothing, so that it may be asked again. */
  readonly reads: boolean;
  readonly request: RequestOptions;
  readonly signal: AbortSignal;
  readonly format: AnswerFormat;
}

/** Beside the REST API's root, at `/api/graphql`. */
export const graphqlEndpoint = 'graphql';

const retriedStatus: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const maxRetries = 2;
const longestWaitMs = minuteMs;
/** A slow line carries 1 Mbit/s. */
const slowBytesPerMs = 125;

/** What connects gitbeaker's classes with one GitLab. Every call rejects with a `GitLabError`; reads are tried again. */
export function createTransport(options: TransportOptions): Connect {
  const wire: Wire = {
    ...createRedaction(),
    url: removeSlashes(options.url),
    fetch: options.fetch ?? fetch,
    delay: options.delay ?? ((milliseconds, signal) => delay(milliseconds, { signal })),
    now: options.now ?? Date.now,
    log: options.log ?? (() => undefined),
    mayWrite: options.token === null ? () => false : (options.mayWrite ?? (() => true)),
    timeoutMs: options.timeoutMs ?? 30_000,
    maxBytes: options.maxBytes ?? 32 * 1024 * 1024,
  };
  const auth = createAuth(options, wire);
  return (signal, format = 'json') => ({
    host: wire.url,
    ...auth,
    // Its own timeout and limits are ours to keep; a limiter per class costs more than the request.
    queryTimeout: null,
    rateLimits: {},
    requesterFn: createRequesterFn(
      (_, request) => Promise.resolve(request),
      (path, request: RequestOptions = {}) => {
        const endpoint = readPathBelow(wire.url, request.prefixUrl) + path;
        const { method = 'GET' } = request;
        const reads = method === 'GET' || (endpoint === graphqlEndpoint && isQuery(request.body));
        const call = { endpoint, method, reads, request, signal, format };
        return send(wire, call) as Promise<FormattedResponse<never>>;
      },
    ),
  });
}

/** What gitbeaker's classes are to send as a token; nothing where it is nobody's. */
function createAuth(
  { token, bearer }: TransportOptions,
  wire: Wire,
): Partial<Record<'token' | 'oauthToken', () => Promise<string>>> {
  if (bearer !== undefined) return { oauthToken: createSecretReader(bearer, wire) };
  return token === null ? {} : { token: createSecretReader(token, wire) };
}

/** Sends a write once, and a read again where the server asks to come back later. */
async function send(wire: Wire, call: Call): Promise<FormattedResponse> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await attemptOnce(wire, call);
    } catch (error) {
      if (!call.reads || attempt >= maxRetries || !(error instanceof GitLabError)) throw error;
      if (!retriedStatus.has(error.status ?? 0)) throw error;
      const waitMs = error.retryAt === undefined ? 1000 * 2 ** attempt : error.retryAt - wire.now();
      if (waitMs > longestWaitMs) throw error;
      await wire.delay(Math.max(0, waitMs), call.signal).catch((reason: unknown) => {
        throw call.signal.aborted ? createRequestError({ kind: 'cancelled' }, call) : reason;
      });
    }
  }
}

/** One request and its answer. Leaves one line in the log. */
async function attemptOnce(wire: Wire, call: Call): Promise<FormattedResponse> {
  const { endpoint, method, request, signal } = call;
  // With `..` in it, a path would name another place than it seems to.
  if (/(?:^|\/)\.{1,2}(?:\/|$)/u.test(endpoint))
    throw createRequestError({ kind: 'not-found', maybeDone: false }, call);
  if (signal.aborted) throw createRequestError({ kind: 'cancelled', maybeDone: false }, call);
  if (!call.reads && !wire.mayWrite()) {
    throw createRequestError({ kind: 'not-signed-in', reason: 'other-account' }, call);
  }
  const url = new URL(endpoint, `${wire.url}/${endpoint === graphqlEndpoint ? 'api' : 'api/v4'}/`);
  url.search = request.searchParams ?? '';
  const deadline = AbortSignal.timeout(wire.timeoutMs + uploadMs(request.body));
  const started = wire.now();
  let result: string | number = 'network';
  try {
    const response = await wire.fetch(url, {
      method,
      headers: { accept: call.format === 'file' ? '*/*' : 'application/json', ...request.headers },
      body: request.body ?? null,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, deadline]),
    });
    result = response.status;
    return await readAnswer(wire, call, { response, url });
  } catch (error) {
    const typed = error instanceof GitLabError ? error : createBrokenOffError(error, call, deadline);
    if (result === 'network') result = typed.reason ?? typed.kind;
    throw typed;
  } finally {
    wire.log(wire.redact(`${method} ${endpoint} ${result} ${wire.now() - started} ms`));
  }
}

/** The error for an exchange that was aborted, timed out or lost its connection, at any stage. */
function createBrokenOffError(error: unknown, call: Call, deadline: AbortSignal): GitLabError {
  if (call.signal.aborted) return createRequestError({ kind: 'cancelled' }, call);
  if (deadline.aborted || isTimeout(error)) return createRequestError({ kind: 'unreachable', reason: 'timeout' }, call);
  return createRequestError(describeNetworkFailure(error), call);
}

/** Also where a `fetch` that was handed in has an end of its own. */
function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

interface Answered {
  readonly response: Response;
  /** What was asked. */
  readonly url: URL;
}

/** The body of a success in gitbeaker's form. Throws a `GitLabError` for every other answer. */
async function readAnswer(wire: Wire, call: Call, { response, url }: Answered): Promise<FormattedResponse> {
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    // Not awaited: a server that never closes the body would keep the call waiting.
    response.body?.cancel().catch(() => undefined);
    throw createRequestError(describeRedirect(response, url, wire.redact), call);
  }
  if (!response.ok)
    throw createRequestError(
      await readStatusFailure(response, { ...call, now: wire.now(), redact: wire.redact }),
      call,
    );
  const read = await (call.format === 'file' ? readFile : readJson)(response, wire.maxBytes);
  if ('fault' in read) {
    throw createRequestError({ kind: 'unexpected-answer', reason: read.fault, status: response.status }, call);
  }
  const refusal = call.endpoint === graphqlEndpoint ? readGraphqlFailure(read.value, wire.redact) : undefined;
  if (refusal) throw createRequestError({ ...refusal, status: response.status }, call);
  return {
    // gitbeaker takes any JSON; its types say less.
    body: read.value as FormattedResponse['body'],
    status: response.status,
    headers: { 'x-next-page': findNextPage(response, url) },
  };
}

/** What a slow line needs for as many bytes, in milliseconds. */
export function measureSlowLine(bytes: number): number {
  return Math.ceil(bytes / slowBytesPerMs);
}

/** True for the body of a document of GraphQL that only reads. */
function isQuery(body: unknown): boolean {
  return typeof body === 'string' && /^\{"query":"query\b/u.test(body);
}

/** What a slow line needs for the files of a form. */
function uploadMs(body: unknown): number {
  if (!(body instanceof FormData)) return 0;
  return measureSlowLine(
    [...body.values()].reduce((sum, part) => sum + (typeof part === 'string' ? part.length : part.size), 0),
  );
}

/** Some classes keep the first part of their path in the address: `projects/`, else nothing. */
function readPathBelow(host: string, prefixUrl: string | undefined): string {
  const part = removeSlashes((prefixUrl ?? '').slice(`${host}/api/v4/`.length));
  return part === '' ? '' : `${part}/`;
}

/** A value that cannot be a token is refused here: the runtime would repeat it in its error. */
function createSecretReader(value: Secret | undefined, { remember }: Redaction): () => Promise<string> {
  return async () => {
    const token = (typeof value === 'function' ? await value() : value) ?? '';
    if (/^[\x21-\x7e]+$/u.test(token)) {
      remember(token);
      return token;
    }
    throw new GitLabError({ kind: 'not-signed-in', reason: 'bad-token', method: 'GET', path: '', maybeDone: false });
  };
}
