// What became of an action comes into its row: in one step that one undo takes back, whatever was typed meanwhile.
import { env, l10n } from 'vscode';
import type { Action, ReviewDocument, TextEdit } from '../../review/index';
import { isUserError } from '../../session/words/failures';
import { showWarning, showStatus } from '../../session/words/messages';
import { runAside } from '../../session/words/showFailure';
import { putEdits } from '../../session/text/changeText';
import type { ChosenAction } from './actionTargets';
import type { CommandParts } from '../commandParts';

/** What is written into a row, and how that is said where the row is gone. */
export interface RowChange {
  readonly edit: (document: ReviewDocument, action: Action) => readonly TextEdit[];
  readonly words: string;
}

/** Says so where the row was changed or is gone meanwhile, or cannot be written. */
export async function changeRow(parts: CommandParts, chosen: ChosenAction, change: RowChange): Promise<void> {
  if (await writeRow(parts, chosen, change)) {
    showStatus(
      chosen.issue
        ? l10n.t('The review says so too; save it to keep that')
        : l10n.t('The review says so; save it to keep that'),
    );
    return;
  }
  const copy = l10n.t('Copy');
  const message = l10n.t(
    'The row of the corrective action “{0}” could not be changed; it does not say yet: {1}',
    chosen.words,
    change.words,
  );
  // Another action can be changed while the message stands.
  runAside(parts.log, chosen.words, async () => {
    if ((await showWarning(message, copy)) === copy) await env.clipboard.writeText(change.words);
  });
}

async function writeRow(
  { documents, lazy }: CommandParts,
  chosen: ChosenAction,
  { edit }: RowChange,
): Promise<boolean> {
  const { readActionWords } = await lazy.review();
  const { action: before, words } = chosen;
  const isMeant = (each: Action): boolean =>
    before.link === undefined ? readActionWords(each) === words : each.link === before.link;
  try {
    const written = await putEdits(chosen.review.document, async document => {
      const analysis = await documents.analyze(document);
      const action = analysis?.actions.find(isMeant);
      return analysis && action && edit(analysis.review, action);
    });
    return written !== undefined;
  } catch (error) {
    if (isUserError(error)) return false;
    throw error;
  }
}
