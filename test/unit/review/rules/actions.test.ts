// Corrective actions: issue, owner, date, and whether they are ever done.
import assert from 'node:assert/strict';
import type { ActionIssue } from '../../../../src/incident/actionIssue';
import { createPolicy } from '../../../../src/incident/policy';
import { analyzeReview } from '../../../../src/review/analyze';
import { findProblems } from '../../../../src/review/lint';
import { parseReview } from '../../../../src/review/parse/document';
import { findGrowth } from '../../cpuTime';
import { knownReview } from '../complete';
import { context, found, fixed, incident, lines, problems, writtenAt } from '../fixtures';

const list = (...items: readonly string[]): string => lines('## Corrective actions', '', ...items);
const table = (...rows: readonly string[]): string =>
  list('| Action | Issue | Owner | Target date |', '| - | - | - | - |', ...rows);
const only = (code: string, text: string, over = {}): readonly string[] =>
  found(text, over)
    .filter(([each]) => each === code)
    .map(([, marked]) => marked);
const messages = (code: string, text: string, over = {}): readonly string[] =>
  problems(text, over)
    .filter(problem => problem.code === code)
    .map(({ message }) => message);
/** What the related places of a rule's problems say. */
const related = (code: string, text: string, over = {}): readonly string[] =>
  problems(text, over)
    .filter(problem => problem.code === code)
    .flatMap(problem => (problem.related ?? []).map(({ span }) => text.slice(span.start, span.end)));

/** A review that was begun here; of another team's some things are its own way. */
const own = { incident: incident() };

