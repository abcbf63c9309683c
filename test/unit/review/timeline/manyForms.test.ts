import assert from 'node:assert/strict';
import { read, told } from './reading';

const title = '# Ovens cold, 2026-11-08\n\n';
const section = (body: string, heading = '## Timeline (UTC)'): string => `${title}${heading}\n\n${body}\n`;

/** Each entry's time and text, in order. */
function entriesOf(text: string): readonly string[] {
  return read(text).flatMap(({ events }) => events.map(event => `${told(event)} ${event.text}`));
}

/** `20:00` on the day of the title. */
const on = (clock: string, text: string): string => `2026-11-08T${clock}:00Z ${text}`;

suite('Timeline: forms that other numbers have too', () => {
  const forms: readonly (readonly [name: string, body: string, entries: readonly string[]])[] = [
    [
      'dots',
      '- 9.05 cold\n- 9.40: page\n- 10.15 - warm',
      [on('09:05', 'cold'), on('09:40', 'page'), on('10:15', 'warm')],
    ],
    [
      'an ordinal dot makes a day',
      '| Wann | Was |\n|-|-|\n| **06.11., 23:40** | cold |\n| **07.11.** | page |\n| 08.11. | warm |',
      ['2026-11-06T23:40:00Z cold', '2026-11-07 page', '2026-11-08 warm'],
    ],
    ['an ordinal dot in a list', '- 07.11. cold\n- 08.11.: page', ['2026-11-07 cold', '2026-11-08 page']],
    ['dots in paragraphs', '19.00 cold\n\n19.08 page', [on('19:00', 'cold'), on('19:08', 'page')]],
    ['dots in headings', '### 19.00 cold\n\n### 19.08 page', [on('19:00', 'cold'), on('19:08', 'page')]],
    [
      'bullets as other editors paste them',
      '• 9:00 cold\n• 9:10 page\n  ◦ 9:15 call\n• 9:20 warm',
      [on('09:00', 'cold'), on('09:10', 'page'), on('09:15', 'call'), on('09:20', 'warm')],
    ],
    [
      'a no-break space behind a bullet',
      '-\u00a09:00 cold\n-\u00a09:10 page',
      [on('09:00', 'cold'), on('09:10', 'page')],
    ],
    ['dashes for bullets', '– 9:00 cold\n– 9:10 page', [on('09:00', 'cold'), on('09:10', 'page')]],
    ['arrows for bullets', '→ 9:00 cold\n\n→ 9:10 page', [on('09:00', 'cold'), on('09:10', 'page')]],
    ['dots beside colons', '- 19:00 cold\n- 19.08 page', [on('19:00', 'cold'), on('19:08', 'page')]],
    [
      'sides of a time',
      '- Before 9:00: cold\n- Shortly after 9:10 page\n- Until 9:20: warm',
      [on('09:00', 'cold'), on('09:10', 'page'), on('09:20', 'warm')],
    ],
    [
      'sides in German',
      '- Vor 9:00 Uhr: kalt\n- Kurz nach 9:10 Uhr: Alarm\n- Ab 9:20 Uhr warm',
      [on('09:00', 'kalt'), on('09:10', 'Alarm'), on('09:20', 'warm')],
    ],
    [
      'sides in Spanish',
      '- Antes de las 9:00: frío\n- Hacia las 9:10 alarma\n- A partir de las 9:20: calor',
      [on('09:00', 'frío'), on('09:10', 'alarma'), on('09:20', 'calor')],
    ],
    [
      'sides in French and Portuguese',
      '- Peu avant 9h00 : froid\n- À partir de 9h10 : alarme\n- Por volta das 9h20: calor\n- Depois das 9h30: pão',
      [on('09:00', 'froid'), on('09:10', 'alarme'), on('09:20', 'calor'), on('09:30', 'pão')],
    ],
    [
      'columns between tabs, without any mark of a table',
      'Time (UTC)\tWhat\n9:00\t\tcold\n9:10\tpage',
      [on('09:00', 'cold'), on('09:10', 'page')],
    ],
    [
      'sides in Russian and Japanese',
      '- До 9:00 — холод\n- Около 9:10 — алерт\n- 9時20分頃 温かい\n- 9点30分左右 正常',
      [on('09:00', 'холод'), on('09:10', 'алерт'), on('09:20', '温かい'), on('09:30', '正常')],
    ],
    [
      'between',
      '- Between 9:00 and 9:10 cold\n- Zwischen 9:10 und 9:20 Uhr: page\n- Entre las 9:20 y las 9:30: warm\n- entre 9h30 et 9h40 : four\n- Entre as 9:40 e as 9:50: pão\n- Между 9:50 и 10:00 — хлеб',
      [
        ...['09:00:00Z/2026-11-08T09:10:00Z cold', '09:10:00Z/2026-11-08T09:20:00Z page'],
        ...['09:20:00Z/2026-11-08T09:30:00Z warm', '09:30:00Z/2026-11-08T09:40:00Z four'],
        ...['09:40:00Z/2026-11-08T09:50:00Z pão', '09:50:00Z/2026-11-08T10:00:00Z хлеб'],
      ].map(text => `2026-11-08T${text}`),
    ],
    [
      'from and to',
      '- Von 9:00 bis 9:10 Uhr: kalt\n- De 9:10 a 9:20: frío\n- Das 9:20 às 9:30: frio\n- С 9:30 до 9:40 — холод\n- 9時から9時50分 寒い',
      [
        ...['09:00:00Z/2026-11-08T09:10:00Z kalt', '09:10:00Z/2026-11-08T09:20:00Z frío'],
        ...['09:20:00Z/2026-11-08T09:30:00Z frio', '09:30:00Z/2026-11-08T09:40:00Z холод'],
        '09:00:00Z/2026-11-08T09:50:00Z 寒い',
      ].map(text => `2026-11-08T${text}`),
    ],
    [
      'days from and to',
      '- November 3 to November 5, 2026: cold\n- 5. November bis 7. November 2026: kalt\n- 1er novembre 2026 : froid',
      ['2026-11-03 cold', '2026-11-05 kalt', '2026-11-01 froid'],
    ],
    [
      'days that head their entries',
      '- 11/7\n  - 15:00 cold\n- 11/13\n  - 10:47 warm',
      ['2026-11-07T15:00:00Z cold', '2026-11-13T10:47:00Z warm'],
    ],
    [
      'parts of a day',
      '| Time | Event |\n|-|-|\n| 11-13 09:45 | cold |\n| 11-13 вечер | page |\n| 11-14 morning | warm |\n| 11-14 07:10 | pão |',
      ['2026-11-13T09:45:00Z cold', '2026-11-13 page', '2026-11-14 warm', '2026-11-14T07:10:00Z pão'],
    ],
    [
      'words that lead on',
      'On 5 November 2026, cold.\n\nThe next day, on 6 November 2026, page.\n\nAlso on 7 November 2026, warm.',
      ['2026-11-05 cold.', '2026-11-06 page.', '2026-11-07 warm.'],
    ],
    [
      'marks that open within a time',
      '- Nov 8th **10:05** `@ida` cold\n- **Nov 8th** *10:15* **page**',
      [on('10:05', '`@ida` cold'), on('10:15', '**page**')],
    ],
    [
      'words that only begin like these',
      '- Afternoon: we slept\n- Peut-être à 9h\n- Vorher 9:00\n- 9:10 page',
      [on('09:10', 'page')],
    ],
    ['"and" without "between"', '- 9:00 and 9:10 cold', [on('09:00', 'and 9:10 cold')]],
    [
      'numbers behind such words',
      '- After 90 minutes\n- Before 2026 all was warm\n- Since 2019 it rings\n- Entre 3 y 5 panes\n- 9:10 page',
      [on('09:10', 'page')],
    ],
    ['one dot and a separator', '- 19.08: page', [on('19:08', 'page')]],
    ['four figures', '- 0900 cold\n- 0915: page', [on('09:00', 'cold'), on('09:15', 'page')]],
    [
      'a letter',
      '- 20h00 cold\n- 20 h 10 page\n- 21h warm',
      [on('20:00', 'cold'), on('20:10', 'page'), on('21:00', 'warm')],
    ],
    [
      'hours and minutes with their units',
      '- 20h05min cold\n- 20h10m: page',
      [on('20:05', 'cold'), on('20:10', 'page')],
    ],
    ['one letter for a half of the day', '- 8:05p cold\n- 8:10p: page', [on('20:05', 'cold'), on('20:10', 'page')]],
    [
      'one next day, told twice',
      '- 23:50 cold\n- The next day, 00:10 page\n- The next day, 00:40 warm\n- 次日00:50 パン',
      [on('23:50', 'cold'), ...['10:00Z page', '40:00Z warm', '50:00Z パン'].map(text => `2026-11-09T00:${text}`)],
    ],
    ['a letter behind', '- 20:45h cold\n- 21:00 hrs page', [on('20:45', 'cold'), on('21:00', 'page')]],
    ['braces', '### {{ 20:00 }}\n\ncold\n\n### <20:10>\n\npage', [on('20:00', 'cold'), on('20:10', 'page')]],
    [
      'a wave',
      '- 20:00〜20:30 cold\n- 20:40~20:50 page',
      ['2026-11-08T20:00:00Z/2026-11-08T20:30:00Z cold', '2026-11-08T20:40:00Z/2026-11-08T20:50:00Z page'],
    ],
    ['a wave without an end', '- 20:00〜 cold', [on('20:00', 'cold')]],
    [
      'other half, later',
      '- 1.30pm cold\n- 2.45 page\n- 3pm warm',
      [on('13:30', 'cold'), on('14:45', 'page'), on('15:00', 'warm')],
    ],
    [
      'other half, over midnight',
      '- 11:50 PM cold\n- 12:05 AM page\n- 12:40 warm',
      [on('23:50', 'cold'), '2026-11-09T00:05:00Z page', '2026-11-09T00:40:00Z warm'],
    ],
    ['a half at the start of a range', '- 1:30 pm–2:45 cold', ['2026-11-08T13:30:00Z/2026-11-08T14:45:00Z cold']],
    [
      'since the start',
      '- 20:00 cold\n- T+30m page\n- +45 min warm\n- T-10 min deploy',
      [on('20:00', 'cold'), on('20:30', 'page'), on('20:45', 'warm'), on('19:50', 'deploy')],
    ],
    [
      'since a start that a sentence says',
      'T0 is 20:00 UTC.\n\n- T0: cold\n- T+5 min: page',
      [on('20:00', 'cold'), on('20:05', 'page')],
    ],
    [
      'since a start that nobody says: no times of day',
      '- T0 cold\n- T+5 page\n- T+1h10 warm',
      ['? cold', '? page', '? warm'],
    ],
    [
      'no count: no date is so far off',
      '- 20:00 cold\n- T+99999999999999 days: page\n- +99999999999 hours warm\n- T+2 days done',
      [on('20:00', 'cold'), '2026-11-10T20:00:00Z done'],
    ],
    [
      'since the start of the impact',
      '- 19:30 deploy\n- 20:00 outage started\n- T+30m page',
      [on('19:30', 'deploy'), on('20:00', 'outage started'), on('20:30', 'page')],
    ],
    ['full-width figures', '- ２０：００ cold', [on('20:00', 'cold')]],
    ['Chinese halves', '- 下午8:00 cold\n- 晚上9点半 page', [on('20:00', 'cold'), on('21:30', 'page')]],
    ['Japanese halves', '- 午前9時 cold\n- 午後1時05分 page', [on('09:00', 'cold'), on('13:05', 'page')]],
  ];
  for (const [name, body, expected] of forms) test(name, () => assert.deepEqual(entriesOf(section(body)), expected));

  const none: readonly (readonly [name: string, body: string, entries: readonly string[]])[] = [
    ['a version', '- 19.08 was the version', []],
    [
      'a version in an entry',
      '- 20:00 upgraded to 19.08\n- 20:10 2.10 released',
      [on('20:00', 'upgraded to 19.08'), on('20:10', '2.10 released')],
    ],
    [
      'what was counted',
      '- 20:00 cold\n- 2030 orders failed\n- 20:40 warm',
      [on('20:00', 'cold'), on('20:40', 'warm')],
    ],
    [
      'versions below an entry',
      '- 20:00 cold\n  - 2.30 is the version\n- 20:40 warm',
      [on('20:00', 'cold'), on('20:40', 'warm')],
    ],
    ['a sum', '- 20:00 cold\n- 19.50 € lost\n- 20:40 warm', [on('20:00', 'cold'), on('20:40', 'warm')]],
    [
      'a region that has a clock’s name',
      '- 20:00 Central ovens cold\n- 20:10 Pacific ovens cold',
      [on('20:00', 'Central ovens cold'), on('20:10', 'Pacific ovens cold')],
    ],
  ];
  for (const [name, body, expected] of none)
    test(`not ${name}`, () => assert.deepEqual(entriesOf(section(body)), expected));

  test('versions in a section that is no timeline are no entries', () => {
    assert.deepEqual(read('## Versions\n\n- 1.10 a\n- 1.11 b\n- 1.12 c\n'), []);
  });
});

