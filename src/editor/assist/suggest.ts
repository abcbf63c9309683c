// What is offered at the cursor, by the sign before it.
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionList,
  l10n,
  Range,
  type CancellationToken,
  type Position,
  type TextDocument,
} from 'vscode';
import { proposeActionDate } from '../../incident/calendar';
import { foldToOneLine } from '../../incident/foreignText';
import type { WritingPlace } from '../../review/index';
import type { Account } from '../../session/account';
import type { Analysis } from '../../session/analysis';
import type { Documents } from '../../session/documents';
import type { Lazy } from '../../session/lazy';
import type { Settings } from '../../session/settings';
import { capitalize } from '../../session/words/plainLabels';
import { listBlockItems } from './blockItems';
import { createItem, suggestIssue, suggestLabels, suggestMembers } from './lookedUpItems';
import type { Lookups } from './lookups';
import { explainStatusPage } from './terms';
import { listPlaceItems } from './placeItems';
import { findProjects, type Projects } from './projects';

export interface SuggestParts {
  readonly documents: Documents;
  readonly account: Account;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly lookups: Lookups;
  readonly now: () => number;
}

/** A place in a document that VS Code asks about. */
export interface AskedPlace {
  readonly document: TextDocument;
  readonly position: Position;
  readonly token: CancellationToken;
}

