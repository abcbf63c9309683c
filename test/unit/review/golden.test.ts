// How many problems of which kind a review has: untouched, with one answer in every section, complete.
import assert from 'node:assert/strict';
import { complete, type CompleteId, everything } from './complete';
import { builtIn, counts, template, bodyOf } from './fixtures';
import { prompts, questionnaire } from './teamTemplates';

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
    const body = bodyOf(builtIn(id));
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
    .split(/^(?=#{2,3} )/mu)
    .map((section, index) => {
      if (index === 0) return section;
      const answered = section
        .replace(/^(\d\. [^?\n]*:) ?$/mu, '$1 Ovens')
        .replace(/^(1\. [^\n]*\?)$/mu, '$1 Forty shops.')
        .replace(/^\* YYYY-MM-DD XX:YY UTC: what happened$/mu, '* 2026-03-02 10:00 UTC: the ovens went cold')
        .replace(/^\| Customers Affected( +)\| +\|$/mu, '| Customers Affected$1| 40 |')
        .replace(/`_REPLACE_WITH_ [^`]*`/u, '2026-03-02')
        .replace(/^\|(?: +\|){4}$/mu, '| Mend the valve | acme/ovens#31 | @ida | 2026-03-20 |')
        .replace(/^\|(?: +\|){5}$/mu, '| Mend the valve | Code | acme/ovens#31 | 2026-03-20 | @ida |');
      if (answered !== section || section.startsWith('## Guidelines') || section.startsWith('## Review Guidelines'))
        return answered;
      const text = /Whys/u.test(section)
        ? '1. Why was it cold?\n   - The gas was off.'
        : /Actions/iu.test(section)
          ? '- Mend the valve acme/ovens#31 @ida 2026-03-20'
          : 'For 30 minutes 40 shops got no bread; severity 2.';
      return /^## Learning/u.test(section) ? section : `${section.trimEnd()}\n\n${text}\n\n`;
    })
    .join('');
}

function withoutTimeline(all: Counts): Counts {
  return Object.fromEntries(Object.entries(all).filter(([code]) => !code.startsWith('timeline.')));
}
