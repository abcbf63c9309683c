// Lines that the product itself wrote into a review, between comments of its own: they tell what stands elsewhere already.
import type { ReviewDocument } from '../model';
import { findLine } from './lines';

const opening = /^<!-- incident-reviews: ([a-z-]{1,40}) -->$/u;

/** Says of a line (from 0) whether it is one of those: what is open at the closing, the digest of the comments. */
export function createWrittenTest(document: ReviewDocument): (line: number) => boolean {
  const { text, comments } = document;
  const spans = comments.flatMap(({ start, end }, at) => {
    const name = opening.exec(text.slice(start, end))?.[1];
    const closing = `<!-- /incident-reviews: ${name ?? ''} -->`;
    const last =
      name === undefined ? undefined : comments.slice(at + 1).find(each => text.startsWith(closing, each.start));
    return last ? [{ from: findLine(document, start), to: findLine(document, last.start) }] : [];
  });
  return line => spans.some(({ from, to }) => line > from && line < to);
}
