// What is confidential is known only to its own incident's documents: no other document says its title, in no way.
import assert from 'node:assert/strict';
import {
  commands,
  Position,
  Range,
  SnippetString,
  type CodeAction,
  type CompletionList,
  type Hover,
  type InlayHint,
  type MarkdownString,
  type TextDocument,
} from 'vscode';
import type { GitLab } from '../gitlab';
import {
  activate,
  closeAll,
  codeOf,
  createFile,
  folder,
  issueIn,
  open,
  problems,
  problemsWhen,
  remove,
  rows,
  showView,
  signedIn,
  signedOut,
  tipOf,
  until,
} from './support';

const secret = 'sapphire';
const title = `Keys of the ${secret} vault were readable and mails were late again`;
const own = 1204;
const hidden = 1253;

/** A document that gives every rule about other reviews, every hint and every suggestion a chance. */
const textOf = (incident: number): string => `<!-- incident-review
id: 0b7b0cf3-0000-4000-8000-0000000${incident}
template: incident-review
incident: acme/production#${incident}
-->

# Incident Review: keys were readable and mails were late again

## Summary

Mails were late again, as in acme/production#${hidden}.

## Root cause

The vault had no limit, see acme/production#${hidden}.

## Timeline

All times UTC, 2025-11-03.

- 10:00 First alert
- 10:20 Rolled back

## Recurrence

Has this happened before?

See #12

## Corrective actions

- [ ] acme/production#${hidden}
`;

suite('Titles of confidential issues', () => {
  let gitlab: GitLab;
  let reviewIid = 0;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
    for (const issue of gitlab.store.allIssues()) {
      const isHidden = issue.iid === hidden || issue.description?.includes(`#${hidden}`) === true;
      if (isHidden) gitlab.store.changeIssue(issue.id, { confidential: true, title }, 2);
    }
    // Its review has the words of the documents below, so that whoever compares reviews would name it.
    ({ iid: reviewIid } = gitlab.store.addIssue({
      ...issueIn(gitlab, hidden),
      type: 'issue',
      confidential: true,
      title,
      labels: ['IncidentReview'],
      description: textOf(hidden).replace('mails were late again', `the ${secret} vault, mails were late again`),
    }));
    await showView('incidents');
    await showView('reviews');
    await until('both lists', async () => (await rows('incidents')).length > 0 && (await rows('reviews')).length > 0);
  });

  suiteTeardown(() => signedOut(gitlab));
  teardown(async () => {
    await closeAll();
    await remove('incident-reviews/other.md');
    await remove('incident-reviews/beside.md');
    await remove('incident-reviews/published.md');
  });

  /** A file of a review with the words of the others, and one line in its marker. */
  const beside = (marker: string): string =>
    textOf(hidden)
      .replace(/^incident: .*$/mu, marker)
      .replace('mails were late again', `the ${secret} vault, mails were late again`);
  const words = (value: unknown): string =>
    JSON.stringify([value], (_, inner: unknown) => (inner instanceof SnippetString ? inner.value : inner));
  const whole = (document: TextDocument): Range => new Range(0, 0, document.lineCount, 0);

  /** Everything that a document says of itself, by the way in which it is said. */
  async function saidBy(document: TextDocument): Promise<Readonly<Record<string, string>>> {
    const { uri } = document;
    const lines = Array.from({ length: document.lineCount }, (_, line) => line);
    const at = (line: number): readonly Position[] => {
      const { text } = document.lineAt(line);
      return [...text.matchAll(/#\d+|\p{L}{4,}/gu)].map(({ index }) => new Position(line, index + 1));
    };
    const hovers: Hover[] = [];
    for (const position of lines.flatMap(at)) {
      hovers.push(...(await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, position)));
    }
    const ends = lines.map(line => document.lineAt(line).range.end);
    const completions: CompletionList[] = [];
    for (const end of ends) {
      completions.push(await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', uri, end));
    }
    const contents = hovers.flatMap(hover => hover.contents.map(each => (each as MarkdownString).value));
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      whole(document),
    );
    return {
      problems: words(problems(document).map(({ message, relatedInformation }) => [message, relatedInformation])),
      'quick fixes': words(actions.map(each => [each.title, each.edit?.entries(), each.command])),
      hovers: words(contents),
      suggestions: words(completions.map(({ items }) => items)),
      hints: words(await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', uri, whole(document))),
      symbols: words(await commands.executeCommand('vscode.executeDocumentSymbolProvider', uri)),
      links: words(await commands.executeCommand('vscode.executeLinkProvider', uri)),
      lenses: words(await commands.executeCommand('vscode.executeCodeLensProvider', uri)),
      'the file’s name': uri.path.slice(folder().path.length),
    };
  }

  test('no other document says them, in no way; its own may', async () => {
    await createFile(
      'incident-reviews/beside.md',
      textOf(hidden).replace('mails were late again', `the ${secret} vault`),
    );
    // Of this one only its issue says that it is confidential.
    const marker = `review: acme/production#${reviewIid}`;
    await createFile('incident-reviews/published.md', beside(marker));
    const { document } = await open(await createFile('incident-reviews/other.md', textOf(own)));
    await problemsWhen(document, 'problems', found => found.length > 0);
    // Only what was read can be named: the files are compared with it from then on.
    await until('the other files', async () => {
      const files = (await rows('reviews')).find(({ label }) => label === 'Files of this workspace');
      const tips = (files ? await rows('reviews', files) : []).map(({ item }) => tipOf(item));
      return ['beside', 'published'].every(name => tips.some(tip => tip.includes(`incident-reviews/${name}.md`)));
    });
    const said = await saidBy(document);
    assert.ok((said['suggestions'] ?? '').includes(`#${hidden}`), 'the issue itself is offered by its number');
    for (const [way, what] of Object.entries(said)) assert.ok(!what.toLowerCase().includes(secret), `${way}: ${what}`);
  });

  test('no row of the sidebar says them but their own', async () => {
    let others = 0;
    for (const name of ['incidents', 'reviews'] as const) {
      const groups = await rows(name);
      const inside = (await Promise.all(groups.map(group => rows(name, group)))).flat();
      for (const { row, item } of [...groups, ...inside]) {
        const { incident, review } = row as {
          incident?: { confidential: boolean };
          review?: { confidential: boolean };
        };
        if (incident?.confidential === true || review?.confidential === true) continue;
        others += 1;
        const { label, description, tooltip, accessibilityInformation } = item;
        // Its own file may: whoever reads the row can open it.
        if (typeof tooltip === 'string' && /^incident-reviews\/(?:beside|published)\.md$/mu.test(tooltip)) continue;
        const shown = words([label, description, tooltip, accessibilityInformation]).toLowerCase();
        assert.ok(!shown.includes(secret), shown);
      }
    }
    assert.ok(others > 10);
  });

  test('a review that only looks like it is named by nobody, and one that is no secret is', async () => {
    await createFile('incident-reviews/published.md', beside('incident: acme/production#1276'));
    const { document } = await open(await createFile('incident-reviews/other.md', textOf(own)));
    const found = await problemsWhen(document, 'a related review', all =>
      all.some(problem => codeOf(problem) === 'recurrence.related-review'),
    );
    assert.ok(
      found.some(({ message }) => message.includes(secret)),
      'the rule itself is at work',
    );
  });

  test('a document of the incident itself is told its title', async () => {
    const { document } = await open(await createFile('incident-reviews/other.md', textOf(hidden)));
    await problemsWhen(document, 'problems', found => found.length > 0);
    await until('its title', async () => (await saidBy(document))['hovers']?.includes(secret));
  });
});
