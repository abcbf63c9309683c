// Reviews that are made in GitLab at once, and edited in place.
import { commands, type Uri, type WorkspaceFolder } from 'vscode';
import type { Incident, User } from '../../incident/model';
import type { Scaffold, ScaffoldValues, Template } from '../../review/index';
import { createLastingSignal, showSending } from '../../session/cancellation';
import type { Secrecy } from '../../inPlace/index';
import { runAside } from '../../session/words/showFailure';
import type { Agreed, CreateResult, NewReview } from '../../sync/index';
import { createAccountCheck } from '../sending/accountCheck';
import { tellMadeReview } from './madeReview';
import { createRefusalError } from '../sending/outcomes';
import { mayMakeAgain, tellTwin } from './twinReviews';
import type { CommandParts } from '../commandParts';
import { openInPlace } from '../choosing/openReview';

/** What a review is made from. */
export interface Beginning {
  /** Undefined for a review that no incident of GitLab stands behind. */
  readonly incident: Incident | undefined;
  /** Whose project it goes to then. */
  readonly folder?: WorkspaceFolder | undefined;
  readonly template: Template;
  readonly values: ScaffoldValues;
  /** Puts what the incident brings along into the text that the template gives. */
  readonly fill?: ((text: string) => string) | undefined;
  /** Who writes it, where it is not who has the incident. */
  readonly owner?: User | undefined;
}

/** True where a new review becomes an issue at once; false where it becomes a file. */
export async function isMadeInGitLab({ settings, incidents }: CommandParts): Promise<boolean> {
  return settings.of().reviewLocation === 'gitlab' && (await incidents.account.canWrite());
}

/**
 * The full path of the project in which a review becomes an issue: that of the settings, else the incident's, and without an
 * incident the folder's. Empty where there is none.
 */
export function findNewReviewProject(
  { settings }: CommandParts,
  incident: Incident | undefined,
  folder?: WorkspaceFolder,
): string {
  const { reviewProject, project } = settings.of(incident ? undefined : folder?.uri);
  return reviewProject || (incident ? incident.reference.project : project || settings.of().project);
}

/** Whether an attempt to make the incident's review did not come to its end. */
export async function isUnfinished({ inPlace }: CommandParts, { reference }: Incident): Promise<boolean> {
  return (await inPlace.sync()).isUnfinished({ incident: reference, project: reference.project, title: '' });
}

/** Makes the issue and opens it in place. Returns its document, or undefined where the person stopped. */
export async function makeInGitLab(parts: CommandParts, beginning: Beginning): Promise<Uri | undefined> {
  const { incidents, inPlace } = parts;
  const { incident } = beginning;
  await incidents.account.requireWriting();
  const project = findNewReviewProject(parts, incident, beginning.folder);
  const { consent, copies, questions } = await inPlace.editing();
  const { changes: asker } = incidents.account;
  const checkAccount = createAccountCheck(incidents.account);
  const isConfidential = incident?.confidential === true || beginning.template.metadata.confidential;
  const { title: name } = beginning.values;
  const sync = await inPlace.sync();
  const asked = await describeNewReview(parts, beginning, project);
  let agreed: Agreed = { incident: incident?.reference, confidential: isConfidential };
  let again = false;
  let result: CreateResult | undefined;
  // The question says what will happen; where the incident is confidential by now it is asked anew.
  for (let round = 0; round < 3 && (result === undefined || result.kind === 'not-as-agreed'); round += 1) {
    if (result?.kind === 'not-as-agreed') agreed = result.now;
    const issue = {
      project,
      title: name,
      incident: agreed.incident,
      secrecy: findSecrecy(agreed.confidential, incident, beginning.template),
      policy: asked.policy,
      assignees: asked.assignees,
      dueDate: asked.dueDate,
    };
    if (!(await consent.mayCreate({ ...issue, source: { kind: 'in-place' } }))) return undefined;
    await checkAccount();
    const create = (): Thenable<CreateResult> =>
      showSending(() => sync.createReview({ ...asked, agreed, again }, createLastingSignal()));
    result = await create();
    if (result.kind !== 'maybe-made') continue;
    again = await mayMakeAgain(parts, project);
    if (!again) return undefined;
    result = await create();
  }
  if (result === undefined) return undefined;
  if (result.kind === 'exists') return openInPlace(parts, result.review);
  if (result.kind !== 'created') throw createRefusalError(result, project);
  await consent.acceptOwn(result.review.reference, { kind: 'in-place' }, asker);
  const uri = await copies.take(result, asker);
  // Whoever made it has left.
  if (!uri) return undefined;
  await commands.executeCommand('vscode.open', uri, { preview: false });
  runAside(parts.log, project, () => tellMadeReview({ created: result, me: incidents.me?.username }));
  const { twin, base: mine, lost } = result;
  if (lost) runAside(parts.log, project, () => questions.showLost(uri, lost));
  if (twin) runAside(parts.log, project, () => tellTwin(parts, { mine, twin }));
  incidents.refreshRead();
  return uri;
}

/** Why a review will be confidential. `incident` as it was last known: it may have become confidential since. */
export function findSecrecy(
  confidential: boolean,
  incident: Pick<Incident, 'confidential'> | undefined,
  template: Pick<Template, 'name' | 'metadata'> | undefined,
): Secrecy | undefined {
  if (!confidential) return undefined;
  const isTemplates = template?.metadata.confidential === true && incident?.confidential !== true;
  return isTemplates ? { kind: 'template', name: template.name } : { kind: 'incident' };
}

/** The review as it is asked for; its text is the template's, filled in. */
async function describeNewReview(parts: CommandParts, beginning: Beginning, project: string): Promise<NewReview> {
  const { incident, template, values } = beginning;
  const sync = await parts.inPlace.sync();
  const { title } = await makeScaffold(parts, beginning, '');
  const subject = { project, incident: incident?.reference, title };
  const { text, metadata } = await makeScaffold(parts, beginning, await sync.reviewId(subject));
  const { fill = (given: string) => given } = beginning;
  const owner = beginning.owner ?? incident?.assignees[0];
  return {
    ...subject,
    text: fill(text),
    labels: metadata.labels.map(removeSign),
    assignees: owner ? [owner.username] : listOwners(beginning, metadata.assignees),
    dueDate: values.dueDate,
    confidential: incident?.confidential === true || template.metadata.confidential,
    policy: parts.settings.policy(),
  };
}

/** A review without an incident belongs to whoever begins it, unless its template says otherwise. */
function listOwners({ incident, values }: Beginning, ofTemplate: readonly string[]): readonly string[] {
  const own = incident === undefined && values.owner !== undefined ? [values.owner] : [];
  return (ofTemplate.length > 0 ? ofTemplate : own).map(removeSign);
}

async function makeScaffold({ lazy }: CommandParts, beginning: Beginning, id: string): Promise<Scaffold> {
  const { scaffold } = await lazy.review();
  return scaffold(beginning.template, { ...beginning.values, id });
}

/** In a template's own words labels and people have a sign in front. */
export function removeSign(name: string): string {
  return name.replace(/^[@~]/u, '').replace(/^"(.*)"$/u, '$1');
}
