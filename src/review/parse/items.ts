// List items by their line: where the text begins, and how the line is marked.
import type { ReviewDocument, Section } from '../model';
import { maskedLines } from './document';
import { lineStart, trimSpan } from './lines';
import { afterMarks, isDigit } from './marks';

export interface Item extends LineItem {
  readonly line: number;
}

export interface LineItem {
  readonly ordered: boolean;
  /** Column at which the text begins. */
  readonly column: number;
  /** Without blanks at its ends. */
  readonly text: string;
}

/** The list item that a line begins; undefined for any other line. */
export function itemOf(line: string): LineItem | undefined {
  const first = line.length - line.trimStart().length;
  const column = afterMarks(line, first, line.length);
  if (column === first || line.startsWith('>', first)) return undefined;
  return { ordered: isDigit(line, first), column, text: line.slice(column).trimEnd() };
}

/** The items of a section's own lists with their lines, in order; nested ones are not among them. */
export function topItemsOf(document: ReviewDocument, section: Section): readonly Item[] {
  const { text } = maskedLines(document);
  const items: Item[] = [];
  for (let index = section.firstBlock; index < section.endBlock; index++) {
    const block = document.blocks[index];
    if (block?.kind !== 'item' || block.parent >= 0) continue;
    const start = lineStart(document, block.startLine);
    const span = trimSpan(text, block.text);
    items.push({
      line: block.startLine,
      ordered: isDigit(text, trimSpan(text, { start, end: block.text.start }).start),
      column: span.start - start,
      text: text.slice(span.start, span.end),
    });
  }
  return items;
}
