// The transitions of a review that is edited in place, one behaviour each.
import assert from 'node:assert/strict';
import type { ReviewIssue } from '../../../src/incident/model';
import { createKeptCopy, parseKeptCopy, type KeptCopy } from '../../../src/inPlace/copy/kept';
import type { Copy, CopyEvent, Effect } from '../../../src/inPlace/copy/model';
import { readVisibleText } from '../../../src/inPlace/copy/offering';
import { startCopy, advanceCopy } from '../../../src/inPlace/copy/transitions';
import { mayForget } from '../../../src/inPlace/drafts/drafts';
import type { Base, Saved } from '../../../src/sync';

const review = { project: 'acme/production', iid: 7 };
const failure = { kind: 'unreachable', message: 'GitLab cannot be reached.', ways: [] };
const start = 1_000_000;
/** Long after GitLab was asked. */
const later = start + 60_000;

const base = (description: string): Base => ({ review, description, updatedAt: 1, confidential: false });
const issue = (updatedAt = 1): ReviewIssue =>
  ({ reference: review, projectId: 5, title: 'Late mails', updatedAt }) as ReviewIssue;
const kept = (text: string): KeptCopy => ({ ...createKeptCopy(issue(), text, base(text)), mtime: 10 });
const saved = (text: string, more: Partial<Saved> = {}): CopyEvent => ({
  kind: 'save-answered',
  at: start,
  result: {
    kind: 'saved',
    review: issue(2),
    text,
    base: base(text),
    own: base(text),
    sent: true,
    merged: false,
    altered: undefined,
    ...more,
  },
});
const opened = (text: string): CopyEvent => ({ kind: 'opened', text, isDirty: false });
const typed = (text: string): CopyEvent => ({ kind: 'typed', text, isDirty: true });
const read = (text: string): CopyEvent => ({ kind: 'typed', text, isDirty: false });
const autoSaved = (text: string): CopyEvent => ({ kind: 'written', at: start, text });
/** Ctrl+S, and what VS Code makes of it. */
const savedByHand = (text: string, ask = 1): readonly CopyEvent[] => [
  typed(text),
  { kind: 'save-asked', ask },
  { kind: 'write-begun' },
  autoSaved(text),
];
const refreshed: CopyEvent = { kind: 'refreshed', at: start, force: true };
const agreed: CopyEvent = { kind: 'consent-given', may: true };
const conflicting: CopyEvent = {
  kind: 'save-answered',
  at: start,
  result: { kind: 'conflict', texts: { base: 'A', local: 'Mine', remote: 'Theirs' }, base: base('Theirs') },
};
const pulled = (text: string): CopyEvent => ({
  kind: 'pull-answered',
  at: start,
  result: { kind: 'updated', review: issue(2), text, base: base(text) },
});

/** The state after some events on an open document, and what the last of them wanted done. */
function after(...events: readonly CopyEvent[]): { readonly copy: Copy; readonly effects: readonly Effect[] } {
  let step: { copy: Copy; effects: readonly Effect[] } = { copy: startCopy(kept('A'), start), effects: [] };
  for (const event of [opened('A'), ...events]) step = advanceCopy(step.copy, event);
  return step;
}
const kindsOf = (effects: readonly Effect[]): readonly string[] => effects.map(({ kind }) => kind);
const lastKinds = (...events: readonly CopyEvent[]): readonly string[] => kindsOf(after(...events).effects);

