// Paragraphs that ask: alone, in bold, or within a list. Example: "**Why was a bug merged?**" with its answer below it.
import type { Block, ReviewDocument, Section, Span } from '../model';
import { readMaskedLines } from './document';
import { findLineSpan, joinBlanks, trimSpan } from './lines';
import { endsAsQuestion } from './questionMarks';

export interface AskedParagraph {
  /** Without marks around it, line ends as blanks. */
  readonly text: string;
  readonly span: Span;
  readonly line: number;
  /** Behind the question, exclusive; the paragraph may go on with its answer. */
  readonly endLine: number;
  /** The whole question is emphasised. */
  readonly isBold: boolean;
  /** It stands within a list. */
  readonly isNested: boolean;
}

/** The paragraphs of a section that begin with a question; those that an item begins with are the item's own. */
export function findAskedParagraphs(document: ReviewDocument, section: Section): readonly AskedParagraph[] {
  const found: AskedParagraph[] = [];
  for (let index = section.firstBlock; index < section.endBlock; index += 1) {
    const block = document.blocks[index];
    if (block?.kind !== 'paragraph') continue;
    const outer = block.parent < 0 ? undefined : document.blocks[block.parent];
    if (outer && (outer.kind !== 'item' || outer.startLine === block.startLine)) continue;
    const asked = readAsked(document, block);
    if (asked) found.push({ ...asked, isNested: outer !== undefined });
  }
  return found;
}

function readAsked(document: ReviewDocument, block: Block): Omit<AskedParagraph, 'isNested'> | undefined {
  const lines = readMaskedLines(document);
  const { masked } = document;
  for (let line = block.startLine; line < block.endLine; line += 1) {
    const { end } = trimSpan(masked, findLineSpan(lines, line));
    const whole = masked.slice(block.text.start, Math.max(block.text.start, end));
    const opening = /^(?:\d{1,2}[.)] )?[*_]*(?:\d{1,2}[.)] )?/u.exec(whole)?.[0].length ?? 0;
    const closing = /[*_]*$/u.exec(whole)?.[0].length ?? 0;
    const text = whole.slice(opening, whole.length - closing).trimEnd();
    if (!endsAsQuestion(text)) continue;
    const start = block.text.start + opening;
    return {
      text: joinBlanks(text),
      span: { start, end: start + text.length },
      line: block.startLine,
      endLine: line + 1,
      isBold: closing >= 2 && /^(?:\d{1,2}[.)] )?[*_]{2}/u.test(whole),
    };
  }
  return undefined;
}
