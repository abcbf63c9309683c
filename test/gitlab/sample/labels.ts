// The labels of the sample shop: those of the process belong to the group, one belongs to a project.
import type { Label } from '../data';
import { projectIds } from './people';

const states: readonly (readonly [string, string, string])[] = [
  ['Incident::Active', '#C91C00', 'It hurts customers right now'],
  ['Incident::Mitigated', '#E67E22', 'The pain is over, the cause is still there'],
  ['Incident::Resolved', '#2DA160', 'Cause removed, nothing left to watch'],
  ['Incident::Review-in-Progress', '#6E49CB', 'Somebody writes the review'],
  ['Incident::Review-Scheduled', '#9475DB', 'The review will be talked about in a meeting'],
  ['Incident::Review-Completed', '#330066', 'The review is done, its last notes are worked in'],
];

const severities: readonly (readonly [string, string, string])[] = [
  ['severity::1', '#8B0000', 'The shop is down or data is lost'],
  ['severity::2', '#D9534F', 'A main function fails for many'],
  ['severity::3', '#F0AD4E', 'A function fails for some, there is a way around'],
  ['severity::4', '#FFE187', 'A nuisance'],
];

const services = [
  'Accounts',
  'Basket',
  'Catalogue',
  'CDN',
  'Checkout',
  'Database',
  'Mail',
  'Mobile-API',
  'Payments',
  'Search',
  'Warehouse',
  'Web',
] as const;
export type Service = (typeof services)[number];

const teams = ['fulfilment', 'identity', 'payments', 'platform', 'storefront'] as const;
export type Team = (typeof teams)[number];

const others: readonly (readonly [string, string, string])[] = [
  ['IncidentReview', '#5843AD', 'The review of an incident'],
  ['Review-Requested', '#A295D6', 'Somebody wants a review although none is required'],
  ['Near Miss', '#7F8C8D', 'It could have gone wrong, and did not'],
  ['corrective action', '#1F7E23', 'So that it does not happen again'],
  ['infradev', '#0B5394', 'Work on the platform with a date'],
  ['security', '#000000', 'Keep it among those who need to know'],
  ['self-managed', '#555555', 'Concerns shops that run our software themselves'],
];

const groupLabels = [
  ...states,
  ...severities,
  ...services.map(name => [`Service::${name}`, '#428BCA', `The ${name} service`] as const),
  ...teams.map(name => [`group::${name}`, '#CFE2F3', `The ${name} team`] as const),
  ...others,
];

export const labels: readonly Label[] = [
  ...groupLabels.map(([name, color, description], index) => ({
    id: 701 + index,
    name,
    color,
    description,
    owner: { group: 11 },
  })),
  ...['Active', 'Mitigated', 'Resolved', 'Reported-Late'].map((name, index) => ({
    id: 791 + index,
    name: `CWF::Incident::${name}`,
    color: '#0B5394',
    description: null,
    owner: { project: projectIds.cranes },
  })),
  ...[1, 2, 3, 4].map(severity => ({
    id: 795 + severity,
    name: `Sev${severity}`,
    color: '#8B0000',
    description: null,
    owner: { project: projectIds.cranes },
  })),
  { id: 790, name: 'bug', color: '#D9534F', description: null, owner: { project: projectIds.shop } },
];
