// Who is assigned when an incident was handed over, and in which words that is written down.
import assert from 'node:assert/strict';
import { listAssigned, listHandovers, writeHandoverComment, writeHandoverEvent } from '../../../src/incident/handover';
import type { User } from '../../../src/incident/model';

const [ida, ben, cleo, dora] = ['ida', 'ben', 'cleo', 'dora'].map((username, at): User => ({
  id: at + 1,
  username,
  name: username,
})) as [User, User, User, User];

suite('Handing an incident over', () => {
  const rows: readonly (readonly [before: readonly User[], to: User, ways: readonly string[]])[] = [
    [[], cleo, ['cleo']],
    [[ida], cleo, ['cleo −ida', 'cleo+ida']],
    [[ida, ben], cleo, ['cleo+ben −ida', 'cleo −ida,ben', 'cleo+ida −ben', 'cleo+ben+ida']],
    [[ida, ben], ben, ['ben −ida', 'ben+ida']],
    [[ida, ben, dora], ben, ['ben+dora −ida', 'ben −ida,dora', 'ben+ida −dora', 'ben+dora+ida']],
  ];
  for (const [before, to, ways] of rows) {
    const names = before.map(({ username }) => username).join(' and ') || 'nobody';
    test(`of ${names} to ${to.username}: who manages it goes on, and every way says who leaves`, () => {
      const found = listHandovers(before, to).map(way => {
        const leaving = way.leaving.map(({ username }) => username).join();
        const assigned = listAssigned(way).map(({ username }) => username);
        return assigned.join('+') + (leaving === '' ? '' : ` −${leaving}`);
      });
      assert.deepEqual(found, ways);
    });
  }

  const whole = { owner: cleo, manager: ben, others: [dora], leaving: [ida] };
  const alone = { owner: cleo, manager: undefined, others: [], leaving: [ida, ben] };

  test('the comment names everybody for whom something changes', () => {
    assert.equal(
      writeHandoverComment(whole, 'It **drains**.'),
      'Handed over to @cleo. Incident manager: @ben. Still assigned: @dora. No longer assigned: @ida. What stands now: It **drains**.',
    );
    assert.equal(
      writeHandoverComment(alone, 'It drains.'),
      'Handed over to @cleo. No longer assigned: @ida, @ben. What stands now: It drains.',
    );
  });

  test('so does the entry of the timeline, in one line that GitLab takes', () => {
    assert.equal(writeHandoverEvent(whole, 'It\ndrains'), 'Handed over to @cleo, with @ben; @ida leaves: It drains');
    assert.equal(writeHandoverEvent(alone, 'It drains'), 'Handed over to @cleo; @ida, @ben leave: It drains');
    assert.equal(writeHandoverEvent({ ...alone, leaving: [] }, 'x'.repeat(400)).length, 280);
  });
});
