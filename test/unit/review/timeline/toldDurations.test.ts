import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readStatedDurations } from '../../../../src/review/timeline/facts/statedDurations';
import { readTimelines } from '../../../../src/review/timeline/resolve';

const timeline = '## Timeline (UTC)\n\n- 2026-03-01 10:00 outage started\n- 10:20 alert fired\n- 10:45 resolved\n';

/** What is compared in a summary, as stated and computed minutes; a figure that does not agree is marked. */
function compared(summary: string): readonly string[] {
  const document = parseReview(`# Ovens\n\n## Summary\n\n${summary}\n\n${timeline}`);
  return readStatedDurations(document, readTimelines(document)).map(
    ({ statedMinutes, computedMinutes, agrees }) =>
      `${statedMinutes} ${computedMinutes ?? '?'}${agrees ? '' : ' wrong'}`,
  );
}

suite('Timeline: durations in sentences', () => {
  const sentences: readonly (readonly [summary: string, found: readonly string[]])[] = [
    // beside their own two times
    ['From 10:00 to 10:45 UTC the ovens were cold (60 minutes).', ['60 45 wrong']],
    ['Between 10:00 and 10:45 UTC (45 minutes), the ovens were cold.', ['45 45']],
    ['For 90 minutes between 10:00 UTC and 10:45 UTC on 2026-03-01 the ovens were cold.', ['90 45 wrong']],
    ['For 6hrs 30mins between 10:00 and 10:45 UTC, the ovens were cold.', ['390 45 wrong']],
    ['10:00 UTC - 10:45 UTC (46 min)', ['46 45']],
    ['The ovens were cold from 23:30 to 00:15 for 45 minutes.', ['45 45']],
    ['The ovens were cold from 11:30 to 1:15, 105 minutes in all.', ['105 105']],
    ['About an hour from 10:00 to 10:45.', []],
    // a figure beside two times that is of something else
    ['From 10:00 to 10:45 the shop returned 500s.', []],
    ['Between 10:00 and 10:45 bakers saw 503s.', []],
    ['Between 10:00 and 10:45 the queue lag rose to 12 minutes.', []],
    ['Between 10:00 and 10:45 the p95 was 5 minutes.', []],
    ['Between 10:00 and 10:45 the oven had a timer of 12 minutes.', []],
    ['Between 10:00 and 10:45 receipts were kept for 7 days.', []],
    ['Between 10:00 and 10:45 no log was written (7 days of retention).', []],
    ['From 10:00 to 10:45, an outage of 31 minutes.', ['31 45 wrong']],
    ['From 10:00 to 10:45, which comes to 50 minutes.', ['50 45 wrong']],
    ['The shop returned 500s for 60 minutes, from 10:00 to 10:45.', ['60 45 wrong']],
    ['Loaves could not be stored for 3 hours.', ['180 45 wrong']],
    // the whole outage
    ['The outage lasted 6 hours.', ['360 45 wrong']],
    ['During the 3-hour outage nobody could bake.', ['180 45 wrong']],
    ['A 3-hour outage could follow.', []],
    ['The outage lasted about 45 minutes.', ['45 45']],
    ['The whole outage took 25 minutes.', ['25 25']],
    ['The ovens were down for 3 hours.', ['180 45 wrong']],
    ['We had 3 hours of downtime.', ['180 45 wrong']],
    ['An outage of 44 minutes.', ['44 45']],
    ['Detection delay: 2 hours', ['120 20 wrong']],
    ['故障持续了2小时，面包是冷的。', ['120 45 wrong']],
    ['本日10:00から10:45まで（60分）、パンは冷たかった。', ['60 45 wrong']],
    ['| Total time | 3 h |\n|-|-|', ['180 45 wrong']],
    ['- Tempo total: 3 h', ['180 45 wrong']],
    ['**Detection time:** 20 minutes', ['20 20']],
    ['| Shops | Incident duration |\n|:-:|:-:|\n| all | 3h |', ['180 45 wrong']],
    ['| Shops | Time to detect | Downtime |\n|-|-|-|\n| all | 20m | 45m |', ['20 20', '45 45']],
    ['| Shop | Downtime |\n|-|-|\n| Bonn | 3h |\n| Rome | 2h |', []],
    // how long it took to a step
    ['It was noticed after 20 minutes and resolved after 47 minutes.', ['20 20', '47 45']],
    ['The outage was resolved after 62 minutes.', ['62 45 wrong']],
    ['The cold ovens were noticed only after 2 hours.', ['120 20 wrong']],
    ['It was mitigated within 50 min of the start.', ['50 25']],
    ['It was resolved within 10 minutes.', ['10 25 wrong']],
    ['Fires should be noticed within 5 minutes.', []],
    ['Alerts are always acknowledged within 5 minutes.', []],
    // what lasted is told before
    ['We had an outage of all ovens (10:00 UTC), which lasted for 1 hour and 20 minutes.', ['80 45 wrong']],
    ['An incident that lasted 44 minutes left the shops without bread.', ['44 45']],
    ['There was a disruption of the ovens lasting 2 hours.', ['120 45 wrong']],
    ['A total failure of the ovens which lasted about 45 minutes.', ['45 45']],
    ['The incident began with a test that took 2 hours.', []],
    ['We had an outage after a party that lasted 6 hours.', []],
    // what failed meanwhile
    ['The ovens hung, and loaves failed for 3 hours.', ['180 45 wrong']],
    ['At 10:00 UTC the ovens stopped, leading to failures in the shops for 3 hours.', ['180 45 wrong']],
    ['Shops could not bake for 2 hours.', ['120 45 wrong']],
    ['Bakers were unable to log in for 45 minutes.', ['45 45']],
    ['All ovens returned errors for about 45 minutes.', ['45 45']],
    ['The ovens hung, leading to failures of scheduled breads for 3 hours.', ['180 45 wrong']],
    ['The ovens were out for a scheduled maintenance of 3 hours.', []],
    ['Some ovens failed for 3 hours.', []],
    ['Each oven failed for 3 minutes.', []],
    ['A loaf fails for 3 hours before it is thrown away.', []],
    ['The oven failed, and we looked at it for 3 hours.', []],
    ['Bakers waited for 3 hours.', []],
    // in words
    ['The outage lasted two hours.', ['120 45 wrong']],
    ['The outage lasted about three quarters of an hour.', ['45 45']],
    ['The ovens were down for forty-five minutes.', ['45 45']],
    ['The ovens were down for two and a half hours.', ['150 45 wrong']],
    ['The ovens were down for an hour and a half.', ['90 45 wrong']],
    ['Der Ausfall dauerte drei Stunden.', ['180 45 wrong']],
    ['La panne a duré deux heures.', ['120 45 wrong']],
    ['La caída duró media hora.', ['30 25']],
    ['| Start | 10:00 |\n| Duration | half an hour |', ['30 25']],
    ['The ovens were down for an hour or two.', []],
    ['An hour later we baked, two days after the gas came back.', []],
    ['For one hour a day the ovens are cleaned.', []],
    ['Between 10:00 and 10:45 UTC an hour of orders was lost.', []],
    ['A similar outage lasted two hours.', []],
    // names in a sentence or in a row that is no table
    ['Time to detect: 5 minutes. Time to resolve: 2 hours.', ['5 20 wrong', '120 45 wrong']],
    ['| Start | 10:00 |\n| Duration | 90 minutes |', ['90 45 wrong']],
    ['**TTD**: 20m', ['20 20']],
    // what one thing took meanwhile
    ['Between 16:40 and 18:05 UTC a transfer took up to 50 minutes.', []],
    ['Between 16:40 and 18:05 UTC trains were late by 50 minutes.', []],
    ['The outage took 85 minutes, from 16:40 to 18:05 UTC.', ['85 85']],
    ['Between 16:40 and 18:05 UTC (85 minutes) transfers were late.', ['85 85']],
    // a question in bold is a sentence of its own, and a difference is no length
    ['**What did people see while the outage lasted?** A loaf took 6 minutes.', []],
    ['**How long was the kitchen down?** The outage lasted 6 hours.', ['360 45 wrong']],
    ['The outage lasted 6 minutes longer than the last alert.', []],
    ['A loaf took 6 minutes longer while the outage lasted.', []],
    // nothing else
    ['We look at the valve every 5 minutes.', []],
    ['A restart took 6 hours.', []],
    ['Between 10:00 and 10:45 UTC a loaf took up to 20 minutes.', []],
    ['After 30 minutes the page came.', []],
    ['The alert has a delay of 90 minutes.', []],
    ['A similar outage lasted 6 hours.', []],
    ['The outage in May lasted 6 hours, and another one 2 hours.', []],
    ['The outage lasted 6 hours for some shops.', []],
    ['The outage would have lasted 6 hours.', []],
    ['Bread was late for 6 hours.', []],
    ['The timeout of 30 seconds was too short.', []],
    ['We lost 3 hours of data.', []],
    ['From 10:00 to 10:45 the ovens were cold, and for 20 minutes of that time nobody knew for 10 minutes.', []],
  ];
  for (const [summary, found] of sentences) test(summary, () => assert.deepEqual(compared(summary), found));

  test('lessons and actions tell of other times', () => {
    const document = parseReview(`${timeline}\n## Lessons\n\nThe outage lasted 6 hours.\n`);
    assert.deepEqual(readStatedDurations(document, readTimelines(document)), []);
  });

  test('nobody is offered a duration of nothing', () => {
    const document = parseReview(
      '## Summary\n\n- Time to detect: 5 minutes\n\n## Timeline (UTC)\n\n- 2026-03-01 10:00 outage started, alert fired\n- 10:00 page\n- 10:45 resolved\n',
    );
    assert.deepEqual(
      readStatedDurations(document, readTimelines(document)).map(({ computedMinutes }) => computedMinutes),
      [undefined],
    );
  });
});
