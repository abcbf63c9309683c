// The actions themselves, from the problems of one version of a document.
import { CodeAction, CodeActionKind, l10n, type Diagnostic, type Range, type TextDocument } from 'vscode';
import type { Fix, Problem } from '../../review/index';
import type { Analysis } from '../../session/analysis';
import type { ReviewEngine } from '../../session/lazy';
import { rangeOf, workspaceEditOf } from '../ranges';

/** The fixes of the problems that touch a range; `shown` are the diagnostics that VS Code has there. */
export function quickFixes(
  document: TextDocument,
  range: Range,
  analysis: Analysis,
  engine: ReviewEngine,
  shown: readonly Diagnostic[],
): CodeAction[] {
  return analysis.problems
    .filter(problem => rangeOf(document, problem.span).intersection(range))
    .flatMap(problem => [
      ...beginnings(problem, analysis),
      ...problem.fixes.map(fix => quickFix(document, problem, fix, shown, engine)),
    ]);
}

/** An empty section is begun with the block that belongs into it, at the cursor on its heading. */
function beginnings({ code, span }: Problem, { review }: Analysis): CodeAction[] {
  const section = code === 'section.empty' && review.sections.find(each => each.headingSpan.start === span.start);
  if (!section) return [];
  const blocks = review.blocks.slice(section.firstBlock, section.endBlock);
  const begin = (command: string, title: string): CodeAction[] => {
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    action.command = { title, command: `incidentReviews.${command}` };
    return [action];
  };
  switch (section.meaning) {
    case 'timeline':
      return begin('insertTimelineEntry', l10n.t('Insert a timeline entry'));
    case 'whys':
      return begin('insertFiveWhys', l10n.t('Insert the 5 whys'));
    case 'actions':
      // The template's own table is to be filled in.
      if (blocks.some(({ kind }) => kind === 'table')) return [];
      return begin('insertCorrectiveActions', l10n.t('Insert a table of corrective actions'));
    default:
      return [];
  }
}

function quickFix(
  document: TextDocument,
  problem: Problem,
  fix: Fix,
  shown: readonly Diagnostic[],
  engine: ReviewEngine,
): CodeAction {
  const action = new CodeAction(l10n.t(engine.fixTitlePattern(fix), fix.args), CodeActionKind.QuickFix);
  const range = rangeOf(document, problem.span);
  action.diagnostics = shown.filter(
    ({ code, range: at }) => typeof code === 'object' && code.value === problem.code && at.isEqual(range),
  );
  if (fix.edits.length > 0) action.edit = workspaceEditOf(document, fix.edits);
  if (fix.command) action.command = { title: action.title, command: fix.command, arguments: [document.uri, fix.args] };
  if (fix.preferred) action.isPreferred = true;
  return action;
}

/** One action for all that needs no decision; none where there is nothing of the kind. */
export function fixAll(
  document: TextDocument,
  { problems }: Analysis,
  engine: ReviewEngine,
  kind: CodeActionKind,
): CodeAction[] {
  const edits = engine.safeFixes(problems).flatMap(fix => fix.edits);
  if (edits.length === 0) return [];
  const action = new CodeAction(l10n.t('Fix all incident review problems that need no decision'), kind);
  action.edit = workspaceEditOf(document, edits);
  return [action];
}
