// Import Timeline in the real VS Code: what GitLab knows of an incident comes into the review in the editor, once.
import assert from 'node:assert/strict';
import { commands, Range, window, type QuickPickItem, type Uri } from 'vscode';
import { pickHistory } from '../../src/commands/timeline/historyPicker';
import type { HistoryEntry } from '../../src/incident/history';
import type { GitLab, Issue } from '../gitlab';
import { acceptPicks, type ShownPick } from './answering';
import {
  activate,
  closeAll,
  createFile,
  issueIn,
  open,
  read,
  remove,
  set,
  signedIn,
  signedOut,
  until,
  withAnswers,
  write,
} from './support';

const title = 'Warehouse robots stop after a certificate expired';

interface Outcome {
  readonly added: number;
  readonly known: number;
}

suite('Import Timeline', () => {
  let gitlab: GitLab;
  let incident: Issue;
  const original = window.createQuickPick;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
    const found = gitlab.store.allIssues().find(issue => issue.title === title);
    assert.ok(found);
    incident = issueIn(gitlab, found.iid);
  });
  suiteTeardown(() => signedOut(gitlab));
  teardown(async () => {
    window.createQuickPick = original;
    gitlab.clearFaults();
    await closeAll();
    await remove('incident-reviews');
    assert.deepEqual(gitlab.writes(), []);
  });

  /** Shows the picker, waits until all is read, and accepts what `choose` leaves ticked. */
  function answerPicker(choose: (pick: ShownPick) => void = () => undefined): void {
    window.createQuickPick = original;
    acceptPicks(({ items }) => items.length > 0, choose);
  }

  /** A file and a marker of its own: what was chosen is remembered for each review. */
  let reviews = 0;
  const review = (timeline: string): Promise<Uri> => {
    reviews += 1;
    return createFile(
      `incident-reviews/robots-${reviews}.md`,
      `<!-- incident-review\nid: 6d1f6f0e-0000-4000-8000-00000000000${reviews}\nincident: acme/production#${incident.iid}\n-->\n\n# Incident Review\n\n## Summary\n\nRobots stood still.\n\n## Timeline\n\n${timeline}\n## 5 Whys\n\n## Corrective Actions\n`,
    );
  };
  const run = (argument?: unknown): Thenable<Outcome | undefined> =>
    commands.executeCommand<Outcome | undefined>('incidentReviews.importTimeline', argument);

  test('comes in the order of time with its sources, in one step, and a second time nothing changes', async () => {
    const uri = await review('');
    const { document } = await open(uri);
    const before = document.getText();
    answerPicker();
    const first = await run();
    const text = document.getText();
    // The fix is an entry of the timeline and a merge request of the same words: it comes once.
    assert.ok(first && first.added >= 6, JSON.stringify(first));
    const rows = text.split('\n').filter(line => line.startsWith('- 20'));
    assert.equal(rows.length, first.added);
    assert.deepEqual(
      rows.map(row => row.slice(2, 18)),
      rows.map(row => row.slice(2, 18)).toSorted(),
    );
    for (const row of rows) {
      assert.match(
        row,
        /\[source\]\(http:\/\/(?:127\.0\.0\.1|localhost):\d+\/gitlab\/acme\/\w+\/-\/(?:issues|merge_requests)\/\d+(?:#[\w-]+)?\)\)$/u,
      );
    }
    assert.match(text, /The alert fired \(engineer on call, \[source\]/u);
    answerPicker();
    assert.deepEqual(await run(), { added: 0, known: first.added + first.known });
    assert.equal(document.getText(), text);
    await commands.executeCommand('undo');
    await until('one undo', () => document.getText() === before);
  });

  test('three entries that were reworded, one without its source, do not come again', async () => {
    const { document } = await open(await review(''));
    answerPicker();
    await run();
    const reworded = document
      .getText()
      .replace('The alert fired', 'Our monitoring told us')
      .replace('Incident declared', 'We declared it')
      .replace(/- (.{20}): Acknowledged by the engineer on call.*/u, '- $1: Somebody took it');
    const editor = await open(document.uri);
    await editor.edit(edit => edit.replace(document.validateRange(new Range(0, 0, 9999, 0)), reworded));
    answerPicker();
    const again = await run();
    assert.equal(again?.added, 0);
    assert.equal(document.getText(), reworded);
  });

  test('what was left out stays out the next time, and what was chosen beside stays chosen', async () => {
    const { document } = await open(await review(''));
    const labelOf = ({ label }: QuickPickItem): string => label.slice(6);
    answerPicker(pick => {
      pick.selectedItems = [
        ...pick.selectedItems.filter(item => labelOf(item) !== 'The alert fired'),
        ...pick.items.filter(item => labelOf(item).startsWith('Label Service::')),
      ];
    });
    await run();
    assert.ok(
      !document.getText().includes('The alert fired') && document.getText().includes('Label Service::Warehouse added'),
    );
    let ticked: readonly string[] = [];
    answerPicker(pick => (ticked = pick.selectedItems.map(labelOf)));
    assert.equal((await run())?.added, 0);
    assert.equal(ticked.length, 0, 'what is in the review is no work to do');
    await open(await review(''));
    answerPicker(pick => (ticked = pick.selectedItems.map(labelOf)));
    await run();
    assert.ok(
      !ticked.includes('The alert fired') && ticked.includes('Label Service::Warehouse added'),
      ticked.join('\n'),
    );
  });

  test('an incident that is named by its number alone is the one of that number in the project', async () => {
    const short = await write(
      'incident-reviews/robots-short.md',
      `<!-- incident-review\nid: 6d1f6f0e-0000-4000-8000-0000000000ff\nincident: #${incident.iid}\n-->\n\n# Incident Review\n\n## Timeline\n\n## Corrective Actions\n`,
    );
    await open(short);
    answerPicker();
    const outcome = await run();
    assert.ok(outcome && outcome.added > 0);
  });

  test('from an incident its review is opened; one without a review leads to starting it', async () => {
    const uri = await review('');
    answerPicker();
    const outcome = await run(`acme/production#${incident.iid}`);
    assert.ok(outcome && outcome.added > 0);
    assert.equal(window.activeTextEditor?.document.uri.toString(), uri.toString());
    assert.ok(!(await read(uri)).includes('[source]'), 'nothing is saved that nobody saved');
  });

  test('what the start of a review brought along, and somebody took out, is not offered as new', async () => {
    await set('reviewLocation', 'workspace');
    try {
      const uri = await withAnswers({ begin: ([first]) => first }, async () =>
        commands.executeCommand<Uri>('incidentReviews.startReview', `acme/production#${incident.iid}`),
      );
      const editor = await open(uri);
      const { document } = editor;
      const line = document.positionAt(document.getText().indexOf('The alert fired')).line;
      assert.ok(line > 0);
      await editor.edit(edit => edit.delete(document.lineAt(line).rangeIncludingLineBreak));
      let ticked = -1;
      answerPicker(pick => (ticked = pick.selectedItems.length));
      assert.equal((await run())?.added, 0);
      assert.equal(ticked, 0);
    } finally {
      await set('reviewLocation', 'workspace');
    }
  });

  test('what is suggested stays ticked, whenever the rest comes', async () => {
    const issue = { project: 'acme/production', iid: incident.iid };
    const entries = Array.from({ length: 8 }, (_, index): HistoryEntry => ({
      id: `e${index}`,
      kind: 'event',
      // The later one comes first in the list each time, so that a place in it means another entry.
      at: Date.UTC(2025, 0, 1, 20 - index),
      text: `Entry ${index}`,
      source: { kind: 'issue', issue, part: '' },
      isPart: false,
      author: undefined,
      tags: [],
      internal: false,
      hasOwnTime: false,
      isRaise: false,
      newOwners: [],
    }));
    const listSuggested = (known: readonly HistoryEntry[]): readonly string[] =>
      known.map(({ id }) => id).filter(id => id !== 'e3');
    // VS Code tells what is ticked a while after it was set, and before it that nothing is: each of these is a moment
    // in which more may come.
    let told: () => void = () => undefined;
    answerPicker();
    const createPick = window.createQuickPick;
    window.createQuickPick = <T extends QuickPickItem>() => {
      const pick = createPick<T>();
      pick.onDidChangeSelection(() => told());
      return pick;
    };
    const picked = await pickHistory({
      title: 'Import Timeline',
      read: async show => {
        let shown = 0;
        const showMore = (): void => {
          shown = Math.min(shown + 1, entries.length);
          show(entries.slice(0, shown).toReversed());
        };
        told = showMore;
        showMore();
        await until('all shown', () => shown === entries.length);
        told = () => undefined;
        return '';
      },
      suggest: known => new Set(listSuggested(known)),
      remark: () => '',
    });
    assert.deepEqual(
      picked?.picked.map(({ id }) => id),
      listSuggested(entries.toReversed()),
    );
  });

  test('closing the picker changes nothing', async () => {
    const { document } = await open(await review('- 2025-01-01 10:00 UTC: a\n'));
    const before = document.getText();
    window.createQuickPick = <T extends QuickPickItem>() => {
      const pick = original<T>();
      const show = pick.show.bind(pick);
      pick.show = () => {
        show();
        void until('entries', () => pick.items.length > 0).then(() => pick.hide());
      };
      return pick;
    };
    assert.equal(await run(), undefined);
    assert.equal(document.getText(), before);
  });
});

suite('Send Timeline Entries to Incident', () => {
  let gitlab: GitLab;
  let incident: Issue;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
    const found = gitlab.store.allIssues().find(issue => issue.title === title);
    assert.ok(found);
    incident = issueIn(gitlab, found.iid);
  });
  suiteTeardown(async () => {
    await closeAll();
    await remove('incident-reviews');
    await signedOut(gitlab);
  });

  const send = (): Thenable<{ readonly sent: number } | undefined> =>
    commands.executeCommand('incidentReviews.sendEntries');

  test('of a confidential review nothing goes to an incident that others can read, unless one says so', async () => {
    const { iid } = gitlab.store.addIssue({
      ...incident,
      type: 'issue',
      confidential: true,
      title: 'Its review',
      labels: ['IncidentReview'],
      description: '',
    });
    await open(
      await write(
        'incident-reviews/hidden.md',
        `<!-- incident-review\nid: 6d1f6f0e-0000-4000-8000-0000000000bb\nincident: acme/production#${incident.iid}\nreview: acme/production#${iid}\n-->\n\n# Incident Review\n\n## Timeline\n\n- 2025-03-02 14:05 UTC: The vault was open\n\n## 5 Whys\n\n## Corrective Actions\n`,
      ),
    );
    gitlab.clearRequests();
    await withAnswers({ tick: items => items, button: () => undefined }, async said => {
      assert.equal(await send(), undefined);
      assert.deepEqual(said.warnings, [
        `Everybody who can read acme/production#${incident.iid} would read what is sent.`,
      ]);
    });
    assert.deepEqual(gitlab.writes(), []);
  });

  test('what looks like a secret is asked about, and a no sends nothing', async () => {
    const secret = ['hunter2', 'secretX9'].join('');
    await open(
      await write(
        'incident-reviews/secret.md',
        `<!-- incident-review\nid: 6d1f6f0e-0000-4000-8000-0000000000cc\nincident: acme/production#${incident.iid}\n-->\n\n# Incident Review\n\n## Timeline\n\n- 2025-03-03 14:05 UTC: Set password=${secret}\n\n## 5 Whys\n\n## Corrective Actions\n`,
      ),
    );
    gitlab.clearRequests();
    await withAnswers({ tick: items => items, button: () => undefined }, async said => {
      assert.equal(await send(), undefined);
      assert.deepEqual(said.warnings, [`Send what looks like a secret to acme/production#${incident.iid}?`]);
    });
    assert.deepEqual(gitlab.writes(), []);
  });

  test('what was written by hand and ticked is sent once, and a second time there is nothing to send', async () => {
    await open(
      await write(
        'incident-reviews/by-hand.md',
        `<!-- incident-review\nid: 6d1f6f0e-0000-4000-8000-0000000000aa\nincident: acme/production#${incident.iid}\n-->\n\n# Incident Review\n\n## Timeline\n\n- 2025-03-01 14:05 UTC: Provider called\n- 2025-03-01 15:00 UTC: Mitigated by hand\n\n## 5 Whys\n\n## Corrective Actions\n`,
      ),
    );
    const notes = (): readonly string[] => gitlab.store.timelineOf(incident).map(({ note }) => note);
    const before = notes().length;
    await withAnswers({ tick: () => undefined, button: (_, [first]) => first }, async said => {
      assert.equal(await send(), undefined);
      assert.deepEqual(said.asked, [['Provider called', 'Mitigated by hand']]);
    });
    assert.equal(notes().length, before);
    await withAnswers({ tick: items => items, button: (_, [first]) => first }, async said => {
      assert.deepEqual(await send(), { sent: 2, waiting: 0 });
      assert.match(said.details.join('\n'), /“Provider called” goes into its timeline, or becomes a comment\./u);
    });
    const event = gitlab.store.timelineOf(incident).find(({ note }) => note === 'Mitigated by hand');
    assert.deepEqual([event?.occurredAt, event?.tags], [Date.parse('2025-03-01T15:00:00Z'), ['Impact mitigated']]);
    await withAnswers({ tick: () => assert.fail('asked again') }, async said => {
      assert.equal(await send(), undefined);
      assert.match(said.errors[0] ?? '', /knows every entry of this timeline/u);
    });
    assert.equal(notes().length, before + 2);
  });
});
