// What each call answers: status, keys and kinds of values, headers, and who may ask.
import assert from 'node:assert/strict';
import { assertNone } from '../assertNone';
import { routes } from './resources';
import { match } from './router';
import { sampleTokens } from './sample';
import type { GitLab } from './server';
import { type Ask, asking, assertShape, type Shape, startSample } from './testing';

const user: Shape = {
  id: 'number',
  username: 'string',
  public_email: 'string',
  name: 'string',
  state: 'string',
  locked: 'boolean',
  avatar_url: 'null',
  web_url: 'link',
};

const issue = {
  id: 'number',
  iid: 'number',
  project_id: 'number',
  title: 'string',
  description: 'string?',
  state: 'string',
  created_at: 'time',
  updated_at: 'time',
  closed_at: 'time?',
  closed_by: 'object?',
  labels: ['string'],
  milestone: 'null',
  assignees: 'list',
  author: user,
  type: 'string',
  assignee: 'object?',
  user_notes_count: 'number',
  merge_requests_count: 'number',
  upvotes: 'number',
  downvotes: 'number',
  due_date: 'day?',
  confidential: 'boolean',
  discussion_locked: 'boolean?',
  issue_type: 'string',
  web_url: 'link',
  time_stats: {
    time_estimate: 'number',
    total_time_spent: 'number',
    human_time_estimate: 'null',
    human_total_time_spent: 'null',
  },
  task_completion_status: { count: 'number', completed_count: 'number' },
  weight: 'null',
  blocking_issues_count: 'number',
  has_tasks: 'boolean',
  _links: { self: 'link', notes: 'link', award_emoji: 'link', project: 'link', closed_as_duplicate_of: 'null' },
  references: { short: 'string', relative: 'string', full: 'string' },
  severity: 'string',
  moved_to_id: 'null',
  imported: 'boolean',
  imported_from: 'string',
  service_desk_reply_to: 'null',
} satisfies Shape;

const project: Shape = {
  id: 'number',
  description: 'string',
  name: 'string',
  name_with_namespace: 'string',
  path: 'string',
  path_with_namespace: 'string',
  created_at: 'time',
  default_branch: 'string',
  topics: 'list',
  ssh_url_to_repo: 'string',
  http_url_to_repo: 'link',
  web_url: 'link',
  readme_url: 'link',
  forks_count: 'number',
  avatar_url: 'null',
  star_count: 'number',
  last_activity_at: 'time',
  visibility: 'string',
  namespace: {
    id: 'number',
    name: 'string',
    path: 'string',
    kind: 'string',
    full_path: 'string',
    parent_id: 'null',
    avatar_url: 'null',
    web_url: 'link',
  },
  _links: { self: 'link', issues: 'link', labels: 'link', members: 'link' },
  archived: 'boolean',
  issues_enabled: 'boolean',
  issues_access_level: 'string',
  open_issues_count: 'number',
  permissions: { project_access: { access_level: 'number', notification_level: 'number' }, group_access: 'null' },
};

const member: Shape = {
  ...user,
  access_level: 'number',
  created_at: 'time',
  expires_at: 'null',
  membership_state: 'string',
};

const label: Shape = {
  id: 'number',
  name: 'string',
  description: 'string?',
  description_html: 'string',
  text_color: 'string',
  color: 'string',
  subscribed: 'boolean',
  priority: 'null',
  is_project_label: 'boolean',
};

const event = {
  id: 'number',
  user,
  created_at: 'time',
  resource_type: 'string',
  resource_id: 'number',
} satisfies Shape;

const group = {
  id: 'number',
  web_url: 'link',
  name: 'string',
  path: 'string',
  description: 'string',
  visibility: 'string',
  avatar_url: 'null',
  full_name: 'string',
  full_path: 'string',
  parent_id: 'null',
} satisfies Shape;

