// Images that are dropped into a review in place, or chosen for it: uploaded to its project, shown by their link.
import { DocumentDropEdit, l10n, languages, Uri, window, workspace, type DataTransfer, type Disposable } from 'vscode';
import { formatReference } from '../incident/reference';
import type { Account } from '../session/account';
import { createSignal } from '../session/cancellation';
import { describeFailure, isCancelled, UserError } from '../session/failures';
import { logError, type Log } from '../session/log';
import { showWarning } from '../session/messages';
import { reviewScheme } from '../session/reviewUri';
import { showFailure } from '../session/showFailure';
import type { WorkingCopies } from './copies';

const types: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};
/** Larger than GitLab takes by default. */
const largest = 100 * 1024 * 1024;

export interface ImageFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Uploads for one review, and asks where it is confidential. */
export class ImageUploads implements Disposable {
  readonly #registered: Disposable;
  /** The reviews for which the person said that images may go up, for this session. */
  readonly #agreed = new Set<string>();

  constructor(
    readonly copies: WorkingCopies,
    readonly account: Account,
    readonly log: Log,
  ) {
    this.#registered = languages.registerDocumentDropEditProvider(
      { scheme: reviewScheme, language: 'markdown' },
      {
        provideDocumentDropEdits: async (...[document, , data, token]) => {
          const pictures = await findImages(data);
          if (pictures.length === 0 || token.isCancellationRequested) return undefined;
          const markdown = await this.uploadAll(document.uri, pictures, createSignal(token));
          return markdown === undefined ? undefined : new DocumentDropEdit(markdown);
        },
      },
    );
  }

  /**
   * One after the other; returns the Markdown that shows those that are up. Shows a failure itself: VS Code would pass
   * over one of whoever takes part in pasting.
   */
  async uploadAll(uri: Uri, pictures: readonly ImageFile[], signal: AbortSignal): Promise<string | undefined> {
    const shown: string[] = [];
    try {
      for (const picture of pictures) {
        const markdown = await this.#upload(uri, picture, signal);
        if (markdown === undefined) break;
        shown.push(markdown);
      }
    } catch (error) {
      if (!isCancelled(error)) {
        logError(this.log, 'upload', error);
        void showFailure(describeFailure(error, l10n.t('the image')), this.log);
      }
    }
    return shown.length > 0 ? shown.join('\n') : undefined;
  }

  /** Returns the Markdown that shows the image; undefined where the person does not want it up. */
  async #upload(uri: Uri, { name, content }: ImageFile, signal: AbortSignal): Promise<string | undefined> {
    const state = this.copies.state(uri);
    if (!state) throw new UserError(l10n.t('Open a review in GitLab first: images are uploaded to its project.'));
    await this.account.requireWriting();
    if (content.byteLength > largest) throw new UserError(l10n.t('{0} is too large to be uploaded.', name));
    if (!(await this.may(formatReference(state.review), state.confidential))) return undefined;
    const gitlab = await this.account.gitlab();
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
      filters: { [l10n.t('Images')]: Object.values(types) },
    });
    const pictures = await Promise.all((files ?? []).map(pictureOf));
    return pictures.length > 0 ? this.uploadAll(uri, pictures, signal) : undefined;
  }

  dispose(): void {
    this.#registered.dispose();
  }

  /** Asks once a session for what is confidential. */
  async may(name: string, confidential: boolean): Promise<boolean> {
    if (!confidential || this.#agreed.has(name)) return true;
    const upload = l10n.t('Upload');
    const detail = l10n.t(
      'GitLab keeps images with the project, not with the issue: whoever has the link and can see the project may open them.',
    );
    const message = l10n.t('{0} is confidential. Upload the image all the same?', name);
    if ((await showWarning(message, { modal: true, detail }, upload)) !== upload) return false;
    this.#agreed.add(name);
    return true;
  }
}

/** The images among what is dropped or pasted: files from outside, or those of the explorer. */
export async function findImages(data: DataTransfer): Promise<readonly ImageFile[]> {
  const pictures: ImageFile[] = [];
  for (const [type, item] of data) {
    const file = item.asFile();
    const ending = types[type];
    if (file && ending !== undefined) {
      pictures.push({ name: file.name || `image.${ending}`, content: await file.data() });
    }
  }
  if (pictures.length > 0) return pictures;
  const lines = ((await data.get('text/uri-list')?.asString()) ?? '').split(/\r?\n/u);
  const uris = lines.filter(line => line !== '' && !line.startsWith('#')).map(line => Uri.parse(line));
  return Promise.all(uris.filter(uri => workspace.getWorkspaceFolder(uri) && isPicture(uri)).map(pictureOf));
}

function isPicture(uri: Uri): boolean {
  const ending = uri.path.split('.').at(-1)?.toLowerCase() ?? '';
  return [...Object.values(types), 'jpeg'].includes(ending);
}

async function pictureOf(uri: Uri): Promise<ImageFile> {
  return { name: uri.path.split('/').at(-1) ?? 'image', content: await workspace.fs.readFile(uri) };
}
