// The box of Log Event while what the timeline has already comes late.
import assert from 'node:assert/strict';
import { askEvent, tagOf, type TypedEvent } from '../../../../src/commands/incidents/logBox';
import { KeptWords } from '../../../../src/commands/keptWords';
import type { IncidentEvent } from '../../../../src/gitlab/index';
import { readLoggedText } from '../../../../src/incident/loggedText';
import type { Log } from '../../../../src/session/log';
import { window } from '../../vscode';
import { PickWindow } from '../pickWindow';

suite('The box of Log Event', () => {
  const now = Date.parse('2026-03-02T12:00:00Z');
  let pick: PickWindow<{ readonly kindOfRow: string }>;
  let arrive: (events: readonly IncidentEvent[]) => void;

  function ask(): Promise<TypedEvent | undefined> {
    pick = new PickWindow();
    Object.assign(window, { createQuickPick: () => pick });
    return askEvent({
      title: 'Log Event in #4 Checkout is slow',
      typed: new KeptWords(new Map()),
      timeZone: 'UTC',
      read: text => readLoggedText({ text, now, timeZone: 'UTC' }),
      declaredAt: now,
      tagOf: note => (note.includes('detected') ? tagOf.detected : undefined),
      log: {} as Log,
      events: new Promise(resolve => (arrive = resolve)),
    });
  }

  for (const [row, tag] of [
    [0, 'Impact detected'],
    [1, undefined],
  ] as const) {
    test(`the row that is marked stays so when the timeline comes: ${tag ?? 'without a tag'}`, async () => {
      const asked = ask();
      pick.type('10:42 we detected it');
      pick.paint();
      pick.mark(row);
      arrive([{ note: 'It began', tags: ['Start time'], occurredAt: now } as unknown as IncidentEvent]);
      await new Promise(setImmediate);
      pick.paint();
      pick.pressEnter();
      assert.equal((await asked)?.tag, tag);
    });
  }
});
