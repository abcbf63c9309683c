// Beside the entries of a timeline; what is said there is loaded with the first review.
import { Disposable, EventEmitter, languages, type TextDocument } from 'vscode';
import type { Analysis } from '../session/analysis';
import { schemes, type Documents } from '../session/documents';
import type { Lazy, ReviewEngine } from '../session/lazy';
import type { Settings } from '../session/settings';
import type * as Notes from './timelineNotes';

export function registerTimeline(documents: Documents, settings: Settings, lazy: Lazy): Disposable {
  const selector = schemes.map(scheme => ({ language: 'markdown', scheme }));
  const changed = new EventEmitter<void>();
  const of = async <T>(
    document: TextDocument,
    say: (notes: typeof Notes, engine: ReviewEngine, analysis: Analysis) => T,
  ): Promise<T | undefined> => {
    // Who asked for checks on saving sees what the last save gave, not new problems because of a hint.
    const isOnType = settings.of(document.uri).run === 'onType';
    const analysis = isOnType ? await documents.analyze(document) : documents.current(document);
    return analysis && say(await import('./timelineNotes'), await lazy.review(), analysis);
  };
  return Disposable.from(
    changed,
    documents.onDidChange(() => changed.fire()),
    settings.onDidChange(() => changed.fire()),
    languages.registerInlayHintsProvider(selector, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: (document, range) =>
        settings.of(document.uri).timeline.hints
          ? of(document, (notes, engine, analysis) => notes.hintsIn(engine, analysis, document, range))
          : [],
    }),
    languages.registerHoverProvider(selector, {
      provideHover: (document, position) =>
        of(document, (notes, engine, analysis) => {
          const zone = settings.of(document.uri).teamTimeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
          return notes.hoverAt(engine, analysis, document, position, zone);
        }),
    }),
    languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: (document, position) =>
          of(document, (notes, engine, analysis) => notes.milestonesAt(engine, analysis, document, position)),
      },
      '(',
    ),
  );
}
