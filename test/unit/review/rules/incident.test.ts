// The review and its incident: link, severity, labels, state, dates; boxes that people tick; numbers of the impact.
import assert from 'node:assert/strict';
import { defaultLabelNames } from '../../../../src/incident/labels';
import { knownReview } from '../complete';
import { found, fixed, incident, lines, problems, template, writtenAt } from '../fixtures';

const own = template(lines('Incident: acme/production#NNN', '', '## Impact', '', 'Tell what the guests could not do.'));
const impact = '## Impact\n\nAll 12 guests.\n';
const only = (code: string, text: string, over = {}): readonly string[] =>
  found(text, over)
    .filter(([each]) => each === code)
    .map(([, marked]) => marked);

suite('incident.no-link', () => {
  const rule = (head: string, over = {}): readonly string[] =>
    only('incident.no-link', `${head}\n\n${impact}`, { template: own, ...over });

  const links: readonly (readonly [string, readonly string[]])[] = [
    ['Incident: acme/production#101', []],
    ['Incident: #101', []],
    ['Incident: https://git.example/acme/production/-/issues/101', []],
    ['Incident: [Ovens](https://git.example/acme/production/-/issues/incident/101)', []],
    ['Incident: acme/production#NNN', ['acme/production#NNN']],
    ['Incident:', ['Incident']],
    ['Incident: the ovens', ['the ovens']],
    ['# Ovens', ['Ovens']],
  ];
  for (const [head, expected] of links) test(`"${head}"`, () => assert.deepEqual(rule(head), expected));

  test('a template without a place for it asks for none', () => {
    assert.deepEqual(
      only('incident.no-link', `# Ovens\n\n${impact}`, { template: template(lines('## Impact', 'Tell it.')) }),
      [],
    );
    assert.deepEqual(only('incident.no-link', `# Ovens\n\n${impact}`), []);
  });

  test('a link below its field is one, and nothing beside it is taken out', () => {
    const text = `- Incident:\n  - acme/production#101, where all of it is told\n\n${impact}`;
    assert.deepEqual(only('incident.no-link', text, { template: own, incident: incident() }), []);
    assert.deepEqual(only('incident.no-link', text.replace('#101', ''), { template: own }), [
      'acme/production, where all of it is told',
    ]);
  });

  test('another incident than the review’s', () => {
    const over = { template: own, incident: incident() };
    const text = `Incident: acme/production#7\n\n${impact}`;
    const problem = problems(text, over).find(({ code }) => code === 'incident.no-link');
    assert.equal(problem?.message, 'incident.no-link.other');
    assert.deepEqual(problem.args, { link: 'acme/production#7', incident: 'acme/production#101' });
    assert.equal(fixed(text, 'incident.no-link', over), text.replace('#7', '#101'));
  });

  for (const [name, isOther] of [
    ['#101', false],
    ['Acme/Production#101', false],
    ['https://gitlab.example.com/acme/production/-/issues/101', false],
    ['acme/bakery#101', true],
    ['acme/production#1101', true],
  ] as const) {
    test(`${name} is ${isOther ? 'another incident' : 'the incident'}`, () => {
      const text = `Incident: ${name}\n\n${impact}`;
      const found = problems(text, { template: own, incident: incident() }).filter(
        ({ code }) => code === 'incident.no-link',
      );
      assert.deepEqual(
        found.map(({ message }) => message),
        isOther ? ['incident.no-link.other'] : [],
      );
    });
  }

  test('the link is filled into its field, else put below the marker', () => {
    const marker = lines('<!-- incident-review', 'incident: acme/production#101', '-->', '');
    assert.equal(
      fixed(`${marker}Incident: acme/production#NNN\n\n${impact}`, 'incident.no-link', { template: own }),
      `${marker}Incident: acme/production#101\n\n${impact}`,
    );
    assert.equal(
      fixed(marker + impact, 'incident.no-link', { template: own }),
      `${marker.trimEnd()}\n\nIncident: acme/production#101\n\n${impact}`,
    );
    assert.equal(
      fixed(impact, 'incident.no-link', { template: own, incident: incident() }),
      `Incident: acme/production#101\n\n${impact}`,
    );
  });

  test('a marker that names no issue is written nowhere', () => {
    const text = `${lines('<!-- incident-review', 'incident: the ovens', '-->', '')}Incident: the ovens\n\n${impact}`;
    const fixes = problems(text, { template: own }).flatMap(problem => problem.fixes.map(({ title }) => title));
    assert.ok(fixes.includes('writeLink'));
    assert.ok(!fixes.includes('linkIncident'));
  });
});

