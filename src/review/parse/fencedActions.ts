// Actions that stand in a fence or in a table of HTML: a list that somebody pasted, or the JSON of a GitLab table.
import type { Action, Block, ReviewDocument, Section } from '../model';
import type { ActionPlace } from './actions';
import { isNoAction } from './actionState';
import { readRowActions } from './actionTables';
import { readHtmlRows, readJsonRows } from './embeddedRows';
import { readItem } from './items';
import { findLineSpan, findLineStart, readLineText, trimSpan } from './lines';
import { ignoreCase } from './ignoreCase';

/** Languages in which a fence holds text; any other holds code or output. */
const textFence = ignoreCase(/^[`~\s]*(?:(?:md|markdown|text|txt|plain|plaintext)\s*)?$/iu);

const jsonFence = ignoreCase(/^[`~\s]*json\b/iu);

/** The lines of text fences and the rows of JSON and HTML tables at the top of a section; each line is read by `read`. */
export function readFencedActions(
  document: ReviewDocument,
  section: Section,
  read: (place: ActionPlace) => Action,
): readonly Action[] {
  return document.blocks
    .slice(section.firstBlock, section.endBlock)
    .filter(({ kind, parent }) => (kind === 'code' || kind === 'html') && parent < 0)
    .flatMap(block => {
      if (block.kind === 'html') return readRowActions(document.text, section, readHtmlRows(document, block));
      const opener = readLineText(document, block.startLine);
      if (textFence.test(opener))
        return readLines(document, block)
          .map(read)
          .filter(({ text }) => !isNoAction(text));
      return jsonFence.test(opener) ? readRows(document, section, block) : [];
    });
}

function readRows(document: ReviewDocument, section: Section, block: Block): readonly Action[] {
  const content = {
    start: findLineStart(document, block.startLine + 1),
    end: findLineSpan(document, block.endLine - 2).end,
  };
  return readRowActions(document.text, section, readJsonRows(document, content) ?? []);
}

function readLines(document: ReviewDocument, block: Block): readonly ActionPlace[] {
  const places: ActionPlace[] = [];
  for (let line = block.startLine + 1; line < block.endLine; line += 1) {
    const text = readLineText(document, line);
    if (!/[\p{Alpha}\p{N}]/u.test(text)) continue;
    const whole = findLineSpan(document, line);
    const span = trimSpan(document.text, { start: whole.start + (readItem(text)?.column ?? 0), end: whole.end });
    places.push({ line, span, whole: span });
  }
  return places;
}
