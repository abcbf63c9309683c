// Which review a command is about: that of the row it was called on, whatever else is open.
import assert from 'node:assert/strict';
import type { CommandParts } from '../../../../src/commands/commandParts';
import { openTarget } from '../../../../src/commands/choosing/reviewTarget';
import { formatReference, parseReference } from '../../../../src/incident/reference';
import type { IssueReference } from '../../../../src/incident/model';
import { makeReview } from '../../../issues';
import { Uri, window } from '../../vscode';

const open = { project: 'acme/shop', iid: 4 };
const other = makeReview({ reference: { project: 'acme/shop', iid: 12 } });

/** The first issue that GitLab is asked for, while the review `open` is in the editor. */
async function findAsked(argument: unknown): Promise<string | undefined> {
  const document = { uri: Uri.parse('file:///reviews/four.md'), getText: () => '' };
  Object.assign(window, {
    activeTextEditor: { document },
    tabGroups: { activeTabGroup: { activeTab: undefined } },
  });
  const asked: string[] = [];
  const gitlab = {
    issue: (reference: IssueReference) => {
      asked.push(formatReference(reference));
      return Promise.reject(new Error('enough is known'));
    },
  };
  const account = {
    gitlab: () => Promise.resolve(gitlab),
    referenceIn: (name: string | undefined) => (name === undefined ? undefined : parseReference(name)),
    reviewAt: () => open,
  };
  const parts = {
    documents: { analyze: () => Promise.resolve({ review: { marker: { review: formatReference(open) } } }) },
    incidents: {
      account,
      findKnownReview: () => undefined,
      findKnownReviewOf: () => undefined,
    },
    settings: { of: () => ({ reviewProject: '', project: 'acme/shop' }) },
  };
  await assert.rejects(openTarget(parts as unknown as CommandParts, argument), /enough is known/u);
  return asked[0];
}

suite('The review that a command is about', () => {
  for (const [name, argument, asked] of [
    ['is the one in the editor where nothing is named', undefined, 'acme/shop#4'],
    ['is that of a name', 'acme/shop#12', 'acme/shop#12'],
    [
      'is that of a row from an earlier session, and not the one in the editor',
      { kind: 'review', review: { ...other, isRecalled: true } },
      'acme/shop#12',
    ],
  ] as const) {
    test(name, async () => assert.equal(await findAsked(argument), asked));
  }
});
