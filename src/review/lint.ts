// Runs the rules over a document and says what they found, sorted, at the level that stage and settings give.
import { formatUtcDate } from '../incident/calendar';
import type { Problem, ReviewDocument } from './model';
import { isDueSoon } from './rules/incident';
import { ruleSet } from './rules/ruleSet';
import type { Finding, LintContext, Rule } from './rules/rule';
import { isDisabled } from './parse/suppressions';
import { analyzeReview, type ReviewAnalysis } from './analyze';

/** Above this many UTF-16 units a document is not read at all. */
export const longestDocument = 2_000_000;

/** No rule: what is said instead of working on a text that is too long. */
export const documentTooLong: Readonly<Record<string, string>> = {
  'document.too-long': 'This document is too long to be checked ({size} of {limit} characters)',
};

type Heard = Problem['level'];

/** One step up; nothing becomes an error by itself. */
function raiseLevel(level: Heard): Heard {
  return level === 'hint' ? 'information' : level === 'information' ? 'warning' : level;
}

/** All problems of what was understood, by place. A rule that is off does no work. */
export function findProblems(review: ReviewAnalysis, context: LintContext): readonly Problem[] {
  const problems: Problem[] = [];
  const isRaised = context.stage === 'completing' || isDueSoon(review, context);
  for (const rule of ruleSet as readonly Rule[]) {
    const { code } = rule;
    const wanted = context.rules[code];
    const usual = wanted ?? rule.level;
    if (usual === 'off' || (rule.prose && !review.english)) continue;
    const report = (finding: Finding): void => {
      const level = wanted ?? finding.level ?? usual;
      if (level === 'off' || isDisabled(review.disabled, code, finding.span.start)) return;
      problems.push(createProblem(code, finding, isRaised ? raiseLevel(level) : level));
    };
    rule.check(review, report, context);
  }
  return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : 1));
}

function createProblem(code: string, finding: Finding, level: Heard): Problem {
  const { message = code, args = {}, span, fixes = [], related } = finding;
  return { code, message, args, span, level, fixes, ...(related ? { related } : {}) };
}

/** Reads a document and says its problems; one that is too long has one problem, and no work is done. */
export function lint(document: ReviewDocument, context: LintContext): readonly Problem[] {
  if (document.text.length > longestDocument) return [createTooLongProblem(document.text.length)];
  return findProblems(analyzeReview(document, context.template, readHints(context)), context);
}

/** The date of the incident helps to read a timeline that states times only. */
export function readHints(context: Pick<LintContext, 'incident'>): { readonly incidentDate?: string } {
  return context.incident ? { incidentDate: formatUtcDate(context.incident.createdAt) } : {};
}

function createTooLongProblem(size: number): Problem {
  return {
    code: 'document.too-long',
    message: 'document.too-long',
    args: { size, limit: longestDocument },
    span: { start: 0, end: 0 },
    level: 'information',
    fixes: [],
  };
}
