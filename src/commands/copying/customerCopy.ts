// What a copy for customers must not say: whether there may be one, and whose names are left out of it.
import type { User } from '../../incident/model';
import { showReading } from '../../session/cancellation';
import { createRefusalError } from '../sending/outcomes';
import { findDocumentProject } from '../choosing/currentReview';
import { readMembers } from '../choosing/people';
import type { OpenReview } from '../choosing/reviewTarget';
import type { CommandParts } from '../commandParts';

type CustomerParts = Pick<CommandParts, 'incidents' | 'inPlace' | 'settings'>;

/** Shorter names are words of a sentence as often as names. */
const shortestName = 3;

/** As for everything that leaves the team: what is named and cannot be read is no incident of the public. */
export async function isSecret(
  parts: CustomerParts,
  { document, issue, incident, review }: Pick<OpenReview, 'document' | 'issue' | 'incident' | 'review'>,
): Promise<boolean> {
  const { incidents, inPlace } = parts;
  if (issue?.confidential === true || incident?.confidential === true) return true;
  if (!issue && review.template?.metadata.confidential === true) return true;
  if ((await incidents.account.access()).kind !== 'signed-in') return false;
  const text = document.getText();
  const project = issue?.reference.project ?? findDocumentProject(parts, document, text);
  const source = { text, project, review: issue?.reference };
  const origin = await showReading(async signal => (await inPlace.sync()).readOrigin(source, signal));
  if (origin.kind !== 'origin') throw createRefusalError(origin, project);
  return origin.confidential;
}

/** What the people of the project, the review and the incident are called: whole name, first and last name, and handle. */
export async function listPeopleNames(
  { incidents }: Pick<CustomerParts, 'incidents'>,
  { issue, incident }: Pick<OpenReview, 'issue' | 'incident'>,
): Promise<readonly string[]> {
  const near = [issue?.author, incident?.author, ...(issue?.assignees ?? []), ...(incident?.assignees ?? [])];
  const project = issue?.reference.project ?? incident?.reference.project;
  const members = project === undefined ? [] : await readNames(incidents, project);
  return [...near, ...members].flatMap(user =>
    user === undefined
      ? []
      : [user.name, user.username, ...user.name.split(/\s+/u).filter(part => part.length >= shortestName)],
  );
}

/** A copy that is made without a network hides what the text itself shows. */
async function readNames({ account }: CustomerParts['incidents'], project: string): Promise<readonly User[]> {
  if ((await account.access()).kind !== 'signed-in') return [];
  const gitlab = await account.gitlab();
  return showReading(signal => readMembers(gitlab, project, signal));
}
