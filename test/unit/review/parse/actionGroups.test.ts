// What stands in a list of actions without being one: names of groups, states, lines of a schedule, addresses in code.
import assert from 'node:assert/strict';
import { analyzeReview } from '../../../../src/review/analyze';
import { parseReview } from '../../../../src/review/parse/document';
import { isDoneName, isStateWord } from '../../../../src/review/parse/stateWords';
import { found, lines } from '../fixtures';

/** Every action below a heading: whose it is, until when and its issue behind it, a tick before those that are done. */
function actions(...body: readonly string[]): readonly string[] {
  const review = analyzeReview(parseReview(lines('# Cold ovens', '', '## Corrective actions', '', ...body)), undefined);
  return review.actions.map(({ text, owner, date, link, done, isLasting }) => {
    const facts = [owner, date, link].filter(fact => fact !== undefined).join(', ');
    return `${done ? '✓ ' : ''}${isLasting ? '~ ' : ''}${text}${facts === '' ? '' : ` = ${facts}`}`;
  });
}

suite('groups of actions', () => {
  const lists: readonly (readonly [name: string, body: readonly string[], expected: readonly string[]])[] = [
    [
      'bold parts',
      ['- **Monitoring**', '  - Watch the gas (@ida)', '- **Process**', '  - Write it down', '  - Train (@ben)'],
      ['Watch the gas (@ida) = @ida', 'Write it down', 'Train (@ben) = @ben'],
    ],
    [
      'parts by time',
      ['- Short term:', '  - Watch the gas', '- Langfristig', '  - Buy ovens', '- 短期', '  - 监控阀门'],
      ['Watch the gas', 'Buy ovens', '监控阀门'],
    ],
    [
      'a label above what is followed up',
      ['- Gas in the cellar:', '  - Watch it (Ida, 2026-04-01)', '  - Test it #4'],
      ['Watch it (Ida, 2026-04-01) = Ida, 2026-04-01', 'Test it #4 = #4'],
    ],
    [
      'a label above what only explains it',
      ['- New valve for the cellar:', '  - one that closes by itself', '  - and rings'],
      ['New valve for the cellar:'],
    ],
    [
      'an order above its parts',
      ['- Watch the gas:', '  - in the cellar (Ida)', '  - in the shop #4'],
      ['Watch the gas: = #4'],
    ],
    [
      'an action above its fields',
      ['- **Valve alarm**', '  - Owner: Ida Berg', '  - Due: 2026-04-01'],
      ['**Valve alarm** = Ida Berg, 2026-04-01'],
    ],
    [
      'done and open items',
      ['- Already done:', '  - Close the valve', '- Open:', '  - Watch it #4'],
      ['✓ Close the valve', 'Watch it #4 = #4'],
    ],
    [
      'done and open paragraphs',
      ['**Completed**', '', '- Close the valve', '', '**Still open:**', '', '- Watch it #4'],
      ['✓ Close the valve', 'Watch it #4 = #4'],
    ],
    [
      'headings that name somebody, known by the name',
      ['### Ida Berg', '', '- Close the valve', '', '### Oven Doors', '', '- Watch them'],
      ['Close the valve = Ida Berg', 'Watch them'],
    ],
    ['done in German', ['Bereits erledigt:', '', '- Ventil schließen'], ['✓ Ventil schließen']],
    [
      'done in one word',
      ['- Merged', '- Erledigt', '- Merge the two tanks'],
      ['✓ Merged', '✓ Erledigt', 'Merge the two tanks'],
    ],
    ['done in Dutch', ['- Verwijderd: de klep', '- Klep verwijderen'], ['✓ Verwijderd: de klep', 'Klep verwijderen']],
    [
      'a list of what was done, by the sentence above it',
      ['De volgende onderdelen zijn verwijderd:', '', '- de klep', '', 'The following were removed:', '', '- the tank'],
      ['✓ de klep', '✓ the tank'],
    ],
    [
      'a list of what was found, by the sentence above it',
      ['The following actions were agreed:', '', '- Mend the valve', '', 'Noch nicht gelöscht:', '', '- Alter Tank'],
      ['Mend the valve', 'Alter Tank'],
    ],
    [
      'what is out of scope',
      ['- Mend the valve (@ida)', '', '**Out of scope**', '', '- New ovens'],
      ['Mend the valve (@ida) = @ida'],
    ],
    [
      'owners in brackets behind',
      ['- Mend the valve #4 [Ida]', '- Train #5 [Ida / Ben]'],
      ['Mend the valve #4 [Ida] = Ida, #4', 'Train #5 [Ida / Ben] = Ida / Ben, #5'],
    ],
    [
      'a table of HTML',
      ['<table><tr><th>Action</th><th>Owner</th></tr><tr><td>Mend the valve</td><td>Ida</td></tr></table>'],
      ['Mend the valve = Ida'],
    ],
    ['done in Chinese', ['**已完成**', '', '- 关闭阀门'], ['✓ 关闭阀门']],
    [
      'rows that name those below them',
      ['| Action | Owner | Due |', '|-|-|-|', '| **Prevention** | | |', '| Watch it | Ida | 2026-04-01 |'],
      ['Watch it = Ida, 2026-04-01'],
    ],
    [
      'a bold row with an owner, and a bare one',
      ['| Action | Owner | Due |', '|-|-|-|', '| **Watch it** | Ida | |', '| Test it | | |'],
      ['**Watch it** = Ida', 'Test it'],
    ],
  ];
  for (const [name, body, expected] of lists) test(name, () => assert.deepEqual(actions(...body), expected));

  const scheduled: readonly (readonly [text: string, isScheduled: boolean])[] = [
    ['2026-03-11: the valves arrive', true],
    ['**2026-03-11** – night of the move', true],
    ['Next review: 2026-03-11', true],
    ['Review meeting: 2026-03-11 14:00 UTC', true],
    ['Nächster Termin: 11.03.2026', true],
    ['Próxima reunión: 11/03/2026', true],
    ['下次会议：2026-03-11', true],
    ['2026-03-11: order new valves', true],
    ['2026-03-11: add an alarm', false],
    ['2026-03-11: the valves arrive (@ida)', false],
    ['2026-03-11: the valves arrive #4', false],
    ['Alarm for the valve: 2026-03-11', false],
    ['Watch the gas, review: 2026-03-11, @ida', false],
    ['Move the ovens on 2026-03-11', false],
  ];
  for (const [text, isScheduled] of scheduled)
    test(`${text}: ${isScheduled ? 'a schedule' : 'an action'}`, () => {
      const isAsked = actions(`- ${text}`, '- Test it #5').some(each => each.startsWith(text));
      assert.equal(isAsked, !isScheduled);
    });

  test('nobody is asked for the owner of a schedule', () => {
    const text = lines('# Outage: ovens', '', '## Next steps', '', '- 2026-03-11: valves arrive', '- 2026-03-12: test');
    assert.deepEqual(found(`${text}\n## Root cause\n\nGas.\n`), []);
  });
});

