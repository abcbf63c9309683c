// *Link Incident…*: a review that was begun without one gets its incident later: in its text, and as a link in GitLab.
import { l10n } from 'vscode';
import { formatReference } from '../../incident/reference';
import { UserError } from '../../session/words/failures';
import { changeText } from '../../session/text/changeText';
import { pickIncident } from '../choosing/issuePicker';
import { applyAct } from './reviewActs';
import { openTarget } from '../choosing/reviewTarget';
import type { CommandParts } from '../commandParts';

/** Returns the incident; undefined where the person stopped. */
export async function linkIncident(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const open = await openTarget(parts, argument);
  if (!open) return undefined;
  // Also to one that only others can see.
  const named = open.incident?.reference ?? open.issue?.incident;
  if (named) throw new UserError(l10n.t('It belongs to {0} already.', formatReference(named)));
  const incident = await pickIncident(parts, 'review-first');
  if (!incident) return undefined;
  const { issue, document } = open;
  if (incident.confidential && issue?.confidential === false) {
    throw new UserError(
      l10n.t(
        '{0} is confidential and this review is not. Make the review confidential first.',
        formatReference(incident.reference),
      ),
    );
  }
  const engine = await parts.lazy.review();
  const name = formatReference(incident.reference);
  const edit = (text: string): string => engine.nameIncident(text, name);
  if (issue) {
    await parts.incidents.account.requireWriting();
    const done = await applyAct(parts, {
      name: 'link',
      issue,
      to: {},
      edit,
      link: incident.reference,
      changes: [l10n.t('It is linked to {0}, and its text names it.', name)],
    });
    if (!done) return undefined;
  } else await changeText(document, edit);
  return name;
}
