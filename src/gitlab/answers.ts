// The shapes of GitLab's answers, as far as they are read, and how they become the product's own types.
import * as v from 'valibot';
import { isDate } from '../incident/calendar';
import { hasDisruption } from '../incident/liveHints';
import { createLabelSearch, readScopedValues, readSeverity, readState, type LabelNames } from '../incident/labels';
import { parseMarker } from '../incident/marker';
import type {
  CorrectiveAction,
  Incident,
  Issue,
  Project,
  ReviewIssue,
  Severity,
  User,
  WithText,
} from '../incident/model';
import { findNamedIncident } from '../incident/namedIncident';
import { parseReference } from '../incident/reference';
import type { Page } from './connection';
import { GitLabError } from './errors';

/** An issue that is neither an incident, nor a review, nor a corrective action. */
interface OtherIssue extends Issue {
  readonly kind: 'other';
}

export type AnyIssue = WithText<Incident | ReviewIssue | CorrectiveAction | OtherIssue>;

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.nullish(v.string(), '');

/** Dates have four digits of a year, also some years later and in every zone: who imports issues may give them any. */
const [firstInstant, lastInstant] = [Date.UTC(1000, 0, 2), Date.UTC(9980, 0)];

/** An ISO 8601 time becomes epoch milliseconds, one that our dates cannot say (`0001-01-01T00:00:00Z`) the nearest. */
export const instant = v.pipe(
  v.string(),
  v.transform(value => Date.parse(value)),
  v.number(),
  v.transform(value => Math.min(Math.max(value, firstInstant), lastInstant)),
);
const maybeInstant = v.pipe(
  v.nullish(instant),
  v.transform(value => value ?? undefined),
);
const maybeDate = v.pipe(
  v.nullish(
    v.pipe(
      v.string(),
      // PostgreSQL has days of later years.
      v.transform(value => value.replace(/^\d{5,}-.*/u, '9999-12-31')),
      v.check(isDate),
    ),
  ),
  v.transform(value => value ?? undefined),
);

export const user = v.pipe(
  v.object({ id, username: v.string(), name: v.string() }),
  v.transform((answer): User => answer),
);

const maybeUser = v.pipe(
  v.nullish(user),
  v.transform(value => value ?? undefined),
);

export const project = v.pipe(
  v.object({
    id,
    path_with_namespace: v.string(),
    name: v.string(),
    visibility: v.picklist(['private', 'internal', 'public']),
  }),
  v.transform((answer): Project => {
    const { path_with_namespace: path, ...rest } = answer;
    return { ...rest, path };
  }),
);

/** Names, or objects with names where details were asked for. */
const label = v.union([
  v.string(),
  v.pipe(
    v.object({ name: v.string() }),
    v.transform(({ name }) => name),
  ),
]);

export const issue = v.object({
  /** In all of GitLab. */
  id: v.nullish(id),
  iid: id,
  project_id: id,
  title: v.string(),
  description: text,
  state: v.picklist(['opened', 'closed']),
  confidential: v.nullish(v.boolean(), false),
  labels: v.array(label),
  assignees: v.nullish(v.array(user), []),
  author: maybeUser,
  created_at: instant,
  updated_at: instant,
  closed_at: maybeInstant,
  due_date: maybeDate,
  severity: v.nullish(v.string()),
  moved_to_id: v.nullish(id),
  issue_type: v.nullish(v.string(), 'issue'),
  references: v.nullish(v.object({ full: v.string() })),
});

export type IssueAnswer = v.InferOutput<typeof issue>;

/** Which request an answer belongs to, for the error about it. */
export interface Origin {
  /** The resource: `issues`. */
  readonly what: string;
  /** Default: `GET`. */
  readonly method?: 'GET' | 'POST' | 'PUT';
}

/** The answer in the shape it should have. Throws a `GitLabError` that names where it has another one, never with what. */
export function checkAnswer<T extends v.GenericSchema>(schema: T, answer: unknown, origin: Origin): v.InferOutput<T> {
  const result = v.safeParse(schema, answer);
  if (result.success) return result.output;
  throw makeShapeError(origin, v.getDotPath(result.issues[0]) ?? '');
}

