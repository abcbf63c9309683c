// Reviews that are made in GitLab at once, and edited in place.
import { commands, l10n, window, type Uri } from 'vscode';
import type { Incident, ReviewIssue } from '../incident/model';
import { formatReference } from '../incident/reference';
import { foldToOneLine } from '../incident/foreignText';
import type { Scaffold, ScaffoldValues, Template } from '../review/index';
import { describeFailure, UserError } from '../session/words/failures';
import { escapeMessage } from '../session/words/plainLabels';
import type { Incidents } from '../session/incidents';
import type { Lazy } from '../session/lazy';
import type { Settings } from '../session/settings';
import type { Secrecy } from '../inPlace/consent';
import { createOtherProjectError } from '../inPlace/copyFailures';
import type { InPlace } from '../inPlace/index';
import { showWarning } from '../session/words/messages';
import type { Log } from '../session/log';
import { runAside } from '../session/words/showFailure';
import type { Agreed, CreateResult, Created, Dropped, Failed, NewReview, Refusal } from '../sync/index';
import { createAccountCheck } from './accountCheck';
import { mayMakeAgain, tellTwin } from './twinReviews';

export interface GitLabReviewParts {
  readonly incidents: Incidents;
  readonly lazy: Lazy;
  readonly settings: Settings;
  readonly inPlace: InPlace;
  readonly log: Log;
}

/** What a review is made from. */
export interface Beginning {
  /** Undefined for a review that no incident of GitLab stands behind. */
  readonly incident: Incident | undefined;
  readonly template: Template;
  readonly values: ScaffoldValues;
  /** Puts what the incident brings along into the text that the template gives. */
  readonly fill?: ((text: string) => string) | undefined;
}

/** True where a new review becomes an issue at once; false where it becomes a file. */
export async function isMadeInGitLab({ settings, incidents }: GitLabReviewParts): Promise<boolean> {
  return settings.of().reviewLocation === 'gitlab' && (await incidents.account.canWrite());
}

/** The full path of the project that a review becomes an issue of; empty where none is set and no incident says. */
export function findReviewProject(
  { settings }: Pick<GitLabReviewParts, 'settings'>,
  incident: Incident | undefined,
): string {
  const { reviewProject, project } = settings.of();
  return reviewProject || (incident ? incident.reference.project : project);
}

/** Whether an attempt to make the incident's review did not come to its end. */
export async function isUnfinished({ inPlace }: GitLabReviewParts, { reference }: Incident): Promise<boolean> {
  return (await inPlace.sync()).isUnfinished({ incident: reference, project: reference.project, title: '' });
}

