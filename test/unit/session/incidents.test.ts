// Who is signed in, as the lists know it.
import assert from 'node:assert/strict';
import { Incidents, type IncidentsParts } from '../../../src/session/incidents';
import { EventEmitter } from '../vscode';

suite('Who is signed in', () => {
  test('is known though a session of GitLab Workflow got a new token while GitLab was asked', async () => {
    let token = 1;
    const met: unknown[] = [];
    const never = new EventEmitter<never>().event;
    const access = (): Promise<unknown> =>
      Promise.resolve({
        kind: 'signed-in',
        address: { url: 'https://g.example' },
        from: 'session',
        token: String(token),
        owner: 'https://g.example|3',
      });
    const currentUser = (): Promise<unknown> => {
      token += 1;
      return Promise.resolve({ id: 3 });
    };
    const parts = {
      account: {
        access,
        gitlab: () => Promise.resolve({ currentUser }),
        onDidChange: never,
        onDidReach: never,
      },
      settings: { onDidChange: never },
      keepPerson: (...of: readonly unknown[]) => void met.push(of),
      now: () => 0,
    };
    const incidents = new Incidents(parts as unknown as IncidentsParts);
    await incidents.readMe();
    assert.deepEqual(incidents.me, { id: 3 });
    assert.equal(met.length, 1);
    incidents.dispose();
  });
});
