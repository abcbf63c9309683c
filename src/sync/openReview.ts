// Reads a review's issue into a working copy, and sends nothing.
import type { BasedText } from './model';
import type { OpenResult, PullResult } from './results';
import { reviewOf } from './reviewOf';
import type { Run } from './run';
import { baseFor, baseOf, mergeStart } from './mergeBase';
import { conflict, isSameText, mergeWith, noBase, rememberTakenIn } from './save';
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
  const its = baseFor(copy, found);
  if (its.kind === 'other-project') return its;
  const base = baseOf(found, its.base);
  const images = await findUploads(run, copy.review.project, copy.images);
  const local = sentForm(copy.text, images);
  if (isSameText(local, found.description)) return { kind: 'unchanged', review, base };
  const sides = { text: copy.text, found, images, before: its.base };
  const start = await mergeStart(run, its.base, { local, found });
  if (start.kind !== 'from') return noBase(start.kind, sides);
  const merged = mergeWith(start.description, local, found);
  if (!merged) return conflict(start.description, sides);
  const text = restoreText(copy.text, merged, { remote: found.description, replacements: images });
  // What is still to be sent stays a change against the new base.
  if (text === copy.text) return { kind: 'unchanged', review, base };
  await rememberTakenIn(run, found, { before: local, after: sentForm(text, []) });
  return { kind: 'updated', review, text, base };
}
