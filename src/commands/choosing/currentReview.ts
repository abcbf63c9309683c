// The document that a command is about where nothing is named.
import { TabInputWebview, window, type TextDocument } from 'vscode';
import type { CommandParts } from '../commandParts';

/**
 * The one in the active editor. Where a picture of a timeline has the focus VS Code knows no active editor: then it is the one
 * review beside it.
 */
export async function findCurrentDocument({
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
