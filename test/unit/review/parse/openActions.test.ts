// What is still to do stays an action, however much its words sound like something done: when in doubt it is open.
import assert from 'node:assert/strict';
import { analyzeReview } from '../../../../src/review/analyze';
import { parseReview } from '../../../../src/review/parse/document';
import { lines } from '../fixtures';

/** Every action of a review, the done ones with a tick before them, and those nobody ends with a wave. */
function actions(...body: readonly string[]): readonly string[] {
  const review = analyzeReview(parseReview(lines('# Outage of the ovens', '', ...body)), undefined);
  return review.actions.map(({ text, done, isLasting }) => `${done ? '✓ ' : ''}${isLasting ? '~ ' : ''}${text}`);
}

function listed(...items: readonly string[]): readonly string[] {
  return actions('## Corrective actions', '', ...items);
}

suite('open actions', () => {
  test('addresses by name are none', () =>
    assert.deepEqual(
      actions('## Current state', '', '- Oven: https://oven.bakery.org', '- Shop: https://shop.bakery.org'),
      [],
    ));

  for (const lead of [
    ...[
      '**Closing checklist**',
      'Before this review is closed:',
      '**Checklist before publishing:**',
      '### Before closing',
    ],
    ...['### Abschluss-Checkliste', 'Antes de cerrar:', 'Avant de clôturer :', 'クローズ前の確認：'],
  ])
    test(`${lead} leads to what makes the review ready`, () => {
      const checks = ['- [ ] Status page updated', '- [ ] Guests informed', '- [x] Review published'];
      assert.deepEqual(listed('- [ ] Second valve', '', lead, '', ...checks), ['Second valve']);
    });

  for (const lead of ['Checklist:', '**Before the next bake:**', '### Review of all valves'])
    test(`${lead} leads to actions`, () =>
      assert.deepEqual(listed('- [ ] Second valve', '', lead, '', '- [ ] Third valve'), [
        'Second valve',
        'Third valve',
      ]));

  const orders: readonly string[] = [
    'Audit every oven for its safe mode enabled (#12)',
    'Tell the shops that the valve is fixed (2026-12-01)',
    'Tell shops the valve is fixed',
    'Roll out the new valve once the patch is merged',
    'Roll valves out once they are in place',
    'Once the patch is merged bake again',
    'Bake with the limit enabled',
    'Deploy valves with limits enabled',
    'Replace the now leaking valve',
    'The alarm came too late: add one.',
    '`clean.sh` deletes without asking: add a prompt',
    '`clean.sh` deletes what is still needed',
    '已完成的部署需要回滚演练',
    'Valve was open (#12)',
    'Valve was open (2026-12-01)',
    'Sent mail to the shops #12',
    'Speed up the cooling',
    'Shed the load earlier',
    'Write the manual (half done)',
    'Write the manual - not yet done',
    'Check that backups exist for each oven',
  ];
  for (const order of orders)
    for (const box of ['', '[ ] '])
      test(`${box}${order}`, () => {
        assert.deepEqual(listed(`- ${box}${order}`), [order]);
      });

  for (const statement of [
    'Backups exist for each oven.',
    'Valve is open',
    'Heat limit fixed.',
    'The alarm went with the oven.',
    '监控已添加',
  ])
    test(`${statement}: with an open box alone it is one`, () => {
      assert.deepEqual([listed(`- ${statement}`), listed(`- [ ] ${statement}`)], [[], [statement]]);
    });

  const lists: readonly (readonly [name: string, items: readonly string[], expected: readonly string[]])[] = [
    [
      'what somebody did',
      ['- Cleaned old valves', '- Finally moved ovens', '- Add an alarm'],
      ['✓ Cleaned old valves', '✓ Finally moved ovens', 'Add an alarm'],
    ],
    [
      'the first word decides',
      ['- Add automated tests', '- Use signed doors', '- Buy insured ovens'],
      ['Add automated tests', 'Use signed doors', 'Buy insured ovens'],
    ],
    [
      'what was done, in German',
      ['- Druck auf 4 bar erhöht', '- Alarm eingerichtet'],
      ['✓ Druck auf 4 bar erhöht', '✓ Alarm eingerichtet'],
    ],
    ['what was done, in French', ['- Alerte ajoutée sur le four', '- Agrandir le four'], ['Agrandir le four']],
    ['what was done, in Portuguese', ['- Adicionado alerta do forno', '- Adicionar outro'], ['Adicionar outro']],
    ['what was done, in Spanish', ['- Corregido el límite', '- Corregir la alerta'], ['Corregir la alerta']],
    ['what was done, in Chinese', ['- 已增加阀门上限', '- 增加告警'], ['增加告警']],
    ['what was done, its noun like an order', ['- Fix was applied to stop the valve', '- Test it'], ['Test it']],
    [
      'topics in bold, not owners, with what was done',
      [
        '- **Code Review**: Implemented a second look',
        '- **Gas Alarm**: Developed a sensor',
        '- **Oven Doors**: Mend them',
      ],
      [
        '✓ **Code Review**: Implemented a second look',
        '✓ **Gas Alarm**: Developed a sensor',
        '**Oven Doors**: Mend them',
      ],
    ],
    [
      'rules that hold from now on',
      [
        ...['- Never open the valve alone', '- All ovens must be cold before a repair', '- 修改阀门时，必须先检查压力'],
        ...['- Vanne obligatoire avant la cuisson', '- 不得单独打开阀门', '- Mend the valve'],
      ],
      [
        ...['~ Never open the valve alone', '~ All ovens must be cold before a repair', '~ 修改阀门时，必须先检查压力'],
        ...['~ Vanne obligatoire avant la cuisson', '~ 不得单独打开阀门', 'Mend the valve'],
      ],
    ],
    [
      'rules that hold from now on, as sentences',
      ['All ovens must be cold before a repair. Never open a valve that must be closed.', 'We will mend the valve.'],
      [
        '~ All ovens must be cold before a repair.',
        '~ Never open a valve that must be closed.',
        'We will mend the valve.',
      ],
    ],
    [
      'such a sentence with its day',
      ['All ovens must be cold by 2026-12-01.'],
      ['All ovens must be cold by 2026-12-01.'],
    ],
    [
      'rules that somebody is to bring about',
      [
        '- [ ] Never open the valve alone',
        '- Always close it @ida',
        '- Avoid gas by 2026-12-01',
        '- The alarm must be mended',
      ],
      ['Never open the valve alone', 'Always close it @ida', 'Avoid gas by 2026-12-01', 'The alarm must be mended'],
    ],
    [
      'orders that end like a past',
      ['- Speed up cooling', '- Shed load earlier', '- Feed ovens slowly', '- Embed a limit'],
      ['Speed up cooling', 'Shed load earlier', 'Feed ovens slowly', 'Embed a limit'],
    ],
    [
      'things to have',
      ['- Automated tests for valves', '- Shared keys for ovens'],
      ['Automated tests for valves', 'Shared keys for ovens'],
    ],
    [
      'a box among them is open',
      ['- Cleaned old valves', '- Moved ovens away', '- [ ] Add an alarm'],
      ['Cleaned old valves', 'Moved ovens away', 'Add an alarm'],
    ],
    [
      'an issue is linked',
      ['- Cleaned old valves', '- Moved ovens away', '- Add an alarm #12'],
      ['Cleaned old valves', 'Moved ovens away', 'Add an alarm #12'],
    ],
  ];
  for (const [name, items, expected] of lists)
    test(`a list: ${name}`, () => {
      assert.deepEqual(listed(...items), expected);
    });

  const sections: readonly (readonly [name: string, body: readonly string[], expected: readonly string[]])[] = [
    [
      'actions below what was made',
      ['## Fixes applied during the outage', '', '### Corrective actions', '', '- Add an alarm @ida 2026-12-01 #12'],
      ['Add an alarm @ida 2026-12-01 #12'],
    ],
    [
      'actions said to be done',
      ['## Corrective actions (done)', '', '- Add an alarm @ida #12'],
      ['✓ Add an alarm @ida #12'],
    ],
    ['a box in them is open', ['## Corrective actions (done)', '', '- [ ] Add an alarm'], ['Add an alarm']],
    [
      'what is for reading',
      ['## Corrective actions', '', '- Add an alarm', '', 'See also:', '', '- The plan of the bakery'],
      ['Add an alarm'],
    ],
    [
      'below links, with an owner, a date or a box',
      [
        '## Corrective actions',
        '',
        'Links',
        '',
        '1. Add an alarm @ida #12',
        '2. Buy valves by 2026-12-01',
        '3. [ ] Ask',
      ],
      ['Add an alarm @ida #12', 'Buy valves by 2026-12-01', 'Ask'],
    ],
    [
      'measures that were made, by their heading',
      [
        ...['## Medidas correctivas implementadas', '', '- Alarma en cada horno', '- [ ] Comprar otro', ''],
        ...['## Próximo paso', '', '- Probar la alarma'],
      ],
      ['✓ Alarma en cada horno', 'Comprar otro', 'Probar la alarma'],
    ],
    [
      'measures that were made, in Japanese',
      ['## 実施した対策', '', '- 弁の交換', '- [ ] アラーム'],
      ['✓ 弁の交換', 'アラーム'],
    ],
    [
      'alternatives, and what a pledge is about',
      [
        ...['## 再発防止策', '', '1. **手順書の作成**（完了）', '2. アラームを追加する', ''],
        ...[
          '以下の操作の前に承認を得る：',
          '',
          '- `oven reset`',
          '- 弁の交換',
          '',
          '### テンプレート',
          '',
          '```',
          '目的',
          '```',
          '',
        ],
        ...['## 今後の対応', '', '以下のいずれかを実施：', '', '1. 弁を戻す', '2. 弁を換える'],
      ],
      [
        ...['✓ **手順書の作成**（完了）', 'アラームを追加する', '~ `oven reset`', '~ 弁の交換'],
        ...['~ 弁を戻す', '~ 弁を換える'],
      ],
    ],
    [
      'measures that are still to be made, by their heading',
      ['## Corrective actions that must be quickly implemented', '', '- Buy an alarm'],
      ['Buy an alarm'],
    ],
    [
      'below a sentence that ends with a colon',
      ['## Corrective actions', '', 'To keep either oven from burning:', '', '- Buy an alarm'],
      ['Buy an alarm'],
    ],
    [
      'one of several choices, of which one has an owner',
      ['## Corrective actions', '', 'We do one of the following:', '', '- Buy an alarm', '- Sell the oven @ida'],
      ['~ Buy an alarm', 'Sell the oven @ida'],
    ],
    [
      'a list of actions in Chinese',
      [
        '## ✅ 行动清单（按优先级排序）',
        '',
        '| # | 行动 | 负责角色 | 预期完成 |',
        '|-|-|-|-|',
        '| 1 | 增加告警 | Rex | 1 周内 |',
      ],
      ['增加告警'],
    ],
    [
      'the list behind that of links',
      ['## Corrective actions', '', 'Links', '', '- The plan of the bakery', '', '1. Add an alarm', '2. Buy valves'],
      ['Add an alarm', 'Buy valves'],
    ],
  ];
  for (const [name, body, expected] of sections)
    test(`a section: ${name}`, () => {
      assert.deepEqual(actions(...body), expected);
    });
});
