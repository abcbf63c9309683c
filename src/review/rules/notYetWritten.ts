// Where a rule says nothing yet.
import { findStatus, type ReviewAnalysis } from '../analyze';

/**
 * Nothing was written in a line's section yet, or it was waived: the section says so itself, once. What stands above the first section
 * cannot: it is quiet until something is written anywhere.
 */
export function isQuiet(review: ReviewAnalysis, line: number): boolean {
  return isQuietSection(review, findStatus(review, line));
}

/** The same of a section, known by its status. */
export function isQuietSection(
  review: ReviewAnalysis,
  status: ReviewAnalysis['sections'][number] | undefined,
): boolean {
  if (status?.state !== 'empty') return status?.state === 'skipped';
  const isHead = status.template !== undefined && status.template === review.template?.preamble;
  return !isHead || !review.sections.some(({ state }) => state === 'complete');
}
