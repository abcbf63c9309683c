// Two people who start the review of one incident at once, in many orders of their requests: in the end one review is open.
import assert from 'node:assert/strict';
import { defaultLabelNames } from '../../src/incident/labels';
import { createGitLab, createSync, type CreateResult, type Journal, type Sync } from '../../src/sync';
import { sampleTokens } from '../gitlab';
import { allOf } from './operations';
import { connectionOf, memoryJournal, newReview, now, signal, startWorld, type World } from './syncing';

const tokens = [sampleTokens.onCall, sampleTokens.serviceOwner];

/** Lets two people take their steps, requests and waits, one after the other. */
interface Turns {
  step<T>(person: number, work: () => Promise<T>): Promise<T>;
  end(person: number): void;
}

/** `order` says whose step is the next; behind its end, and in the place of who has ended, it is whoever waits. */
function turnsIn(order: readonly number[]): Turns {
  const waiting: { readonly person: number; readonly go: () => void }[] = [];
  const ended = new Set<number>();
  let at = 0;
  let isBusy = false;
  const give = (): void => {
    if (isBusy) return;
    while (at < order.length && ended.has(order[at] ?? 0)) at += 1;
    const next = waiting.findIndex(({ person }) => at >= order.length || person === order[at]);
    const [turn] = next < 0 ? [] : waiting.splice(next, 1);
    if (!turn) return;
    at += 1;
    isBusy = true;
    turn.go();
  };
  return {
    async step(person, work) {
      await new Promise<void>(go => {
        waiting.push({ person, go });
        give();
      });
      try {
        return await work();
      } finally {
        isBusy = false;
        give();
      }
    },
    end(person) {
      ended.add(person);
      give();
    },
  };
}

interface Starters {
  readonly world: World;
  /** One person in two windows: one token, one journal, one marker. */
  readonly isOnePerson: boolean;
  readonly journal: Journal;
}

/** `turns` are none for somebody who is alone. */
function syncOf({ world, isOnePerson, journal }: Starters, person: number, turns?: Turns): Sync {
  const step = turns ?? { step: async <T>(_: number, work: () => Promise<T>): Promise<T> => work() };
  const gated: typeof fetch = (...request) => step.step(person, () => fetch(...request));
  const delay = (): Promise<void> => step.step(person, () => Promise.resolve());
  const gitlab = createGitLab({
    ...connectionOf(world, gated),
    token: tokens[isOnePerson ? 0 : person],
    now: () => now,
  });
  const parts = {
    gitlab,
    journal: isOnePerson ? journal : memoryJournal(),
    names: defaultLabelNames,
    now: () => now,
    delay,
  };
  return createSync({ ...parts, newId: () => `person-${person}` });
}

/** Both start, and each does what they are offered; what is wrong in the end, or undefined. */
async function wrongAfter(order: readonly number[], { confidential, isOnePerson }: Start): Promise<string | undefined> {
  const world = await startWorld({ confidential, small: true });
  const starters = { world, isOnePerson, journal: memoryJournal() };
  try {
    const turns = turnsIn(order);
    const start = (person: number): Promise<CreateResult> =>
      syncOf(starters, person, turns)
        .createReview(newReview(isOnePerson ? 'both' : `person-${person}`), signal)
        .finally(() => turns.end(person));
    const results = await Promise.all([start(0), start(1)]);
    const folding: number[] = [];
    for (const [person, result] of results.entries()) {
      if (result.kind === 'exists') continue;
      // The other window is about to make it: who goes on is asked to look first.
      if (isOnePerson && result.kind === 'maybe-made') continue;
      if (result.kind !== 'created') return `${person} ends with ${JSON.stringify(result)}`;
      if (!result.twin || (result.twin.stays === 'mine' && !isOnePerson)) continue;
      folding.push(person);
      const { review: twin, stays } = result.twin;
      const theirs = { review: twin.reference, description: twin.description };
      const twins =
        stays === 'twin'
          ? { closing: result.base, staying: twin.reference }
          : { closing: theirs, staying: result.review.reference };
      const folded = await syncOf(starters, person).foldReview(twins, signal);
      if (folded.kind !== 'folded') return `${person} is told ${folded.kind}`;
    }
    const open = world.made().filter(({ state }) => state === 'opened');
    return open.length === 1 ? undefined : `${open.length} are open, closed by ${folding.join(' and ') || 'nobody'}`;
  } finally {
    await world.standIn.stop();
  }
}

/** How many steps one person needs who is alone. */
async function stepsOfOne({ confidential }: Start): Promise<number> {
  const world = await startWorld({ confidential, small: true });
  try {
    await syncOf({ world, isOnePerson: false, journal: memoryJournal() }, 0).createReview(
      newReview('person-0'),
      signal,
    );
    return world.standIn.requests.length;
  } finally {
    await world.standIn.stop();
  }
}

const repeat = (person: number, times: number): readonly number[] => Array.from({ length: times }, () => person);

interface Start {
  readonly name: string;
  readonly confidential: boolean;
  readonly isOnePerson: boolean;
}

const kinds: readonly Start[] = [
  { name: 'Two people who start a public review at once', confidential: false, isOnePerson: false },
  { name: 'Two people who start a confidential review at once', confidential: true, isOnePerson: false },
  { name: 'Two windows of one person that start a review at once', confidential: false, isOnePerson: true },
];

for (const kind of kinds) {
  suite(kind.name, () => {
    let steps: number;
    suiteSetup(async () => {
      steps = await stepsOfOne(kind);
    });
    const assertOne = async (orders: readonly (readonly number[])[]): Promise<void> => {
      const wrong = await allOf(orders, order => wrongAfter(order, kind));
      const told = wrong.flatMap((why, at) => (why === undefined ? [] : [`${(orders[at] ?? []).join('')}: ${why}`]));
      assert.equal(told.join('\n'), '');
    };

    test('one waits at any step until the other came to any step of theirs: one review is left', async () => {
      const places = Array.from({ length: steps }, (_, at) => at);
      // Each waits at each step; of the other's steps every eleventh is enough, since most of them only read.
      await assertOne(
        places.flatMap(first =>
          places
            .filter(second => (first + second) % 11 === 0)
            .map(second => [...repeat(0, first), ...repeat(1, second), ...repeat(0, steps), ...repeat(1, steps)]),
        ),
      );
    });

    test('one is between two of their steps while the other does all: one review is left', async () => {
      await assertOne(
        Array.from({ length: steps + 1 }, (_, at) => [...repeat(0, at), ...repeat(1, 3 * steps), ...repeat(0, steps)]),
      );
    });

    test('step by step, and in orders without a pattern: one review is left', async () => {
      let seed = 20_251_120;
      const random = (): number => {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
        return seed >>> 16;
      };
      const alternating = Array.from({ length: 2 * steps }, (_, at) => at % 2);
      const mixed = Array.from({ length: 40 }, () => Array.from({ length: 2 * steps }, () => random() % 2));
      await assertOne([alternating, ...mixed]);
    });
  });
}
