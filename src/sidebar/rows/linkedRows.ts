// The rows below an incident: its review, the corrective actions of that, and other issues that are linked. Two requests at
// most, and only when somebody unfolds it.
import { l10n } from 'vscode';
import type { IssueReference } from '../../incident/model';
import { formatReference, isSameReference, makeReferenceKey } from '../../incident/reference';
import { findLinkedReview } from '../../incident/reviewStage';
import type { AnyIssue, GitLab } from '../../gitlab/index';
import type { Account } from '../../session/account';
import { describeFailure } from '../../session/words/failureWords';
import { isCancelled } from '../../session/words/failures';
import type { IncidentRow, SidebarRow } from './treeRows';

/** Remembers what was read, for as long as the incident does not change and nobody asks for a refresh. */
export class LinkedRows {
  readonly #known = new Map<string, { readonly version: number; readonly linked: Promise<readonly AnyIssue[]> }>();
  #abort = new AbortController();

  constructor(
    readonly account: Pick<Account, 'reader'>,
    readonly failed: (name: string, error: unknown) => void,
  ) {}

  /** The rows below an incident, behind that of its file; one that says so where nothing is there, or after a failure. */
  async list(row: IncidentRow, hasFile: boolean): Promise<readonly SidebarRow[]> {
    const name = formatReference(row.incident.reference);
    try {
      const linked = await this.#read(row);
      if (linked.length === 0 && !hasFile) {
        return [{ kind: 'note', id: `${row.id}/none`, parent: row, text: l10n.t('Nothing is linked yet') }];
      }
      return linked.map(issue => ({
        kind: 'linked',
        id: `${row.id}/${formatReference(issue.reference)}`,
        parent: row,
        issue,
      }));
    } catch (error) {
      this.#known.delete(makeReferenceKey(row.incident.reference));
      if (isCancelled(error)) return [];
      this.failed(`links of ${name}`, error);
      return [{ kind: 'note', id: `${row.id}/failure`, parent: row, text: describeFailure(error, name).message }];
    }
  }

  /** From now on it is read again when it is shown. */
  forget(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#known.clear();
  }

  #read({ incident }: IncidentRow): Promise<readonly AnyIssue[]> {
    const key = makeReferenceKey(incident.reference);
    const known = this.#known.get(key);
    if (known?.version === incident.updatedAt) return known.linked;
    const { signal } = this.#abort;
    const linked = this.account.reader().then(gitlab => readLinked(gitlab, incident.reference, signal));
    this.#known.set(key, { version: incident.updatedAt, linked });
    return linked;
  }
}

const order: readonly AnyIssue['kind'][] = ['review', 'action', 'incident', 'other'];

/** In the order in which one looks for them; each issue once. */
async function readLinked(gitlab: GitLab, incident: IssueReference, signal: AbortSignal): Promise<readonly AnyIssue[]> {
  const own = (await gitlab.links(incident, signal)).map(({ issue }) => issue);
  const review = findLinkedReview(own);
  const ofReview = review ? (await gitlab.links(review.reference, signal)).map(({ issue }) => issue) : [];
  const actions = ofReview.filter(({ kind }) => kind === 'action');
  const found = new Map<string, AnyIssue>();
  for (const issue of [...own, ...actions]) {
    if (isSameReference(issue.reference, incident)) continue;
    found.set(makeReferenceKey(issue.reference), issue);
  }
  return [...found.values()].toSorted(
    (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || one.reference.iid - other.reference.iid,
  );
}
