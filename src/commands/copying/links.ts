// Links to GitLab, built from the configured address and a reference.
import { env, l10n, Uri } from 'vscode';
import type { IssueReference } from '../../incident/model';
import { buildIssueUrl } from '../../incident/reference';
import type { Incidents } from '../../session/incidents';
import { pickIncident } from '../choosing/issuePicker';
import { findIssueOfRow, findReferenceOfArgument } from '../choosing/targets';
import { showStatus } from '../../session/words/messages';
import { findCurrentDocument, findShownIncident } from '../choosing/currentReview';
import type { CommandParts } from '../commandParts';

/** Opens the page of the row's issue, of the review in the editor, or of a picked incident. Returns its address. */
export async function openInGitLab(parts: CommandParts, argument: unknown): Promise<Uri | undefined> {
  const reference = await pickTarget(parts, argument);
  if (!reference) return undefined;
  const uri = Uri.parse(await buildAddress(parts.incidents, reference), true);
  await env.openExternal(uri);
  return uri;
}

/** Copies the same address; returns it. */
export async function copyLink(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const reference = await pickTarget(parts, argument);
  if (!reference) return undefined;
  const link = await buildAddress(parts.incidents, reference);
  await env.clipboard.writeText(link);
  showStatus(l10n.t('Link copied'));
  return link;
}

async function pickTarget(parts: CommandParts, argument: unknown): Promise<IssueReference | undefined> {
  const given =
    findIssueOfRow(argument)?.reference ??
    findReferenceOfArgument(argument) ??
    (await findShownIncident(parts)) ??
    (await findMarked(parts));
  return given ?? (await pickIncident(parts))?.reference;
}

/** The issue that the review in the active editor belongs to: itself, else its incident. */
async function findMarked(parts: CommandParts): Promise<IssueReference | undefined> {
  const { documents, incidents } = parts;
  const document = await findCurrentDocument(parts);
  const marker = document && (await documents.analyze(document))?.review.marker;
  const name = marker?.review ?? marker?.incident;
  return incidents.account.referenceIn(name);
}

async function buildAddress({ account }: Incidents, reference: IssueReference): Promise<string> {
  return buildIssueUrl((await account.readAddress()).url, reference);
}
