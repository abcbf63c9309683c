// *Import Timeline…*: what happened to the incident, as GitLab knows it, comes into the review's timeline.
import { l10n, Range, Selection, Uri, window, workspace, type TextDocument } from 'vscode';
import type { HistoryEntry } from '../../incident/history';
import type { Incident } from '../../incident/model';
import { findNamedIncident } from '../../incident/namedIncident';
import { formatReference } from '../../incident/reference';
import type { ImportedEntry, ReadTimelines } from '../../review/index';
import { showReading } from '../../session/cancellation';
import { UserError } from '../../session/words/failures';
import type { ReviewEngine } from '../../session/lazy';
import { showWarning, showStatus } from '../../session/words/messages';
import { changeText } from '../../session/text/changeText';
import { findShownEditor } from '../../session/text/openDocument';
import { createDescriber, createReader, describeGaps, readEntries } from './incidentHistory';
import { pickHistory } from './historyPicker';
import { countThere, ImportChoices, rememberChoice, suggestEntries, type SeenHistory } from './importChoices';
import { findIncidentReview } from '../choosing/reviewOf';
import { chooseIncident, findReferenceOfArgument } from '../choosing/targets';
import { findReviewFile } from '../../session/reviewFiles';
import { findCurrentDocument, findDocumentProject, requireReview } from '../choosing/currentReview';
import type { CommandParts } from '../commandParts';
import { openInPlace } from '../choosing/openReview';

/** What came of it: entries that were added, and those that the timeline had already. */
export interface ImportOutcome {
  readonly added: number;
  readonly known: number;
}

/** Of the review in the editor, or of the incident that the row or page is about. Undefined where the person stopped. */
export async function importTimeline(parts: CommandParts, argument: unknown): Promise<ImportOutcome | undefined> {
  const found = await findDocument(parts, argument);
  if (!found) return undefined;
  const { document, analysis: review } = await requireReview(parts, found);
  const incident = await findIncident(parts, document);
  const engine = await parts.lazy.review();
  const { url } = await parts.incidents.account.readAddress();
  const describe = createDescriber(parts, { engine, url, incident, scope: document.uri });
  const read = createReader(engine, review.template, incident);
  const choices = new ImportChoices(parts.kept);
  const before = choices.of(url, incident.reference);
  const markerId = review.review.marker?.id ?? '';
  const text = document.getText();
  const findKnown = (entries: readonly HistoryEntry[]): ReadonlySet<string> => {
    const compared = entries.map(entry => ({ ...describe(entry), id: entry.id }));
    return new Set(engine.findKnownEntries(text, compared, read).map(({ id }) => id));
  };
  let seen: SeenHistory = { sensible: new Set(), known: new Set(), before, review: markerId };
  const suggest = (entries: readonly HistoryEntry[]): ReadonlySet<string> => {
    seen = { ...seen, sensible: engine.chooseSensible(entries), known: findKnown(entries) };
    return suggestEntries(seen);
  };
  const picked = await pickHistory({
    title: l10n.t('Import Timeline of {0}', `#${incident.reference.iid} ${incident.title}`),
    read: async (show, signal) => describeGaps(await readEntries(parts, { incident, show }, signal), incident),
    suggest,
    remark: ({ id }) =>
      seen.known.has(id) ? l10n.t('in the review') : before?.taken.includes(id) ? l10n.t('imported before') : '',
  });
  if (!picked) return undefined;
  const ids = picked.picked.map(({ id }) => id);
  await choices.keep(url, incident.reference, rememberChoice(seen, ids));
  const asked = picked.picked.filter(({ id }) => !seen.known.has(id)).map(describe);
  return putEntries(document, asked, { engine, read, template: review.template?.text ?? '', there: countThere(seen) });
}

/** The review in the editor; from an incident, or where no review is open, that of the incident. */
async function findDocument(parts: CommandParts, argument: unknown): Promise<TextDocument | undefined> {
  const isPage = argument instanceof Uri && findReferenceOfArgument(argument) !== undefined;
  if (argument instanceof Uri && !isPage) return workspace.openTextDocument(argument);
  const active = argument === undefined ? await findCurrentDocument(parts) : undefined;
  if (active && (await parts.documents.analyze(active))) return active;
  const incident = await chooseIncident(parts, argument, 'review-first');
  return incident && openIncidentReview(parts, incident.reference);
}

async function openIncidentReview(parts: CommandParts, incident: Incident['reference']): Promise<TextDocument> {
  const file = await findReviewFile(parts.incidents, incident);
  if (file) return openDocument(file);
  const issue = await findIncidentReview(parts, incident);
  if (issue) return openDocument(await openInPlace(parts, issue));
  throw new UserError(l10n.t('{0} has no review yet, as far as is known.', formatReference(incident)), [
    {
      title: l10n.t('Start Incident Review'),
      command: 'incidentReviews.startReview',
      args: [formatReference(incident)],
    },
  ]);
}

async function openDocument(uri: Uri): Promise<TextDocument> {
  return (await window.showTextDocument(uri, { preview: false })).document;
}

/** The incident that the review names, as GitLab has it now. Throws a `UserError` where it names none. */
export async function findIncident(parts: CommandParts, document: TextDocument): Promise<Incident> {
  const { incidents } = parts;
  const { url } = await incidents.account.readAddress();
  const text = document.getText();
  const reference = findNamedIncident(text, { url, project: findDocumentProject(parts, document, text) });
  if (!reference) throw new UserError(l10n.t('This review does not name its incident, so nothing can be read of it.'));
  const gitlab = await incidents.account.gitlab();
  const issue = await showReading(signal => gitlab.issue(reference, signal));
  if (issue.kind === 'incident') return issue;
  throw new UserError(l10n.t('{0} is not an incident.', formatReference(reference)));
}

interface Putting {
  readonly engine: ReviewEngine;
  readonly read: ReadTimelines;
  /** Of the review; its sample rows go. */
  readonly template: string;
  /** How many entries of the history the review has already, which were not asked for again. */
  readonly there: number;
}

/** One step to undo. */
async function putEntries(
  document: TextDocument,
  entries: readonly ImportedEntry[],
  { engine, read, template, there }: Putting,
): Promise<ImportOutcome> {
  const put = { added: 0, known: 0, before: '', text: '' };
  const changed = changeText(document, before => {
    Object.assign(put, engine.importEntries(before, entries, read), { before });
    if (put.added > 0) put.text = engine.omitSamples(put.text, template);
    return put.text;
  });
  // What stands before the first entry stays where it was: the cursor goes there without waiting for the text.
  if (put.added > 0) showFirst(document, put);
  await changed;
  const { added, known } = put;
  const missing = entries.length - added - known;
  if (missing > 0) showWarning(l10n.t('Entries that could not be put into this review: {0}.', missing));
  const outcome = { added, known: known + there };
  showStatus(describeOutcome(outcome));
  return outcome;
}

function describeOutcome({ added, known }: ImportOutcome): string {
  if (added === 0 && known === 0) return l10n.t('Nothing was ticked, and nothing was imported');
  if (added === 0) return l10n.t('Nothing was imported; in the review already: {0}', String(known));
  if (added === 1) return l10n.t('1 entry imported');
  return l10n.t('{0} entries imported', String(added));
}

function showFirst(document: TextDocument, { before, text }: { readonly before: string; readonly text: string }): void {
  const editor = findShownEditor(document);
  if (!editor) return;
  let at = 0;
  while (at < before.length && before[at] === text[at]) at += 1;
  const position = document.positionAt(at);
  editor.selection = new Selection(position, position);
  editor.revealRange(new Range(position, position));
}
