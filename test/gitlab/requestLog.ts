// What the stand-in was asked. Tokens never get in, so that an entry may be printed anywhere.
import type { IncomingHttpHeaders } from 'node:http';

export interface LoggedRequest {
  /** From 1 since the log was cleared. */
  readonly number: number;
  readonly method: string;
  /** Below the API's root and as it was sent, such as `/projects/acme%2Fproduction/issues`; others begin `web:` or `elsewhere:`. */
  readonly path: string;
  /** As it was sent, without `?`. */
  readonly query: string;
  /** Names in lower case; the values of token headers are masked. */
  readonly headers: Readonly<Record<string, string>>;
  readonly token: 'none' | 'private-token' | 'bearer' | 'job-token' | 'query';
  /** Whose token it was; undefined for none and for a wrong one. */
  readonly username: string | undefined;
  /** Parsed JSON or form; undefined without a body, a text where it could not be parsed. */
  readonly body: unknown;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The status that was sent, or that nothing was; undefined while it is under way. */
  answer: number | 'cut' | 'silence' | undefined;
  /** Whoever asked has ended the connection and got no answer. */
  isGivenUp?: boolean;
}

const secretHeaders = ['private-token', 'authorization', 'job-token', 'cookie'];
const secretParameters = ['private_token', 'access_token', 'job_token'];
const mask = '[masked]';

export function maskedHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    secretHeaders.includes(name) ? mask : Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

export function maskedQuery(query: string): string {
  if (!secretParameters.some(name => query.includes(name))) return query;
  const parameters = new URLSearchParams(query);
  for (const name of secretParameters) if (parameters.has(name)) parameters.set(name, mask);
  return parameters.toString();
}

export function tokenKind(headers: IncomingHttpHeaders, query: string): LoggedRequest['token'] {
  if (headers['private-token'] !== undefined) return 'private-token';
  if (headers.authorization !== undefined) return 'bearer';
  if (headers['job-token'] !== undefined) return 'job-token';
  return secretParameters.some(name => new URLSearchParams(query).has(name)) ? 'query' : 'none';
}
