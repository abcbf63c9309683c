// Documents for fuzzing: pieces of real structures in any order, and texts of any characters.
import fc from 'fast-check';
import { complete } from './complete';

/** The same documents in every run. */
export const fuzz = { seed: 20260302 } as const;

export const pieces = fc.constantFrom(
  '# ',
  '## ',
  '#### ',
  '- ',
  '* ',
  '1. ',
  '2) ',
  '> ',
  '    ',
  '\t',
  '   - ',
  '- [ ] ',
  '- [x] ',
  '| ',
  ' | ',
  '| --- | --- |',
  '---',
  '===',
  '```',
  '~~~',
  '`',
  '**',
  '__',
  '<!--',
  '-->',
  '<!-- review-skip: a -->',
  '<!-- review-disable all -->',
  '<!-- review-disable-next-line section.empty -->',
  '<!-- incident-review\nid: 1\n-->',
  'Impact',
  'Timeline',
  '**Timeline**',
  '- **Impact**: ',
  'Root cause',
  '5 Whys',
  'Corrective actions',
  'Lessons',
  'Summary',
  'Recurrence',
  'Approval',
  'Key Information',
  '影响',
  'Ｉｍｐａｃｔ',
  'Why?',
  'Who was hit? ',
  'Severity: ',
  'Incident: #NNN',
  'Minutes downtime: ',
  'Review due: 2026-03-09',
  '2026-03-02 10:00 UTC: ',
  '10:30 PM ',
  'YYYY-MM-DD XX:YY ',
  '<SERVICE> ',
  'TBD',
  '_REPLACE_WITH_',
  '@ida ',
  'acme/ovens#31 ',
  '[a](b) ',
  'human error ',
  'would have prevented ',
  '/label ~x',
  '{{title}}',
  '10.0.0.1 ',
  'ida@shop.test.org ',
  'â€™',
  '🔥',
  'é',
  '\u00a0',
  '\u0000',
  'bread ',
  'The ovens were cold. ',
);
const ends = fc.constantFrom('\n', '\n', '\n', '\n\n', '\r\n', '\r', '');

const built = fc
  .array(fc.tuple(fc.array(pieces, { maxLength: 4 }), ends), { maxLength: 25 })
  .map(all => all.map(([line, end]) => line.join('') + end).join(''));

/** A complete review with some of it taken out, doubled or cut short. */
export const mutated = fc
  .tuple(
    fc.constantFrom(...Object.values(complete)),
    fc.array(fc.tuple(fc.nat(), fc.nat(80), fc.oneof(pieces, fc.string({ maxLength: 6 }))), {
      minLength: 1,
      maxLength: 6,
    }),
    fc.boolean(),
  )
  .map(([text, edits, isWindows]) => {
    let result = text;
    for (const [at, length, put] of edits) {
      const start = at % (result.length + 1);
      result = result.slice(0, start) + put + result.slice(start + length);
    }
    return isWindows ? result.replaceAll('\n', '\r\n') : result;
  });

export const structures = fc.oneof(
  { arbitrary: built, weight: 3 },
  { arbitrary: mutated, weight: 2 },
  fc.string({ unit: 'binary', maxLength: 200 }),
);
