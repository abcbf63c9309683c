// What a person is asked where a review may have been made twice, or was.
import { commands, env, l10n, Uri } from 'vscode';
import { parseMarker } from '../../incident/marker';
import type { ReviewIssue } from '../../incident/model';
import { formatReference, removeSlashes } from '../../incident/reference';
import { createLastingSignal } from '../../session/cancellation';
import { escapeMessage } from '../../session/words/plainLabels';
import { showWarning } from '../../session/words/messages';
import type { Base, Sync, TwinReview, Twins } from '../../sync/index';
import type { CommandParts } from '../commandParts';

/** An attempt before got no answer, and its issue was not seen since. True where the person wants it made now. */
export async function mayMakeAgain({ incidents }: CommandParts, project: string): Promise<boolean> {
  const make = l10n.t('Make It Now');
  const look = l10n.t('Look in GitLab');
  const message = l10n.t('GitLab may have made the review in {0} already.', project);
  const detail = l10n.t('The last attempt got no answer, and its issue is not there so far. Look before you make it.');
  const answer = await showWarning(message, { modal: true, detail }, make, look);
  if (answer === look) {
    const { url } = await incidents.account.readAddress();
    const path = project.split('/').map(encodeURIComponent).join('/');
    await env.openExternal(Uri.parse(`${removeSlashes(url)}/${path}/-/issues/?sort=created_date&state=all`, true));
  }
  return answer === make;
}

/** The review that was just made here, and the other one. */
export interface MadeTwins {
  readonly mine: Pick<Base, 'review' | 'description'>;
  readonly twin: TwinReview;
}

/**
 * Says so. Where the other one stays, closing the person's own is offered; nobody else's is touched: whose review is the
 * second one is told the same from their side. One that GitLab made twice of one request is the person's own too.
 */
export async function tellTwin(parts: CommandParts, { mine, twin: { review: twin, stays } }: MadeTwins): Promise<void> {
  const sync = await parts.inPlace.sync();
  const [own, other] = [formatReference(mine.review), formatReference(twin.reference)];
  const isDouble = twin.markerId !== undefined && twin.markerId === parseMarker(mine.description)?.id;
  const open = l10n.t('Open It');
  if (isDouble) {
    const close = l10n.t('Close {0}', stays === 'mine' ? other : own);
    const message = l10n.t('GitLab made the review twice of one request: {0} and {1}.', own, other);
    if ((await showWarning(message, close)) !== close) return;
    const both = { review: twin.reference, description: twin.description };
    await closeTwin(parts, sync, stays === 'mine' ? { closing: both, staying: mine.review } : closeMine(mine, twin));
    if (stays === 'twin') await openReview(twin);
    return;
  }
  const who = twin.author === undefined ? l10n.t('Somebody else') : `@${escapeMessage(twin.author.username)}`;
  const happened = l10n.t('{0} made a review of the same incident in the same moment: {1}.', who, other);
  if (stays === 'mine') {
    const message = `${happened} ${l10n.t('Yours came first and stays; they are asked to close theirs.')}`;
    if ((await showWarning(message, open)) === open) await openReview(twin);
    return;
  }
  const close = l10n.t('Close Mine and Open It');
  const answer = await showWarning(`${happened} ${l10n.t('It came first.')}`, close, open);
  if (answer === close) await closeTwin(parts, sync, closeMine(mine, twin));
  if (answer !== undefined) await openReview(twin);
}

function closeMine(mine: MadeTwins['mine'], twin: ReviewIssue): Twins {
  return { closing: mine, staying: twin.reference };
}

/** Closes one of the two, or says why it stays open. `sync` is that of the account which was asked. */
async function closeTwin({ incidents }: CommandParts, sync: Sync, twins: Twins): Promise<void> {
  const result = await sync.foldReview(twins, createLastingSignal());
  const [name, staying] = [formatReference(twins.closing.review), formatReference(twins.staying)];
  if (result.kind === 'written-in') {
    showWarning(l10n.t('Somebody wrote into {0} already, so it stays open.', name));
  } else if (result.kind === 'closed-already') {
    showWarning(l10n.t('{0} is closed by now, so {1} stays open.', staying, name));
  } else if (result.kind === 'failed') showWarning(l10n.t('{0} was not closed.', name));
  incidents.refreshRead();
}

async function openReview(review: ReviewIssue): Promise<void> {
  await commands.executeCommand('incidentReviews.openReview', { kind: 'review', review });
}
