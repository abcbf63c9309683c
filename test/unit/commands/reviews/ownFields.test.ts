// What a review says of its own issue goes before what the incident says.
import assert from 'node:assert/strict';
import { chooseIssueTitle, readOwnFields, type OwnFields } from '../../../../src/commands/reviews/ownFields';
import { readFields } from '../../../../src/review/parse/fields';
import { parseReview } from '../../../../src/review/parse/document';

suite('What a file says of its issue', () => {
  const own = (fields: string): OwnFields => readOwnFields(readFields(parseReview(`# Review\n\n${fields}\n`)));
  const rows: readonly (readonly [string, string, OwnFields])[] = [
    ['nothing', '- Owner: @kim', { dueDate: undefined, services: [] }],
    ['its date', '- Review due: 2026-12-04', { dueDate: '2026-12-04', services: [] }],
    ['a date that is none', '- Review due: next week', { dueDate: undefined, services: [] }],
    ['a month that is none', '- Review due: 2026-13-04', { dueDate: undefined, services: [] }],
    ['one service', '- Service: ~Search', { dueDate: undefined, services: ['Search'] }],
    [
      'several services',
      '- Services affected: Search, Basket and `Mail`',
      { dueDate: undefined, services: ['Search', 'Basket', 'Mail'] },
    ],
  ];
  for (const [name, fields, expected] of rows) test(name, () => assert.deepEqual(own(fields), expected));
});

suite('The title of a new issue', () => {
  const rows: readonly (readonly [string, string | undefined, string | undefined, string | undefined, string])[] = [
    ['is the one that somebody wrote', 'Ovens went cold', 'Postmortem', 'Ovens', 'Ovens went cold'],
    [
      'is the incident’s where the heading is the template’s',
      'Postmortem',
      'postmortem',
      'Ovens',
      'Incident Review: Ovens',
    ],
    ['is the incident’s where there is no heading', undefined, undefined, 'Ovens', 'Incident Review: Ovens'],
    ['is the template’s where there is no incident', 'Postmortem', 'Postmortem', undefined, 'Postmortem'],
    ['is what the file is called where there is nothing else', undefined, undefined, undefined, '2026-03-02-ovens'],
  ];
  for (const [name, heading, templateHeading, incidentTitle, expected] of rows) {
    test(name, () => {
      const sources = { heading, templateHeading, incidentTitle, fileName: '2026-03-02-ovens' };
      assert.equal(chooseIssueTitle(sources), expected);
    });
  }
});
