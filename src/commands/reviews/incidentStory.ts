// What an incident brings into its review: its own words, its people, how its severity changed, and its timeline.
import { l10n } from 'vscode';
import { formatUtcMinute } from '../../incident/calendar';
import type { HistoryEntry } from '../../incident/history';
import type { Incident } from '../../incident/model';
import { buildIssueUrl, formatReference } from '../../incident/reference';
import type { ScaffoldValues, Template } from '../../review/index';
import { showReading } from '../../session/cancellation';
import { describeFailure } from '../../session/words/failureWords';
import { isCancelled } from '../../session/words/failures';
import { logError } from '../../session/log';
import { showWarning } from '../../session/words/messages';
import { ImportChoices, rememberChoice } from '../timeline/importChoices';
import { createDescriber, createReader, readEntries } from '../timeline/incidentHistory';
import type { CommandParts } from '../commandParts';

/** What is known beyond the incident itself. */
export interface ReviewStory {
  /** More of what a template asks for. */
  readonly values: Pick<ScaffoldValues, 'people' | 'severityHistory'>;
  /** The whole text of a review that was just made from its template. */
  readonly fill: (text: string) => string;
  /** Once the review is there: the next import knows what came into the text that was filled last. */
  readonly remember: () => Promise<void>;
}

/** Reads the story; where its timeline cannot be read, the rest is there, and the person is told. */
export async function readStory(parts: CommandParts, incident: Incident, template: Template): Promise<ReviewStory> {
  const gitlab = await parts.incidents.account.gitlab();
  // What the lists know of it has no text.
  const [{ description }, entries] = await Promise.all([
    showReading(signal => gitlab.issue(incident.reference, signal)),
    readTimelineEntries(parts, incident),
  ]);
  const engine = await parts.lazy.review();
  const { url } = await parts.incidents.account.readAddress();
  const describe = createDescriber(parts, { engine, url, incident, scope: undefined });
  const read = createReader(engine, template, incident);
  const sensible = engine.chooseSensible(entries);
  const chosen = entries.filter(({ id }) => sensible.has(id)).map(describe);
  const about = {
    description,
    name: formatReference(incident.reference),
    url: buildIssueUrl(url, incident.reference),
  };
  let review: string | undefined;
  return {
    values: {
      people: namePeople(incident, parts.settings.policy().roleNouns),
      severityHistory: describeSeverities(entries),
    },
    fill: text => {
      const imported = engine.importEntries(engine.takeOver(text, about), chosen, read);
      const filled = imported.added > 0 ? engine.omitSamples(imported.text, text) : imported.text;
      const { document, timelines } = read(filled);
      review = document.marker?.id ?? '';
      return engine.applyEdits(filled, engine.fillComputed(document, timelines, incident));
    },
    remember: async () => {
      if (review === undefined || sensible.size === 0) return;
      const choice = rememberChoice({ sensible, known: new Set(), before: undefined, review }, [...sensible]);
      await new ImportChoices(parts.kept).keep(url, incident.reference, choice);
    },
  };
}

async function readTimelineEntries(parts: CommandParts, incident: Incident): Promise<readonly HistoryEntry[]> {
  const title = l10n.t('Reading the timeline of {0}…', formatReference(incident.reference));
  try {
    const { entries } = await showReading(
      signal => readEntries(parts, { incident, show: () => undefined }, signal),
      title,
    );
    return entries;
  } catch (error) {
    if (isCancelled(error)) throw error;
    logError(parts.log, 'timeline of the incident', error);
    const { message } = describeFailure(error, formatReference(incident.reference));
    showWarning(l10n.t('The review begins without the incident’s timeline: {0}', message));
    return [];
  }
}

/** `engine on call: @ida, incident manager: @ben`: the review's own people, who are to be asked. */
function namePeople({ assignees }: Incident, roleNouns: readonly string[]): string | undefined {
  const named = assignees.map(({ username }, index) => {
    const role = roleNouns[Math.min(index, 1)];
    return role === undefined ? `@${username}` : `${role} @${username}`;
  });
  return named.length === 0 ? undefined : named.join(', ');
}

/** Undefined where it never changed. */
function describeSeverities(entries: readonly HistoryEntry[]): string | undefined {
  const changes = entries.filter(({ kind, text }) => kind === 'severity' && !text.startsWith('Severity set'));
  if (changes.length === 0) return undefined;
  return changes.map(({ text, at }) => `${text.replace(/^Severity /u, '')} (${formatUtcMinute(at)})`).join(', ');
}
