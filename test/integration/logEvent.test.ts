// Log Event in the real VS Code: one box, GitLab's timeline, and what waits while GitLab cannot be reached.
import assert from 'node:assert/strict';
import { commands, window, workspace, type QuickPick, type QuickPickItem, type Uri } from 'vscode';
import type { GitLab, Issue } from '../gitlab';
import {
  activate,
  closeAll,
  hideViews,
  issueIn,
  rows,
  showView,
  signedIn,
  signedOut,
  until,
  withAnswers,
  type Answers,
} from './support';

const title = 'Checkout answers 503 for every third order';

suite('Log Event', () => {
  let gitlab: GitLab;
  let iid: number;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
    const found = gitlab.store.allIssues().find(issue => issue.title === title);
    assert.ok(found);
    ({ iid } = found);
    await showView('incidents');
    await rows('incidents');
  });
  suiteTeardown(async () => {
    await hideViews();
    await signedOut(gitlab);
  });
  teardown(async () => {
    gitlab.clearFaults();
    await closeAll();
  });

  const reference = (): string => `acme/production#${iid}`;
  const incident = (): Issue => issueIn(gitlab, iid);
  const notes = (): readonly string[] => gitlab.store.timelineOf(incident()).map(({ note }) => note);
  const agreeing = (text: string): Partial<Answers> => ({
    input: () => text,
    button: (_, [first]) => first,
  });
  const log = (text: string): Promise<unknown> =>
    withAnswers(agreeing(text), async () => commands.executeCommand('incidentReviews.logEvent', reference()));

  test('the first one asks once, names the incident and what is written, and a no writes nothing', async () => {
    gitlab.clearRequests();
    await withAnswers({ input: () => 'we saw it', button: () => undefined }, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.logEvent', reference()), undefined);
      assert.match(said.warnings.concat(said.information).join('\n'), new RegExp(reference(), 'u'));
      assert.match(said.details.join('\n'), /“we saw it” goes into its timeline, or becomes a comment\./u);
    });
    assert.equal(gitlab.writes().length, 0);
  });

  test('who does not agree is told that nothing was logged, and may try again', async () => {
    gitlab.clearRequests();
    const typed = ['we saw it', 'we saw it'].values();
    const pressed = ['Log Event…'].values();
    const answers: Partial<Answers> = {
      input: () => typed.next().value,
      button: (message, [first]) =>
        message.startsWith('Nothing') && first === pressed.next().value ? first : undefined,
    };
    await withAnswers(answers, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.logEvent', reference()), undefined);
      assert.equal(said.information.filter(each => each === `Nothing was logged in ${reference()}.`).length, 2);
    });
    assert.deepEqual([typed.next().value, gitlab.writes()], [undefined, []]);
  });

  test('words for now, with the tag of the milestone that they tell', async () => {
    const before = Date.now();
    assert.equal(await log('Cause identified: the pool is too small'), 'sent');
    const event = gitlab.store.timelineOf(incident()).find(({ note }) => note.startsWith('Cause identified'));
    assert.ok(event && event.occurredAt >= before - 1000 && event.occurredAt <= Date.now() + 1000);
    assert.deepEqual(event.tags, ['Cause identified']);
    await withAnswers({ input: () => 'we look', button: () => assert.fail('asked a second time') }, async () => {
      assert.equal(await commands.executeCommand('incidentReviews.logEvent', reference()), 'sent');
    });
  });

  test('a time before the words is the time of the event', async () => {
    assert.equal(await log('2025-01-02 10:42 UTC we saw it'), 'sent');
    const event = gitlab.store.timelineOf(incident()).find(({ note }) => note === 'we saw it');
    assert.equal(event?.occurredAt, Date.parse('2025-01-02T10:42:00Z'));
  });

  test('the row below sets no tag, and a tag that the timeline speaks against is doubted', async () => {
    assert.equal(await log('2025-01-02 13:29 UTC Impact started at the till'), 'sent');
    const original = window.createQuickPick;
    let box: QuickPick<QuickPickItem> | undefined;
    window.createQuickPick = <T extends QuickPickItem>() => {
      const made = original<T>();
      box = made;
      return made;
    };
    const noTag = async (): Promise<QuickPickItem | undefined> => {
      await until(
        'the doubt',
        () => box?.items[0]?.detail?.includes('though “Start time” was 2025-01-02 13:29') === true,
      );
      return box?.items[1];
    };
    const answers = { ...agreeing('2025-01-02 10:42 UTC we detected it'), pick: noTag };
    try {
      await withAnswers(answers, async () => {
        assert.equal(await commands.executeCommand('incidentReviews.logEvent', reference()), 'sent');
      });
    } finally {
      window.createQuickPick = original;
    }
    assert.equal(
      box?.items[0]?.detail,
      '$(warning) GitLab’s tag “Impact detected”, though “Start time” was 2025-01-02 13:29 UTC · 2025-01-02 10:42 UTC',
    );
    assert.equal(box.items[1]?.detail, 'Without a tag · 2025-01-02 10:42 UTC');
    const event = gitlab.store.timelineOf(incident()).find(({ note }) => note === 'we detected it');
    assert.deepEqual(event?.tags, []);
  });

  test('offline it waits, on the row and on the page and in the status bar, and a refresh sends it', async () => {
    const uri = await commands.executeCommand<Uri>('incidentReviews.openIncident', reference());
    const text = (): string =>
      workspace.textDocuments.find(document => document.uri.toString() === uri.toString())?.getText() ?? '';
    await until('the page', () => text().includes('## Comments'));
    gitlab.fault({ fault: { kind: 'cut', when: 'before' } });
    assert.equal(await log('2025-01-02 10:50 UTC Provider called'), 'waiting');
    await until('the waiting entry', () => text().includes('waits to be sent to GitLab'));
    const labels = async (): Promise<readonly string[]> =>
      (await Promise.all((await rows('incidents')).map(group => rows('incidents', group))))
        .flat()
        .map(({ label }) => label);
    await showView('incidents');
    await until('the row', async () => (await labels()).some(each => each.startsWith('1 event not sent · ')));
    assert.ok(!notes().includes('Provider called'));
    gitlab.clearFaults();
    await commands.executeCommand('incidentReviews.refresh');
    await until('an empty log', async () => !(await labels()).some(each => each.includes('not sent')));
    assert.equal(notes().filter(note => note === 'Provider called').length, 1);
    await until('the page without it', () => !text().includes('waits to be sent'));
  });

  test('only a time is nothing to log, and neither are a clock that no day shows and one that is still to come', async () => {
    gitlab.clearRequests();
    const later = new Date(Date.now() + 5 * 60_000).toISOString().slice(11, 16);
    for (const text of ['10:42', '25:99 foo', ...(later < '00:10' ? [] : [`${later} UTC foo`])]) {
      assert.equal(await log(text), undefined, text);
    }
    assert.equal(gitlab.writes().length, 0);
  });

  test('what looks like a secret is asked about, and a no logs nothing', async () => {
    const secret = ['hunter2', 'secretX9'].join('');
    gitlab.clearRequests();
    await withAnswers({ input: () => `It was password=${secret}`, button: () => undefined }, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.logEvent', reference()), undefined);
      assert.deepEqual(said.warnings, [`Send what looks like a secret to ${reference()}?`]);
      assert.deepEqual(said.information, [`Nothing was logged in ${reference()}.`]);
    });
    assert.deepEqual(gitlab.writes(), []);
  });

  test('what somebody only thinks gets no tag by Enter alone', async () => {
    assert.equal(await log('2025-01-02 11:42 UTC we think the cause was identified'), 'sent');
    const event = gitlab.store.timelineOf(incident()).find(({ note }) => note.startsWith('we think'));
    assert.deepEqual(event?.tags, []);
  });

  test('a mitigated impact offers the state, which one press changes without a second entry', async () => {
    const before = notes().length;
    const answers: Partial<Answers> = {
      input: () => 'Impact mitigated by a rollback',
      button: (_, offered) => offered.find(each => each === 'Make It Mitigated' || each === 'Change Incident'),
    };
    await withAnswers(answers, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.logEvent', reference()), 'sent');
      await until('the state', () => incident().labels.includes('Incident::Mitigated'));
      assert.ok(said.information.includes(`${reference()} is still Active.`));
      // What is still under way would meet the next test.
      await until('its end', () => said.statuses.includes(`Your change of ${reference()} is in GitLab`));
    });
    assert.equal(notes().length, before + 1);
  });

  test('a state is not changed in another project that has got the path meanwhile', async () => {
    gitlab.store.changeIssue(incident().id, { labels: ['Incident::Active', 'Severity::1'] }, 3);
    await commands.executeCommand('incidentReviews.refresh');
    const path = `/projects/acme%2Fproduction/issues/${iid}`;
    const answer = await fetch(`${gitlab.url}/api/v4${path}`, {
      headers: { 'private-token': process.env['GITLAB_WORKFLOW_TOKEN'] ?? '' },
    });
    const json = { ...((await answer.json()) as object), project_id: 6 };
    const answers: Partial<Answers> = {
      input: () => 'Impact mitigated by a second rollback',
      button: (_, offered) => {
        gitlab.clearRequests();
        gitlab.fault({ path: new RegExp(`/issues/${iid}$`, 'u'), fault: { kind: 'status', status: 200, json } });
        return offered.find(each => each === 'Make It Mitigated');
      },
    };
    await withAnswers(answers, async said => {
      await commands.executeCommand('incidentReviews.logEvent', reference());
      await until('the error', () => said.errors.length > 0);
      assert.match(said.errors.join(), /^Nothing was sent: acme\/production is another project now/u);
    });
    assert.deepEqual(gitlab.writes(), []);
  });
});

suite('Log Event in a GitLab of which only the lists were read', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
    await showView('incidents');
    await rows('incidents');
  });
  suiteTeardown(async () => {
    await hideViews();
    await signedOut(gitlab);
  });

  test('waits while it cannot be reached: whoever looked at the lists is known', async () => {
    const found = gitlab.store.allIssues().find(issue => issue.title === title);
    assert.ok(found);
    const notes = (): readonly string[] => gitlab.store.timelineOf(found).map(({ note }) => note);
    gitlab.fault({ fault: { kind: 'cut', when: 'before' } });
    const logged = await withAnswers({ input: () => 'Nobody answers', button: (_, [first]) => first }, async () =>
      commands.executeCommand('incidentReviews.logEvent', `acme/production#${found.iid}`),
    );
    assert.equal(logged, 'waiting');
    gitlab.clearFaults();
    await commands.executeCommand('incidentReviews.refresh');
    await until('the entry', () => notes().includes('Nobody answers'));
  });
});
