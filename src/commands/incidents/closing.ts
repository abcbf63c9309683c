// What stands between an incident and its end: its review, a quiet time, and the warnings that its review still has.
import { commands, l10n, window, workspace, type Uri } from 'vscode';
import { findResolvedSince } from '../../incident/labelHistory';
import { countStableMinutesLeft } from '../../incident/liveHints';
import type { Incident, ReviewIssue } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { findDueDate } from '../../incident/reviewDeadline';
import { findReviewReason } from '../../incident/reviewNeed';
import { isReviewOver } from '../../incident/reviewStage';
import { showReading } from '../../session/cancellation';
import { findReviewFile } from '../../session/reviewFiles';
import { UserError } from '../../session/words/failures';
import { showWarning } from '../../session/words/messages';
import { nameState } from '../../session/words/incidentWords';
import { escapeMessage } from '../../session/words/plainLabels';
import { findIncidentReview, readDeadlineTimes } from '../choosing/reviewOf';
import type { CommandParts } from '../commandParts';

/** So many warnings are named in the question. */
const mostNamed = 5;

/** What a person is told who closes an incident whose review is missing, with what they can do instead. */
export function createUnreviewedError({ reference, severity, reviewRequested }: Incident): UserError {
  const name = formatReference(reference);
  const message = reviewRequested
    ? l10n.t('Somebody asked for a review of {0}: it is closed when that is completed.', name)
    : l10n.t('{0} has severity {1}: it is closed when its review is completed.', name, severity ?? '');
  return new UserError(message, [
    { title: l10n.t('Start Incident Review'), command: 'incidentReviews.startReview', args: [name] },
    { title: l10n.t('No Review Needed…'), command: 'incidentReviews.noReviewNeeded', args: [name] },
  ]);
}

/** False where the person stopped; throws where the process does not let it be closed yet. */
export async function mayClose(parts: CommandParts, incident: Incident): Promise<boolean> {
  await requireStableTime(parts, incident);
  if (incident.state === 'review-completed') return mayLeaveWarnings(parts, incident);
  if (findReviewReason(incident, parts.settings.policy()) === undefined) return true;
  const review = await findIncidentReview(parts, incident.reference);
  // Where no labels say how far an incident is, its review does.
  if (review && isReviewOver(review, parts.settings.of().labels)) return mayLeaveWarnings(parts, incident, review);
  return mayCloseUnreviewed(parts, incident, review);
}

/** A false alarm may be closed without the review that its severity requires; but whoever does it knows what is missing then. */
async function mayCloseUnreviewed(
  parts: CommandParts,
  incident: Incident,
  review: ReviewIssue | undefined,
): Promise<boolean> {
  const { reference, state, severity, reviewRequested } = incident;
  const name = formatReference(reference);
  const message = reviewRequested
    ? l10n.t('Somebody asked for a review of {0}.', name)
    : l10n.t('{0} has severity {1}: your process requires a review of it.', name, severity ?? '');
  const due =
    review?.dueDate ?? findDueDate(incident, parts.settings.policy(), await readDeadlineTimes(parts, incident));
  const detail = [
    ...(state === 'active' ? [l10n.t('{0} is still {1}.', name, nameState(state))] : []),
    review
      ? l10n.t('Its review {0} is not completed; it is due on {1}.', formatReference(review.reference), due)
      : l10n.t('Its review is not started; it is due on {0}.', due),
    l10n.t(
      'Closed all the same, it stays below “{0}” until that is done, or somebody says that none is needed.',
      l10n.t('Review not started'),
    ),
  ].join('\n');
  const close = l10n.t('Close Anyway');
  const none = l10n.t('No Review Needed…');
  // Enter presses the first one: it ends nothing.
  const picked = await showWarning(message, { modal: true, detail }, l10n.t('Keep It Open'), none, close);
  if (picked === none) await commands.executeCommand('incidentReviews.noReviewNeeded', name);
  return picked === close;
}

/** Throws where the policy's quiet time after the resolution is not over. */
async function requireStableTime({ incidents, settings, now }: CommandParts, incident: Incident): Promise<void> {
  const policy = settings.policy();
  if (incident.state !== 'resolved' || policy.closedStableMinutes === undefined) return;
  const gitlab = await incidents.account.gitlab();
  const events = await showReading(signal => gitlab.labelEvents(incident.reference, signal));
  const resolvedAt = findResolvedSince(events, settings.of().labels);
  const left = countStableMinutesLeft(incident, resolvedAt, { policy, now: now() }) ?? 0;
  if (left === 0) return;
  throw new UserError(
    l10n.t(
      '{0} may be closed in {1} min: your process wants a severe incident stable for {2} min after its resolution.',
      formatReference(incident.reference),
      left,
      policy.closedStableMinutes,
    ),
  );
}

/**
 * Whether the incident is closed although its review still has warnings: what the meeting said is to be worked in before.
 * (Handbook, Incident Workflow: Review-Completed.)
 */
async function mayLeaveWarnings(parts: CommandParts, incident: Incident, known?: ReviewIssue): Promise<boolean> {
  const uri = await findReviewUri(parts, incident, known);
  if (!uri) return true;
  const analysis = await parts.documents.analyze(await workspace.openTextDocument(uri));
  const open = analysis?.problems.filter(({ level }) => level === 'warning') ?? [];
  if (open.length === 0) return true;
  const show = l10n.t('Open Review');
  const close = l10n.t('Close Anyway');
  const name = formatReference(incident.reference);
  const message =
    open.length === 1
      ? l10n.t('The review of {0} still has 1 warning.', name)
      : l10n.t('The review of {0} still has {1} warnings.', name, open.length);
  const named = open.slice(0, mostNamed).map(({ message: words }) => escapeMessage(words));
  const detail = [...named, ...(open.length > mostNamed ? ['…'] : [])].join('\n');
  const picked = await showWarning(message, { modal: true, detail }, show, close);
  if (picked === show) await window.showTextDocument(uri);
  return picked === close;
}

/** The file of the workspace that is its review, else its issue; undefined where neither is known. */
async function findReviewUri(
  parts: CommandParts,
  incident: Incident,
  known: ReviewIssue | undefined,
): Promise<Uri | undefined> {
  const file = await findReviewFile(parts.incidents, incident.reference);
  if (file) return file;
  const review = known ?? (await findIncidentReview(parts, incident.reference));
  return review && (await parts.inPlace.editing()).copies.uriOf(review);
}
