// What may not be torn apart: runs of lines that Markdown reads as one thing, and whether a document still reads the same.
import type { Block, ReviewDocument, Span } from '../model';
import { parseReview } from '../parse/document';
import { findLine, findLineSpan, isBlankSpan } from '../parse/lines';

/** From `startLine` to before `endLine`. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** Whether a line lies in the range. */
export function holdsLine({ startLine, endLine }: LineRange, line: number): boolean {
  return startLine <= line && line < endLine;
}

/** Paragraphs, lists, tables, fences, comments, front matter: each as one range, without the blank lines at its end. */
export function findWholes(document: ReviewDocument): readonly LineRange[] {
  const { blocks, comments, frontMatter } = document;
  const wholes: { kind: Block['kind'] | undefined; startLine: number; endLine: number }[] = [];
  for (const { kind, startLine, endLine, depth } of blocks) {
    if (depth > 0) continue;
    const last = wholes.at(-1);
    if (kind === 'item' && last?.kind === 'item') last.endLine = endLine;
    else wholes.push({ kind, startLine, endLine });
  }
  // Where our reading of a comment and Markdown's differ, it is as long as the longer one.
  const hidden = [...comments, ...(frontMatter ? [frontMatter] : [])].map(({ start, end }) => ({
    startLine: findLine(document, start),
    endLine: findLine(document, Math.max(start, end - 1)) + 1,
  }));
  return [...wholes, ...hidden].map(({ startLine, endLine }) => ({
    startLine,
    endLine: skipBlankEnd(document, startLine, endLine),
  }));
}

function skipBlankEnd(document: ReviewDocument, startLine: number, endLine: number): number {
  let end = endLine;
  while (end > startLine + 1 && isBlankSpan(document.text, findLineSpan(document, end - 1))) end -= 1;
  return end;
}

interface Trial {
  readonly span: Span;
  readonly before: string;
  readonly after: string;
  /** What is put there, as short as its form allows; within a line, what reads like a word. */
  readonly body: string;
}

/**
 * What is put there changes nothing else: a block has lines of its own at the top of the document, a word within a line
 * none, and every other block stays what it was. Asked of Markdown's own parser, so that no form of it is forgotten: an
 * unclosed comment, say, swallows all that follows, and a list what is indented below it.
 */
export function keepsBlocks(document: ReviewDocument, { span, before, after, body }: Trial): boolean {
  const { text, blocks, sections, lineStarts } = document;
  const start = span.start + before.length;
  const now = parseReview(`${text.slice(0, span.start)}${before}${body}${after}${text.slice(span.end)}`);
  if (!now.masked.startsWith(body, start) || now.sections.length !== sections.length) return false;
  const isInline =
    before === '' && after === '' && !isBlankSpan(text, findLineSpan(document, findLine(document, start)));
  const own = isInline
    ? { startLine: 0, endLine: 0 }
    : { startLine: findLine(now, start), endLine: findLine(now, start + body.length) + 1 };
  const added = now.lineStarts.length - lineStarts.length;
  const moved = (at: number): number => {
    const offset = lineStarts[at] ?? text.length;
    return offset > span.start || (offset === span.start && before === '') ? at + added : at;
  };
  const mine = now.blocks.filter(block => holdsLine(own, block.startLine));
  const others = now.blocks.filter(block => !holdsLine(own, block.startLine));
  return (
    (isInline || mine[0]?.depth === 0) &&
    others.length === blocks.length &&
    blocks.every((block, index) => {
      const other = others[index];
      return other?.kind === block.kind && other.depth === block.depth && other.startLine === moved(block.startLine);
    })
  );
}
