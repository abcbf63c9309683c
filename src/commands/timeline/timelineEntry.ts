// A timeline entry where it belongs: for this moment, or in a review that is written later for the incident's day.
import {
  commands,
  InputBoxValidationSeverity,
  l10n,
  SnippetString,
  window,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { formatUtcMinute } from '../../incident/calendar';
import { readTimeBeside } from '../../incident/spokenTime';
import { dayMs, hourMs } from '../../incident/units';
import type { EntryMoment, EntryPlace, ProposedMoment } from '../../review/index';
import { escapeLabel } from '../../session/words/plainLabels';
import { putSnippet } from '../../session/text/cursorEdits';
import { askAhead } from '../askWords';
import { insertTimelineEntry } from '../blocks/insertBlock';
import { showAgain } from '../blocks/jumpTo';
import { describeDistance } from './entryDistance';
import type { CommandParts } from '../commandParts';

/**
 * Asks when; in a review with a timeline the entry goes to its place there, elsewhere near the cursor. Returns what was put
 * in, undefined where the person stopped. `argument`: the time in words, which is not asked for then.
 */
export async function insertEntry(parts: CommandParts, argument?: unknown): Promise<string | undefined> {
  const { documents, lazy } = parts;
  const asked = window.activeTextEditor;
  const before = asked && (await documents.analyze(asked.document));
  const { createSampleTest, findInsertionPoint, findWrittenTime, proposeEntryMoment } = await lazy.review();
  const proposed = before
    ? proposeEntryMoment(before.review, before.timelines, parts.now())
    : { instant: parts.now(), isGuess: false, entries: [] };
  const answer = await askMoment(parts, proposed, typeof argument === 'string' ? argument : undefined);
  if (!answer) return undefined;
  const { moment, readAhead, close } = answer;
  try {
    const editor = asked && (await showAgain(asked));
    // The text may change between two of its versions: then the place is found anew.
    for (;;) {
      const analysis = editor && (await documents.analyze(editor.document));
      const place = analysis && findInsertionPoint(analysis.review, analysis.timelines, moment.instant);
      if (!editor || !place) {
        const block = await insertTimelineEntry(parts, editor, moment);
        if (readAhead() !== '') await commands.executeCommand('default:type', { text: readAhead() });
        return block;
      }
      const end = findSamplesEnd(editor.document, place.offset, createSampleTest(analysis.template?.text ?? ''));
      const ahead = readAhead();
      const entry = { ...place, end, moment, ahead, time: findWrittenTime(place.before) };
      if (!(await putEntry(editor, entry))) continue;
      await putAhead(editor, place.offset + place.before.length + ahead.length, readAhead().slice(ahead.length));
      return place.before + place.after;
    }
  } finally {
    close();
  }
}

/** What was typed just before the editor had the keys: it goes before what is typed there since, which may keep it from going in. */
async function putAhead(editor: TextEditor, offset: number, words: string): Promise<void> {
  let isDone = words === '';
  for (let attempt = 0; attempt < mostAttempts && !isDone; attempt += 1) {
    const at = editor.document.positionAt(offset);
    isDone = await editor.edit(edit => edit.insert(at, words), { undoStopBefore: false, undoStopAfter: true });
  }
}

/** Enough for somebody who types without a pause. */
const mostAttempts = 20;

interface AskedMoment {
  readonly moment: EntryMoment;
  /** What was typed into the question behind its answer. */
  readonly readAhead: () => string;
  readonly close: () => void;
}

/** Empty words take what is proposed. A clock without a date is one of the incident, in the team's zone or UTC. */
async function askMoment(
  parts: CommandParts,
  proposed: ProposedMoment,
  given: string | undefined,
): Promise<AskedMoment | undefined> {
  const { settings, now } = parts;
  const { teamTimeZone: timeZone } = settings.of();
  const { instant: day, isGuess, entries } = proposed;
  // Where only the day is known, it may have been at any hour of it.
  const times = entries.length === 0 && isGuess ? [day + hourMs, day + dayMs - hourMs] : entries;
  const read = (text: string): EntryMoment | undefined => {
    if (text.trim() === '') return proposed;
    const instant = readTimeBeside({ text, now: now(), timeZone }, times);
    return instant === undefined ? undefined : { instant, isGuess: false };
  };
  if (given !== undefined) {
    const moment = read(given);
    return moment && { moment, readAhead: () => '', close: () => undefined };
  }
  const answer = await askAhead(parts, {
    title: l10n.t('Timeline Entry: When Was It?'),
    prompt: l10n.t(
      'now, 10 min ago, 10:42, yesterday 23:50, 2026-03-02 10:42; times in {0}.',
      escapeLabel(timeZone || 'UTC'),
    ),
    placeHolder: isGuess ? formatUtcMinute(day) : l10n.t('now'),
    now: true,
    validate: value => {
      const said = read(value);
      return said
        ? { message: describeDistance(said.instant, entries), severity: InputBoxValidationSeverity.Info }
        : `${l10n.t('This is no time that has passed.')} ${l10n.t('A time such as now, 10 min ago, or 10:42')}`;
    },
  });
  const moment = answer && read(answer.text);
  return moment && { ...answer, moment };
}

/** Where the sample rows end that the template gave and nobody filled in; the offset itself where there are none. */
function findSamplesEnd(document: TextDocument, offset: number, isSample: (line: string) => boolean): number {
  const { line: own, character } = document.positionAt(offset);
  // Behind an entry they begin on the next line.
  const first = character > 0 ? own + 1 : own;
  let line = first;
  while (line < document.lineCount && isSample(document.lineAt(line).text)) line += 1;
  // The last line break stays between the entry and what follows.
  return line === first ? offset : document.offsetAt(document.lineAt(line - 1).range.end);
}

interface PlacedEntry extends EntryPlace {
  /** What stands from `offset` to here is replaced. */
  readonly end: number;
  readonly moment: EntryMoment;
  /** The first of its words. */
  readonly ahead: string;
  readonly time: { readonly start: number; readonly end: number } | undefined;
}

/** A time that is only a guess is selected first; the next stop is what happened. False where the text has changed meanwhile. */
function putEntry(
  editor: TextEditor,
  { offset, end, before, after: behind, moment, ahead, time }: PlacedEntry,
): Promise<boolean> {
  // Where samples go, their last line break stays.
  const after = end > offset ? behind.replace(/\r?\n$/u, '') : behind;
  const snippet = new SnippetString();
  if (moment.isGuess && time) {
    snippet
      .appendText(before.slice(0, time.start))
      .appendPlaceholder(before.slice(time.start, time.end), 1)
      .appendText(before.slice(time.end));
  } else snippet.appendText(before);
  snippet.appendText(ahead).appendTabstop(0);
  return putSnippet(editor, { span: { start: offset, end }, before: '', snippet: snippet.value, after });
}