suite('actions.no-link', () => {
  test('any link, address, reference or key will do', () => {
    for (const link of [
      '#3',
      'acme/ovens#3',
      '!3',
      'https://git.example/3',
      '[it](https://git.example/3)',
      '[it][3]',
      'OVEN-3',
    ]) {
      assert.deepEqual(only('actions.no-link', list(`- Mend it ${link} @ida 2026-04-01`), own), [], link);
    }
    assert.deepEqual(only('actions.no-link', list('- Mend it @ida 2026-04-01'), own), ['Mend it @ida 2026-04-01']);
  });

  test('a severity is no issue, nor is a region', () => {
    for (const word of ['SEV-1', 'us-EAST-1']) {
      const action = `Page a second person on ${word} alerts @ida 2026-04-01`;
      assert.deepEqual(only('actions.no-link', list(`- ${action}`), own), [action]);
    }
  });

  test('what is done, "none needed" and a row of placeholders need none', () => {
    assert.deepEqual(
      only(
        'actions.no-link',
        list('- [x] Mend it', '- ~~Move it~~', '- None, because the ovens are sold', '- <Bare Issue link> @ida'),
        own,
      ),
      ['<Bare Issue link> @ida'],
    );
    assert.deepEqual(only('actions.no-link', list('- <LINK>'), own), []);
    assert.deepEqual(only('actions.no-link', table('| Mend it | `Link to issue` | @ida | 2026-04-01 |'), own), []);
  });

  test('all of a list are one problem, on the heading, with the others as its places', () => {
    const text = list('- Mend it @ida 2026-04-01', '- Move it @ida 2026-04-01');
    const [problem, ...others] = problems(text, own).filter(({ code }) => code === 'actions.no-link');
    assert.deepEqual(others, []);
    assert.deepEqual([problem?.message, problem?.args], ['actions.no-link.many', { count: 2 }]);
    assert.deepEqual(
      problem?.related?.map(({ span }) => text.slice(span.start, span.end)),
      ['Mend it @ida 2026-04-01', 'Move it @ida 2026-04-01'],
    );
  });

  test('a list in which no action has a date gets them all by one fix', () => {
    const text = list('- Mend it #3 @ida', '- Move it #4 @ida');
    assert.equal(
      fixed(text, 'actions.no-date', own, 'setDates'),
      list('- Mend it #3 @ida 2026-03-24', '- Move it #4 @ida 2026-03-24'),
    );
  });

  test('a row of which only the text is there is one problem', () => {
    const text = table('| Mend it | #3 | @ida | 2026-04-01 |', '| Move it | | | |');
    assert.deepEqual(
      problems(text).map(({ message }) => message),
      ['actions.no-owner.bare'],
    );
    const off = { rules: { 'actions.no-owner': 'off' } } as const;
    assert.deepEqual(
      problems(text, off).map(({ code }) => code),
      ['actions.no-date', 'actions.no-link'],
    );
  });

  test('a table behind the marker of a list is one like any other', () => {
    const text = list('- | Action | Issue | Owner | Target date |', '  | - | - | - | - |', '  | Mend it | #3 | | |');
    assert.equal(writtenAt(text, 'actions.no-owner'), text.replace('#3 | |', '#3 | «» |'));
  });

  test('what is missing is written before the full stop of a sentence, behind several of them', () => {
    for (const [before, written] of [
      ['- Mend it.', '- Mend it «».'],
      ['- Mend it', '- Mend it «»'],
      ['- Mend it...', '- Mend it... «»'],
      ['- Mend it. Then sell it.', '- Mend it. Then sell it. «»'],
      ['We will mend it. It was late.', 'We will mend it «». It was late.'],
      ['我们会增加报警。', '我们会增加报警 «»。'],
    ] as const)
      assert.equal(writtenAt(list(before), 'actions.no-owner', own), list(written));
    const known = { ...own, review: knownReview };
    const owned = fixed(list('- Mend it.'), 'actions.no-owner', known, 'setOwner');
    assert.deepEqual(messages('actions.no-owner', owned, known), []);
  });

  test('more than three of many are one problem, on the heading', () => {
    const many = list(...Array.from({ length: 6 }, (_, index) => `- Mend oven ${index} @ida 2026-04-01`));
    const found = problems(many, own).filter(({ code }) => code === 'actions.no-link');
    assert.deepEqual(
      found.map(({ span, message, args }) => [many.slice(span.start, span.end), message, args]),
      [['Corrective actions', 'actions.no-link.many', { count: 6 }]],
    );
  });

  test('another team may follow all of its actions up by owner and date', () => {
    assert.deepEqual(only('actions.no-link', list('- Mend it @ida 2026-04-01', '- Move it @olaf 2026-04-01')), []);
    const mixed = list('- Mend it @ida 2026-04-01 #3', '- Move it @olaf 2026-04-01');
    assert.deepEqual(only('actions.no-link', mixed), []);
    assert.deepEqual(only('actions.no-link', mixed, own), ['Move it @olaf 2026-04-01']);
    // A full stop is no place for what is missing.
    assert.deepEqual(only('actions.no-link', list('- Mend it (by May 2026).', '- Move it (by June 2026).')), []);
    const form = list('| Action | Owner | Bug_id |', '| - | - | - |', '| Mend it | @ida | |', '| Move it | @ida | |');
    assert.deepEqual(only('actions.no-link', form), ['Corrective actions']);
  });

  test('what is switched off on a line is not counted either', () => {
    const off = '<!-- review-disable-next-line actions.no-owner -->';
    const text = list('- Mend it', `  ${off}`, '- Move it', '- Sell it');
    assert.deepEqual(related('actions.no-owner', text), ['Mend it', 'Sell it']);
    assert.deepEqual(messages('actions.no-owner', list('- Mend it', `  ${off}`, '- Move it'), own), [
      'actions.no-owner.bare',
    ]);
  });

  test('a waived section has none', () => {
    assert.deepEqual(found(list('<!-- review-skip: ovens are sold -->', '- Mend it')), []);
  });

  test('actions under headings of their own count, and are one problem', () => {
    const text = lines(
      '## Corrective actions',
      '### Soon',
      '- Mend it @ida',
      '### Later',
      '- Move it @ida',
      '- Sell it #3',
    );
    assert.deepEqual(only('actions.no-link', text, own), ['Corrective actions']);
    assert.deepEqual(related('actions.no-link', text, own), ['Mend it @ida', 'Move it @ida']);
  });
});