suite('A copy of a review', () => {
  suite('what it wants done', () => {
    const rows: readonly (readonly [string, readonly CopyEvent[], readonly string[]])[] = [
      ['typing does nothing', [typed('AB')], []],
      ['an auto save keeps the text and sends nothing', [typed('AB'), autoSaved('AB')], ['persist']],
      [
        'an auto save after a while asks what others do',
        [typed('AB'), { kind: 'written', at: later, text: 'AB' }],
        ['persist', 'pull'],
      ],
      [
        'a save that was asked for keeps the text and asks for consent',
        [...savedByHand('AB')],
        ['persist', 'ask-consent'],
      ],
      ['consent sends', [...savedByHand('AB'), agreed], ['send']],
      [
        'a no sends nothing, and the save is answered',
        [...savedByHand('AB'), { kind: 'consent-given', may: false }],
        ['settle'],
      ],
      [
        'an answer is kept, and the save is answered',
        [...savedByHand('AB'), agreed, saved('AB')],
        ['persist', 'settle'],
      ],
      [
        'what was merged is offered a moment later',
        [...savedByHand('AB'), agreed, saved('AB\nTheirs', { merged: true })],
        ['persist', 'settle', 'offer-later', 'tell-merged'],
      ],
      [
        'what GitLab made something else of is shown',
        [...savedByHand('AB'), agreed, saved('AB', { altered: 'ab' })],
        ['persist', 'settle', 'show-altered'],
      ],
      [
        'a failure is told once and answers the save',
        [...savedByHand('AB'), agreed, { kind: 'save-failed', failure, base: undefined }],
        ['tell-failure', 'settle'],
      ],
      [
        'what may have arrived is kept with the base',
        [...savedByHand('AB'), agreed, { kind: 'save-failed', failure, base: { ...base('A'), uncertain: ['AB'] } }],
        ['persist', 'tell-failure', 'settle'],
      ],
      [
        'a conflict is shown, and the save is answered',
        [...savedByHand('AB'), agreed, conflicting],
        ['settle', 'show-conflict'],
      ],
      ...[conflicting, saved('AB\nTheirs', { merged: true }), saved('AB', { altered: 'ab' })].map(
        (answer, at): readonly [string, readonly CopyEvent[], readonly string[]] => [
          `what comes back when its owner has left is shown to nobody else (${at + 1})`,
          [...savedByHand('AB'), agreed, { kind: 'ended' }, answer],
          at === 1 ? ['settle', 'offer-later'] : ['settle'],
        ],
      ),
      [
        'after a conflict the person is asked before anything is sent',
        [...savedByHand('AB'), agreed, conflicting, ...savedByHand('AB', 2), agreed],
        ['ask-resolution'],
      ],
      [
        'looking again asks GitLab and sends nothing',
        [
          ...savedByHand('AB'),
          agreed,
          conflicting,
          ...savedByHand('AB', 2),
          agreed,
          { kind: 'resolution-given', answer: 'show' },
        ],
        ['settle', 'pull'],
      ],
      [
        'an issue that is public now is asked about',
        [
          ...savedByHand('AB'),
          agreed,
          { kind: 'save-answered', at: start, result: { kind: 'now-public', review, base: base('A') } },
        ],
        ['ask-publicity'],
      ],
      ['a look asks GitLab', [refreshed], ['pull']],
      [
        'what others changed is offered, and who it was is found out',
        [refreshed, pulled('A\nTheirs')],
        ['offer', 'find-last-person', 'tell-merged'],
      ],
      ['a look asks GitLab while somebody types too', [typed('AB'), refreshed], ['pull']],
      [
        'what others changed is not put into what somebody types',
        [typed('AB'), refreshed, pulled('A\nTheirs')],
        ['find-last-person'],
      ],
      ['a look that finds no answer changes nothing', [refreshed, { kind: 'pull-failed' }], []],
      ['what another window wrote is looked up in GitLab', [{ kind: 'other-window-wrote', at: start }], ['pull']],
      ['what GitLab has need not stay when the document is closed', [{ kind: 'closed' }], ['forget-later']],
      ['a draft stays when the document is closed', [typed('AB'), autoSaved('AB'), { kind: 'closed' }], []],
      ['nobody looked for a while: it goes', [{ kind: 'closed' }, { kind: 'forget-due', at: later }], ['forget']],
      ['opened again it stays', [{ kind: 'closed' }, opened('A'), { kind: 'forget-due', at: later }], []],
      [
        'served a moment ago it stays',
        [{ kind: 'closed' }, { kind: 'served', at: later }, { kind: 'pull-failed' }, { kind: 'forget-due', at: later }],
        [],
      ],
      [
        'opening asks GitLab where it was not asked lately',
        [{ kind: 'closed' }, { kind: 'served', at: later }],
        ['pull'],
      ],
    ];
    for (const [name, events, wanted] of rows) {
      test(name, () => assert.deepEqual(lastKinds(...events), wanted));
    }
  });

  suite('a save that VS Code makes no write of', () => {
    const asked: CopyEvent = { kind: 'save-asked', ask: 1 };
    const begun: CopyEvent = { kind: 'write-begun' };

    test('is sent at once where the file has the text', () => {
      assert.deepEqual(lastKinds(typed('AB'), autoSaved('AB'), read('AB'), asked), ['ask-consent']);
    });

    test('is sent with the auto save that is under way', () => {
      assert.deepEqual(lastKinds(typed('AB'), begun, asked), []);
      assert.deepEqual(lastKinds(typed('AB'), begun, asked, autoSaved('AB')), ['persist', 'ask-consent']);
    });

    test('waits for the next write where the one under way may lack what was typed', () => {
      const events = [typed('AB'), begun, typed('ABC'), asked, autoSaved('AB')];
      assert.deepEqual(lastKinds(...events), ['persist']);
      assert.deepEqual(lastKinds(...events, begun, typed('ABCD'), autoSaved('ABC')), ['persist', 'ask-consent']);
    });

    test('is one update together with the write that VS Code makes of it', () => {
      const { copy, effects } = after(typed('AB'), asked, begun, ...savedByHand('AB', 2), agreed);
      assert.deepEqual(effects, [{ kind: 'send', text: 'AB', base: base('A'), allowPublic: false }]);
      assert.deepEqual(copy.work, { kind: 'send', ids: [1, 2], text: 'AB' });
      assert.deepEqual(copy.asks, []);
    });

    test('that comes while another is sent is sent after it', () => {
      const events = [...savedByHand('AB'), agreed, typed('ABC'), begun, ...savedByHand('ABC', 2)];
      assert.deepEqual(lastKinds(...events), ['persist']);
      assert.deepEqual(lastKinds(...events, saved('AB')), ['persist', 'settle', 'ask-consent']);
    });

    test('begins once GitLab has answered what was asked before', () => {
      assert.deepEqual(lastKinds(refreshed, ...savedByHand('AB')), ['persist']);
      assert.deepEqual(lastKinds(refreshed, ...savedByHand('AB'), pulled('A\nTheirs')), ['ask-consent']);
    });
  });

  suite('what the text is based on', () => {
    test('what was offered counts once the document holds it', () => {
      const offered = after(refreshed, pulled('A\nTheirs'));
      assert.equal(offered.copy.kept.base.description, 'A');
      assert.equal(readVisibleText(offered.copy).text, 'A\nTheirs');
      const taken = advanceCopy(offered.copy, read('A\nTheirs'));
      assert.equal(taken.copy.kept.base.description, 'A\nTheirs');
      assert.deepEqual(kindsOf(taken.effects), ['persist']);
    });

    test('changes above and below a cursor come one after the other, so that it stays where it is', () => {
      const [text, theirs] = ['1\n2\nmine\n4\n5', '1 x\n2\nmine\n4\n5 x'];
      const before: Copy = startCopy(kept(text), start);
      const steps: Copy[] = [before];
      const events = [opened(text), refreshed, pulled(theirs), read('1 x\n2\nmine\n4\n5'), read(theirs)];
      for (const event of events) steps.push(advanceCopy(steps.at(-1) ?? before, event).copy);
      const seen = steps.map(copy => readVisibleText(copy));
      const first = '1 x\n2\nmine\n4\n5';
      assert.deepEqual(
        seen.map(each => each.text),
        [text, text, text, first, theirs, theirs],
      );
      // VS Code reads a file again whose time has changed.
      assert.deepEqual(
        seen.map(each => each.mtime - 10),
        [0, 0, 0, start - 10, start - 9, start - 9],
      );
      assert.deepEqual(
        steps.map(copy => copy.kept.base.description),
        [text, text, text, text, text, theirs],
      );
    });

    test('what VS Code has not read is offered again, under a time that it does not know', () => {
      const offered = after(refreshed, pulled('A\nTheirs'));
      const again = advanceCopy(offered.copy, { kind: 'refreshed', at: start, force: false });
      assert.deepEqual(kindsOf(again.effects), ['offer']);
      assert.equal(readVisibleText(again.copy).text, 'A\nTheirs');
      assert.equal(readVisibleText(again.copy).mtime, readVisibleText(offered.copy).mtime + 1);
    });

    test('what was typed between two of them has the older base, and nothing more comes in', () => {
      const text = '1\n2\n3';
      let step = { copy: startCopy(kept(text), start), effects: [] as readonly Effect[] };
      const typedBetween = typed('1 x\n2 mine\n3');
      for (const event of [opened(text), refreshed, pulled('1 x\n2\n3 x'), read('1 x\n2\n3'), typedBetween]) {
        step = advanceCopy(step.copy, event);
      }
      assert.deepEqual(step.effects, []);
      assert.equal(readVisibleText(step.copy).text, text);
      assert.equal(step.copy.kept.base.description, text);
    });

    test('what was typed before VS Code read it has the older base', () => {
      const { copy } = after(refreshed, pulled('A\nTheirs'), typed('AB'), autoSaved('AB'));
      assert.equal(copy.kept.base.description, 'A');
      assert.equal(readVisibleText(copy).text, 'AB');
    });

    test('a document that GitLab’s lines reached by itself is taken too', () => {
      const { copy } = after(refreshed, pulled('A\r\nTheirs'), read('A\nTheirs'));
      assert.equal(copy.offered, undefined);
    });

    test('what was written while another text was sent is a draft on top of it', () => {
      const { copy } = after(...savedByHand('AB'), agreed, autoSaved('ABC'), saved('AB'));
      assert.equal(copy.kept.text, 'ABC');
      assert.equal(copy.kept.sent, 'AB');
      assert.equal(copy.kept.base.description, 'AB');
    });

    test('a merge that the document lacks leaves what was sent as the base', () => {
      const own = { ...base('A'), uncertain: ['AB'] };
      const { copy } = after(typed('AB'), ...savedByHand('AB'), agreed, saved('AB\nTheirs', { merged: true, own }));
      assert.deepEqual(copy.kept.base.uncertain, ['AB']);
      const offered = advanceCopy(copy, { kind: 'offer-due', at: start });
      assert.equal(readVisibleText(offered.copy).text, 'AB\nTheirs');
    });

    test('a merge is not offered to a document in which somebody goes on typing', () => {
      const merged = saved('AB\nTheirs', { merged: true, own: base('A') });
      const { copy, effects } = after(typed('AB'), ...savedByHand('AB'), agreed, merged, typed('ABC'), {
        kind: 'offer-due',
        at: start,
      });
      assert.deepEqual(effects, []);
      assert.equal(readVisibleText(copy).text, 'AB');
    });

    test('a conflict that the person says is resolved is sent on top of what they saw', () => {
      const { copy, effects } = after(...savedByHand('AB'), agreed, conflicting, ...savedByHand('AB', 2), agreed, {
        kind: 'resolution-given',
        answer: 'send',
      });
      assert.deepEqual(kindsOf(effects), ['persist', 'send']);
      assert.equal(copy.kept.base.description, 'Theirs');
      assert.equal(copy.conflict, undefined);
    });

    test('a draft that GitLab turns out to have is sent', () => {
      const { copy } = after(typed('AB'), autoSaved('AB'), read('AB'), refreshed, {
        kind: 'pull-answered',
        at: start,
        result: { kind: 'unchanged', review: issue(), base: base('AB') },
      });
      assert.equal(copy.kept.sent, 'AB');
    });

    test('what others changed while one types is known, and comes with the next save', () => {
      const { copy } = after(typed('AB'), refreshed, pulled('A\nTheirs'));
      assert.equal(copy.hasNews, true);
      assert.equal(readVisibleText(copy).text, 'A');
      const sent = [...savedByHand('AB'), agreed].reduce((now, event) => advanceCopy(now, event).copy, copy);
      const merged = advanceCopy(sent, saved('AB\nTheirs', { merged: true }));
      assert.equal(merged.copy.hasNews, false);
    });

    test('a text that has everything of both sides is sent without a question', () => {
      const both = 'Theirs\nMine';
      const { effects } = after(...savedByHand('AB'), agreed, conflicting, ...savedByHand(both, 2), agreed);
      assert.deepEqual(effects.at(-1), { kind: 'send', text: both, base: base('Theirs'), allowPublic: false });
    });

    test('what would be lost is named in the question', () => {
      const { effects } = after(...savedByHand('AB'), agreed, conflicting, ...savedByHand('Mine', 2), agreed);
      const undone = { missing: ['Theirs'], restored: [] };
      assert.deepEqual(effects, [{ kind: 'ask-resolution', why: 'same-lines', undone }]);
    });

    test('an older text is said to be one, when it is shown and when it is asked about', () => {
      const texts = { local: 'AB', remote: 'A\nTheirs' };
      const older: CopyEvent = {
        kind: 'save-answered',
        at: start,
        result: { kind: 'no-base', why: 'older', texts, base: base('A\nTheirs') },
      };
      const shown = after(...savedByHand('AB'), agreed, older);
      assert.deepEqual(shown.effects.at(-1), { kind: 'show-conflict', why: 'older', texts });
      const { effects } = after(...savedByHand('AB'), agreed, older, ...savedByHand('AC', 2), agreed);
      const undone = { missing: ['A', 'Theirs'], restored: [] };
      assert.deepEqual(effects, [{ kind: 'ask-resolution', why: 'older', undone }]);
    });

    test('a clock that was set back does not keep GitLab from being asked', () => {
      const { copy } = after();
      const event: CopyEvent = { kind: 'refreshed', at: start - 3_600_000, force: false };
      assert.deepEqual(kindsOf(advanceCopy(copy, event).effects), ['pull']);
    });

    test('what a base was before is kept with it', () => {
      const from = { ...base('A'), projectId: 5, former: ['Before', 'Long before'] };
      const copy = createKeptCopy(issue(), 'A', from);
      assert.deepEqual(parseKeptCopy(JSON.parse(JSON.stringify(copy)))?.base, from);
    });

    test('an empty draft is not what GitLab has', () => {
      const { copy } = after(typed(''), autoSaved(''), read(''), refreshed, {
        kind: 'pull-answered',
        at: start,
        result: { kind: 'unchanged', review: issue(), base: base('A') },
      });
      assert.equal(copy.kept.sent, undefined);
    });
  });

  suite('what is kept on this machine', () => {
    test('is read as it was written', () => {
      const value: unknown = JSON.parse(JSON.stringify(kept('A')));
      assert.deepEqual(parseKeptCopy(value), kept('A'));
    });

    for (const value of [undefined, null, 'A', {}, { ...kept('A'), base: {} }, { ...kept('A'), mtime: 'now' }]) {
      test(`is nothing where it is ${JSON.stringify(value)}`, () => {
        assert.equal(parseKeptCopy(value), undefined);
      });
    }

    test('may go only where GitLab has it', () => {
      assert.equal(mayForget('copy:x', kept('A')), true);
      assert.equal(mayForget('copy:x', { ...kept('A'), text: 'AB' }), false);
      assert.equal(mayForget('file:x', kept('A')), false);
    });
  });
});
