// The problems of reviews in the editor and the Problems panel.
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  Location,
  type TextDocument,
} from 'vscode';
import type { Problem } from '../review/index';
import type { Documents } from '../session/documents';
import type { Lazy, ReviewEngine } from '../session/lazy';
import { convertToRange } from '../session/ranges';
import { makeExplanationUri } from './explanations';

const source = 'Incident Reviews';

const severities: Readonly<Record<Problem['level'], DiagnosticSeverity>> = {
  hint: DiagnosticSeverity.Hint,
  information: DiagnosticSeverity.Information,
  warning: DiagnosticSeverity.Warning,
  error: DiagnosticSeverity.Error,
};

/** Shows the problems of every open review, and takes them away with it. */
export function registerDiagnostics(documents: Documents, lazy: Lazy): Disposable {
  const collection = languages.createDiagnosticCollection('incidentReviews');
  const show = async (document: TextDocument): Promise<void> => {
    const analysis = documents.current(document);
    if (!analysis) {
      collection.delete(document.uri);
      return;
    }
    const engine = await lazy.review();
    if (documents.current(document) !== analysis) return;
    collection.set(
      document.uri,
      analysis.problems.map(problem => makeDiagnostic(document, problem, engine)),
    );
  };
  return Disposable.from(
    collection,
    documents.onDidChange(document => void show(document)),
  );
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