// 1276 is the youngest incident, 1204 a closed one with a review.
const shapes: Readonly<Record<string, Shape>> = {
  'GET /projects?membership=true': [project],
  'GET /projects/101': project,
  'GET /projects/acme%2Fproduction': project,
  'GET /groups?min_access_level=10&search=harbour': [group],
  'GET /groups/acme': group,
  'GET /projects/101/issues?issue_type=incident': [issue],
  'GET /groups/acme/issues?labels=IncidentReview': [issue],
  'GET /issues?scope=all&labels=IncidentReview': [issue],
  'GET /projects/101/issues/1204': { ...issue, subscribed: 'boolean' },
  'GET /projects/101/issues/1204/links': [
    { ...issue, issue_link_id: 'number', link_type: 'string', link_created_at: 'time', link_updated_at: 'time' },
  ],
  'GET /projects/101/issues/1204/related_merge_requests': [
    {
      id: 'number',
      iid: 'number',
      project_id: 'number',
      title: 'string',
      state: 'string',
      created_at: 'time',
      merged_at: 'time?',
      author: user,
      references: { short: 'string', relative: 'string', full: 'string' },
      web_url: 'link',
    },
  ],
  'GET /projects/102/deployments?order_by=finished_at&status=success': [
    {
      id: 'number',
      iid: 'number',
      ref: 'string',
      created_at: 'time',
      updated_at: 'time',
      status: 'string',
      user,
      environment: { id: 'number', name: 'string', external_url: 'null' },
      deployable: { status: 'string', finished_at: 'time' },
    },
  ],
  'GET /projects/101/issues/1204/notes': [
    {
      id: 'number',
      type: 'null',
      body: 'string',
      author: user,
      created_at: 'time',
      updated_at: 'time',
      system: 'boolean',
      noteable_id: 'number',
      noteable_type: 'string',
      project_id: 'number',
      resolvable: 'boolean',
      confidential: 'boolean',
      internal: 'boolean',
      imported: 'boolean',
      imported_from: 'string',
      noteable_iid: 'number',
      commands_changes: {},
    },
  ],
  'GET /projects/101/issues/1204/resource_label_events': [
    { ...event, action: 'string', label: { id: 'number', name: 'string', color: 'string', description: 'string?' } },
  ],
  'GET /projects/101/issues/1204/resource_state_events': [
    { ...event, state: 'string', source_commit: 'null', source_merge_request_id: 'null' },
  ],
  'GET /projects/101/labels': [label],
  'GET /projects/101/labels/severity%3A%3A1': label,
  'GET /groups/acme/labels': [label],
  'GET /projects/101/labels?with_counts=true': [
    { ...label, open_issues_count: 'number', closed_issues_count: 'number', open_merge_requests_count: 'number' },
  ],
  'GET /projects/102/members': [member],
  'GET /projects/101/members/all': [member],
  'GET /groups/acme/projects': [project],
  'GET /users?username=priya.nair': [user],
  'GET /user': {
    ...user,
    created_at: 'time',
    bio: 'string',
    location: 'string',
    organization: 'string',
    job_title: 'string',
    bot: 'boolean',
    last_sign_in_at: 'time',
    confirmed_at: 'time',
    last_activity_on: 'day',
    email: 'string',
    commit_email: 'string',
    can_create_group: 'boolean',
    can_create_project: 'boolean',
    two_factor_enabled: 'boolean',
    external: 'boolean',
    private_profile: 'boolean',
  },
  'GET /personal_access_tokens/self': {
    id: 'number',
    name: 'string',
    revoked: 'boolean',
    description: 'null',
    created_at: 'time',
    last_used_at: 'time',
    scopes: ['string'],
    user_id: 'number',
    active: 'boolean',
    expires_at: 'day',
  },
  'GET /metadata': {
    version: 'string',
    revision: 'string',
    kas: { enabled: 'boolean', externalUrl: 'null', externalK8sProxyUrl: 'null', version: 'null' },
    enterprise: 'boolean',
  },
  'GET /version': { version: 'string', revision: 'string' },
  'GET /projects/101/templates/issues': [{ key: 'string', name: 'string' }],
  'GET /projects/101/templates/issues/Incident%20Review': { name: 'string', content: 'string' },
};

/** What was just written answers the first; the other one is a file, no JSON. */
const askedInWrites = ['GET /projects/:id/issues/:iid/notes/:note', 'GET /projects/:id/uploads/:secret/:filename'];

const paged = (call: string): boolean => Array.isArray(shapes[call]) && !call.endsWith('/links');

