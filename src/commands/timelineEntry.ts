// A timeline entry where it belongs: for this moment, or in a review that is written later for the incident's day.
import { l10n, Range, Selection, SnippetString, window, type TextEditor } from 'vscode';
import type { EntryMoment, EntryPlace } from '../review/index';
import type { Documents } from '../session/documents';
import { UserError } from '../session/failures';
import type { Lazy } from '../session/lazy';
import { insertTimelineEntry, putSnippet } from './blocks';

export interface EntryParts {
  readonly documents: Documents;
  readonly lazy: Lazy;
  readonly now: () => number;
}

/** In a review with a timeline the entry goes to its place there, elsewhere near the cursor; returns what was put in. */
export async function insertEntry({ documents, lazy, now }: EntryParts): Promise<string> {
  const editor = window.activeTextEditor;
  const analysis = editor && (await documents.analyze(editor.document));
  const { findInsertionPoint, findWrittenTime, proposeEntryMoment } = await lazy.review();
  const timelines = analysis?.timelines ?? [];
  const moment = analysis ? proposeEntryMoment(analysis.review, timelines, now()) : { instant: now(), isGuess: false };
  const place = analysis && findInsertionPoint(analysis.review, timelines, moment.instant);
  if (!editor || !place || editor.document.version !== analysis.version) return insertTimelineEntry({ lazy }, moment);
  return putEntry(editor, { ...place, moment, time: findWrittenTime(place.before) });
}

interface PlacedEntry extends EntryPlace {
  readonly moment: EntryMoment;
  readonly time: { readonly start: number; readonly end: number } | undefined;
}

/** A time that is only a guess is selected first; the next stop is what happened. */
async function putEntry(editor: TextEditor, { offset, before, after, moment, time }: PlacedEntry): Promise<string> {
  const { document } = editor;
  const written = before + after;
  const lead = /^[\r\n]*/u.exec(before)?.[0] ?? '';
  const trail = /[\r\n]*$/u.exec(after)?.[0] ?? '';
  const isSelected = moment.isGuess && time !== undefined;
  // A snippet comes into an empty line: elsewhere it would indent its lines like the one it is put into.
  const isDone = await editor.edit(
    edit => edit.insert(document.positionAt(offset), isSelected ? lead + trail : written),
    { undoStopBefore: true, undoStopAfter: !isSelected },
  );
  if (!isDone) throw new UserError(l10n.t('{0} cannot be edited.', document.fileName));
  if (isSelected) {
    const snippet = new SnippetString()
      .appendText(before.slice(lead.length, time.start))
      .appendPlaceholder(before.slice(time.start, time.end), 1)
      .appendText(before.slice(time.end))
      .appendTabstop(0)
      .appendText(after.slice(0, after.length - trail.length));
    await putSnippet(editor, offset + lead.length, snippet.value);
    return written;
  }
  const cursor = document.positionAt(offset + before.length);
  editor.selection = new Selection(cursor, cursor);
  editor.revealRange(new Range(cursor, cursor));
  return written;
}
