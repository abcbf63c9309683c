// From a written review to a closed one, by the commands as a person runs them.
import assert from 'node:assert/strict';
import {
  commands,
  env,
  type Hover,
  type MarkdownString,
  Position,
  TabInputCustom,
  TabInputTextDiff,
  Uri,
  window,
  workspace,
} from 'vscode';
import { saidDuties } from '../../src/review/finish/ownerList';
import { sampleData, type GitLab, type Issue } from '../gitlab';
import { runAnswering as run } from './answering';
import {
  activate,
  closeAll,
  hideViews,
  issueIn,
  open,
  remove,
  set,
  showView,
  signedIn,
  signedOut,
  statusOfReview,
  until,
  withAnswers,
  write,
} from './support';

const data = sampleData(Date.now());

const written = `# The basket lost its contents

## Summary

Baskets were empty after signing in, for 20 minutes, on severity 2, because a cache key had changed.

## Customer Impact

40 customers lost their basket.

## Timeline

- 2026-03-02 10:00 UTC: The first alert
- 2026-03-02 10:20 UTC: The old key is back

## Root Cause

The key of the cache held the version of the web server.

## Corrective Actions

- [ ] Keep the version out of the key: acme/shop#1, @priya.nair, 2026-04-02
`;

suite('Finishing a review', () => {
  let gitlab: GitLab;
  let review: Issue;
  let incident: Issue;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn(data);
    await set('reviewLocation', 'gitlab');
    await showView('reviews');
    const { store } = gitlab;
    const found = data.issues.find(
      ({ labels, state, confidential, description }) =>
        labels.includes('IncidentReview') &&
        state === 'opened' &&
        !confidential &&
        /incident: acme/u.test(description ?? ''),
    );
    assert.ok(found);
    review = found;
    const marker = /<!-- incident-review\n[\s\S]*?-->/u.exec(review.description ?? '')?.[0] ?? '';
    const iid = Number(/incident: acme\/production#(\d+)/u.exec(marker)?.[1]);
    incident = issueIn(gitlab, iid);
    const others = incident.labels.filter(label => !label.startsWith('Incident::'));
    store.changeIssue(incident.id, { labels: [...others, 'Incident::Review-in-Progress'], state: 'opened' }, 2);
    store.changeIssue(review.id, { description: `${marker}\n\n${written}` }, 2);
  });

  suiteTeardown(async () => {
    await closeAll();
    await hideViews();
    await set('reviewLocation', 'workspace');
    await signedOut(gitlab);
  });

  const name = (): string => `acme/production#${review.iid}`;
  const statesOf = (issue: Issue): readonly string[] =>
    issueIn(gitlab, issue.iid).labels.filter(label => label.startsWith('Incident::'));
  const commentsOn = (): readonly string[] =>
    gitlab.store
      .notesOf(issueIn(gitlab, review.iid))
      .filter(({ system }) => !system)
      .map(({ body }) => body.replace(/\s*<!-- .+ -->$/u, ''));
  const buttons = ['Change Review'];
  const me = 'olivia.marsh';
  const change = (text: (description: string) => string): void => {
    gitlab.store.changeIssue(review.id, { description: text(issueIn(gitlab, review.iid).description ?? '') }, 3);
  };

  test('what is missing is shown, each with its place, and nothing is sent', async () => {
    change(text => text.replace('40 customers lost their basket.', ''));
    gitlab.clearRequests();
    const { result, said } = await run('completeReview', name(), {
      picks: ['$(circle-large-outline) "Customer Impact" is empty'],
      buttons,
    });
    assert.equal(result, undefined);
    assert.deepEqual(gitlab.writes(), []);
    const [items = []] = said.asked;
    assert.ok(
      items.some(item => item.includes('"Customer Impact" is empty')),
      items.join('\n'),
    );
    assert.equal(items.at(-1), '$(warning) Complete Anyway…');
    const editor = window.activeTextEditor;
    assert.equal(editor?.document.lineAt(editor.selection.active.line).text, '## Customer Impact');
  });

  test('the door asks for a reason, which becomes a comment; review and incident move on', async () => {
    const { result } = await run('completeReview', name(), {
      picks: ['$(warning) Complete Anyway…'],
      inputs: ['Support counts them /close'],
      buttons,
    });
    assert.equal(result, name());
    assert.deepEqual(statesOf(review), ['Incident::Review-Completed']);
    assert.deepEqual(statesOf(incident), ['Incident::Review-Completed']);
    const [said = ''] = commentsOn().slice(-1);
    const [first, , ...missing] = said.split('\n');
    assert.equal(first, 'The review is completed, although something is missing: Support counts them /close');
    assert.ok(missing.includes('- "Customer Impact" is empty (Customer Impact)'), said);
  });

  test('a line of the list is ticked in GitLab, and comes into the text in the editor', async () => {
    const { said } = await run('showReviewList', name(), {
      picks: [`$(circle-large-outline) ${saidDuties.probing}`],
      buttons,
    });
    assert.ok(said.asked.length === 2, 'the list is shown again');
    assert.ok((issueIn(gitlab, review.iid).description ?? '').includes(`- [x] ${saidDuties.probing}`));
    await until('the tick in the editor', () =>
      window.activeTextEditor?.document.getText().includes(`- [x] ${saidDuties.probing}`),
    );
    assert.ok(said.asked[1]?.includes(`$(pass-filled) ${saidDuties.probing}`));
  });

  test('who presses twice while GitLab is slow is asked once', async () => {
    await withAnswers({}, async said => {
      await Promise.all([1, 2].map(() => commands.executeCommand('incidentReviews.closeReview', name())));
      assert.equal([...said.information, ...said.warnings, ...said.errors].length, 1);
    });
  });

  test('closing closes both and says in the text who has what is open; reopening takes both back', async () => {
    const { result, said } = await run('closeReview', name(), {});
    assert.match(said.details[0] ?? '', /^Who is on both gets two mails\.$/mu);
    assert.deepEqual(
      [result, issueIn(gitlab, review.iid).state],
      [undefined, 'opened'],
      'asked, also after the first act',
    );
    assert.equal((await run('closeReview', name(), { buttons })).result, name());
    assert.deepEqual([issueIn(gitlab, review.iid).state, issueIn(gitlab, incident.iid).state], ['closed', 'closed']);
    assert.match(
      issueIn(gitlab, review.iid).description ?? '',
      /## Open when this review was closed\n\n> - Keep the version out of the key \(acme\/shop#1, @\u200bpriya\.nair, 2026-04-02\)/u,
    );
    await until('the status closed, and not due', () => /^[^·]+ · closed$/u.test(statusOfReview()));
    assert.equal((await run('reopenReview', name(), { buttons })).result, name());
    await until('the status open again', () => /· in progress · (?:due|overdue since) /u.test(statusOfReview()));
    assert.deepEqual([issueIn(gitlab, review.iid).state, issueIn(gitlab, incident.iid).state], ['opened', 'opened']);
    assert.deepEqual(statesOf(incident), ['Incident::Review-in-Progress']);
    assert.ok(!(issueIn(gitlab, review.iid).description ?? '').includes('Open when this review'));
  });

  test('another review of the same project is asked about, and a no writes nothing', async () => {
    const other = data.issues.find(
      ({ id, labels, state, confidential }) =>
        id !== review.id && labels.includes('IncidentReview') && state === 'opened' && !confidential,
    );
    const reference = `acme/production#${String(other?.iid)}`;
    gitlab.clearRequests();
    const { result, said } = await run('assignReview', reference, { picks: ['Priya Nair'], buttons: [] });
    assert.equal(result, undefined);
    assert.deepEqual(said.information, [`Change ${reference} in GitLab?`]);
    assert.deepEqual(gitlab.writes(), []);
  });

  test('the summary is plain text with its link', async () => {
    const { result } = await run('copySummary', name(), {});
    const text = String(result);
    assert.equal(await env.clipboard.readText(), text);
    assert.match(text, /\n\nBaskets were empty after signing in[^\n]*\n\n/u);
    assert.match(text, /Corrective actions:\n- Keep the version out of the key/u);
    assert.ok(text.endsWith(`/acme/production/-/issues/${review.iid}`));
  });

  test('a summary that is not written is named, with a way to its section', async () => {
    await env.clipboard.writeText('before');
    const editor = window.activeTextEditor ?? assert.fail();
    const lines = editor.document.getText().split('\n');
    const at = lines.findIndex(line => line.startsWith('Baskets were empty'));
    assert.ok(at > 0);
    await editor.edit(edit => edit.delete(editor.document.lineAt(at).range));
    const { result, said } = await run('copySummary', name(), { buttons: ['Go to Section'] });
    assert.equal(result, undefined);
    assert.deepEqual([said.errors, await env.clipboard.readText()], [[], 'before']);
    assert.deepEqual(said.information, ['The summary is not written yet: its section is “Summary”.']);
    const shown = window.activeTextEditor;
    assert.equal(shown?.document.lineAt(shown.selection.active.line).text, '## Summary');
    await commands.executeCommand('workbench.action.files.revert');
  });

  test('the service owner is picked from those on the incident first, and assigned', async () => {
    const { result, said } = await run('assignReview', name(), { picks: ['Priya Nair'], buttons });
    assert.equal(result, 'priya.nair');
    assert.ok(said.asked[0]?.includes('Lucia Ferraro') && !said.asked[0].includes('Alert Bot'), 'people, no programs');
    assert.equal(issueIn(gitlab, review.iid).assigneeIds[0], 3);
  });

  const describe = (): string => issueIn(gitlab, review.iid).description ?? '';

  test('without a box there is nobody to remind', async () => {
    const { result, said } = await run('remindMissing', name(), { buttons });
    assert.deepEqual(result, []);
    assert.deepEqual(said.information, [`${name()} has no boxes to tick one’s name: there is nobody to remind.`]);
  });

  test('one ticks one’s own box only, and a reminder names the others in one comment', async () => {
    const boxes = ['* [ ] @priya.nair', `* [ ] @${me}`].join('\n');
    change(text => `${text}\n\n## Corrective actions approval by stakeholders\n\n${boxes}\n`);
    assert.equal((await run('approveActions', name(), { buttons })).result, me);
    assert.match(describe(), /\* \[ \] @priya\.nair\n\* \[x\] @/u);
    const before = commentsOn().length;
    const { result } = await run('remindMissing', name(), { details: ['@priya.nair'], buttons });
    assert.deepEqual(result, ['priya.nair']);
    assert.deepEqual(commentsOn().slice(before), ['@priya.nair: please read this review and tick your name.']);
    const stranger = await run('acknowledgeReview', name(), { buttons: ['Insert Section'] });
    assert.deepEqual(stranger.said.errors, []);
    const section = `\n\n## Acknowledgements\n\nTick your name when you have read this review.\n\n- [ ] @${me}`;
    await until('the section', () => window.activeTextEditor?.document.getText().includes(section));
    await commands.executeCommand('workbench.action.files.revert');
    assert.deepEqual(stranger.said.information, [
      `${name()} has no box for @${me}: a line “- [ ] @${me}” below a heading such as “Acknowledgements”.`,
    ]);
    const { said } = await run('showReviewList', name(), {});
    assert.deepEqual(
      said.asked[0]?.filter(item => ['Acknowledge Review', 'Approve Corrective Actions'].includes(item)),
      ['Approve Corrective Actions'],
    );
  });

  test('a section goes into the review that it is missing in, whatever is in front by then', async () => {
    const other = await write('other.md', `# Another review\n\n## Summary\n\nLate.\n\n## Root Cause\n\nRain.\n`);
    const uri = window.activeTextEditor?.document.uri;
    const press = async (): Promise<string> => {
      await open(other);
      return 'Insert Section';
    };
    try {
      await withAnswers({ button: press }, async () => {
        await commands.executeCommand('incidentReviews.acknowledgeReview', name());
        await until('the section', () =>
          workspace.textDocuments.some(document => document.getText().includes(`- [ ] @${me}`) && document.isDirty),
        );
      });
      const changed = workspace.textDocuments.filter(({ isDirty }) => isDirty).map(document => document.uri.toString());
      assert.deepEqual(changed, [uri?.toString()]);
    } finally {
      await commands.executeCommand('workbench.action.files.revert');
      await remove('other.md');
    }
  });

  test('a meeting is asked for with an agenda of what is open, and its reason; without a time no state changes', async () => {
    const before = commentsOn().length;
    await run('requestMeeting', name(), {
      picks: ['$(warning) Request Anyway…'],
      inputs: ['Two teams see it differently', ''],
      buttons,
    });
    const [comment = ''] = commentsOn().slice(before);
    assert.match(comment, /^\*\*Meeting about this review: no time yet\*\*\n\nAlthough it is not complete: Two teams/u);
    assert.deepEqual(statesOf(incident), ['Incident::Review-in-Progress']);
  });

  test('a meeting with a time is scheduled, which the question says before', async () => {
    const { showSaveDialog } = window;
    const file = Uri.joinPath(workspace.workspaceFolders?.[0]?.uri ?? assert.fail(), 'meeting.ics');
    Object.assign(window, { showSaveDialog: () => Promise.resolve(file) });
    try {
      const { said } = await run('requestMeeting', name(), {
        picks: ['$(warning) Request Anyway…'],
        inputs: ['Two teams see it differently', 'tomorrow 10:00'],
        buttons,
      });
      const [question = ''] = said.details.slice(-1);
      assert.match(question, /day, \d{4}-\d\d-\d\d \d\d:\d\d UTC/u, 'what was understood is read back');
      const calendar = new TextDecoder().decode(await workspace.fs.readFile(file));
      assert.match(calendar, /^BEGIN:VCALENDAR\r\n[\s\S]*\r\nDTSTART:\d{8}T\d{6}Z\r\n[\s\S]*END:VCALENDAR\r\n$/u);
      assert.ok(calendar.includes(`/acme/production/-/issues/${review.iid}`));
    } finally {
      Object.assign(window, { showSaveDialog });
      await remove('meeting.ics');
    }
    assert.deepEqual(statesOf(incident), ['Incident::Review-Scheduled']);
    assert.deepEqual(statesOf(review), ['Incident::Review-Scheduled']);
  });

  for (const [whose, ofReview, ofIncident] of [
    ['its incident', [], ['Incident::Review-Completed']],
    ['itself', ['Incident::Review-Completed'], ['Incident::Review-Scheduled']],
  ] as const) {
    test(`a meeting about a review that is completed by the label of ${whose} moves nothing and asks for no reason`, async () => {
      const { showSaveDialog } = window;
      const { store } = gitlab;
      store.changeIssue(issueIn(gitlab, review.iid).id, { labels: ['IncidentReview', ...ofReview] }, 3);
      store.changeIssue(issueIn(gitlab, incident.iid).id, { labels: ['severity::1', ...ofIncident] }, 3);
      const before = commentsOn().length;
      Object.assign(window, { showSaveDialog: () => Promise.resolve(undefined) });
      try {
        await run('requestMeeting', name(), { inputs: ['tomorrow 10:00'], buttons });
      } finally {
        Object.assign(window, { showSaveDialog });
      }
      assert.equal(commentsOn().length, before + 1);
      assert.deepEqual(statesOf(review), ofReview);
      assert.deepEqual(statesOf(incident), ofIncident);
    });
  }

  test('the discussion comes into the text with its sources, and the list says how much is new', async () => {
    const { store } = gitlab;
    const { id } = store.addNote(issueIn(gitlab, review.iid), 3, 'The key was changed in the **morning** @all', false);
    const { said } = await run('showReviewList', name(), {});
    const [items = []] = said.asked;
    assert.ok(
      items.some(item => /^\$\(comment\) \d+ comments?$/u.test(item)),
      items.join('\n'),
    );
    // The number of another comment begins with that of this one.
    await window.activeTextEditor?.edit(edit => edit.insert(new Position(8, 0), `See ${gitlab.url}/x#note_${id}5.\n`));
    await run('insertDigest', undefined, { buttons });
    const text = window.activeTextEditor?.document.getText() ?? '';
    assert.match(
      text,
      /- Comment: The key was changed in the \*\*morning\*\* @\u200ball \(\[source\]\(http\S+#note_\d+\)\)/u,
    );
    const { document, selection } = window.activeTextEditor ?? {};
    assert.match(document?.lineAt(selection?.active.line ?? 0).text ?? '', /^> - Comment: /u);
    await until('the comments in sight', () => {
      const editor = window.activeTextEditor;
      const at = editor?.document.positionAt(editor.document.getText().indexOf('- Comment: The key'));
      return at && editor?.visibleRanges.some(range => range.contains(at));
    });
  });

  test('the heading of a section says what to ask when the first answer is not yet a cause', async () => {
    const { document } = window.activeTextEditor ?? {};
    assert.ok(document);
    const at = document.positionAt(document.getText().indexOf('## Root Cause') + 5);
    const asked = /What made the wrong step look like the right one/u;
    await until('what to ask', async () => {
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
      const words = hovers.flatMap(({ contents }) => contents.map(content => (content as MarkdownString).value));
      return asked.test(words.join('\n').replaceAll('&nbsp;', ' '));
    });
  });

  test('a review that was begun without an incident gets one: in its text, and linked in GitLab', async () => {
    const other = gitlab.store.addIssue({
      ...issueIn(gitlab, review.iid),
      title: 'Incident Review: Lights went out',
      description:
        '<!-- incident-review\nid: 7b1c\ntemplate: incident-review\n-->\n\n# Lights went out\n\n## Summary\n',
    });
    const { title, iid } = incident;
    const { result } = await run('linkIncident', `acme/production#${other.iid}`, { picks: [title], buttons });
    assert.equal(result, `acme/production#${iid}`);
    const linked = issueIn(gitlab, other.iid);
    assert.ok(linked.description?.includes(`\nincident: acme/production#${iid}\n-->`), linked.description ?? '');
    assert.equal(gitlab.store.linksOf(linked).length, 1);
  });

  test('a review whose incident only others can see is finished all the same, and keeps its incident', async () => {
    const { iid } = gitlab.store.addIssue({
      ...issueIn(gitlab, review.iid),
      title: 'Incident Review: Baskets elsewhere',
      description: `<!-- incident-review\nid: 7b2d\nincident: acme/production#9999\n-->\n\n${written}`,
    });
    const other = `acme/production#${iid}`;
    const { said } = await run('linkIncident', other, { picks: [incident.title], buttons });
    assert.deepEqual(said.errors, ['It belongs to acme/production#9999 already.']);
    const { result: summary } = await run('copySummary', other, {});
    assert.match(String(summary), /Baskets were empty after signing in/u);
    const { result } = await run('closeReview', other, { buttons });
    assert.equal(result, other);
    assert.equal(issueIn(gitlab, iid).state, 'closed');
  });

  test('customers read no names, and nothing is copied before it was read', async () => {
    await env.clipboard.writeText('before');
    const { result, said } = await run('copyForCustomers', name(), { buttons: [] });
    assert.equal(result, undefined);
    assert.equal(await env.clipboard.readText(), 'before');
    assert.ok(said.information[0]?.startsWith('Read it as a customer would'));
    const shown = await until('the copy in front', () => {
      const input = window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof TabInputCustom && input;
    });
    assert.deepEqual([shown.viewType, shown.uri.scheme], ['vscode.markdown.preview.editor', 'incident-review-copy']);
    assert.equal(await commands.executeCommand('incidentReviews.copyForCustomers'), await env.clipboard.readText());
    await env.clipboard.writeText('before');
    await commands.executeCommand('incidentReviews.compareCustomerCopy');
    const compared = await until('a comparison', () => {
      const input = window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof TabInputTextDiff && input;
    });
    assert.deepEqual([compared.original.scheme, compared.modified.scheme], ['incident-review', 'incident-review-copy']);
    assert.ok(!workspace.textDocuments.some(({ isUntitled }) => isUntitled), 'nothing asks to be saved');
    await run('copyForCustomers', name(), { buttons: ['Copy'] });
    const text = await env.clipboard.readText();
    assert.match(text, /^## What happened\n\nBaskets were empty/u);
    assert.doesNotMatch(text, /priya|acme|@/iu);
  });

  test('why a confidential review is not copied for customers names the setting', async () => {
    gitlab.store.changeIssue(review.id, { confidential: true }, 3);
    const { result, said } = await run('copyForCustomers', name(), { buttons: ['Copy'] });
    assert.equal(result, undefined);
    assert.deepEqual(said.errors, [
      'This review is confidential: a copy of it goes to customers only where incidentReviews.policy: confidentialCopies is true.',
    ]);
  });
});
