// What a person reads at the default width: about twenty-five signs, and the badge.
import assert from 'node:assert/strict';
import type { Incident, ReviewIssue } from '../../../../src/incident/model';
import { hourMs, minuteMs, dayMs } from '../../../../src/incident/units';
import { shortenAge, shortenTitle, writeIncidentRow, writeReviewRow } from '../../../../src/sidebar/looks/rowTexts';
import type { Due, GroupRow, IncidentRow, ReviewRow } from '../../../../src/sidebar/rows/treeRows';
import { describeAgo, describeDue, describeDueDate } from '../../../../src/sidebar/looks/words';
import { makeIncident, makeReview } from '../../../issues';
import { env } from '../../vscode';

const now = Date.parse('2026-03-05T12:00:00Z');
const ana = { id: 1, username: 'ana', name: 'Ana Ruiz' };

function dueIn(days: number, date: string): Due {
  return { date, days, workingDays: days, isOverdue: days < 0 };
}

const basket = {
  reference: { project: 'g/p', iid: 12 },
  title: 'Basket empties itself',
  assignees: [ana],
  createdAt: now - 3 * hourMs,
  severity: 2,
} as const;

function incidentRow(over: Partial<IncidentRow> = {}, of: Partial<Incident> = {}): IncidentRow {
  const incident = makeIncident({ ...basket, services: ['Shop', 'Mail'], ...of });
  const plain = { why: undefined, deadline: undefined, due: undefined, hints: [], isUnchecked: false };
  return { kind: 'incident', id: 'x', parent: undefined, ...plain, incident, ...over };
}

function reviewRow(over: Partial<ReviewRow> = {}, of: Partial<ReviewIssue> = {}): ReviewRow {
  const review = makeReview({ ...basket, incident: { project: 'g/p', iid: 7 }, ...of });
  const plain = { standing: 'in-progress', due: undefined, isUnsent: false } as const;
  return { kind: 'review', id: 'x', parent: undefined, ...plain, review, ...over };
}

