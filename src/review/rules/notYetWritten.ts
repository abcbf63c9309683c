// Where a rule says nothing yet.
import { findStatus, type ReviewAnalysis } from '../analyze';

/**
 * Nothing was written in a line's section yet, or it was waived: the section says so itself, once. What stands above the first section
 * cannot, nor can one of unknown meaning of a template that is not at hand: it is quiet until something is written anywhere.
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
  const { template } = review;
  const isHead = template ? status.template === template.preamble : !status.asks;
  const asking = template ? [] : review.sections.filter(({ asks }) => asks);
  return !isHead || !(asking.length > 0 ? asking : review.sections).some(({ state }) => state === 'complete');
}
