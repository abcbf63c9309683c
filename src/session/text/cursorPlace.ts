// Which of several edits of a text hold the place where one writes on. Pure.
import type { Span, TextEdit } from '../../review/index';

/** `span` is replaced by `before`, what is to be selected, and `after`; `rest` are the edits elsewhere. */
export interface CursorPlace {
  readonly rest: readonly TextEdit[];
  readonly span: Span;
  readonly before: string;
  readonly selected: string;
  readonly after: string;
}

/** What stands before an offset in its line, where that line is indented; else nothing. */
export function findLineIndent(text: string, offset: number): string {
  const line = text.slice(Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1, offset);
  return /^[ \t]/u.test(line) ? line : '';
}

/** Text that is put in the place of a span. */
interface PutText {
  readonly span: Span;
  readonly put: string;
}

/**
 * Lines that are put in behind the end of a line, put in before the next one instead: the same text. A snippet indents its lines
 * like the one it begins in, and writes that indent anew, so no line of a person may be a part of it.
 */
export function beginOnNextLine(text: string, whole: PutText): PutText {
  const { span, put } = whole;
  const next = /^\r?\n/u.exec(text.slice(span.end, span.end + 2))?.[0];
  if (next === undefined || span.start < span.end || !put.startsWith(next)) return whole;
  const at = span.end + next.length;
  return { span: { start: at, end: at }, put: put.slice(next.length) + next };
}

/**
 * Joins the edits that touch the cursor to one. `cursor` is a range of the text after all edits, which do not overlap.
 */
export function joinAtCursor(text: string, edits: readonly TextEdit[], cursor: Span): CursorPlace {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let shift = 0;
  let start = Infinity;
  let end = 0;
  const touching = new Set<TextEdit>();
  for (const edit of sorted) {
    const { span } = edit;
    const [newStart, newEnd] = [span.start + shift, span.start + shift + edit.text.length];
    if (newStart > cursor.end) break;
    if (newEnd >= cursor.start) {
      start = Math.min(start, span.start, cursor.start - shift);
      end = span.end;
      touching.add(edit);
    }
    shift += edit.text.length - (span.end - span.start);
  }
  if (touching.size === 0) start = cursor.start - shift;
  end = Math.max(end, cursor.end - shift);
  const rest = sorted.filter(edit => !touching.has(edit));
  const { span, put } = keepLines(
    text,
    { span: { start, end }, put: writeSpan(text, { start, end }, [...touching]) },
    rest,
  );
  const added = measureGrowth(rest.filter(edit => edit.span.end <= span.start));
  const [from, to] = [cursor.start - span.start - added, cursor.end - span.start - added];
  return { rest, span, before: put.slice(0, from), selected: put.slice(from, to), after: put.slice(to) };
}

/** Text of several lines where a snippet does not indent it: it begins on the next line, else with its own indented line. */
function keepLines(text: string, plain: PutText, rest: readonly TextEdit[]): PutText {
  const { span, put } = plain;
  if (!/[\r\n]/u.test(put + text.slice(span.start, span.end))) return plain;
  const isFree = ({ start, end }: Span): boolean =>
    !rest.some(edit => edit.span.end >= start && edit.span.start <= end);
  const below = beginOnNextLine(text, plain);
  if (below !== plain && isFree({ start: span.end, end: below.span.end })) return below;
  const indent = findLineIndent(text, span.start);
  const whole = { start: span.start - indent.length, end: span.end };
  return rest.some(edit => edit.span.end > whole.start && edit.span.start < whole.end)
    ? plain
    : { span: whole, put: indent + put };
}

/** By how much edits make a text longer. */
function measureGrowth(edits: readonly TextEdit[]): number {
  return edits.reduce((all, { span, text }) => all + text.length - (span.end - span.start), 0);
}

/** A span of the text after edits in it. */
function writeSpan(text: string, { start, end }: Span, edits: readonly TextEdit[]): string {
  let at = start;
  let written = '';
  for (const edit of edits) {
    written += text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return written + text.slice(at, end);
}
