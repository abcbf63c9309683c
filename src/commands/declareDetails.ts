// The optional page of *Declare Incident…*: what kind of incident it is, and what it concerns. Enter alone goes on.
import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { readScopedValues } from '../incident/labels';
import { escapeLabel } from '../session/plainLabels';
import type { IncidentCommandParts } from './incidentChanges';

/** What was ticked. `labels`: in the words of the settings, or as the project spells them. */
export interface IncidentDetails {
  readonly nearMiss: boolean;
  readonly security: boolean;
  readonly labels: readonly string[];
}

type DetailKind = 'nearMiss' | 'selfManaged' | 'security';

interface DetailItem extends QuickPickItem {
  readonly of?: DetailKind;
  readonly name?: string;
}

/** Undefined where the person stopped. */
export async function chooseDetails(
  { incidents, settings }: IncidentCommandParts,
  project: string,
): Promise<IncidentDetails | undefined> {
  const { labels: names } = settings.of();
  const items = listItems(incidents.account.gitlab(), { project, scopes: [names.serviceScope, names.groupScope] });
  const picked = await window.showQuickPick(items, {
    title: l10n.t('What Else Is Known?'),
    placeHolder: l10n.t('Tick what applies, or press Enter'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (!picked) return undefined;
  const has = (kind: DetailKind): boolean => picked.some(({ of }) => of === kind);
  const kinds = (['nearMiss', 'selfManaged', 'security'] as const).filter(has);
  return {
    nearMiss: has('nearMiss'),
    security: has('security'),
    labels: [...kinds.map(kind => names[kind]), ...picked.flatMap(({ name }) => (name === undefined ? [] : [name]))],
  };
}

interface Wished {
  readonly project: string;
  readonly scopes: readonly string[];
}

async function listItems(
  connecting: ReturnType<IncidentCommandParts['incidents']['account']['gitlab']>,
  { project, scopes }: Wished,
): Promise<readonly DetailItem[]> {
  const gitlab = await connecting;
  const signal = new AbortController().signal;
  const pages = await Promise.all(
    scopes.map(async scope => {
      const { items } = await gitlab.labels(project, { search: scope }, signal);
      return items.filter(({ name }) => readScopedValues([name], scope).length > 0);
    }),
  );
  const found = pages.flat();
  return [
    { label: l10n.t('Security-related'), description: l10n.t('confidential from its first moment'), of: 'security' },
    {
      label: l10n.t('Near miss'),
      description: l10n.t('nobody was affected; the severity is the one it would have had'),
      of: 'nearMiss',
    },
    { label: l10n.t('Self-managed only'), description: l10n.t('installations that others run'), of: 'selfManaged' },
    { label: l10n.t('concerns'), kind: QuickPickItemKind.Separator },
    ...found.map(({ name, description }) => ({
      label: escapeLabel(name),
      description: escapeLabel(description),
      name,
    })),
  ];
}
