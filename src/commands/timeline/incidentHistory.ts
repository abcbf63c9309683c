// What the commands share about an incident's history: reading it, and how its entries are told in a review.
import { l10n, type Uri } from 'vscode';
import { formatUtcDate } from '../../incident/calendar';
import { buildSourceUrl, nameAuthor, nameMentions, type AuthorNames, type HistoryEntry } from '../../incident/history';
import type { Incident } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import type { ImportedEntry, ReadTimelines, Template } from '../../review/index';
import { describeFailure } from '../../session/words/failureWords';
import type { ReviewEngine } from '../../session/lazy';
import { logError } from '../../session/log';
import { escapeMessage } from '../../session/words/plainLabels';
import { reviewScheme } from '../../session/uris/reviewUri';
import type { History } from '../../sync/index';
import type { CommandParts } from '../commandParts';

interface WantedEntries {
  readonly incident: Incident;
  /** Called with all that is known, each time more has come. */
  readonly show: (entries: readonly HistoryEntry[]) => void;
}

/** Reads the history; what could not be read is logged. Rejects where nothing could be. */
export async function readEntries(
  { incidents, lazy, settings, log }: CommandParts,
  { incident, show }: WantedEntries,
  signal: AbortSignal,
): Promise<History> {
  const [{ readHistory }, gitlab] = await Promise.all([lazy.sync(), incidents.account.gitlab()]);
  const { labels, teamTimeZone } = settings.of();
  const timeZone = teamTimeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
  const history = await readHistory(gitlab, { incident, names: labels, timeZone, show }, signal);
  for (const [part, error] of history.failures)
    logError(log, `${part} of ${formatReference(incident.reference)}`, error);
  return history;
}

/** What could not be read, and whether comments are missing; empty where all is there. */
export function describeGaps({ failures, hasGap }: History, { reference }: Incident): string {
  const [failure] = failures.values();
  if (failure !== undefined) {
    const { message } = describeFailure(failure, formatReference(reference));
    return l10n.t('Not everything could be read: {0}', escapeMessage(message));
  }
  return hasGap ? l10n.t('Of very many comments, the oldest and the newest are here') : '';
}

interface TellingParts {
  readonly engine: ReviewEngine;
  /** The configured address of GitLab. */
  readonly url: string;
  readonly incident: Incident;
  /** The document whose policy counts. */
  readonly scope: Uri | undefined;
}

/** From what GitLab knows to what a timeline says: people as the policy wants them, and the source's address. */
export function createDescriber(
  { settings }: CommandParts,
  { engine, url, incident, scope }: TellingParts,
): (entry: HistoryEntry) => ImportedEntry {
  const { timelineAuthors, roleNouns } = settings.policy(scope?.scheme === reviewScheme ? undefined : scope);
  const names: AuthorNames = { mode: timelineAuthors, assignees: incident.assignees, roleNouns };
  return entry => ({
    at: entry.at,
    text: nameMentions(entry, names),
    url: buildSourceUrl(url, entry.source),
    isPart: entry.isPart,
    author: nameAuthor(entry.author, names),
    milestone: engine.readTagMilestone(entry.tags),
  });
}

/** Reads a text as a review of the template, whose dates count from the incident's day. The last text is remembered. */
export function createReader(
  engine: ReviewEngine,
  template: Template | undefined,
  { createdAt }: Incident,
): ReadTimelines {
  let last: { readonly text: string; readonly read: ReturnType<ReadTimelines> } | undefined;
  return text => {
    if (last?.text === text) return last.read;
    const document = engine.parseReview(text);
    const { timelines } = engine.analyzeReview(document, template, { incidentDate: formatUtcDate(createdAt) });
    last = { text, read: { document, timelines } };
    return last.read;
  };
}