/** `place` as a dotted path: `data.1.name`; empty for the whole answer. */
function makeShapeError({ what, method = 'GET' }: Origin, place: string): GitLabError {
  return new GitLabError({
    kind: 'unexpected-answer',
    reason: 'wrong-shape',
    method,
    path: what,
    ...(place === '' ? {} : { detail: place }),
    maybeDone: method !== 'GET',
  });
}

/**
 * One page of a list, each of its items checked and put through `map`. The answer is gitbeaker's when asked for its
 * details: `{ data, paginationInfo }`. Throws a `GitLabError` where it has another shape.
 */
export function checkPage<T extends v.GenericSchema, R>(
  { item, answer, what }: { readonly item: T; readonly answer: unknown; readonly what: string },
  map: (item: v.InferOutput<T>) => R,
): Page<R> {
  const page = v.object({ data: v.array(item), paginationInfo: v.object({ next: v.nullable(v.number()) }) });
  const { data, paginationInfo } = checkAnswer(page, answer, { what });
  return { items: data.map(map), nextPage: paginationInfo.next ?? undefined };
}

/** GitLab's word for a severity in a request of REST; GraphQL wants it in capitals. */
export const fieldOfSeverity: Readonly<Record<Severity, string>> = { 1: 'critical', 2: 'high', 3: 'medium', 4: 'low' };

/** What GitLab's own field of an incident means; a word that is not here means that nobody set it. */
export const severityOfField: Readonly<Record<string, Severity>> = Object.fromEntries(
  ([1, 2, 3, 4] as const).map(severity => [fieldOfSeverity[severity].toUpperCase(), severity]),
);

/** What the mapping needs to know beside the answer. */
export interface Surroundings {
  readonly url: string;
  readonly names: LabelNames;
  /** The project that was asked, for servers that do not say it. */
  readonly project?: string | undefined;
  readonly method?: Origin['method'];
}

/**
 * One of the four kinds: GitLab's type says incident, labels say review and action. Throws a `GitLabError` where no
 * project can be told.
 */
export function readIssue(answer: IssueAnswer, { url, names, project, method = 'GET' }: Surroundings): AnyIssue {
  const reference = parseReference(answer.references?.full ?? '') ?? parseReference(`#${answer.iid}`, project);
  if (reference?.iid !== answer.iid) throw makeShapeError({ what: 'issues', method }, 'references.full');
  const { labels } = answer;
  const has = createLabelSearch(labels);
  const common: WithText<Issue> = {
    reference,
    projectId: answer.project_id,
    title: answer.title,
    description: answer.description,
    opened: answer.state === 'opened',
    confidential: answer.confidential,
    labels,
    assignees: answer.assignees,
    author: answer.author,
    createdAt: answer.created_at,
    updatedAt: answer.updated_at,
    closedAt: answer.closed_at,
    dueDate: answer.due_date,
    ...(answer.moved_to_id ? { movedTo: answer.moved_to_id } : {}),
    severity: readSeverity(labels, names) ?? severityOfField[(answer.severity ?? '').toUpperCase()],
  };
  if (answer.issue_type.toLowerCase() === 'incident') {
    return {
      ...common,
      kind: 'incident',
      state: readState(labels, common.opened, names),
      services: readScopedValues(labels, names.serviceScope),
      groups: readScopedValues(labels, names.groupScope),
      reviewRequested: has(names.reviewRequested),
      reviewDeclined: has(names.noReviewNeeded),
      nearMiss: has(names.nearMiss),
      selfManaged: has(names.selfManaged),
      security: has(names.security),
      saysDisruption: hasDisruption(`${common.title}\n${common.description}`),
    };
  }
  const marker = parseMarker(common.description);
  if (marker || has(names.review)) return readReview(common, url);
  if (has(names.correctiveAction)) return { ...common, kind: 'action' };
  return { ...common, kind: 'other' };
}

/** An issue that was asked for as a review is one, whatever it says of itself. */
export function readReview(issue: WithText<Issue>, url: string): WithText<ReviewIssue> {
  const { description, reference } = issue;
  return {
    ...issue,
    kind: 'review',
    incident: findNamedIncident(description, { project: reference.project, url }),
    markerId: parseMarker(description)?.id,
  };
}
