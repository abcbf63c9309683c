// The 5 Whys, the root cause, and words that blame.
import assert from 'node:assert/strict';
import { createPolicy } from '../../../../src/incident/policy';
import { found, fixed, lines, problems } from '../fixtures';

const english =
  '\n## Notes\n\nThis is a text of the bakery that was written in English, with all of the small words that are in it.\n';
const on = { rules: { 'whys.broken-chain': 'hint', 'blame.counterfactual': 'hint' } } as const;

const only = (code: string, text: string, over = {}): readonly string[] =>
  found(text + english, { ...on, ...over })
    .filter(([each]) => each === code)
    .map(([, marked]) => marked);
const whys = (...body: readonly string[]): string => lines('## 5 Whys', '', ...body);
const cause = (text: string): string => lines('## Root cause', '', text);

suite('whys.too-few', () => {
  test('counts the answered ones of each chain', () => {
    const two = whys('1. Why cold?', '   - No gas.', '2. Why no gas?', '   - A closed valve.');
    assert.deepEqual(
      problems(two)
        .filter(({ code }) => code === 'whys.too-few')
        .map(({ args }) => args),
      [{ count: 2, wanted: 3 }],
    );
    assert.deepEqual(only('whys.too-few', `${two}3. Why closed?\n   - A restart.\n`), []);
  });

  test('how many are wanted is the team’s', () => {
    assert.deepEqual(
      only('whys.too-few', whys('1. Cold ovens', '2. No gas'), {
        policy: { ...createPolicy('plain'), minimumWhys: 2 },
      }),
      [],
    );
  });

  test('open ones say so themselves', () => {
    assert.deepEqual(
      only('whys.too-few', whys('1. Why cold?', '   - No gas.', '2. Why no gas?', '3. Why closed?')),
      [],
    );
  });

  const next: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      'numbers that count go on',
      ['1. Cold ovens', '2. No gas'],
      ['1. Cold ovens', '2. No gas', '3. Why was that possible?', '   - '],
    ],
    [
      'numbers that stay stay',
      ['1. Why cold?', '   - No gas.', '1. Why no gas?', '   - A valve.'],
      ['1. Why cold?', '   - No gas.', '1. Why no gas?', '   - A valve.', '1. Why was that possible?', '   - '],
    ],
    [
      'bullets stay bullets',
      ['* Why cold?', '  - No gas.'],
      ['* Why cold?', '  - No gas.', '* Why was that possible?', '  - '],
    ],
    [
      'pasted output stays with its question',
      ['1. Why cold?', '', '   ```', '   gas: off', '   ```'],
      ['1. Why cold?', '', '   ```', '   gas: off', '   ```', '2. Why was that possible?', '   - '],
    ],
  ];
  for (const [name, before, after] of next) {
    test(`the next why: ${name}`, () => assert.equal(fixed(whys(...before), 'whys.too-few'), whys(...after)));
  }
});

suite('whys.unanswered', () => {
  test('fires on each question without an answer, and answers below its marker', () => {
    const text = whys('10. Why cold?', '11. Why no gas?', '    - A valve.', '12. Why?');
    assert.deepEqual(only('whys.unanswered', text), ['Why cold?', 'Why?']);
    assert.equal(fixed(text, 'whys.unanswered'), text.replace('cold?', 'cold?\n    - Not known.'));
  });

  test('answers below the last line of a question, and dots are no answer', () => {
    const text = whys('1. Why were the ovens', '   cold?', '2. Why?', '   ...');
    assert.deepEqual(only('whys.unanswered', text), ['Why were the ovens\n   cold?', 'Why?']);
    assert.equal(fixed(text, 'whys.unanswered'), text.replace('cold?', 'cold?\n   - Not known.'));
  });

  test('statements and answers on the line are answers', () => {
    assert.deepEqual(only('whys.unanswered', whys('1. Cold ovens', '2. Why? - No gas.', '3. Because of a valve')), []);
  });
});

suite('whys.ends-at-person', () => {
  for (const end of ['It was human error.', 'An operator error.', 'Someone forgot it.', 'She made a mistake.']) {
    test(`fires on "${end}"`, () =>
      assert.equal(only('whys.ends-at-person', whys('1. Why cold?', `   - ${end}`)).length, 1));
  }

  test('is silent in the middle of a chain, and on systems', () => {
    assert.deepEqual(
      only(
        'whys.ends-at-person',
        whys('1. Why?', '   - Human error.', '2. Why was that possible?', '   - The valve has no guard.'),
      ),
      [],
    );
    assert.deepEqual(only('whys.ends-at-person', whys('1. Why?', '   - The controller failed.')), []);
  });
});

