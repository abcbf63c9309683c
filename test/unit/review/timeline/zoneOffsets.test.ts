// Offsets of places through changes of their clocks, held against the answers of a Temporal polyfill.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { create, toZonedDateTime } from 'temporal-polyfill/fns/PlainDateTime';
import { create as atInstant, offsetNanoseconds } from 'temporal-polyfill/fns/ZonedDateTime';
import { minuteMs } from '../../../../src/incident/units';
import { convertToLocal, createOffsets } from '../../../../src/review/timeline/grammar/zones';
import type { Zone } from '../../../../src/review/timeline/model';

/** Local days on which the clocks of a place change: back, forward, by half an hour, by a whole day, or never. */
const changes: Readonly<Record<string, readonly string[]>> = {
  'Europe/Berlin': ['2026-03-29', '2026-10-25'],
  'America/New_York': ['2026-03-08', '2026-11-01'],
  'America/St_Johns': ['2026-03-08', '2026-11-01'],
  'Australia/Lord_Howe': ['2026-04-05', '2026-10-04'],
  'Africa/Casablanca': ['2026-02-15', '2026-03-22'],
  'Pacific/Apia': ['2011-12-30'],
  'America/Sao_Paulo': ['2018-11-04', '2019-02-17'],
  'Asia/Kathmandu': ['2026-01-01'],
  UTC: ['2026-01-01'],
};

const placeOf = (iana: string): Zone => ({ name: iana, offset: undefined, iana, family: iana, meanings: [] });

/** Any minute of some decades, and the hours around each change. */
const moments = fc.constantFrom(...Object.keys(changes)).chain(iana =>
  fc.tuple(
    fc.constant(iana),
    fc.oneof(
      fc.integer({ min: Date.UTC(1990, 0) / minuteMs, max: Date.UTC(2037, 0) / minuteMs }),
      fc
        .tuple(fc.constantFrom(...(changes[iana] ?? [])), fc.integer({ min: -1800, max: 3000 }))
        .map(([day, minutes]) => Date.parse(day) / minuteMs + minutes),
    ),
  ),
);

function readInstant(iana: string, local: number, disambiguation: 'earlier' | 'compatible' | 'later'): number {
  const date = new Date(local);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const written = create(year, month, day, date.getUTCHours(), date.getUTCMinutes());
  return toZonedDateTime(written, iana, { disambiguation }).epochMilliseconds;
}

suite('Offsets of places', () => {
  test('a local time is the instant that Temporal says: the earlier of two, and moved on where it is skipped', () => {
    const offsets = createOffsets();
    fc.assert(
      fc.property(moments, ([iana, minute]) => {
        const local = minute * minuteMs;
        const instant = readInstant(iana, local, 'compatible');
        assert.equal(local - offsets(placeOf(iana), local) * minuteMs, instant);
      }),
      { numRuns: 4000 },
    );
  });

  test('of a time that there is twice, the later is meant where only that one is not before what came before it', () => {
    const offsets = createOffsets();
    fc.assert(
      fc.property(moments, ([iana, minute]) => {
        const local = minute * minuteMs;
        const first = readInstant(iana, local, 'compatible');
        const second = readInstant(iana, local, 'later');
        const after = first + minuteMs;
        const expected = second >= after ? second : first;
        assert.equal(local - offsets(placeOf(iana), local, after) * minuteMs, expected);
      }),
      { numRuns: 4000 },
    );
  });

  test('an instant is the local time that Temporal says', () => {
    fc.assert(
      fc.property(moments, ([iana, minute]) => {
        const instant = minute * minuteMs;
        const ahead = offsetNanoseconds(atInstant(BigInt(instant) * 1_000_000n, iana)) / 1_000_000;
        assert.equal(convertToLocal(placeOf(iana), instant), instant + ahead);
      }),
      { numRuns: 4000 },
    );
  });
});
