// What a meeting about a review has to talk about, from its text: what nobody has answered, owned or agreed about yet.
import type { ReviewAnalysis } from '../analyze';
import type { Problem } from '../model';
import { findLine } from '../parse/lines';

type AgendaTopic = 'questions' | 'whys' | 'actions' | 'differences' | 'approvals';

/** One thing to talk about, in the words of the review. `line`: from 0. */
export interface AgendaItem {
  readonly topic: AgendaTopic;
  readonly text: string;
  readonly line: number;
}

/** Problems that say that two places of the review, or the review and its issue, tell different things. */
const differing: ReadonlySet<string> = new Set([
  'timeline.duration-mismatch',
  'timeline.out-of-order',
  'severity.mismatch',
  'actions.issue-drift',
  'actions.closed-issue',
]);

/** In the order of the text within each topic. `sayProblem` puts a problem into the reader's words. */
export function makeAgenda(
  review: ReviewAnalysis,
  problems: readonly Problem[],
  sayProblem: (problem: Problem) => string,
): readonly AgendaItem[] {
  const { document } = review;
  const lineAt = (offset: number): number => findLine(document, offset);
  const open = (code: string): readonly Problem[] => problems.filter(problem => problem.code === code);
  const questions = open('question.unanswered').map(({ span }) => ({
    topic: 'questions' as const,
    text: document.text.slice(span.start, span.end),
    line: lineAt(span.start),
  }));
  const whys = review.whys
    .filter(({ answer, question }) => answer.trim() === '' && question.trim() !== '')
    .map(({ question, line }) => ({ topic: 'whys' as const, text: question, line }));
  const actions = review.actions
    .filter(({ owner, done }) => owner === undefined && !done)
    .map(({ text, line }) => ({ topic: 'actions' as const, text, line }));
  const differences = problems
    .filter(({ code }) => differing.has(code))
    .map(problem => ({ topic: 'differences' as const, text: sayProblem(problem), line: lineAt(problem.span.start) }));
  const approvals = open('approval.open').map(problem => ({
    topic: 'approvals' as const,
    text: sayProblem(problem),
    line: lineAt(problem.span.start),
  }));
  return [...questions, ...whys, ...actions, ...differences, ...approvals].map(item => ({
    ...item,
    text: item.text.replaceAll(/\s+/gu, ' ').trim(),
  }));
}
