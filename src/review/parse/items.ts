// List items by their line: where the text begins, and how the line is marked.
import type { Block, ReviewDocument, Section } from '../model';
import { readMaskedLines } from './document';
import { findLineSpan, findLineStart, trimSpan } from './lines';
import { skipMarks, isDigit } from './marks';

/** An item with the whole of its first paragraph, in which line ends are blanks, so that offsets stay. */
export interface Item extends LineItem {
  readonly line: number;
  /** Behind its first paragraph, exclusive. */
  readonly endLine: number;
}

export interface LineItem {
  readonly ordered: boolean;
  /** Column at which the text begins. */
  readonly column: number;
  /** Without blanks at its ends. */
  readonly text: string;
}

/** The list item that a line begins; undefined for any other line. */
export function readItem(line: string): LineItem | undefined {
  const first = line.length - line.trimStart().length;
  const column = skipMarks(line, first, line.length);
  if (column === first || line.startsWith('>', first)) return undefined;
  return { ordered: isDigit(line, first), column, text: line.slice(column).trimEnd() };
}

/** The items of a section's own lists with their lines, in order; of nested ones those whose text `isMeant`. */
export function listTopItems(
  document: ReviewDocument,
  section: Section,
  isMeant?: (text: string) => boolean,
): readonly Item[] {
  const { text } = readMaskedLines(document);
  const items: Item[] = [];
  for (let index = section.firstBlock; index < section.endBlock; index += 1) {
    const block = document.blocks[index];
    if (block?.kind !== 'item') continue;
    if (block.parent >= 0 && !isMeant?.(text.slice(block.text.start, block.text.end))) continue;
    const start = findLineStart(document, block.startLine);
    const endLine = findParagraphEnd(document.blocks[index + 1], index, block.startLine);
    const first = trimSpan(text, block.text);
    const last = endLine === block.startLine + 1 ? first.end : findLineSpan(document, endLine - 1).end;
    const span = trimSpan(text, { start: first.start, end: Math.max(first.end, last) });
    const own = text.slice(span.start, span.end);
    items.push({
      line: block.startLine,
      endLine,
      ordered: isDigit(text, trimSpan(text, { start, end: block.text.start }).start),
      column: span.start - start,
      text: endLine === block.startLine + 1 ? own : own.replaceAll(/[\r\n]/gu, ' '),
    });
  }
  return items;
}

/** An item's paragraph is the block right behind it; an item without one has a line of its own only. */
function findParagraphEnd(next: Block | undefined, item: number, line: number): number {
  return next?.kind === 'paragraph' && next.parent === item && next.startLine === line ? next.endLine : line + 1;
}
