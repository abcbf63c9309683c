// An abbreviation with several meanings has the one that the document tells.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readTimelines } from '../../../../src/review/timeline/resolve';

/** The instant of an entry at ten o'clock in a zone, with a sentence that stands before the timeline. */
function instantOf(zone: string, sentence: string): string {
  const text = `# Outage\n\n${sentence}\n\n## Timeline\n\n- 2026-07-06 10:00 ${zone} the ovens are cold\n`;
  const start = readTimelines(parseReview(text))[0]?.events[0]?.start;
  return start === undefined ? 'none' : new Date(start).toISOString().slice(11, 16);
}

suite('Timeline: what an abbreviation means', () => {
  const cases: readonly (readonly [zone: string, sentence: string, instant: string])[] = [
    ['IST', 'The ovens were cold.', '04:30'],
    ['IST', 'The bakery in Dublin was closed.', '09:00'],
    ['IST', 'IST is UTC+2.', '08:00'],
    ['IST', 'It began at 10:00 IST (09:00 UTC).', '09:00'],
    ['IST', 'Bakeries in Dublin and Pune were closed.', '04:30'],
    ['CST', 'The bakery in Shanghai was closed.', '02:00'],
    ['CST', '面包店无法烘焙。', '02:00'],
    ['CST', 'The ovens were cold.', '16:00'],
    ['BST', 'The ovens were cold.', '09:00'],
    ['UTC', 'The bakery in Dublin was closed.', '10:00'],
  ];
  for (const [zone, sentence, instant] of cases) {
    test(`${zone}: ${sentence}`, () => assert.equal(instantOf(zone, sentence), instant));
  }
});
