// What an issue gets besides its text: existing labels in the project's spelling, members, a date; and what of it is missing.
import type { AnyIssue } from '../gitlab/answers';
import type { IssueChanges } from '../gitlab/index';
import {
  type LabelNames,
  normalizeLabel,
  readScopedValues,
  readScope,
  readSeverity,
  findSpelling,
} from '../incident/labels';
import type { User } from '../incident/model';
import { findDueDate } from '../incident/reviewDeadline';
import type { Dropped, NewReview } from './model';
import type { Run } from './run';
import { readPages } from '../gitlab/readPages';

export interface Fields {
  readonly labels: readonly string[];
  readonly assignees: readonly User[];
  readonly dueDate: string | undefined;
  /** What the project does not know. */
  readonly unknown: readonly Dropped[];
}

/** All labels of a project, as far as 5000; read once per run. */
export type LabelsOf = (project: string) => Promise<readonly string[]>;

const mostLabelPages = 50;

/** A reader of labels that asks for each project once. */
export function createLabelReader({ gitlab, signal }: Run): LabelsOf {
  const known = new Map<string, readonly string[]>();
  return async project => {
    const before = known.get(project);
    if (before) return before;
    const labels = await readPages(mostLabelPages, page => gitlab.labels(project, { page }, signal));
    const names = labels.map(({ name }) => name);
    known.set(project, names);
    return names;
  };
}

/** Labels as the project spells them, each once, and those that it lacks. */
export function findSpellings(
  names: readonly string[],
  available: readonly string[],
): Pick<Fields, 'labels' | 'unknown'> {
  const unknown: Dropped[] = [];
  const labels = new Map<string, string>();
  for (const name of names) {
    const spelled = findSpelling(available, name);
    // GitLab takes a comma for the end of a name, and would make two labels of one.
    if (spelled === undefined || spelled.includes(',')) unknown.push({ what: 'label', name, reason: 'unknown' });
    else labels.set(normalizeLabel(spelled), spelled);
  }
  return { labels: [...labels.values()], unknown };
}

/**
 * The incident's owner and deadline stand in for what was not asked for. No label is created and nobody is invented: what
 * the project does not have is named in `unknown`. `available`: the project's labels.
 */
export async function chooseFields(
  run: Run,
  review: NewReview,
  { incident, available }: LabelSources,
): Promise<Fields> {
  const spelled = findSpellings(listWantedLabels(run.names, review, { incident, available }), available);
  const unknown = [...spelled.unknown];
  const assignees: User[] = [];
  const [owner] = incident?.assignees ?? [];
  const asked = review.assignees?.length ? review.assignees : owner ? [owner.username] : [];
  for (const name of new Set(asked)) {
    const user = (incident?.assignees ?? []).find(isNamed(name)) ?? (await findMember(run, review.project, name));
    if (user) assignees.push(user);
    else unknown.push({ what: 'assignee', name, reason: 'unknown' });
  }
  const ofIncident = incident?.kind === 'incident' ? findDueDate(incident, review.policy) : undefined;
  return { labels: spelled.labels, assignees, dueDate: review.dueDate ?? ofIncident, unknown };
}

/** Where labels come from. `available`: the project's. */
interface LabelSources {
  readonly incident: AnyIssue | undefined;
  readonly available: readonly string[];
}

/** The label of reviews, the incident's severity, services and groups, and what the template asks for. */
function listWantedLabels(
  names: LabelNames,
  review: NewReview,
  { incident, available }: LabelSources,
): readonly string[] {
  const theirs = incident?.labels ?? [];
  const inScope = (scope: string): readonly string[] =>
    theirs.filter(label => readScopedValues([label], scope).length > 0);
  const ownServices = (review.services ?? []).flatMap(
    name => findSpelling(available, `${names.serviceScope}::${name}`) ?? [],
  );
  const services = ownServices.length > 0 ? ownServices : inScope(names.serviceScope);
  const inherited = [...services, ...inScope(names.groupScope)];
  const severity = incident?.severity;
  const severityLabel =
    severity === undefined
      ? undefined
      : (theirs.find(label => readSeverity([label], names) === severity) ?? names.severity[severity - 1]);
  const given = review.labels ?? [];
  // A template's own severity would stand beside the incident's.
  const others = severity === undefined ? given : given.filter(label => readSeverity([label], names) === undefined);
  return [names.review, ...(severityLabel === undefined ? [] : [severityLabel]), ...inherited, ...others];
}

function isNamed(name: string): (user: User) => boolean {
  const wanted = name.replace(/^@/u, '').toLowerCase();
  return ({ username }) => username.toLowerCase() === wanted;
}

async function findMember({ gitlab, signal }: Run, project: string, name: string): Promise<User | undefined> {
  const search = name.replace(/^@/u, '').toLowerCase();
  return (await gitlab.members(project, { search }, signal)).items.find(isNamed(name));
}

/**
 * The changes that give an issue what it lacks. What somebody has set otherwise since stays: a date, people, another label
 * of the same scope.
 */
export function findMissing(issue: AnyIssue, fields: Fields): IssueChanges {
  const scopes = new Set(issue.labels.map(readScope).filter(scope => scope !== undefined));
  const addLabels = fields.labels.filter(label => !issue.labels.includes(label) && !scopes.has(readScope(label) ?? ''));
  return {
    ...(addLabels.length > 0 ? { addLabels } : {}),
    ...(issue.assignees.length === 0 && fields.assignees.length > 0
      ? { assigneeIds: fields.assignees.map(({ id }) => id) }
      : {}),
    ...(issue.dueDate === undefined && fields.dueDate !== undefined ? { dueDate: fields.dueDate } : {}),
  };
}

/** What GitLab dropped or said no to. */
export function nameRefused(what: Dropped['what'], name = ''): Dropped {
  return { what, name, reason: 'permission' };
}

/** What an issue did not get, each by its name. */
export function findDropped(issue: AnyIssue, fields: Fields): readonly Dropped[] {
  const missing = findMissing(issue, fields);
  const there = new Set(issue.assignees.map(({ id }) => id));
  // Editions that allow one assignee take the first and drop the others.
  const absent = fields.assignees.filter(({ id }) => !there.has(id));
  return [
    ...fields.unknown,
    ...(missing.addLabels ?? []).map(name => nameRefused('label', name)),
    ...absent.map(({ username }) => nameRefused('assignee', username)),
    ...(missing.dueDate === undefined ? [] : [nameRefused('dueDate')]),
  ];
}
