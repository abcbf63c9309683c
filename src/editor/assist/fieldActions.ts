// What GitLab says of an empty field, by the light bulb: where its incident is in no list of this window, the rule knows no value.
import { CodeAction, CodeActionKind, l10n, type CancellationToken, type Diagnostic } from 'vscode';
import type { Problem, RuleCode } from '../../review/index';
import { createWorkspaceEdit } from '../../session/text/ranges';
import { findFieldValues, type FieldParts } from './fieldValues';
import { findProjects } from './projects';
import type { Fixable } from './ruleActions';

const emptyField: ReadonlySet<string> = new Set<RuleCode>(['field.empty', 'key-fact.missing']);

interface EmptyFields {
  readonly here: readonly Problem[];
  /** The diagnostics that VS Code has there. */
  readonly shown: readonly Diagnostic[];
  readonly token: CancellationToken;
}

/** The first value of each empty field among the problems whose own fixes have none; nothing where nobody is signed in. */
export async function offerKnownValues(
  parts: FieldParts,
  { document, analysis, engine }: Fixable,
  { here, shown, token }: EmptyFields,
): Promise<CodeAction[]> {
  const { review } = analysis;
  const empty = here.filter(
    ({ code, fixes }) => emptyField.has(code) && !fixes.some(({ title }) => title === 'fillField'),
  );
  if (empty.length === 0) return [];
  const projects = findProjects(document.uri, analysis, parts);
  const actions: CodeAction[] = [];
  for (const { span } of empty) {
    const field = engine.readFields(review).find(({ nameSpan }) => nameSpan.start === span.start);
    if (field?.meaning === undefined) continue;
    const [known] = await findFieldValues(parts, field.meaning, { document, analysis, projects, token });
    if (!known || known.isChoice === true) continue;
    const action = new CodeAction(
      l10n.t('{name}: {value}', { name: field.name, value: known.text }),
      CodeActionKind.QuickFix,
    );
    action.edit = createWorkspaceEdit(document, [engine.fillField(review, field, known.text)]);
    action.isPreferred = true;
    const start = document.positionAt(span.start);
    action.diagnostics = shown.filter(({ range }) => range.start.isEqual(start));
    actions.push(action);
  }
  return actions;
}
