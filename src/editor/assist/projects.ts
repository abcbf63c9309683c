// Which projects a review is about.
import { parseReference } from '../../incident/reference';
import type { Analysis } from '../../session/analysis';
import { readReviewUri } from '../../session/reviewUri';
import type { Settings } from '../../session/settings';
import type { Uri } from 'vscode';

/** Full paths; empty where none is known. */
export interface Projects {
  /** The incident's. */
  readonly incident: string;
  /** The one that the review is read in: a short `#12` is one of its issues. */
  readonly review: string;
}

/** What the marker and the review's own address say goes before the settings. */
export function findProjects(uri: Uri, analysis: Analysis, settings: Settings): Projects {
  const { project, reviewProject } = settings.of(uri);
  const { incident, review } = analysis.review.marker ?? {};
  const of = (name: string | undefined): string | undefined => (name ? parseReference(name)?.project : undefined);
  return {
    incident: of(incident) ?? project,
    review: readReviewUri(uri)?.review.project ?? of(review) ?? (reviewProject || project),
  };
}
