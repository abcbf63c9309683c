// *Save Review to GitLab*: a review in place is sent; a file of the workspace is published, or brought together with its issue.
import { l10n, Range, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import { spokenDate, utcDate } from '../incident/deadlines';
import { parseMarker } from '../incident/marker';
import { formatReference } from '../incident/reference';
import type { Analysis } from '../session/analysis';
import type { Documents } from '../session/documents';
import { UserError } from '../session/failures';
import { reviewScheme } from '../session/reviewUri';
import type { Base, LocalImage, PublishResult, ReviewFile } from '../sync/index';
import { droppedWords, plainName, refreshLists, refusalOf, type GitLabReviewParts } from './gitlabReviews';

export interface PublishParts extends GitLabReviewParts {
  readonly documents: Documents;
  readonly now: () => number;
}

/** Larger than GitLab takes by default. */
const largestImage = 100 * 1024 * 1024;
const mostImages = 100;

/** Returns the issue as `group/project#12`; undefined where the person stopped or has to decide something first. */
export async function publishReview(parts: PublishParts): Promise<string | undefined> {
  const document = window.activeTextEditor?.document;
  if (document?.uri.scheme === reviewScheme) return sendInPlace(parts, document);
  const before = document && (await parts.documents.analyze(document));
  if (!document || !before) throw new UserError(l10n.t('Open the review first that is to be saved to GitLab.'));
  await parts.incidents.account.requireWriting();
  await ensureMarker(document, before);
  const analysis = (await parts.documents.analyze(document)) ?? before;
  const sent = document.getText();
  const result = await publish(parts, document, sent, analysis);
  return result && takeOver(parts, document, sent, result);
}

/** Saves the document and sends it, also what was kept as a draft. */
async function sendInPlace({ inPlace }: PublishParts, document: TextDocument): Promise<string | undefined> {
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
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(0), lines.join('\n'));
  if (!(await workspace.applyEdit(edit))) throw new UserError(l10n.t('{0} cannot be edited.', document.fileName));
}

async function publish(
  parts: PublishParts,
  document: TextDocument,
  text: string,
  analysis: Analysis,
): Promise<PublishResult | undefined> {
  const { settings, inPlace, incidents } = parts;
  const marker = parseMarker(text);
  const settled = settings.of(document.uri);
  const project =
    settled.reviewProject || settled.project || incidents.account.referenceIn(marker?.incident)?.project || '';
  const review = incidents.account.referenceIn(marker?.review, project);
  if (project === '' && !review) {
    throw new UserError(l10n.t('No GitLab project is selected yet.'), [
      { title: l10n.t('Select Project'), command: 'incidentReviews.selectProject' },
    ]);
  }
  const title = titleOf(analysis, document);
  const metadata = analysis.template?.metadata;
  const known = incidents.account.referenceIn(marker?.incident, project);
  const incident = known && incidents.known(known);
  const confidential = incident?.confidential === true || metadata?.confidential === true;
  const { consent, bases, images, questions } = await inPlace.editing();
  const may = review
    ? consent.mayUpdate(review, title)
    : consent.mayCreate({ project, title, confidential, incident: known });
  if (!(await may)) return undefined;
  const base = await bases.read(document.uri);
  const shown = await imagesOf(parts, document, text, marker?.id ?? '');
  if (shown.length > 0 && !(await images.may(title, confidential || base?.confidential === true))) return undefined;
  const policy = settings.policy(document.uri);
  const file: ReviewFile = {
    project,
    text,
    title,
    labels: (metadata?.labels ?? []).map(plainName),
    assignees: incident?.assignees[0] ? [incident.assignees[0].username] : (metadata?.assignees ?? []).map(plainName),
    dueDate: metadata?.due === undefined ? undefined : spokenDate(metadata.due, utcDate(parts.now())),
    confidential,
    policy,
    base,
    images: shown,
  };
  const sync = await inPlace.sync();
  const send = async (allowPublic: boolean): Promise<PublishResult> =>
    window.withProgress({ location: { viewId: 'incidentReviews.reviews' } }, () =>
      sync.publishReview({ ...file, allowPublic }, new AbortController().signal),
    );
  const result = await send(false);
  return result.kind === 'now-public' && (await questions.mayBePublic(result.review)) ? send(true) : result;
}

/**
 * What became of it: the file gets what GitLab has now, as one edit, and what it is based on is kept. What was typed
 * since it was sent stays, and is the next thing to send.
 */
