// From one gap of a review to the next: where the template asks for something that nobody has written yet.
import { l10n, Range, Selection, TextEditorRevealType, window, type TextEditor, type Uri } from 'vscode';
import type { Gap } from '../../review/index';
import { requireReview } from '../choosing/currentReview';
import { putBeforeTyping, settleTyping } from '../../session/text/typedLead';
import { findNextGap, isBeyondEnd, type Direction } from './gapOrder';
import { showStatus } from '../../session/words/messages';
import type { CommandParts } from '../commandParts';

/**
 * Puts the cursor on the next gap of the active review, or the one before; behind the last comes the first. The text stays as it
 * is until somebody types. Returns its line, from 0.
 */
export async function selectGap(parts: CommandParts, direction: Direction): Promise<number | undefined> {
  const editor = window.activeTextEditor;
  if (editor) await settleTyping(editor.document);
  const version = editor?.document.version;
  const { analysis } = await requireReview(parts, editor?.document);
  if (!editor) return undefined;
  const { listGaps } = await parts.lazy.review();
  const gaps = listGaps(analysis);
  const cursor = editor.document.offsetAt(editor.selection.start);
  const gap = findNextGap(gaps, cursor, direction);
  if (!gap) {
    showStatus(l10n.t('Nothing is missing in this review.'));
    return undefined;
  }
  if (isBeyondEnd(gap, cursor, direction))
    showStatus(l10n.t('There is no further gap: it goes on from the other end.'));
  // Who types on meanwhile keeps the cursor: a word would end in another place than it began.
  if (editor.document.version !== version) return undefined;
  return select(parts, editor, gap);
}

/** Puts the cursor of a review that was just opened on its first gap, unless somebody has put it elsewhere. */
export async function selectFirstGap(parts: CommandParts, uri: Uri | undefined): Promise<void> {
  const editor = window.activeTextEditor;
  if (!uri || editor?.document.uri.toString() !== uri.toString()) return;
  const analysis = await parts.documents.analyze(editor.document);
  if (!analysis) return;
  const { listGaps } = await parts.lazy.review();
  const [first] = listGaps(analysis);
  const { line, character } = editor.selection.active;
  if (first && window.activeTextEditor === editor && line === 0 && character === 0) select(parts, editor, first);
}

/** What a template left there to be replaced is selected; the answer to anything else goes behind it. */
function select({ log }: CommandParts, editor: TextEditor, { span, lead }: Gap): number {
  const { document } = editor;
  const from = document.positionAt(span.start);
  const to = document.positionAt(span.end);
  editor.selection = new Selection(from.line === to.line ? from : to, to);
  // At the lower edge a message would cover it, and what belongs to it would not be seen.
  editor.revealRange(new Range(from, to), TextEditorRevealType.InCenterIfOutsideViewport);
  putBeforeTyping(editor, { offset: span.start, lead, log });
  return from.line;
}
