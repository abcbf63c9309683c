// Corrective actions as rows, items and links, with who does them until when.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readActions } from '../../../../src/review/parse/actions';
import { lines } from '../fixtures';

interface Found {
  readonly text: string;
  readonly link?: string;
  readonly owner?: string;
  readonly date?: string;
  readonly done?: true;
}

function actions(...body: readonly string[]): readonly Found[] {
  const text = lines('## Corrective actions', '', ...body);
  const document = parseReview(text);
  const section = document.sections[1];
  assert.ok(section);
  return readActions(document, section).map(action => {
    assert.equal(text.slice(action.span.start, action.span.end), action.text);
    for (const part of ['link', 'owner', 'date'] as const) {
      const span = action[`${part}Span`];
      assert.equal(text.slice(span.start, span.end), action[part] ?? '', part);
    }
    const { link, owner, date, done } = action;
    return {
      text: action.text,
      ...(link === undefined ? {} : { link }),
      ...(owner === undefined ? {} : { owner }),
      ...(date === undefined ? {} : { date }),
      ...(done ? { done } : {}),
    };
  });
}

suite('corrective actions', () => {
  test('rows of a table, by what its headers mean', () => {
    assert.deepEqual(
      actions(
        '| Idea | Solution | Work Item & Details | Target Date | Owner |',
        '| - | - | - | - | - |',
        '| Safe default | Code | acme/ovens#31 | 2026-03-20 | @ida |',
        '| Alert | Process | | | |',
      ),
      [{ text: 'Safe default', link: 'acme/ovens#31', owner: '@ida', date: '2026-03-20' }, { text: 'Alert' }],
    );
  });

  test('without a column of dates one in a sentence may tell when something was', () => {
    assert.deepEqual(
      actions(
        '| Action | Owner | Status |',
        '| - | - | - |',
        '| Find the leak (carried over, open since 2026-03-01) | @ida | Todo |',
        '| Renew the valve, as said in the review of 2026-03-01 | @ida | Todo |',
        '| Buy a detector by 2026-05-01 | @ida | Todo |',
        '| Paint the door | @ida | 2026-05-02 |',
      ).map(({ date }) => date),
      [undefined, undefined, '2026-05-01', '2026-05-02'],
    );
  });

  test('beside a column of issues a page that the words link is none, an issue in them is', () => {
    assert.deepEqual(
      actions(
        '| Action | Owner | Issue |',
        '| - | - | - |',
        '| Alert as in the [runbook](https://wiki.example/gas) | @ida | |',
        '| Alert as in [the plan](https://git.example/acme/ovens/-/issues/31) | @ida | |',
        '| Alert as in the [runbook](https://wiki.example/gas) | @ida | #32 |',
      ).map(({ link }) => link),
      [undefined, '[the plan](https://git.example/acme/ovens/-/issues/31)', '#32'],
    );
  });

  test('a column of issues, and one that says what is done', () => {
    assert.deepEqual(
      actions(
        '| Action | Issue | Status |',
        '| - | - | - |',
        '| Safe default | #31 | Done |',
        '| Alert on closed valves | #32 | open |',
      ),
      [
        { text: 'Safe default', link: '#31', done: true },
        { text: 'Alert on closed valves', link: '#32' },
      ],
    );
  });

  const measured: readonly (readonly [header: string, row: string, count: number])[] = [
    ['| Measure | Value | Target |', '| Ovens without gas | 24.1 s | 5 min |', 0],
    ['| Mesure | Valeur | Cible |', '| Fours sans gaz | **24,1 s** (23 fois) | ≤ 5 min |', 0],
    ['| Medida | Valor |', '| Hornos sin gas | 12 % |', 0],
    ['| Action | Value | Effort |', '| Add an alarm | high | low |', 1],
    ['| Measure | Detail |', '| Low gas alarm | 85 % |', 1],
    ['| Measure | Value | Owner |', '| Raise the limit | 85 % | Ida |', 1],
    ['| Measure | Actual | Target |', '| Raise the limit | 85 % | 2026-03-20 |', 1],
  ];
  for (const [header, row, count] of measured)
    test(`${header} ${count ? 'lists actions' : 'lists what was measured'}`, () =>
      assert.equal(actions(header, header.replaceAll(/[^|]+/gu, '-'), row).length, count));

  test('rows without closing pipes, with a person and a date in the text', () => {
    assert.deepEqual(actions('| Action', '| -', '| Safe default by @ida until 20 March 2026'), [
      { text: 'Safe default by @ida until 20 March 2026', owner: '@ida', date: '20 March 2026' },
    ]);
  });

  test('empty rows are none', () => {
    assert.deepEqual(actions('| Action | Owner |', '| - | - |', '|  |  |', '| … | |'), []);
  });

  const items: readonly (readonly [string, readonly string[], readonly Found[]])[] = [
    [
      'an item with everything',
      ['- Safe default: acme/ovens#31 @ida 2026-03-20'],
      [
        {
          text: 'Safe default: acme/ovens#31 @ida 2026-03-20',
          link: 'acme/ovens#31',
          owner: '@ida',
          date: '2026-03-20',
        },
      ],
    ],
    [
      'a link in Markdown',
      ['- [Safe default](https://git.example/31)'],
      [{ text: '[Safe default](https://git.example/31)', link: '[Safe default](https://git.example/31)' }],
    ],
    [
      'what is nested belongs to it',
      ['- Safe default', '  - #31', '  - Owner: Ida Berg', '  - by Q3 2026'],
      [{ text: 'Safe default', link: '#31', owner: 'Ida Berg', date: 'Q3 2026' }],
    ],
    ['ticked', ['- [x] Safe default', '- [ ] Alert'], [{ text: 'Safe default', done: true }, { text: 'Alert' }]],
    [
      'struck through or said to be done',
      ['- ~~Safe default~~', '- Alert: done'],
      [
        { text: '~~Safe default~~', done: true },
        { text: 'Alert: done', done: true },
      ],
    ],
    [
      'said to be done with where or how',
      [
        '- Count what bakes. _done in the dashboard_.',
        '- Alert (fixed by Ida)',
        '- What was *done* is told to the shops',
      ],
      [
        { text: 'Count what bakes. _done in the dashboard_.', done: true },
        { text: 'Alert (fixed by Ida)', done: true },
        { text: 'What was *done* is told to the shops' },
      ],
    ],
    ['numbered', ['1. Safe default', '2. Alert'], [{ text: 'Safe default' }, { text: 'Alert' }]],
    ['an empty one is none', ['- ', '- ...'], []],
    [
      'a key of a tracker is a link, a standard is none',
      ['- SHOP-12 Alert', '- Write UTF-8'],
      [{ text: 'SHOP-12 Alert', link: 'SHOP-12' }, { text: 'Write UTF-8' }],
    ],
    [
      '"owner" in a sentence names nobody',
      ['- Ask the service owner to help'],
      [{ text: 'Ask the service owner to help' }],
    ],
    ['a package is no person', ['- Update @shop/oven'], [{ text: 'Update @shop/oven' }]],
    [
      'bare links',
      ['https://git.example/acme/ovens/-/issues/31', 'acme/ovens#32 @ida'],
      [
        { text: 'https://git.example/acme/ovens/-/issues/31', link: 'https://git.example/acme/ovens/-/issues/31' },
        { text: 'acme/ovens#32 @ida', link: 'acme/ovens#32', owner: '@ida' },
      ],
    ],
    ['prose is none', ['We will see what comes of it.'], []],
    [
      'a sentence that breaks before a link is prose, what ends with a colon leads to a list',
      ['Most of it is the oven.', '#31 helps a little.', '', 'Still to do:', '#32', '#33'],
      [
        { text: '#32', link: '#32' },
        { text: '#33', link: '#33' },
      ],
    ],
    [
      'who stands before what they do',
      ['- Ida to build a valve by 2026-03-20 (#31)', '- Dr. Olaf Berg: ask the maker', '- **Ida** Alert on gas'],
      [
        { text: 'Ida to build a valve by 2026-03-20 (#31)', link: '#31', owner: 'Ida', date: '2026-03-20' },
        { text: 'Dr. Olaf Berg: ask the maker', owner: 'Dr. Olaf Berg' },
        { text: '**Ida** Alert on gas', owner: 'Ida' },
      ],
    ],
    [
      'a name alone above a list, and a group with who and when',
      ['**Ida**', '', '- Alert on gas', '', '**OB** Replace valves, by 2026-03-20:', '- in the north #31'],
      [
        { text: 'Alert on gas', owner: 'Ida' },
        { text: 'in the north #31', link: '#31', owner: 'OB', date: '2026-03-20' },
      ],
    ],
    [
      'each field ends where the next begins',
      [
        '- Alert on gas. Owner: Ida Berg. Due: 20 Mar. #31',
        '- Zweiter Regler. Verantwortlich: Olaf. Bis: 2026-03-27.',
        '- 監視を追加 担当:佐藤 期限:2026-03-20 SHOP-1',
      ],
      [
        { text: 'Alert on gas. Owner: Ida Berg. Due: 20 Mar. #31', link: '#31', owner: 'Ida Berg', date: '20 Mar' },
        { text: 'Zweiter Regler. Verantwortlich: Olaf. Bis: 2026-03-27.', owner: 'Olaf', date: '2026-03-27' },
        { text: '監視を追加 担当:佐藤 期限:2026-03-20 SHOP-1', link: 'SHOP-1', owner: '佐藤', date: '2026-03-20' },
      ],
    ],
    [
      'a date inside the sentence is no target',
      ['- Tell shops of the limit that was set on 2024-01-15', '- Alert when Q1 shows errors', '- Look again in Q1'],
      [
        { text: 'Tell shops of the limit that was set on 2024-01-15' },
        { text: 'Alert when Q1 shows errors' },
        { text: 'Look again in Q1', date: 'in Q1' },
      ],
    ],
    [
      'done or dropped in words',
      [
        '- DONE: alert on gas',
        '- Buy a spare oven **(Dropped for now)**',
        '- ✅ Open the valve',
        '- Alert - done 20/03/26',
        '- **DONE 2026-03-20** — Valve renewed by the plumber',
        '- Closed on 20.03.2026: call the plumber',
      ],
      [
        { text: 'DONE: alert on gas', done: true },
        { text: 'Buy a spare oven **(Dropped for now)**', done: true },
        { text: '✅ Open the valve', done: true },
        { text: 'Alert - done 20/03/26', done: true },
        { text: '**DONE 2026-03-20** — Valve renewed by the plumber', done: true },
        { text: 'Closed on 20.03.2026: call the plumber', done: true },
      ],
    ],
    [
      'what exists already, a closing checklist and None are no actions',
      ['- The valve went with the old oven.', '- [ ] Sections above are filled in', '- None', '- PR #4 merged'],
      [],
    ],
    [
      'what a template shows, whichever it is',
      ['- <Bare issue link>', '- [ ] <Link to the issue>', '1. <what, who, when>', '- [x] <issue>'],
      [],
    ],
    [
      'words beside what a template shows',
      ['- <Bare issue link> Alert on gas'],
      [{ text: '<Bare issue link> Alert on gas' }],
    ],
    [
      'an address in angle brackets',
      ['- <https://git.example/31>'],
      [{ text: '<https://git.example/31>', link: '<https://git.example/31>' }],
    ],
    [
      'a sentence that promises something',
      ['The bakers will add a second valve.'],
      [{ text: 'The bakers will add a second valve.' }],
    ],
    ['a list in a fence', ['```', '1. Alert on gas', '```'], [{ text: 'Alert on gas' }]],
    ['nothing to do in a fence', ['```', 'None', '```'], []],
    ['a command in a fence is none', ['```bash', 'open valve', '```'], []],
  ];
  for (const [name, body, expected] of items) test(name, () => assert.deepEqual(actions(...body), expected));

  test('a mark for nobody is no owner, and is where the owner goes', () => {
    const text = lines('## Corrective actions', '', '- Alert on doors. Owner: TBD. #32');
    const document = parseReview(text);
    const section = document.sections[1];
    assert.ok(section);
    const [action] = readActions(document, section);
    assert.ok(action);
    assert.equal(action.owner, undefined);
    assert.equal(text.slice(action.ownerSpan.start, action.ownerSpan.end), 'TBD');
  });

  test('with CRLF and an emoji before them the places are the same', () => {
    const text = lines('🔥', '', '## Corrective actions', '', '- Safe default @ida 2026-03-20').replaceAll(
      '\n',
      '\r\n',
    );
    const document = parseReview(text);
    const section = document.sections[1];
    assert.ok(section);
    const [action] = readActions(document, section);
    assert.ok(action);
    assert.equal(text.slice(action.span.start, action.span.end), 'Safe default @ida 2026-03-20');
    assert.equal(text.slice(action.ownerSpan.start, action.ownerSpan.end), '@ida');
  });
});

suite('Actions: a sentence that promises something, in other languages', () => {
  const cases: readonly (readonly [sentence: string, count: number])[] = [
    ['Wir bauen ein zweites Ventil ein.', 1],
    ['Wir hatten kein zweites Ventil.', 0],
    ['Wir sehen keine weiteren Maßnahmen.', 0],
    ['Vamos a poner otra válvula. Avisaremos a la tienda.', 2],
    ['Vamos trocar a válvula.', 1],
    ['Nous allons changer la vanne, et nous préviendrons la boutique.', 1],
    ['Мы заменим кран.', 1],
    ['Мы заменили кран.', 0],
    ['我们会更换阀门。', 1],
    ['已将阀门更换。', 0],
    ['弁を交換します。警報も追加する。', 2],
    ['弁は閉まっています。', 0],
  ];
  for (const [sentence, count] of cases) {
    test(sentence, () => {
      const document = parseReview(`## Corrective actions\n\n${sentence}\n`);
      assert.equal(document.sections.flatMap(section => readActions(document, section)).length, count);
    });
  }
});
