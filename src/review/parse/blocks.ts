// The blocks of a Markdown text. markdown-it finds them (lines only); columns are taken from the lines' own text.
import MarkdownIt from 'markdown-it';
import type { Block, BlockKind } from '../model';
import type { Lines } from './lines';
import { lineSpan } from './lines';

const markdown = new MarkdownIt({ html: true });
markdown.core.ruler.enableOnly(['normalize', 'block']);

const kinds: Readonly<Record<string, BlockKind>> = {
  heading_open: 'heading',
  paragraph_open: 'paragraph',
  list_item_open: 'item',
  table_open: 'table',
  fence: 'code',
  code_block: 'code',
  html_block: 'html',
  hr: 'rule',
  blockquote_open: 'quote',
};

/** Blocks in document order from `firstLine` on (what stands before, a front matter, is not Markdown). */
export function blocksOf(lines: Lines, firstLine: number): readonly Block[] {
  const from = lines.lineStarts[firstLine] ?? lines.text.length;
  const tokens = markdown.parse(from === 0 ? lines.text : lines.text.slice(from), {});
  const blocks: Block[] = [];
  const open: number[] = [];
  let tableDepth = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    if (token.type === 'table_close') tableDepth--;
    if (tableDepth > 0) {
      if (token.type === 'table_open') tableDepth++;
      continue;
    }
    const kind = kinds[token.type];
    if (kind && token.map) {
      const startLine = token.map[0] + firstLine;
      const endLine = Math.max(startLine + 1, token.map[1] + firstLine);
      const isComment = kind === 'html' && token.content.trimStart().startsWith('<!--');
      blocks.push({
        kind: isComment ? 'comment' : kind,
        startLine,
        endLine,
        depth: open.length,
        parent: open.at(-1) ?? -1,
        level: kind === 'heading' ? Number(token.tag.slice(1)) : kind === 'item' ? Number(token.info || 0) : 0,
        text: textSpan(
          lines,
          kind,
          startLine,
          tokens[at + 1]?.type === 'inline' ? tokens[at + 1]?.content : undefined,
          blocks,
          open,
        ),
      });
    }
    if (token.type === 'list_item_open' || token.type === 'blockquote_open') open.push(blocks.length - 1);
    if (token.type === 'list_item_close' || token.type === 'blockquote_close') open.pop();
    if (token.type === 'table_open') tableDepth++;
  }
  return blocks;
}

/** Where the block's own first line of text lies; an item's is found behind its marker. */
function textSpan(
  lines: Lines,
  kind: BlockKind,
  line: number,
  content: string | undefined,
  blocks: readonly Block[],
  open: readonly number[],
): { start: number; end: number } {
  const span = lineSpan(lines, line);
  const source = lines.text.slice(span.start, span.end);
  if (kind === 'item') {
    const outer = blocks[open.at(-1) ?? -1];
    const from = outer && outer.startLine === line ? outer.text.start - span.start : 0;
    const marker = /^[\s>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)/.exec(source.slice(from));
    const start = span.start + from + (marker?.[0].length ?? 0);
    return { start, end: Math.max(start, trimmedEnd(source) + span.start) };
  }
  if (content === undefined) return { start: span.start, end: span.end };
  const breakAt = content.indexOf('\n');
  const first = (breakAt < 0 ? content : content.slice(0, breakAt)).trimEnd();
  const column = source.indexOf(first);
  if (column >= 0) return { start: span.start + column, end: span.start + column + first.length };
  return { start: span.start + source.length - source.trimStart().length, end: span.start + trimmedEnd(source) };
}

function trimmedEnd(source: string): number {
  return source.trimEnd().length;
}
