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
  /** What answers it on its own line. */
  readonly inline?: string;
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

/** Each line is read once, however many there are: a paragraph is cut out only where its question ends. */
function readAsked(document: ReviewDocument, block: Block): Omit<AskedParagraph, 'isNested'> | undefined {
  const lines = readMaskedLines(document);
  const { masked } = document;
  const { start } = block.text;
  const first = masked.slice(start, Math.max(start, findLineSpan(lines, block.startLine).end));
  // "**Who noticed it?** The engineer on call." asks and answers in one line.
  const [, marked = '', asking = '', inline = ''] =
    /^([*_]{1,3})([^*_]{3,300}[?？])\1[\s:–—-]*([^\s:–—-].*)$/u.exec(first) ?? [];
  if (inline !== '') {
    const span = { start: start + marked.length, end: start + marked.length + asking.length };
    return {
      text: asking,
      span,
      line: block.startLine,
      endLine: block.startLine + 1,
      isBold: marked !== '*' && marked !== '_',
      inline,
    };
  }
  const opening = /^(?:\d{1,2}[.)] )?[*_]*(?:\d{1,2}[.)] )?/u.exec(first)?.[0].length ?? 0;
  let at = start + opening;
  let mark = -1;
  let hasWords = false;
  for (let line = block.startLine; line < block.endLine; line += 1) {
    const end = Math.max(at, trimSpan(masked, findLineSpan(lines, line)).end);
    for (; at < end; at += 1) {
      const unit = masked[at] ?? '';
      if (isMark(unit)) mark = at;
      else if (!/\s/u.test(unit)) hasWords = true;
    }
    if (mark < 0 || !hasWords) continue;
    // "**Was it a change?** –" has no answer yet.
    const stop = end - (/(?<![\s–—:…-])[\s–—:…-]+$/u.exec(masked.slice(mark, end))?.[0].length ?? 0);
    if (!mayEndAt(masked, mark, stop)) continue;
    const closing = countClosing(masked, start, stop);
    const text = masked.slice(start + opening, Math.max(start + opening, stop - closing)).trimEnd();
    if (!endsAsQuestion(text)) continue;
    return {
      text: joinBlanks(text),
      span: { start: start + opening, end: start + opening + text.length },
      line: block.startLine,
      endLine: line + 1,
      isBold: closing >= 2 && /^(?:\d{1,2}[.)] )?[*_]{2}/u.test(first),
    };
  }
  return undefined;
}

const isMark = (unit: string): boolean => unit === '?' || unit === '？';
const isEmphasis = (unit: string | undefined): boolean => unit === '*' || unit === '_';

/** Behind the last question mark stands nothing but emphasis, or a bracket that closes here. */
function mayEndAt(text: string, mark: number, end: number): boolean {
  const isBlank = (unit = ''): boolean => isEmphasis(unit) || /\s/u.test(unit);
  let at = mark + 1;
  while (at < end && isBlank(text[at])) at += 1;
  if (at === end) return true;
  let last = end - 1;
  while (last > at && isBlank(text[last])) last -= 1;
  return text[at] === '(' && text[last] === ')';
}

function countClosing(text: string, start: number, end: number): number {
  let count = 0;
  while (end - count > start && isEmphasis(text[end - count - 1])) count += 1;
  return count;
}
