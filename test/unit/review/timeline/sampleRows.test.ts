import assert from 'node:assert/strict';
import { omitSamples } from '../../../../src/review/timeline/edits/sampleRows';

suite('Sample rows of a template', () => {
  const template = '## Timeline\n\n* YYYY-MM-DD XX:YY UTC: what happened\n* XX:YY what next\n* Be brief\n';

  test('go where nobody has touched them, in either kind of line ends', () => {
    for (const eol of ['\n', '\r\n']) {
      const rows = ['## Timeline', '', '* 2026-03-02 10:00 UTC: a', '* YYYY-MM-DD XX:YY UTC: what happened', ''];
      assert.equal(
        omitSamples(rows.join(eol), template),
        ['## Timeline', '', '* 2026-03-02 10:00 UTC: a', ''].join(eol),
      );
    }
  });

  test('a row with words of a person stays, and so does every other line of the template', () => {
    const text = '* YYYY-MM-DD XX:YY UTC: ovens cold\n* Be brief\n* XX:YY what next, if anything\n';
    assert.equal(omitSamples(text, template), text);
  });
});
