// What is kept of the lists for the next start, and what never is.
import assert from 'node:assert/strict';
import type { Incident, Issue, ReviewIssue } from '../../../src/incident/model';
import { LastKnown, type LastKnownParts } from '../../../src/sidebar/lastKnown';
import { List } from '../../../src/session/lists/list';
import { makeIncident, makeReview } from '../../issues';

const at = 1_000_000;
const known = {
  description: 'What only GitLab keeps.',
  labels: ['severity::1'],
  assignees: [{ id: 3, username: 'ana', name: 'Ana' }],
  author: { id: 4, username: 'ben', name: 'Ben' },
  createdAt: 1,
  updatedAt: 2,
  dueDate: '2026-03-05',
  severity: 1,
} as const;

function incident(iid: number, over: Partial<Incident> = {}): Incident {
  return makeIncident({ ...known, reference: { project: 'g/p', iid }, services: ['Shop'], ...over });
}

function review(iid: number, of: number, over: Partial<ReviewIssue> = {}): ReviewIssue {
  const reference = { project: 'g/p', iid };
  return makeReview({ ...known, reference, incident: { project: 'g/p', iid: of }, markerId: 'x', ...over });
}

function omitText(shown: object): object {
  return Object.fromEntries(Object.entries(shown).filter(([name]) => name !== 'description'));
}

function makeList<T extends Issue>(items: readonly T[]): List<T> {
  return new List<T>(
    {
      fetch: () => Promise.resolve({ items, nextPage: undefined }),
      fetchChanges: () => Promise.resolve({ items: [], nextPage: undefined }),
      failureOf: error => Promise.resolve({ kind: 'defect', message: String(error), ways: [] }),
      keyOf: ({ reference }) => String(reference.iid),
      updatedAtOf: ({ updatedAt }) => updatedAt,
      createdAtOf: ({ createdAt }) => createdAt,
      belongs: () => true,
    },
    () => at,
  );
}

/** One session of VS Code with a workspace's memory. */
class Session {
  token = 'token-of-ana';
  owner: string | undefined;
  project = 'g/p';
  reset: () => void = () => undefined;
  readonly failures: string[] = [];
  readonly open: List<Incident>;
  readonly openReviews: List<ReviewIssue>;
  readonly known: LastKnown;

  constructor(
    readonly memory: Map<string, unknown>,
    items: { readonly incidents?: readonly Incident[]; readonly reviews?: readonly ReviewIssue[] } = {},
  ) {
    const { incidents = [], reviews = [] } = items;
    this.open = makeList(incidents);
    this.openReviews = makeList(reviews);
    const hidden = new Set(incidents.filter(({ confidential }) => confidential).map(({ reference }) => reference.iid));
    const parts = {
      incidents: {
        account: {
          access: () =>
            Promise.resolve({
              kind: 'signed-in',
              address: { url: 'https://g.example' },
              token: this.token,
              owner: this.owner,
            }),
        },
        settings: { of: () => ({ places: [this.project], reviewProject: '' }) },
        open: this.open,
        openReviews: this.openReviews,
        isConfidential: ({ iid }: { readonly iid: number }) => hidden.has(iid),
        me: { id: 3 },
        onDidReset: (listener: () => void) => {
          this.reset = listener;
          return { dispose: () => undefined };
        },
      },
      memory: {
        get: (key: string) => memory.get(key),
        update: (key: string, value: unknown) => {
          if (value === undefined) memory.delete(key);
          else memory.set(key, JSON.parse(JSON.stringify(value)) as unknown);
          return Promise.resolve();
        },
      },
      now: () => at,
      failed: (name: string, error: unknown) => this.failures.push(`${name}: ${String(error)}`),
      quietMs: 0,
    } as unknown as LastKnownParts;
    this.known = new LastKnown(parts);
  }

  /** Reads both lists, and waits until they are kept. */
  async read(): Promise<void> {
    await Promise.all([this.open.load(), this.openReviews.load()]);
    while (!this.memory.has('lastKnown')) await new Promise(resolve => setTimeout(resolve, 1));
    this.known.dispose();
  }
}

/** What a test changes of what was kept. */
interface Kept {
  readonly incidents: readonly object[];
}

