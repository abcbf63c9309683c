// Failures on demand: what becomes of a request's answer.
import { type Denial, denied } from './denials';
import type { Answer } from './http';
import type { RequestRule } from './requestRules';

export type Fault =
  /** Any status, before anything is done or, with `afterActing`, when it is done (a gateway that gives up too early). */
  | { readonly kind: 'status'; readonly status: number; readonly afterActing?: boolean; readonly json?: unknown }
  /**
   * Acts and answers as ever, but the answer comes this many milliseconds late; with `beforeActing` the work is late too,
   * as when a request waits in a queue: who gave up meanwhile finds it done afterwards.
   */
  | { readonly kind: 'delay'; readonly milliseconds: number; readonly beforeActing?: boolean }
  /** Acts and answers as ever, but only then: what a test does meanwhile may take as long as a busy machine needs. */
  | { readonly kind: 'held'; readonly until: Promise<unknown> }
  /** Never answers; `afterActing` does the work first. */
  | { readonly kind: 'silence'; readonly afterActing?: boolean }
  /** The connection ends without an answer, before or after the work is done, or in the middle of the body. */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' | 'during' }
  /** A sign-in page in HTML with status 200, as a proxy in front of GitLab gives it. */
  | { readonly kind: 'loginPage' }
  /** Acts; the answer ends in the middle of its JSON. */
  | { readonly kind: 'truncated' }
  /** The throttle in front of Rails: text and Retry-After. // lib/gitlab/rack_attack.rb */
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  /** The application's own limiter: JSON and no Retry-After. // lib/gitlab/application_rate_limiter */
  | { readonly kind: 'limited' }
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: 301 | 302 | 307 | 308 }
  /** Says no for one of the reasons that GitLab knows; some of them only to writes. */
  | { readonly kind: 'denied'; readonly why: Denial }
  /** Acts as for a person who may not set labels, assignees, due date and confidentiality. // app/services/issuable_base_service.rb: filter_params */
  | { readonly kind: 'metadataDropped' }
  /** JSON that does not end before this many bytes. */
  | { readonly kind: 'huge'; readonly bytes: number }
  /** A list whose last page is never reached. */
  | { readonly kind: 'endlessPaging' }
  /** Acts; every value of the answer has another type than it should. */
  | { readonly kind: 'wrongTypes' };

/** Makes the requests that it meets fail. The first rule in the order of adding wins. */
export interface FaultRule extends RequestRule {
  readonly fault: Fault;
}

/** The answer of a fault that keeps the request from being acted on; undefined where it is acted on. */
export function insteadOfActing(fault: Fault, method: string, now: number): Answer | undefined {
  switch (fault.kind) {
    case 'status':
      return fault.afterActing === true ? undefined : failure(fault.status, fault.json);
    case 'loginPage':
      return { status: 200, raw: { type: 'text/html; charset=utf-8', content: loginPage } };
    case 'denied':
      return denied(fault.why, method);
    case 'throttled':
      return throttled(fault.retryAfterSeconds, now);
    case 'limited':
      return {
        status: 429,
        json: { message: { error: 'This endpoint has been requested too many times. Try again later.' } },
      };
    case 'redirect':
      return {
        status: fault.status ?? 302,
        headers: { location: fault.location },
        raw: { type: 'text/html', content: '' },
      };
    default:
      return undefined;
  }
}

/** What the fault makes of the answer to a request that was acted on. */
export function afterActing(fault: Fault, answer: Answer, requestPage: number): Answer {
  switch (fault.kind) {
    case 'status':
      return failure(fault.status, fault.json);
    case 'truncated': {
      const whole = JSON.stringify(answer.json ?? {});
      const type = 'application/json';
      return { ...answer, raw: { type, content: whole.slice(0, Math.max(1, Math.floor(whole.length / 2))) } };
    }
    case 'endlessPaging':
      return { ...answer, headers: endless(answer.headers ?? {}, requestPage) };
    case 'wrongTypes':
      return { ...answer, json: Array.isArray(answer.json) ? answer.json.map(mistyped) : mistyped(answer.json) };
    default:
      return answer;
  }
}

/** A gateway's page for 502 to 504, else GitLab's JSON. */
function failure(status: number, json: unknown): Answer {
  if (json !== undefined) return { status, json };
  if (status >= 502 && status <= 504) {
    const content = `<html><head><title>${status}</title></head><body><h1>${status}</h1><p>The server is not reachable.</p></body></html>`;
    return { status, raw: { type: 'text/html', content } };
  }
  const known: Readonly<Record<number, string>> = {
    401: '401 Unauthorized',
    403: '403 Forbidden',
    404: '404 Not Found',
    500: '500 Internal Server Error',
  };
  return { status, json: { message: known[status] ?? String(status) } };
}

// lib/gitlab/rack_attack.rb: throttled_response_headers
function throttled(retryAfter: number, now: number): Answer {
  const reset = Math.ceil(now / 1000) + retryAfter;
  const headers = {
    'ratelimit-name': 'throttle_authenticated_api',
    'ratelimit-limit': '60',
    'ratelimit-observed': '61',
    'ratelimit-remaining': '0',
    'ratelimit-reset': String(reset),
    'ratelimit-resettime': new Date(reset * 1000).toUTCString(),
    'retry-after': String(retryAfter),
  };
  return { status: 429, headers, raw: { type: 'text/plain', content: 'Retry later\n' } };
}

function endless(headers: Readonly<Record<string, string>>, requestPage: number): Readonly<Record<string, string>> {
  const rest = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-total')));
  const next = String(requestPage + 1);
  const address = /<([^>]*)>/u.exec(headers['link'] ?? '')?.[1] ?? '';
  const url = URL.canParse(address) ? new URL(address) : undefined;
  url?.searchParams.set('page', next);
  return {
    ...rest,
    'x-page': String(requestPage),
    'x-next-page': next,
    link: url === undefined ? '' : `<${url.href}>; rel="next"`,
  };
}

function mistyped(value: unknown): unknown {
  if (typeof value === 'string') return 7;
  if (typeof value === 'number') return 'seven';
  if (typeof value === 'boolean') return [];
  if (value === null || value === undefined) return { unexpected: true };
  if (Array.isArray(value)) return 'not a list';
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mistyped(inner)]));
}

const loginPage = `<!DOCTYPE html>
<html lang="en"><head><title>Sign in · Acme single sign-on</title></head>
<body><form action="/sso" method="post"><label>User <input name="user"></label><button>Sign in</button></form></body></html>
`;
