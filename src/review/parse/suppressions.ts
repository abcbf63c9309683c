// The comments that switch rules off: for the rest of the file, and for the next line.
import type { ReviewDocument, Span } from '../model';
import { findLine, findLineStart } from './lines';

export interface Disabled {
  readonly code: string;
  readonly span: Span;
}

const comment = /^<!--\s*review-disable(-next-line)?\s([^>]*)-->$/u;

/** `<!-- review-disable CODE -->` and `<!-- review-disable-next-line CODE -->`; several codes stand beside each other. */
export function readSuppressions(document: ReviewDocument): readonly Disabled[] {
  const disabled: Disabled[] = [];
  for (const span of document.comments) {
    const match = comment.exec(document.text.slice(span.start, span.end));
    if (!match) continue;
    const nextLine = findLine(document, span.end - 1) + 1;
    const range = match[1]
      ? { start: findLineStart(document, nextLine), end: findLineStart(document, nextLine + 1) }
      : { start: span.end, end: document.text.length + 1 };
    // A reason may stand behind a colon.
    const [codes = ''] = (match[2] ?? '').split(':');
    for (const code of codes.split(/[\s,]+/u).filter(Boolean)) disabled.push({ code, span: range });
  }
  return disabled;
}

/** A problem of the code at the offset is switched off; `all` stands for every code. */
export function isDisabled(disabled: readonly Disabled[], code: string, offset: number): boolean {
  return disabled.some(
    ({ code: named, span }) => (named === code || named === 'all') && offset >= span.start && offset < span.end,
  );
}
