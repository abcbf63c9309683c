// List items by their line: where the text begins, and how the line is marked.
import type { ReviewDocument, Section } from '../model';
import { maskedLines } from './document';
import { lineText } from './lines';

export interface Item extends LineItem {
  readonly line: number;
}

export interface LineItem {
  /** Blanks before the marker. */
  readonly indent: number;
  readonly ordered: boolean;
  /** Column at which the text begins. */
  readonly column: number;
  /** Without blanks at its ends. */
  readonly text: string;
}

const marker = /^(\s*)(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;

/** The list item that a line begins; undefined for any other line. */
export function itemOf(line: string): LineItem | undefined {
  const match = marker.exec(line);
  if (!match) return undefined;
  const behind = line.slice(match[0].length);
  const text = behind.trimStart();
  const indent = match[1]?.length ?? 0;
  return {
    indent,
    ordered: /\d/.test(line.charAt(indent)),
    column: match[0].length + behind.length - text.length,
    text: text.trimEnd(),
  };
}

/** The items of a section's own lists with their lines, in order; nested ones are not among them. */
export function topItemsOf(document: ReviewDocument, section: Section): readonly Item[] {
  const lines = maskedLines(document);
  const items: Item[] = [];
  for (let index = section.firstBlock; index < section.endBlock; index++) {
    const block = document.blocks[index];
    if (block?.kind !== 'item' || block.parent >= 0) continue;
    const item = itemOf(lineText(lines, block.startLine));
    if (item) items.push({ ...item, line: block.startLine });
  }
  return items;
}
