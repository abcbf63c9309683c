// What became of an action comes into its row: in one step that one undo takes back, whatever was typed meanwhile.
import { env, l10n, workspace } from 'vscode';
import type { Action, ReviewDocument, TextEdit } from '../../review/index';
import { showWarning, showStatus } from '../../session/words/messages';
import { createWorkspaceEdit } from '../../session/text/ranges';
import type { ChosenAction } from './actionTargets';
import type { CommandParts } from '../commandParts';

/** What is written into a row, and how that is said where the row is gone. */
export interface RowChange {
  readonly edit: (document: ReviewDocument, action: Action) => readonly TextEdit[];
  readonly words: string;
}

/** Enough for somebody who types without a pause. */
const mostAttempts = 20;

/** Says so where the row was changed or is gone meanwhile. True where it was written. */
export async function changeRow(parts: CommandParts, chosen: ChosenAction, change: RowChange): Promise<boolean> {
  if (await writeRow(parts, chosen, change)) {
    showStatus(l10n.t('The review says so too; save it to keep that'));
    return true;
  }
  const copy = l10n.t('Copy');
  const message = l10n.t(
    'The corrective action “{0}” changed meanwhile; its row does not say yet: {1}',
    chosen.words,
    change.words,
  );
  if ((await showWarning(message, copy)) === copy) await env.clipboard.writeText(change.words);
  return false;
}

async function writeRow(
  { documents, lazy }: CommandParts,
  chosen: ChosenAction,
  { edit }: RowChange,
): Promise<boolean> {
  const { readActionWords } = await lazy.review();
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    // It may have been closed meanwhile.
    const document = await workspace.openTextDocument(chosen.review.document.uri);
    const analysis = await documents.analyze(document);
    if (!analysis) return false;
    if (analysis.version !== document.version) continue;
    const { action: before, words } = chosen;
    const action = analysis.actions.find(each =>
      before.link === undefined ? readActionWords(each) === words : each.link === before.link,
    );
    if (!action) return false;
    if (await workspace.applyEdit(createWorkspaceEdit(document, edit(analysis.review, action)))) return true;
    if (document.version === analysis.version) return false;
  }
  return false;
}
