// A server that means harm, in every way, against every call of the client.
import assert from 'node:assert/strict';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { createGitLab, isGitLabError, type GitLab } from '../../src/gitlab';
import { type HostileWay, hostileWays } from '../gitlab/hostileAnswers';

const token = 'glpat-nobody-may-see-this-one';
const project = 'acme/production';
const issue = { project, iid: 1 };
const timeoutMs = 1000;
/** Three attempts of a read, and what a busy machine needs for them. */
const mostMs = 240_000;

type ClientCall = (gitlab: GitLab, signal: AbortSignal) => Promise<unknown>;
const calls: Readonly<Record<Exclude<keyof GitLab, 'url'>, ClientCall>> = {
  currentUser: (gitlab, signal) => gitlab.currentUser(signal),
  canWrite: (gitlab, signal) => gitlab.canWrite(signal),
  members: (gitlab, signal) => gitlab.members(project, {}, signal),
  project: (gitlab, signal) => gitlab.project(project, signal),
  projectId: (gitlab, signal) => gitlab.projectId('acme/other', signal),
  isArchived: (gitlab, signal) => gitlab.isArchived(project, signal),
  projects: (gitlab, signal) => gitlab.projects({}, signal),
  isGroup: (gitlab, signal) => gitlab.isGroup('acme', signal),
  groups: (gitlab, signal) => gitlab.groups({}, signal),
  templates: (gitlab, signal) => gitlab.templates(project, signal),
  template: (gitlab, signal) => gitlab.template(project, 'Review', signal),
  incidents: (gitlab, signal) => gitlab.incidents({ project }, signal),
  reviews: (gitlab, signal) => gitlab.reviews({ group: 'acme' }, signal),
  issues: (gitlab, signal) => gitlab.issues({ project }, signal),
  issue: (gitlab, signal) => gitlab.issue(issue, signal),
  codeOwners: (gitlab, signal) => gitlab.codeOwners(project, signal),
  findMovedIssue: (gitlab, signal) => gitlab.findMovedIssue(issue, signal),
  links: (gitlab, signal) => gitlab.links(issue, signal),
  notes: (gitlab, signal) => gitlab.notes(issue, {}, signal),
  createNote: (gitlab, signal) => gitlab.createNote(issue, { body: 'Said' }, signal),
  onCallFields: (gitlab, signal) => gitlab.onCallFields(issue, signal),
  pagingOf: (gitlab, signal) => gitlab.pagingOf(project, [1], signal),
  setSeverityField: (gitlab, signal) => gitlab.setSeverityField(issue, 1, signal),
  stateChanges: (gitlab, signal) => gitlab.stateChanges(issue, {}, signal),
  mergeRequests: (gitlab, signal) => gitlab.mergeRequests(issue, {}, signal),
  deployments: (gitlab, signal) => gitlab.deployments(project, { after: 0 }, signal),
  incidentEvents: (gitlab, signal) => gitlab.incidentEvents(issue, signal),
  createIncidentEvent: (gitlab, signal) => gitlab.createIncidentEvent(issue, { note: 'Seen', occurredAt: 0 }, signal),
  descriptionVersions: (gitlab, signal) => gitlab.descriptionVersions(issue, signal),
  labelEvents: (gitlab, signal) => gitlab.labelEvents(issue, signal),
  labels: (gitlab, signal) => gitlab.labels(project, {}, signal),
  createIssue: (gitlab, signal) => gitlab.createIssue(project, { title: 'New' }, signal),
  updateIssue: (gitlab, signal) => gitlab.updateIssue(issue, { title: 'Changed' }, signal),
  link: (gitlab, signal) => gitlab.link(issue, { project, iid: 2 }, signal),
  upload: (gitlab, signal) => gitlab.upload(project, { name: 'a.png', content: new Blob(['x']) }, signal),
  download: (gitlab, signal) => gitlab.download(project, { secret: 'abc', filename: 'a.png' }, signal),
};

async function listen(server: Server): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

