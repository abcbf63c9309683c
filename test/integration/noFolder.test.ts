// A window without a folder: everything works, and reviews are untitled documents.
import assert from 'node:assert/strict';
import { commands, window, workspace, type Uri } from 'vscode';
import type { GitLab } from '../gitlab';
import {
  activate,
  closeAll,
  problemsWhen,
  rest,
  rows,
  showView,
  signedIn,
  signedOut,
  startReview,
  withAnswers,
} from './support';

suite('Without a folder', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    assert.equal(workspace.workspaceFolders, undefined);
    await activate();
    gitlab = await signedIn();
  });

  suiteTeardown(() => signedOut(gitlab));
  teardown(closeAll);

  test('starting a review makes an untitled document', async () => {
    await showView('incidents');
    await rest('incidents');
    const [group] = await rows('incidents');
    const [row] = await rows('incidents', group);
    const uri = await startReview(row?.row);
    assert.ok(uri);
    assert.equal(uri.scheme, 'untitled');
    const document = window.activeTextEditor?.document;
    assert.ok(document);
    assert.equal(document.languageId, 'markdown');
    await problemsWhen(document, 'problems', found => found.length > 0);
    await rest('incidents');
    const again = await startReview(row?.row);
    assert.equal(again?.toString(), uri.toString());
    assert.deepEqual(gitlab.writes(), []);
  });

  test('a new review asks for its template and title', async () => {
    await withAnswers({ pick: items => items[1], input: () => 'The mail queue stood still' }, async said => {
      const uri = await commands.executeCommand<Uri>('incidentReviews.newReview');
      assert.equal(said.asked.length, 1);
      assert.equal(said.asked[0]?.length, 3);
      const document = await workspace.openTextDocument(uri);
      assert.match(document.getText(), /The mail queue stood still/u);
      assert.doesNotMatch(document.getText(), /^incident:/mu);
    });
  });
});
