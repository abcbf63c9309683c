// What every command that finishes a review has in common: the first write asks, the act is done once, its outcome is told.
import { l10n } from 'vscode';
import type { Incident, ReviewIssue, WithText } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { showSending } from '../../session/cancellation';
import { createOtherProjectError } from '../../session/words/otherProject';
import { UserError } from '../../session/words/failures';
import { logError } from '../../session/log';
import type { ReviewAct, ReviewActResult } from '../../sync/index';
import { createOtherwiseError, showChange } from '../sending/outcomes';
import { nameState } from '../../session/words/incidentWords';
import { showStatus } from '../../session/words/messages';
import type { CommandParts } from '../commandParts';
import { sendAsked } from '../sending/askedWrite';

/** An act as a command asks for it. */
export interface AskedAct extends Omit<ReviewAct, 'review' | 'seen' | 'incident'> {
  /** As the person saw it. */
  readonly issue: WithText<ReviewIssue>;
  /** As the person saw it, and what it becomes; left out where nothing of it changes. */
  readonly incident?: { readonly seen: Incident; readonly to: NonNullable<ReviewAct['incident']>['to'] } | undefined;
  /** One sentence for each thing that changes, for the question before the first write. */
  readonly changes: readonly string[];
  /** The question comes before every such write, not only before the first one to these issues. */
  readonly everyTime?: boolean;
}

/** Does it; gives the review as it is then, or undefined where the person stopped or GitLab did not take it, which they were told. */
export async function applyAct(parts: CommandParts, asked: AskedAct): Promise<ReviewIssue | undefined> {
  const { issue, incident, changes, everyTime = false, ...rest } = asked;
  const { consent } = await parts.inPlace.editing();
  const act: ReviewAct = {
    ...rest,
    review: issue.reference,
    seen: issue,
    ...(incident ? { incident: { reference: incident.seen.reference, seen: incident.seen, to: incident.to } } : {}),
  };
  const result = await sendAsked(parts, {
    issue,
    said: [asked.note],
    ask: () => consent.mayChangeReview({ review: issue, incident: incident?.seen, changes, everyTime }),
    send: (sync, signal) => showSending(() => sync.changeReview(act, signal)),
  });
  return result && tellActOutcome(parts, issue, result);
}

async function tellActOutcome(
  parts: CommandParts,
  issue: ReviewIssue,
  result: Exclude<ReviewActResult, { kind: 'failed' | 'out-of-time' }>,
): Promise<ReviewIssue | undefined> {
  const name = formatReference(issue.reference);
  switch (result.kind) {
    case 'other-project':
      throw createOtherProjectError(result.project);
    case 'otherwise':
      parts.incidents.refreshRead();
      throw issue.confidential && !result.review.confidential
        ? new UserError(l10n.t('{0} is not confidential any more. Nothing more was written.', name))
        : createOtherwiseError(name);
    case 'incident-otherwise':
      parts.incidents.refreshRead();
      throw new UserError(
        l10n.t(
          '{0} has changed since you looked: {1}. Run the command again.',
          formatReference(result.incident.reference),
          nameState(result.incident.state),
        ),
      );
    case 'unsettled':
      throw new UserError(l10n.t('Others write {0} all the time. Run the command again.', name));
    case 'already':
      showStatus(l10n.t('{0} is so already', name));
      break;
    case 'done':
      showChange(name, result.dropped);
  }
  await showNews(parts, result.review);
  return result.review;
}

/** The lists, the pages and the text in the editor show it at once. */
async function showNews({ incidents, inPlace, pages, log }: CommandParts, review: ReviewIssue): Promise<void> {
  incidents.refreshRead();
  const failed = (error: unknown): void => logError(log, formatReference(review.reference), error);
  pages.refresh().catch(failed);
  const { copies } = await inPlace.editing();
  const uri = await copies.uriOf(review);
  if (copies.state(uri)) await copies.refresh(uri).catch(failed);
}
