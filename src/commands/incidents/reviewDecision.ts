// *Request Review…* and *No Review Needed…*: a decision about one incident, with its reason for those who come later.
import { l10n } from 'vscode';
import { escapeMarkdown } from '../../incident/foreignText';
import { hasLabel } from '../../incident/labels';
import type { Incident } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { showReading } from '../../session/cancellation';
import { showInformation, showStatus } from '../../session/words/messages';
import { escapeMessage } from '../../session/words/plainLabels';
import type { IncidentFlag } from '../../sync/index';
import { askReason } from './incidentQuestions';
import { applyChange, chooseFreshIncident, type FreshIncident } from './incidentChanges';
import type { CommandParts } from '../commandParts';

/** Returns the incident as it is then; undefined where the person stopped. */
export async function requestReview(parts: CommandParts, argument: unknown): Promise<Incident | undefined> {
  const incident = await chooseFreshIncident(parts, argument);
  if (!incident) return undefined;
  const name = formatReference(incident.reference);
  const reason = await askReason(parts, {
    title: l10n.t('Request a Review of {0}', name),
    prompt: l10n.t('What is to be found out? It becomes a comment.'),
  });
  if (reason === undefined) return undefined;
  return decide(parts, incident, { on: 'reviewRequested', off: 'noReviewNeeded', reason });
}

/** Returns the incident as it is then; undefined where the person stopped. */
export async function declineReview(parts: CommandParts, argument: unknown): Promise<Incident | undefined> {
  const incident = await chooseFreshIncident(parts, argument, 'review-first');
  if (!incident) return undefined;
  const name = formatReference(incident.reference);
  const reason = await askReason(parts, {
    title: l10n.t('No Review of {0}', name),
    prompt: l10n.t('Why is none needed? It becomes a comment.'),
  });
  if (reason === undefined) return undefined;
  return decide(parts, incident, { on: 'noReviewNeeded', off: 'reviewRequested', reason });
}

interface ReviewDecision {
  readonly on: IncidentFlag;
  readonly off: IncidentFlag;
  readonly reason: string;
}

async function decide(
  parts: CommandParts,
  incident: FreshIncident,
  { on, off, reason }: ReviewDecision,
): Promise<Incident | undefined> {
  const label = parts.settings.of().labels[on];
  const use = await chooseLabelUse(parts, incident, label);
  if (use === undefined) return undefined;
  const words = on === 'reviewRequested' ? l10n.t('Review requested') : l10n.t('No review needed');
  return applyChange(parts, {
    incident,
    to: { flags: { [on]: true, [off]: false } },
    note: `${words}: ${escapeMarkdown(reason)}`,
    mayCreateLabels: use === 'made',
    changes: [
      ...(use === 'none' ? [] : [l10n.t('It gets the label {0}.', label)]),
      l10n.t('Your reason becomes a comment.'),
    ],
  });
}

/**
 * No label is made unless somebody wants it: GitLab makes every one that it does not know. `none`: the project lacks it, and
 * the comment is to say it alone. Undefined: the person stopped.
 */
async function chooseLabelUse(
  { incidents }: CommandParts,
  { reference, labels }: Incident,
  label: string,
): Promise<'there' | 'made' | 'none' | undefined> {
  if (hasLabel(labels, label)) return 'there';
  const gitlab = await incidents.account.gitlab();
  const { items } = await showReading(signal => gitlab.labels(reference.project, { search: label }, signal));
  if (
    hasLabel(
      items.map(({ name }) => name),
      label,
    )
  )
    return 'there';
  const create = l10n.t('Create Label');
  const comment = l10n.t('Comment Only');
  const message = l10n.t('{0} has no label {1}.', reference.project, escapeMessage(label));
  const detail = l10n.t('By it everybody sees the decision, and the incident leaves the list of those that wait.');
  const picked = await showInformation(message, { modal: true, detail }, create, comment);
  if (picked === undefined) showStatus(l10n.t('Nothing was changed'));
  return picked === undefined ? undefined : picked === create ? 'made' : 'none';
}
