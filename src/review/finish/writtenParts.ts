// Parts of a review that the product writes and replaces as a whole: between two comments that nobody sees in GitLab.
import { detectLineEnd } from '../parse/lines';

/** Which part it is. */
export type BlockName = 'open-actions' | 'discussion';

/** The text with the part in it: in its place where it stands already, else at the end. An empty `body` takes it away. */
export function putBlock(text: string, name: BlockName, body: string): string {
  const eol = detectLineEnd(text);
  const [opening, closing] = [`<!-- incident-reviews: ${name} -->`, `<!-- /incident-reviews: ${name} -->`];
  const block = [opening, ...body.trim().split(/\r\n|\n/u), closing].join(eol);
  const start = text.indexOf(opening);
  const close = start < 0 ? -1 : text.indexOf(closing, start);
  if (close >= 0) {
    const [before, after] = [text.slice(0, start), text.slice(close + closing.length)];
    if (body === '') return `${before.trimEnd()}${after.trim() === '' ? eol : after}`;
    return before + block + after;
  }
  return body === '' ? text : `${text.trimEnd()}${eol}${eol}${block}${eol}`;
}

/** What stands in the part; undefined where it is not there. */
export function readBlock(text: string, name: BlockName): string | undefined {
  const opening = `<!-- incident-reviews: ${name} -->`;
  const start = text.indexOf(opening);
  const close = start < 0 ? -1 : text.indexOf(`<!-- /incident-reviews: ${name} -->`, start);
  return close < 0 ? undefined : text.slice(start + opening.length, close).trim();
}