async function takeOver(
  parts: PublishParts,
  document: TextDocument,
  sent: string,
  result: PublishResult,
): Promise<string | undefined> {
  const { bases } = await parts.inPlace.editing();
  const keep = (base: Base | undefined): Promise<void> => bases.write(document.uri, base);
  switch (result.kind) {
    case 'created':
    case 'saved': {
      const { mergeTexts } = await parts.lazy.sync();
      const text = mergeTexts(sent, document.getText(), result.text);
      if (text === undefined) await keep(result.kind === 'saved' ? result.own : result.base);
      else {
        await replaceText(document, text);
        // A file that is closed without it would later undo what others wrote.
        if (!document.isUntitled) await document.save();
        await keep(result.base);
      }
      const { consent } = await parts.inPlace.editing();
      const { reference } = result.review;
      await consent.made(reference);
      const name = formatReference(reference);
      const missing = result.dropped.map(droppedWords);
      if (result.altered !== undefined) missing.push(l10n.t('parts of the text'));
      if (missing.length > 0) {
        void window.showWarningMessage(l10n.t('{0} is in GitLab, but without: {1}.', name, missing.join(', ')));
      } else window.setStatusBarMessage(l10n.t('{0} has this text now', name), 5000);
      refreshLists(parts.incidents);
      return name;
    }
    case 'conflict':
    case 'no-base': {
      const { questions } = await parts.inPlace.editing();
      await questions.showConflict(document.uri, result.texts);
      const mine = l10n.t('What I Have Is the Result');
      const message =
        result.kind === 'conflict'
          ? l10n.t('Others changed the same lines in GitLab. Nothing was sent.')
          : l10n.t('It is not known what this file was made from. Nothing was sent.');
      const said = l10n.t('Bring both together, then save the review to GitLab again.');
      void window.showWarningMessage(`${message} ${said}`, mine).then(async picked => {
        if (picked === mine) await keep(result.base);
      });
      return undefined;
    }
    case 'now-public':
      return undefined;
    case 'exists':
      throw new UserError(
        l10n.t('The incident has a review already: {0}. Nothing was sent.', formatReference(result.review.reference)),
        [
          {
            title: l10n.t('Open Review'),
            command: 'incidentReviews.openReview',
            args: [{ kind: 'review', review: result.review }],
          },
        ],
      );
    case 'other-review':
      throw new UserError(
        l10n.t('{0}, which the file names, holds another review. Nothing was sent.', formatReference(result.review)),
      );
    case 'failed':
      if (result.base) await keep(result.base);
      throw refusalOf(result, l10n.t('the review'));
    default:
      throw refusalOf(result, l10n.t('the review'));
  }
}

/** Only what differs is replaced, so that cursors and folds elsewhere stay. */
async function replaceText(document: TextDocument, text: string): Promise<void> {
  const current = document.getText();
  if (current === text) return;
  let start = 0;
  while (start < current.length && current[start] === text[start]) start += 1;
  if (partsOne(current, start) || partsOne(text, start)) start -= 1;
  let end = 0;
  const most = Math.min(current.length, text.length) - start;
  while (end < most && current[current.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  if (partsOne(current, current.length - end) || partsOne(text, text.length - end)) end -= 1;
  const range = new Range(document.positionAt(start), document.positionAt(current.length - end));
  const replacement = text.slice(start, text.length - end);
  // An editor does as it is told; workspace edits are made smaller by VS Code, to within a character of two units.
  const editor = window.visibleTextEditors.find(each => each.document === document);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, range, replacement);
  const isDone = editor
    ? await editor.edit(builder => builder.replace(range, replacement))
    : await workspace.applyEdit(edit);
  if (!isDone) throw new UserError(l10n.t('{0} cannot be edited.', document.fileName));
}

/** The offset lies within one character or one line end, both of two UTF-16 units. */
function partsOne(text: string, at: number): boolean {
  return /^(?:[\u{10000}-\u{10ffff}]|\r\n)$/u.test(text.slice(Math.max(0, at - 1), at + 1));
}

function titleOf({ review }: Analysis, { uri }: TextDocument): string {
  const heading = /^#[ \t]+(\S.*)$/mu.exec(review.text)?.[1]?.trim();
  return heading ?? uri.path.split('/').at(-1)?.replace(/\.md$/u, '') ?? '';
}

/** Images beside the file, within its workspace folder. One without content cannot be read. */
async function imagesOf(
  { lazy }: PublishParts,
  document: TextDocument,
  text: string,
  id: string,
): Promise<readonly LocalImage[]> {
  const { imagesIn, parseReview } = await lazy.review();
  const folder = workspace.getWorkspaceFolder(document.uri);
  const images: LocalImage[] = [];
  for (const { target, span } of imagesIn(parseReview(text))) {
    if (images.length === mostImages || /^(?:[a-z][a-z\d+.-]*:|\/|#)/iu.test(target)) continue;
    const uri = Uri.joinPath(document.uri, '..', decoded(target));
    const isHere = folder !== undefined && uri.path.startsWith(`${folder.uri.path}/`) && isImage.test(uri.path);
    const content = isHere && workspace.isTrusted ? await readImage(uri) : undefined;
    images.push({ span, place: `${id} ${target}`, name: uri.path.split('/').at(-1) ?? target, content });
  }
  return images;
}

const isImage = /\.(?:png|jpe?g|gif|webp|svg|bmp)$/iu;

async function readImage(uri: Uri): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    if ((await workspace.fs.stat(uri)).size > largestImage) return undefined;
    return new Uint8Array(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
