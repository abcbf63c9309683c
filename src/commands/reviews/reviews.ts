// Starting and opening reviews.
import {
  commands,
  l10n,
  Range,
  window,
  workspace,
  type Memento,
  type QuickPickItem,
  type Uri,
  type WorkspaceFolder,
} from 'vscode';
import { addWorkingDays, readSpokenDate, formatUtcDate } from '../../incident/calendar';
import type { Incident } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { chooseFileTitle, makeReviewFileName } from '../../incident/fileNames';
import { findDueDate } from '../../incident/reviewDeadline';
import type { ScaffoldValues, Template } from '../../review/index';
import { UserError, type Way } from '../../session/words/failures';
import { makeTrustWay } from '../../session/words/ways';
import { showFailure } from '../../session/words/showFailure';
import { showInformation, showWarning, showStatus } from '../../session/words/messages';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import { createReviewFile, findReviewFile } from '../../session/reviewFiles';
import type { LateAnalyzer } from '../../session/lateAnalyzer';
import type { TemplateSet } from '../../session/templates';
import {
  isMadeInGitLab,
  isUnfinished,
  makeInGitLab,
  openInPlace,
  findReviewProject,
  type GitLabReviewParts,
} from './reviewInGitLab';
import { chooseBeginning, describeTemplate } from './beginning';
import { readStory } from './incidentStory';
import { pickServiceOwner } from '../finish/serviceOwner';
import { mayStart, findRequiredTime, type ReviewNeedParts } from './beforeReview';
import { pickAnyReview, type Asking } from '../choosing/issuePicker';
import { chooseIncident, findShownIssue } from '../choosing/targets';

export interface ReviewParts extends GitLabReviewParts, ReviewNeedParts, Asking {
  readonly analyzer: LateAnalyzer;
  /** What VS Code keeps for the extension. */
  readonly kept: Memento;
}

/**
 * Makes the review of an incident and opens it; one that exists already is opened instead. Returns its address, or
 * undefined where the person stopped.
 */
