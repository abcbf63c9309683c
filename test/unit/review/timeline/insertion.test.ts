import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { findInsertionPoint } from '../../../../src/review/timeline/edits/insertion';
import { readTimelines } from '../../../../src/review/timeline/resolve';
import { read } from './reading';

const now = Date.UTC(2026, 2, 1, 14, 5, 42);

function inserted(text: string, instant = now): string {
  const document = parseReview(text);
  const place = findInsertionPoint(document, readTimelines(document), instant);
  return place
    ? `${text.slice(0, place.offset)}${place.before}NEW${place.after}${text.slice(place.offset)}`
    : 'no place';
}

suite('Timeline: where a new entry goes', () => {
  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    [
      'behind the last entry, with date and zone where entries have them',
      '## Timeline\n\n* 2026-03-01 13:00 UTC: a\n* 2026-03-01 14:00 UTC: b\n\n## Whys\n',
      '## Timeline\n\n* 2026-03-01 13:00 UTC: a\n* 2026-03-01 14:00 UTC: b\n* 2026-03-01 14:05 UTC: NEW\n\n## Whys\n',
    ],
    [
      'between entries, behind continuation lines',
      '## Timeline (UTC)\n\n- 2026-03-01 13:00 - a\n  more\n  - inner\n- 15:00 - b\n',
      '## Timeline (UTC)\n\n- 2026-03-01 13:00 - a\n  more\n  - inner\n- 2026-03-01 14:05 - NEW\n- 15:00 - b\n',
    ],
    [
      'next to its neighbours, where words part others',
      '## Timeline (UTC)\n\n- 2026-03-01 12:00 - a\n\nThe pager slept.\n\n- 13:00 - b\n- 14:00 - c\n',
      '## Timeline (UTC)\n\n- 2026-03-01 12:00 - a\n\nThe pager slept.\n\n- 13:00 - b\n- 14:00 - c\n- 14:05 - NEW\n',
    ],
    [
      'before the first entry',
      '## Timeline (UTC)\n\n- 2026-03-01 15:00 - a\n',
      '## Timeline (UTC)\n\n- 2026-03-01 14:05 - NEW\n- 2026-03-01 15:00 - a\n',
    ],
    [
      'without a date where the entries have none',
      '# Incident of 2026-03-01\n\n## Timeline\n\nAll times in UTC.\n\n- **13:00** a\n- **14:00** b\n',
      '# Incident of 2026-03-01\n\n## Timeline\n\nAll times in UTC.\n\n- **13:00** a\n- **14:00** b\n- **14:05** NEW\n',
    ],
    [
      'in the zone that the timeline states',
      '## Timeline (all times CET)\n\n- 2026-03-01 14:00 - a\n',
      '## Timeline (all times CET)\n\n- 2026-03-01 14:00 - a\n- 2026-03-01 15:05 - NEW\n',
    ],
    [
      'as a table row',
      '## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 2026-03-01 14:00 | a |\n',
      '## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 2026-03-01 14:00 | a |\n| 2026-03-01 14:05 | NEW |\n',
    ],
    [
      'as a row of a table in a quote',
      '## Timeline\n\n> [!note]\n> | Time (UTC) | Event |\n> |---|---|\n> | 2026-03-01 14:00 | a |\n',
      '## Timeline\n\n> [!note]\n> | Time (UTC) | Event |\n> |---|---|\n> | 2026-03-01 14:00 | a |\n> | 2026-03-01 14:05 | NEW |\n',
    ],
    [
      'as a row of a table in a list',
      '## Timeline\n\n1. UTC:\n\n   Time | Event\n   ---|---\n   2026-03-01 14:00 | a\n',
      '## Timeline\n\n1. UTC:\n\n   Time | Event\n   ---|---\n   2026-03-01 14:00 | a\n   2026-03-01 14:05 | NEW\n',
    ],
    [
      'as the first row of a table behind the marker of a list',
      '## Timeline (UTC)\n\n- | Time | Event |\n  |---|---|\n\n## Whys\n',
      '## Timeline (UTC)\n\n- | Time | Event |\n  |---|---|\n  | 2026-03-01 14:05 | NEW |\n\n## Whys\n',
    ],
    [
      'as a row with columns for date, time, zone and person',
      '## Timeline\n\n| Date | Time | TZ | What | Who |\n|---|---|---|---|---|\n| 2026-03-01 | 14:00 | UTC | a | b |\n',
      '## Timeline\n\n| Date | Time | TZ | What | Who |\n|---|---|---|---|---|\n| 2026-03-01 | 14:00 | UTC | a | b |\n| 2026-03-01 | 14:05 | UTC | NEW | |\n',
    ],
    [
      'as the next number',
      '## Timeline\n\n1. 2026-03-01 13:00 UTC a\n2. 2026-03-01 14:00 UTC b\n',
      '## Timeline\n\n1. 2026-03-01 13:00 UTC a\n2. 2026-03-01 14:00 UTC b\n3. 2026-03-01 14:05 UTC: NEW\n',
    ],
    [
      'as a paragraph',
      '## Timeline (UTC)\n\n2026-03-01 13:00 – a\n\n14:00 – b\n\n## Whys\n',
      '## Timeline (UTC)\n\n2026-03-01 13:00 – a\n\n14:00 – b\n\n14:05 – NEW\n\n## Whys\n',
    ],
    [
      'as a line among lines of a paragraph',
      '## Timeline (UTC)\n\n2026-03-01 13:00 a\n2026-03-01 14:00 b\n2026-03-01 15:00 c\n',
      '## Timeline (UTC)\n\n2026-03-01 13:00 a\n2026-03-01 14:00 b\n2026-03-01 14:05 NEW\n2026-03-01 15:00 c\n',
    ],
    [
      'as the first line of a paragraph',
      '## Timeline (UTC)\n\n2026-03-01 15:00 a\n2026-03-01 16:00 b\n',
      '## Timeline (UTC)\n\n2026-03-01 14:05 NEW\n2026-03-01 15:00 a\n2026-03-01 16:00 b\n',
    ],
    [
      'as a heading',
      '## Timeline\n\nAll times in UTC\n\n### 2026-03-01 13:00\n\na\n\n### 14:00\n\nb\n\n## Whys\n',
      '## Timeline\n\nAll times in UTC\n\n### 2026-03-01 13:00\n\na\n\n### 14:00\n\nb\n\n### 14:05\n\nNEW\n\n## Whys\n',
    ],
    [
      'before the placeholders of a template',
      '## Timeline\n\n* YYYY-MM-DD XX:YY UTC: action\n* YYYY-MM-DD XX:YY UTC: action\n\n## Whys\n',
      '## Timeline\n\n* 2026-03-01 14:05 UTC: NEW\n* YYYY-MM-DD XX:YY UTC: action\n* YYYY-MM-DD XX:YY UTC: action\n\n## Whys\n',
    ],
    [
      'as the first row of an empty table',
      '## Timeline\n\n| Date | Time | Event |\n|---|---|---|\n| | | |\n',
      '## Timeline\n\n| Date | Time | Event |\n|---|---|---|\n| 2026-03-01 | 14:05 UTC | NEW |\n| | | |\n',
    ],
    [
      'as the first of an empty section',
      '## Timeline\n\nAll times in UTC.\n\n## Whys\n',
      '## Timeline\n\nAll times in UTC.\n\n- 2026-03-01 14:05: NEW\n\n## Whys\n',
    ],
    ['nowhere without a section', '# Notes\n', 'no place'],
  ];
  for (const [name, before, after] of cases) {
    test(name, () => assert.equal(inserted(before), after));
    test(`${name}, with CRLF`, () =>
      assert.equal(inserted(before.replaceAll('\n', '\r\n')), after.replaceAll('\n', '\r\n')));
    test(`${name}, and is read as that moment`, () => {
      if (after === 'no place') {
        assert.deepEqual(read(before), []);
        return;
      }
      const event = read(after)
        .flatMap(timeline => timeline.events)
        .find(({ text }) => text.includes('NEW'));
      assert.equal(event?.start, Math.floor(now / 60_000) * 60_000);
    });
  }
});
