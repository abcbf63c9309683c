// Where no project is known: why, and what leads out of it.
import { l10n } from 'vscode';
import { explainNoProject } from '../../session/files/namedProject';
import { UserError } from '../../session/words/failures';
import { makeTrustWay, makeProjectWay } from '../../session/words/ways';

/** Leads to a project; where this workspace names one and is not trusted, to that first. */
export async function createNoProjectError(): Promise<UserError> {
  if ((await explainNoProject()) === 'noProject') {
    return new UserError(l10n.t('No GitLab project is selected yet.'), [makeProjectWay()]);
  }
  return new UserError(l10n.t('In Restricted Mode the GitLab project that this workspace names is not used.'), [
    makeTrustWay(),
    makeProjectWay(),
  ]);
}
