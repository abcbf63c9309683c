// What the person agreed to: which change of which object, for which text. Pure.
import type { IssueReference } from '../incident/model';
import { parseMarker } from '../incident/marker';
import { formatReference } from '../incident/reference';

/** One thing that a write changes in GitLab. `project`: its full path, which may go to another project; `projectId` does not. */
export type Change =
  | { readonly kind: 'create'; readonly project: string; readonly projectId: number }
  /** Its incidents, one at a time, each chosen by the person. */
  | { readonly kind: 'incidents'; readonly project: string }
  | { readonly kind: 'overwrite'; readonly review: IssueReference }
  | { readonly kind: 'link'; readonly incident: IssueReference }
  | { readonly kind: 'move'; readonly incident: IssueReference };

/**
 * Where the text comes from that names the objects: the issue itself, which the person opened, or a file. `id`: its
 * marker's, since documents without a file share their names one after the other.
 */
export type ChangeSource =
  { readonly kind: 'in-place' } | { readonly kind: 'file'; readonly uri: string; readonly id: string };

/**
 * The names under which agreements to the changes are remembered. Whoever wrote a file may name any issue in its marker,
 * so what one file may change says nothing of another one. A project is the person's own setting. `host` as in a
 * review's address.
 */
export function nameAgreements(changes: readonly Change[], source: ChangeSource, host: string): readonly string[] {
  const from = source.kind === 'file' ? ` from ${source.uri} ${source.id}` : '';
  return changes.map(change => {
    const object = makeObjectKey(change).toLowerCase();
    return change.kind === 'create' ? `${host} create ${object}` : `${host} ${change.kind} ${object}${from}`;
  });
}

/** The source of a document's text. `uri` as VS Code writes it. */
export function describeSource(uri: string, text: string): ChangeSource {
  return { kind: 'file', uri, id: parseMarker(text)?.id ?? '' };
}

function makeObjectKey(change: Change): string {
  switch (change.kind) {
    case 'create':
      return `${change.project} ${change.projectId}`;
    case 'incidents':
      return change.project;
    case 'overwrite':
      return formatReference(change.review);
    case 'link':
    case 'move':
      return formatReference(change.incident);
  }
}
