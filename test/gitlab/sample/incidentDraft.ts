// From a story to the issues it is made of: the incident, its review, the corrective actions.
import { createHash } from 'node:crypto';
import type { Severity } from '../data';
import type { Draft } from './draft';
import { daysFrom, type Moments, momentsOf, workingDaysAfter } from './moments';
import { idOf, projectIds, type Username } from './people';
import { reviewText } from './reviewText';
import type { ActionStory, ReviewStory, State, Story } from './story';

/** The label of each state and when it was set; a closed incident keeps its last one. */
const states: readonly (readonly [State, string, keyof Moments])[] = [
  ['active', 'Incident::Active', 'declared'],
  ['mitigated', 'Incident::Mitigated', 'mitigated'],
  ['resolved', 'Incident::Resolved', 'resolved'],
  ['review-in-progress', 'Incident::Review-in-Progress', 'reviewBegun'],
  ['review-scheduled', 'Incident::Review-Scheduled', 'reviewScheduled'],
  ['review-completed', 'Incident::Review-Completed', 'reviewCompleted'],
];

const severityField: Readonly<Record<number, Severity>> = { 1: 'critical', 2: 'high', 3: 'medium', 4: 'low' };

/** `index` varies who says what. */
export function draftsOf(story: Story, index: number, now: number): readonly Draft[] {
  const moments = momentsOf(story, now);
  const incident = incidentDraft(story, moments, index);
  const { review } = story;
  if (review === undefined) return [incident];
  const actions = (review.actions ?? []).map(action => actionDraft(action, story, moments, incident, now));
  return [incident, ...actions, reviewDraft(story, review, moments, incident, actions)];
}

function incidentDraft(story: Story, moments: Moments, index: number): Draft {
  const closed = story.state === 'closed';
  const last = closed ? (story.review === undefined ? 'resolved' : 'review-completed') : story.state;
  const passed = states.slice(0, states.findIndex(([state]) => state === last) + 1);
  const standing = [...bearing(story), ...(story.more ?? [])];
  const owner = story.owner === undefined ? [] : [idOf(story.owner)];
  // The incident manager assigns himself as well when it is a big one.
  const manager = story.severity === 1 && story.owner !== 'tomas.lind' ? [idOf('tomas.lind')] : [];
  const author = index % 3 === 0 ? idOf('olivia.marsh') : idOf('alert.bot');
  const actor = owner[0] ?? author;
  return {
    issue: {
      projectId: projectIds.production,
      type: 'incident',
      title: story.title,
      state: closed ? 'closed' : 'opened',
      labels: [...standing, ...passed.slice(-1).map(([, label]) => label)],
      severity: story.field ?? severityField[story.severity ?? 0] ?? 'unknown',
      confidential: story.confidential === true,
      discussionLocked: false,
      authorId: author,
      assigneeIds: [...owner, ...(owner.length > 0 ? manager : [])],
      createdAt: moments.declared,
      closedAt: closed ? moments.closed : null,
      closedById: closed ? actor : null,
      dueDate: null,
    },
    describe: () => incidentText(story),
    comments: comments(story, moments, index, actor, new Set(passed.map(([state]) => state))),
    labelling: [
      ...standing.map(label => ({ userId: author, at: moments.declared, label, action: 'add' as const })),
      ...passed.flatMap(([, label, at], step) => {
        const before = passed[step - 1]?.[1];
        const added = { userId: actor, at: moments[at], label, action: 'add' as const };
        return before === undefined ? [added] : [{ ...added, label: before, action: 'remove' as const }, added];
      }),
    ],
    timeline: [
      { at: moments.start, note: `Start of impact: ${story.symptom}` },
      { at: moments.alerted, note: 'The alert fired' },
      { at: moments.acknowledged, note: 'Acknowledged by the engineer on call' },
      ...(story.fix === undefined ? [] : [{ at: moments.mitigated, note: story.fix }]),
    ].filter(() => story.severity === 1 || story.severity === 2),
    mergeRequests:
      story.fix === undefined
        ? []
        : [{ at: moments.acknowledged, mergedAt: moments.mitigated, title: story.fix, authorId: actor }],
    linkedTo: [],
  };
}

const bearing = ({ severity, service, team }: Story): readonly string[] => [
  ...(severity === undefined ? [] : [`severity::${severity}`]),
  ...(service === undefined ? [] : [`Service::${service}`]),
  ...(team === undefined ? [] : [`group::${team}`]),
];

const incidentText = ({ symptom, impact, service, detected }: Story): string =>
  [
    '## What is happening',
    '',
    symptom,
    '',
    `- **Impact**: ${impact}`,
    `- **Detected by**: an alert, ${detected} minutes after it began`,
    ...(service === undefined ? [] : [`- **Service**: ${service}`]),
  ].join('\n');

