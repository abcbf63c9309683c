// Which file of the workspace is the review of an incident.
import assert from 'node:assert/strict';
import { Uri, workspace, type WorkspaceFolder } from 'vscode';
import { findReviewFile } from '../../../src/session/reviewFiles';
import { WorkspaceDisk } from './workspaceDisk';

suite('The file of a review', () => {
  const folder = { uri: Uri.parse('file:///w'), name: 'w', index: 0 } as unknown as WorkspaceFolder;
  const issue = { project: 'g/p', iid: 7 };
  const parts = {
    settings: { of: () => ({ reviewsFolder: 'reviews' }) },
    account: { referenceIn: (name: string | undefined) => (name === 'g/p#7' ? issue : undefined) },
    files: new Map(),
  } as unknown as Parameters<typeof findReviewFile>[0];
  let disk: WorkspaceDisk;

  setup(() => {
    disk = new WorkspaceDisk();
    disk.enter(folder);
    Object.assign(workspace, { textDocuments: [] });
  });

  teardown(() => disk.leave());

  test('is found in a folder that holds many pictures of it too', async () => {
    for (let nth = 0; nth < 600; nth += 1) disk.put(`/w/reviews/chart-${nth}.png`, '');
    disk.put('/w/reviews/ovens.md', '<!-- incident-review incident: g/p#7 -->\n\n# Ovens are cold\n');
    assert.equal(String(await findReviewFile(parts, issue)), 'file:///w/reviews/ovens.md');
  });
});
