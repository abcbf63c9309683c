// Puts the issues of corrective actions into their rows: found again by their words in a text that may have changed since.
import { sameAction } from '../incident/actionIssue';
import { findAlike } from '../incident/incidentTemplate';
import { readActionWords } from './actionWords';
import type { Action, ReviewDocument, Span, TextEdit } from './model';

/** The issue of an action, by what the action said when the issue was made. */
export interface ActionReference {
  readonly words: string;
  /** As it is written into the row: `acme/shop#12`. */
  readonly reference: string;
}

interface PlacedReferences {
  /** Of the whole document, to be made as one. */
  readonly edits: readonly TextEdit[];
  /** Those whose action is gone, or has another issue by now. */
  readonly unplaced: readonly ActionReference[];
}

/**
 * Where each reference goes in the document as it is now. Actions with the same words get theirs in order; an action that
 * was edited gets the one whose words are most alike. Nothing that somebody wrote is taken away.
 */
export function placeReferences(
  document: ReviewDocument,
  actions: readonly Action[],
  references: readonly ActionReference[],
): PlacedReferences {
  const free = new Set(actions.filter(({ link }) => link === undefined));
  const edits: TextEdit[] = [];
  const left: ActionReference[] = [];
  const place = (action: Action, reference: ActionReference): void => {
    free.delete(action);
    edits.push(writeReference(document, action, reference.reference));
  };
  for (const reference of references) {
    if (actions.some(({ link }) => link === reference.reference)) continue;
    const same = [...free].find(action => fold(readActionWords(action)) === fold(reference.words));
    if (same) place(same, reference);
    else left.push(reference);
  }
  const unplaced = left.filter(reference => {
    const titled = [...free].map(action => ({ title: readActionWords(action), action }));
    const [alike] = findAlike(reference.words, titled, sameAction);
    if (alike) place(alike.action, reference);
    return !alike;
  });
  return { edits, unplaced };
}

function fold(words: string): string {
  return words.replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** A place for a link that holds none: nothing, dashes, or the template's `<Bare Issue link>`. */
const emptyPlace = /^(?:[\s.?–—-]*|<[^<>]{1,60}>)$/u;

function writeReference({ text }: ReviewDocument, { linkSpan }: Action, reference: string): TextEdit {
  if (emptyPlace.test(text.slice(linkSpan.start, linkSpan.end)) && linkSpan.end > linkSpan.start)
    return { span: linkSpan, text: reference };
  return insertIntoPlace({ text }, { start: linkSpan.end, end: linkSpan.end }, reference);
}

/** Text behind what stands in a place, with a blank before it. */
export function insertIntoPlace({ text }: Pick<ReviewDocument, 'text'>, { end }: Span, added: string): TextEdit {
  // In a cell of blanks the first of them stays before it.
  const isBlankCell = text.charAt(end - 1) === '|' && text.charAt(end) === ' ';
  const at = isBlankCell ? end + 1 : end;
  const isApart = at === 0 || /\s/u.test(text.charAt(at - 1));
  return { span: { start: at, end: at }, text: `${isApart ? '' : ' '}${added}${text.charAt(at) === '|' ? ' ' : ''}` };
}
