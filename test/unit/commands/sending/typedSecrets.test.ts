// What a person types for a comment is searched for secrets before any door to GitLab, as the text of a review is.
import assert from 'node:assert/strict';
import { changeActionIssue } from '../../../../src/commands/actions/actionChanges';
import { applyChange } from '../../../../src/commands/incidents/incidentChanges';
import { applyAct } from '../../../../src/commands/finish/reviewActs';
import { maySendTyped } from '../../../../src/commands/sending/typedSecrets';
import { createPolicy } from '../../../../src/incident/policy';
import { SecretQuestions, type SecretParts, type TextToSend } from '../../../../src/inPlace/questions/secretQuestions';
import * as engine from '../../../../src/review/index';
import { shownMessages } from '../../vscode';

const secret = ['hunter2', 'secretX9'].join('');
const send = 'Send It All the Same';
const issue = { reference: { project: 'acme/shop', iid: 7 }, title: 'Ovens', description: '', confidential: false };

suite('What is typed for a comment', () => {
  const account = { changes: 0 };
  setup(() => {
    account.changes = 0;
    shownMessages.texts.length = 0;
    shownMessages.answer = undefined;
  });

  const makeInPlace = (): Parameters<typeof maySendTyped>[0] => {
    const settings = { policy: () => createPolicy('gitlab-2025'), of: () => ({ rules: {} }) };
    const parts = { account, lazy: { review: () => Promise.resolve(engine) }, settings, now: () => 0 };
    const secrets = new SecretQuestions(parts as unknown as SecretParts);
    const questions = { maySendSecrets: (text: TextToSend) => secrets.maySend(text) };
    return { editing: () => Promise.resolve({ questions }) } as unknown as Parameters<typeof maySendTyped>[0];
  };
  const question = 'Send what looks like a secret to acme/shop#7?';
  const rows: readonly (readonly [string, string, readonly (string | undefined)[], string | undefined, boolean])[] = [
    ['a secret is asked about, and a no sends nothing', '', [`It was password=${secret}`], undefined, false],
    ['a secret is asked about, and sent where one says so', '', [`It was password=${secret}`], send, true],
    ['a secret among several texts is found', '', [undefined, 'Drained', `password=${secret}`], undefined, false],
    [
      'a token within which stands what nobody sees',
      '',
      [`gl\u200bpat-${['x7Kq', 'Zt2mBw9', 'LdRfYc4sQ'].join('')}`],
      undefined,
      false,
    ],
    [
      'an address with a password, of which no name gets a mail',
      '',
      [`ftp://kim:${secret}@\u200bftp.shop.com`],
      undefined,
      false,
    ],
  ];
  for (const [name, description, typed, answer, expected] of rows) {
    test(name, async () => {
      shownMessages.answer = answer;
      assert.equal(await maySendTyped(makeInPlace(), { ...issue, description }, typed), expected);
      assert.deepEqual(shownMessages.texts, [question]);
    });
  }

  for (const [name, description, typed] of [
    ['nothing that is secret', '', ['The vendor is late']],
    ['nothing at all', '', [undefined]],
    ['what the issue says already', `Before: password=${secret}`, [`It was password=${secret}`]],
  ] as const) {
    test(`${name} is not asked about`, async () => {
      assert.equal(await maySendTyped(makeInPlace(), { ...issue, description }, typed), true);
      assert.deepEqual(shownMessages.texts, []);
    });
  }

  test('what one person lets go is asked about again where another one has signed in', async () => {
    shownMessages.answer = send;
    const inPlace = makeInPlace();
    const asked: number[] = [];
    for (const changes of [0, 0, 1]) {
      account.changes = changes;
      assert.equal(await maySendTyped(inPlace, issue, [`password=${secret}`]), true);
      asked.push(shownMessages.texts.length);
    }
    assert.deepEqual(asked, [1, 1, 2]);
  });

  test('a title is asked about before its issue exists, by the project', async () => {
    assert.equal(await maySendTyped(makeInPlace(), 'acme/shop', [`password=${secret}`]), false);
    assert.deepEqual(shownMessages.texts, [question.replace('#7', '')]);
  });

  test('an answer holds for the same secret in the same issue', async () => {
    const inPlace = makeInPlace();
    const ask = (iid: number): Promise<boolean> =>
      maySendTyped(inPlace, { ...issue, reference: { project: 'acme/shop', iid } }, [`password=${secret}`]);
    shownMessages.answer = send;
    assert.deepEqual([await ask(7), await ask(7), await ask(8)], [true, true, true]);
    assert.deepEqual(shownMessages.texts, [question, question.replace('#7', '#8')]);
  });
});

suite('Every door for what is typed', () => {
  const asked: string[] = [];
  const inPlace = {
    sync: () => Promise.resolve({}),
    editing: () =>
      Promise.resolve({
        consent: {},
        questions: {
          maySendSecrets: ({ text }: TextToSend) => {
            asked.push(text);
            return Promise.resolve(false);
          },
        },
      }),
  };
  const account = { changes: 1, access: () => Promise.resolve() };
  const parts = { inPlace, incidents: { account } };
  setup(() => asked.splice(0));

  // Beyond the question nothing is there to be called: whoever goes on after a no fails.
  const doors: readonly (readonly [string, () => Promise<unknown>, string])[] = [
    [
      'the comment of an act on a review',
      () => applyAct(parts as never, { name: 'meeting', issue: issue as never, to: {}, note: 'Why', changes: [] }),
      'Why',
    ],
    [
      'the reason for a change of an action',
      () => {
        const words = { question: '', details: [], button: '' };
        const fresh = { issue, isSealed: false };
        return changeActionIssue(parts as never, fresh as never, {
          ...words,
          to: { dueDate: '2026-01-15' },
          note: 'Late',
        });
      },
      'Late',
    ],
    [
      'what is said of an incident, in its timeline too',
      () => {
        const event = { note: 'Handed over', occurredAt: 0 };
        const change = { incident: { ...issue, account: 1 }, to: {}, changes: [], note: 'Stands', event };
        return applyChange(parts as never, change as never);
      },
      'Stands\n\nHanded over',
    ],
  ];
  for (const [name, act, text] of doors) {
    test(`${name}: a no ends it`, async () => {
      assert.equal(await act(), undefined);
      assert.deepEqual(asked, [text]);
    });
  }
});
