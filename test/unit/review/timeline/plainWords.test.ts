// Whole timelines in plain words: the words of an entry say little, its place among the others says the rest.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readTimelines } from '../../../../src/review/timeline/resolve';
import { englishTimelines } from './plainWordsEnglish';
import { onCallTimelines } from './plainWordsOnCall';
import { otherTimelines } from './plainWordsOthers';

suite('Timeline: milestones in plain words', () => {
  for (const timeline of [...englishTimelines, ...otherTimelines, ...onCallTimelines]) {
    const expected = timeline.split('\n');
    const texts = expected.map(line => line.replace(/^[a-z-]+: /u, ''));
    test(texts[0] ?? '', () => {
      const entries = texts.map((text, at) => `- 2026-11-08 1${Math.floor(at / 6)}:${at % 6}0 UTC ${text}`);
      const [read] = readTimelines(parseReview(`## Timeline\n\n${entries.join('\n')}\n`));
      assert.deepEqual(
        read?.events.map(({ milestone, text }) => `${milestone ?? '-'}: ${text}`),
        expected,
      );
    });
  }
});
