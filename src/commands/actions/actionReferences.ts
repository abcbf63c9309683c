// The names of the issues come into the review: all in one step that one undo takes back, whatever was typed meanwhile.
import { env, l10n, type TextDocument } from 'vscode';
import type { ActionReference } from '../../review/index';
import { showWarning, showStatus } from '../../session/words/messages';
import { putEdits } from '../../session/text/changeText';
import type { CommandParts } from '../commandParts';

/** Gives those whose action is not in the document any more, or has another issue by now. */
export async function writeReferences(
  { documents, lazy }: CommandParts,
  document: TextDocument,
  references: readonly ActionReference[],
): Promise<readonly ActionReference[]> {
  const { placeReferences } = await lazy.review();
  let left = references;
  await putEdits(document, async present => {
    const analysis = await documents.analyze(present);
    if (!analysis) return undefined;
    const { edits, unplaced } = placeReferences(analysis.review, analysis.actions, references);
    left = unplaced;
    return edits;
  });
  return left;
}

/** Says what the review has now, and offers what found no place in it. */
export async function tellPlaced(
  references: readonly ActionReference[],
  unplaced: readonly ActionReference[],
): Promise<void> {
  const count = references.length - unplaced.length;
  if (count > 0) {
    showStatus(
      count === 1
        ? l10n.t('The corrective action has its issue; save the review to keep its name')
        : l10n.t('{0} corrective actions have their issues; save the review to keep their names', count),
    );
  }
  if (unplaced.length === 0) return;
  const copy = l10n.t('Copy');
  const list = unplaced.map(({ words, reference }) => `${reference} ${words}`);
  const message = l10n.t(
    'Actions that changed meanwhile have issues that stand nowhere in the review: {0}.',
    list.join('; '),
  );
  if ((await showWarning(message, copy)) === copy) await env.clipboard.writeText(list.join('\n'));
}
