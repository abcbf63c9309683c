// *Assign Service Owner…*: who writes the review, from those on the incident, the team of the service and the project.
import { env, l10n, window, type QuickPickItem } from 'vscode';
import { normalizeLabel } from '../incident/labels';
import { selectPeople } from '../incident/history';
import type { User } from '../incident/model';
import { formatReference } from '../incident/reference';
import { showReading } from '../session/cancellation';
import { escapeLabel, escapeMessage } from '../session/words/plainLabels';
import { showInformation } from '../session/words/messages';
import { writeAnnouncement } from './announcementText';
import { readPeople } from './people';
import { applyAct } from './reviewActs';
import { openIssue, type FinishParts, type OpenIssue } from './reviewTarget';

/** Returns the user name of the new owner; undefined where the person stopped. The announcement is at hand then. */
export async function assignReview(parts: FinishParts, argument: unknown): Promise<string | undefined> {
  const open = await openIssue(parts, argument);
  if (!open) return undefined;
  const { issue } = open;
  const owner = await pickOwner(parts, open);
  if (!owner) return undefined;
  const others = issue.assignees.slice(1).filter(({ id }) => id !== owner.id);
  const done = await applyAct(parts, {
    name: 'assign',
    issue,
    to: { assignees: [owner, ...others] },
    changes: [l10n.t('It belongs to {0}.', escapeMessage(owner.name))],
  });
  const isAssigned = done?.assignees.some(({ id }) => id === owner.id) === true;
  if (!done || !isAssigned) return undefined;
  const copy = l10n.t('Copy Announcement');
  const { url } = await parts.incidents.account.known();
  const message = l10n.t('{0} belongs to {1} now.', formatReference(issue.reference), escapeMessage(owner.name));
  void showInformation(message, copy).then(async picked => {
    if (picked === copy) await env.clipboard.writeText(writeAnnouncement(done, url));
  });
  return owner.username;
}

/** A group of people, and why they come so early. */
interface Candidates {
  readonly why: string;
  readonly people: readonly User[];
}

async function pickOwner(parts: FinishParts, open: OpenIssue): Promise<User | undefined> {
  const items = showReading(async signal => {
    const groups = await listCandidates(parts, open, signal);
    const seen = new Set<number>(open.issue.assignees.slice(0, 1).map(({ id }) => id));
    return groups.flatMap(({ why, people }) =>
      selectPeople(people).flatMap((user): (QuickPickItem & { user: User })[] => {
        if (seen.has(user.id)) return [];
        seen.add(user.id);
        return [
          {
            label: escapeLabel(user.name),
            description: `@${escapeLabel(user.username)}`,
            detail: escapeLabel(why),
            user,
          },
        ];
      }),
    );
  });
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Service Owner of {0}', formatReference(open.issue.reference)),
    placeHolder: l10n.t('Who writes the review?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.user;
}

async function listCandidates(
  parts: FinishParts,
  { issue, incident }: OpenIssue,
  signal: AbortSignal,
): Promise<readonly Candidates[]> {
  const gitlab = await parts.incidents.account.gitlab();
  const policy = parts.settings.policy();
  const services = new Set((incident?.services ?? []).map(normalizeLabel));
  const ofServices: Candidates[] = [];
  for (const [name, project] of Object.entries(policy.serviceProjects)) {
    if (!services.has(normalizeLabel(name))) continue;
    // Who may not see that project knows others.
    const people = await readPeople(gitlab, project, signal).catch((): readonly User[] => []);
    ofServices.push({ why: l10n.t('works on {0}', escapeLabel(name)), people });
  }
  return [
    { why: l10n.t('on the incident'), people: incident?.assignees ?? [] },
    ...ofServices,
    { why: '', people: await readPeople(gitlab, issue.reference.project, signal) },
  ];
}
