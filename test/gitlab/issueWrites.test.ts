// Creating and changing issues: what GitLab does besides what it was asked for, and what it leaves out without a word.
import assert from 'node:assert/strict';
import { sampleTokens } from './sample';
import type { GitLab } from './server';
import { type Ask, asking, list, one, type Reply, startSample } from './testing';

/** The parts of an issue's answer that these tests compare. */
function brief(reply: Reply): Record<string, unknown> {
  const issue = one(reply);
  const assignees = (issue['assignees'] as { username: string }[]).map(({ username }) => username);
  const { title, description, state, labels, confidential, due_date, issue_type, severity } = issue;
  return { title, description, state, labels, confidential, due_date, issue_type, severity, assignees };
}

const plain = {
  title: 'T',
  description: null,
  state: 'opened',
  labels: [],
  confidential: false,
  due_date: null,
  issue_type: 'issue',
  severity: 'UNKNOWN',
  assignees: [],
};

suite('stand-in GitLab: writing issues', () => {
  let gitlab: GitLab;
  let ask: Ask;
  let guest: Ask;
  setup(async () => {
    gitlab = await startSample();
    ask = asking(gitlab);
    guest = asking(gitlab, sampleTokens.guest);
  });
  teardown(() => gitlab.stop());

  const create = (fields: object, asker = ask, project = '101'): Promise<Reply> =>
    asker(`POST /projects/${project}/issues`, fields);
  const change = (iid: unknown, fields: object, asker = ask): Promise<Reply> =>
    asker(`PUT /projects/101/issues/${String(iid)}`, fields);
  const labelNames = async (): Promise<unknown[]> =>
    list(await ask('GET /projects/101/labels?per_page=100')).map(({ name }) => name);

  suite('POST issues', () => {
    const made: readonly (readonly [string, object, object])[] = [
      ['only a title', { title: 'T' }, plain],
      [
        'every field at once',
        {
          title: ' T ',
          description: 'Text',
          labels: 'severity::2,IncidentReview',
          issue_type: 'incident',
          severity: 'high',
          confidential: true,
          assignee_ids: [1, 3],
          due_date: '2025-11-03',
        },
        {
          ...plain,
          description: 'Text',
          labels: ['IncidentReview', 'severity::2'],
          confidential: true,
          due_date: '2025-11-03',
          issue_type: 'incident',
          severity: 'HIGH',
          assignees: ['olivia.marsh', 'priya.nair'],
        },
      ],
      [
        'labels as an array',
        { title: 'T', labels: ['security', 'infradev'] },
        { ...plain, labels: ['infradev', 'security'] },
      ],
      ['severity without an incident', { title: 'T', severity: 'high' }, plain],
      ['somebody who does not exist', { title: 'T', assignee_ids: [999] }, plain],
      ['a day that is none', { title: 'T', due_date: 'soon' }, plain],
      [
        'quick actions at a line’s start',
        {
          title: 'T',
          description:
            'One\r\n/label ~security ~"corrective action" ~unheard\n\n/assign @priya.nair\n/due 2025-12-24\nTwo\n/close\n',
        },
        {
          ...plain,
          description: 'One\nTwo',
          state: 'closed',
          labels: ['corrective action', 'security'],
          due_date: '2025-12-24',
          assignees: ['priya.nair'],
        },
      ],
      [
        'what only looks like a quick action',
        {
          title: 'T',
          description: '\\/close\n /close\n/closed\n/cc @tomas.lind\n```\n/close\n```\nsee /close\n\n>>>\n/close\n>>>',
        },
        {
          ...plain,
          description: '\\/close\n /close\n/closed\n/cc @tomas.lind\n```\n/close\n```\nsee /close\n\n>>>\n/close\n>>>',
        },
      ],
      [
        'a command in an HTML comment',
        { title: 'T', description: '<!--\n/confidential\n-->' },
        { ...plain, description: '<!--\n/confidential\n-->' },
      ],
    ];
    for (const [what, fields, expected] of made) {
      test(what, async () => {
        const reply = await create(fields);
        assert.equal(reply.status, 201, reply.text);
        assert.deepEqual(brief(reply), expected);
      });
    }

    test('a label that does not exist is created without a word', async () => {
      await create({ title: 'T', labels: 'sevrity::1' });
      assert.ok((await labelNames()).includes('sevrity::1'));
    });

    const refused: readonly (readonly [string, object, number, unknown])[] = [
      ['no title', {}, 400, { error: 'title is missing' }],
      ['an empty title', { title: '  ' }, 400, { message: { title: ["can't be blank"] } }],
      [
        '256 characters',
        { title: 'x'.repeat(256) },
        400,
        { message: { title: ['is too long (maximum is 255 characters)'] } },
      ],
      [
        'a description above a mebibyte',
        { title: 'T', description: 'x'.repeat(1024 * 1024 + 1) },
        400,
        { message: { description: ['is too long (maximum is 1048576 characters)'] } },
      ],
      ['an unknown type', { title: 'T', issue_type: 'poem' }, 400, { error: 'issue_type does not have a valid value' }],
    ];
    for (const [what, fields, status, json] of refused) {
      test(`${what}: ${status}`, async () => {
        const reply = await create(fields);
        assert.deepEqual({ status: reply.status, json: reply.json }, { status, json });
      });
    }

    test('255 characters that are pairs of code units, and a mebibyte, are accepted', async () => {
      const title = '🛒'.repeat(255);
      const reply = await create({ title, description: 'x'.repeat(1024 * 1024) });
      assert.equal(reply.status, 201);
      assert.equal(one(reply)['title'], title);
    });

    test('a guest sets labels on a new issue but creates none, and gets an issue for an incident', async () => {
      const reply = await create(
        { title: 'T', labels: 'security,unheard', issue_type: 'incident', severity: 'high' },
        guest,
      );
      assert.deepEqual(brief(reply), { ...plain, labels: ['security'] });
      assert.equal((await labelNames()).includes('unheard'), false);
    });

    test('somebody from outside opens a confidential issue in a public project, without labels', async () => {
      const reply = await create(
        { title: 'T', labels: 'bug', confidential: true },
        asking(gitlab, sampleTokens.outsider),
        'acme%2Fshop',
      );
      assert.deepEqual(brief(reply), { ...plain, confidential: true });
    });

    test('a command and a guest: taken out, not carried out', async () => {
      const iid = one(await create({ title: 'T' }, guest))['iid'];
      const reply = await change(iid, { description: 'Text\n/label ~security\n/due 2025-12-01' }, guest);
      assert.deepEqual(brief(reply), { ...plain, description: 'Text' });
    });

    test('/relate links, /timeline adds an event', async () => {
      const reply = await create({
        title: 'T',
        issue_type: 'incident',
        description: '/relate #1204 acme/shop#311\n/timeline It began | 2025-10-15 10:00',
      });
      const { id, iid } = one(reply);
      const links = list(await ask(`GET /projects/101/issues/${String(iid)}/links`));
      assert.deepEqual(
        links.map(each => (each['references'] as { full: string }).full),
        ['acme/production#1204', 'acme/shop#311'],
      );
      const issue = gitlab.store.issue(Number(id));
      assert.deepEqual(issue && gitlab.store.timelineOf(issue).map(({ note, occurredAt }) => [note, occurredAt]), [
        ['It began', Date.UTC(2025, 9, 15, 10)],
      ]);
    });
  });

  suite('PUT issues', () => {
    let iid: unknown;
    setup(async () => {
      iid = one(await create({ title: 'T', labels: 'Incident::Active,security', issue_type: 'incident' }))['iid'];
    });
    const incident = { ...plain, issue_type: 'incident', labels: ['Incident::Active', 'security'] };

    const changes: readonly (readonly [string, object, object])[] = [
      ['title and description', { title: 'U', description: 'Text' }, { ...incident, title: 'U', description: 'Text' }],
      [
        'add_labels leaves the others, and of one scope the last stays',
        { add_labels: 'Incident::Resolved,infradev' },
        { ...incident, labels: ['Incident::Resolved', 'infradev', 'security'] },
      ],
      ['remove_labels', { remove_labels: 'security' }, { ...incident, labels: ['Incident::Active'] }],
      ['labels replaces all', { labels: 'infradev' }, { ...incident, labels: ['infradev'] }],
      ['empty labels remove all', { labels: '' }, { ...incident, labels: [] }],
      ['close', { state_event: 'close' }, { ...incident, state: 'closed' }],
      [
        'assignees and date',
        { assignee_ids: [3], due_date: '2025-11-11' },
        { ...incident, assignees: ['priya.nair'], due_date: '2025-11-11' },
      ],
      ['confidential', { confidential: true }, { ...incident, confidential: true }],
      ['severity with another field', { severity: 'critical', title: 'T' }, { ...incident, severity: 'CRITICAL' }],
      [
        '/severity in a new description',
        { description: 'A\n/severity S2' },
        { ...incident, description: 'A', severity: 'HIGH' },
      ],
      ['/relabel', { description: '/relabel ~infradev' }, { ...incident, description: '', labels: ['infradev'] }],
    ];
    for (const [what, fields, expected] of changes) {
      test(what, async () => {
        const reply = await change(iid, fields);
        assert.equal(reply.status, 200, reply.text);
        assert.deepEqual(brief(reply), expected);
        assert.deepEqual(brief(await ask(`GET /projects/101/issues/${String(iid)}`)), expected);
      });
    }

    test('an empty date and an empty list take date and people away', async () => {
      await change(iid, { assignee_ids: [3], due_date: '2025-11-11' });
      assert.deepEqual(brief(await change(iid, { assignee_ids: [], due_date: '' })), incident);
    });

    test('severity alone is not enough', async () => {
      const reply = await change(iid, { severity: 'high' });
      assert.equal(reply.status, 400);
      assert.match(String(one(reply)['error']), /are missing, at least one parameter must be provided$/u);
    });

    test('a wrong event: 400', async () => {
      assert.deepEqual((await change(iid, { state_event: 'shut' })).json, {
        error: 'state_event does not have a valid value',
      });
    });

    test('somebody else’s issue and a guest: 403', async () => {
      assert.deepEqual((await change(iid, { title: 'Mine' }, guest)).json, { message: '403 Forbidden' });
    });

    test('every change moves updated_at, no change does not', async () => {
      const at = async (fields: object): Promise<string> => String(one(await change(iid, fields))['updated_at']);
      const times = [await at({ title: 'U' }), await at({ title: 'V' }), await at({ add_labels: 'infradev' })];
      assert.deepEqual([...new Set(times)].sort(), times);
      assert.equal(await at({ title: 'V', add_labels: 'infradev' }), times[2]);
    });

    test('labels and states leave events, words leave system notes', async () => {
      await change(iid, { add_labels: 'Incident::Mitigated', title: 'U', state_event: 'close' });
      await change(iid, { state_event: 'reopen' });
      const path = `/projects/101/issues/${String(iid)}`;
      const labels = list(await ask(`GET ${path}/resource_label_events`)).map(each => [
        each['action'],
        (each['label'] as { name: string }).name,
      ]);
      assert.deepEqual(labels, [
        ['add', 'Incident::Active'],
        ['add', 'security'],
        ['add', 'Incident::Mitigated'],
        ['remove', 'Incident::Active'],
      ]);
      assert.deepEqual(
        list(await ask(`GET ${path}/resource_state_events`)).map(({ state }) => state),
        ['closed', 'reopened'],
      );
      const notes = list(await ask(`GET ${path}/notes?activity_filter=only_activity`)).map(({ body }) => body);
      assert.deepEqual(notes, ['changed title from **T** to **U**']);
    });

    test('closed_at and closed_by come and go with the state', async () => {
      const closed = one(await change(iid, { state_event: 'close' }));
      assert.equal((closed['closed_by'] as { username: string }).username, 'olivia.marsh');
      const open = one(await change(iid, { state_event: 'reopen' }));
      assert.deepEqual([open['closed_at'], open['closed_by']], [null, null]);
    });
  });

  suite('other editions and versions', () => {
    const with_ = async (options: object, use: (ask: Ask) => Promise<void>): Promise<void> => {
      const other = await startSample(options);
      try {
        await use(asking(other));
      } finally {
        await other.stop();
      }
    };

    test('free: scoped labels stand side by side, issues do not block each other', () =>
      with_({ tier: 'free' }, async free => {
        const reply = await free('PUT /projects/101/issues/1204', { add_labels: 'severity::2' });
        assert.deepEqual(
          (one(reply)['labels'] as string[]).filter(label => label.startsWith('severity')),
          ['severity::1', 'severity::2'],
        );
        assert.equal('weight' in one(reply), false);
        const blocks = { target_project_id: 101, target_issue_iid: 1201, link_type: 'blocks' };
        assert.equal((await free('POST /projects/101/issues/1204/links', blocks)).status, 403);
      }));

    test('before 19: severity in the issues API is ignored', () =>
      with_({ severityParameter: false }, async old => {
        const reply = await old('POST /projects/101/issues', {
          title: 'T',
          issue_type: 'incident',
          severity: 'nonsense',
        });
        assert.equal(one(reply)['severity'], 'UNKNOWN');
      }));

    test('before 16: a command in an HTML comment is carried out', () =>
      with_({ quickActionParser: 'fences' }, async old => {
        const reply = await old('POST /projects/101/issues', {
          title: 'T',
          description: '<!--\n/confidential\n-->',
        });
        assert.equal(one(reply)['description'], '<!--\n-->');
        assert.equal(one(reply)['confidential'], true);
      }));

    test('a version that leaves commands of an edit as text', () =>
      with_({ quickActionsOnUpdate: false }, async other => {
        const reply = await other('PUT /projects/101/issues/1201', { description: 'Text\n/close' });
        assert.equal(one(reply)['description'], 'Text\n/close');
      }));
  });
});
