// Check boxes, wherever they stand.
import type { Box, ReviewDocument, Section } from '../model';
import { readMaskedLines } from './document';
import { readItem } from './items';
import { findLineSpan } from './lines';
import { skipMarks } from './marks';

/** The boxes of a section's body, nested ones included. */
export function findBoxes(document: ReviewDocument, section: Section): readonly Box[] {
  const lines = readMaskedLines(document);
  const boxes: Box[] = [];
  for (let line = section.startLine; line < section.endLine; line += 1) {
    const { start: from, end } = findLineSpan(lines, line);
    const start = skipMarks(lines.text, from, end);
    if (lines.text.charCodeAt(start) !== 91) continue;
    const item = readItem(lines.text.slice(from, end));
    if (!item || !/^\[[ x]\]\s/iu.test(item.text)) continue;
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
