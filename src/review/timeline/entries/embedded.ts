// What stands in the fences of a section, and tables in HTML: text that is read like any other, or rows of cells.
import type { Block, ReviewDocument, Section, Span } from '../../model';
import { parseReview } from '../../parse/document';
import { type EmbeddedRow, readHtmlRows, readJsonRows } from '../../parse/embeddedRows';
import { findLine, findLineSpan, findLineStart, readLineText } from '../../parse/lines';
import { ignoreCase } from '../../parse/ignoreCase';

/** The content of a fence or of a table. Offsets and lines are those of the document. */
export type EmbeddedContent =
  | { readonly kind: 'text'; readonly document: ReviewDocument }
  /** The header first; a cell that says nothing is empty. */
  | { readonly kind: 'table'; readonly rows: readonly EmbeddedRow[] };

const fence = /^ {0,3}(?:`{3,}|~{3,})[ \t]*(?<language>\S*)/u;
/** Text in these languages is no list of entries. */
const programs = ignoreCase(
  /^(?:mermaid|plantuml|dot|graphviz|math|csv|ya?ml|sql|diff|bash|sh|shell|console|python|go|js|ts|ruby|java)$/iu,
);

/** The contents of a section's own fences and HTML tables, in order. */
export function readEmbedded(document: ReviewDocument, section: Section): readonly EmbeddedContent[] {
  const found: EmbeddedContent[] = [];
  for (const block of document.blocks.slice(section.firstBlock, section.endBlock)) {
    if (block.depth > 0) continue;
    const content = block.kind === 'code' ? readFence(document, block) : undefined;
    const rows = block.kind === 'html' ? readHtmlRows(document, block) : [];
    if (content) found.push(content);
    else if (rows.length > 1) found.push({ kind: 'table', rows });
  }
  return found;
}

/** An indented block whose first line begins with a time: a log below a date, which is no code for who wrote it. */
export function readIndentedLog(document: ReviewDocument, block: Block): ReviewDocument | undefined {
  const first = readLineText(document, block.startLine);
  return /^\s+(?:[-*+] )?\d{1,2}[:.]\d{2}/u.test(first) ? parseIndented(document, block) : undefined;
}

function readFence(document: ReviewDocument, block: Block): EmbeddedContent | undefined {
  const language = fence.exec(readLineText(document, block.startLine))?.groups?.['language'];
  if (language === undefined) {
    const log = readIndentedLog(document, block);
    return log && { kind: 'text', document: log };
  }
  if (programs.test(language)) return undefined;
  const last = fence.test(readLineText(document, block.endLine - 1)) ? block.endLine - 1 : block.endLine;
  const content = { start: findLineStart(document, block.startLine + 1), end: findLineSpan(document, last - 1).end };
  if (content.end <= content.start) return undefined;
  const rows = /^json/iu.test(language) ? readJsonRows(document, content) : undefined;
  return rows ? { kind: 'table', rows } : { kind: 'text', document: parsePart(document, content) };
}

/** The lines of an indented block, read as if they had no indent: a list that begins four blanks in is code for Markdown. */
function parseIndented(document: ReviewDocument, { startLine, endLine }: Block): ReviewDocument {
  const indents: number[] = [];
  const texts: string[] = [];
  for (let line = startLine; line < endLine; line += 1) {
    const text = readLineText(document, line);
    const indent = /^(?: {4}|\t| {0,3})/u.exec(text)?.[0].length ?? 0;
    indents.push(indent);
    texts.push(text.slice(indent));
  }
  const part = parseReview(`\n${texts.join('\n')}`);
  const move = ({ start, end }: Span): Span => {
    const line = findLine(part, start);
    const at = findLineStart(document, startLine + line - 1) + (indents[line - 1] ?? 0) - findLineStart(part, line);
    return { start: start + at, end: end + at };
  };
  return movePart(document, part, { line: startLine - 1, move });
}

/**
 * A span of whole lines, read as a document of its own that lies at its place in the text: only the span is read, however
 * many of them there are.
 */
function parsePart(document: ReviewDocument, { start, end }: Span): ReviewDocument {
  // Behind an empty line `---` begins no front matter.
  const part = parseReview(`\n${document.text.slice(start, end)}`);
  const line = findLine(document, start) - 1;
  const move = (span: Span): Span => ({ start: span.start + start - 1, end: span.end + start - 1 });
  return movePart(document, part, { line, move });
}

/** A part that was parsed alone, with the lines and offsets of the document that it was taken from. */
function movePart(
  document: ReviewDocument,
  part: ReviewDocument,
  { line, move }: { readonly line: number; readonly move: (span: Span) => Span },
): ReviewDocument {
  const moveLines = <T extends Pick<Block, 'startLine' | 'endLine'>>(lines: T): T => ({
    ...lines,
    startLine: lines.startLine + line,
    endLine: lines.endLine + line,
  });
  return {
    ...document,
    blocks: part.blocks.map(block => moveLines({ ...block, text: move(block.text) })),
    sections: part.sections.map(section =>
      moveLines({ ...section, headingSpan: move(section.headingSpan), headingLine: section.headingLine + line }),
    ),
  };
}
