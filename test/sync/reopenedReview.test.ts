// What *Close Review* wrote goes with *Reopen Review*, and what a colleague wrote beside it does not.
import assert from 'node:assert/strict';
import type { ReviewActResult } from '../../src/sync';
import { putOwnLines } from '../../src/review/finish/writtenParts';
import { newReview, personOf, reviewText, signal, startWorld, type Person, type World } from './syncing';

const list = '## Open when this review was closed\n\n> - Add an alert (#12, ida)';
const words = 'The vendor promised a fix by Friday (Ben).';

suite('A review that is closed and opened again', () => {
  let world: World;
  let person: Person;
  setup(async () => {
    world = await startWorld({ small: true });
    person = personOf(world);
  });
  teardown(() => world.standIn.stop());

  const describe = (): string => world.made()[0]?.description ?? '';
  const meddle = (change: (text: string) => string): void => {
    const [issue] = world.made();
    assert.ok(issue);
    world.standIn.store.changeIssue(issue.id, { description: change(describe()) }, 5);
  };
  const make = async (text?: string): Promise<(opened: boolean, body: string) => Promise<void>> => {
    const asked = newReview('3f2c0000-0000-4000-8000-000000000001');
    const made = await person.sync.createReview(text === undefined ? asked : { ...asked, text }, signal);
    assert.equal(made.kind, 'created');
    let seen = made.review;
    return async (opened, body) => {
      const result: ReviewActResult = await person.sync.changeReview(
        {
          name: opened ? 'reopen' : 'close',
          review: seen.reference,
          seen,
          to: { opened },
          edit: text => putOwnLines(text, 'open-actions', body),
        },
        signal,
      );
      assert.equal(result.kind, 'done');
      seen = result.review;
    };
  };

  test('is as it was before, where nobody wrote into the list', async () => {
    const act = await make();
    const before = describe();
    await act(false, list);
    assert.ok(describe().includes(list));
    await act(true, '');
    assert.equal(describe(), before);
  });

  test('has what a colleague wrote below the list, once, however often it is closed and opened', async () => {
    const act = await make();
    await act(false, list);
    meddle(text => text.replace('(#12, ida)', `(#12, ida)\n\n${words}`));
    for (const [body, kept] of [
      ['', `## Open when this review was closed\n\n${words}`],
      [list, `${list}\n\n${words}`],
      [list.replace('ida', 'ben'), `${list.replace('ida', 'ben')}\n\n${words}`],
      ['', `## Open when this review was closed\n\n${words}`],
    ] as const) {
      await act(body === '', body);
      const [, after = ''] = describe().split(/<!-- incident-reviews: open-actions[^>]*-->\n/u);
      assert.equal(after.trim(), `${kept}\n<!-- /incident-reviews: open-actions -->`);
    }
  });

  test('loses nothing where its text quotes the comments', async () => {
    const id = '3f2c0000-0000-4000-8000-000000000001';
    const quoted = '> <!-- incident-reviews: open-actions -->\n> as the tool writes it';
    const text = reviewText(id, 'Incident Review: Basket loses its contents').replace(
      '## Timeline',
      `${quoted}\n\n## Timeline`,
    );
    const act = await make(text);
    const before = describe();
    await act(false, list);
    await act(true, '');
    assert.equal(describe(), before);
    assert.ok(before.includes(quoted));
  });
});
