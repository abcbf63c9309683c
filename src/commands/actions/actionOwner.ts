// Whose the issue of a corrective action is: the member whom the review means.
import { l10n, window, type QuickPickItem } from 'vscode';
import { showReading } from '../../session/cancellation';
import { selectPeople } from '../../incident/history';
import type { User } from '../../incident/model';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import type { GitLab } from '../../sync/index';
import { readPeople } from '../choosing/people';

interface OwnedRow {
  readonly words: string;
  readonly owner: string | undefined;
}

/** Asked where the project has none of that name, or several. Undefined for nobody. */
export async function pickOwner(gitlab: GitLab, project: string, row: OwnedRow): Promise<User | 'stopped' | undefined> {
  if (row.owner === undefined) return undefined;
  const name = row.owner.trim();
  const handle = /@([\w.-]*\w)/u.exec(name)?.[1];
  const { items: found } = await showReading(signal => gitlab.members(project, { search: handle ?? name }, signal));
  const meant = found.filter(user => isCalled(user, handle, name));
  if (meant.length === 1) return meant[0];
  const all = found.length > 0 ? selectPeople(found) : await showReading(signal => readPeople(gitlab, project, signal));
  const people = all.map((user): QuickPickItem & { user: User | undefined } => ({
    label: escapeLabel(user.name),
    description: `@${escapeLabel(user.username)}`,
    user,
  }));
  const picked = await window.showQuickPick([...people, { label: l10n.t('Nobody'), user: undefined }], {
    title: l10n.t('Who Is “{0}”?', escapeMessage(name)),
    ignoreFocusOut: true,
    placeHolder: escapeMessage(row.words),
    matchOnDescription: true,
  });
  return picked ? picked.user : 'stopped';
}

function isCalled({ username, name }: User, handle: string | undefined, written: string): boolean {
  const wanted = (handle ?? written).toLowerCase();
  return handle === undefined ? name.toLowerCase() === wanted : username.toLowerCase() === wanted;
}
