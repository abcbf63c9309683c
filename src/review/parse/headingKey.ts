// Headings as they are compared. The shell's recogniser reads them with it too, so nothing else belongs here.
import { removeAccents } from './accents';

/** A heading's text without emphasis and link marks, and without what nobody sees. */
export function cleanHeading(heading: string): string {
  if (!/[[*_`<]/u.test(heading)) return heading.trim();
  return heading
    .replace(/<!--.{0,999}?-->/gu, '')
    .replace(/\[([^[\]]{0,300})\]\([^()]{0,1000}\)/gu, '$1')
    .replace(/[*_`]+/gu, '')
    .trim();
}

/** Most headings are plain words. */
const isKey = /^[a-z\d]+(?: [a-z\d]+)*$/u;

/** A heading for comparing: lower case, without numbering, marks, accents, emoji and punctuation. */
export function makeHeadingKey(heading: string): string {
  const low = heading.toLowerCase();
  if (isKey.test(low)) return low;
  return removeAccents(low.normalize('NFKC').toLowerCase())
    .replace(/^[\s*_`#]{0,20}\d{1,3}[.)]\s+/u, '')
    .replace(/[’']/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
