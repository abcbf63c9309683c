// *Hand Over…*: another owner, what stands now, and who stays as incident manager beside them.
import { l10n, window, type QuickPickItem } from 'vscode';
import { longestEvent } from '../incident/loggedText';
import { escapeMarkdown, foldToOneLine } from '../incident/foreignText';
import { isBot } from '../incident/history';
import type { Incident, User } from '../incident/model';
import { formatReference } from '../incident/reference';
import { showReading } from '../session/cancellation';
import { escapeLabel, escapeMessage } from '../session/words/plainLabels';
import { askReason } from './incidentAnswers';
import { applyChange, chooseFreshIncident, type IncidentCommandParts } from './incidentChanges';

/** Returns the user name of the new owner; undefined where the person stopped. */
export async function handOver(parts: IncidentCommandParts, argument: unknown): Promise<string | undefined> {
  const incident = await chooseFreshIncident(parts, argument);
  if (!incident) return undefined;
  const name = formatReference(incident.reference);
  const to = await pickMember(parts, incident);
  if (!to) return undefined;
  const beside = await chooseBeside(incident, to);
  if (!beside) return undefined;
  const stands = await askReason(
    l10n.t('Hand Over {0} to {1}', name, escapeMessage(to.name)),
    l10n.t('What stands now, and what comes next? The timeline says it.'),
  );
  if (stands === undefined) return undefined;
  const manager = beside[0];
  const words = l10n.t('Handed over to {0}: {1}', `@${to.username}`, stands);
  const line = foldToOneLine(words, longestEvent);
  const changed = await applyChange(parts, {
    incident,
    to: { assignees: [to, ...beside] },
    // Who reads the timeline, or the review that is made of it, is to find the words there and not in a comment only.
    event: { note: line, occurredAt: parts.now() },
    eventTellsAll: foldToOneLine(words, Infinity) === line,
    note: l10n.t('Handed over to {0}. What stands now: {1}', `@${to.username}`, escapeMarkdown(stands)),
    changes: [
      manager
        ? l10n.t('It belongs to {0}, with {1} beside them.', escapeMessage(to.name), escapeMessage(manager.name))
        : l10n.t('It belongs to {0}.', escapeMessage(to.name)),
      l10n.t('The handover and what stands now become an entry of the timeline.'),
    ],
  });
  return changed?.assignees.find(({ id }) => id === to.id)?.username;
}

/** Those on the incident first, then the members of its project; no programs, and not whoever owns it now. */
async function pickMember({ incidents }: IncidentCommandParts, incident: Incident): Promise<User | undefined> {
  const { reference, assignees, author } = incident;
  const items = showReading(async signal => {
    const gitlab = await incidents.account.gitlab();
    const { items: members } = await gitlab.members(reference.project, {}, signal);
    const near = [...assignees.slice(1), ...(author ? [author] : [])];
    const all = [...near, ...members.toSorted((one, other) => one.name.localeCompare(other.name))];
    const people = all.filter(
      (user, at) => user.id !== assignees[0]?.id && !isBot(user) && all.findIndex(other => other.id === user.id) === at,
    );
    return people.map((user): QuickPickItem & { user: User } => ({
      label: escapeLabel(user.name),
      description: `@${escapeLabel(user.username)}`,
      detail: near.some(({ id }) => id === user.id) ? l10n.t('on the incident') : '',
      user,
    }));
  });
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Hand Over {0}', formatReference(reference)),
    placeHolder: l10n.t('Who takes over?'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked?.user;
}

/** Whether the owner of before stays assigned as incident manager; undefined where the person stopped. */
async function chooseBeside({ assignees }: Incident, to: User): Promise<readonly User[] | undefined> {
  const others = assignees.filter(({ id }) => id !== to.id);
  if (others.length === 0) return [];
  const alone = { label: l10n.t('{0} alone', escapeLabel(to.name)), beside: [] as readonly User[] };
  const items = [
    alone,
    ...others.map(user => ({
      label: l10n.t('{0}, with {1} as Incident Manager', escapeLabel(to.name), escapeLabel(user.name)),
      detail: l10n.t('Both are assigned, so that one sees since when.'),
      beside: [user],
    })),
  ];
  return (await window.showQuickPick(items, { title: l10n.t('Who Is Assigned?'), ignoreFocusOut: true }))?.beside;
}
