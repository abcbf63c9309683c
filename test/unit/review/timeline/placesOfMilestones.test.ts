// What an entry marks by where it stands: its place among the others, a cell beside it, a heading, a field, what is below it.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readTimelines } from '../../../../src/review/timeline/resolve';

const read = (body: string, above = ''): string => {
  const [timeline] = readTimelines(
    parseReview(`# Shop down, 2026-05-04\n\n${above}\n\n## Timeline (UTC)\n\n${body}\n\n## Root cause\n\nA pool.\n`),
  );
  return timeline?.events.map(({ milestone }) => milestone ?? '-').join(' ') ?? '';
};

const list = (...texts: readonly string[]): string => texts.map((text, at) => `- 1${at}:00 ${text}`).join('\n');

suite('Timeline: milestones told by their place', () => {
  const cases: readonly (readonly [why: string, body: string, marks: string, above?: string])[] = [
    [
      'a cell beside it names the phase',
      '| Time | Phase | What |\n|-|-|-|\n| 10:00 | Impact | Lamps |\n| 10:05 | Detection | Mira sits |\n| 10:10 | Detection | Mira stands |\n| 10:20 | Mitigation | Mira jumps |\n| 10:30 | Resolution | Mira sings |',
      'start detected - mitigated resolved',
    ],
    [
      'the heading above it names the phase',
      '### Detection\n\n- 10:00 Lamps\n- 10:05 Mira sits\n\n### Resolution\n\n- 10:10 Mira jumps\n- 10:20 Mira sings',
      'detected - mitigated resolved',
    ],
    [
      'headings part no roles: what is done below the second answers the alert below the first',
      '### Morning\n\n- 10:00 Errors start\n- 10:05 Alert\n\n### Later\n\n- 10:10 Pool enlarged\n- 10:20 Carts work again',
      'start detected mitigated resolved',
    ],
    [
      'a field says its time',
      list('Lamps', 'Mira sits', 'Mira stands', 'Mira sings'),
      'start detected - resolved',
      '- **Detected at:** 11:00\n- **Resolved at:** 13:00',
    ],
    [
      'what one device notices of another is the start, where somebody notices it later',
      list(
        'Update',
        'Switch 3 detects switch 4 as down',
        'Core router detects loss of its neighbour',
        'Customers call us',
        'Switch 4 swapped, phones work',
      ),
      '- start - detected resolved',
    ],
    [
      'what a device notices is the detection where nobody else notices it',
      list('Update', 'The replica detects a lost primary', 'Replica promoted', 'All works again'),
      '- detected mitigated resolved',
    ],
    [
      'a report turns red',
      list(
        'Copy fails',
        'The daily health report turns red',
        'Reports continue red, then green',
        'Cause identified',
        'Copy repeated',
      ),
      'start detected - identified mitigated',
    ],
    [
      'a board goes red',
      list('Copy fails', 'The status board goes red', 'Cause identified', 'Copy repeated'),
      'start detected identified mitigated',
    ],
    [
      'what an entry tells of another time it does not mark',
      list(
        'Errors start',
        'Alert',
        'Rolled back',
        'Support asks; we closed the incident at 12:40 and resolved it at 12:35',
      ),
      'start detected mitigated -',
    ],
    [
      'in German; of its own time it does',
      list(
        'Fehler beginnen',
        'Alarm',
        'Zurückgerollt, Störung um 12:00 behoben',
        'Rückfrage, Incident um 12:25 geschlossen',
      ),
      'start detected resolved -',
    ],
    [
      'what is below it tells',
      '- 10:00 Errors start\n- 10:05 Alert\n- 10:20 The server\n  - a minute later all services were back up',
      'start detected resolved',
    ],
    [
      'another cell of its row tells',
      '| Time | What | Then |\n|-|-|-|\n| 10:00 | Errors start | |\n| 10:05 | Mira | alert seen |\n| 10:20 | The server | everything works again |',
      'start detected resolved',
    ],
    ['what only begins is no end', list('Errors start', 'Alert', 'Manual recovery begins'), 'start detected mitigated'],
    [
      'a remedy that begins, in German',
      list('Alarm', 'Rückrollen gestartet', 'Entwarnung'),
      'detected mitigated resolved',
    ],
    ['a remedy that begins, in Chinese', list('告警', '启动回滚', '恢复正常'), 'detected mitigated resolved'],
    [
      'of two ends the first is the mitigation',
      list('Alert', 'Issue resolved by Mira', 'Service fully restored'),
      'detected mitigated resolved',
    ],
    [
      'what is closed is over',
      list('Errors start', 'Fix pushed', 'Jobs done, incident closed'),
      'start mitigated resolved',
    ],
    [
      'the last entry behind an answer is the end',
      list('Alert', 'Cause found: a lock', 'Mira sings'),
      'detected identified resolved',
    ],
    ['but not what tells others', list('Alert', 'Cause found: a lock', 'Mail to all shops'), 'detected identified -'],
    ['nor what goes on', list('Alert', 'Cause found: a lock', 'Mira still sings'), 'detected identified -'],
    [
      'without a notice the first entry is the start',
      list('The lamp is red', 'Mira jumps', 'Rolled back', 'All clear'),
      'start - mitigated resolved',
    ],
    [
      'behind an answer the last deed before the end is the mitigation',
      list('Errors start', 'Alert', 'Cause found: a lock', 'Traffic pointed at the other hall', 'All clear'),
      'start detected identified mitigated resolved',
    ],
    [
      'somebody of the team behind the alert takes it up',
      list('Errors start', 'Alert', 'A colleague drives to the hall', 'Cause found: a lock', 'All clear'),
      'start detected acknowledged identified resolved',
    ],
    [
      'what has only begun is no end where something stands behind it',
      list('告警', '原因定位', '清理会话，负载开始回落', '下单成功率回到平时'),
      'detected identified mitigated resolved',
    ],
    ['what is done needs no notice before it', list('Mira sits', 'Disk replaced', 'All clear'), '- mitigated resolved'],
  ];
  for (const [why, body, marks, above] of cases) test(why, () => assert.equal(read(body, above), marks));
});

