// What a resource of the stand-in is called with and what it answers; the refusals GitLab's API knows.
import type { Token, User } from './data';
import type { QuickActionParser } from './quickActionParsers';
import type { Store } from './store';

export type Params = Readonly<Record<string, unknown>>;

export interface Urls {
  /** Where GitLab believes it lives (its external_url), without a slash at the end. */
  readonly web: string;
  readonly api: string;
}

export interface Settings {
  /** Scoped labels exclude each other and issues block each other on `premium` only. // doc/user/project/labels.md */
  readonly tier: 'free' | 'premium';
  /** Some versions leave a command that is added by an edit as text. */
  readonly quickActionsOnUpdate: boolean;
  /** How this version looks for commands. */
  readonly quickActionParser: QuickActionParser;
  /** Whether a browser may look at issues without signing in, for a newcomer’s first look. */
  readonly pages: boolean;
  /** `old`: before GitLab 15, without timelines and paging. `off`: hidden by a proxy. */
  readonly graphql: 'current' | 'old' | 'off';
  /** Incidents are work items, and say so in their global ids. */
  readonly workItems: boolean;
  /** Servers before 19 ignore `severity` in the issues API. // doc/api/openapi of 18.9 does not have it */
  readonly severityParameter: boolean;
}

/** The first file of a multipart form. */
export interface SentFile {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface Call {
  readonly store: Store;
  readonly settings: Settings;
  readonly urls: Urls;
  readonly method: string;
  /** As the log has it: `/projects/acme%2Fproduction/issues` in the API, `web:/acme/production/-/issues/1` beside it. */
  readonly path: string;
  /** The query as it was sent, without `?`. */
  readonly query: string;
  /** What the route's `:names` stand for, decoded. */
  readonly route: Readonly<Record<string, string>>;
  /** Query and body in one, as Grape hands them to an endpoint. */
  readonly params: Params;
  readonly file: SentFile | undefined;
  readonly user: User | undefined;
  readonly token: Token | undefined;
  /** A fault: labels, assignees, due date and confidentiality are dropped as for a person without the permission. */
  readonly dropMetadata: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; nothing is sent when it is undefined. */
  readonly json?: unknown;
  readonly raw?: { readonly type: string; readonly content: string | Uint8Array };
}

/** Thrown by a resource; the server answers it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly json: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${JSON.stringify(json)}`);
  }
}

// lib/api/helpers.rb: not_found!, unauthorized!, forbidden!, bad_request! answer {"message": …}
export const notFound = (what?: string): Refusal =>
  new Refusal(404, { message: ['404', what, 'Not Found'].filter(Boolean).join(' ') });
export const unauthorized = (): Refusal => new Refusal(401, { message: '401 Unauthorized' });
export const forbidden = (): Refusal => new Refusal(403, { message: '403 Forbidden' });
export const message = (status: number, text: unknown): Refusal => new Refusal(status, { message: text });
/** Grape's own validation answers {"error": …}. */
export const invalid = (text: string): Refusal => new Refusal(400, { error: text });

/** Reads `a=1&b[]=2&not[labels][]=x` into nested parameters, as Rack does. */
export function nested(pairs: Iterable<readonly [string, unknown]>): Params {
  const root: Record<string, unknown> = {};
  for (const [name, value] of pairs) {
    const [head = '', ...rest] = name.split('[');
    put(root, [head, ...rest.map(part => part.replace(']', ''))], value);
  }
  return root;
}

function put(into: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) into[key] = value;
  else if (rest[0] === '') into[key] = [...(Array.isArray(into[key]) ? (into[key] as unknown[]) : []), value];
  else {
    const inner = into[key];
    const next: Record<string, unknown> = isParams(inner) ? { ...inner } : {};
    put(next, rest, value);
    into[key] = next;
  }
}

export function isParams(value: unknown): value is Params {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
