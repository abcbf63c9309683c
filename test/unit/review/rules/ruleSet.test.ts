// All rules together: what is derived from them, and what no rule alone can see.
import assert from 'node:assert/strict';
import { manifest } from '../../manifest';
import type { Rule } from '../../../../src/review/rules/rule';
import { ruleSet } from '../../../../src/review/rules/ruleSet';

type FixTitle = Rule['fixes'][string];

const rules: readonly Rule[] = ruleSet;
const fixes: readonly (readonly [code: string, id: string, title: FixTitle])[] = rules.flatMap(rule =>
  Object.entries(rule.fixes).map(([id, title]) => [rule.code, id, title] as const),
);

suite('the set of rules', () => {
  test('a code belongs to one rule', () => {
    const codes = rules.map(({ code }) => code);
    assert.deepEqual(codes.length, new Set(codes).size);
  });

  test('the id of a sentence begins with the code of its rule', () => {
    for (const { code, sentences } of rules) {
      assert.ok(Object.keys(sentences).length > 0, code);
      const family = code.slice(0, code.indexOf('.') + 1);
      for (const id of Object.keys(sentences)) assert.ok(id.startsWith(family), id);
    }
  });

  test('the id of a fix has the same title in every rule', () => {
    const titles = new Map<string, FixTitle>();
    for (const [code, id, title] of fixes) {
      assert.deepEqual(titles.get(id) ?? title, title, `${code}: ${id}`);
      titles.set(id, title);
    }
  });

  test('a fix names only commands that the extension has', () => {
    const commands = manifest.contributes.commands.map(({ command }) => command);
    const named = fixes.flatMap(([, , title]) => (typeof title === 'object' ? [title.command] : []));
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter(command => !commands.includes(command)),
      [],
    );
  });

  test('the setting of their levels lists every rule with its usual level and its first sentence', () => {
    const [setting] = manifest.contributes.configuration.flatMap(({ properties }) =>
      'incidentReviews.rules' in properties ? [properties['incidentReviews.rules']] : [],
    );
    const expected = rules.map(({ code, level, sentences }) => [
      code,
      {
        enum: ['off', 'hint', 'information', 'warning', 'error'],
        default: level,
        description: Object.values(sentences)[0],
      },
    ]);
    assert.ok(setting);
    assert.deepEqual(
      setting.properties,
      Object.fromEntries(expected),
      'The setting `rules` of package.json needs each rule with its level, and package.nls.json its first sentence.',
    );
    assert.equal(setting.additionalProperties, false);
  });
});
