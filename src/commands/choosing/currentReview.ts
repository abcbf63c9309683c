// The document or the page that a command is about where nothing is named.
import { l10n, TabInputWebview, window, type TextDocument, type Uri } from 'vscode';
import { parseMarker } from '../../incident/marker';
import type { IssueReference } from '../../incident/model';
import type { Analysis } from '../../session/analysis';
import { findIncidentPage, readIncidentUri } from '../../session/uris/incidentUri';
import { findReviewProject } from '../../session/reviewProject';
import { readReviewUri } from '../../session/uris/reviewUri';
import { UserError } from '../../session/words/failures';
import { createOtherHostError } from '../../session/words/otherHost';
import type { CommandParts } from '../commandParts';

/** The shown one. Throws a `UserError` where it is a review on another GitLab than the configured one. */
export async function findCurrentDocument(
  parts: Pick<CommandParts, 'documents' | 'incidents'>,
): Promise<TextDocument | undefined> {
  const document = await findShownDocument(parts);
  if (document) await requireOwnHost(parts, document.uri);
  return document;
}

/** A document as a review. Throws a `UserError` where it is none, or there is none. */
export async function requireReview(
  { documents }: Pick<CommandParts, 'documents'>,
  document: TextDocument | undefined,
): Promise<{ readonly document: TextDocument; readonly analysis: Analysis }> {
  const analysis = document && (await documents.analyze(document));
  if (!document || !analysis) throw new UserError(l10n.t('Open a review first.'));
  return { document, analysis };
}

/** Full path of the project whose issues a short `#7` in this text means. Empty where nothing says it. */
export function findDocumentProject(
  { settings, incidents }: Pick<CommandParts, 'incidents' | 'settings'>,
  { uri }: Pick<TextDocument, 'uri'>,
  text: string,
): string {
  return findReviewProject({ settings, account: incidents.account }, uri, parseMarker(text));
}

/**
 * Throws a `UserError` where the address of a review or of a page is on another GitLab than the configured one: it would be
 * taken for one of this.
 */
export async function requireOwnHost({ incidents }: Pick<CommandParts, 'incidents'>, uri: Uri): Promise<void> {
  const place = readReviewUri(uri) ?? readIncidentUri(uri);
  if (!place || incidents.account.isSetUpFor(uri)) return;
  throw createOtherHostError(place.host, (await incidents.account.readAddress()).url);
}

/** The incident whose page is the active tab. Throws a `UserError` where it is one on another GitLab. */
export async function findShownIncident(parts: Pick<CommandParts, 'incidents'>): Promise<IssueReference | undefined> {
  const uri = findIncidentPage(window.tabGroups.activeTabGroup.activeTab);
  if (uri) await requireOwnHost(parts, uri);
  return uri && readIncidentUri(uri)?.incident;
}

/**
 * The one in the active editor. Where a picture of a timeline has the focus VS Code knows no active editor: then it is the one
 * review beside it.
 */
export async function findShownDocument({
  documents,
}: Pick<CommandParts, 'documents'>): Promise<TextDocument | undefined> {
  const active = window.activeTextEditor?.document;
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const isDrawn = input instanceof TabInputWebview && input.viewType.endsWith('incidentReviews.timeline');
  if (active || !isDrawn) return active;
  const reviews: TextDocument[] = [];
  for (const { document } of window.visibleTextEditors) if (await documents.analyze(document)) reviews.push(document);
  return reviews.length === 1 ? reviews[0] : undefined;
}
