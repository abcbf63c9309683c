// Links to GitLab, built from the configured address and a reference.
import { env, l10n, Uri, window } from 'vscode';
import type { IssueReference } from '../incident/model';
import { buildIssueUrl } from '../incident/reference';
import type { Documents } from '../session/documents';
import { UserError } from '../session/words/failures';
import type { Incidents } from '../session/incidents';
import { findShownIncident } from '../session/uris/incidentUri';
import { pickIncident } from './issuePicker';
import { findIssueOfRow, findReferenceOfRow } from './targets';

/** Opens the page of the row's issue, of the review in the editor, or of a picked incident. Returns its address. */
export async function openInGitLab(
  incidents: Incidents,
  documents: Documents,
  argument: unknown,
): Promise<Uri | undefined> {
  const reference = await pickTarget(incidents, documents, argument);
  return reference && openIssue(incidents, reference);
}

/** Copies the same address; returns it. */
export async function copyLink(
  incidents: Incidents,
  documents: Documents,
  argument: unknown,
): Promise<string | undefined> {
  const reference = await pickTarget(incidents, documents, argument);
  if (!reference) return undefined;
  const link = buildAddress(incidents, reference);
  await env.clipboard.writeText(link);
  window.setStatusBarMessage(l10n.t('Link copied'), 3000);
  return link;
}

async function openIssue(incidents: Incidents, reference: IssueReference): Promise<Uri> {
  const uri = Uri.parse(buildAddress(incidents, reference), true);
  await env.openExternal(uri);
  return uri;
}

async function pickTarget(
  incidents: Incidents,
  documents: Documents,
  argument: unknown,
): Promise<IssueReference | undefined> {
  const given =
    findIssueOfRow(argument)?.reference ??
    findReferenceOfRow(argument) ??
    findShownIncident() ??
    (await findMarked(documents, incidents));
  return given ?? (await pickIncident(incidents, l10n.t('Incident')))?.reference;
}

/** The issue that the review in the active editor belongs to: itself, else its incident. */
async function findMarked(documents: Documents, incidents: Incidents): Promise<IssueReference | undefined> {
  const document = window.activeTextEditor?.document;
  const marker = document && (await documents.analyze(document))?.review.marker;
  const name = marker?.review ?? marker?.incident;
  return incidents.account.referenceIn(name);
}

function buildAddress(incidents: Incidents, reference: IssueReference): string {
  const address = incidents.account.address();
  if (!address || 'fault' in address) {
    throw new UserError(l10n.t('No GitLab is configured yet.'), [
      { title: l10n.t('Sign In'), command: 'incidentReviews.signIn' },
    ]);
  }
  return buildIssueUrl(address.url, reference);
}
