// Every answer to the questions about lines that are gone, reviews that were made twice, and one that may have been made.
import assert from 'node:assert/strict';
import { commands, env, type Uri, window, workspace, type TextDocument } from 'vscode';
import type { ReviewIssue, WithText } from '../../src/incident/model';
import { mayMakeAgain, tellTwin, type MadeTwins } from '../../src/commands/reviews/twinReviews';
import { takeOver, type Published } from '../../src/commands/reviews/afterPublish';
import { showLost } from '../../src/inPlace/questions/lostLines';
import { askAboutCopies } from '../../src/inPlace/questions/questions';
import { createLog } from '../../src/session/log';
import type { FoldResult, LostLines, Twins } from '../../src/sync';
import { closeAll, open, remove, typeWords, until, withAnswers, write } from './support';
import type { CommandParts } from '../../src/commands/commandParts';

type QuestionParts = Parameters<typeof askAboutCopies>[0];

const hostile = '[x](command:workbench.action.closeWindow)';

suite('Lines that are gone', () => {
  const text = '# Review\n\nMine.\n';
  const theirs: LostLines = {
    whose: 'theirs',
    by: { id: 3, username: `sam.holt${hostile}`, name: 'Sam' },
    lines: [`Theirs ${hostile}`, 'Another line'],
    text: '# Review\n\nTheirs.\n\nMine.\n',
  };
  let document: TextDocument;
  const compared: string[] = [];
  const account = { changes: 0 };
  const place = (): Parameters<typeof showLost>[1] => ({
    uri: document.uri,
    account,
    compare: other => Promise.resolve(void compared.push(other)),
  });

  setup(async () => {
    compared.length = 0;
    ({ document } = await open(await write('lost.md', text)));
  });
  teardown(async () => {
    await closeAll();
    await remove('lost.md');
  });

  test('put back: the document has them, as a change that is not sent', async () => {
    await withAnswers({ button: () => 'Put Them Back' }, async said => {
      await showLost(theirs, place());
      assert.equal(said.warnings.length, 1);
      assert.ok(!(said.warnings[0] ?? '').includes(']('), said.warnings[0]);
      assert.match(said.warnings[0] ?? '', /\(2 lines\)\.$/u);
    });
    assert.equal(document.getText(), theirs.text);
    assert.equal(document.isDirty, true);
    assert.deepEqual(compared, []);
  });

  test('compared: both are shown, and the document stays', async () => {
    await withAnswers({ button: () => 'Compare' }, () => showLost(theirs, place()));
    assert.deepEqual([document.getText(), compared], [text, [theirs.text]]);
  });

  test('closed: nothing happens', async () => {
    await withAnswers({}, () => showLost(theirs, place()));
    assert.deepEqual([document.getText(), compared], [text, []]);
  });

  test('what was typed while the question stood is not replaced: both are shown', async () => {
    let answer = (_: string): void => undefined;
    const { showWarningMessage } = window;
    Object.assign(window, { showWarningMessage: () => new Promise(resolve => (answer = resolve)) });
    try {
      const asking = showLost(theirs, place());
      await typeWords(document, 'Typed. ');
      answer('Put Them Back');
      await asking;
    } finally {
      Object.assign(window, { showWarningMessage });
    }
    assert.ok(document.getText().includes('Typed. ') && document.getText().includes('Mine.'));
    assert.deepEqual(compared, [theirs.text]);
  });

  for (const button of ['Put Them Back', 'Compare']) {
    test(`“${button}” does nothing for the next account: the lines are not theirs`, async () => {
      const pressed = async (): Promise<string> => {
        await Promise.resolve();
        account.changes += 1;
        return button;
      };
      await withAnswers({ button: pressed }, () => showLost(theirs, place()));
      assert.deepEqual([document.getText(), compared], [text, []]);
    });
  }

  test('what GitLab made of a text is compared by who was told of it, and by nobody after them', async () => {
    const shown: unknown[] = [];
    const versions = { put: (_: Uri, name: string, other: string) => shown.push([name, other]) };
    const questions = askAboutCopies({ account, versions, log: createLog() } as unknown as QuestionParts);
    for (const isLeft of [true, false]) {
      const pressed = async (): Promise<string> => {
        await Promise.resolve();
        if (isLeft) account.changes += 1;
        return 'Compare';
      };
      await withAnswers({ button: pressed }, () =>
        questions.showAltered(document.uri, 'Altered.').catch(() => undefined),
      );
      assert.deepEqual(shown, isLeft ? [] : [['gitlab', 'Altered.']]);
    }
  });

  test('where GitLab only says that somebody wrote, it is said, and nothing is offered', async () => {
    const buttons: string[] = [];
    await withAnswers({ button: (_, offered) => (buttons.push(...offered), undefined) }, async said => {
      await showLost({ whose: 'theirs', by: undefined, lines: [], text: undefined }, place());
      assert.match(said.warnings[0] ?? '', /^Somebody else changed the text in the moment/u);
    });
    assert.deepEqual(buttons, ['OK']);
  });

  test('one’s own lines are said to be gone by an older text', async () => {
    await withAnswers({}, async said => {
      await showLost({ ...theirs, whose: 'mine', lines: ['Mine.'] }, place());
      assert.match(
        said.warnings[0] ?? '',
        /saved an older text over this\. Gone from GitLab: “Mine\.” \(1 lines\)\.$/u,
      );
    });
  });
});

