// The places of a review where something is still to be written, and what goes between it and what stands before it.
import { isGap } from '../completeness';
import type { Fix, Problem, Question, ReviewDocument, Section, Span, TextEdit } from '../model';
import { fillField, readFields } from '../parse/fields';
import { detectLineEnd, findLine, findLineSpan, findLineStart, readLineText } from '../parse/lines';
import { findPlaceholders } from '../parse/placeholders';
import { findQuestionAnswer } from '../place/answerLead';
import { holdsLine } from '../place/wholes';
import type { RuleCode } from '../rules/ruleSet';
import type { Template } from '../templates/template';
import { remarkOfTakenOver } from '../takeOver';

/** What is to be replaced, or the empty span where one writes. `lead` goes before the first letter of it: a blank, `   - `. */
export interface Gap {
  readonly span: Span;
  readonly lead: string;
}

interface GapFacts {
  readonly review: ReviewDocument;
  readonly template: Template | undefined;
  readonly questions: readonly Question[];
  readonly problems: readonly Problem[];
}

/** The gaps in the order of the text. */
export function listGaps(facts: GapFacts): readonly Gap[] {
  return facts.problems
    .filter(problem => isGap(problem) || isLinkMissing(facts, problem))
    .flatMap(problem => findPlaces(facts, problem))
    .toSorted((a, b) => a.span.start - b.span.start);
}

/** The field of the incident is there, and nothing that links to it. */
function isLinkMissing({ review: { sections } }: GapFacts, { code, args, span }: Problem): boolean {
  const isTitle = sections.some(({ headingSpan }) => headingSpan.start === span.start);
  return code === ('incident.no-link' satisfies RuleCode) && args['link'] === undefined && !isTitle;
}

function findPlaces(facts: GapFacts, { code, span, fixes, related = [] }: Problem): readonly Gap[] {
  const { review } = facts;
  if (code === ('section.empty' satisfies RuleCode)) return findPlacesIn(facts, span);
  // Only what stands there to be replaced is selected: typing must not take a question away.
  const isPlaceholder = code === ('placeholder.unfilled' satisfies RuleCode);
  if (isPlaceholder || /^[\w/-]*#N+$/u.test(review.text.slice(span.start, span.end)))
    return [span, ...(isPlaceholder ? related : []).map(other => other.span)].map(place => ({
      span: findRemark(review, place) ?? place,
      lead: '',
    }));
  return [
    fixes.map(fix => readWritingFix(review, fix)).find(gap => gap !== undefined) ?? findPlaceBehind(review, span),
  ];
}

/**
 * The remark that somebody is to check what was taken over goes as a whole with what is written in its place, out of the
 * quote that it closes. What stands behind its link is a person's.
 */
function findRemark(document: ReviewDocument, { start: at }: Span): Span | undefined {
  const line = findLine(document, at);
  const text = readLineText(document, line);
  if (!text.startsWith(remarkOfTakenOver)) return undefined;
  const start = findLineStart(document, line);
  const link = /^ \[[^\]]*\]\([^\s)]*\)/u.exec(text.slice(remarkOfTakenOver.length))?.[0] ?? '';
  return { start, end: start + remarkOfTakenOver.length + link.length };
}

/** The place of a fix that puts the cursor where one writes, before it has changed anything. */
function readWritingFix(document: ReviewDocument, { edits, cursor }: Fix): Gap | undefined {
  const [edit, ...more] = edits;
  if (!cursor || more.length > 0) return undefined;
  return edit ? readWritingEdit(document, edit, cursor.start) : { span: cursor, lead: '' };
}

/** `cursor`: an offset of the text after the edit, in what it puts in. */
function readWritingEdit({ text }: ReviewDocument, { span, text: put }: TextEdit, cursor: number): Gap {
  const lead = put.slice(0, cursor - span.start);
  const there = text.slice(span.start, span.end);
  if (there.trim() !== '') return { span, lead: '' };
  const at = there.startsWith(lead) ? span.start + lead.length : span.start;
  return { span: { start: at, end: at }, lead: there.startsWith(lead) ? '' : lead };
}

/** In an empty section: what is to be replaced, its empty fields and behind its questions, where it has any; else below its guidance. */
function findPlacesIn({ review, template, questions }: GapFacts, heading: Span): readonly Gap[] {
  const section = review.sections.find(({ headingSpan }) => headingSpan.start === heading.start);
  if (!section) return [findPlaceBehind(review, heading)];
  const asked = questions.filter(question => question.section === section.index && question.answer === '');
  const lines = new Set(asked.map(({ line }) => line));
  const fields = readFields(review).filter(
    ({ section: index, value, line }) => index === section.index && value === '' && !lines.has(line),
  );
  const holes = findPlaceholders(review, template?.brackets).filter(
    ({ line }) => line >= section.startLine && line < section.endLine && !lines.has(line),
  );
  const places = [
    ...holes.map(({ span }) => ({ span, lead: '' })),
    ...asked.map(question => {
      const { at, lead } = findQuestionAnswer(review, questions, question);
      return { span: { start: at, end: at }, lead };
    }),
    ...fields.map(field => {
      const edit = fillField(review, field, '…');
      return readWritingEdit(review, edit, edit.span.start + edit.text.indexOf('…'));
    }),
  ];
  return places.length > 0 ? places : [findPlaceBelow(review, section)];
}

/** The last empty line of a section, below its guidance; without one, below its heading. */
function findPlaceBelow(document: ReviewDocument, { headingLine, startLine, endLine, headingSpan }: Section): Gap {
  let line = endLine - 1;
  while (line >= startLine && readLineText(document, line).trim() !== '') line -= 1;
  if (line < startLine) return findPlaceBehind(document, headingSpan);
  const start = findLineStart(document, line);
  // Right below a list it would go on with its last item.
  const isBelowText = document.blocks.some(
    block => block.kind !== 'comment' && block.kind !== 'rule' && holdsLine(block, line - 1),
  );
  const isGlued = isBelowText && line - 1 > headingLine && readLineText(document, line - 1).trim() !== '';
  return { span: { start, end: start }, lead: isGlued ? detectLineEnd(document.text) : '' };
}

/** Behind the line that something stands in. */
function findPlaceBehind(document: ReviewDocument, span: Span): Gap {
  const { start, end } = findLineSpan(document, findLine(document, span.end));
  const text = document.text.slice(start, end);
  const eol = detectLineEnd(document.text);
  const lead = document.sections.some(({ headingSpan }) => headingSpan.start >= start && headingSpan.start < end)
    ? `${eol}${eol}`
    : /\S$/u.test(text)
      ? ' '
      : '';
  return { span: { start: end, end }, lead };
}
