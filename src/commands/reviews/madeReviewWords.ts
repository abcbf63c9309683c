// The words for a review that was just made: whose it is, that it is confidential, what comes next.
import { l10n } from 'vscode';
import { formatReference } from '../../incident/reference';
import { escapeMessage } from '../../session/words/plainLabels';
import type { Created } from '../../sync/index';
import { describeDropped } from '../sending/outcomes';

/** The new issue, and what GitLab did not take of it; `me` is the user name of who made it. */
export interface MadeReview {
  readonly created: Pick<Created, 'review' | 'dropped' | 'altered'>;
  readonly me: string | undefined;
}

/** The message, in sentences. */
export function describeMadeReview(made: MadeReview): string {
  const { review } = made.created;
  const missing = listMissing(made.created).join(', ');
  const name = formatReference(review.reference);
  return joinSentences(
    missing === ''
      ? l10n.t('{0} was made.', name)
      : l10n.t('{0} was created, but GitLab did not take: {1}.', name, missing),
    review.dueDate === undefined ? '' : l10n.t('Due on {0}.', review.dueDate),
    describeStanding(made),
  );
}

/** What neither the tab nor the status of the review says, in one line: why it is confidential was said in the question before. */
export function describeStanding({ created: { review }, me }: MadeReview): string {
  return joinSentences(
    l10n.t('Next: fill the gaps, then save it to GitLab.'),
    describeOwner(review.assignees, me),
    review.confidential ? l10n.t('It is confidential.') : '',
  );
}

function joinSentences(...sentences: readonly string[]): string {
  return sentences.filter(sentence => sentence !== '').join(' ');
}

/** What GitLab did not take of it. */
export function listMissing({ dropped, altered }: MadeReview['created']): readonly string[] {
  return [...dropped.map(describeDropped), ...(altered === undefined ? [] : [l10n.t('parts of the text')])];
}

function describeOwner([owner]: Created['review']['assignees'], me: string | undefined): string {
  if (owner === undefined) return l10n.t('It is assigned to nobody.');
  return owner.username === me
    ? l10n.t('It is assigned to you.')
    : l10n.t('It is assigned to {0}.', `@${escapeMessage(owner.username)}`);
}