export async function startReview(parts: ReviewParts, argument: unknown): Promise<Uri | undefined> {
  const incident = await chooseIncident(argument, parts, 'review-first');
  if (!incident) return undefined;
  const inGitLab = await isMadeInGitLab(parts);
  if (inGitLab) await parts.incidents.account.requireWriting();
  const folder = inGitLab ? workspace.workspaceFolders?.[0] : await chooseFolder();
  if (folder === 'stopped') return undefined;
  const existing = await findReviewFile(parts.incidents, incident.reference, folder ? [folder] : []);
  if (existing) {
    const name = formatReference(incident.reference);
    showStatus(l10n.t('The review of {0} is a file of this workspace already', name));
    return show(existing);
  }
  const issue = inGitLab ? parts.incidents.findKnownReviewOf(incident.reference) : undefined;
  // The issue alone is not all of it: what an attempt left undone is done first.
  if (issue && !(await isUnfinished(parts, incident))) return openInPlace(parts, issue);
  if (!(await mayStart(parts, incident))) return undefined;
  const set = await readTemplates(parts, { incident, folder, inGitLab });
  const project = findReviewProject(parts, incident);
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
  const dueDate = findDueDate(incident, policy, { requiredAt: await findRequiredTime(parts, incident) });
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

/** What templates are wanted for. */
interface Purpose {
  readonly incident: Incident | undefined;
  readonly folder: WorkspaceFolder | undefined;
  /** The review becomes an issue at once. */
  readonly inGitLab: boolean;
}

/** The token can only read, so that the review becomes a file, though it is meant for GitLab. */
function isReadOnlyInGitLab({ settings, incidents }: ReviewParts): boolean {
  return settings.of().reviewLocation === 'gitlab' && incidents.account.isReadOnly;
}

/** Where the workspace has no template of the team's, those of the project in GitLab are the team's. */
async function readTemplates(parts: ReviewParts, { incident, folder, inGitLab }: Purpose): Promise<TemplateSet> {
  const { templates } = await parts.analyzer.load();
  const set = await templates.readAgain(folder);
  if (!(inGitLab || isReadOnlyInGitLab(parts)) || set.team.length > 0) return set;
  return { ...set, team: await templates.readProjectAgain(findReviewProject(parts, incident, folder)) };
}

/** Makes a review that no incident of GitLab stands behind. Asks for its title and template. */
export async function makeReviewWithoutIncident(parts: ReviewParts): Promise<Uri | undefined> {
  const folder = await chooseFolder();
  if (folder === 'stopped') return undefined;
  const project = findReviewProject(parts, undefined, folder);
  const inGitLab = project !== '' && (await isMadeInGitLab(parts));
  const set = await readTemplates(parts, { incident: undefined, folder, inGitLab });
  const template = await pickTemplate([...set.team, ...set.builtIn]);
  if (!template) return undefined;
  const date = formatUtcDate(parts.now());
  const { dueWorkingDays, holidays } = parts.settings.policy(folder?.uri);
  const asked = template.metadata.due === undefined ? undefined : readSpokenDate(template.metadata.due, date);
  const dueDate = asked ?? addWorkingDays(date, dueWorkingDays, holidays);
  const what = l10n.t('What happened? The title of the review.');
  const issue = inGitLab ? l10n.t('Enter makes an issue in {0}, yours, due on {1}.', project, dueDate) : '';
  const title = await window.showInputBox({
    title: l10n.t('New Incident Review'),
    prompt: escapeMessage(`${what} ${issue}`),
    ignoreFocusOut: true,
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

/** Opens the file of a review where the workspace has one, else the review in place. Returns what was opened. */
export async function openReview(parts: ReviewParts, argument: unknown): Promise<Uri | undefined> {
  const given = findShownIssue(argument);
  const review =
    given?.kind === 'review'
      ? given
      : await pickAnyReview(parts, ({ reference }) => parts.inPlace.unsent.has(reference));
  if (!review) return undefined;
  if (!('kind' in review)) return show(review);
  const { incidents } = parts;
  const ofIncident = async (): Promise<Uri | undefined> =>
    review.incident && (await findReviewFile(incidents, review.incident));
  const file = (await findReviewFile(incidents, review.reference)) ?? (await ofIncident());
  return file ? show(file) : openInPlace(parts, review);
}

interface NewFile {
  readonly template: Template;
  readonly values: ScaffoldValues;
  readonly fill?: ((text: string) => string) | undefined;
  /** What the file is called after. */
  readonly name: string;
}

/** Without a folder the review becomes an untitled document. */
async function makeFile(
  parts: ReviewParts,
  folder: WorkspaceFolder | undefined,
  { template, values, fill = text => text, name }: NewFile,
): Promise<Uri> {
  explainFile(parts);
  const { scaffold } = await parts.lazy.review();
  const text = fill(scaffold(template, values).text);
  if (!folder) return openUntitled(text);
  return show(await createReviewFile(parts.settings, folder, { name: makeReviewFileName(name, values.date), text }));
}

/**
 * The name of an untitled document that was just closed is given to the next one, sometimes with its text; then ours
 * is put in its place.
 */
async function openUntitled(text: string): Promise<Uri> {
  const document = await workspace.openTextDocument({ language: 'markdown', content: text });
  const editor = await window.showTextDocument(document, { preview: false });
  if (document.getText() !== text) {
    await editor.edit(edit => edit.replace(new Range(0, 0, document.lineCount, 0), text));
  }
  return document.uri;
}

/** By VS Code's own command: a document that an extension opens stays open for minutes after its tab was closed. */
async function show(uri: Uri): Promise<Uri> {
  await commands.executeCommand('vscode.open', uri, { preview: false });
  return uri;
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

/** Without a folder the review becomes an untitled document; with several the person says which. */
async function chooseFolder(): Promise<WorkspaceFolder | undefined | 'stopped'> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0];
  const picked = await window.showWorkspaceFolderPick({ placeHolder: l10n.t('Folder for the review') });
  return picked ?? 'stopped';
}

/** For a workspace whose reviews are files: what the GitLab project has is there to choose, and read only then. */
function createProjectReader(
  { analyzer, incidents }: ReviewParts,
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

/** Who expects an issue, and may not make one, is told so. */
function explainFile(parts: ReviewParts): void {
  if (isReadOnlyInGitLab(parts)) showStatus(l10n.t('Your token can only read, so the review is a file and no issue.'));
}

/** Templates that were not considered are named, so that nobody wonders why another one was taken. */
function reportLeftOut({ log }: ReviewParts, { broken }: TemplateSet): void {
  if (!workspace.isTrusted) {
    const message = l10n.t('This workspace is not trusted, so its own templates were not read.');
    showFailure(new UserError(message, [makeTrustWay()]), log, showInformation);
  }
  const [fault] = broken;
  if (fault) showWarning(fault.message);
}

function openFile(uri: Uri): Way {
  return { title: l10n.t('Open Template'), command: 'vscode.open', args: [uri] };
}