suite('A hostile server', () => {
  let way: HostileWay | undefined;
  let askedElsewhere = 0;
  let elsewhere = '';
  let origin = '';
  let lines: string[] = [];
  let gitlab: GitLab;
  const other = createServer((_, response) => {
    askedElsewhere += 1;
    response.end('[]');
  });
  const hostile = createServer(({ url = '' }, response: ServerResponse) => {
    response.on('error', () => undefined);
    if (way) way.answer(response, elsewhere, token);
    else {
      const said = url.includes('/issues/') ? honestIssue : honestProject;
      response.writeHead(200, { 'content-type': 'application/json' }).end(said);
    }
  });
  const honestIssue = JSON.stringify({
    id: 7,
    iid: 1,
    project_id: 1,
    title: 't',
    state: 'opened',
    labels: [],
    created_at: '2025-01-01T00:00:00Z',
    updated_at: '2025-01-01T00:00:00Z',
    references: { full: 'acme/production#1' },
  });
  const honestProject = '{"id":1,"path_with_namespace":"acme/production","name":"Production","visibility":"private"}';

  suiteSetup(async () => {
    [elsewhere, origin] = await Promise.all([listen(other), listen(hostile)]);
  });
  suiteTeardown(() => {
    for (const server of [other, hostile]) {
      server.close();
      server.closeAllConnections();
    }
  });

  setup(async () => {
    way = undefined;
    lines = [];
    gitlab = createGitLab({
      url: origin,
      token,
      timeoutMs,
      maxBytes: 512 * 1024,
      delay: () => Promise.resolve(),
      log: line => void lines.push(line),
    });
    // The numbers of project and issue are known, so that each call sends its own request.
    await untilAnswered(() => gitlab.projectId(project, new AbortController().signal));
    await untilAnswered(() => gitlab.issue(issue, new AbortController().signal));
  });

  /** The patience of this client is shorter than a busy machine needs at times: then it asks again. */
  async function untilAnswered(ask: () => Promise<unknown>): Promise<void> {
    for (let tries = 1; tries <= 20; tries += 1) {
      const isAnswered = await ask().then(
        () => true,
        (error: unknown) => {
          if (!isGitLabError(error) || error.reason !== 'timeout') throw error;
          return false;
        },
      );
      if (isAnswered) return;
    }
    throw new Error('the honest server does not answer');
  }

  /** What is wrong with how a call ended; undefined for an answer or a typed error in time. */
  async function faultOf(name: string, call: ClientCall): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>(resolve => {
      timer = setTimeout(() => resolve(`${name} still waits after ${mostMs} ms`), mostMs);
    });
    const ended = call(gitlab, new AbortController().signal).then(
      () => undefined,
      (error: unknown) => {
        if (!isGitLabError(error)) return `${name} rejects with ${inspect(error)}`;
        const shown = `${inspect(error, { depth: 10, showHidden: true })}${JSON.stringify(error)}`;
        return shown.includes(token) ? `${name} shows the token: ${shown}` : undefined;
      },
    );
    const fault = await Promise.race([ended, late]);
    clearTimeout(timer);
    return fault;
  }

  test(`has ${hostileWays.length} ways, against all ${Object.keys(calls).length} calls, those of GraphQL included`, () => {
    assert.ok(new Set(hostileWays.map(({ name }) => name)).size >= 80);
    assert.deepEqual(
      Object.keys(calls).sort(),
      Object.keys(gitlab)
        .filter(name => name !== 'url')
        .sort(),
    );
  });

  for (const hostileWay of hostileWays) {
    test(hostileWay.name, async function () {
      this.timeout(2 * mostMs);
      way = hostileWay;
      const faults = await Promise.all(Object.entries(calls).map(([name, call]) => faultOf(name, call)));
      assert.deepEqual(
        faults.filter(fault => fault !== undefined),
        [],
      );
      assert.equal(askedElsewhere, 0);
      assert.ok(!lines.join('\n').includes(token));
    });
  }
});
