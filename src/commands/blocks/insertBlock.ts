// The blocks of a review, put in where they belong as snippets.
import { l10n, Position, Range, TextEditorRevealType, window, type TextEditor } from 'vscode';
import { proposeActionDate } from '../../incident/calendar';
import type { BlockPlace, EntryMoment, Inserted, TableRowPlace } from '../../review/index';
import { UserError } from '../../session/words/failures';
import type { Lazy } from '../../session/lazy';
import { putSnippet } from '../../session/text/cursorEdits';
import {
  findSnippet,
  makeActionItem,
  makeTimelineEntry,
  offerDate,
  type SnippetName,
} from '../../session/text/snippets';
import type { CommandParts } from '../commandParts';

/** The blocks that a command puts in, each with what `review/place` knows its home by. */
const blocks = {
  '5 whys': 'whys',
  'Corrective actions': 'actions',
  'Customer impact': 'impact',
} as const satisfies Readonly<Partial<Record<SnippetName, Inserted>>>;

/** Puts a block where it belongs in the active editor. Returns the snippet that was put in. */
export function insertBlock({ lazy, settings, now }: CommandParts, name: keyof typeof blocks): Promise<string> {
  const { body } = findSnippet(name);
  const editor = window.activeTextEditor;
  const date = proposeActionDate(now(), settings.policy(editor?.document.uri).holidays);
  return insertAtPlace(lazy, editor, { inserted: blocks[name], body, date });
}

/** An entry in UTC where the document has no timeline. */
export function insertTimelineEntry(
  { lazy }: CommandParts,
  editor: TextEditor | undefined,
  moment: EntryMoment,
): Promise<string> {
  return insertAtPlace(lazy, editor, { inserted: 'timeline', body: makeTimelineEntry(moment) });
}

/** `date`: what a corrective action is offered, as `YYYY-MM-DD`. */
interface InsertedText {
  readonly inserted: Inserted;
  readonly body: string;
  readonly date?: string;
}

/** Puts a snippet where it belongs in an editor, the cursor into it. Returns it as it was put in. */
export async function insertAtPlace(lazy: Lazy, editor: TextEditor | undefined, text: InsertedText): Promise<string> {
  if (editor?.document.languageId !== 'markdown') {
    throw new UserError(l10n.t('Open a Markdown document first: the block is put into it.'));
  }
  const { document } = editor;
  const { findBlockPlace, parseReview } = await lazy.review();
  // The text may change between two of its versions: then the place is found anew.
  for (;;) {
    const place = findBlockPlace(
      parseReview(document.getText()),
      text.inserted,
      document.offsetAt(editor.selection.active),
    );
    const snippet = readForm(place, text);
    const isPut =
      place.kind === 'inline'
        ? await putSnippet(editor, { span: place.span, before: '', snippet, after: '' })
        : await putAtPlace(editor, { after: '', ...place }, snippet);
    if (isPut) return snippet;
  }
}

/** Puts a section of its own at the end of the review in the editor, the cursor into it. */
export async function insertAtEnd(lazy: Lazy, editor: TextEditor, body: string): Promise<string> {
  const { findEndPlace, parseReview } = await lazy.review();
  for (;;) if (await putAtPlace(editor, findEndPlace(parseReview(editor.document.getText())), body)) return body;
}

/** False where the text has changed meanwhile. */
async function putAtPlace(
  editor: TextEditor,
  { span, before, after }: Pick<BlockPlace, 'span' | 'before' | 'after'>,
  snippet: string,
): Promise<boolean> {
  const { document } = editor;
  // A block that ends with a line for the cursor needs no blank line behind it: that line is one.
  const below = after + document.getText().slice(span.end);
  const own = snippet.endsWith('\n$0') ? (/^\r?\n(?=\r?\n|$)/u.exec(below)?.[0].length ?? 0) : 0;
  const replaced = { ...span, end: span.end + (after === '' ? own : 0) };
  const line = document.positionAt(span.start).line + before.split('\n').length - 1;
  if (!(await putSnippet(editor, { span: replaced, before, snippet, after: after.slice(own) }))) return false;
  // At the lower edge a message would cover it.
  const shown = new Range(new Position(line, 0), new Position(line + 1, 0));
  editor.revealRange(shown, TextEditorRevealType.InCenterIfOutsideViewport);
  return true;
}

/** With the document's list markers; in a table or a list that is there already, a row of its columns or an item. */
function readForm(
  place:
    | BlockPlace
    | TableRowPlace
    | { readonly kind: 'inline' }
    | { readonly kind: 'why' }
    | { readonly kind: 'action' },
  { body, date }: InsertedText,
): string {
  if (place.kind === 'inline') return body;
  if (place.kind === 'why') return '$0';
  if (place.kind === 'action') return makeActionItem(date ?? '');
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
