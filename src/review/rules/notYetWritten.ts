// Where a rule says nothing yet.
import { judgedAt, type Understanding } from '../analyze';

/**
 * Nothing was written in a line's section yet, or it was waived: the section says so itself, once. What stands above the first section
 * cannot: it is quiet until something is written anywhere.
 */
export function isQuiet(review: Understanding, line: number): boolean {
  return isQuietSection(review, judgedAt(review, line));
}

/** The same of a section, known by its status. */
export function isQuietSection(review: Understanding, judged: Understanding['sections'][number] | undefined): boolean {
  if (judged?.state !== 'empty') return judged?.state === 'skipped';
  const isHead = judged.template !== undefined && judged.template === review.template?.preamble;
  return !isHead || !review.sections.some(({ state }) => state === 'complete');
}
