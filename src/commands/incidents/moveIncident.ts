// *Change Incident State…*: the next steps of the process first, unusual ones with a reason, and since when it is so.
import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { escapeMarkdown, foldToOneLine } from '../../incident/foreignText';
import { listStates } from '../../incident/labels';
import { longestEvent } from '../../incident/loggedText';
import type { Incident, Severity, WorkflowState } from '../../incident/model';
import { createPolicy } from '../../incident/policy';
import { formatReference } from '../../incident/reference';
import { findOfferedSteps, type OfferedStep } from '../../incident/workflow';
import { showReading } from '../../session/cancellation';
import { askToGoOn, showInformation, showWarning } from '../../session/words/messages';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import { showFailure } from '../../session/words/showFailure';
import type { HappenedEvent } from '../../sync/index';
import { mayClose, createUnreviewedError } from './closing';
import { askReason, askSince } from './incidentQuestions';
import { applyChange, chooseFreshIncident, describeSeverityChange, readIncident } from './incidentChanges';
import { explainState, nameState } from '../../session/words/incidentWords';
import { pickSeverity } from './severity';
import { chooseStates } from './stateLabels';
import type { CommandParts } from '../commandParts';

/** Returns the state that the incident is in then; undefined where the person stopped. */
export async function moveIncident(parts: CommandParts, argument: unknown): Promise<WorkflowState | undefined> {
  const chosen = await chooseFreshIncident(parts, argument);
  if (!chosen) return undefined;
  const available = await chooseStates(parts, chosen.reference.project);
  // With other names of labels its state may be another one.
  const incident = available.isMapped ? await readIncident(parts, chosen.reference) : chosen;
  const step = await pickStep(parts, incident, available.states);
  if (!step) return undefined;
  if (step.kind === 'review-first') {
    showFailure(createUnreviewedError(incident), parts.log, showInformation);
    return undefined;
  }
  if (step.to === 'closed' && !(await mayClose(parts, incident))) return undefined;
  if (step.to === 'resolved' && !(await mayResolve(parts, incident))) return undefined;
  const told = await askAboutStep(parts, incident, step);
  if (!told) return undefined;
  const { severity, event, reason } = tellInTimeline(parts, incident, { ...told, to: step.to });
  const { endedStates } = parts.settings.policy();
  const standing = listStates(incident.labels, parts.settings.of().labels);
  const ended = step.to === 'closed' ? standing.filter(state => endedStates.includes(state)) : [];
  const from = nameState(incident.state);
  const to = nameState(step.to);
  const changed = await applyChange(parts, {
    incident,
    to: {
      state: step.to,
      ...(step.to === 'closed' ? { endedStates } : {}),
      ...(severity === undefined || severity === incident.severity ? {} : { severity }),
    },
    ...(event ? { event, eventTellsAll: event !== told.event } : {}),
    ...(reason === undefined ? {} : { note: l10n.t('From {0} to {1}: {2}', from, to, escapeMarkdown(reason)) }),
    changes: [
      l10n.t('{0} becomes {1}.', from, to),
      ...(ended.length > 0 ? [l10n.t('Its label of {0} goes.', ended.map(nameState).join(', '))] : []),
      ...(severity === undefined || severity === incident.severity
        ? []
        : [describeSeverityChange(incident.severity, severity)]),
      ...(event ? [l10n.t('Its timeline gets an entry.')] : []),
      ...(reason === undefined || event !== told.event ? [] : [l10n.t('Your reason becomes a comment.')]),
    ],
  });
  return changed?.state;
}

