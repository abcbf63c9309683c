import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readStatedDurations } from '../../../../src/review/timeline/facts/statedDurations';
import { computeFacts } from '../../../../src/review/timeline/facts/figures';
import { formatDurationLike } from '../../../../src/review/timeline/edits/durationForm';
import { readTimelines } from '../../../../src/review/timeline/resolve';
import { readDuration } from '../../../../src/review/timeline/grammar/durations';
import { read } from './reading';

const timeline =
  '## Timeline (UTC)\n\n- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:08 acknowledged\n- 10:39 fix deployed\n- 11:10 resolved\n';

suite('Timeline: durations', () => {
  const written: readonly (readonly [string, number | undefined])[] = [
    ['45 minutes', 45],
    ['45 min', 45],
    ['45m', 45],
    ['1 hour', 60],
    ['1h 5m', 65],
    ['1h05m', 65],
    ['1 h 15', 75],
    ['1h15', 75],
    ['1 h 15 s', 60.25],
    ['2 h 30 %', 120],
    ['2 h 2026', 120],
    ['0h 36m', 36],
    ['1d 5h 47m', 1787],
    ['1 hour and 5 minutes', 65],
    ['1 hour, 5 minutes', 65],
    ['1.5 hours', 90],
    ['1,5 hours', 90],
    ['90 seconds', 1.5],
    ['~2 hours', 120],
    ['about 20 minutes', 20],
    ['1:05', 65],
    ['27', 27],
    ['1,440', 1440],
    ['1,440 minutes', 1440],
    ['1.440', 1440],
    ['1,234 seconds', 1234 / 60],
    ['0.125 minutes', 0.125],
    ['1.125 hours', 67.5],
    ['N/A', undefined],
    ['90-120', undefined],
    ['27 customers', undefined],
    ['50%', undefined],
    ['', undefined],
  ];
  for (const [text, minutes] of written) {
    test(`"${text}" is ${minutes ?? 'no duration'}`, () =>
      assert.equal(readDuration(text, { start: 0, end: text.length }, { unit: 1, isClock: true })?.minutes, minutes));
  }

  const likes: readonly (readonly [model: string, minutes: number, text: string])[] = [
    ['128', 133, '133'],
    ['128 min', 133, '133 min'],
    ['1 minute', 133, '133 minutes'],
    ['2 hours 8 minutes', 61, '1 hour 1 minute'],
    ['2 hours', 133, '2 hours 13 minutes'],
    ['2h', 133, '2h 13m'],
    ['2h 8m', 120, '2h 0m'],
    ['0h 43m', 103, '1h 43m'],
    ['1d 5h 47m', 1790, '1d 5h 50m'],
    ['1 day', 1500, '1 day 1 hour'],
    ['2:08', 133, '2:13'],
    ['6-hour', 51, '51-minute'],
    ['30-minute', 133, '133-minute'],
  ];
  for (const [model, minutes, text] of likes) {
    test(`${minutes} minutes like "${model}" are "${text}"`, () =>
      assert.equal(formatDurationLike(model, minutes), text));
  }

  test('facts name the two entries that each figure comes from', () => {
    const facts = computeFacts(read(timeline));
    assert.deepEqual(
      facts.figures.map(({ name, minutes, from, to }) => [name, minutes, from.text, to.text]),
      [
        ['detect', 5, 'impact starts', 'alert fired'],
        ['acknowledge', 3, 'alert fired', 'acknowledged'],
        ['mitigate', 39, 'impact starts', 'fix deployed'],
        ['resolve', 70, 'impact starts', 'resolved'],
      ],
    );
    assert.deepEqual(
      [facts.minutes, facts.startText, facts.endText],
      [39, '2026-03-01 10:00 UTC', '2026-03-01 10:39 UTC'],
    );
  });

  test('without a timeline there are no facts', () => {
    assert.deepEqual(computeFacts([]), {
      figures: [],
      from: undefined,
      to: undefined,
      minutes: undefined,
      startText: undefined,
      endText: undefined,
    });
  });

  test('over a change of clocks the minutes that passed count', () => {
    const text = '## Timeline (Europe/Berlin)\n\n- 2026-03-29 01:50 impact starts\n- 03:10 resolved\n';
    assert.equal(computeFacts(read(text)).minutes, 20);
  });

  const ended: readonly (readonly [field: string, computed: number | undefined])[] = [
    ['Ended: 2026-03-01 10:45 UTC', 45],
    ['Ended: 2026-03-01 10:45 UTC (formally closed 2026-03-02 09:00 UTC)', 45],
    ['Ended: 2026-03-02 09:00 UTC, when it was formally closed', undefined],
    ['End (officially closed): 2026-03-02 09:00 UTC', undefined],
  ];
  for (const [field, computed] of ended)
    test(`the end that people felt: ${field}`, () => {
      const document = parseReview(`## Summary\n\n- Started: 2026-03-01 10:00 UTC\n- ${field}\n- Duration: 45 min\n`);
      const [duration] = readStatedDurations(document, readTimelines(document));
      assert.equal(duration?.computedMinutes, computed);
    });

  const stated: readonly (readonly [field: string, computed: number | undefined, agrees: boolean])[] = [
    ['Time to detection: 5 minutes', 5, true],
    ['Time to detect: 8 minutes', 8, true],
    ['Time to acknowledge: 3 min', 3, true],
    ['Time to repair: 0h 39m', 39, true],
    ['Time to recovery: 34 minutes', 34, true],
    ['Time to resolve: 1h 10m', 70, true],
    ['Time to resolve: 1h 11m', 70, true],
    ['Time to resolve: 1h 20m', 70, false],
    ['Total duration: about 1 hour', 62, true],
    ['Minutes downtime or degradation: 39', 39, true],
    ['Minutes downtime or degradation: 41', 39, true],
    ['Minutes downtime or degradation: 42', 39, false],
    ['Time from detection to resolution: 50 minutes', 39, false],
    ['Time from detection to resolution: 1h 5m', 65, true],
    ['Temps de détection : 8 min', 8, true],
    ['Outage length: 41 minutes', 39, true],
    ['Cost: 41 minutes', undefined, true],
  ];
  for (const [field, computed, agrees] of stated) {
    test(`"${field}" ${agrees ? 'agrees' : 'does not agree'}`, () => {
      const document = parseReview(`## Summary\n\n1. ${field}\n\n${timeline}`);
      const [duration] = readStatedDurations(document, readTimelines(document));
      assert.deepEqual(
        duration && [duration.computedMinutes, duration.agrees],
        computed === undefined ? undefined : [computed, agrees],
      );
    });
  }
});
