// How people are called in a timeline that is made of an incident's history.
import assert from 'node:assert/strict';
import { nameAuthor, nameMentions, type AuthorNames } from '../../../src/incident/history';

const ben = { id: 2, username: 'ben.ode', name: 'Ben Ode' };
const names: AuthorNames = { mode: 'role', assignees: [ben], roleNouns: ['engineer on call', 'incident manager'] };

suite('Who is mentioned in an entry', () => {
  const cases: readonly (readonly [string, string, readonly string[], AuthorNames['mode'], string])[] = [
    ['the owner by their role', 'Ask @ben.ode', [], 'role', 'Ask the engineer on call'],
    [
      'who took over as the new owner, whatever the role',
      'To @ben.ode: it drains',
      ['Ben.Ode'],
      'role',
      'To the new owner: it drains',
    ],
    ['anybody else as a colleague', 'Ask @ida', [], 'role', 'Ask the colleague'],
    ['by name where the policy says so', 'To @ben.ode', ['ben.ode'], 'name', 'To ben.ode'],
    ['everybody, whatever stands before', '/@all .@all @@all (@all)', [], 'name', '/all .all @all (all)'],
    ['no part of an address', 'see https://ode.example/@ida/1', [], 'role', 'see https://ode.example/@ida/1'],
    ['no address of mail', 'ben@ode.example wrote', [], 'role', 'ben@ode.example wrote'],
  ];
  test('an author who calls themselves so mentions nobody', () =>
    assert.equal(nameAuthor({ ...ben, name: '@all of @ode' }, { ...names, mode: 'name' }), 'all of ode'));

  for (const [what, text, newOwners, mode, expected] of cases) {
    test(what, () => assert.equal(nameMentions({ text, newOwners }, { ...names, mode }), expected));
  }
});
