// Who may write a review: those on the incident, who owns the code of its service, its team, and the project.
import { l10n, window, type QuickPickItem } from 'vscode';
import { selectPeople } from '../../incident/history';
import { normalizeLabel } from '../../incident/labels';
import type { Incident, User } from '../../incident/model';
import { showReading } from '../../session/cancellation';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import { readPeople } from './people';
import type { CommandParts } from '../commandParts';

/** Whose review it is. */
export interface ReviewSubject {
  /** The review's own name, or what it is about. */
  readonly name: string;
  /** Full path of the review's project. */
  readonly project: string;
  readonly incident: Incident | undefined;
  /** Who has it already is not offered. */
  readonly owner: User | undefined;
}

/** A group of people, and why they come so early. */
interface Candidates {
  readonly why: string;
  readonly people: readonly User[];
}

/** Undefined where the person stopped. */
export async function pickServiceOwner(parts: CommandParts, subject: ReviewSubject): Promise<User | undefined> {
  const items = showReading(async signal => {
    const groups = await listCandidates(parts, subject, signal);
    const seen = new Set<number>(subject.owner ? [subject.owner.id] : []);
    return groups.flatMap(({ why, people }) =>
      selectPeople(people).flatMap((user): (QuickPickItem & { user: User })[] => {
        if (seen.has(user.id)) return [];
        seen.add(user.id);
        const description = `@${escapeLabel(user.username)}`;
        return [{ label: escapeLabel(user.name), description, detail: escapeLabel(why), user }];
      }),
    );
  });
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Service Owner of {0}', escapeMessage(subject.name)),
    placeHolder: l10n.t('Who writes the review?'),
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.user;
}

async function listCandidates(
  { incidents, settings }: CommandParts,
  { project, incident }: ReviewSubject,
  signal: AbortSignal,
): Promise<readonly Candidates[]> {
  const gitlab = await incidents.account.gitlab();
  const services = new Set((incident?.services ?? []).map(normalizeLabel));
  const ofServices = await Promise.all(
    Object.entries(settings.policy().serviceProjects)
      .filter(([name]) => services.has(normalizeLabel(name)))
      .map(async ([name, path]): Promise<readonly Candidates[]> => {
        // Who may not see that project knows others.
        const people = await readPeople(gitlab, path, signal).catch((): readonly User[] => []);
        const names = people.length === 0 ? [] : await gitlab.codeOwners(path, signal);
        const owners = names.flatMap(handle =>
          people.filter(({ username }) => username.toLowerCase() === handle.toLowerCase()),
        );
        return [
          { why: l10n.t('owns the code of {0}', name), people: owners },
          { why: l10n.t('works on {0}', name), people },
        ];
      }),
  );
  return [
    { why: l10n.t('on the incident'), people: incident?.assignees ?? [] },
    ...ofServices.flat(),
    { why: '', people: await readPeople(gitlab, project, signal) },
  ];
}
