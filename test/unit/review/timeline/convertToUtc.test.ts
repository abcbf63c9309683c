import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/review/fixes';
import { parseReview } from '../../../../src/review/parse/document';
import { convertToUtc } from '../../../../src/review/timeline/edits/edits';
import { readTimelines } from '../../../../src/review/timeline/resolve';

function converted(text: string): string | undefined {
  const document = parseReview(text);
  const timelines = readTimelines(document);
  const edits = timelines[0] && convertToUtc(document, timelines, timelines[0]);
  return edits && applyEdits(text, edits);
}

suite('Timeline: converted to UTC', () => {
  const cases: readonly (readonly [name: string, before: string, after: string | undefined])[] = [
    [
      'an entry without a zone beside others with theirs says UTC too',
      '## Timeline\n\n- 2026-11-25 03:44 CET: a\n- 03:50-04:10: b\n- 04:50 CET: c\n',
      '## Timeline\n\n- 2026-11-25 02:44 UTC: a\n- 02:50-03:10 UTC: b\n- 03:50 UTC: c\n',
    ],
    [
      'also one that has its zone from the entry above',
      '## Timeline\n\n- 2026-11-25 02:44 UTC: a\n- 03:50 CET: b\n- 04:50: c\n',
      '## Timeline\n\n- 2026-11-25 02:44 UTC: a\n- 2026-11-25 02:50 UTC: b\n- 2026-11-25 03:50 UTC: c\n',
    ],
    [
      'where a sentence says it for all, no entry repeats it',
      '## Timeline\n\nAll times in CET.\n\n- 2026-11-25 03:44: a\n- 03:50: b\n',
      '## Timeline\n\nAll times in UTC.\n\n- 2026-11-25 02:44: a\n- 02:50: b\n',
    ],
    ['what is in UTC already stays as it is', '## Timeline\n\n- 2026-11-25 02:44 UTC: a\n- 02:50: b\n', undefined],
  ];
  for (const [name, before, after] of cases) {
    test(name, () => assert.equal(converted(before), after));
  }
});
