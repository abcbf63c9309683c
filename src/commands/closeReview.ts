// *Close Review* and *Reopen Review*: both together with the incident, where the process says so, and the one undoes the other.
import { l10n } from 'vscode';
import { disarmMentions } from '../incident/actionIssue';
import { escapeMarkdown, foldToOneLine } from '../incident/foreignText';
import { readState } from '../incident/labels';
import { formatReference } from '../incident/reference';
import { showReading } from '../session/cancellation';
import { UserError } from '../session/words/failures';
import type { ReviewEngine } from '../session/lazy';
import { createClosedError, describeMove, planStep } from './completeReview';
import { applyAct } from './reviewActs';
import { openIssue, type FinishParts, type OpenIssue } from './reviewTarget';

/** Returns the review's reference where it is closed now; undefined where the person stopped. */
export async function closeReview(parts: FinishParts, argument: unknown): Promise<string | undefined> {
  const open = await openIssue(parts, argument);
  if (!open) return undefined;
  const { issue, incident } = open;
  if (!issue.opened) throw createClosedError(open);
  const step = await planStep(parts, incident, 'closed');
  if (!isCompleted(parts, open) && step.kind === 'not-next') {
    throw new UserError(l10n.t('{0} is not completed yet.', formatReference(issue.reference)), [
      {
        title: l10n.t('Complete Review'),
        command: 'incidentReviews.completeReview',
        args: [{ kind: 'review', review: issue }],
      },
    ]);
  }
  const engine = await parts.lazy.review();
  const remaining = listRemaining(engine, open, await readClosedLinks(parts, open));
  const list = remaining.map(each => `> - ${each}`).join('\n');
  const body = list === '' ? '' : `> ${l10n.t('Open when this review was closed:')}\n>\n${list}`;
  const done = await applyAct(parts, {
    name: 'close',
    issue,
    to: { opened: false },
    everyTime: true,
    edit: text => engine.putBlock(text, 'open-actions', body),
    ...(incident && step.kind === 'move' ? { incident: { seen: incident, to: { state: step.to } } } : {}),
    changes: [
      l10n.t('It is closed.'),
      ...(incident && step.kind === 'move' ? [describeMove(incident, step.to)] : []),
      ...(remaining.length === 1 ? [l10n.t('Its text says which action is open, and who has it.')] : []),
      ...(remaining.length > 1
        ? [l10n.t('Its text says which {0} actions are open, and who has them.', remaining.length)]
        : []),
    ],
  });
  return done && formatReference(done.reference);
}

/** Opens both again; what was noted when it was closed goes. */
export async function reopenReview(parts: FinishParts, argument: unknown): Promise<string | undefined> {
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
    edit: text => engine.putBlock(text, 'open-actions', ''),
    ...(incident && step.kind === 'move' ? { incident: { seen: incident, to: { state: step.to } } } : {}),
    changes: [
      l10n.t('It is opened again.'),
      ...(incident && step.kind === 'move' ? [describeMove(incident, step.to)] : []),
    ],
  });
  return done && formatReference(done.reference);
}

/** By its incident, its own label, or a process that has no such state. */
function isCompleted({ settings }: FinishParts, { issue, incident }: OpenIssue): boolean {
  const states = [incident?.state, readState(issue.labels, issue.opened, settings.of().labels)];
  return states.some(state => state === 'review-completed' || state === 'closed');
}

/** The links of actions whose issues are closed by now: what is noted stays in GitLab, so it is asked for anew. */
async function readClosedLinks(
  { analyzer }: FinishParts,
  { review, document }: OpenIssue,
): Promise<ReadonlySet<string>> {
  const understanding = await analyzer.load();
  const linked = review.actions.flatMap(({ link = '' }) => {
    const reference = understanding.findActionIssue(link, document.uri);
    return reference ? [{ link, reference }] : [];
  });
  const states = await understanding.standing.load();
  const references = linked.map(({ reference }) => reference);
  await showReading(signal => states.refresh(references, signal));
  return new Set(linked.filter(({ reference }) => states.find(reference)?.opened === false).map(({ link }) => link));
}

/** What is to be done, where it is tracked and who has it; nobody gets a mail by it. */
function listRemaining(
  { readActionWords }: ReviewEngine,
  { review }: OpenIssue,
  closed: ReadonlySet<string>,
): readonly string[] {
  return review.actions
    .filter(({ done, link = '' }) => !done && !closed.has(link))
    .map(action => {
      const { link, owner, date } = action;
      const facts = [link, owner ?? l10n.t('no owner'), date].filter(fact => fact !== undefined && fact !== '');
      const words = foldToOneLine(readActionWords(action).replace(link ?? '', ''), 200).replace(/[\s,;:–—-]+$/u, '');
      return disarmMentions(escapeMarkdown(`${words} (${facts.join(', ')})`));
    });
}