suite('actions.no-date', () => {
  const numbers: readonly (readonly [string, string])[] = [
    ['a version', 'Upgrade the ovens to 1.29.14 #3 @ida'],
    ['an address', 'Move 10.12.34.56 #3 @ida'],
  ];
  for (const [name, action] of numbers) {
    test(`${name} is no date`, () => {
      assert.deepEqual(messages('actions.no-date', list(`- ${action}`), own), ['actions.no-date']);
      assert.deepEqual(only('actions.no-date', list(`- ${action}`), own), [action]);
    });
  }

  for (const cell of ['-', 'n/a', '?', 'tbd']) {
    test(`a cell with "${cell}" holds none, and gets one in its place`, () => {
      const text = table(`| Mend it | #3 | @ida | ${cell} |`);
      assert.deepEqual(messages('actions.no-date', text), ['actions.no-date']);
      assert.equal(fixed(text, 'actions.no-date'), table('| Mend it | #3 | @ida | 2026-03-24 |'));
    });
  }

  test('fires on the action, and offers a day in two weeks in the cell or behind the text', () => {
    assert.equal(
      fixed(table('| Mend it | #3 | @ida | |'), 'actions.no-date'),
      table('| Mend it | #3 | @ida | 2026-03-24 |'),
    );
    assert.equal(fixed(list('- Mend it #3 @ida'), 'actions.no-date', own), list('- Mend it #3 @ida 2026-03-24'));
    assert.equal(
      fixed(list('| Action |', '| - |', '| Mend it #3 @ida |'), 'actions.no-date', own),
      list('| Action |', '| - |', '| Mend it #3 @ida 2026-03-24 |'),
    );
  });

  test('"@owner" asks for an owner and names none', () => {
    const text = table('| Mend it | #3 | @owner | 2026-04-01 |');
    assert.deepEqual(found(text), [['placeholder.unfilled', '@owner']]);
    assert.deepEqual(found(table('| Mend it | #3 | @owner-of-ovens | 2026-04-01 |')), []);
  });

  test('what is done needs none', () => assert.deepEqual(only('actions.no-date', list('- [x] Mend it #3 @ida')), []));

  const forms: readonly (readonly [string, string | undefined])[] = [
    ['1 April 2026', '2026-04-01'],
    ['April 1st, 2026', '2026-04-01'],
    ['1 Sept. 2026', '2026-09-01'],
    ['1/4/2026', undefined],
    ['end of Q2', undefined],
    ['31 April 2026', undefined],
  ];
  for (const [date, iso] of forms) {
    test(`"${date}" is ${iso === undefined ? 'no date that could be written' : iso}`, () => {
      const text = table(`| Mend it | #3 | @ida | ${date} |`);
      const context = { incident: incident() };
      assert.deepEqual(only('actions.no-date', text, context), [date]);
      const [problem] = problems(text, context).filter(({ code }) => code === 'actions.no-date');
      assert.deepEqual(
        [problem?.message, problem?.fixes.map(({ args, safe }) => [args['date'], safe])],
        ['actions.no-date.form', [[iso, iso !== undefined]]],
      );
      const mended = table(`| Mend it | #3 | @ida | ${iso} |`);
      if (iso !== undefined) assert.equal(fixed(text, 'actions.no-date', context), mended);
    });
  }

  test('several in another form are one problem, whose fix writes those that are days', () => {
    const rows = (mend: string, move: string): string =>
      table(
        `| Mend it | #3 | @ida | ${mend} |`,
        `| Move it | #4 | @ida | ${move} |`,
        '| Sell it | #5 | @ida | next sprint |',
        '| Buy it | #6 | @ida | end of Q2 |',
      );
    const text = rows('1 April 2026', 'April 2nd, 2026');
    const asked = problems(text, own).filter(({ code }) => code === 'actions.no-date');
    assert.deepEqual(
      asked.map(({ message, fixes }) => [message, fixes.map(({ title, safe }) => [title, safe])]),
      [
        ['actions.no-date.forms', [['useIsoDates', true]]],
        ['actions.no-date.forms', [['writeTarget', false]]],
      ],
    );
    assert.equal(fixed(text, 'actions.no-date', own), rows('2026-04-01', '2026-04-02'));
  });
});

