// How much of a review is done: what the language status and the lists say.
import type { Completeness, Problem, SectionState } from './model';
import { findLine } from './parse/lines';
import { findSection } from './parse/sections';
import type { ReviewAnalysis } from './analyze';
import type { RuleCode } from './rules/ruleSet';

/** Codes that keep a section from being complete. */
const incomplete: ReadonlySet<string> = new Set<RuleCode>([
  'section.empty',
  'summary.no-text',
  'placeholder.unfilled',
  'question.unanswered',
  'field.empty',
  'key-fact.missing',
  'template.example-left',
  'whys.unanswered',
]);

/** Whether a problem says that something is not written yet. */
export function isGap({ code }: Pick<Problem, 'code'>): boolean {
  return incomplete.has(code);
}

/** Sections that ask for something; a skipped one counts neither way. */
export function measureCompleteness(review: ReviewAnalysis, problems: readonly Problem[]): Completeness {
  const { document } = review;
  const unfinished = new Set<number>();
  for (const problem of problems) {
    if (!isGap(problem)) continue;
    const section = findSection(document.sections, findLine(document, problem.span.start));
    if (section) unfinished.add(section.index);
  }
  const asked = review.sections.filter(({ asks, state }) => asks && state !== 'skipped');
  const stateOf = ({ section, state }: (typeof asked)[number]): SectionState =>
    state === 'complete' && unfinished.has(section.index) ? 'started' : state;
  const open = asked
    .map(status => ({ heading: status.section.heading, line: status.section.headingLine, state: stateOf(status) }))
    .filter(({ state }) => state !== 'complete');
  return { complete: asked.length - open.length, total: asked.length, open };
}
