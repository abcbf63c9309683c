// The same timeline written in other ways is understood the same, and one thing that changes is one thing that is found.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/review/fixes';
import { parseReview } from '../../../../src/review/parse/document';
import { readStatedDurations } from '../../../../src/review/timeline/facts/statedDurations';
import { readTimelines } from '../../../../src/review/timeline/resolve';
import { problems } from '../fixtures';

interface Written {
  /** Minutes since midnight UTC of 2026-07-24. */
  readonly at: number;
  readonly text: string;
}

const base: readonly Written[] = [
  { at: 9 * 60 + 5, text: 'new oven firmware deployed' },
  { at: 9 * 60 + 40, text: 'outage started: ovens cold' },
  { at: 10 * 60 + 15, text: 'alert fired, detected' },
  { at: 13 * 60 + 30, text: 'firmware rolled back' },
  { at: 13 * 60 + 52, text: 'resolved' },
];

const two = (value: number): string => String(value).padStart(2, '0');
const h24 = (at: number): string => `${two(Math.floor(at / 60))}:${two(at % 60)}`;
const h12 = (at: number): string => `${Math.floor(at / 60) % 12 || 12}:${two(at % 60)} ${at < 720 ? 'AM' : 'PM'}`;

interface Way {
  readonly clock?: (at: number) => string;
  readonly date?: string;
  readonly zone?: string;
  /** Minutes east. */
  readonly shift?: number;
  readonly container?: (time: string, text: string, index: number) => string;
  readonly head?: string;
  readonly between?: string;
}

const bullet = (time: string, text: string): string => `- ${time} - ${text}`;

function document(way: Way, entries: readonly Written[] = base, length = '3 hours 50 minutes'): string {
  const {
    clock = h24,
    date = '2026-07-24',
    zone = 'UTC',
    shift = 0,
    container = bullet,
    head = '',
    between = '\n',
  } = way;
  const lines = entries.map(({ at, text }, index) => container(`${date} ${clock(at + shift)}`, text, index));
  return `# Ovens cold\n\n## Summary\n\n- Time to mitigate: ${length}\n\n## Timeline\n\nAll times are in ${zone}.\n\n${head}${lines.join(between)}\n`;
}

interface Meaning {
  readonly events: readonly (readonly [instant: number | undefined, text: string, milestone: string | undefined])[];
  readonly durations: readonly (readonly [stated: number, computed: number | undefined])[];
  readonly codes: readonly string[];
}

function meaningOf(text: string): Meaning {
  const parsed = parseReview(text);
  const timelines = readTimelines(parsed);
  return {
    events: timelines.flatMap(({ events }) =>
      events.map(event => [event.start, event.text.replace(/[*_]/gu, ''), event.milestone] as const),
    ),
    durations: readStatedDurations(parsed, timelines).map(({ statedMinutes, computedMinutes }) => [
      statedMinutes,
      computedMinutes,
    ]),
    codes: problems(text)
      .map(({ code }) => code)
      .filter(code => code.startsWith('timeline.')),
  };
}

const expected: Meaning = {
  events: base.map(({ at, text }, index) => [
    Date.UTC(2026, 6, 24, 0, at),
    text,
    [undefined, 'start', 'detected', 'mitigated', 'resolved'][index],
  ]),
  durations: [[230, 230]],
  codes: [],
};

