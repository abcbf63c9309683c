// 5 Whys in both grammars: questions with nested answers, and a list of statements.
import type { ReviewDocument, Section, Span, Why } from '../model';
import { hasWord } from '../templates/lineKey';
import { maskedLines } from './document';
import { itemOf, topItemsOf } from './items';
import { lineStart, lineText } from './lines';

/** The whys of a section, in order. A statement is its own answer. */
export function whysOf(document: ReviewDocument, section: Section): readonly Why[] {
  const lines = maskedLines(document);
  const starts = topItemsOf(document, section).filter(item => hasWord(item.text));
  return starts.map((start, index) => {
    const from = lineStart(lines, start.line) + start.column;
    const whole: Span = { start: from, end: from + start.text.length };
    const mark = (start.text.includes('?') ? /\?/ : /？|\bwhy$/i).exec(start.text);
    if (!mark) return why(section, start.line, '', start.text, whole, whole);
    const cut = mark.index + mark[0].length;
    const behind = start.text.slice(cut);
    const lead = /^[\s*_:–—-]*/.exec(behind)?.[0].length ?? 0;
    const sameLine = behind.slice(lead).trim();
    const question = { start: from, end: from + cut };
    if (sameLine !== '') {
      const at = from + cut + lead;
      return why(section, start.line, start.text.slice(0, cut), sameLine, question, {
        start: at,
        end: at + sameLine.length,
      });
    }
    const end = starts[index + 1]?.line ?? section.endLine;
    const below = answerBelow(document, start.line + 1, end);
    return why(
      section,
      start.line,
      start.text.slice(0, cut),
      below.text,
      question,
      below.span ?? { start: question.end, end: question.end },
    );
  });
}

function why(section: Section, line: number, question: string, answer: string, span: Span, answerSpan: Span): Why {
  return { section: section.index, line, question, answer, span, answerSpan };
}

function answerBelow(
  document: ReviewDocument,
  from: number,
  to: number,
): { readonly text: string; readonly span: Span | undefined } {
  const lines = maskedLines(document);
  const parts: string[] = [];
  let span: Span | undefined;
  for (let line = from; line < to; line++) {
    const source = lineText(lines, line);
    const item = itemOf(source);
    const text = item?.text ?? source.trim();
    if (!hasWord(text)) continue;
    const start = lineStart(lines, line) + (item?.column ?? source.length - source.trimStart().length);
    span = { start: span?.start ?? start, end: start + text.length };
    parts.push(text);
  }
  return { text: parts.join(' '), span };
}
