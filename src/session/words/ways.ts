// Ways out that several failures have.
import { l10n } from 'vscode';
import type { Way } from './failures';
import type { ReviewIssue } from '../../incident/model';

/** What leads to signing in. */
export function makeSignInWay(): Way {
  return { title: l10n.t('Sign In'), command: 'incidentReviews.signIn' };
}

/** What leads to naming the project of the incidents. */
export function makeProjectWay(): Way {
  return { title: l10n.t('Select Project'), command: 'incidentReviews.selectProject' };
}

/** What leads to trusting the workspace. */
export function makeTrustWay(): Way {
  return { title: l10n.t('Manage Workspace Trust'), command: 'workbench.trust.manage' };
}

/** What leads to the log. */
export function makeLogWay(): Way {
  return { title: l10n.t('Show Log'), command: 'incidentReviews.showLog' };
}

/** What leads to an issue in GitLab. */
export function makeGitLabWay(name: string): Way {
  return { title: l10n.t('Open in GitLab'), command: 'incidentReviews.openInGitLab', args: [name] };
}

/** What leads to a command about a review; `command` has no prefix. */
export function makeReviewWay(title: string, command: string, review: ReviewIssue): Way {
  return { title, command: `incidentReviews.${command}`, args: [{ kind: 'review', review }] };
}
