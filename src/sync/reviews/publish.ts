// A file of the workspace and its issue: made the first time, later brought together like any working copy.
import { parseMarker } from '../../incident/marker';
import type { IssueReference } from '../../incident/model';
import { findNamedIssues } from '../../incident/reference';
import { readContext, makeReview, type Made } from './makeReview';
import { readMarkerId, addReview } from '../markerText';
import type { Base, ReviewFile, UnknownReference } from '../model';
import type { Created, PublishPlan, PublishResult } from '../results';
import type { Run } from '../run';
import { findOwnBase, makeBase } from './mergeBase';
import { isSameText, save } from './save';
import { readForm, isSameDescription, prepareText } from '../merge/textForms';
import { findUploads, findUnreadable, uploadImages } from './uploadImages';

/** Makes the issue of a file, or brings the file together with the issue that its marker names. */
export async function publish(run: Run, file: ReviewFile): Promise<PublishResult> {
  const id = readMarkerId(file.text);
  if (id === undefined) return { kind: 'no-marker' };
  const named = findNamedReview(run, file);
  if (named?.kind === 'unknown-reference') return named;
  if (named === undefined || (await run.records.creation(id))) return make(run, file);

  const { review } = named;
  run.issue = review;
  run.base = file.base;
  const issue = await run.gitlab.issue(review, run.signal);
  const its = findOwnBase({ ...file, review }, issue);
  if (its.kind === 'other-project') return its;
  const itsId = readMarkerId(issue.description);
  if (itsId !== undefined && itsId !== id) return { kind: 'other-review', review };
  return update(run, file, { review, base: file.base, confidential: file.confidential === true, dropped: [] });
}

/** What publishing will do, read as publishing reads it. */
export async function planPublish(run: Run, file: ReviewFile): Promise<PublishPlan> {
  const id = readMarkerId(file.text);
  if (id === undefined) return { kind: 'no-marker' };
  const named = findNamedReview(run, file);
  if (named?.kind === 'unknown-reference') return named;
  if (named && !(await run.records.creation(id))) {
    const { review } = named;
    const issue = await run.gitlab.issue(review, run.signal);
    const its = findOwnBase({ ...file, review }, issue);
    if (its.kind === 'other-project') return its;
    return { kind: 'will-update', review, confidential: issue.confidential };
  }
  const context = await readContext(run, { ...file, incident: undefined, linksNamed: true });
  if (context.kind !== 'context') return context;
  const { project, confidential } = context;
  return { kind: 'will-create', project, confidential, incident: context.named.incident?.reference };
}

interface NamedReview {
  readonly kind: 'named-review';
  readonly review: IssueReference;
}

/** The issue in the marker; one that cannot be resolved is not the same as none, or a second issue would be made. */
function findNamedReview({ gitlab }: Run, { text, project }: ReviewFile): NamedReview | UnknownReference | undefined {
  const value = parseMarker(text)?.review;
  if (value === undefined) return undefined;
  const [first] = findNamedIssues(value, { project, url: gitlab.url });
  return first?.reference
    ? { kind: 'named-review', review: first.reference }
    : { kind: 'unknown-reference', what: 'review', name: first?.text ?? value, reason: 'unresolved' };
}

async function make(run: Run, file: ReviewFile): Promise<PublishResult> {
  const made = await makeReview(run, { ...file, incident: undefined, linksNamed: true }, async () =>
    prepareText(file.text, await uploadImages(run, file.project, file.images)),
  );
  if (made.kind !== 'made') return made;
  const { review, given } = made;
  const images = await findUploads(run, review.reference.project, file.images);
  if (made.wrote || isSameText(prepareText(file.text, images), review.description))
    return answerCreated(run, made, file);
  // An earlier attempt made it; since then the file, the issue or both went on.
  const base: Base | undefined =
    file.base ?? (given === undefined ? undefined : { ...makeBase(review), description: given });
  const { confidential, reference } = review;
  return update(run, file, { review: reference, base, confidential, dropped: made.dropped });
}

async function answerCreated(run: Run, made: Made, file: ReviewFile): Promise<Created> {
  const { review, resumed, incident, dropped, given, hasOthers, twin, lost } = made;
  const asGiven = given === undefined || !made.wrote || hasOthers || isSameDescription(given, review.description);
  return {
    kind: 'created',
    review,
    text: addReview(file.text, review.reference),
    // What others wrote is not in the file yet.
    base: hasOthers && given !== undefined ? { ...makeBase(review), description: given } : makeBase(review),
    resumed,
    incident,
    dropped: [...dropped, ...(await findUnreadable(run, review.reference.project, file.images))],
    altered: asGiven ? undefined : readForm(review.description),
    twin,
    lost,
  };
}

interface Target {
  readonly review: IssueReference;
  readonly base: Base | undefined;
  readonly confidential: boolean;
  /** What the steps before did not get. */
  readonly dropped: Made['dropped'];
}

async function update(run: Run, file: ReviewFile, { dropped, ...target }: Target): Promise<PublishResult> {
  const { images = [], allowPublic = false } = file;
  const result = await save(run, { text: file.text, images, allowPublic, ...target });
  if (result.kind !== 'saved') return result;
  const missing = await findUnreadable(run, target.review.project, images);
  return { ...result, text: addReview(result.text, target.review), dropped: [...dropped, ...missing] };
}