suite('What a form of another team asks of its actions', () => {
  const forms: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
    ['neither owner nor date, but issues', list('- Mend it #3', '- Move it #4'), []],
    ['owners, and no date', list('- Mend it @ida', '- Move it @olaf'), []],
    ['one beside an issue has nothing', list('- Mend it #3', '- Move it'), []],
    ['one beside what is done has nothing', list('- [x] Mend it', '- [ ] Move it'), []],
    ['the only one has nothing', list('- Move it'), ['actions.no-owner']],
    ['an issue is not needed', list('| Action | Issue |', '| - | - |', '| Mend it | n/a |', '| Move it | #4 |'), []],
    [
      'a list beside one with owners',
      list('- Mend it @ida', '- Move it @ida', '', '### Ideas', '', '- Sell it', '- Buy it'),
      [],
    ],
    [
      'dates in a form of its own',
      table('| Mend it | #3 | @ida | Mar 25 |', '| Move it | #4 | @ida | next sprint |'),
      [],
    ],
    ['nobody owns anything, and no issue follows it', list('- Mend it', '- Move it'), ['actions.no-owner']],
    ['one of three has a date', list('- Mend it @ida 2026-04-01', '- Move it @ida', '- Sell it @ida'), []],
    ['half of them have a date', list('- Mend it @ida 2026-04-01', '- Move it @ida'), ['actions.no-date']],
    ['owners behind a dash', list('- Mend it — Ida Berg', '- Move it — Olaf Renn'), []],
    [
      'an owner behind a comma beside one with a date',
      list('- Mend it, 2026-04-01, Ida Berg', '- Move it, Olaf Renn', '- Sell it, Ida Berg'),
      [],
    ],
    ['teams in a column', list('| Action | Team |', '| - | - |', '| Mend it | Bakers |', '| Move it | Movers |'), []],
    ['a picture instead of actions', `## Root cause\n\nGas.\n\n${list('![plan](plan.png)')}`, []],
    ['one of two has an owner', list('- Mend it #3 @ida', '- Move it #4'), ['actions.no-owner']],
    [
      'a part of a list whose other part has owners',
      list(
        '- Mend it @ida',
        '- Move it @ida',
        '',
        '## Long-term actions (later)',
        '',
        '- Sell it',
        '- Buy it',
        '- Rent it #5',
      ),
      ['actions.no-owner'],
    ],
    [
      'a part with issues whose other part has owners',
      list('- Mend it #3', '- Move it #4', '', '## Long-term actions', '', '- Sell it @ida', '- Buy it @ida'),
      ['actions.no-owner'],
    ],
    ['one of three has an owner', list('- Mend it #3 @ida', '- Move it #4', '- Sell it #5'), []],
    [
      'a date still to be said',
      list('- Mend it @ida, due: TBD', '- Move it @ida', '- Sell it @ida'),
      ['actions.no-date'],
    ],
    [
      'an owner still to be said',
      list('- Mend it #3, owner: TBD', '- Move it #4', '- Sell it #5'),
      ['actions.no-owner'],
    ],
    ['a column for dates', table('| Mend it | #3 | @ida | |', '| Move it | #4 | @ida | |'), ['actions.no-date']],
    [
      'a column for owners',
      table('| Mend it | #3 | | 2026-04-01 |', '| Move it | #4 | | 2026-04-01 |'),
      ['actions.no-owner'],
    ],
    ['dates of what is done ask for none', list('- [x] Mend it @ida 2026-04-01', '- [ ] Move it @ida'), []],
  ];
  for (const [name, text, expected] of forms)
    test(name, () => assert.deepEqual([...new Set(found(text).map(([code]) => code))], expected));
});

