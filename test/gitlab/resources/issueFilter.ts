// Which issues a list's parameters let through. // app/finders/issues_finder.rb
import type { Issue, User } from '../data';
import { type Call, invalid, type Params } from '../http';
import { boolean, hash, instant, integers, names, oneOf, text } from '../params';
import { mayReadIssue } from '../permissions';

type Test = (issue: Issue) => boolean;

export const issueTypes = ['issue', 'incident', 'test_case', 'requirement', 'task', 'ticket'] as const;
const scopes = ['created_by_me', 'created-by-me', 'assigned_to_me', 'assigned-to-me', 'all'] as const;
const dueDates = [
  '0',
  'any',
  'today',
  'tomorrow',
  'overdue',
  'week',
  'month',
  'next_month_and_previous_two_weeks',
] as const;
const day = 86_400_000;

/** Every filter must let an issue through, and the caller must be allowed to read it. */
export function issueFilter(call: Call, defaultScope: 'created_by_me' | 'all'): Test {
  const { params, store, user } = call;
  const not = hash(params, 'not');
  const tests: readonly (Test | undefined)[] = [
    issue => mayReadIssue(store, issue, user),
    ofScope(oneOf(params, 'scope', scopes) ?? defaultScope, user),
    ofState(oneOf(params, 'state', ['opened', 'closed', 'all']) ?? 'all'),
    given(oneOf(params, 'issue_type', issueTypes), type => issue => issue.type === type),
    given(boolean(params, 'confidential'), wanted => issue => issue.confidential === wanted),
    given(integers(params, 'iids'), iids => issue => iids.includes(issue.iid)),
    ofLabels(names(params, 'labels')),
    ofTimes(params),
    ofDueDate(params, store.now()),
    ofSearch(params),
    ...ofPeople(call, params),
    // A milestone is the one thing no issue of the stand-in has.
    given(text(params, 'milestone'), wanted => () => wanted.toLowerCase() === 'none'),
    given(names(not, 'labels'), unwanted => issue => !unwanted.some(name => issue.labels.includes(name))),
    ...ofPeople(call, not).map(test => given(test, unwanted => issue => !unwanted(issue))),
    given(integers(not, 'iids'), unwanted => issue => !unwanted.includes(issue.iid)),
  ];
  return issue => tests.every(test => test === undefined || test(issue));
}

function given<T>(value: T | undefined, make: (value: T) => Test): Test | undefined {
  return value === undefined ? undefined : make(value);
}

function ofScope(scope: (typeof scopes)[number], user: User | undefined): Test | undefined {
  if (scope === 'all') return undefined;
  const me = user?.id ?? 0;
  return scope.startsWith('created') ? issue => issue.authorId === me : issue => issue.assigneeIds.includes(me);
}

const ofState = (state: 'opened' | 'closed' | 'all'): Test | undefined =>
  state === 'all' ? undefined : issue => issue.state === state;

// doc/api/issues.md: all of them, letter by letter; only None and Any are read in any case
function ofLabels(wanted: readonly string[] | undefined): Test | undefined {
  const [first] = wanted ?? [];
  if (wanted === undefined || first === undefined) return undefined;
  if (wanted.length === 1 && /^(?:none|no label)$/iu.test(first)) return issue => issue.labels.length === 0;
  if (wanted.length === 1 && /^any$/iu.test(first)) return issue => issue.labels.length > 0;
  return issue => wanted.every(name => issue.labels.includes(name));
}

function ofTimes(params: Params): Test {
  const [updatedAfter, updatedBefore] = [instant(params, 'updated_after'), instant(params, 'updated_before')];
  const [createdAfter, createdBefore] = [instant(params, 'created_after'), instant(params, 'created_before')];
  return ({ updatedAt, createdAt }) =>
    updatedAt >= (updatedAfter ?? -Infinity) &&
    updatedAt <= (updatedBefore ?? Infinity) &&
    createdAt >= (createdAfter ?? -Infinity) &&
    createdAt <= (createdBefore ?? Infinity);
}

function ofDueDate(params: Params, now: number): Test | undefined {
  const wanted = oneOf(params, 'due_date', dueDates);
  if (wanted === undefined) return undefined;
  const on = (days: number): string => new Date(now + days * day).toISOString().slice(0, 10);
  const within =
    (from: string, to: string): Test =>
    ({ dueDate }) =>
      dueDate !== null && dueDate >= from && dueDate <= to;
  switch (wanted) {
    case '0':
      return ({ dueDate }) => dueDate === null;
    case 'any':
      return ({ dueDate }) => dueDate !== null;
    case 'today':
      return within(on(0), on(0));
    case 'tomorrow':
      return within(on(1), on(1));
    case 'overdue':
      return ({ dueDate, state }) => dueDate !== null && dueDate < on(0) && state === 'opened';
    case 'week':
      return within(on(0), on(6));
    case 'month':
      return within(on(0), on(30));
    case 'next_month_and_previous_two_weeks':
      return within(on(-14), on(60));
  }
}

/** Every word, in title or description, in any case. */
function ofSearch(params: Params): Test | undefined {
  const words = text(params, 'search')
    ?.toLowerCase()
    .split(/\s+/u)
    .filter(word => word !== '');
  if (words === undefined || words.length === 0) return undefined;
  const places = (text(params, 'in') ?? 'title,description').split(',');
  return ({ title, description }) => {
    const searched = [places.includes('title') ? title : '', places.includes('description') ? (description ?? '') : ''];
    return words.every(word => searched.join('\n').toLowerCase().includes(word));
  };
}

function ofPeople(call: Call, params: Params): readonly (Test | undefined)[] {
  const idOf = (username: string): number => call.store.users.find(user => user.username === username)?.id ?? 0;
  const assignee = text(params, 'assignee_id');
  return [
    given(
      integers(params, 'author_id'),
      ([id]) =>
        issue =>
          issue.authorId === id,
    ),
    given(text(params, 'author_username'), username => issue => issue.authorId === idOf(username)),
    given(assignee, wanted => ofAssignee(wanted)),
    given(
      names(params, 'assignee_username'),
      wanted => issue => wanted.every(name => issue.assigneeIds.includes(idOf(name))),
    ),
  ];
}

// lib/api/validations/validators/integer_or_custom_value.rb: a number, None or Any
function ofAssignee(wanted: string): Test {
  if (/^none$/iu.test(wanted)) return ({ assigneeIds }) => assigneeIds.length === 0;
  if (/^any$/iu.test(wanted)) return ({ assigneeIds }) => assigneeIds.length > 0;
  const id = Number(wanted);
  if (!Number.isInteger(id)) throw invalid("assignee_id should be an integer, 'None' or 'Any', however got " + wanted);
  return ({ assigneeIds }) => assigneeIds.includes(id);
}
