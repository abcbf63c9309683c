// Check boxes, wherever they stand.
import type { Box, ReviewDocument, Section } from '../model';
import { maskedLines } from './document';
import { itemOf } from './items';
import { lineStart, lineText } from './lines';

/** The boxes of a section's body, nested ones included. */
export function boxesOf(document: ReviewDocument, section: Section): readonly Box[] {
  const lines = maskedLines(document);
  const boxes: Box[] = [];
  for (let line = section.startLine; line < section.endLine; line++) {
    const source = lineText(lines, line);
    const item = source.includes('[') ? itemOf(source) : undefined;
    if (!item || !/^\[[ x]\]\s/i.test(item.text)) continue;
    const start = lineStart(lines, line) + item.column;
    boxes.push({
      section: section.index,
      line,
      checked: item.text.charAt(1) !== ' ',
      text: item.text.slice(3).trim(),
      span: { start, end: start + 3 },
    });
  }
  return boxes;
}
