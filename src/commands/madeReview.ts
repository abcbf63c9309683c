// What a person is told once, right after a review was made in GitLab.
import { commands, l10n } from 'vscode';
import { showInformation, showWarning } from '../session/words/messages';
import { describeMadeReview, listMissing, type MadeReview } from './madeReviewWords';

/** Shows one message, a warning where something is missing. Its buttons lead on. */
export async function tellMadeReview(made: MadeReview): Promise<void> {
  const { review } = made.created;
  const next = l10n.t('Go to Next Gap');
  const assign = l10n.t('Assign Service Owner…');
  const buttons = review.assignees.length === 0 ? [next, assign] : [next];
  const show = listMissing(made.created).length > 0 ? showWarning : showInformation;
  const picked = await show(describeMadeReview(made), ...buttons);
  if (picked === next) await commands.executeCommand('incidentReviews.goToNextGap');
  if (picked === assign) await commands.executeCommand('incidentReviews.assignReview', { kind: 'review', review });
}
