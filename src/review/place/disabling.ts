// Where a comment goes that switches a rule off for one line: above it, at its end, and where neither can stand, for the document.
import type { ReviewDocument, Span, TextEdit } from '../model';
import { applyEdits } from '../fixes';
import { parseReview } from '../parse/document';
import { detectLineEnd, findLine, findLineSpan, readLineText } from '../parse/lines';
import { isDisabled, readSuppressions } from '../parse/suppressions';
import { continuesBehind } from './acrossLines';
import { findEndPlace } from './blockPlace';
import { holdsLine } from './wholes';

/** A comment that switches a rule off, for one line or for the document. */
interface Disabling {
  readonly scope: 'line' | 'document';
  readonly edit: TextEdit;
}

/**
 * For a problem of a rule: its line where a comment works there and changes nothing else, else the document; undefined where
 * neither works.
 */
export function findDisabling(
  document: ReviewDocument,
  { code, span }: { readonly code: string; readonly span: Span },
): Disabling | undefined {
  const line = findLine(document, span.start);
  const edits = [
    ...(isFreeAbove(document, line) ? [makeAbove(document, line, code)] : []),
    makeBehind(document, line, code),
  ];
  const edit = isMarkdown(document, line) ? edits.find(each => isHeard(document, each, { code, span })) : undefined;
  if (edit) return { scope: 'line', edit };
  const { span: end, before, after } = findEndPlace(document);
  const last: TextEdit = { span: end, text: `${before}<!-- review-disable-file ${code} -->${after}` };
  return isHeard(document, last, { code, span }) ? { scope: 'document', edit: last } : undefined;
}

/** A line of its own above the line would end a table or a list, or stand within a paragraph. */
function isFreeAbove(document: ReviewDocument, line: number): boolean {
  const above = line > 0 ? readLineText(document, line - 1).trim() : '';
  return !/^\s*(?:[|\-+*>]|\d+[.)]|$)|^\s/u.test(readLineText(document, line)) && /^(?:#.*)?$/u.test(above);
}

function makeAbove(document: ReviewDocument, line: number, code: string): TextEdit {
  const { start } = findLineSpan(document, line);
  const text = `<!-- review-disable-next-line ${code} -->${detectLineEnd(document.text)}`;
  return { span: { start, end: start }, text };
}

/** At the end of the line's own words. */
function makeBehind(document: ReviewDocument, line: number, code: string): TextEdit {
  const { start } = findLineSpan(document, line);
  const at = start + findWordsEnd(readLineText(document, line));
  return { span: { start: at, end: at }, text: ` <!-- review-disable-line ${code} -->` };
}

/** Before what closes a line: the last pipe of a row, the hashes behind a heading, the mark of a hard break, blanks. */
function findWordsEnd(line: string): number {
  const end = skipBack(line, line.length, ' \t');
  const mark = line.charAt(end - 1);
  const marks = end - skipBack(line, end, mark);
  // A backslash escapes what follows it, be it another backslash.
  if (mark === '\\') return end - (marks % 2);
  if (mark === '|') return line.charAt(end - 2) === '\\' ? end : skipBack(line, end - 1, ' \t');
  const behind = mark === '#' ? skipBack(line, end - marks, ' \t') : end;
  return behind < end - marks ? behind : end;
}

/** The offset behind the last unit before `end` that is none of those. */
function skipBack(line: string, end: number, units: string): number {
  let at = end;
  while (at > 0 && units.includes(line.charAt(at - 1))) at -= 1;
  return at;
}

/** In front matter, in code and in a comment of several lines nothing is read as a comment. */
function isMarkdown(document: ReviewDocument, line: number): boolean {
  const { text, blocks, comments, frontMatter } = document;
  const { start, end } = findLineSpan(document, line);
  const ofLines = comments.filter(span => /[\r\n]/u.test(text.slice(span.start, span.end)));
  return (
    ![...ofLines, ...(frontMatter ? [frontMatter] : [])].some(span => span.start < end && span.end > start) &&
    !blocks.some(block => block.kind === 'code' && holdsLine(block, line))
  );
}

/** The problem is switched off, and every heading and block is what it was. Asked of the parser, so that no form is forgotten. */
function isHeard(
  document: ReviewDocument,
  edit: TextEdit,
  { code, span }: { readonly code: string; readonly span: Span },
): boolean {
  const now = parseReview(applyEdits(document.text, [edit]));
  const at = span.start + (edit.span.start <= span.start ? edit.text.length : 0);
  const listKinds = ({ blocks }: ReviewDocument): string =>
    blocks
      .map(({ kind, depth }) => (kind === 'comment' || kind === 'html' ? '' : `${kind} ${depth}`))
      .filter(Boolean)
      .join();
  const listHeadings = ({ sections }: ReviewDocument): string => sections.map(({ heading }) => heading).join('\n');
  return (
    !isWithinWords(document, edit.span.start) &&
    isDisabled(readSuppressions(now), code, at) &&
    listKinds(now) === listKinds(document) &&
    listHeadings(now) === listHeadings(document) &&
    now.title === document.title
  );
}

/** Within a link, code or a formula that begins in a line of a paragraph and ends in another one. */
function isWithinWords({ text, blocks, lineStarts }: ReviewDocument, at: number): boolean {
  return blocks.some(({ kind, startLine, endLine }) => {
    const [start = text.length, end = text.length] = [lineStarts[startLine], lineStarts[endLine]];
    const isAround = kind === 'paragraph' && start < at && at < end;
    return isAround && endLine > startLine + 1 && continuesBehind(text.slice(start, at), text.slice(at, end));
  });
}
