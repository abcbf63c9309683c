// Images that are dropped into a review in place, or chosen for it: uploaded to its project, shown by their link.
import { DocumentDropEdit, l10n, languages, window, type Disposable, type Uri } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import { formatReference } from '../../incident/reference';
import type { Account } from '../../session/account';
import { changeTryAgain, describeFailure } from '../../session/words/failureWords';
import { isCancelled, readParts, UserError } from '../../session/words/failures';
import { logError, type Log } from '../../session/log';
import { askToGoOn, showWarning } from '../../session/words/messages';
import { encodeHost, readReviewUri, reviewScheme } from '../../session/uris/reviewUri';
import { createOtherHostError } from '../../session/words/otherHost';
import { showFailure } from '../../session/words/showFailure';
import type { WorkingCopies } from '../copies';
import { putPictures } from './latePictures';
import { readChosenPicture, pictureEndings, readPictures, type OfferedPicture } from './pictures';

/** Uploads for one review, and asks where it is confidential. */
export class ImageUploads implements Disposable {
  readonly #registered: Disposable;
  /** The reviews for which a person said that images may go up, for this session; by account. */
  readonly #agreed = new Set<string>();

  constructor(
    readonly copies: WorkingCopies,
    readonly account: Account,
    readonly log: Log,
  ) {
    this.#registered = languages.registerDocumentDropEditProvider(
      { scheme: reviewScheme, language: 'markdown' },
      {
        provideDocumentDropEdits: async (...[document, position, data, token]) => {
          const pictures = await readPictures(data);
          if (pictures.length === 0 || token.isCancellationRequested) return undefined;
          // Without an edit VS Code would link to copies beside the document, which no reader has.
          return new DocumentDropEdit(
            await putPictures({ document, position, token }, signal => this.uploadAll(document.uri, pictures, signal)),
          );
        },
      },
    );
  }

  /**
   * One after the other; returns the Markdown that shows those that are up. Shows a failure itself: VS Code would pass
   * over one of whoever takes part in pasting. Where one of them must not be sent, none is, and nothing is asked.
   */
  async uploadAll(uri: Uri, pictures: readonly OfferedPicture[], signal: AbortSignal): Promise<string | undefined> {
    const shown: string[] = [];
    const { changes } = this.account;
    // What is up is put into no text of somebody else who has signed in.
    const isSame = (): boolean => this.account.changes === changes;
    let about = '';
    try {
      for (const picture of requireImages(pictures)) {
        about = l10n.t('image {0}', foldToOneLine(picture.name, 100));
        const markdown = await this.#upload(uri, picture, signal);
        if (markdown === undefined || !isSame()) break;
        shown.push(markdown);
      }
    } catch (error) {
      if (!isCancelled(error)) {
        logError(this.log, 'upload', error);
        const review = readParts(error).kind === 'not-found' && this.copies.state(uri)?.review;
        const failure = describeFailure(error, review ? formatReference(review) : about);
        showFailure(changeTryAgain(failure, undefined), this.log);
      }
    }
    return shown.length > 0 && isSame() ? shown.join('\n') : undefined;
  }

  /** Returns the Markdown that shows the image; undefined where the person does not want it up. */
  async #upload(uri: Uri, { name, content }: Image, signal: AbortSignal): Promise<string | undefined> {
    const state = this.copies.state(uri);
    if (!state) throw new UserError(l10n.t('Open a review in GitLab first: images are uploaded to its project.'));
    await this.account.requireWriting();
    // Of the account which is asked.
    const gitlab = await this.account.gitlab();
    const host = readReviewUri(uri)?.host ?? '';
    if (encodeHost(gitlab.url) !== host) throw createOtherHostError(host, gitlab.url);
    if (!(await this.may(formatReference(state.review), state.confidential))) return undefined;
    const upload = await gitlab.upload(
      state.review.project,
      { name, content: new Blob([new Uint8Array(content)]) },
      signal,
    );
    return upload.markdown;
  }

  /** Asks for files and uploads them; returns their Markdown. */
  async choose(uri: Uri, signal: AbortSignal): Promise<string | undefined> {
    const files = await window.showOpenDialog({
      title: l10n.t('Insert Image'),
      openLabel: l10n.t('Upload'),
      canSelectMany: true,
      filters: { [l10n.t('Images')]: [...pictureEndings] },
    });
    const pictures = await Promise.all((files ?? []).map(readChosenPicture));
    return pictures.length > 0 ? this.uploadAll(uri, pictures, signal) : undefined;
  }

  dispose(): void {
    this.#registered.dispose();
  }

  /** Asks once a session for what is confidential. */
  async may(name: string, confidential: boolean): Promise<boolean> {
    const key = `${this.account.changes} ${name}`;
    if (!confidential || this.#agreed.has(key)) return true;
    const button = l10n.t('Upload');
    const detail = l10n.t(
      'GitLab keeps images with the project, not with the issue: whoever has the link and can see the project may open them.',
    );
    const message = l10n.t('{0} is confidential. Upload the image all the same?', name);
    if (!(await askToGoOn({ message, detail, button }, showWarning))) return false;
    this.#agreed.add(key);
    return true;
  }
}

type Image = Extract<OfferedPicture, { kind: 'image' }>;

/** Throws a `UserError` that names every one which must not be sent. */
function requireImages(pictures: readonly OfferedPicture[]): readonly Image[] {
  const refused = pictures.filter(each => each.kind === 'refused').map(({ refusal }) => refusal);
  if (refused.length > 0) throw new UserError(l10n.t('Nothing was uploaded: {0}.', refused.join(', ')));
  return pictures.filter(each => each.kind === 'image');
}
