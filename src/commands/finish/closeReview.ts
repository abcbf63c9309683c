// *Close Review* and *Reopen Review*: both together with the incident, where the process says so, and the one undoes the other.
import { l10n } from 'vscode';
import { formatReference } from '../../incident/reference';
import { isReviewCompleted } from '../../incident/reviewStage';
import { UserError } from '../../session/words/failures';
import { createClosedError, describeMove, planStep } from './completeReview';
import { readRemaining } from './remainingActions';
import { applyAct } from './reviewActs';
import { openIssue, type OpenIssue } from '../choosing/reviewTarget';
import { describeUnticked } from './signOff';
import type { CommandParts } from '../commandParts';
import { makeReviewWay } from '../../session/words/ways';

/** Returns the review's reference where it is closed now; undefined where the person stopped. */
export async function closeReview(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const open = await openIssue(parts, argument);
  if (!open) return undefined;
  const { issue, incident } = open;
  if (!issue.opened) throw createClosedError(open);
  const step = await planStep(parts, incident, 'closed');
  if (!isCompleted(parts, open) && step.kind === 'not-next') {
    throw new UserError(l10n.t('{0} is not completed yet.', formatReference(issue.reference)), [
      makeReviewWay(l10n.t('Complete Review'), 'completeReview', issue),
    ]);
  }
  const engine = await parts.lazy.review();
  const remaining = await readRemaining(parts, open);
  const list = remaining.map(each => `> - ${each}`).join('\n');
  // Quoted: what was open then is no action of its own. A heading: it belongs to no section that stands before it.
  const body = list === '' ? '' : `## ${l10n.t('Open when this review was closed')}\n\n${list}`;
  const unticked = describeUnticked(engine, issue.description);
  const done = await applyAct(parts, {
    name: 'close',
    issue,
    to: { opened: false },
    everyTime: true,
    edit: text => engine.putOwnLines(text, 'open-actions', body),
    ...(incident && step.kind === 'move' ? { incident: { seen: incident, to: { state: step.to } } } : {}),
    changes: [
      l10n.t('It is closed.'),
      ...(unticked === '' ? [] : [l10n.t('Not ticked yet: {0}.', unticked)]),
      ...(incident && step.kind === 'move'
        ? [describeMove(incident, step.to), l10n.t('Who is on both gets two mails.')]
        : []),
      ...(remaining.length === 1 ? [l10n.t('Its text says which action is open, and who has it.')] : []),
      ...(remaining.length > 1
        ? [l10n.t('Its text says which {0} actions are open, and who has them.', remaining.length)]
        : []),
    ],
  });
  return done && formatReference(done.reference);
}

/** Opens both again; what the product noted when it was closed goes, and what people wrote there stays. */
export async function reopenReview(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const open = await openIssue(parts, argument);
  if (!open) return undefined;
  const { issue, incident } = open;
  const step = await planStep(parts, incident, 'reopened');
  const engine = await parts.lazy.review();
  const done = await applyAct(parts, {
    name: 'reopen',
    issue,
    to: { opened: true, state: 'review-in-progress' },
    everyTime: true,
    edit: text => engine.putOwnLines(text, 'open-actions', ''),
    ...(incident && step.kind === 'move' ? { incident: { seen: incident, to: { state: step.to } } } : {}),
    changes: [
      l10n.t('It is opened again.'),
      ...(incident && step.kind === 'move' ? [describeMove(incident, step.to)] : []),
    ],
  });
  return done && formatReference(done.reference);
}

/** By its incident, its own label, or a process that has no such state. */
function isCompleted({ settings }: CommandParts, { issue, incident }: OpenIssue): boolean {
  const pair = { incident, review: issue };
  return !issue.opened || incident?.state === 'closed' || isReviewCompleted(pair, settings.of().labels);
}
