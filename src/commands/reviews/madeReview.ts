// What a person is told once, right after a review was made in GitLab.
import { commands, l10n } from 'vscode';
import { showInformation, showStatus, showWarning } from '../../session/words/messages';
import { describeMadeReview, describeStanding, listMissing, type MadeReview } from './madeReviewWords';

/** In the status bar; where something is missing or nobody is assigned, a message with a button that leads on. */
export async function tellMadeReview(made: MadeReview): Promise<void> {
  const { review } = made.created;
  const isWhole = listMissing(made.created).length === 0;
  // The cursor stands in the first gap: over it nothing is shown that asks for nothing.
  if (isWhole && review.assignees.length > 0) {
    showStatus(describeStanding(made));
    return;
  }
  const assign = l10n.t('Assign Service Owner…');
  const buttons = review.assignees.length === 0 ? [assign] : [];
  const picked = await (isWhole ? showInformation : showWarning)(describeMadeReview(made), ...buttons);
  if (picked === assign) await commands.executeCommand('incidentReviews.assignReview', { kind: 'review', review });
}
