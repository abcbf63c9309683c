import assert from 'node:assert/strict';
import { escapeXml, escapeMermaid } from '../../../src/panel/escape';
import { drawMermaid, type PictureWords, drawSvg } from '../../../src/panel/exports';
import { createNonce, renderPage } from '../../../src/panel/html';
import { readToPage, readToPanel } from '../../../src/panel/messages';
import { formatSinceOrigin, listTicks } from '../../../src/panel/sinceOrigin';
import { parseReview } from '../../../src/review/parse/document';
import { type Picture, makePicture } from '../../../src/review/timeline/show/picture';
import { readTimelines } from '../../../src/review/timeline/resolve';

const words: PictureWords = {
  phases: {
    impact: 'Impact',
    'known-impact': 'Impact, start not marked',
    undetected: 'Undetected',
    detected: 'Detected',
    mitigated: 'Mitigated',
  },
  milestones: {
    start: 'start of impact',
    detected: 'detected',
    acknowledged: 'acknowledged',
    escalated: 'escalated',
    identified: 'cause identified',
    mitigated: 'mitigated',
    resolved: 'resolved',
    closed: 'closed',
  },
  severity: 'Severity 2',
  sections: { phases: 'Phases', milestones: 'Milestones', entries: 'Entries' },
};

function drawing(body: string, title = 'Checkout'): Picture {
  const found = makePicture(readTimelines(parseReview(`## Timeline (UTC)\n\n${body}`)), title, 2);
  assert.ok(found);
  return found;
}

const whole = drawing(
  '- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:20–10:30 queue drained\n- 10:39 fix deployed\n- 11:10 resolved\n',
);

/** What a hostile review may try in a picture. */
const hostile = [
  '</text><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '&lt;b&gt; &amp;',
  '``` \n```',
  ':crit, 2026-01-01, 1d',
  'x; click y call alert()',
  '%%{init: {"securityLevel": "loose"}}%%',
  '#quot;',
  'section other',
  '\u0000\u0007\u2028\u2029\ud800',
  '{{ .Values }} $(icon) \\u0000',
];

suite('Timeline panel: the picture', () => {
  test('phases lie between milestones', () => {
    const minutes = (at: number): number => (at - whole.origin) / 60_000;
    assert.deepEqual(
      whole.phases.map(({ name, from, to }) => [name, minutes(from), minutes(to)]),
      [
        ['impact', 0, 39],
        ['undetected', 0, 5],
        ['detected', 5, 39],
        ['mitigated', 39, 70],
      ],
    );
    assert.deepEqual([minutes(whole.from), minutes(whole.to), whole.severity], [0, 70, 2]);
  });

  test('where no entry is marked as the start of the impact, none is invented', () => {
    const found = drawing('- 2026-03-01 10:05 alert fired\n- 10:20 fix deployed\n- 10:22 resolved\n');
    assert.deepEqual(
      found.phases.map(({ name, from, to }) => [name, (to - from) / 60_000]),
      [
        ['known-impact', 15],
        ['detected', 15],
        ['mitigated', 2],
      ],
    );
    assert.deepEqual(
      found.figures.map(({ name, minutes }) => [name, minutes]),
      [
        ['mitigate-detected', 15],
        ['resolve-detected', 17],
      ],
    );
    const svg = drawSvg(found, words);
    assert.ok(svg.includes('>Impact, start not marked<'));
    // The left edges of the two other phases, and none of the impact's.
    assert.equal(svg.match(/width="3" height="14"/gu)?.length, 2);
    assert.match(
      drawMermaid(found, words),
      /^ {2}Impact, start not marked :crit, 2026-03-01T10:05, 2026-03-01T10:20$/mu,
    );
  });

  test('entries are in the order of their times, with their lines; links and marks are gone', () => {
    const { events } = drawing('- 2026-03-01 10:05 **b** [x](https://example.com)\n- 10:00 `a`\n');
    assert.deepEqual(
      events.map(({ line, text }) => [line, text]),
      [
        [3, 'a'],
        [2, 'b x'],
      ],
    );
  });

  test('without an entry that has a time of day there is none', () => {
    assert.equal(
      makePicture(readTimelines(parseReview('## Timeline\n\n- 2026-03-01: release\n')), 'x', undefined),
      undefined,
    );
  });

  test('the time since the start has days, and a sign before it', () => {
    const texts = [0, 17, 61, 1500, -5].map(minutes => formatSinceOrigin(minutes * 60_000, 0));
    assert.deepEqual(texts, ['T+00:00', 'T+00:17', 'T+01:01', 'T+1d 01:00', 'T-00:05']);
  });
});

