// Which projects are offered before anything is searched, and how the last ones are remembered.
import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import {
  arrangePlaces,
  formatPlaceOwner,
  keepRecentPlace,
  listRecentPlaces,
} from '../../../../src/commands/account/recentPlaces';

suite('Projects at hand', () => {
  const cases: readonly (readonly [string, Parameters<typeof arrangePlaces>[0], readonly string[]])[] = [
    ['nothing is known', { remotes: [], recent: [], shown: [] }, []],
    [
      'the workspace’s own first, then what was chosen lately, what is shown last',
      { remotes: ['g/web'], recent: ['g/ops', 'g/mail'], shown: ['g/prod'] },
      ['remote g/web', 'recent g/ops', 'recent g/mail', 'shown g/prod'],
    ],
    [
      'what is shown already is nothing new, wherever it comes from',
      { remotes: ['g/prod'], recent: ['G/Prod', 'g/ops'], shown: ['g/prod'] },
      ['recent g/ops', 'shown g/prod'],
    ],
    [
      'each once, where it stands first',
      { remotes: ['g/web'], recent: ['g/ops', 'g/web'], shown: [] },
      ['remote g/web', 'recent g/ops'],
    ],
  ];
  for (const [name, known, expected] of cases) {
    test(name, () =>
      assert.deepEqual(
        arrangePlaces(known).map(({ path, from }) => `${from} ${path}`),
        expected,
      ),
    );
  }

  /** What VS Code keeps, with something else in its place. */
  function createMemory(): Memento {
    const values = new Map<string, unknown>([['recentPlaces', 'something else']]);
    return {
      get: (key: string) => values.get(key),
      update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
    } as unknown as Memento;
  }

  test('however many are chosen on one GitLab, those of another stay', async () => {
    const kept = createMemory();
    await keepRecentPlace(kept, 'https://other 1', 'b/1');
    for (let at = 0; at < 200; at += 1) await keepRecentPlace(kept, 'https://one 1', `a/${at}`);
    assert.deepEqual(listRecentPlaces(kept, 'https://other 1'), ['b/1']);
    assert.equal(listRecentPlaces(kept, 'https://one 1').length, 5);
  });

  test('a path in other letters is the same place', async () => {
    const kept = createMemory();
    for (const path of ['a/b', 'c/d', 'A/b', 'a/B']) await keepRecentPlace(kept, 'https://one 1', path);
    assert.deepEqual(listRecentPlaces(kept, 'https://one 1'), ['a/B', 'c/d']);
  });

  test('they are of one person: another who signs in there, and who is signed out, has none', async () => {
    const kept = createMemory();
    await keepRecentPlace(kept, formatPlaceOwner('https://one', 7), 'a/secret');
    assert.deepEqual(listRecentPlaces(kept, formatPlaceOwner('https://one', 7)), ['a/secret']);
    assert.deepEqual(listRecentPlaces(kept, formatPlaceOwner('https://one', 8)), []);
    assert.deepEqual(listRecentPlaces(kept, formatPlaceOwner('https://one', undefined)), []);
  });

  test('the last five of a GitLab are remembered, the last one first, each once, whatever was kept before', async () => {
    const kept = createMemory();
    for (const path of ['a/1', 'a/2', 'a/3', 'a/4', 'a/5', 'a/6', 'a/4'])
      await keepRecentPlace(kept, 'https://one', path);
    await keepRecentPlace(kept, 'https://other', 'b/1');
    assert.deepEqual(listRecentPlaces(kept, 'https://one'), ['a/4', 'a/6', 'a/5', 'a/3', 'a/2']);
    assert.deepEqual(listRecentPlaces(kept, 'https://other'), ['b/1']);
  });
});
