// Whether a place lies in inline code, as far as the backticks before it on its line tell.
import { findLine, type Lines, findLineStart } from './lines';

/** A test for offsets of one text; asked in ascending order it looks at every character once. */
export function createInlineCodeTest(lines: Lines): (offset: number) => boolean {
  const { text } = lines;
  if (!text.includes('`')) return () => false;
  let at = 0;
  let lineEnd = 0;
  let inside = false;
  return offset => {
    if (offset < at || offset >= lineEnd) {
      const line = findLine(lines, offset);
      at = findLineStart(lines, line);
      lineEnd = findLineStart(lines, line + 1);
      inside = false;
    }
    for (; at < offset; at += 1) if (text.charCodeAt(at) === 96) inside = !inside;
    return inside;
  };
}

/**
 * Blanks inline code of more than one word and addresses in it, offsets kept: `2>&1 | tee` names no epic and an address in
 * code links to nothing, while `OPS-12` may name an issue.
 */
export function blankInlineCode(text: string): string {
  if (!text.includes('`')) return text;
  return text.replace(codeForm, found => (command.test(found) ? ' '.repeat(found.length) : found));
}

const codeForm = /`[^`\r\n]{1,500}`/gu;
const command = /[\s=<>|$(){}]|:\/\//u;
