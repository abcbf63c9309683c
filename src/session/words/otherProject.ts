// A path of GitLab may belong to another project tomorrow: what is said then.
import { l10n } from 'vscode';
import { UserError } from './failures';

/** The path of the project belongs to another project now, whose issues are other ones. */
export function createOtherProjectError(project: string): UserError {
  return new UserError(l10n.t('Nothing was sent: {0} is another project now than the one that this is from.', project));
}
