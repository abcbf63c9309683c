// 5 Whys in every form: questions in a list, as paragraphs or as headings, with what answers them, or a list of statements.
import type { ReviewDocument, Section, Span, Why } from '../model';
import { isOpenAnswer } from './answers';
import { findAskedParagraphs, type AskedParagraph } from './askedParagraphs';
import { ignoreCase } from './ignoreCase';
import { hasWord } from './lineKey';
import { asksWhy } from './questionMarks';
import { readCodeBlocks } from './codeBlocks';
import { readMaskedLines } from './document';
import { readItem, listTopItems } from './items';
import { findLineSpan, findLineStart, joinBlanks, readLineText, trimSpan } from './lines';
import { splitCells, isDelimiterRow } from './tables';

/** The whys of a section, in order: paragraphs that ask, else the items of its list. A statement is its own answer. */
export function readWhys(document: ReviewDocument, section: Section): readonly Why[] {
  const asked = findAskedParagraphs(document, section);
  if (asked.length > 0) return readAskedWhys(document, section, asked);
  const listed = readListedWhys(document, section);
  return listed.length > 0 ? listed : [...readTableWhys(document, section), ...readLineWhys(document, section)];
}

/** The rows of a table, the question in one cell and its answer in the next. */
function readTableWhys(document: ReviewDocument, section: Section): readonly Why[] {
  const lines = readMaskedLines(document);
  const whys: Why[] = [];
  for (const table of document.blocks.slice(section.firstBlock, section.endBlock)) {
    if (table.kind !== 'table') continue;
    for (let line = table.startLine + 1; line < table.endLine; line += 1) {
      const cells = splitCells(lines, line);
      const valueOf = ({ start, end }: Span): string => lines.text.slice(start, end);
      const at = cells.findIndex(cell => hasWord(valueOf(cell)) && /\p{Alpha}/u.test(valueOf(cell)));
      const [span, answerSpan] = cells.slice(at);
      if (at < 0 || !span || !answerSpan || isDelimiterRow(readLineText(lines, line))) continue;
      const answer = isOpenAnswer(valueOf(answerSpan)) ? '' : valueOf(answerSpan);
      whys.push({ section: section.index, line, question: valueOf(span), answer, span, answerSpan });
    }
  }
  return whys;
}

/** Lines of a paragraph that ask why, each with its answer behind it: "Why were the doors closed? They had no power." */
function readLineWhys(document: ReviewDocument, section: Section): readonly Why[] {
  const lines = readMaskedLines(document);
  const whys: Why[] = [];
  for (const block of document.blocks.slice(section.firstBlock, section.endBlock)) {
    if (block.kind !== 'paragraph' || block.parent >= 0) continue;
    for (let line = block.startLine; line < block.endLine; line += 1) {
      const { start, end } = trimSpan(lines.text, findLineSpan(lines, line));
      const text = lines.text.slice(start, end);
      const cut = asksWhy(text) ? findQuestionEnd(text) : undefined;
      if (cut === undefined) continue;
      const lead = /^[\s*_:–—-]*/u.exec(text.slice(cut))?.[0].length ?? 0;
      const answer = text.slice(cut + lead);
      whys.push({
        section: section.index,
        line,
        question: text.slice(0, cut),
        answer: isOpenAnswer(answer) ? '' : answer,
        span: { start, end: start + cut },
        answerSpan: { start: start + cut + lead, end },
      });
    }
  }
  return whys;
}

/** Whys that are paragraphs, at the top or within a list, and items that ask beside them; what stands between them answers. */
function readAskedWhys(document: ReviewDocument, section: Section, asked: readonly AskedParagraph[]): readonly Why[] {
  const items = readListedWhys(document, section).filter(({ question }) => question !== '');
  const all = [
    ...asked.map(({ text, ...where }) => ({ inline: undefined, ...where, question: text, known: undefined })),
    ...items.map(why => ({ ...why, endLine: why.line + 1, inline: undefined, known: why })),
  ].sort((one, other) => one.line - other.line);
  // "Why did nobody see it?" right above a list of whys leads to them.
  const [first, second] = all;
  const isLead =
    first?.known === undefined &&
    first?.inline === undefined &&
    second?.known !== undefined &&
    items.length > 1 &&
    readAnswerBelow(document, section, { from: first?.endLine ?? 0, to: second.line }).text === '';
  const starts = isLead ? all.slice(1) : all;
  return starts.map(({ line, endLine, span, question, inline, known }, index) => {
    if (known) return known;
    if (inline !== undefined && !isOpenAnswer(inline)) {
      const start = document.masked.indexOf(inline, span.end);
      const answerSpan = { start, end: start + inline.length };
      return { section: section.index, line, question, answer: inline, span, answerSpan };
    }
    const to = starts[index + 1]?.line ?? section.endLine;
    const below = readAnswerBelow(document, section, { from: endLine, to });
    const answerSpan = below.span ?? { start: span.end, end: span.end };
    return { section: section.index, line, question, answer: below.text, span, answerSpan };
  });
}

