// One may be set up for another GitLab than the one that a document is from: what is said then.
import { l10n } from 'vscode';
import { UserError } from './failures';

/** `host` as in a review's address, `url` as configured. */
export function createOtherHostError(host: string, url: string): UserError {
  return new UserError(l10n.t('This is on {0}, and you are set up for {1}.', host.replaceAll('+', '/'), url));
}
