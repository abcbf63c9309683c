// *Create Issues of Corrective Actions…*: rows without an issue get one, or the one that is there; the review gets their names.
import { l10n, Uri, workspace, type TextDocument } from 'vscode';
import { listActionProjects } from '../../incident/actionIssue';
import { escapeMarkdown } from '../../incident/foreignText';
import { readScopedValues } from '../../incident/labels';
import { formatReference } from '../../incident/reference';
import { showReading } from '../../session/cancellation';
import type { Analysis } from '../../session/analysis';
import { showInformation } from '../../session/words/messages';
import { readReviewUri } from '../../session/uris/reviewUri';
import type { ActionOrigin, ActionSource } from '../../sync/index';
import { createAccountCheck } from '../sending/accountCheck';
import { mayMakeActions } from './actionConsent';
import { chooseRows, decideRows, type ActionDecision, type ActionRow } from './actionChoices';
import { runAside } from '../../session/words/showFailure';
import { tellPlaced, writeReferences } from './actionReferences';
import { makeActions, tellDropped } from './actionMaking';
import { createRefusalError } from '../sending/outcomes';
import { checkReady } from '../choosing/issuePicker';
import { findDocumentProject, findShownDocument, requireOwnHost, requireReview } from '../choosing/currentReview';
import type { CommandParts } from '../commandParts';
import { readNamedReview } from '../choosing/targets';
import { isRecord } from '../../incident/values';

/** The review that a command is about, with what it names. */
export interface ActionReview extends ActionSource {
  readonly document: TextDocument;
  readonly analysis: Analysis;
  /** By which its actions are known: the marker's id, else its name. */
  readonly subject: string;
}

/** Returns the issues that the rows have now, as `group/project#12`; undefined where the person stopped. */
export async function createActionIssues(
  parts: CommandParts,
  argument: unknown,
): Promise<readonly string[] | undefined> {
  const { incidents } = parts;
  const review = await findActionReview(parts, argument);
  await incidents.account.requireWriting();
  await checkReady(incidents);
  const checkAccount = createAccountCheck(incidents.account);
  const sync = await parts.inPlace.sync();
  const origin = await showReading(signal => sync.readOrigin(review, signal));
  if (origin.kind !== 'origin') throw createRefusalError(origin, review.project);
  const rows = await listRows(parts, review, origin);
  if (rows.length === 0) {
    showInformation(l10n.t('No corrective action of this review waits for an issue.'));
    return undefined;
  }
  const chosen = await chooseRows(rows, findRowLine(argument));
  const decided = chosen && (await decideRows(parts, chosen, { analysis: review.analysis, rows }));
  if (!decided || decided.length === 0) return undefined;
  if (!(await mayMakeActions(parts, { decided, origin }))) return undefined;
  await checkAccount();
  const made = await makeActions(parts, sync, {
    subject: review.subject,
    origin,
    decided,
    describe: decision => describeAction(decision, review, origin),
    place: references => writeReferences(parts, review.document, references),
  });
  tellDropped(made);
  if (made.references.length === 0) return undefined;
  runAside(incidents.log, review.project, () => tellPlaced(made.references, made.unplaced));
  return made.references.map(({ reference }) => reference);
}

/** The document that a command was called on, else the one in the editor. Throws a `UserError` where it is no review. */
export async function findActionReview(parts: CommandParts, argument: unknown): Promise<ActionReview> {
  const uri = findUri(argument);
  const shown = uri ? await workspace.openTextDocument(uri) : await findShownDocument(parts);
  const { document, analysis } = await requireReview(parts, shown);
  await requireOwnHost(parts, document.uri);
  const { marker } = analysis.review;
  const text = document.getText();
  const review = readReviewUri(document.uri)?.review ?? readNamedReview(parts, marker?.review);
  return {
    document,
    analysis,
    text,
    project: findDocumentProject(parts, document, text),
    review,
    subject: marker?.id ?? (review ? formatReference(review) : document.uri.toString()),
  };
}

/** Of a title bar, or of a fix that knows its row. */
function findUri(argument: unknown): Uri | undefined {
  if (argument instanceof Uri) return argument;
  const uri = isRecord(argument) ? argument['uri'] : undefined;
  return uri instanceof Uri ? uri : undefined;
}

/** The line of the row that a fix is of. */
function findRowLine(argument: unknown): number | undefined {
  const row = isRecord(argument) ? argument['row'] : undefined;
  return typeof row === 'number' ? row : undefined;
}

/** The open actions without an issue, each with its name and where its issue would go. */
async function listRows(
  { lazy, inPlace, settings }: CommandParts,
  { document, analysis, subject, project }: ActionReview,
  { incident, review }: ActionOrigin,
): Promise<readonly ActionRow[]> {
  const { readActionWords, readActionDate } = await lazy.review();
  const words = analysis.actions.map(readActionWords);
  const names = await (await inPlace.sync()).actionNames(subject, words);
  const { serviceScope } = settings.of().labels;
  const services = [incident, review].flatMap(issue => readScopedValues(issue?.labels ?? [], serviceScope));
  const projects = listActionProjects(settings.policy(document.uri), {
    services,
    project: incident?.reference.project ?? project,
  });
  return analysis.actions.flatMap((action, at) => {
    const [name, own] = [names[at], words[at]];
    if (action.link !== undefined || action.done || !name || own === undefined || own === '') return [];
    const { owner, line } = action;
    const places = name.project === undefined ? projects : [name.project];
    return [{ id: name.id, words: own, line, owner, dueDate: readActionDate(action), projects: places }];
  });
}

/** The description of an issue: what is to be done, and where it comes from. */
function describeAction({ row }: ActionDecision, { review }: ActionReview, { incident }: ActionOrigin): string {
  const names = [review, incident?.reference].map(reference => reference && formatReference(reference));
  const [ofReview, ofIncident] = names;
  const from =
    ofReview !== undefined && ofIncident !== undefined
      ? l10n.t('A corrective action of the incident review {0}, for the incident {1}.', ofReview, ofIncident)
      : ofReview !== undefined
        ? l10n.t('A corrective action of the incident review {0}.', ofReview)
        : ofIncident === undefined
          ? l10n.t('A corrective action of an incident review.')
          : l10n.t('A corrective action of the review of the incident {0}.', ofIncident);
  return `${escapeMarkdown(row.words)}\n\n${from}`;
}
