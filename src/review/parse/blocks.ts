// The blocks of a Markdown text. markdown-it finds them (lines only); columns are taken from the lines' own text.
import type { Token } from 'markdown-it';
import { createBlockParser, readTokens } from '../../incident/markdownBlocks';
import type { Block, BlockKind, Span } from '../model';
import { type Lines, findLineSpan, trimSpan } from './lines';
import { skipMarks } from './marks';

const markdown = createBlockParser();
/** Stands for each part of a table: rows and cells are read from their lines, and would be a third of all tokens. */
const partOfTable = new markdown.block.State('', markdown, {}, []).push('', '', 0);
markdown.block.State = class BlockState extends markdown.block.State {
  /** V8 drops what it compiled for a kind of object when it clears memory and none of that kind is left: this one stays. */
  static readonly kept = new BlockState('', markdown, {}, []);
  isInTable = false;

  override push(type: string, tag: string, nesting: Token['nesting']): Token {
    if (type === 'table_close') this.isInTable = false;
    const token = this.isInTable ? partOfTable : super.push(type, tag, nesting);
    if (type === 'table_open') this.isInTable = true;
    return token;
  }
};
/** Characters that CommonMark replaces before it looks for blocks: a lone CR, NUL and a byte order mark. */
const unusual: readonly string[] = ['\r', '\0', '\ufeff'];

const kinds: ReadonlyMap<string, BlockKind> = new Map([
  ['heading_open', 'heading'],
  ['paragraph_open', 'paragraph'],
  ['list_item_open', 'item'],
  ['table_open', 'table'],
  ['fence', 'code'],
  ['code_block', 'code'],
  ['html_block', 'html'],
  ['hr', 'rule'],
  ['blockquote_open', 'quote'],
]);

/** Blocks in document order from `firstLine` on (what stands before, a front matter, is not Markdown). */
export function readBlocks(lines: Lines, firstLine: number): readonly Block[] {
  const from = lines.lineStarts[firstLine] ?? lines.text.length;
  const tokens = readPlainTokens(from === 0 ? lines.text : lines.text.slice(from));
  const blocks: Block[] = [];
  const open: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    const kind = token.map ? kinds.get(token.type) : undefined;
    if (!kind || !token.map) {
      if (token.type === 'list_item_close' || token.type === 'blockquote_close') open.pop();
      continue;
    }
    const startLine = token.map[0] + firstLine;
    const next = tokens[at + 1];
    const parent = open.at(-1) ?? -1;
    const isComment = kind === 'html' && token.content.trimStart().startsWith('<!--');
    blocks.push({
      kind: isComment ? 'comment' : kind,
      startLine,
      endLine: Math.max(startLine + 1, token.map[1] + firstLine),
      depth: open.length,
      parent,
      level: kind === 'heading' ? Number(token.tag.slice(1)) : kind === 'item' ? Number(token.info || 0) : 0,
      text: findTextSpan(
        lines,
        {
          kind,
          line: startLine,
          content: next?.type === 'inline' ? next.content : undefined,
          isTable: next?.type === 'table_open' && next.map?.[0] === token.map[0],
        },
        // -1 is looked up as a name: no element of an array is as slow.
        parent < 0 ? undefined : blocks[parent],
      ),
    });
    if (kind === 'item' || kind === 'quote') open.push(blocks.length - 1);
  }
  return blocks;
}

function readPlainTokens(text: string): readonly Token[] {
  const plain = unusual.some(unit => text.includes(unit))
    ? text
        .replace(/\r\n?/gu, '\n')
        .replaceAll('\0', '\ufffd')
        .replace(/^\ufeff/u, ' ')
    : text;
  return readTokens(markdown, plain);
}

interface LocatedBlock {
  readonly kind: BlockKind;
  readonly line: number;
  readonly content: string | undefined;
  /** Of an item: a table begins behind its marker. */
  readonly isTable: boolean;
}

/** Where the block's own first line of text lies; an item's is found behind its marker. */
function findTextSpan(lines: Lines, { kind, line, content, isTable }: LocatedBlock, outer: Block | undefined): Span {
  const span = findLineSpan(lines, line);
  const trimmed = trimSpan(lines.text, span);
  if (kind === 'item') {
    const from = outer && outer.startLine === line ? outer.text.start : span.start;
    const start = skipMarks(lines.text, from, span.end);
    return { start, end: isTable ? start : Math.max(start, trimmed.end) };
  }
  if (content === undefined) return span;
  const breakAt = content.indexOf('\n');
  const first = (breakAt < 0 ? content : content.slice(0, breakAt)).trimEnd();
  const column = lines.text.slice(span.start, span.end).indexOf(first);
  return column < 0 ? trimmed : { start: span.start + column, end: span.start + column + first.length };
}
