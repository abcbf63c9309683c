// Brings a working copy and its issue together: uploads first, then reads, merges by the base, writes once, looks back.
import type { AnyIssue } from '../../gitlab/answers';
import { isGitLabError } from '../../gitlab/errors';
import { checkLength } from '../lengthProblem';
import { findLostLines } from '../merge/afterWrite';
import { removeReview } from '../markerText';
import { mergeLines, type MergedLine } from '../merge/merge';
import { findOwnBase, makeBase, addUncertain, findMergeStart } from './mergeBase';
import type { Base, SaveOptions, UnknownReference, BasedText } from '../model';
import type { Conflict, NoBase, SaveResult } from '../results';
import { readIncidents } from './namedIncidents';
import { describeTakenIn } from '../merge/olderText';
import { convertToReview } from './convertToReview';
import { updateOnce, type Run } from '../run';
import {
  readForm,
  restoreText,
  restoreWhole,
  isSameDescription,
  prepareText,
  predictStored,
  type Replacement,
} from '../merge/textForms';
import { requireUnmoved } from '../unmoved';
import { findUploads, uploadImages } from './uploadImages';

/** `confidential`: known from elsewhere, so that the text goes into no public issue. */
export interface Save extends BasedText, SaveOptions {
  readonly confidential?: boolean;
}

type NowPublic = Extract<SaveResult, { kind: 'now-public' }>;

/** Sends what is new in a working copy. `run` keeps how far it came. */
export async function save(run: Run, copy: Save): Promise<SaveResult> {
  const { gitlab, signal } = run;
  run.issue = copy.review;
  run.base = copy.base;
  const first = await gitlab.issue(copy.review, signal);
  requireUnmoved(first);
  if (isTooPublic(copy, first)) return describeNowPublic(copy);
  const its = findOwnBase(copy, first);
  if (its.kind === 'other-project') return its;
  const known = await findUploads(run, copy.review.project, copy.images);
  const now = prepareText(copy.text, known);
  if (isSameText(now, first.description)) return answerUnsent(copy, { found: first, text: copy.text, url: gitlab.url });
  const problem = await findSecretProblem(run, copy, first);
  if (problem) return problem;
  const start = await findMergeStart(run, its.base, { local: now, found: first });
  if (start.kind !== 'from')
    return describeNoBase(start.kind, { text: copy.text, found: first, images: known, before: its.base });

  run.phase = 'images';
  const images = await uploadImages(run, copy.review.project, copy.images);
  // Whatever takes time is over: from this look to the write nothing slow happens.
  run.phase = 'read';
  const startedAt = run.now();
  const found = await gitlab.issue(copy.review, signal);
  requireUnmoved(found);
  if (isTooPublic({ ...copy, confidential: copy.confidential === true || first.confidential }, found)) {
    return describeNowPublic(copy);
  }
  if (found.projectId !== first.projectId) return { kind: 'other-project', project: copy.review.project };
  return sendMerged(run, { ...copy, base: its.base }, { found, images, startedAt });
}

/** An issue as it was read, and what the images of the text are there. */
interface Look {
  readonly found: AnyIssue;
  readonly images: readonly Replacement[];
  readonly startedAt: number;
}

async function sendMerged(run: Run, copy: Save, { found, images, startedAt }: Look): Promise<SaveResult> {
  const { url } = run.gitlab;
  const local = prepareText(copy.text, images);
  const start = await findMergeStart(run, copy.base, { local, found });
  const sides = { text: copy.text, found, images, before: copy.base };
  if (start.kind !== 'from') return describeNoBase(start.kind, sides);
  const lines = mergeWith(start.description, local, found);
  if (!lines) {
    const undecided = copy.base?.description;
    await rememberTakenIn(run, found, { before: local, after: predictStored(found.description), undecided });
    return describeConflict(start.description, sides);
  }
  const remote = predictStored(found.description);
  const sent = joinLines(lines, local, remote);
  const text = restoreText(copy.text, lines, { remote, replacements: images });
  const merged = text !== copy.text;
  if (merged) await rememberTakenIn(run, found, { before: local, after: sent });
  if (isSameText(sent, remote)) return answerUnsent(copy, { found, text, url });
  const tooLong = checkLength(sent);
  if (tooLong) return tooLong;

  run.phase = 'text';
  const written = await write(run, copy, { found, sent, local });
  const lost = await findLostLines(run, { found, written, startedAt, text, images });
  // What somebody wrote over is still new: with the text before it as its base the next save brings it back.
  const sentBase = makeBase(written, copy.base, local);
  const next = lost?.whose === 'mine' ? { ...sentBase, description: remote } : sentBase;
  return {
    kind: 'saved',
    review: convertToReview(written, url),
    text,
    base: next,
    own: merged && copy.base ? addUncertain(copy.base, local) : next,
    sent: true,
    merged,
    lost,
    altered: isSameDescription(written.description, sent) ? undefined : readForm(written.description),
  };
}

