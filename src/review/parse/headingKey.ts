// Headings as they are compared. The shell's recogniser reads them with it too, so nothing else belongs here.
import { removeAccents } from './accents';

/** `<a name="x"></a>`, `<br>`, `<b>`; "<a short title>" is still to be written, and a picture is what somebody put there. */
const tag = /<\/?(?:[abiu]|br|em|span|strong|sub|sup)\s*\/?>|<(?:a|font|span)\s+[a-z-]+\s*=[^<>]{0,300}>/giu;

/** A heading's text without emphasis, tags and link marks, and without what nobody sees. */
export function cleanHeading(heading: string): string {
  if (!/[[*_`<]/u.test(heading)) return heading.trim();
  return dropComments(heading)
    .replace(tag, '')
    .replace(/\[([^[\]]{0,300})\]\([^()]{0,1000}\)/gu, '$1')
    .replace(/[*`]+|(?<![\p{Alpha}\d])_+|_+(?![\p{Alpha}\d])/gu, '')
    .trim();
}

/** A comment in code is one that a reader sees. A pattern would look for the end of each beginning through all of the line. */
function dropComments(heading: string): string {
  const codeOrComment = /`+[^`]*`+|<!--/gu;
  let shown = '';
  let from = 0;
  for (let found = codeOrComment.exec(heading); found; found = codeOrComment.exec(heading)) {
    if (found[0] !== '<!--') continue;
    const end = heading.indexOf('-->', codeOrComment.lastIndex);
    if (end < 0) break;
    shown += heading.slice(from, found.index);
    from = end + 3;
    codeOrComment.lastIndex = from;
  }
  return shown + heading.slice(from);
}

/** Most headings are plain words. */
const isKey = /^[a-z\d]+(?: [a-z\d]+)*$/u;

/** An emoji by its name, `:fire:`, and signs that Markdown would take for something else, `&amp;`. */
const namedSign = /:(?:[a-z][a-z\d_+-]{1,40}|[+-]1|100):|&(?:amp|nbsp|ndash|mdash);/gu;

/** A heading for comparing: lower case, without numbering, marks, accents, emoji and punctuation. */
export function makeHeadingKey(heading: string): string {
  const low = heading.toLowerCase();
  if (isKey.test(low)) return low;
  return removeAccents(low.replace(namedSign, ' ').normalize('NFKC').toLowerCase())
    .replace(/^[\s*_`#]{0,20}\d{1,3}[.)]\s+/u, '')
    .replace(/[’']/gu, '')
    .replace(/[^\p{Alpha}\p{N}]+/gu, ' ')
    .trim();
}