suite('Timeline: words that only look like a milestone', () => {
  const cases: readonly (readonly [text: string, mark: string])[] = [
    ['escalated to the vendor for help in diagnosing and resolving the issue', 'escalated'],
    ['failed to load the model', '-'],
    ['failed over to the spare', 'mitigated'],
    ['CPU pinned at 100%', '-'],
    ['pinned the image to the old version', 'mitigated'],
    ['the job ends well (builds 3, fixes 3)', '-'],
    ['the build prints `fix applied`', '-'],
    ['we had to replace the disk', 'mitigated'],
    ['12 coins drained for a fee', '-'],
    ['the full queue drained', 'mitigated'],
    ['the policy `p=quarantine` sends all of it to spam', '-'],
    ['the mailbox is quarantined', 'mitigated'],
    ['new valve ordered and fitted (pending review)', '-'],
    ['the crew found the issue persisted.', '-'],
    ['page 12 (layout fixes) failed in the press', '-'],
    ['service stabilised, queue at 40', 'mitigated'],
    ['we figured out we need a second key', '-'],
    ['Ben figured out the wiring', 'identified'],
    ['switched the shop to the old account', 'mitigated'],
    ['a sign of a potential fault was found', '-'],
    ['jouren kvitterade larmet', 'acknowledged'],
    ['ändringen rullades tillbaka', 'mitigated'],
    ['ärendet eskalerades', 'escalated'],
  ];
  for (const [text, mark] of cases)
    test(text, () => assert.equal(read(list('Errors start', 'Alert', text, 'All clear')).split(' ')[2], mark));
});
