// What a meeting about a review has to talk about, from its text: what nobody has answered, owned or agreed about yet.
import type { ReviewAnalysis } from '../analyze';
import type { Missing } from './completion';
import type { Problem } from '../model';
import { isOpenAction, isUnowned } from '../rules/actionLists';
import type { LintContext } from '../rules/rule';
import type { RuleCode } from '../rules/ruleSet';

type AgendaTopic = 'questions' | 'whys' | 'actions' | 'differences' | 'approvals' | 'missing';

/** One thing to talk about, in the words of the review. */
export interface AgendaItem {
  readonly topic: AgendaTopic;
  readonly text: string;
}

/** Problems that say that two places of the review, or the review and its issue, tell different things. */
const differing: ReadonlySet<string> = new Set<RuleCode>([
  'timeline.duration-mismatch',
  'timeline.out-of-order',
  'severity.mismatch',
  'actions.issue-drift',
  'actions.closed-issue',
]);

/** What the topics name by themselves, in the review's own words. */
const named: ReadonlySet<string> = new Set<RuleCode>([
  'question.unanswered',
  'whys.unanswered',
  'actions.no-owner',
  'approval.open',
]);

/** All problems, and those that keep the review from being complete: `findMissing`. */
interface OpenProblems extends Pick<LintContext, 'actionIssues'> {
  readonly problems: readonly Problem[];
  readonly missing: readonly Missing[];
}

/**
 * In the order of the text within each topic. Nothing that keeps the review from being complete is left out. `sayProblem`
 * puts a problem into the reader's words.
 */
export function makeAgenda(
  review: ReviewAnalysis,
  { problems, missing, ...known }: OpenProblems,
  sayProblem: (problem: Problem) => string,
): readonly AgendaItem[] {
  const { document } = review;
  const open = (code: RuleCode): readonly Problem[] => problems.filter(problem => problem.code === code);
  const questions = open('question.unanswered').map(({ span }) => ({
    topic: 'questions' as const,
    text: document.text.slice(span.start, span.end),
  }));
  const whys = review.whys
    .filter(({ answer, question }) => answer.trim() === '' && question.trim() !== '')
    .map(({ question }) => ({ topic: 'whys' as const, text: question }));
  const actions = review.actions
    .filter(action => isUnowned(action) && isOpenAction(action, known))
    .map(({ text }) => ({ topic: 'actions' as const, text }));
  const differences = problems
    .filter(({ code }) => differing.has(code))
    .map(problem => ({ topic: 'differences' as const, text: sayProblem(problem) }));
  const approvals = open('approval.open').map(problem => ({
    topic: 'approvals' as const,
    text: sayProblem(problem),
  }));
  const others = missing
    .filter(({ problem }) => !named.has(problem.code) && !differing.has(problem.code))
    .map(({ problem, heading }) => ({
      topic: 'missing' as const,
      text: `${sayProblem(problem)}${heading === '' ? '' : ` (${heading})`}`,
    }));
  return [...questions, ...whys, ...actions, ...differences, ...approvals, ...others].map(item => ({
    ...item,
    text: item.text.replaceAll(/\s+/gu, ' ').trim(),
  }));
}
