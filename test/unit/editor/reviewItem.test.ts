// What the status bar says of a review in GitLab, whoever signs in while it is shown.
import assert from 'node:assert/strict';
import { Uri, window, type TextDocument } from 'vscode';
import { ReviewItem, type ReviewItemParts } from '../../../src/editor/reviewItem';
import { defaultLabelNames } from '../../../src/incident/labels';
import { createPolicy } from '../../../src/incident/policy';
import { makeIncident, makeReview } from '../../issues';

suite('The review in the status bar', () => {
  const item = { text: '', show: () => undefined, hide: () => undefined, dispose: () => undefined };
  const reference = { project: 'g/p', iid: 5 };
  const turns = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
  const document = { uri: Uri.parse('file:///review.md') } as unknown as TextDocument;
  const analysis = { completeness: { complete: 1, total: 2, open: [] }, dueDate: undefined, review: {} };
  let kind: string;
  let answer: (asked: { readonly iid: number }) => Promise<unknown>;
  let bar: ReviewItem;

  setup(() => {
    Object.assign(window, { createStatusBarItem: () => item });
    const parts = {
      incidents: {
        account: {
          reviewAt: () => reference,
          access: () => Promise.resolve({ kind }),
          gitlab: () => Promise.resolve({ issue: (asked: { readonly iid: number }) => answer(asked) }),
        },
        settings: { of: () => ({ labels: defaultLabelNames }), policy: () => createPolicy('gitlab-2025') },
        findKnownReview: () => undefined,
        findKnown: () => undefined,
      },
      log: { error: () => undefined },
      now: () => 0,
    };
    bar = new ReviewItem(parts as unknown as ReviewItemParts, () => undefined);
  });

  teardown(() => {
    bar.dispose();
    Reflect.deleteProperty(window, 'createStatusBarItem');
  });

  async function show(): Promise<string> {
    bar.show(document, analysis as unknown as Parameters<ReviewItem['show']>[1]);
    await turns();
    bar.show(document, analysis as unknown as Parameters<ReviewItem['show']>[1]);
    return item.text;
  }

  test('says its state once somebody has signed in, and nothing of it to the next one who may not see it', async () => {
    kind = 'signed-out';
    answer = () => Promise.resolve(makeReview({ reference, opened: false }));
    assert.equal(await show(), '$(checklist) 1 of 2');
    kind = 'signed-in';
    bar.reset();
    assert.equal(await show(), '$(checklist) 1 of 2 · closed');
    answer = () => Promise.reject(new Error('no such issue'));
    bar.reset();
    assert.equal(await show(), '$(checklist) 1 of 2');
  });

  test('an answer for the account before says nothing to the next one', async () => {
    kind = 'signed-in';
    let tell: (issue: unknown) => void = () => undefined;
    answer = () => new Promise(resolve => (tell = resolve));
    await show();
    bar.reset();
    tell(makeReview({ reference, opened: false }));
    answer = () => Promise.reject(new Error('no such issue'));
    assert.equal(await show(), '$(checklist) 1 of 2');
  });

  test('a question for the account before, which ends late, takes nothing from what the next one knows of the incident', async () => {
    kind = 'signed-in';
    const incident = { project: 'g/p', iid: 4 };
    const review = makeReview({ reference, incident });
    const ends: (() => void)[] = [];
    answer = ({ iid }) =>
      iid === 5 ? Promise.resolve(review) : new Promise((_, reject) => ends.push(() => reject(new Error('aborted'))));
    await show();
    bar.reset();
    answer = ({ iid }) =>
      Promise.resolve(iid === 5 ? review : makeIncident({ reference: incident, state: 'review-completed' }));
    assert.equal(await show(), '$(checklist) 1 of 2 · completed · to close');
    ends.forEach(end => end());
    assert.equal(await show(), '$(checklist) 1 of 2 · completed · to close');
  });
});