function comments(
  story: Story,
  moments: Moments,
  index: number,
  actor: number,
  passed: ReadonlySet<State>,
): Draft['comments'] {
  const pick = (...variants: readonly string[]): string => variants[index % variants.length] ?? '';
  const big = story.severity === 1 || story.severity === 2;
  return [
    {
      authorId: actor,
      at: moments.acknowledged + 5 * 60_000,
      body: `${pick('I am on it.', 'Got the page, looking.', 'Acknowledged.')} ${story.symptom}`,
    },
    ...(big
      ? [
          {
            authorId: idOf('tomas.lind'),
            at: moments.escalated,
            body: pick(
              'I take the role of incident manager. The next update comes in 30 minutes.',
              'Incident manager here. Please keep findings in this issue, decisions are mine to write down.',
              'Taking over coordination. Support has been told.',
            ),
          },
          {
            authorId: idOf('sam.holt'),
            at: moments.escalated + 7 * 60_000,
            body: `From support: ${story.impact}`,
            internal: true as const,
          },
        ]
      : []),
    ...(passed.has('mitigated') && story.fix !== undefined
      ? [
          {
            authorId: actor,
            at: moments.mitigated,
            body: `${pick('Mitigated:', 'That helped:', 'No more errors since a minute ago.')} ${story.fix}`,
          },
        ]
      : []),
    ...(passed.has('resolved') && story.cause !== undefined
      ? [
          {
            authorId: actor,
            at: moments.resolved,
            body: `${pick('Cause:', 'We know why.', 'Found it.')} ${story.cause}`,
          },
        ]
      : []),
    ...(story.more?.includes('Review-Requested') === true
      ? [
          {
            authorId: idOf('ines.duarte'),
            at: moments.resolved + 60_000,
            body: 'I would like a review although the severity does not ask for one: this is the third of its kind this year.',
          },
        ]
      : []),
  ];
}

function actionDraft(action: ActionStory, story: Story, moments: Moments, incident: Draft, now: number): Draft {
  const owner = action.owner === undefined ? [] : [idOf(action.owner)];
  const at = moments.reviewBegun + 3_600_000 < now ? moments.reviewBegun + 3_600_000 : moments.reviewBegun;
  const labels = ['corrective action', ...(story.team === undefined ? [] : [`group::${story.team}`])];
  const author = idOf(story.review?.owner ?? 'tomas.lind');
  return {
    issue: {
      projectId: projectIds.production,
      type: 'issue',
      title: action.title,
      state: action.done === true ? 'closed' : 'opened',
      labels,
      severity: 'unknown',
      confidential: incident.issue.confidential,
      discussionLocked: false,
      authorId: author,
      assigneeIds: owner,
      createdAt: at,
      closedAt: action.done === true ? moments.closed : null,
      closedById: action.done === true ? (owner[0] ?? author) : null,
      dueDate: action.due === undefined ? null : daysFrom(now, action.due),
    },
    describe: reference => `Follows from the review of ${reference(incident)}.\n\n${story.review?.gap ?? ''}`,
    comments: [],
    labelling: labels.map(label => ({ userId: author, at, label, action: 'add' })),
    timeline: [],
    linkedTo: [incident],
  };
}

function reviewDraft(
  story: Story,
  review: ReviewStory,
  moments: Moments,
  incident: Draft,
  actions: readonly Draft[],
): Draft {
  const opener: Username = story.owner ?? 'tomas.lind';
  const due = workingDaysAfter(moments.start, 5);
  const labels = ['IncidentReview', ...bearing(story)];
  const closed = review.closed === true;
  const at = moments.reviewBegun;
  const draft: Draft = {
    issue: {
      projectId: projectIds.production,
      type: 'issue',
      title: Array.from(`Incident Review: ${story.title}`).slice(0, 255).join(''),
      state: closed ? 'closed' : 'opened',
      labels,
      severity: 'unknown',
      confidential: incident.issue.confidential,
      discussionLocked: false,
      authorId: idOf(opener),
      assigneeIds: review.owner === undefined ? [] : [idOf(review.owner)],
      createdAt: at,
      closedAt: closed ? moments.closed : null,
      closedById: closed ? idOf(opener) : null,
      dueDate: due,
    },
    describe: reference =>
      reviewText({
        story,
        review,
        moments,
        due,
        incident: reference(incident),
        marker: review.marker ? markerText(story.title, reference(incident), reference(draft)) : '',
        actions: actions.map(({ issue }, index) => ({
          title: issue.title,
          link: reference(actions[index] ?? incident),
          owner: review.actions?.[index]?.owner === undefined ? '' : `@${review.actions[index].owner}`,
          due: issue.dueDate ?? '',
        })),
      }),
    comments:
      review.written === 'nothing'
        ? []
        : [
            {
              authorId: idOf('tomas.lind'),
              at: Math.min(at + 3 * 3_600_000, moments.reviewScheduled),
              body: 'Thank you for writing this down while it is fresh. What would have told us earlier?',
            },
          ],
    labelling: labels.map(label => ({ userId: idOf(opener), at, label, action: 'add' })),
    timeline: [],
    linkedTo: [incident, ...actions],
  };
  return draft;
}

/** As the extension writes it; the id follows from the title, so that it is the same in every run. */
function markerText(title: string, incident: string, review: string): string {
  const hex = createHash('sha256').update(title).digest('hex');
  const id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
  return `<!-- incident-review\nid: ${id}\ntemplate: incident-review\nincident: ${incident}\nreview: ${review}\n-->\n\n`;
}