/** A sign at a word's start, and what is typed behind it. */
const typedSign = /(?:^|[\s(|,])([~@#])("?[^\s~@#"]*)$/u;

/** Nothing outside of reviews and in what nobody sees; elsewhere never words of the document, pieces of the marker among them. */
export async function suggest(
  parts: SuggestParts,
  asked: AskedPlace,
  typed?: string,
): Promise<CompletionList | CompletionItem[]> {
  const { document, position, token } = asked;
  const before = document.lineAt(position.line).text.slice(0, position.character);
  // A digit asks only behind a sign: numbers in running text are no reason to look for anything.
  if (typed && /\d$/u.test(before) && !typedSign.test(before) && !/^#/u.test(before)) return [];
  const analysis = await parts.documents.analyze(document);
  if (!analysis || token.isCancellationRequested) return [];
  const { findWritingPlace } = await parts.lazy.review();
  const place = findWritingPlace(analysis.review, document.offsetAt(position));
  if (place.kind === 'hidden') return [];
  const found = await suggestAt(parts, asked, { analysis, place, before });
  return typed || !before.trim() || ('items' in found ? found.items : found).length > 0
    ? found
    : [keepWordsAway(position, before)];
}

/** VS Code offers the words of the document where nobody offers anything. This one matches nothing that is typed, so none is shown. */
function keepWordsAway(position: Position, before: string): CompletionItem {
  const range = new Range(position.translate(0, -before.trimStart().length), position);
  return createItem({ text: ' ', about: '', kind: CompletionItemKind.Value, range, filter: '\0' });
}

interface PlaceOfWriting {
  readonly analysis: Analysis;
  readonly place: WritingPlace;
  /** The line up to the cursor. */
  readonly before: string;
}

/** Blocks where a line begins, sections after `#`, labels after `~`, people after `@`, issues after `#1`, else roles. */
async function suggestAt(
  parts: SuggestParts,
  { document, position, token }: AskedPlace,
  { analysis, place, before }: PlaceOfWriting,
): Promise<CompletionList | CompletionItem[]> {
  const { findActionLead, findSection, proposeEntryMoment } = await parts.lazy.review();
  const section = findSection(analysis.review.sections, position.line);
  const moment = proposeEntryMoment(analysis.review, analysis.timelines, parts.now());
  const actionDate = proposeActionDate(parts.now(), parts.settings.policy(document.uri).holidays);
  const actionLead = findActionLead(analysis.review, section, position.line - 1);
  const blocks = listBlockItems({ document, position, section, moment, actionDate, actionLead });
  if (place.kind === 'empty' || /^[ \t]*\/\w*$/u.test(before)) return blocks;
  if (/^#{1,6} [^#]*$/u.test(before)) return suggestSections(analysis, before, position);
  const projects = findProjects(document.uri, analysis, parts);
  const [, sign, typed = ''] = typedSign.exec(before) ?? [];
  const isIssueCell = place.kind === 'cell' && place.column === 'link' && sign === '#';
  if (sign === undefined || isIssueCell) {
    const items = await listPlaceItems(parts, place, { document, analysis, projects, token, position });
    if (items.length > 0 || isIssueCell) return items;
  }
  if (sign === undefined) {
    const isTimeline = section?.meaning === 'timeline';
    const roles = suggestRoles(parts.settings.policy(document.uri).roleNouns, before, position);
    return [...blocks, ...roles, ...(isTimeline || /\bstatus\b/iu.test(before) ? suggestStatus(before, position) : [])];
  }
  if (sign === '#' && /^#\D*$/u.test(before)) return [];
  const range = new Range(position.translate(0, -typed.length - 1), position);
  return signItems(parts.lookups, { sign, typed: typed.replace('"', ''), range, projects, token });
}

/** A sign, what is typed behind it, and the range of both. */
interface TypedSign {
  readonly sign: string;
  readonly typed: string;
  readonly range: Range;
  readonly projects: Projects;
  readonly token: CancellationToken;
}

async function signItems(lookups: Lookups, asked: TypedSign): Promise<CompletionList> {
  const { sign, typed, range, projects, token } = asked;
  const lookup = { project: projects.incident, typed, token };
  if (sign === '~') {
    const { items, complete } = await lookups.labels(lookup);
    return new CompletionList(suggestLabels(items, range), !complete);
  }
  if (sign === '@') {
    const { items, complete } = await lookups.members(lookup);
    return new CompletionList(suggestMembers(items, range), !complete);
  }
  const { items } = await lookups.issues(projects.incident, token);
  // GitLab gives those that changed last first; VS Code would sort them by their numbers.
  return new CompletionList(
    items.map((issue, index) =>
      Object.assign(suggestIssue(issue, projects, range), {
        sortText: String(index).padStart(4, '0'),
      } satisfies Partial<CompletionItem>),
    ),
  );
}

/** The sections of the template that the review does not have, each with what it asks for. */
function suggestSections({ review, template }: Analysis, before: string, position: Position): CompletionItem[] {
  if (!template) return [];
  const present = new Set(review.sections.map(({ heading }) => heading.trim().toLowerCase()));
  const range = new Range(position.with(undefined, 0), position);
  return template.sections
    .filter(({ heading, level }) => level > 1 && !present.has(heading.trim().toLowerCase()))
    .map(({ heading, source }) => {
      const item = createItem({
        text: source.trimEnd(),
        about: '',
        kind: CompletionItemKind.Struct,
        range,
        // A heading that says something else is not replaced.
        filter: `${/^#+ /u.exec(before)?.[0] ?? ''}${heading}`,
      });
      item.label = { label: foldToOneLine(heading, 120), description: l10n.t('section of the template') };
      return item;
    });
}

/** The word at the cursor, from two letters on, so that words do not come with every letter. */
function findTypedWord(before: string, position: Position): Range | undefined {
  const typed = /\p{L}{2,}$/u.exec(before)?.[0];
  return typed === undefined ? undefined : new Range(position.translate(0, -typed.length), position);
}

function suggestRoles(roles: readonly string[], before: string, position: Position): CompletionItem[] {
  const range = findTypedWord(before, position);
  if (!range) return [];
  return roles.map(role =>
    createItem({ text: role, about: l10n.t('role'), kind: CompletionItemKind.Constant, range, filter: role }),
  );
}

/** What a status page says, each with what it means, so that `Monitoring` is not written while nothing was done yet. */
function suggestStatus(before: string, position: Position): CompletionItem[] {
  const range = findTypedWord(before, position);
  if (!range) return [];
  return Object.entries(explainStatusPage()).map(([word, documentation]) => {
    const text = capitalize(word);
    const about = l10n.t('status page');
    return createItem({ text, about, kind: CompletionItemKind.EnumMember, documentation, range, filter: word });
  });
}
