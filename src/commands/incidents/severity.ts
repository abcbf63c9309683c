// *Change Severity…*, and the choice of a severity with the words of the process.
import { l10n, window, type QuickPickItem } from 'vscode';
import { findRecurrence } from '../../incident/liveHints';
import type { Severity } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { applyChange, chooseFreshIncident, describeSeverityChange } from './incidentChanges';
import { explainSeverity, nameSeverity } from '../../session/words/incidentWords';
import type { CommandParts } from '../commandParts';

const severities: readonly Severity[] = [1, 2, 3, 4];

/** Returns the severity that the incident has then; undefined where the person stopped. */
export async function changeSeverity(parts: CommandParts, argument: unknown): Promise<Severity | undefined> {
  const incident = await chooseFreshIncident(parts, argument);
  if (!incident) return undefined;
  const title = l10n.t('Severity of {0}', formatReference(incident.reference));
  const { justClosed } = parts.incidents;
  await justClosed.load();
  const suggested = findRecurrence(incident, { policy: parts.settings.policy(), others: justClosed.items })?.to;
  const severity = await pickSeverity(title, { current: incident.severity, isOther: true, suggested });
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

interface SeverityChoice {
  readonly current?: Severity | undefined;
  /** Another one is wanted: the current one comes last. Else it comes first, so that Enter confirms it. */
  readonly isOther?: boolean;
  /** By the process. */
  readonly suggested?: Severity | undefined;
}

/** Undefined where the person stopped. */
export async function pickSeverity(
  title: string,
  { current, isOther = false, suggested }: SeverityChoice = {},
): Promise<Severity | undefined> {
  const rank = (severity: Severity): number => {
    if (severity === suggested) return -2;
    return severity !== current ? 0 : isOther ? 1 : -1;
  };
  const describe = (severity: Severity): string => {
    if (severity === suggested) return l10n.t('suggested by the process');
    return severity === current ? l10n.t('as it is') : '';
  };
  const items = severities
    .toSorted((one, other) => rank(one) - rank(other))
    .map((severity): QuickPickItem & { severity: Severity } => ({
      label: nameSeverity(severity),
      description: describe(severity),
      detail: explainSeverity(severity),
      severity,
    }));
  const placeHolder =
    current === undefined
      ? l10n.t('Which severity?')
      : l10n.t('It is {0} now. Which one does it get?', nameSeverity(current));
  return (await window.showQuickPick(items, { title, placeHolder, matchOnDetail: true, ignoreFocusOut: true }))
    ?.severity;
}