suite('incident.no-link: what somebody wrote stays', () => {
  const over = { template: own, incident: incident() };
  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    [
      'a sentence behind the field’s name',
      '- Incident: The checkout broke after the deploy of 14:00, see #ops',
      '- Incident: acme/production#101: The checkout broke after the deploy of 14:00, see #ops',
    ],
    [
      'a sentence in a cell',
      '| Fact | Value |\n| - | - |\n| Incident | the till broke |',
      '| Fact | Value |\n| - | - |\n| Incident | acme/production#101: the till broke |',
    ],
    ['a sentence below it', '- Incident:\n  - the till broke', '- Incident:\n  - acme/production#101: the till broke'],
    ['words beside another link', 'Incident: #7, the cold one', 'Incident: acme/production#101, the cold one'],
    ['a placeholder goes', 'Incident: group/project#NNN', 'Incident: acme/production#101'],
  ];
  for (const [name, before, after] of cases) {
    test(name, () => {
      const text = `${before}\n\n${impact}`;
      const mended = fixed(text, 'incident.no-link', over);
      assert.equal(mended, `${after}\n\n${impact}`);
      assert.deepEqual(only('incident.no-link', mended, over), []);
    });
  }

  test('a marker that is not at the top is no place for the line', () => {
    const marker = lines('<!-- incident-review', 'incident: acme/production#101', '-->');
    const text = `# Ovens\n\n${impact}\n## Timeline\n\n${marker}\n- 10:00 it was cold\n`;
    const mended = fixed(text, 'incident.no-link', over);
    assert.equal(mended, `Incident: acme/production#101\n\n${text}`);
    assert.deepEqual(only('incident.no-link', mended, over), []);
  });
});

suite('severity.mismatch', () => {
  const rule = (value: string): readonly string[] =>
    only('severity.mismatch', `Severity: ${value}\n`, { incident: incident() });
  for (const same of ['severity 2', 'Sev2', 'S2', 'severity::2', 'SEV-2', '2', 'high', '~"severity::2"']) {
    test(`"${same}" is severity 2`, () => assert.deepEqual(rule(same), []));
  }
  for (const other of ['severity 3', 'Sev1', 'S4', '3'])
    test(`"${other}" is not`, () => assert.deepEqual(rule(other), [other]));

  test('below its field the figure is changed in its place', () => {
    const text = '- Severity:\n  - as it was told\n  - severity 3\n';
    assert.equal(
      fixed(text, 'severity.mismatch', { incident: incident(), template: template('- Severity:\n') }),
      text.replace('3', '2'),
    );
  });

  test('only the figure is changed, and a text that tells of an upgrade is left alone', () => {
    assert.equal(
      fixed('Severity: ~"severity::3"\n', 'severity.mismatch', { incident: incident() }),
      'Severity: ~"severity::2"\n',
    );
    assert.deepEqual(
      only('severity.mismatch', '## Summary\n\nRaised from Sev3 to Sev2.\n', { incident: incident() }),
      [],
    );
  });
});

