// Brings a working copy and its issue together: reads, merges by the base, writes once, compares.
import type { AnyIssue } from '../gitlab/answers';
import { isGitLabError } from '../gitlab/errors';
import { parseMarker } from '../incident/marker';
import { parseReference } from '../incident/reference';
import { knownImages, uploadedImages } from './uploadImages';
import { lengthProblem } from './make';
import { withoutReview } from './markerText';
import { mergeLines, mergeTexts, type MergedLine } from './merge';
import type { Base, Conflict, NoBase, OpenResult, PullResult, SaveOptions, SaveResult, WorkingCopy } from './model';
import { reviewOf } from './reviewOf';
import { finished, isRefusal, once, type Run } from './run';
import { readForm, restored, restoredWhole, sameDescription, sentForm, stored, type Replacement } from './textForms';

export function baseOf(issue: AnyIssue): Base {
  const { reference, description, updatedAt, confidential } = issue;
  return { review: reference, description: stored(description), updatedAt, confidential };
}

export function openReview(run: Run, review: WorkingCopy['review']): Promise<OpenResult> {
  return finished(run, async () => {
    const issue = await run.gitlab.issue(review, run.signal);
    const text = `${readForm(issue.description)}\n`;
    return { kind: 'opened', review: reviewOf(issue, run.gitlab.url), text, base: baseOf(issue) };
  });
}

/** `confidential`: known from elsewhere, so that the text goes into no public issue. */
export interface Save extends WorkingCopy, SaveOptions {
  readonly confidential?: boolean;
}

export async function save(run: Run, copy: Save): Promise<SaveResult> {
  const { gitlab, signal } = run;
  run.review = copy.review;
  run.base = copy.base;
  const found = await gitlab.issue(copy.review, signal);
  const wasConfidential = copy.confidential === true || copy.base?.confidential === true;
  if (wasConfidential && !found.confidential && copy.allowPublic !== true) {
    return { kind: 'now-public', review: copy.review, base: copy.base };
  }
  const known = await knownImages(run, copy.review.project, copy.images);
  const now = sentForm(copy.text, known);
  if (saysTheSame(now, found.description)) return unsent(run, copy, copy.text, found);
  if (copy.allowPublic !== true && (await isSecret(run, copy, found))) {
    return { kind: 'now-public', review: copy.review, base: copy.base };
  }
  const base = effectiveBase(copy.base, found);
  if (!copy.base || !base || isOlder(copy.base, now)) return noBase(copy.text, found, known);

  run.step = 'images';
  const images = await uploadedImages(run, copy.review.project, copy.images);
  const local = sentForm(copy.text, images);
  const lines = mergedWith(base, local, found);
  if (!lines) return conflict(copy.text, base, found, images);
  const remote = stored(found.description);
  const sent = linesOf(lines, local, remote);
  const text = restored(copy.text, lines, remote, images);
  if (saysTheSame(sent, remote)) return unsent(run, copy, text, found);
  const tooLong = lengthProblem(sent);
  if (tooLong) return tooLong;

  run.step = 'text';
  const issue = await write(run, copy, sent, local);
  const altered = sameDescription(issue.description, sent) ? undefined : readForm(issue.description);
  const merged = text !== copy.text;
  const next: Base = { ...baseOf(issue), before: merged ? local : copy.base.before };
  return {
    kind: 'saved',
    review: reviewOf(issue, gitlab.url),
    text,
    base: next,
    own: merged ? mayHave(copy.base, local) : next,
    sent: true,
    merged,
    altered,
  };
}

export async function pull(run: Run, copy: WorkingCopy): Promise<PullResult> {
  run.review = copy.review;
  run.base = copy.base;
  const found = await run.gitlab.issue(copy.review, run.signal);
  const review = reviewOf(found, run.gitlab.url);
  const images = await knownImages(run, copy.review.project, copy.images);
  const local = sentForm(copy.text, images);
  if (saysTheSame(local, found.description)) return { kind: 'unchanged', review, base: baseOf(found) };
  const base = effectiveBase(copy.base, found);
  if (!base) return noBase(copy.text, found, images);
  const merged = mergedWith(base, local, found);
  if (!merged) return conflict(copy.text, base, found, images);
  const text = restored(copy.text, merged, found.description, images);
  // What is still to be sent stays a change against the new base.
  return text === copy.text
    ? { kind: 'unchanged', review, base: baseOf(found) }
    : { kind: 'updated', review, text, base: baseOf(found) };
}

