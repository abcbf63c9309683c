// How many problems of which kind a review has: untouched, with one answer in every section, complete.
import assert from 'node:assert/strict';
import type { CompleteId } from './complete';
import { complete, everything } from './complete';
import { builtIn, counts, lines, template } from './fixtures';

/** The shape of GitLab's incident review: guidance in comments, fields, questions, sample rows, a quick action. */
const questionnaire = lines(
  '<!--',
  '**Keep in mind:** this text is for whoever was not in the room.',
  '-->',
  '',
  'Incident: team/production#NNN',
  '',
  '## Summary',
  '<!-- _In two sentences, please._ -->',
  '',
  '1. Service(s) affected :',
  '1. Team attribution : ',
  '1. Minutes downtime or degradation : ',
  '',
  '## Metrics',
  '<!-- _Graphs go here._ -->',
  '',
  '## Customer Impact',
  '',
  '1. Who felt it? (i.e. shops, couriers)',
  '2. What did they see? (i.e. a blank page, ...)',
  '3. How many shops were hit?',
  '4. If the number is unknown, what could it have been?',
  '',
  '## Incident Response Analysis',
  '',
  '1. Who noticed first?',
  '2. How could we notice sooner?',
  '',
  '## Timeline',
  '',
  '* YYYY-MM-DD XX:YY UTC: first thing',
  '* YYYY-MM-DD XX:YY UTC: second thing',
  '',
  '## 5 Whys',
  '<!--',
  '_example:_',
  '1. Orders were lost, why?',
  '   - The queue was full.',
  '-->',
  '',
  '## Lessons Learned',
  '<!-- _What do we know now?_ -->',
  '',
  '## Corrective Actions',
  '<!-- - _<Bare Issue link> with an owner_ -->',
  '',
  '## Guidelines',
  '',
  '* [How we write these](https://handbook.example/reviews)',
  '',
  '/label ~Review',
);

/** The shape of a post-mortem with visible prompts, examples and boxes, and no place for an incident. */
const prompts = lines(
  '---',
  'name: Report',
  "labels: 'PostMortem'",
  '---',
  '`Inspired by: https://templates.example/reports`',
  '',
  '## Overview',
  '_______',
  'Attempt Date: `_REPLACE_WITH_ YYYY-MM-DD`',
  'Preparer: `_REPLACE_WITH_ @MentionHandle(s)`',
  '',
  '#### Listeners',
  'Tick the box behind your name when you have read all of this:',
  '* [ ] `_REPLACE_WITH_ @PersonalHandle1`',
  '',
  '## Impact',
  '',
  'Tell what people inside and outside could not do. How many cases did support open?',
  '',
  '**_EXAMPLE_**',
  '',
  'For <XXhrs XX minutes> on <MM/DD/YY>, <SUMMARY> hit <XX> shops.',
  '',
  '## Timeline',
  '',
  'Write down each step that mattered, in UTC wherever you can.',
  '',
  '**_EXAMPLE_**',
  '',
  '09:48 - The oven was switched on',
  '',
  '10:46 - The first cake came out',
  '',
  '**TEMPLATE:**',
  '',
  'XX:XX UTC - ACTIVITY; ACTION',
  '',
  '## Corrective actions',
  '',
  'Say who bakes what, until when, and where we can follow it.',
  '',
  '| Idea | Solution<br />(Code / Process) | Work Item | Target Date | Owner |',
  '| ---- | ------------------------------ | --------- | ----------- | ----- |',
  '| Hotter oven | Code: more heat | `Link to issue` | YYYY-MM-DD | @PersonalHandle |',
);

