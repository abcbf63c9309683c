// What one does to a live incident, by the commands as a person runs them.
import assert from 'node:assert/strict';
import { commands, ConfigurationTarget, Range, window, type CodeAction, type InputBox } from 'vscode';
import { sampleData, type Data, type GitLab, type Issue } from '../gitlab';
import { runAnswering as run } from './answering';
import {
  activate,
  closeAll,
  hideViews,
  issueIn,
  open,
  problemsWhen,
  remove,
  rows,
  set,
  showView,
  signedIn,
  signedOut,
  until,
  withAnswers,
  write,
  rowsOfAll,
} from './support';

const data = closeBefore(sampleData(Date.now()), 'Stock numbers in the app');

/** One of severity 3 was over two hours before the incident of such a title was declared. */
function closeBefore(sample: Data, title: string): Data {
  const later = sample.issues.find(issue => issue.title.includes(title));
  const over = sample.issues.find(
    ({ projectId, state, severity }) => projectId === later?.projectId && state === 'closed' && severity === 'medium',
  );
  assert.ok(later && over);
  const changed = { ...over, closedAt: later.createdAt - 2 * 3_600_000, updatedAt: Date.now() - 60_000 };
  return { ...sample, issues: sample.issues.map(issue => (issue === over ? changed : issue)) };
}

/** The sample's incident with such a title. */
function findIncident(title: string): Issue {
  const found = data.issues.find(issue => issue.title.includes(title));
  assert.ok(found, title);
  return found;
}

