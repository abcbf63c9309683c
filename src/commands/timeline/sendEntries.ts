// *Send Entries to Incident…*: what somebody wrote into the review's timeline by hand becomes entries of the incident's.
import { l10n, window, type QuickPickItem, type TextDocument } from 'vscode';
import { longestEvent } from '../../incident/loggedText';
import { formatUtcMinute } from '../../incident/calendar';
import { foldToOneLine } from '../../incident/foreignText';
import { parseMarker } from '../../incident/marker';
import type { Incident, IssueReference } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import type { LogWriter } from '../../inPlace/index';
import type { UnsentEntry } from '../../review/index';
import { showReading } from '../../session/cancellation';
import type { Analysis } from '../../session/analysis';
import { UserError } from '../../session/words/failures';
import { askToGoOn, showStatus, showWarning } from '../../session/words/messages';
import { escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import { readReviewUri } from '../../session/uris/reviewUri';
import { createDescriber, readEntries } from './incidentHistory';
import { findIncident } from './importTimeline';
import { tagOf } from '../incidents/logBox';
import { createRefusalError } from '../sending/outcomes';
import { findCurrentDocument, requireReview } from '../choosing/currentReview';
import type { CommandParts } from '../commandParts';
import { readNamedReview } from '../choosing/targets';
import { mayLog } from '../incidents/logEvent';

type EntryItem = QuickPickItem & { readonly entry: UnsentEntry };

/** Of the review in the editor. Says how many GitLab has now and how many wait; undefined where the person stopped. */
export async function sendEntries(
  parts: CommandParts,
): Promise<{ readonly sent: number; readonly waiting: number } | undefined> {
  await parts.incidents.account.requireWriting();
  const { document, analysis: review } = await requireReview(parts, await findCurrentDocument(parts));
  const writer = await (await parts.inPlace.editing()).eventLog.writer();
  const incident = await findIncident(parts, document);
  const unsent = await findUnsent(parts, review, incident);
  if (unsent.length === 0) {
    throw new UserError(
      l10n.t('{0} knows every entry of this timeline that has its date and time.', formatReference(incident.reference)),
    );
  }
  const items = unsent.map((entry): EntryItem => ({
    label: escapeLabel(entry.text),
    description: formatUtcMinute(entry.at),
    picked: true,
    entry,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Send Entries to {0}', escapeMessage(`#${incident.reference.iid} ${incident.title}`)),
    placeHolder: l10n.t('What is ticked becomes an entry of the incident’s timeline'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  if (picked?.length === 0) showStatus(l10n.t('Nothing was ticked, and nothing was sent'));
  if (!picked || picked.length === 0 || !(await mayBeRead(parts, document, incident))) return undefined;
  if (
    !(await mayLog(
      parts,
      incident,
      picked.map(({ entry }) => entry.text),
    ))
  )
    return undefined;
  return send(parts, { incident, writer }, picked);
}

/** What waits to be sent is known too. */
async function findUnsent(
  parts: CommandParts,
  { review, timelines }: Analysis,
  incident: Incident,
): Promise<readonly UnsentEntry[]> {
  const engine = await parts.lazy.review();
  const { url } = await parts.incidents.account.readAddress();
  const { entries } = await showReading(signal => readEntries(parts, { incident, show: () => undefined }, signal));
  const describe = createDescriber(parts, { engine, url, incident, scope: undefined });
  const { eventLog: log } = await parts.inPlace.editing();
  const waiting = log
    .waitingOf(incident.reference)
    .map(({ note, occurredAt }) => ({ at: occurredAt, text: note, url: '', isPart: false }));
  return engine.listUnsentEntries(review, timelines, [...entries.map(describe), ...waiting]);
}

/** What a confidential review says goes to an incident that others can read only where the person says so. */
async function mayBeRead(parts: CommandParts, document: TextDocument, incident: Incident): Promise<boolean> {
  if (incident.confidential) return true;
  const { project } = incident.reference;
  const review = readReviewUri(document.uri)?.review ?? readNamedReview(parts, parseMarker(document.getText())?.review);
  const source = { text: document.getText(), project, review };
  const origin = await showReading(async signal => (await parts.inPlace.sync()).readOrigin(source, signal));
  if (origin.kind !== 'origin') throw createRefusalError(origin, project);
  if (!origin.confidential) return true;
  const button = l10n.t('Send All the Same');
  const message = l10n.t('Everybody who can read {0} would read what is sent.', formatReference(incident.reference));
  const detail = l10n.t('The review is confidential, or an incident that it names, and this incident is not.');
  return askToGoOn({ message, detail, button }, showWarning);
}

/** One after the other: each is kept until GitLab has it, and sent once. */
async function send(
  { inPlace }: CommandParts,
  {
    incident: { reference, projectId, confidential },
    writer,
  }: { readonly incident: Incident; readonly writer: LogWriter },
  picked: readonly EntryItem[],
): Promise<{ readonly sent: number; readonly waiting: number }> {
  const { eventLog: log } = await inPlace.editing();
  let sent = 0;
  for (const { entry } of picked) {
    const tag = entry.milestone && tagOf[entry.milestone];
    const note = foldToOneLine(entry.text, longestEvent);
    // What waits must not go where others can read it by then, nor into another project that has got the path.
    const about = { incident: reference, projectId, confidential };
    const outcome = await log.add({ ...about, note, occurredAt: entry.at, tags: tag ? [tag] : [] }, writer);
    if (outcome === 'sent') sent += 1;
  }
  const waiting = picked.length - sent;
  showStatus(describeSent(reference, { sent, waiting }));
  return { sent, waiting };
}

function describeSent(
  reference: IssueReference,
  { sent, waiting }: { readonly sent: number; readonly waiting: number },
): string {
  if (waiting === 1) return l10n.t('1 entry waits to be sent to {0}', formatReference(reference));
  if (waiting > 1) return l10n.t('{0} entries wait to be sent to {1}', String(waiting), formatReference(reference));
  return sent === 1
    ? l10n.t('1 entry sent to {0}', formatReference(reference))
    : l10n.t('{0} entries sent to {1}', String(sent), formatReference(reference));
}
