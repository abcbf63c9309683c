import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span, TextEdit } from '../../../../src/review/model';
import { parseReview } from '../../../../src/review/parse/document';
import { sortEntries, convertToUtc } from '../../../../src/review/timeline/edits/edits';
import { readTimelines } from '../../../../src/review/timeline/resolve';
import { read } from './reading';
import { anyEvents, anyForm, canBeNamed, type Form, print, type Wanted } from './written';

const settings = { seed: 20260301, numRuns: 100 };

function apply(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((now, { span, text: by }) => now.slice(0, span.start) + by + now.slice(span.end), text);
}

/** Instants and texts; `first` when only the first row has a date and the rest follow from it. */
function said(text: string): readonly Wanted[] {
  return read(text)
    .flatMap(timeline => timeline.events)
    .map(event => ({ start: event.start ?? NaN, end: event.end, text: event.text }));
}

const named = (events: readonly Wanted[], form: Form): boolean =>
  events.every(
    event => canBeNamed(event.start, form.zone) && (event.end === undefined || canBeNamed(event.end, form.zone)),
  );

suite('Timeline: properties', () => {
  test('entries printed in any supported form are read back as the same instants', () => {
    fc.assert(
      fc.property(anyEvents, anyForm, (events, form) => {
        fc.pre(named(events, form));
        assert.deepEqual(said(print(events, form)), events);
      }),
      settings,
    );
  });

  test('in UTC, every entry has the instant it had, over changes of clocks too', () => {
    fc.assert(
      fc.property(anyEvents, anyForm, (events, form) => {
        fc.pre(named(events, form));
        const text = print(events, form);
        const document = parseReview(text);
        const timelines = readTimelines(document);
        const [timeline] = timelines;
        assert.ok(timeline);
        const edits = convertToUtc(document, timelines, timeline) ?? [];
        const converted = apply(text, edits);
        assert.deepEqual(said(converted), events);
        for (const event of read(converted)[0]?.events ?? []) assert.equal(event.localStart, event.start);
        const again = parseReview(converted);
        const now = readTimelines(again);
        assert.equal(now[0] && convertToUtc(again, now, now[0])?.length, undefined, 'converting twice changes nothing');
      }),
      settings,
    );
  });

  test('sorting loses no line, keeps equal times as they stood, and changes no instant', () => {
    const shuffled = anyEvents.chain(events =>
      fc.record({
        events: fc.shuffledSubarray([...events], { minLength: events.length }),
        more: fc.array(fc.constantFrom('', '  more words', '  - inner item'), {
          minLength: events.length,
          maxLength: events.length,
        }),
      }),
    );
    fc.assert(
      fc.property(
        shuffled,
        anyForm,
        ({ events, more }: { events: readonly Wanted[]; more: readonly string[] }, form) => {
          const dated: Form = { ...form, dates: 'all' };
          fc.pre(named(events, dated) && dated.container !== 'headings');
          const list = dated.container === 'bullets';
          const lines = print(events, dated).split(dated.eol);
          const text = lines
            .flatMap(line => {
              const index = events.findIndex(event => line.endsWith(event.text));
              return list && index >= 0 && more[index] ? [line, more[index] ?? ''] : [line];
            })
            .join(dated.eol);
          const document = parseReview(text);
          const [timeline] = readTimelines(document);
          assert.ok(timeline);
          const edit = sortEntries(document, timeline, timeline.events[0]?.group ?? 0);
          const sorted = edit ? apply(text, [edit]) : text;
          const bag = (of: string): readonly string[] =>
            of
              .split(dated.eol)
              .map(line => line.replace(/^\d+\)/u, ''))
              .sort();
          assert.deepEqual(bag(sorted), bag(text));
          const stable = [...events]
            .map((event, index) => ({ event, index }))
            .sort((a, b) => a.event.start - b.event.start || a.index - b.index);
          const texts = said(sorted).map(event => event.text.split(' more')[0]);
          assert.deepEqual(
            texts,
            stable.map(({ event }) => event.text),
          );
          assert.deepEqual(
            said(sorted).map(event => event.start),
            stable.map(({ event }) => event.start),
          );
        },
      ),
      settings,
    );
  });

  test('sorting rows without dates writes the dates that would be lost', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -239, max: 1000 }), { minLength: 1, maxLength: 7 }), steps => {
        let at = Date.UTC(2026, 2, 1, 12);
        const rows = ['- 2026-03-01 12:00 UTC row 0'];
        let day = 1;
        steps.forEach((step, index) => {
          at += step * 60_000;
          const date = new Date(at);
          // A row that goes back over midnight needs its date; so does what follows it.
          const own = step < 0 && date.getUTCDate() !== day ? `${date.toISOString().slice(0, 10)} ` : '';
          day = date.getUTCDate();
          rows.push(`- ${own}${date.toISOString().slice(11, 16)} row ${index + 1}`);
        });
        const text = `## Timeline (UTC)\n\n${rows.join('\n')}\n`;
        const before = said(text);
        const document = parseReview(text);
        const [timeline] = readTimelines(document);
        assert.ok(timeline);
        const edit = sortEntries(document, timeline, timeline.events[0]?.group ?? 0);
        const after = said(edit ? apply(text, [edit]) : text);
        const byText = (a: Wanted, b: Wanted): number => a.text.localeCompare(b.text);
        assert.deepEqual([...after].sort(byText), [...before].sort(byText));
        assert.deepEqual(
          after.map(event => event.start),
          after.map(event => event.start).sort((a, b) => a - b),
        );
      }),
      settings,
    );
  });

  test('any text is read without an error, and every range lies in it', () => {
    const pieces = fc.constantFrom(
      '- ',
      '10:00 ',
      '2026-03-01 ',
      '| ',
      '\n',
      '\r\n',
      '### ',
      '**',
      '`',
      'UTC',
      '25:61 ',
      '–',
      '(',
      'all times ',
      'am ',
      '<!-- ',
      '~~~\n',
      'é',
      '😀',
      '+02:00',
      '99/99/9999 ',
      ' to ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 60 }), parts => {
        const text = `## Timeline\n\n${parts.join('')}`;
        const document = parseReview(text);
        for (const timeline of readTimelines(document)) {
          for (const event of timeline.events) {
            for (const span of [
              event.timeSpan,
              event.textSpan,
              ...Object.values<Span | undefined>({ ...event.pieces }),
            ]) {
              if (span) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
            }
            sortEntries(document, timeline, event.group);
          }
          convertToUtc(document, [timeline], timeline);
        }
      }),
      { ...settings, numRuns: 200 },
    );
  });
});
