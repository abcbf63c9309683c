// The page of an incident as Markdown: which review it names.
import assert from 'node:assert/strict';
import { defaultLabelNames } from '../../../src/incident/labels';
import type { ReviewIssue } from '../../../src/incident/model';
import { renderIncidentPage, type PageView } from '../../../src/incidentPage/text';
import { makeIncident, makeReview } from '../../issues';

const closed = makeReview({ reference: { project: 'g/p', iid: 8 }, opened: false, title: 'Twin' });
const open = makeReview({ reference: { project: 'g/p', iid: 9 }, title: 'Basket' });

/** What the page says of the review. */
function readReview(linked: readonly ReviewIssue[], review: ReviewIssue | undefined): string | undefined {
  const answers = { links: linked.map(issue => ({ id: 1, issue })) };
  const view: PageView = {
    url: 'https://gitlab.example.com',
    names: defaultLabelNames,
    now: 0,
    seen: undefined,
    me: undefined,
    hints: [],
    deadline: undefined,
    review,
    waiting: [],
    isLoading: false,
    failureWords: String,
  };
  const facts = { issue: makeIncident(), answers, failures: new Map() } as unknown as Parameters<
    typeof renderIncidentPage
  >[0];
  return /^- \*\*Review:\*\* (?:\[([^\]]+)\]\S+ )?(.+)$/mu.exec(renderIncidentPage(facts, view))?.slice(1).join(' ');
}

suite('The review that the page of an incident names', () => {
  for (const [name, linked, known, said] of [
    ['is the open one of those that are linked', [closed, open], undefined, 'g/p#9 Basket'],
    ['is the open one, though it is not linked and its twin is', [closed], open, 'g/p#9 Basket'],
    ['is the closed one where there is no other', [closed], undefined, 'g/p#8 Twin (closed)'],
    ['is none where nobody knows of one', [], undefined, ' none yet'],
  ] as const) {
    test(name, () => assert.equal(readReview(linked, known), said));
  }
});
