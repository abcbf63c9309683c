// From one gap of a review to the next: where the template asks for something that nobody has written yet.
import {
  l10n,
  Range,
  Selection,
  TextEditorRevealType,
  window,
  type TextDocument,
  type TextEditor,
  type Uri,
} from 'vscode';
import type { RuleCode, Span } from '../review/index';
import type { Analysis } from '../session/analysis';
import type { Documents } from '../session/documents';
import { UserError } from '../session/words/failures';
import type { Lazy } from '../session/lazy';
import { putSnippet } from '../session/text/cursorEdits';
import {
  countClosing,
  countRemark,
  findNextGap,
  isBeyondEnd,
  isRoomMissing,
  isRoomOnly,
  type Direction,
} from './gapOrder';

export interface GapParts {
  readonly documents: Documents;
  readonly lazy: Lazy;
}

/** Puts the cursor on the next gap of the active review, or the one before; behind the last comes the first. Returns its line, from 0. */
export async function selectGap(parts: GapParts, direction: Direction): Promise<number | undefined> {
  const editor = window.activeTextEditor;
  const version = editor?.document.version;
  const analysis = editor && (await parts.documents.analyze(editor.document));
  if (!editor || !analysis) throw new UserError(l10n.t('Open a review first.'));
  const gaps = await listGaps(parts, analysis, editor.document);
  const cursor = editor.document.offsetAt(editor.selection.start);
  const gap = findNextGap(gaps, cursor, direction);
  if (!gap) {
    window.setStatusBarMessage(l10n.t('Nothing is missing in this review.'), 5000);
    return undefined;
  }
  if (isBeyondEnd(gap, cursor, direction))
    window.setStatusBarMessage(l10n.t('There is no further gap: it goes on from the other end.'), 5000);
  // Who types on meanwhile keeps the cursor: a word would end in another place than it began.
  if (editor.document.version !== version) return undefined;
  const { selection } = editor;
  const line = await selectApart(editor, gap);
  if (line !== undefined && line !== selection.active.line) await takeRoomBack(editor, analysis, selection);
  return line;
}

/**
 * An answer stands apart from its question: where the template ends the line with the question, one blank is put behind it,
 * in one step with the cursor. Returns the line; undefined where the text has changed meanwhile.
 */
async function selectApart(editor: TextEditor, gap: Span): Promise<number | undefined> {
  const { document } = editor;
  const at = document.positionAt(gap.start);
  if (gap.start !== gap.end || !isRoomMissing(document.lineAt(at.line).text, at.character)) return select(editor, gap);
  if (!(await putSnippet(editor, { span: gap, before: ' ', snippet: '$0', after: '' }))) return undefined;
  editor.revealRange(new Range(at, at), TextEditorRevealType.InCenterIfOutsideViewport);
  return at.line;
}

/** The blank behind a question that was left unanswered goes again. `left` is where the cursor was. */
async function takeRoomBack(editor: TextEditor, { template }: Analysis, left: Selection): Promise<void> {
  const { document } = editor;
  const { text, range } = document.lineAt(left.active.line);
  const isAtEnd = left.isEmpty && left.active.isEqual(range.end);
  if (!isAtEnd || !isRoomOnly(text) || (template?.text.split(/\r?\n/u) ?? []).includes(text)) return;
  const room = new Range(range.end.translate(0, -1), range.end);
  await editor.edit(edit => edit.delete(room), { undoStopBefore: false, undoStopAfter: true });
}

/** Puts the cursor of a review that was just opened on its first gap, unless somebody has put it elsewhere. */
export async function selectFirstGap(parts: GapParts, uri: Uri | undefined): Promise<void> {
  const editor = window.activeTextEditor;
  if (!uri || editor?.document.uri.toString() !== uri.toString()) return;
  const analysis = await parts.documents.analyze(editor.document);
  if (!analysis) return;
  const [first] = await listGaps(parts, analysis, editor.document);
  const { line, character } = editor.selection.active;
  if (first && window.activeTextEditor === editor && line === 0 && character === 0) select(editor, first);
}

/** In the order of the text. */
async function listGaps({ lazy }: GapParts, analysis: Analysis, document: TextDocument): Promise<readonly Span[]> {
  const { isGap, remarkOfTakenOver } = await lazy.review();
  return analysis.problems
    .filter(isGap)
    .flatMap(({ code, span }) => {
      if (code === ('section.empty' satisfies RuleCode)) return findPlacesIn(document, analysis, span);
      // Only what stands there to be replaced is selected: typing must not take a question away.
      if (code !== ('placeholder.unfilled' satisfies RuleCode)) return findPlaceBehind(document, span);
      const { text, range } = document.lineAt(document.positionAt(span.start).line);
      // The remark goes as a whole with what is written in its place, out of the quote that it closes.
      const length = countRemark(text, remarkOfTakenOver);
      const start = document.offsetAt(range.start);
      return length > 0 ? { start, end: start + length } : span;
    })
    .toSorted((a, b) => a.start - b.start);
}

/** In an empty section: behind each of its questions, where it asks any; else below its guidance. */
function findPlacesIn(document: TextDocument, { review, questions }: Analysis, heading: Span): readonly Span[] {
  const section = review.sections.find(({ headingSpan }) => headingSpan.start === heading.start);
  const asked = questions.filter(question => question.section === section?.index && question.answer === '');
  return asked.length > 0
    ? asked.map(({ span }) => findPlaceBehind(document, span))
    : [findPlaceBelow(document, heading)];
}

/** The last empty line of a section, below its guidance; without one, the end of its heading. */
function findPlaceBelow(document: TextDocument, { start, end }: Span): Span {
  const heading = document.positionAt(start).line;
  let place = document.offsetAt(document.lineAt(heading).range.end);
  for (let line = heading + 1; line < document.lineCount; line += 1) {
    const { text, range } = document.lineAt(line);
    if (/^#{1,6} /u.test(text)) break;
    if (text.trim() === '') place = document.offsetAt(range.start);
  }
  return { start: Math.max(place, end), end: Math.max(place, end) };
}

/** Behind a question or a name. */
function findPlaceBehind(document: TextDocument, { end }: Span): Span {
  const at = document.positionAt(end);
  const place = end + countClosing(document.lineAt(at.line).text.slice(at.character));
  return { start: place, end: place };
}

/** What a template left there to be replaced is selected; the answer to anything else goes behind it. */
function select(editor: TextEditor, { start, end }: Span): number {
  const { document } = editor;
  const from = document.positionAt(start);
  const to = document.positionAt(end);
  editor.selection = new Selection(from.line === to.line ? from : to, to);
  // At the lower edge a message would cover it, and what belongs to it would not be seen.
  editor.revealRange(new Range(from, to), TextEditorRevealType.InCenterIfOutsideViewport);
  return from.line;
}
