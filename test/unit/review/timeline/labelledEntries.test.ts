// Entries that begin with what they mark: "**Detected:** 10:09", "Mitigated at 11:00 by a restart", rows of two columns.
import assert from 'node:assert/strict';
import { read, told } from './reading';

suite('Timeline: entries that begin with what they mark', () => {
  const cases: readonly (readonly [body: string, expected: string])[] = [
    [
      '- **Start time:** 2026-03-02 10:04 UTC\n- **Detected:** 10:09 UTC\n- **End of impact:** 11:20 UTC',
      'start 10:04, detected 10:09, resolved 11:20',
    ],
    [
      '**Start of impact:** 10:04 UTC\n\n**Detected:** 10:09 UTC\n\n**Resolved:** 11:20 UTC',
      'start 10:04, detected 10:09, resolved 11:20',
    ],
    [
      '| Milestone | Value |\n|---|---|\n| Start | 10:04 UTC |\n| Detected | 10:09 UTC |\n| Resolved | 11:20 UTC |',
      'start 10:04, detected 10:09, resolved 11:20',
    ],
    [
      '- Started: 10:04 UTC, the pool ran out\n- Detected: 10:09 UTC, monitoring\n- Resolved: 11:20 UTC, pool enlarged',
      'start 10:04, detected 10:09, resolved 11:20',
    ],
    [
      '- Detected at 10:09 UTC by the monitoring\n- Declared at 10:15 UTC\n- Mitigated at 11:00 UTC by a restart',
      'detected 10:09, escalated 10:15, mitigated 11:00',
    ],
    ['- **Resolved** (11:20 UTC): traffic back\n- **Closed** (12:00 UTC): all done', 'resolved 11:20, closed 12:00'],
    ['Outage start: 10:04 UTC\nOutage end: 11:20 UTC', 'start 10:04, resolved 11:20'],
    [
      '- 🔴 10:04 UTC errors start\n- 🟡 10:09 UTC alert\n- 🟢 11:20 UTC all good again',
      'start 10:04, detected 10:09, resolved 11:20',
    ],
    [
      '- **Début :** 10:04 UTC\n- **Détection :** 10:09 UTC\n- **Résolution :** 11:20 UTC',
      'start 10:04, detected 10:09, resolved 11:20',
    ],
    [
      '- **Início:** 10:04 UTC\n- **Detecção:** 10:09 UTC\n- **Resolução:** 11:20 UTC',
      'start 10:04, detected 10:09, resolved 11:20',
    ],
    [
      '- **Начало:** 10:04 UTC\n- **Обнаружение:** 10:09 UTC\n- **Устранение:** 11:20 UTC',
      'start 10:04, detected 10:09, resolved 11:20',
    ],
    ['- Incident identified: 10:09 UTC by support\n- Host: 10:04 of them\n- 11:20 UTC resolved', 'resolved 11:20'],
  ];
  for (const [body, expected] of cases) {
    test(body.split('\n')[0] ?? '', () => {
      const [timeline] = read(`# Incident 2026-03-02: shop down\n\n## Timeline\n\n${body}\n`);
      const found = timeline?.events.map(event => `${event.milestone ?? '-'} ${told(event).slice(11, 16)}`);
      assert.equal(found?.join(', '), expected);
    });
  }
});
