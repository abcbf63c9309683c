// A write that a person is asked about, whichever command asks: what they typed is at hand again where nothing came of it.
import assert from 'node:assert/strict';
import { sendAsked } from '../../../../src/commands/sending/askedWrite';
import { shownMessages } from '../../vscode';

suite('A write that a person is asked about', () => {
  setup(() => {
    shownMessages.texts.length = 0;
    shownMessages.answer = undefined;
  });

  const issue = { reference: { project: 'acme/shop', iid: 7 }, description: '' };
  const nothing = 'Nothing was changed in acme/shop#7.';
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
    return { incidents: { account }, inPlace, log: undefined } as never;
  };
  const rows: readonly (readonly [name: string, agrees: boolean, kind: string, shown: readonly string[]])[] = [
    ['is sent', true, 'changed', []],
    ['is there already', true, 'already', []],
    ['is not agreed to', false, 'changed', [nothing]],
    ['comes too late: somebody else was faster', true, 'otherwise', [nothing]],
  ];
  for (const [name, agrees, kind, shown] of rows) {
    test(name, async () => {
      const sent: unknown[] = [];
      const result = await sendAsked(
        makeParts(() => 1),
        {
          issue,
          said: ['Late'],
          typed: 'Late',
          ask: () => Promise.resolve(agrees),
          send: sync => {
            sent.push(sync);
            return Promise.resolve({ kind });
          },
        },
      );
      assert.deepEqual(result, agrees ? { kind } : undefined);
      assert.equal(sent.length, agrees ? 1 : 0);
      assert.deepEqual(shownMessages.texts, shown);
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
