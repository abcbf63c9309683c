// What is offered at a place of a review that asks for something known: a field, a cell of an action, a new entry.
import { CompletionItemKind, l10n, Range, type CompletionItem } from 'vscode';
import { proposeActionDate } from '../../incident/calendar';
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
  review: ReviewAround,
): Promise<CompletionItem[]> {
  if (!('typed' in place)) return [];
  const { document } = review;
  const range = convertToRange(document, place.typed);
  const items =
    place.kind === 'entry'
      ? createItems(await findNextTime(parts, review), range)
      : place.kind === 'cell'
        ? await listCellItems(parts, place.column, { review, range })
        : await listFieldItems(parts, place.meaning, { review, range });
  const isApart = /[\s|]$/u.test(document.getText(new Range(range.start.with(undefined, 0), range.start)));
  return items.map((item, index) => {
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

/** In the cell of an issue those that are open, but for the review itself and its incident. */
async function listCellItems(
  parts: SuggestParts,
  column: Extract<WritingPlace, { kind: 'cell' }>['column'],
  { review: { document, projects, token }, range }: AskedRange,
): Promise<CompletionItem[]> {
  switch (column) {
    case 'link': {
      const { items } = await parts.lookups.issues(projects.review, token);
      return (
        items
          .filter(({ opened, reference }) => opened && !projects.own.some(own => isSameReference(own, reference)))
          // Hardly ever is an incident what somebody works on to prevent the next one.
          .toSorted((a, b) => Number(a.kind === 'incident') - Number(b.kind === 'incident'))
          .map(issue => suggestIssue(issue, projects, range))
      );
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
