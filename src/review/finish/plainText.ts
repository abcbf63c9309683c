// What a section says, as somebody reads it: without what its template gave, without comments and without Markdown.
import type { ReviewAnalysis } from '../analyze';
import type { Section } from '../model';
import { readMaskedLines } from '../parse/document';
import { findLineSpan } from '../parse/lines';
import { isDelimiterRow } from '../parse/tables';

/** One line a paragraph or item. Questions of the template stay where they are answered on the same line. */
export function readPlainText(review: ReviewAnalysis, section: Section): string {
  const lines = readMaskedLines(review.document);
  const given = review.sections[section.index]?.givenLines ?? new Set<number>();
  const texts: string[] = [];
  for (let line = section.startLine; line < section.endLine; line += 1) {
    if (given.has(line) || review.placeholders.some(each => each.line === line)) continue;
    const { start, end } = findLineSpan(lines, line);
    const text = lines.text.slice(start, end);
    if (!isDelimiterRow(text)) texts.push(removeMarks(text));
  }
  return texts
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}

/** A line without the signs of Markdown; a link keeps its words and loses its address where it has words. */
export function removeMarks(line: string): string {
  return line
    .trim()
    .replace(/^#{1,6}\s+/u, '')
    .replace(/^>\s?/u, '')
    .replace(/^(?:[*+]|\d+[.)])\s+(?=\S)/u, '- ')
    .replace(/^\|.*$/u, row =>
      row
        .split('|')
        .map(cell => cell.trim())
        .filter(cell => cell !== '')
        .join(' · '),
    )
    .replaceAll(/!\[([^[\]]*)\]\([^)[]*\)/gu, '$1')
    .replaceAll(/\[([^[\]]+)\]\([^)[]*\)/gu, '$1')
    .replaceAll(/(\*\*|__|`)(?=\S)(.+?)\1/gu, '$2')
    .replaceAll(/(?<![\w*])[*_](?=\S)([^*_]+)[*_](?![\w*])/gu, '$1')
    .trim();
}
