// How a project says in which state an incident is: its labels are read, and those under another scope offered as the team's.
import { l10n, workspace, type Memento } from 'vscode';
import * as v from 'valibot';
import type { Label } from '../../gitlab/index';
import { type WorkflowState, workflowStates } from '../../incident/model';
import { readStateScheme, type StateScheme } from '../../incident/stateScheme';
import { showReading } from '../../session/cancellation';
import { UserError } from '../../session/words/failures';
import { showInformation } from '../../session/words/messages';
import { escapeMessage } from '../../session/words/plainLabels';
import type { CommandParts } from '../commandParts';
import { readPages } from '../../gitlab/readPages';

/** The projects, each behind its server's address, whose states are open and closed only, as somebody said. */
const key = 'states.openAndClosedOnly';
const mostProjects = 100;

/** Of a hundred labels each. */
const mostPages = 50;

/** What an incident of a project may be. */
export interface AvailableStates {
  readonly states: readonly WorkflowState[];
  /** The names of the labels have just changed. */
  readonly isMapped: boolean;
}

/** The states that a project has; labels under another scope are offered as the team's. Throws where the person stopped. */
export async function chooseStates(
  parts: CommandParts,
  project: string,
  reading?: Promise<readonly Label[]>,
): Promise<AvailableStates> {
  const labels = await showReading(signal => reading ?? readProjectLabels(parts, project, signal));
  const names = labels.map(({ name }) => name);
  const scheme = readStateScheme(names, parts.settings.of().labels);
  const isMapped = scheme.kind === 'other-scope' && (await mayUseScope(parts, project, scheme));
  const isByLabels = scheme.kind === 'labels' || isMapped;
  const states = workflowStates.filter(
    state => state === 'open' || state === 'closed' || (isByLabels && scheme.states[state] !== undefined),
  );
  return { states, isMapped };
}

/** All labels of a project, as far as 5000. */
export async function readProjectLabels(
  { incidents }: CommandParts,
  project: string,
  signal: AbortSignal,
): Promise<readonly Label[]> {
  const gitlab = await incidents.account.gitlab();
  return readPages(mostPages, page => gitlab.labels(project, { page }, signal));
}

/** Asked once: a yes becomes a setting, a no is remembered on this machine. */
async function mayUseScope(
  { settings, incidents, kept }: CommandParts,
  project: string,
  { scope, states }: Extract<StateScheme, { kind: 'other-scope' }>,
): Promise<boolean> {
  const { url } = await incidents.account.readAddress();
  const name = `${url} ${project}`.toLowerCase();
  const refused = readRefused(kept);
  if (refused.includes(name)) return false;
  const use = l10n.t('Use These Labels');
  const without = l10n.t('Only Open and Closed');
  const message = l10n.t('The labels of {0} say states under {1}.', project, escapeMessage(scope));
  const detail = l10n.t(
    '{0}. They become the setting incidentReviews.labels.',
    Object.values(states).map(escapeMessage).join(', '),
  );
  const picked = await showInformation(message, { modal: true, detail }, use, without);
  if (picked === undefined) throw new UserError(l10n.t('Nothing was changed.'));
  if (picked !== use) {
    await kept.update(key, [name, ...refused].slice(0, mostProjects));
    return false;
  }
  const inspected = workspace.getConfiguration('incidentReviews').get<object>('labels');
  await settings.update('labels', { ...inspected, states });
  return true;
}

function readRefused(kept: Memento): readonly string[] {
  return v.parse(v.fallback(v.array(v.string()), []), kept.get(key));
}
