// What a click on the row of an issue does.
import { l10n, type Command } from 'vscode';
import type { AnyIssue } from '../../sync/index';

/** Opens a review in the editor, the page of an incident, and anything else in GitLab. */
export function makeOpenCommand(issue: Pick<AnyIssue, 'kind' | 'reference'>): Command {
  const [title, command, argument] =
    issue.kind === 'review'
      ? [l10n.t('Open Review'), 'openReview', { kind: 'review', review: issue }]
      : issue.kind === 'incident'
        ? [l10n.t('Open Incident'), 'openIncident', { kind: 'incident', incident: issue }]
        : [l10n.t('Open in GitLab'), 'openInGitLab', { issue: issue.reference }];
  return { title, command: `incidentReviews.${command}`, arguments: [argument] };
}
