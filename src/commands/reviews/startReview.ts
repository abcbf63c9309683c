// *Start Incident Review*: the review of an incident is made, or opened where there is one.
import { l10n, workspace, type Uri } from 'vscode';
import { formatUtcDate } from '../../incident/calendar';
import type { Incident } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { chooseFileTitle } from '../../incident/fileNames';
import { findDueDate } from '../../incident/reviewDeadline';
import type { ScaffoldValues, Template } from '../../review/index';
import { UserError, type Way } from '../../session/words/failures';
import { showStatus } from '../../session/words/messages';
import { findReviewFile } from '../../session/reviewFiles';
import type { TemplateSet } from '../../session/templates';
import { isMadeInGitLab, isUnfinished, makeInGitLab, findNewReviewProject } from './reviewInGitLab';
import { chooseBeginning } from './beginning';
import { readStory } from './incidentStory';
import { pickServiceOwner } from '../choosing/serviceOwner';
import { mayStart } from './beforeReview';
import { readDeadlineTimes } from '../choosing/reviewOf';
import { chooseIncident } from '../choosing/targets';
import type { CommandParts } from '../commandParts';
import { openInPlace, showDocument } from '../choosing/openReview';
import { chooseFolder, readTemplates, reportLeftOut, makeFile } from './reviewFile';

/**
 * Makes the review of an incident and opens it; one that exists already is opened instead. Returns its address, or
 * undefined where the person stopped.
 */
export async function startReview(parts: CommandParts, argument: unknown): Promise<Uri | undefined> {
  const incident = await chooseIncident(parts, argument, 'review-first');
  if (!incident) return undefined;
  const inGitLab = await isMadeInGitLab(parts);
  if (inGitLab) await parts.incidents.account.requireWriting();
  const folder = inGitLab ? workspace.workspaceFolders?.[0] : await chooseFolder();
  if (folder === 'stopped') return undefined;
  const existing = await findReviewFile(parts.incidents, incident.reference, folder ? [folder] : []);
  if (existing) {
    const name = formatReference(incident.reference);
    showStatus(l10n.t('The review of {0} is a file of this workspace already', name));
    return showDocument(existing);
  }
  const issue = inGitLab ? parts.incidents.findKnownReviewOf(incident.reference) : undefined;
  // The issue alone is not all of it: what an attempt left undone is done first.
  if (issue && !(await isUnfinished(parts, incident))) return openInPlace(parts, issue);
  if (!(await mayStart(parts, incident))) return undefined;
  const set = await readTemplates(parts, { incident, folder, inGitLab });
  const project = findNewReviewProject(parts, incident);
  const chosen = await chooseBeginning({
    incident,
    set: requireTemplate(set),
    project,
    readProject: createProjectReader(parts, set, project),
    hasOwner: inGitLab,
  });
  if (!chosen) return undefined;
  const { template, withStory } = chosen;
  const name = formatReference(incident.reference);
  const owner = chosen.asksOwner && (await pickServiceOwner(parts, { name, project, incident, owner: undefined }));
  if (chosen.asksOwner && !owner) return undefined;
  reportLeftOut(parts, set);
  const story = withStory ? await readStory(parts, incident, template) : undefined;
  const policy = parts.settings.policy(folder?.uri);
  const dueDate = findDueDate(incident, policy, await readDeadlineTimes(parts, incident));
  const values = {
    ...makeValues(incident, dueDate),
    ...story?.values,
    ...(owner ? { owner: `@${owner.username}` } : {}),
  };
  const fill = story?.fill;
  const confidential = incident.confidential || template.metadata.confidential;
  const made = inGitLab
    ? await makeInGitLab(parts, { incident, template, values, fill, owner })
    : await makeFile(parts, folder, { template, values, fill, name: chooseFileTitle({ ...incident, confidential }) });
  if (made) await story?.remember();
  return made;
}

function makeValues(incident: Incident, dueDate: string): ScaffoldValues {
  const [owner] = incident.assignees;
  return {
    id: crypto.randomUUID(),
    incident: formatReference(incident.reference),
    title: `Incident Review: ${incident.title}`,
    severity: incident.severity,
    services: incident.services,
    groups: incident.groups,
    owner: owner && `@${owner.username}`,
    date: formatUtcDate(incident.createdAt),
    dueDate,
    confidential: incident.confidential,
    nearMiss: incident.nearMiss,
  };
}

/** For a workspace whose reviews are files: what the GitLab project has is there to choose, and read only then. */
function createProjectReader(
  { analyzer, incidents }: CommandParts,
  { team }: TemplateSet,
  project: string,
): (() => Promise<readonly Template[]>) | undefined {
  if (team.some(({ source }) => source === 'project') || incidents.account.address() === undefined) return undefined;
  return async () => (await analyzer.load()).templates.ofProject(project);
}

/** Where the team's only templates are broken, none of ours takes their place unasked. */
function requireTemplate(set: TemplateSet): TemplateSet {
  const [fault] = set.broken;
  if (set.team.length === 0 && fault) throw new UserError(fault.message, [openFile(fault.uri)]);
  return set;
}

function openFile(uri: Uri): Way {
  return { title: l10n.t('Open Template'), command: 'vscode.open', args: [uri] };
}
