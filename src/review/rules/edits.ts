// Small makers of fixes, so that a rule reads as what it finds.
import type { Fix, ReviewDocument, Span, TextEdit } from '../model';
import { lineSpan, lineStart } from '../parse/lines';

type Args = Readonly<Record<string, string | number>>;

interface Kind {
  /** Takes part in Fix All. */
  readonly safe?: boolean;
  readonly preferred?: boolean;
}

export function fix(title: string, args: Args, edits: readonly TextEdit[], kind: Kind = {}): Fix {
  return { title, args, edits, safe: kind.safe ?? false, ...(kind.preferred ? { preferred: true } : {}) };
}

/** A fix that needs more than the text: the shell runs the command. */
export function commandFix(title: string, command: string, args: Args = {}): Fix {
  return { title, args, edits: [], command, safe: false };
}

export function replace(span: Span, text: string): TextEdit {
  return { span, text };
}

export function insert(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

/** Removes whole lines, from `first` up to `end`, exclusive. */
export function removeLines(document: ReviewDocument, first: number, end: number): TextEdit {
  return { span: { start: lineStart(document, first), end: lineStart(document, end) }, text: '' };
}

/** Offset behind a line's text. */
export function lineEnd(document: ReviewDocument, line: number): number {
  return lineSpan(document, line).end;
}

/** A quotation of the document as a message shows it: one line without backticks around it, at most 60 characters. */
export function shorten(text: string): string {
  const line = text.slice(0, 300).replace(/^`|`$/gu, '').replace(/\s+/gu, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}

export function textOf(document: ReviewDocument, span: Span): string {
  return document.text.slice(span.start, span.end);
}
