// The comments that switch rules off: for the rest of the file or all of it, for the next line, and for their own.
import type { ReviewDocument, Span } from '../model';
import { findLine, findLineStart } from './lines';

export interface Disabled {
  readonly code: string;
  readonly span: Span;
}

const comment = /^<!--\s*review-disable(?:-(next-line|line|file))?\s(.*)-->$/su;

/**
 * `<!-- review-disable CODE -->` for what follows, `review-disable-file` for the whole text, `review-disable-next-line` and
 * `review-disable-line`; several codes stand beside each other.
 */
export function readSuppressions(document: ReviewDocument): readonly Disabled[] {
  const disabled: Disabled[] = [];
  for (const span of document.comments) {
    const match = comment.exec(document.text.slice(span.start, span.end));
    if (!match) continue;
    const range = findRange(document, span, match[1]);
    // A reason may stand behind a colon.
    const [codes = ''] = (match[2] ?? '').split(':');
    for (const code of codes.split(/[\s,]+/u).filter(Boolean)) disabled.push({ code, span: range });
  }
  return disabled;
}

/**
 * The line at which a comment begins that stands right above a line and switches something off for it; the line itself where
 * there is no such comment.
 */
export function findLineWithDisabling(document: ReviewDocument, line: number): number {
  const above = document.comments.find(
    ({ start, end }) =>
      findLine(document, end - 1) === line - 1 && comment.exec(document.text.slice(start, end))?.[1] === 'next-line',
  );
  if (!above) return line;
  const first = findLine(document, above.start);
  // A comment behind other words belongs to them.
  return document.text.slice(findLineStart(document, first), above.start).trim() === '' ? first : line;
}

/** What a comment is about. */
function findRange(document: ReviewDocument, { start, end }: Span, about: string | undefined): Span {
  if (about === undefined || about === 'file') return { start: about ? 0 : end, end: document.text.length + 1 };
  const line = about === 'line' ? findLine(document, start) : findLine(document, end - 1) + 1;
  return { start: findLineStart(document, line), end: findLineStart(document, line + 1) };
}

/** A problem of the code at the offset is switched off; `all` stands for every code. */
export function isDisabled(disabled: readonly Disabled[], code: string, offset: number): boolean {
  return disabled.some(
    ({ code: named, span }) => (named === code || named === 'all') && offset >= span.start && offset < span.end,
  );
}
