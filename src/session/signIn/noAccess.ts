// Where nobody is signed in: why.
import { l10n } from 'vscode';
import type { Access } from './access';
import { describeFault } from './address';

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
