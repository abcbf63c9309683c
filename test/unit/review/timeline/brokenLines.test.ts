// Entries that share a line, and days, minutes and zones that are told around the times rather than beside each of them.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { sortEntries } from '../../../../src/review/timeline/edits/edits';

import { readTimelines } from '../../../../src/review/timeline/resolve';
import { read } from './reading';

/** The local times of the entries, without their year, and the zone where they have one. */
function timesOf(text: string): string {
  const events = read(text)[0]?.events ?? [];
  return events
    .map(({ localStart, zone, precision }) => {
      const iso = localStart === undefined ? '?' : new Date(localStart).toISOString().slice(5, 16).replace('T', ' ');
      return (precision === 'day' ? iso.slice(0, 5) : iso) + (zone ? ` ${zone.iana ?? zone.name}` : '');
    })
    .join(', ');
}

/** A review of 2 March 2026 with a timeline. */
const page = (body: string, heading = 'Timeline', title = 'Cold ovens, 2026-03-02'): string =>
  `# ${title}\n\n## ${heading}\n\n${body}\n`;
const three = '03-02 10:05, 03-02 10:20, 03-02 10:50';

suite('Timeline: entries of one line', () => {
  const cases: readonly (readonly [name: string, body: string, times: string])[] = [
    ['a paragraph', '10:05 ovens go cold<br>10:20 alarm<br>10:50 warm again', three],
    ['a break at the end of a line', '10:05 ovens go cold.<br>\n10:20 alarm<br/>\n10:50 warm again', three],
    [
      'a break in the middle of wrapped text',
      '10:05 - the ovens\ngo cold.<br> 10:20 - alarm in the\nshop<br />10:50 - warm',
      three,
    ],
    ['an item', '- **10:05** ovens go cold<br>**10:20** alarm<br>**10:50** warm again', three],
    ['a table', '| What |\n|---|\n| 10:05 ovens go cold<br>10:20 alarm |\n| 10:50 warm again |', three],
    ['a column of times', '| Time |\n|---|\n| 10h05 froid<br>10h20 alarme<br>10h50 chaud |', three],
    ['dates too', '- 2026-03-02 10:05 cold<br>2026-03-02 10:20 alarm<br>2026-03-02T10:50 warm', three],
    [
      'no entry behind it',
      '- 10:05 ovens go cold<br>5 of them<br>also the small one\n- 10:20 alarm',
      '03-02 10:05, 03-02 10:20',
    ],
    [
      'a second zone',
      '| Time | What |\n|---|---|\n| 10:05 UTC<br>11:05 CET | cold |\n| 10:20 UTC | alarm |',
      '03-02 10:05 UTC, 03-02 10:20 UTC',
    ],
    [
      'a list in the text',
      '| Time | What |\n|---|---|\n| 10:05 | retried<br>10:06 first<br>10:07 second |',
      '03-02 10:05',
    ],
    ['an item that is none', '- Ovens<br>10:05 was the last bread\n- 10:20 alarm', '03-02 10:20'],
    ['a break without a time', '10:05 ovens go cold<br>\nThe alarm is silent.', '03-02 10:05'],
  ];
  for (const [name, body, times] of cases) test(name, () => assert.equal(timesOf(page(body)), times));

  test('each has its own text', () => {
    const [timeline] = read(page('10:05 cold<br>at first one oven<br>10:20 alarm<br>10:50 warm again'));
    assert.deepEqual(
      timeline?.events.map(({ text }) => text),
      ['cold<br>at first one oven', 'alarm', 'warm again'],
    );
  });

  test('they are not sorted: lines are moved as a whole', () => {
    const document = parseReview(page('10:20 alarm<br>10:05 cold\n\n10:50 warm'));
    const [timeline] = readTimelines(document);
    assert.equal(timeline && sortEntries(document, timeline, timeline.events[0]?.group ?? 0), undefined);
  });
});

suite('Timeline: two days in the title', () => {
  const evening = '- 21:10 cold\n- 22:30 alarm\n- 00:40 warm';
  const cases: readonly (readonly [title: string, times: string])[] = [
    ['12→13/09/2026', '12'],
    ['12.–13.9.2026', '12'],
    ['12./13.09.2026', '12'],
    ['12.9.–13.9.2026', '12'],
    ['12/13 Sept 2026', '12'],
    ['12 au 13/09/2026', '12'],
    ['12. auf den 13. September 2026', '12'],
    ['12 → 13 September 2026', '12'],
    ['12/09/2026', '01'],
    ['13.09.2026', '13'],
    ['v2-12.9.2026', '12'],
    ['13-12.9.2026', '12'],
    ['30.8.–1.9.2026', '30'],
  ];
  for (const [title, day] of cases) {
    test(title, () => {
      const times = timesOf(page(evening, 'Timeline', `Cold ovens (${title})`));
      assert.equal(times.slice(3, 5), day);
    });
  }

  test('an entry of some days is of the first', () => {
    const body =
      '| Zeit | Was |\n|---|---|\n| 09.01.2026, 13:00 | kalt |\n| 10.-12.01.2026 | Suche |\n| 13.01.2026, 14:30 | warm |';
    assert.equal(timesOf(page(body, 'Zeitverlauf')), '01-09 13:00, 01-10, 01-13 14:30');
  });
});

