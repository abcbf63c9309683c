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
    ['Drop loaves older than 2025-01-01, #12 @ida', [undefined]],
    ['Drop loaves from before 2025-01-01 @ida', [undefined]],
    ['Mend the valve by EOY @ida', ['EOY']],
    ['Mend the valve (@ida, Thu 2 Apr, #12)', ['2 Apr']],
    ['Mend the valve (@ida, April 2nd, #12)', ['April 2nd']],
    ['Mend the valve that broke on 2 Apr, @ida, #12', [undefined]],
    ['Mend the valve, @ida, within two weeks, #12', ['within two weeks']],
    ['Ventil richten – @ida – KW 14 – #12', ['KW 14']],
    ['Ventil richten, @ida, bis Ende des Jahres', ['Ende des Jahres']],
    ['Починить кран — @ида, до конца года', ['конца года']],
    ['Mend the valve by end of year @ida', ['end of year']],
    ['Mend the valve @ida, due 12/15', ['12/15']],
    ['Cut the gas by 1/2 @ida', [undefined]],
    ['Mend the valve no later than April 1 @ida', ['April 1']],
    ['Ventil richten, @ida, bis zum 1. April', ['1. April']],
    ['Ventil richten, @ida, bis 1.4.', ['1.4.']],
    ['Réparer la vanne (@ida, avant le 1 avril)', ['1 avril']],
    ['Réparer la vanne (@ida, d’ici le 12 avril)', ['12 avril']],
    ['Arreglar la válvula, @ida, para el 12 de abril', ['12 de abril']],
    ['Trocar a válvula (@ida, até 12 de abril)', ['12 de abril']],
    ['Починить кран — @ida, до 12 апреля', ['12 апреля']],
    ['Поднять предел до 12 хлебов, @ida', [undefined]],
    ['The spare valve went with the move (2026-01-19).', []],
    ['The spare valve is tried by 2026-04-01.', ['2026-04-01']],
    ['Mend the valve. I. Holm, done 2026-03-03', [undefined]],
  ];
  for (const [item, dates] of cases) test(item, () => assert.deepEqual(datesOf(item), dates));
});