suite('labels.no-service', () => {
  const rule = (over: object, hasServiceLabels = true): readonly unknown[] =>
    problems('# Ovens\n', { incident: incident(over), hasServiceLabels })
      .filter(({ code }) => code === 'labels.no-service')
      .map(({ args }) => args['label']);
  test('the incident needs a service and a group', () => {
    assert.deepEqual(rule({}), []);
    assert.deepEqual(rule({ services: [] }), ['Service::']);
    assert.deepEqual(rule({ groups: [] }), ['group::']);
  });
  test('not where the project has no such labels, nor for what customers run themselves', () => {
    assert.deepEqual(rule({ services: [] }, false), []);
    assert.deepEqual(rule({ services: [], selfManaged: true }), []);
  });
});

suite('review.overdue', () => {
  const due = (today: string, over = {}): readonly unknown[] =>
    problems('Review due: 2026-03-09\n', { today, ...over }).map(({ message, level, args }) => [message, level, args]);

  test('overdue, due soon, or neither', () => {
    assert.deepEqual(due('2026-03-05'), []);
    assert.deepEqual(due('2026-03-06'), [['review.overdue.soon', 'information', { date: '2026-03-09' }]]);
    assert.deepEqual(due('2026-03-09'), [['review.overdue.soon', 'information', { date: '2026-03-09' }]]);
    assert.deepEqual(due('2026-03-11'), [['review.overdue', 'warning', { date: '2026-03-09', days: 2 }]]);
    assert.deepEqual(due('2026-03-10'), [['review.overdue', 'warning', { date: '2026-03-09', days: 1 }]]);
  });

  test('GitLab’s date goes before the field’s, a completed or closed review is due no more, one without a date should have one', () => {
    assert.deepEqual(due('2026-03-11', { review: { ...knownReview, dueDate: '2026-03-20' } }), []);
    assert.deepEqual(due('2026-03-11', { review: { ...knownReview, opened: false } }), []);
    const completed = { ...knownReview, labels: [defaultLabelNames.states['review-completed']] };
    assert.deepEqual(due('2026-03-11', { review: completed }), []);
    assert.deepEqual(
      problems('# Ovens\n', { review: { ...knownReview, dueDate: undefined } }).map(({ message }) => message),
      ['review.overdue.none'],
    );
  });

  test('what is said of a review that is due weighs more', () => {
    const level = (today: string): unknown =>
      problems('Review due: 2026-03-09\n\n## Impact\n', { today }).find(({ code }) => code === 'section.empty')?.level;
    assert.deepEqual([level('2026-03-05'), level('2026-03-06')], ['information', 'warning']);
  });
});

suite('workflow.illegal-step', () => {
  test('two workflow labels', () => {
    const rule = (labels: readonly string[]): readonly string[] =>
      only('workflow.illegal-step', '# Ovens\n', { incident: incident({ labels }) });
    assert.deepEqual(rule(['Incident::Active', 'incident::resolved']), ['Ovens']);
    assert.deepEqual(rule(['Incident::Active', 'Service::Ovens']), []);
  });

  test('a label of the same scope that is no state does not count, and states of the team’s own scope do', () => {
    const states = { ...defaultLabelNames.states, active: 'CWF::Burning', resolved: 'CWF::Out' };
    const labelNames = { ...defaultLabelNames, states };
    const rule = (labels: readonly string[]): readonly string[] =>
      only('workflow.illegal-step', '# Ovens\n', { incident: incident({ labels }), labelNames });
    assert.deepEqual(rule(['Incident::Active', 'Incident::Reported-late']), []);
    assert.deepEqual(rule(['CWF::Burning', 'CWF::Out']), ['Ovens']);
  });
});

