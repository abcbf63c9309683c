// What was uploaded for reviews, read from GitLab for whoever shows it, e.g. VS Code's Markdown preview.
import { l10n, type Uri } from 'vscode';
import type { Account } from '../session/account';
import { UserError } from '../session/words/failures';
import { encodeHost, readUploadUri } from '../session/uris/reviewUri';

/** Bytes that are kept, so that a preview that is drawn again asks nothing. */
const mostKept = 64 * 1024 * 1024;
/** Milliseconds. */
const patienceMs = 60_000;

/** Reads uploads, and keeps what was read for a while. */
export class Uploads {
  /** By address, what was read last at the end. What was uploaded never changes. */
  readonly #kept = new Map<string, Uint8Array>();
  readonly #reading = new Map<string, Promise<Uint8Array>>();

  constructor(readonly account: Pick<Account, 'gitlab'>) {}

  /** Throws where it cannot be read; the next call asks again. */
  async read(uri: Uri): Promise<Uint8Array> {
    const { path } = uri;
    const bytes = this.#kept.get(path) ?? (await this.#readOnce(uri));
    this.#kept.delete(path);
    this.#kept.set(path, bytes);
    let size = [...this.#kept.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
    for (const [oldest, { byteLength }] of this.#kept) {
      if (size <= mostKept) break;
      this.#kept.delete(oldest);
      size -= byteLength;
    }
    return bytes;
  }

  /** Whoever asks while it is read gets the same answer. */
  #readOnce(uri: Uri): Promise<Uint8Array> {
    const { path } = uri;
    const reading = this.#reading.get(path) ?? this.#download(uri).finally(() => void this.#reading.delete(path));
    this.#reading.set(path, reading);
    return reading;
  }

  async #download(uri: Uri): Promise<Uint8Array> {
    const place = readUploadUri(uri);
    const gitlab = await this.account.gitlab();
    if (place?.host !== encodeHost(gitlab.url)) throw new UserError(l10n.t('{0} is not on this GitLab.', uri.path));
    const { project } = place.review;
    return (await gitlab.download(project, place.upload, AbortSignal.timeout(patienceMs))).bytes;
  }
}
