// What a command is about: the row it was called on, a reference, or what the person picks.
import { Uri } from 'vscode';
import type { Incident, IssueReference, ReviewIssue } from '../../incident/model';
import { parseReference } from '../../incident/reference';
import { showReading } from '../../session/cancellation';
import { readIncidentUri } from '../../session/uris/incidentUri';
import type { IncidentOrder } from './incidentOrder';
import { findShownIncident } from './currentReview';
import { pickIncident } from './issuePicker';
import type { CommandParts } from '../commandParts';
import { createRefusalError } from '../sending/outcomes';
import type { AnyIssue, GitLab } from '../../sync/index';
import { isRecord } from '../../incident/values';

/**
 * The issue of a row of the sidebar, as it was read; undefined for a row that an earlier window has left and nobody has read
 * again: of that `findReferenceOfArgument` tells the reference.
 */
export function findIssueOfRow(argument: unknown): Incident | ReviewIssue | undefined {
  const issue = findAnyIssueOfRow(argument);
  return issue?.isRecalled ? undefined : issue;
}

/** The issue of a row of the sidebar, also where an earlier window has left it: good for its name, not for its text. */
export function findAnyIssueOfRow(argument: unknown): Incident | ReviewIssue | undefined {
  const { incident, review } = isRecord(argument) ? argument : {};
  return [incident, review].find(isIssue);
}

function isIssue(value: unknown): value is Incident | ReviewIssue {
  return isRecord(value) && 'reference' in value && 'kind' in value;
}

function isReference(value: unknown): value is IssueReference {
  return isRecord(value) && 'project' in value && 'iid' in value;
}

/**
 * Which issue a command was called on: that of a row; a reference as text (`group/project#12`), from key bindings and other
 * extensions; or the incident whose page an address means, which is what VS Code hands to a command of a title bar.
 */
export function findReferenceOfArgument(argument: unknown): IssueReference | undefined {
  if (argument instanceof Uri) return readIncidentUri(argument)?.incident;
  const issue = isRecord(argument) ? argument['issue'] : undefined;
  if (isReference(issue)) return issue;
  if (isIssue(issue)) return issue.reference;
  const recalled = findAnyIssueOfRow(argument);
  if (recalled) return recalled.reference;
  return typeof argument === 'string' ? parseReference(argument) : undefined;
}

/** The incident that a command was called on, else the one that is picked among the open ones; undefined when none was. */
export async function chooseGivenIncident(
  parts: CommandParts,
  argument: unknown,
  order?: IncidentOrder,
): Promise<Incident | undefined> {
  const issue = findIssueOfRow(argument);
  if (issue?.kind === 'incident') return issue;
  const reference = findReferenceOfArgument(argument);
  if (reference) return showReading(signal => parts.incidents.incident(reference, signal));
  return pickIncident(parts, order);
}

/** The same, but called on nothing a command is about the incident whose page is shown, before anybody is asked. */
export async function chooseIncident(
  parts: CommandParts,
  argument: unknown,
  order?: IncidentOrder,
): Promise<Incident | undefined> {
  const shown = findReferenceOfArgument(argument) ? undefined : await findShownIncident(parts);
  return chooseGivenIncident(parts, shown ? { issue: shown } : argument, order);
}

/** A name that cannot be resolved is no name of nothing. */
export function readNamedReview({ incidents }: CommandParts, name: string | undefined): IssueReference | undefined {
  const review = incidents.account.referenceIn(name);
  if (name === undefined || review) return review;
  throw createRefusalError({ kind: 'unknown-reference', what: 'review', name, reason: 'unresolved' }, name);
}

/** So often an issue is followed to where it was moved. */
const mostMoves = 5;

/** The issue itself, or where it goes on: of one that was moved only a closed one is left. */
export async function followIssue(gitlab: GitLab, reference: IssueReference, signal: AbortSignal): Promise<AnyIssue> {
  let issue = await gitlab.issue(reference, signal);
  for (let moves = 0; issue.movedTo !== undefined && moves < mostMoves; moves += 1) {
    const next = await gitlab.findMovedIssue(issue.reference, signal);
    if (!next) break;
    issue = await gitlab.issue(next, signal);
  }
  return issue;
}