suite('impact.no-number', () => {
  const rule = (text: string, over = {}): readonly string[] =>
    only('impact.no-number', `## Impact\n\n${text}\n`, { incident: incident(), ...over });
  const texts: readonly (readonly [string, boolean])[] = [
    ['Customers waited for their bread.', true],
    ['The users of the shop saw a blank page.', true],
    ['Customers waited between 10:00 and 11:30.', true],
    ['Some users waited on 2026-03-01.', true],
    ['Some users waited from 2026-03-01T10:00Z on.', true],
    ['Customers waited for 90 minutes.', false],
    ['Customers waited for 1:30 hours.', false],
    ['12 customers waited for the bread.', false],
    ['About 5% of the users waited.', false],
    ['All customers waited for the bread.', false],
    ['No customer was hit by the outage.', false],
    ['The number of customers is unknown.', false],
    ['Dozens of customers waited.', false],
    ['The bread was late and the rolls were cold.', false],
  ];
  for (const [text, fires] of texts)
    test(`"${text}" ${fires ? 'has none' : 'is fine'}`, () => assert.equal(rule(text).length, fires ? 1 : 0));

  test('a near miss is exempt', () =>
    assert.deepEqual(rule('Customers waited for the bread.', { incident: incident({ nearMiss: true }) }), []));

  test('how another team counts is its own matter', () =>
    assert.deepEqual(found('## Impact\n\nCustomers waited for their bread.\n'), []));

  test('open questions say it already', () => {
    assert.deepEqual(found('## Impact\n\n1. Who was hit?\n   - Customers of the shop.\n2. How many were there?\n'), [
      ['question.unanswered', 'How many were there?'],
    ]);
  });
});

suite('change.no-link', () => {
  const rule = (line: string): readonly string[] =>
    only('change.no-link', `## Post incident analysis\n\n${line}\n\nThis is the text of the bakery.\n`);
  const asked = '1. Was it triggered by a change (a deployment, say)?';
  test('yes without a link', () => {
    assert.equal(rule(`${asked} Yes, a new valve.`).length, 1);
    for (const answer of ['No.', 'None', 'Yes, !77', 'Yes: https://git.example/77', '\n   - Yes, [it](a.md)'])
      assert.deepEqual(rule(`${asked} ${answer}`), [], answer);
  });
  test('the link is written behind the answer, not on the empty line below it', () => {
    for (const answer of ['Yes, a new valve.', '\n\n   - Yes, a new valve.']) {
      const text = `## Post incident analysis\n\n${asked} ${answer}\n\n## Timeline\n`;
      assert.equal(writtenAt(text, 'change.no-link'), text.replace('valve.', 'valve. «»'));
    }
  });
});

suite('recurrence.related-review', () => {
  const other = {
    title: 'Valve closed the ovens',
    link: 'old.md',
    text: '## Summary\n\nA valve controller restarted and closed the bakery ovens.\n',
  };
  const text = '# Ovens cold\n\n## Summary\n\nThe controller of a valve restarted; the bakery ovens closed.\n';
  test('looks related, with a link where there is a section for it', () => {
    assert.deepEqual(only('recurrence.related-review', text, { otherReviews: [other] }), ['Ovens cold']);
    assert.equal(
      fixed(`${text}\n## Recurrence\n`, 'recurrence.related-review', {
        otherReviews: [{ ...other, title: 'A [valve] <!--', link: 'a b.md' }],
      }),
      `${text}\n## Recurrence\n\n- [A valve &lt;!--](a%20b.md)\n`,
    );
  });
  test('not where it is linked already, nor for what has little in common', () => {
    for (const link of ['old.md', 'reviews/2025/old.md', '../old.md']) {
      const otherReviews = [{ ...other, link }];
      assert.deepEqual(only('recurrence.related-review', `${text}\nSee old.md.\n`, { otherReviews }), [], link);
    }
    const issue = { ...other, link: 'acme/bread#12' };
    assert.equal(only('recurrence.related-review', `${text}\nSee bread#12.\n`, { otherReviews: [issue] }).length, 1);
    assert.equal(
      only('recurrence.related-review', `${text}\nSee acme/bread#123.\n`, { otherReviews: [issue] }).length,
      1,
    );
    const address = 'https://gitlab.example/acme/bread/-/issues/12';
    assert.deepEqual(only('recurrence.related-review', `${text}\nSee ${address}.\n`, { otherReviews: [issue] }), []);
    // Of files of one name in several folders the one that is written counts.
    for (const [written, link, isIt] of [
      ['[May](../2026-05/review.md)', '../2026-05/review.md', true],
      ['[May](../2026-05/review.md)', 'reviews/2026-05/review.md', true],
      ['[May](./review.md#impact)', 'review.md', true],
      ['`/reviews/2026-05/review.md`', '2026-05/review.md', true],
      ['**review.md**', '2026-05/review.md', true],
      ['[March](../2026-03/review.md)', '../2026-05/review.md', false],
      ['see preview.md', 'review.md', false],
      ['see review.mdx', 'review.md', false],
    ] as const) {
      const found = only('recurrence.related-review', `${text}\n${written}\n`, { otherReviews: [{ ...other, link }] });
      assert.equal(found.length, isIt ? 0 : 1, `${written} ${link}`);
    }
    assert.deepEqual(
      only('recurrence.related-review', text, {
        otherReviews: [
          { ...other, title: 'Lamps', text: '## Summary\n\nA lamp at the counter was broken by a ball.\n' },
        ],
      }),
      [],
    );
  });
});

