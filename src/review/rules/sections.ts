// Sections that are missing or empty.
import type { RequiredSection } from '../../incident/policy';
import type { Meaning, ReviewDocument, Section, Span, TextEdit } from '../model';
import { readMaskedLines, listWithInner } from '../parse/document';
import { detectLineEnd, findLineSpan, findLineStart, trimSpan } from '../parse/lines';
import type { TemplateSection } from '../templates/template';
import type { ReviewAnalysis } from '../analyze';
import { insert, insertSelected, findLineEnd, writeBehind, writeHere, writeInto } from './edits';
import { defineRule } from './rule';

/** What satisfies a required meaning: a cause may stand under several headings. */
export const satisfies: Readonly<Record<RequiredSection, readonly Meaning[]>> = {
  summary: ['summary', 'key-information'],
  impact: ['impact'],
  timeline: ['timeline'],
  cause: ['root-cause', 'whys', 'analysis', 'contributing', 'fault'],
  actions: ['actions'],
};

/** Only what the profile requires and the document's own template has; any other section may be deleted without a word. */
const sectionMissing = defineRule({
  code: 'section.missing',
  level: 'information',
  sentences: { 'section.missing': 'The section "{heading}" of the template is missing' },
  fixes: {
    insertSection: 'Insert the section "{heading}"',
    insertSkipped: 'Insert the section "{heading}" as not needed for this review',
  },
  check(review, report, context) {
    const { document, template } = review;
    if (!template) return;
    const present = new Set(document.sections.map(section => section.meaning));
    for (const required of context.policy.requiredSections) {
      const meanings = satisfies[required];
      if (meanings.some(meaning => present.has(meaning))) continue;
      const wanted = template.sections.find(section => section.asks && meanings.includes(section.meaning));
      if (!wanted) continue;
      const args = { heading: wanted.heading };
      const edit = insertSection(review, wanted, wanted.source.trim());
      const end = edit.span.start + (/^\s*.*/u.exec(edit.text)?.[0].length ?? 0);
      report({
        args,
        span: findTitleSpan(review),
        fixes: [
          // What is put in is still to be written, and says so itself from then on: the cursor goes to its heading.
          { ...writeHere('insertSection', { start: end, end }, [edit]), args, preferred: true },
          writeInto('insertSkipped', insertSection(review, wanted, formatSkippedSection(wanted)), {
            args,
            selected: waiverReason,
          }),
        ],
      });
    }
  },
});

/** The document's title, else its first heading, else its first written line. */
export function findTitleSpan({ document }: ReviewAnalysis): Span {
  const title = document.sections.find(section => section.level === 1) ?? document.sections[1];
  if (title) return title.headingSpan;
  const lines = readMaskedLines(document);
  for (let line = 0; line < document.lineStarts.length; line += 1) {
    const span = trimSpan(document.masked, findLineSpan(lines, line));
    if (span.end > span.start) return span;
  }
  return { start: 0, end: 0 };
}

/** Puts the template's section behind the one that precedes it there, else before the one that follows it. */
function insertSection(review: ReviewAnalysis, wanted: TemplateSection, text: string): TextEdit {
  const { document, template } = review;
  const sections: readonly TemplateSection[] = template?.sections ?? [];
  const order = sections.indexOf(wanted);
  const known = review.sections
    .map(status => ({
      section: status.section,
      place: status.template ? sections.indexOf(status.template) : -1,
    }))
    .filter(({ place }) => place >= 0);
  const before = known.findLast(({ place }) => place < order)?.section;
  const after = known.find(({ place }) => place > order)?.section;
  const line = before ? findInnerEnd(document, before) : (after?.headingLine ?? document.lineStarts.length);
  const at = findLineStart(document, line);
  const eol = detectLineEnd(document.text);
  const source = text.split('\n').join(eol);
  const above = document.text.slice(0, at);
  const gap = above.trim() === '' || above.endsWith(`${eol}${eol}`) ? '' : above.endsWith(eol) ? eol : `${eol}${eol}`;
  return insert(at, `${gap}${source}${eol}${at < document.text.length ? eol : ''}`);
}

const waiverReason = 'not needed for this review';
const waiver = `<!-- review-skip: ${waiverReason} -->`;

/** The section's heading alone, waived. */
function formatSkippedSection({ heading, level }: TemplateSection): string {
  return `${'#'.repeat(level)} ${heading}\n\n${waiver}`;
}

/** Behind what the writer put inside the section. */
function findInnerEnd(document: ReviewDocument, section: Section): number {
  return listWithInner(document, section).at(-1)?.endLine ?? section.endLine;
}

const sectionEmpty = defineRule({
  code: 'section.empty',
  level: 'information',
  sentences: { 'section.empty': '"{heading}" is empty' },
  fixes: { writeSection: 'Write it here', skipSection: 'Not needed for this review, because…' },
  check(review, report) {
    const { document } = review;
    for (const { section, asks, state } of review.sections) {
      if (!asks || state !== 'empty') continue;
      const eol = detectLineEnd(document.text);
      const at = findLineEnd(document, section.headingLine);
      report({
        args: { heading: section.heading },
        span: section.headingSpan,
        fixes: [
          writeBehind('writeSection', findHeadingEnd(review, section.startLine, at), `${eol}${eol}`),
          insertSelected('skipSection', findHeadingEnd(review, section.startLine, at), {
            text: `${eol}${waiver}`,
            selected: waiverReason,
          }),
        ],
      });
    }
  },
});

/** Behind the heading, below the line of a setext heading. */
function findHeadingEnd({ document }: ReviewAnalysis, startLine: number, headingEnd: number): number {
  return Math.max(headingEnd, startLine > 0 ? findLineEnd(document, startLine - 1) : headingEnd);
}

export const sectionRules = [sectionMissing, sectionEmpty] as const;