async function keep(items: ConstructorParameters<typeof Session>[1]): Promise<Map<string, unknown>> {
  const memory = new Map<string, unknown>();
  await new Session(memory, items).read();
  return memory;
}

suite('What is known from an earlier session', () => {
  test('the lists show it until they are read, without the texts of the issues', async () => {
    const session = new Session(await keep({ incidents: [incident(1)], reviews: [review(2, 1)] }));
    await session.known.restore();
    const recalled = { author: undefined, isRecalled: true };
    assert.deepEqual(session.open.shown, [omitText({ ...incident(1), ...recalled })]);
    assert.deepEqual(session.openReviews.shown, [omitText({ ...review(2, 1), ...recalled })]);
    assert.deepEqual([session.open.items, session.open.knownAt, session.known.me], [[], at, 3]);
    assert.deepEqual(session.failures, []);
  });

  test('a session of GitLab Workflow gets a new token every two hours and stays the same account', async () => {
    const owner = 'https://g.example|3';
    const memory = new Map<string, unknown>();
    const before = new Session(memory, { incidents: [incident(1)] });
    before.owner = owner;
    await before.read();
    const session = new Session(memory);
    Object.assign(session, { owner, token: 'next-token-of-ana' });
    await session.known.restore();
    assert.deepEqual(session.open.shown.length, 1);
    const other = new Session(memory);
    Object.assign(other, { owner: 'https://g.example|4' });
    await other.known.restore();
    assert.deepEqual(other.open.shown, []);
  });

  test('nothing confidential is kept, nor the review of what is, nor any text', async () => {
    const memory = await keep({
      incidents: [incident(1), incident(2, { confidential: true, title: 'Secret incident' })],
      reviews: [
        review(3, 1),
        review(4, 2, { title: 'Review of the secret' }),
        review(5, 1, { confidential: true, title: 'Secret review' }),
      ],
    });
    const text = JSON.stringify([...memory]);
    assert.doesNotMatch(text, /secret|only GitLab keeps|token-of-ana/iu);
    const session = new Session(memory);
    await session.known.restore();
    assert.deepEqual(
      session.open.shown.map(({ reference }) => reference.iid),
      [1],
    );
    assert.deepEqual(
      session.openReviews.shown.map(({ reference }) => reference.iid),
      [3],
    );
  });

  for (const [name, key, value] of [
    ['another account', 'token', 'token-of-ben'],
    ['another project', 'project', 'g/q'],
  ] as const) {
    test(`${name} sees nothing of it, and it is gone`, async () => {
      const memory = await keep({ incidents: [incident(1)] });
      const session = new Session(memory);
      session[key] = value;
      await session.known.restore();
      assert.deepEqual([session.open.shown, memory.size], [[], 0]);
    });
  }

  test('signing out or another project forgets it', async () => {
    const memory = await keep({ incidents: [incident(1)] });
    new Session(memory).reset();
    assert.equal(memory.size, 0);
  });

  test('what somebody else wrote there is not shown', async () => {
    const memory = new Map<string, unknown>([['lastKnown', { whose: 'x', at: 'yesterday' }]]);
    const session = new Session(memory);
    await session.known.restore();
    assert.deepEqual([session.open.shown, memory.size, session.failures], [[], 0, []]);
  });

  const damages: readonly (readonly [string, (kept: Kept) => unknown])[] = [
    ['a moment of reading after all dates', kept => ({ ...kept, at: 8.64e15 + 1 })],
    ['a moment of reading before all dates', kept => ({ ...kept, at: -8.64e15 - 1 })],
    ['an issue made after all dates', kept => ({ ...kept, incidents: [{ ...kept.incidents[0], createdAt: 1e300 }] })],
    ['a change before all dates', kept => ({ ...kept, incidents: [{ ...kept.incidents[0], updatedAt: -1e300 }] })],
    ['a due date that is none', kept => ({ ...kept, incidents: [{ ...kept.incidents[0], dueDate: '2026-13-45' }] })],
  ];
  for (const [name, damage] of damages) {
    test(`${name} is not shown, and is gone`, async () => {
      const memory = await keep({ incidents: [incident(1)] });
      memory.set('lastKnown', damage(memory.get('lastKnown') as Kept));
      const session = new Session(memory);
      await session.known.restore();
      assert.deepEqual([session.open.shown, memory.size, session.failures], [[], 0, []]);
    });
  }
});
