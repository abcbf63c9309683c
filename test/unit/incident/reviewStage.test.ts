// How far a review is, by its labels and its incident's.
import assert from 'node:assert/strict';
import { defaultLabelNames } from '../../../src/incident/labels';
import type { ReviewIssue, WorkflowState } from '../../../src/incident/model';
import { isReviewCompleted, isReviewOver, readReviewStage } from '../../../src/incident/reviewStage';
import { incident } from '../review/fixtures';

const review = (labels: readonly string[], opened = true): ReviewIssue => {
  const { reference, projectId, title, confidential, assignees, author } = incident();
  const dates = { createdAt: 0, updatedAt: 0, closedAt: undefined, dueDate: undefined, severity: undefined };
  const issue = { reference, projectId, title, confidential, assignees, author, labels, opened };
  return { ...issue, ...dates, kind: 'review', incident: undefined, markerId: undefined };
};

suite('The stage of a review', () => {
  const cases: readonly (readonly [WorkflowState | undefined, ReviewIssue | undefined, 'drafting' | 'completing'])[] = [
    [undefined, undefined, 'drafting'],
    ['resolved', undefined, 'drafting'],
    ['review-completed', undefined, 'completing'],
    ['resolved', review(['Incident::Review-Completed']), 'completing'],
    ['resolved', review(['done::yes']), 'completing'],
    ['review-in-progress', review(['IncidentReview']), 'drafting'],
    ['review-completed', review([]), 'completing'],
    ['review-completed', review(['Incident::Review-Completed'], false), 'drafting'],
  ];
  const names = {
    ...defaultLabelNames,
    states: { ...defaultLabelNames.states, 'review-completed': 'done::yes' },
  };
  for (const [state, issue, stage] of cases) {
    const shown = issue
      ? `${issue.opened ? 'open' : 'closed'} review ${issue.labels.join(', ') || 'without labels'}`
      : 'no review';
    test(`incident ${state ?? 'unknown'}, ${shown}: ${stage}`, () =>
      assert.equal(readReviewStage({ incident: state && incident({ state }), review: issue }, names), stage));
  }
});

suite('Whether a review is completed', () => {
  const cases: readonly (readonly [WorkflowState, ReviewIssue, boolean])[] = [
    ['review-completed', review(['Incident::Review-Scheduled']), true],
    ['review-scheduled', review(['Incident::Review-Completed']), true],
    ['review-scheduled', review(['Incident::Review-Scheduled']), false],
    ['closed', review([]), false],
  ];
  for (const [state, issue, isCompleted] of cases) {
    const shown = issue.labels.join(', ') || 'without labels';
    test(`incident ${state}, review ${shown}: ${isCompleted ? 'yes' : 'no'}`, () =>
      assert.equal(
        isReviewCompleted({ incident: incident({ state }), review: issue }, defaultLabelNames),
        isCompleted,
      ));
  }
});

suite('Whether a review is over', () => {
  const cases: readonly (readonly [ReviewIssue, boolean])[] = [
    [review(['IncidentReview']), false],
    [review(['Incident::Review-in-Progress']), false],
    [review(['Incident::Review-Completed']), true],
    [review([], false), true],
  ];
  for (const [issue, isOver] of cases) {
    test(`${issue.opened ? 'open' : 'closed'}, ${issue.labels.join(', ') || 'without labels'}: ${isOver ? 'yes' : 'no'}`, () =>
      assert.equal(isReviewOver(issue, defaultLabelNames), isOver));
  }
});
