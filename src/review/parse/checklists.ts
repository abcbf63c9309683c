// Check boxes, wherever they stand.
import type { Box, ReviewDocument, Section } from '../model';
import { readMaskedLines } from './document';
import { readItem } from './items';
import { ignoreCase } from './ignoreCase';
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

const closingList = ignoreCase(
  /^\W*(?:(?:clos(?:ing|ure)|completion|exit|final|post-?mortem|publication|review|sign-?off|abschluss)[ -]?check-?list|check-?list (?:before|for|zum|vor|de|för)\b|(?:before|prior to) (?:(?:this|the) (?:\S+ )?(?:incident|issue|post-?mortem|review|ticket) (?:is|can be|gets) )?(?:we )?(?:clos|publi|sign)|vor (?:dem|der) (?:abschluss|schließen|veröffentlich)|abschluss\W*$|antes de (?:cerrar|encerrar|fechar|publicar)|avant (?:de )?(?:cl[oô]|publi|la cl[oô])|(?:クローズ|公開)前|(?:关闭|关单|发布)前)/iu,
);

/** What leads to a list that says when a review is ready, not what is to be done about the incident: "Before closing:". */
export const isClosingList = (text: string): boolean => closingList.test(text);
