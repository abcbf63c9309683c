// What was uploaded for reviews, read from GitLab for whoever shows it, e.g. VS Code's Markdown preview.
import { LRUCache } from 'lru-cache';
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
  /** By address. What was uploaded never changes. */
  readonly #kept: LRUCache<string, Uint8Array, Uri>;

  constructor(account: Account) {
    this.#kept = new LRUCache({
      maxSize: mostKept,
      sizeCalculation: ({ byteLength }) => Math.max(1, byteLength),
      fetchMethod: async (_, __, { context: uri, signal }) => {
        const place = readUploadUri(uri);
        const gitlab = await account.gitlab();
        if (place?.host !== encodeHost(gitlab.url)) throw new UserError(l10n.t('{0} is not on this GitLab.', uri.path));
        const { project } = place.review;
        const either = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
        return (await gitlab.download(project, place.upload, either)).bytes;
      },
    });
  }

  /** Throws where it cannot be read; the next call asks again. */
  read(uri: Uri): Promise<Uint8Array> {
    return this.#kept.forceFetch(uri.path, { context: uri });
  }
}
