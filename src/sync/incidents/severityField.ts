// GitLab's own field of an incident's severity, which older versions take in GraphQL only.
import { isNotOffered } from '../../gitlab/index';
import type { IssueReference, Severity } from '../../incident/model';
import { isRefusal, writeOnce, type Run } from '../run';

/** False where it was not taken. Setting it to the same value again changes nothing, so that a lost answer is asked for again. */
export async function setSeverityField(run: Run, incident: IssueReference, severity: Severity): Promise<boolean> {
  const { gitlab, signal } = run;
  try {
    const set = (): Promise<Severity | undefined> => gitlab.setSeverityField(incident, severity, signal);
    return (await writeOnce(set, set)) === severity;
  } catch (error) {
    if (!isRefusal(error) && !isNotOffered(error)) throw error;
    return false;
  }
}
