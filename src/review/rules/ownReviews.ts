// Whose process a review follows.
import type { ReviewAnalysis } from '../analyze';
import type { LintContext } from './rule';

/**
 * True for a review that was begun here: it carries the marker, has a known template, or GitLab knows it or its incident. A
 * finished report of another team has a form of its own, and advice on what it should have said is noise.
 */
export function isOwnReview(
  { document, template }: Pick<ReviewAnalysis, 'document' | 'template'>,
  { incident, review }: Pick<LintContext, 'incident' | 'review'>,
): boolean {
  return [template, incident, review, document.marker].some(known => known !== undefined);
}
