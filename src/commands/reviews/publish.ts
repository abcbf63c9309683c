// *Save Review to GitLab*: a review in place is sent; a file of the workspace is published, or brought together with its issue.
import { l10n, TabInputTextDiff, window, type TextDocument } from 'vscode';
import { readSpokenDate, formatDateIn } from '../../incident/calendar';
import { parseMarker } from '../../incident/marker';
import { formatReference } from '../../incident/reference';
import { describeSource } from './changeSource';
import { createLastingSignal, showReading, showSending } from '../../session/cancellation';
import type { Analysis } from '../../session/analysis';
import { readFileName } from '../../session/files/paths';
import { changeText } from '../../session/text/changeText';
import { UserError } from '../../session/words/failures';
import { reviewScheme } from '../../session/uris/reviewUri';
import type { Intent, PublishResult, ReviewFile } from '../../sync/index';
import { findCurrentDocument, findDocumentProject } from '../choosing/currentReview';
import { createAccountCheck } from '../sending/accountCheck';
import { createNoProjectError } from '../account/noProject';
import { mayMakeAgain } from './twinReviews';
import { findSecrecy, removeSign } from './reviewInGitLab';
import { readLocalImages } from './localImages';
import { chooseIssueTitle, readOwnFields, type OwnFields } from './ownFields';
import { takeOver } from './afterPublish';
import type { CommandParts } from '../commandParts';
import { findOpenDocument } from '../../session/text/openDocument';

/** Returns the issue as `group/project#12`; undefined where the person stopped or has to decide something first. */
export async function publishReview(parts: CommandParts): Promise<string | undefined> {
  const document = await findDocument(parts);
  if (document?.uri.scheme === reviewScheme) return sendInPlace(parts, document);
  const before = document && (await parts.documents.analyze(document));
  if (!document || !before) throw new UserError(l10n.t('Open the review first that is to be saved to GitLab.'));
  await parts.incidents.account.requireWriting();
  await ensureMarker(document, before);
  const analysis = (await parts.documents.analyze(document)) ?? before;
  const sent = document.getText();
  const { changes: asker } = parts.account;
  const result = await publish(parts, { document, analysis, text: sent });
  return result && takeOver(parts, { document, sent, asker, result });
}

/** In a comparison it is the right side that is written, whichever side has the cursor. */
async function findDocument(parts: CommandParts): Promise<TextDocument | undefined> {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const compared = input instanceof TabInputTextDiff ? findOpenDocument(input.modified) : undefined;
  return compared ?? findCurrentDocument(parts);
}

/** Saves the document and sends it, also what was kept as a draft. */
async function sendInPlace({ inPlace }: CommandParts, document: TextDocument): Promise<string | undefined> {
  const { copies } = await inPlace.editing();
  await copies.save(document);
  const state = copies.state(document.uri);
  return state?.standing.kind === 'sent' ? formatReference(state.review) : undefined;
}

/** The id in its marker is how the issue is found again should something fail. */
async function ensureMarker(document: TextDocument, analysis: Analysis): Promise<void> {
  if (analysis.review.marker?.id !== undefined) return;
  if (parseMarker(document.getText())) {
    throw new UserError(l10n.t('The review has a comment “incident-review” without an id in its first lines.'));
  }
  const lines = [
    '<!-- incident-review',
    `id: ${crypto.randomUUID()}`,
    ...(analysis.template ? [`template: ${analysis.template.id}`] : []),
    '-->',
    '',
    '',
  ];
  await changeText(document, text => (parseMarker(text) ? text : lines.join('\n') + text));
}

/** The document as it is sent, and what was understood of it. */
interface Publication {
  readonly document: TextDocument;
  readonly analysis: Analysis;
  readonly text: string;
}

/** What must not be sent is refused first, then the person is asked, and only then it is sent. */
async function publish(parts: CommandParts, publication: Publication): Promise<PublishResult | undefined> {
  const { document, text } = publication;
  const marker = parseMarker(text);
  const project = findDocumentProject(parts, document, text);
  const review = parts.incidents.account.referenceIn(marker?.review, project);
  if (project === '' && !review) throw await createNoProjectError();
  const localImages = await readLocalImages(parts.lazy, { document, text, id: marker?.id ?? '' });
  const { bases } = await parts.inPlace.editing();
  const base = await bases.read(document.uri);
  const own = await readOwn(parts, publication);
  const fields = describeFile(parts, publication, project);
  const dueDate = own.dueDate ?? fields.dueDate;
  const file = { ...fields, dueDate, services: own.services, base, images: localImages };
  const { analysis } = publication;
  return send(parts, { document, file, analysis, source: describeSource(document.uri.toString(), text) });
}

