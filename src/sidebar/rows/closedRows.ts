// The incidents that were closed and should have had a review: what their group holds. Pure.
import type { Incident } from '../../incident/model';
import { formatReference, makeReferenceKey } from '../../incident/reference';
import { findAwaitedReview, findReviewNeed } from '../../incident/reviewNeed';
import type { GroupRow, IncidentContext, SidebarRow } from './treeRows';

/** The group of closed incidents that should have had a review, which is read when it is opened. */
export function makeClosedGroup(): GroupRow {
  const key = 'closed-without-review';
  return { kind: 'group', id: key, parent: undefined, key, count: undefined, rows: undefined };
}

interface ClosedContext {
  readonly parent: GroupRow;
  readonly context: IncidentContext;
  /** Those that were closed in this session: where their review is missing, another group of the view has them already. */
  readonly departed: readonly Incident[];
}

/** What that group holds, the one that was closed last first: whose review is missing, or was not looked for yet. */
export function listClosedRows(
  incidents: readonly Incident[],
  { parent, context, departed }: ClosedContext,
): readonly SidebarRow[] {
  const above = new Set(departed.map(({ reference }) => makeReferenceKey(reference)));
  return listNeedingReview(incidents, context)
    .filter(incident => {
      const review = context.reviewOf(incident);
      return review === 'missing' ? !above.has(makeReferenceKey(incident.reference)) : review === 'not-checked';
    })
    .map(incident => ({
      kind: 'incident',
      id: `${parent.id}/${formatReference(incident.reference)}`,
      parent,
      incident,
      why: findAwaitedReview(incident, context),
      deadline: undefined,
      due: undefined,
      hints: [],
      isUnchecked: context.reviewOf(incident) === 'not-checked',
    }));
}

/** The closed ones that the policy asks a review of, the one that was closed last first. */
export function listNeedingReview(
  incidents: readonly Incident[],
  { policy, now }: Pick<IncidentContext, 'policy' | 'now'>,
): readonly Incident[] {
  return incidents
    .filter(incident => incident.state === 'closed' && findReviewNeed(incident, policy, now).kind === 'needed')
    .toSorted((a, b) => (b.closedAt ?? b.updatedAt) - (a.closedAt ?? a.updatedAt));
}
