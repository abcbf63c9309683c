// The people among whom one chooses.
import { selectPeople } from '../../incident/history';
import type { User } from '../../incident/model';
import type { GitLab } from '../../sync/index';
import { readPages } from '../../gitlab/readPages';

/** Of a hundred members each; where there are more, the others are not offered. */
const mostPages = 10;

/** The members of a project and of the groups above it, by name; no programs. */
export async function readPeople(gitlab: GitLab, project: string, signal: AbortSignal): Promise<readonly User[]> {
  const members = await readMembers(gitlab, project, signal);
  return selectPeople(members).toSorted((one, other) => one.name.localeCompare(other.name));
}

/** The same with programs, in the order of GitLab. */
export function readMembers(
  gitlab: Pick<GitLab, 'members'>,
  project: string,
  signal: AbortSignal,
): Promise<readonly User[]> {
  return readPages(mostPages, page => gitlab.members(project, { page }, signal));
}