/** Makes the issue and opens it in place. Returns its document, or undefined where the person stopped. */
export async function makeInGitLab(parts: GitLabReviewParts, beginning: Beginning): Promise<Uri | undefined> {
  const { incidents, inPlace } = parts;
  const { incident } = beginning;
  await incidents.account.requireWriting();
  const project = findReviewProject(parts, incident);
  const { consent, copies, questions } = await inPlace.editing();
  const checkAccount = await createAccountCheck(incidents.account);
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
    const secrecy = findSecrecy(agreed.confidential, incident, beginning.template);
    const issue = {
      project,
      title: name,
      incident: agreed.incident,
      secrecy,
      policy: asked.policy,
      dueDate: asked.dueDate,
    };
    if (!(await consent.mayCreate({ ...issue, source: { kind: 'in-place' } }))) return undefined;
    await checkAccount();
    const create = (): Thenable<CreateResult> =>
      window.withProgress({ location: { viewId: 'incidentReviews.incidents' } }, () =>
        sync.createReview({ ...asked, agreed, again }, new AbortController().signal),
      );
    result = await create();
    if (result.kind !== 'maybe-made') continue;
    again = await mayMakeAgain(parts, project);
    if (!again) return undefined;
    result = await create();
  }
  if (result === undefined) return undefined;
  if (result.kind === 'exists') return openInPlace(parts, result.review);
  if (result.kind !== 'created') throw createRefusalError(result, project);
  await consent.made(result.review.reference, { kind: 'in-place' });
  const uri = await copies.take(result);
  await commands.executeCommand('vscode.open', uri, { preview: false });
  reportOutcome(result);
  const { twin, base: mine, lost } = result;
  if (lost) runAside(parts.log, project, () => questions.showLost(uri, lost));
  if (twin) runAside(parts.log, project, () => tellTwin(parts, { mine, twin }));
  refreshLists(incidents);
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
async function describeNewReview(parts: GitLabReviewParts, beginning: Beginning, project: string): Promise<NewReview> {
  const { incident, template, values } = beginning;
  const sync = await parts.inPlace.sync();
  const { title } = await makeScaffold(parts, beginning, '');
  const subject = { project, incident: incident?.reference, title };
  const { text, metadata } = await makeScaffold(parts, beginning, await sync.reviewId(subject));
  const { fill = (given: string) => given } = beginning;
  const [owner] = incident?.assignees ?? [];
  return {
    ...subject,
    text: fill(text),
    labels: metadata.labels.map(removeSign),
    assignees: owner ? [owner.username] : metadata.assignees.map(removeSign),
    dueDate: values.dueDate,
    confidential: incident?.confidential === true || template.metadata.confidential,
    policy: parts.settings.policy(),
  };
}

/** Opens an issue as a document. */
export async function openInPlace(
  { inPlace }: Pick<GitLabReviewParts, 'inPlace'>,
  review: Pick<ReviewIssue, 'reference' | 'title' | 'confidential'>,
): Promise<Uri> {
  const { copies } = await inPlace.editing();
  const uri = await copies.uriOf(review);
  await commands.executeCommand('vscode.open', uri, { preview: false });
  return uri;
}

async function makeScaffold({ lazy }: GitLabReviewParts, beginning: Beginning, id: string): Promise<Scaffold> {
  const { scaffold } = await lazy.review();
  return scaffold(beginning.template, { ...beginning.values, id });
}

/** In a template's own words labels and people have a sign in front. */
export function removeSign(name: string): string {
  return name.replace(/^[@~]/u, '').replace(/^"(.*)"$/u, '$1');
}

/** Lists that were read are read again: the new review stands in them. */
export function refreshLists({ open, openReviews }: Incidents): void {
  for (const list of [open, openReviews]) if (list.readAt !== undefined) void list.refresh();
}

