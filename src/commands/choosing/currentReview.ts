// The document that a command is about where nothing is named.
import { TabInputWebview, window, type TextDocument } from 'vscode';
import { readReviewUri } from '../../session/uris/reviewUri';
import { createOtherHostError } from '../../session/words/otherHost';
import type { CommandParts } from '../commandParts';

/** The shown one. Throws a `UserError` where it is a review on another GitLab than the configured one. */
export async function findCurrentDocument(
  parts: Pick<CommandParts, 'documents' | 'incidents'>,
): Promise<TextDocument | undefined> {
  const document = await findShownDocument(parts);
  if (document) await requireOwnHost(parts, document);
  return document;
}

/** Throws a `UserError` where a review is on another GitLab than the configured one: it would be taken for one of this. */
export async function requireOwnHost(
  { incidents }: Pick<CommandParts, 'incidents'>,
  { uri }: TextDocument,
): Promise<void> {
  const place = readReviewUri(uri);
  if (!place || incidents.account.isSetUpFor(place.host)) return;
  throw createOtherHostError(place.host, (await incidents.account.readAddress()).url);
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
