// Log Event: one box, and what was typed is kept at once and sent as soon as GitLab can be reached.
import { InputBoxValidationSeverity, l10n, window } from 'vscode';
import type { EventTag } from '../gitlab/index';
import type { Incident, IssueReference } from '../incident/model';
import { longestEvent, readLoggedText, type LoggedText } from '../incident/loggedText';
import { formatReference } from '../incident/reference';
import type { Milestone } from '../review/index';
import { describeFailure } from '../session/words/failures';
import type { Lazy, ReviewEngine } from '../session/lazy';
import { showError, showInformation } from '../session/words/messages';
import { escapeMessage } from '../session/words/plainLabels';
import { refreshLists } from './outcomes';
import { describeMoment, findClockZone } from './incidentAnswers';
import type { IncidentCommandParts } from './incidentChanges';
import { chooseIncident } from './targets';

/** GitLab's tags for what an entry marks; it has none for the others. */
export const tagOf: Readonly<Partial<Record<Milestone, EventTag>>> = {
  start: 'Start time',
  detected: 'Impact detected',
  acknowledged: 'Response initiated',
  identified: 'Cause identified',
  mitigated: 'Impact mitigated',
  resolved: 'End time',
};

/** Logs what is typed of the incident of the row or page, or of one that is picked; says what became of it. */
export async function logEvent(
  parts: IncidentCommandParts & { readonly lazy: Lazy },
  argument: unknown,
): Promise<'sent' | 'waiting' | undefined> {
  await parts.incidents.account.requireWriting();
  const incident = await chooseIncident(argument, parts.incidents, 'live-first');
  const { eventLog: log } = await parts.inPlace.editing();
  const writer = await log.writer();
  const entry = incident && (await askUntilAgreed(parts, incident));
  if (!entry) return undefined;
  const tag = findTag(await parts.lazy.review(), entry.note);
  const { reference, projectId, confidential } = incident;
  const outcome = await keepEntry(reference, () =>
    log.add({ ...entry, incident: reference, projectId, confidential, tags: tag ? [tag] : [] }, writer),
  );
  if (outcome === undefined) return undefined;
  window.setStatusBarMessage(
    outcome === 'sent'
      ? describeLogged(incident.reference, tag)
      : l10n.t('Kept here: it is sent to {0} as soon as GitLab takes it', formatReference(incident.reference)),
    5000,
  );
  if (outcome === 'sent') refreshLists(parts.incidents);
  return outcome;
}

/** The tag of the milestone that the words tell. */
function findTag({ readMilestone }: ReviewEngine, note: string): EventTag | undefined {
  const { milestone } = readMilestone(note);
  return milestone && tagOf[milestone];
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
async function askUntilAgreed(
  parts: IncidentCommandParts & { readonly lazy: Lazy },
  incident: Incident,
): Promise<LoggedText | undefined> {
  const again = l10n.t('Log Event…');
  const nothing = l10n.t('Nothing was logged in {0}.', formatReference(incident.reference));
  for (let typed = ''; ;) {
    const asked = await askEntry(parts, incident, typed);
    if (!asked || (await mayLog(parts, incident, asked.entry))) return asked?.entry;
    if ((await showInformation(nothing, again)) !== again) return undefined;
    typed = asked.text;
  }
}

/** `typed` stands in the box. */
async function askEntry(
  { settings, now, lazy }: IncidentCommandParts & { readonly lazy: Lazy },
  incident: Incident,
  typed: string,
): Promise<{ readonly text: string; readonly entry: LoggedText } | undefined> {
  const timeZone = findClockZone(settings);
  const read = (text: string): LoggedText => readLoggedText({ text, now: now(), timeZone });
  const text = await window.showInputBox({
    title: l10n.t('Log Event in {0}', escapeMessage(`#${incident.reference.iid} ${incident.title}`)),
    prompt: l10n.t('What happened. A time may stand before it, of {0}: 10:42 we saw it', escapeMessage(timeZone)),
    placeHolder: l10n.t('10:42 we saw it'),
    value: typed,
    valueSelection: [typed.length, typed.length],
    ignoreFocusOut: true,
    // Words that mark a milestone set GitLab's tag, from which its metrics are made: one sees it before Enter.
    validateInput: async current => {
      const entry = read(current);
      return validate(current, entry, {
        when: describeMoment(entry.occurredAt, timeZone),
        tag: findTag(await lazy.review(), entry.note),
      });
    },
  });
  if (text === undefined) return undefined;
  const entry = read(text);
  return entry.note === '' ? undefined : { text, entry };
}

type Validation = string | { readonly message: string; readonly severity: InputBoxValidationSeverity } | undefined;

interface EntryMeaning {
  readonly when: string;
  readonly tag: EventTag | undefined;
}

function validate(typed: string, { note }: LoggedText, { when, tag }: EntryMeaning): Validation {
  if (typed.trim() === '') return undefined;
  if (note === '') return l10n.t('And what happened?');
  const { length } = Array.from(note);
  if (length > longestEvent) return l10n.t('GitLab takes {0} characters, these are {1}.', longestEvent, length);
  const message =
    tag === undefined ? when : l10n.t('{0} · GitLab’s tag “{1}”, by these words', when, escapeMessage(tag));
  return { message, severity: InputBoxValidationSeverity.Info };
}

async function mayLog({ inPlace }: IncidentCommandParts, incident: Incident, { note }: LoggedText): Promise<boolean> {
  const { consent } = await inPlace.editing();
  return consent.mayChangeIncident({
    incident,
    changes: [l10n.t('“{0}” goes into its timeline, or becomes a comment.', note)],
  });
}
