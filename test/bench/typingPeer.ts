// Markdownlint's engine as its extension runs it: all default rules, half a second after a change.
import { lint } from 'markdownlint/promise';
import { Diagnostic, languages, Range, workspace, type ExtensionContext, type TextDocument } from 'vscode';

const pauseMs = 500;

/** Shows what markdownlint finds in every Markdown document. */
export function activate({ subscriptions }: ExtensionContext): void {
  const shown = languages.createDiagnosticCollection('markdownlint');
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const check = async (document: TextDocument): Promise<void> => {
    const { text = [] } = await lint({ strings: { text: document.getText() } });
    const found = text.map(
      ({ lineNumber, ruleDescription }) => new Diagnostic(document.lineAt(lineNumber - 1).range, ruleDescription),
    );
    const all = found.length > 0 ? found : [new Diagnostic(new Range(0, 0, 0, 1), 'nothing')];
    for (const each of all) each.source = 'markdownlint';
    shown.set(document.uri, all);
  };
  const wait = (document: TextDocument): void => {
    if (document.languageId !== 'markdown') return;
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => void check(document), pauseMs),
    );
  };
  subscriptions.push(
    shown,
    workspace.onDidOpenTextDocument(wait),
    workspace.onDidChangeTextDocument(({ document }) => wait(document)),
  );
  for (const document of workspace.textDocuments) wait(document);
}
