// A write that a person is asked about, whichever command asks.
import assert from 'node:assert/strict';
import { sendAsked } from '../../../../src/commands/sending/askedWrite';

suite('A write that a person is asked about', () => {
  const issue = { reference: { project: 'acme/shop', iid: 7 }, description: '' };
  const makeParts = (changes: () => number): Parameters<typeof sendAsked>[0] => {
    const account = {
      access: () => Promise.resolve(),
      get changes() {
        return changes();
      },
    };
    const inPlace = {
      sync: () => Promise.resolve({}),
      editing: () => Promise.resolve({ questions: { maySendSecrets: () => Promise.resolve(true) } }),
    };
    return { incidents: { account }, inPlace } as never;
  };
  const rows: readonly (readonly [name: string, agrees: boolean, kind: string])[] = [
    ['is sent', true, 'changed'],
    ['is there already', true, 'already'],
    ['is not agreed to', false, 'changed'],
    ['comes too late: somebody else was faster', true, 'otherwise'],
  ];
  for (const [name, agrees, kind] of rows) {
    test(name, async () => {
      const sent: unknown[] = [];
      const result = await sendAsked(
        makeParts(() => 1),
        {
          issue,
          said: ['Late'],
          ask: () => Promise.resolve(agrees),
          send: sync => {
            sent.push(sync);
            return Promise.resolve({ kind });
          },
        },
      );
      assert.deepEqual(result, agrees ? { kind } : undefined);
      assert.equal(sent.length, agrees ? 1 : 0);
    });
  }

  test('is not sent where somebody else has signed in since the question', async () => {
    let changes = 1;
    const asked = {
      issue,
      said: [],
      ask: () => Promise.resolve((changes += 1) > 1),
      send: () => Promise.reject(new Error('sent')),
    };
    await assert.rejects(
      sendAsked(
        makeParts(() => changes),
        asked,
      ),
      /^UserError: Nothing was sent: somebody else has signed in since you were asked\.$/u,
    );
  });
});
