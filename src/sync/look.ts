// Reads a review's issue into a working copy, and sends nothing.
import type { OpenResult, PullResult, WorkingCopy } from './model';
import { reviewOf } from './reviewOf';
import type { Run } from './run';
import { baseOf, conflict, effectiveBase, isSameText, mergedWith, noBase, rememberTakenIn } from './save';
import { readForm, restored, sentForm } from './textForms';
import { knownImages } from './uploadImages';

/** The text of an issue as one writes it, with the base that belongs to it. */
export async function openReview(run: Run, review: WorkingCopy['review']): Promise<OpenResult> {
  const issue = await run.gitlab.issue(review, run.signal);
  const text = `${readForm(issue.description)}\n`;
  return { kind: 'opened', review: reviewOf(issue, run.gitlab.url), text, base: baseOf(issue) };
}

/** Merges what others changed into a working copy. */
export async function pull(run: Run, copy: WorkingCopy): Promise<PullResult> {
  run.review = copy.review;
  run.base = copy.base;
  const found = await run.gitlab.issue(copy.review, run.signal);
  const review = reviewOf(found, run.gitlab.url);
  const images = await knownImages(run, copy.review.project, copy.images);
  const local = sentForm(copy.text, images);
  if (isSameText(local, found.description)) return { kind: 'unchanged', review, base: baseOf(found) };
  const sides = { text: copy.text, found, images };
  const base = effectiveBase(copy.base, found);
  if (base === undefined) return noBase('unknown', sides);
  const merged = mergedWith(base, local, found);
  if (!merged) return conflict(base, sides);
  const text = restored(copy.text, merged, found.description, images);
  // What is still to be sent stays a change against the new base.
  if (text === copy.text) return { kind: 'unchanged', review, base: baseOf(found) };
  await rememberTakenIn(run, found, { before: local, after: sentForm(text, []) });
  return { kind: 'updated', review, text, base: baseOf(found) };
}
