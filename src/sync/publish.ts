// A file of the workspace and its issue: made the first time, later brought together like any working copy.
import { parseMarker } from '../incident/marker';
import type { IssueReference } from '../incident/model';
import { parseReference } from '../incident/reference';
import { knownImages, unreadableImages, uploadedImages } from './uploadImages';
import { makeReview, type Made } from './make';
import { markerIdOf, withReview } from './markerText';
import type { Base, Created, PublishResult, ReviewFile } from './model';
import type { Run } from './run';
import { baseOf, save, saysTheSame } from './save';
import { readForm, sameDescription, sentForm } from './textForms';

export async function publish(run: Run, file: ReviewFile): Promise<PublishResult> {
  const id = markerIdOf(file.text);
  if (id === undefined) return { kind: 'no-marker' };
  const named = (key: 'incident' | 'review'): IssueReference | undefined => {
    const value = parseMarker(file.text)?.[key];
    return value === undefined ? undefined : parseReference(value, file.project, run.gitlab.url);
  };
  const [review, incident] = [named('review'), named('incident')];
  if (review === undefined || (await run.records.creation(id))) return make(run, file, incident);

  run.review = review;
  run.base = file.base;
  const issue = await run.gitlab.issue(review, run.signal);
  const itsId = markerIdOf(issue.description);
  if (itsId !== undefined && itsId !== id) return { kind: 'other-review', review };
  return update(run, file, { review, base: file.base, confidential: file.confidential === true }, []);
}

async function make(run: Run, file: ReviewFile, incident: IssueReference | undefined): Promise<PublishResult> {
  const made = await makeReview(run, { ...file, incident }, async () =>
    sentForm(file.text, await uploadedImages(run, file.project, file.images)),
  );
  if (made.kind !== 'made') return made;
  const { review, given } = made;
  const images = await knownImages(run, review.reference.project, file.images);
  if (made.wrote || saysTheSame(sentForm(file.text, images), review.description)) return created(run, made, file);
  // An earlier attempt made it; since then the file, the issue or both went on.
  const base: Base | undefined =
    file.base ?? (given === undefined ? undefined : { ...baseOf(review), description: given });
  return update(run, file, { review: review.reference, base, confidential: review.confidential }, made.dropped);
}

async function created(run: Run, made: Made, file: ReviewFile): Promise<Created> {
  const { review, resumed, incident, dropped, given } = made;
  const altered = given === undefined || !made.wrote || sameDescription(given, review.description);
  return {
    kind: 'created',
    review,
    text: withReview(file.text, review.reference),
    base: baseOf(review),
    resumed,
    incident,
    dropped: [...dropped, ...(await unreadableImages(run, review.reference.project, file.images))],
    altered: altered ? undefined : readForm(review.description),
  };
}

async function update(
  run: Run,
  file: ReviewFile,
  target: { readonly review: IssueReference; readonly base: Base | undefined; readonly confidential: boolean },
  dropped: Made['dropped'],
): Promise<PublishResult> {
  const { images = [], allowPublic = false } = file;
  const result = await save(run, { text: file.text, images, allowPublic, ...target });
  if (result.kind !== 'saved') return result;
  const missing = await unreadableImages(run, target.review.project, images);
  return { ...result, text: withReview(result.text, target.review), dropped: [...dropped, ...missing] };
}
