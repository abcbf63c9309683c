// Where nobody is signed in: why, and what leads out of it.
import { l10n } from 'vscode';
import type { Access } from './access';
import type { Way } from '../words/failures';
import { describeFault } from './address';

/** What leads to signing in. */
export function signInWay(): Way {
  return { title: l10n.t('Sign In'), command: 'incidentReviews.signIn' };
}

/** Why nobody can be asked, for the person who has to sign in. */
export function describeNoAccess(access: Exclude<Access, { kind: 'signed-in' }>): string {
  switch (access.kind) {
    case 'no-address':
      return l10n.t('No GitLab is configured yet.');
    case 'bad-address':
      return describeFault(access.fault);
    case 'signed-out':
      return l10n.t('You are not signed in to {0}.', access.address.url);
  }
}
