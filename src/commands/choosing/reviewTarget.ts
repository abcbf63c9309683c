// The review that a command is about: of a row, in the editor, or picked; as GitLab has it now, and as its document says it.
import { commands, l10n, window, type TextDocument } from 'vscode';
import type { Incident, IssueReference, ReviewIssue, WithText } from '../../incident/model';
import { formatReference, isSameReference } from '../../incident/reference';
import { showReading } from '../../session/cancellation';
import type { Understanding } from '../../session/analyzer';
import { readParts, UserError } from '../../session/words/failures';
import { readReviewUri } from '../../session/uris/reviewUri';
import { findDocumentProject, findShownDocument, requireOwnHost, requireReview } from './currentReview';
import { pickReview } from './issuePicker';
import { findAnyIssueOfRow, findIssueOfRow, findReferenceOfArgument, followIssue } from './targets';
import type { CommandParts } from '../commandParts';
import { makeReviewWay } from '../../session/words/ways';

/** A review in the editor. */
export interface OpenReview extends Understanding {
  readonly document: TextDocument;
  readonly title: string;
  /** As GitLab has it now; undefined for a file that is no issue yet. */
  readonly issue: WithText<ReviewIssue> | undefined;
  readonly incident: Incident | undefined;
}

/** One that is an issue. */
export type OpenIssue = OpenReview & { readonly issue: WithText<ReviewIssue> };

/** Opens the review where it is not in the editor, and reads it and its incident anew; undefined where nothing was picked. */
export async function openTarget(parts: CommandParts, argument: unknown): Promise<OpenReview | undefined> {
  const document = await findDocument(parts, argument);
  if (!document) return undefined;
  await requireOwnHost(parts, document.uri);
  const { analysis } = await requireReview(parts, document);
  const { marker } = analysis.review;
  const project = findDocumentProject(parts, document, document.getText());
  const own = readReviewUri(document.uri)?.review ?? parts.incidents.account.referenceIn(marker?.review, project);
  const issue = own && (await readReviewIssue(parts, own));
  const named = issue?.incident ?? parts.incidents.account.referenceIn(marker?.incident, project);
  const incident = named && (await readItsIncident(parts, named));
  const analyzer = await parts.analyzer.load();
  const known = { ...(issue ? { review: issue } : {}), ...(incident ? { incident } : {}) };
  const understood = await analyzer.understand(document, analysis, known);
  if (!understood) throw new UserError(l10n.t('The review is too long to be read.'));
  return { ...understood, document, title: issue?.title ?? analysis.title ?? '', issue, incident };
}

/** The same for what needs an issue. */
export async function openIssue(parts: CommandParts, argument: unknown): Promise<OpenIssue | undefined> {
  await parts.incidents.account.requireWriting();
  const review = await openTarget(parts, argument);
  if (!review) return undefined;
  const { issue } = review;
  if (issue) return { ...review, issue };
  throw new UserError(l10n.t('This review is a file of yours only. Save it to GitLab first.'), [
    { title: l10n.t('Save Review to GitLab'), command: 'incidentReviews.publishReview' },
  ]);
}

/** The one in the active editor where nothing else is named. */
async function findDocument(parts: CommandParts, argument: unknown): Promise<TextDocument | undefined> {
  const active = await findShownDocument(parts);
  const row = findIssueOfRow(argument);
  // A row that is only recalled names its review all the same: the one in the editor is not meant.
  const named =
    findAnyIssueOfRow(argument)?.reference ??
    (typeof argument === 'string' ? findReferenceOfArgument(argument) : undefined);
  const isActive = active && (await parts.documents.analyze(active)) !== undefined;
  if (!named && isActive) return active;
  if (named && isActive && isOf(parts, active, named)) return active;
  const review = row?.kind === 'review' ? row : await pickOrRead(parts, named);
  if (!review) return undefined;
  await commands.executeCommand('incidentReviews.openReview', { kind: 'review', review });
  return window.activeTextEditor?.document;
}

function isOf({ incidents }: CommandParts, { uri }: TextDocument, review: IssueReference): boolean {
  const own = incidents.account.reviewAt(uri);
  const known = incidents.findKnownReviewOf(review)?.reference ?? review;
  return own !== undefined && [review, known].some(each => isSameReference(own, each));
}

function pickOrRead(parts: CommandParts, named: IssueReference | undefined): Promise<ReviewIssue | undefined> {
  return named ? readReviewIssue(parts, named) : pickReview(parts);
}

async function readReviewIssue({ incidents }: CommandParts, reference: IssueReference): Promise<WithText<ReviewIssue>> {
  const gitlab = await incidents.account.gitlab();
  const issue = await showReading(signal => followIssue(gitlab, reference, signal));
  const name = formatReference(issue.reference);
  if (issue.kind === 'review' && isSameReference(issue.reference, reference)) return issue;
  if (issue.kind === 'review') {
    throw new UserError(l10n.t('{0} was moved to {1}.', formatReference(reference), name), [
      makeReviewWay(l10n.t('Open {0}', name), 'openReview', issue),
    ]);
  }
  throw new UserError(l10n.t('{0} is no review.', formatReference(reference)));
}

/** Without it the review itself can still be finished: somebody else may be the only one who sees it. */
async function readItsIncident({ incidents }: CommandParts, reference: IssueReference): Promise<Incident | undefined> {
  const gitlab = await incidents.account.gitlab();
  try {
    const issue = await showReading(signal => gitlab.issue(reference, signal));
    return issue.kind === 'incident' ? issue : undefined;
  } catch (error) {
    if (!['not-found', 'refused'].includes(readParts(error).kind ?? '')) throw error;
    return undefined;
  }
}
