// The 5 Whys: chains that are too short, open, broken, or that end at somebody.
import { createHoleTest } from './actionLists';
import type { Fix, ReviewDocument, Section, Span, Why } from '../model';
import { readWords } from '../parse/lineKey';
import { groupBy, joinLists } from '../parse/lists';
import type { ReviewAnalysis } from '../analyze';
import { findNextWhy, findWhyAnswer } from '../place/nextWhy';
import { fix, insert, makeAnswerFixes, sharedFixes, readSpanText, writeBehind } from './edits';
import { defineRule } from './rule';
import { ignoreCase } from '../parse/ignoreCase';

/** The whys of each section that is written in, the answered and the open ones. */
function readChains(review: ReviewAnalysis): readonly { readonly section: Section; readonly whys: readonly Why[] }[] {
  if (review.whys.length === 0) return [];
  const bySection = groupBy(review.whys, why => why.section);
  return joinLists(review.sections, ({ section, state }) => {
    const whys = state === 'complete' ? bySection.get(section.index) : undefined;
    return whys && [{ section, whys }];
  });
}

function makeNextWhyFix(document: ReviewDocument, whys: readonly Why[]): readonly Fix<'nextWhy'>[] {
  const next = findNextWhy(document, whys);
  return next ? [writeBehind('nextWhy', next.at, next.lead)] : [];
}

const tooFew = defineRule({
  code: 'whys.too-few',
  level: 'hint',
  sentences: { 'whys.too-few': '{count} of {wanted} whys; keep asking until a cause in the system is reached' },
  fixes: { nextWhy: sharedFixes.nextWhy },
  check(review, report, context) {
    const wanted = context.policy.minimumWhys;
    for (const { section, whys } of readChains(review)) {
      const count = whys.filter(why => why.answer !== '').length;
      // Open ones say so themselves, and the chain may be long enough once they are answered.
      if (count === 0 || whys.length >= wanted) continue;
      report({ args: { count, wanted }, span: section.headingSpan, fixes: makeNextWhyFix(review.document, whys) });
    }
  },
});

const unanswered = defineRule({
  code: 'whys.unanswered',
  level: 'information',
  sentences: { 'whys.unanswered': 'Why {number} has no answer' },
  fixes: { writeAnswer: sharedFixes.writeAnswer, answerUnknown: sharedFixes.answerUnknown },
  check(review, report) {
    const { document } = review;
    const isHole = createHoleTest(review);
    for (const { whys } of readChains(review)) {
      for (const [index, why] of whys.entries()) {
        if (why.answer !== '' || isHole(why.span)) continue;
        report({
          args: { number: index + 1 },
          span: why.span,
          fixes: makeAnswerFixes(findWhyAnswer(document, why)),
        });
      }
    }
  },
});

/** What a chain must not stop at. */
const person = ignoreCase(
  /\b(?:human|operator|user|manual) error\b|\bhuman mistake\b|\bsomeone (?:forgot|made a mistake|failed)\b|\b(?:he|she) (?:forgot|failed|missed|made a mistake)\b/iu,
);

const endsAtPerson = defineRule({
  code: 'whys.ends-at-person',
  level: 'warning',
  prose: true,
  sentences: { 'whys.ends-at-person': 'The chain stops at a person; ask what made this possible' },
  fixes: { nextWhy: sharedFixes.nextWhy },
  check(review, report) {
    for (const { whys } of readChains(review)) {
      const last = whys.at(-1);
      const match = last && person.exec(readSpanText(review.document, last.answerSpan));
      if (!match) continue;
      const start = last.answerSpan.start + match.index;
      report({ span: { start, end: start + match[0].length }, fixes: makeNextWhyFix(review.document, whys) });
    }
  },
});

/** A person blamed in an answer: the next why asks on from there, or `whys.ends-at-person` asks for one. */
export function isAskedOn(review: ReviewAnalysis, { start, end }: Span): boolean {
  return (
    person.test(readSpanText(review.document, { start, end })) &&
    review.whys.some(({ answerSpan }) => start >= answerSpan.start && end <= answerSpan.end)
  );
}

const commonWords = new Set(
  'the and was were that this with for not why did does because from are had has have its our'.split(' '),
);

/** A word that carries the question's meaning stands in the answer, whatever its ending; or the question has too few of them. */
function takesUp(question: string, answer: string): boolean {
  let telling = 0;
  for (const word of readWords(question)) {
    if (word.length <= 2 || commonWords.has(word)) continue;
    if (answer.includes(removeEnding(word))) return true;
    telling += 1;
  }
  return telling < enoughWords;
}

const endings: readonly string[] = ['ing', 'ed', 'es', 's', 'e'];

function removeEnding(word: string): string {
  const ending = endings.find(each => word.endsWith(each));
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** "Why was that?" and "Not known." say too little to compare. */
const enoughWords = 2;
const hasThreeWords = (text: string): boolean => text.includes(' ', text.indexOf(' ') + 1);
const namesBranch = ignoreCase(/\bbranch\b/iu);

const brokenChain = defineRule({
  code: 'whys.broken-chain',
  level: 'off',
  prose: true,
  sentences: { 'whys.broken-chain': 'Why {number} does not seem to follow from the answer before it' },
  fixes: { branchWhy: 'Mark as a new branch' },
  check(review, report) {
    for (const { whys } of readChains(review)) {
      for (const [index, why] of whys.entries()) {
        const before = whys[index - 1];
        if (!before?.answer || why.question === '' || namesBranch.test(why.question)) continue;
        if (!hasThreeWords(before.answer)) continue;
        const answer = before.answer.toLowerCase();
        if (takesUp(why.question, answer)) continue;
        report({
          args: { number: index + 1 },
          span: why.span,
          fixes: [fix('branchWhy', { edits: [insert(why.span.start, 'Branch: ')] })],
        });
      }
    }
  },
});

export const whyRules = [tooFew, unanswered, endsAtPerson, brokenChain] as const;
