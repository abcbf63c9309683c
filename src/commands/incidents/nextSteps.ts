// Whom to tell, where to meet, whom to page, after an incident was declared and later. Nothing of it happens by itself.
import { commands, env, l10n, Uri, window, type QuickPickItem } from 'vscode';
import { findManagerReasons, type ManagerReason } from '../../incident/declaration';
import type { Issue, Severity } from '../../incident/model';
import type { SettingValues } from '../../incident/settings';
import { buildIssueUrl, formatReference } from '../../incident/reference';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import { chooseIncident } from '../choosing/targets';
import { describeDeclaration } from '../copying/announcementText';
import type { IncidentDetails } from './declareDetails';
import type { CommandParts } from '../commandParts';

/** What of an incident decides about what one does next. */
export interface Declared {
  /** As GitLab has it. */
  readonly issue: Issue;
  readonly severity: Severity | undefined;
  readonly details: Omit<IncidentDetails, 'labels'>;
}

interface NextStep extends QuickPickItem {
  readonly take: () => Thenable<unknown>;
  /** It leads elsewhere, where the list would stand in the way. */
  readonly isLast?: true;
}

/** *Get Help…*: the same for an incident that goes on. Returns its reference as text. */
export async function offerHelp(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const issue = await chooseIncident(parts, argument);
  if (!issue) return undefined;
  const name = formatReference(issue.reference);
  const title = l10n.t('Get Help in {0}', escapeMessage(name));
  await offerSteps(parts, { issue, severity: issue.severity, details: issue }, title);
  return name;
}

/** What comes after a declaration. */
export async function offerNext(parts: CommandParts, declared: Declared): Promise<void> {
  const name = escapeMessage(formatReference(declared.issue.reference));
  const title = declared.details.nearMiss
    ? l10n.t('{0} Is Recorded as a Near Miss, and It Is Yours', name)
    : l10n.t('{0} Is Declared, and It Is Yours', name);
  await offerSteps(parts, declared, title);
}

/** Until Escape; each step is offered once. */
async function offerSteps(parts: CommandParts, declared: Declared, title: string): Promise<void> {
  const { url } = await parts.incidents.account.readAddress();
  let left = listSteps(parts, declared, url);
  while (left.length > 0) {
    const picked = await window.showQuickPick(left, {
      title: escapeMessage(title),
      placeHolder: declared.details.nearMiss ? l10n.t('What next?') : l10n.t('Nobody was paged by this. What next?'),
    });
    if (!picked) return;
    await picked.take();
    if (picked.isLast) return;
    left = left.filter(step => step !== picked);
  }
}

function listSteps(parts: CommandParts, declared: Declared, url: string): readonly NextStep[] {
  const { issue, severity, details } = declared;
  const { reference, confidential } = issue;
  const { links } = parts.settings.of();
  const name = formatReference(reference);
  const { title } = issue;
  const announcement = describeDeclaration(
    { reference, title, severity, confidential, nearMiss: details.nearMiss },
    url,
  );
  const announce = { label: l10n.t('Copy Announcement'), take: () => env.clipboard.writeText(announcement) };
  const page = {
    label: l10n.t('Open Its Page'),
    take: () => commands.executeCommand('incidentReviews.openIncident', name),
    isLast: true as const,
  };
  const last = [
    ...openLink(l10n.t('Open the Board'), links.board),
    ...openLink(l10n.t('Open in GitLab'), buildIssueUrl(url, reference)),
  ];
  if (details.nearMiss) {
    const review = {
      label: l10n.t('Start Incident Review'),
      detail: l10n.t('Who noticed it writes the review, or hands it to whoever knows more.'),
      take: () => commands.executeCommand('incidentReviews.startReview', name),
      isLast: true as const,
    };
    return [announce, review, page, ...last];
  }
  return [
    announce,
    ...(details.security ? offerCall(l10n.t('Page Security On Call'), links.securityOnCall) : []),
    ...offerCall(
      l10n.t('Page the Engineer on Call or an Incident Manager'),
      links.onCall,
      describeEngagement(findManagerReasons({ ...details, severity }, parts.settings.policy())),
    ),
    ...openLink(l10n.t('Open the Bridge'), links.bridge),
    ...offerSetting(links),
    page,
    // What is about security is published when the people on call for it say so.
    ...(details.security ? [] : openLink(l10n.t('Open the Status Page'), links.statusPage)),
    ...last,
  ];
}

/** Where nobody can be called from here, one is told where a team says whom to call. */
function offerSetting({ bridge, onCall }: SettingValues['links']): readonly NextStep[] {
  if (bridge !== undefined || onCall !== undefined) return [];
  return [
    {
      label: l10n.t('Set Whom to Call…'),
      description: 'incidentReviews.links',
      detail: l10n.t('No address of your on-call page or bridge is set: with them, this list offers both.'),
      take: () => commands.executeCommand('workbench.action.openSettings', 'incidentReviews.links'),
      isLast: true,
    },
  ];
}

function openLink(label: string, address: string | undefined): readonly NextStep[] {
  return address === undefined
    ? []
    : [{ label: escapeLabel(label), take: () => env.openExternal(Uri.parse(address, true)) }];
}

/** An address is opened; words such as `/security` are copied, to be said where the team says them. */
function offerCall(label: string, how: string | undefined, detail = ''): readonly NextStep[] {
  if (how === undefined) return [];
  if (/^https?:/iu.test(how)) return openLink(label, how).map(step => ({ ...step, detail: escapeLabel(detail) }));
  const copied = l10n.t('Copies {0}', escapeLabel(how));
  return [
    {
      label: escapeLabel(label),
      description: copied,
      detail: escapeLabel(detail),
      take: () => env.clipboard.writeText(how),
    },
  ];
}

/** When an incident manager takes part. (Handbook, Incident Management: guidelines on security incidents.) */
function describeEngagement([first]: readonly ManagerReason[]): string {
  switch (first) {
    case 'security':
      return l10n.t('An incident manager takes part: it is about security, a part is blocked, or somebody got in.');
    case 'severity':
      return l10n.t('An incident manager takes part: it reaches users.');
    default:
      return '';
  }
}
