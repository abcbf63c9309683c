// What becomes of a file after it was published: its text, what it is based on, and what the person is told.
import { l10n, type TextDocument } from 'vscode';
import { formatReference } from '../../incident/reference';
import { describeSource } from './changeSource';
import { UserError } from '../../session/words/failures';
import { showWarning, showStatus, waitForAnswer } from '../../session/words/messages';
import { changeText } from '../../session/text/changeText';
import { runAside } from '../../session/words/showFailure';
import type { Base, PublishResult } from '../../sync/index';
import { tellTwin } from './twinReviews';
import { describeDropped, createRefusalError } from '../sending/outcomes';
import type { CommandParts } from '../commandParts';
import { makeReviewWay } from '../../session/words/ways';

/** `sent` is the document's text when it was sent; `asker` the account's `changes` when that was asked for. */
export interface Published<R extends PublishResult = PublishResult> {
  readonly document: TextDocument;
  readonly sent: string;
  readonly asker: number;
  readonly result: R;
}

type InGitLab = Extract<PublishResult, { kind: 'created' | 'saved' }>;
type Undecided = Extract<PublishResult, { kind: 'conflict' | 'no-base' }>;

/**
 * The file gets what GitLab has now, as one edit, and what it is based on is kept. What was typed since it was sent stays,
 * and is the next thing to send. Returns the issue where it has the text now; throws a `UserError` where nothing was sent.
 */
export async function takeOver(parts: CommandParts, published: Published): Promise<string | undefined> {
  const { document, result } = published;
  switch (result.kind) {
    case 'created':
    case 'saved':
      return takeText(parts, { ...published, result });
    case 'conflict':
    case 'no-base':
      await askForDecision(parts, { ...published, result });
      return undefined;
    case 'now-public':
      return undefined;
    case 'exists':
      throw new UserError(
        l10n.t('Nothing was sent: the incident has a review already, {0}.', formatReference(result.review.reference)),
        [makeReviewWay(l10n.t('Open Review'), 'openReview', result.review)],
      );
    case 'other-review':
      throw new UserError(
        l10n.t('Nothing was sent: {0}, which the file names, holds another review.', formatReference(result.review)),
      );
    case 'failed':
      if (result.base) await keepBase(parts, document, result.base);
      throw createRefusalError(result, l10n.t('the review'));
    default:
      throw createRefusalError(result, l10n.t('the review'));
  }
}

async function takeText(parts: CommandParts, { document, sent, asker, result }: Published<InGitLab>): Promise<string> {
  const { mergeTexts } = await parts.lazy.sync();
  // First of all: the document may be one that cannot be edited.
  await keepBase(parts, document, result.kind === 'saved' ? result.own : result.base);
  let before = sent;
  const taken = await changeText(document, text => {
    before = text;
    return mergeTexts(sent, text, result.text);
  });
  if (taken) {
    // A file that is closed without it would later undo what others wrote.
    if (!taken.isUntitled) await taken.save();
    await keepBase(parts, taken, result.base);
  }
  const { consent, questions } = await parts.inPlace.editing();
  const { reference } = result.review;
  const source = describeSource(document.uri.toString(), (taken ?? document).getText());
  await consent.acceptOwn(reference, source, asker);
  const name = formatReference(reference);
  const missing = result.dropped.map(describeDropped);
  if (result.altered !== undefined) missing.push(l10n.t('parts of the text'));
  if (missing.length > 0) {
    showWarning(l10n.t('{0} is in GitLab, but without: {1}.', name, missing.join(', ')));
  } else if (before === sent) showStatus(l10n.t('{0} has this text now', name));
  else showStatus(l10n.t('{0} has what was sent: what you wrote since is not sent yet', name));
  parts.incidents.refreshRead();
  const aside = (task: () => Promise<unknown>): void => runAside(parts.log, name, task);
  const { lost } = result;
  aside(() => questions.closeComparison(document.uri));
  if (lost) aside(() => questions.showLost(document.uri, lost));
  if (result.kind === 'created' && result.twin) {
    const twins = { mine: result.base, twin: result.twin };
    aside(() => tellTwin(parts, twins));
  }
  return name;
}

/** Shows both texts; nothing is based on GitLab's before the person says that theirs holds it. */
async function askForDecision(parts: CommandParts, { document, result }: Published<Undecided>): Promise<void> {
  const { questions, bases } = await parts.inPlace.editing();
  await questions.showConflict(document.uri, result.texts);
  const readBase = async (): Promise<string> => JSON.stringify((await bases.read(document.uri)) ?? null);
  const before = await readBase();
  const mine = l10n.t('What I Have Is the Result');
  const message =
    result.kind === 'conflict'
      ? l10n.t('Nothing was sent: others changed the same lines in GitLab.')
      : result.why === 'older'
        ? l10n.t('Nothing was sent: this is an older text, which would undo what others wrote since.')
        : l10n.t('Nothing was sent: it is not known what this file was made from.');
  const advice = l10n.t('Bring both together, then save the review to GitLab again.');
  runAside(parts.log, document.uri.path, async () => {
    const picked = await waitForAnswer(parts.account, showWarning(`${message} ${advice}`, mine));
    // The message may stand for hours: what was decided or sent since is newer than what it is about.
    if (picked !== mine) return;
    if ((await readBase()) === before) await keepBase(parts, document, result.base);
    else showStatus(l10n.t('Nothing was changed: it was decided or sent since.'));
  });
}

async function keepBase({ inPlace }: CommandParts, { uri }: TextDocument, base: Base | undefined): Promise<void> {
  const { bases } = await inPlace.editing();
  await bases.write(uri, base);
}
