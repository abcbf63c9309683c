// *New Incident Review*: one that no incident of GitLab stands behind.
import { l10n, window, type QuickPickItem, type Uri } from 'vscode';
import { formatUtcDate } from '../../incident/calendar';
import { findDueDateFromNow } from '../../incident/reviewDeadline';
import type { ScaffoldValues, Template } from '../../review/index';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import { isMadeInGitLab, makeInGitLab, findNewReviewProject } from './reviewInGitLab';
import { describeTemplate } from './beginning';
import { askWords } from '../askWords';
import type { CommandParts } from '../commandParts';
import { chooseFolder, readTemplates, reportLeftOut, makeFile } from './reviewFile';

/** Makes a review that no incident of GitLab stands behind. Asks for its title and template. */
export async function makeReviewWithoutIncident(parts: CommandParts): Promise<Uri | undefined> {
  const folder = await chooseFolder();
  if (folder === 'stopped') return undefined;
  const project = findNewReviewProject(parts, undefined, folder);
  const inGitLab = project !== '' && (await isMadeInGitLab(parts));
  const set = await readTemplates(parts, { incident: undefined, folder, inGitLab });
  const template = await pickTemplate([...set.team, ...set.builtIn]);
  if (!template) return undefined;
  const date = formatUtcDate(parts.now());
  const dueDate = findDueDateFromNow(parts.now(), parts.settings.policy(folder?.uri), template.metadata.due);
  const what = l10n.t('What happened? The title of the review.');
  const issue = inGitLab ? l10n.t('Enter makes an issue in {0}, yours, due on {1}.', project, dueDate) : '';
  const title = await askWords(parts, {
    title: l10n.t('New Incident Review'),
    prompt: escapeMessage(`${what} ${issue}`),
  });
  if (title === undefined) return undefined;
  reportLeftOut(parts, set);
  const isSignedIn = (await parts.incidents.account.access()).kind === 'signed-in';
  if (isSignedIn) await parts.incidents.readMe();
  const { me } = parts.incidents;
  const values: ScaffoldValues = {
    id: crypto.randomUUID(),
    incident: undefined,
    title,
    severity: undefined,
    services: [],
    groups: [],
    owner: me && `@${me.username}`,
    date,
    dueDate,
    confidential: false,
  };
  if (inGitLab) return makeInGitLab(parts, { incident: undefined, folder, template, values });
  return makeFile(parts, folder, {
    template,
    values,
    name: template.metadata.confidential ? 'incident review' : title,
  });
}

async function pickTemplate(templates: readonly Template[]): Promise<Template | undefined> {
  const items = templates.map((template): QuickPickItem & { template: Template } => ({
    label: escapeLabel(template.name),
    description: template.source === 'built-in' ? l10n.t('built in') : escapeLabel(template.id),
    detail: describeTemplate(template),
    template,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('New Incident Review'),
    placeHolder: l10n.t('Which template?'),
    ignoreFocusOut: true,
  });
  return picked?.template;
}
