// Where an issue goes on that was moved to another project: REST tells its global number only, GraphQL its name.
import * as v from 'valibot';
import type { IssueReference } from '../incident/model';
import { parseReference } from '../incident/reference';
import type { Connection } from './connection';
import { askGraphql, askIfTold } from './graphql';

// app/graphql/types/issue_type.rb
const document = `query movedIssue($path: ID!, $iid: String!) {
  project(fullPath: $path) { issue(iid: $iid) { movedTo { reference(full: true) } } }
}`;

const data = v.object({
  project: v.nullable(
    v.object({ issue: v.nullable(v.object({ movedTo: v.nullish(v.object({ reference: v.string() })) })) }),
  ),
});

export interface MovedIssuesClient {
  /** Undefined where it was not moved, where this person may not see the place, and where this server does not tell it. */
  findMovedIssue(issue: IssueReference, signal: AbortSignal): Promise<IssueReference | undefined>;
}

/** The call that follows a moved issue. */
export function createMovedIssuesClient({ options }: Connection): MovedIssuesClient {
  return {
    async findMovedIssue({ project, iid }, signal) {
      const variables = { path: project, iid: String(iid) };
      const read = await askIfTold(() => askGraphql(options, { document, variables, data }, signal));
      const name = read?.project?.issue?.movedTo?.reference;
      return name === undefined ? undefined : parseReference(name, project);
    },
  };
}
