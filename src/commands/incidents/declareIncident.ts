// *Declare Incident…*: a title, a severity, one page of what else is known; and at the end what one does next.
import { commands, l10n, window, type QuickPickItem } from 'vscode';
import { readKindsOfTitle } from '../../incident/declaration';
import {
  chooseIncidentTemplate,
  findAlike,
  findAlikeIncidents,
  likelyAlike,
  readIncidentTemplate,
  type IncidentTemplate,
} from '../../incident/incidentTemplate';
import type { Incident, Severity } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import type { Secrecy } from '../../inPlace/index';
import { createOtherProjectError } from '../../session/words/otherProject';
import { createLastingSignal, showReading, showSending } from '../../session/cancellation';
import { logError } from '../../session/log';
import { showError, showInformation, showWarning } from '../../session/words/messages';
import { escapeLabel } from '../../session/words/plainLabels';
import { runAside } from '../../session/words/showFailure';
import type { DeclareResult, NewIncident, Sync } from '../../sync/index';
import { createAccountCheck } from '../sending/accountCheck';
import { chooseDetails, type IncidentDetails } from './declareDetails';
import { describeDropped, describeOpenToAll, describeTooLong } from '../sending/outcomes';
import { sendUntilAnswered } from '../sending/untilAnswered';
import { nameSeverity, nameState } from '../../session/words/incidentWords';
import { askWords } from '../askWords';
import { checkReady } from '../choosing/issuePicker';
import { offerNext, type Declared } from './nextSteps';
import { chooseProject } from '../account/selectProject';
import { pickSeverity } from './severity';
import { chooseStates, readProjectLabels } from './stateLabels';
import { maySendTyped } from '../sending/typedSecrets';
import type { CommandParts } from '../commandParts';

/**
 * Returns the reference of the incident as text: the new one's, or that of the open one that was meant. `words`: a title to
 * begin with, as text.
 */
export async function declareIncident(parts: CommandParts, words?: unknown): Promise<string | undefined> {
  const { incidents } = parts;
  await incidents.account.requireWriting();
  await checkReady(incidents);
  const checkAccount = createAccountCheck(incidents.account);
  const project = await chooseProject(parts, l10n.t('Declare the Incident in Which Project?'));
  if (project === undefined) return undefined;
  // All of it is read while the person types.
  const reading = Promise.all([incidents.open.load(), readTemplate(parts, project)]);
  const labels = readProjectLabels(parts, project, createLastingSignal());
  for (const each of [reading, labels]) each.catch(() => undefined);
  const title = await askTitle(parts, project, typeof words === 'string' ? words : '');
  if (title === undefined) return undefined;
  const [, template] = await showReading(() => reading);
  const meant = await offerAlike(parts, title);
  if (meant === 'stopped') return undefined;
  if (meant) return openMeant(parts, meant, title);
  const kinds = readKindsOfTitle(title);
  const severity = await pickSeverity(
    kinds.nearMiss ? l10n.t('How Bad Would It Have Been?') : l10n.t('How Bad Is It?'),
  );
  if (severity === undefined) return undefined;
  const details = await chooseDetails(parts, { labels, kinds });
  if (!details) return undefined;
  const confidential = details.security || template.confidential || (await isConfidentialAnyway(template, project));
  if (confidential === undefined) return undefined;
  await chooseStates(parts, project, labels);
  const made = await declare(parts, {
    title,
    severity,
    details,
    template: { ...template, confidential },
    project,
    checkAccount,
  });
  if (!made) return undefined;
  await offerNext(parts, made);
  return formatReference(made.issue.reference);
}

