// What is offered for a field, by the light bulb and where one writes: the issue of the review goes before the incident.
import assert from 'node:assert/strict';
import type { CancellationToken, TextDocument } from 'vscode';
import type { Analysis } from '../../../src/session/analysis';
import { findFieldValues, type FieldParts, type ReviewAround } from '../../../src/editor/assist/fieldValues';
import { createPolicy } from '../../../src/incident/policy';
import { parseReference } from '../../../src/incident/reference';
import type { IssueReference } from '../../../src/incident/model';
import * as engine from '../../../src/review/index';

suite('What is known of a field of a review', () => {
  const createdAt = Date.UTC(2026, 2, 2);
  const issues = new Map([
    [4, { createdAt, assignees: [{ username: 'ida' }, { username: 'ben' }], dueDate: undefined }],
    [9, { createdAt, assignees: [{ username: 'olaf' }, { username: 'ben' }], dueDate: '2026-03-20' }],
  ]);
  const read = async (marker: string, meaning: 'owner' | 'dueDate'): Promise<readonly string[]> => {
    const review = engine.parseReview(`<!-- incident-review\nid: 1\n${marker}\n-->\n`);
    const parts = {
      account: { reviewAt: () => undefined, referenceIn: (name?: string) => parseReference(name ?? '') },
      settings: { policy: () => createPolicy('gitlab-2025') },
      lazy: { review: () => Promise.resolve(engine) },
      lookups: { issue: ({ iid }: IssueReference) => Promise.resolve(issues.get(iid)) },
    } as unknown as FieldParts;
    const around: ReviewAround = {
      document: { uri: 'file:///a.md' } as unknown as TextDocument,
      analysis: { review, timelines: [] } as unknown as Analysis,
      projects: { incident: '', review: '', own: [] },
      token: {} as CancellationToken,
    };
    return (await findFieldValues(parts, meaning, around)).map(({ text, about }) => `${text} ${about}`);
  };
  const both = 'incident: acme/shop#4\nreview: acme/shop#9';

  test('the day that was agreed, else the one that follows from the incident', async () => {
    assert.deepEqual(await read(both, 'dueDate'), ['2026-03-20 from the review']);
    assert.deepEqual(await read('incident: acme/shop#4', 'dueDate'), ['2026-03-09 from the incident']);
  });

  test('who has the review, and then who has the incident, each once', async () => {
    assert.deepEqual(await read(both, 'owner'), [
      '@olaf from the review',
      '@ben from the review',
      '@ida from the incident',
    ]);
    assert.deepEqual(await read('review: acme/shop#9', 'owner'), ['@olaf from the review', '@ben from the review']);
  });
});
