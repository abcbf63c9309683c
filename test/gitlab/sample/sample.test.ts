// What the sample promises to whoever builds on it.
import assert from 'node:assert/strict';
import type { Data, Issue } from '../data';
import { lengthOf } from '../params';
import { now } from '../testing';
import { projectIds, sampleData } from '.';

suite('sample of the stand-in GitLab', () => {
  let data: Data;
  let incidents: readonly Issue[];
  let reviews: readonly Issue[];
  suiteSetup(() => {
    data = sampleData(now);
    const production = data.issues.filter(issue => issue.projectId === projectIds.production);
    incidents = production.filter(issue => issue.type === 'incident');
    reviews = production.filter(issue => issue.labels.includes('IncidentReview'));
  });

  test('the same moment gives the same data', () => assert.deepEqual(sampleData(now), data));

  test('another day gives the same stories', () => {
    const titles = (issues: readonly Issue[]): string[] => issues.map(({ title }) => title).sort();
    assert.deepEqual(titles(sampleData(now + 3.3 * 86_400_000).issues), titles(data.issues));
  });

  test('at least 40 incidents, with every workflow state and severity among them', () => {
    const counts = (scope: string): Record<string, number> => {
      const labels = incidents.flatMap(issue => issue.labels.filter(label => label.startsWith(scope)));
      return Object.fromEntries(
        [...new Set(labels)].sort().map(label => [label, labels.filter(each => each === label).length]),
      );
    };
    assert.equal(incidents.length, 49);
    assert.deepEqual(counts('Incident::'), {
      'Incident::Active': 9,
      'Incident::Mitigated': 6,
      'Incident::Resolved': 20,
      'Incident::Review-Completed': 5,
      'Incident::Review-Scheduled': 3,
      'Incident::Review-in-Progress': 6,
    });
    assert.deepEqual(counts('severity::'), {
      'severity::1': 8,
      'severity::2': 15,
      'severity::3': 15,
      'severity::4': 10,
    });
    assert.deepEqual([...new Set(incidents.map(({ severity }) => severity))].sort(), [
      'critical',
      'high',
      'low',
      'medium',
    ]);
  });

  test('nothing lies in the future, no issue changes before it exists', () => {
    const times = [
      ...data.issues.flatMap(({ createdAt, updatedAt, closedAt }) => [createdAt, updatedAt, closedAt ?? 0]),
      ...[...data.notes, ...data.labelEvents, ...data.stateEvents, ...data.links].map(({ createdAt }) => createdAt),
    ];
    assert.deepEqual(
      times.filter(time => time > now),
      [],
    );
    assert.deepEqual(
      data.issues.filter(({ createdAt, updatedAt }) => updatedAt < createdAt),
      [],
    );
  });

  test('numbers follow the time of creation, in each project', () => {
    for (const project of data.projects) {
      const issues = data.issues.filter(issue => issue.projectId === project.id).sort((a, b) => a.iid - b.iid);
      assert.deepEqual(
        issues.map(({ createdAt }) => createdAt),
        issues.map(({ createdAt }) => createdAt).sort((a, b) => a - b),
      );
      assert.equal(new Set(issues.map(({ iid }) => iid)).size, issues.length);
    }
  });

  test('the label events of an issue lead to the labels that it bears', () => {
    for (const issue of data.issues) {
      const labels = new Set<string>();
      for (const { issueId, label, action } of data.labelEvents) {
        if (issueId !== issue.id) continue;
        if (action === 'add') labels.add(label);
        else labels.delete(label);
      }
      assert.deepEqual([...labels].sort(), [...issue.labels].sort(), issue.title);
    }
  });

  test('every label exists, every title fits', () => {
    const known = new Set(data.labels.map(({ name }) => name));
    assert.deepEqual(
      data.issues.flatMap(({ labels }) => labels.filter(label => !known.has(label))),
      [],
    );
    assert.deepEqual(
      data.issues.filter(({ title }) => lengthOf(title) > 255),
      [],
    );
    assert.equal(Math.max(...data.issues.map(({ title }) => lengthOf(title))), 255);
  });

  test('each review is linked to its incident and due five working days after its start', () => {
    assert.equal(reviews.length, 14);
    for (const review of reviews) {
      const linked = data.links
        .filter(link => link.sourceId === review.id)
        .map(link => data.issues.find(({ id }) => id === link.targetId));
      assert.equal(linked.filter(issue => issue?.type === 'incident').length, 1, review.title);
      assert.match(review.dueDate ?? '', /^2025-\d\d-\d\d$/u);
    }
  });

  test('reviews are overdue, due within two days, later, and done', () => {
    const open = reviews.filter(({ state }) => state === 'opened').map(({ dueDate }) => dueDate ?? '');
    const today = '2025-10-15';
    assert.deepEqual(
      {
        overdue: open.filter(due => due < today).length,
        soon: open.filter(due => due >= today && due <= '2025-10-17').length,
        later: open.filter(due => due > '2025-10-17').length,
        done: reviews.length - open.length,
      },
      { overdue: 4, soon: 5, later: 2, done: 3 },
    );
  });

  test('some reviews carry a marker that names both issues, some were made by hand', () => {
    const marked = reviews.filter(({ description }) => description?.startsWith('<!-- incident-review\n'));
    assert.equal(marked.length, 11);
    for (const { iid, description } of marked) {
      assert.ok(description?.includes(`\nreview: acme/production#${iid}\n-->`), description ?? '');
    }
    assert.equal(
      new Set(marked.map(({ description }) => /^id: (.*)$/mu.exec(description ?? '')?.[1])).size,
      marked.length,
    );
  });

  test('severe incidents without a review are among the resolved and the closed', () => {
    const reviewed = new Set(
      data.links.filter(link => reviews.some(({ id }) => id === link.sourceId)).map(link => link.targetId),
    );
    const without = (state: string): number =>
      incidents.filter(
        issue =>
          issue.state === state &&
          !reviewed.has(issue.id) &&
          issue.labels.includes('Incident::Resolved') &&
          issue.labels.includes('severity::2'),
      ).length;
    assert.equal(without('opened'), 3);
    assert.equal(without('closed'), 1);
  });
});
