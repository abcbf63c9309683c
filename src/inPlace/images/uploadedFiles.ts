// What was uploaded for reviews, read from GitLab for whoever shows it, e.g. VS Code's Markdown preview.
import { l10n, type Uri } from 'vscode';
import { minuteMs } from '../../incident/units';
import type { Account } from '../../session/account';
import { UserError } from '../../session/words/failures';
import { encodeHost, readUploadUri } from '../../session/uris/reviewUri';

/** Bytes that are kept, so that a preview that is drawn again asks nothing. */
const mostKeptBytes = 64 * 1024 * 1024;
/** Milliseconds. */
const patienceMs = minuteMs;

/** Reads uploads, and keeps what was read for a while. */
export class Uploads {
  /** By account and address, what was shown last at the end. What was uploaded never changes. */
  readonly #kept = new Map<string, Uint8Array>();
  readonly #reading = new Map<string, Promise<Uint8Array>>();

  constructor(readonly account: Account) {}

  /** Throws where it cannot be read; the next call asks again. Several who ask at once share one request. */
  async read(uri: Uri): Promise<Uint8Array> {
    const key = `${this.account.changes} ${uri.path}`;
    let reading = this.#reading.get(key);
    if (!reading) {
      reading = this.#load(uri, key).finally(() => this.#reading.delete(key));
      this.#reading.set(key, reading);
    }
    const bytes = await reading;
    this.#keep(key, bytes);
    return bytes;
  }

  async #load(uri: Uri, key: string): Promise<Uint8Array> {
    const known = this.#kept.get(key);
    if (known) return known;
    const place = readUploadUri(uri);
    const gitlab = await this.account.gitlab();
    if (place?.host !== encodeHost(gitlab.url)) throw new UserError(l10n.t('{0} is not on this GitLab.', uri.path));
    const { project } = place.review;
    return (await gitlab.download(project, place.upload, AbortSignal.timeout(patienceMs))).bytes;
  }

  /** What was not shown for the longest time makes room. */
  #keep(key: string, bytes: Uint8Array): void {
    this.#kept.delete(key);
    this.#kept.set(key, bytes);
    let total = [...this.#kept.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
    for (const [oldest, { byteLength }] of this.#kept) {
      if (total <= mostKeptBytes) return;
      this.#kept.delete(oldest);
      total -= byteLength;
    }
  }
}
