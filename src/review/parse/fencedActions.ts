// Actions that stand in a fence: a list that somebody pasted, or the JSON of a GitLab table.
import type { Action, Block, ReviewDocument, Section } from '../model';
import type { ActionPlace } from './actions';
import { readItem } from './items';
import { findLineSpan, readLineText, trimSpan } from './lines';
import { ignoreCase } from './ignoreCase';

/** Languages in which a fence holds text; any other holds code or output. */
const textFence = ignoreCase(/^[`~\s]*(?:(?:md|markdown|text|txt|plain|plaintext)\s*)?$/iu);

/** The lines of text fences at the top of a section, each read by `read`. */
export function readFencedActions(
  document: ReviewDocument,
  section: Section,
  read: (place: ActionPlace) => Action,
): readonly Action[] {
  return document.blocks
    .slice(section.firstBlock, section.endBlock)
    .filter(
      block => block.kind === 'code' && block.parent < 0 && textFence.test(readLineText(document, block.startLine)),
    )
    .flatMap(block => readLines(document, block).map(read));
}

function readLines(document: ReviewDocument, block: Block): readonly ActionPlace[] {
  const places: ActionPlace[] = [];
  for (let line = block.startLine + 1; line < block.endLine; line += 1) {
    const text = readLineText(document, line);
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    const whole = findLineSpan(document, line);
    const span = trimSpan(document.text, { start: whole.start + (readItem(text)?.column ?? 0), end: whole.end });
    places.push({ line, span, whole: span });
  }
  return places;
}
