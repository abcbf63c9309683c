// What the commands that begin a review have in common: the folder, the templates to choose from, and the file where it becomes one.
import { l10n, Range, window, workspace, type Uri, type WorkspaceFolder } from 'vscode';
import type { Incident } from '../../incident/model';
import { makeReviewFileName } from '../../incident/fileNames';
import type { ScaffoldValues, Template } from '../../review/index';
import { UserError } from '../../session/words/failures';
import { makeTrustWay } from '../../session/words/ways';
import { showFailure } from '../../session/words/showFailure';
import { showInformation, showWarning, showStatus } from '../../session/words/messages';
import { createReviewFile } from '../../session/reviewFiles';
import type { TemplateSet } from '../../session/templates';
import { findNewReviewProject } from './reviewInGitLab';
import type { CommandParts } from '../commandParts';
import { showDocument } from '../choosing/openReview';

/** Without a folder the review becomes an untitled document; with several the person says which. */
export async function chooseFolder(): Promise<WorkspaceFolder | undefined | 'stopped'> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0];
  const picked = await window.showWorkspaceFolderPick({ placeHolder: l10n.t('Folder for the review') });
  return picked ?? 'stopped';
}

/** What templates are wanted for. */
interface Purpose {
  readonly incident: Incident | undefined;
  readonly folder: WorkspaceFolder | undefined;
  /** The review becomes an issue at once. */
  readonly inGitLab: boolean;
}

/** Where the workspace has no template of the team's, those of the project in GitLab are the team's. */
export async function readTemplates(
  parts: CommandParts,
  { incident, folder, inGitLab }: Purpose,
): Promise<TemplateSet> {
  const { templates } = await parts.analyzer.load();
  const set = await templates.readAgain(folder);
  if (!(inGitLab || isReadOnlyInGitLab(parts)) || set.team.length > 0) return set;
  return { ...set, team: await templates.readProjectAgain(findNewReviewProject(parts, incident, folder)) };
}

/** Templates that were not considered are named, so that nobody wonders why another one was taken. */
export function reportLeftOut({ log }: CommandParts, { broken }: TemplateSet): void {
  if (!workspace.isTrusted) {
    const message = l10n.t('This workspace is not trusted, so its own templates were not read.');
    showFailure(new UserError(message, [makeTrustWay()]), log, showInformation);
  }
  const [fault] = broken;
  if (fault) showWarning(fault.message);
}

interface NewFile {
  readonly template: Template;
  readonly values: ScaffoldValues;
  readonly fill?: ((text: string) => string) | undefined;
  /** What the file is called after. */
  readonly name: string;
}

/** Without a folder the review becomes an untitled document. */
export async function makeFile(
  parts: CommandParts,
  folder: WorkspaceFolder | undefined,
  { template, values, fill = text => text, name }: NewFile,
): Promise<Uri> {
  explainFile(parts);
  const { scaffold } = await parts.lazy.review();
  const text = fill(scaffold(template, values).text);
  if (!folder) return openUntitled(text);
  return showDocument(
    await createReviewFile(parts.settings, folder, { name: makeReviewFileName(name, values.date), text }),
  );
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

/** Who expects an issue, and may not make one, is told so. */
function explainFile(parts: CommandParts): void {
  if (isReadOnlyInGitLab(parts)) showStatus(l10n.t('Your token can only read, so the review is a file and no issue.'));
}

/** The token can only read, so that the review becomes a file, though it is meant for GitLab. */
function isReadOnlyInGitLab({ settings, incidents }: CommandParts): boolean {
  return settings.of().reviewLocation === 'gitlab' && incidents.account.isReadOnly;
}
