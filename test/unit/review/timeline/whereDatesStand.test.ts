// Years, days and zones of entries that stand elsewhere: in the title, a field, the front matter, a heading, a sentence.
import assert from 'node:assert';
import { parseReview } from '../../../../src/review/parse/document';
import { isOfAnyYear, type TimelineEvent } from '../../../../src/review/timeline/model';
import { readTimelines } from '../../../../src/review/timeline/resolve';
import { lines } from '../fixtures';

const threeDays: readonly string[] = [
  '## Timeline',
  '',
  '- Mar 3, 10:00 first',
  '- Mar 4, 11:00 second',
  '- Mar 5, 12:00 third',
];
const days = '2026-03-03 10:00, 2026-03-04 11:00, 2026-03-05 12:00';
const oneDay: readonly string[] = [
  '- 2026-03-03 10:00 errors start',
  '- 2026-03-03 10:20 alert fires',
  '- 2026-03-03 11:00 resolved',
];
const moments = '2026-03-03 10:00Z, 2026-03-03 10:20Z, 2026-03-03 11:00Z';
const local = '2026-03-03 10:00, 2026-03-03 10:20, 2026-03-03 11:00';

const noYear = '--03-03 10:00, --03-04 11:00, --03-05 12:00';

const cases: readonly (readonly [name: string, expected: string, text: readonly string[]])[] = [
  [
    'zone behind a day of the week',
    moments,
    [
      '# Outage',
      '',
      '## Timeline',
      '',
      'Tuesday, 3 March 2026 (UTC)',
      '',
      '- 10:00 errors start',
      '- 10:20 alert fires',
      '- 11:00 resolved',
    ],
  ],
  [
    'zone in the fence of its log',
    moments,
    ['# Outage', '', '## Timeline', '', '```', 'All times in UTC', ...oneDay.map(entry => entry.slice(2)), '```'],
  ],
  [
    'numbers of steps are no dates',
    moments,
    [
      '# Outage on 2026-03-03',
      '',
      '## 2 Timeline (UTC)',
      '',
      '- 2.1 10:00 errors start',
      '- 2.2 10:20 alert fires',
      '- 2.3 11:00 resolved',
    ],
  ],
  [
    'numbers of steps behind each other in a paragraph',
    moments,
    [
      '# Outage on 2026-03-03',
      '',
      '## Timeline (UTC)',
      '',
      '2.1 10:00 — errors start',
      '2.2 10:20 — alert',
      '2.3 11:00 — over',
    ],
  ],
  [
    'dates that do not count up are dates',
    '--01-02 10:00, --01-02 10:20, --01-03 11:00',
    ['# Störung', '', '## Zeitverlauf', '', '- 2.1. 10:00 Fehler', '- 2.1. 10:20 Alarm', '- 3.1. 11:00 behoben'],
  ],
  ['title month', days, ['# Outage in March 2026', '', ...threeDays]],
  ['title year', days, ['# Postmortem: search outage 2026', '', ...threeDays]],
  [
    'title date dots',
    days,
    [
      '# Störung am 03.03.2026',
      '',
      '## Zeitverlauf',
      '',
      '- 03.03., 10:00 Uhr erster',
      '- 04.03., 11:00 Uhr zweiter',
      '- 05.03., 12:00 Uhr dritter',
    ],
  ],
  ['field month', days, ['# Outage', '', '**Date:** March 2026', '', ...threeDays]],
  [
    'field month de',
    days,
    [
      '# Ausfall',
      '',
      '**Datum:** März 2026',
      '',
      '## Zeitverlauf',
      '',
      '- 3. März, 10:00 erster',
      '- 4. März, 11:00 zweiter',
      '- 5. März, 12:00 dritter',
    ],
  ],
  [
    'field month fr',
    days,
    [
      '# Panne',
      '',
      '**Date :** mars 2026',
      '',
      '## Chronologie',
      '',
      '- 3 mars, 10:00 un',
      '- 4 mars, 11:00 deux',
      '- 5 mars, 12:00 trois',
    ],
  ],
  [
    'field month es',
    days,
    [
      '# Caída',
      '',
      '**Fecha:** marzo de 2026',
      '',
      '## Cronología',
      '',
      '- 3 de marzo, 10:00 uno',
      '- 4 de marzo, 11:00 dos',
      '- 5 de marzo, 12:00 tres',
    ],
  ],
  ['field year', days, ['# Outage', '', '**Year:** 2026', '', ...threeDays]],
  ['field quarter', days, ['# Outage', '', '**Period:** Q1 2026', '', ...threeDays]],
  ['field quarter2', days, ['# Outage', '', '- Quarter: 2026-Q1', '', ...threeDays]],
  ['field period month num', days, ['# Outage', '', '**Period:** 2026-03', '', ...threeDays]],
  ['front title', days, ['---', 'title: Outage of March 3, 2026', '---', '', '# Outage', '', ...threeDays]],
  ['front month', days, ['---', 'title: Outage, March 2026', '---', '', '# Outage', '', ...threeDays]],
  [
    'heading year',
    days,
    ['# Outage', '', '## Timeline (2026)', '', '- Mar 3, 10:00 first', '- Mar 4, 11:00 second', '- Mar 5, 12:00 third'],
  ],
  [
    'heading month',
    days,
    [
      '# Outage',
      '',
      '## Timeline, March 2026',
      '',
      '- Mar 3, 10:00 first',
      '- Mar 4, 11:00 second',
      '- Mar 5, 12:00 third',
    ],
  ],
  [
    'zh month',
    days,
    [
      '# 事故复盘',
      '',
      '**日期**：2026年3月',
      '',
      '## 时间线',
      '',
      '- 3月3日 10:00 一',
      '- 3月4日 11:00 二',
      '- 3月5日 12:00 三',
    ],
  ],
  [
    'published next year',
    '2025-12-30 10:00, 2025-12-31 11:00, 2026-01-01 12:00',
    [
      '# Outage',
      '',
      '**Date:** January 2026',
      '',
      '## Timeline',
      '',
      '- Dec 30, 10:00 first',
      '- Dec 31, 11:00 second',
      '- Jan 1, 12:00 third',
    ],
  ],
  ['two years none', noYear, ['# Outage', '', 'Like the one of May 2024, and that of June 2026.', '', ...threeDays]],
  ['copyright year none', noYear, ['# Outage', '', 'Version 2026 of the client was out.', '', ...threeDays]],
  [
    'range dots bis',
    days,
    [
      '# Ausfall',
      '',
      '**Zeitraum:** 03.03.2026 bis 05.03.2026',
      '',
      '## Zeitverlauf',
      '',
      '- 03.03., 10:00 erster',
      '- 04.03., 11:00 zweiter',
      '- 05.03., 12:00 dritter',
    ],
  ],
  ['range named', days, ['# Outage', '', '**Date:** March 3–5, 2026', '', ...threeDays]],
  ['range named spaced', days, ['# Outage', '', '**Dates:** March 3 – March 5, 2026', '', ...threeDays]],
  [
    'range fr',
    days,
    [
      '# Panne',
      '',
      '**Période :** 3 au 5 mars 2026',
      '',
      '## Chronologie',
      '',
      '- 3 mars, 10:00 un',
      '- 4 mars, 11:00 deux',
      '- 5 mars, 12:00 trois',
    ],
  ],
  [
    'range fr du',
    days,
    [
      '# Panne',
      '',
      '**Dates :** du 3 au 5 mars 2026',
      '',
      '## Chronologie',
      '',
      '- 3 mars, 10:00 un',
      '- 4 mars, 11:00 deux',
      '- 5 mars, 12:00 trois',
    ],
  ],
  ['range iso slash', days, ['# Outage', '', '**Date:** 2026-03-03/05', '', ...threeDays]],
  ['range iso to', days, ['# Outage', '', '**When:** 2026-03-03 to 2026-03-05', '', ...threeDays]],
  ['range iso full slash', days, ['# Outage', '', '**Period:** 2026-03-03/2026-03-05', '', ...threeDays]],
  [
    'range es',
    days,
    [
      '# Caída',
      '',
      '**Fecha:** 3 al 5 de marzo de 2026',
      '',
      '## Cronología',
      '',
      '- 3 de marzo, 10:00 uno',
      '- 4 de marzo, 11:00 dos',
      '- 5 de marzo, 12:00 tres',
    ],
  ],
  [
    'range clock only',
    '2026-03-03 22:00, 2026-03-03 23:00, 2026-03-04 04:00',
    [
      '# Outage',
      '',
      '**Date:** March 3–4, 2026',
      '',
      '## Timeline',
      '',
      '- 22:00 first',
      '- 23:00 second',
      '- 04:00 third',
    ],
  ],
  [
    'range clock only bis',
    '2026-03-03 22:00, 2026-03-03 23:00, 2026-03-04 04:00',
    [
      '# Ausfall',
      '',
      '**Datum:** 03.03.2026 bis 04.03.2026',
      '',
      '## Zeitverlauf',
      '',
      '- 22:00 erster',
      '- 23:00 zweiter',
      '- 04:00 dritter',
    ],
  ],
  [
    'range clock only slash',
    '2026-03-03 22:00, 2026-03-03 23:00, 2026-03-04 04:00',
    [
      '# Outage',
      '',
      '**Date:** 2026-03-03/04',
      '',
      '## Timeline',
      '',
      '- 22:00 first',
      '- 23:00 second',
      '- 04:00 third',
    ],
  ],
  [
    'range clock only fr',
    '2026-03-03 22:00, 2026-03-03 23:00, 2026-03-04 04:00',
    [
      '# Panne',
      '',
      '**Date :** 3 au 4 mars 2026',
      '',
      '## Chronologie',
      '',
      '- 22:00 un',
      '- 23:00 deux',
      '- 04:00 trois',
    ],
  ],
  [
    'range new year',
    '2025-12-31 22:00, 2025-12-31 23:00, 2026-01-01 04:00',
    [
      '# Outage',
      '',
      '**Date:** December 31, 2025 – January 1, 2026',
      '',
      '## Timeline',
      '',
      '- 22:00 first',
      '- 23:00 second',
      '- 04:00 third',
    ],
  ],
  [
    'range pt',
    '2026-03-03 22:00, 2026-03-03 23:00, 2026-03-04 04:00',
    [
      '# Incidente',
      '',
      '**Data:** 3 a 4 de março de 2026',
      '',
      '## Linha do tempo',
      '',
      '- 22:00 um',
      '- 23:00 dois',
      '- 04:00 três',
    ],
  ],
  [
    'zone two sentences',
    moments,
    [
      '# Outage',
      '',
      '## Summary',
      '',
      'It began at 10:00 UTC. By 11:00 UTC all was well again.',
      '',
      '## Timeline',
      '',
      ...oneDay,
    ],
  ],
  [
    'zone in cause',
    moments,
    [
      '# Outage',
      '',
      '## Timeline',
      '',
      ...oneDay,
      '',
      '## Root cause',
      '',
      'A job at 10:00 UTC filled the disk; the alert of 10:20 UTC told us.',
    ],
  ],
  [
    'zone other sentences',
    local,
    [
      '# Outage',
      '',
      '## Summary',
      '',
      "The vendor's window was 04:30 UTC to 05:30 UTC.",
      '',
      '## Timeline',
      '',
      ...oneDay,
    ],
  ],
  [
    'zone of most',
    moments,
    [
      '# Outage',
      '',
      '## Summary',
      '',
      'It began at 10:00 UTC, 11:00 CET for the plant, and ended at 11:00 UTC.',
      '',
      '## Timeline',
      '',
      ...oneDay,
    ],
  ],
  [
    'zone de',
    '2026-03-03 09:00Z, 2026-03-03 09:20Z, 2026-03-03 10:00Z',
    [
      '# Ausfall',
      '',
      '## Zusammenfassung',
      '',
      'Um 10:00 Uhr MEZ fiel der Dienst aus, um 11:00 Uhr MEZ lief er wieder.',
      '',
      '## Zeitverlauf',
      '',
      ...oneDay,
    ],
  ],
  [
    'zone range sentence',
    moments,
    [
      '# Outage',
      '',
      '## Summary',
      '',
      'From 10:00 to 11:00 UTC the shop was closed.',
      '',
      '## Timeline',
      '',
      ...oneDay,
    ],
  ],
  [
    'zone pm',
    '2026-03-03 10:00Z, 2026-03-03 14:20Z',
    [
      '# Outage',
      '',
      '## Summary',
      '',
      'At 10:00 AM UTC it broke, at 2:20 PM UTC it was repaired.',
      '',
      '## Timeline',
      '',
      '- 2026-03-03 10:00 AM errors start',
      '- 2026-03-03 2:20 PM resolved',
    ],
  ],
  [
    'zone one entry only',
    local,
    ['# Outage', '', '## Summary', '', 'The alert of 10:20 UTC was the first.', '', '## Timeline', '', ...oneDay],
  ],
];

/** An instant with its Z, else a local time, `--03-03` where its year is open, else what is open. */
function formatMoment(event: TimelineEvent): string {
  const { start, localStart } = event;
  const ms = start ?? localStart;
  if (ms === undefined) return '?';
  const text = new Date(ms).toISOString().slice(0, 16).replace('T', ' ') + (start === undefined ? '' : 'Z');
  return isOfAnyYear(event) ? `-${text.slice(4)}` : text;
}

suite('Timeline: where dates and zones stand', () => {
  for (const [name, expected, text] of cases) {
    test(name, () => {
      const found = readTimelines(parseReview(lines(...text))).flatMap(({ events }) => events.map(formatMoment));
      assert.strictEqual(found.join(', '), expected);
    });
  }
});
