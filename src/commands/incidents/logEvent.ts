// Log Event: one box, and what was typed is kept at once and sent as soon as GitLab can be reached.
import { l10n } from 'vscode';
import type { EventTag, IncidentEvent } from '../../gitlab/index';
import type { Incident, IssueReference } from '../../incident/model';
import { readLoggedText } from '../../incident/loggedText';
import { formatReference } from '../../incident/reference';
import { createLastingSignal } from '../../session/cancellation';
import { describeFailure } from '../../session/words/failureWords';
import { showError, showInformation, showStatus } from '../../session/words/messages';
import { nameState } from '../../session/words/incidentWords';
import { escapeMessage } from '../../session/words/plainLabels';
import { runAside } from '../../session/words/showFailure';
import { findClockZone } from './incidentQuestions';
import { applyChange, readIncident } from './incidentChanges';
import { askEvent, tagOf, type LogBox, type TypedEvent } from './logBox';
import { chooseIncident } from '../choosing/targets';
import { maySendTyped } from '../sending/typedSecrets';
import type { CommandParts } from '../commandParts';
import { createOtherProjectError } from '../../session/words/otherProject';

/** Logs what is typed of the incident of the row or page, or of one that is picked; says what became of it. */
export async function logEvent(parts: CommandParts, argument: unknown): Promise<'sent' | 'waiting' | undefined> {
  await parts.incidents.account.requireWriting();
  const incident = await chooseIncident(parts, argument);
  const { eventLog: log } = await parts.inPlace.editing();
  const writer = await log.writer();
  const asked = incident && (await askUntilAgreed(parts, incident));
  if (!asked) return undefined;
  const { entry, tag } = asked;
  const { reference, projectId, confidential } = incident;
  const outcome = await keepEntry(reference, () =>
    log.add({ ...entry, incident: reference, projectId, confidential, tags: tag ? [tag] : [] }, writer),
  );
  if (outcome === undefined) return undefined;
  showStatus(
    outcome === 'sent'
      ? describeLogged(incident.reference, tag)
      : l10n.t('Kept here: it is sent to {0} as soon as GitLab takes it', formatReference(incident.reference)),
  );
  if (outcome === 'sent') parts.incidents.refreshRead();
  if (outcome === 'sent' && tag === 'Impact mitigated' && incident.state === 'active')
    runAside(parts.log, incident.title, () => offerMitigated(parts, incident));
  return outcome;
}

/** The timeline says more than the state does by now; when it was stands there already. */
async function offerMitigated(parts: CommandParts, { reference, projectId }: Incident): Promise<void> {
  const [before, after] = [nameState('active'), nameState('mitigated')];
  const change = l10n.t('Make It {0}', after);
  const message = l10n.t('{0} is still {1}.', formatReference(reference), before);
  if ((await showInformation(message, change)) !== change) return;
  const incident = await readIncident(parts, reference);
  if (incident.projectId !== projectId) throw createOtherProjectError(reference.project);
  if (incident.state !== 'active') return;
  await applyChange(parts, {
    incident,
    to: { state: 'mitigated' },
    changes: [l10n.t('{0} becomes {1}.', before, after)],
  });
}

function describeLogged(reference: IssueReference, tag: EventTag | undefined): string {
  const name = formatReference(reference);
  return tag === undefined
    ? l10n.t('Logged in {0}', name)
    : l10n.t('Logged in {0}, tagged “{1}”', name, escapeMessage(tag));
}

/** What was typed is not given up because this machine cannot keep it: until it can, or the person gives it up. */
async function keepEntry<T>(incident: IssueReference, keep: () => Promise<T>): Promise<T | undefined> {
  for (;;) {
    try {
      return await keep();
    } catch (error) {
      const again = l10n.t('Try Again');
      const { message } = describeFailure(error, l10n.t('What you wrote of {0}', formatReference(incident)));
      if ((await showError(message, again)) !== again) return undefined;
    }
  }
}

/** Who does not agree that it is written is told that nothing was, and finds the words in the box again. */
async function askUntilAgreed(parts: CommandParts, incident: Incident): Promise<TypedEvent | undefined> {
  const again = l10n.t('Log Event…');
  const nothing = l10n.t('Nothing was logged in {0}.', formatReference(incident.reference));
  const box = await openBox(parts, incident);
  for (;;) {
    const asked = await askEvent(box);
    if (!asked || (await mayLog(parts, incident, [asked.entry.note]))) return asked;
    if ((await showInformation(nothing, again)) !== again) return undefined;
  }
}

/** Words that mark a milestone set GitLab's tag, from which its metrics are made: one sees it before Enter. */
async function openBox(
  { settings, now, lazy, incidents, typed }: CommandParts,
  { reference, title, createdAt }: Incident,
): Promise<LogBox> {
  const timeZone = findClockZone(settings);
  const { readMilestone } = await lazy.review();
  const readEvents = async (): Promise<readonly IncidentEvent[]> => {
    const gitlab = await incidents.account.gitlab();
    return (await gitlab.incidentEvents(reference, createLastingSignal())) ?? [];
  };
  return {
    title: l10n.t('Log Event in {0}', `#${reference.iid} ${title}`),
    timeZone,
    declaredAt: createdAt,
    read: text => readLoggedText({ text, now: now(), timeZone }),
    tagOf: note => {
      const { milestone } = readMilestone(note);
      return milestone && tagOf[milestone];
    },
    log: incidents.log,
    typed,
    events: readEvents(),
  };
}

/** Whether these may be written: what looks like a secret is asked about, and the first write to an incident. */
export async function mayLog(
  { inPlace }: CommandParts,
  incident: Incident,
  notes: readonly string[],
): Promise<boolean> {
  if (!(await maySendTyped(inPlace, formatReference(incident.reference), notes))) return false;
  const { consent } = await inPlace.editing();
  return consent.mayChangeIncident({
    incident,
    changes: notes.map(note => l10n.t('“{0}” goes into its timeline, or becomes a comment.', note)),
  });
}