suite('Timeline: dates and zones stated once', () => {
  const stated: readonly (readonly [name: string, text: string, entries: readonly string[]])[] = [
    [
      'all times',
      section('All times UTC on 2026-07-22 unless a full date is shown.\n\n- 15:00 cold', '## Timeline'),
      ['2026-07-22T15:00:00Z cold'],
    ],
    [
      'with a month in words',
      section('All times UTC, 28 January 2021.\n\n- 15:00 cold', '## Timeline'),
      ['2021-01-28T15:00:00Z cold'],
    ],
    [
      'events',
      section('All events on 7 November 2026 (UTC).\n\n- 15:00 cold', '## Timeline'),
      ['2026-11-07T15:00:00Z cold'],
    ],
    ['in the heading', section('- 15:00 cold', '## Timeline (2026-11-07, UTC)'), ['2026-11-07T15:00:00Z cold']],
    [
      'behind an entry with an earlier date of its own it holds again',
      section('Unless noted otherwise all events happened on 2026-11-07.\n\n- 2026-11-06 23:55 cold\n- 01:38 page'),
      ['2026-11-06T23:55:00Z cold', '2026-11-07T01:38:00Z page'],
    ],
    [
      'two orders of one day',
      section('- Nov 8, 2026 20:10 cold\n- 08/11/2026 20:20 page\n- 11/08/26 20:30 warm'),
      [on('20:10', 'cold'), on('20:20', 'page'), on('20:30', 'warm')],
    ],
    [
      'a date of its own line with its weekday',
      section('2026年11月7日（土）\n\n- 20:00 cold'),
      ['2026-11-07T20:00:00Z cold'],
    ],
    ['Russian months', section('- 7 ноября 2026, 20:00 — cold'), ['2026-11-07T20:00:00Z cold']],
    ['a day without a year lies before the document', section('- 27 Feb 20:00 cold'), ['2026-02-27T20:00:00Z cold']],
    [
      'a clock in words',
      section('- 2026-06-28 7:09 AM Eastern: cold\n- 7:26 AM US/Eastern - warm', '## Timeline'),
      ['2026-06-28T07:09:00-04:00 cold', '2026-06-28T07:26:00-04:00 warm'],
    ],
    ['a town', section('- 14:00 London time: cold', '## Timeline'), [on('14:00', 'cold')]],
    [
      'Chinese',
      section('所有时间均为北京时间，2026年11月8日。\n\n- 20:00 cold', '## Timeline'),
      ['2026-11-08T20:00:00+08:00 cold'],
    ],
    ['Portuguese', section('Horário de Brasília\n\n- 20h00 cold', '## Timeline'), ['2026-11-08T20:00:00-03:00 cold']],
  ];
  test('what the document says elsewhere', () => {
    const cold = '2026-11-08T20:00:00Z cold';
    assert.deepEqual(entriesOf('# Ovens\n\n**When:** November 8, 2026\n\n## Timeline (UTC)\n\n- 20:00 cold\n'), [cold]);
    assert.deepEqual(entriesOf('# Ovens\n\nCold on 8 November 2026.\n\n## Timeline (UTC)\n\n- 20:00 cold\n'), [cold]);
    assert.deepEqual(
      entriesOf('# Ovens\n\nCold on 2026-11-08, as on 2026-10-01.\n\n## Timeline (UTC)\n\n- 20:00 cold\n'),
      ['T20:00:00 cold'],
    );
    assert.deepEqual(
      entriesOf('# Ovens\n\n## Timeline\n\nT0 is 2026-11-08 20:00 UTC.\n\n- T+0: cold\n- T+6 min: page\n'),
      [cold, '2026-11-08T20:06:00Z page'],
    );
    assert.deepEqual(entriesOf('# Ovens\n\n## Timeline\n\n### What customers saw (UTC)\n\n- 2026-11-08 20:00 cold\n'), [
      cold,
    ]);
  });

  test('a sentence with the times of two entries says their zone and their day', () => {
    const below = (sentence: string): readonly string[] =>
      entriesOf(`# Ovens\n\n${sentence}\n\n## Timeline\n\n- 6:10 PM cold\n- 6:30 PM page\n- 7:25 PM warm\n`);
    const ends = ['2026-11-08T18:10:00-08:00 cold', '2026-11-08T19:25:00-08:00 warm'];
    const told = below('Cold from 6:10 PM to 7:25 PM PT on 8 November 2026, as on 2026-10-01.');
    assert.deepEqual([told[0], told[2]], ends);
    const ofSomethingElse = below('The shop is open from 6:10 PM to 8:00 PM PT on 8 November 2026, as on 2026-10-01.');
    assert.equal(ofSomethingElse[0], 'T18:10:00 cold');
  });

  for (const [name, text, expected] of stated) test(name, () => assert.deepEqual(entriesOf(text), expected));
});

