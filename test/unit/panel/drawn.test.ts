import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Drawn, drawPicture, redrawPicture, describeWhole } from '../../../src/panel/drawn';
import { type PictureEntry, readToPage, type ToPage } from '../../../src/panel/messages';
import { parseReview } from '../../../src/review/parse/document';
import { type Picture, type PictureEvent, makePicture } from '../../../src/review/timeline/show/picture';
import { readTimelines } from '../../../src/review/timeline/resolve';

const minute = 60_000;

function picture(events: readonly PictureEvent[]): Picture {
  const at = events.map(event => event.at);
  const from = Math.min(...at);
  return { title: 'Checkout', severity: 2, origin: from, from, to: Math.max(...at), events, phases: [], figures: [] };
}

function event(at: number, text: string, line = 0): PictureEvent {
  return { line, at: at * minute, end: undefined, time: `minute ${at}`, text, milestone: undefined };
}

/** The entries of a page after a message, as the page itself applies it. */
function applied(shown: readonly PictureEntry[], message: ToPage | undefined): readonly PictureEntry[] {
  if (!message) return shown;
  if (message.kind === 'whole') return message.entries;
  assert.ok(message.kind === 'patch');
  let list = shown.filter(entry => !message.remove.includes(entry.id));
  for (const { entry, before } of message.put) {
    list = list.filter(each => each.id !== entry.id);
    const at = before === undefined ? list.length : list.findIndex(each => each.id === before);
    assert.ok(at >= 0, 'it goes before an entry that is there');
    list = [...list.slice(0, at), entry, ...list.slice(at)];
  }
  return list;
}

const anyEvents = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: 30 }), text: fc.constantFrom('a', 'b', 'c', 'd') }), {
    minLength: 1,
    maxLength: 14,
  })
  .map(list => list.map(({ at, text }) => event(at, text)).sort((a, b) => a.at - b.at));

suite('Timeline panel: what the page is told', () => {
  test('a page that is told every change shows what one that begins anew does', () => {
    fc.assert(
      fc.property(fc.array(anyEvents, { minLength: 1, maxLength: 6 }), versions => {
        let state: Drawn | undefined;
        let shown: readonly PictureEntry[] = [];
        for (const [index, events] of versions.entries()) {
          const next = picture(events.map((each, line) => ({ ...each, line: line + index })));
          if (state) {
            const { drawn: now, patch } = redrawPicture(state, next);
            shown = applied(shown, patch);
            state = now;
          } else {
            state = drawPicture(next);
            shown = applied([], describeWhole(state));
          }
          assert.deepEqual(shown, state.entries);
          const plain = ({ at, time, text }: PictureEntry | PictureEvent): unknown => ({ at, time, text });
          assert.deepEqual(shown.map(plain), next.events.map(plain));
          assert.equal(new Set(shown.map(entry => entry.id)).size, shown.length);
          assert.deepEqual(
            shown.map(entry => state?.lines.get(entry.id)),
            next.events.map(each => each.line),
          );
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test('text that changes nothing of the picture is not told', () => {
    const before = drawPicture(picture([event(1, 'a', 4), event(2, 'b', 5)]));
    const { drawn: now, patch } = redrawPicture(before, picture([event(1, 'a', 8), event(2, 'b', 9)]));
    assert.equal(patch, undefined);
    assert.deepEqual([...now.lines.values()], [8, 9]);
  });

  const document = (change: (lines: string[]) => void): string => {
    const lines = Array.from({ length: 10_000 }, (_, index) => {
      const time = new Date(Date.UTC(2026, 2, 1) + index * minute).toISOString().slice(0, 16).replace('T', ' ');
      return `- ${time} UTC: step ${index} of the work on the queue`;
    });
    change(lines);
    return `# Checkout\n\n## Timeline\n\n${lines.join('\n')}\n`;
  };
  const drawing = (text: string): Picture => {
    const found = makePicture(readTimelines(parseReview(text)), 'Checkout', 2);
    assert.ok(found);
    return found;
  };
  const changes: readonly (readonly [name: string, change: (lines: string[]) => void, put: number, removed: number])[] =
    [
      ['a word in the middle', lines => lines.splice(5000, 1, `${lines[5000]} with care`), 1, 0],
      ['the text of the first', lines => lines.splice(0, 1, `${lines[0]} again`), 1, 0],
      [
        'the time of the last',
        lines => lines.splice(9999, 1, '- 2026-03-09 10:00 UTC: step 9999 of the work on the queue'),
        1,
        0,
      ],
      ['a time that moves it far up', lines => lines.splice(9000, 1, '- 2026-03-01 00:30 UTC: step 9000'), 1, 0],
      ['a new entry', lines => lines.splice(10, 0, '- 2026-03-01 00:09 UTC: new'), 1, 0],
      ['an entry less', lines => lines.splice(10, 1), 0, 1],
      // Where it was mitigated, the first entry is the start and the last one the end.
      ['a milestone', lines => lines.splice(70, 1, `${lines[70]} (mitigated)`), 3, 0],
    ];
  for (const piece of ['[', '[a](', '![', '*']) {
    test(`an entry of 100,000 characters of ${JSON.stringify(piece)} is drawn at once`, function () {
      this.timeout(10_000);
      drawing(`## Timeline\n\n- 2026-03-01 10:00 UTC ${piece.repeat(100_000 / piece.length)}\n`);
    });
  }

  const before = drawPicture(drawing(document(() => undefined)));
  for (const [name, change, put, removed] of changes) {
    test(`of ten thousand entries, ${name}: only what becomes another, and less than 5 KB`, () => {
      const { patch } = redrawPicture(before, drawing(document(change)));
      assert.ok(patch?.kind === 'patch');
      assert.deepEqual([patch.put.length, patch.remove.length], [put, removed]);
      assert.ok(JSON.stringify(patch).length <= 5 * 1024);
      assert.deepEqual(readToPage(patch), patch);
    });
  }
});
