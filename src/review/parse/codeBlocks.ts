// Code that somebody pasted: the masked text has none of it.
import type { ReviewDocument, Section, Span } from '../model';
import { findLineSpan, findLineStart, readLineText } from './lines';

/** The text of a section's code blocks from a line up to another, without their fences, and where they stand; empty where there is none. */
export function readCodeBlocks(
  document: ReviewDocument,
  section: Section,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly text: string; readonly span: Span | undefined } {
  let span: Span | undefined;
  const parts: string[] = [];
  for (let index = findFirstFrom(document, section, from); index < section.endBlock; index += 1) {
    const block = document.blocks[index];
    if (!block || block.startLine >= to) break;
    if (block.kind !== 'code') continue;
    const start = span?.start ?? findLineStart(document, block.startLine);
    span = { start, end: findLineSpan(document, block.endLine - 1).end };
    for (let line = block.startLine; line < block.endLine; line += 1) {
      const text = readLineText(document, line).trim();
      if (text !== '' && !/^(?:`{3}|~{3})/u.test(text)) parts.push(text);
    }
  }
  return { text: parts.join(' '), span };
}

/** The first block of a section that begins at a line or behind it: they stand in document order. */
function findFirstFrom({ blocks }: ReviewDocument, { firstBlock, endBlock }: Section, line: number): number {
  let low = firstBlock;
  let high = endBlock;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.startLine ?? Infinity) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