/** Headings that ask why, inside a section of whys or causes, are one chain of it: "#### 2. Why was it merged?" */
export function readHeadingWhys(document: ReviewDocument, outer: Section, inner: readonly Section[]): readonly Why[] {
  return inner
    .filter(({ heading }) => asksWhy(heading))
    .map(section => {
      const span = section.headingSpan;
      const below = readAnswerBelow(document, section, { from: section.startLine, to: section.endLine });
      const answerSpan = below.span ?? { start: span.end, end: span.end };
      const question = section.heading.replace(/^\d{1,2}[.)]\s*/u, '');
      return { section: outer.index, line: section.headingLine, question, answer: below.text, span, answerSpan };
    });
}

/** "- Why? A query held it" below another why; "Porque …" answers. */
const asksNested = (text: string): boolean => asksWhy(text) && /[?？]/u.test(text);

function readListedWhys(document: ReviewDocument, section: Section): readonly Why[] {
  const lines = readMaskedLines(document);
  const starts = listTopItems(document, section, asksNested).filter(item => hasWord(item.text));
  const whys: Why[] = [];
  for (const [index, start] of starts.entries()) {
    const from = findLineStart(lines, start.line) + start.column;
    const { line } = start;
    const before = whys.at(-1)?.answer ?? '';
    const cut =
      findQuestionEnd(start.text, start.text.startsWith(before) ? before.length : 0) ??
      (labelAlone.test(start.text) ? start.text.length : undefined);
    if (cut === undefined) {
      const span: Span = { start: from, end: from + start.text.length };
      whys.push({ section: section.index, line, question: '', answer: start.text, span, answerSpan: span });
      continue;
    }
    const opening = /^[*_]*/u.exec(start.text)?.[0].length ?? 0;
    const question = joinBlanks(start.text.slice(opening, cut));
    const behind = start.text.slice(cut);
    const lead = /^[\s*_:–—-]*/u.exec(behind)?.[0].length ?? 0;
    const sameLine = behind.slice(lead).trim();
    const span = { start: from + opening, end: from + cut };
    // Dots alone are none, and neither is "???".
    if (hasWord(sameLine) && !isOpenAnswer(sameLine) && !isCarried(sameLine, before)) {
      const at = from + cut + lead;
      const answerSpan = { start: at, end: at + sameLine.length };
      whys.push({ section: section.index, line, question, answer: sameLine, span, answerSpan });
      continue;
    }
    const to = starts[index + 1]?.line ?? section.endLine;
    const below = readAnswerBelow(document, section, { from: start.endLine, to });
    const answerSpan = below.span ?? { start: span.end, end: span.end };
    whys.push({ section: section.index, line, question, answer: below.text, span, answerSpan });
  }
  return whys;
}

/** "**Why 3:**", whose answer is still to come, or stands below it. */
const labelAlone = /^[^:：]{1,30}[:：][*_\s]*$/u;

/** "Why was it off? (The gas was)": a question that repeats the answer before it, or in brackets its beginning, is still open. */
function isCarried(text: string, before: string): boolean {
  const inner = /^\((.+)\)$/u.exec(text)?.[1];
  return before !== '' && (inner === undefined ? text === before : before.startsWith(inner));
}

/** A question mark in code or within an address ends no question. */
const mark = /`[^`]*`|[?？](?![\w=&/])/gu;
const endsWithWhy = ignoreCase(/\bwhy$/iu);

/** Where the question of an item ends, behind the answer that it takes up; undefined for a statement. */
function findQuestionEnd(text: string, from = 0): number | undefined {
  if (text.includes('?') || text.includes('？')) {
    // Not matchAll, which makes a new expression each time.
    mark.lastIndex = from;
    for (let found = mark.exec(text); found; found = mark.exec(text))
      if (!found[0].startsWith('`')) return mark.lastIndex;
  }
  const why = endsWithWhy.exec(text);
  return why ? why.index + why[0].length : undefined;
}

function readAnswerBelow(
  document: ReviewDocument,
  section: Section,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly text: string; readonly span: Span | undefined } {
  const lines = readMaskedLines(document);
  const parts: string[] = [];
  let span: Span | undefined;
  for (let line = from; line < to; line += 1) {
    const source = readLineText(lines, line);
    const item = readItem(source);
    const text = item?.text ?? source.trim();
    if (!hasWord(text) || isOpenAnswer(text)) continue;
    const start = findLineStart(lines, line) + (item?.column ?? source.length - source.trimStart().length);
    span = { start: span?.start ?? start, end: start + text.length };
    parts.push(text);
  }
  // Output that was pasted answers too; it has no place in the masked text.
  return parts.length > 0 ? { text: parts.join(' '), span } : readCodeBlocks(document, section, { from, to });
}
