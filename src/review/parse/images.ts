// Where a document shows images: inline, by reference, and as HTML; what stands in code shows none.
import type { ReviewDocument, Span } from '../model';
import { readMaskedLines } from './document';
import { createInlineCodeTest } from './inlineCode';
import type { FirstLook } from './firstLook';
import { ignoreCase } from './ignoreCase';
import { findMatches } from './matches';

export interface ShownImage {
  /** The address as written, without angle brackets and title. */
  readonly target: string;
  readonly span: Span;
}

const ending = String.raw`\.(?:png|jpe?g|gif|webp|svg|bmp)`;
/** Both may hold brackets in pairs. The address is the first group that matched: within angle brackets, or bare. */
const forms: readonly RegExp[] = [
  /!\[(?:[^[\]\\\r\n]|\\.|\[[^[\]\r\n]{0,300}\]){0,300}\]\([ \t]*(?:<([^<>\r\n]{1,2000})>|((?:[^\s()<>]|\([^\s()]{0,200}\)){1,2000}))/gu,
  ignoreCase(/<img[ \t][^<>]{0,500}?\bsrc[ \t]*=[ \t]*(?:"([^"<>\r\n]{1,2000})"|'([^'<>\r\n]{1,2000})')/giu),
];

/** Definitions serve links as well: those of images are known by their ending. */
const definition = ignoreCase({
  source: String.raw`^ {0,3}\[[^\]\r\n]{1,300}\]:[ \t]*(?:<([^<>\r\n]{1,2000}${ending})>|(\S{1,2000}${ending})(?!\S))`,
  flags: 'gimu',
});

/** In the order of their places. */
export function findShownImages(document: ReviewDocument, mayMatch?: FirstLook): readonly ShownImage[] {
  const { masked } = document;
  const found: (ShownImage & { readonly at: number })[] = [];
  // Most texts define nothing, and each of their lines may begin like a definition.
  for (const pattern of masked.includes(']:') ? [...forms, definition] : forms) {
    for (const match of findMatches(pattern, masked, mayMatch)) {
      const target = match[1] ?? match[2] ?? '';
      const start = match.index + match[0].lastIndexOf(target);
      found.push({ target, span: { start, end: start + target.length }, at: match.index });
    }
  }
  if (found.length === 0) return [];
  const isCode = createInlineCodeTest(readMaskedLines(document));
  return found
    .sort((one, other) => one.at - other.at)
    .filter(({ at }) => !isCode(at))
    .map(({ target, span }) => ({ target, span }));
}
