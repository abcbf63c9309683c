// The text that times are read from: what cannot be seen, and what only looks different, changes nothing in it.
import type { ReviewDocument } from '../../model';
import { readMaskedLines } from '../../parse/document';
import type { Lines } from '../../parse/lines';
import { ignoreCase } from '../../parse/ignoreCase';

/** Blanks that are no plain ones, marks of direction, zero-width characters, and entities that stand for them. */
const invisible = ignoreCase(
  /[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u2069\u3000\ufeff]|&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|lrm|rlm|#160|#xa0);|\\u(?:00a0|202f|200[ef])/giu,
);
/** Figures, brackets and hyphens of other widths. */
const wide = /[\uff10-\uff19（）［］－‑]/gu;
const wideForms: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '－': '-',
  '‑': '-',
};

/** Text of the same length, with plain blanks for what cannot be seen and plain forms of figures and brackets. */
export function simplifyText(text: string): string {
  if (!hasOther(text)) return text;
  return text
    .replace(invisible, found => ' '.repeat(found.length))
    .replace(wide, found => wideForms[found] ?? String.fromCharCode(found.charCodeAt(0) - 0xff10 + 48));
}

/** What may be more than plain text is looked at more closely: one class of characters is found faster than their forms. */
const suspicious = /[&\\\u{80}-\u{10ffff}]/u;
const hasOther = (text: string): boolean =>
  suspicious.test(text) && (text.search(invisible) >= 0 || text.search(wide) >= 0);

/** The masked text of a document in that form, as lines; offsets are kept. */
export function simplifyLines(document: ReviewDocument): Lines {
  const lines = readMaskedLines(document);
  const text = simplifyText(lines.text);
  return text === lines.text ? lines : { ...lines, text };
}

/** A text as it is shown: one plain blank for what cannot be seen. */
export function simplifyBlanks(text: string): string {
  return hasOther(text) ? text.replace(invisible, ' ').replace(/ {2,}/gu, ' ').trim() : text;
}