suite('What a file is based on, where both sides changed the same lines', () => {
  let document: TextDocument;
  let base: unknown;
  let presses: (() => void)[];
  const account = { changes: 0 };
  const asked = { description: 'As it was', decided: true };
  const conflict = { kind: 'conflict', texts: { base: '', local: '', remote: '' }, base: asked };

  setup(async () => {
    base = { description: 'At first' };
    presses = [];
    ({ document } = await open(await write('both.md', '# Review\n')));
  });
  teardown(async () => {
    await closeAll();
    await remove('both.md');
  });

  /** The message stands until `presses` has its button pressed. */
  async function decide(meanwhile: () => void): Promise<void> {
    const bases = {
      read: () => Promise.resolve(base),
      write: (_: Uri, next: unknown) => Promise.resolve(void (base = next)),
    };
    const editing = { bases, questions: { showConflict: () => Promise.resolve() } };
    const parts = { account, log: createLog(), inPlace: { editing: () => Promise.resolve(editing) } };
    const button = (_: string, [first]: readonly string[]): Promise<string | undefined> =>
      new Promise(resolve => presses.push(() => resolve(first)));
    await withAnswers({ button }, async () => {
      const published = { document, sent: document.getText(), asker: 0, result: conflict };
      await takeOver(parts as unknown as CommandParts, published as unknown as Published);
      await until('the message', () => presses.length > 0);
      meanwhile();
      presses[0]?.();
      await new Promise(resolve => setTimeout(resolve, 50));
    });
  }

  test('is what the person was shown, once they say that theirs holds it', async () => {
    await decide(() => undefined);
    assert.deepEqual(base, asked);
  });

  test('stays what was decided or sent since, however long the message stands', async () => {
    await decide(() => (base = { description: 'Sent since' }));
    assert.deepEqual(base, { description: 'Sent since' });
  });

  test('is not decided by the next account', async () => {
    await decide(() => (account.changes += 1));
    assert.deepEqual(base, { description: 'At first' });
  });
});

