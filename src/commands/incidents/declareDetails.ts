// The optional page of *Declare Incident…*: what kind of incident it is, and what it concerns. Enter alone goes on.
import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { Label } from '../../gitlab/index';
import type { TitleKinds } from '../../incident/declaration';
import { readScopedValues } from '../../incident/labels';
import { escapeLabel } from '../../session/words/plainLabels';
import type { CommandParts } from '../commandParts';

/** What was ticked. `labels`: in the words of the settings, or as the project spells them. */
export interface IncidentDetails {
  readonly nearMiss: boolean;
  readonly security: boolean;
  readonly selfManaged: boolean;
  readonly labels: readonly string[];
}

type DetailKind = 'nearMiss' | 'selfManaged' | 'security';

interface DetailItem extends QuickPickItem {
  readonly of?: DetailKind;
  readonly name?: string;
}

/** What is known before the person is asked. */
interface KnownDetails {
  /** All labels of the project. */
  readonly labels: Promise<readonly Label[]>;
  /** What the title says is ticked already. */
  readonly kinds: TitleKinds;
}

/** Undefined where the person stopped. */
export async function chooseDetails(
  { settings }: CommandParts,
  { labels, kinds: guessed }: KnownDetails,
): Promise<IncidentDetails | undefined> {
  const { labels: names } = settings.of();
  const items = listItems(labels, [names.serviceScope, names.groupScope], guessed);
  const picked = await window.showQuickPick(items, {
    title: l10n.t('What Else Is Known?'),
    placeHolder: l10n.t('Tick what applies, or press Enter'),
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  if (!picked) return undefined;
  const has = (kind: DetailKind): boolean => picked.some(({ of }) => of === kind);
  const kinds = (['nearMiss', 'selfManaged', 'security'] as const).filter(has);
  return {
    nearMiss: has('nearMiss'),
    security: has('security'),
    selfManaged: has('selfManaged'),
    labels: [...kinds.map(kind => names[kind]), ...picked.flatMap(({ name }) => (name === undefined ? [] : [name]))],
  };
}

async function listItems(
  reading: Promise<readonly Label[]>,
  scopes: readonly string[],
  { nearMiss, security }: TitleKinds,
): Promise<readonly DetailItem[]> {
  const labels = await reading;
  const found = scopes.flatMap(scope => labels.filter(({ name }) => readScopedValues([name], scope).length > 0));
  return [
    {
      label: l10n.t('Security-related'),
      description: l10n.t('confidential from its first moment'),
      picked: security,
      of: 'security',
    },
    {
      label: l10n.t('Near miss'),
      description: l10n.t('nobody was affected; the severity is the one it would have had'),
      picked: nearMiss,
      of: 'nearMiss',
    },
    { label: l10n.t('Self-managed only'), description: l10n.t('installations that others run'), of: 'selfManaged' },
    { label: l10n.t('the service and the team it is about'), kind: QuickPickItemKind.Separator },
    ...found.map(({ name, description }) => ({
      label: escapeLabel(name),
      description: escapeLabel(description),
      name,
    })),
  ];
}
