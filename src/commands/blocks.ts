// The blocks of a review, put in where they belong as snippets.
import { l10n, Position, Range, SnippetString, TextEditorRevealType, window, type TextEditor } from 'vscode';
import { proposeActionDate } from '../incident/calendar';
import type { BlockPlace, EntryMoment, Inserted, TableRowPlace } from '../review/index';
import { UserError } from '../session/words/failures';
import type { Lazy } from '../session/lazy';
import type { Settings } from '../session/settings';
import { convertToRange } from '../session/text/ranges';
import { findSnippet, makeTimelineEntry, offerDate, type SnippetName } from '../session/text/snippets';

export interface BlockParts {
  readonly lazy: Lazy;
  readonly settings: Pick<Settings, 'policy'>;
  readonly now: () => number;
}

const blocks: Readonly<Partial<Record<SnippetName, Inserted>>> = {
  '5 whys': 'whys',
  'Corrective actions': 'actions',
  'Customer impact': 'impact',
};

/** Returns the snippet that was put in. */
export function insertBlock({ lazy, settings, now }: BlockParts, name: SnippetName): Promise<string> {
  const { body } = findSnippet(name);
  const date = proposeActionDate(now(), settings.policy(window.activeTextEditor?.document.uri).holidays);
  return insertAtPlace(lazy, blocks[name] ?? 'image', { body, date });
}

/** An entry in UTC where the document has no timeline. */
export function insertTimelineEntry({ lazy }: Pick<BlockParts, 'lazy'>, moment: EntryMoment): Promise<string> {
  return insertAtPlace(lazy, 'timeline', { body: makeTimelineEntry(moment) });
}

/** `date`: what a corrective action is offered, as `YYYY-MM-DD`. */
interface InsertedText {
  readonly body: string;
  readonly date?: string;
}

/** Puts a snippet where it belongs, the cursor into it. Returns it as it was put in. */
export async function insertAtPlace(lazy: Lazy, inserted: Inserted, text: InsertedText): Promise<string> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'markdown') {
    throw new UserError(l10n.t('Open a Markdown document first: the block is put into it.'));
  }
  const { document } = editor;
  const { version } = document;
  const { findBlockPlace, parseReview } = await lazy.review();
  if (document.version !== version) return insertAtPlace(lazy, inserted, text);
  const place = findBlockPlace(parseReview(document.getText()), inserted, document.offsetAt(editor.selection.active));
  const snippet = readForm(place, text);
  if (place.kind === 'inline') return putSnippet(editor, place.span.start, snippet);
  return putAtPlace(editor, { after: '', ...place }, snippet);
}

/** Puts a section of its own at the end of the review in the editor, the cursor into it. */
export async function insertAtEnd(lazy: Lazy, editor: TextEditor, body: string): Promise<string> {
  const { version } = editor.document;
  const { findEndPlace, parseReview } = await lazy.review();
  if (editor.document.version !== version) return insertAtEnd(lazy, editor, body);
  return putAtPlace(editor, findEndPlace(parseReview(editor.document.getText())), body);
}

async function putAtPlace(
  editor: TextEditor,
  { span, before, after }: Pick<BlockPlace, 'span' | 'before' | 'after'>,
  snippet: string,
): Promise<string> {
  const { document } = editor;
  // A block that ends with a line for the cursor needs no blank line behind it: that line is one.
  const below = after + document.getText().slice(span.end);
  const own = snippet.endsWith('\n$0') ? (/^\r?\n(?=\r?\n|$)/u.exec(below)?.[0].length ?? 0) : 0;
  const range = convertToRange(document, { ...span, end: span.end + (after === '' ? own : 0) });
  // The snippet comes into an empty line: elsewhere it would indent its lines like the one it is put into.
  const isMade = await editor.edit(edit => edit.replace(range, before + after.slice(own)), {
    undoStopBefore: true,
    undoStopAfter: false,
  });
  if (!isMade) throw new UserError(readOnly(editor));
  return putSnippet(editor, span.start + before.length, snippet);
}

/** Puts a snippet into an empty line, or within a line where it is one line itself. */
export async function putSnippet(editor: TextEditor, offset: number, snippet: string): Promise<string> {
  const at = editor.document.positionAt(offset);
  const isDone = await editor.insertSnippet(new SnippetString(snippet), at, {
    undoStopBefore: false,
    undoStopAfter: true,
  });
  if (!isDone) throw new UserError(readOnly(editor));
  // At the lower edge a message would cover it.
  editor.revealRange(new Range(at, new Position(at.line + 1, 0)), TextEditorRevealType.InCenterIfOutsideViewport);
  return snippet;
}

/** With the document's list markers; in a table that is there already, a row of its columns. */
function readForm(
  place: BlockPlace | TableRowPlace | { readonly kind: 'inline' },
  { body, date }: InsertedText,
): string {
  if (place.kind === 'inline') return body;
  if (place.kind === 'block') {
    const form = body.replace(/^([ \t]*)- /gmu, `$1${place.bullet} `);
    return date === undefined ? form : offerDate(form, date);
  }
  const cells = Array.from({ length: place.columns }, (_, index) => {
    const isDate = index === place.dateColumn && date !== undefined;
    return isDate ? `\${${index + 1}:${date}}` : `\${${index + 1}}`;
  });
  return `| ${cells.join(' | ')} |$0`;
}

function readOnly(editor: TextEditor): string {
  return l10n.t('{0} cannot be edited.', editor.document.fileName);
}
