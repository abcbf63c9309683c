// From a complete review, one defect gives exactly one problem at exactly one place, and its fix takes it away again.
import assert from 'node:assert/strict';
import { assertNone } from '../../assertNone';
import { applyEdits } from '../../../src/review/fixes';
import { lint } from '../../../src/review/lint';
import { parseReview } from '../../../src/review/parse/document';
import type { LintContext } from '../../../src/review/rules/rule';
import { findFixTitle, findRule, ruleSet } from '../../../src/review/rules/ruleSet';
import { complete, type CompleteId, everything } from './complete';
import { defects, givesUp, lineEnds } from './defects';

function once(text: string, part: string): number {
  const at = text.indexOf(part);
  assert.ok(at >= 0 && text.indexOf(part, at + 1) < 0, `This has to stand in the review exactly once: "${part}"`);
  return at;
}

for (const [name, ends] of Object.entries(lineEnds)) {
  suite(`one defect, one problem (${name})`, () => {
    for (const id of Object.keys(complete) as CompleteId[]) {
      test(`${id}: a complete review has no problem, while it is written and when it is done`, () => {
        const text = ends(complete[id]);
        for (const stage of ['drafting', 'completing'] as const) assert.deepEqual(problemsOf(text, { id, stage }), []);
      });
    }

    for (const { code, of: id = 'incident-review', from = '', to = '', at, args, over, fixed, then = [] } of defects) {
      const original = ends(complete[id]);
      const place = from === '' ? 0 : once(original, ends(from));
      const put = (text: string): string =>
        original.slice(0, place) + ends(text) + original.slice(place + ends(from).length);
      const text = put(to);
      const context = { id, ...over };

      test(`${code}: ${id}`, () => {
        const [before = '', marked = '', after = ''] = ends(at).split(/[«»]/u);
        const start = once(text, before + marked + after) + before.length;
        const [problem, ...others] = lint(parseReview(text), everything(id, over));
        assert.deepEqual(others, []);
        assert.ok(problem);
        assert.deepEqual(
          { code: problem.code, span: problem.span, args: problem.args },
          { code, span: { start, end: start + marked.length }, args: args ?? {} },
        );
        const pattern = findRule(code)?.sentences[problem.message];
        assert.ok(pattern !== undefined, 'the rule has the sentence');
        for (const [, key = ''] of pattern.matchAll(/\{(\w+)\}/gu)) assert.ok(key in problem.args, `{${key}} is given`);
      });

      test(`${code}: ${fixed === undefined ? 'a place to write, or a command' : 'its fix'}`, () => {
        const fixes = lint(parseReview(text), everything(id, over))[0]?.fixes ?? [];
        for (const fix of fixes) {
          assert.ok(findFixTitle(fix.title), `${fix.title} has a title`);
          // The rule's own table names the command, which the manifest is held against.
          const title = findRule(code)?.fixes[fix.title];
          assert.equal(fix.command, typeof title === 'object' ? title.command : undefined, fix.title);
        }
        // What gives up comes last, and is never all that is offered.
        const order = fixes.map(({ title }) => Number(givesUp.has(title)));
        assert.equal(order[0], 0, 'a fix that does not give up');
        assert.deepEqual(order, order.toSorted());
        // What only puts the cursor somewhere comes before it.
        const fix =
          fixes.find(({ cursor, edits, preferred }) => (preferred || !cursor) && edits.length > 0) ?? fixes.at(-1);
        if (fixed === undefined) {
          assert.ok(fixes.every(({ cursor, command }) => cursor ?? command));
          return;
        }
        assert.ok(fix);
        for (const other of fixes.filter(({ edits }) => edits.length > 0)) {
          const after = applyEdits(text, other.edits);
          assert.notEqual(after, text, other.title);
          const codes = problemsOf(after, context);
          assert.ok(codes.length <= 1 + then.length, `${other.title} brings ${codes.join()}`);
          if (!other.safe && !other.preferred) continue;
          // Applied once more it would change nothing, and it brings nothing but what it put in to be written.
          assert.deepEqual(codes, then, other.title);
          const again = lint(parseReview(after), everything(id, over)).flatMap(problem => problem.fixes);
          assert.ok(!again.some(({ title }) => title === other.title), other.title);
        }
        const mended = applyEdits(text, fix.edits);
        assert.equal(mended, put(fixed));
        assert.deepEqual(problemsOf(mended, context), then);
        // There is nothing left that the same fix would do.
        const left = lint(parseReview(mended), everything(id, over)).flatMap(problem => problem.fixes);
        assert.deepEqual(
          left.filter(({ title }) => title === fix.title),
          [],
        );
      });
    }
  });
}

function problemsOf(
  text: string,
  { id, ...over }: { readonly id: CompleteId } & Partial<LintContext>,
): readonly string[] {
  return lint(parseReview(text), everything(id, over)).map(({ code }) => code);
}

test('the table has every rule but those of the timeline, which have their own', () => {
  const listed = new Set(defects.map(({ code }) => code));
  const missing = ruleSet.map(({ code }) => code).filter(code => !code.startsWith('timeline.') && !listed.has(code));
  assertNone(missing, 'Give each of these rules a defect in test/unit/review/defects.ts.');
});
