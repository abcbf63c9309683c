// What is missing, empty, or left over from the template.
import type { RequiredSection } from '../../incident/policy';
import type { Meaning, ReviewDocument, Section, Span, TextEdit } from '../model';
import { readMaskedLines, listWithInner } from '../parse/document';
import { detectLineEnd, findLineSpan, findLineStart, readLineText, trimSpan } from '../parse/lines';
import type { TemplateSection } from '../templates/template';
import { readQuickAction } from '../parse/quickActions';
import type { ReviewAnalysis } from '../analyze';
import { fix, insert, insertSelected, findLineEnd, writeBehind, removeLines, replace, shorten } from './edits';
import { defineRule } from './rule';

/** What satisfies a required meaning: a cause may stand under several headings. */
const satisfies: Readonly<Record<RequiredSection, readonly Meaning[]>> = {
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
  *check(review, context) {
    const { document, template } = review;
    if (!template) return;
    const present = new Set(document.sections.map(section => section.meaning));
    for (const required of context.policy.requiredSections) {
      const meanings = satisfies[required];
      if (meanings.some(meaning => present.has(meaning))) continue;
      const wanted = template.sections.find(section => section.asks && meanings.includes(section.meaning));
      if (!wanted) continue;
      const args = { heading: wanted.heading };
      yield {
        args,
        span: findTitleSpan(review),
        fixes: [
          // What is put in is still to be written, and says so itself from then on.
          fix('insertSection', {
            args,
            edits: [insertSection(review, wanted, wanted.source.trim())],
            preferred: true,
          }),
          fix('insertSkipped', { args, edits: [insertSection(review, wanted, skippedSection(wanted))] }),
        ],
      };
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
    .map(judged => ({
      section: judged.section,
      place: judged.template ? sections.indexOf(judged.template) : -1,
    }))
    .filter(({ place }) => place >= 0);
  const before = known.findLast(({ place }) => place < order)?.section;
  const after = known.find(({ place }) => place > order)?.section;
  const line = before ? endOfInner(document, before) : (after?.headingLine ?? document.lineStarts.length);
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
function skippedSection({ heading, level }: TemplateSection): string {
  return `${'#'.repeat(level)} ${heading}\n\n${waiver}`;
}

/** Behind what the writer put inside the section. */
function endOfInner(document: ReviewDocument, section: Section): number {
  return listWithInner(document, section).at(-1)?.endLine ?? section.endLine;
}

const sectionEmpty = defineRule({
  code: 'section.empty',
  level: 'information',
  sentences: { 'section.empty': '"{heading}" is empty' },
  fixes: { writeSection: 'Write it here', skipSection: 'Not needed for this review, because…' },
  *check(review) {
    const { document } = review;
    for (const { section, asks, state } of review.sections) {
      if (!asks || state !== 'empty') continue;
      const eol = detectLineEnd(document.text);
      const at = findLineEnd(document, section.headingLine);
      yield {
        args: { heading: section.heading },
        span: section.headingSpan,
        fixes: [
          writeBehind('writeSection', afterHeading(review, section.startLine, at), `${eol}${eol}`),
          insertSelected('skipSection', afterHeading(review, section.startLine, at), {
            text: `${eol}${waiver}`,
            selected: waiverReason,
          }),
        ],
      };
    }
  },
});

/** Behind the heading, below the line of a setext heading. */
function afterHeading({ document }: ReviewAnalysis, startLine: number, headingEnd: number): number {
  return Math.max(headingEnd, startLine > 0 ? findLineEnd(document, startLine - 1) : headingEnd);
}

const guidanceLeft = defineRule({
  code: 'template.guidance-left',
  level: 'hint',
  sentences: { 'template.guidance-left': 'Guidance of the template is still here' },
  fixes: { removeGuidance: 'Remove the guidance', commentGuidance: 'Turn the guidance into a comment' },
  *check(review) {
    for (const { role, first, end, isUnchanged } of review.leftOvers) {
      if (role !== 'guidance') continue;
      const span = trimSpan(review.document.text, findLineSpan(review.document, first));
      const whole = { start: span.start, end: findLineEnd(review.document, end - 1) };
      const text = review.document.text.slice(whole.start, whole.end);
      yield {
        span,
        fixes: [
          // A sentence that somebody began to change may hold what they wanted to say.
          fix('removeGuidance', {
            edits: [removeBlock(review, first, end)],
            preferred: isUnchanged,
            safe: isUnchanged,
          }),
          fix('commentGuidance', { edits: [replace(whole, `<!-- ${text.replaceAll('-->', '--›')} -->`)] }),
        ],
      };
    }
  },
});

const exampleLeft = defineRule({
  code: 'template.example-left',
  level: 'information',
  sentences: { 'template.example-left': 'Example text of the template is still here' },
  fixes: { removeExample: 'Remove the example' },
  *check(review) {
    for (const { role, first, end, isUnchanged } of review.leftOvers) {
      if (role !== 'example') continue;
      yield {
        span: trimSpan(review.document.text, findLineSpan(review.document, first)),
        fixes: [
          fix('removeExample', { edits: [removeBlock(review, first, end)], preferred: isUnchanged, safe: isUnchanged }),
        ],
      };
    }
  },
});

/** Removes lines and the blank ones behind them, so that no doubled gap stays. */
function removeBlock({ document }: ReviewAnalysis, first: number, end: number): TextEdit {
  let to = end;
  const isBlank = (line: number): boolean => readLineText(document, line).trim() === '';
  if (isBlank(first - 1)) while (to < document.lineStarts.length - 1 && isBlank(to)) to += 1;
  return removeLines(document, first, to);
}

/** Only a line that stands as text in a review that is in GitLab already; `/cc` is for people. */
const quickActionLeft = defineRule({
  code: 'quick-action.left',
  level: 'information',
  sentences: { 'quick-action.left': '"{action}" stands here as text; GitLab does not run it any more' },
  fixes: { removeQuickAction: 'Remove the line' },
  *check(review) {
    const { document } = review;
    if (!document.marker?.review) return;
    const lines = readMaskedLines(document);
    for (let line = 0; line < document.lineStarts.length; line += 1) {
      if (document.masked.charCodeAt(document.lineStarts[line] ?? 0) !== 47) continue;
      const text = readLineText(lines, line).trimEnd();
      const action = readQuickAction(text);
      if (!action || action.name === 'cc') continue;
      const start = findLineStart(lines, line);
      yield {
        args: { action: shorten(text) },
        span: { start, end: start + text.length },
        fixes: [
          fix('removeQuickAction', {
            edits: [removeLines(document, line, line + 1)],
            preferred: !action.isText,
            safe: !action.isText,
          }),
        ],
      };
    }
  },
});

export const structureRules = [sectionMissing, sectionEmpty, guidanceLeft, exampleLeft, quickActionLeft] as const;
