// What the description of an issue was before: GitLab tells it in GraphQL only, beside the notes about its changes.
import * as v from 'valibot';
import type { IssueReference, User } from '../incident/model';
import { instant } from './answers';
import type { Connection } from './connection';
import { askGraphql, askIfTold, globalUser } from './graphql';

/** The description as one change of it left it. */
export interface DescriptionVersion {
  readonly text: string;
  readonly author: User | undefined;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

// app/graphql/types/notes/system_note_metadata_type.rb, app/graphql/types/description_version_type.rb
const document = `query descriptionVersions($path: ID!, $iid: String!) {
  project(fullPath: $path) { issue(iid: $iid) { notes(last: 30, filter: ONLY_ACTIVITY) { nodes {
    createdAt author { id username name } systemNoteMetadata { descriptionVersion { description } }
  } } } }
}`;

const note = v.object({
  createdAt: instant,
  author: v.nullish(globalUser),
  systemNoteMetadata: v.nullish(
    v.object({ descriptionVersion: v.nullish(v.object({ description: v.nullish(v.string()) })) }),
  ),
});
const data = v.object({
  project: v.object({ issue: v.object({ notes: v.object({ nodes: v.array(note) }) }) }),
});

export interface FormerVersionsClient {
  /** The newest versions, the oldest of them first; undefined where this server does not tell them. */
  descriptionVersions(issue: IssueReference, signal: AbortSignal): Promise<readonly DescriptionVersion[] | undefined>;
}

/** The call that reads former descriptions. */
export function createFormerVersionsClient({ options }: Connection): FormerVersionsClient {
  return {
    async descriptionVersions({ project, iid }, signal) {
      const variables = { path: project, iid: String(iid) };
      const read = await askIfTold(() => askGraphql(options, { document, variables, data }, signal));
      return read?.project.issue.notes.nodes.flatMap(readVersions);
    },
  };
}

function readVersions({
  createdAt,
  author,
  systemNoteMetadata,
}: v.InferOutput<typeof note>): readonly DescriptionVersion[] {
  const text = systemNoteMetadata?.descriptionVersion?.description;
  return typeof text === 'string' ? [{ text, author: author ?? undefined, createdAt }] : [];
}
