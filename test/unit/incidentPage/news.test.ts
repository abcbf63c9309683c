// What is new on the page of an incident since somebody looked: what others did, and nothing of their own.
import assert from 'node:assert/strict';
import type { IncidentFacts } from '../../../src/incidentPage/facts';
import { writeNews } from '../../../src/incidentPage/news';
import { defaultLabelNames } from '../../../src/incident/labels';

const [mine, theirs] = [{ id: 1 }, { id: 2 }];

/** At so many minutes after the last look, by somebody each. */
function write(
  comments: readonly ({ id: number } | undefined)[],
  events: readonly ({ id: number } | undefined)[],
): IncidentFacts {
  const written = (author: { id: number } | undefined, at: number): object => ({
    author,
    createdAt: 60_000 * (at + 1),
  });
  return {
    issue: {},
    answers: { comments: { items: comments.map(written), hasOlder: false }, events: events.map(written) },
    failures: new Map(),
  } as unknown as IncidentFacts;
}

suite('What is new on the page of an incident', () => {
  const rows: readonly (readonly [string, IncidentFacts, number | undefined, string | undefined])[] = [
    ['of others', write([theirs, theirs], [theirs]), 1, '2 comments, 1 timeline event'],
    ['of one’s own', write([mine], [mine]), 1, undefined],
    ['of both', write([mine, theirs], [mine, mine, theirs]), 1, '1 comment, 1 timeline event'],
    ['of nobody who is known', write([undefined], []), 1, '1 comment'],
    ['to somebody who is not known', write([mine], []), undefined, '1 comment'],
  ];
  for (const [name, facts, me, expected] of rows) {
    test(`${name}: ${expected ?? 'nothing'}`, () => {
      const news = writeNews(facts, { seen: { until: 0 }, names: defaultLabelNames, me });
      const words = `**New since you looked last (1970-01-01 00:00 UTC): ${expected}.**`;
      assert.deepEqual(news, expected === undefined ? [] : [words]);
    });
  }

  test('who never looked is told of nothing', () => {
    assert.deepEqual(writeNews(write([theirs], []), { seen: undefined, names: defaultLabelNames, me: 1 }), []);
  });
});
