import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { listElapsedNotes, listMilestoneChoices, findTimeReading } from '../../../../src/review/timeline/show/notes';
import { readTimelines } from '../../../../src/review/timeline/resolve';

const text =
  '## Timeline (UTC)\n\n- 2026-03-29 00:50 deploy\n- 00:55 impact starts\n- 01:12–01:20 alert fired\n- 2026-03-31 02:55 resolved\n\n## Whys\n\n- why\n';
const document = parseReview(text);
const timelines = readTimelines(document);
const all = { start: 0, end: text.length };
const at = (words: string): number => text.indexOf(words);

suite('Timeline: beside the entries', () => {
  test('times count from the start of the impact, before it too', () => {
    assert.deepEqual(
      listElapsedNotes(timelines, all).map(({ offset, text: note, from }) => [
        text.slice(0, offset).split(' ').at(-1)?.trim(),
        note,
        text.slice(from.start, from.end),
      ]),
      [
        ['00:50', 'T-00:05', '00:55'],
        ['01:12–01:20', 'T+00:17', '00:55'],
        ['02:55', 'T+2d 02:00', '00:55'],
      ],
    );
  });

  test('what the line or the entry above says already is not said again', () => {
    const own =
      '## Timeline (UTC)\n\n- 2026-03-29 10:00 impact starts\n- 10:00 page\n- 10:05 ack\n- 10:05 call\n- 10:17 (+17 min) fixed\n- 10:20 resolved\n';
    const notes = listElapsedNotes(readTimelines(parseReview(own)), { start: 0, end: own.length });
    assert.deepEqual(
      notes.map(({ offset, text: note }) => `${own.slice(offset).split('\n')[0]?.trim()} ${note}`),
      ['ack T+00:05', 'resolved T+00:20'],
    );
  });

  test('times count from the start where the newest entry comes first', () => {
    const own =
      '## Timeline (UTC)\n\n- 2026-03-29 10:20 resolved\n- 2026-03-29 10:17 mitigated\n- 2026-03-29 10:05 an alert fired\n- 2026-03-29 10:00 impact starts\n';
    const notes = listElapsedNotes(readTimelines(parseReview(own)), { start: 0, end: own.length });
    assert.deepEqual(
      notes.map(({ text: note }) => note),
      ['T+00:20', 'T+00:17', 'T+00:05'],
    );
  });

  test('only entries in the range that is seen', () => {
    assert.deepEqual(
      listElapsedNotes(timelines, { start: at('- 01:12'), end: at('alert') }).map(({ text: note }) => note),
      ['T+00:17'],
    );
  });

  test('a hover says the time in UTC and elsewhere, over a change of clocks, and what passed', () => {
    assert.deepEqual(findTimeReading(timelines, at('01:12') + 2, 'Europe/Berlin'), {
      span: { start: at('01:12'), end: at(' alert') },
      utc: '2026-03-29 01:12',
      local: '2026-03-29 03:12',
      sinceStart: '+00:17',
      sincePrevious: undefined,
      lasted: '+00:08',
      assumedDate: '2026-03-29',
    });
    assert.equal(findTimeReading(timelines, at('00:50'), 'Europe/Berlin')?.local, '2026-03-29 01:50');
    assert.equal(findTimeReading(timelines, at('alert') + 2, 'Europe/Berlin'), undefined);
  });

  test('a new line is offered milestones, words beside the entries are not', () => {
    const own = '## Timeline (UTC)\n\n- 2026-03-29 10:00 impact starts\n- 10:20 \n- \n\nThe pager slept.\n';
    const read = parseReview(own);
    const offered = (words: string): number =>
      listMilestoneChoices(read, readTimelines(read), own.indexOf(words)).length;
    assert.deepEqual([offered(' \n- \n'), offered('\n\nThe'), offered('slept')].map(Boolean), [true, true, false]);
  });

  test('milestones that no entry has come first', () => {
    const choices = listMilestoneChoices(document, timelines, at('deploy') + 6);
    assert.deepEqual(
      choices.map(({ tag, taken }) => `${tag}${taken ? ' taken' : ''}`),
      [
        'acknowledged',
        'escalated',
        'cause identified',
        'mitigated',
        'closed',
        'start of impact taken',
        'detected taken',
        'resolved taken',
      ],
    );
  });

  test('none outside a timeline', () => {
    assert.deepEqual(listMilestoneChoices(document, timelines, at('why') + 3), []);
  });
});
