// Copies of confidential reviews are unreadable on disk: sealed with a key of their owner that lies in the key store.
import * as v from 'valibot';
import type { SecretStorage } from 'vscode';
import { formatHex } from '../../incident/hex';

const schema = v.object({ sealed: v.string(), iv: v.string(), by: v.string() });
/** Bytes, as AES-GCM wants them. */
const keyBytes = 32;
const ivBytes = 12;

type SealedValue = v.InferOutput<typeof schema>;

interface Key {
  readonly id: string;
  readonly key: CryptoKey;
}

/** What whoever keeps something sealed needs of it. */
export interface Sealing {
  seal(owner: string, value: unknown): Promise<unknown>;
  open(owner: string, value: unknown): Promise<unknown>;
}

/**
 * A key lies under a name of its own and is never written over: two windows that make one at the same time can both read
 * what they sealed. Keys outlive signing out, or a draft would be lost by it.
 */
export class Seals implements Sealing {
  readonly #current = new Map<string, Promise<Key>>();

  constructor(readonly secrets: Pick<SecretStorage, 'get' | 'store'>) {}

  /** JSON that only a key of this owner opens. */
  async seal(owner: string, value: unknown): Promise<SealedValue> {
    const { id, key } = await this.#readCurrent(owner);
    const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes);
    return { sealed: formatHex(new Uint8Array(sealed)), iv: formatHex(iv), by: id };
  }

  /** What was sealed; a value that was not sealed as it is; undefined where no key opens it. */
  async open(owner: string, value: unknown): Promise<unknown> {
    const parsed = v.safeParse(schema, value);
    if (!parsed.success) return value;
    const { sealed, iv, by } = parsed.output;
    const key = await this.#read(owner, by);
    if (!key) return undefined;
    try {
      const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: decodeBytes(iv) }, key, decodeBytes(sealed));
      const opened: unknown = JSON.parse(new TextDecoder().decode(bytes));
      return opened;
    } catch {
      return undefined;
    }
  }

  /** The key that this window seals with. */
  #readCurrent(owner: string): Promise<Key> {
    const known = this.#current.get(owner);
    if (known) return known;
    const loading = this.#load(owner);
    this.#current.set(owner, loading);
    loading.catch(() => this.#current.delete(owner));
    return loading;
  }

  async #load(owner: string): Promise<Key> {
    const kept = await this.secrets.get(makeName(owner));
    const key = kept === undefined ? undefined : await this.#read(owner, kept);
    if (kept !== undefined && key) return { id: kept, key };
    const id = crypto.randomUUID();
    await this.secrets.store(makeName(owner, id), formatHex(crypto.getRandomValues(new Uint8Array(keyBytes))));
    await this.secrets.store(makeName(owner), id);
    const made = await this.#read(owner, id);
    if (!made) throw new Error('the key store does not keep what it is given');
    return { id, key: made };
  }

  async #read(owner: string, id: string): Promise<CryptoKey | undefined> {
    const hex = await this.secrets.get(makeName(owner, id));
    if (hex === undefined) return undefined;
    return crypto.subtle.importKey('raw', decodeBytes(hex), 'AES-GCM', false, ['encrypt', 'decrypt']);
  }
}

/** Without `id`, where it is said which key is used. */
function makeName(owner: string, id?: string): string {
  return `incidentReviews.copies:${owner}${id === undefined ? '' : `:${id}`}`;
}

/** Of two digits a byte. */
function decodeBytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../gu) ?? [], digits => Number.parseInt(digits, 16));
}
