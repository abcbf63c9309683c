// Reviews that are not in English: rules that read prose are silent, those on structure work.
import assert from 'node:assert/strict';
import { isEnglish } from '../../../src/review/parse/language';
import { parseReview } from '../../../src/review/parse/document';
import { ruleSet } from '../../../src/review/rules/ruleSet';
import { looksLikeReview } from '../../../src/review/templates/recognize';
import { isReview } from '../../../src/review/templates/isReview';
import { everything } from './complete';
import { found } from './fixtures';
import { foreignReviews as reviews } from './foreignReviews';

const { rules } = everything('team');

for (const [language, { text, problems }] of Object.entries(reviews)) {
  suite(language, () => {
    test('is a review, and not English', () => {
      assert.deepEqual([isReview(parseReview(text)), looksLikeReview(text), isEnglish(text)], [true, true, false]);
    });

    test('structure is judged, prose is not', () => {
      const prose = new Set<string>(ruleSet.filter(rule => rule.prose).map(({ code }) => code));
      const all = found(text, { rules });
      assert.deepEqual(
        all.filter(([code]) => prose.has(code)),
        [],
      );
      assert.deepEqual(all, problems);
    });
  });
}

suite('which texts are English', () => {
  const texts: readonly (readonly [string, boolean])[] = [
    [
      'The ovens were cold because the valve had closed, and nobody was told of it until the morning came to the bakery.',
      true,
    ],
    ['Ovens cold', true],
    ['', true],
    ['Öfen kalt', false],
    ['烤箱', false],
    [
      'Les fours sont restés froids toute la nuit car la vanne de gaz était fermée et personne ne le savait avant le matin.',
      false,
    ],
  ];
  for (const [text, expected] of texts)
    test(`"${text.slice(0, 20)}…": ${expected ? 'yes' : 'no'}`, () => assert.equal(isEnglish(text), expected));
});
