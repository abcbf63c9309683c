// What a list of measures tells as done, and what stays open beside it.
import assert from 'node:assert/strict';
import { analyzeReview } from '../../../../src/review/analyze';
import { parseReview } from '../../../../src/review/parse/document';
import { lines } from '../fixtures';

/** A sign for each action of a review: done or open. */
function signs(...body: readonly string[]): string {
  const review = analyzeReview(
    parseReview(lines('# Outage of the ovens', '', '## Summary', '', 'Cold.', '', ...body)),
    undefined,
  );
  return review.actions.map(({ done }) => (done ? '✓' : '·')).join('');
}

suite('measures told as done', () => {
  const cases: readonly (readonly [name: string, expected: string, body: readonly string[]])[] = [
    [
      'a date before the word',
      '✓·',
      ['## Corrective actions', '', '- New valve (10 March 2026, completed)', '- New alarm'],
    ],
    ['the same in German', '✓', ['## Maßnahmen', '', '- Ventil ersetzt (10. März 2026, abgeschlossen)']],
    ['a date and who', '·', ['## Corrective actions', '', '- New valve (10 March 2026, Ida)']],
    [
      'German, parts behind a semicolon',
      '✓✓✓✓',
      [
        '## Folgemaßnahmen',
        '',
        '1. Öfen strikter getrennt; zweiter Kreis',
        '2. Regeln überarbeitet; neue Liste',
        '3. Meldung nachgeholt (13. Januar 2026)',
        '4. Zweite Meldung (erfolgte parallel)',
      ],
    ],
    ['Spanish', '✓·', ['## Acciones', '', '- Válvula nueva (realizado)', '- Alarma nueva']],
    ['French', '✓·', ['## Actions correctives', '', '- Nouvelle vanne (réalisée)', '- Nouvelle alarme']],
    ['Japanese', '✓·', ['## 再発防止策', '', '- 弁の交換（実施した）', '- 警報の追加']],
    ['Chinese', '✓·', ['## 改进措施', '', '- 更换阀门（已完成）', '- 增加告警']],
    [
      'a heading further up',
      '✓✓',
      [
        '## 実施した是正対応',
        '',
        '### 再発防止策',
        '',
        '#### ① 弁',
        '',
        '- 弁を閉じる',
        '',
        '#### ② 警報',
        '',
        '- 温度を記録する',
      ],
    ],
    [
      'an open part below it',
      '·',
      ['## Recovery measures implemented', '', '### Follow-up actions', '', '- New alarm'],
    ],
    ['an owner below it', '·', ['## 実施した是正対応', '', '### 再発防止策', '', '- [ ] 警報を追加する (#12)']],
    ['orders', '··', ['## Corrective actions', '', '- Get the valve fixed', '- Keep all ovens cleaned']],
    [
      'wishes',
      '···',
      ['## Corrective actions', '', '- More alarms needed', '- A second oven required', '- Limits to be increased'],
    ],
    ['one of three', '···', ['## Corrective actions', '', '- Rules tightened', '- New alarm', '- New valve']],
    ['owners', '··', ['## Corrective actions', '', '- Rules tightened (@ida)', '- List renewed (@kim)']],
    ['open boxes', '··', ['## Corrective actions', '', '- [ ] Rules tightened', '- [ ] List renewed']],
    ['German orders', '··', ['## Maßnahmen', '', '- Öfen getrennt aufstellen', '- Regeln überarbeiten']],
  ];
  for (const [name, expected, body] of cases) test(name, () => assert.equal(signs(...body), expected));
});
