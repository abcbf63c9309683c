// Which date of an action is its target.
import assert from 'node:assert/strict';
import { readActions } from '../../../../src/review/parse/actions';
import { parseReview } from '../../../../src/review/parse/document';

function datesOf(item: string): readonly (string | undefined)[] {
  const document = parseReview(`## Corrective actions\n\n- ${item}\n`);
  return document.sections.flatMap(section => readActions(document, section)).map(({ date }) => date);
}

suite('Actions: the target date', () => {
  const cases: readonly (readonly [item: string, dates: readonly (string | undefined)[]])[] = [
    ['Mend the valve @ida 2026-04-01 ovens/valves!34', ['2026-04-01']],
    ['Mend the valve @ida 2026-04-01 $12', ['2026-04-01']],
    ['Mend the valve @ida 2026-04-01 9ba12248', ['2026-04-01']],
    ['Mend the valve by the end of April', ['the end of April']],
    ['Mend the valve, ETA: mid-April', ['mid-April']],
    ['Ventil richten bis Ende April 2026 @ida', ['Ende April 2026']],
    ['Mend the valve @ida 2026-04-01 `#12`', ['2026-04-01']],
    ['Raise the timeout, set 3000, @ida', [undefined]],
    ['The spare valve went with the move (2026-01-19).', []],
    ['The spare valve is tried by 2026-04-01.', ['2026-04-01']],
    ['Mend the valve. I. Holm, done 2026-03-03', [undefined]],
  ];
  for (const [item, dates] of cases) test(item, () => assert.deepEqual(datesOf(item), dates));
});