/** Until nothing in it looks like a secret, or the person says that it may go. */
async function askTitle(parts: CommandParts, project: string, words: string): Promise<string | undefined> {
  for (;;) {
    const title = await askWords(parts, {
      title: l10n.t('Declare Incident'),
      prompt: l10n.t('What is wrong? It becomes the title of the incident.'),
      value: words,
      // Words that are given are meant now, whatever was typed before.
      about: words,
      validate: text =>
        text.trim() === '' || text.trim().length > 255 ? l10n.t('A title of at most 255 characters') : undefined,
    });
    if (title === undefined || (await maySendTyped(parts.inPlace, project, [title]))) return title;
  }
}

interface NamedTemplate extends IncidentTemplate {
  readonly name: string;
  /** It may be there, and say that its incidents are confidential. */
  readonly isUnread?: true;
}

/** The team's own template; without one, or where it cannot be read, three plain questions. */
async function readTemplate({ incidents, log }: CommandParts, project: string): Promise<NamedTemplate> {
  const text = l10n.t('## What is happening\n\n\n## Since when\n\n\n## Who is affected\n');
  const own = { name: '', text, labels: [], confidential: false };
  try {
    const gitlab = await incidents.account.gitlab();
    const signal = createLastingSignal();
    const chosen = chooseIncidentTemplate(await gitlab.templates(project, signal));
    if (!chosen) return own;
    const { content } = await gitlab.template(project, chosen.key, signal);
    return { name: chosen.name, ...readIncidentTemplate(content) };
  } catch (error) {
    // An incident does not wait for its template.
    logError(incidents.log, 'template of incidents', error);
    log.debug('an incident is declared without the template of its project');
    return { ...own, isUnread: true };
  }
}

/** What a template would say that cannot be read is asked for; undefined where the person stopped. */
async function isConfidentialAnyway({ isUnread }: NamedTemplate, project: string): Promise<boolean | undefined> {
  if (isUnread !== true) return false;
  const hidden = l10n.t('Declare It Confidentially');
  const open = l10n.t('Declare It as Usual');
  const message = l10n.t('The template of incidents in {0} cannot be read.', project);
  const detail = l10n.t('It may say that incidents are confidential. What is declared as usual is seen at once.');
  const answer = await showWarning(message, { modal: true, detail }, hidden, open);
  return answer === undefined ? undefined : answer === hidden;
}

/** Two incidents about one thing are two halves of the truth. */
async function offerAlike({ incidents, now }: CommandParts, title: string): Promise<Incident | 'stopped' | undefined> {
  const alike = findAlikeIncidents(title, incidents.open.items, now());
  if (alike.length === 0) return undefined;
  type AlikeItem = QuickPickItem & { readonly incident?: Incident };
  const none: AlikeItem = { label: escapeLabel(l10n.t('None of these: declare “{0}”', title)) };
  const some = alike.map((incident): AlikeItem => ({
    label: escapeLabel(incident.title),
    description: escapeLabel(formatReference(incident.reference)),
    detail: describeOpen(incident),
    incident,
  }));
  // Enter takes the first one. Who opened a page by mistake declares from there; a second declaration is not taken back.
  const isLikely = findAlike(title, alike, likelyAlike).length > 0;
  const items = isLikely ? [...some, none] : [none, ...some];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Is It One of These?'),
    placeHolder: l10n.t('The one that is meant opens, and nothing is declared'),
    ignoreFocusOut: true,
  });
  return picked ? picked.incident : 'stopped';
}

/** How it stands: enough to know it again. */
function describeOpen({ state, severity, assignees: [owner] }: Incident): string {
  const who = owner ? l10n.t('owner {0}', `@${owner.username}`) : l10n.t('no owner');
  return escapeLabel(l10n.t('is open already: {0}', [nameState(state), nameSeverity(severity), who].join(', ')));
}

/** Here, where its log and its next steps are; what was typed is at hand should it be another one after all. */
async function openMeant({ pages, log }: CommandParts, incident: Incident, title: string): Promise<string> {
  await pages.open(incident);
  const name = formatReference(incident.reference);
  const declare = l10n.t('Declare Incident…');
  runAside(log, name, async () => {
    const message = l10n.t('“{0}” was not declared.', title);
    if ((await showInformation(message, declare)) === declare)
      await commands.executeCommand('incidentReviews.declareIncident', title);
  });
  return name;
}

