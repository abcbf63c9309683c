// What the template asked and nobody filled in, in sections somebody wrote in.
import type { Field, FieldMeaning, Fix, KnownField, Question, TextEdit } from '../model';
import { fillField } from '../parse/fields';
import { findQuestionAnswer } from '../place/answerLead';
import { type ComputedFacts, computeFacts } from '../timeline/facts/figures';
import type { TimelineEvent } from '../timeline/model';
import type { ReviewAnalysis } from '../analyze';
import { createHoleTest, isAsked, isEmptyValue } from './askedFields';
import { fix, makeAnswerFixes, sharedFixes, shorten, writeHere, writeInto } from './edits';
import { reportFactsNotSaid } from './factsNotSaid';
import { findKnownValue } from './knownValues';
import { isNearMiss } from './nearMiss';
import { isQuiet, isQuietSection } from './notYetWritten';
import { defineRule, type Finding, type LintContext } from './rule';
import { markCounted } from './timelineEntries';
import { placeholderUnfilled } from './unfilledPlaceholders';
import { ignoreCase } from '../parse/ignoreCase';

const conditional = ignoreCase(/^if\b|^falls\b|^se\b|^si\b|^如果/iu);
const condition = ignoreCase(/\bunknown\b|\bnot known\b|\bunbekannt\b|\bdesconhecid|\bprecise\b/iu);

const questionUnanswered = defineRule({
  code: 'question.unanswered',
  level: 'information',
  sentences: { 'question.unanswered': 'Question {number} "{question}" has no answer' },
  fixes: { writeAnswer: sharedFixes.writeAnswer, answerUnknown: sharedFixes.answerUnknown },
  check(review, report) {
    const { document } = review;
    for (const [index, question] of review.questions.entries()) {
      if (question.answer !== '' || isQuietSection(review, review.sections[question.section])) continue;
      if (isMoot(question, review.questions[index - 1])) continue;
      report({
        args: { number: question.number, question: shorten(question.text.replaceAll(/\*{2,3}|__/gu, '')) },
        span: question.span,
        fixes: makeAnswerFixes(findQuestionAnswer(document, review.questions, question)),
      });
    }
  },
});

/** "If the number is unknown …" needs no answer where the question before it has its figure. */
function isMoot(question: Question, before: Question | undefined): boolean {
  return (
    conditional.test(question.text) &&
    condition.test(question.text) &&
    before?.section === question.section &&
    /\d|\b(?:no|none|all|every|zero)\b/iu.test(before.answer)
  );
}

/** What is offered for an empty field, in this order. */
const fieldFixes = {
  writeField: 'Write "{name}" here',
  fillField: sharedFixes.fillField,
  fieldUnknown: '{name}: not known',
  fieldNotNeeded: '{name}: not needed, because…',
} as const;

const isNotApplicable = (value: string): boolean => /^(?:n\/?a|none|not applicable|unknown|not known)\b/iu.test(value);

/** Fields that the template asks for, key facts or others, in sections somebody wrote in; the incident's link has a rule of its own. */
function findAskedFields(review: ReviewAnalysis, isFact: boolean): readonly KnownField[] {
  return review.fields.filter(field => {
    const status = review.sections[field.section];
    if (field.meaning === 'incident' || isQuiet(review, field.line)) return false;
    return (status?.section.meaning === 'key-information') === isFact && isAsked(review, field);
  });
}

const fieldEmpty = defineRule({
  code: 'field.empty',
  level: 'information',
  sentences: {
    'field.empty': '"{name}" is empty',
    'field.empty.computed': '"{name}" is empty (the timeline gives {value})',
    'field.empty.counted': '"{name}" is empty (the timeline gives {value}: {from} to {to})',
    'field.no-number': '"{name}" should be a number of minutes, not "{value}"',
  },
  fixes: fieldFixes,
  check(review, report, context) {
    const isHole = createHoleTest(review);
    for (const field of findAskedFields(review, false)) {
      const { meaning } = field;
      if (meaning === 'minutes' && isNearMiss(review, context.incident)) continue;
      if (isHole(field)) continue;
      if (isEmptyValue(field.value)) report(makeEmptyFinding(review, context, { code: 'field.empty', field }));
      else if (meaning === 'minutes' && review.english && !/\d/u.test(field.value)) {
        if (isNotApplicable(field.value)) continue;
        report({
          message: 'field.no-number',
          args: { name: field.name, value: shorten(field.value) },
          span: field.valueSpan,
          fixes: [{ ...writeHere('writeField', field.valueSpan), args: { name: field.name } }],
        });
      }
    }
  },
});