suite('Timeline panel: the axis', () => {
  const cases: readonly (readonly [string, number, number, readonly string[]])[] = [
    ['a moment', 0, 0, ['T+00:00', 'T+00:01']],
    ['four minutes', 0, 4, ['T+00:00', 'T+00:01', 'T+00:02', 'T+00:03', 'T+00:04']],
    ['47 minutes', 0, 47, ['T+00:00', 'T+00:15', 'T+00:30', 'T+00:45']],
    ['what began before the impact', -10, 100, ['T+00:00', 'T+00:30', 'T+01:00', 'T+01:30']],
    ['a day', 0, 1440, ['T+00:00', 'T+06:00', 'T+12:00', 'T+18:00', 'T+1d 00:00']],
    ['six weeks', 0, 42 * 1440, ['T+00:00', 'T+11d 00:00', 'T+22d 00:00', 'T+33d 00:00']],
  ];
  for (const [what, from, to, expected] of cases) {
    test(`${what} has round times`, () => {
      const ticks = listTicks({ from: from * 60_000, to: to * 60_000, origin: 0 });
      assert.deepEqual(
        ticks.map(({ at }) => formatSinceOrigin(at, 0)),
        expected,
      );
    });
  }

  test('a label at an edge stays inside', () => {
    const ticks = listTicks({ from: 0, to: 4 * 60_000, origin: 0 });
    assert.deepEqual(
      ticks.map(({ edge }) => edge),
      ['start', 'middle', 'middle', 'middle', 'end'],
    );
  });
});

