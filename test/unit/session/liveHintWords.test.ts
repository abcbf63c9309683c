// How long something has gone on is read at a glance, after minutes and after days.
import assert from 'node:assert/strict';
import type { LiveHint } from '../../../src/incident/liveHints';
import { formatHint } from '../../../src/session/words/liveHintWords';

suite('Words of what the process asks for', () => {
  const cases: readonly (readonly [LiveHint, string])[] = [
    [{ kind: 'not-acknowledged', minutes: 16, limit: 15 }, 'Nobody has taken it for 16 min; the limit is 15 min.'],
    [{ kind: 'not-acknowledged', minutes: 60, limit: 15 }, 'Nobody has taken it for 1 h 0 min; the limit is 15 min.'],
    [
      { kind: 'not-escalated', minutes: 236, limit: 90 },
      'It has gone on for 3 h 56 min. Where the cause is not known after 1 h 30 min, an incident manager is engaged.',
    ],
    [
      { kind: 'not-acknowledged', minutes: 5 * 1440 + 130, limit: 15 },
      'Nobody has taken it for 5 d 2 h; the limit is 15 min.',
    ],
    [
      { kind: 'not-sustained', minutes: 3, limit: 5 },
      'It has gone on for 3 min; it is called an outage or degraded after 5 min.',
    ],
    [{ kind: 'stable-time', minutesLeft: 1 }, 'It may be closed when all has been stable for 1 min more.'],
    [
      { kind: 'recurrence', earlier: { project: 'g/p', iid: 2 }, hours: 1, to: 2 },
      'It came within 1 h after g/p#2 was over: the process suggests severity 2.',
    ],
  ];
  for (const [hint, said] of cases) test(said, () => assert.equal(formatHint(hint), said));
});
