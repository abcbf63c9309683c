// What is looked at before the review of an incident is begun: whether anybody owns what broke.
import { l10n } from 'vscode';
import type { Incident } from '../../incident/model';
import { findReviewNeed } from '../../incident/reviewNeed';
import { askToGoOn, showWarning } from '../../session/words/messages';
import { escapeMessage } from '../../session/words/plainLabels';
import type { CommandParts } from '../commandParts';

/** Asks where no team owns the incident's services; false where the person stopped. */
export async function mayStart({ settings, now }: CommandParts, incident: Incident): Promise<boolean> {
  const need = findReviewNeed(incident, settings.policy(), now());
  if (need.kind === 'needed' || need.why !== 'unowned') return true;
  const button = l10n.t('Start Anyway');
  const message = l10n.t('No team owns {0} yet.', escapeMessage(incident.services.join(', ')));
  const detail = l10n.t(
    'By your process a service is given to a team first, so that somebody can do what the review finds. The policy’s unownedServices names them.',
  );
  return askToGoOn({ message, detail, button }, showWarning);
}
