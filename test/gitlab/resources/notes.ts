// Comments and system notes of an issue. // lib/api/notes.rb, lib/api/helpers/notes_helpers.rb
import { access, type Issue, type Note } from '../data';
import { caller, issueOf } from '../find';
import { type Call, forbidden, invalid, message, notFound } from '../http';
import { page } from '../paging';
import { boolean, lengthOf, oneOf, text } from '../params';
import { levelIn, mayAdminIssues } from '../permissions';
import { note } from '../presentIssue';
import { extract } from '../quickActionParsers';
import { carryOut } from '../quickActions';
import type { Routes } from '../router';
import { carryOutEffects } from './issueWrites';

const longestNote = 1_000_000;

export const noteRoutes: Routes = {
  // Newest first; notes one may not read leave after paging, so that a page may be short.
  'GET /projects/:id/issues/:iid/notes': call => {
    caller(call);
    const issue = issueOf(call, notFound('Issue'));
    const filter =
      oneOf(call.params, 'activity_filter', ['all_notes', 'only_comments', 'only_activity']) ?? 'all_notes';
    oneOf(call.params, 'order_by', ['created_at', 'updated_at']);
    const direction = oneOf(call.params, 'sort', ['asc', 'desc']) === 'asc' ? 1 : -1;
    const found = call.store
      .notesOf(issue)
      .filter(({ system }) => filter === 'all_notes' || system === (filter === 'only_activity'))
      .sort((a, b) => (a.createdAt - b.createdAt || a.id - b.id) * direction);
    const readsInternal = mayAdminIssues(call.store, call.store.projectOf(issue), call.user);
    return page(call, found, each => (each.internal && !readsInternal ? undefined : note(call, issue, each)));
  },

  'POST /projects/:id/issues/:iid/notes': call => {
    const user = caller(call);
    const issue = issueOf(call, notFound('Issue'));
    const body = text(call.params, 'body');
    if (body === undefined) throw invalid('body is missing');
    const mayAdmin = mayAdminIssues(call.store, call.store.projectOf(issue), user) && !call.dropMetadata;
    const internal = boolean(call.params, 'internal') ?? boolean(call.params, 'confidential') ?? false;
    if (internal && !mayAdmin) throw message(403, '403 Forbidden');
    const { text: rest, commands } = extract(body, call.settings.quickActionParser);
    if (rest === '' && commands.length === 0) throw message(400, `400 Bad request - Note {:note=>["can't be blank"]}`);
    if (lengthOf(rest) > longestNote) {
      throw message(400, `400 Bad request - Note {:note=>["is too long (maximum is ${longestNote} characters)"]}`);
    }
    const { changes, effects, summary } = carryOut(call, issue, commands, mayAdmin);
    const changed = call.store.changeIssue(issue.id, changes, user.id);
    carryOutEffects(call, changed, user, effects);
    const commandsChanges = commands.length === 0 ? {} : changes;
    // Nothing but commands leaves no note behind: 202.
    if (rest === '') return { status: 202, json: { commands_changes: commandsChanges, summary } };
    const made = call.store.addNote(changed, user.id, rest, internal);
    return { status: 201, json: note(call, changed, made, commandsChanges) };
  },

  'GET /projects/:id/issues/:iid/notes/:note': call => {
    caller(call);
    const [issue, found] = noteOf(call);
    return { status: 200, json: note(call, issue, found) };
  },

  // Its author's, or anybody's for who maintains the project.
  'PUT /projects/:id/issues/:iid/notes/:note': call => {
    const [issue, found] = ownNoteOf(call);
    const body = text(call.params, 'body');
    if (body === undefined || body.trim() === '') throw invalid('body is empty');
    return { status: 200, json: note(call, issue, call.store.changeNote(found, body)) };
  },
  'DELETE /projects/:id/issues/:iid/notes/:note': call => {
    call.store.removeNote(ownNoteOf(call)[1].id);
    return { status: 204 };
  },
};

function noteOf(call: Call): readonly [Issue, Note] {
  const issue = issueOf(call, notFound('Issue'));
  const found = call.store.notesOf(issue).find(({ id }) => String(id) === call.route['note']);
  const readable = !found?.internal || mayAdminIssues(call.store, call.store.projectOf(issue), call.user);
  if (found === undefined || !readable) throw notFound('Note');
  return [issue, found];
}

function ownNoteOf(call: Call): readonly [Issue, Note] {
  const user = caller(call);
  const [issue, found] = noteOf(call);
  const maintains = levelIn(call.store, call.store.projectOf(issue), user) >= access.maintainer;
  if (found.system || (found.authorId !== user.id && !maintains)) throw forbidden();
  return [issue, found];
}
