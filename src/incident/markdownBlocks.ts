// As much of markdown-it as finds the blocks of a text: it is a third of it, and what stands inside lines is never looked at.
import type { default as MarkdownIt, Token } from 'markdown-it';
import parseLinkDestination from 'markdown-it/lib/helpers/parse_link_destination.mjs';
import parseLinkTitle from 'markdown-it/lib/helpers/parse_link_title.mjs';
import ParserBlock from 'markdown-it/lib/parser_block.mjs';

/** What its parser asks for of the rest; `maxNesting`: what lies deeper in other blocks is text. */
const options: { readonly html: boolean; readonly maxNesting?: number } = { html: true, maxNesting: 100 };
const helpers = { parseLinkDestination, parseLinkTitle };

/** A parser of blocks, tags among them, for `readTokens`. Each is another one, since some change how theirs reads. */
export function createBlockParser(): MarkdownIt {
  return {
    block: new ParserBlock(),
    options,
    helpers,
    normalizeLink: (address: string) => address,
    // `[a]: javascript:…` defines nothing: it is text.
    validateLink: (address: string) =>
      !/^(?:vbscript|javascript|file|data(?!:image\/(?:gif|png|jpeg|webp);)):/iu.test(address),
  } as MarkdownIt;
}

/** The blocks of a text whose lines end with LF, in order. */
export function readTokens(parser: MarkdownIt, text: string): Token[] {
  const tokens: Token[] = [];
  parser.block.parse(text, parser, {}, tokens);
  return tokens;
}
