// The template that the tests of sections and left-overs are written against.
import { found, lines, template } from '../fixtures';

/** A team's template with guidance, an example and a sample row. */
export const own = template(
  lines(
    '# Report',
    '',
    '## Summary',
    '',
    'Tell it in two short sentences, please.',
    '',
    '## Impact',
    '',
    'Tell what nobody could do meanwhile.',
    '',
    '**_EXAMPLE_**',
    '',
    'For <XX> minutes <SHOPS> got no bread.',
    '',
    '## Timeline',
    '',
    '* YYYY-MM-DD XX:YY UTC: first thing',
    '',
    '## Notes',
    '',
    'Anything else that is worth a note.',
  ),
);

/** What the problems of one code mark in a text of that template. */
export const only = (code: string, text: string, over = {}): readonly string[] =>
  found(text, { template: own, ...over })
    .filter(([each]) => each === code)
    .map(([, marked]) => marked);
