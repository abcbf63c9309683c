// Numbered questions and what answers them: on the line, nested below, or in the next paragraph.
import type { Question, ReviewDocument, Section } from '../model';
import { maskedLines } from './document';
import { type Item, topItemsOf } from './items';
import { codeIn } from './code';
import { lineSpan, lineStart, lineText } from './lines';

/** The top-level list items of a section's body that ask, as far as they ask: more lines may say how to answer. */
export function questionItemsOf(document: ReviewDocument, section: Section): readonly Item[] {
  return topItemsOf(document, section).flatMap(item => askedIn(document, item) ?? []);
}

/** Up to the first line that ends as a question does, a bracket behind it allowed. */
function askedIn(document: ReviewDocument, item: Item): Item | undefined {
  const start = lineStart(document, item.line) + item.column;
  for (let line = item.line; line < item.endLine; line += 1) {
    const text = item.text.slice(0, lineSpan(document, line).end - start).trimEnd();
    if (endsAsQuestion(text)) return { ...item, text, endLine: line + 1 };
  }
  return undefined;
}

/** A question mark at the end, or before a bracket that ends the text. */
export function endsAsQuestion(text: string): boolean {
  const mark = Math.max(text.lastIndexOf('?'), text.lastIndexOf('？'));
  if (mark < 0) return false;
  const behind = text.slice(mark + 1).trim();
  return behind === '' || (behind.startsWith('(') && behind.endsWith(')'));
}

const questionMark = /[?？](\s{0,3}\([^()]{0,200}\))?/gu;
/** Questions that a template asks in one line: who, and what, and why? */
const mostMarks = 5;
const explains = /^\s*\(\s*(?:i\.?\s?e\b|e\.?\s?g\b|for example|such as|z\.\s?b\b|p\.\s?ex\b)/iu;

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
    for (const { 0: whole, 1: bracket, index } of text.matchAll(questionMark)) {
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

/** The section's questions: ordered items with a question mark, and items that `isKnown` of the template. */
export function questionsOf(
  document: ReviewDocument,
  section: Section,
  isKnown: (question: string) => boolean,
): readonly Question[] {
  const lines = maskedLines(document);
  const items = topItemsOf(document, section)
    .filter(item => item.text !== '')
    .map(item => ({ item, split: splitQuestion(item.text, isKnown) }));
  // Any other numbered item ends the answer of the question before it.
  const starts = items.filter(({ item, split }) => split.known || item.ordered);
  const questions: Question[] = [];
  starts.forEach(({ item, split }, index) => {
    const { question, answer: inline, known } = split;
    if (!known && !/[?？]/u.test(question)) return;
    const endLine = starts[index + 1]?.item.line ?? section.endLine;
    const parts = inline === '' ? [] : [inline];
    for (let line = item.endLine; line < endLine; line += 1) {
      const text = written(lineText(lines, line));
      if (text !== '') parts.push(text);
    }
    if (parts.length === 0) parts.push(codeIn(document, section, { from: item.endLine, to: endLine }).text);
    const answer = parts.join(' ');
    const start = lineStart(lines, item.line) + item.column;
    questions.push({
      section: section.index,
      number: questions.length + 1,
      text: question.replaceAll(/\s+/gu, ' '),
      span: { start, end: start + question.length },
      answer: /[\p{L}\p{N}]/u.test(answer) || answer.includes('![') ? answer : '',
      line: item.line,
      endLine,
    });
  });
  return questions;
}

/** A line's text behind markers; dots and dashes alone are nothing. */
function written(line: string): string {
  const text = line.replace(/^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$))*/u, '').trim();
  return /^[.…\s-]*$/u.test(text) ? '' : text;
}
