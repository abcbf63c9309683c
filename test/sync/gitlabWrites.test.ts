import assert from 'node:assert/strict';
import { createGitLab, longestTitle, type AnyIssue, type GitLab } from '../../src/gitlab';
import { parseUpload } from '../../src/incident/upload';
import {
  projectIds,
  sampleData,
  sampleTokens,
  startGitLab,
  fetchImpatiently,
  type Fault,
  type GitLab as StandIn,
} from '../gitlab';
import { errorOf } from '../errorOf';

const now = Date.parse('2025-11-20T12:00:00Z');
const signal = new AbortController().signal;

interface Place {
  readonly standIn: StandIn;
  readonly gitlab: GitLab;
  readonly project: string;
  readonly incident: AnyIssue;
  readonly other: AnyIssue;
}

async function start(settings: object = {}): Promise<Place> {
  const standIn = await startGitLab({ data: sampleData(now), now: () => now, ...settings });
  const gitlab = createGitLab({
    url: standIn.url,
    token: sampleTokens.onCall,
    fetch: fetchImpatiently(standIn),
    maxBytes: 4 * 1024 * 1024,
  });
  const found = standIn.store.project(String(projectIds.production));
  assert.ok(found);
  const { items } = await gitlab.incidents({ project: found.path, opened: true, perPage: 2 }, signal);
  const [incident, other] = items;
  assert.ok(incident && other);
  standIn.clearRequests();
  return { standIn, gitlab, project: found.path, incident, other };
}

