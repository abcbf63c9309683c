// *Assign Service Owner…*: another person writes the review; its field of the owner says so where it named the one before.
import { env, l10n } from 'vscode';
import { formatReference } from '../../incident/reference';
import { escapeMessage } from '../../session/words/plainLabels';
import { showInformation, waitForAnswer } from '../../session/words/messages';
import { runAside } from '../../session/words/showFailure';
import { writeAnnouncement } from '../copying/announcementText';
import { applyAct } from './reviewActs';
import { openIssue } from '../choosing/reviewTarget';
import { pickServiceOwner } from '../choosing/serviceOwner';
import type { CommandParts } from '../commandParts';

/** Returns the user name of the new owner; undefined where the person stopped. The announcement is at hand then. */
export async function assignReview(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const open = await openIssue(parts, argument);
  if (!open) return undefined;
  const { issue } = open;
  const { project } = issue.reference;
  const [before] = issue.assignees;
  const name = formatReference(issue.reference);
  const owner = await pickServiceOwner(parts, { name, project, incident: open.incident, owner: before });
  if (!owner) return undefined;
  const { nameOwner } = await parts.lazy.review();
  const others = issue.assignees.slice(1).filter(({ id }) => id !== owner.id);
  const done = await applyAct(parts, {
    name: 'assign',
    issue,
    to: { assignees: [owner, ...others] },
    edit: text => nameOwner(text, { from: before?.username, to: owner.username }),
    changes: [l10n.t('It belongs to {0}.', escapeMessage(owner.name))],
  });
  const isAssigned = done?.assignees.some(({ id }) => id === owner.id) === true;
  if (!done || !isAssigned) return undefined;
  const copy = l10n.t('Copy Announcement');
  const { url } = await parts.incidents.account.readAddress();
  const message = l10n.t('{0} belongs to {1} now.', name, escapeMessage(owner.name));
  runAside(parts.log, name, async () => {
    const answer = await waitForAnswer(parts.account, showInformation(message, copy));
    if (answer === copy) await env.clipboard.writeText(writeAnnouncement(done, url));
  });
  return owner.username;
}
