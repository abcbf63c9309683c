// What is offered at a place of a review that asks for something known: a field, a cell of an action, a new entry.
import {
  CompletionItemKind,
  l10n,
  Range,
  type CancellationToken,
  type CompletionItem,
  type TextDocument,
} from 'vscode';
import { formatUtcDate, proposeActionDate } from '../../incident/calendar';
import { formatReference, isSameReference } from '../../incident/reference';
import { findDueDate } from '../../incident/reviewDeadline';
import type { FieldMeaning, WritingPlace } from '../../review/index';
import type { Analysis } from '../../session/analysis';
import { convertToRange } from '../../session/text/ranges';
import { createItem, suggestIssue, suggestMembers } from './lookedUpItems';
import type { Projects } from './projects';
import type { SuggestParts } from './suggest';

/** What is known of the review around a place. */
interface ReviewAround {
  readonly document: TextDocument;
  readonly analysis: Analysis;
  readonly projects: Projects;
  readonly token: CancellationToken;
}

/** A value, and where it comes from. */
interface KnownValue {
  readonly text: string;
  readonly about: string;
}

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

/** What the incident and the timeline say of a field. */
async function findFieldValues(
  parts: SuggestParts,
  meaning: FieldMeaning,
  { document, analysis, projects, token }: ReviewAround,
): Promise<readonly KnownValue[]> {
  const { computeFieldValues } = await parts.lazy.review();
  const computed = computeFieldValues(analysis.review, analysis.timelines)[meaning];
  if (computed !== undefined) return [{ text: computed, about: l10n.t('from the timeline') }];
  const reference = parts.account.referenceIn(analysis.review.marker?.incident);
  const ofIncident = l10n.t('from the incident');
  const one = (text: string | undefined): readonly KnownValue[] =>
    text === undefined ? [] : [{ text, about: ofIncident }];
  if (meaning === 'incident') return one(reference && formatReference(reference, projects.review));
  const issue = reference && (await parts.lookups.issue(reference, token));
  switch (meaning) {
    case 'severity': {
      const own = analysis.severity ?? issue?.severity;
      const others = ([1, 2, 3, 4] as const).filter(level => level !== own);
      return [
        ...one(own && `severity ${own}`),
        ...others.map(level => ({ text: `severity ${level}`, about: l10n.t('severity') })),
      ];
    }
    case 'owner':
      return (issue?.assignees ?? []).map(({ username }) => ({ text: `@${username}`, about: ofIncident }));
    case 'date':
      return one(issue && formatUtcDate(issue.createdAt));
    case 'dueDate':
      return one(issue && findDueDate(issue, parts.settings.policy(document.uri)));
    default:
      return [];
  }
}