suite('Writing to GitLab', () => {
  let place: Place;
  setup(async () => {
    place = await start();
  });
  teardown(() => place.standIn.stop());

  test('an issue with all that belongs to it is one request, and the answer agrees', async () => {
    const { standIn, gitlab, project } = place;
    const me = await gitlab.currentUser(signal);
    const { issue, differences } = await gitlab.createIssue(
      project,
      {
        title: ' Incident Review: Checkout | {{ slow }} ',
        description: 'First\n/close\n\n```\n/label ~x\n```\n',
        labels: ['IncidentReview', 'severity::2'],
        assigneeIds: [me.id],
        dueDate: '2025-11-27',
        confidential: true,
      },
      signal,
    );
    assert.deepEqual(differences, []);
    assert.equal(issue.kind, 'review');
    assert.equal(issue.title, 'Incident Review: Checkout | {{ slow }}');
    assert.equal(issue.description, 'First\n\\/close\n\n```\n/label ~x\n```');
    assert.deepEqual([issue.opened, issue.confidential, issue.dueDate, issue.severity], [true, true, '2025-11-27', 2]);
    assert.deepEqual(
      issue.assignees.map(({ id }) => id),
      [me.id],
    );
    assert.equal(standIn.writes().length, 1);
    assert.equal(standIn.writes()[0]?.path, `/projects/${projectIds.production}/issues`);
  });

  test('an incident with its severity', async () => {
    const { gitlab, project } = place;
    const { issue, differences } = await gitlab.createIssue(
      project,
      { title: 'Down', type: 'incident', severity: 1 },
      signal,
    );
    assert.deepEqual([issue.kind, issue.severity, differences], ['incident', 1, []]);
  });

  test('a server that passes over the severity is told by the difference', async () => {
    const older = await start({ severityParameter: false });
    try {
      const { differences } = await older.gitlab.createIssue(
        older.project,
        { title: 'Down', type: 'incident', severity: 1 },
        signal,
      );
      assert.deepEqual(differences, ['severity']);
    } finally {
      await older.standIn.stop();
    }
  });

  test('a severity can be changed alone', async () => {
    const { gitlab, project } = place;
    const { issue } = await gitlab.createIssue(project, { title: 'Down', type: 'incident' }, signal);
    const written = await gitlab.updateIssue(issue.reference, { severity: 3 }, signal);
    assert.deepEqual([written.issue.severity, written.differences], [3, []]);
  });

  test('labels are added and removed without touching the others', async () => {
    const { gitlab, incident } = place;
    const [gone] = incident.labels;
    assert.ok(gone !== undefined);
    const { issue, differences } = await gitlab.updateIssue(
      incident.reference,
      { addLabels: ['Review-Requested'], removeLabels: [gone] },
      signal,
    );
    assert.deepEqual(differences, []);
    assert.deepEqual(
      new Set(issue.labels),
      new Set([...incident.labels.filter(label => label !== gone), 'Review-Requested']),
    );
  });

  test('text, people, date, state: set, and taken away again', async () => {
    const { gitlab, incident } = place;
    const me = await gitlab.currentUser(signal);
    const set = await gitlab.updateIssue(
      incident.reference,
      { title: 'Another title', description: 'a\r\nb  \n', assigneeIds: [me.id], dueDate: '2025-12-01', opened: false },
      signal,
    );
    assert.deepEqual(set.differences, []);
    assert.deepEqual([set.issue.opened, set.issue.dueDate, set.issue.description], [false, '2025-12-01', 'a\nb']);
    const unset = await gitlab.updateIssue(
      incident.reference,
      { assigneeIds: [], dueDate: null, opened: true },
      signal,
    );
    assert.deepEqual(unset.differences, []);
    assert.deepEqual([unset.issue.opened, unset.issue.dueDate, unset.issue.assignees], [true, undefined, []]);
  });

  test('what GitLab drops without a word is named', async () => {
    const { standIn, gitlab, project } = place;
    standIn.fault({ fault: { kind: 'metadataDropped' }, method: 'POST' });
    const me = await gitlab.currentUser(signal);
    const { differences } = await gitlab.createIssue(
      project,
      { title: 'Quiet', labels: ['IncidentReview'], assigneeIds: [me.id], dueDate: '2025-12-01', confidential: true },
      signal,
    );
    assert.deepEqual(differences, ['labels', 'assignees', 'dueDate', 'confidential']);
  });

  test('two issues are linked once, and a second time is as good', async () => {
    const { standIn, gitlab, project, incident } = place;
    const { issue } = await gitlab.createIssue(project, { title: 'Review' }, signal);
    assert.equal(await gitlab.link(issue.reference, incident.reference, signal), 'linked');
    assert.equal(await gitlab.link(issue.reference, incident.reference, signal), 'already-linked');
    assert.equal(await gitlab.link(incident.reference, issue.reference, signal), 'already-linked');
    const links = await gitlab.links(issue.reference, signal);
    assert.deepEqual(
      links.map(({ issue: { reference } }) => reference),
      [incident.reference],
    );
    assert.equal(standIn.requests.filter(({ answer }) => answer === 409).length, 2);
  });

  test('a file is uploaded, and comes back as it was', async () => {
    const { gitlab, project } = place;
    const bytes = new Uint8Array([137, 80, 78, 71, 0, 255, 13, 10]);
    const { url, markdown } = await gitlab.upload(
      project,
      { name: 'graph [1].png', content: new Blob([bytes]) },
      signal,
    );
    assert.match(url, /^\/uploads\/\w+\/graph__1_\.png$/u);
    assert.equal(markdown, `![graph 1.png](${url})`);
    const upload = parseUpload(url);
    assert.ok(upload);
    const file = await gitlab.download(project, upload, signal);
    assert.deepEqual([file.type, [...file.bytes]], ['image/png', [...bytes]]);
  });

  for (const name of ['Größe.png', 'スクリーンショット.png', 'c++.png']) {
    test(`the name ${name} stays, and the file comes back`, async () => {
      const { gitlab, project } = place;
      const content = new Blob([new Uint8Array([1, 2])]);
      const { url } = await gitlab.upload(project, { name, content }, signal);
      assert.equal(url.split('/').at(-1), name);
      const upload = parseUpload(url);
      assert.ok(upload);
      assert.deepEqual([...(await gitlab.download(project, upload, signal)).bytes], [1, 2]);
    });
  }

  test('what GitLab refuses comes with its words', async () => {
    const { gitlab, project } = place;
    const error = await errorOf(gitlab.createIssue(project, { title: 'x'.repeat(longestTitle + 1) }, signal));
    assert.deepEqual([error.kind, error.reason, error.status, error.maybeDone], ['refused', 'invalid', 400, false]);
    assert.ok(error.detail?.includes('too long'));
  });

  test('a token that only reads is told so, and nothing was done', async () => {
    const { standIn, project } = place;
    const reader = createGitLab({ url: standIn.url, token: sampleTokens.readOnly });
    const error = await errorOf(reader.createIssue(project, { title: 'x' }, signal));
    assert.deepEqual([error.kind, error.maybeDone], ['scope-missing', false]);
  });

  test('a project that moved is written to by its number', async () => {
    const { standIn, gitlab } = place;
    const moved = standIn.store.projects.find(({ formerPaths }) => formerPaths.length > 0);
    const [former] = moved?.formerPaths ?? [];
    assert.ok(moved && former);
    const { issue } = await gitlab.createIssue(former, { title: 'Here too' }, signal);
    assert.equal(issue.reference.project, moved.path);
    assert.deepEqual(
      standIn.writes().map(({ path }) => path),
      [`/projects/${moved.id}/issues`],
    );
  });
});