suite('Timeline: what cannot be seen, and what stands in code', () => {
  const plain = [on('20:00', 'cold'), on('20:30', 'warm')];
  const bodies: readonly (readonly [name: string, body: string])[] = [
    ['no-break spaces', '- 2026-11-08\u00a020:00\u202f– cold\n- 20:30\u00a0warm'],
    ['marks of direction', '- \u200f2026-11-08 20:00 cold\n- \u200e20:30\u200e warm'],
    ['zero-width blanks', '- \u200b2026-11-08 20:00 cold\n- **\u206020:30** warm'],
    ['entities', '- 2026-11-08&nbsp;20:00 cold\n- 20:30&nbsp;warm'],
    ['full-width brackets', '- （2026-11-08 20:00） cold\n- （20:30） warm'],
    ['a fence', '```\n- 20:00 cold\n- 20:30 warm\n```'],
    ['a fence of lines', '```text\n20:00 cold\n20:30 warm\n```'],
    ['a table in a fence', '~~~\n| Time | Event |\n|---|---|\n| 20:00 | cold |\n| 20:30 | warm |\n~~~'],
    [
      'a table in JSON',
      '```json:table\n{"fields":[{"key":"t","label":"Time (UTC)"},{"key":"e","label":"Event"}],\n"items":[{"t":"20:00","e":"cold"},\n{"t":"20:30","e":"warm"}]}\n```',
    ],
    [
      'a table in HTML',
      '<table>\n<tr><th>Time</th><th>Event</th></tr>\n<tr><td>20:00</td><td>cold</td></tr>\n<tr><td>20:30</td><td>warm</td></tr>\n</table>',
    ],
  ];
  for (const [name, body] of bodies) test(name, () => assert.deepEqual(entriesOf(section(body)), plain));

  test('a log beside entries is no entry', () => {
    assert.deepEqual(entriesOf(section('- 20:00 cold\n- 20:30 warm\n\n```\n20:10 valve: error 7\n```')), plain);
  });

  test('a program is no list of entries', () => {
    assert.deepEqual(entriesOf(section('```mermaid\ngantt\n20:00 cold\n```')), []);
  });
});

