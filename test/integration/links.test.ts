// Links to GitLab, and opening reviews where they are.
import assert from 'node:assert/strict';
import { commands, env, Uri, window } from 'vscode';
import type { GitLab } from '../gitlab';
import {
  activate,
  closeAll,
  createFile,
  hideViews,
  open,
  problems,
  remove,
  rows,
  showView,
  signedIn,
  signedOut,
  until,
  withAnswers,
  write,
  type Painted,
} from './support';

suite('Links', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
  });

  suiteTeardown(async () => {
    await hideViews();
    await signedOut(gitlab);
  });

  teardown(async () => {
    await closeAll();
    await remove('mine.md');
    await remove('incident-reviews');
  });

  async function first(name: 'incidents' | 'reviews'): Promise<Painted & { iid: number }> {
    await showView(name);
    const [group] = await rows(name);
    const [row] = await rows(name, group);
    assert.ok(row);
    const { incident, review } = row.row as { incident?: Issue; review?: Issue };
    return { ...row, iid: (review ?? incident)?.reference.iid ?? 0 };
  }

  interface Issue {
    readonly reference: { readonly iid: number };
  }

  /** The addresses that were opened outside while `work` ran. */
  async function opened(work: () => Thenable<unknown>): Promise<readonly string[]> {
    const original = env.openExternal;
    const addresses: string[] = [];
    Object.assign(env, {
      openExternal: (uri: Uri) => {
        addresses.push(uri.toString(true));
        return Promise.resolve(true);
      },
    });
    try {
      await work();
      return addresses;
    } finally {
      Object.assign(env, { openExternal: original });
    }
  }

  test('a row opens its page below the configured address', async () => {
    const { row, iid } = await first('incidents');
    assert.deepEqual(await opened(() => commands.executeCommand('incidentReviews.openInGitLab', row)), [
      `${gitlab.url}/acme/production/-/issues/${iid}`,
    ]);
  });

  test('the link of a row is copied', async () => {
    const { row, iid } = await first('incidents');
    const link = `${gitlab.url}/acme/production/-/issues/${iid}`;
    assert.equal(await commands.executeCommand('incidentReviews.copyLink', row), link);
    assert.equal(await env.clipboard.readText(), link);
  });

  test('the review in the editor leads to its incident', async () => {
    const text =
      '<!-- incident-review\nid: x\nincident: acme/production#1204\n-->\n\n# A review\n\n## Summary\n\nTODO\n';
    const { document } = await open(await write('mine.md', text));
    await until('problems', () => problems(document).length > 0);
    assert.equal(
      await commands.executeCommand('incidentReviews.copyLink'),
      `${gitlab.url}/acme/production/-/issues/1204`,
    );
  });

  test('a review without a file here opens in place', async () => {
    const { row, iid } = await first('reviews');
    assert.deepEqual(await opened(() => commands.executeCommand('incidentReviews.openReview', row)), []);
    const { scheme, path } = window.activeTextEditor?.document.uri ?? Uri.file('/');
    assert.equal(scheme, 'incident-review');
    assert.ok(path.includes(`/acme/production/${iid}/`), path);
  });

  test('a review with a file here opens the file', async () => {
    const { row, iid } = await first('reviews');
    const uri = await createFile(
      'incident-reviews/mine.md',
      `<!-- incident-review\nid: x\nreview: acme/production#${iid}\n-->\n\n# Mine\n`,
    );
    assert.deepEqual(await opened(() => commands.executeCommand('incidentReviews.openReview', row)), []);
    assert.equal(window.activeTextEditor?.document.uri.toString(), uri.toString());
  });

  test('a review is picked from the palette', async () => {
    await withAnswers({ pick: items => items[0] }, async said => {
      const addresses = await opened(() => commands.executeCommand('incidentReviews.openReview'));
      assert.deepEqual(addresses, []);
      assert.ok((said.asked[0]?.length ?? 0) > 3);
    });
  });
});
