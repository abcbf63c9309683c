// Open Incident: its page beside what is edited. Show Earlier Comments: more of what that page says.
import { l10n, Uri, window } from 'vscode';
import { UserError } from '../../session/words/failures';
import { findIncidentPage } from '../../session/uris/incidentUri';
import { chooseGivenIncident } from '../choosing/targets';
import type { CommandParts } from '../commandParts';

/** The page of the row's incident, of a reference, or of one that is picked, also beside another page; returns its address. */
export async function openIncident(parts: CommandParts, argument: unknown): Promise<Uri | undefined> {
  const incident = await chooseGivenIncident(parts, argument);
  return incident && parts.pages.open(incident);
}

/** Of the page whose menu it is in, or of the one in front; returns how many comments it shows then. */
export async function showEarlierComments({ pages }: CommandParts, argument: unknown): Promise<number> {
  const shown = findIncidentPage(window.tabGroups.activeTabGroup.activeTab);
  const page = argument instanceof Uri ? argument : shown;
  if (!page) throw new UserError(l10n.t('Open the page of an incident first.'));
  return pages.showEarlier(page);
}
