// What the light bulb offers of the rule behind a problem: all of its fixes, and ways to hear of it no more. They come last.
import {
  CodeAction,
  CodeActionKind,
  commands,
  ConfigurationTarget,
  l10n,
  Position,
  workspace,
  WorkspaceEdit,
  type Disposable,
  type TextDocument,
  type Uri,
} from 'vscode';
import type { Problem } from '../../review/index';
import type { ReviewEngine } from '../../session/lazy';
import { convertToRange, createWorkspaceEdit } from '../../session/text/ranges';
import type { Settings } from '../../session/settings';

const turnOffCommand = '_incidentReviews.turnRuleOff';

/** Registers what the actions run; it is no command for people. */
export function registerRuleCommands(settings: Settings): Disposable {
  return commands.registerCommand(turnOffCommand, async (uri: Uri, code: string) => {
    const isOfWorkspace = workspace.workspaceFolders !== undefined && workspace.isTrusted;
    const target = isOfWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    await settings.update('rules', { ...settings.of(uri).rules, [code]: 'off' }, target);
  });
}

/** The actions for the rules of these problems, each rule once. `all` are the problems of the whole document. */
export function listRuleActions(
  document: TextDocument,
  engine: ReviewEngine,
  { here, all }: { readonly here: readonly Problem[]; readonly all: readonly Problem[] },
): readonly CodeAction[] {
  const codes = [...new Set(here.map(({ code }) => code))];
  return codes.flatMap(code => {
    const first = here.find(each => each.code === code);
    return [
      ...makeFixAll(document, engine, { code, all }),
      ...(first ? makeLineAction(document, first) : []),
      makeCommandAction(l10n.t('Turn the rule {0} off', code), turnOffCommand, [document.uri, code]),
      makeCommandAction(l10n.t('Configure the rule {0}', code), 'workbench.action.openSettings', [
        'incidentReviews.rules',
      ]),
    ];
  });
}

/** Only where several need no decision: one of them has its own fix above. */
function makeFixAll(
  document: TextDocument,
  engine: ReviewEngine,
  { code, all }: { readonly code: string; readonly all: readonly Problem[] },
): readonly CodeAction[] {
  const fixes = engine.selectSafeFixes(all.filter(each => each.code === code));
  if (fixes.length < 2) return [];
  const action = new CodeAction(l10n.t('Fix all {0} of the rule {1}', fixes.length, code), CodeActionKind.QuickFix);
  action.edit = createWorkspaceEdit(
    document,
    fixes.flatMap(({ edits }) => edits),
  );
  return [action];
}

/** A comment above the line. Within a table or a list it would end them, so there it is not offered. */
function makeLineAction(document: TextDocument, { code, span }: Problem): readonly CodeAction[] {
  const { line } = convertToRange(document, span).start;
  const above = line > 0 ? document.lineAt(line - 1).text.trim() : '';
  if (/^\s*(?:[|\-+*>]|\d+[.)]|$)|^\s/u.test(document.lineAt(line).text) || !/^(?:#.*)?$/u.test(above)) return [];
  const action = new CodeAction(l10n.t('Turn {0} off for this line', code), CodeActionKind.QuickFix);
  action.edit = new WorkspaceEdit();
  action.edit.insert(document.uri, new Position(line, 0), `<!-- review-disable-next-line ${code} -->\n`);
  return [action];
}

function makeCommandAction(title: string, command: string, args: unknown[]): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command, arguments: args };
  return action;
}
