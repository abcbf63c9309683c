// What every command that changes an incident has in common: it is read anew, the first write asks, the outcome is told.
import { commands, l10n } from 'vscode';
import type { Incident, IssueReference, Severity, WithText } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { findReviewReason } from '../../incident/reviewNeed';
import { showReading, showSending } from '../../session/cancellation';
import { UserError } from '../../session/words/failures';
import { showInformation, showStatus } from '../../session/words/messages';
import { runAside } from '../../session/words/showFailure';
import type { IncidentChange, IncidentResult } from '../../sync/index';
import { createOtherProjectError } from '../../session/words/otherProject';
import type { IncidentOrder } from '../choosing/incidentOrder';
import { showChange } from '../sending/outcomes';
import { nameSeverity, nameState } from '../../session/words/incidentWords';
import { chooseIncident } from '../choosing/targets';
import type { CommandParts } from '../commandParts';
import { sendAsked } from '../sending/askedWrite';

/** An incident as GitLab had it, and how often the account had changed before it was read. */
export interface FreshIncident extends WithText<Incident> {
  readonly account: number;
}

/** A change as a command asks for it. */
export interface AskedChange extends Omit<IncidentChange, 'incident' | 'seen'> {
  /** As the person saw it. */
  readonly incident: FreshIncident;
  /** One sentence for each thing that changes, for the question before the first write. */
  readonly changes: readonly string[];
}

/** The incident that a command was called on or that is picked, as GitLab has it now; undefined where nothing was picked. */
export async function chooseFreshIncident(
  parts: CommandParts,
  argument: unknown,
  order?: IncidentOrder,
): Promise<FreshIncident | undefined> {
  await parts.incidents.account.requireWriting();
  const chosen = await chooseIncident(parts, argument, order);
  return chosen && readIncident(parts, chosen.reference);
}

/** An incident as GitLab has it now. */
export async function readIncident({ incidents }: CommandParts, reference: IssueReference): Promise<FreshIncident> {
  const { changes } = incidents.account;
  const gitlab = await incidents.account.gitlab();
  const issue = await showReading(signal => gitlab.issue(reference, signal));
  if (issue.kind === 'incident') return { ...issue, account: changes };
  throw new UserError(l10n.t('{0} is not an incident.', formatReference(reference)));
}

/** Changes an incident; undefined where the person stopped or GitLab did not take it, which they were told. */
export async function applyChange(parts: CommandParts, asked: AskedChange): Promise<Incident | undefined> {
  const { incident: fresh, changes, ...change } = asked;
  const { account: asker, ...incident } = fresh;
  const { consent } = await parts.inPlace.editing();
  const result = await sendAsked(parts, {
    issue: incident,
    asker,
    said: [change.note, change.event?.note],
    ask: () => consent.mayChangeIncident({ incident, changes }),
    send: (sync, signal) =>
      showSending(() => sync.changeIncident({ ...change, incident: incident.reference, seen: incident }, signal)),
  });
  return result && tellOutcome(parts, asked, result);
}

function tellOutcome(
  parts: CommandParts,
  asked: AskedChange,
  result: Exclude<IncidentResult, { kind: 'failed' | 'out-of-time' }>,
): Incident | undefined {
  const name = formatReference(asked.incident.reference);
  switch (result.kind) {
    case 'other-project':
      throw createOtherProjectError(result.project);
    case 'no-incident':
      throw new UserError(l10n.t('{0} is not an incident.', name));
    case 'otherwise':
      parts.incidents.refreshRead();
      throw new UserError(describeOtherwise(asked.incident, result.incident));
    case 'already':
      showStatus(l10n.t('{0} is so already', name));
      parts.incidents.refreshRead();
      return result.incident;
    case 'changed': {
      showChange(name, result.dropped);
      parts.incidents.refreshRead();
      runAside(parts.log, name, () => parts.pages.refresh({ before: asked.incident, after: result.incident }));
      runAside(parts.log, name, () => tellNewNeed(parts, asked.incident, result.incident));
      return result.incident;
    }
  }
}

/** Somebody else was faster: what they made of it. */
function describeOtherwise(before: Incident, now: Incident): string {
  const name = formatReference(now.reference);
  if (before.confidential && !now.confidential) {
    return l10n.t('{0} is not confidential any more. Nothing more was written.', name);
  }
  const owner = now.assignees[0]?.username;
  const stands = [
    nameState(now.state),
    nameSeverity(now.severity),
    owner === undefined ? l10n.t('no owner') : `@${owner}`,
    ...(!now.reviewRequested || before.reviewRequested ? [] : [l10n.t('review requested')]),
    ...(!now.reviewDeclined || before.reviewDeclined ? [] : [l10n.t('no review needed')]),
  ];
  return l10n.t(
    '{0} has changed since you looked: {1}. Nothing was written; run the command again.',
    name,
    stands.join(', '),
  );
}

/** Says so where a review became required by what was just done. */
async function tellNewNeed(parts: CommandParts, before: Incident, now: Incident): Promise<void> {
  const policy = parts.settings.policy();
  if (findReviewReason(before, policy) !== undefined || findReviewReason(now, policy) === undefined) return;
  const start = l10n.t('Start Incident Review');
  const message = l10n.t('{0} requires a review now.', formatReference(now.reference));
  if ((await showInformation(message, start)) !== start) return;
  await commands.executeCommand('incidentReviews.startReview', formatReference(now.reference));
}

/** `Severity 3 becomes severity 2.` */
export function describeSeverityChange(before: Severity | undefined, to: Severity): string {
  return l10n.t('{0} becomes {1}.', nameSeverity(before), nameSeverity(to));
}
