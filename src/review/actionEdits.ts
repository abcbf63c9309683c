// What becomes of a corrective action, written into its row: another date, that it is done, or that it was dropped and why.
// Nothing that somebody wrote is taken away.
import { escapeMarkdown, escapeTableCell } from '../incident/foreignText';
import type { Action, Block, ReviewDocument, TextEdit } from './model';
import { findFieldPlace } from './parse/actionFields';
import { findStateCell } from './parse/actionTables';
import { insertIntoPlace } from './placeReferences';

/** The row gets the new date, and behind it the one before and why: `2026-12-20 (was 2026-12-18: the vendor is late)`. */
export function makeDateEdits(
  document: ReviewDocument,
  action: Action,
  { date, reason }: { readonly date: string; readonly reason: string },
): readonly TextEdit[] {
  const { dateSpan, date: written } = action;
  const why = writeReason(document, action, reason);
  if (written === undefined) return [insertIntoPlace(document, dateSpan, `${date} (${why})`)];
  const text = document.text.slice(dateSpan.start, dateSpan.end);
  const iso = /\d{4}-\d{2}-\d{2}/u.exec(text);
  const start = dateSpan.start + (iso?.index ?? 0);
  const before = iso?.[0] ?? text;
  return [{ span: { start, end: start + before.length }, text: `${date} (was ${before}: ${why})` }];
}

/** Ticks the box of an item, or writes the state of a row; where there is neither, a mark stands behind the words. */
export function makeDoneEdits(document: ReviewDocument, action: Action): readonly TextEdit[] {
  const { line } = action;
  const box = findBox(document, action);
  if (box !== undefined) return [{ span: { start: box, end: box + 3 }, text: '[x]' }];
  const table = findTable(document, line);
  const state = table && findStateCell(document, table, line);
  if (!state) return [{ span: findFieldPlace(action), text: ' ✅' }];
  if (state.end === state.start) return [insertIntoPlace(document, state, 'Done')];
  return [{ span: { start: state.start, end: state.start }, text: '✅ ' }];
}

/** The words are struck, and the reason stands behind them. */
export function makeDroppedEdits(document: ReviewDocument, action: Action, reason: string): readonly TextEdit[] {
  const { span } = action;
  const isStruck = document.text.slice(span.start, span.end).includes('~~');
  const why = ` (dropped: ${writeReason(document, action, reason)})`;
  const end = findFieldPlace(action);
  if (isStruck) return [{ span: end, text: why }];
  return [
    { span: { start: span.start, end: span.start }, text: '~~' },
    { span: end, text: `~~${why}` },
  ];
}

/** Offset of an empty box before the words of an item. */
function findBox({ text }: ReviewDocument, { span }: Action): number | undefined {
  const from = Math.max(0, span.start - 8);
  const found = /\[ \][ \t]*$/u.exec(text.slice(from, span.start));
  return found ? from + found.index : undefined;
}

function findTable({ blocks }: ReviewDocument, line: number): Block | undefined {
  return blocks.find(({ kind, startLine, endLine }) => kind === 'table' && startLine <= line && line < endLine);
}

/** One line without brackets: they stand around it, and the words of the action are found again by them. */
function writeReason(document: ReviewDocument, { line }: Action, reason: string): string {
  const plain = reason.replaceAll('(', '[').replaceAll(')', ']');
  return findTable(document, line) ? escapeTableCell(plain) : escapeMarkdown(plain);
}
