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

/**
 * Joins the edits that touch the cursor to one. `cursor` is a range of the text after all edits, which do not overlap. One of
 * several lines begins with its line where that is indented: a snippet would indent its own lines alike.
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
  const isOfLines = [...touching].some(edit => /[\r\n]/u.test(edit.text)) || /[\r\n]/u.test(text.slice(start, end));
  const lineStart = isOfLines ? start - findLineIndent(text, start).length : start;
  const isFree = !sorted.some(edit => !touching.has(edit) && edit.span.end > lineStart && edit.span.start < end);
  const span = { start: isFree ? lineStart : start, end };
  const rest = sorted.filter(edit => !touching.has(edit));
  const added = measureGrowth(rest.filter(edit => edit.span.end <= span.start));
  const whole = writeSpan(text, span, [...touching]);
  const [from, to] = [cursor.start - span.start - added, cursor.end - span.start - added];
  return { rest, span, before: whole.slice(0, from), selected: whole.slice(from, to), after: whole.slice(to) };
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