suite('states of actions', () => {
  const states = [
    ...['Open', 'Pending', 'In progress', 'Ongoing', 'Planned', 'Blocked', 'Done', 'Offen', 'Geplant', 'In Arbeit'],
    ...['Erledigt', 'Ouvert', 'En cours', 'Planifié', 'Terminé', 'Pendiente', 'En curso', 'Hecho', 'Pendente'],
    ...[
      'Em andamento',
      'Feito',
      'Открыто',
      'В работе',
      'Сделано',
      '进行中',
      '待处理',
      '已完成',
      '対応中',
      '未着手',
      '完了',
    ],
  ];
  for (const state of states)
    test(`${state} before a colon is nobody`, () => {
      assert.ok(isStateWord(state));
      for (const mark of ['', '**']) {
        const [only] = actions(`- ${mark}${state}${mark}: valve alarm, 2026-04-01`);
        assert.ok(only?.endsWith(' = 2026-04-01'), only);
      }
    });

  for (const name of ['Ida', 'Jonas Weber', 'Tom', 'Оленька'])
    test(`${name} before a colon is somebody`, () => {
      assert.ok(!isStateWord(name));
      assert.deepEqual(actions(`- **${name}**: valve alarm, 2026-04-01`), [
        `**${name}**: valve alarm, 2026-04-01 = ${name}, 2026-04-01`,
      ]);
    });

  for (const name of ['Neuer Alarm', 'Zweite Leitung', 'Tägliche Prüfung'])
    test(`${name} before a colon is a thing`, () => {
      assert.deepEqual(actions(`- ${name}: bis 01.04.2026`), [`${name}: bis 01.04.2026 = 01.04.2026`]);
    });

  const heads: readonly (readonly [name: string, isDone: boolean])[] = [
    ['Done', true],
    ['Completed actions', true],
    ['Already fixed:', true],
    ['Bereits umgesetzt', true],
    ['Ya completado', true],
    ['Déjà fait', true],
    ['Уже сделано', true],
    ['対応済み', true],
    ['Not done', false],
    ['To be done', false],
    ['Closed valves', false],
    ['Done by Ida', false],
    ['Noch nicht erledigt', false],
    ['未完成', false],
  ];
  for (const [name, isDone] of heads)
    test(`${name} heads ${isDone ? 'what is done' : 'something else'}`, () => assert.equal(isDoneName(name), isDone));
});

