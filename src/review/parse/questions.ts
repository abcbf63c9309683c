// Numbered questions and what answers them: on the line, nested below, or in the next paragraph.
import type { Question, ReviewDocument, Section } from '../model';
import { maskedLines } from './document';
import { topItemsOf } from './items';
import { lineStart, lineText } from './lines';

export interface QuestionItem {
  readonly line: number;
  readonly text: string;
}

/** The top-level list items of a section's body that end as a question does, a bracket behind it allowed. */
export function questionItemsOf(document: ReviewDocument, section: Section): readonly QuestionItem[] {
  return topItemsOf(document, section).filter(item => endsAsQuestion(item.text));
}

/** A question mark at the end, or before a bracket that ends the text. */
export function endsAsQuestion(text: string): boolean {
  const mark = Math.max(text.lastIndexOf('?'), text.lastIndexOf('？'));
  if (mark < 0) return false;
  const behind = text.slice(mark + 1).trim();
  return behind === '' || (behind.startsWith('(') && behind.endsWith(')'));
}

/** What stands behind the question on its line. */
function splitQuestion(text: string): { readonly question: string; readonly answer: string } {
  const match = /^[^?？]*[?？](?:\s*\([^)]*\))?/.exec(text);
  if (!match) return { question: text, answer: '' };
  return {
    question: match[0],
    answer: text
      .slice(match[0].length)
      .replace(/^[\s*_:–—-]+/, '')
      .trim(),
  };
}

/** The section's questions: ordered items with a question mark, and items that `isKnown` of the template. */
export function questionsOf(
  document: ReviewDocument,
  section: Section,
  isKnown: (question: string) => boolean,
): readonly Question[] {
  const lines = maskedLines(document);
  const starts: { line: number; question: string; answer: string; offset: number }[] = [];
  for (const { line, text, ordered, column } of topItemsOf(document, section)) {
    if (text === '') continue;
    const { question, answer } = splitQuestion(text);
    const known = isKnown(question);
    if (!known && !(ordered && /[?？]/.test(text))) {
      if (ordered && starts.length > 0) starts.push({ line, question: '', answer: '', offset: 0 });
      continue;
    }
    starts.push({ line, question, answer, offset: column });
  }
  const questions: Question[] = [];
  starts.forEach((start, index) => {
    if (start.question === '') return;
    const endLine = starts[index + 1]?.line ?? section.endLine;
    const below: string[] = start.answer === '' ? [] : [start.answer];
    for (let line = start.line + 1; line < endLine; line++) {
      const text = written(lineText(lines, line));
      if (text !== '') below.push(text);
    }
    const from = lineStart(lines, start.line) + start.offset;
    questions.push({
      section: section.index,
      number: questions.length + 1,
      text: start.question,
      span: { start: from, end: from + start.question.length },
      answer: /[\p{L}\p{N}]/u.test(below.join('')) || below.some(isPicture) ? below.join(' ') : '',
      line: start.line,
      endLine,
    });
  });
  return questions;
}

function isPicture(text: string): boolean {
  return text.includes('![');
}

/** A line's text behind markers; dots and dashes alone are nothing. */
function written(line: string): string {
  const text = line.replace(/^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$))*/, '').trim();
  return /^[.…\s-]*$/.test(text) ? '' : text;
}
