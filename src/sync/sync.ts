// The operations on reviews, put together.
import sleep from 'delay';
import { recordsIn } from './records';
import { makeReview } from './make';
import type { Created, Sync, SyncParts } from './model';
import { publish } from './publish';
import { finished, type Run } from './run';
import { baseOf, openReview, pull, save } from './save';
import { readForm, sameDescription, sentForm } from './textForms';

export function createSync(parts: SyncParts): Sync {
  const { gitlab, names, now, newId, delay = wait } = parts;
  const records = recordsIn(parts.journal);
  const runOf = (signal: AbortSignal): Run => ({
    gitlab,
    names,
    records,
    now,
    delay,
    signal,
    step: 'look',
    review: undefined,
    base: undefined,
  });
  return {
    async reviewId(subject) {
      const id = (await records.startOf(subject)) ?? newId();
      await records.keepStart(subject, id);
      return id;
    },

    isUnfinished: async subject => (await records.startOf(subject)) !== undefined,

    async createReview(review, signal) {
      const run = runOf(signal);
      return finished(run, async () => {
        const made = await makeReview(run, review, () => Promise.resolve(sentForm(review.text)));
        if (made.kind !== 'made') return made;
        const { description } = made.review;
        const asGiven = !made.wrote || made.given === undefined || sameDescription(made.given, description);
        return {
          kind: 'created',
          review: made.review,
          text: `${readForm(description)}\n`,
          base: baseOf(made.review),
          resumed: made.resumed,
          incident: made.incident,
          dropped: made.dropped,
          altered: asGiven ? undefined : readForm(description),
        } satisfies Created;
      });
    },

    openReview: (review, signal) => openReview(runOf(signal), review),

    async saveReview(copy, signal, options = {}) {
      const run = runOf(signal);
      return finished(run, () => save(run, { ...copy, ...options }));
    },

    async pullReview(copy, signal) {
      const run = runOf(signal);
      return finished(run, () => pull(run, copy));
    },

    async publishReview(file, signal) {
      const run = runOf(signal);
      return finished(run, () => publish(run, file));
    },
  };
}

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> => sleep(milliseconds, { signal });
