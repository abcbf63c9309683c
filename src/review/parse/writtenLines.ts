// Lines that the product itself wrote into a review, between comments of its own: they tell what stands elsewhere already.
import type { ReviewDocument } from '../model';
import { findLine } from './lines';

/** The comment above such lines: what they are, and the hashes of those that the product wrote. */
export const openingMark = /^<!-- incident-reviews: ([a-z-]{1,40})((?: [0-9a-z]{1,7})*) -->$/u;

/** The comment below them. */
export function formatClosing(name: string): string {
  return `<!-- /incident-reviews: ${name} -->`;
}

/** Says of a line (from 0) whether it is one of those: what is open at the closing, the digest of the comments. */
export function createWrittenTest(document: ReviewDocument): (line: number) => boolean {
  const { text, comments } = document;
  /** By the comment, the line of the next one that is the same; of one that ends a part, as far as the part is not read yet. */
  const next = new Map<string, number>();
  const written = new Set<number>();
  for (const { start, end } of comments.toReversed()) {
    const comment = text.slice(start, end);
    const line = findLine(document, start);
    const name = openingMark.exec(comment)?.[1];
    const closing = formatClosing(name ?? '');
    const to = next.get(closing);
    if (name !== undefined && to !== undefined) {
      for (let at = line + 1; at < to; at += 1) written.add(at);
      next.set(closing, line + 1);
    } else next.set(comment, line);
  }
  return line => written.has(line);
}