suite('whys.broken-chain', () => {
  test('is off by default', () => {
    assert.ok(
      !found(whys('1. Why cold ovens?', '   - No gas came.', '2. Why rainy weather?', '   - A front.') + english).some(
        ([code]) => code === 'whys.broken-chain',
      ),
    );
  });

  test('fires where no word of the answer comes back, unless it is a branch', () => {
    const chain = (question: string): string =>
      whys('1. Why were ovens cold?', '   - The gas valve closed.', `2. ${question}`, '   - A restart.');
    assert.deepEqual(only('whys.broken-chain', chain('Why was nobody told of alarms?')), [
      'Why was nobody told of alarms?',
    ]);
    assert.deepEqual(only('whys.broken-chain', chain('Why do valves close?')), []);
    assert.deepEqual(only('whys.broken-chain', chain('Branch: why was nobody told?')), []);
    assert.deepEqual(only('whys.broken-chain', chain('Why was that?')), []);
  });
});

suite('root-cause.missing', () => {
  for (const text of [
    'Unknown',
    'unknown.',
    '- Not known',
    'The root cause is unclear.',
    'Under investigation',
    '???',
    'N/A',
  ]) {
    test(`fires on "${text}"`, () =>
      assert.deepEqual(only('root-cause.missing', cause(text)), [text.replace('- ', '')]));
  }

  test('a sentence of what was looked at is enough', () => {
    assert.deepEqual(only('root-cause.missing', cause('Unknown. The log of the valve was read.')), []);
    assert.deepEqual(only('root-cause.missing', cause('Unknown\n\nThe log of the valve was read.')), []);
  });

  test('"TBD" is a placeholder, and an empty section is empty: one problem each', () => {
    assert.deepEqual(found(cause('TBD')), [['placeholder.unfilled', 'TBD']]);
    assert.deepEqual(found('## Root cause\n'), [['section.empty', 'Root cause']]);
  });
});