suite('who owns actions, and what is none', () => {
  const lists: readonly (readonly [name: string, body: readonly string[], expected: readonly string[]])[] = [
    ['a name before what that person is to send', ['- Zoë to send the list'], ['Zoë to send the list = Zoë']],
    ['two names', ['- Ana and Ben will collect the keys'], ['Ana and Ben will collect the keys = Ana and Ben']],
    ['a verb that looks like a name', ['- Plan to call the shops'], ['Plan to call the shops']],
    [
      'a label of two words',
      ['- **Compilación Previa**: compilar antes', '- **Prüfung Nachts**: lesen', '- **Validação Dupla**: ler'],
      ['**Compilación Previa**: compilar antes', '**Prüfung Nachts**: lesen', '**Validação Dupla**: ler'],
    ],
    ['any of a team', ['| Action | Owner |', '|-|-|', '| Watch it | Ovens and/or any team member |'], ['Watch it']],
    ['somebody', ['- Watch it. Owner: somebody from the shop'], ['Watch it. Owner: somebody from the shop']],
    [
      'a sentence that says more of the one before it',
      ['We will test the valve. These tests will be held at night. It will be announced.'],
      ['We will test the valve.'],
    ],
    [
      'two sentences that promise',
      ['We will test the valve. We will also buy another one.'],
      ['We will test the valve.', 'We will also buy another one.'],
    ],
    [
      'what may happen, in French',
      ['- Revalider la liste', '- Une valve peut fuir sans bruit.'],
      ['Revalider la liste'],
    ],
    ['what may happen, in Spanish', ['- Revisar la lista', '- La válvula puede fallar sola.'], ['Revisar la lista']],
    ['what may happen, in German', ['- Liste prüfen', '- Ein Ventil kann leise undicht werden.'], ['Liste prüfen']],
    ['what always holds, in Spanish', ['- Es crítico cerrar la llave'], ['~ Es crítico cerrar la llave']],
    [
      'paragraphs that say what they are',
      [
        '**Action item:** Watch the gas. Owner: @ida',
        '',
        '**Erledigt:** Ventil ersetzt.',
        '',
        '**Offen:** Zweites Ventil.',
      ],
      [
        '**Action item:** Watch the gas. Owner: @ida = @ida',
        '✓ **Erledigt:** Ventil ersetzt.',
        '**Offen:** Zweites Ventil.',
      ],
    ],
    ['paragraphs with another label', ['**Why:** The gas was off.', '', '**Note:** It is on.'], []],
    [
      'boxes that only tell how far those above are',
      [
        ...['| Action | Owner |', '|-|-|', '| Watch the gas | @ida |', ''],
        ...['## Action items status', '', '- [ ] Gas', '- [x] Valve'],
      ],
      ['Watch the gas = @ida'],
    ],
    ['boxes alone', ['## Action items status', '', '- [ ] Gas'], ['Gas']],
  ];
  for (const [name, body, expected] of lists) test(name, () => assert.deepEqual(actions(...body), expected));

  test('what leads to figures in Japanese is nobody', () => {
    const text = lines(
      '# 障害',
      '',
      '## 影響',
      '',
      '### 根拠',
      '',
      '[一覧](https://example.org/a.html)を元に',
      '数えた。',
    );
    assert.deepEqual(analyzeReview(parseReview(text), undefined).actions, []);
  });
});

suite('issues of actions', () => {
  const linked: readonly (readonly [text: string, link: string | undefined])[] = [
    ['Stop `https://gitlab.example/shop/ovens/-/issues/4`', undefined],
    ['Stop `GET https://api.example/issues/4`', undefined],
    ['Move `http://ovens.example/a` away, #5', '#5'],
    ['Watch it `OVEN-5`', 'OVEN-5'],
    ['Watch it `#5`', '#5'],
    ['Watch it `shop/ovens#5`', 'shop/ovens#5'],
    ['Watch it https://gitlab.example/shop/ovens/-/issues/4', 'https://gitlab.example/shop/ovens/-/issues/4'],
    ['Watch it [`ovens`](https://gitlab.example/shop/-/issues/4)', '[`ovens`](https://gitlab.example/shop/-/issues/4)'],
  ];
  for (const [text, link] of linked)
    test(`${text}: ${link ?? 'none'}`, () => {
      const facts = link === undefined ? '' : ` = ${link}`;
      assert.deepEqual(actions(`- ${text}`), [`${text}${facts}`]);
      assert.deepEqual(actions('| Action | Issue |', '|-|-|', `| ${text} | |`), [`${text}${facts}`]);
    });

  test('fences hold none', () => {
    assert.deepEqual(actions('- Watch it', '', '  ```', '  https://gitlab.example/shop/-/issues/4', '  ```'), [
      'Watch it',
    ]);
  });
});

suite('wide brackets', () => {
  const rows: readonly (readonly [text: string, facts: string])[] = [
    ['监控阀门（李娜，2026-04-01）', '李娜, 2026-04-01'],
    ['監視を追加する（佐藤、6月10日）', '佐藤, 6月10日'],
    ['监控阀门（2026-04-01）', '2026-04-01'],
    ['监控阀门（负责人：李娜，截止：2026-04-01）', '李娜, 2026-04-01'],
    ['監視を追加する（担当：佐藤）', '佐藤'],
    ['实现自动切换（张伟，6月15日前）', '张伟, 6月15日'],
    ['監視を追加する（佐藤、6月10日まで）', '佐藤, 6月10日'],
  ];
  for (const [text, facts] of rows) test(text, () => assert.deepEqual(actions(`- ${text}`), [`${text} = ${facts}`]));
});
