// The mails that GitLab sends about issues to people of the standard level, each to whom it takes part; never to who did it.
// (GitLab, doc/user/profile/notifications.md, "Notification events"; app/services/notification_service.rb)
// A due date, a label, a link, a title or a description send none, but to who is newly mentioned.
import type { Issue } from './data';
import type { Store } from './store';

export interface Mail {
  readonly to: number;
  /** Who did it. */
  readonly by: number;
  readonly iid: number;
  readonly event: 'new' | 'reassigned' | 'closed' | 'reopened' | 'note' | 'mentioned';
}

/** Watches a store: the mails since then, in order. */
export function watchMails(store: Store): readonly Mail[] {
  const mails: Mail[] = [];
  const [addIssue, changeIssue, addNote] = [
    store.addIssue.bind(store),
    store.changeIssue.bind(store),
    store.addNote.bind(store),
  ];
  const send = (issue: Issue, by: number, events: readonly (readonly [Mail['event'], readonly number[]])[]): void => {
    for (const [event, people] of events) {
      for (const to of new Set(people)) if (to !== by) mails.push({ to, by, iid: issue.iid, event });
    }
  };
  store.addIssue = fields => {
    const issue = addIssue(fields);
    send(issue, issue.authorId, [['new', [...issue.assigneeIds, ...findMentioned(store, describe(issue))]]]);
    return issue;
  };
  store.changeIssue = (id, changes, userId) => {
    const before = store.allIssues().find(issue => issue.id === id);
    const after = changeIssue(id, changes, userId);
    if (!before) return after;
    const known = findMentioned(store, describe(before));
    const mentioned = findMentioned(store, describe(after)).filter(person => !known.includes(person));
    const isReassigned = before.assigneeIds.join() !== after.assigneeIds.join();
    const people = listParticipants(store, after);
    send(after, userId, [
      ['mentioned', mentioned],
      ['reassigned', isReassigned ? [...people, ...before.assigneeIds] : []],
      ['closed', before.state === 'opened' && after.state === 'closed' ? people : []],
      ['reopened', before.state === 'closed' && after.state === 'opened' ? people : []],
    ]);
    return after;
  };
  store.addNote = (issue, authorId, body, internal) => {
    const note = addNote(issue, authorId, body, internal);
    send(issue, authorId, [['note', [...listParticipants(store, issue), ...findMentioned(store, body)]]]);
    return note;
  };
  return mails;
}

function describe({ title, description }: Issue): string {
  return `${title}\n${description ?? ''}`;
}

function listParticipants(store: Store, issue: Issue): readonly number[] {
  const notes = store.notesOf(issue).filter(({ system }) => !system);
  return [
    issue.authorId,
    ...issue.assigneeIds,
    ...notes.map(({ authorId }) => authorId),
    ...[describe(issue), ...notes.map(({ body }) => body)].flatMap(text => findMentioned(store, text)),
  ];
}

function findMentioned(store: Store, text: string): readonly number[] {
  return [...text.matchAll(/(?<![\w`])@([\w.-]*\w)/gu)].flatMap(([, name]) =>
    store.users.flatMap(user => (user.username === name ? [user.id] : [])),
  );
}