/** Why a review was not made or not sent, as an error whose message is shown. */
export function createRefusalError(result: Exclude<Refusal, { kind: 'exists' }> | Failed, project: string): UserError {
  switch (result.kind) {
    case 'failed': {
      const about = result.review ? formatReference(result.review) : project;
      const { message, ways } = describeFailure(result.error, about);
      const goesOn = l10n.t('Run the command again to go on from there; nothing is made twice.');
      const looksAgain = l10n.t(
        'GitLab may have made the issue all the same. Run the command again: it is looked for, and you are asked before another one is made.',
      );
      const isDoubtful = result.step === 'create' && result.error.maybeDone;
      const advice = result.step === 'look' ? '' : ` ${isDoubtful ? looksAgain : goesOn}`;
      return new UserError(message + advice, ways);
    }
    case 'other-project':
      return createOtherProjectError(result.project);
    case 'out-of-time':
      return createOutOfTimeError(result);
    case 'no-marker':
      return new UserError(l10n.t('The review has no comment with its id in the first lines.'));
    case 'too-long':
      return new UserError(
        l10n.t('The review has {0} characters, and GitLab takes {1}.', String(result.length), String(result.most)),
      );
    case 'public-target':
      return new UserError(l10n.t('Nothing was sent: the incident is confidential and {0} is public.', result.project));
    case 'unknown-reference': {
      const name = escapeMessage(result.name);
      // The way out is in the text, or in GitLab where the person sees what the token does not.
      const look = { title: l10n.t('Open in GitLab'), command: 'incidentReviews.openInGitLab', args: [result.name] };
      const advice = l10n.t('Correct its name in the review, or ask for access to it.');
      if (result.what === 'review') {
        const cause = l10n.t('Nothing was sent: the issue {0} in the review’s first lines cannot be found.', name);
        return new UserError(`${cause} ${advice}`, [look]);
      }
      return result.reason === 'unresolved'
        ? new UserError(l10n.t('Nothing was sent: correct the name of the incident in the review, {0} is none.', name))
        : new UserError(
            `${l10n.t('Nothing was sent: whether the incident {0} is confidential cannot be read.', name)} ${advice}`,
            [look],
          );
    }
    case 'maybe-made':
      return new UserError(l10n.t('GitLab may have made the review in {0}. Nothing more was sent.', result.project));
    case 'not-as-agreed':
      return new UserError(l10n.t('Nothing was sent: the incident has changed since you were asked. Start again.'));
    case 'not-confidential':
      return new UserError(
        l10n.t(
          'GitLab did not make {0} confidential, so it has neither title nor text. You may lack the permission.',
          formatReference(result.review),
        ),
        [
          {
            title: l10n.t('Open in GitLab'),
            command: 'incidentReviews.openInGitLab',
            args: [formatReference(result.review)],
          },
        ],
      );
  }
}

/** Why something was given up, as one sentence. */
export function describeOutOfTime(afterMs: number): string {
  return l10n.t('GitLab answers too slowly: it was stopped after {0} seconds.', Math.round(afterMs / 1000));
}

/** What was begun is there to be seen, and the same command goes on with it. */
function createOutOfTimeError({ afterMs, review }: Extract<Refusal, { kind: 'out-of-time' }>): UserError {
  const stopped = describeOutOfTime(afterMs);
  const goesOn = l10n.t('Run the command again to go on from there; nothing is made twice.');
  const showLog = { title: l10n.t('Show Log'), command: 'incidentReviews.showLog' };
  const look = { title: l10n.t('Open in GitLab'), command: 'incidentReviews.openInGitLab' };
  const ways = review ? [{ ...look, args: [formatReference(review)] }, showLog] : [showLog];
  return new UserError(`${stopped} ${goesOn}`, ways);
}

function reportOutcome({ review, dropped, altered }: Created): void {
  const missing = dropped.map(describeDropped);
  if (altered !== undefined) missing.push(l10n.t('parts of the text'));
  if (missing.length === 0) return;
  void showWarning(
    l10n.t('{0} was created, but GitLab did not take: {1}.', formatReference(review.reference), missing.join(', ')),
  );
}

/** One thing that GitLab does not have now, and why. */
export function describeDropped({ what, name, reason }: Dropped): string {
  return `${nameDropped(what, foldToOneLine(name, 100))} (${describeReason(reason)})`;
}

function describeReason(reason: Dropped['reason']): string {
  switch (reason) {
    case 'unknown':
      return l10n.t('unknown in the project');
    case 'permission':
      return l10n.t('no permission');
    case 'unreadable':
      return l10n.t('cannot be read');
  }
}

function nameDropped(what: Dropped['what'], name: string): string {
  switch (what) {
    case 'title':
      return l10n.t('the title');
    case 'label':
      return l10n.t('the label {0}', name);
    case 'assignee':
      return l10n.t('the assignee {0}', name);
    case 'dueDate':
      return l10n.t('the due date');
    case 'link':
      return l10n.t('the link to the incident');
    case 'state':
      return l10n.t('the state of the incident');
    case 'image':
      return l10n.t('the image {0}', name);
    case 'severity':
      return l10n.t('GitLab’s own severity');
    case 'note':
      return l10n.t('the comment');
    case 'type':
      return l10n.t('that it is an incident');
  }
}
