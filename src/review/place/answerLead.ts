// How an answer is parted from its question.
import type { Question, ReviewDocument, Span } from '../model';
import { detectLineEnd, findLine, findLineSpan, readLineText } from '../parse/lines';

/** Where something is written, and what goes between it and what stands before it. */
export interface TypedPlace {
  readonly at: number;
  readonly lead: string;
}

/** Behind the item that is there for the answer, as a block of questions brings it, else behind the line of the question. */
export function findAnswerPlace(document: ReviewDocument, { end }: Span, makeLead: () => string): TypedPlace {
  const line = findLine(document, end);
  const below = /^[ \t]+[-+*]([ \t]*)$/u.exec(readLineText(document, line + 1));
  return below
    ? { at: findLineSpan(document, line + 1).end, lead: below[1] === '' ? ' ' : '' }
    : { at: findLineSpan(document, line).end, lead: makeLead() };
}

/** The place of the answer to one of a document's questions. */
export function findQuestionAnswer(
  document: ReviewDocument,
  questions: readonly Question[],
  question: Question,
): TypedPlace {
  return findAnswerPlace(document, question.span, () => makeAnswerLead(document, questions, question));
}

/**
 * What goes between a question and the answer to it: what the nearest answered item of its section has there. Without one it is
 * an item of its own below an item, and the next paragraph below a paragraph.
 */
function makeAnswerLead(document: ReviewDocument, questions: readonly Question[], question: Question): string {
  const eol = detectLineEnd(document.text);
  if (!isItem(document, question)) return `${eol}${eol}`;
  const [nearest] = questions
    .filter(other => other.section === question.section && other.answer !== '' && isItem(document, other))
    .toSorted((a, b) => Math.abs(a.line - question.line) - Math.abs(b.line - question.line));
  const form = nearest && readForm(document, nearest);
  // A question of several lines has its answer below, for otherwise it is not seen.
  if (form === 'inline' && findLine(document, question.span.end) === question.line) return ' ';
  // Below `10. ` it takes a column more than below `1. `.
  const column = /^\s*(?:[-+*]|\d{1,9}[.)])[ \t]+/u.exec(readLineText(document, question.line))?.[0].length ?? 0;
  const { indent, marker, gap } = typeof form === 'object' ? form : { indent: '', marker: '- ', gap: '' };
  return `${eol}${gap}${indent.includes('\t') ? indent : indent.padEnd(Math.max(3, column))}${marker}`;
}

function isItem({ blocks }: ReviewDocument, { line }: Question): boolean {
  return blocks.some(({ kind, startLine }) => kind === 'item' && startLine === line);
}

interface BelowForm {
  readonly indent: string;
  /** Empty where it is a paragraph. */
  readonly marker: string;
  /** The blank line between the two, if there is one. */
  readonly gap: string;
}

/** Where an answer stands; undefined where that is no form to go on with: a table, a picture. */
function readForm(document: ReviewDocument, { line, endLine }: Question): BelowForm | 'inline' | undefined {
  let first = line + 1;
  while (first < endLine && readLineText(document, first).trim() === '') first += 1;
  if (first >= endLine) return 'inline';
  const below = /^([ \t]+)([-+*][ \t]+)?(?=[^\s|!<>`])/u.exec(readLineText(document, first));
  const isApart = first > line + 1;
  // Without marker and blank line it is the question that goes on there.
  if (!below || (below[2] === undefined && !isApart)) return undefined;
  return { indent: below[1] ?? '', marker: below[2] ?? '', gap: isApart ? detectLineEnd(document.text) : '' };
}
