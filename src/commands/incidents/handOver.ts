// *Hand Over…*: another owner, what stands now, and who stays as incident manager beside them.
import { l10n, window, type QuickPickItem } from 'vscode';
import { escapeMarkdown, foldToOneLine } from '../../incident/foreignText';
import {
  listAssigned,
  listHandovers,
  writeHandoverComment,
  writeHandoverEvent,
  type Handover,
} from '../../incident/handover';
import { selectPeople } from '../../incident/history';
import type { Incident, User } from '../../incident/model';
import { showReading } from '../../session/cancellation';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import { askReason } from './incidentQuestions';
import { applyChange, chooseFreshIncident } from './incidentChanges';
import { readPeople } from '../choosing/people';
import type { CommandParts } from '../commandParts';

/** Returns the user name of the new owner; undefined where the person stopped. */
export async function handOver(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const incident = await chooseFreshIncident(parts, argument);
  if (!incident) return undefined;
  const title = l10n.t('Hand Over {0}', escapeMessage(`#${incident.reference.iid} ${incident.title}`));
  const to = await pickMember(parts, incident, title);
  if (!to) return undefined;
  const way = await chooseAssigned(listHandovers(incident.assignees, to), title);
  if (!way) return undefined;
  const stands = await askReason(parts, {
    title,
    prompt: l10n.t('What stands now, and what comes next? The timeline says it.'),
  });
  if (stands === undefined) return undefined;
  const line = writeHandoverEvent(way, stands);
  const changed = await applyChange(parts, {
    incident,
    to: { assignees: listAssigned(way) },
    // Who reads the timeline, or the review that is made of it, is to find the words there and not in a comment only.
    event: { note: line, occurredAt: parts.now() },
    eventTellsAll: line.endsWith(foldToOneLine(stands, Infinity)),
    note: writeHandoverComment(way, escapeMarkdown(stands)),
    changes: [
      l10n.t('It belongs to {0}.', escapeMessage(to.name)),
      ...describeAssigned(way),
      l10n.t('The handover and what stands now become an entry of the timeline.'),
    ],
  });
  return changed?.assignees.find(({ id }) => id === to.id)?.username;
}

/** Those on the incident first, then the members of its project; no programs, and not whoever owns it now. */
async function pickMember({ incidents }: CommandParts, incident: Incident, title: string): Promise<User | undefined> {
  const { reference, assignees, author } = incident;
  const items = showReading(async signal => {
    const gitlab = await incidents.account.gitlab();
    const near = selectPeople([...assignees.slice(1), ...(author ? [author] : [])]);
    const all = [...near, ...(await readPeople(gitlab, reference.project, signal))];
    const people = all.filter(
      (user, at) => user.id !== assignees[0]?.id && all.findIndex(other => other.id === user.id) === at,
    );
    return people.map((user): QuickPickItem & { user: User } => ({
      label: escapeLabel(user.name),
      description: `@${escapeLabel(user.username)}`,
      detail: near.some(({ id }) => id === user.id) ? l10n.t('on the incident') : '',
      user,
    }));
  });
  const picked = await window.showQuickPick(items, {
    title: escapeMessage(title),
    placeHolder: l10n.t('Who takes over?'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked?.user;
}

/** Who is assigned beside them; undefined where the person stopped. */
async function chooseAssigned(ways: readonly Handover[], title: string): Promise<Handover | undefined> {
  if (ways.length === 1) return ways[0];
  const items = ways.map(way => ({
    label: nameWay(way),
    detail: way.leaving.length === 0 ? l10n.t('Nobody leaves.') : describeLeaving(way.leaving),
    way,
  }));
  const placeHolder = l10n.t('Who is assigned then?');
  return (await window.showQuickPick(items, { title: escapeMessage(title), placeHolder, ignoreFocusOut: true }))?.way;
}

function nameWay({ owner, manager, others }: Handover): string {
  const name = escapeLabel(owner.name);
  if (!manager) return l10n.t('{0} alone', name);
  const both = l10n.t('{0}, with {1} as Incident Manager', name, escapeLabel(manager.name));
  return others.length === 0 ? both : l10n.t('{0}, and {1}', both, joinNames(others));
}

/** A sentence for each thing that changes beside the owner. */
function describeAssigned({ manager, others, leaving }: Handover): readonly string[] {
  return [
    ...(manager ? [l10n.t('{0} is its incident manager.', escapeMessage(manager.name))] : []),
    ...(others.length > 0 ? [l10n.t('{0} stays assigned.', joinNames(others))] : []),
    ...(leaving.length > 0 ? [describeLeaving(leaving)] : []),
  ];
}

function describeLeaving(leaving: readonly User[]): string {
  return l10n.t('Not assigned any more: {0}.', joinNames(leaving));
}

function joinNames(users: readonly User[]): string {
  return users.map(({ name }) => escapeMessage(escapeLabel(name))).join(', ');
}
