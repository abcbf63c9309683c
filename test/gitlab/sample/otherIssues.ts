// What else lies in the trackers: a shop without process labels, runbooks, and a project nobody here may see.
import type { Severity } from '../data';
import type { Draft } from './draft';
import { idOf, projectIds, type Username } from './people';

const hour = 3_600_000;

interface Plain {
  readonly project: keyof typeof projectIds;
  readonly title: string;
  readonly text: string;
  readonly hoursAgo: number;
  readonly author: Username;
  readonly incident?: Severity;
  readonly labels?: readonly string[];
  readonly closedAfter?: number;
}

const plain: readonly Plain[] = [
  {
    project: 'shop',
    title: 'Product page fails without JavaScript',
    text: 'The page stays empty. A hint would already help.',
    hoursAgo: 210,
    author: 'max.outside',
    labels: ['bug'],
  },
  {
    project: 'shop',
    title: 'Demo shop answers 500 on the start page',
    text: 'Since the last release the demo shop cannot be opened.',
    hoursAgo: 8,
    author: 'jonas.weber',
    incident: 'high',
  },
  {
    project: 'shop',
    title: 'Package registry rejected the nightly build',
    text: 'The upload failed with an expired token.',
    hoursAgo: 60,
    author: 'chen.wei',
    incident: 'medium',
    closedAfter: 5,
  },
  {
    project: 'shop',
    title: 'Documentation site shows an old version',
    text: 'Somebody should look, it is not urgent.',
    hoursAgo: 30,
    author: 'sam.holt',
    incident: 'unknown',
  },
  {
    project: 'runbooks',
    title: 'Runbook for the failover mentions hosts that are gone',
    text: 'Found during the last failover.',
    hoursAgo: 70,
    author: 'olivia.marsh',
  },
  {
    project: 'runbooks',
    title: 'Alert links to a runbook that does not exist',
    text: 'The page had a link that ended in a 404.',
    hoursAgo: 26,
    author: 'tomas.lind',
    incident: 'low',
    labels: ['severity::4', 'Incident::Active'],
  },
  {
    project: 'secrets',
    title: 'A key was found in an old backup',
    text: 'It has been replaced.',
    hoursAgo: 50,
    author: 'lucia.ferraro',
    incident: 'critical',
  },
  {
    project: 'cranes',
    title: 'Crane 7 stops with a load in the air',
    text: 'The brake closes by itself.',
    hoursAgo: 2,
    author: 'priya.nair',
    incident: 'high',
    labels: ['Sev2', 'CWF::Incident::Active'],
  },
  {
    project: 'ferries',
    title: 'Tickets for the evening ferry are sold twice',
    text: 'Two passengers stand at one seat.',
    hoursAgo: 3,
    author: 'priya.nair',
    incident: 'medium',
  },
];

export const otherIssues = (now: number): readonly Draft[] =>
  plain.map(({ project, title, text, hoursAgo, author, incident, labels = [], closedAfter }) => {
    const createdAt = now - hoursAgo * hour;
    const userId = idOf(author);
    return {
      issue: {
        projectId: projectIds[project],
        type: incident === undefined ? 'issue' : 'incident',
        title,
        state: closedAfter === undefined ? 'opened' : 'closed',
        labels,
        severity: incident ?? 'unknown',
        confidential: false,
        discussionLocked: false,
        authorId: userId,
        assigneeIds: [],
        createdAt,
        closedAt: closedAfter === undefined ? null : createdAt + closedAfter * hour,
        closedById: closedAfter === undefined ? null : userId,
        dueDate: null,
      },
      describe: () => text,
      comments: [],
      labelling: labels.map(label => ({ userId, at: createdAt, label, action: 'add' as const })),
      timeline: [],
      linkedTo: [],
    };
  });
