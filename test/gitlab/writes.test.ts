// What is written beside issues: links, notes, labels, uploads, timeline events.
import assert from 'node:assert/strict';
import { sampleTokens } from './sample';
import type { GitLab } from './server';
import { type Ask, asking, list, one, type Reply, startSample } from './testing';

suite('stand-in GitLab: writing beside issues', () => {
  let gitlab: GitLab;
  let ask: Ask;
  let guest: Ask;
  setup(async () => {
    gitlab = await startSample();
    ask = asking(gitlab);
    guest = asking(gitlab, sampleTokens.guest);
  });
  teardown(() => gitlab.stop());

  suite('links', () => {
    const link = (fields: object, asker = ask): Promise<Reply> => asker('POST /projects/101/issues/1204/links', fields);
    const target = { target_project_id: 'acme/production', target_issue_iid: 1201 };

    test('a link is seen from both ends, and gone from both', async () => {
      const made = await link(target);
      assert.equal(made.status, 201);
      assert.deepEqual(Object.keys(one(made)).sort(), ['id', 'link_type', 'source_issue', 'target_issue']);
      const from = async (iid: number): Promise<unknown[]> =>
        list(await ask(`GET /projects/101/issues/${iid}/links`))
          .filter(each => each['issue_link_id'] === one(made)['id'])
          .map(each => each['iid']);
      assert.deepEqual([await from(1204), await from(1201)], [[1201], [1204]]);
      const gone = await ask(`DELETE /projects/101/issues/1201/links/${String(one(made)['id'])}`, {});
      assert.equal(gone.status, 200);
      assert.deepEqual([await from(1204), await from(1201)], [[], []]);
    });

    test('blocks reads is_blocked_by from the other end', async () => {
      await link({ ...target, link_type: 'blocks' });
      const type = async (from: number, to: number): Promise<unknown> =>
        list(await ask(`GET /projects/101/issues/${from}/links`)).find(each => each['iid'] === to)?.['link_type'];
      assert.deepEqual([await type(1204, 1201), await type(1201, 1204)], ['blocks', 'is_blocked_by']);
    });

    const refused: readonly (readonly [string, object, number, unknown])[] = [
      [
        'the same again',
        { target_project_id: 101, target_issue_iid: 1205 },
        409,
        { message: 'Issue(s) already assigned' },
      ],
      [
        'an issue that is not there',
        { target_project_id: 101, target_issue_iid: 5 },
        404,
        { message: '404 Not found' },
      ],
      [
        'a project without access',
        { target_project_id: 104, target_issue_iid: 7 },
        404,
        { message: '404 Project Not Found' },
      ],
      ['no target', { target_project_id: 101 }, 400, { error: 'target_issue_iid is missing' }],
      ['a wrong type', { ...target, link_type: 'likes' }, 400, { error: 'link_type does not have a valid value' }],
    ];
    for (const [what, fields, status, json] of refused) {
      test(`${what}: ${status}`, async () => {
        const reply = await link(fields);
        assert.deepEqual({ status: reply.status, json: reply.json }, { status, json });
      });
    }

    test('a guest: 403', async () => {
      assert.deepEqual((await link(target, guest)).json, {
        message: "Couldn't link issue. You must have at least the Reporter role in both projects.",
      });
    });

    test('a link that is not there: 404', async () => {
      assert.equal((await ask('DELETE /projects/101/issues/1204/links/999999', {})).status, 404);
    });
  });

  suite('notes, labels, uploads, timeline', () => {
    const notes = 'POST /projects/101/issues/1204/notes';

    test('a note is kept, read back, and moves the issue', async () => {
      const before = one(await ask('GET /projects/101/issues/1204'))['updated_at'];
      const made = await ask(notes, { body: 'Please **look**\n' });
      assert.deepEqual([made.status, one(made)['body'], one(made)['internal']], [201, 'Please **look**', false]);
      assert.equal(list(await ask('GET /projects/101/issues/1204/notes'))[0]?.['id'], one(made)['id']);
      assert.ok(String(one(await ask('GET /projects/101/issues/1204'))['updated_at']) > String(before));
    });

    test('a note is changed and deleted by its author, and by nobody else', async () => {
      const path = `/projects/101/issues/1204/notes/${String(one(await ask(notes, { body: 'Helo' }))['id'])}`;
      const other = asking(gitlab, sampleTokens.serviceOwner);
      assert.deepEqual(
        [(await other(`PUT ${path}`, { body: 'x' })).status, (await other(`DELETE ${path}`)).status],
        [403, 403],
      );
      assert.equal(one(await ask(`PUT ${path}`, { body: 'Hello' }))['body'], 'Hello');
      assert.equal(one(await other(`GET ${path}`))['body'], 'Hello');
      assert.equal((await ask(`DELETE ${path}`)).status, 204);
      assert.deepEqual((await ask(`GET ${path}`)).json, { message: '404 Note Not Found' });
    });

    test('nothing but commands: 202, no note, the work is done', async () => {
      const count = list(await ask('GET /projects/101/issues/1204/notes?activity_filter=only_comments')).length;
      const reply = await ask(notes, { body: '/reopen\n/label ~security' });
      assert.equal(reply.status, 202);
      assert.deepEqual(one(reply)['summary'], ['Reopened this issue.', 'Added labels.']);
      const issue = one(await ask('GET /projects/101/issues/1204'));
      assert.deepEqual([issue['state'], (issue['labels'] as string[]).includes('security')], ['opened', true]);
      assert.equal(list(await ask('GET /projects/101/issues/1204/notes?activity_filter=only_comments')).length, count);
    });

    test('words and a command: the note without the command', async () => {
      const reply = await ask(notes, { body: 'Back again\n/reopen' });
      assert.deepEqual([reply.status, one(reply)['body']], [201, 'Back again']);
    });

    test('no body, an empty one, an internal one by a guest', async () => {
      assert.deepEqual((await ask(notes, {})).json, { error: 'body is missing' });
      assert.equal((await ask(notes, { body: ' ' })).status, 400);
      assert.equal((await guest(notes, { body: 'Hush', internal: true })).status, 403);
      assert.equal((await ask(notes, { body: 'Hush', internal: true })).status, 201);
    });

    test('a label is created once', async () => {
      const fields = { name: 'Cause::Deploy', color: '#112233', description: 'A deploy did it' };
      const made = await ask('POST /projects/101/labels', fields);
      assert.equal(made.status, 201);
      assert.equal(one(made)['is_project_label'], true);
      assert.deepEqual((await ask('POST /projects/101/labels', fields)).json, { message: 'Label already exists' });
      assert.deepEqual((await ask('POST /projects/101/labels', { ...fields, name: 'x', color: 'red-ish' })).json, {
        message: { color: ['must be a valid color code'] },
      });
      assert.equal((await guest('POST /projects/101/labels', { ...fields, name: 'y' })).status, 403);
    });

    test('an image is uploaded as multipart and read back', async () => {
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array([1, 2, 3])]), 'error rate.png');
      const headers = { 'private-token': sampleTokens.onCall };
      const response = await fetch(`${gitlab.url}/api/v4/projects/101/uploads`, {
        method: 'POST',
        headers,
        body: form,
      });
      assert.equal(response.status, 201);
      const { url, full_path, alt, markdown } = (await response.json()) as Record<string, string>;
      assert.match(url ?? '', /^\/uploads\/[0-9a-f]{32}\/error_rate\.png$/u);
      assert.deepEqual(
        [full_path, alt, markdown],
        [`/-/project/101${url ?? ''}`, 'error_rate', `![error_rate](${url ?? ''})`],
      );
      const back = await fetch(`${gitlab.url}/api/v4/projects/101${url ?? ''}`, { headers });
      assert.equal(back.headers.get('content-type'), 'image/png');
      assert.deepEqual([...new Uint8Array(await back.arrayBuffer())], [1, 2, 3]);
      assert.equal((await fetch(`${gitlab.url}${full_path ?? ''}`)).status, 404);
    });
  });
});

suite('stand-in GitLab: pages for a browser', () => {
  const pageOf = async (options: object, title: string): Promise<readonly [number, string]> => {
    const gitlab = await startSample(options);
    try {
      const issue = gitlab.store.allIssues().find(each => each.title.startsWith(title));
      assert.ok(issue);
      const response = await fetch(`${gitlab.url}/${gitlab.store.projectOf(issue).path}/-/issues/${issue.iid}`);
      return [response.status, await response.text()];
    } finally {
      await gitlab.stop();
    }
  };

  test('an issue has a page where that was asked for, with its title as text', async () => {
    const [status, html] = await pageOf({ pages: true }, '<!-- Product pages');
    assert.equal(status, 200);
    assert.ok(html.includes('<h1>&lt;!-- Product pages print comments --&gt; and &lt;script&gt;'));
  });

  test('also in a subgroup', async () => {
    assert.equal((await pageOf({ pages: true }, 'Alert links to a runbook'))[0], 200);
  });

  test('and none else', async () => assert.equal((await pageOf({}, '<!-- Product pages'))[0], 404));
});
