// Two people tick boxes of one description at once, request by request in every order: every tick is there in the end.
import assert from 'node:assert/strict';
import { defaultLabelNames } from '../../src/incident/labels';
import { saidDuties, tickDuty, type SaidDuty } from '../../src/review/finish/ownerList';
import { tickOwnBoxes } from '../../src/review/finish/signOffs';
import { createGitLab, createSync, type GitLab, type ReviewAct } from '../../src/sync';
import { sampleTokens } from '../gitlab';
import { memoryJournal, newReview, now, personOf, signal, startWorld } from './syncing';

const orders = 240;
const people = [
  { username: 'olivia.marsh', token: sampleTokens.onCall },
  { username: 'priya.nair', token: sampleTokens.onCall },
] as const;

/** Numbers from 0 up to 1, the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}

/** Lets one request through at a time: whenever everybody waits, chance says whose is next. */
class Turns {
  readonly #waiting: (() => void)[] = [];
  #working: number;

  constructor(
    persons: number,
    readonly random: () => number,
  ) {
    this.#working = persons;
  }

  async wait(): Promise<void> {
    const turn = new Promise<void>(resolve => this.#waiting.push(resolve));
    this.leave();
    await turn;
  }

  leave(): void {
    this.#working -= 1;
    if (this.#working > 0 || this.#waiting.length === 0) return;
    const [next] = this.#waiting.splice(Math.floor(this.random() * this.#waiting.length), 1);
    this.#working += 1;
    next?.();
  }
}

const approvals = [
  '## Corrective actions approval',
  '',
  ...people.map(({ username }) => `* [ ] @${username}`),
  '* [ ] @third',
];
const duties = Object.keys(saidDuties) as readonly SaidDuty[];

/** What an issue is to those who write it: its text, and what GitLab notes and keeps of every change. */
class WrittenIssue {
  readonly versions: { readonly text: string; readonly createdAt: number }[] = [];

  constructor(
    public description: string,
    public updatedAt = 1,
  ) {}

  write(text: string): void {
    this.description = text;
    this.updatedAt += 1;
    this.versions.push({ text, createdAt: this.updatedAt });
  }
}

const review = { project: 'acme/production', iid: 12 };
const seen = { projectId: 1, opened: true, confidential: false, assignees: [] };

/** A GitLab with that one issue, as far as ticking asks it. */
function createClient(issue: WrittenIssue, turns: Turns): GitLab {
  const read = (): unknown => ({
    ...{ kind: 'review', reference: review, title: 'Ovens', labels: [], ...seen },
    description: issue.description,
    updatedAt: issue.updatedAt,
  });
  const answer =
    <T>(give: (...asked: readonly never[]) => T): ((...asked: readonly never[]) => Promise<T>) =>
    async (...asked) => {
      await turns.wait();
      return give(...asked);
    };
  return {
    url: 'https://gitlab.example.com',
    issue: answer(read),
    updateIssue: answer((_: never, { description }: { readonly description: string }) => {
      issue.write(description);
      return { issue: read(), differences: [] };
    }),
    notes: answer(() => ({
      items: issue.versions
        .map(({ createdAt }) => ({ system: true, body: 'changed the description', createdAt }))
        .toReversed(),
    })),
    descriptionVersions: answer(() => [...issue.versions]),
  } as unknown as GitLab;
}

interface Order extends Pick<ReviewAct, 'review' | 'seen'> {
  readonly seed: number;
  readonly start: string;
}

/** What both made of a text, and what it should be. */
async function tickInOrder(
  { seed, start, ...target }: Order,
  clientOf: (turns: Turns, token: string) => GitLab,
): Promise<{ readonly kinds: readonly string[]; readonly wanted: string }> {
  const random = createRandom(seed);
  const turns = new Turns(people.length, random);
  const picked = people.map(() => duties[Math.floor(random() * duties.length)] ?? 'people');
  const results = await Promise.all(
    people.map(async ({ username, token }, at) => {
      const options = { journal: memoryJournal(), names: defaultLabelNames, now: () => now, newId: () => 'x' };
      const sync = createSync({ gitlab: clientOf(turns, token), ...options });
      const tick = (name: string, edit: NonNullable<ReviewAct['edit']>): ReturnType<typeof sync.changeReview> =>
        sync.changeReview({ name, review: target.review, seen: target.seen, to: {}, edit }, signal);
      try {
        const duty = picked[at] ?? 'people';
        const first = await tick('duty', text => tickDuty(text, duty, true));
        return [first, await tick('approve', text => tickOwnBoxes(text, 'approval', username))];
      } finally {
        turns.leave();
      }
    }),
  );
  const wanted = picked.reduce(
    (ticked, duty) => tickDuty(ticked, duty, true),
    people.reduce((ticked, { username }) => tickOwnBoxes(ticked, 'approval', username), start),
  );
  return { kinds: results.flat().map(({ kind }) => kind), wanted };
}

suite('Two people who tick at once', () => {
  const start = ['# Ovens', '', 'Cold.', '', ...approvals].join('\n');

  test(`in ${orders} random orders of their requests every tick is there once, and no other word has changed`, async () => {
    const wrong: string[] = [];
    let rescued = 0;
    for (let seed = 1; seed <= orders; seed += 1) {
      const issue = new WrittenIssue(start);
      const { kinds, wanted } = await tickInOrder({ seed, start, review, seen }, turns => createClient(issue, turns));
      if (issue.versions.length > 4) rescued += 1;
      if (issue.description.trimEnd() !== wanted.trimEnd()) {
        wrong.push(`order ${seed}: ${kinds.join(' ')}\n${issue.description}`);
      }
    }
    assert.deepEqual(wrong, []);
    // Orders in which nobody is in the other one's way would prove nothing.
    assert.ok(rescued > orders / 10, `${rescued} of ${orders}`);
  });

  test('also over real requests, in eight of them', async () => {
    const world = await startWorld();
    try {
      const made = await personOf(world).sync.createReview(newReview('3f2c'), signal);
      assert.ok(made.kind === 'created');
      const { reference, projectId, opened, confidential, assignees } = made.review;
      const stored = world.standIn.store.issue(world.issueId(reference.iid))?.description ?? '';
      const text = `${stored.trimEnd()}\n\n${approvals.join('\n')}`;
      for (let seed = 1; seed <= 8; seed += 1) {
        world.standIn.store.changeIssue(world.issueId(reference.iid), { description: text }, 3);
        const { wanted } = await tickInOrder(
          { seed, start: text, review: reference, seen: { projectId, opened, confidential, assignees } },
          (turns, token) =>
            createGitLab({
              url: world.standIn.url,
              token,
              fetch: async (input, init) => {
                await turns.wait();
                return fetch(input, init);
              },
            }),
        );
        assert.equal(world.standIn.store.issue(world.issueId(reference.iid))?.description?.trimEnd(), wanted.trimEnd());
      }
    } finally {
      await world.standIn.stop();
    }
  });
});
