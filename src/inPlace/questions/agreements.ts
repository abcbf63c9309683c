// What the person agreed to: which change of which object, for which text. Pure.
import type { IssueReference, ReviewIssue } from '../../incident/model';
import { formatReference } from '../../incident/reference';

/**
 * One thing that a write changes in GitLab, and that the person is asked about. An incident that they chose themselves, by a
 * command whose own questions name it, needs a question only with the first write to its `project`: minutes count then. What
 * a text names, a single click starts, or is done to a review that may be somebody else's, is asked about object by object.
 */
export type Change =
  /** GitLab's number of the project: its path may go to another one. */
  | { readonly kind: 'project'; readonly projectId: number }
  /** What commands do to it: labels, people, comments, lines of its text. */
  | { readonly kind: 'change'; readonly issue: Pick<ReviewIssue, 'projectId' | 'reference'> }
  | { readonly kind: 'overwrite'; readonly review: IssueReference }
  | { readonly kind: 'link'; readonly incident: IssueReference }
  | { readonly kind: 'move'; readonly incident: IssueReference };

/**
 * Where the text comes from that names the objects: the issue itself, which the person opened, or a file. `id`: its
 * marker's, since documents without a file share their names one after the other.
 */
export type ChangeSource =
  | { readonly kind: 'in-place' }
  | { readonly kind: 'file'; readonly uri: string; readonly id: string };

/**
 * The names under which agreements to the changes are remembered. Whoever wrote a file may name any issue in its marker,
 * so what one file may change says nothing of another one. `owner`: server and person, since another one who signs in has
 * agreed to nothing.
 */
export function nameAgreements(changes: readonly Change[], source: ChangeSource, owner: string): readonly string[] {
  const from = source.kind === 'file' ? ` from ${source.uri} ${source.id}` : '';
  return changes.map(change => {
    const object = makeObjectKey(change).toLowerCase();
    return change.kind === 'project' ? `${owner} project ${object}` : `${owner} ${change.kind} ${object}${from}`;
  });
}

function makeObjectKey(change: Change): string {
  switch (change.kind) {
    case 'project':
      return String(change.projectId);
    case 'change':
      return `${change.issue.projectId}#${change.issue.reference.iid}`;
    case 'overwrite':
      return formatReference(change.review);
    case 'link':
    case 'move':
      return formatReference(change.incident);
  }
}
