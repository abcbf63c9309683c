// Two reviews of one incident become one: the second is closed and points to the first. Nothing is deleted.
import type { FoldResult, Twins } from '../results';
import { isLinked, linkIssues } from '../incidents/incidentSteps';
import { convertToReview } from './convertToReview';
import { updateOnce, type Run } from '../run';
import { isSameDescription } from '../merge/textForms';
import { requireUnmoved } from '../unmoved';

/**
 * Folds only what nobody wrote into since it was made: a text that somebody works on has words that the other one lacks.
 * (GitLab's `/duplicate` does the same: it closes and links.)
 */
export async function foldReview(run: Run, { closing: asMade, staying: first }: Twins): Promise<FoldResult> {
  const { gitlab, signal } = run;
  const { review } = asMade;
  run.issue = review;
  const staying = await gitlab.issue(first, signal);
  if (!staying.opened) return { kind: 'closed-already', review: convertToReview(staying, gitlab.url) };
  const links = await gitlab.links(review, signal);
  const closing = await gitlab.issue(review, signal);
  for (const issue of [staying, closing]) requireUnmoved(issue);
  if (!isSameDescription(closing.description, asMade.description)) {
    return { kind: 'written-in', review: convertToReview(closing, gitlab.url) };
  }
  run.phase = 'link';
  if (!isLinked(links, first)) await linkIssues(run, review, first);
  run.phase = 'metadata';
  if (closing.opened) await updateOnce(run, { found: closing, changes: { opened: false } }, ({ opened }) => !opened);
  return { kind: 'folded', review: convertToReview(staying, gitlab.url) };
}
