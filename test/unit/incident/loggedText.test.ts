import assert from 'node:assert/strict';
import { readLoggedText } from '../../../src/incident/loggedText';

/** 12:00 in Berlin. */
const now = Date.parse('2025-11-20T11:00:00Z');

suite('One box for a time and what happened', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['we saw it', '2025-11-20T11:00', 'we saw it'],
    ['10:42 we saw it', '2025-11-20T09:42', 'we saw it'],
    ['10:42: we saw it', '2025-11-20T09:42', 'we saw it'],
    ['10:42 - we saw it', '2025-11-20T09:42', 'we saw it'],
    ['10:42 UTC we saw it', '2025-11-20T10:42', 'we saw it'],
    ['23:50 it began', '2025-11-19T22:50', 'it began'],
    ['yesterday 23:50 it began', '2025-11-19T22:50', 'it began'],
    ['2025-11-18 08:00 UTC deployed', '2025-11-18T08:00', 'deployed'],
    ['10 min ago rolled back', '2025-11-20T10:50', 'rolled back'],
    ['now calm', '2025-11-20T11:00', 'calm'],
    ['10 minutes without an order', '2025-11-20T11:00', '10 minutes without an order'],
    ['5 customers called', '2025-11-20T11:00', '5 customers called'],
    ['error rate 10:1 on two hosts', '2025-11-20T11:00', 'error rate 10:1 on two hosts'],
    ['99:99 on the display', '2025-11-20T11:00', '99:99 on the display'],
    ['  two   lines\nof it ', '2025-11-20T11:00', 'two lines of it'],
    ['10:42', '2025-11-20T09:42', ''],
  ];
  for (const [text, time, note] of rows) {
    test(JSON.stringify(text), () => {
      const read = readLoggedText({ text, now, timeZone: 'Europe/Berlin' });
      assert.deepEqual([new Date(read.occurredAt).toISOString().slice(0, 16), read.note], [time, note]);
    });
  }
});
