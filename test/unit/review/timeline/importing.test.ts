// Entries from an incident's history in a review's timeline.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseReview } from '../../../../src/review/parse/document';
import { importEntries, type ImportedEntry } from '../../../../src/review/timeline/edits/importEntries';
import { readTimelines } from '../../../../src/review/timeline/resolve';
import { read } from './reading';
import { anyEvents, anyForm, canBeNamed, print } from './written';

const issue = 'https://git.example/acme/mill/-/issues/7';
const at = (clock: string, day = '2026-03-01'): number => Date.parse(`${day}T${clock}:00Z`);

function entry(clock: string, text: string, more: Partial<ImportedEntry> = {}): ImportedEntry {
  return {
    at: at(clock),
    text,
    author: '',
    url: `${issue}#note_${clock.replace(':', '')}`,
    isPart: false,
    milestone: undefined,
    ...more,
  };
}

const readDocument = (text: string) => {
  const document = parseReview(text);
  return { document, timelines: readTimelines(document) };
};
const importInto = (text: string, ...entries: readonly ImportedEntry[]): string =>
  importEntries(text, entries, readDocument).text;
const source = (clock: string): string => `([source](${issue}#note_${clock.replace(':', '')}))`;

const three = [entry('14:05', 'Pool full'), entry('13:30', 'Alert fired'), entry('15:10', 'Restarted')];

