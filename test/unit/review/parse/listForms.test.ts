// Lists of actions as other teams write them: what is done by its heading, what only weighs a choice, who is meant by a label,
// what is no issue, and the same list in several sections.
import assert from 'node:assert/strict';
import { analyzeReview } from '../../../../src/review/analyze';
import { parseReview } from '../../../../src/review/parse/document';
import { lines } from '../fixtures';

/** Every action: a tick before those that are done, then its owner and its issue. */
function actions(...body: readonly string[]): readonly string[] {
  return analyzeReview(parseReview(lines('# Cold ovens', '', ...body)), undefined).actions.map(
    ({ text, owner, link, done }) =>
      [`${done ? '✓ ' : ''}${text}`, owner, link].filter(part => part !== undefined).join(' = '),
  );
}

type List = readonly [name: string, body: readonly string[], expected: readonly string[]];

suite('lists of actions in other forms', () => {
  const headed = (heading: string): readonly string[] => [
    '## Actions',
    '',
    heading,
    '',
    '- Bigger fuse',
    '',
    '### Later',
    '',
    '- Alarm',
  ];
  const doneHeadings = [
    ...[
      '### Right away (done)',
      '### Immédiat (Fait) :',
      '### ✅ Done',
      '### Sofort (erledigt)',
      '**Inmediatas (Hecho):**',
    ],
    ...[
      '### Short term – completed',
      '### Immediate ✅',
      'Already done:',
      '### Completed actions',
      '### 短期（已完成）',
      '### Completed (2026-03-04)',
      '**What we have already done**',
      '### Imediatas (concluídas)',
    ],
  ];
  for (const heading of doneHeadings)
    test(`${heading}: what stands below is done`, () =>
      assert.deepEqual(actions(...headed(heading)), ['✓ Bigger fuse', 'Alarm']));

  const table = ['| Measure | Detail |', '|-|-|', '| Low gas alarm | 85 % |', '| High gas alarm | 95 % |'];
  const leads: readonly (readonly [lead: string, isDone: boolean])[] = [
    ['Already in place and proved by this drill:', true],
    ['These were implemented right away:', true],
    ['Bereits umgesetzt:', true],
    ['Déjà en place :', true],
    ['Ya implementadas:', true],
    ['Já existentes:', true],
    ['Уже сделано:', true],
    ['已有的防护：', true],
    ['既に実施済み：', true],
    ['이미 적용된 조치:', true],
    ['Not already in place:', false],
    ['To be put in place before March:', false],
    ['These must be in place before the next release:', false],
    ['What should have been in place already:', false],
    ['Noch nicht umgesetzt:', false],
    ['尚未实施：', false],
    ['Pas encore en place :', false],
    ['We already know that these are missing:', false],
  ];
  for (const [lead, isDone] of leads)
    for (const kind of ['table', 'list'])
      test(`a ${kind} below "${lead}" is ${isDone ? 'done' : 'open'}`, () => {
        const rows = kind === 'table' ? table : ['- Low gas alarm', '- High gas alarm'];
        const tick = isDone ? '✓ ' : '';
        assert.deepEqual(actions('## Prevention', '', lead, '', ...rows), [
          `${tick}Low gas alarm`,
          `${tick}High gas alarm`,
        ]);
      });

  test('what a lead says holds for the table right below it, and not against what a row says', () => {
    const body = ['## Prevention', '', 'Already in place:', '', '- Alarm', '', ...table];
    assert.deepEqual(actions(...body), ['✓ Alarm', 'Low gas alarm', 'High gas alarm']);
    const owned = ['| Action | Owner |', '|-|-|', '| Alarm | @ida |', '| Valve | |'];
    assert.deepEqual(actions('## Prevention', '', 'Already in place:', '', ...owned), ['Alarm = @ida', '✓ Valve']);
  });

  const heads: readonly (readonly [name: string, body: readonly string[], expected: readonly string[]])[] = [
    [
      'fields below the title are the review’s',
      [
        '**Date:** 2026-03-05  ',
        '**Issue:** PR #10 merged but it is cold  ',
        '**Status:** Resolved',
        '',
        '## Actions',
        '',
        '- [ ] Alarm',
      ],
      ['Alarm'],
    ],
    [
      'fields below a heading of facts are the review’s',
      [
        '## Details',
        '',
        '**Owner:** Ida Berg',
        '**Date:** 2026-03-05',
        '**Ticket:** OPS-12',
        '',
        '## Actions',
        '',
        '- Alarm',
      ],
      ['Alarm'],
    ],
    [
      'fields below an order are the action’s',
      ['## Actions', '', '### Add an alarm', '', '**Owner:** Ida Berg', '**Due:** 2026-04-05', '**Ticket:** OPS-12'],
      ['Add an alarm = Ida Berg = OPS-12'],
    ],
  ];
  for (const [name, body, expected] of heads) test(name, () => assert.deepEqual(actions(...body), expected));

  const labels: readonly (readonly [label: string, isOwner: boolean])[] = [
    ['手順', false],
    ['詳細', false],
    ['备注', false],
    ['步骤说明', false],
    ['原因', false],
    ['安全', false],
    ['Date', false],
    ['Duration', false],
    ['佐藤', true],
    ['田中さん', true],
    ['王小明', true],
    ['欧阳娜', true],
  ];
  for (const [label, isOwner] of labels)
    test(`${label} above a list is ${isOwner ? 'its owner' : 'nobody'}`, () => {
      const owner = isOwner ? ` = ${label}` : '';
      assert.deepEqual(actions('## Actions', '', `**${label}**:`, '', '1. Watch the gas', '2. Buy a valve'), [
        `Watch the gas${owner}`,
        `Buy a valve${owner}`,
      ]);
    });

  const keys: readonly (readonly [text: string, link: string | undefined])[] = [
    ['Decide whether DEV-2 goes on', undefined],
    ['Restart NODE-3 at night', undefined],
    ['Move the ovens of PROD-1', undefined],
    ['Compare QA-2 with STAGING-1', undefined],
    ['Watch the gas (DEV-2)', 'DEV-2'],
    ['Watch the gas, see QA-12', 'QA-12'],
    ['DEV-2: watch the gas', 'DEV-2'],
    ['Close OVEN-2 as well', 'OVEN-2'],
  ];
  for (const [text, link] of keys)
    test(`the issue of "${text}"`, () => {
      assert.deepEqual(actions('## Actions', '', `- ${text}`), [[text, link].filter(part => part).join(' = ')]);
    });
  test('in a column of issues a key of any name is one', () => {
    assert.deepEqual(actions('## Actions', '', '| Action | Ticket |', '|-|-|', '| Watch | DEV-2 |'), ['Watch = DEV-2']);
  });

  const kept: readonly (readonly [text: string, isAction: boolean])[] = [
    ['The hook stays active for now.', false],
    ['Der Hook bleibt vorerst aktiv.', false],
    ['El horno sigue apagado.', false],
    ['La vanne reste fermée.', false],
    ['A válvula continua fechada.', false],
    ['再起動を設定済みのため、自動で戻る', false],
    ['Make sure the hook stays active.', true],
    ['Prüfen, ob der Hook aktiv bleibt', true],
    ['Offen: der Hook bleibt zu prüfen', true],
    ['The hook must stay active.', true],
    ['Decidir si el horno sigue apagado', true],
    ['設定済みの項目を見直す', true],
  ];
  for (const [text, isAction] of kept)
    test(`"${text}" is ${isAction ? 'an action' : 'what is so'}`, () =>
      assert.deepEqual(actions('## Actions', '', `- ${text}`, '- Buy a valve'), [
        ...(isAction ? [text] : []),
        'Buy a valve',
      ]));

  for (const heading of [
    '### Not done yet',
    '### To be completed',
    '### Right away (to do)',
    '### Closed valves',
    '### Fixed costs:',
  ])
    test(`${heading}: what stands below is open`, () =>
      assert.deepEqual(actions(...headed(heading)), ['Bigger fuse', 'Alarm']));

  const links: readonly (readonly [text: string, link: string | undefined])[] = [
    ['Serve it at https://localhost:8006 only', undefined],
    ['Bind to http://127.0.0.1:8080', undefined],
    ['Open http://192.168.4.7:9090/graph in the shop', undefined],
    ['Point it to http://10.0.3.4/ or http://172.20.1.1', undefined],
    ['Lock the [console](http://localhost:3000/admin)', undefined],
    ['Serve it at http://localhost:80 only, acme/ovens#7', 'acme/ovens#7'],
    ['Lock the console https://tracker.example/OPS/4', 'https://tracker.example/OPS/4'],
    ['Lock the console http://172.40.1.1/4', 'http://172.40.1.1/4'],
  ];
  for (const [text, link] of links)
    test(`${text}: ${link ?? 'no issue'}`, () =>
      assert.deepEqual(actions('## Actions', '', `- [ ] ${text}`), [
        [`[ ] ${text}`.slice(4), link].filter(part => part !== undefined).join(' = '),
      ]));

  const owners: readonly List[] = [
    [
      'topics in bold',
      ['- **Alarm:** watch the heat', '- **Fuse:** a bigger one'],
      ['**Alarm:** watch the heat', '**Fuse:** a bigger one'],
    ],
    [
      'topics in French',
      ['- **Disque** : passer à 200 Go', '- Alerte : la place'],
      ['**Disque** : passer à 200 Go', 'Alerte : la place'],
    ],
    [
      'people, one of them with a common name',
      ['- **Zoë** order fuses', '- **Marek** add an alarm'],
      ['**Zoë** order fuses = Zoë', '**Marek** add an alarm = Marek'],
    ],
    ['two words', ['- **Ana Li:** add an alarm'], ['**Ana Li:** add an alarm = Ana Li']],
    ['initials', ['- **AL** add an alarm'], ['**AL** add an alarm = AL']],
    [
      'a handle beside a team',
      ['- **@marek**: add an alarm', '- **Oven team**: order fuses'],
      ['**@marek**: add an alarm = @marek', '**Oven team**: order fuses = Oven team'],
    ],
    [
      'an unknown name with a date',
      ['- Oyelaran: larger tank, 2026-04-01'],
      ['Oyelaran: larger tank, 2026-04-01 = Oyelaran'],
    ],
    ['somebody to do anything', ['- Zoë to repaint the panel'], ['Zoë to repaint the panel = Zoë']],
    ['a thing to do something', ['- Failure to restart should page'], ['Failure to restart should page']],
    [
      'what weighs a choice',
      ['- Second fuse', '- **Drawback:** costs more', '- Pros: cheap', '- Nachteil: teuer'],
      ['Second fuse'],
    ],
    [
      'below an option',
      ['- Second fuse', '', '**Option 2: gas**', '', '- Needs a pipe', '', '**Then:**', '', '- Alarm'],
      ['Second fuse', 'Alarm'],
    ],
  ];
  for (const [name, body, expected] of owners)
    test(name, () => assert.deepEqual(actions('## Actions', '', ...body), expected));

  const repeated: readonly List[] = [
    [
      'three times',
      [
        '## Recommendations',
        '',
        '- Add an alarm',
        '- Order fuses',
        '',
        '## Action plan',
        '',
        '- **Add an alarm.**',
        '- Order fuses',
        '',
        '## Next steps',
        '',
        '- Add an alarm',
      ],
      ['Add an alarm', 'Order fuses'],
    ],
    [
      'as a box that is ticked',
      ['## Actions', '', '- Add an alarm', '', '## Follow-up', '', '- [x] Add an alarm', '- [ ] Order fuses'],
      ['✓ Add an alarm', 'Order fuses'],
    ],
    [
      'with an owner',
      ['## Recommendations', '', '- Add an alarm', '', '## Actions', '', '- Add an alarm (owner: Ana Li)'],
      ['Add an alarm (owner: Ana Li) = Ana Li'],
    ],
    [
      'and more of it',
      ['## Recommendations', '', '- Add an alarm', '', '## Actions', '', '- Add an alarm for the cellar'],
      ['Add an alarm', 'Add an alarm for the cellar'],
    ],
    [
      'with another issue',
      ['## Actions', '', '- Fit a sensor acme/boiler#4', '', '## Next steps', '', '- Fit a sensor acme/boiler#5'],
      ['Fit a sensor acme/boiler#4 = acme/boiler#4', 'Fit a sensor acme/boiler#5 = acme/boiler#5'],
    ],
    [
      'twice in one list',
      ['## Actions', '', '- Check the fuse', '- Check the fuse', '', '## Next steps', '', '- Rest'],
      ['Check the fuse', 'Check the fuse', 'Rest'],
    ],
  ];
  for (const [name, body, expected] of repeated)
    test(`the same action: ${name}`, () => assert.deepEqual(actions(...body), expected));
});