suite('Timeline: milestones in other languages', () => {
  const languages: readonly (readonly [language: string, body: string])[] = [
    ['German', '- 20:00 Störung beginnt\n- 20:10 Alarm\n- 20:20 Ursache gefunden\n- 20:30 behoben'],
    ['French', '- 20:00 début de l’incident\n- 20:10 alerte\n- 20:20 cause identifiée\n- 20:30 service rétabli'],
    [
      'Spanish',
      '- 20:00 inicio del incidente\n- 20:10 salta la alerta\n- 20:20 causa raíz identificada\n- 20:30 servicio restablecido',
    ],
    [
      'Portuguese',
      '- 20:00 início do incidente\n- 20:10 falha detectada\n- 20:20 causa identificada\n- 20:30 serviço normalizado',
    ],
    [
      'Russian',
      '- 20:00 начались ошибки\n- 20:10 сработал алерт\n- 20:20 причина найдена\n- 20:30 сервис восстановлен',
    ],
    ['Chinese', '- 20:00 故障开始\n- 20:10 收到告警\n- 20:20 定位到原因\n- 20:30 恢复正常'],
    ['Japanese', '- 20:00 障害発生\n- 20:10 アラート検知\n- 20:20 原因を特定\n- 20:30 復旧'],
  ];
  for (const [language, body] of languages) {
    test(language, () => {
      assert.deepEqual(
        read(section(body))[0]?.events.map(({ milestone }) => milestone),
        ['start', 'detected', 'identified', 'resolved'],
      );
    });
  }

  test('what is not over is no end', () => {
    const texts = [
      'noch nicht behoben',
      'pas encore résolu',
      'todavía no resuelto',
      'не восстановлен',
      '未恢复',
      '復旧作業を開始',
      '恢复中',
    ];
    assert.deepEqual(
      texts.filter(text =>
        ['mitigated', 'resolved'].includes(read(section(`- 20:00 ${text}`))[0]?.events[0]?.milestone ?? ''),
      ),
      [],
    );
  });

  test('a service that works again is resolved where no later entry says so', () => {
    const marks = (body: string): readonly (string | undefined)[] | undefined =>
      read(section(body))[0]?.events.map(({ milestone }) => milestone);
    assert.deepEqual(marks('- 20:00 First failed requests\n- 20:30 Services recover'), ['start', 'resolved']);
    assert.deepEqual(marks('- 20:30 Services recover\n- 20:40 Incident resolved'), ['mitigated', 'resolved']);
    assert.deepEqual(marks('- 20:30 Service restored\n- 20:40 Queue restored'), ['mitigated', 'resolved']);
  });
});

