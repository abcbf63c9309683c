// What the light bulb offers of the rule behind a problem: all of its fixes, and ways to hear of it no more. They come last.
import { CodeAction, CodeActionKind, commands, l10n, type Disposable, type TextDocument, type Uri } from 'vscode';
import type { Problem } from '../../review/index';
import type { Analysis } from '../../session/analysis';
import type { ReviewEngine } from '../../session/lazy';
import { createWorkspaceEdit } from '../../session/text/ranges';
import type { Settings } from '../../session/settings';

const turnOffCommand = '_incidentReviews.turnRuleOff';

/** Registers what the actions run; it is no command for people. */
export function registerRuleCommands(settings: Settings): Disposable {
  return commands.registerCommand(turnOffCommand, async (uri: Uri, code: string) => {
    await settings.update('rules', { ...settings.of(uri).rules, [code]: 'off' });
  });
}

/** One version of a review whose problems are to be fixed. */
export interface Fixable {
  readonly document: TextDocument;
  readonly analysis: Analysis;
  readonly engine: ReviewEngine;
}

/** The actions for the rules of these problems, each rule once. */
export function listRuleActions(review: Fixable, here: readonly Problem[]): readonly CodeAction[] {
  const codes = [...new Set(here.map(({ code }) => code))];
  return codes.flatMap(code => {
    const first = here.find(each => each.code === code);
    return [
      ...makeFixAll(review, code),
      ...(first ? makeCommentAction(review, first) : []),
      makeCommandAction(l10n.t('Turn the rule {0} off', code), turnOffCommand, [review.document.uri, code]),
      makeCommandAction(l10n.t('Configure the rule {0}', code), 'workbench.action.openSettings', [
        'incidentReviews.rules',
      ]),
    ];
  });
}

/** Only where several need no decision: one of them has its own fix above. */
function makeFixAll({ document, analysis, engine }: Fixable, code: string): readonly CodeAction[] {
  const fixes = engine.selectSafeFixes(analysis.problems.filter(each => each.code === code));
  if (fixes.length < 2) return [];
  const action = new CodeAction(l10n.t('Fix all {0} of the rule {1}', fixes.length, code), CodeActionKind.QuickFix);
  action.edit = createWorkspaceEdit(
    document,
    fixes.flatMap(({ edits }) => edits),
  );
  return [action];
}

/** A comment for the line of the problem; where none can stand, one for the document; none where that is not read either. */
function makeCommentAction({ document, analysis, engine }: Fixable, problem: Problem): readonly CodeAction[] {
  const disabling = engine.findDisabling(analysis.review, problem);
  if (!disabling) return [];
  const { scope, edit } = disabling;
  const title =
    scope === 'line'
      ? l10n.t('Turn {0} off for this line', problem.code)
      : l10n.t('Turn {0} off for this document', problem.code);
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.edit = createWorkspaceEdit(document, [edit]);
  return [action];
}

function makeCommandAction(title: string, command: string, args: unknown[]): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command, arguments: args };
  return action;
}