/** A text that is or was confidential does not go into a public issue unasked. */
function isTooPublic(copy: Save, found: AnyIssue): boolean {
  const isConfidential = copy.confidential === true || copy.base?.confidential === true;
  return isConfidential && !found.confidential && copy.allowPublic !== true;
}

function describeNowPublic({ review, base }: Save): NowPublic {
  return { kind: 'now-public', review, base };
}

/** A public issue must not tell about a confidential incident, nor about one of which nobody can say what it is. */
async function findSecretProblem(
  run: Run,
  copy: Save,
  found: AnyIssue,
): Promise<NowPublic | UnknownReference | undefined> {
  if (found.confidential || copy.allowPublic === true) return undefined;
  const named = await readIncidents(run, { text: copy.text, project: copy.review.project });
  if (named.kind === 'unknown-reference') return named;
  return named.confidential ? describeNowPublic(copy) : undefined;
}

/** An issue need not name itself: that alone is nothing to send. */
export function isSameText(local: string, remote: string): boolean {
  return (
    isSameDescription(local, remote) || isSameDescription(removeReview(local), removeReview(predictStored(remote)))
  );
}

/** So that a copy that goes back behind it is known. */
export async function rememberTakenIn(
  { records }: Run,
  { reference }: AnyIssue,
  texts: { readonly before: string; readonly after: string; readonly undecided?: string | undefined },
): Promise<void> {
  const event = describeTakenIn(texts.before, texts.after, texts.undecided);
  if (event) await records.keepTakenIn(reference, event);
}

/** A merge of what is here with what is there; undefined where both changed the same lines. */
export function mergeWith(base: string, local: string, found: AnyIssue): readonly MergedLine[] | undefined {
  return mergeLines(predictStored(base).split('\n'), local.split('\n'), predictStored(found.description).split('\n'));
}

function joinLines(merged: readonly MergedLine[], local: string, remote: string): string {
  const lines = { local: local.split('\n'), remote: remote.split('\n') };
  return merged.map(({ from, at }) => lines[from][at] ?? '').join('\n');
}

/** One update. Should its answer be lost for good, the run's base remembers what may have arrived. */
async function write(
  run: Run,
  copy: Save,
  { found, sent, local }: { readonly found: AnyIssue; readonly sent: string; readonly local: string },
): Promise<AnyIssue> {
  try {
    return await updateOnce(run, { found, changes: { description: sent } }, ({ description }) =>
      isSameDescription(description, sent),
    );
  } catch (error) {
    if (isGitLabError(error) && error.maybeDone && copy.base) {
      run.base = addUncertain(copy.base, local);
    }
    throw error;
  }
}

function answerUnsent(
  copy: Save,
  { found, text, url }: { readonly found: AnyIssue; readonly text: string; readonly url: string },
): SaveResult {
  const merged = text !== copy.text;
  const base = makeBase(found, copy.base);
  return {
    kind: 'saved',
    review: convertToReview(found, url),
    text,
    base,
    own: (merged ? copy.base : undefined) ?? base,
    sent: false,
    merged,
    lost: undefined,
    altered: undefined,
  };
}

/** A text, the issue it is compared with, and what its images are there. */
interface Sides {
  readonly text: string;
  readonly found: AnyIssue;
  readonly images: readonly Replacement[];
  /** What the text was based on. */
  readonly before: Base | undefined;
}

/** What the person decides about a text whose base is not what it was made from. */
export function describeNoBase(why: NoBase['why'], { text, found, images, before }: Sides): NoBase {
  const remote = restoreWhole(text, found.description, images);
  return { kind: 'no-base', why, texts: { local: text, remote }, base: { ...makeBase(found, before), decided: true } };
}

/** What the person decides where both sides changed the same lines. */
export function describeConflict(base: string, { text, found, images, before }: Sides): Conflict {
  const whole = (description: string): string => restoreWhole(text, description, images);
  return {
    kind: 'conflict',
    texts: { base: whole(base), local: text, remote: whole(found.description) },
    base: { ...makeBase(found, before), decided: true },
  };
}