interface Decided {
  readonly title: string;
  readonly severity: Severity;
  readonly details: IncidentDetails;
  readonly template: NamedTemplate;
  /** Full path. */
  readonly project: string;
  readonly checkAccount: () => Promise<void>;
}

async function declare(parts: CommandParts, decided: Decided): Promise<Declared | undefined> {
  const { incidents, inPlace, settings, typed, now } = parts;
  const { title, severity, details, template, project, checkAccount } = decided;
  const { consent } = await inPlace.editing();
  const sync = await inPlace.sync();
  await checkAccount();
  const gitlab = await incidents.account.gitlab();
  const projectId = await showReading(signal => gitlab.projectId(project, signal));
  const secrecy = findSecrecy(decided);
  const policy = settings.policy();
  const source = { kind: 'in-place' } as const;
  if (!(await consent.mayCreate({ project, title, secrecy, incident: undefined, dueDate: undefined, source, policy })))
    return undefined;
  await checkAccount();
  const asked: NewIncident = {
    id: typed.keepId([String(incidents.account.changes), project, title, secrecy?.kind ?? ''], now()),
    project,
    projectId,
    title,
    text: details.nearMiss ? `${describeNearMiss()}\n\n${template.text}` : template.text,
    severity,
    // What only nearly happened is over. (Handbook, Incident Management: near misses.)
    state: details.nearMiss ? 'resolved' : 'active',
    labels: [...template.labels.filter(label => !label.includes('::')), ...details.labels],
    confidential: secrecy !== undefined,
  };
  const result = await send(sync, asked);
  if (!result) return undefined;
  // Whatever becomes of what is offered next, the same words declare another one from now on.
  typed.forget();
  incidents.refreshRead();
  const name = formatReference(result.issue.reference);
  const missing = result.dropped.map(describeDropped);
  if (missing.length > 0) {
    showWarning(l10n.t('{0} was declared, but GitLab did not take: {1}.', name, missing.join(', ')));
  }
  return { issue: result.issue, severity, details };
}

/** What is about security, and what the team's template makes confidential. */
function findSecrecy({ details, template }: Decided): Secrecy | undefined {
  if (details.security) return { kind: 'security' };
  if (!template.confidential) return undefined;
  return template.isUnread === true ? { kind: 'chosen' } : { kind: 'template', name: template.name };
}

function describeNearMiss(): string {
  return l10n.t('_A near miss: nobody was affected. What follows says what could have happened, and what stopped it._');
}

/** Until it is declared or the person stops; the same id finds what an answer that was lost has made. */
async function send(sync: Sync, asked: NewIncident): Promise<Extract<DeclareResult, { kind: 'declared' }> | undefined> {
  const attempt = { again: false };
  for (;;) {
    const result = await sendUntilAnswered(asked.project, () =>
      showSending(() => sync.declareIncident({ ...asked, ...attempt }, createLastingSignal())),
    );
    if (!result || result.kind === 'declared') return result;
    const tryAgain = l10n.t('Try Again');
    if ((await showError(describeUndeclared(result), tryAgain)) !== tryAgain) return undefined;
    attempt.again = result.kind === 'maybe-declared';
  }
}

function describeUndeclared(result: Exclude<DeclareResult, { kind: 'declared' | 'failed' | 'out-of-time' }>): string {
  switch (result.kind) {
    case 'maybe-declared':
      return l10n.t(
        'GitLab may have declared the incident in {0}, and it is not there yet. Trying again declares another one.',
        result.project,
      );
    case 'open-to-all':
      return describeOpenToAll(result.issue);
    case 'other-project':
      return createOtherProjectError(result.project).message;
    case 'too-long':
      return describeTooLong(result);
  }
}
