// Check boxes, wherever they stand.
import type { Box, ReviewDocument, Section } from '../model';
import { maskedLines } from './document';
import { lineStart, lineText } from './lines';

const box = /^(\s*(?:[-+*]|\d{1,9}[.)])[ \t]+)\[([ xX])\][ \t]+(.*)$/;

export function boxesOf(document: ReviewDocument, section: Section): readonly Box[] {
  const lines = maskedLines(document);
  const boxes: Box[] = [];
  for (let line = section.startLine; line < section.endLine; line++) {
    const source = lineText(lines, line);
    const match = source.includes('[') ? box.exec(source) : null;
    if (!match) continue;
    const start = lineStart(lines, line) + (match[1]?.length ?? 0);
    boxes.push({
      section: section.index,
      line,
      checked: match[2] !== ' ',
      text: match[3]?.trim() ?? '',
      span: { start, end: start + 3 },
    });
  }
  return boxes;
}
