// What a review says of its own issue goes before what the incident says.
import assert from 'node:assert/strict';
import { readOwnFields, type OwnFields } from '../../../src/commands/ownFields';
import { readFields } from '../../../src/review/parse/fields';
import { parseReview } from '../../../src/review/parse/document';

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
