// The incidents that a review's text names, as GitLab has them: whether they are confidential decides where it may go.
import type { AnyIssue } from '../../gitlab/answers';
import type { IssueReference } from '../../incident/model';
import { findNamedIncidents, type NamedIncident } from '../../incident/namedIncident';
import { formatReference, isSameReference } from '../../incident/reference';
import type { UnknownReference } from '../model';
import { isUnreadable, type Run } from '../run';

export interface NamedIncidents {
  readonly kind: 'named';
  /** The one that the review is linked to; a sentence that may be about another one links nothing. */
  readonly incident: AnyIssue | undefined;
  /** A confidential one among all that are named. */
  readonly confidential: AnyIssue | undefined;
}

/** `incident`: what the person chose, beside what the text says. `#12` in the text is one of `project`. */
export interface NamingText {
  readonly text: string;
  readonly project: string;
  readonly incident?: IssueReference | undefined;
}

/** Reads every incident that is named. One that cannot be resolved or read is answered by its name. */
export async function readIncidents(run: Run, naming: NamingText): Promise<NamedIncidents | UnknownReference> {
  const { gitlab, signal } = run;
  const issues: AnyIssue[] = [];
  let incident: AnyIssue | undefined;
  for (const { text, reference, by } of listIncidentNames(run, naming)) {
    if (!reference) return { kind: 'unknown-reference', what: 'incident', name: text, reason: 'unresolved' };
    try {
      const issue = await gitlab.issue(reference, signal);
      issues.push(issue);
      if (by !== 'prose') incident ??= issue;
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      if (by === 'prose') continue;
      return { kind: 'unknown-reference', what: 'incident', name: text, reason: 'unreadable' };
    }
  }
  return { kind: 'named', incident, confidential: issues.find(issue => issue.confidential) };
}

/** What the person chose comes first; each issue once. */
function listIncidentNames({ gitlab }: Run, { text, project, incident }: NamingText): readonly NamedIncident[] {
  const chosen: readonly NamedIncident[] = incident
    ? [{ text: formatReference(incident), reference: incident, by: 'marker' }]
    : [];
  const all = [...chosen, ...findNamedIncidents(text, { project, url: gitlab.url })];
  return all.filter(
    ({ reference }, at) =>
      !reference || !all.slice(0, at).some(other => other.reference && isSameReference(other.reference, reference)),
  );
}
