// What went wrong with a review in place, in words.
import { l10n } from 'vscode';
import type { IssueReference } from '../incident/model';
import { formatReference } from '../incident/reference';
import { changeTryAgain, describeFailure } from '../session/words/failureWords';
import { UserError, type Failure } from '../session/words/failures';
import { makeSignInWay } from '../session/words/ways';

/** Trying again is sending again. */
export function describeSendFailure(error: unknown, review: IssueReference): Failure {
  const failure = describeFailure(error, formatReference(review));
  return changeTryAgain(failure, { command: 'incidentReviews.publishReview' });
}

/** Both are counts of characters. */
export function describeTooLong({ length, most }: { readonly length: number; readonly most: number }): Failure {
  const message = l10n.t('The review has {0} characters, and GitLab takes {1}.', String(length), String(most));
  return { kind: 'user', message, ways: [] };
}

/** GitLab's error as one whose message is shown. */
export function createCopyError(error: unknown, review: IssueReference): Error {
  const { message, ways } = describeFailure(error, formatReference(review));
  return new UserError(message, ways);
}

/** A draft is never sent in somebody else's name. */
export function createOtherPersonError(): UserError {
  return new UserError(l10n.t('Nothing was sent: this draft belongs to somebody else, who was signed in before.'));
}

/** `host` as in a review's address. */
export function mustSignIn(host: string): UserError {
  const message = l10n.t('Sign in to {0} to read this review.', host.replaceAll('+', '/'));
  return new UserError(message, [makeSignInWay()]);
}
