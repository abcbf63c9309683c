// The images that a review's file shows from its workspace, read before anything is asked or sent.
import { l10n, Uri, workspace, type TextDocument } from 'vscode';
import { UserError } from '../../session/words/failures';
import { detectImageType } from '../../session/files/imageType';
import { readFileName } from '../../session/files/paths';
import type { Lazy } from '../../session/lazy';
import { readWorkspaceFile, describeFileRefusal, type WorkspaceFile } from '../../session/files/workspaceFile';
import type { LocalImage } from '../../sync/index';

const mebibyte = 1024 * 1024;
const maxImages = 100;
const maxImageBytes = 25 * mebibyte;
const maxTotalBytes = 100 * mebibyte;

/** A review as it is sent. `id`: its marker's, part of what an upload is found again by. */
interface SentFile {
  readonly document: TextDocument;
  readonly text: string;
  readonly id: string;
}

/**
 * In the order of the text; one whose file is missing, those after the first hundred, and all while the workspace is not
 * trusted, are without content.
 * Throws a `UserError` that names every file which must not be sent: a link, something that is no image, too large, or
 * outside of the workspace.
 */
export async function readLocalImages(lazy: Lazy, { document, text, id }: SentFile): Promise<readonly LocalImage[]> {
  const { findShownImages, parseReview } = await lazy.review();
  const shown = findShownImages(parseReview(text)).filter(({ target }) => isRelative(target));
  const images: LocalImage[] = [];
  const refused: string[] = [];
  let totalBytes = 0;
  for (const { target, span } of shown) {
    const uri = Uri.joinPath(document.uri, '..', decodePath(target));
    const name = readFileName(uri.path);
    const file = images.length < maxImages ? await readImage(document, uri) : undefined;
    const content = file?.kind === 'file' ? file.content : undefined;
    totalBytes += content?.byteLength ?? 0;
    const refusal = describeImageRefusal(name, file, totalBytes);
    if (refusal !== undefined) refused.push(refusal);
    images.push({ span, place: `${id} ${target}`, name, content });
  }
  if (refused.length > 0) {
    throw new UserError(l10n.t('Nothing was sent, because of images: {0}.', [...new Set(refused)].join(', ')));
  }
  return images;
}

/** `../images/graph.png`, but no address of the web, of the server's root, or within the document. */
function isRelative(target: string): boolean {
  return !/^(?:[a-z][a-z\d+.-]*:|\/|#)/iu.test(target);
}

/** Undefined where files are not read at all: while the workspace is not trusted, and outside of folders. */
async function readImage({ uri: of }: TextDocument, uri: Uri): Promise<WorkspaceFile | undefined> {
  const folder = workspace.getWorkspaceFolder(of);
  return folder && workspace.isTrusted ? readWorkspaceFile({ folder, uri, maxBytes: maxImageBytes }) : undefined;
}

function describeImageRefusal(name: string, file: WorkspaceFile | undefined, totalBytes: number): string | undefined {
  if (!file) return undefined;
  if (file.kind === 'refused') return file.reason === 'missing' ? undefined : describeFileRefusal(name, file.reason);
  if (detectImageType(file.content) === undefined) return l10n.t('{0} is no image', name);
  return totalBytes > maxTotalBytes ? describeFileRefusal(name, 'too-large') : undefined;
}

/** A sign that means something in Markdown may stand behind a backslash: `error\_rate.png`. */
function decodePath(written: string): string {
  const path = written.replaceAll(/\\([\p{P}\p{S}])/gu, '$1');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
