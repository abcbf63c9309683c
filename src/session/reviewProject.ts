// Which project a document's review is in.
import type { Uri } from 'vscode';
import type { ReviewMarker } from '../incident/marker';
import type { Account } from './account';
import type { Settings } from './settings';

/** What tells the project beside the marker. */
export interface ReviewProjectParts {
  readonly settings: Pick<Settings, 'of'>;
  readonly account: Pick<Account, 'referenceIn' | 'reviewAt'>;
}

/**
 * Full path of the project that the review is in, or in which a new issue of it is made: a short `#7` in its text is one of its
 * issues. Empty where none is set and no incident says.
 */
export function findReviewProject(
  { settings, account }: ReviewProjectParts,
  uri: Uri,
  marker: Pick<ReviewMarker, 'incident' | 'review'> | undefined,
): string {
  const own = account.reviewAt(uri) ?? account.referenceIn(marker?.review, undefined, uri);
  if (own) return own.project;
  const { reviewProject, project } = settings.of(uri);
  return reviewProject || account.referenceIn(marker?.incident, undefined, uri)?.project || project;
}