/** An issue need not name itself: that alone is nothing to send. */
export function saysTheSame(local: string, remote: string): boolean {
  return sameDescription(local, remote) || sameDescription(withoutReview(local), withoutReview(stored(remote)));
}

/**
 * What both sides have in common by now. A text that was sent without an answer has arrived where merging it brings
 * nothing new to the issue; what was written here since is based on it.
 */
function effectiveBase(base: Base | undefined, found: AnyIssue): string | undefined {
  const remote = stored(found.description);
  const arrived = base?.uncertain?.findLast(sent => mergeTexts(base.description, sent, remote) === remote);
  return arrived ?? base?.description;
}

function mergedWith(base: string, local: string, found: AnyIssue): readonly MergedLine[] | undefined {
  return mergeLines(stored(base).split('\n'), local.split('\n'), stored(found.description).split('\n'));
}

function linesOf(merged: readonly MergedLine[], local: string, remote: string): string {
  const lines = { local: local.split('\n'), remote: remote.split('\n') };
  return merged.map(({ from, at }) => lines[from][at] ?? '').join('\n');
}

/** One update. Should its answer be lost for good, the run's base remembers what may have arrived. */
async function write(run: Run, copy: Save, sent: string, local: string): Promise<AnyIssue> {
  const { gitlab, signal } = run;
  try {
    return await once(
      async () => (await gitlab.updateIssue(copy.review, { description: sent }, signal)).issue,
      async () => {
        const now = await gitlab.issue(copy.review, signal);
        return sameDescription(now.description, sent) ? now : undefined;
      },
    );
  } catch (error) {
    if (isGitLabError(error) && error.maybeDone && copy.base) {
      run.base = mayHave(copy.base, local);
    }
    throw error;
  }
}

/** The base of a text that GitLab may have by now. The last few are enough: each is as long as the review. */
function mayHave(base: Base, sent: string): Base {
  return { ...base, uncertain: [...(base.uncertain ?? []), sent].slice(-3) };
}

/** It goes back behind everything that was merged into it last: somebody's older file, that would undo what others wrote. */
function isOlder({ before, description }: Base, local: string): boolean {
  return before !== undefined && before !== description && mergeTexts(description, before, local) === local;
}

/** Whether the text's incident is one that a public issue must not tell about. One that cannot be seen says nothing. */
async function isSecret({ gitlab, signal }: Run, { text, review }: Save, found: AnyIssue): Promise<boolean> {
  const named = parseMarker(text)?.incident;
  const incident = named === undefined ? undefined : parseReference(named, review.project, gitlab.url);
  if (found.confidential || incident === undefined) return false;
  try {
    return (await gitlab.issue(incident, signal)).confidential;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

function unsent(run: Run, copy: Save, text: string, found: AnyIssue): SaveResult {
  const review = reviewOf(found, run.gitlab.url);
  const merged = text !== copy.text;
  const base: Base = { ...baseOf(found), before: merged ? copy.base?.description : copy.base?.before };
  return {
    kind: 'saved',
    review,
    text,
    base,
    own: (merged ? copy.base : undefined) ?? base,
    sent: false,
    merged,
    altered: undefined,
  };
}

function noBase(text: string, found: AnyIssue, images: readonly Replacement[]): NoBase {
  const remote = restoredWhole(text, found.description, images);
  return { kind: 'no-base', texts: { local: text, remote }, base: baseOf(found) };
}

function conflict(text: string, base: string, found: AnyIssue, images: readonly Replacement[]): Conflict {
  const whole = (description: string): string => restoredWhole(text, description, images);
  return {
    kind: 'conflict',
    texts: { base: whole(base), local: text, remote: whole(found.description) },
    base: baseOf(found),
  };
}
