// What an incident is after it was declared: everything asked for is read back, and what GitLab did not take is named.
import assert from 'node:assert/strict';
import type { DeclareResult, NewIncident } from '../../src/sync';
import { sampleTokens } from '../gitlab';
import { personOf, signal, startWorld, type World, type WorldOptions } from './syncing';

const asked: Omit<NewIncident, 'projectId'> = {
  id: '7d11',
  project: 'acme/production',
  title: 'Warehouse gates stay shut',
  text: '## What is happening',
  severity: 2,
  state: 'active',
  labels: ['Service::Warehouse'],
  confidential: false,
};

async function declare(
  world: World,
  over: Partial<NewIncident> = {},
  token: string = sampleTokens.onCall,
): Promise<DeclareResult> {
  const { project } = { ...asked, ...over };
  const projectId = world.standIn.store.project(project)?.id;
  assert.ok(projectId);
  return personOf(world, { token }).sync.declareIncident({ ...asked, projectId, ...over }, signal);
}

async function withWorld(work: (world: World) => Promise<void>, options: WorldOptions = {}): Promise<void> {
  const world = await startWorld(options);
  try {
    await work(world);
  } finally {
    await world.standIn.stop();
  }
}

/** What was made, in one line, and what was not taken. */
function read(world: World, result: DeclareResult): readonly [string, readonly string[]] {
  const [issue, ...others] = world.made();
  assert.ok(issue && others.length === 0, JSON.stringify(result));
  const { type, severity, labels, assigneeIds, confidential } = issue;
  const dropped = result.kind === 'declared' ? result.dropped.map(({ what, name }) => `${what} ${name}`.trim()) : [];
  return [
    [type, severity, labels.toSorted().join(' '), assigneeIds.join(), confidential ? 'secret' : 'open'].join(' | '),
    dropped,
  ];
}

suite('Declaring an incident in GitLab', () => {
  const whole = 'incident | high | Incident::Active Service::Warehouse severity::2 | 1 | open';
  const servers: readonly (readonly [string, WorldOptions, readonly string[]])[] = [
    ['the newest version', {}, []],
    ['one that takes the severity in GraphQL only', { severityParameter: false }, []],
    ['one without scoped labels', { tier: 'free' }, []],
  ];
  for (const [name, options, dropped] of servers) {
    test(`type, label and field are as asked: ${name}`, () =>
      withWorld(async world => assert.deepEqual(read(world, await declare(world)), [whole, dropped]), options));
  }

  test('a server that takes the field nowhere has the label, and that is said', () =>
    withWorld(
      async world =>
        assert.deepEqual(read(world, await declare(world)), [whole.replace('high', 'unknown'), ['severity']]),
      { severityParameter: false, graphql: 'off' },
    ));

  test('who may only report has what GitLab left of it named, the type among it', () =>
    withWorld(async world => {
      world.standIn.fault({ method: 'POST', path: /issues$/u, fault: { kind: 'metadataDropped' } });
      const [, dropped] = read(world, await declare(world, {}, sampleTokens.guest));
      assert.deepEqual(dropped, [
        'label severity::2',
        'label Incident::Active',
        'label Service::Warehouse',
        'assignee rae.auditor',
        'type',
      ]);
    }));

  test('a near miss is resolved from its first moment, with the severity that it would have had', () =>
    withWorld(async world => {
      const result = await declare(world, { state: 'resolved', labels: ['Near Miss'] });
      assert.deepEqual(read(world, result), [
        'incident | high | Incident::Resolved Near Miss severity::2 | 1 | open',
        [],
      ]);
      assert.equal(world.standIn.writes().length, 1);
    }));

  test('what is about security is secret in its first request, which says nothing', () =>
    withWorld(async world => {
      const result = await declare(world, {
        title: 'Sapphire keys are public',
        text: 'Sapphire',
        labels: ['security'],
        confidential: true,
      });
      assert.deepEqual(read(world, result), [
        'incident | high | Incident::Active security severity::2 | 1 | secret',
        [],
      ]);
      const [first] = world.standIn.writes();
      assert.match(JSON.stringify(first?.body), /"confidential":true/u);
      assert.doesNotMatch(JSON.stringify(first?.body), /sapphire/iu);
      assert.deepEqual(world.leaks, []);
    }));

  const projects: readonly (readonly [string, string, string])[] = [
    ['without labels', 'harbour/ferries', 'incident | high |  | 1 | open'],
    ['whose labels are spelled otherwise', 'harbour/cranes', 'incident | high | Sev2 | 1 | open'],
  ];
  for (const [name, project, expected] of projects) {
    test(`a project ${name}: no label is made`, () =>
      withWorld(async world => {
        const before = world.standIn.store.projectLabels(world.project).length;
        const result = await declare(world, { project, labels: [] });
        assert.deepEqual(read(world, result), [expected, []]);
        assert.equal(world.standIn.store.projectLabels(world.project).length, before);
      }));
  }

  test('a label that the project lacks is named, not made', () =>
    withWorld(async world => {
      const [, dropped] = read(world, await declare(world, { labels: ['Service::Lift'] }));
      assert.deepEqual(dropped, ['label Service::Lift']);
    }));
});