suite('Two reviews of one incident', () => {
  const folded: Twins[] = [];
  const opened: unknown[] = [];
  let outcome: FoldResult['kind'];
  let registered: () => void;
  const mine: MadeTwins['mine'] = {
    review: { project: 'acme/production', iid: 12 },
    description: '<!-- incident-review\nid: mine\n-->\n',
  };
  const twin = {
    kind: 'review',
    reference: { project: 'acme/production', iid: 13 },
    description: 'Theirs.',
    markerId: 'theirs',
    author: { id: 3, username: 'sam.holt', name: 'Sam' },
  } as unknown as WithText<ReviewIssue>;
  const parts = {
    incidents: { refreshRead: () => undefined },
    inPlace: {
      sync: () =>
        Promise.resolve({
          foldReview: (twins: Twins) => {
            folded.push(twins);
            return Promise.resolve({ kind: outcome, review: twin });
          },
        }),
    },
  } as unknown as CommandParts;

  setup(() => {
    outcome = 'folded';
    folded.length = 0;
    opened.length = 0;
    const { executeCommand } = commands;
    Object.assign(commands, {
      executeCommand: (id: string, argument: unknown) => Promise.resolve(void opened.push([id, argument])),
    });
    registered = () => void Object.assign(commands, { executeCommand });
  });
  teardown(() => registered());
  const openedTwin = ['incidentReviews.openReview', { kind: 'review', review: twin }];

  const rows: readonly {
    readonly name: string;
    readonly stays: 'mine' | 'twin';
    readonly answer: string | undefined;
    readonly folds: readonly Twins[];
    readonly opens: boolean;
    readonly said: RegExp;
  }[] = [
    {
      name: 'theirs came first, and mine is closed',
      stays: 'twin',
      answer: 'Close Mine and Open It',
      folds: [{ closing: mine, staying: twin.reference }],
      opens: true,
      said: /^@sam\.holt made a review of the same incident in the same moment: acme\/production#13\. It came first\.$/u,
    },
    {
      name: 'theirs came first, and is only looked at',
      stays: 'twin',
      answer: 'Open It',
      folds: [],
      opens: true,
      said: /first/u,
    },
    {
      name: 'theirs came first, and nothing is answered',
      stays: 'twin',
      answer: undefined,
      folds: [],
      opens: false,
      said: /first/u,
    },
    {
      name: 'mine came first: it is said, and nothing can be closed',
      stays: 'mine',
      answer: 'Close Mine and Open It',
      folds: [],
      opens: false,
      said: /Yours came first and stays; they are asked to close theirs\.$/u,
    },
    {
      name: 'mine came first, and theirs is looked at',
      stays: 'mine',
      answer: 'Open It',
      folds: [],
      opens: true,
      said: /stays/u,
    },
  ];
  for (const { name, stays, answer, folds, opens, said: words } of rows) {
    test(name, async () => {
      const button = (_: string, buttons: readonly string[]): string | undefined =>
        buttons.find(each => each === answer);
      await withAnswers({ button }, async said => {
        await tellTwin(parts, { mine, twin: { review: twin, stays } });
        assert.equal(said.warnings.length, 1);
        assert.match(said.warnings[0] ?? '', words);
      });
      assert.deepEqual(folded, folds);
      assert.deepEqual(opened, opens ? [openedTwin] : []);
    });
  }

  const ends: readonly (readonly [FoldResult['kind'], RegExp])[] = [
    ['written-in', /^Somebody wrote into acme\/production#12 already, so it stays open\.$/u],
    ['closed-already', /^acme\/production#13 is closed by now, so acme\/production#12 stays open\.$/u],
    ['failed', /^acme\/production#12 was not closed\.$/u],
  ];
  for (const [kind, words] of ends) {
    test(`not closed (${kind}): why is said`, async () => {
      outcome = kind;
      await withAnswers({ button: (_, [first]) => first }, async said => {
        await tellTwin(parts, { mine, twin: { review: twin, stays: 'twin' } });
        assert.match(said.warnings[1] ?? '', words);
      });
    });
  }

  test('one request that GitLab answered with two issues: the second one can be closed here', async () => {
    const double = { ...twin, markerId: 'mine' };
    await withAnswers({ button: (_, [first]) => first }, async said => {
      await tellTwin(parts, { mine, twin: { review: double, stays: 'mine' } });
      assert.match(said.warnings[0] ?? '', /^GitLab made the review twice of one request/u);
    });
    const closing = { review: twin.reference, description: twin.description };
    assert.deepEqual(folded, [{ closing, staying: mine.review }]);
  });
});

suite('A review that may have been made', () => {
  const known = { readAddress: () => Promise.resolve({ url: 'https://gitlab.example.com/' }) };
  const parts = { incidents: { account: known } } as unknown as CommandParts;
  const answers: readonly (readonly [string | undefined, boolean, readonly string[]])[] = [
    ['Make It Now', true, []],
    ['Look in GitLab', false, ['https://gitlab.example.com/acme/production/-/issues/?sort=created_date&state=all']],
    [undefined, false, []],
  ];
  for (const [answer, expected, addresses] of answers) {
    test(`${answer ?? 'nothing'}: ${expected ? 'it is made' : 'nothing is made'}`, async () => {
      const opened: string[] = [];
      const { openExternal } = env;
      Object.assign(env, { openExternal: (uri: Uri) => Promise.resolve(opened.push(uri.toString(true)) > 0) });
      try {
        await withAnswers({ button: () => answer }, async () => {
          assert.equal(await mayMakeAgain(parts, 'acme/production'), expected);
        });
      } finally {
        Object.assign(env, { openExternal });
      }
      assert.deepEqual(opened, addresses);
    });
  }
});

test('a workspace file that is closed takes no lines back', async () => {
  const uri = await write('closed.md', 'Text.\n');
  const compared: string[] = [];
  const lost: LostLines = { whose: 'theirs', by: undefined, lines: ['a'], text: 'a\n' };
  try {
    await withAnswers({ button: () => 'Put Them Back' }, () =>
      showLost(lost, { uri, account: { changes: 0 }, compare: other => Promise.resolve(void compared.push(other)) }),
    );
    assert.deepEqual(compared, ['a\n']);
    assert.equal(new TextDecoder().decode(await workspace.fs.readFile(uri)), 'Text.\n');
  } finally {
    await remove('closed.md');
  }
});
