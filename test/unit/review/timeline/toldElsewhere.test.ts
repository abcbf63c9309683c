// What entries leave out and the text around them tells: their day, where counted times begin, that sections are phases.
import assert from 'node:assert/strict';
import { analyzeReview } from '../../../../src/review/analyze';
import { parseReview } from '../../../../src/review/parse/document';
import { isReview } from '../../../../src/review/templates/isReview';
import { formatInstant } from '../../../../src/review/timeline/grammar/format';
import { lines } from '../fixtures';

const read = (text: string): readonly string[] =>
  analyzeReview(parseReview(text), undefined).timelines.flatMap(({ events }) =>
    events.map(event => formatInstant(event, 'start') ?? '-'),
  );

suite('Timeline: told elsewhere', () => {
  const cases: readonly (readonly [why: string, text: string, starts: readonly string[]])[] = [
    [
      'a sentence begins with the day, and the front matter has the one of writing',
      lines(
        ...['---', 'date: 2026-04-10', '---', '', '# Kiosks closed', ''],
        ...['On Thursday, April 9, the kiosks sold nothing for half an hour.', ''],
        ...['## Timeline (UTC)', '', '- 18:00 kiosks close', '- 18:10 a guard calls', '- 18:30 kiosks open'],
      ),
      ['2026-04-09T18:00:00Z', '2026-04-09T18:10:00Z', '2026-04-09T18:30:00Z'],
    ],
    [
      'a sentence begins with the day, below a line with the day of writing',
      lines(
        ...[
          '# 発券障害報告',
          '',
          '作成日：2026年9月7日',
          '',
          '## 概要',
          '',
          '2026年9月4日 12:05〜13:22、発券が止まり、係員が手で対応した。',
          '',
        ],
        ...['## タイムライン（日本時間）', '', '- 12:05 発券が止まる', '- 13:22 復旧'],
      ),
      ['2026-09-04T12:05:00+09:00', '2026-09-04T13:22:00+09:00'],
    ],
    [
      'a line far above says where counted times begin',
      lines(
        ...[
          '# Gate outage',
          '',
          'T = 2026-02-07 01:00 UTC, when the gate should have opened.',
          '',
          '## What we saw',
          '',
        ],
        ...['- T+0h: gate stays shut', '- T+9h: a driver asks', '- T+56h 30m: relay replaced'],
      ),
      ['2026-02-07T01:00:00Z', '2026-02-07T10:00:00Z', '2026-02-09T09:30:00Z'],
    ],
    [
      'sections named after phases are one timeline',
      lines(
        ...['# Gate outage on 2026-02-07', '', '## Detection', '', '06:35 UTC - a driver calls', ''],
        ...['## Response', '', '06:41 UTC - a guard opens by key', '', '## Recovery', '', '07:52 UTC - relay replaced'],
      ),
      ['2026-02-07T06:35:00Z', '2026-02-07T06:41:00Z', '2026-02-07T07:52:00Z'],
    ],
    [
      'a table of facts that a timeline tells again has no entries',
      lines(
        ...['# Stale menus', '', '| Question | Answer |', '|---|---|', '| Start | 2026-11-02 13:10 UTC |'],
        ...['| Detected at | 2026-11-02 13:42 UTC |', '| Resolved at | 2026-11-02 14:25 UTC |', '', '## Timeline', ''],
        ...[
          '- 2026-11-02 13:10 UTC menus stay',
          '- 2026-11-02 13:42 UTC a guest asks',
          '- 2026-11-02 13:50 UTC cache found',
        ],
        '- 2026-11-02 14:25 UTC menus are new',
      ),
      ['2026-11-02T13:10:00Z', '2026-11-02T13:42:00Z', '2026-11-02T13:50:00Z', '2026-11-02T14:25:00Z'],
    ],
    [
      'a chat log in a fence',
      lines(
        ...['# Gate outage on 2026-02-07', '', '### Log from #gates (times are CET)', '', '```'],
        ...['[14:03] bot: gate 2 is shut', '[14:12] mara: looking', '```'],
      ),
      ['2026-02-07T14:03:00+01:00', '2026-02-07T14:12:00+01:00'],
    ],
  ];
  for (const [why, text, starts] of cases) test(why, () => assert.deepEqual(read(text), starts));

  test('owners: with a title, beside what is done, behind a long dash, below "Кто"', () => {
    const text = lines(
      ...['# Gate outage', '', '## Actions', '', '- Check relays at night – Hr. Wirt – sofort'],
      ...['- Alert on heat (Bea, done on 18 September)', '- 监控证书有效期 —— 李敏，8 月 31 日前', ''],
      ...['## Что сделаем', '', '| Что | Кто | Когда |', '|---|---|---|', '| Новое реле | Белова | 26.06.2026 |'],
    );
    const owners = analyzeReview(parseReview(text), undefined).actions.map(({ owner }) => owner);
    assert.deepEqual(owners, ['Hr. Wirt', 'Bea', '李敏', 'Белова']);
  });

  test('a page on how reviews are written is none, in Japanese too', () => {
    const body = ['', '## タイムライン', '', '事実を並べます。', '', '## 根本原因', '', '仕組みを書きます。'];
    assert.equal(isReview(parseReview(lines('# ポストモーテムの書き方', ...body))), false);
  });
});
