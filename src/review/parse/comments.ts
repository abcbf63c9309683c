// HTML comments, and the text with everything blanked that is not written for a reader.
import type { Block, Span } from '../model';
import { findLine, type Lines, findLineStart } from './lines';
import { createInlineCodeTest } from './inlineCode';

/**
 * All HTML comments outside code. One that is never closed reaches to the end where it starts a block, as GitLab renders
 * it; inside a paragraph it is plain text, and so is one with a blank line in it.
 */
export function findComments(lines: Lines, blocks: readonly Block[], from: number): readonly Span[] {
  const { text } = lines;
  let start = text.indexOf('<!--', from);
  if (start < 0) return [];
  const code = blocks.filter(block => block.kind === 'code');
  const isCode = createInlineCodeTest(lines);
  const comments: Span[] = [];
  let nextCode = 0;
  while (start >= 0) {
    const line = findLine(lines, start);
    while (nextCode < code.length && (code[nextCode]?.endLine ?? 0) <= line) nextCode += 1;
    const fence = code[nextCode];
    if (fence && fence.startLine <= line) {
      start = text.indexOf('<!--', findLineStart(lines, fence.endLine));
      continue;
    }
    const close = text.indexOf('-->', start + 4);
    const isBlock = beforeBlock.test(text.slice(findLineStart(lines, line), start));
    if (close < 0 && !isBlock) break;
    if (isCode(start) || (!isBlock && blankLine.test(text.slice(start, close)))) {
      start = text.indexOf('<!--', start + 4);
      continue;
    }
    const end = close < 0 ? text.length : close + 3;
    comments.push({ start, end });
    start = text.indexOf('<!--', end);
  }
  return comments;
}

/** Quote marks and list markers: what follows them begins a block. */
const beforeBlock = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*$/u;
/** A paragraph ends here, and with it what an inline comment may hold. */
const blankLine = /\n[ \t]*\r?\n|\r[ \t]*\r/u;

/** The text with the spans and all code blocks blanked by spaces; line ends and offsets stay. */
export function maskText(lines: Lines, blocks: readonly Block[], spans: readonly Span[]): string {
  const code = blocks
    .filter(block => block.kind === 'code')
    .map(block => ({ start: findLineStart(lines, block.startLine), end: findLineStart(lines, block.endLine) }));
  const hidden = [...spans, ...code].sort((a, b) => a.start - b.start);
  if (hidden.length === 0) return lines.text;
  const parts: string[] = [];
  let at = 0;
  for (const span of hidden) {
    if (span.end <= at) continue;
    const start = Math.max(at, span.start);
    parts.push(lines.text.slice(at, start), blankOut(lines.text.slice(start, span.end)));
    at = span.end;
  }
  parts.push(lines.text.slice(at));
  return parts.join('');
}

/** The same length in spaces, line ends kept. */
function blankOut(text: string): string {
  // A character beyond the first 65,536 is two units of the text.
  return text.replace(/[^\r\n]+/gu, run => ' '.repeat(run.length));
}