/** What the text says of its issue itself. */
async function readOwn({ lazy }: CommandParts, { analysis }: Publication): Promise<OwnFields> {
  const { analyzeReview } = await lazy.review();
  return readOwnFields(analyzeReview(analysis.review, analysis.template).fields);
}

/** What is sent, and which text asks for it. */
interface Sending {
  readonly document: TextDocument;
  readonly file: ReviewFile;
  readonly analysis: Analysis;
  readonly source: ReturnType<typeof describeSource>;
}

/** The question says what will happen, so GitLab is looked at before it; should that have changed, nothing is sent. */
async function send(parts: CommandParts, sending: Sending): Promise<PublishResult | undefined> {
  const { file } = sending;
  const checkAccount = createAccountCheck(parts.incidents.account);
  const sync = await parts.inPlace.sync();
  let again = false;
  let intent = await showReading(signal => sync.planPublish(file, signal));
  if (intent.kind === 'maybe-made') {
    again = await mayMakeAgain(parts, intent.project);
    if (!again) return undefined;
    intent = await showReading(signal => sync.planPublish({ ...file, again }, signal));
  }
  if (intent.kind !== 'will-create' && intent.kind !== 'will-update') return intent;
  if (!(await isAgreedTo(parts, sending, intent))) return undefined;
  await checkAccount();
  const agreed = intent.kind === 'will-create' ? { agreed: intent } : {};
  const publishing = (allowPublic: boolean): Thenable<PublishResult> =>
    showSending(() => sync.publishReview({ ...file, ...agreed, again, allowPublic }, createLastingSignal()));
  const result = await publishing(false);
  return (await mayBeSentAgain(parts, result, intent)) ? publishing(true) : result;
}

/** Every question that comes before the first write. */
async function isAgreedTo(
  { inPlace, incidents }: CommandParts,
  { document: { uri }, file, analysis, source }: Sending,
  intent: Intent,
): Promise<boolean> {
  const { consent, images, questions } = await inPlace.editing();
  const { title, policy } = file;
  const incident = intent.kind === 'will-create' && intent.incident ? incidents.findKnown(intent.incident) : undefined;
  const secrecy = findSecrecy(intent.confidential, incident, analysis.template);
  const may =
    intent.kind === 'will-update'
      ? consent.mayUpdate({ review: intent.review, title, source })
      : consent.mayCreate({
          ...intent,
          title,
          secrecy,
          policy,
          assignees: file.assignees,
          dueDate: file.dueDate,
          source,
        });
  if (!(await may)) return false;
  const target = intent.kind === 'will-update' ? formatReference(intent.review) : intent.project;
  const known = file.base?.description ?? '';
  if (!(await questions.maySendSecrets({ uri, target, text: file.text, known }))) return false;
  const isConfidential = intent.confidential || file.base?.confidential === true;
  return (file.images ?? []).length === 0 || images.may(title, isConfidential);
}

/** Only the person can say that a text may go where everybody can read it. */
async function mayBeSentAgain({ inPlace }: CommandParts, result: PublishResult, intent: Intent): Promise<boolean> {
  const { questions } = await inPlace.editing();
  if (result.kind === 'now-public') return questions.mayBePublic(result.review);
  const isDoubtful = result.kind === 'unknown-reference' && result.what === 'incident';
  return isDoubtful && intent.kind === 'will-update' && questions.mayBePublic(intent.review, result.name);
}

/** What a new issue of the file is made with; an existing one gets its text only. */
function describeFile(
  { settings, incidents, now }: CommandParts,
  { document, analysis, text }: Publication,
  project: string,
): Omit<ReviewFile, 'base'> {
  const metadata = analysis.template?.metadata;
  const policy = settings.policy(document.uri);
  const reference = incidents.account.referenceIn(parseMarker(text)?.incident, project);
  const incident = reference && incidents.findKnown(reference);
  const owner = incident?.assignees[0]?.username;
  return {
    project,
    text,
    title: makeTitle(analysis, document, incident?.title),
    labels: (metadata?.labels ?? []).map(removeSign),
    assignees: owner === undefined ? (metadata?.assignees ?? []).map(removeSign) : [owner],
    dueDate:
      metadata?.due === undefined ? undefined : readSpokenDate(metadata.due, formatDateIn(now(), policy.timeZone)),
    confidential: incident?.confidential === true || metadata?.confidential === true,
    policy,
  };
}

function makeTitle({ review, template }: Analysis, { uri }: TextDocument, incidentTitle: string | undefined): string {
  return chooseIssueTitle({
    heading: /^#[ \t]+(\S.*)$/mu.exec(review.text)?.[1]?.trim(),
    templateHeading: template?.source === 'built-in' ? undefined : template?.preamble.heading,
    incidentTitle,
    fileName: readFileName(uri.path).replace(/\.md$/u, ''),
  });
}