suite('Changing an incident', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn(data);
    await showView('incidents');
  });

  suiteTeardown(async () => {
    await hideViews();
    await signedOut(gitlab);
  });

  const nameOf = ({ iid }: Issue): string => `acme/production#${iid}`;
  const commentsOn = (issue: Issue): readonly string[] =>
    gitlab.store
      .notesOf(issue)
      .filter(({ system, createdAt }) => !system && createdAt > started)
      .map(({ body }) => body.replace(/\s*<!-- .+ -->$/u, ''));
  const eventsOf = (issue: Issue): readonly string[] =>
    gitlab.store
      .timelineOf(issue)
      .filter(({ createdAt }) => createdAt > started)
      .map(({ note }) => note);
  const started = Date.now() - 1000;
  /** Also in the lists at hand; one state and one severity have a label each. */
  const label = async ({ id, iid }: Issue, ...names: readonly string[]): Promise<void> => {
    const isReplaced = (each: string): boolean => names.some(name => name.split('::')[0] === each.split('::')[0]);
    const others = issueIn(gitlab, iid).labels.filter(each => !isReplaced(each));
    gitlab.store.changeIssue(id, { labels: [...others, ...names] }, 3);
    await commands.executeCommand('incidentReviews.refresh');
  };

  const checkout = findIncident('Checkout answers 503');
  const mails = findIncident('Password reset mails');
  const prices = findIncident('Nightly price import');
  const payments = findIncident('Card payments through');

  test('the first change of a project asks, names what changes, and sends nothing when one stops', async () => {
    gitlab.clearRequests();
    const { result, said } = await run('moveIncident', nameOf(checkout), {
      picks: ['Mitigated'],
      inputs: ['now'],
      buttons: [],
    });
    assert.equal(result, undefined);
    assert.deepEqual(said.information, [`Change ${nameOf(checkout)} in GitLab?`]);
    assert.match(
      said.details[0] ?? '',
      /Title: Checkout answers 503[\s\S]*Active becomes Mitigated\.\nIts timeline gets an entry\.\nThe project is private\./u,
    );
    assert.deepEqual(gitlab.writes(), []);
  });

  test('who does not agree finds again what they wrote', async () => {
    const written = { picks: ['Resolved', 'Severity 2'], inputs: ['It came back\tby itself', 'now'] };
    const { said } = await run('moveIncident', nameOf(checkout), { ...written, buttons: ['Resolve It'] });
    assert.equal(said.information.length, 1);
    const { createInputBox } = window;
    const boxes: InputBox[] = [];
    Object.assign(window, {
      createInputBox: () => {
        const box = createInputBox();
        boxes.push(box);
        return box;
      },
    });
    await run('moveIncident', nameOf(checkout), { picks: ['Resolved'], buttons: ['Resolve It'] }).finally(
      () => void Object.assign(window, { createInputBox }),
    );
    assert.deepEqual(
      boxes.map(({ value }) => value),
      ['It came back\tby itself'],
    );
    assert.deepEqual(gitlab.writes(), []);
  });

  suite('once its project was agreed to', () => {
    suiteSetup(async () => {
      const returns = findIncident('button on the returns page');
      assert.equal((await run('changeSeverity', nameOf(returns), { picks: ['Severity 3'] })).result, 3);
    });

    test('its next steps come first, then unusual ones; the old label goes by name, and the timeline says since when', async () => {
      const { result, said } = await run('moveIncident', nameOf(checkout), {
        picks: ['Mitigated'],
        inputs: ['5 min ago'],
      });
      assert.equal(result, 'mitigated');
      assert.deepEqual(said.asked[0], [
        'Mitigated',
        'Resolved',
        'Review in progress',
        'Review scheduled',
        'Review completed',
        'Open',
        'Closed',
      ]);
      const { labels } = issueIn(gitlab, checkout.iid);
      assert.ok(labels.includes('Incident::Mitigated') && !labels.includes('Incident::Active'));
      assert.deepEqual(eventsOf(checkout), ['The impact is mitigated']);
      const body = JSON.stringify(gitlab.writes().map(each => each.body));
      assert.match(body, /"remove_labels":"Incident::Active"/u);
    });

    test('an unusual step asks for a reason, which becomes a comment', async () => {
      await label(checkout, 'Incident::Mitigated');
      const { result } = await run('moveIncident', nameOf(checkout), {
        picks: ['Open'],
        inputs: ['/close it was\n\ta false alarm'],
      });
      assert.equal(result, 'open');
      const { labels, state } = issueIn(gitlab, checkout.iid);
      assert.equal(state, 'opened');
      assert.deepEqual(
        labels.filter(label => label.startsWith('Incident::')),
        [],
      );
      assert.deepEqual(commentsOn(checkout), ['From Mitigated to Open: \\/close it was a false alarm']);
    });

    test('resolving somebody else’s asks whose it is; its severity is confirmed, and a review is then required', async () => {
      const stopped = await run('moveIncident', nameOf(payments), { picks: ['Resolved'], buttons: [] });
      assert.equal(stopped.result, undefined);
      assert.deepEqual(stopped.said.warnings, [`${nameOf(payments)} belongs to Priya Nair.`]);
      const { result } = await run('moveIncident', nameOf(payments), {
        picks: ['Resolved', 'Severity 2'],
        inputs: ['now'],
        buttons: ['Resolve It'],
      });
      assert.equal(result, 'resolved');
      const { labels, severity } = issueIn(gitlab, payments.iid);
      assert.deepEqual(labels.filter(label => /^(?:severity|Incident)::/u.test(label)).toSorted(), [
        'Incident::Resolved',
        'severity::2',
      ]);
      assert.equal(severity, 'high');
    });

    test('a severe incident is not closed before its review, and one is told what to do', async () => {
      await label(payments, 'Incident::Resolved', 'severity::2');
      gitlab.clearRequests();
      const { said } = await run('moveIncident', nameOf(payments), { picks: ['Closed'] });
      const refusal = `${nameOf(payments)} has severity 2: it is closed when its review is completed.`;
      assert.deepEqual([said.information, said.errors], [[refusal], []]);
      assert.deepEqual(gitlab.writes(), []);
    });

    test('a severe incident that goes on is not closed by a word alone: what it is then without is said, and it stays in sight', async () => {
      const power = findIncident('Power lost in rack 7');
      const stopped = await run('moveIncident', nameOf(power), { picks: ['Closed'], buttons: [] });
      assert.equal(stopped.result, undefined);
      assert.deepEqual(stopped.said.warnings, [
        `${nameOf(power)} has severity 2: your process requires a review of it.`,
      ]);
      assert.match(
        stopped.said.details[0] ?? '',
        /^acme\/production#\d+ is still Active\.\nIts review is not started; it is due on \d{4}-\d\d-\d\d\.\nClosed all the same, it stays below “Review not started” until that is done, or somebody says that none is needed\.$/u,
      );
      const closed = await run('moveIncident', nameOf(power), {
        picks: ['Closed'],
        inputs: ['Opened twice'],
        buttons: ['Close Anyway', 'Change Incident'],
      });
      assert.equal(closed.result, 'closed');
      await until('its row', async () => {
        const row = (await rowsOfAll('incidents')).find(({ label }) => label.includes('Power lost'));
        return row?.description.split(' · ').includes('Closed') === true;
      });
    });

    test('no review needed, as a comment only: the reason is written, and the project gets no label', async () => {
      await label(payments, 'Incident::Resolved', 'severity::2');
      const labels = issueIn(gitlab, payments.iid).labels;
      const { said } = await run('noReviewNeeded', nameOf(payments), {
        inputs: ['It was a drill'],
        buttons: ['Comment Only'],
      });
      assert.deepEqual(commentsOn(payments).slice(-1), ['No review needed: It was a drill']);
      assert.deepEqual(issueIn(gitlab, payments.iid).labels, labels);
      assert.match(said.warnings.join('\n'), /the label No-Review-Needed \(unknown in the project\)/u);
    });

    test('no review needed: the decision is asked for, a missing label is made only when wanted, and it leaves the list', async () => {
      await label(payments, 'Incident::Resolved', 'severity::2');
      const { result, said } = await run('noReviewNeeded', nameOf(payments), {
        inputs: ['The provider wrote one'],
        buttons: ['Create Label'],
      });
      assert.equal((result as { reviewDeclined?: boolean } | undefined)?.reviewDeclined, true);
      assert.deepEqual(said.information, ['acme/production has no label No-Review-Needed.']);
      assert.deepEqual(commentsOn(payments).slice(-1), ['No review needed: The provider wrote one']);
      await until('a list without it', async () => {
        const groups = await rows('incidents');
        const waiting = groups.filter(({ label: name }) => name === 'Review not started');
        const inside = (await Promise.all(waiting.map(group => rows('incidents', group)))).flat();
        return groups.length > 0 && !inside.some(({ label: name }) => name.includes('Card payments through'));
      });
      const closed = await run('moveIncident', nameOf(payments), { picks: ['Closed'] });
      assert.equal(closed.result, 'closed');
      assert.equal(issueIn(gitlab, payments.iid).state, 'closed');
    });

    test('request a review: its label comes, the other goes', async () => {
      const { result } = await run('requestReview', nameOf(prices), {
        inputs: ['Nobody noticed for hours'],
      });
      assert.equal((result as { reviewRequested?: boolean } | undefined)?.reviewRequested, true);
      assert.deepEqual(commentsOn(prices), ['Review requested: Nobody noticed for hours']);
    });

    test('change severity: label and field, and what it means for the review', async () => {
      const { result, said } = await run('changeSeverity', nameOf(mails), { picks: ['Severity 1'] });
      assert.equal(result, 1);
      assert.deepEqual(said.asked[0], ['Severity 1', 'Severity 3', 'Severity 4', 'Severity 2']);
      const { labels, severity } = issueIn(gitlab, mails.iid);
      assert.ok(labels.includes('severity::1') && !labels.includes('severity::2'));
      assert.equal(severity, 'critical');
      const images = findIncident('Image CDN serves');
      const raised = await run('changeSeverity', nameOf(images), { picks: ['Severity 2'] });
      assert.equal(raised.result, 2);
      assert.deepEqual(raised.said.information, [`${nameOf(images)} requires a review now.`]);
    });

    test('hand over: owner, incident manager, who leaves, what stands now, and an entry of the timeline', async () => {
      const details: (string | undefined)[] = [];
      const { result, said } = await run(
        'handOver',
        nameOf(mails),
        { picks: ['Priya Nair', 'Priya Nair, with Lucia Ferraro'], inputs: ['The queue drains; look at it at 14:00.'] },
        items => details.push(...items.map(({ detail }) => detail)),
      );
      assert.equal(result, 'priya.nair');
      assert.ok(!said.asked[0]?.includes('Lucia Ferraro') && !said.asked[0]?.includes('Alert Bot'));
      assert.deepEqual(said.asked[1], ['Priya Nair alone', 'Priya Nair, with Lucia Ferraro as Incident Manager']);
      assert.deepEqual(details.slice(-2), ['Not assigned any more: Lucia Ferraro.', 'Nobody leaves.']);
      const store = gitlab.store;
      assert.deepEqual(
        issueIn(gitlab, mails.iid).assigneeIds.map(id => store.users.find(user => user.id === id)?.username),
        ['priya.nair', 'lucia.ferraro'],
      );
      assert.deepEqual(commentsOn(mails), [], 'one mail: the new owner is told that it is theirs');
      assert.deepEqual(eventsOf(mails), [
        'Handed over to @priya.nair, with @lucia.ferraro: The queue drains; look at it at 14:00.',
      ]);
    });

    test('what a colleague changed meanwhile is said, and nothing is sent', async () => {
      const stock = findIncident('Stock numbers in the app');
      gitlab.clearRequests();
      const { said } = await withAnswers(
        {
          pick: items => {
            const { id, labels } = issueIn(gitlab, stock.iid);
            const others = labels.filter(label => !label.startsWith('Incident::'));
            gitlab.store.changeIssue(id, { labels: [...others, 'Incident::Resolved'] }, 3);
            return items.find(({ label }) => label === 'Mitigated');
          },
          input: () => 'now',
        },
        async all => {
          await commands.executeCommand('incidentReviews.moveIncident', nameOf(stock));
          return { said: all };
        },
      );
      assert.match(said.errors[0] ?? '', /^acme\/production#\d+ has changed since you looked: Resolved, /u);
      assert.deepEqual(gitlab.writes(), []);
    });

    test('in the handbook of 2018 a severe incident is closed after half an hour of calm', async () => {
      const quiet = findIncident('Two warehouse scanners');
      await set('profile', 'gitlab-2018');
      await set('policy', { reviewSeverities: [] });
      try {
        const label = (name: string): void => {
          const { id, labels } = issueIn(gitlab, quiet.iid);
          const others = labels.filter(each => !each.startsWith('Incident::'));
          gitlab.store.changeIssue(id, { labels: [...others, name] }, 3);
        };
        label('Incident::Resolved');
        await commands.executeCommand('incidentReviews.refresh');
        await until('the minutes on its row', async () => {
          const groups = await rows('incidents');
          const inside = await Promise.all(groups.map(group => rows('incidents', group)));
          return inside.flat().some(({ description }) => /stable for (?:29|30) min more/u.test(description));
        });
        const { said } = await run('moveIncident', nameOf(quiet), { picks: ['Closed'] });
        assert.match(
          said.errors[0] ?? '',
          /may be closed in (?:29|30) min: your process wants a severe incident stable for 30 min/u,
        );
        assert.equal(issueIn(gitlab, quiet.iid).state, 'opened');
      } finally {
        await set('profile', undefined);
        await set('policy', undefined);
      }
    });

    test('that an incident came back is a light bulb in its review, which offers the severity of the process first', async () => {
      const stock = findIncident('Stock numbers in the app');
      const lines = [
        '<!-- incident-review',
        `incident: ${nameOf(stock)}`,
        '-->',
        '',
        '# Incident Review',
        '',
        'Words',
        '',
      ];
      const editor = await open(
        await write('stock.md', [...lines, '## Timeline', '', '## Corrective Actions', ''].join('\n')),
      );
      const offered = async (line: number): Promise<readonly CodeAction[]> => {
        const range = new Range(line, 0, line, 0);
        const all = await commands.executeCommand<CodeAction[]>(
          'vscode.executeCodeActionProvider',
          editor.document.uri,
          range,
        );
        return all.filter(({ title }) => title.startsWith('Change the severity'));
      };
      try {
        await problemsWhen(editor.document, 'problems', found => found.length > 0);
        assert.deepEqual(await offered(4), [], 'the handbook of today has no such rule');
        await set('policy', { recurrenceUpgrade: { windowHours: 3, to: 2 } });
        const [action] = await until('the light bulb', async () => {
          const found = await offered(4);
          return found.length > 0 && found;
        });
        assert.match(
          action?.title ?? '',
          /^Change the severity of acme\/production#\d+ to 2: it came within 3 hours after acme\/production#\d+ was over…$/u,
        );
        assert.deepEqual(await offered(6), [], 'other lines have their own light bulbs');
        assert.deepEqual(action?.command?.arguments, [nameOf(stock)]);
        const { result, said } = await run('changeSeverity', nameOf(stock), { picks: ['Severity 2'] });
        assert.deepEqual([said.asked[0]?.[0], result], ['Severity 2', 2]);
        await until('no light bulb', async () => (await offered(4)).length === 0);
      } finally {
        await set('policy', undefined);
        await closeAll();
        await remove('stock.md');
      }
    });

    test('a project without labels of states has open and closed', async () => {
      const [ferry] = data.issues.filter(({ title }) => title.includes('evening ferry'));
      assert.ok(ferry);
      const { result, said } = await run('moveIncident', `harbour/ferries#${ferry.iid}`, { picks: ['Closed'] });
      assert.equal(result, 'closed');
      assert.deepEqual(said.asked[0], ['Closed']);
    });

    test('states under another scope are offered as the team’s own, once', async () => {
      const [crane] = data.issues.filter(({ title }) => title.includes('Crane 7'));
      assert.ok(crane);
      const name = `harbour/cranes#${crane.iid}`;
      try {
        const { result, said } = await run('moveIncident', name, {
          picks: ['Mitigated'],
          inputs: ['now'],
          buttons: ['Use These Labels', 'Change Incident'],
        });
        assert.equal(said.information[0], 'The labels of harbour/cranes say states under CWF::Incident.');
        assert.deepEqual(said.asked[0]?.slice(0, 2), ['Mitigated', 'Resolved']);
        assert.equal(result, 'mitigated');
        const project = gitlab.store.project('harbour/cranes');
        const labels = project && gitlab.store.issueOf(project, crane.iid)?.labels;
        assert.deepEqual(labels?.toSorted(), ['CWF::Incident::Mitigated', 'Sev2']);
        const again = await run('moveIncident', name, { picks: ['Active'], inputs: [] });
        assert.equal(again.result, 'active');
        assert.deepEqual(again.said.information, []);
      } finally {
        await set('labels', undefined, ConfigurationTarget.Workspace);
      }
    });

    test('who wants open and closed only is not asked again', async () => {
      const [crane] = data.issues.filter(({ title }) => title.includes('Crane 7'));
      assert.ok(crane);
      const name = `harbour/cranes#${crane.iid}`;
      const first = await run('moveIncident', name, { picks: [], buttons: ['Only Open and Closed'] });
      assert.deepEqual([first.said.information.length, first.said.asked], [1, [['Closed']]]);
      const again = await run('moveIncident', name, { picks: [], buttons: [] });
      assert.deepEqual([again.said.information, again.said.asked], [[], [['Closed']]]);
    });

    test('before its end the last notes of the review are worked in: what is left is named, and one may close anyway', async () => {
      const incident = data.issues.find(
        ({ labels, state }) => labels.includes('Incident::Review-Completed') && state === 'opened',
      );
      assert.ok(incident);
      const review = data.issues.find(({ labels, state }) => labels.includes('IncidentReview') && state === 'opened');
      assert.ok(review);
      const description = `<!-- incident-review
id: 6d1f6f0e-0000-4000-8000-0000000000c1
incident: ${nameOf(incident)}
-->

# Incident Review

## Timeline

- 2025-03-01 14:05 UTC: the ovens went cold
- 2025-03-01 15:00 UTC: TODO

## Corrective Actions
`;
      gitlab.store.changeIssue(review.id, { description }, 2);
      await commands.executeCommand('incidentReviews.refresh');
      gitlab.clearRequests();
      const stopped = await run('moveIncident', nameOf(incident), { picks: ['Closed'], buttons: [] });
      assert.equal(stopped.result, undefined);
      assert.match(stopped.said.warnings[0] ?? '', /^The review of acme\/production#\d+ still has \d+ warnings?\.$/u);
      assert.ok((stopped.said.details[0] ?? '').length > 10, 'each is named');
      assert.deepEqual(gitlab.writes(), []);
      const closed = await run('moveIncident', nameOf(incident), {
        picks: ['Closed'],
        buttons: ['Close Anyway', 'Change'],
      });
      assert.equal(closed.result, 'closed');
      assert.ok(issueIn(gitlab, incident.iid).labels.includes('Incident::Review-Completed'), 'one sees where it ended');
    });
  });
});
