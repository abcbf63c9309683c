// An issue of the sample before it has its numbers, and the numbering: by time of creation, as on a real GitLab.
import type { Data, Issue } from '../data';
import { projectIds, projects } from './people';

export interface Draft {
  readonly issue: Omit<Issue, 'id' | 'iid' | 'updatedAt' | 'description'>;
  /** Gets what turns another draft into `group/project#iid`. */
  readonly describe: (reference: (draft: Draft) => string) => string;
  readonly comments: readonly {
    readonly authorId: number;
    readonly at: number;
    readonly body: string;
    readonly internal?: true;
    readonly system?: true;
  }[];
  /** How the labels came and went; the last state of it stands in `issue.labels`. */
  readonly labelling: readonly {
    readonly userId: number;
    readonly at: number;
    readonly label: string;
    readonly action: 'add' | 'remove';
  }[];
  readonly timeline: readonly { readonly at: number; readonly note: string }[];
  /** In the project of the shop. */
  readonly mergeRequests?: readonly {
    readonly at: number;
    readonly mergedAt: number;
    readonly title: string;
    readonly authorId: number;
  }[];
  readonly linkedTo: readonly Draft[];
}

type Numbered = Pick<
  Data,
  'issues' | 'links' | 'notes' | 'labelEvents' | 'stateEvents' | 'timelineEvents' | 'mergeRequests'
>;

/** Each project counts from `firstIid` on. */
export function numbered(drafts: readonly Draft[], firstIid: Readonly<Record<number, number>>): Numbered {
  const ordered = [...drafts].sort((a, b) => a.issue.createdAt - b.issue.createdAt);
  const next = new Map(Object.entries(firstIid).map(([project, iid]) => [Number(project), iid]));
  const places = new Map(
    ordered.map((draft, index) => {
      const iid = next.get(draft.issue.projectId) ?? 1;
      next.set(draft.issue.projectId, iid + 1);
      return [draft, { id: 50_001 + index, iid }] as const;
    }),
  );
  const place = (draft: Draft): { readonly id: number; readonly iid: number } => {
    const found = places.get(draft);
    if (found === undefined) throw new Error(`${draft.issue.title} is linked, and not part of the sample`);
    return found;
  };
  const reference = (draft: Draft): string =>
    `${projects.find(project => project.id === draft.issue.projectId)?.path ?? ''}#${place(draft).iid}`;

  return {
    issues: ordered.map(draft => ({
      ...draft.issue,
      ...place(draft),
      description: draft.describe(reference),
      updatedAt: Math.max(
        draft.issue.createdAt,
        draft.issue.closedAt ?? 0,
        ...[...draft.comments, ...draft.labelling].map(({ at }) => at),
      ),
    })),
    links: counted(
      1,
      ordered.flatMap(draft =>
        draft.linkedTo.map(other => ({
          sourceId: place(draft).id,
          targetId: place(other).id,
          type: 'relates_to' as const,
          createdAt: Math.max(draft.issue.createdAt, other.issue.createdAt),
        })),
      ),
    ),
    notes: counted(
      90_001,
      ordered.flatMap(draft =>
        draft.comments.map(({ authorId, at, body, internal, system }) => ({
          issueId: place(draft).id,
          authorId,
          body,
          system: system === true,
          internal: internal === true,
          createdAt: at,
          updatedAt: at,
        })),
      ),
    ),
    labelEvents: counted(
      70_001,
      ordered.flatMap(draft =>
        draft.labelling.map(({ userId, at, label, action }) => ({
          issueId: place(draft).id,
          userId,
          label,
          action,
          createdAt: at,
        })),
      ),
    ),
    stateEvents: counted(
      60_001,
      ordered.flatMap(draft => {
        const { closedAt, closedById } = draft.issue;
        if (closedAt === null || closedById === null) return [];
        return [{ issueId: place(draft).id, userId: closedById, state: 'closed' as const, createdAt: closedAt }];
      }),
    ),
    timelineEvents: counted(
      401,
      ordered.flatMap(draft =>
        draft.timeline.map(({ at, note }) => ({
          issueId: place(draft).id,
          authorId: draft.issue.assigneeIds[0] ?? draft.issue.authorId,
          note,
          occurredAt: at,
          createdAt: at,
        })),
      ),
    ),
    mergeRequests: counted(
      801,
      ordered.flatMap(draft =>
        (draft.mergeRequests ?? []).map(({ at, mergedAt, title, authorId }) => ({
          projectId: projectIds.shop,
          issueId: place(draft).id,
          title,
          authorId,
          createdAt: at,
          mergedAt,
        })),
      ),
    ).map((each, index) => ({ ...each, iid: 51 + index })),
  };
}

/** In the order of time, with ids from `first` on. */
function counted<T extends { readonly createdAt: number }>(
  first: number,
  list: readonly T[],
): readonly (T & { readonly id: number })[] {
  return [...list].sort((a, b) => a.createdAt - b.createdAt).map((each, index) => ({ ...each, id: first + index }));
}
