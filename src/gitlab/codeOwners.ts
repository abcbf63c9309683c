// Who answers for the code of a project, by its CODEOWNERS file: all its places in one request, which only GraphQL has.
import * as v from 'valibot';
import { listCodeOwners } from '../incident/codeOwners';
import type { Connection } from './connection';
import { askGraphql, askIfTold } from './graphql';

/** The first that exists counts. (doc/user/project/codeowners/_index.md) */
const places = ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

// app/graphql/types/repository/blob_type.rb
const document = `query codeOwners($path: ID!, $places: [String!]!) {
  project(fullPath: $path) { repository { blobs(paths: $places) { nodes { path rawTextBlob } } } }
}`;

const blob = v.object({ path: v.string(), rawTextBlob: v.nullish(v.string()) });
const data = v.object({
  project: v.nullable(
    v.object({ repository: v.nullish(v.object({ blobs: v.nullish(v.object({ nodes: v.array(blob) })) })) }),
  ),
});

export interface CodeOwnersClient {
  /** User names without `@`, those of everything first; empty without such a file, and where this person may not read it. */
  codeOwners(project: string, signal: AbortSignal): Promise<readonly string[]>;
}

/** The call that reads who owns the code of a project. */
export function createCodeOwnersClient({ options }: Connection): CodeOwnersClient {
  return {
    async codeOwners(project, signal) {
      const variables = { path: project, places };
      const read = await askIfTold(() => askGraphql(options, { document, variables, data }, signal));
      const found = read?.project?.repository?.blobs?.nodes ?? [];
      const file = places.flatMap(place => found.filter(({ path }) => path === place)).at(0);
      return listCodeOwners(file?.rawTextBlob ?? '');
    },
  };
}
