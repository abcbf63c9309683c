// What a review lacks to be complete by its team's process, each with its place.
import type { RequiredSection } from '../../incident/policy';
import type { ReviewAnalysis } from '../analyze';
import { isGap } from '../completeness';
import { findProblems } from '../lint';
import type { Meaning, Problem } from '../model';
import { findLine } from '../parse/lines';
import { findSection } from '../parse/sections';
import type { LintContext } from '../rules/rule';
import type { RuleCode } from '../rules/ruleSet';
import { satisfies } from '../rules/sections';

/** Actions that nobody owns or can follow keep a review open, where the process asks for actions. */
const actionCodes: ReadonlySet<string> = new Set<RuleCode>(['actions.none', 'actions.no-owner', 'actions.no-link']);
const always: ReadonlySet<string> = new Set<RuleCode>([
  'section.missing',
  'approval.open',
  'security.not-confidential',
]);

/** One thing that is missing. `line`: from 0. */
export interface Missing {
  readonly problem: Problem;
  readonly line: number;
  /** Where it stands; empty before the first heading. */
  readonly heading: string;
}

/**
 * What the profile requires and the document has not: its required sections with everything in them that is still to be
 * written, actions with owner and issue, approvals, and every warning. What the profile does not require may stay as it is.
 */
export function findMissing(review: ReviewAnalysis, context: LintContext): readonly Missing[] {
  const { requiredSections } = context.policy;
  const meanings = new Set<Meaning>(requiredSections.flatMap(required => satisfies[required]));
  const asksActions = requiredSections.includes('actions' satisfies RequiredSection);
  const warnings = new Set(
    findProblems(review, { ...context, stage: 'drafting' })
      .filter(({ level }) => level === 'warning' || level === 'error')
      .map(makeKey),
  );
  return findProblems(review, { ...context, stage: 'completing' })
    .map(problem => {
      const line = findLine(review.document, problem.span.start);
      const section = findSection(review.document.sections, line);
      return { problem, line, heading: section?.heading ?? '', meaning: section?.meaning };
    })
    .filter(
      ({ problem, meaning }) =>
        // That it is late is nothing that anybody could still add.
        problem.code !== ('review.overdue' satisfies RuleCode) &&
        (always.has(problem.code) ||
          warnings.has(makeKey(problem)) ||
          (asksActions && actionCodes.has(problem.code)) ||
          (isGap(problem) && meaning !== undefined && meanings.has(meaning))),
    )
    .map(({ problem, line, heading }) => ({ problem, line, heading }));
}

function makeKey({ code, span }: Problem): string {
  return `${code} ${span.start} ${span.end}`;
}
