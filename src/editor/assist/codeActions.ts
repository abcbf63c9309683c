// Quick fixes and Fix All, made from the problems of the very version that is on screen.
import {
  CodeAction,
  CodeActionKind,
  Disposable,
  Selection,
  commands,
  l10n,
  languages,
  window,
  type CancellationToken,
  type CodeActionContext,
  type CodeActionProvider,
  type Diagnostic,
  type Range,
  type TextDocument,
  type Uri,
} from 'vscode';
import type { Fix, Problem, RuleCode, Span } from '../../review/index';
import type { Analysis } from '../../session/analysis';
import { reviewSelector, type Documents } from '../../session/documents';
import { createCursorEdit } from '../../session/text/cursorEdits';
import { findOpenDocument, findShownEditor } from '../../session/text/openDocument';
import { convertToRange, createWorkspaceEdit } from '../../session/text/ranges';
import { offerKnownValues } from './fieldActions';
import type { FieldParts } from './fieldValues';
import { listRuleActions, registerRuleCommands, type Fixable } from './ruleActions';

export interface CodeActionParts extends FieldParts {
  readonly documents: Documents;
}

const fixAllKind = CodeActionKind.SourceFixAll.append('incidentReviews');

/** Registers quick fixes, and Fix All for `editor.codeActionsOnSave`. */
export function registerCodeActions(parts: CodeActionParts): Disposable {
  return Disposable.from(
    commands.registerCommand(placeCursorCommand, placeCursor),
    registerRuleCommands(parts.settings),
    languages.registerCodeActionsProvider(reviewSelector, new ReviewActions(parts), {
      providedCodeActionKinds: [CodeActionKind.QuickFix, fixAllKind, CodeActionKind.RefactorRewrite],
    }),
  );
}

/** VS Code runs it for a fix that changes nothing; it is no command for people. */
const placeCursorCommand = '_incidentReviews.placeCursor';

/** Puts the cursor where the answer goes, or selects what is to be replaced. */
async function placeCursor(uri: Uri, { start, end }: Span): Promise<void> {
  const document = findOpenDocument(uri);
  const editor = (document && findShownEditor(document)) ?? (await window.showTextDocument(uri));
  const selection = new Selection(editor.document.positionAt(start), editor.document.positionAt(end));
  editor.selection = selection;
  editor.revealRange(selection);
}

class ReviewActions implements CodeActionProvider {
  constructor(readonly parts: CodeActionParts) {}

  async provideCodeActions(
    document: TextDocument,
    range: Range,
    ...[context, token]: readonly [CodeActionContext, CancellationToken]
  ): Promise<CodeAction[]> {
    const wantsAll =
      context.only !== undefined &&
      fixAllKind.intersects(context.only) &&
      !context.only.intersects(CodeActionKind.QuickFix);
    const analysis = await this.#analyze(document, wantsAll);
    if (!analysis) return [];
    const review = { document, analysis, engine: await this.parts.lazy.review() };
    if (wantsAll) return fixAll(review);
    const here = analysis.problems.filter(problem => convertToRange(document, problem.span).intersection(range));
    const known = await offerKnownValues(this.parts, review, { here, shown: context.diagnostics, token });
    if (document.version !== analysis.version) return [];
    return [...known, ...makeQuickFixes(review, here, context.diagnostics), ...offerAlignment(review, range)];
  }

  /** Who asked for problems on saving gets no new ones by moving the cursor. */
  #analyze(document: TextDocument, wantsAll: boolean): Analysis | undefined | Promise<Analysis | undefined> {
    const { documents, settings } = this.parts;
    const isOnSave = settings.of(document.uri).run === 'onSave';
    return isOnSave && !wantsAll ? documents.findCurrent(document) : documents.analyze(document);
  }
}

/** The fixes of the problems that somebody points at; `shown` are the diagnostics that VS Code has there. */
function makeQuickFixes(review: Fixable, here: readonly Problem[], shown: readonly Diagnostic[]): CodeAction[] {
  const { document, analysis } = review;
  const fixes = here.flatMap(problem => {
    const at = convertToRange(document, problem.span);
    const diagnostics = shown.filter(
      ({ code, range: other }) => typeof code === 'object' && code.value === problem.code && other.isEqual(at),
    );
    return [
      ...makeBlockInsertions(problem, analysis),
      ...problem.fixes.map(fix =>
        Object.assign(makeQuickFix(review, fix), { diagnostics } satisfies Partial<CodeAction>),
      ),
    ];
  });
  return [...fixes, ...listRuleActions(review, here)];
}

/** A table is aligned only when somebody asks for it. */
function offerAlignment({ document, analysis, engine }: Fixable, { start }: Range): CodeAction[] {
  const edit = engine.alignTable(analysis.review, start.line);
  if (!edit) return [];
  const action = new CodeAction(l10n.t('Align the table'), CodeActionKind.RefactorRewrite);
  action.edit = createWorkspaceEdit(document, [edit]);
  return [action];
}

/** In an empty section: puts in the block that belongs there, at the cursor on its heading. */
function makeBlockInsertions({ code, span }: Problem, { review }: Analysis): CodeAction[] {
  const section =
    code === ('section.empty' satisfies RuleCode) &&
    review.sections.find(each => each.headingSpan.start === span.start);
  if (!section) return [];
  const blocks = review.blocks.slice(section.firstBlock, section.endBlock);
  const insertion = (command: string, title: string): CodeAction[] => {
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    action.command = { title, command: `incidentReviews.${command}` };
    return [action];
  };
  switch (section.meaning) {
    case 'timeline':
      return insertion('insertTimelineEntry', l10n.t('Insert a timeline entry'));
    case 'whys':
      return insertion('insertFiveWhys', l10n.t('Insert the 5 whys'));
    case 'actions':
      // The template's own table is to be filled in.
      if (blocks.some(({ kind }) => kind === 'table')) return [];
      return insertion('insertCorrectiveActions', l10n.t('Insert a table of corrective actions'));
    default:
      return [];
  }
}

function makeQuickFix({ document, engine }: Fixable, fix: Fix): CodeAction {
  const action = new CodeAction(l10n.t(engine.readFixTitlePattern(fix), fix.args), CodeActionKind.QuickFix);
  if (fix.edits.length > 0) {
    action.edit = fix.cursor
      ? createCursorEdit(document, fix.edits, fix.cursor)
      : createWorkspaceEdit(document, fix.edits);
  }
  if (fix.command) {
    const { title } = action;
    // A fix that says which row it is about tells its command.
    const argument = Object.keys(fix.args).length > 0 ? { uri: document.uri, ...fix.args } : document.uri;
    action.command = { title, command: fix.command, arguments: [argument] };
  }
  if (fix.cursor && fix.edits.length === 0) {
    action.command = { title: action.title, command: placeCursorCommand, arguments: [document.uri, fix.cursor] };
  }
  if (fix.preferred) action.isPreferred = true;
  return action;
}

/** One action for all that needs no decision; none where there is nothing of the kind. */
function fixAll({ document, analysis, engine }: Fixable): CodeAction[] {
  const edits = engine.selectSafeFixes(analysis.problems).flatMap(fix => fix.edits);
  if (edits.length === 0) return [];
  const action = new CodeAction(l10n.t('Fix all incident review problems that need no decision'), fixAllKind);
  action.edit = createWorkspaceEdit(document, edits);
  return [action];
}