suite('A write that fails', () => {
  type Write = readonly [name: string, run: (place: Place) => Promise<unknown>];
  const writes: readonly Write[] = [
    ['createIssue', ({ gitlab, project }) => gitlab.createIssue(project, { title: 'New', confidential: true }, signal)],
    ['updateIssue', ({ gitlab, incident }) => gitlab.updateIssue(incident.reference, { title: 'Changed' }, signal)],
    ['link', ({ gitlab, incident, other }) => gitlab.link(incident.reference, other.reference, signal)],
    ['upload', ({ gitlab, project }) => gitlab.upload(project, { name: 'a.png', content: new Blob(['x']) }, signal)],
  ];
  const faults: readonly Fault[] = [
    { kind: 'status', status: 401 },
    { kind: 'status', status: 403 },
    { kind: 'status', status: 404 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 500, afterActing: true },
    { kind: 'status', status: 502 },
    { kind: 'status', status: 502, afterActing: true },
    { kind: 'status', status: 503, afterActing: true },
    { kind: 'silence' },
    { kind: 'silence', afterActing: true },
    { kind: 'delay', milliseconds: 5000 },
    { kind: 'cut', when: 'before' },
    { kind: 'cut', when: 'after' },
    { kind: 'cut', when: 'during' },
    { kind: 'loginPage' },
    { kind: 'truncated' },
    { kind: 'throttled', retryAfterSeconds: 1 },
    { kind: 'limited' },
    { kind: 'redirect', location: '/gitlab/api/v4/user', status: 301 },
    { kind: 'redirect', location: 'https://evil.example/', status: 307 },
    { kind: 'huge', bytes: 16 * 1024 * 1024 },
    { kind: 'wrongTypes' },
  ];

  /** What a person would see of it in GitLab. */
  function picture({ standIn: { store } }: Place): string {
    return JSON.stringify([
      store.allIssues(),
      store.allIssues().map(issue => [store.linksOf(issue), store.notesOf(issue).length]),
      store.projects.map(project => store.projectLabels(project).length),
    ]);
  }

  for (const [name, run] of writes) {
    test(`${name} is sent once under every fault, and says so whenever it may have been done`, async () => {
      for (const fault of faults) {
        const place = await start();
        try {
          place.standIn.fault({ fault, method: name === 'updateIssue' ? 'PUT' : 'POST' });
          const before = picture(place);
          const error = await errorOf(run(place));
          const what = `${name} under ${JSON.stringify(fault)}: ${error.message}`;
          assert.equal(place.standIn.writes().length, 1, what);
          // An upload leaves no trace that a person would see.
          if (picture(place) !== before) assert.equal(error.maybeDone, true, what);
          const said = ['not-signed-in', 'not-found', 'refused', 'rate-limited', 'scope-missing'].includes(error.kind);
          assert.equal(error.maybeDone, !said && error.reason !== 'redirect', what);
        } finally {
          await place.standIn.stop();
        }
      }
    });
  }

  test('a write that nobody heard was not done', async () => {
    const place = await start();
    await place.standIn.stop();
    const error = await errorOf(place.gitlab.updateIssue(place.incident.reference, { title: 'x' }, signal));
    assert.deepEqual([error.kind, error.detail, error.maybeDone], ['unreachable', 'ECONNREFUSED', false]);
  });

  test('a write that was cancelled under way may have been done', async () => {
    const place = await start();
    try {
      place.standIn.fault({ fault: { kind: 'silence', afterActing: true }, method: 'PUT' });
      const stop = new AbortController();
      const patient = createGitLab({ url: place.standIn.url, token: sampleTokens.onCall });
      const writing = errorOf(patient.updateIssue(place.incident.reference, { title: 'Changed' }, stop.signal));
      while (place.standIn.writes().length === 0) await new Promise(resolve => setImmediate(resolve));
      stop.abort();
      assert.deepEqual([(await writing).kind, (await writing).maybeDone], ['cancelled', true]);
      const early = await errorOf(
        place.gitlab.updateIssue(place.incident.reference, { title: 'x' }, AbortSignal.abort()),
      );
      assert.deepEqual([early.kind, early.maybeDone], ['cancelled', false]);
    } finally {
      await place.standIn.stop();
    }
  });
});
