// What descriptions were before, which GitLab tells in GraphQL only: a version beside each note about a change.
// app/graphql/types/notes/system_note_metadata_type.rb, app/models/description_version.rb
import type { Answer, Call } from '../http';
import { hash, text } from '../params';
import { mayReadIssue } from '../permissions';

/** The values are read from `variables` (`path`, `iid`), the whole note is answered whatever was selected. */
export function listDescriptions(call: Call): Answer {
  const variables = hash(call.params, 'variables');
  const project = call.store.project(text(variables, 'path') ?? '');
  const issue = project && call.store.issueOf(project, Number(text(variables, 'iid')));
  if (issue === undefined || !mayReadIssue(call.store, issue, call.user)) {
    return { status: 200, json: { data: { project: null } } };
  }
  const nodes = call.store
    .notesOf(issue)
    .filter(({ system }) => system)
    .slice(-30)
    .map(note => {
      const author = call.store.user(note.authorId);
      const description = call.store.descriptionAfter(note);
      return {
        createdAt: new Date(note.createdAt).toISOString(),
        author: { id: `gid://gitlab/User/${author.id}`, username: author.username, name: author.name },
        systemNoteMetadata: { descriptionVersion: description === undefined ? null : { description } },
      };
    });
  return { status: 200, json: { data: { project: { issue: { notes: { nodes } } } } } };
}