suite('What rows say', () => {
  const mine: GroupRow = { kind: 'group', id: 'mine', key: 'mine', parent: undefined, count: 1, rows: [] };

  test('an incident that goes on: its age, and its title; the edge is for how severe it is, until something is due', () => {
    assert.deepEqual(writeIncidentRow(incidentRow(), now), {
      label: '3h Basket empties itself',
      description: 'Shop · #12',
      badge: { text: 'S2', tone: 'calm', words: 'severity 2' },
    });
  });

  test('a title of which nothing is seen is replaced by the number: a row without words is none', () => {
    const title = 'Incident: \u200b\u202e';
    assert.equal(writeIncidentRow(incidentRow({}, { title }), now).label, '3h g/p#12');
    assert.equal(writeReviewRow(reviewRow({}, { title })).label, 'g/p#12');
  });

  const asking = [{ kind: 'no-manager' }] as const;
  const ofSeverity: GroupRow = { ...mine, key: 'named', by: 'severity' };
  for (const [name, of, over, badge] of [
    ['the worst goes on', { severity: 1 }, {}, 'S1 late'],
    ['the worst is over', { severity: 1, state: 'resolved' }, {}, 'S1 calm'],
    ['the process asks for something now', { severity: 3 }, { hints: asking }, '3! soon'],
    ['its group says the severity', { severity: 3 }, { parent: ofSeverity }, undefined],
    ['its group says the severity, and the process asks', {}, { parent: ofSeverity, hints: asking }, '! soon'],
    ['nobody gave it a severity', { severity: undefined }, {}, undefined],
    ['something is due', {}, { due: dueIn(3, '2026-03-08') }, '3d calm'],
  ] as const) {
    test(`the edge of an incident: ${name}`, () => {
      const shown = writeIncidentRow(incidentRow(over, of), now).badge;
      assert.equal(shown && `${shown.text} ${shown.tone}`, badge);
    });
  }

  test('one whose review is completed has the same mark as the review; a closed one that still needs one says so', () => {
    const completed = writeIncidentRow(incidentRow({}, { state: 'review-completed' }), now);
    assert.deepEqual(completed.badge, { text: '✓', tone: 'calm', words: 'Review completed' });
    assert.equal(completed.label, '3h Basket empties itself');
    const parent: GroupRow = { ...mine, key: 'review-required' };
    const closed = incidentRow({ due: dueIn(6, '2026-03-11'), parent }, { state: 'closed', opened: false });
    assert.equal(writeIncidentRow(closed, now).description, 'Shop · S2 · closed · #12');
  });

  test('an incident that nobody has taken, and what the process asks for', () => {
    const row = incidentRow({ hints: [{ kind: 'not-acknowledged', minutes: 180, limit: 15 }] }, { assignees: [] });
    assert.deepEqual(writeIncidentRow(row, now), {
      label: '3h Basket empties itself',
      description: 'not acknowledged · Shop · #12',
      badge: { text: '2!', tone: 'soon', words: 'severity 2 · not acknowledged' },
    });
  });

  test('an incident that waits for its review: when that is due instead of its age', () => {
    const row = incidentRow({ why: 'requested', due: dueIn(-2, '2026-03-03') }, { state: 'resolved', services: [] });
    assert.deepEqual(writeIncidentRow(row, now), {
      label: 'Basket empties itself',
      description: 'S2 · requested · #12',
      badge: { text: '-2', tone: 'late', words: 'overdue since Tuesday' },
    });
  });

  test('an incident of which nobody knows whether it has a review says so', () => {
    const { description } = writeIncidentRow(incidentRow({ isUnchecked: true }), now);
    assert.equal(description, 'Shop · review not checked · #12');
  });

  test('what waits for its review says since when; what was closed says when', () => {
    const deadline = {
      due: '2026-03-10',
      reminder: '2026-03-10',
      from: '2026-03-03',
      base: 'requirement',
      workingDays: 5,
    } as const;
    const waiting = incidentRow({ deadline, due: dueIn(5, '2026-03-10') });
    assert.equal(writeIncidentRow(waiting, now).description, 'since Mar 3 · Shop · S2 · #12');
    const parent: GroupRow = { ...mine, key: 'closed-without-review' };
    const closed = incidentRow({ parent }, { state: 'closed', closedAt: now - 3 * dayMs });
    assert.equal(writeIncidentRow(closed, now).description, 'closed 3 days ago · Shop · #12');
  });

  for (const [name, group, facts] of [
    ['Mine', mine, ' · Active · S2'],
    ['an owner’s', { ...mine, key: 'named', by: 'owner' }, ' · Active · S2'],
    ['a severity', { ...mine, key: 'named', by: 'severity' }, ' · Active'],
    ['a state', { ...mine, key: 'active' }, ' · S2'],
  ] as const) {
    test(`what the group says is not said by its rows: ${name}`, () => {
      const due = dueIn(-2, '2026-03-03');
      const incident = writeIncidentRow(incidentRow({ due, parent: group }), now);
      assert.equal(incident.description, `Shop${facts} · #12`);
      const review = writeReviewRow(reviewRow({ due, parent: group, standing: 'overdue' }));
      assert.equal(review.description, '#7 · #12');
    });
  }

  test('a review: its incident and itself by their numbers, behind the title', () => {
    const row = reviewRow({ due: dueIn(1, '2026-03-06') }, { title: 'Incident Review: Basket empties itself' });
    assert.deepEqual(writeReviewRow(row), {
      label: 'Basket empties itself',
      description: '#7 · #12',
      badge: { text: '1d', tone: 'soon', words: 'due tomorrow' },
    });
  });

  test('what is not sent comes first; a completed review is not due', () => {
    const row = reviewRow({ standing: 'completed', isUnsent: true, due: dueIn(-9, '2026-02-24') });
    assert.deepEqual(writeReviewRow(row), {
      label: 'Basket empties itself',
      description: 'not sent · #7 · #12',
      badge: undefined,
    });
  });

  for (const [title, short] of [
    ['Incident Review: Down', 'Down'],
    ['incident review – Down', 'Down'],
    ['Post-mortem: Down', 'Down'],
    ['Incident: Down', 'Down'],
    ['Incident in the canteen', 'Incident in the canteen'],
    ['Incident Review:', 'Incident Review:'],
    ['Incident reviews are late', 'Incident reviews are late'],
  ] as const) {
    test(`a title in short: ${title}`, () => assert.equal(shortenTitle(title), short));
  }

  for (const [title, label] of [
    ['2026-03-05: Down', 'Down'],
    ['Incident: 2026-03-05 Down', 'Down'],
    ['2026-03-05', '2026-03-05'],
    ['2026-03-05T10:00 Down', '2026-03-05T10:00 Down'],
  ] as const) {
    test(`the row of an incident says how old it is, so no date stands before its title; a review’s is not that one: ${title}`, () => {
      assert.equal(writeIncidentRow(incidentRow({}, { title }), now).label, `3h ${label}`);
      assert.equal(writeReviewRow(reviewRow({}, { title })).label, shortenTitle(title));
    });
  }

  for (const [days, date, words] of [
    [-20, '2026-02-13', 'overdue since 2026-02-13'],
    [-7, '2026-02-26', 'overdue since 2026-02-26'],
    [-6, '2026-02-27', 'overdue since Friday'],
    [-2, '2026-03-03', 'overdue since Tuesday'],
    [-1, '2026-03-04', 'was due yesterday'],
    [0, '2026-03-05', 'due today'],
    [1, '2026-03-06', 'due tomorrow'],
    [4, '2026-03-09', 'due on Monday'],
    [7, '2026-03-12', 'due on 2026-03-12'],
  ] as const) {
    test(`${days} days: ${words}`, () => {
      assert.equal(describeDue(dueIn(days, date)), words);
      const both = describeDueDate(dueIn(days, date));
      assert.ok(both.endsWith(words) && both.split(date).length === 2, both);
    });
  }

  for (const [language, hours, words] of [
    ['en', 71, '2 days ago'],
    ['de', 1, 'vor 1 Stunde'],
    // Then it was the day before the day before yesterday by the calendar: "vorgestern" would be another day.
    ['de', 71, 'vor 2 Tagen'],
  ] as const) {
    test(`how long ago something was is counted, and no day of the calendar: ${words}`, () => {
      const before = env.language;
      env.language = language;
      try {
        assert.equal(describeAgo(hours * hourMs), words);
      } finally {
        env.language = before;
      }
    });
  }

  for (const [days, text] of [
    [-1, '-1'],
    [-9, '-9'],
    [-10, '-w'],
    [-100, '-M'],
    [-400, '-y'],
    [0, '0d'],
    [9, '9d'],
    [20, '2w'],
    [100, '3M'],
    [400, '1y'],
  ] as const) {
    test(`a badge of ${days} days has two signs: ${text}`, () => {
      assert.equal(writeReviewRow(reviewRow({ due: dueIn(days, '2026-03-05') })).badge?.text, text);
    });
  }

  for (const [lasted, text] of [
    [-1, '0m'],
    [9.9 * minuteMs, '9m'],
    [10 * minuteMs, '¼h'],
    [30 * minuteMs, '½h'],
    [54 * minuteMs, '¾h'],
    [55 * minuteMs, '1h'],
    [9 * hourMs, '9h'],
    [10 * hourMs, '½d'],
    [dayMs, '1d'],
    [10 * dayMs, '1w'],
    [69 * dayMs, '9w'],
    [70 * dayMs, '2M'],
    [299 * dayMs, '9M'],
    [300 * dayMs, '1y'],
    [4000 * dayMs, '9+'],
  ] as const) {
    test(`an age of ${lasted} ms: ${text}`, () => assert.equal(shortenAge(lasted), text));
  }
});
