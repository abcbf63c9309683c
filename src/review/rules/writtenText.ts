// What somebody wrote into a section, without what the template gave.
import type { Question } from '../model';
import { findLineSpan } from '../parse/lines';
import type { ReviewAnalysis } from '../analyze';

/** The text of the section with that index: no lines of the template, and of questions only the answers. */
export function readWrittenText(review: ReviewAnalysis, index: number, questions: readonly Question[]): string {
  const status = review.sections[index];
  if (!status) return '';
  if (questions.length > 0) return questions.map(question => question.answer).join('\n');
  const parts: string[] = [];
  for (let line = status.section.startLine; line < status.section.endLine; line += 1) {
    if (status.givenLines.has(line)) continue;
    const span = findLineSpan(review.document, line);
    parts.push(review.document.masked.slice(span.start, span.end));
  }
  return parts.join('\n');
}
