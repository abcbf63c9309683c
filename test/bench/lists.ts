// What the sidebar costs with 10,000 open incidents and 2,000 reviews, read by the client itself: memory, and a letter of a filter.
import { createGitLab, type Page } from '../../src/gitlab/index';
import { countCalendarDays, formatDateIn, isOverdue } from '../../src/incident/calendar';
import { findLiveHints } from '../../src/incident/liveHints';
import type { Issue, WithText } from '../../src/incident/model';
import { createPolicy } from '../../src/incident/policy';
import { formatReference } from '../../src/incident/reference';
import { findDeadline } from '../../src/incident/reviewDeadline';
import { compactIssue, type Shared } from '../../src/session/lists/compact';
import { List } from '../../src/session/lists/list';
import { arrangeGroups, type Arrangement } from '../../src/sidebar/rows/arrange';
import { ShownRows } from '../../src/sidebar/rows/shownRows';
import { groupIncidents, groupReviews, type Due, type IncidentContext } from '../../src/sidebar/rows/treeRows';
import { reviewOf } from './documents';
import { cpu, median } from './measure';

const now = Date.parse('2026-03-10T12:00:00Z');
const minuteMs = 60_000;
const perPage = 50;
const place = 'acme/production';
const people = ['Priya Nair', 'Jonas Weber', 'Rosa Diaz', 'Tomas Lind'].map((name, at) => {
  const username = name.toLowerCase().replace(' ', '.');
  return { id: at + 1, username, name };
});
const reviewText = reviewOf(6000);
const incidentText = 'Orders of one region fail while the gateway restarts. '.repeat(28);

/** One page of a list as GitLab answers it. */
function answer(page: number, kind: 'incident' | 'review', total: number): Response {
  const first = (page - 1) * perPage;
  const found = Array.from({ length: Math.min(perPage, total - first) }, (_, index) => {
    const at = first + index;
    const iid = at + (kind === 'incident' ? 1 : 20_001);
    const created = new Date(now - at * 30 * minuteMs).toISOString();
    const severity = `severity::${(at % 4) + 1}`;
    const service = `Service::${['Checkout', 'Search', 'Warehouse'][at % 3] ?? ''}`;
    const labels =
      kind === 'incident' ? ['incident', severity, service, 'Incident::Active'] : ['IncidentReview', severity];
    return {
      id: at + (kind === 'incident' ? 100_000 : 900_000),
      iid,
      project_id: 101,
      title: `${kind === 'incident' ? 'Checkout' : 'Incident Review: Checkout'} answered with errors in region ${at}`,
      description: kind === 'incident' ? `${incidentText}${at}` : reviewText.replaceAll('#7', `#${at + 1}`),
      state: 'opened',
      labels,
      assignees: at % 3 === 0 ? [] : [people[at % people.length]],
      author: people[0],
      created_at: created,
      updated_at: created,
      due_date: kind === 'review' ? '2026-03-12' : null,
      issue_type: kind === 'incident' ? 'incident' : 'issue',
      references: { full: `${place}#${iid}` },
    };
  });
  const next = first + perPage < total ? String(page + 1) : '';
  return Response.json(found, { headers: { 'x-next-page': next } });
}

const gitlab = createGitLab({
  url: 'https://gitlab.example',
  token: 'secret',
  fetch: input => {
    const url = new URL(input instanceof Request ? input.url : input);
    const page = Number(url.searchParams.get('page') ?? 1);
    const isOfReviews = (url.searchParams.get('labels') ?? '').includes('IncidentReview');
    return Promise.resolve(isOfReviews ? answer(page, 'review', 2000) : answer(page, 'incident', 10_000));
  },
});

const shared: Shared = new Map();

async function readAll<T extends Issue>(read: (page: number) => Promise<Page<WithText<T>>>): Promise<List<T>> {
  const list = new List<T>(
    {
      fetch: async page => {
        const { items, ...rest } = await read(page);
        return { ...rest, items: items.map(issue => compactIssue<T>(issue, shared).issue) };
      },
      fetchChanges: () => Promise.reject(new Error('nothing changes')),
      failureOf: error => Promise.reject(error instanceof Error ? error : new Error(String(error))),
      keyOf: ({ reference }) => formatReference(reference),
      updatedAtOf: ({ updatedAt }) => updatedAt,
      createdAtOf: ({ createdAt }) => createdAt,
      belongs: ({ opened }) => opened,
    },
    () => now,
  );
  await list.load();
  while (list.hasMore) await list.loadMore();
  return list;
}

const policy = createPolicy('gitlab-2025');
const dueOf = (date: string): Due => {
  const today = formatDateIn(now, 'UTC');
  const days = countCalendarDays(today, date);
  return { date, days, workingDays: days, isOverdue: isOverdue(today, date) };
};

/** Megabytes of heap that the two lists hold, and the median milliseconds of CPU that the slowest letter of a filter takes. */
export async function measureLists(): Promise<{ readonly heap: number; readonly filter: number }> {
  const before = measureHeap();
  const { signal } = new AbortController();
  const query = { places: [place], opened: true, perPage };
  const open = await readAll(page => gitlab.incidents({ ...query, page }, signal));
  const reviews = await readAll(page => gitlab.reviews({ ...query, page }, signal));
  const heap = (measureHeap() - before) / 1e6;
  if (open.items.length !== 10_000 || reviews.items.length !== 2000) throw new Error('The lists are not whole.');

  const shown = [new ShownRows(() => now), new ShownRows(() => now)] as const;
  const context: IncidentContext = {
    policy,
    now,
    deadlineOf: incident => findDeadline(incident, policy),
    dueOf,
    hintsOf: incident => findLiveHints(incident, { policy, now, others: [] }),
    reviewOf: () => 'not-checked',
  };
  const due = ({ dueDate }: Issue): Due | undefined => (dueDate === undefined ? undefined : dueOf(dueDate));
  // While one types the lists are the same, and so are their groups.
  const groups = [
    groupIncidents(open.items, context),
    groupReviews(reviews.items, { dueOf: due, isUnsent: () => false }),
  ] as const;
  const paint = (filter: string): void => {
    const arrangement: Arrangement = { grouping: 'state', filter, me: 1, isPartial: false };
    for (const [at, rows] of shown.entries()) rows.take(arrangeGroups(groups[at] ?? [], arrangement));
  };
  const typed = ['c', 'ch', 'checkout', 'checkout 99', 'checkout 99 -nair', ''];
  const times = typed.map(() => [] as number[]);
  for (let round = 0; round < 15; round += 1) {
    for (const [at, filter] of typed.entries()) {
      const spent = cpu(() => paint(filter));
      if (round > 2) times[at]?.push(spent);
    }
  }
  return { heap, filter: Math.max(...times.map(median)) };
}

function measureHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