suite('Timeline panel: exports', () => {
  test('the SVG holds title, severity, phases, every entry, and is to scale', () => {
    const svg = drawSvg(whole, words);
    for (const text of ['Checkout', 'Severity 2', 'Undetected', 'impact starts [start of impact]', 'T+01:00'])
      assert.ok(svg.includes(text), text);
    const ticks = [...svg.matchAll(/<line x1="([\d.]+)" y1="\d+" x2="\1"/gu)].map(found => Number(found[1]));
    const left = 24;
    const width = 960 - 2 * left;
    assert.deepEqual(
      ticks,
      [0, 5, 20, 39, 70].map(minutes => Math.round((left + (minutes / 70) * width) * 10) / 10),
    );
  });

  test('the Mermaid block is a Gantt diagram of phases, milestones and entries', () => {
    assert.equal(
      drawMermaid(whole, words),
      [
        '```mermaid',
        'gantt',
        '  title Checkout',
        '  dateFormat YYYY-MM-DDTHH:mm',
        '  axisFormat %H:%M',
        '  section Phases',
        '  Impact :crit, 2026-03-01T10:00, 2026-03-01T10:39',
        '  Undetected :2026-03-01T10:00, 2026-03-01T10:05',
        '  Detected :2026-03-01T10:05, 2026-03-01T10:39',
        '  Mitigated :2026-03-01T10:39, 2026-03-01T11:10',
        '  section Milestones',
        '  T+00∶00 impact starts [start of impact] :milestone, 2026-03-01T10:00, 0m',
        '  T+00∶05 alert fired [detected] :milestone, 2026-03-01T10:05, 0m',
        '  T+00∶39 fix deployed [mitigated] :milestone, 2026-03-01T10:39, 0m',
        '  T+01∶10 resolved [resolved] :milestone, 2026-03-01T11:10, 0m',
        '  section Entries',
        '  T+00∶20 queue drained :2026-03-01T10:20, 2026-03-01T10:30',
        '```',
        '',
      ].join('\n'),
    );
  });

  for (const text of hostile) {
    test(`${JSON.stringify(text)} is text in every picture`, () => {
      const picture: Picture = {
        ...whole,
        title: text,
        events: whole.events.map(event => ({ ...event, text, time: text })),
      };
      const svg = drawSvg(picture, words);
      const known = drawSvg(whole, words);
      const tags = (of: string): readonly string[] => [...of.matchAll(/<\/?([a-z]+)/gu)].map(found => found[1] ?? '');
      assert.deepEqual(tags(svg), tags(known));
      assert.ok(!/&(?!(?:amp|lt|gt|quot);)/u.test(svg));
      const mermaid = drawMermaid(picture, words);
      assert.equal(mermaid.split('\n').length, drawMermaid(whole, words).split('\n').length);
      assert.equal(mermaid.split('```').length, 3);
      for (const line of mermaid.split('\n').slice(6, -2)) {
        assert.ok(line.startsWith('  section ') || line.split(':').length >= 2, line);
        if (!line.startsWith('  section '))
          assert.match(line.slice(line.indexOf(':')), /^:(?:crit, |milestone, )?\d{4}-\d\d-\d\dT\d\d:\d\d, \S+$/u);
      }
      assert.ok(!/[;#%]{2}|[;#`"{}\\\p{Cc}]/u.test(escapeMermaid(text)));
    });
  }

  test('no entry begins with a word of Mermaid’s own', () => {
    for (const text of ['click on Deploy', 'Section 4 is down', 'call the vendor', '2026-03-02 was agreed', '% lost']) {
      const picture: Picture = { ...whole, events: whole.events.map(event => ({ ...event, text })) };
      const entries = drawMermaid(picture, words)
        .split('\n')
        .filter(line => line.includes(text));
      assert.equal(entries.length, whole.events.length);
      for (const line of entries) assert.match(line, /^ {2}T[+-]/u);
    }
  });

  test('XML keeps every other character', () => {
    assert.equal(escapeXml('a "b" <c> & d 😀 é'), 'a &quot;b&quot; &lt;c&gt; &amp; d 😀 é');
  });
});

suite('Timeline panel: the page', () => {
  test('nothing runs or loads in it but what has the nonce', () => {
    const html = renderPage({
      script: 'https://x/panel.js',
      style: 'https://x/panel.css',
      nonce: 'abc',
      language: 'en',
      title: '"><script>',
    });
    assert.match(html, /content="default-src 'none'; script-src 'nonce-abc'; style-src 'nonce-abc'"/u);
    assert.deepEqual(html.match(/<(?:script|link)[^>]*>/gu), [
      '<link rel="stylesheet" nonce="abc" href="https://x/panel.css">',
      '<script nonce="abc" src="https://x/panel.js">',
    ]);
  });

  test('a nonce is 128 random bits', () => {
    assert.match(createNonce(), /^[\da-f]{32}$/u);
    assert.notEqual(createNonce(), createNonce());
  });

  test('messages that do not fit are not read', () => {
    for (const data of [
      undefined,
      null,
      'ready',
      {},
      { kind: 'reveal' },
      { kind: 'reveal', id: '1' },
      { kind: 'reveal', id: 1.5 },
      { kind: 'export', format: 'html' },
      { type: 'command', id: 1 },
    ]) {
      assert.equal(readToPanel(data), undefined, JSON.stringify(data));
    }
    assert.equal(readToPage({ kind: 'whole', head: {}, entries: [] }), undefined);
    assert.equal(
      readToPage({ kind: 'patch', remove: [], put: [{ entry: { id: 1, at: Infinity, time: '', text: '' } }] }),
      undefined,
    );
    assert.deepEqual(readToPanel({ kind: 'reveal', id: 3, more: 'x' }), { kind: 'reveal', id: 3 });
  });
});