async function pickStep(
  { settings }: CommandParts,
  incident: Incident,
  states: readonly WorkflowState[],
): Promise<OfferedStep | undefined> {
  const isByLabels = states.length > 2;
  const policy = isByLabels ? settings.policy() : { ...settings.policy(), steps: createPolicy('plain').steps };
  const steps = findOfferedSteps(incident, policy, states);
  const isUsual = ({ kind }: OfferedStep): boolean => kind === 'next' || kind === 'optional';
  const items: (QuickPickItem & { step?: OfferedStep })[] = [
    ...steps.filter(isUsual).map(offerStep),
    ...(steps.every(isUsual) ? [] : [{ label: l10n.t('unusual'), kind: QuickPickItemKind.Separator }]),
    ...steps.filter(step => !isUsual(step)).map(offerStep),
  ];
  const picked = await window.showQuickPick(items, {
    title: escapeMessage(`${formatReference(incident.reference)} ${incident.title}`),
    placeHolder: l10n.t('It is {0} now. Which state does it get?', escapeLabel(nameState(incident.state))),
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.step;
}

function offerStep(step: OfferedStep): QuickPickItem & { step: OfferedStep } {
  const description =
    step.kind === 'review-first'
      ? l10n.t('needs its review first')
      : step.kind === 'unusual'
        ? l10n.t('asks for a reason')
        : '';
  return { label: nameState(step.to), description, detail: explainState(step.to), step };
}

/** Only the owner declares an incident resolved. (Handbook, Incident Management: ownership.) */
async function mayResolve({ incidents }: CommandParts, { assignees, reference }: Incident): Promise<boolean> {
  const [owner] = assignees;
  if (!owner) return true;
  const gitlab = await incidents.account.gitlab();
  const me = await showReading(signal => gitlab.currentUser(signal));
  if (assignees.some(({ id }) => id === me.id)) return true;
  const button = l10n.t('Resolve It');
  const message = l10n.t('{0} belongs to {1}.', formatReference(reference), escapeMessage(owner.name));
  const detail = l10n.t('By the process its owner says when it is resolved. Do you agree with them?');
  return askToGoOn({ message, detail, button }, showWarning);
}

interface ToldStep {
  readonly severity: Severity | undefined;
  readonly event: HappenedEvent | undefined;
  readonly reason: string | undefined;
}

/** What a step wants to know; undefined where the person stopped. */
async function askAboutStep(
  parts: CommandParts,
  incident: Incident,
  { to, kind }: OfferedStep,
): Promise<ToldStep | undefined> {
  const reason =
    kind === 'unusual'
      ? await askReason(parts, {
          title: l10n.t('#{0}: Why {1}?', incident.reference.iid, nameState(to)),
          about: incident.reference.project,
        })
      : undefined;
  if (kind === 'unusual' && reason === undefined) return undefined;
  if (to !== 'mitigated' && to !== 'resolved') return { severity: undefined, event: undefined, reason };
  const since = await askSince(parts, l10n.t('#{0}: {1} Since When?', incident.reference.iid, nameState(to)));
  if (since === undefined) return undefined;
  const event: HappenedEvent = {
    note: to === 'mitigated' ? l10n.t('The impact is mitigated') : l10n.t('The incident is resolved'),
    occurredAt: since,
    tags: [to === 'mitigated' ? 'Impact mitigated' : 'End time'],
  };
  if (to === 'mitigated') return { severity: undefined, event, reason };
  const severity = await pickSeverity(l10n.t('Which Severity Was #{0}?', incident.reference.iid), {
    current: incident.severity,
  });
  return severity && { severity, event, reason };
}

/**
 * GitLab mails that an incident is closed, or open again. The reason goes into the entry of the timeline then, as far as it
 * has place there: a comment would be a second mail.
 */
function tellInTimeline(
  { now }: CommandParts,
  { state }: Incident,
  told: ToldStep & { readonly to: WorkflowState },
): ToldStep {
  const { to, reason, event } = told;
  if (reason === undefined || (state !== 'closed' && to !== 'closed')) return told;
  const words = event?.note ?? l10n.t('From {0} to {1}', nameState(state), nameState(to));
  const note = foldToOneLine(`${words}: ${reason}`, longestEvent);
  const isWhole = note === foldToOneLine(`${words}: ${reason}`, Infinity);
  return isWhole ? { ...told, event: { occurredAt: now(), ...event, note } } : told;
}
