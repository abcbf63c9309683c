// Declaring an incident, as the person on call does it.
import assert from 'node:assert/strict';
import { commands, ConfigurationTarget, env, window, workspace, type InputBox } from 'vscode';
import { findIncidentPage, readIncidentUri } from '../../src/session/uris/incidentUri';
import { sampleData, type GitLab, type Issue } from '../gitlab';
import { runAnswering } from './answering';
import {
  activate,
  closeAll,
  hideViews,
  set,
  showView,
  signedIn,
  signedOut,
  until,
  withAnswers,
  type Said,
} from './support';

const data = sampleData(Date.now());
const agree = ['Create Issue'];

suite('Declaring an incident', () => {
  let gitlab: GitLab;
  let known: ReadonlySet<number>;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn(data);
    await showView('incidents');
    known = new Set(gitlab.store.allIssues().map(({ id }) => id));
  });

  suiteTeardown(async () => {
    await hideViews();
    await set('links', undefined);
    await signedOut(gitlab);
  });

  /** What was made since the last test. */
  function takeMade(): readonly Issue[] {
    const made = gitlab.store.allIssues().filter(({ id }) => !known.has(id));
    known = new Set(gitlab.store.allIssues().map(({ id }) => id));
    return made;
  }

  function takeOne(): Issue {
    const made = takeMade();
    const [issue] = made;
    assert.ok(issue && made.length === 1, `${made.length} were made`);
    return issue;
  }

  /** As a person does it; `details` are the lines below what is offered at the end, `ticked` what was ticked beforehand. */
  async function declare(answers: Parameters<typeof runAnswering>[2]): Promise<{
    readonly said: Said;
    readonly details: ReadonlyMap<string, string>;
    readonly ticked: readonly string[];
  }> {
    const details = new Map<string, string>();
    const ticked: string[] = [];
    const { said } = await runAnswering('declareIncident', undefined, answers, items => {
      for (const { label, detail = '', picked = false } of items) {
        details.set(label, detail);
        if (picked) ticked.push(label);
      }
    });
    return { said, details, ticked };
  }

  test('two answers are enough; it is an incident with its severity in both places, and it is mine', async () => {
    const { result, said } = await runAnswering('declareIncident', undefined, {
      inputs: ['Warehouse gates stay shut'],
      picks: ['Severity 1'],
      details: [],
      buttons: agree,
    });
    const issue = takeOne();
    assert.equal(result, `acme/production#${issue.iid}`);
    assert.deepEqual([issue.type, issue.title, issue.severity], ['incident', 'Warehouse gates stay shut', 'critical']);
    assert.deepEqual(issue.labels.toSorted(), ['Incident::Active', 'severity::1']);
    assert.deepEqual(issue.assigneeIds, [1]);
    assert.equal(issue.confidential, false);
    assert.match(
      issue.description ?? '',
      /^## What is happening\n[\s\S]*## What was tried\n\n- HH:MM UTC: …\n\n<!-- incident-reviews: [\w-]+ -->$/u,
    );
    assert.match(said.information[0] ?? '', /^Create an issue in acme\/production\?$/u);
    assert.match(said.details[0] ?? '', /Title: Warehouse gates stay shut/u);
    assert.deepEqual(said.asked.at(-1), ['Copy Announcement', 'Set Whom to Call…', 'Open Its Page', 'Open in GitLab']);
  });

  test('what did not come through is declared by trying again, once', async () => {
    gitlab.fault({ fault: { kind: 'limited' }, method: 'POST', path: /\/issues$/u, times: 1 });
    const { result, said } = await runAnswering('declareIncident', undefined, {
      inputs: ['Forklift chargers are dark'],
      picks: ['Severity 2'],
      details: [],
      buttons: [...agree, 'Try Again'],
    });
    assert.equal(said.errors.length, 1);
    assert.match(said.errors[0] ?? '', /Trying again goes on from there; nothing is written twice\.$/u);
    assert.equal(result, `acme/production#${takeOne().iid}`);
  });

  test('what may have come through is found by the next declaration of it, though the first one was given up', async () => {
    const answers = { inputs: ['Lighthouse lamps went dim'], picks: ['Severity 2'], details: [], buttons: agree };
    const faults = [
      gitlab.fault({ fault: { kind: 'cut', when: 'after' }, method: 'POST', path: /\/issues$/u }),
      gitlab.fault({
        fault: { kind: 'status', status: 403 },
        method: 'GET',
        path: '/projects/101/issues',
        nth: 2,
        times: 9,
      }),
    ];
    const given = await runAnswering('declareIncident', undefined, answers);
    for (const end of faults) end();
    assert.deepEqual([given.result, given.said.errors.length], [undefined, 1]);
    const { result } = await runAnswering('declareIncident', undefined, answers);
    assert.equal(result, `acme/production#${takeOne().iid}`);
    // The one after that is another incident.
    const next = await runAnswering('declareIncident', undefined, {
      ...answers,
      picks: ['None of these', 'Severity 2'],
    });
    assert.equal(next.result, `acme/production#${takeOne().iid}`);
  });

  test('the next one with the same title is another one, though what was offered after the first has failed', async () => {
    const answers = { inputs: ['Gate lights blink'], picks: ['Severity 2'], details: [], buttons: agree };
    await runAnswering('declareIncident', undefined, answers, items => {
      if (items.some(({ label }) => label === 'Open Its Page')) throw new Error('nothing can be shown');
    });
    takeOne();
    const { result } = await runAnswering('declareIncident', undefined, {
      ...answers,
      picks: ['None of these', 'Severity 2'],
    });
    assert.equal(result, `acme/production#${takeOne().iid}`);
  });

  const open = 'Checkout answers 503 for every third order';
  for (const [typed, likely] of [
    ['Checkout answers with 503', true],
    ['Checkout shows 503', false],
  ] as const) {
    test(`one that looks alike is offered ${likely ? 'first' : 'below what was typed'}, and nothing is made of it: ${typed}`, async () => {
      gitlab.clearRequests();
      const { said } = await runAnswering('declareIncident', undefined, { inputs: [typed], picks: ['nothing of it'] });
      const none = `None of these: declare “${typed}”`;
      assert.deepEqual(said.asked[0], likely ? [open, none] : [none, open]);
      assert.deepEqual(gitlab.writes(), []);
      assert.deepEqual(takeMade(), []);
    });
  }

  test('a title with what looks like a secret is asked about, and comes back to be mended', async () => {
    const secret = ['hunter2', 'secretX9'].join('');
    const boxes: InputBox[] = [];
    const values: string[] = [];
    const typed = [`Leaked password=${secret}`, undefined].values();
    const { createInputBox } = window;
    const input = (): string | undefined => {
      values.push(boxes.at(-1)?.value ?? '');
      return typed.next().value;
    };
    Object.assign(window, {
      createInputBox: () => {
        const box = createInputBox();
        boxes.push(box);
        return box;
      },
    });
    await withAnswers({ button: () => undefined, input }, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.declareIncident'), undefined);
      assert.deepEqual(said.warnings, ['Send what looks like a secret to acme/production?']);
    }).finally(() => void Object.assign(window, { createInputBox }));
    assert.deepEqual(values.slice(1), [`Leaked password=${secret}`]);
    assert.deepEqual(takeMade(), []);
  });

  test('one whose review goes on is over, and not offered', async () => {
    const { said } = await runAnswering('declareIncident', undefined, {
      inputs: ['Payment page blank in one browser version'],
      picks: ['nothing of it'],
    });
    assert.ok(!said.asked.flat().some(label => label.startsWith('Payment page blank')), said.asked.flat().join('\n'));
    assert.deepEqual(takeMade(), []);
  });

  test('the one that was meant is opened here, nothing is made, and what was typed is at hand', async () => {
    const { result, said } = await runAnswering('declareIncident', undefined, {
      inputs: ['Checkout answers with 503'],
      picks: ['Checkout answers 503'],
    });
    const meant = data.issues.find(({ title }) => title.startsWith('Checkout answers 503'));
    assert.equal(result, `acme/production#${meant?.iid}`);
    const shown = await until('its page', () => {
      const page = findIncidentPage(window.tabGroups.activeTabGroup.activeTab);
      return page && readIncidentUri(page)?.incident;
    });
    assert.equal(shown.iid, meant?.iid);
    assert.deepEqual(said.information, ['“Checkout answers with 503” was not declared.']);
    assert.deepEqual(takeMade(), []);
    await closeAll();
  });

  test('what is about security is confidential from its first moment, and its announcement says nothing of it', async () => {
    gitlab.clearRequests();
    await set('links', {
      securityOnCall: '/security',
      onCall: 'https://page.example.com/now',
      bridge: 'https://meet.example.com/x',
      statusPage: 'https://status.example.com/',
      board: 'https://board.example.com/',
    });
    const { said, details } = await declare({
      inputs: ['Sapphire keys are public'],
      picks: ['Severity 2', 'Copy Announcement'],
      details: ['Security-related', 'Service::Accounts'],
      buttons: agree,
    });
    const issue = takeOne();
    assert.equal(issue.confidential, true);
    assert.equal(issue.title, 'Sapphire keys are public');
    assert.deepEqual(issue.labels.toSorted(), ['Incident::Active', 'Service::Accounts', 'security', 'severity::2']);
    const [first, ...later] = gitlab.writes();
    assert.ok(first);
    assert.equal(first.method, 'POST');
    assert.doesNotMatch(JSON.stringify(first.body), /Sapphire/u);
    assert.match(JSON.stringify(first.body), /"confidential":true/u);
    assert.ok(later.every(({ method }) => method === 'PUT'));
    // The status page is for when those on call for security say so.
    assert.deepEqual(said.asked.at(-2), [
      'Copy Announcement',
      'Page Security On Call',
      'Page the Engineer on Call or an Incident Manager',
      'Open the Bridge',
      'Open Its Page',
      'Open the Board',
      'Open in GitLab',
    ]);
    assert.match(
      details.get('Page the Engineer on Call or an Incident Manager') ?? '',
      /^An incident manager takes part: it is about security,/u,
    );
    assert.match(
      await env.clipboard.readText(),
      /^Incident \(confidential\): http:\S+\/acme\/production\/-\/issues\/\d+$/u,
    );
  });

  test('whom to call is offered later, too, of an incident that goes on', async () => {
    const leak = data.issues.find(({ title }) => title.startsWith('Customer addresses visible'));
    assert.ok(leak);
    const name = `acme/production#${leak.iid}`;
    const { result, said } = await runAnswering('getHelp', name, { picks: ['Page Security On Call'] });
    assert.equal(result, name);
    assert.deepEqual(said.asked[0], [
      'Copy Announcement',
      'Page Security On Call',
      'Page the Engineer on Call or an Incident Manager',
      'Open the Bridge',
      'Open Its Page',
      'Open the Board',
      'Open in GitLab',
    ]);
    assert.equal(await env.clipboard.readText(), '/security');
    assert.deepEqual(takeMade(), []);
  });

  test('where nobody can be called from here, one is led to where a team says whom', async () => {
    const links = workspace.getConfiguration('incidentReviews').get('links');
    await set('links', undefined);
    const [first] = data.issues.filter(({ title }) => title.startsWith('Checkout answers 503'));
    const name = `acme/production#${first?.iid}`;
    try {
      const details: (string | undefined)[] = [];
      await runAnswering('getHelp', name, { picks: ['Set Whom to Call'] }, items =>
        details.push(...items.map(({ label, detail }) => (label.startsWith('Set Whom') ? detail : undefined))),
      );
      assert.deepEqual(
        details.filter(detail => detail !== undefined),
        ['No address of your on-call page or bridge is set: with them, this list offers both.'],
      );
      await until('the settings', () => window.tabGroups.activeTabGroup.activeTab?.label === 'Settings');
    } finally {
      await closeAll();
      await set('links', links);
    }
  });

  test('what the team’s template makes confidential is confidential from its first moment', async () => {
    gitlab.clearRequests();
    const template = gitlab.store.templates.find(({ key }) => key === 'Incident') ?? assert.fail('no template');
    const { content } = template;
    Object.assign(template, { content: `${content}\n/confidential\n` });
    try {
      await declare({
        inputs: ['Sapphire doors stay open'],
        picks: ['Severity 3'],
        details: [],
        buttons: agree,
      });
      const issue = takeOne();
      assert.deepEqual([issue.confidential, issue.title], [true, 'Sapphire doors stay open']);
      assert.doesNotMatch(JSON.stringify(gitlab.writes()[0]?.body), /Sapphire/u);
      assert.doesNotMatch(issue.description ?? '', /\/confidential/u);
    } finally {
      Object.assign(template, { content });
    }
  });

  for (const [button, title, confidential] of [
    ['Declare It Confidentially', 'Topaz lamps flicker', true],
    ['Declare It as Usual', 'Conveyor belts run backwards', false],
  ] as const) {
    test(`a template that cannot be read may be one of confidential incidents: ${button}`, async () => {
      gitlab.fault({ path: /\/templates\/issues/u, fault: { kind: 'status', status: 403 }, times: 20 });
      try {
        const { said } = await declare({
          inputs: [title],
          picks: ['Severity 3'],
          details: [],
          buttons: [button, ...agree],
        });
        assert.ok(said.warnings.includes('The template of incidents in acme/production cannot be read.'));
        assert.equal(takeOne().confidential, confidential);
      } finally {
        gitlab.clearFaults();
      }
    });
  }

  test('the words by which security is called are copied as the team has them', async () => {
    await declare({
      inputs: ['Intrusion into the build machines'],
      picks: ['Severity 3', 'Page Security On Call'],
      details: ['Security-related'],
      buttons: agree,
    });
    takeOne();
    assert.equal(await env.clipboard.readText(), '/security');
  });

  test('what the title says is ticked beforehand', async () => {
    const { ticked } = await declare({ inputs: ['Near miss: tokens were nearly published'], picks: ['Severity 4'] });
    assert.deepEqual(ticked, ['Security-related', 'Near miss']);
    assert.deepEqual(takeMade(), []);
  });

  test('a near miss is declared as resolved, by who noticed it, and nobody is paged', async () => {
    const { said } = await declare({
      inputs: ['Backups were nearly overwritten'],
      picks: ['Severity 2', 'Copy Announcement'],
      details: ['Near miss'],
      buttons: agree,
    });
    const issue = takeOne();
    assert.deepEqual(issue.labels.toSorted(), ['Incident::Resolved', 'Near Miss', 'severity::2']);
    assert.deepEqual([issue.assigneeIds, issue.severity, issue.state], [[1], 'high', 'opened']);
    assert.match(
      issue.description ?? '',
      /^_A near miss: nobody was affected\..+what stopped it\._\n\n## What is happ/u,
    );
    assert.deepEqual(said.asked.at(-2), [
      'Copy Announcement',
      'Start Incident Review',
      'Open Its Page',
      'Open the Board',
      'Open in GitLab',
    ]);
    assert.match(
      await env.clipboard.readText(),
      /^Near miss: Backups were nearly overwritten \(it would have been severity 2\): http/u,
    );
  });

  test('states under another scope are offered as the team’s own', async () => {
    await set('project', 'harbour/cranes');
    try {
      const { said } = await declare({
        inputs: ['A hook does not lock'],
        picks: ['Severity 2'],
        details: [],
        buttons: ['Use These Labels', ...agree],
      });
      assert.equal(said.information[0], 'The labels of harbour/cranes say states under CWF::Incident.');
      const issue = takeOne();
      assert.deepEqual(issue.labels.toSorted(), ['CWF::Incident::Active', 'Sev2']);
      assert.deepEqual([issue.type, issue.severity], ['incident', 'high']);
    } finally {
      await set('project', 'acme/production');
      await set('labels', undefined, ConfigurationTarget.Workspace);
    }
  });

  test('a project without labels has GitLab’s own severity', async () => {
    await set('project', 'harbour/ferries');
    try {
      await runAnswering('declareIncident', undefined, {
        inputs: ['The gangway does not reach the quay'],
        picks: ['Severity 3'],
        details: [],
        buttons: agree,
      });
      const issue = takeOne();
      assert.deepEqual([issue.type, issue.labels, issue.severity], ['incident', [], 'medium']);
    } finally {
      await set('project', 'acme/production');
    }
  });

  test('whoever stops at a question has declared nothing', async () => {
    gitlab.clearRequests();
    for (const answers of [{}, { inputs: ['A'] }, { inputs: ['A'], picks: ['Severity 1'] }]) {
      const { result } = await runAnswering('declareIncident', undefined, answers);
      assert.equal(result, undefined);
    }
    assert.deepEqual(gitlab.writes(), []);
  });
});