suite('stand-in GitLab: what each call answers', () => {
  let gitlab: GitLab;
  let ask: Ask;
  suiteSetup(async () => {
    gitlab = await startSample();
    ask = asking(gitlab);
  });
  suiteTeardown(() => gitlab.stop());

  for (const [call, shape] of Object.entries(shapes)) {
    test(`${call}: keys, kinds and headers`, async () => {
      const reply = await ask(call);
      assert.equal(reply.status, 200, reply.text);
      assert.equal(reply.headers.get('content-type'), 'application/json');
      assertShape(reply.json, shape);
      const pagingHeaders = ['link', 'x-next-page', 'x-page', 'x-per-page', 'x-prev-page', 'x-total', 'x-total-pages'];
      assert.deepEqual(
        pagingHeaders.filter(name => reply.headers.has(name)),
        paged(call) ? pagingHeaders : [],
      );
    });
  }

  test('each call that reads has its shape here', () => {
    const asked = new Set(
      Object.keys(shapes).map(call => {
        const [method = '', path = ''] = call.split('?')[0]?.split(' ') ?? [];
        return match(routes, method, path).endpoint;
      }),
    );
    const unasked = Object.entries(routes).filter(([key, endpoint]) => key.startsWith('GET /') && !asked.has(endpoint));
    assertNone(
      unasked.map(([key]) => key).filter(key => !askedInWrites.includes(key)),
      'Add to `shapes` of test/gitlab/contract.test.ts what GitLab documents of these calls:',
    );
  });

  const refusals: readonly (readonly [string, string | null, number, unknown])[] = [
    ['GET /user', null, 401, { message: '401 Unauthorized' }],
    ['GET /user', 'no-such-token', 401, { message: '401 Unauthorized' }],
    ['GET /user', sampleTokens.oauth, 401, { message: '401 Unauthorized' }],
    [
      'GET /user',
      sampleTokens.expired,
      401,
      {
        error: 'invalid_token',
        error_description: 'Token is expired. You can either do re-authorization or token refresh.',
      },
    ],
    [
      'GET /user',
      sampleTokens.revoked,
      401,
      { error: 'invalid_token', error_description: 'Token was revoked. You have to re-authorize from the user.' },
    ],
    [
      'POST /projects/101/issues',
      sampleTokens.readOnly,
      403,
      {
        error: 'insufficient_scope',
        error_description: 'The request requires higher privileges than provided by the access token.',
        scope: 'api',
      },
    ],
    ['GET /issues', null, 401, { message: '401 Unauthorized' }],
    ['GET /projects/101', null, 404, { message: '404 Project Not Found' }],
    ['GET /projects/101', sampleTokens.outsider, 404, { message: '404 Project Not Found' }],
    ['GET /projects/vault%2Fsecrets/issues', sampleTokens.onCall, 404, { message: '404 Project Not Found' }],
    ['GET /projects/9999', sampleTokens.onCall, 404, { message: '404 Project Not Found' }],
    ['GET /groups/vault/issues', sampleTokens.onCall, 404, { message: '404 Group Not Found' }],
    ['GET /projects/101/issues/1', sampleTokens.onCall, 404, { message: '404 Not found' }],
    ['GET /projects/101/issues/1/notes', sampleTokens.onCall, 404, { message: '404 Issue Not Found' }],
    ['GET /projects/101/templates/issues/None', sampleTokens.onCall, 404, { message: '404 Template Not Found' }],
    ['GET /projects/101/templates/poems', sampleTokens.onCall, 400, { error: 'type does not have a valid value' }],
    ['GET /projects/101/issues?state=open', sampleTokens.onCall, 400, { error: 'state does not have a valid value' }],
    [
      'GET /projects/101/issues?issue_type=x',
      sampleTokens.onCall,
      400,
      { error: 'issue_type does not have a valid value' },
    ],
    ['GET /projects/101/issues?scope=mine', sampleTokens.onCall, 400, { error: 'scope does not have a valid value' }],
    [
      'GET /projects/101/issues?order_by=age',
      sampleTokens.onCall,
      400,
      { error: 'order_by does not have a valid value' },
    ],
    ['GET /projects/101/issues?updated_after=now', sampleTokens.onCall, 400, { error: 'updated_after is invalid' }],
    ['GET /projects/101/issues?iids[]=one', sampleTokens.onCall, 400, { error: 'iids is invalid' }],
    ['GET /projects/101/issues?per_page=0', sampleTokens.onCall, 400, { error: 'per_page has a value not allowed' }],
    ['GET /projects/101/poems', sampleTokens.onCall, 404, { error: '404 Not Found' }],
    ['DELETE /user', sampleTokens.onCall, 405, { error: '405 Not Allowed' }],
    [
      'POST /projects/acme%2Fops/issues',
      sampleTokens.onCall,
      405,
      { message: 'Non GET methods are not allowed for moved projects' },
    ],
  ];
  for (const [call, token, status, json] of refusals) {
    const who =
      Object.entries(sampleTokens).find(([, value]) => value === token)?.[0] ??
      (token === null ? 'nobody' : 'a wrong token');
    test(`${call} by ${who}: ${status}`, async () => {
      const reply = await asking(gitlab, token)(call);
      assert.deepEqual({ status: reply.status, json: reply.json }, { status, json });
    });
  }

  test('an OAuth token works behind Authorization: Bearer, and so does a personal one', async () => {
    for (const token of [sampleTokens.oauth, sampleTokens.onCall]) {
      const response = await fetch(`${gitlab.url}/api/v4/user`, { headers: { authorization: `Bearer ${token}` } });
      assert.equal(response.status, 200);
    }
  });

  test('a public project is read without a token', async () => {
    const response = await fetch(`${gitlab.url}/api/v4/projects/acme%2Fshop/issues`);
    assert.equal(response.status, 200);
  });

  test('the path a project once had redirects a GET to its number', async () => {
    const reply = await ask('GET /projects/acme%2Fops/issues?state=opened');
    assert.equal(reply.status, 301);
    assert.equal(
      reply.headers.get('location'),
      'https://gitlab.acme.example/gitlab/api/v4/projects/101/issues?state=opened',
    );
  });

  test('a page of another origin may call the API, and read the paging headers', async () => {
    const response = await fetch(`${gitlab.url}/api/v4/user`, { method: 'OPTIONS' });
    assert.equal(response.status, 204);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.match(response.headers.get('access-control-expose-headers') ?? '', /\bLink\b/u);
  });

  test('outside of the sub-path there is no API', async () => {
    for (const path of ['/api/v4/user', '/gitlab/user', '/gitlab/projects/101', '/user']) {
      const headers = { 'private-token': sampleTokens.onCall };
      assert.equal((await fetch(`${gitlab.origin}${path}`, { headers })).status, 404, path);
    }
  });
});
