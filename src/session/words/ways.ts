// Ways out that several failures have.
import { l10n } from 'vscode';
import type { Way } from './failures';

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
