// What a person is asked where a review may have been made twice, or was.
import { commands, env, l10n, Uri } from 'vscode';
import type { ReviewIssue } from '../incident/model';
import { formatReference, removeSlashes } from '../incident/reference';
import type { InPlace } from '../inPlace/index';
import type { Incidents } from '../session/incidents';
import { escapeMessage } from '../session/plainLabels';
import { showWarning } from '../session/messages';
import type { Base } from '../sync/index';

export interface DoubtParts {
  readonly incidents: Incidents;
  readonly inPlace: InPlace;
}

/** An attempt before got no answer, and its issue was not seen since. True where the person wants it made now. */
export async function mayMakeAgain({ incidents }: Pick<DoubtParts, 'incidents'>, project: string): Promise<boolean> {
  const make = l10n.t('Make It Now');
  const look = l10n.t('Look in GitLab');
  const message = l10n.t('GitLab may have made the review in {0} already.', project);
  const detail = l10n.t('The last attempt got no answer, and its issue is not there so far. Look before you make it.');
  const answer = await showWarning(message, { modal: true, detail }, make, look);
  if (answer === look) {
    const { url } = await incidents.account.known();
    const path = project.split('/').map(encodeURIComponent).join('/');
    await env.openExternal(Uri.parse(`${removeSlashes(url)}/${path}/-/issues/?sort=created_date&state=all`, true));
  }
  return answer === make;
}

/** Two reviews of one incident, made in the same moment. */
export interface TwinReviews {
  readonly mine: Pick<Base, 'review' | 'description'>;
  readonly createdAt: number;
  readonly twin: ReviewIssue;
}

/** Says so, and offers to close the person's own one where the other is older. Nobody else's is touched. */
export async function tellTwin(parts: DoubtParts, { mine, createdAt, twin }: TwinReviews): Promise<void> {
  const other = formatReference(twin.reference);
  const who = twin.author === undefined ? l10n.t('Somebody else') : `@${escapeMessage(twin.author.username)}`;
  const message = l10n.t('{0} made a review of the same incident in the same moment: {1}.', who, other);
  const open = l10n.t('Open It');
  const fold = l10n.t('Close Mine and Open It');
  const ways = twin.createdAt <= createdAt ? [fold, open] : [open];
  const answer = await showWarning(message, ...ways);
  if (answer === undefined) return;
  if (answer === fold) {
    const sync = await parts.inPlace.sync();
    const result = await sync.foldReview({ younger: mine, older: twin.reference }, new AbortController().signal);
    const name = formatReference(mine.review);
    if (result.kind === 'written-in') {
      void showWarning(l10n.t('Somebody wrote into {0} already, so it stays open.', name));
    } else if (result.kind === 'failed') void showWarning(l10n.t('{0} was not closed.', name));
    const { openReviews } = parts.incidents;
    if (openReviews.readAt !== undefined) void openReviews.refresh();
  }
  await commands.executeCommand('incidentReviews.openReview', { kind: 'review', review: twin });
}
