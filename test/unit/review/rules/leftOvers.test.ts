// What is left over from the template.
import assert from 'node:assert/strict';
import { found, fixed, lines, problems, template } from '../fixtures';
import { only, own } from './ownTemplate';

suite('template.guidance-left', () => {
  const rule = (text: string): readonly string[] => only('template.guidance-left', text);
  const left = '## Notes\n\nAnything else that is worth a note.\n\nThe cat sat on the switch.\n';

  test('fires once something else was written', () => {
    assert.deepEqual(rule(left), ['Anything else that is worth a note.']);
    assert.deepEqual(rule('## Notes\n\nAnything else that is worth a note.\n'), []);
  });

  test('a half-edited sentence is still guidance, one with an answer behind it is not', () => {
    assert.deepEqual(rule(left.replace('else that is', 'else that is now')), [
      'Anything else that is now worth a note.',
    ]);
    assert.deepEqual(rule(left.replace('a note.', 'a note. No.')), []);
  });

  test('its fixes take it out, or make a comment of it', () => {
    assert.equal(fixed(left, 'template.guidance-left', { template: own }), '## Notes\n\nThe cat sat on the switch.\n');
    assert.equal(
      fixed(left, 'template.guidance-left', { template: own }, 'commentGuidance'),
      '## Notes\n\n<!-- Anything else that is worth a note. -->\n\nThe cat sat on the switch.\n',
    );
  });
});

test('a table of the template is the same without its outer pipes', () => {
  const row = '| What broke for whom and when | Say it in a short sentence |';
  const guided = template(lines('## Summary', '', row, '| --- | --- |', '| | |'));
  for (const header of [row, row.slice(0, -1), row.slice(2), row.slice(2, -2)]) {
    const text = lines('## Summary', '', header, '| --- | --- |', '| Ovens | They were cold at noon. |');
    assert.deepEqual(problems(text, { template: guided }), [], header);
  }
});

suite('what a reader does not see between lines of the template', () => {
  const guided = template(lines('## Summary', '', 'Say what broke for whom.', '', '<!-- Short. -->', '', 'Say when.'));
  const between = (...own: readonly string[]): string =>
    lines('## Summary', '', 'Say what broke for whom.', '', ...own, '', 'Say when.', '', 'The ovens were cold.');
  const code = 'template.guidance-left';

  for (const [what, own] of [
    ['a fence', ['```', 'ERROR 12', '```']],
    ['a comment', ['<!-- Ask Ida about the valve. -->']],
    ['a comment of several lines', ['<!--', 'Ask Ida', 'about the valve.', '-->']],
    ['a rule that is switched off', ['<!-- review-disable-next-line text.acronym -->']],
  ] as const) {
    test(`${what} stays where the template does not have it`, () => {
      const once = fixed(between(...own), code, { template: guided });
      assert.equal(
        fixed(once, code, { template: guided }),
        lines('## Summary', '', ...own, '', 'The ovens were cold.'),
      );
    });
  }

  test('what the template has goes with it', () => {
    const text = between('<!-- Short. -->');
    assert.equal(fixed(text, code, { template: guided }), lines('## Summary', '', 'The ovens were cold.'));
  });

  test('a line with a comment of the writer’s is taken out only when that is asked for', () => {
    const text = lines('## Summary', '', 'Say when. <!-- Ask Ida. -->', '', 'The ovens were cold.');
    const [problem] = problems(text, { template: guided }).filter(each => each.code === code);
    assert.deepEqual(
      problem?.fixes.map(({ safe }) => safe),
      [false, false],
    );
  });

  test('an example ends at the writer’s own fence', () => {
    const text = lines('## Impact', '', 'None.', '', '**_EXAMPLE_**', '', '```', 'ERROR 12', '```');
    assert.equal(
      fixed(text, 'template.example-left', { template: own }),
      lines('## Impact', '', 'None.', '', '```', 'ERROR 12', '```'),
    );
  });
});

suite('template.example-left', () => {
  const rule = (text: string): readonly string[] => only('template.example-left', text);
  const example = '**_EXAMPLE_**\n\nFor <XX> minutes <SHOPS> got no bread.\n';

  test('fires on the first line of an example beside what was written, and silences what is in it', () => {
    const text = `## Impact\n\nNone.\n\n${example}`;
    assert.deepEqual(rule(text), ['**_EXAMPLE_**']);
    assert.deepEqual(only('placeholder.unfilled', text), []);
    assert.equal(fixed(text, 'template.example-left', { template: own }), '## Impact\n\nNone.\n\n');
  });

  test('the fix stops at what somebody wrote', () => {
    assert.equal(
      fixed(`## Impact\n\n${example}\nNone.\n`, 'template.example-left', { template: own }),
      '## Impact\n\nNone.\n',
    );
  });

  test('an example that was filled in is the writer’s', () => {
    assert.deepEqual(rule('## Impact\n\nFor 12 minutes forty shops got no bread.\n'), []);
  });

  test('the word in a text is no marker', () => {
    assert.deepEqual(rule('## Impact\n\nFor example, no bread.\n\n**Example** of it\n'), []);
  });
});

suite('a template whose questions take two lines', () => {
  const asking = template(lines('## Impact', '', '1. Who was hit?', '2. How many customers did', '   we lose?'));
  const answered = lines(
    '## Impact',
    '',
    '1. Who was hit? Shops.',
    '2. How many customers did',
    '   we lose?',
    '',
    '   About 40.',
  );

  test('nothing of an answered one is guidance', () => {
    assert.deepEqual(found(answered, { template: asking }), []);
  });

  test('an open one is unanswered', () => {
    assert.deepEqual(found(answered.replace('\n\n   About 40.', ''), { template: asking }), [
      ['question.unanswered', 'How many customers did\n   we lose?'],
    ]);
    const open = answered.replace('\n\n   About 40.', '');
    assert.equal(
      fixed(open, 'question.unanswered', { template: asking }),
      open.replace('we lose?', 'we lose?\n   - Not known.'),
    );
  });
});

