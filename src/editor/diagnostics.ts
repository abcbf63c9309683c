// The problems of reviews in the editor and the Problems panel.
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  Location,
  window,
  workspace,
  type Range,
  type TextDocument,
} from 'vscode';
import { isRecent } from '../incident/units';
import type { Problem } from '../review/index';
import { logFailure } from '../session/log';
import type { Documents } from '../session/documents';
import type { Lazy, ReviewEngine } from '../session/lazy';
import { convertToRange } from '../session/text/ranges';
import { makeExplanationUri } from './explanations';
import type { ShownProblems } from './shownProblems';

const source = 'Incident Reviews';

const severities: Readonly<Record<Problem['level'], DiagnosticSeverity>> = {
  hint: DiagnosticSeverity.Hint,
  information: DiagnosticSeverity.Information,
  warning: DiagnosticSeverity.Warning,
  error: DiagnosticSeverity.Error,
};

/** Milliseconds after a key in which a word is still being typed. */
const typingMs = 1000;

/** The problems of reviews, as VS Code lists them. */
export interface Diagnostics extends Disposable {
  /** Asks which problems are to be shown; gives what is shown then. */
  readonly choose: () => Promise<ShownProblems>;
}

/** Shows the problems of every open review, and takes them away with it. */
export function registerDiagnostics(documents: Documents, lazy: Lazy): Diagnostics {
  const collection = languages.createDiagnosticCollection('incidentReviews');
  const typed = new TypedWords();
  let which: ShownProblems = 'usual';
  const showNow = async (document: TextDocument): Promise<void> => {
    const analysis = which === 'none' ? undefined : documents.findCurrent(document);
    if (!analysis) {
      collection.delete(document.uri);
      return;
    }
    const engine = await lazy.review();
    if (documents.findCurrent(document) !== analysis) return;
    const known = new Set((collection.get(document.uri) ?? []).map(({ message }) => message));
    const word = typed.find(document);
    const found = analysis.problems.map(problem => {
      const level = problem.level === 'hint' && which === 'all' ? 'information' : problem.level;
      return makeDiagnostic(document, { ...problem, level }, engine);
    });
    // A word is not judged before it is written; what was shown before stays.
    const shown = found.filter(({ range, message }) => !word?.contains(range) || known.has(message));
    collection.set(document.uri, shown);
    if (shown.length < found.length) typed.whenQuiet(document, show);
  };
  const show = (document: TextDocument): void => logFailure(documents.log, 'problems', showNow(document));
  return Object.assign(Disposable.from(collection, typed, documents.onDidChange(show)), {
    choose: async () => {
      const { pickShown } = await import('./shownProblems');
      which = (await pickShown(which)) ?? which;
      for (const document of workspace.textDocuments) show(document);
      return which;
    },
  });
}

/** Where somebody types at the moment. */
class TypedWords implements Disposable {
  #last: { readonly document: TextDocument; readonly at: number } | undefined;
  readonly #timers = new Map<TextDocument, ReturnType<typeof setTimeout>>();
  readonly #subscription = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) this.#last = { document, at: Date.now() };
  });

  /** The word that the cursor ends, while it is being typed. */
  find(document: TextDocument): Range | undefined {
    const editor = window.activeTextEditor;
    if (editor?.document !== document || this.#last?.document !== document) return undefined;
    if (!isRecent(this.#last.at, Date.now(), typingMs)) return undefined;
    const word = document.getWordRangeAtPosition(editor.selection.active, /[^\s|]+/u);
    return word?.end.isEqual(editor.selection.active) ? word : undefined;
  }

  whenQuiet(document: TextDocument, show: (document: TextDocument) => void): void {
    clearTimeout(this.#timers.get(document));
    const timer = setTimeout(() => {
      this.#timers.delete(document);
      // Of a closed one another may have the name by now, whose problems these would take away.
      if (!document.isClosed) show(document);
    }, typingMs);
    this.#timers.set(document, timer);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscription.dispose();
  }
}

function makeDiagnostic(document: TextDocument, problem: Problem, engine: ReviewEngine): Diagnostic {
  const diagnostic = new Diagnostic(
    convertToRange(document, problem.span),
    l10n.t(engine.readMessagePattern(problem), problem.args),
    severities[problem.level],
  );
  diagnostic.source = source;
  diagnostic.code = { value: problem.code, target: makeExplanationUri(problem.code) };
  if (problem.related) {
    diagnostic.relatedInformation = problem.related.map(
      related =>
        new DiagnosticRelatedInformation(
          new Location(document.uri, convertToRange(document, related.span)),
          l10n.t(engine.readRelatedPattern(related)),
        ),
    );
  }
  return diagnostic;
}
