// How the deadline of a review came about, with one working day and with several.
import assert from 'node:assert/strict';
import { explainDeadline } from '../../../src/session/words/deadlineWords';

suite('Words of a deadline', () => {
  for (const [workingDays, said] of [
    [1, '1 working day after 2026-03-02, when it was declared'],
    [5, '5 working days after 2026-03-02, when it was declared'],
  ] as const) {
    const dates = { due: '2026-03-09', reminder: '2026-03-09', from: '2026-03-02' };
    test(said, () => assert.equal(explainDeadline({ ...dates, base: 'declaration', workingDays }), said));
  }
});
