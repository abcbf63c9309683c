// What is offered at a place of a review that asks for something known: a field, a cell of an action, a new entry.
import { CompletionItemKind, l10n, Range, type CompletionItem, type Position } from 'vscode';
import { proposeActionDate } from '../../incident/calendar';
import type { AnyIssue } from '../../gitlab/index';
import type { IssueReference } from '../../incident/model';
import { isSameReference } from '../../incident/reference';
import type { FieldMeaning, WritingPlace } from '../../review/index';
import { convertToRange } from '../../session/text/ranges';
import { findFieldValues, type KnownValue, type ReviewAround } from './fieldValues';
import { createItem, suggestIssue, suggestMembers } from './lookedUpItems';
import type { SuggestParts } from './suggest';

/** In the order in which they come into question. */
export async function listPlaceItems(
  parts: SuggestParts,
  place: WritingPlace,
  { position, ...review }: ReviewAround & { readonly position: Position },
): Promise<CompletionItem[]> {
  if (!('value' in place)) return [];
  const { document } = review;
  const range = convertToRange(document, place.value);
  const items =
    place.kind === 'entry'
      ? createItems(await findNextTime(parts, review), range)
      : place.kind === 'cell'
        ? await listCellItems(parts, place.column, { review, range })
        : await listFieldItems(parts, place.meaning, { review, range });
  const isApart = /[\s|]$/u.test(document.getText(new Range(range.start.with(undefined, 0), range.start)));
  const typed = document.getText(range.with(undefined, position)).trim().toLowerCase();
  // A value that stands there, and no beginning of one of them: all of them come into question in its place.
  const isWritten =
    place.kind !== 'entry' &&
    !typed.startsWith('#') &&
    !items.some(({ filterText: text = '' }) => text.toLowerCase() !== typed && text.toLowerCase().includes(typed));
  return items.map((item, index) => {
    if (isWritten) item.filterText = `${typed} ${item.filterText}`;
    if (!isApart && typeof item.insertText === 'string') item.insertText = ` ${item.insertText}`;
    item.sortText = String(index).padStart(4, '0');
    return item;
  });
}

interface AskedRange {
  readonly review: ReviewAround;
  readonly range: Range;
}

function createItems(values: readonly KnownValue[], range: Range): CompletionItem[] {
  return values.map(({ text, about }) =>
    createItem({ text, about, kind: CompletionItemKind.Value, range, filter: text }),
  );
}

/** An entry as its neighbours are written, up to its words. */
async function findNextTime(parts: SuggestParts, { analysis }: ReviewAround): Promise<readonly KnownValue[]> {
  const { findInsertionPoint, proposeEntryMoment } = await parts.lazy.review();
  const { review, timelines } = analysis;
  const { instant } = proposeEntryMoment(review, timelines, parts.now());
  const place = findInsertionPoint(review, timelines, instant);
  if (!place || place.isCell) return [];
  const text = place.before.replace(/^\s*(?:[-+*]|\d{1,9}[.)])[ \t]+/u, '');
  return [{ text, about: l10n.t('next entry') }];
}

/** In the cell of an issue those that are open, but for the review itself and its incident; what that is linked to comes first. */
async function listCellItems(
  parts: SuggestParts,
  column: Extract<WritingPlace, { kind: 'cell' }>['column'],
  { review: { document, analysis, projects, token }, range }: AskedRange,
): Promise<CompletionItem[]> {
  const isOwn = (other: IssueReference | undefined): boolean =>
    other !== undefined && projects.own.some(own => isSameReference(own, other));
  switch (column) {
    case 'link': {
      const incident = parts.account.referenceIn(analysis.review.marker?.incident, undefined, document.uri);
      const [{ items }, linked] = await Promise.all([
        parts.lookups.issues(projects.review, token),
        incident ? parts.lookups.linked(incident, token) : [],
      ]);
      const others = items.filter(
        ({ reference }) => !linked.some(issue => isSameReference(issue.reference, reference)),
      );
      // Hardly ever is an incident or a review what somebody works on to prevent the next one.
      const isUnlikely = ({ kind }: AnyIssue): number => Number(kind === 'incident' || kind === 'review');
      return [...linked, ...others]
        .filter(issue => issue.opened && !isOwn(issue.reference) && !(issue.kind === 'review' && isOwn(issue.incident)))
        .toSorted((a, b) => isUnlikely(a) - isUnlikely(b))
        .map(issue => suggestIssue(issue, projects, range));
    }
    case 'owner': {
      const { items } = await parts.lookups.members({ project: projects.review, typed: '', token });
      return suggestMembers(items, range);
    }
    case 'date': {
      const { holidays } = parts.settings.policy(document.uri);
      return createItems([{ text: proposeActionDate(parts.now(), holidays), about: l10n.t('in two weeks') }], range);
    }
  }
}

async function listFieldItems(
  parts: SuggestParts,
  meaning: FieldMeaning,
  { review, range }: AskedRange,
): Promise<CompletionItem[]> {
  const known = createItems(await findFieldValues(parts, meaning, review), range);
  if (meaning !== 'owner') return known;
  const { projects, token } = review;
  const { items } = await parts.lookups.members({ project: projects.incident, typed: '', token });
  const named = new Set(known.map(({ insertText }) => insertText));
  return [...known, ...suggestMembers(items, range).filter(({ insertText }) => !named.has(insertText))];
}
