import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { proposeEntryMoment } from '../../../../src/review/timeline/edits/entryMoment';
import { findWrittenTime } from '../../../../src/review/timeline/edits/insertion';
import { readTimelines } from '../../../../src/review/timeline/resolve';

function proposed(text: string, now: string): string {
  const document = parseReview(text);
  const { instant, isGuess } = proposeEntryMoment(document, readTimelines(document), Date.parse(`${now}Z`));
  return `${new Date(instant).toISOString().slice(0, 16)}${isGuess ? ' guessed' : ''}`;
}

const entries = '## Timeline\n\n- 2026-03-01 13:00 UTC: a\n- 2026-03-01 22:40 UTC: b\n';
const dated = '# Mails were late\n\n- Incident date: 2026-03-01\n\n## Timeline\n\n- YYYY-MM-DD XX:YY UTC: what\n';

suite('Timeline: when a new entry may have happened', () => {
  const cases: readonly (readonly [name: string, text: string, now: string, expected: string])[] = [
    ['now, while it goes on', entries, '2026-03-01T22:50', '2026-03-01T22:50'],
    ['now, in the night after', entries, '2026-03-02T03:00', '2026-03-02T03:00'],
    ['the last entry’s time, days later', entries, '2026-03-04T09:00', '2026-03-01T22:40 guessed'],
    ['now, on the day of the incident', dated, '2026-03-01T18:00', '2026-03-01T18:00'],
    ['now, where that day has just ended', dated, '2026-03-02T02:00', '2026-03-02T02:00'],
    ['the day of the incident, days later', dated, '2026-03-04T09:00', '2026-03-01T00:00 guessed'],
    ['now, where nothing says a day', '## Timeline\n\n', '2026-03-04T09:00', '2026-03-04T09:00'],
    ['now, where the entries have no dates', '## Timeline\n\n- 13:00 a\n', '2026-03-04T09:00', '2026-03-04T09:00'],
  ];
  for (const [name, text, now, expected] of cases) {
    test(name, () => assert.equal(proposed(text, now), expected));
  }

  const written: readonly (readonly [before: string, time: string | undefined])[] = [
    ['\n* 2026-03-01 14:05 UTC: ', '2026-03-01 14:05'],
    ['\n- **14:05** ', '14:05'],
    ['| 2026-03-01 | 14:05 | UTC | ', '14:05'],
    ['- ', undefined],
  ];
  for (const [before, time] of written) {
    test(`the time in ${JSON.stringify(before)}`, () => {
      const span = findWrittenTime(before);
      assert.equal(span && before.slice(span.start, span.end), time);
    });
  }
});