suite('Timeline: the day before', () => {
  const cases: readonly (readonly [name: string, body: string, times: string])[] = [
    ['fr', '| Heure | Fait |\n|---|---|\n| Veille, 16h05 | froid |\n| 10h05 | alarme |', '03-01 16:05, 03-02 10:05'],
    ['fr with its article', '- La veille, 9h05 : froid\n- 10h05 : alarme', '03-01 09:05, 03-02 10:05'],
    [
      'en',
      '- The day before, 17:30: cold\n- The previous day at 18:00 colder\n- 10:05 alarm',
      '03-01 17:30, 03-01 18:00, 03-02 10:05',
    ],
    [
      'en in a column',
      '| Time | What |\n|---|---|\n| Day before, 09:30 | cold |\n| 10:05 | alarm |',
      '03-01 09:30, 03-02 10:05',
    ],
    ['de', '- Am Vortag um 17:30 kalt\n- 18:05 Alarm', '03-01 17:30, 03-02 18:05'],
    ['es', '- La víspera, 17:30 frío\n- 10:05 alarma', '03-01 17:30, 03-02 10:05'],
    ['pt', '- Na véspera, 17:30 frio\n- 10:05 alarme', '03-01 17:30, 03-02 10:05'],
    ['ja', '- 前日 17:30 冷たい\n- 10:05 警報', '03-01 17:30, 03-02 10:05'],
    ['ja joined', '- 前日の17:30 冷たい\n- 10:05 警報', '03-01 17:30, 03-02 10:05'],
    ['behind a date of its own', '- 2026-03-05 10:05 alarm\n- The day before, 17:30 cold', '03-05 10:05, 03-04 17:30'],
    [
      'a date is a date',
      '- The day before, 2026-02-20 17:30 cold\n- 2026-03-02 10:05 alarm',
      '02-20 17:30, 03-02 10:05',
    ],
    ['the day after stays', '- 17:30 cold\n- The next day, 10:05 alarm', '03-02 17:30, 03-03 10:05'],
    ['no time', '- Day before the feast the ovens ran\n- 10:05 alarm', '03-02 10:05'],
    ['before yesterday', '- Day before yesterday 17:30 cold\n- 10:05 alarm', '03-02 10:05'],
    ['a longer word', '- Vortags 17:30 kalt\n- 10:05 Alarm', '03-02 10:05'],
  ];
  for (const [name, body, times] of cases) test(name, () => assert.equal(timesOf(page(body)), times));
});

suite('Timeline: a minute of which one digit is known', () => {
  const cases: readonly (readonly [written: string, times: string])[] = [
    ['2026-03-02 06:2xZ', '03-02 06:20 Z'],
    ['~2026-03-02T06:3xZ', '03-02 06:30 Z'],
    ['06:2x UTC', '03-02 06:20 UTC'],
    ['06:2?', '03-02 06:20'],
    ['06:20Z', '03-02 06:20 Z'],
    ['2026-03-02 06:2xZones', '03-02'],
    ['2026-03-02 06:2xs', '03-02'],
  ];
  for (const [written, times] of cases)
    test(written, () => assert.equal(timesOf(page(`- ${written} ovens are cold`)), times));

  test('it is about that time', () => {
    const [timeline] = read(page('- 2026-03-02 06:2xZ ovens are cold'));
    assert.equal(timeline?.events[0]?.about, true);
  });
});

suite('Timeline: a zone in a sentence that names a town', () => {
  const cases: readonly (readonly [sentence: string, zone: string])[] = [
    ['Heures de Paris. Celles avec « ≈ » sont estimées.', 'Europe/Paris'],
    ['Heures de Paris, à la minute.', 'Europe/Paris'],
    ['Pariser Zeit.', 'Europe/Paris'],
    ['Alle Angaben in Berliner Ortszeit.', 'Europe/Berlin'],
    ['Hora de Madrid; las horas con ≈ son aproximadas.', 'Europe/Madrid'],
    ['Moscow time.', 'Europe/Moscow'],
    ['Times are local (Berlin).', 'Europe/Berlin'],
    ['All times are local time (London).', 'Europe/London'],
    ['Heures locales (Paris).', 'Europe/Paris'],
    ['Horário de Lisboa.', 'Europe/Lisbon'],
    ["Les heures sont à l'heure de Paris.", 'Europe/Paris'],
    ['Alle Zeiten nach deutscher Zeit.', 'Europe/Berlin'],
    ['Heure de Paris (UTC+1)', 'Europe/Paris'],
    ['All timestamps are in US Eastern.', 'America/New_York'],
    ['The bakers of Paris were called.', ''],
    ['The local shop (Berlin) was open.', ''],
    ['Die Pariser Zeitung schrieb darüber.', ''],
    ['Paris, then Madrid, called the bakers.', ''],
    ['Il y a des heures de pause à Paris.', ''],
  ];
  for (const [sentence, zone] of cases)
    test(sentence, () => assert.equal(timesOf(page(`${sentence}\n\n- 10:05 cold`)).slice(12), zone));
});
