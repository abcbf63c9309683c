// Fingerprints: names for what is too long, or not to be read, where it would stand.
import { formatHex } from './hex';

/** As many digits as tell the texts of one machine apart. */
export async function computeNameHash(text: string): Promise<string> {
  return (await computeHash(text)).slice(0, 16);
}

/** SHA-256 of a text (as UTF-8) or of bytes, as 64 hex digits. */
export async function computeHash(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return formatHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
