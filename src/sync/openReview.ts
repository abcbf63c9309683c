// Reads a review's issue into a working copy, and sends nothing.
import type { BasedText } from './model';
import type { OpenResult, PullResult } from './results';
import { reviewOf } from './reviewOf';
import type { Run } from './run';
import { baseOf, conflict, effectiveBase, isSameText, mergeWith, noBase, rememberTakenIn } from './save';
import { readForm, restoreText, sentForm } from './textForms';
import { findUploads } from './uploadImages';

/** The text of an issue as one writes it, with the base that belongs to it. */
export async function openReview(run: Run, review: BasedText['review']): Promise<OpenResult> {
  const issue = await run.gitlab.issue(review, run.signal);
  const text = `${readForm(issue.description)}\n`;
  return { kind: 'opened', review: reviewOf(issue, run.gitlab.url), text, base: baseOf(issue) };
}

/** Merges what others changed into a working copy. */
export async function pull(run: Run, copy: BasedText): Promise<PullResult> {
  run.review = copy.review;
  run.base = copy.base;
  const found = await run.gitlab.issue(copy.review, run.signal);
  const review = reviewOf(found, run.gitlab.url);
  const images = await findUploads(run, copy.review.project, copy.images);
  const local = sentForm(copy.text, images);
  if (isSameText(local, found.description)) return { kind: 'unchanged', review, base: baseOf(found) };
  const sides = { text: copy.text, found, images };
  const base = effectiveBase(copy.base, found);
  if (base === undefined) return noBase('unknown', sides);
  const merged = mergeWith(base, local, found);
  if (!merged) return conflict(base, sides);
  const text = restoreText(copy.text, merged, { remote: found.description, replacements: images });
  // What is still to be sent stays a change against the new base.
  if (text === copy.text) return { kind: 'unchanged', review, base: baseOf(found) };
  await rememberTakenIn(run, found, { before: local, after: sentForm(text, []) });
  return { kind: 'updated', review, text, base: baseOf(found) };
}
