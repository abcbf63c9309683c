// What the template asked and nobody filled in, in sections somebody wrote in.
import type { Field, Fix, Question } from '../model';
import { fieldKey } from '../parse/fields';
import { lineEndOf, lineSpan, trimSpan } from '../parse/lines';
import type { Placeholder } from '../parse/placeholders';
import { withoutPlaceholders } from '../parse/placeholders';
import { lineKey } from '../templates/lineKey';
import { isIncidentField } from '../templates/template';
import { computedFacts } from '../timeline/durations';
import type { Understanding } from '../understand';
import { judgedAt } from '../understand';
import { fix, insert, lineEnd, removeLines, replace } from './edits';
import type { Finding, LintContext, Rule } from './rule';
import { exampleLines } from './structure';

/** Nothing was written in it yet, or it was waived: the section says so itself, once. */
function isQuiet(review: Understanding, line: number): boolean {
  const state = judgedAt(review, line)?.state;
  return state === 'skipped' || state === 'empty';
}

const placeholderUnfilled: Rule = {
  code: 'placeholder.unfilled',
  *check(review, context) {
    const examples = exampleLines(review);
    const seen = new Set<number>();
    for (const placeholder of review.placeholders) {
      const { line } = placeholder;
      if (isQuiet(review, line) || examples.has(line) || isIncidentLine(review, line)) continue;
      const given = judgedAt(review, line)?.givenLines.has(line) ?? false;
      // A row nobody touched is one fault, however many holes it has.
      if (given && seen.has(line)) continue;
      seen.add(line);
      yield {
        args: { text: shorten(placeholder.text) },
        span: placeholder.span,
        fixes: placeholderFixes(review, placeholder, given, context),
      };
    }
  },
};

function isIncidentLine(review: Understanding, line: number): boolean {
  return review.fields.some(field => field.line === line && isIncidentField(field.name));
}

function placeholderFixes(
  review: Understanding,
  placeholder: Placeholder,
  given: boolean,
  context: LintContext,
): readonly Fix[] {
  const { document } = review;
  const value = valueFor(placeholder.text, context);
  const fixes: Fix[] = [];
  if (value !== undefined)
    fixes.push(fix('fillPlaceholder', { value }, [replace(placeholder.span, value)], { preferred: true }));
  const rest = withoutPlaceholders(document, placeholder.line, [placeholder]);
  const nothingElse = lineKey(rest) === '';
  if (given || nothingElse)
    fixes.push(fix('removeLine', {}, [removeLines(document, placeholder.line, placeholder.line + 1)]));
  else fixes.push(fix('removePlaceholder', {}, [replace(placeholder.span, '')]));
  return fixes;
}

