// The service owner's list: what ticks itself, what people tick, and where each line leads.
import assert from 'node:assert/strict';
import { analyzeReview } from '../../../../src/review/analyze';
import { listDuties, saidDuties, tickDuty } from '../../../../src/review/finish/ownerList';
import { findProblems } from '../../../../src/review/lint';
import { parseReview } from '../../../../src/review/parse/document';
import { complete, everything } from '../complete';
import { problems } from '../fixtures';

type DutyFacts = NonNullable<Parameters<typeof listDuties>[2]>;

const facts = (description: string): DutyFacts => ({ hasOwner: true, hasDueDate: true, hasLabels: true, description });
const known = everything('incident-review');

function duties(
  text: string,
  { issue }: { readonly issue: DutyFacts | undefined } = { issue: facts(text) },
): Readonly<Record<string, boolean>> {
  const review = analyzeReview(parseReview(text), known.template);
  return Object.fromEntries(
    listDuties(review, findProblems(review, known), issue).map(({ name, done }) => [name, done]),
  );
}

suite('The service owner’s list', () => {
  const whole = complete['incident-review'];
  const seen = ['owner', 'due-date', 'labels', 'key-information', 'summary', 'narrative', 'timeline', 'actions'];

  test('what the review shows is ticked by itself, the rest is for people', () => {
    const list = duties(whole);
    assert.deepEqual(Object.keys(list), [...seen, ...Object.keys(saidDuties)]);
    assert.deepEqual(
      Object.keys(list).filter(name => list[name]),
      seen,
    );
  });

  const defects: readonly (readonly [string, string, string])[] = [
    ['summary', 'No bread could be baked for half an hour because a gas valve had closed itself.', ''],
    ['key-information', '1. Team attribution: bakers', '1. Team attribution:'],
    ['narrative', '   - 40 shops.', ''],
  ];
  for (const [name, from, to] of defects) {
    test(`${name} waits for what is taken away`, () => {
      assert.ok(whole.includes(from), from);
      assert.equal(duties(whole.replace(from, to))[name], false);
    });
  }

  test('a line whose section neither the template nor the text has is not asked for', () => {
    const template = known.template && {
      ...known.template,
      sections: known.template.sections.filter(({ meaning }) => meaning !== 'summary' && meaning !== 'key-information'),
    };
    const listSeen = (text: string): readonly string[] =>
      listDuties(analyzeReview(parseReview(text), template), [], facts(text))
        .filter(({ kind }) => kind === 'seen')
        .map(({ name }) => name);
    const rest = seen.filter(name => name !== 'summary' && name !== 'key-information');
    assert.deepEqual(listSeen('# Ovens went cold\n\n## For the curious\n\nA valve closed.\n'), rest);
    assert.deepEqual(listSeen('# Ovens went cold\n\n## Summary\n\nA valve closed.\n'), seen);
    const removed = Object.keys(duties('# Ovens went cold\n\n## For the curious\n\nA valve closed.\n'));
    assert.deepEqual(removed.slice(0, seen.length), seen, 'taken out of a text whose template has it');
  });

  test('what the issue lacks is open, whatever its text says', () => {
    const issue = { hasOwner: false, hasDueDate: false, hasLabels: false, description: whole };
    const list = duties(whole, { issue });
    assert.deepEqual([list['owner'], list['due-date'], list['labels']], [false, false, false]);
  });

  const lead = '# Ovens went cold\n\n';
  const told: readonly (readonly [string, string, boolean, boolean])[] = [
    ['both as a list', `${lead}- Owner: @ana\n- Review due: 2026-03-09\n`, true, true],
    [
      'both in a table',
      `${lead}| Fact | Value |\n| --- | --- |\n| Owner | @ana |\n| Review due | 2026-03-09 |\n`,
      true,
      true,
    ],
    ['neither', `${lead}- Owner:\n- Review due: soon\n`, false, false],
    ['no such fields', `${lead}A valve closed.\n`, false, false],
    ['no day of the calendar', `${lead}- Owner: …\n- Review due: 2026-02-30\n`, false, false],
  ];
  for (const [name, text, hasOwner, hasDueDate] of told) {
    test(`of a review that is no issue its fields say owner and due date, and where: ${name}`, () => {
      const review = analyzeReview(parseReview(text), undefined);
      const list = listDuties(review, [], undefined);
      const find = (duty: string): { readonly done?: boolean; readonly line?: number | undefined } =>
        list.find(each => each.name === duty) ?? {};
      assert.deepEqual([find('owner').done, find('due-date').done, find('labels').done], [hasOwner, hasDueDate, false]);
      const lineOf = (part: string): number | undefined => {
        const at = text.split('\n').findIndex(line => line.includes(part));
        return at < 0 ? undefined : at;
      };
      assert.deepEqual([find('owner').line, find('due-date').line], [lineOf('Owner'), lineOf('Review due')]);
    });
  }

  test('the first tick brings the list to the end of the text, which says nothing else than before', () => {
    const ticked = tickDuty(whole, 'probing', true);
    assert.ok(ticked.startsWith(whole.trimEnd()));
    assert.equal(ticked.split('- [x] ').length - whole.split('- [x] ').length, 1);
    assert.equal(duties(ticked)['probing'], true);
    const codes = (text: string): readonly string[] => problems(text, known).map(({ code }) => code);
    assert.deepEqual(codes(ticked), codes(whole));
  });

  const open = [
    '```\noven: hot',
    '<!-- The oven was hot',
    '- <!-- hot\n\n## Impact\n\nx',
    '> a\n>\n> <!-- hot\n\nx',
    '- a\n  <!-- b\n\nx',
  ];
  for (const last of open) {
    test(`the list stands above what begins ${JSON.stringify(last)} and is never closed`, () => {
      const ticked = tickDuty(`# Ovens\n\n## Summary\n\nHot.\n\n${last}\n`, 'probing', true);
      assert.equal(duties(ticked)['probing'], true);
      assert.equal(tickDuty(ticked, 'probing', true), ticked);
      assert.ok(ticked.endsWith(`\n\n${last}\n`));
    });
  }

  test('a tick is taken off again, and a line that somebody took away comes back with its tick', () => {
    const ticked = tickDuty(whole, 'probing', true);
    assert.equal(tickDuty(tickDuty(ticked, 'people', true), 'people', false), ticked);
    assert.equal(tickDuty(ticked, 'probing', true), ticked);
    const shorter = ticked.replace(`- [ ] ${saidDuties.customers}\n`, '');
    assert.equal(duties(tickDuty(shorter, 'customers', true))['customers'], true);
  });

  test('what others ticked in GitLab counts before it is in the document', () => {
    const issue = facts(tickDuty(whole, 'people', true));
    assert.equal(duties(whole, { issue })['people'], true);
  });
});