const levels: readonly (readonly [name: string, text: string, level: string])[] = [
  ['no owner, date or issue anywhere', list('- Mend it', '- Move it'), 'hint'],
  ['boxes without any', list('- [ ] Mend it', '- [ ] Move it'), 'hint'],
  ['an owner of one of four', list('- Mend it', '- Move it', '- Sell it', '- Buy it @ida'), 'information'],
  ['a column for owners', list('| Action | Owner |', '| - | - |', '| Mend it | |', '| Move it | |'), 'information'],
  [
    'a column for issues',
    list('| Action | Issue |', '| - | - |', '| Mend it | later |', '| Move it | |'),
    'information',
  ],
  ['a review of ours', `<!-- incident-review\nid: 7\n-->\n${list('- Mend it', '- Move it')}`, 'information'],
];
for (const [name, text, level] of levels)
  test(`Actions without owners, ${name}: ${level}`, () =>
    assert.deepEqual(
      problems(text)
        .filter(({ code }) => code === 'actions.no-owner')
        .map(problem => problem.level),
      [level],
    ));

test('Boxes of another team are counted before its plain items', () => {
  const text = list('- [ ] Mend it', '- [ ] Move it', '', '### Ideas', '', '- Sell it', '- Buy it', '- Rent it');
  assert.deepEqual(related('actions.no-owner', text), ['Mend it', 'Move it']);
});

test('One box makes no notes of the plain items around it', () => {
  const text = list('- [ ] Mend it', '- Move it', '- Sell it');
  assert.deepEqual(related('actions.no-owner', text), ['Mend it', 'Move it', 'Sell it']);
});

suite('actions.bad-date', () => {
  const row = (date: string): string => table(`| Mend it | #3 | @ida | ${date} |`);
  const dated = `- Incident date: 2026-03-02\n\n`;

  test('before the incident, by what GitLab, a field or the timeline says', () => {
    assert.deepEqual(messages('actions.bad-date', row('2026-03-01'), { incident: incident() }), [
      'actions.bad-date.before',
    ]);
    assert.deepEqual(messages('actions.bad-date', dated + row('2026-03-01')), ['actions.bad-date.before']);
    assert.deepEqual(
      messages('actions.bad-date', `${row('2026-03-01')}\n## Timeline\n\n* 2026-03-02 10:00 UTC: cold\n`),
      ['actions.bad-date.before'],
    );
    assert.deepEqual(
      messages('actions.bad-date', row('2026-03-02'), { incident: incident(), today: '2026-03-02' }),
      [],
    );
  });

  test('a date alone in brackets may tell when that was, with a word or an owner it is the target', () => {
    const before = (item: string): readonly string[] => messages('actions.bad-date', dated + list(item));
    assert.deepEqual(before('- The old oven stays for now (2026-03-01)'), []);
    assert.deepEqual(before('- Mend it (due 2026-03-01)'), ['actions.bad-date.before']);
    assert.deepEqual(before('- Mend it (@ida, 2026-03-01)'), ['actions.bad-date.before']);
  });

  test('past, while the action is open', () => {
    const context = { incident: incident() };
    assert.deepEqual(messages('actions.bad-date', row('2026-03-09'), context), ['actions.bad-date.past']);
    assert.deepEqual(messages('actions.bad-date', row('2026-03-10'), context), []);
    assert.deepEqual(messages('actions.bad-date', list('- [x] Mend it #3 @ida 2026-03-09')), []);
  });

  test('not while its issue is done or dropped; one that was moved goes on elsewhere', () => {
    const past = (issue: { readonly opened: boolean; readonly outcome: ActionIssue['outcome'] }): readonly string[] =>
      messages('actions.bad-date', row('2026-03-09'), {
        incident: incident(),
        actionIssues: new Map([['#3', issue]]),
      });
    assert.deepEqual(past({ opened: false, outcome: 'done' }), []);
    assert.deepEqual(past({ opened: false, outcome: 'dropped' }), []);
    assert.deepEqual(past({ opened: false, outcome: 'moved' }), ['actions.bad-date.past']);
    assert.deepEqual(past({ opened: true, outcome: 'open' }), ['actions.bad-date.past']);
  });

  test('is silent on a closed review, and on what is no day', () => {
    assert.deepEqual(
      messages('actions.bad-date', row('2026-03-01'), {
        incident: incident(),
        review: { ...knownReview, opened: false },
      }),
      [],
    );
    assert.deepEqual(messages('actions.bad-date', row('2026-02-31')), []);
  });
});

