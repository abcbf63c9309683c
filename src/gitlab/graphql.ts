// GraphQL for what REST lacks, over the same transport: token, redirects, limits, redaction and cancellation are its.
import { BaseResource } from '@gitbeaker/requester-utils';
import * as v from 'valibot';
import { checkAnswer } from './answers';
import { GitLabError, isGitLabError } from './errors';
import { graphqlEndpoint, type Connect } from './transport';

/**
 * One document of GraphQL with the shape of its answer. A document that begins with `query` counts as reading: it is tried
 * again where the server asks for it. Any other is sent once.
 */
export interface GraphqlCall<T extends v.GenericSchema> {
  readonly document: string;
  /** Without capitals: gitbeaker would write `fullPath` as `full_path`. */
  readonly variables: Readonly<Record<Lowercase<string>, string | number | null | readonly string[]>>;
  /** Of `data`. */
  readonly data: T;
}

/** The checked `data` of an answer. Rejects with a `GitLabError` for errors of the server and of a mutation alike. */
export async function askGraphql<T extends v.GenericSchema>(
  connect: Connect,
  { document, variables, data }: GraphqlCall<T>,
  signal: AbortSignal,
): Promise<v.InferOutput<T>> {
  const { requester } = new BaseResource(connect(signal));
  const response: { readonly body: unknown } = await requester.post(graphqlEndpoint, {
    body: { query: document, variables },
  });
  const origin = { what: graphqlEndpoint, method: document.startsWith('query') ? 'GET' : 'POST' } as const;
  return checkAnswer(v.object({ data }), response.body, origin).data;
}

/** What `ask` reads, or undefined: where this server does not tell it, or not to this person. */
export async function askIfTold<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isGitLabError(error) && error.kind !== 'cancelled') return undefined;
    throw error;
  }
}

/** GraphQL answers null for what does not exist and for what this person may not see. */
export function createNotFoundError(): GitLabError {
  return new GitLabError({ kind: 'not-found', method: 'POST', path: graphqlEndpoint, maybeDone: false });
}

/** The number in a global id: 7 of `gid://gitlab/User/7`. */
export const globalNumber = v.pipe(
  v.string(),
  v.transform(id => Number(/\d{1,15}$/u.exec(id)?.[0])),
  v.number(),
);

/** Who is named in an answer of GraphQL. */
export const globalUser = v.object({ id: globalNumber, username: v.string(), name: v.string() });
