// Beside the entries of a timeline: the time since the start, a time elsewhere, the names of milestones.
import {
  CompletionItem,
  CompletionItemKind,
  Disposable,
  EventEmitter,
  Hover,
  InlayHint,
  l10n,
  languages,
  MarkdownString,
  Range,
  type Position,
  type TextDocument,
} from 'vscode';
import type { TimeReading } from '../../review/index';
import type { Analysis } from '../../session/analysis';
import { reviewSelector, type Documents } from '../../session/documents';
import type { Lazy, ReviewEngine } from '../../session/lazy';
import { convertToRange } from '../../session/text/ranges';
import type { Settings } from '../../session/settings';

/** One version of a review, and what reads it. */
interface ReadReview {
  readonly engine: ReviewEngine;
  readonly analysis: Analysis;
  readonly document: TextDocument;
}

/** Registers hints, hovers and suggestions beside the entries of timelines. */
export function registerTimeline(documents: Documents, settings: Settings, lazy: Lazy): Disposable {
  const changed = new EventEmitter<void>();
  const whenRead = async <T>(
    document: TextDocument,
    analysisOf: (document: TextDocument) => Promise<Analysis | undefined>,
    show: (review: ReadReview) => T,
  ): Promise<T | undefined> => {
    // With checks on saving only, a hint must not bring new problems: it shows the last analysis.
    const isOnType = settings.of(document.uri).run === 'onType';
    const analysis = isOnType ? await analysisOf(document) : documents.findCurrent(document);
    return analysis && show({ engine: await lazy.review(), analysis, document });
  };
  const now = (document: TextDocument): Promise<Analysis | undefined> => documents.analyze(document);
  return Disposable.from(
    changed,
    documents.onDidChange(() => changed.fire()),
    settings.onDidChange(() => changed.fire()),
    languages.registerInlayHintsProvider(reviewSelector, {
      onDidChangeInlayHints: changed.event,
      // VS Code asks with every key; the hints wait for the analysis that the problems wait for.
      provideInlayHints: (document, range) =>
        settings.of(document.uri).timeline.hints
          ? whenRead(
              document,
              each => documents.analyzeWhenQuiet(each),
              review => makeHints(review, range),
            )
          : [],
    }),
    languages.registerHoverProvider(reviewSelector, {
      provideHover: (document, position) => {
        const zone = settings.of(document.uri).teamTimeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
        return whenRead(document, now, review => showTimeHover(review, position, zone));
      },
    }),
    languages.registerCompletionItemProvider(
      reviewSelector,
      {
        provideCompletionItems: (document, position) =>
          whenRead(document, now, review => suggestMilestones(review, position)),
      },
      '(',
    ),
  );
}

function makeHints({ engine, analysis, document }: ReadReview, range: Range): InlayHint[] {
  const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return engine.listElapsedNotes(analysis.timelines, within).map(({ offset, text, from }) => {
    const hint = new InlayHint(document.positionAt(offset), text);
    hint.paddingLeft = true;
    hint.tooltip = l10n.t('Time since {0}', document.getText(convertToRange(document, from)));
    return hint;
  });
}

/** `zone` is the person's or the team's area, such as `Europe/Berlin`. */
function showTimeHover(
  { engine, analysis, document }: ReadReview,
  position: Position,
  zone: string,
): Hover | undefined {
  const reading = engine.findTimeReading(analysis.timelines, document.offsetAt(position), zone);
  return reading && new Hover(makeText(reading, zone), convertToRange(document, reading.span));
}

/** Plain text: the zone's name and the document's words are no Markdown of ours. */
function makeText(reading: TimeReading, zone: string): MarkdownString {
  const { utc, local, sinceStart, sincePrevious, lasted, assumedDate } = reading;
  const lines = [
    utc === undefined ? l10n.t('The timeline does not say its time zone.') : `${utc} UTC`,
    local === undefined || zone === 'UTC' ? undefined : `${local} ${zone}`,
    sinceStart?.startsWith('+') && l10n.t('{0} since the start', sinceStart.slice(1)),
    sinceStart?.startsWith('-') && l10n.t('{0} before the start', sinceStart.slice(1)),
    sincePrevious?.startsWith('+') && l10n.t('{0} since the entry above', sincePrevious.slice(1)),
    lasted && l10n.t('{0} from beginning to end', lasted.replace('+', '')),
    assumedDate && l10n.t('The date follows from above: {0}', assumedDate),
  ];
  const text = new MarkdownString();
  for (const line of lines) if (line) text.appendText(`${line}\n`);
  return text;
}

/** Behind an entry's time, a milestone's name in brackets marks it: `14:02 (detected)`. */
function suggestMilestones({ engine, analysis, document }: ReadReview, position: Position): CompletionItem[] {
  const { review, timelines } = analysis;
  const line = document.lineAt(position.line).text;
  // What it marks comes behind a time: an empty line is for the entry itself.
  if (line.trim() === '') return [];
  const before = line.slice(0, position.character);
  const bracket = /\([a-z ]*$/iu.exec(before);
  const typed = bracket?.[0].slice(1) ?? /[a-z]*$/iu.exec(before)?.[0] ?? '';
  const close = line.charAt(position.character) === ')' ? '' : ')';
  return engine.listMilestoneChoices(review, timelines, document.offsetAt(position)).map(({ tag, taken }, order) => {
    const item = new CompletionItem(
      { label: tag, description: taken ? l10n.t('another entry has it') : l10n.t('milestone') },
      CompletionItemKind.EnumMember,
    );
    item.insertText = `${bracket ? '' : '('}${tag}${close}`;
    item.sortText = String(order);
    item.range = new Range(position.translate(0, -typed.length), position);
    return item;
  });
}
