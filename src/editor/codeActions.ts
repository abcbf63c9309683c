// Quick fixes and Fix All, made from the problems of the very version that is on screen.
import {
  CodeAction,
  CodeActionKind,
  l10n,
  languages,
  type CodeActionContext,
  type CodeActionProvider,
  type Diagnostic,
  type Disposable,
  type Range,
  type TextDocument,
} from 'vscode';
import type { Fix, Problem } from '../review/index';
import { schemes, type Analysis, type Documents } from '../session/documents';
import type { Lazy, ReviewEngine } from '../session/lazy';
import type { Settings } from '../session/settings';
import { rangeOf, workspaceEditOf } from './ranges';

export const fixAllKind = CodeActionKind.SourceFixAll.append('incidentReviews');

export function registerCodeActions(documents: Documents, settings: Settings, lazy: Lazy): Disposable {
  const selector = schemes.map(scheme => ({ language: 'markdown', scheme }));
  return languages.registerCodeActionsProvider(selector, new ReviewActions(documents, settings, lazy), {
    providedCodeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
  });
}

class ReviewActions implements CodeActionProvider {
  constructor(
    readonly documents: Documents,
    readonly settings: Settings,
    readonly lazy: Lazy,
  ) {}

  async provideCodeActions(document: TextDocument, range: Range, context: CodeActionContext): Promise<CodeAction[]> {
    const wantsAll =
      context.only !== undefined &&
      fixAllKind.intersects(context.only) &&
      !context.only.intersects(CodeActionKind.QuickFix);
    const analysis = await this.#analysis(document, wantsAll);
    if (!analysis) return [];
    const engine = await this.lazy.review();
    if (document.version !== analysis.version) return [];
    if (wantsAll) return fixAll(document, analysis, engine);
    return analysis.problems
      .filter(problem => rangeOf(document, problem.span).intersection(range))
      .flatMap(problem => problem.fixes.map(fix => quickFix(document, problem, fix, context.diagnostics, engine)));
  }

  /** Someone who wants problems on save only gets no fresh ones by moving the cursor. */
  #analysis(document: TextDocument, wantsAll: boolean): Analysis | undefined | Promise<Analysis | undefined> {
    const isOnSave = this.settings.of(document.uri).run === 'onSave';
    return isOnSave && !wantsAll ? this.documents.current(document) : this.documents.analyze(document);
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

function fixAll(document: TextDocument, { problems }: Analysis, engine: ReviewEngine): CodeAction[] {
  const edits = engine.safeFixes(problems).flatMap(fix => fix.edits);
  if (edits.length === 0) return [];
  const action = new CodeAction(l10n.t('Fix all incident review problems that need no decision'), fixAllKind);
  action.edit = workspaceEditOf(document, edits);
  return [action];
}