suite('Timeline: written in another way, understood the same', () => {
  const ways: readonly (readonly [name: string, way: Way])[] = [
    ['bullets', {}],
    ['numbered lines', { container: (time, text, index) => `${index + 1}. ${time}: ${text}` }],
    ['paragraphs', { container: (time, text) => `${time} - ${text}`, between: '\n\n' }],
    ['a table', { container: (time, text) => `| ${time} | ${text} |`, head: '| Time | Event |\n|---|---|\n' }],
    [
      'a table without outer pipes',
      { container: (time, text) => `${time} | ${text}`, head: 'Time | Event\n---|---\n' },
    ],
    ['headings', { container: (time, text) => `### ${time}\n\n${text}`, between: '\n\n' }],
    ['headings with text', { container: (time, text) => `### ${time} - ${text}\n`, between: '\n' }],
    [
      'a fence',
      { head: '```\n', container: (time, text, index) => `- ${time} - ${text}${index === 4 ? '\n```' : ''}` },
    ],
    ['slashes', { date: '2026/07/24' }],
    ['dots', { date: '24.07.2026' }],
    ['a month in words', { date: '24 July 2026' }],
    ['a month first', { date: 'July 24, 2026' }],
    ['a weekday', { date: 'Friday, 24 July 2026' }],
    ['the month first in figures', { date: '07/24/2026' }],
    ['Chinese', { date: '2026年7月24日' }],
    ['a 12-hour clock', { clock: h12 }],
    ['a 12-hour clock with dots', { clock: at => h12(at).replace(':', '.').replace(' AM', 'am').replace(' PM', 'pm') }],
    ['dots behind the date', { clock: at => h24(at).replace(':', '.') }],
    ['four figures', { clock: at => h24(at).replace(':', '') }],
    ['a letter', { clock: at => h24(at).replace(':', 'h') }],
    ['no leading zero', { clock: at => h24(at).replace(/^0/u, '') }],
    ['seconds', { clock: at => `${h24(at)}:00` }],
    ['another zone', { zone: 'CEST', shift: 120 }],
    ['an area', { zone: 'Europe/Berlin', shift: 120 }],
    ['a clock in words', { zone: 'Pacific Time', shift: -420 }],
    ['a town', { zone: 'Tokyo time', shift: 540, clock: at => h24(at % 1440) }],
    ['emphasis', { container: (time, text) => `- **${time}** - ${text}` }],
    ['emphasis around all', { container: (time, text) => `- **${time}:** *${text}*` }],
    ['code', { container: (time, text) => `- \`${time}\` ${text}` }],
    ['brackets', { container: (time, text) => `- [${time}] ${text}` }],
    ['braces', { container: (time, text) => `- {{ ${time} }} ${text}` }],
    ['blank lines', { between: '\n\n' }],
    ['tasks', { container: (time, text) => `- [x] ${time} - ${text}` }],
  ];
  for (const [name, way] of ways) {
    test(name, () => assert.deepEqual(meaningOf(document(way)), expected));
    test(`${name}, CRLF`, () => assert.deepEqual(meaningOf(document(way).replaceAll('\n', '\r\n')), expected));
  }

  test('no-break spaces', () => {
    const text = document({})
      .replace(/(?<=\d) (?=\d)/gu, '\u00a0')
      .replaceAll(' - ', '\u00a0- ');
    assert.deepEqual(meaningOf(text), expected);
  });

  test('marks of direction', () => {
    assert.deepEqual(meaningOf(document({}).replaceAll('- 2026', '- \u200f2026')), expected);
  });

  test('the date in the first entry only', () => {
    let count = 0;
    const text = document({}).replace(/2026-07-24 /gu, date => ((count += 1) === 1 ? date : ''));
    assert.deepEqual(meaningOf(text), expected);
  });

  test('the date in a sentence', () => {
    const text = document({})
      .replace('All times are in UTC.', 'All times are in UTC, on 2026-07-24.')
      .replace(/(?<=- )2026-07-24 /gu, '');
    assert.deepEqual(meaningOf(text), expected);
  });

  test('the date in the title', () => {
    const text = document({})
      .replace('# Ovens cold', '# Ovens cold, 2026-07-24')
      .replace(/(?<=- )2026-07-24 /gu, '');
    assert.deepEqual(meaningOf(text), expected);
  });

  test('front matter above', () => {
    assert.deepEqual(meaningOf(`---\ntitle: Ovens\n---\n\n${document({})}`), expected);
  });
});

suite('Timeline: one thing changed, one thing found', () => {
  test('an entry moved up', () => {
    const moved = [base[0], base[1], base[3], base[2], base[4]].filter(entry => entry !== undefined);
    const found = problems(document({}, moved)).filter(({ code }) => code.startsWith('timeline.'));
    assert.deepEqual(
      found.map(({ code, args }) => [code, args]),
      [['timeline.out-of-order', { time: '2026-07-24 10:15', previous: '2026-07-24 13:30' }]],
    );
    assert.equal(applyEdits(document({}, moved), found[0]?.fixes[0]?.edits ?? []), document({}));
  });

  for (const [stated, minutes] of [
    ['3 hours 33 minutes', 213],
    ['4 hours 7 minutes', 247],
  ] as const) {
    test(`the figure changed by 17 minutes, to ${stated}`, () => {
      const { events, durations, codes } = meaningOf(document({}, base, stated));
      assert.deepEqual(events, expected.events);
      assert.equal(durations[0]?.[0], minutes);
      assert.deepEqual(codes, ['timeline.duration-mismatch']);
    });
  }

  test('two minutes are none', () => {
    assert.deepEqual(meaningOf(document({}, base, '3 hours 48 minutes')).codes, []);
  });

  test('the seconds of one entry', () => {
    const text = document({})
      .replace('10:15', '10:15:40')
      .replace('- alert fired, detected', '- alert fired, detected\n- 2026-07-24 10:15 - page');
    assert.deepEqual(meaningOf(text).codes, []);
  });
});
