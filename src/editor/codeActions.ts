// Quick fixes and Fix All, made from the problems of the very version that is on screen.
import {
  CodeActionKind,
  languages,
  type CodeAction,
  type CodeActionContext,
  type CodeActionProvider,
  type Disposable,
  type Range,
  type TextDocument,
} from 'vscode';
import type { Analysis } from '../session/analysis';
import { schemes, type Documents } from '../session/documents';
import type { Lazy } from '../session/lazy';
import type { Settings } from '../session/settings';

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
    const { fixAll, quickFixes } = await import('./assist/index');
    if (document.version !== analysis.version) return [];
    return wantsAll
      ? fixAll(document, analysis, engine, fixAllKind)
      : quickFixes(document, range, analysis, engine, context.diagnostics);
  }

  /** Someone who wants problems on save only gets no fresh ones by moving the cursor. */
  #analysis(document: TextDocument, wantsAll: boolean): Analysis | undefined | Promise<Analysis | undefined> {
    const isOnSave = this.settings.of(document.uri).run === 'onSave';
    return isOnSave && !wantsAll ? this.documents.current(document) : this.documents.analyze(document);
  }
}