suite('actions.no-owner', () => {
  test('fires on the action, or on a mark that stands for nobody', () => {
    const sold = '| Sell it | #5 | @ida | 2026-04-01 |';
    assert.deepEqual(only('actions.no-owner', table('| Mend it | #3 | | 2026-04-01 |', sold)), ['Mend it']);
    assert.deepEqual(only('actions.no-owner', table('| Move it | #4 | ? | 2026-04-01 |', sold)), ['?']);
    assert.deepEqual(only('actions.no-owner', list('- Mend it #3 2026-04-01'), own), ['Mend it #3 2026-04-01']);
  });

  const nobodies = [
    '-',
    'n/a',
    'tbd',
    '@',
    'to be found',
    'still to be named',
    'not yet known',
    'unclear',
    'needs an owner',
  ];
  for (const cell of [...nobodies, 'wird noch benannt', 'noch zu klären', 'à désigner', 'por asignar']) {
    test(`a cell with "${cell}" names nobody`, () =>
      assert.deepEqual(found(table(`| Mend it | #3 | ${cell} | 2026-04-01 |`)), [['actions.no-owner', cell]]));
  }

  test('"TBD" is nobody and no date, which is said once', () => {
    assert.deepEqual(found(table('| Mend it | #3 | TBD | 2026-04-01 |')), [['actions.no-owner', 'TBD']]);
    assert.deepEqual(found(table('| Mend it | #3 | @ida | TBD |')), [['actions.no-date', 'Mend it']]);
    assert.deepEqual(
      found(list('- Mend it. Owner: TBD. Due: TBD. #3')).map(([code]) => code),
      ['actions.no-date', 'actions.no-owner'],
    );
  });

  test('nobody asks a dropped action for the "TBD" in it', () => {
    assert.deepEqual(found(list('- [x] Mend it, owner: TBD', '- Move it @ida 2026-04-01 #3')), []);
  });

  const bareLists: readonly (readonly [string, string, readonly string[]])[] = [
    ['a list', list('- Mend it', '- Move it'), ['Mend it', 'Move it']],
    [
      'a list with one that is complete',
      list('- Mend it', '- Move it', '- Sell it @ida 2026-04-01 #3'),
      ['Mend it', 'Move it'],
    ],
    [
      'a table',
      table('| Mend it | | | |', '| Move it | - | | |', '| Sell it | | | |'),
      ['Mend it', 'Move it', 'Sell it'],
    ],
  ];
  for (const [name, text, places] of bareLists) {
    test(`${name} of which only the text is there is one problem`, () => {
      assert.deepEqual(found(text), [['actions.no-owner', 'Corrective actions']]);
      assert.deepEqual(messages('actions.no-owner', text), ['actions.no-owner.bare.many']);
      assert.deepEqual(related('actions.no-owner', text), places);
    });
  }

  const owners: readonly (readonly [string, boolean])[] = [
    ['@ida', true],
    ['Ida Berg', true],
    ['Ida Berg, product manager', true],
    ['Ida Berg, Product Manager', true],
    ['Ida Berg, SRE', true],
    ['Ida Berg (payments)', true],
    ['Ida Berg, Olaf Roth', false],
    ['Ida Berg, Olaf', false],
    ['bakers team', false],
    ['SRE', false],
    ['Ida and Olaf', false],
    ['@ida, @olaf', false],
    ['everyone', false],
  ];
  for (const [owner, isPerson] of owners) {
    test(`"${owner}" ${isPerson ? 'is one person' : 'is not one person'}`, () => {
      const text = table(`| Mend it | #3 | ${owner} | 2026-04-01 |`);
      assert.deepEqual(only('actions.no-owner', text, own), isPerson ? [] : [owner]);
      assert.deepEqual(found(text, { policy: createPolicy('plain') }), []);
    });
  }

  test('rules that hold from now on are actions of a review begun here, and nothing that another team is asked about', () => {
    const text = list('- Never bake alone', '- Mend it');
    assert.deepEqual(related('actions.no-owner', text, own), ['Never bake alone', 'Mend it']);
    assert.deepEqual(only('actions.no-owner', text), ['Mend it']);
  });

  test('another team may give its actions to teams', () => {
    const row = (owner: string): string => `| Mend it | #3 | ${owner} | 2026-04-01 |`;
    const mixed = table(row('bakers team'), row('Ida Berg'));
    assert.deepEqual(only('actions.no-owner', mixed), []);
    assert.deepEqual(only('actions.no-owner', mixed, own), ['bakers team']);
  });

  test('the review’s assignee is offered, also where there is no column', () => {
    const over = { review: { ...knownReview, dueDate: undefined } };
    assert.equal(
      fixed(list('- Mend it #3 2026-04-01'), 'actions.no-owner', over),
      list('- Mend it #3 2026-04-01 @ida'),
    );
    assert.equal(
      fixed(list('| Action | Date |', '| - | - |', '| Mend it #3 | 2026-04-01 |'), 'actions.no-owner', over),
      list('| Action | Date |', '| - | - |', '| Mend it #3 @ida | 2026-04-01 |'),
    );
  });
});

