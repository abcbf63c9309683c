// Starting, publishing and announcing reviews in GitLab.
import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import {
  commands,
  ConfigurationTarget,
  env,
  FilePermission,
  ProgressLocation,
  type ProgressOptions,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import type { Incident } from '../../src/incident/model';
import { type GitLab, sampleTokens } from '../gitlab';
import {
  activate,
  closeAll,
  folder,
  hideViews,
  issueIn,
  open,
  remove,
  requiredRows,
  rows,
  set,
  showView,
  signedIn,
  signedOut,
  startReview,
  statusOfReview,
  until,
  withAnswers,
  write,
} from './support';

/** Milliseconds in which nobody has seen that a row has moved. */
const unseenMs = 700;

suite('Reviews in GitLab', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
    await set('reviewLocation', 'gitlab');
    await showView('incidents');
  });

  suiteTeardown(async () => {
    await set('reviewLocation', 'workspace');
    await hideViews();
    await signedOut(gitlab);
  });

  setup(() => gitlab.clearRequests());

  teardown(async () => {
    gitlab.clearFaults();
    await closeAll();
    await remove('incident-reviews');
  });

  function fileIn(name: string): string {
    return Uri.joinPath(folder(), 'incident-reviews', name).fsPath;
  }

  /** An incident that waits for its review. */
  async function required(): Promise<unknown> {
    const [first] = await requiredRows();
    return first?.row;
  }

  async function openReview(): Promise<unknown> {
    await showView('reviews');
    const groups = await until('reviews', async () => {
      const found = await rows('reviews');
      return found.length > 0 && found;
    });
    return (await rows('reviews', groups[0]))[0]?.row;
  }

  const start = startReview;

  test('the first issue in a project is asked about, and a no makes nothing', async () => {
    const row = await required();
    await withAnswers({ pick: items => items[0] }, async said => {
      assert.equal(await start(row), undefined);
      assert.match(said.information[0] ?? '', /^Create an issue in acme\/production\?$/u);
    });
    assert.deepEqual(gitlab.writes(), []);
  });

  test('Start Incident Review makes the issue and opens it in place; again opens the same', async () => {
    const row = await required();
    const { reference } = (row as { incident: { reference: { iid: number } } }).incident;
    const uri = await withAnswers({ button: (_, [first]) => first }, async said => {
      const made = await start(row);
      assert.deepEqual([said.errors, said.warnings], [[], []]);
      assert.deepEqual(said.asked, []);
      assert.deepEqual(said.information, ['Create an issue in acme/production?']);
      assert.equal(said.statuses.length, 1);
      assert.match(said.statuses[0] ?? '', /^Next: fill the gaps, then save it to GitLab\. It is assigned to .+$/u);
      return made;
    });
    assert.ok(uri);
    assert.equal(uri.scheme, 'incident-review');
    assert.equal(window.activeTextEditor?.document.uri.toString(), uri.toString());
    const issue = issueIn(gitlab, Number(uri.path.split('/').at(-2)));
    assert.ok(issue);
    assert.match(issue.description ?? '', new RegExp(`^incident: acme/production#${reference.iid}$`, 'mu'));
    assert.match(issue.title, /^Incident Review: /u);
    // The only one of the GitLab project that is for reviews; the workspace has none.
    assert.match(issue.description ?? '', /^template: \.gitlab\/issue_templates\/.+\.md$/mu);
    assert.ok(issue.dueDate);
    const again = await withAnswers({}, async said => {
      const opened = await start(row);
      assert.deepEqual(said.information, []);
      return opened;
    });
    assert.equal(again?.toString(), uri.toString());
    assert.equal(gitlab.writes().filter(({ method, path }) => method === 'POST' && path.endsWith('/issues')).length, 1);
  });

  test('the next incident is another one: it is asked about, in words that are true, and a no makes nothing', async () => {
    const row = await required();
    const { reference, assignees } = (row as { incident: Pick<Incident, 'reference' | 'assignees'> }).incident;
    await withAnswers({}, async said => {
      assert.equal(await start(row), undefined);
      assert.deepEqual(said.information, ['Create an issue in acme/production?']);
      const [detail = ''] = said.details;
      const owner = assignees[0] ? `@${assignees[0].username}` : 'nobody';
      assert.ok(detail.includes(`\nIt is assigned to ${owner}.\n`), detail);
      assert.deepEqual(detail.split('\n').slice(-3), [
        `It is linked to acme/production#${reference.iid}.`,
        `acme/production#${reference.iid} moves to its review state: it gets the label Incident::Review-in-Progress in place of Incident::Resolved.`,
        'Nothing is overwritten. You are asked once for each incident.',
      ]);
    });
    assert.deepEqual(gitlab.writes(), []);
  });

  test('a click on a row that has just come under the pointer starts nothing', async () => {
    const iidOf = (row: unknown): number => (row as { incident: Pick<Incident, 'reference'> }).incident.reference.iid;
    // On a busy machine a click may come so late that it is meant: such a one says nothing of one that comes early.
    await until('a click in time', async () => {
      const first = iidOf(await required());
      const { id, labels } = issueIn(gitlab, first);
      gitlab.store.changeIssue(id, { labels: [...labels, 'No-Review-Needed'] }, 2);
      const before = Date.now();
      await commands.executeCommand('incidentReviews.refresh');
      const [next] = await requiredRows(true);
      const isRefused = await withAnswers({}, async said => {
        assert.notEqual(iidOf(next?.row), first);
        assert.equal(await start(next?.row), undefined);
        assert.deepEqual(said.errors, []);
        return said.information.length === 0;
      });
      const isLate = Date.now() - before >= unseenMs;
      assert.ok(isRefused || isLate, 'a click at once was taken');
      gitlab.store.changeIssue(id, { labels }, 2);
      await commands.executeCommand('incidentReviews.refresh');
      return isRefused;
    });
    assert.deepEqual(gitlab.writes(), []);
  });

  test('a review without an incident becomes an issue too, and nothing but that is written', async () => {
    const uri = await withAnswers(
      {
        button: (_, [first]) => first,
        pick: items => items.find(({ description }) => description === 'built in'),
        input: () => 'Power was lost',
      },
      async said => {
        const made = await commands.executeCommand<Uri>('incidentReviews.newReview');
        assert.deepEqual([said.errors, said.warnings], [[], []]);
        return made;
      },
    );
    assert.equal(uri.scheme, 'incident-review');
    const issue = issueIn(gitlab, Number(uri.path.split('/').at(-2)));
    assert.match(issue.title, /Power was lost/u);
    assert.doesNotMatch(issue.description ?? '', /^incident:/mu);
    assert.deepEqual(
      gitlab.writes().map(({ method, path }) => `${method} ${path.split('/').at(-1)}`),
      ['POST issues'],
    );
  });

  test('a file is published, and its marker names the issue then', async () => {
    await set('reviewLocation', 'workspace');
    const row = await required();
    const file = await start(row);
    await set('reviewLocation', 'gitlab');
    assert.ok(file);
    assert.equal(file.scheme, 'file');
    gitlab.clearRequests();
    const name = await withAnswers({ button: (_, [first]) => first }, async said => {
      const published = await commands.executeCommand<string>('incidentReviews.publishReview');
      assert.deepEqual(said.errors, []);
      return published;
    });
    assert.match(name, /^acme\/production#\d+$/u);
    const document = await workspace.openTextDocument(file);
    assert.match(document.getText(), new RegExp(`^review: ${name}$`, 'mu'));
    const issue = issueIn(gitlab, Number(name.split('#')[1]));
    assert.ok(issue);
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(document.getText().length), '\nA line more.\n');
    await workspace.applyEdit(edit);
    gitlab.store.changeIssue(
      issue.id,
      { description: (issue.description ?? '').replace('# Incident Review', '# The Incident Review') },
      2,
    );
    await withAnswers({}, async () => {
      assert.equal(await commands.executeCommand('incidentReviews.publishReview'), name);
    });
    assert.match(document.getText(), /^# The Incident Review/mu);
    const now = issueIn(gitlab, Number(name.split('#')[1]));
    assert.match(now.description ?? '', /A line more\./u);
    // From here on its status is that of the issue.
    await open(file);
    await until('when it is due', () => / · in progress · due /u.test(statusOfReview()));
    gitlab.store.changeIssue(issue.id, { state: 'closed' }, 2);
    await until('that it is closed', async () => {
      // One that is under way since before it was closed is joined.
      await commands.executeCommand('incidentReviews.refresh');
      return /^[^·]+ · closed$/u.test(statusOfReview());
    });
    await open(
      await write('names-it.md', document.getText().replace(/^id: .*$/mu, 'id: 0b7b0cf3-0000-4000-8000-0000000000ff')),
    );
    await until('the status of a file that only names it', () => /^[^·]+ · (?:due|overdue)/u.test(statusOfReview()));
    await remove('names-it.md');
  });

  const strangersFile = (id: string, line: string): string =>
    `<!-- incident-review\nid: ${id}\n${line}\n-->\n\n# A stranger’s\n\n## Summary\n\nShort.\n\n## Timeline\n`;

  test('a file that names an issue one agreed to for another text is asked about, and a no sends nothing', async () => {
    const mine = strangersFile('0b7b0cf3-0000-4000-8000-000000000011', 'template: incident-review');
    await open(await write('incident-reviews/mine.md', mine));
    const name = await withAnswers(
      { button: (_, [first]) => first },
      async () => await commands.executeCommand<string>('incidentReviews.publishReview'),
    );
    assert.match(name, /^acme\/production#\d+$/u);
    const theirs = strangersFile('0b7b0cf3-0000-4000-8000-000000000011', `review: ${name}`);
    await open(await write('incident-reviews/theirs.md', theirs));
    gitlab.clearRequests();
    await withAnswers({}, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.publishReview'), undefined);
      assert.deepEqual(said.information, [`Update ${name} in GitLab?`]);
      assert.match(said.details[0] ?? '', /The file names this issue\./u);
    });
    assert.deepEqual(gitlab.writes(), []);
  });

  test('an incident that a file names is in the question, also where the project was agreed to', async () => {
    const rowOfIncident = (await required()) as { incident: { reference: { project: string; iid: number } } };
    const { project, iid } = rowOfIncident.incident.reference;
    const incident = `${project}#${iid}`;
    await open(
      await write(
        'incident-reviews/moving.md',
        strangersFile('0b7b0cf3-0000-4000-8000-000000000012', `incident: ${incident}`),
      ),
    );
    gitlab.clearRequests();
    await withAnswers({}, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.publishReview'), undefined);
      assert.deepEqual(said.information, ['Create an issue in acme/production?']);
      const [detail = ''] = said.details;
      assert.ok(detail.includes(`It is linked to ${incident}.`), detail);
      assert.ok(detail.includes(`${incident} moves to its review state: it gets the label `), detail);
    });
    assert.deepEqual(gitlab.writes(), []);
  });

  test('what is typed while a file is being saved to GitLab stays, beside what others wrote', async () => {
    const text =
      '<!-- incident-review\nid: 0b7b0cf3-0000-4000-8000-000000000003\n-->\n\n# Typing 🔴\n\n## Summary\n\nShort.\n\n## Timeline\n';
    const { document } = await open(await write('incident-reviews/typing.md', text));
    await withAnswers({ button: (_, [first]) => first }, async said => {
      const publish = (): Thenable<string> => commands.executeCommand('incidentReviews.publishReview');
      const name = await publish();
      const issue = issueIn(gitlab, Number(name.split('#')[1]));
      gitlab.store.changeIssue(issue.id, { description: (issue.description ?? '').replace('🔴', '🔵') }, 2);
      gitlab.clearRequests();
      const release = gitlab.hold({ method: 'GET', path: /issues\/\d+$/u });
      const publishing = publish();
      await until('a look at the issue', () => gitlab.requests.some(({ path }) => /issues\/\d+$/u.test(path)));
      const edit = new WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(document.getText().length), '\nTyped meanwhile.\n');
      await workspace.applyEdit(edit);
      release();
      await publishing;
      assert.deepEqual(said.errors, []);
      assert.deepEqual(
        said.statuses.filter(each => each.startsWith(name)),
        [`${name} has this text now`, `${name} has what was sent: what you wrote since is not sent yet`],
      );
    });
    assert.match(document.getText(), /^# Typing 🔵\n[\s\S]*\nTyped meanwhile\.\n$/mu);
    assert.equal(document.isDirty, false);
  });

  test('an image that is not there is named', async () => {
    const text =
      '<!-- incident-review\nid: 0b7b0cf3-0000-4000-8000-000000000004\n-->\n\n# Missing\n\n## Summary\n\n![x](gone.png)\n\n## Timeline\n';
    await open(await write('incident-reviews/missing.md', text));
    await withAnswers({ button: (_, [first]) => first }, async said => {
      await commands.executeCommand('incidentReviews.publishReview');
      assert.match(said.warnings[0] ?? '', /but without: .*the image gone\.png \(cannot be read\)/u);
    });
  });

  test('images of the file are uploaded once', async () => {
    await write('incident-reviews/graph.png', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const file = await write(
      'incident-reviews/with image.md',
      '<!-- incident-review\nid: 0b7b0cf3-0000-4000-8000-000000000001\n-->\n\n# Pictures\n\n## Summary\n\n![load](graph.png)\n\n## Timeline\n',
    );
    await open(file);
    await withAnswers({ button: (_, [first]) => first }, async said => {
      const name = await commands.executeCommand<string>('incidentReviews.publishReview');
      assert.deepEqual(said.errors, []);
      const issue = issueIn(gitlab, Number(name.split('#')[1]));
      assert.match(issue.description ?? '', /!\[load\]\(\/uploads\/\w+\/graph\.png\)/u);
      await commands.executeCommand('incidentReviews.publishReview');
    });
    assert.equal(gitlab.writes().filter(({ path }) => path.endsWith('/uploads')).length, 1);
    assert.match(window.activeTextEditor?.document.getText() ?? '', /!\[load\]\(graph\.png\)/u);
  });

  test('what is being sent is said in the status bar: the views need not be in sight', async () => {
    const text = strangersFile('0b7b0cf3-0000-4000-8000-000000000032', 'template: incident-review');
    await open(await write('incident-reviews/sent.md', text));
    const { withProgress } = window;
    const shown: ProgressOptions[] = [];
    const progress: typeof withProgress = (options, work) => {
      shown.push(options);
      return withProgress(options, work);
    };
    Object.assign(window, { withProgress: progress });
    try {
      await withAnswers(
        { button: (_, [first]) => first },
        async () => await commands.executeCommand<string>('incidentReviews.publishReview'),
      );
    } finally {
      Object.assign(window, { withProgress });
    }
    // The lists are read anew behind it, which their views show.
    assert.deepEqual(shown.filter(({ location }) => location === ProgressLocation.Window).at(-1), {
      location: ProgressLocation.Window,
      title: 'Sending to GitLab…',
    });
  });

  test('an image that GitLab does not take is named, and trying again publishes that file, whichever is in front', async () => {
    await write('incident-reviews/error_rate.png', '<svg xmlns="http://www.w3.org/2000/svg" id="rate"/>');
    const uri = await write(
      'incident-reviews/too large.md',
      '<!-- incident-review\nid: 0b7b0cf3-0000-4000-8000-000000000031\n-->\n\n# Too large\n\n## Summary\n\n![errors [p99]](error\\_rate.png)\n\n## Timeline\n',
    );
    await open(uri);
    gitlab.clearRequests();
    const words = { message: 'Larger than allowed' };
    gitlab.fault({ method: 'POST', path: /uploads$/u, fault: { kind: 'status', status: 413, json: words }, times: 1 });
    await withAnswers(
      { button: (_, offered) => offered.find(each => ['Create Issue', 'Try Again'].includes(each)) },
      async said => {
        const another = await write('incident-reviews/another.md', '# Another\n');
        let opened: Promise<unknown> | undefined;
        // Which document is sent is known by then.
        gitlab.before({ nth: 1 }, () => void (opened = open(another)));
        await commands.executeCommand('incidentReviews.publishReview');
        await opened;
        const [message = ''] = said.errors;
        assert.match(
          message,
          /does not take so much for image error_rate\.png\. GitLab says: Larger than allowed\. Run the/u,
        );
        await until('the issue', () => said.statuses.some(each => each.includes('has this text now')));
      },
    );
    assert.equal(window.activeTextEditor?.document.uri.toString(), uri.toString());
    assert.deepEqual(
      gitlab.writes().map(({ path }) => path.split('/').at(-1)),
      ['uploads', 'uploads', 'issues'],
    );
  });

  const attacks: readonly {
    readonly name: string;
    readonly target: string;
    readonly prepare: () => Promise<unknown>;
    readonly said: RegExp;
  }[] = [
    {
      name: 'a link to what is no file of the workspace',
      target: 'graph.png',
      prepare: () => symlink('/proc/self/environ', fileIn('graph.png')),
      said: /images: graph\.png is a link, or lies behind one\./u,
    },
    {
      name: 'a file behind a linked folder',
      target: 'all/passwd.png',
      prepare: () => symlink('/etc', fileIn('all')),
      said: /images: passwd\.png is a link, or lies behind one\./u,
    },
    {
      name: 'a file that is called like an image',
      target: 'key.png',
      prepare: () => write('incident-reviews/key.png', '-----BEGIN PRIVATE KEY-----'),
      said: /images: key\.png is no image\./u,
    },
    {
      name: 'a folder that is called like an image',
      target: 'folder.png',
      prepare: () => mkdir(fileIn('folder.png')),
      said: /images: folder\.png is no regular file\./u,
    },
    {
      name: 'a file outside of the workspace',
      target: '%2e%2e/../../outside.png',
      prepare: () => Promise.resolve(),
      said: /images: outside\.png lies outside of the workspace\./u,
    },
  ];

  for (const { name, target, prepare, said: words } of attacks) {
    test(`${name} is named and not uploaded, before any question`, async () => {
      const file = await write(
        'incident-reviews/attack.md',
        `<!-- incident-review\nid: 0b7b0cf3-0000-4000-8000-000000000005\n-->\n\n# Attack\n\n## Summary\n\n![x](${target})\n\n## Timeline\n`,
      );
      await prepare();
      await open(file);
      await withAnswers({ button: (_, [first]) => first }, async said => {
        assert.equal(await commands.executeCommand('incidentReviews.publishReview'), undefined);
        const [error] = await until('a refusal', () => said.errors.length > 0 && said.errors);
        assert.match(error ?? '', words);
        assert.deepEqual([said.information, said.warnings], [[], []]);
      });
      assert.deepEqual(gitlab.writes(), []);
    });
  }

  test('the announcement has the link, and of a review that became confidential after the list was read nothing else', async () => {
    const project = gitlab.store.project('acme/production');
    const found = gitlab.store
      .allIssues()
      .find(
        ({ projectId, confidential, labels, state }) =>
          projectId === project?.id && !confidential && state === 'opened' && labels.includes('IncidentReview'),
      );
    assert.ok(found);
    const before = { ...found };
    const link = `${gitlab.url}/acme/production/-/issues/${found.iid}`;
    // A row as it was read when the list was: of another title, and for everybody.
    const review = {
      kind: 'review',
      reference: { project: 'acme/production', iid: found.iid },
      title: 'As it was',
      confidential: false,
      assignees: [],
    };
    const copy = async (): Promise<unknown> =>
      commands.executeCommand('incidentReviews.copyAnnouncement', { kind: 'review', review });
    try {
      Object.assign(found, {
        title: 'Mails <!channel> were late',
        labels: ['IncidentReview', 'severity::2'],
        assigneeIds: [],
        dueDate: '2025-11-20',
      });
      assert.equal(await copy(), `Mails ‹!channel> were late (severity 2, due 2025-11-20): ${link}`);
      assert.equal(await env.clipboard.readText(), `Mails ‹!channel> were late (severity 2, due 2025-11-20): ${link}`);
      Object.assign(found, { confidential: true });
      assert.equal(await copy(), `Incident review (confidential): ${link}`);
    } finally {
      Object.assign(found, before);
    }
  });

  test('a token that only reads: reviews open read-only, new ones are files, and writing says so', async () => {
    process.env['GITLAB_WORKFLOW_TOKEN'] = sampleTokens.readOnly;
    await set('url', undefined);
    await set('url', gitlab.url);
    try {
      const row = await required();
      const file = await start(row);
      assert.equal(file?.scheme, 'file');
      // The token may read the project's template, which a review in GitLab would be made from.
      const text = (await workspace.openTextDocument(file)).getText();
      assert.match(text, /^template: \.gitlab\/issue_templates\/.+\.md$/mu);
      await withAnswers({}, async said => {
        assert.equal(await commands.executeCommand('incidentReviews.publishReview'), undefined);
        assert.match(said.errors[0] ?? '', /can only read/u);
      });
      const review = await commands.executeCommand<Uri>('incidentReviews.openReview', await openReview());
      assert.equal((await workspace.fs.stat(review)).permissions, FilePermission.Readonly);
      assert.deepEqual(gitlab.writes(), []);
    } finally {
      process.env['GITLAB_WORKFLOW_TOKEN'] = sampleTokens.onCall;
      await set('url', undefined);
      await set('url', gitlab.url);
    }
    assert.ok(folder());
  });

  test('a workspace cannot send a text anywhere unasked', async () => {
    await set('reviewProject', 'acme/shop', ConfigurationTarget.Workspace);
    try {
      const bait = '<!-- incident-review\nid: 0b7b0cf3-0000-4000-8000-000000000003\nreview: acme/shop#311\n-->\n';
      await open(await write('incident-reviews/bait.md', `${bait}\n# Bait\n\n## Summary\n\n## Timeline\n`));
      await withAnswers({ pick: items => items[0] }, async said => {
        assert.equal(await commands.executeCommand('incidentReviews.publishReview'), undefined);
        assert.match(said.information[0] ?? '', /acme\/shop#311/u);
        assert.equal(await start(await required()), undefined);
        assert.match(said.information[1] ?? '', /acme\/shop/u);
      });
      assert.deepEqual(gitlab.writes(), []);
    } finally {
      await set('reviewProject', undefined, ConfigurationTarget.Workspace);
    }
  });
});
