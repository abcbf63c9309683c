// *Change Severity…*, and the choice of a severity with the words of the process.
import { l10n, window, type QuickPickItem } from 'vscode';
import type { Severity } from '../incident/model';
import { formatReference } from '../incident/reference';
import { applyChange, chooseFreshIncident, describeSeverityChange, type IncidentCommandParts } from './incidentChanges';
import { explainSeverity, nameSeverity } from '../session/words/incidentWords';

const severities: readonly Severity[] = [1, 2, 3, 4];

/** Returns the severity that the incident has then; undefined where the person stopped. */
export async function changeSeverity(parts: IncidentCommandParts, argument: unknown): Promise<Severity | undefined> {
  const incident = await chooseFreshIncident(parts, argument);
  if (!incident) return undefined;
  const title = l10n.t('Severity of {0}', formatReference(incident.reference));
  const severity = await pickSeverity(title, incident.severity, 'change');
  if (severity === undefined) return undefined;
  const changed = await applyChange(parts, {
    incident,
    to: { severity },
    changes: [
      describeSeverityChange(incident.severity, severity),
      l10n.t('Both its label and GitLab’s own field say so then.'),
    ],
  });
  return changed?.severity;
}

/** The severity it has now comes first where Enter confirms it, and last where another one is wanted. */
export async function pickSeverity(
  title: string,
  current?: Severity,
  aim: 'confirm' | 'change' = 'confirm',
): Promise<Severity | undefined> {
  const rank = (severity: Severity): number => (severity !== current ? 0 : aim === 'confirm' ? -1 : 1);
  const items = severities
    .toSorted((one, other) => rank(one) - rank(other))
    .map((severity): QuickPickItem & { severity: Severity } => ({
      label: nameSeverity(severity),
      description: severity === current ? l10n.t('as it is') : '',
      detail: explainSeverity(severity),
      severity,
    }));
  return (await window.showQuickPick(items, { title, matchOnDetail: true, ignoreFocusOut: true }))?.severity;
}
