// An incident for tests: only what a test is about is said.
import type { Incident } from '../../../src/incident/model';

export function incidentOf(parts: Partial<Omit<Incident, 'reference'>> & { readonly iid?: number }): Incident {
  const { iid = 7, ...rest } = parts;
  return {
    kind: 'incident',
    reference: { project: 'shop/production', iid },
    projectId: 11,
    title: 'Checkout is slow',
    description: '',
    opened: true,
    confidential: false,
    labels: [],
    assignees: [],
    author: undefined,
    createdAt: Date.parse('2025-11-03T09:00:00Z'),
    updatedAt: Date.parse('2025-11-03T09:30:00Z'),
    closedAt: undefined,
    dueDate: undefined,
    severity: undefined,
    state: 'open',
    services: [],
    groups: [],
    reviewRequested: false,
    nearMiss: false,
    selfManaged: false,
    security: false,
    ...rest,
  };
}
