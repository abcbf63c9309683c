// Pictures that are dropped, pasted or chosen, as files that may be uploaded: what is no picture is refused by its name.
import { l10n, Uri, workspace, type DataTransfer } from 'vscode';
import { detectImageType } from '../../session/files/imageType';
import { readFileName } from '../../session/files/paths';
import { readWorkspaceFile, describeFileRefusal } from '../../session/files/workspaceFile';

const types: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};
/** Endings of files that are offered, and taken for pictures where they are dropped. */
export const pictureEndings: readonly string[] = [...Object.values(types), 'jpeg'];
/** Larger than GitLab takes by default. */
const maxBytes = 100 * 1024 * 1024;

/** `refusal`: why it must not be sent, e.g. `graph.png is a link`. */
export type OfferedPicture =
  | { readonly kind: 'image'; readonly name: string; readonly content: Uint8Array }
  | { readonly kind: 'refused'; readonly refusal: string };

/** The pictures among what is dropped or pasted: files from outside, or those of the explorer. */
export async function readPictures(data: DataTransfer): Promise<readonly OfferedPicture[]> {
  const pictures: OfferedPicture[] = [];
  for (const [type, item] of data) {
    const file = item.asFile();
    const ending = types[type];
    if (file && ending !== undefined) pictures.push(checkPicture(file.name || `image.${ending}`, await file.data()));
  }
  if (pictures.length > 0) return pictures;
  const lines = ((await data.get('text/uri-list')?.asString()) ?? '').split(/\r?\n/u);
  const uris = lines.filter(line => line !== '' && !line.startsWith('#')).map(line => Uri.parse(line));
  return (await Promise.all(uris.filter(hasPictureEnding).map(readPictureOfWorkspace))).flat();
}

/** A file that the person has chosen by hand, wherever it lies. */
export async function readChosenPicture(uri: Uri): Promise<OfferedPicture> {
  return checkPicture(readFileName(uri.path), await workspace.fs.readFile(uri));
}

/** None for a file outside of the workspace: VS Code links those itself. */
async function readPictureOfWorkspace(uri: Uri): Promise<readonly OfferedPicture[]> {
  const folder = workspace.getWorkspaceFolder(uri);
  if (!folder) return [];
  const file = await readWorkspaceFile({ folder, uri, maxBytes });
  if (file.kind === 'file') return [checkPicture(readFileName(uri.path), file.content)];
  return [{ kind: 'refused', refusal: describeFileRefusal(readFileName(uri.path), file.reason) }];
}

/** A name can say anything: the bytes tell what it is. */
function checkPicture(name: string, content: Uint8Array): OfferedPicture {
  if (content.byteLength > maxBytes) return { kind: 'refused', refusal: describeFileRefusal(name, 'too-large') };
  if (detectImageType(content) === undefined) return { kind: 'refused', refusal: l10n.t('{0} is no image', name) };
  return { kind: 'image', name, content };
}

function hasPictureEnding(uri: Uri): boolean {
  return pictureEndings.includes(uri.path.split('.').at(-1)?.toLowerCase() ?? '');
}
