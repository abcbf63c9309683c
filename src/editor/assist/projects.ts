// Which projects a review is about.
import { l10n, type Uri } from 'vscode';
import type { Issue, IssueReference } from '../../incident/model';
import { isSameReference } from '../../incident/reference';
import type { Account } from '../../session/account';
import type { Analysis } from '../../session/analysis';
import { findReviewProject } from '../../session/reviewProject';
import { readReviewUri } from '../../session/uris/reviewUri';
import type { Settings } from '../../session/settings';

/** Full paths; empty where none is known. */
export interface Projects {
  /** The incident's. */
  readonly incident: string;
  /** The one that the review is read in: a short `#12` is one of its issues. */
  readonly review: string;
  /** The document's own incident and review. */
  readonly own: readonly IssueReference[];
}

/** What tells the projects of a document. */
interface ProjectParts {
  readonly settings: Settings;
  readonly account: Account;
}

/** What the marker and the review's own address say goes before the settings. Of a review on another GitLab none is known. */
export function findProjects(uri: Uri, analysis: Analysis, { settings, account }: ProjectParts): Projects {
  if (!account.isSetUpFor(uri)) return { incident: '', review: '', own: [] };
  const { project } = settings.of(uri);
  const { incident, review } = analysis.review.marker ?? {};
  const place = readReviewUri(uri)?.review;
  const named = [incident, review].map(name => account.referenceIn(name));
  const [ofIncident] = named;
  return {
    incident: ofIncident?.project ?? project,
    review: findReviewProject({ settings, account }, uri, analysis.review.marker),
    own: [place, ...named].filter(each => each !== undefined),
  };
}

/** What a document may tell of an issue: the title of a confidential one is known only to its own documents. */
export function readTitle({ title, confidential, reference }: Issue, { own }: Projects): string {
  return !confidential || own.some(each => isSameReference(each, reference)) ? title : l10n.t('confidential');
}
