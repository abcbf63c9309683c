// Which moments of a timeline speak against a tag.
import assert from 'node:assert/strict';
import { findDoubt, type TaggedMoment } from '../../../src/incident/eventOrder';

/** `Start time 13:29`. */
function moment(text: string): TaggedMoment {
  return { tag: text.slice(0, -6), occurredAt: Date.parse(`2026-03-02T${text.slice(-5)}:00Z`) };
}

suite('What speaks against a tag', () => {
  const rows: readonly (readonly [asked: string, known: readonly string[], doubt: string | undefined])[] = [
    ['Impact detected 10:42', ['Start time 13:29'], 'Start time 13:29'],
    ['Impact detected 13:29', ['Start time 13:29'], undefined],
    ['Impact detected 13:30', ['Start time 13:29'], undefined],
    ['Impact detected 13:40', ['Start time 13:29', 'Start time 14:00'], undefined],
    ['Impact detected 10:42', ['Start time 13:29', 'Start time 14:00'], 'Start time 13:29'],
    ['Start time 13:29', ['Impact detected 10:42'], 'Impact detected 10:42'],
    ['Impact mitigated 10:42', ['Impact detected 11:00'], 'Impact detected 11:00'],
    ['End time 10:42', ['Impact mitigated 11:00'], 'Impact mitigated 11:00'],
    ['Cause identified 12:00', ['Impact mitigated 11:00', 'Impact detected 12:30'], undefined],
    ['Response initiated 12:00', ['Impact mitigated 11:00'], undefined],
    ['Start time 10:42', ['Start time 11:00', 'a tag of the team 09:00'], undefined],
    ['Impact detected 10:42', [], undefined],
  ];
  for (const [asked, known, doubt] of rows) {
    test(`${asked} beside ${known.join(', ') || 'nothing'}: ${doubt ?? 'nothing'}`, () => {
      assert.deepEqual(findDoubt(moment(asked), known.map(moment)), doubt && moment(doubt));
    });
  }
});