suite('Timeline: what is imported', () => {
  for (const piece of ['([', '([a](', ' ', ' ([a', '](']) {
    test(`behind an entry of 100,000 characters of ${JSON.stringify(piece)} it is there at once`, function () {
      this.timeout(10_000);
      const long = `x ${piece.repeat(100_000 / piece.length)} y`;
      importInto(`## Timeline\n\n- 2026-03-01 13:00 UTC ${long}\n`, entry('14:05', long));
    });
  }

  const forms: readonly (readonly [name: string, before: string, after: string])[] = [
    [
      'a list, before, between and behind',
      '## Timeline\n\n* 2026-03-01 14:00 UTC: a\n* 2026-03-01 15:00 UTC: b\n\n## Whys\n',
      `## Timeline\n\n* 2026-03-01 13:30 UTC: Alert fired ${source('13:30')}\n* 2026-03-01 14:00 UTC: a\n* 2026-03-01 14:05 UTC: Pool full ${source('14:05')}\n* 2026-03-01 15:00 UTC: b\n* 2026-03-01 15:10 UTC: Restarted ${source('15:10')}\n\n## Whys\n`,
    ],
    [
      'a table with columns of its own',
      '## Timeline\n\n| Date | Time | Who | What |\n|---|---|---|---|\n| 2026-03-01 | 14:00 UTC | x | a |\n',
      `## Timeline\n\n| Date | Time | Who | What |\n|---|---|---|---|\n| 2026-03-01 | 13:30 UTC | | Alert fired ${source('13:30')} |\n| 2026-03-01 | 14:00 UTC | x | a |\n| 2026-03-01 | 14:05 UTC | | Pool full ${source('14:05')} |\n| 2026-03-01 | 15:10 UTC | | Restarted ${source('15:10')} |\n`,
    ],
    [
      'headings, in the zone that the timeline states',
      '## Timeline (CET)\n\n### 2026-03-01 15:00\n\na\n',
      `## Timeline (CET)\n\n### 2026-03-01 14:30\n\nAlert fired ${source('13:30')}\n\n### 2026-03-01 15:00\n\na\n\n### 2026-03-01 15:05\n\nPool full ${source('14:05')}\n\n### 2026-03-01 16:10\n\nRestarted ${source('15:10')}\n`,
    ],
    [
      'a numbered list',
      '## Timeline\n\n1. 2026-03-01 13:00 UTC a\n',
      `## Timeline\n\n1. 2026-03-01 13:00 UTC a\n2. 2026-03-01 13:30 UTC: Alert fired ${source('13:30')}\n3. 2026-03-01 14:05 UTC: Pool full ${source('14:05')}\n4. 2026-03-01 15:10 UTC: Restarted ${source('15:10')}\n`,
    ],
    [
      'an empty section',
      '## Timeline\n\nAll times in UTC.\n\n## Whys\n',
      `## Timeline\n\nAll times in UTC.\n\n- 2026-03-01 13:30: Alert fired ${source('13:30')}\n- 2026-03-01 14:05: Pool full ${source('14:05')}\n- 2026-03-01 15:10: Restarted ${source('15:10')}\n\n## Whys\n`,
    ],
    [
      'the placeholders of a template',
      '## Timeline\n\n* YYYY-MM-DD XX:YY UTC: action\n',
      `## Timeline\n\n* 2026-03-01 13:30 UTC: Alert fired ${source('13:30')}\n* 2026-03-01 14:05 UTC: Pool full ${source('14:05')}\n* 2026-03-01 15:10 UTC: Restarted ${source('15:10')}\n* YYYY-MM-DD XX:YY UTC: action\n`,
    ],
    [
      'an empty table',
      '## Timeline\n\n| Time | Event |\n|---|---|\n| | |\n',
      `## Timeline\n\n| Time | Event |\n|---|---|\n| 2026-03-01 13:30 UTC | Alert fired ${source('13:30')} |\n| 2026-03-01 14:05 UTC | Pool full ${source('14:05')} |\n| 2026-03-01 15:10 UTC | Restarted ${source('15:10')} |\n| | |\n`,
    ],
    [
      'a review without a timeline',
      '# Review\n\n## Summary\n\nIt broke.\n\n/label ~x\n',
      `# Review\n\n## Summary\n\nIt broke.\n\n## Timeline\n\n- 2026-03-01 13:30 UTC: Alert fired ${source('13:30')}\n- 2026-03-01 14:05 UTC: Pool full ${source('14:05')}\n- 2026-03-01 15:10 UTC: Restarted ${source('15:10')}\n\n/label ~x\n`,
    ],
    [
      'a day that holds for the rows below it, which get their own',
      '## Timeline (UTC)\n\n**2026-03-02**\n\n- 09:00 - a\n- 10:00 - b\n',
      `## Timeline (UTC)\n\n**2026-03-02**\n\n- 2026-03-01 13:30 - Alert fired ${source('13:30')}\n- 2026-03-01 14:05 - Pool full ${source('14:05')}\n- 2026-03-01 15:10 - Restarted ${source('15:10')}\n- 2026-03-02 09:00 - a\n- 10:00 - b\n`,
    ],
  ];
  for (const [name, before, after] of forms) {
    test(`${name}: each at its time, with its source`, () => assert.equal(importInto(before, ...three), after));
    test(`${name}, with CRLF`, () =>
      assert.equal(importInto(before.replaceAll('\n', '\r\n'), ...three), after.replaceAll('\n', '\r\n')));
    test(`${name}: a second time nothing changes`, () => {
      const { text, added, known } = importEntries(after, three, readDocument);
      assert.deepEqual([text, added, known], [after, 0, 3]);
    });
  }

  test('who it was stands before the source, and what GitLab’s tag marks behind the words', () => {
    const given = entry('14:05', 'Errors seen', { author: 'engineer on call', milestone: 'start' });
    assert.match(
      importInto('## Timeline\n', given),
      /- 2026-03-01 14:05 UTC: Errors seen \(start of impact\) \(engineer on call, \[source\]\(https/u,
    );
    const [event] = read(importInto('## Timeline\n', given)).flatMap(({ events }) => events);
    assert.equal(event?.milestone, 'start');
    const said = entry('14:05', 'Mitigated', { milestone: 'mitigated' });
    assert.match(importInto('## Timeline\n', said), /UTC: Mitigated \(\[source\]/u);
  });

  const list = `## Timeline\n\n- 2026-03-01 14:05 UTC: Pool full ${source('14:05')}\n`;
  const same: readonly (readonly [what: string, text: string, entry: ImportedEntry])[] = [
    ['reworded, its source kept', list.replace('Pool full', 'No connection left'), entry('14:05', 'Pool full')],
    [
      'reworded and moved in time',
      list.replace('14:05 UTC: Pool full', '14:02 UTC: Spent'),
      entry('14:05', 'Pool full'),
    ],
    [
      'with its source as GitLab writes it now',
      list.replace('/issues/7', '/work_items/7'),
      entry('14:05', 'Pool full'),
    ],
    ['made prose of', `## Timeline\n\nThen the pool was full ${source('14:05')}.\n`, entry('14:05', 'Pool full')],
    [
      'without its source, in other words',
      '## Timeline\n\n- 2026-03-01 14:05 UTC: The pool is full\n',
      entry('14:05', 'Pool full'),
    ],
    ['in another zone', '## Timeline (CET)\n\n- 2026-03-01 15:05: Pool full\n', entry('14:05', 'Pool full')],
    ['with a clock only', '## Timeline\n\n- 14:05 Pool full\n', entry('14:05', 'Pool full')],
    ['from another source that says as much', list, entry('14:05', 'Pool full', { url: `${issue}#timeline-event-4` })],
    ['one of several of its source', list, entry('14:05', 'It is full', { url: `${issue}#note_1405`, isPart: true })],
  ];
  for (const [what, text, given] of same) {
    test(`is not taken twice: ${what}`, () => assert.equal(importInto(text, given), text));
  }

  const others: readonly (readonly [what: string, entry: ImportedEntry])[] = [
    ['at the same minute, of another thing', entry('14:05', 'Support called', { url: `${issue}#note_9` })],
    ['the same words at another minute', entry('14:06', 'Pool full')],
    ['a source whose number begins alike', entry('14:05', 'Waiting', { url: `${issue}#note_14` })],
    ['another line of the same comment', entry('14:20', 'Pool full', { url: `${issue}#note_1405`, isPart: true })],
    ['another host', entry('14:05', 'Alert fired: db2', { url: `${issue}#note_8` })],
  ];
  for (const [what, given] of others) {
    test(`is a thing of its own: ${what}`, () => {
      const { added } = importEntries(list.replace('Pool full', 'Alert fired: db1'), [given], readDocument);
      assert.equal(added, 1);
    });
  }

  test('what comes from two sources comes once, also when the one that came was reworded', () => {
    const two = [entry('14:05', 'Pool full'), entry('14:05', 'Pool full!', { url: `${issue}#timeline-event-4` })];
    const once = importInto('## Timeline\n', ...two);
    assert.equal(once.match(/source/gu)?.length, 1);
    const reworded = once.replace('Pool full', 'Nothing was left');
    assert.equal(importInto(reworded, ...two), reworded);
  });

  test('rows in HTML and in code are left alone', () => {
    const text = '## Timeline\n\n```\n2026-03-01 14:00 UTC a\n2026-03-01 15:00 UTC b\n```\n';
    const once = importInto(text, ...three);
    assert.ok(once.startsWith(text.trimEnd()), once);
    assert.equal(importInto(once, ...three), once);
  });

  const hostile = [
    '/close',
    '<!-- hidden',
    'a | b \\',
    '# Heading',
    '```',
    '- [ ] x',
    '![x](https://evil.example/pixel.png)',
    '<img src=x onerror=alert(1)>',
    '--> <script>',
    '[a](javascript:alert(1)',
    '\u202Egnp.exe',
    '{{secret}}',
    '`[',
  ];
  const places = [
    '## Timeline\n\n- 2026-03-01 13:00 UTC: a\n',
    '## Timeline\n\n| Time | Event |\n|---|---|\n| 2026-03-01 13:00 UTC | a |\n',
    '## Timeline (UTC)\n\n### 2026-03-01 13:00\n\na\n',
    '## Timeline\n\n1. 2026-03-01 13:00 UTC a\n',
  ];
  for (const words of hostile) {
    test(`a stranger's ${JSON.stringify(words)} stays words`, () => {
      for (const place of places) {
        const given = [entry('14:05', words), entry('14:20', `then ${words}`), entry('14:40', 'End')];
        const text = importInto(place, ...given);
        const { document, timelines } = readDocument(text);
        const before = parseReview(place);
        assert.equal(document.comments.length, 0);
        assert.equal(document.blocks.filter(({ kind }) => kind === 'code' || kind === 'html').length, 0, text);
        assert.equal(document.sections.length, before.sections.length + (place.includes('###') ? 3 : 0), text);
        assert.equal(timelines[0]?.events.length, 4, text);
        assert.equal(text.match(/\[source\]\(https:/gu)?.length, 3);
        assert.ok(
          !/^\s*\/close/mu.test(text) && !text.includes('<!--') && !text.includes('![') && !text.includes('\u202E'),
        );
        assert.equal(importInto(text, ...given), text);
      }
    });
  }

  test('in any form of a timeline: nothing that stood there changes its meaning, all comes in, and twice is once', () => {
    const clock = fc.integer({ min: -3000, max: 6000 });
    fc.assert(
      fc.property(anyEvents, anyForm, fc.array(clock, { maxLength: 6 }), (events, form, minutes) => {
        fc.pre(
          events.every(
            ({ start, end }) => canBeNamed(start, form.zone) && (end === undefined || canBeNamed(end, form.zone)),
          ),
        );
        const text = print(events, form);
        const origin = events[0]?.start ?? 0;
        const given = minutes.map((minute, index): ImportedEntry => ({
          ...entry('00:00', `import ${String.fromCharCode(97 + index)}`),
          at: origin + minute * 60_000,
          url: `${issue}#note_${index}`,
        }));
        fc.pre(given.every(each => canBeNamed(each.at, form.zone)));
        const once = importInto(text, ...given);
        const said = read(once).flatMap(timeline => timeline.events);
        const old = said.filter(event => !event.text.includes('[source]'));
        assert.deepEqual(
          old.map(({ start, end, text: words }) => ({ start, end, text: words })),
          events,
          once,
        );
        const fresh = said.filter(event => event.text.includes('[source]'));
        assert.deepEqual(fresh.map(event => event.start).toSorted(), given.map(each => each.at).toSorted(), once);
        assert.equal(importInto(once, ...given), once);
        const kept = once.replaceAll(/import ([ace])/gu, 'something else $1');
        assert.equal(importInto(kept, ...given), kept);
        assert.equal(importInto(once, ...given.toReversed()), once);
      }),
      { seed: 20260301, numRuns: 300 },
    );
  });
});
