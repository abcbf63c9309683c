// Which entries of a review its incident does not know.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { listUnsentEntries } from '../../../../src/review/timeline/edits/unsentEntries';
import { readTimelines } from '../../../../src/review/timeline/resolve';

const url = 'https://git.example/acme/mill/-/issues/7#note_4';
const known = [{ at: Date.parse('2026-03-01T14:05:30Z'), text: 'Pool full', url, isPart: false }];

function unsent(row: string): readonly string[] {
  const document = parseReview(`## Timeline\n\n${row}\n`);
  return listUnsentEntries(document, readTimelines(document), known).map(
    ({ at, text, milestone }) =>
      `${new Date(at).toISOString().slice(11, 16)} ${text}${milestone ? ` = ${milestone}` : ''}`,
  );
}

suite('Timeline: what the incident does not know', () => {
  const rows: readonly (readonly [what: string, row: string, expected: readonly string[]])[] = [
    ['an entry by hand', '- 2026-03-01 14:20 UTC: Provider called', ['14:20 Provider called']],
    ['one that marks something', '- 2026-03-01 15:00 UTC: Mitigated', ['15:00 Mitigated = mitigated']],
    ['one in another zone', '- 2026-03-01 15:20 CET: Provider called', ['14:20 Provider called']],
    ['not what has its source', `- 2026-03-01 14:20 UTC: Reworded ([source](${url}))`, []],
    ['not the same in the same minute', '- 2026-03-01 14:05 UTC: The pool was full', []],
    ['other words of the same minute', '- 2026-03-01 14:05 UTC: Support called', ['14:05 Support called']],
    ['not what has no date', '- 14:20 Provider called', []],
    ['not what has no time', '- 2026-03-01: Provider called', []],
    ['without what was put behind it', `- 2026-03-01 14:20 UTC: x y (ida, [source](${url}1))`, ['14:20 x y']],
  ];
  for (const [what, row, expected] of rows) test(what, () => assert.deepEqual(unsent(row), expected));
});
