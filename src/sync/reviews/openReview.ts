// Reads a review's issue into a working copy, and sends nothing.
import type { BasedText } from '../model';
import type { OpenResult, PullResult } from '../results';
import { convertToReview } from './convertToReview';
import type { Run } from '../run';
import { findOwnBase, makeBase, findMergeStart } from './mergeBase';
import { describeConflict, isSameText, mergeWith, describeNoBase, rememberTakenIn } from './save';
import { readForm, restoreText, prepareText } from '../merge/textForms';
import { findUploads } from './uploadImages';

/** The text of an issue as one writes it, with the base that belongs to it. */
export async function openReview(run: Run, review: BasedText['review']): Promise<OpenResult> {
  const issue = await run.gitlab.issue(review, run.signal);
  const text = `${readForm(issue.description)}\n`;
  return { kind: 'opened', review: convertToReview(issue, run.gitlab.url), text, base: makeBase(issue) };
}

/** Merges what others changed into a working copy. */
export async function pull(run: Run, copy: BasedText): Promise<PullResult> {
  run.issue = copy.review;
  run.base = copy.base;
  const found = await run.gitlab.issue(copy.review, run.signal);
  const review = convertToReview(found, run.gitlab.url);
  const its = findOwnBase(copy, found);
  if (its.kind === 'other-project') return its;
  const base = makeBase(found, its.base);
  const images = await findUploads(run, copy.review.project, copy.images);
  const local = prepareText(copy.text, images);
  if (isSameText(local, found.description)) return { kind: 'unchanged', review, base };
  const sides = { text: copy.text, found, images, before: its.base };
  const start = await findMergeStart(run, its.base, { local, found });
  if (start.kind !== 'from') return describeNoBase(start.kind, sides);
  const merged = mergeWith(start.description, local, found);
  if (!merged) return describeConflict(start.description, sides);
  const text = restoreText(copy.text, merged, { remote: found.description, replacements: images });
  // What is still to be sent stays a change against the new base.
  if (text === copy.text) return { kind: 'unchanged', review, base };
  await rememberTakenIn(run, found, { before: local, after: prepareText(text, []) });
  return { kind: 'updated', review, text, base };
}
