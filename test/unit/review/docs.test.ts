// The documentation of the rules says what the rules say.
import assert from 'node:assert/strict';
import { assertNone } from '../../assertNone';
import { findDocsSection } from '../../../src/editor/docsSection';
import { makeDocsAnchor, ruleCodes } from '../../../src/review/index';
import { ruleSet } from '../../../src/review/rules/ruleSet';
import rulesPage from '../../../docs/rules.md';

const parts = new Map(
  rulesPage
    .split(/^### /mu)
    .slice(1)
    .map(part => [part.slice(0, part.indexOf('\n')), part]),
);

suite('docs/rules.md', () => {
  test('has one heading for each rule, and none besides', () => {
    assert.deepEqual([...parts.keys()].sort(), [...ruleCodes].sort(), 'docs/rules.md needs `### code` for each rule.');
  });

  for (const { code, level, sentences } of ruleSet) {
    test(`${code}: its level and every sentence`, () => {
      const part = parts.get(code) ?? '';
      assert.ok(part.includes(`\nLevel: ${level}\n`), `docs/rules.md has to say "Level: ${level}" below its heading.`);
      for (const sentence of Object.values(sentences))
        assert.ok(part.includes(`\n- ${sentence}\n`), `docs/rules.md has to list this sentence: ${sentence}`);
      assert.ok(
        part.replace(/^[^\n]*\n\nLevel: \w+\n\n(?:- [^\n]*\n)+/u, '').trim().length > 40,
        'docs/rules.md has to say why.',
      );
    });
  }

  test('says which rules read English', () => {
    const prose = ruleSet.filter(rule => rule.prose).map(({ code }) => code);
    assertNone(
      prose.filter(code => !/reads English/iu.test(parts.get(code) ?? '')),
      'docs/rules.md has to say of these that they read English.',
    );
  });

  test('the anchor of a rule leads to its own part', () => {
    for (const code of ruleCodes) {
      const [, anchor = ''] = makeDocsAnchor(code).split('#');
      assert.equal(findDocsSection(rulesPage, anchor)?.split('\n')[0], `### ${code}`);
    }
  });
});
