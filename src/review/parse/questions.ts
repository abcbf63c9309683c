// Questions and what answers them: numbered ones and paragraphs, answered on the line, nested below, or in what follows.
import type { Question, ReviewDocument, Section, Span } from '../model';
import { readAnswer, isOpenAnswer } from './answers';
import { findAskedParagraphs } from './askedParagraphs';
import { readMaskedLines } from './document';
import { type Item, listTopItems } from './items';
import { readCodeBlocks } from './codeBlocks';
import { findLineSpan, findLineStart, joinBlanks, readLineText } from './lines';
import { endsAsQuestion } from './questionMarks';
import { ignoreCase } from './ignoreCase';
import { findMatches } from './matches';
import { joinLists } from './lists';

/** The top-level list items of a section's body that ask, as far as they ask: more lines may say how to answer. */
export function findQuestionItems(document: ReviewDocument, section: Section): readonly Item[] {
  return listTopItems(document, section)
    .map(item => readAsked(document, item))
    .filter(item => item !== undefined);
}

/** Up to the first line that ends as a question does, a bracket behind it allowed. */
function readAsked(document: ReviewDocument, item: Item): Item | undefined {
  const start = findLineStart(document, item.line) + item.column;
  for (let line = item.line; line < item.endLine; line += 1) {
    const text = item.text.slice(0, findLineSpan(document, line).end - start).trimEnd();
    if (endsAsQuestion(text)) return { ...item, text, endLine: line + 1 };
  }
  return undefined;
}

const asks = /[?？]/u;
/** One question alone may be a figure of speech. */
const enough = 2;
const questionMark = /[?？](\s{0,3}\([^()]{0,200}\))?/gu;
/** Questions that a template asks in one line: who, and what, and why? */
const mostMarks = 5;
const explains = ignoreCase(/^\s*\(\s*(?:i\.?\s?e\b|e\.?\s?g\b|for example|such as|z\.\s?b\b|p\.\s?ex\b)/iu);

interface Split {
  readonly question: string;
  readonly answer: string;
  readonly known: boolean;
}

/** The longest beginning that the template asks, else up to the first mark and a bracket that explains it. */
function splitQuestion(text: string, isKnown: (question: string) => boolean): Split {
  let end: number | undefined;
  let known = isKnown(text);
  if (known) end = text.length;
  else {
    const ends: number[] = [];
    for (const { 0: whole, 1: bracket, index } of findMatches(questionMark, text)) {
      if (ends.length >= mostMarks * 2) break;
      ends.push(index + 1);
      if (bracket === undefined) continue;
      end ??= ends.length === 1 && explains.test(bracket) ? index + whole.length : undefined;
      ends.push(index + whole.length);
    }
    const asked = ends.findLast(candidate => isKnown(text.slice(0, candidate)));
    known = asked !== undefined;
    end = asked ?? end ?? ends[0] ?? text.length;
  }
  const answer = text.slice(end);
  return { question: text.slice(0, end), answer: answer.replace(/^[\s*_:–—-]+/u, '').trim(), known };
}

/** Where a question begins, or anything that ends the answer of the one before it. */
interface Start {
  readonly line: number;
  /** Behind the question, exclusive. */
  readonly endLine: number;
  readonly span: Span;
  readonly text: string;
  /** What answers it on its own line. */
  readonly inline: string;
  readonly isQuestion: boolean;
}

/** The section's questions: ordered items with a question mark, items that `isKnown` of the template, and paragraphs that ask. */
export function readQuestions(
  document: ReviewDocument,
  section: Section,
  isKnown: (question: string) => boolean,
): readonly Question[] {
  const starts = [...listItemStarts(document, section, isKnown), ...listParagraphStarts(document, section)].sort(
    (one, other) => one.line - other.line,
  );
  const questions: Question[] = [];
  starts.forEach(({ line, endLine: from, span, text, inline, isQuestion }, index) => {
    if (!isQuestion) return;
    const endLine = starts[index + 1]?.line ?? section.endLine;
    questions.push({
      section: section.index,
      number: questions.length + 1,
      text: joinBlanks(text),
      span,
      answer: findAnswer(document, section, { inline, from, to: endLine }),
      line,
      endLine,
    });
  });
  return questions;
}

function listItemStarts(
  document: ReviewDocument,
  section: Section,
  isKnown: (question: string) => boolean,
): readonly Start[] {
  const items = listTopItems(document, section);
  // One bullet may be a figure of speech; a list that does nothing but ask is one of questions.
  const isSeries =
    items.length >= enough && items.every(({ text }) => asks.test(text) && !splitQuestion(text, isKnown).known);
  return joinLists(items, item => {
    if (item.text === '') return undefined;
    const { question, answer, known } = splitQuestion(item.text, isKnown);
    // Any other numbered item ends the answer of the question before it.
    if (!known && !item.ordered && !isSeries) return undefined;
    const start = findLineStart(document, item.line) + item.column;
    return [
      {
        line: item.line,
        endLine: item.endLine,
        span: { start, end: start + question.length },
        text: question,
        inline: answer,
        isQuestion: known || asks.test(question),
      },
    ];
  });
}

/** Paragraphs that ask in bold; plain ones only where there are several, for one may be a figure of speech. */
function listParagraphStarts(document: ReviewDocument, section: Section): readonly Start[] {
  const asked = findAskedParagraphs(document, section).filter(({ isNested }) => !isNested);
  const isSeries = asked.length >= enough;
  return asked
    .filter(({ isBold }) => isBold || isSeries)
    .map(({ line, endLine, span, text, inline = '' }) => ({ line, endLine, span, text, inline, isQuestion: true }));
}

/** What answers a question: on its line, in the lines behind it, or in code there; empty where nothing does. */
export function findAnswer(
  document: ReviewDocument,
  section: Section,
  { inline, from, to }: { readonly inline: string; readonly from: number; readonly to: number },
): string {
  const lines = readMaskedLines(document);
  const parts = inline === '' || isOpenAnswer(inline) ? [] : [inline];
  for (let line = from; line < to; line += 1) {
    const text = readAnswer(readLineText(lines, line));
    if (text !== '') parts.push(text);
  }
  if (parts.length === 0) parts.push(readCodeBlocks(document, section, { from, to }).text);
  const answer = parts.join(' ');
  return /[\p{Alpha}\p{N}]/u.test(answer) || answer.includes('![') ? answer : '';
}