/** A value the incident gives for the placeholder; a date alone stays for the writer to choose. */
function valueFor(text: string, context: LintContext): string | undefined {
  const { incident } = context;
  if (!incident) return undefined;
  if (/^#N+$/.test(text)) return `#${incident.reference.iid}`;
  if (/^<SEVERITY/.test(text) && incident.severity) return `severity ${incident.severity}`;
  return undefined;
}

function shorten(text: string): string {
  const line = text.replace(/^`|`$/g, '').replace(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}

const conditional = /^if\b|^falls\b|^se\b|^si\b|^如果/i;
const condition = /\bunknown\b|\bnot known\b|\bunbekannt\b|\bdesconhecid|\bprecise\b/i;

const questionUnanswered: Rule = {
  code: 'question.unanswered',
  *check(review) {
    const { document } = review;
    for (const [index, question] of review.questions.entries()) {
      if (question.answer !== '' || isQuiet(review, question.line)) continue;
      if (isMoot(question, review.questions[index - 1])) continue;
      const eol = lineEndOf(document.text);
      yield {
        args: { number: question.number, question: shorten(question.text) },
        span: question.span,
        fixes: [fix('answerUnknown', {}, [insert(lineEnd(document, question.line), `${eol}   - Not known.`)])],
      };
    }
  },
};

/** "If the number is unknown …" needs no answer where the question before it has its figure. */
function isMoot(question: Question, before: Question | undefined): boolean {
  return (
    conditional.test(question.text) &&
    condition.test(question.text) &&
    before?.section === question.section &&
    /\d|\b(?:no|none|all|every|zero)\b/i.test(before.answer)
  );
}

const isEmptyValue = (value: string): boolean => value === '' || /^[-–—_.…?\s]+$/.test(value);
const isNotApplicable = (value: string): boolean => /^(?:n\/?a|none|not applicable|unknown|not known)\b/i.test(value);

const fieldEmpty: Rule = {
  code: 'field.empty',
  *check(review, context) {
    const facts = computedFacts(review.timelines);
    const nearMiss = context.incident?.nearMiss ?? false;
    for (const field of review.fields) {
      const judged = review.sections[field.section];
      if (
        !judged ||
        isQuiet(review, field.line) ||
        isIncidentField(field.name) ||
        judged.section.meaning === 'key-information'
      )
        continue;
      if (!judged.template?.fields.some(known => known.key === fieldKey(field.name))) continue;
      const isMinutes = /\bminutes?\b/i.test(field.name);
      if (isMinutes && nearMiss) continue;
      if (isEmptyValue(field.value)) {
        const minutes = isMinutes ? facts.minutes : undefined;
        yield {
          message: minutes === undefined ? 'field.empty' : 'field.empty.computed',
          args: { name: field.name, ...(minutes === undefined ? {} : { minutes }) },
          span: field.nameSpan,
          fixes: fieldFixes(review, field, context, minutes),
        };
      } else if (
        isMinutes &&
        review.english &&
        !/\d/.test(field.value) &&
        !isNotApplicable(field.value) &&
        !hasPlaceholder(review, field)
      ) {
        yield {
          message: 'field.no-number',
          args: { name: field.name, value: shorten(field.value) },
          span: field.valueSpan,
          fixes: [],
        };
      }
    }
  },
};

function hasPlaceholder(review: Understanding, field: Field): boolean {
  return review.placeholders.some(placeholder => placeholder.line === field.line);
}

/** Values that the incident or the timeline know, else that there is none. */
function fieldFixes(
  review: Understanding,
  field: Field,
  context: LintContext,
  minutes: number | undefined,
): readonly Fix[] {
  const known = knownValue(field, context, minutes);
  const fixes: Fix[] = [];
  if (known !== undefined)
    fixes.push(fix('fillField', { value: known }, [fill(review, field, known)], { preferred: true, safe: true }));
  fixes.push(fix('fillField', { value: 'N/A' }, [fill(review, field, 'N/A')]));
  return fixes;
}

function knownValue(field: Field, { incident }: LintContext, minutes: number | undefined): string | undefined {
  if (minutes !== undefined) return String(minutes);
  if (!incident) return undefined;
  const key = fieldKey(field.name);
  if (/\bservice/.test(key)) return incident.services.join(', ') || undefined;
  if (/\bteam\b|\bgroup\b/.test(key)) return incident.groups.join(', ') || undefined;
  if (/\bseverity\b/.test(key)) return incident.severity ? `severity ${incident.severity}` : undefined;
  return undefined;
}

/** The value behind its colon or in its cell, with one blank before it. */
function fill({ document }: Understanding, field: Field, value: string): ReturnType<typeof replace> {
  const span = field.valueSpan.end > field.valueSpan.start ? field.valueSpan : trimSpan(document.text, field.valueSpan);
  const before = document.text.charAt(span.start - 1);
  const line = lineSpan(document, field.line);
  const rest = document.text.slice(span.end, line.end);
  const gap = before === ' ' || before === '\t' ? '' : ' ';
  // An empty cell or value may be all blanks: they are replaced, not doubled.
  const blanks = rest.trim() === '' ? rest.length : 0;
  return replace({ start: span.start, end: span.end + blanks }, `${gap}${value}`);
}

const keyFactMissing: Rule = {
  code: 'key-fact.missing',
  *check(review, context) {
    const facts = computedFacts(review.timelines);
    for (const field of review.fields) {
      const judged = review.sections[field.section];
      if (judged?.section.meaning !== 'key-information' || isQuiet(review, field.line) || isIncidentField(field.name))
        continue;
      if (!judged.template?.fields.some(known => known.key === fieldKey(field.name)) || !isEmptyValue(field.value))
        continue;
      if (context.incident?.nearMiss && /\b(?:customers|requests|duration|time)\b/i.test(field.name)) continue;
      const value = keyFact(field, context, facts);
      yield {
        args: { name: field.name },
        span: field.nameSpan,
        fixes: [
          ...(value === undefined
            ? []
            : [fix('fillField', { value }, [fillCell(review, field, value)], { preferred: true, safe: true })]),
          fix('fillField', { value: 'N/A' }, [fillCell(review, field, 'N/A')]),
        ],
      };
    }
    yield* factsNotSaid(review);
  },
};

function keyFact(field: Field, { incident }: LintContext, facts: ReturnType<typeof computedFacts>): string | undefined {
  const key = fieldKey(field.name);
  if (key.includes('severity') && incident?.severity) return `severity ${incident.severity}`;
  if (key.includes('start')) return facts.startText;
  if (key.includes('end')) return facts.endText;
  if (key.includes('duration')) return facts.minutes === undefined ? undefined : `${facts.minutes} minutes`;
  return undefined;
}

function fillCell(review: Understanding, field: Field, value: string): ReturnType<typeof replace> {
  const { document } = review;
  const line = lineSpan(document, field.line);
  const rest = document.text.slice(field.valueSpan.end, line.end);
  const bar = rest.indexOf('|');
  if (bar < 0) return fill(review, field, value);
  const before = document.text.charAt(field.valueSpan.start - 1);
  return replace(
    { start: field.valueSpan.start, end: field.valueSpan.end + bar },
    `${before === ' ' ? '' : ' '}${value} `,
  );
}

const severityWords =
  /\bseverity\b|\bsev\s?-?[1-5]\b|\bs[1-4]\b|\bp[1-4]\b|\bcritical\b|\b(?:high|low|medium|major|minor)\b/i;
const durationWords =
  /\b\d+(?:\.\d+)?\s*(?:m|min|mins|minutes?|h|hrs?|hours?|days?|seconds?)\b|\b\d{1,2}:\d{2}\b|\b(?:an?|one|two|three|half an) (?:minute|hour|day)s?\b/i;

/** A summary whose template asks for severity and length says both; the first sentence stands for it. */
function* factsNotSaid(review: Understanding): Generator<Finding> {
  if (!review.english) return;
  for (const { section, template: model, state } of review.sections) {
    if (section.meaning !== 'summary' || state !== 'complete' || !model || model.fields.length > 0) continue;
    const asked = [...model.lines.entries()]
      .filter(([, role]) => role === 'guidance')
      .map(([line]) => line)
      .join(' ');
    if (!/\bseverity\b/.test(asked) || !/\bhow long\b|\bduration\b/.test(asked)) continue;
    const own: string[] = [];
    for (let line = section.startLine; line < section.endLine; line++) {
      if (review.sections[section.index]?.givenLines.has(line)) continue;
      const span = lineSpan(review.document, line);
      own.push(review.document.masked.slice(span.start, span.end));
    }
    const text = own.join('\n');
    const level = 'hint';
    if (!severityWords.test(text))
      yield {
        message: 'key-fact.not-said',
        args: { fact: 'the severity' },
        span: section.headingSpan,
        level,
        fixes: [],
      };
    else if (!durationWords.test(text))
      yield {
        message: 'key-fact.not-said',
        args: { fact: 'how long it lasted' },
        span: section.headingSpan,
        level,
        fixes: [],
      };
  }
}

export const unfilledRules: readonly Rule[] = [placeholderUnfilled, questionUnanswered, fieldEmpty, keyFactMissing];
