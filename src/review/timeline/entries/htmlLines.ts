// Entries in HTML, into which Markdown does not look: `<details>` around a list, lines that end with `<br>`.
import type { Block, ReviewDocument } from '../../model';
import { type Lines, findLineSpan, findLineStart, trimSpan } from '../../parse/lines';
import { readLines } from './entryLines';
import type { Reading } from './pieces';

const tag = /<[^<>]{1,200}>/gu;
const bullet = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/u;

/** The lines of a document with the tags in its blocks of HTML blanked; tables stay, which are read by their cells. */
export function blankTags({ blocks }: ReviewDocument, lines: Lines): Lines {
  const parts: string[] = [];
  let at = 0;
  for (const { kind, startLine, endLine } of blocks) {
    const start = findLineStart(lines, startLine);
    if (kind !== 'html' || start < at) continue;
    const { end } = findLineSpan(lines, endLine - 1);
    const html = lines.text.slice(start, end);
    const blank = /<table\b/iu.test(html) ? html : html.replace(tag, found => found.replace(/[^\r\n]/gu, ' '));
    parts.push(lines.text.slice(at, start), blank);
    at = end;
  }
  return { ...lines, text: parts.join('') + lines.text.slice(at) };
}

/** Each line of a block of HTML is a paragraph of its own, whatever bullet it begins with. `lines` have no tags. */
export function readHtmlLines(
  reading: Reading,
  block: Block,
  place: { readonly lines: Lines; groupOf(): number },
): void {
  const { lines } = place;
  for (let line = block.startLine; line < block.endLine; line += 1) {
    const { start, end } = trimSpan(lines.text, findLineSpan(lines, line));
    const text = { start: start + (bullet.exec(lines.text.slice(start, end))?.[0].length ?? 0), end };
    const paragraph: Block = { ...block, parent: -1, startLine: line, endLine: line + 1, text };
    const groupOf = (): number => place.groupOf();
    readLines({ ...reading, lines }, paragraph, { item: undefined, groupOf, isTimedList: () => false });
  }
}
