// What says only that something is still to come, in eight languages, and what says something.
import assert from 'node:assert/strict';
import { isNotYet } from '../../../../src/review/parse/notYet';
import { found, lines } from '../fixtures';

const open = [
  ...[
    'To be determined',
    '_To be defined._',
    'to be confirmed',
    'To be added after the meeting.',
    'Still to be discussed',
  ],
  ...['To come', 'To follow', 'Coming soon', 'Details will follow shortly', 'Pending', 'Pending investigation'],
  ...['Work in progress', 'Not yet known'],
  ...[
    'Noch offen',
    'Offen',
    'Folgt',
    'Folgt in Kürze',
    'Wird noch ermittelt',
    'Zu klären',
    'In Klärung',
    'Steht noch aus',
  ],
  ...['À définir', 'A définir', 'À compléter lors de la revue', 'À venir', 'En cours', "En cours d'analyse"],
  ...['Por definir', 'Por definirse', 'A determinar', 'Pendiente', 'Pendiente de análisis', 'En investigación'],
  ...['A definir', 'Ainda por determinar', 'Pendente', 'Em análise', 'Será preenchido depois'],
  ...['Уточняется', 'Будет дополнено', 'В процессе', 'Предстоит уточнить'],
  ...[
    '待定',
    '待补充',
    '（待确认）',
    '调查中',
    '后续补充',
    '未定',
    '調査中',
    '検討中です',
    '後日追記します',
    '**未定**。',
  ],
  ...['待创建', '起票予定', '작성 예정', '추후 작성', '미정', '조사 중', 'Fylls i senare', 'Nog in te vullen'],
  ...['Da definire', 'Akan dilengkapi', 'Menyusul'],
];
const told = [
  ...[
    'To be determined to win is good',
    'The loss is to be determined',
    'Pending orders filled the oven',
    'To come back we baked',
  ],
  ...[
    'To be decided by Ida until 2026-04-01: which valve',
    'Unknown',
    'Under investigation',
    'None',
    'Ongoing losses of gas',
    'In review we saw gas',
  ],
  ...[
    'Offen war das Ventil',
    'Der Alarm folgt dem Gas',
    'Zu klären ist das Ventil',
    'En cours de nuit, le gaz',
    'Rien',
  ],
  ...[
    'Pendiente estaba la válvula',
    'Nada',
    'Desconocido',
    'В процессе переезда упал газ',
    '待定时器触发后关闭',
    '调查中发现阀门关闭',
  ],
  ...['未定義の変数', '検討中の設定が反映された', 'なし'],
];

suite('what is not written yet', () => {
  for (const text of open) test(`open: ${text}`, () => assert.equal(isNotYet(text), true));
  for (const text of told) test(`told: ${text}`, () => assert.equal(isNotYet(text), false));

  const review = (cause: string, actions: string): string =>
    lines(
      ...['# Outage: ovens', '', '## Impact', '', 'Bread was late on 2026-03-01.', ''],
      ...['## Root cause', '', cause, '', '## Corrective actions', '', actions],
    );
  for (const text of ['To be determined.', 'Noch offen', '待定', '- À définir'])
    test(`${text} alone in a section: it is empty, and no action`, () => {
      assert.deepEqual(found(review(text, text)), [
        ['section.empty', 'Root cause'],
        ['section.empty', 'Corrective actions'],
      ]);
    });

  test('beside something else it is a part of it', () => {
    assert.deepEqual(
      found(review('Gas was off. Why:\n\nTo be determined.', '- Watch it (Ida, 2026-04-01)\n- To be defined')),
      [],
    );
  });
});
