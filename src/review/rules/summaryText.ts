// A summary of fields or a table alone: whoever reads only it learns how long it took, and not what happened.
import type { Field, Section } from '../model';
import type { ReviewAnalysis } from '../analyze';
import { listWithInner, readMaskedLines } from '../parse/document';
import { detectLineEnd, readLineText } from '../parse/lines';
import { findLineEnd, writeBehind } from './edits';
import { defineRule } from './rule';

/** So many words are a sentence; in scripts without blanks, so many letters. */
const fewestWords = 5;
const fewestLetters = 8;

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

function isSentence(text: string): boolean {
  return (
    (text.match(/\p{Alpha}+/gu)?.length ?? 0) >= fewestWords || (text.match(unspaced)?.length ?? 0) >= fewestLetters
  );
}

/** What the section says, in fields and rows or in sentences; a field whose value is a sentence counts as both. */
function readKinds(
  review: ReviewAnalysis,
  section: Section,
  fields: ReadonlyMap<number, Field>,
): { readonly hasFacts: boolean; readonly hasText: boolean } {
  const lines = readMaskedLines(review.document);
  let hasFacts = false;
  let hasText = false;
  for (const part of listWithInner(review.document, section)) {
    const given = review.sections[part.index]?.givenLines;
    for (let line = part.startLine; line < part.endLine; line += 1) {
      if (given?.has(line)) continue;
      const text = readLineText(lines, line).trim();
      const field = fields.get(line);
      if (field || text.startsWith('|')) hasFacts ||= field?.value !== '' && text !== '';
      // A picture or a link alone answers in its own way.
      else if (/\]\(|https?:/u.test(text)) hasText = true;
      hasText ||= isSentence(field ? field.value : text.startsWith('|') ? '' : text);
    }
  }
  return { hasFacts, hasText };
}

/** Lines that are still open and say so themselves: fields without a value, and placeholders. */
function listOpenLines({ fields, placeholders }: ReviewAnalysis): ReadonlySet<number> {
  const empty = fields.filter(({ value }) => value === '');
  return new Set([...empty, ...placeholders].map(({ line }) => line));
}

/** One of the lines lies in the section. */
function holdsOne({ startLine, endLine }: Section, lines: ReadonlySet<number>): boolean {
  for (let line = startLine; line < endLine; line += 1) if (lines.has(line)) return true;
  return false;
}

export const summaryNoText = defineRule({
  code: 'summary.no-text',
  level: 'hint',
  sentences: { 'summary.no-text': 'The summary has facts but no sentence that says what happened' },
  fixes: { writeSummary: 'Write in a sentence what happened' },
  check(review, report) {
    const fields = new Map(review.fields.map(field => [field.line, field]));
    const summaries = review.sections
      .filter(({ section: { meaning }, state }) => meaning === 'summary' && state === 'complete')
      .map(({ section }) => ({ section, ...readKinds(review, section, fields) }));
    // "What happened:" above a table of an update says nothing against the summary at the top.
    // Entries of a timeline below it tell what happened.
    const entries = new Set(review.timelines.flatMap(({ events }) => events.map(({ line }) => line)));
    if (summaries.some(({ section, hasFacts, hasText }) => hasText || !hasFacts || holdsOne(section, entries))) return;
    const open = listOpenLines(review);
    for (const { section, hasFacts } of summaries) {
      if (!hasFacts || holdsOne(section, open)) continue;
      const eol = detectLineEnd(review.document.text);
      const at = findLineEnd(review.document, Math.max(section.headingLine, section.startLine - 1));
      report({ span: section.headingSpan, fixes: [writeBehind('writeSummary', at, `${eol}${eol}`)] });
    }
  },
});
