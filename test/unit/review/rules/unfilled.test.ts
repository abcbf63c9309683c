// Placeholders, questions, fields and facts that nobody filled in.
import assert from 'node:assert/strict';
import { found, fixed, incident, lines, problems, template, bodyOf } from '../fixtures';

const own = template(
  lines(
    '# Report',
    '',
    'Version: `_REPLACE_WITH_ X.Y`',
    '',
    '## Summary',
    '',
    '1. Service(s) affected :',
    '1. Minutes downtime or degradation : ',
    '',
    '## Impact',
    '',
    '1. How many shops were hit?',
    '2. If the number is unknown, how large could it have been?',
    '',
    '## Timeline',
    '',
    '* YYYY-MM-DD XX:YY UTC: first thing',
    '* YYYY-MM-DD XX:YY UTC: second thing',
  ),
);
const over = { template: own };

function only(code: string, text: string, more = {}): readonly string[] {
  return found(text, { ...over, ...more })
    .filter(([each]) => each === code)
    .map(([, marked]) => marked);
}

suite('placeholder.unfilled', () => {
  const rule = (text: string, more = {}): readonly string[] => only('placeholder.unfilled', text, more);

  test('is silent in a section where nothing was written, and in one that is waived', () => {
    assert.deepEqual(rule(bodyOf(own)), []);
    assert.deepEqual(
      rule('## Timeline\n<!-- review-skip: a -->\n* YYYY-MM-DD XX:YY UTC: first thing\n* YYYY-MM-DD 10:00 UTC: a\n'),
      [],
    );
  });

  test('above the first section it waits until something is written anywhere', () => {
    assert.deepEqual(rule(bodyOf(own).replace('second thing\n', 'second thing\n* 2026-03-02 10:00 UTC: cold\n')), [
      '`_REPLACE_WITH_ X.Y`',
      'YYYY-MM-DD XX:YY',
      'YYYY-MM-DD XX:YY',
    ]);
  });

  test('fields above the first section and below headings of unknown meaning count, and times of one timeline once', () => {
    const text = lines(
      '# Outage: ovens',
      '',
      '**Duration:** [Time from start to end]',
      '',
      '## Timeline',
      '',
      '**[DATE/TIME]** - cold',
      '**[TIME]** - noticed',
      '**[TIME]** - warm again',
      '',
      '## Oven',
      '',
      '- **Model:** [Version]',
      '',
      '## Root cause',
      '',
      'Gas.',
    );
    assert.deepEqual(rule(text, { template: undefined }), [
      '[Time from start to end]',
      '[DATE/TIME]',
      '[TIME]',
      '[Version]',
    ]);
    // Nothing is written yet: each section says so itself.
    assert.deepEqual(
      rule(text.replace('Gas.', '[Describe the cause]').replace(/\*\*\[.*/gu, ''), { template: undefined }),
      [],
    );
  });

  const timesOpen: readonly (readonly [name: string, rows: readonly string[], expected: readonly string[]])[] = [
    ['in brackets behind a day', ['| D-1 <HH:MM> | cold |', '| D <HH:MM> | warm |'], ['<HH:MM>']],
    ['at the head of items', ['- <TIME> cold', '- <TIME> colder', '- <TIME> warm'], ['<TIME>']],
    ['without any brackets', ['- HH:MM cold', '- HH:MM warm'], ['HH:MM']],
    ['of another kind', ['- <HH:MM> <OVEN> is cold', '- <HH:MM> warm'], ['<HH:MM> <OVEN>', '<HH:MM>']],
    ['within what is told', ['- 10:00 cold in <SHOP>', '- 10:30 Note: warm in <SHOP>'], ['<SHOP>']],
  ];
  for (const [name, rows, expected] of timesOpen)
    test(`times left open in a timeline are one problem: ${name}`, () => {
      const table = rows[0]?.startsWith('|') === true ? ['| When | What |', '| --- | --- |'] : [];
      const text = lines('## Timeline', '', ...table, ...rows, '', '## Root cause', '', 'No gas at <HH:MM>.');
      assert.deepEqual(rule(text, { template: undefined }), [...expected, '<HH:MM>']);
    });

  test('lines to sign on are one problem', () => {
    const text = lines('## Sign-off', '', 'Seen by both.', '', '- Lead: ________', '- Product: __________');
    assert.deepEqual(
      problems(text)
        .filter(({ code }) => code === 'placeholder.unfilled')
        .map(({ args }) => args['count']),
      [2],
    );
  });

  test('the same hole in several entries is one problem, in fields it is not', () => {
    const text = lines(
      '## Timeline',
      '',
      '* 2026-03-02 HH:mm: cold',
      '* 2026-03-02 HH:mm: hot',
      '* 2026-03-02 10:00: over',
    );
    const [problem, ...others] = problems(text).filter(({ code }) => code === 'placeholder.unfilled');
    assert.deepEqual(others, []);
    assert.deepEqual([problem?.message, problem?.args], ['placeholder.unfilled.many', { text: 'HH:mm', count: 2 }]);
    assert.deepEqual(
      problem?.related?.map(({ span }) => text.slice(span.start, span.end)),
      ['HH:mm'],
    );
    assert.deepEqual(
      only('placeholder.unfilled', '## Summary\nIt was cold.\n\n- Region: TBD\n- Team: TBD\n', { template: undefined }),
      ['TBD', 'TBD'],
    );
  });

  const fields: readonly (readonly [string, readonly string[]])[] = [
    ['Issue: to be created', ['to be created']],
    ['**Ofen**: _zu ergänzen_', ['_zu ergänzen_']],
    ['Cause : à compléter', ['à compléter']],
    ['Causa: por definir', ['por definir']],
    ['Causa: a definir', ['a definir']],
    ['关联工单：待创建', ['待创建']],
    ['原因：未定', ['未定']],
    ['원인: 작성 예정', ['작성 예정']],
    ['Причина: будет дополнено', ['будет дополнено']],
    ['Grundorsak: fylls i senare', ['fylls i senare']],
    ['Causa: da definire', ['da definire']],
    ['Oorzaak: nog in te vullen', ['nog in te vullen']],
    ['Penyebab: akan dilengkapi', ['akan dilengkapi']],
    // What is so, and what somebody does not know yet.
    ['Status: to be confirmed', []],
    ['状态：待确认', []],
    ['Cause: not yet known', []],
    ['Cause: pending', []],
    ['Ursache: in Klärung', []],
    ['Issue: to be created by the gas team on 2026-03-04', []],
    ['Cause: a definir mal as zonas', []],
    ['원인: 밸브 작성 예정일 오류', []],
    ['结论：等待创建订单的队列已满', []],
  ];
  for (const [text, expected] of fields)
    test(`the value of "${text}"`, () => {
      assert.deepEqual(rule(`## Summary\n\nIt was cold.\n\n- ${text}\n`, { template: undefined }), expected);
      const [name = '', value = ''] = text.split(/(?<=.)\s?[:：]\s?/u);
      const row = `## Summary\n\nIt was cold.\n\n| Field | Value |\n| --- | --- |\n| ${name} | ${value} |\n`;
      assert.deepEqual(rule(row, { template: undefined }), expected);
    });

  test('rows of dots in one table are one problem, those of another table another', () => {
    const table = '\n| A | B |\n| --- | --- |\n| 10:00 | It was cold in here |\n| … | … |\n| … | … |\n';
    const text = `## Timeline\n${table}\n## What helped\n${table}`;
    assert.deepEqual(
      problems(text, { template: undefined })
        .filter(({ code }) => code === 'placeholder.unfilled')
        .map(({ args, span }) => [args['count'], span.start]),
      [
        [2, text.indexOf('…')],
        [2, text.indexOf('…', text.indexOf('## What'))],
      ],
    );
  });

  test('the entries that a template left are one problem, however they are marked', () => {
    const entry = '* `HH:MM:SS`: {Description} <== <span style="color:red">{Milestone}</span>\n';
    const text = `## Timeline\n\n* 2026-03-02 10:00 UTC: cold\n${entry}${entry}`;
    assert.deepEqual(rule(text, { template: undefined }), ['HH:MM:SS']);
  });

  test('a hole of two lines is taken out whole', () => {
    const text = '## Impact\n\nCold.\n\n_fill in: how many\nshops._\n\nWarm.\n';
    assert.equal(
      fixed(text, 'placeholder.unfilled', { template: undefined }, 'removeLine'),
      '## Impact\n\nCold.\n\n\nWarm.\n',
    );
  });

  test('a row is one problem that names its holes, touched or not', () => {
    const text = '## Timeline\n\n* YYYY-MM-DD XX:YY UTC: first thing\n* 2026-03-02 XX:YY UTC: a <NAME> b <PLACE>\n';
    assert.deepEqual(rule(text), ['YYYY-MM-DD XX:YY', 'XX:YY']);
    const [, half] = problems(text).filter(({ code }) => code === 'placeholder.unfilled');
    assert.ok(half);
    assert.deepEqual(half.args, { text: 'XX:YY … <NAME> … <PLACE>' });
    assert.deepEqual(
      half.related?.map(({ span }) => text.slice(span.start, span.end)),
      ['<NAME>', '<PLACE>'],
    );
  });

  const inOneLine: readonly (readonly [line: string, named: readonly string[]])[] = [
    ['On <DATE> at <TIME> the oven of <SHOP> was cold.', ['<DATE> … <TIME> … <SHOP>']],
    ['More than [TODO] loaves in [TODO] shops.', ['TODO']],
    ['Cold from <HH:MM> to <HH:MM>.', ['<HH:MM>']],
    ['- **Shops**: <number>, **loaves**: <number>', ['<number>']],
    ['Asked {{commander}}, who called {{baker}}.', ['{{commander}}', '{{baker}}']],
    ['<DATE>: cold\n<TIME>: warm', ['<DATE>', '<TIME>']],
  ];
  for (const [line, named] of inOneLine)
    test(`places of one line are one problem, variables are not: ${line}`, () => {
      const found = problems(`## Summary\n\nIt was cold.\n\n${line}\n`, { template: undefined });
      assert.deepEqual(
        found.filter(({ code }) => code === 'placeholder.unfilled').map(({ args }) => args['text']),
        named,
      );
    });

  test('what is known of any place of a line is offered', () => {
    const text = '## Impact\n\nLoaves of <NAME>, see #NNN.\n';
    assert.equal(
      fixed(text, 'placeholder.unfilled', { ...over, incident: incident() }, 'fillPlaceholder'),
      text.replace('#NNN', '#101'),
    );
  });

  test('a row of notes is one problem, and no action', () => {
    const head = '## Action items\n\n| Action | Priority | Owner | Due | Issue |\n|-|-|-|-|-|\n';
    const rows = '| Cap it | low | Ida | 2026-03-09 | #4 |\n| [TODO] | low | [TODO] | [TODO] | [TODO] |\n';
    assert.deepEqual(found(head + rows, { template: undefined }), [['placeholder.unfilled', 'TODO']]);
    const items = '## Action items\n\n- [ ] Cap it, Ida, 2026-03-09, #4\n- [ ] TODO\n';
    assert.deepEqual(found(items, { template: undefined }), [['placeholder.unfilled', 'TODO']]);
  });

  test('a row in which nothing but placeholders stands is one, the template’s or not', () => {
    const row = (cells: string): string =>
      `## Steps\n\n| What | Who | When |\n| --- | --- | --- |\n| Cap it | Ida | soon |\n${cells}\n`;
    const holes = (cells: string): readonly string[] =>
      only('placeholder.unfilled', row(cells), { template: undefined });
    assert.deepEqual(holes('| <WHAT> | [name] | YYYY-MM-DD |'), ['<WHAT>']);
    assert.deepEqual(holes('| Cap it | <NAME> | YYYY-MM-DD |'), ['<NAME>']);
  });

  test('the fix takes an untouched row out, else the placeholder', () => {
    const text = '## Timeline\n\n* YYYY-MM-DD XX:YY UTC: first thing\n* 2026-03-02 10:00 UTC: a\n';
    assert.equal(fixed(text, 'placeholder.unfilled', over), '## Timeline\n\n* 2026-03-02 10:00 UTC: a\n');
    assert.equal(
      fixed('## Impact\n\nLoaves of <NAME>, lost\n', 'placeholder.unfilled', over),
      '## Impact\n\nLoaves of, lost\n',
    );
    assert.equal(fixed('## Impact\n\na\n<NAME>\n', 'placeholder.unfilled', over), '## Impact\n\na\n');
  });

  test('a number of the incident is filled in', () => {
    assert.equal(
      fixed('## Impact\n\nSee #NNN.\n', 'placeholder.unfilled', { ...over, incident: incident() }),
      '## Impact\n\nSee #101.\n',
    );
  });

  test('a field that says nothing but a placeholder is one problem, with what is known of the field', () => {
    const text =
      '## Summary\n\n1. Service(s) affected : ???\n1. Minutes downtime or degradation : 12 or <MINUTES>\n1. Owner: TBD\n';
    const known = { ...over, incident: incident({ services: ['Ovens'] }) };
    assert.deepEqual(
      found(text, known)
        .filter(([code]) => code !== 'section.missing')
        .map(([code, marked]) => `${code} ${marked}`),
      ['placeholder.unfilled ???', 'placeholder.unfilled <MINUTES>', 'placeholder.unfilled TBD'],
    );
    assert.equal(
      fixed(text, 'placeholder.unfilled', known, 'fillField'),
      text.replace('affected : ???', 'affected : Ovens'),
    );
  });

  test('a note to come back weighs less', () => {
    assert.deepEqual(
      problems('## Impact\n\nLost: TBD, <NAME>\nShops: TBD\n', over)
        .filter(({ code }) => code === 'placeholder.unfilled')
        .map(({ level, args }) => `${level}: ${String(args['text'])}`),
      ['information: TBD … <NAME>', 'hint: TBD'],
    );
  });

  test('what only looks like one is none', () => {
    assert.deepEqual(
      rule('## Impact\n\na<br>b, List<T>, < 300 ms, `{{ .Values }}`, <https://a.example>, format YYYY-MM-DD\n'),
      [],
    );
  });
});

suite('question.unanswered', () => {
  const rule = (text: string): readonly string[] => only('question.unanswered', text);

  test('is silent where nothing was written', () => {
    assert.deepEqual(rule('## Impact\n\n1. How many shops were hit?\n'), []);
  });

  test('fires for each open one once another is answered', () => {
    assert.deepEqual(
      rule(
        '## Impact\n\n1. How many shops were hit?\n2. If the number is unknown, how large could it have been? Half of them.\n',
      ),
      ['How many shops were hit?'],
    );
  });

  test('"if the number is unknown" needs no answer where the number is there', () => {
    const text = (answer: string): string =>
      `## Impact\n\n1. How many shops were hit? ${answer}\n2. If the number is unknown, how large could it have been?\n`;
    assert.deepEqual(rule(text('12')), []);
    assert.deepEqual(rule(text('All of them')), []);
    assert.deepEqual(rule(text('Hard to tell')), ['If the number is unknown, how large could it have been?']);
  });

  test('answers on the line, nested, below, as a picture', () => {
    for (const answer of [' 12', '\n   - 12', '\n\n   12', '\n\n12', '\n   ![12](a.png)']) {
      assert.deepEqual(rule(`## Impact\n\n1. How many shops were hit?${answer}\n`), [], JSON.stringify(answer));
    }
  });
});

suite('question.unanswered: headings that ask', () => {
  const document = (meaning: string, second: string): string =>
    lines(
      `# Cold ovens`,
      '',
      `## ${meaning}`,
      '',
      '### Who saw it?',
      '',
      'Ida.',
      '',
      `### ${second}`,
      '',
      '### Then?',
      '',
      'Warm.',
    );
  const asked = (text: string): readonly string[] =>
    problems(text).flatMap(({ code, span }) =>
      code.endsWith('.unanswered') ? [`${code} ${text.slice(span.start, span.end)}`] : [],
    );
  const cases: readonly (readonly [meaning: string, second: string, expected: readonly string[]])[] = [
    ['Looking back', 'What was slow?', ['question.unanswered What was slow?']],
    ['Looking back', 'Our day', []],
    ['Lessons learned', 'What was slow?', ['question.unanswered What was slow?']],
  ];
  for (const [meaning, second, expected] of cases)
    test(`${meaning}, ${second}`, () => assert.deepEqual(asked(document(meaning, second)), expected));

  test('one alone may be a figure of speech', () => {
    assert.deepEqual(asked(lines('# Cold ovens', '', '## Looking back', '', 'Warm.', '', '### What was slow?')), []);
  });
});

suite('field.empty', () => {
  const rule = (text: string, more = {}): readonly string[] => only('field.empty', text, more);
  const begun = '## Summary\n\n1. Service(s) affected : Ovens\n';

  test('fires on the name of an open field of the template', () => {
    assert.deepEqual(rule(`${begun}1. Minutes downtime or degradation : \n1. Moon:\n`), [
      'Minutes downtime or degradation',
    ]);
    assert.deepEqual(rule(`${begun}1. Minutes downtime or degradation: -\n`), ['Minutes downtime or degradation']);
  });

  test('is silent where nothing was written, and with "N/A"', () => {
    assert.deepEqual(rule('## Summary\n\n1. Service(s) affected :\n'), []);
    assert.deepEqual(rule(`${begun}1. Minutes downtime or degradation: N/A (near miss)\n`), []);
  });

  test('minutes are a number, with words around it or not', () => {
    assert.deepEqual(rule(`${begun}1. Minutes downtime or degradation: half an hour\n`), ['half an hour']);
    assert.deepEqual(rule(`${begun}1. Minutes downtime or degradation: about 30 of them\n`), []);
    assert.deepEqual(rule(`${begun}1. Minutes downtime or degradation: <MINUTES>\n`), []);
  });

  test('a near miss has no minutes', () => {
    assert.deepEqual(
      rule(`${begun}1. Minutes downtime or degradation:\n`, { incident: incident({ nearMiss: true }) }),
      [],
    );
  });

  const timeline = '\n## Timeline\n\n* 2026-03-02 10:00 UTC: Impact begins\n* 2026-03-02 10:42 UTC: Mitigated\n';

  test('the minutes of the timeline are said, and filled in', () => {
    const text = `${begun}1. Minutes downtime or degradation:\n${timeline}`;
    const problem = problems(text, over).find(({ code }) => code === 'field.empty');
    assert.deepEqual(
      [problem?.message, problem?.args],
      [
        'field.empty.counted',
        {
          name: 'Minutes downtime or degradation',
          value: '42',
          from: '2026-03-02 10:00 UTC',
          to: '2026-03-02 10:42 UTC',
        },
      ],
    );
    assert.deepEqual(
      problem?.related?.map(({ span, message }) => [text.slice(span.start, span.end), message]),
      [
        ['2026-03-02 10:00 UTC', 'countedFrom'],
        ['2026-03-02 10:42 UTC', 'countedTo'],
      ],
    );
    assert.equal(fixed(text, 'field.empty', over), text.replace('degradation:', 'degradation: 42'));
  });

  const asked = template(
    lines('## Facts', '', '- Kind:', '- Owner:', '- Incident date:', '- Review due:', '- Duration:'),
  );
  const facts = '## Facts\n\n- Kind: outage\n';
  const ida = { id: 4, username: 'ida.berg', name: 'Ida Berg' };
  // 2 March 2026 is a Monday: five working days later is the next one.
  const ofIncident = incident({ assignees: [ida], createdAt: Date.UTC(2026, 2, 2, 10) });
  const values: readonly (readonly [field: string, value: string])[] = [
    ['Owner', '@ida.berg'],
    ['Incident date', '2026-03-02'],
    ['Review due', '2026-03-09'],
  ];
  for (const [name, value] of values) {
    test(`“${name}” is filled in with what its incident says`, () => {
      const text = `${facts}- ${name}:\n`;
      const context = { template: asked, incident: ofIncident };
      assert.equal(fixed(text, 'field.empty', context, 'fillField'), `${facts}- ${name}: ${value}\n`);
      const fix = problems(text, context)
        .find(({ code }) => code === 'field.empty')
        ?.fixes.find(({ title }) => title === 'fillField');
      // Who worked on an incident may own its review; that is to be decided.
      assert.equal(fix?.safe, name !== 'Owner');
    });
  }

  test('how long it lasted follows from the fields of start and end where no timeline says it', () => {
    const text = `${facts}- Start: 2026-03-02 10:00 UTC\n- End: 2026-03-02 10:42 UTC\n- Duration:\n`;
    assert.equal(
      fixed(text, 'field.empty', { template: asked }, 'fillField'),
      text.replace('Duration:', 'Duration: 42 minutes'),
    );
  });

  test('the services of the incident are filled in, harmless', () => {
    const text = '## Summary\n\n1. Service(s) affected :\n1. Minutes downtime or degradation: 3\n';
    assert.equal(
      fixed(text, 'field.empty', { ...over, incident: incident({ services: ['Ovens', '<!-- a'] }) }),
      text.replace('affected :', 'affected : Ovens, &lt;!-- a'),
    );
  });
});

suite('key-fact.missing', () => {
  const facts = template(
    lines(
      '## Key Information',
      '',
      '| Fact | Value |',
      '| --- | --- |',
      '| Customers Affected |  |',
      '| Impact Start Time |  |',
      '| Total Duration |  |',
      '',
      '## Timeline',
      'Tell it.',
      '',
      '## Summary',
      'Say its severity and how long it lasted.',
    ),
  );
  const text =
    '## Key Information\n\n| Fact | Value |\n| --- | --- |\n| Customers Affected | 12 |\n| Impact Start Time |  |\n| Total Duration | |\n\n## Timeline\n\n* 2026-03-02 10:00 UTC: Impact begins\n* 2026-03-02 10:42 UTC: Mitigated\n';

  test('fires on each empty fact, with what the timeline knows', () => {
    assert.deepEqual(
      found(text, { template: facts })
        .filter(([code]) => code === 'key-fact.missing')
        .map(([, name]) => name),
      ['Impact Start Time', 'Total Duration'],
    );
    assert.equal(
      fixed(text, 'key-fact.missing', { template: facts }),
      text.replace('| Impact Start Time |  |', '| Impact Start Time | 2026-03-02 10:00 UTC |'),
    );
  });

  test('a near miss had no impact to tell of', () => {
    assert.deepEqual(
      found(text, { template: facts, incident: incident({ nearMiss: true }) }).filter(
        ([code]) => code === 'key-fact.missing',
      ),
      [],
    );
  });

  test('a summary says what its template asks', () => {
    const said = (summary: string): readonly unknown[] =>
      problems(`## Summary\n\n${summary}\n`, { template: facts })
        .filter(({ message }) => message === 'key-fact.not-said')
        .map(({ args, level }) => [args['fact'], level]);
    assert.deepEqual(said('The ovens of the bakery were cold for 42 minutes.'), [['the severity', 'hint']]);
    assert.deepEqual(said('The ovens of the bakery were cold; severity 2.'), [['how long it lasted', 'hint']]);
    assert.deepEqual(said('The ovens of the bakery were cold for an hour; severity 2.'), []);
  });
});

suite('a computed value', () => {
  const text = (start: string, end: string): string =>
    lines(
      '## Summary',
      '',
      '1. Service(s) affected : Ovens',
      '1. Minutes downtime or degradation : ',
      '',
      '## Timeline',
      '',
      `* 2026-03-02 10:00 UTC: ${start}`,
      `* 2026-03-02 10:30 UTC: ${end}`,
    );
  const isSafe = (of: string): boolean | undefined =>
    problems(of, over)
      .find(({ code }) => code === 'field.empty')
      ?.fixes.some(({ safe }) => safe);

  test('is put in without asking only between entries that somebody marked', () => {
    assert.equal(isSafe(text('(start) the gas went off', '(resolved) warm again')), true);
    assert.notEqual(isSafe(text('errors started', 'resolved')), true);
  });
});

suite('a hint in the name of a field', () => {
  const named = template(
    lines(
      '# Report',
      '',
      '## Key information',
      '',
      '- Start time (YYYY-MM-DD HH:MM UTC): ',
      '- Owner: ',
      '',
      '## Notes',
    ),
  );
  const write = (start: string): string =>
    lines(
      '# Report',
      '',
      '## Key information',
      '',
      `- Start time (YYYY-MM-DD HH:MM UTC): ${start}`,
      '- Owner: Ida',
      '',
      '## Timeline',
      '',
      '- 2026-03-02 10:00 UTC the impact starts',
      '- 2026-03-02 10:30 UTC the impact ends',
    );
  const rows: readonly (readonly [name: string, start: string, expected: readonly string[]])[] = [
    [
      'of an empty field is no hole, and what is known is offered',
      '',
      ['key-fact.missing: Start time (YYYY-MM-DD HH:MM UTC)'],
    ],
    ['of a filled field says nothing', '2026-03-02 10:00 UTC', []],
    ['of a field with a hole as its value leaves that one', 'TBD', ['placeholder.unfilled: TBD']],
  ];
  for (const [name, start, expected] of rows) {
    test(name, () => {
      const text = write(start);
      const all = problems(text, { template: named }).filter(({ code }) =>
        /^(?:key-fact|placeholder|field)\./u.test(code),
      );
      assert.deepEqual(
        all.map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`),
        expected,
      );
    });
  }

  test('the known value goes behind the name', () => {
    assert.match(
      fixed(write(''), 'key-fact.missing', { template: named }, 'fillField'),
      /^- Start time \(YYYY-MM-DD HH:MM UTC\): 2026-03-02 10:00 UTC$/mu,
    );
  });

  test('a name that is a hole itself is told', () => {
    const holes = template(lines('# Report', '', '## Key information', '', '- <SERVICE 1>: ', '- Owner: '));
    const text = lines('# Report', '', '## Key information', '', '- <SERVICE 1>: ', '- Owner: Ida');
    assert.deepEqual(
      found(text, { template: holes }).filter(([code]) => /^(?:key-fact|placeholder)\./u.test(code)),
      [['placeholder.unfilled', '<SERVICE 1>']],
    );
  });
});

suite('the owner of an incident as the value of a field', () => {
  const owned = template(lines('# Report', '', '## Key information', '', '- Owner: ', '- Severity: '));
  const text = lines('# Report', '', '## Key information', '', '- Owner: ', '- Severity: S1');
  for (const [username, values] of [
    ['ida.berg-2', ['@ida.berg-2']],
    ['a|b<!--', []],
    ['a b', []],
  ] as const) {
    test(`${username}: ${values.join() || 'nothing'}`, () => {
      const known = incident({ assignees: [{ id: 1, username, name: 'Ida' }] });
      const fixes = problems(text, { template: owned, incident: known }).flatMap(problem => problem.fixes);
      assert.deepEqual(
        fixes.filter(({ title }) => title === 'fillField').map(({ args }) => args['value']),
        values,
      );
    });
  }
});