suite('sample rows of a template', () => {
  const sampled = template(
    lines(
      '## Timeline',
      '',
      '| Time (UTC) | What |',
      '| - | - |',
      '| 2020-01-01 10:00 | e.g. alert fired |',
      '',
      '## Corrective actions',
      '',
      '- [ ] Example action #1 @someone 2020-01-01',
    ),
  );
  const filled = (row: string, action: string): string =>
    lines(
      '## Timeline',
      '',
      '| Time (UTC) | What |',
      '| - | - |',
      ...(row === '' ? [] : [row]),
      '| 2026-03-02 10:00 | impact starts, alert fired |',
      '| 2026-03-02 10:10 | resolved |',
      '',
      '## Corrective actions',
      '',
      ...(action === '' ? [] : [action]),
      '- [ ] Mend it #3 @ida 2026-04-01',
    );

  test('are left over, and the fix takes them out', () => {
    const text = filled('| 2020-01-01 10:00 | e.g. alert fired |', '- [ ] Example action #1 @someone 2020-01-01');
    assert.deepEqual(only('template.example-left', text, { template: sampled }), [
      '| 2020-01-01 10:00 | e.g. alert fired |',
      '- [ ] Example action #1 @someone 2020-01-01',
    ]);
    const once = fixed(text, 'template.example-left', { template: sampled });
    assert.equal(fixed(once, 'template.example-left', { template: sampled }), filled('', ''));
  });
});

suite('what only speaks of examples', () => {
  const rows = (...own: readonly string[]): string =>
    lines('## Corrective actions', '', '| Action (e.g. mend it) | Issue | Owner | Date |', '| - | - | - | - |', ...own);
  const rest = ['| Sample ovens | | | |', '- [ ] Mend it #3 @ida 2026-04-01'];
  const text = rows('| e.g. mend it | | | |', rest[0] ?? '', '| Mend it | #3 | @ida | 2026-04-01 |', '', rest[1] ?? '');

  test('the header of a table and a label stay, a row that begins so goes', () => {
    const over = { template: template(rows('| e.g. mend it | | | |', '| Sample ovens | | | |')) };
    assert.deepEqual(only('template.example-left', text, over), ['| e.g. mend it | | | |']);
    assert.equal(fixed(text, 'template.example-left', over), text.replace('| e.g. mend it | | | |\n', ''));
  });

  test('a question with an example in it stays', () => {
    const asked = '1. Who must be told, e.g. support?';
    const over = { template: template(lines('## Corrective actions', '', asked)) };
    assert.deepEqual(
      only('template.example-left', lines('## Corrective actions', '', asked, '', '- Mend it #3'), over),
      [],
    );
  });
});

suite('quick-action.left', () => {
  const marker = lines('<!-- incident-review', 'review: acme/reviews#12', '-->', '');
  const rule = (text: string): readonly string[] => only('quick-action.left', marker + text);

  test('a line that GitLab does not run any more', () =>
    assert.deepEqual(rule('/label ~a  \n/close\n'), ['/label ~a', '/close']));
  test('not before the review is in GitLab', () => assert.deepEqual(only('quick-action.left', '/label ~a\n'), []));
  test('not for people, in code, in a comment, within a line, or for a path', () => {
    assert.deepEqual(
      rule(
        lines(
          '/cc @ida',
          '```',
          '/close',
          '```',
          '<!--',
          '/close',
          '-->',
          'a /close',
          ' /close',
          '/closed',
          '/etc/ovens',
        ),
      ),
      [],
    );
  });
  test('not a sentence that begins with the name of one', () => {
    const texts = [
      '/close to half of the orders were lost.',
      '/lock file of the database was left behind.',
      '/due to the rain nobody came.',
      '/label of the rack was wrong',
      '/title of the page was empty.',
      '/move the ovens',
      '/timeline of the morning',
      '/assign somebody to it',
    ];
    for (const text of texts) assert.deepEqual(rule(`${text}\n`), [], text);
  });
  test('in every form that an action takes', () => {
    const texts = [
      '/label ~a ~"corrective action"',
      '/label bug',
      '/assign @ida @olaf',
      '/due in 2 days',
      '/due 2026-04-01',
      '/estimate 1h 30m',
      '/milestone %"Spring 1"',
      '/relate acme/ovens#3 #4',
      '/severity S2',
      '/title Cold ovens',
      '/promote_to_incident',
    ];
    for (const text of texts) assert.deepEqual(rule(`${text}\n`), [text], text);
  });
  test('a title is somebody’s words, and goes only when it is asked for', () => {
    const [problem] = problems(`${marker}/title Cold ovens\n`).filter(({ code }) => code === 'quick-action.left');
    assert.deepEqual(
      problem?.fixes.map(({ safe, preferred }) => [safe, preferred]),
      [[false, undefined]],
    );
  });
  test('not with a comment behind it, which would go with the line', () =>
    assert.deepEqual(rule('/label ~a <!-- or ~b? -->\n'), []));
  test('the fix takes the line out', () =>
    assert.equal(fixed(`${marker}a\n/close\nb\n`, 'quick-action.left'), `${marker}a\nb\n`));
});
