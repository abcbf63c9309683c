// Images that are dropped into a review in place, or chosen for it: uploaded to its project, shown by their link.
import { DocumentDropEdit, l10n, languages, Uri, window, workspace, type DataTransfer, type Disposable } from 'vscode';
import { formatReference } from '../../incident/reference';
import type { Account } from '../../session/account';
import { signalOf } from '../../session/cancellation';
import { UserError } from '../../session/failures';
import { reviewScheme } from '../../session/reviewUri';
import type { CopyState } from '../../session/workingCopy';
import type { WorkingCopies } from '../../session/workingCopies';

const types: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};
/** Larger than GitLab takes by default. */
const largest = 100 * 1024 * 1024;

export interface Picture {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Uploads for one review, and asks where it is confidential. */
export class Images implements Disposable {
  readonly #registered: Disposable;
  /** The reviews for which the person said that images may go up, for this session. */
  readonly #agreed = new Set<string>();

  constructor(
    readonly copies: WorkingCopies,
    readonly account: Account,
  ) {
    this.#registered = languages.registerDocumentDropEditProvider(
      { scheme: reviewScheme, language: 'markdown' },
      {
        provideDocumentDropEdits: async (document, _position, data, token) => {
          const picture = await pictureIn(data);
          if (!picture || token.isCancellationRequested) return undefined;
          const markdown = await this.upload(document.uri, picture, signalOf(token));
          return markdown === undefined ? undefined : new DocumentDropEdit(markdown);
        },
      },
    );
  }

  /** Returns the Markdown that shows the image; undefined where the person does not want it up. */
  async upload(uri: Uri, { name, content }: Picture, signal: AbortSignal): Promise<string | undefined> {
    const state = this.copies.state(uri);
    if (!state) throw new UserError(l10n.t('Open a review in GitLab first: images are uploaded to its project.'));
    await this.account.requireWriting();
    if (content.byteLength > largest) throw new UserError(l10n.t('{0} is too large to be uploaded.', name));
    if (!(await this.#may(state))) return undefined;
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
      canSelectMany: false,
      filters: { [l10n.t('Images')]: Object.values(types) },
    });
    const [file] = files ?? [];
    if (!file) return undefined;
    const content = await workspace.fs.readFile(file);
    return this.upload(uri, { name: file.path.split('/').at(-1) ?? 'image', content }, signal);
  }

  dispose(): void {
    this.#registered.dispose();
  }

  async #may({ review, confidential }: CopyState): Promise<boolean> {
    const name = formatReference(review);
    if (!confidential || this.#agreed.has(name)) return true;
    const upload = l10n.t('Upload');
    const detail = l10n.t(
      'GitLab keeps images with the project, not with the issue: whoever has the link and can see the project may open them.',
    );
    const message = l10n.t('{0} is confidential. Upload the image all the same?', name);
    if ((await window.showWarningMessage(message, { modal: true, detail }, upload)) !== upload) return false;
    this.#agreed.add(name);
    return true;
  }
}

/** The first image among what is dropped or pasted: a file from outside, or one of the explorer. */
export async function pictureIn(data: DataTransfer): Promise<Picture | undefined> {
  for (const [type, item] of data) {
    const file = item.asFile();
    const ending = types[type];
    if (file && ending !== undefined) return { name: file.name || `image.${ending}`, content: await file.data() };
  }
  const [line = ''] = ((await data.get('text/uri-list')?.asString()) ?? '').split(/\r?\n/, 1);
  if (line === '') return undefined;
  const uri = Uri.parse(line);
  const ending = uri.path.split('.').at(-1)?.toLowerCase() ?? '';
  if (!workspace.getWorkspaceFolder(uri) || ![...Object.values(types), 'jpeg'].includes(ending)) return undefined;
  return { name: uri.path.split('/').at(-1) ?? 'image', content: await workspace.fs.readFile(uri) };
}