suite('Timeline: what is told above it', () => {
  const entry = (text: string): string => told(read(text)[0]?.events[0]);
  const list = '\n## Timeline\n\n- 08:02 alert\n- 09:15 queue halted\n- 11:40 fix deployed\n';
  const dated = '# Ovens cold, 2026-11-08\n\n';
  const zones: readonly (readonly [name: string, sentence: string, expected: string])[] = [
    ['two times of entries', 'Seen at 08:02 UTC and mended at 11:40 UTC.', '2026-11-08T08:02:00Z'],
    ['one time alone', 'Seen at 08:02 UTC and mended soon.', '2026-11-08T08:02:00'],
    ['one time with its day', 'On 2026-11-08 at 09:15 UTC the queue was halted.', '2026-11-08T08:02:00Z'],
    ['a Russian range', '8 ноября 2026 года с 08:02 по 11:40 UTC было холодно.', '2026-11-08T08:02:00Z'],
    ['one time in a field of Japanese', '2026年11月8日 08:02 (JST)', '2026-11-08T08:02:00+09:00'],
    ['times of other things', 'The report was sent at 07:00 UTC and at 08:02 UTC.', '2026-11-08T08:02:00'],
    ['two zones', 'Seen at 08:02 UTC and mended at 11:40 CET.', '2026-11-08T08:02:00'],
  ];
  for (const [name, sentence, expected] of zones)
    test(`the zone: ${name}`, () => assert.equal(entry(`${dated}${sentence}\n${list}`), expected));

  test('the zone: of a time in the front matter', () => {
    const front = '---\ndetected_at: 2026-11-08T08:02:00-03:00\nowner: ida\n---\n';
    assert.equal(entry(`${front}${dated}${list}`), '2026-11-08T08:02:00-03:00');
  });

  const years: readonly (readonly [name: string, head: string, expected: string])[] = [
    ['a month in a field', '**Date:** September 2024', '2024-09-12T14:47:00Z'],
    [
      'a month in a field, others elsewhere',
      '**Date:** September 2024\n\nReviewed in October 2025.',
      '2024-09-12T14:47:00Z',
    ],
    ['a version like a date', 'On 2024-09-13 we went back to 6.12.75.', '2024-09-12T14:47:00Z'],
  ];
  for (const [name, head, expected] of years)
    test(`the year: ${name}`, () =>
      assert.equal(entry(`# Ovens open\n\n${head}\n\n## Timeline (UTC)\n\n- Sep 12, 14:47 open\n`), expected));
});
