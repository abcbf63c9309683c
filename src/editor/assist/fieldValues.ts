// What is known of a field of a review: offered where one writes, and by the light bulb of an empty one.
import { l10n, type CancellationToken, type TextDocument } from 'vscode';
import type { AnyIssue } from '../../gitlab/index';
import { formatUtcDate } from '../../incident/calendar';
import { escapeTableCell } from '../../incident/foreignText';
import { readScopedValues } from '../../incident/labels';
import { formatReference } from '../../incident/reference';
import { findDueDate } from '../../incident/reviewDeadline';
import type { FieldMeaning } from '../../review/index';
import type { Account } from '../../session/account';
import type { Analysis } from '../../session/analysis';
import type { Lazy } from '../../session/lazy';
import type { Settings } from '../../session/settings';
import type { Lookups } from './lookups';
import type { Projects } from './projects';

export interface FieldParts {
  readonly account: Account;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly lookups: Lookups;
}

/** What is known of the review around a place. */
export interface ReviewAround {
  readonly document: TextDocument;
  readonly analysis: Analysis;
  readonly projects: Projects;
  readonly token: CancellationToken;
}

/** A value, and where it comes from. */
export interface KnownValue {
  readonly text: string;
  readonly about: string;
  /** One of several, of which nothing says that it is this one. */
  readonly isChoice?: boolean;
}

function listAssignees(issue: AnyIssue | undefined, about: string): readonly KnownValue[] {
  return (issue?.assignees ?? []).map(({ username }) => ({ text: `@${username}`, about }));
}

/** The issue that the document is, or that its marker names: what is agreed there goes before what the incident says. */
async function findReviewIssue(
  { account, lookups }: FieldParts,
  { document, analysis, token }: Omit<ReviewAround, 'projects'>,
): Promise<AnyIssue | undefined> {
  const { uri } = document;
  const own = account.reviewAt(uri) ?? account.referenceIn(analysis.review.marker?.review, undefined, uri);
  return own && lookups.issue(own, token);
}

/** What the incident, the review's issue and the timeline say of a field. */
export async function findFieldValues(
  parts: FieldParts,
  meaning: FieldMeaning,
  { document, analysis, projects, token }: ReviewAround,
): Promise<readonly KnownValue[]> {
  const { computeFieldValues } = await parts.lazy.review();
  const computed = computeFieldValues(analysis.review, analysis.timelines)[meaning];
  if (computed !== undefined) return [{ text: computed, about: l10n.t('from the timeline') }];
  const reference = parts.account.referenceIn(analysis.review.marker?.incident, undefined, document.uri);
  const [ofIncident, ofReview] = [l10n.t('from the incident'), l10n.t('from the review')];
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
        ...others.map(level => ({ text: `severity ${level}`, about: l10n.t('severity'), isChoice: true })),
      ];
    }
    case 'services':
    case 'team': {
      const { serviceScope, groupScope } = parts.settings.of(document.uri).labels;
      const scope = meaning === 'team' ? groupScope : serviceScope;
      const { items } = await parts.lookups.labels({ project: projects.incident, typed: scope, token });
      const own = readScopedValues(issue?.labels ?? [], scope);
      const named = meaning === 'services' ? Object.keys(parts.settings.policy(document.uri).serviceProjects) : [];
      const labelled = readScopedValues(
        items.map(({ name }) => name),
        scope,
      );
      const others = [...new Set([...labelled, ...named])].filter(text => !own.includes(text));
      return [
        ...one(own.map(escapeTableCell).join(', ') || undefined),
        ...others.map(text => ({ text: escapeTableCell(text), about: l10n.t('label'), isChoice: true })),
      ];
    }
    case 'owner': {
      const agreed = listAssignees(await findReviewIssue(parts, { document, analysis, token }), ofReview);
      const others = listAssignees(issue, ofIncident);
      return [...agreed, ...others.filter(({ text }) => !agreed.some(other => other.text === text))];
    }
    case 'date':
      return one(issue && formatUtcDate(issue.createdAt));
    case 'dueDate': {
      const agreed = (await findReviewIssue(parts, { document, analysis, token }))?.dueDate;
      return agreed === undefined
        ? one(issue && findDueDate(issue, parts.settings.policy(document.uri)))
        : [{ text: agreed, about: ofReview }];
    }
    default:
      return [];
  }
}
