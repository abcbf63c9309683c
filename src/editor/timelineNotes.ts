// What is said beside the entries of a timeline: the time since the start, a time elsewhere, the names of milestones.
import {
  CompletionItem,
  CompletionItemKind,
  Hover,
  InlayHint,
  l10n,
  MarkdownString,
  Range,
  type Position,
  type TextDocument,
} from 'vscode';
import type { TimeReading } from '../review/index';
import type { Analysis } from '../session/analysis';
import type { ReviewEngine } from '../session/lazy';
import { rangeOf } from './ranges';

export function hintsIn(
  { elapsedNotes }: ReviewEngine,
  { timelines }: Analysis,
  document: TextDocument,
  range: Range,
): InlayHint[] {
  const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return elapsedNotes(timelines, within).map(({ offset, text, from }) => {
    const hint = new InlayHint(document.positionAt(offset), text);
    hint.paddingLeft = true;
    hint.tooltip = l10n.t('Time since {0}', document.getText(rangeOf(document, from)));
    return hint;
  });
}

/** `zone` is the person's or the team's area, such as `Europe/Berlin`. */
export function hoverAt(
  { timeReadingAt }: ReviewEngine,
  { timelines }: Analysis,
  document: TextDocument,
  position: Position,
  zone: string,
): Hover | undefined {
  const reading = timeReadingAt(timelines, document.offsetAt(position), zone);
  return reading && new Hover(textOf(reading, zone), rangeOf(document, reading.span));
}

/** Plain text: the zone's name and the document's words are no Markdown of ours. */
function textOf(reading: TimeReading, zone: string): MarkdownString {
  const { utc, local, sinceStart, sincePrevious, lasted, assumedDate } = reading;
  const lines = [
    utc === undefined ? l10n.t('The timeline does not say its time zone.') : `${utc} UTC`,
    local === undefined || zone === 'UTC' ? undefined : `${local} ${zone}`,
    sinceStart && l10n.t('{0} since the start', sinceStart),
    sincePrevious && l10n.t('{0} since the entry above', sincePrevious),
    lasted && l10n.t('{0} from begin to end', lasted),
    assumedDate && l10n.t('The date follows from above: {0}', assumedDate),
  ];
  const text = new MarkdownString();
  for (const line of lines) if (line) text.appendText(`${line}\n`);
  return text;
}

/** Behind an entry's time, a milestone's name in brackets marks it. */
export function milestonesAt(
  { milestoneChoices }: ReviewEngine,
  { review, timelines }: Analysis,
  document: TextDocument,
  position: Position,
): CompletionItem[] {
  const line = document.lineAt(position.line).text;
  const before = line.slice(0, position.character);
  const bracket = /\([a-z ]*$/iu.exec(before);
  const typed = bracket?.[0].slice(1) ?? /[a-z]*$/iu.exec(before)?.[0] ?? '';
  const close = line.charAt(position.character) === ')' ? '' : ')';
  return milestoneChoices(review, timelines, document.offsetAt(position)).map(({ tag, taken }, order) => {
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