suite('actions.none', () => {
  const board = '## Corrective actions\n\n![The board](board.png)\n';
  test('fires only where a cause is known', () => {
    const whole = `## Root cause\n\nA closed valve.\n\n${board}`;
    assert.deepEqual(only('actions.none', whole, own), ['Corrective actions']);
    assert.deepEqual(only('actions.none', board, own), []);
    assert.deepEqual(found(whole), []);
  });

  test('an empty section says so itself, and a reason is enough', () => {
    assert.deepEqual(found('## Root cause\n\nA closed valve.\n\n## Corrective actions\n'), [
      ['section.empty', 'Corrective actions'],
    ]);
    assert.deepEqual(
      found('## Root cause\n\nA closed valve.\n\n## Corrective actions\n\nNone, because the ovens are sold.\n'),
      [],
    );
  });
});

suite('actions.vague', () => {
  test('is off by default, and reads the first words of English ones', () => {
    const text = list('- Consider it #3 @ida 2026-04-01', '- Mend the oven and consider the till #4 @ida 2026-04-01');
    assert.deepEqual(only('actions.vague', text), []);
    assert.deepEqual(only('actions.vague', text, { rules: { 'actions.vague': 'hint' } }), ['Consider']);
  });
});

suite('actions.unused-lesson', () => {
  test('lessons without any action', () => {
    const lessons = '## Lessons learned\n\nValves close.\n';
    assert.deepEqual(only('actions.unused-lesson', lessons, own), ['Lessons learned']);
    assert.deepEqual(only('actions.unused-lesson', '## What went well\n\nBread.\n', own), []);
    assert.deepEqual(found(lessons), [], 'what another team has learned leads to what it has written elsewhere');
  });

  test('a section for actions speaks for itself', () => {
    assert.deepEqual(found('## Lessons learned\n\nValves close.\n\n## Corrective actions\n'), [
      ['section.empty', 'Corrective actions'],
    ]);
  });
});

test('Twice as many boxes of another team take about twice the time', () => {
  const run = (count: number): (() => void) => {
    const text = list(...Array.from({ length: count }, () => '- [ ] Mend it\n'));
    const review = analyzeReview(parseReview(text), undefined);
    return () => findProblems(review, context());
  };
  assert.equal(findGrowth({ runSmall: run(4_000), runLarge: run(16_000), mostTimes: 8, leastMs: 60 }), undefined);
});
