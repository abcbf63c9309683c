// Whose process a review follows.
import type { ReviewAnalysis } from '../analyze';
import type { LintContext } from './rule';

/**
 * True for a review that was begun here: it carries the marker, has a known template, or belongs to a known incident. A
 * finished report of another team has a form of its own, and advice on what it should have said is noise.
 */
export function isOwnReview(
  { document, template }: Pick<ReviewAnalysis, 'document' | 'template'>,
  { incident }: Pick<LintContext, 'incident'>,
): boolean {
  return template !== undefined || incident !== undefined || document.marker !== undefined;
}