suite('boxes that people tick', () => {
  const boxes = (heading: string): string =>
    lines(heading, '', '- [x] @ida', '- [ ] @olaf', '- [ ] `_REPLACE_WITH_ @PersonalHandle1`');
  test('acknowledgements are counted, placeholders speak for themselves', () => {
    assert.deepEqual(
      problems(boxes('## Listeners')).map(({ code, args }) => [code, args]),
      [
        ['acknowledgement.open', { open: 1, total: 2 }],
        ['placeholder.unfilled', { text: '_REPLACE_WITH_ @PersonalHandle1' }],
      ],
    );
  });
  test('a team’s own list is known by its form, and others are not', () => {
    const list = (heading: string, words: string): string => `## ${heading}\n\n${words}\n\n- [x] @ida\n- [ ] @ben\n`;
    const ofPeople = list(
      'Who was there',
      'Tick your name when you have read this.\nWe want everybody to be aware of it.',
    );
    assert.deepEqual(only('acknowledgement.open', ofPeople), ['[ ]']);
    const agreed = list('Stakeholders', 'Do you agree to these steps?');
    assert.deepEqual(only('approval.open', agreed, { stage: 'completing' }), ['[ ]']);
    assert.deepEqual(only('acknowledgement.open', list('On call this week', 'Who has the pager')), []);
  });
  test('approvals count when the review is completed', () => {
    assert.deepEqual(only('approval.open', boxes('## Approval')), []);
    assert.deepEqual(only('approval.open', boxes('## Approval'), { stage: 'completing' }), ['[ ]']);
    assert.deepEqual(
      only('approval.open', boxes('## Approval'), { incident: incident({ state: 'review-completed' }) }),
      ['[ ]'],
    );
  });
});

suite('changeset.result', () => {
  const rule = (value: string, reason = 'a'): readonly string[] =>
    only(
      'changeset.result',
      lines(
        `Changeset Deployment Attempt Result (NO GO, SUCCEEDED, FAILED): ${value}`,
        `Reason for this report: ${reason}`,
      ),
    );
  test('one of three words, in any case', () => {
    for (const value of ['NO GO', 'failed', '`SUCCEEDED`', '`_REPLACE_WITH_ RESULT`', ''])
      assert.deepEqual(rule(value), [], value);
    assert.deepEqual(rule('BROKEN'), ['BROKEN']);
  });
  test('a success needs its reason', () => {
    assert.deepEqual(rule('SUCCEEDED', ''), ['Reason for this report']);
    assert.deepEqual(rule('FAILED', ''), []);
  });
  test('a word that is near is put right, else all three are offered', () => {
    const offered = (value: string): readonly unknown[] =>
      problems(`Changeset Deployment Attempt Result: ${value}\n`)[0]?.fixes.map(({ args }) => args['value']) ?? [];
    assert.deepEqual([offered('success'), offered('broken')], [['SUCCEEDED'], ['NO GO', 'SUCCEEDED', 'FAILED']]);
  });
});