/** Facts about an impact that there was none of. */
const impactFacts: ReadonlySet<FieldMeaning | undefined> = new Set<FieldMeaning>([
  'customers',
  'requests',
  'start',
  'end',
  'duration',
]);

const keyFactMissing = defineRule({
  code: 'key-fact.missing',
  level: 'information',
  sentences: {
    'key-fact.missing': 'Key information: "{name}" is empty',
    'key-fact.missing.computed': 'Key information: "{name}" is empty (the timeline gives {value})',
    'key-fact.missing.counted': 'Key information: "{name}" is empty (the timeline gives {value}: {from} to {to})',
    'key-fact.not-said': 'The summary does not say {fact}',
  },
  fixes: fieldFixes,
  check(review, report, context) {
    const isHole = createHoleTest(review);
    for (const field of findAskedFields(review, true)) {
      const { meaning } = field;
      if (!isEmptyValue(field.value) || isHole(field)) continue;
      if (isNearMiss(review, context.incident) && impactFacts.has(meaning)) continue;
      report(makeEmptyFinding(review, context, { code: 'key-fact.missing', field }));
    }
    reportFactsNotSaid(review, report);
  },
});

/** What is known for an empty field; a computed value names the entries that it comes from. */
function makeEmptyFinding<Code extends 'field.empty' | 'key-fact.missing'>(
  review: ReviewAnalysis,
  context: LintContext,
  { code, field }: { readonly code: Code; readonly field: KnownField },
): Finding<`${Code}.${'counted' | 'computed'}`, keyof typeof fieldFixes> {
  const { name, meaning, nameSpan: span } = field;
  const facts = computeFacts(review.timelines);
  const value = findKnownValue(review, meaning, { context, facts });
  const fixes = makeValueFixes(review, field, { value, safe: isCertain(meaning, facts) });
  const { from, to, startText, endText } = facts;
  const isCounted = meaning === 'minutes' || meaning === 'duration';
  if (isCounted && value !== undefined && from && to && startText !== undefined && endText !== undefined) {
    const args = { name, value, from: startText, to: endText };
    return { message: `${code}.counted`, args, span, fixes, related: markCounted(from.timeSpan, to.timeSpan) };
  }
  const entry = meaning === 'start' ? from : meaning === 'end' ? to : undefined;
  if (!entry || value === undefined) return { args: { name }, span, fixes };
  const related = [{ span: entry.timeSpan, message: 'statedHere' as const }];
  return { message: `${code}.computed`, args: { name, value }, span, fixes, related };
}

/** What the incident says, and what entries say that somebody marked; milestones told from words are a guess. */
function isCertain(meaning: FieldMeaning | undefined, { from, to }: ComputedFacts): boolean {
  const isMarked = (event: TimelineEvent | undefined): boolean => event?.tagged === true;
  if (meaning === 'start') return isMarked(from);
  if (meaning === 'end') return isMarked(to);
  // Who worked on the incident may own its review.
  if (meaning === 'owner') return false;
  return (meaning !== 'minutes' && meaning !== 'duration') || (isMarked(from) && isMarked(to));
}

/** The cursor in the field's place, then the value that is known, then that it is not, and last that it does not apply. */
function makeValueFixes(
  { document }: ReviewAnalysis,
  field: Field,
  known: { readonly value: string | undefined; readonly safe: boolean },
): readonly Fix<keyof typeof fieldFixes>[] {
  const { name } = field;
  const { value, safe } = known;
  const filled = (text: string): TextEdit => fillField(document, field, text);
  const computed =
    value === undefined
      ? []
      : [fix('fillField', { args: { name, value }, edits: [filled(value)], preferred: true, safe })];
  return [
    writeInto('writeField', filled('…'), { args: { name }, selected: '…' }),
    ...computed,
    fix('fieldUnknown', { args: { name }, edits: [filled('Not known')] }),
    writeInto('fieldNotNeeded', filled(`N/A, because ${reason}`), { args: { name }, selected: reason }),
  ];
}

/** What is selected for the writer to replace. */
const reason = 'the reason';

export const unfilledRules = [placeholderUnfilled, questionUnanswered, fieldEmpty, keyFactMissing] as const;