suite('blame.person', () => {
  const rule = (text: string): readonly string[] => only('blame.person', cause(text));

  const people: readonly (readonly [string, readonly string[]])[] = [
    ['@ida closed the valve', ['@ida']],
    ['it was @ida.', ['@ida']],
    ['(@ida_b, @olaf.k)', ['@ida_b', '@olaf.k']],
    ['Ida Berg forgot the valve', ['Ida Berg']],
    ['then Ida Berg pushed the change', ['Ida Berg']],
    ['@shop/oven and @shop/till broke', []],
    ['mail to ida@bakery.example', []],
    ['oven@1.2.2 failed', []],
    ['@renovate-bot pushed it', []],
    ['`@ida` in code', []],
    ['@here and @all', []],
    ['Load Balancer failed', []],
    ['Payment Service broke the tills', []],
    ['The Gas Valve Controller failed', []],
    ['Ida Berg found the cause', []],
    ['Ida Berg accidentally deleted the list', ['Ida Berg']],
    ['Ida Berg then mistakenly deleted it', ['Ida Berg']],
    ['José García overlooked it', ['José García']],
    ['Apache Kafka failed because a disk was full', []],
    ['Black Friday caused a rush', []],
    ['Feature Flags caused it', []],
    ['Red Hat broke the image', []],
    ['New York failed over', []],
    ['Error Budget ran out', []],
    ['Istio Pilot missed updates', []],
    ['Istio Pilot wrongly rejected it', []],
    ['With Feature Flags misconfigured by default', []],
    ['Ida Berg ignored the alert', ['Ida Berg']],
    ['Ida Berg quickly then deleted it', ['Ida Berg']],
    ['Ida Berg mistakenly then deleted it', ['Ida Berg']],
  ];
  for (const [text, expected] of people)
    test(`"${text}": ${expected.join(', ') || 'nobody'}`, () => assert.deepEqual(rule(text), expected));

  test('where it may be a system, it is a hint', () => {
    const level = (text: string): unknown => problems(cause(text)).find(({ code }) => code === 'blame.person')?.level;
    assert.deepEqual(
      ['Xolani Dube pushed it', 'Ida Berg quickly then deleted it', 'Ida Berg forgot it', 'Ida Berg ignored it'].map(
        level,
      ),
      ['hint', 'hint', 'warning', 'warning'],
    );
  });

  test('only where a cause is told', () => {
    assert.deepEqual(only('blame.person', lines('## Impact', '', '@ida got no bread')), []);
    assert.deepEqual(only('blame.person', lines('## Contributing factors', '', '@ida was away')), ['@ida']);
    assert.deepEqual(only('blame.person', whys('1. Why?', '   - @ida closed it')), ['@ida']);
  });

  const told: readonly (readonly [sentence: string, expected: readonly string[]])[] = [
    ['@ida looked through it without care, and closed the valve.', ['@ida']],
    ['@ida closed the wrong valve and did not check the page.', ['@ida']],
    ['Ida Berg forgot to open the valve.', ['Ida Berg']],
    ['Marek pushed it without a review.', ['Marek']],
    ['It went cold because of a mistake by Ida Berg.', ['Ida Berg']],
    ['Ida Berg closed the valve at 10:00.', []],
    ['@ida noticed it and called a baker, who looked without care at first.', []],
    ['We called @ida, who did not check the phone.', []],
    ['It was looked through without care, and then she forgot it.', []],
    ['The engineer forgot the valve.', []],
    ['Jenkins closed the wrong valve and did not check the page.', []],
    ['Oven Master forgot its settings.', []],
    ['Ben Nevis, our scheduler, removed the wrong node.', []],
    ['Ben, our baker, removed the wrong node.', ['Ben']],
    ['The Oven team did not check the page.', []],
  ];
  for (const [sentence, expected] of told)
    test(`what happened: ${sentence}`, () => {
      const text = lines('## What happened', '', sentence);
      const blamed = problems(text).filter(({ code }) => code === 'blame.person');
      assert.deepEqual(
        blamed.map(({ span, level }) => [text.slice(span.start, span.end), level]),
        expected.map(name => [name, 'hint']),
      );
    });

  const roles: readonly (readonly [string, string])[] = [
    ['@ida closed it', 'The engineer on call closed it'],
    ['then @ida closed it', 'then the engineer on call closed it'],
    ['It was cold. @ida closed it', 'It was cold. The engineer on call closed it'],
    ['- @ida’s valve', '- The engineer on call’s valve'],
    ['by the @ida account', 'by the engineer on call account'],
  ];
  for (const [text, expected] of roles) {
    test(`"${text}" becomes "${expected}"`, () => assert.equal(fixed(cause(text), 'blame.person'), cause(expected)));
  }

  test('the roles that are offered are the team’s', () => {
    const [problem] = problems(cause('@ida closed it'), {
      policy: { ...createPolicy('plain'), roleNouns: ['baker', 'cook'] },
    });
    assert.deepEqual(
      problem?.fixes.map(({ args }) => args['role']),
      ['baker', 'cook'],
    );
  });
});

suite('blame.phrase', () => {
  const phrases: readonly (readonly [string, readonly string[]])[] = [
    ['It was closed by mistake.', ['by mistake']],
    ['Human error and negligence', ['Human error', 'negligence']],
    ['We should have known better.', ['should have known better']],
    ["It was the baker's fault", ["'s fault"]],
    ['It was not human error', []],
    ['This review is blameless: no negligence is looked for', []],
    ['The page said "human error"', []],
    ['The server answered with a user error', []],
    ['The baker forgot to close it, which should have been done', []],
  ];
  for (const [text, expected] of phrases) {
    test(`"${text}": ${expected.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(only('blame.phrase', lines('## Impact', '', text)), expected));
  }

  test('in an answer of a chain the next why asks on', () => {
    assert.deepEqual(
      only('blame.phrase', whys('1. Why?', '   - Human error.', '2. Why was that possible?', '   - No guard.')),
      [],
    );
  });
});

suite('blame.counterfactual', () => {
  test('fires in what is told, not where it is asked what would be better', () => {
    assert.deepEqual(
      only('blame.counterfactual', lines('## Impact', '', 'A test would have prevented it, if only it ran.')),
      ['would have prevented', 'if only'],
    );
    assert.deepEqual(
      only('blame.counterfactual', lines('## Lessons learned', '', 'A test would have prevented it.')),
      [],
    );
  });
});
