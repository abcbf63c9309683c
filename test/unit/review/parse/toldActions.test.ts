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
    ['Japanese brackets', '✓·', ['## 再発防止策', '', '- 【完了】弁の交換', '- 警報の追加']],
    ['what was rejected', '·✓', ['## Actions', '', '- New valve', '', '**Considered and rejected**', '', '- Coal']],
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
    [
      'English, the past behind',
      '✓✓✓✓·',
      [
        '## Corrective actions',
        '',
        '- Alert rules tightened',
        '- Added a probe',
        '- Ovens disabled in the annex',
        '- Limit lowered to 70 %',
        '- Write to the bakers',
      ],
    ],
    [
      'Spanish, the past behind',
      '✓✓·',
      ['## Acciones correctivas', '', '- Reglas ajustadas', '- Límite del horno subido', '- Revisar la entrada'],
    ],
    ['Portuguese, the past behind', '✓✓', ['## Ações corretivas', '', '- Alertas ajustados', '- Regra incluída']],
    ['French, the past behind', '✓✓', ['## Actions correctives', '', '- Règles renforcées', '- Liste mise à jour']],
    ['Russian, the past behind', '✓✓', ['## Меры', '', '- Лимит увеличен', '- Список обновлён']],
    ['Russian orders', '··', ['## Меры', '', '- Увеличить лимит', '- Составить план']],
    ['measures that were taken', '✓', ['## Measures', '', 'These measures were taken:', '', '- larger tank']],
    ['measures to be taken', '·', ['## Measures', '', 'These measures have to be taken:', '', '- larger tank']],
    ['Portuguese, what we did', '✓✓', ['## Ações corretivas', '', '- Criamos um limite', '- Atualizamos o alerta']],
    ['Portuguese, what we shall', '··', ['## Ações corretivas', '', '- Criaremos um limite', '- Devemos medir mais']],
    [
      'a lead that says so',
      '✓✓',
      ['## Ações corretivas', '', 'Para evitar isso, implementamos:', '', '- Limite na fila', '- Alerta novo'],
    ],
    ['the same day', '✓✓', ['## Azioni correttive (stesso giorno)', '', '- Limite nella coda', '- Avviso nuovo']],
    ['nouns in French', '··', ['## Actions correctives', '', '- Revue de sécurité', '- Tests de disponibilité']],
    [
      'what something is based on',
      '···',
      ['## Corrective actions', '', '- Alarm based on heat', '- Board dedicated to gas', '- Alarm triggered on smoke'],
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

suite('who owns an action of a list', () => {
  const owned: readonly (readonly [item: string, owner: string | undefined])[] = [
    ['The on-call adds a probe by Friday', 'on-call'],
    ['Infra team: move the timer', 'Infra team'],
    ['**Release manager:** freeze the menu', 'Release manager'],
    ['[SRE] Add a probe', 'SRE'],
    ['DBA to add an index', 'DBA'],
    ['Add an alarm (on-call)', 'on-call'],
    ['The bread team will write a recipe', 'bread team'],
    ['Oven engineers should split the queue', 'Oven engineers'],
    ['Tech lead: split the queue', 'Tech lead'],
    ['Oona Brandt: split the queue', 'Oona Brandt'],
    ['Checklist PR: does the new menu follow the old one?', undefined],
    ['Regla Horno: prohibir dos bandejas', undefined],
    ['**Team Backstube**: Alarm einrichten', 'Team Backstube'],
    ['Ofen-Team: Platten tauschen', 'Ofen-Team'],
    ['Équipe four : ajouter une alarme', 'Équipe four'],
    ['Equipo de hornos: revisar los límites', 'Equipo de hornos'],
    ['烘焙团队：增加告警', '烘焙团队'],
    ['New alarm (rosa, May 8 2026)', 'rosa'],
    ['New alarm (optional, May 8 2026)', undefined],
    ['New alarm, owner: Open Source team, 2026-05-08', 'Open Source team'],
    ['New alarm - Open Data team - 2026-05-08', 'Open Data team'],
    ['New alarm — Rosa, avant le 8 mai 2026', 'Rosa'],
    ['Train the team: how to light it', undefined],
    ['Inform the oven team to stop', undefined],
    ['On-call recipes need an update', undefined],
    ['Alert manager: raise the limit', undefined],
    ['Hire an engineer to own the queue', undefined],
    ['It should be tested', undefined],
    ['Owner: TBD, add a probe', undefined],
  ];
  for (const [item, owner] of owned)
    test(item, () => {
      const text = lines('# Outage of the ovens', '', '## Corrective actions', '', `- ${item}`, '- New alarm');
      const [action] = analyzeReview(parseReview(text), undefined).actions;
      assert.equal(action?.owner, owner);
      const { start, end } = action?.ownerSpan ?? { start: 0, end: 0 };
      if (owner !== undefined) assert.equal(text.slice(start, end), owner);
    });

  test('in lines that are numbered as sections are', () => {
    const text = lines(
      '# Outage of the ovens',
      '',
      '## Recommendations',
      '',
      '4.1 A larger tank. Responsible: Rosa. Due: 2026-05-08',
      '4.2 New alarm. Responsible: J. Whitlow. Due: 2026-05-12',
      '4.3 See the drawing of the tank.',
    );
    assert.deepEqual(
      analyzeReview(parseReview(text), undefined).actions.map(({ owner, date }) => [owner, date]),
      [
        ['Rosa', '2026-05-08'],
        ['J. Whitlow', '2026-05-12'],
      ],
    );
  });

  test('a name in small letters that the timeline has', () => {
    const text = lines(
      '# Outage of the ovens, 2026-05-04',
      '',
      '## Timeline',
      '',
      '10:02 @teun: on it',
      '',
      '## Actions',
      '',
      '- Larger tank (teun, Sep 25 2026)',
    );
    assert.equal(analyzeReview(parseReview(text), undefined).actions[0]?.owner, 'teun');
  });

  test('a role of the heading or of a column', () => {
    const owners = (...body: readonly string[]): readonly unknown[] =>
      analyzeReview(parseReview(lines('# Outage of the ovens', '', ...body)), undefined).actions.map(
        ({ owner }) => owner,
      );
    assert.deepEqual(owners('## Action items (owner: oven team)', '', '- Larger tank', '- New alarm'), [
      'oven team',
      'oven team',
    ]);
    assert.deepEqual(
      owners('## Action items', '', '| What | Role | When |', '|-|-|-|', '| New alarm | head baker | 2026-05-12 |'),
      ['head baker'],
    );
  });

  const none: readonly string[] = [
    '- Decision (2026-03-05): the old oven stays',
    '- Decided on 2026-03-05: no second oven',
    '- **Beschluss:** kein zweiter Ofen',
    '- List updated (2026-03-05)',
    '- [ ] TODO',
    '- Dashboard: https://ovens.bakery.example/d/1',
    '- PR: <https://git.bakery.example/changes/1>',
  ];
  for (const item of none)
    test(`no action: ${item}`, () => {
      const text = lines('# Outage of the ovens', '', '## Corrective actions', '', item, '- New alarm');
      assert.deepEqual(
        analyzeReview(parseReview(text), undefined).actions.map(action => action.text),
        ['New alarm'],
      );
    });
});
