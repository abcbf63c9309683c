// From an incident to the file of its review.
import assert from 'node:assert/strict';
import { commands, Uri, window, workspace, WorkspaceEdit, type QuickPickItem } from 'vscode';
import type { GitLab } from '../gitlab';
import type { Incident } from '../../src/incident/model';
import {
  activate,
  closeAll,
  codeOf,
  createFile,
  folder,
  hideViews,
  problemsWhen,
  read,
  rest,
  remove,
  requiredRows,
  rows,
  rowsOfAll,
  set,
  showView,
  signedIn,
  signedOut,
  startReview,
  until,
  view,
  withAnswers,
  write,
  type Painted,
} from './support';

suite('Start Incident Review', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
    await showView('incidents');
    await rows('incidents');
    // A click within 700 ms after a row came to its place starts nothing.
    await rest('incidents');
  });

  suiteTeardown(async () => {
    await hideViews();
    await signedOut(gitlab);
  });

  teardown(async () => {
    await closeAll();
    await remove('incident-reviews');
    await remove('.gitlab');
    await set('reviewsFolder', undefined);
    assert.deepEqual(gitlab.writes(), []);
  });

  async function required(): Promise<{ row: unknown; iid: number; title: string }> {
    const [first] = await requiredRows();
    assert.ok(first);
    const { reference, title } = (first.row as { incident: { reference: { iid: number }; title: string } }).incident;
    return { row: first.row, iid: reference.iid, title };
  }

  const start = startReview;
  const isOf = ({ row }: Painted, iid: number): boolean =>
    (row as { readonly incident: Pick<Incident, 'reference'> }).incident.reference.iid === iid;

  test('makes a file from the default template with what is known, and opens it', async () => {
    const { row, iid } = await required();
    const uri = await start(row);
    assert.ok(uri);
    assert.equal(window.activeTextEditor?.document.uri.toString(), uri.toString());
    assert.ok(uri.path.startsWith(`${folder().path}/incident-reviews/`));
    const text = await read(uri);
    assert.match(
      text,
      new RegExp(
        `^<!-- incident-review\\nid: [0-9a-f-]{36}\\ntemplate: incident-review\\nincident: acme/production#${iid}\\n-->\\n`,
        'u',
      ),
    );
    assert.match(text, /^# Incident Review: /mu);
    assert.match(text, new RegExp(`^- Incident: acme/production#${iid}$`, 'mu'));
    assert.match(text, /^- Severity: severity [1-4]$/mu);
    assert.match(text, /^- Owner: @[\w.]+$/mu);
    assert.match(text, /^- Incident date: \d{4}-\d{2}-\d{2}$/mu);
    assert.match(text, /^- Review due: \d{4}-\d{2}-\d{2}$/mu);
    assert.match(text, /^1\. Service\(s\) affected: \S/mu);
  });

  test('a service that no team owns is named first, and nothing is made when one stops', async () => {
    const { row } = await required();
    const { incident } = row as { readonly incident: Incident };
    await set('policy', { unownedServices: incident.services });
    try {
      const said = await withAnswers({}, async all => {
        assert.equal(await start(row), undefined);
        return all;
      });
      assert.deepEqual(said.warnings, [`No team owns ${incident.services.join(', ')} yet.`]);
      assert.equal((await workspace.findFiles('incident-reviews/*')).length, 0);
    } finally {
      await set('policy', undefined);
    }
  });

  test('starting again opens the same review', async () => {
    const { row } = await required();
    const first = await start(row);
    await closeAll();
    await rest('incidents');
    const second = await start(row);
    assert.equal(second?.toString(), first?.toString());
    assert.equal((await workspace.fs.readDirectory(Uri.joinPath(folder(), 'incident-reviews'))).length, 1);
  });

  test('starting again opens the same review, though somebody has put it into a folder for the year', async () => {
    const { row } = await required();
    const [incident] = (await rowsOfAll('incidents')).filter(each => each.row === row);
    assert.ok(incident);
    const first = await start(row);
    assert.ok(first);
    await closeAll();
    const moved = Uri.joinPath(folder(), 'incident-reviews', '2026', 'moved.md');
    const edit = new WorkspaceEdit();
    edit.renameFile(first, moved);
    assert.ok(await workspace.applyEdit(edit));
    await until('the file below its incident', async () =>
      (await rows('incidents', incident)).some(({ item }) => String(item.command?.arguments?.[0]) === moved.toString()),
    );
    await rest('incidents');
    assert.equal((await start(row))?.toString(), moved.toString());
  });

  test('two clicks make one review', async () => {
    const { row } = await required();
    const [first, second] = await Promise.all([start(row), start(row)]);
    assert.equal(second?.toString(), first?.toString());
    assert.equal((await workspace.fs.readDirectory(Uri.joinPath(folder(), 'incident-reviews'))).length, 1);
  });

  test('a taken name gets a number, and the file that has it stays as it is', async () => {
    const { row, iid } = await required();
    const name = (await start(row))?.path.split('/').at(-1);
    await closeAll();
    const taken = await createFile(`incident-reviews/${name}`, 'Mine.\n');
    // VS Code has the document of a while ago until it has read the file again.
    await until('the new text', () => {
      const found = workspace.textDocuments.find(({ uri: each }) => each.toString() === taken.toString());
      return found === undefined || found.getText() === 'Mine.\n';
    });
    // Its incident waits for a review again: a row that has just come back takes no click.
    await until('its row', async () => (await requiredRows(true)).some(each => isOf(each, iid)));
    await rest('incidents');
    const uri = await start(row);
    assert.equal(uri?.path.split('/').at(-1), name?.replace(/\.md$/u, '-2.md'));
    assert.equal(await read(taken), 'Mine.\n');
  });

  test('the incidents that require a review are offered first, each with why, when it is due and who owns it', async () => {
    let offered: readonly QuickPickItem[] = [];
    const pick = (items: readonly QuickPickItem[]): undefined => void (offered = items);
    await withAnswers({ pick }, async () => start());
    const numbers = offered.map(({ description }) => description?.split('#')[1]);
    // In the view those that are one's own stand above.
    const needed = (await requiredRows()).map(({ description }) => /#(\d+)$/u.exec(description)?.[1]);
    assert.deepEqual(
      numbers.filter(each => needed.includes(each)),
      needed,
    );
    for (const { detail } of offered.slice(0, 2)) {
      assert.match(
        detail ?? '',
        /^Severity [1-4] · review (?:required by its severity|requested) · none yet · (?:was due yesterday|overdue since \S+|due .+)/u,
      );
    }
  });

  test('from the palette it asks which incident', async () => {
    const uri = await withAnswers(
      { pick: items => items.find(({ description }) => description?.startsWith('acme/production#')) },
      async said => {
        const made = await start();
        assert.equal(said.asked.length, 1);
        assert.ok(said.asked[0]?.every(label => !label.includes('$(')));
        return made;
      },
    );
    assert.ok(uri);
  });

  test('stopping at the question makes nothing', async () => {
    assert.equal(await withAnswers({}, async () => start()), undefined);
    await assert.rejects(async () => workspace.fs.stat(Uri.joinPath(folder(), 'incident-reviews')));
  });

  test('by reference', async () => {
    const { iid } = await required();
    assert.ok(await start(`acme/production#${iid}`));
  });

  test('what is no incident is named', async () => {
    await withAnswers({}, async said => {
      assert.equal(await start('acme/production#99999'), undefined);
      assert.equal(said.errors.length, 1);
      assert.match(said.errors[0] ?? '', /acme\/production#99999/u);
    });
  });

  test('the untouched review has one problem for each section that asks for something', async () => {
    const incidents = (await requiredRows()).map(({ row }) => row as { readonly incident: Incident });
    const row = incidents.find(({ incident }) => incident.services.length > 0 && !incident.nearMiss);
    assert.ok(row);
    const uri = await start(row);
    assert.ok(uri);
    const document = await workspace.openTextDocument(uri);
    const found = await problemsWhen(document, 'problems', problems => problems.length > 0);
    // The fields that are filled in belong to a section, whose other fields are open.
    assert.deepEqual([...new Set(found.map(codeOf))].toSorted(), ['field.empty', 'section.empty']);
  });

  test("a team's own template goes before the built-in ones", async () => {
    await write('.gitlab/issue_templates/Bug.md', '# Bug\n\n## Steps\n\n1. …\n');
    await write('.gitlab/issue_templates/After an incident.md', teamTemplate);
    const { row } = await required();
    const text = await read((await start(row)) ?? Uri.file('/'));
    assert.match(text, /^template: \.gitlab\/issue_templates\/After an incident\.md$/mu);
    assert.match(text, /^- Severity: severity [1-4]$/mu);
  });

  const secret = 'sapphire';
  const confidentialCases: readonly (readonly [string, boolean, string])[] = [
    ['of a confidential incident', true, ''],
    ['of a template that makes it confidential', false, '\n/confidential\n'],
  ];
  for (const [what, confidential, ending] of confidentialCases) {
    test(`the file of a review ${what} does not say its title to those who read git`, async () => {
      await write('.gitlab/issue_templates/After an incident.md', teamTemplate + ending);
      const { row, iid } = await required();
      const { incident } = row as { incident: Incident };
      const title = `Keys of the ${secret} vault were readable`;
      const uri = await start({ kind: 'incident', incident: { ...incident, confidential, title } });
      assert.match(uri?.path ?? '', new RegExp(`/incident-reviews/\\d{4}-\\d{2}-\\d{2}-issue-${iid}\\.md$`, 'u'));
    });
  }

  test('a new review of a template that makes it confidential does not say its title in its file’s name', async () => {
    await write('.gitlab/issue_templates/Secret.md', `${teamTemplate}\n/confidential\n`);
    await withAnswers(
      { pick: items => items.find(({ label }) => label === 'Secret'), input: () => secret },
      async () => {
        const uri = await commands.executeCommand<Uri>('incidentReviews.newReview');
        assert.match(uri.path, /\/incident-reviews\/\d{4}-\d{2}-\d{2}-incident-review\.md$/u);
      },
    );
  });

  test('the one question names the template, and lets one choose any other', async () => {
    await write('.gitlab/issue_templates/Long.md', teamTemplate);
    await write('.gitlab/issue_templates/Short.md', teamTemplate);
    const { row } = await required();
    await withAnswers({ begin: items => items.find(({ label }) => label === 'Short') }, async said => {
      const uri = await start(row);
      assert.deepEqual(said.asked, []);
      // Each says what it asks for.
      assert.match(
        said.begun[0]?.[0]?.detail ?? '',
        /^With what the incident says, and its timeline(?: · confidential)?$/u,
      );
      assert.match(said.begun[0]?.[3]?.detail ?? '', /Summary, .+ and \d+ more$/u);
      assert.deepEqual(
        said.begun.map(items => items.map(({ label }) => label)),
        [
          [
            'Long',
            'Long',
            'Short',
            'Incident Review',
            'Key Information',
            'Changeset Post Mortem',
            'Templates of acme/production…',
          ],
        ],
      );
      assert.match(await read(uri ?? Uri.file('/')), /issue_templates\/Short\.md/u);
    });
  });

  test('a template of the GitLab project is there for a file too', async () => {
    const { row } = await required();
    const begin = (items: readonly QuickPickItem[]): QuickPickItem | undefined =>
      items.find(({ label }) => label.startsWith('Templates of')) ?? items[0];
    await withAnswers({ begin }, async said => {
      const uri = await start(row);
      assert.deepEqual(
        said.begun[1]?.map(({ label }) => label),
        ['Incident Review'],
      );
      assert.match(await read(uri ?? Uri.file('/')), /^template: \.gitlab\/issue_templates\/Incident Review\.md$/mu);
    });
  });

  test('stopping at how to begin makes nothing', async () => {
    const { row } = await required();
    assert.equal(await withAnswers({ begin: () => undefined }, async () => start(row)), undefined);
    await assert.rejects(async () => workspace.fs.stat(Uri.joinPath(folder(), 'incident-reviews')));
  });

  test('with its story: timeline with sources, minutes from it, people, and the incident’s own words to be checked', async () => {
    const found = gitlab.store
      .allIssues()
      .find(({ title }) => title === 'Warehouse robots stop after a certificate expired');
    assert.ok(found);
    const uri = await withAnswers({ begin: ([first]) => first }, async said => {
      const made = await start(`acme/production#${found.iid}`);
      assert.deepEqual([said.errors, said.warnings], [[], []]);
      return made;
    });
    const text = await read(uri ?? Uri.file('/'));
    const source = String.raw`\(engineer on call, \[source\]\(${gitlab.url}/acme/production/-/issues/${found.iid}#timeline-event-\d+\)\)`;
    assert.match(text, new RegExp(String.raw`^\* \d{4}-\d\d-\d\d 05:40 UTC: The alert fired ${source}$`, 'mu'));
    assert.match(text, /^1\. Minutes downtime or degradation: 164$/mu);
    assert.match(text, /^- People in charge: engineer on call @amara\.okafor, incident manager @tomas\.lind$/mu);
    const taken = new RegExp(
      String.raw`TODO: check this, it was taken over from \[acme/production#${found.iid}\]`,
      'gu',
    );
    assert.ok((text.match(taken) ?? []).length >= 2, text);
    assert.match(text, /## Summary\n\n<!--[^>]*-->\n\n> All picking robots stood still/u);
    assert.match(text, /## Customer Impact\n\n> 7,400 parcels left half a day late\.\n/u);
    assert.match(text, /## Incident Response Analysis\n\n> an alert, 9 minutes after it began\n/u);
    assert.doesNotMatch(text, /YYYY-MM-DD/u);
  });

  test('a GitLab that cannot tell the timeline leaves a review without it, and says so', async () => {
    const { row } = await required();
    gitlab.fault({ path: /resource_|notes|related_merge|graphql/u, fault: { kind: 'status', status: 500 } });
    await withAnswers({ begin: ([first]) => first }, async said => {
      const uri = await start(row);
      assert.match(said.warnings[0] ?? '', /^The review begins without the incident’s timeline: /u);
      assert.match(await read(uri ?? Uri.file('/')), /^\* YYYY-MM-DD XX:YY UTC: what happened$/mu);
    });
    gitlab.clearFaults();
  });

  test('a template that Mustache cannot read is named with its line, and nothing is made', async () => {
    await write('.gitlab/issue_templates/Broken.md.mustache', `${teamTemplate}\n{{#open}}\n`);
    const { row } = await required();
    await withAnswers({}, async said => {
      assert.equal(await start(row), undefined);
      assert.match(said.errors[0] ?? '', /\.gitlab\/issue_templates\/Broken\.md\.mustache, line \d+/u);
    });
    await assert.rejects(async () => workspace.fs.stat(Uri.joinPath(folder(), 'incident-reviews')));
  });

  test('a folder that cannot be written is named, and nothing is left', async () => {
    await write('incident-reviews', 'I am a file.\n');
    const { row } = await required();
    await withAnswers({}, async said => {
      assert.equal(await start(row), undefined);
      assert.match(said.errors[0] ?? '', /incident-reviews.*cannot be written/u);
    });
    assert.equal(await read(Uri.joinPath(folder(), 'incident-reviews')), 'I am a file.\n');
  });

  test('a folder outside the workspace is not taken', async () => {
    await set('reviewsFolder', '../elsewhere');
    const { row } = await required();
    const uri = await start(row);
    assert.ok(uri?.path.startsWith(`${folder().path}/incident-reviews/`));
  });

  test('hostile titles stay one heading, one file inside the folder, and no more', async () => {
    const all = await Promise.all((await rows('incidents')).map(group => rows('incidents', group)));
    const hostile = all
      .flat()
      .filter(({ row }) =>
        /[|<{$\\/\n]|^(?:con|nul)\b/iu.test((row as { incident: { title: string } }).incident.title),
      );
    assert.ok(hostile.length >= 5, `${hostile.length} hostile titles`);
    for (const { row, label } of hostile) {
      // Each review that is begun takes a row away, and a click on one that has just moved starts nothing.
      await rest('incidents');
      const uri = await start(row);
      assert.ok(uri, label);
      const name = uri.path.slice(`${folder().path}/incident-reviews/`.length);
      assert.match(name, /^[\p{L}\p{M}\p{N}-]+\.md$/u, label);
      assert.ok(name.length <= 85, label);
      const lines = (await read(uri)).split('\n');
      assert.equal(lines.filter(line => line.startsWith('# ')).length, 1, label);
      assert.equal(lines.filter(line => /^\/[a-z]/u.test(line)).length, 0, label);
      assert.equal(lines.filter(line => line.includes('<script')).length, 0, label);
      const document = await workspace.openTextDocument(uri);
      const found = await problemsWhen(document, 'problems', problems => problems.length > 0);
      assert.deepEqual(
        [...new Set(found.map(codeOf))].filter(
          code => !['field.empty', 'review.overdue', 'section.empty'].includes(code),
        ),
        [],
        label,
      );
      await closeAll();
    }
  });

  test('the rows of review required stay what they are: nothing was written to GitLab', async () => {
    assert.ok(view('incidents').tree.visible);
    assert.ok((await required()).iid > 0);
  });
});

const teamTemplate = `# After an incident

- Incident: group/project#NNN
- Severity:

## Summary

Say it in three sentences.

## Timeline

- YYYY-MM-DD XX:YY UTC: what happened

## Root cause

Keep asking why.

## Corrective actions

Link the issues.
`;
