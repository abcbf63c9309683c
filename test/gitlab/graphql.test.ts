// GraphQL of the stand-in: what GitLab's documents record is answered, anything else refused in GitLab's words.
import assert from 'node:assert/strict';
import { sampleTokens } from './sample';
import type { GitLab, GitLabOptions } from './server';
import { startSample } from './testing';

interface Answered {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly extensions?: { readonly code: string } }[];
}

suite('stand-in GitLab: GraphQL', () => {
  let gitlab: GitLab;
  const start = async (options: Partial<GitLabOptions> = {}): Promise<void> => {
    gitlab = await startSample(options);
  };
  teardown(() => gitlab.stop());

  async function ask(query: string, variables: object = {}, token: string = sampleTokens.onCall): Promise<Answered> {
    const response = await fetch(`${gitlab.url}/api/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { readonly data: unknown; readonly errors?: Answered['errors'] };
    return { status: response.status, data: body.data, errors: body.errors ?? [] };
  }

  /** The global id of acme/production#1204. */
  function incidentId(): string {
    const project = gitlab.store.project(101);
    assert.ok(project);
    return `gid://gitlab/Issue/${String(gitlab.store.issueOf(project, 1204)?.id)}`;
  }

  const list = `query($id: IssueID!) { project(fullPath: "acme/production") {
    incidentManagementTimelineEvents(incidentId: $id) { nodes { note occurredAt author { username } timelineEventTags { nodes { name } } } }
  } }`;
  const create = `mutation($id: IssueID!, $note: String!, $at: Time!, $tags: [String!]) {
    timelineEventCreate(input: { incidentId: $id, note: $note, occurredAt: $at, timelineEventTagNames: $tags }) {
      timelineEvent { note } errors
    }
  }`;
  const at = '2025-10-01T10:00:00Z';
  const noAccess =
    "The resource that you are attempting to access does not exist or you don't have permission to perform this action";

  test('an event is added with its time and tags, and read back', async () => {
    await start();
    const { data } = await ask(create, { id: incidentId(), note: 'Calm again', at, tags: ['End time'] });
    assert.deepEqual(data, { timelineEventCreate: { timelineEvent: { note: 'Calm again' }, errors: [] } });
    const read = await ask(list, { id: incidentId() }, sampleTokens.readOnly);
    const { nodes } = (read.data as { project: { incidentManagementTimelineEvents: { nodes: object[] } } }).project
      .incidentManagementTimelineEvents;
    assert.deepEqual(JSON.parse(JSON.stringify(nodes.find(node => 'note' in node && node.note === 'Calm again'))), {
      note: 'Calm again',
      occurredAt: '2025-10-01T10:00:00.000Z',
      author: { username: 'olivia.marsh' },
      timelineEventTags: { nodes: [{ name: 'End time' }] },
    });
  });

  test('a token that only reads adds none', async () => {
    await start();
    const before = await ask(list, { id: incidentId() });
    const { errors } = await ask(create, { id: incidentId(), note: 'Calm again', at }, sampleTokens.readOnly);
    assert.equal(errors[0]?.message, noAccess);
    assert.deepEqual(await ask(list, { id: incidentId() }), before);
  });

  const refusals: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ['no words', { note: ' ' }, "Timeline text can't be blank"],
    ['281 characters', { note: 'x'.repeat(281) }, 'Timeline text is too long (maximum is 280 characters)'],
    ['a tag of one’s own', { tags: ['Coffee'] }, 'Following tags don\'t exist: ["Coffee"]'],
    ['no time', { at: 'soon' }, "Occurred at can't be blank"],
  ];
  for (const [what, changes, words] of refusals) {
    test(`${what}: refused in the payload, with status 200`, async () => {
      await start();
      const { status, data } = await ask(create, { id: incidentId(), note: 'Seen', at, ...changes });
      assert.deepEqual([status, data], [200, { timelineEventCreate: { timelineEvent: null, errors: [words] } }]);
    });
  }

  test('a hundred events a page', async () => {
    await start();
    const project = gitlab.store.project(101);
    const issue = project && gitlab.store.issueOf(project, 1204);
    assert.ok(issue);
    const before = gitlab.store.timelineOf(issue).length;
    for (let each = before; each < 130; each += 1) {
      gitlab.store.addTimelineEvent(issue, { authorId: 2, note: `Event ${each}`, occurredAt: each });
    }
    const paged = `query($id: IssueID!, $after: String) { project(fullPath: "acme/production") {
      incidentManagementTimelineEvents(incidentId: $id, first: 500, after: $after) { nodes { note } pageInfo { hasNextPage endCursor } }
    } }`;
    const page = async (after: string | null): Promise<readonly [number, boolean, string]> => {
      const { data } = await ask(paged, { id: incidentId(), after });
      const found = (
        data as {
          project: {
            incidentManagementTimelineEvents: { nodes: []; pageInfo: { hasNextPage: boolean; endCursor: string } };
          };
        }
      ).project.incidentManagementTimelineEvents;
      return [found.nodes.length, found.pageInfo.hasNextPage, found.pageInfo.endCursor];
    };
    const [first, more, cursor] = await page(null);
    assert.deepEqual([first, more], [100, true]);
    assert.deepEqual((await page(cursor)).slice(0, 2), [30, false]);
  });

  const wrong: readonly (readonly [string, string, object, string, string | undefined])[] = [
    [
      'an unknown field',
      '{ project(fullPath: "acme/production") { mood } }',
      {},
      "Field 'mood' doesn't exist on type 'Project'",
      'undefinedField',
    ],
    [
      'an unknown argument',
      '{ project(fullPath: "a", size: 2) { id } }',
      {},
      "Field 'project' doesn't accept argument 'size'",
      'argumentNotAccepted',
    ],
    [
      'an id of another type',
      'query($id: ID!) { project(fullPath: "a") { incidentManagementTimelineEvents(incidentId: $id) { nodes { note } } } }',
      { id: '1' },
      'Type mismatch on variable $id (ID! / IssueID!)',
      'variableMismatch',
    ],
    ['no document', 'query {', {}, 'Syntax Error: Expected Name, found <EOF>.', undefined],
  ];
  for (const [what, query, variables, message, code] of wrong) {
    test(`${what} is refused for real`, async () => {
      await start();
      const { status, errors } = await ask(query, variables);
      assert.deepEqual([status, errors[0]?.message, errors[0]?.extensions?.code], [200, message, code]);
    });
  }

  const severity = `mutation { issueSetSeverity(input: { projectPath: "acme/production", iid: "1204", severity: LOW }) {
    issue { severity } errors } }`;

  test('severity is set', async () => {
    await start();
    assert.deepEqual((await ask(severity)).data, { issueSetSeverity: { issue: { severity: 'LOW' }, errors: [] } });
  });

  test('an archived project takes no change', async () => {
    await start();
    gitlab.store.archive(101);
    assert.equal((await ask(severity)).errors[0]?.message, noAccess);
  });

  test('an old server knows severity and no timeline', async () => {
    await start({ graphql: 'old' });
    assert.deepEqual((await ask(severity)).errors, []);
    const [error] = (await ask(list, { id: incidentId() })).errors;
    assert.ok(error?.message === "IssueID isn't a defined input type" || error?.extensions?.code === 'undefinedField');
  });

  test('a server may hide GraphQL', async () => {
    await start({ graphql: 'off' });
    assert.equal((await ask('{ project(fullPath: "acme/production") { id } }')).status, 404);
  });

  test('who may not see a project is told that there is none', async () => {
    await start();
    const hidden = gitlab.store.projects.find(({ visibility }) => visibility === 'private');
    assert.ok(hidden);
    const answer = await fetch(`${gitlab.url}/api/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'query($path: ID!) { project(fullPath: $path) { id } }',
        variables: { path: hidden.path },
      }),
    });
    assert.deepEqual(await answer.json(), { data: { project: null } });
  });
});