suite('golden counts', () => {
  test('an untouched questionnaire has one problem a section and no incident', () => {
    assert.deepEqual(counts(questionnaire, { template: template(questionnaire) }), {
      'section.empty': 8,
      'incident.no-link': 1,
    });
  });

  test('untouched prompts, examples and boxes are one problem a section', () => {
    assert.deepEqual(counts(prompts, { template: template(prompts) }), { 'section.empty': 5 });
  });

  test('one answer in every section brings out what is still open in it', () => {
    const text = questionnaire
      .replace('#NNN', '#12')
      .replace('affected :', 'affected : Ovens')
      .replace('## Metrics\n', '## Metrics\n\nhttps://graphs.example/ovens\n')
      .replace('couriers)', 'couriers) Shops.')
      .replace('first?', 'first?\n   - A shop called.')
      .replace('* YYYY-MM-DD XX:YY UTC: first thing', '* 2026-03-02 10:00 UTC: the oven went cold')
      .replace('## 5 Whys\n', '## 5 Whys\n\n1. Why was it cold?\n   - The gas was off.\n')
      .replace('## Lessons Learned\n', '## Lessons Learned\n\n- Gas can be off.\n')
      .replace(
        '## Corrective Actions\n',
        '## Corrective Actions\n\n- https://gitlab.example/team/ovens/-/issues/3 @ida 2026-04-01\n',
      );
    const { 'whys.too-few': hint, ...rest } = counts(text, { template: template(questionnaire) });
    assert.equal(hint, 1);
    assert.deepEqual(withoutTimeline(rest), { 'field.empty': 2, 'question.unanswered': 4, 'placeholder.unfilled': 1 });
  });

  /** Untouched, with the first thing of each section answered, and complete: all rules are on. */
  const tables: readonly (readonly [CompleteId, Counts, Counts])[] = [
    [
      'incident-review',
      { 'section.empty': 9, 'incident.no-link': 1 },
      {
        'field.empty': 6,
        'question.unanswered': 9,
        'placeholder.unfilled': 1,
        'whys.too-few': 1,
        'incident.no-link': 1,
      },
    ],
    [
      'key-information',
      { 'section.empty': 6, 'incident.no-link': 1 },
      { 'key-fact.missing': 5, 'field.empty': 2, 'incident.no-link': 1 },
    ],
    [
      'changeset-post-mortem',
      { 'section.empty': 18 },
      { 'placeholder.unfilled': 10, 'whys.too-few': 1, 'acknowledgement.open': 2 },
    ],
  ];
  for (const [id, untouched, begun] of tables) {
    const { body } = builtIn(id);
    test(`the untouched ${id}`, () => assert.deepEqual(counted(body, id), untouched));

    test(`${id} with the first thing of each section answered`, () => {
      assert.deepEqual(withoutTimeline(counted(firstAnswers(body), id)), begun);
    });

    test(`the complete ${id}`, () => assert.deepEqual(counted(complete[id], id), {}));
  }
});

type Counts = Readonly<Record<string, number>>;

function counted(text: string, id: CompleteId): Counts {
  const { template: own, rules, today } = everything(id);
  return counts(text, { template: own, rules, today });
}

/** The first field, question, row or paragraph of every section is filled in. */
function firstAnswers(body: string): string {
  return body
    .split(/^(?=#{2,3} )/m)
    .map((section, index) => {
      if (index === 0) return section;
      const answered = section
        .replace(/^(\d\. [^?\n]*:) ?$/m, '$1 Ovens')
        .replace(/^(1\. [^\n]*\?)$/m, '$1 Forty shops.')
        .replace(/^\* YYYY-MM-DD XX:YY UTC: what happened$/m, '* 2026-03-02 10:00 UTC: the ovens went cold')
        .replace(/^\| Customers Affected( +)\| +\|$/m, '| Customers Affected$1| 40 |')
        .replace(/`_REPLACE_WITH_ [^`]*`/, '2026-03-02')
        .replace(/^\|(?: +\|){4}$/m, '| Mend the valve | acme/ovens#31 | @ida | 2026-03-20 |')
        .replace(/^\|(?: +\|){5}$/m, '| Mend the valve | Code | acme/ovens#31 | 2026-03-20 | @ida |');
      if (answered !== section || section.startsWith('## Guidelines') || section.startsWith('## Review Guidelines'))
        return answered;
      const text = /Whys/.test(section)
        ? '1. Why was it cold?\n   - The gas was off.'
        : /Actions/i.test(section)
          ? '- Mend the valve acme/ovens#31 @ida 2026-03-20'
          : 'For 30 minutes 40 shops got no bread; severity 2.';
      return /^## Learning/.test(section) ? section : `${section.trimEnd()}\n\n${text}\n\n`;
    })
    .join('');
}

function withoutTimeline(all: Counts): Counts {
  return Object.fromEntries(Object.entries(all).filter(([code]) => !code.startsWith('timeline.')));
}
