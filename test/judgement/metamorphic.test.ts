// What is understood does not depend on the form it is written in; a change of one thing changes that thing alone.
import assert from 'node:assert/strict';
import { createPolicy } from '../../src/incident/policy';
import { analyzeReview, type ReviewAnalysis } from '../../src/review/analyze';
import { findProblems } from '../../src/review/lint';
import { parseReview } from '../../src/review/parse/document';
import { readStatedDurations } from '../../src/review/timeline/facts/statedDurations';
import { formatInstant } from '../../src/review/timeline/grammar/format';
import { readAnnotated, type ReviewAnnotation } from './annotation';
import { changeLine, neutral, swapLines, type Transformation } from './transformations';

interface Review {
  readonly name: string;
  readonly text: string;
  readonly annotation: ReviewAnnotation;
}

function readReviews(): readonly Review[] {
  return readAnnotated('test/judgement/documents').flatMap(({ name, text, annotation }) =>
    annotation.kind === 'review' ? [{ name, text: text.replaceAll('\r\n', '\n'), annotation }] : [],
  );
}

const problemsOf = (text: string, today: string): readonly string[] => problemsIn(readReview(text), today);

const readReview = (text: string): ReviewAnalysis => analyzeReview(parseReview(text), undefined);

function problemsIn(review: ReviewAnalysis, today: string): readonly string[] {
  const context = {
    template: undefined,
    policy: createPolicy('gitlab-2025'),
    today,
    rules: {},
    stage: 'drafting',
  } as const;
  return findProblems(review, context).map(({ code, level }) => `${level} ${code}`);
}

/** The same instant reads alike in every zone. */
const instantOf = (text: string | null): string | null =>
  text !== null && /(?:Z|[+-]\d{2}:\d{2})$/u.test(text) && text.includes('T') && text.length > 'T00:00:00Z'.length
    ? new Date(text).toISOString()
    : text;

/** What a document says, without its places. */
function understood(text: string, today: string): unknown {
  const review = readReview(text);
  return {
    events: review.timelines.flatMap(timeline =>
      timeline.events.map(event => [
        instantOf(formatInstant(event, 'start')),
        instantOf(formatInstant(event, 'end')),
        event.milestone,
      ]),
    ),
    durations: readStatedDurations(review.document, review.timelines)
      .map(stated => `${stated.statedMinutes} ${stated.computedMinutes ?? ''}`)
      .toSorted(),
    whys: review.whys.map(({ answer }) => answer.trim() !== ''),
    actions: review.actions.map(({ owner, date, link, done }) => [owner, date, link, done]),
    problems: problemsIn(review, today).toSorted(),
  };
}

/** Forms that are still understood otherwise in so many documents; to be mended, never to grow. */
const known: Readonly<Record<string, number>> = {
  // Headings with times are a timeline only where their section is called one.
  'entries are headings': 2,
};

suite('judgement: forms that change nothing', () => {
  let reviews: readonly (Review & { readonly before: unknown })[];

  suiteSetup(function () {
    this.timeout(60_000);
    reviews = readReviews().map(review => ({ ...review, before: understood(review.text, review.annotation.today) }));
  });

  for (const [form, change] of Object.entries(neutral)) {
    test(form, function () {
      this.timeout(60_000);
      check(change, known[form] ?? 0);
    });
  }

  function check(change: Transformation, most: number): void {
    const applied = reviews.flatMap(review => {
      const after = change(review.text);
      return after === undefined ? [] : [{ ...review, after: understood(after, review.annotation.today) }];
    });
    assert.ok(applied.length > 0, 'the form applies to no document');
    const different = applied.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
    if (different.length <= most) return;
    for (const { name, before, after } of different) assert.deepEqual(after, before, name);
  }
});

suite('judgement: changes of one thing', () => {
  let reviews: readonly Review[];

  suiteSetup(function () {
    this.timeout(60_000);
    reviews = readReviews();
  });

  /** The problems that a change adds and those that it takes away, for every document that it applies to. */
  function changes(change: (review: Review) => string | undefined): readonly string[] {
    return reviews.flatMap(review => {
      const after = change(review);
      if (after === undefined) return [];
      const { today } = review.annotation;
      const gone = [...problemsOf(review.text, today)];
      const come = problemsOf(after, today).filter(problem => {
        const at = gone.indexOf(problem);
        if (at >= 0) gone.splice(at, 1);
        return at < 0;
      });
      return [
        `${review.name}: ${[...come.map(problem => `+ ${problem}`), ...gone.map(problem => `- ${problem}`)].join(', ')}`,
      ];
    });
  }

  function assertEach(found: readonly string[], expected: string, most = 0): void {
    assert.ok(found.length >= 5, `the change applies to ${found.length} documents`);
    const different = found.filter(line => !line.endsWith(`: ${expected}`));
    if (different.length > most) assert.deepEqual(different, []);
  }

  test('an entry that is moved behind the next one is out of order', function () {
    this.timeout(60_000);
    const moved = changes(({ name, text, annotation }) => {
      const [, second, third] = annotation.events;
      const isPlain =
        /^composed-\d+-(?:bullets|table)/u.test(name) && annotation.faults.every(({ code }) => !code.includes('order'));
      return isPlain && second && third ? swapLines(text, second.line, third.line) : undefined;
    });
    assertEach(moved, '+ warning timeline.out-of-order');
  });

  test('a figure that is 17 minutes longer is no longer right', function () {
    this.timeout(60_000);
    // Without an entry that says so, the impact may have begun before the first one: the figure is only doubtful.
    const lengthen =
      (isSaid: boolean) =>
      (review: Review): string | undefined => {
        const { name, text, annotation } = review;
        const [stated] = annotation.durations;
        if (text.includes('start of the impact') !== isSaid) return undefined;
        if (!name.startsWith('composed') || stated?.stated !== stated?.computed || !stated) return undefined;
        return changeLine(text, stated.line, line =>
          line.replace(/(\d+) (minutes|min)/u, (_, count: string, unit: string) => `${Number(count) + 17} ${unit}`),
        );
      };
    assertEach(changes(lengthen(true)), '+ warning timeline.duration-mismatch');
    assertEach(changes(lengthen(false)), '+ hint timeline.duration-mismatch');
  });

  test('an answer that is taken out is missing', function () {
    this.timeout(60_000);
    const without = changes(({ name, text, annotation }) => {
      // There the answer itself is what is said.
      if (name.startsWith('blame')) return undefined;
      const answered = annotation.whys.filter(why => why.answered);
      const last = answered.at(-1);
      if (!last || answered.length < 3) return undefined;
      return changeLine(text, last.line, line => line.replace(/^(\s*\d+[.)] [^?]{0,200}\?)\s+\S.*$/u, '$1'));
    });
    assertEach(without, '+ information whys.unanswered');
  });

  test('an owner that is taken out of a table is missing', function () {
    this.timeout(60_000);
    const without = changes(({ name, text, annotation }) => {
      const [action] = annotation.actions;
      if (!/^composed-.*-table$/u.test(name) || !action?.owner) return undefined;
      return changeLine(text, action.line, line => line.replace(action.owner ?? '', ''));
    });
    assertEach(without, '+ information actions.no-owner', 2);
  });
});
