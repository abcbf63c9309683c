// Text that was encoded twice: UTF-8 that a program read as Windows-1252 and wrote again.
import { readMaskedLines } from '../parse/document';
import { createInlineCodeTest } from '../parse/inlineCode';
import { fix, replace } from './edits';
import { defineRule } from './rule';

/** UTF-8 that was read as Windows-1252: what stands there, and what it was. */
const twice: readonly (readonly [string, string])[] = [
  ['â€“', '–'],
  ['â€”', '—'],
  ['â€™', '’'],
  ['â€˜', '‘'],
  ['â€œ', '“'],
  ['â€\u009d', '”'],
  ['â€¦', '…'],
  ['â€¢', '•'],
  ['Ã©', 'é'],
  ['Ã¨', 'è'],
  ['Ã¼', 'ü'],
  ['Ã¶', 'ö'],
  ['Ã¤', 'ä'],
  ['ÃŸ', 'ß'],
  ['Ã§', 'ç'],
  ['Ã£', 'ã'],
  ['Â ', ' '],
];

/** One of these begins each of them. */
const begins: readonly string[] = ['â', 'Ã', 'Â'];

export const mojibake = defineRule({
  code: 'text.mojibake',
  level: 'hint',
  sentences: { 'text.mojibake': 'The text looks encoded twice: "{text}"' },
  fixes: { fixText: 'Repair to "{text}"' },
  check(review, report) {
    const { masked } = review.document;
    if (!begins.some(unit => masked.includes(unit))) return;
    const isCode = createInlineCodeTest(readMaskedLines(review.document));
    for (const [broken, text] of twice) {
      for (let at = masked.indexOf(broken); at >= 0; at = masked.indexOf(broken, at + broken.length)) {
        if (isCode(at)) continue;
        const span = { start: at, end: at + broken.length };
        report({
          args: { text: broken },
          span,
          fixes: [fix('fixText', { args: { text }, edits: [replace(span, text)], preferred: true, safe: true })],
        });
      }
    }
  },
});
