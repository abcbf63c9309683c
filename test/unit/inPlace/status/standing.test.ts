// A sign stays for as long as something is on this machine only.
import assert from 'node:assert/strict';
import type { Standing } from '../../../../src/inPlace/parts';
import { isUnsent } from '../../../../src/inPlace/status/standing';

suite('Whether GitLab has what one wrote', () => {
  const failure = { kind: 'unreachable', message: 'GitLab cannot be reached.', ways: [] };
  const rows: readonly (readonly [string, Standing, boolean, boolean])[] = [
    ['sent', { kind: 'sent' }, false, false],
    ['a draft', { kind: 'draft' }, true, true],
    ['being sent for the first time', { kind: 'sending' }, true, true],
    ['being sent once more, without a change', { kind: 'sending' }, false, false],
    ['refused', { kind: 'failed', failure }, true, true],
    ['changed by others in the same lines', { kind: 'conflict' }, true, true],
  ];
  for (const [name, standing, isDraft, expected] of rows) {
    test(`${name}: ${expected ? 'not sent' : 'GitLab has it'}`, () => {
      assert.equal(isUnsent({ standing, isDraft }), expected);
    });
  }
});
