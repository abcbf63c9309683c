// What the text of a review says of its open actions when it is closed: as GitLab has them in that moment.
import assert from 'node:assert/strict';
import type { TextDocument } from 'vscode';
import { readRemaining } from '../../../../src/commands/finish/remainingActions';
import type { OpenReview } from '../../../../src/commands/choosing/reviewTarget';
import { defaultLabelNames } from '../../../../src/incident/labels';
import { createPolicy } from '../../../../src/incident/policy';
import * as engine from '../../../../src/review/index';
import { ActionStates, createGitLab } from '../../../../src/sync/index';
import { projectIds, sampleTokens, type Issue } from '../../../gitlab/index';
import { now, signal, startWorld, type World } from '../../../sync/syncing';
import type { CommandParts } from '../../../../src/commands/commandParts';

const shop = 'acme/shop';

suite('Actions that are open when a review is closed', () => {
  let world: World;
  let issues: readonly Issue[];
  let states: ActionStates;
  let open: Pick<OpenReview, 'review' | 'document' | 'context'>;
  setup(async () => {
    world = await startWorld();
    issues = world.standIn.store
      .allIssues()
      .filter(({ projectId }) => projectId === projectIds.shop)
      .slice(0, 2);
    for (const { id } of issues) world.standIn.store.changeIssue(id, { state: 'opened' }, 3);
    const gitlab = createGitLab({ url: world.standIn.url, token: sampleTokens.onCall, now: () => now });
    const names = (): typeof defaultLabelNames => defaultLabelNames;
    states = new ActionStates({ gitlab: () => Promise.resolve(gitlab), names, now: () => now });
    const links = issues.map(({ iid }) => `${shop}#${String(iid)}`);
    await states.read(listReferences(), signal);
    const rows = links.map((link, at) => `| Alert ${String(at + 1)} | ${link} | @kim | 2026-01-02 |`);
    const head = ['# Ovens', '', '## Corrective Actions', ''];
    const table = ['| Corrective action | Work item | Owner | Target date |', '| --- | --- | --- | --- |', ...rows, ''];
    const review = engine.parseReview([...head, ...table].join('\n'));
    const context = { policy: createPolicy('gitlab-2025'), today: '2025-11-20', stage: 'drafting', rules: {} } as const;
    const analyzed = engine.analyzeReview(review, undefined, engine.readHints({}));
    // As the editor showed them: both open.
    const actionIssues = new Map(
      listReferences().flatMap((each, at) => [[links[at] ?? '', states.find(each)] as const]),
    );
    const shown = { ...context, template: undefined, actionIssues } as OpenReview['context'];
    open = { review: analyzed, document: { uri: 'a file' } as unknown as TextDocument, context: shown };
  });
  teardown(() => world.standIn.stop());

  const listReferences = (): readonly { readonly project: string; readonly iid: number }[] =>
    issues.map(({ iid }) => ({ project: shop, iid }));
  const read = async (): Promise<readonly string[]> => {
    const findActionIssue = (link?: string): unknown =>
      listReferences().find(({ project, iid }) => link === `${project}#${String(iid)}`);
    const analyzer = { findActionIssue, actionStates: { load: () => Promise.resolve(states) } };
    const parts = {
      analyzer: { load: () => Promise.resolve(analyzer) },
      lazy: { review: () => Promise.resolve(engine) },
    };
    return readRemaining(parts as unknown as CommandParts, open);
  };
  const lineOf = (at: number): string =>
    `Alert ${String(at)} (${shop}#${String(issues[at - 1]?.iid)}, @\u200bkim, 2026-01-02)`;

  test('all that are open, with where they are tracked and who has them', async () => {
    assert.deepEqual(await read(), [lineOf(1), lineOf(2)]);
  });

  test('not one that a colleague closed since it was shown', async () => {
    world.standIn.store.changeIssue(issues[0]?.id ?? 0, { state: 'closed' }, 3);
    assert.deepEqual(await read(), [lineOf(2)]);
  });

  test('and one that was opened again since then', async () => {
    const id = issues[1]?.id ?? 0;
    world.standIn.store.changeIssue(id, { state: 'closed' }, 3);
    assert.deepEqual(await read(), [lineOf(1)]);
    world.standIn.store.changeIssue(id, { state: 'opened' }, 3);
    assert.deepEqual(await read(), [lineOf(1), lineOf(2)]);
  });
});
