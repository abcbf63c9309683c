// What the rest of a review tells of an entry: its cause, who does its actions, from when to when it lasted.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readTimelines } from '../../../../src/review/timeline/resolve';

interface Said {
  readonly summary?: string;
  readonly cause?: string;
  readonly actions?: string;
}

const read = (texts: readonly string[], { summary = 'None.', cause = 'None.', actions = 'None.' }: Said): string => {
  const entries = texts.map((text, at) => `- 1${at}:00 ${text}`).join('\n');
  const parts = [
    '# Kiosks down, 2026-05-04',
    `## Summary\n\n${summary}`,
    `## Timeline (UTC)\n\n${entries}`,
    `## Root cause\n\n${cause}`,
    `## Action items\n\n${actions}`,
  ];
  const [timeline] = readTimelines(parseReview(`${parts.join('\n\n')}\n`));
  return timeline?.events.map(({ milestone }) => milestone ?? '-').join(' ') ?? '';
};

suite('Timeline: what the rest of the review tells of an entry', () => {
  const cases: readonly (readonly [why: string, texts: readonly string[], said: Said, marks: string])[] = [
    [
      'a state in words of the cause is the cause',
      ['Kiosks fail', 'Alert', 'The paper sensor has a wrong voltage', 'Sensor board swapped', 'Kiosks work again'],
      { cause: 'The new firmware reads the voltage of the other board.' },
      'start detected identified mitigated resolved',
    ],
    [
      'the first of them',
      ['Errors start', 'Alert', 'Voltage is 3 V', 'Voltage of all boards is 3 V', 'Rolled back', 'All works again'],
      { cause: 'Firmware sets the voltage.' },
      'start detected identified - mitigated resolved',
    ],
    [
      'in German',
      ['Terminals fallen aus', 'Alarm', 'Zertifikat ist seit gestern ungültig', 'Neustart', 'Störung behoben'],
      { cause: 'Niemand erneuert das Zertifikat.' },
      'start detected identified mitigated resolved',
    ],
    [
      'in Chinese',
      ['服务故障开始', '收到告警', '两个版本使用不同的会话密钥', '回滚', '恢复正常'],
      { cause: '会话密钥没有放在共享的地方。' },
      'start detected identified mitigated resolved',
    ],
    [
      'words of the alert itself say nothing new',
      ['Kiosks fail', 'Alert: voltage low', 'Voltage is 3 V', 'Rolled back', 'Kiosks work again'],
      { cause: 'The voltage.' },
      'start detected - mitigated resolved',
    ],
    [
      'without words of the cause it is any state',
      ['Kiosks fail', 'Alert', 'The lobby is quiet', 'Rolled back', 'Kiosks work again'],
      { cause: 'The voltage.' },
      'start detected - mitigated resolved',
    ],
    [
      'what is planned is no state',
      ['Kiosks fail', 'Alert', 'We plan to measure the voltage', 'Rolled back', 'Kiosks work again'],
      { cause: 'The voltage.' },
      'start detected - mitigated resolved',
    ],
    [
      'one word in common is too little where nothing was done about it',
      ['Kiosks fail', 'Alert', 'The voltage is low', 'Lunch', 'Kiosks work again'],
      { cause: 'The voltage.' },
      'start detected - - resolved',
    ],
    [
      'who has an action takes it up',
      ['Kiosks fail', 'Alert', 'Selma goes through the metrics', 'Rolled back', 'Kiosks work again'],
      { actions: '- A second sensor (Selma, 2026-06-01)' },
      'start detected acknowledged mitigated resolved',
    ],
    [
      'with a family name, and not at once',
      [
        'Kiosks fail',
        'Alert',
        'Second alert',
        'Selma Kurz goes through the metrics',
        'Rolled back',
        'Kiosks work again',
      ],
      { actions: '- A second sensor (Selma Kurz, 2026-06-01)' },
      'start detected - acknowledged mitigated resolved',
    ],
    [
      'a name that nobody has elsewhere is no person',
      ['Kiosks fail', 'Alert', 'Redis goes through the metrics', 'Rolled back', 'Kiosks work again'],
      { actions: '- A second sensor (Selma, 2026-06-01)' },
      'start detected - mitigated resolved',
    ],
    [
      'who acts for all is nobody',
      ['Kiosks fail', 'Alert', 'We go through the metrics', 'Rolled back', 'Kiosks work again'],
      { actions: '- We look for a second sensor' },
      'start detected - mitigated resolved',
    ],
    [
      'it was over when the summary says so',
      ['Kiosks fail', 'Alert', 'Lunch', 'Guests leave through the lobby', 'Flowers for all'],
      { summary: 'No kiosk printed between 10:00 and 13:00 UTC.' },
      'start detected - resolved -',
    ],
    [
      'two times beside the time to detect end with the detection',
      ['Menu swapped', 'Lunch', 'All kiosks answer 500', 'Menu swapped back', 'Flowers for all'],
      { summary: '**Time to detect:** 120 min (10:00 – 12:00)\n\n**Time to mitigate:** 60 min (12:00 – 13:00)' },
      'start - detected resolved -',
    ],
    [
      'each time on its side of an arrow has its own words',
      ['Menu swapped', 'Lunch', 'All kiosks answer 500', 'Menu swapped back', 'Flowers for all'],
      { summary: 'It took two hours (10:00 swap → 12:00 noticed by a guard), and one more (12:00 → 13:00).' },
      'start - detected resolved -',
    ],
    [
      'in Portuguese',
      ['Totens fora do ar', 'Alerta', 'Almoço', 'Filas curtas', 'Flores'],
      { summary: 'Das 10h00 às 13h00 nenhum totem imprimiu.' },
      'start detected - resolved -',
    ],
    [
      'it began when the summary says so',
      ['Menu swapped', 'Lunch', 'A guest calls', 'Menu swapped back', 'Guests leave'],
      { summary: 'Between 11:00 and 14:00 UTC kiosks printed the wrong menu.' },
      '- start detected mitigated resolved',
    ],
    [
      'it began when the summary says so, before what followed from it',
      ['Menu swapped', 'Kiosks begin to fail', 'A guest calls', 'Menu swapped back', 'All clear'],
      { summary: 'The outage lasted four hours, from 10:00 to 14:00 UTC.' },
      'start - detected mitigated resolved',
    ],
    [
      'where somebody noticed it is no start',
      ['Kiosks fail', 'Alert', 'Rolled back', 'Kiosks work again'],
      { summary: 'No kiosk printed from 11:00 to 13:00 UTC.' },
      'start detected mitigated resolved',
    ],
    [
      'two moments are no stretch of time',
      ['Kiosks fail', 'Alert', 'Lunch', 'Guests leave through the lobby', 'Flowers for all'],
      { summary: 'Reported at 11:00 (answered 12:00) by a guest.' },
      'start detected - - -',
    ],
    [
      'a moment with its words',
      ['Kiosks fail', 'Alert', 'Lunch', 'Paper of the old kind', 'Kiosks work again'],
      { summary: 'The cause was found at 12:00 UTC and it was mitigated at 1:00 pm.' },
      'start detected identified mitigated resolved',
    ],
    [
      'the first entry ends nothing',
      ['Paper of the new kind', 'Kiosks fail', 'Alert', 'Kiosks work again'],
      { summary: 'A fix was deployed at 10:00.' },
      '- start detected resolved',
    ],
    [
      'what an entry says itself goes before that',
      ['Kiosks fail', 'Alert', 'Kiosks work again', 'Lunch'],
      { summary: 'No kiosk printed between 10:00 and 13:00 UTC.' },
      'start detected resolved -',
    ],
  ];

  test('of the entries of one time the last one is the end', () => {
    const text =
      '# Kiosks down, 2026-05-04\n\n## Summary\n\nDown from 10:00 to 10:06.\n\n## Timeline (UTC)\n\n- 10:00 kiosks fail\n- 10:02 alert\n- 10:06 pipeline starts\n- 10:06 kiosks restored. Incident closed\n';
    const [timeline] = readTimelines(parseReview(text));
    assert.deepEqual(
      timeline?.events.map(({ milestone = '-' }) => milestone),
      ['start', 'detected', '-', 'resolved'],
    );
  });

  for (const [why, texts, said, marks] of cases) test(why, () => assert.equal(read(texts, said), marks));

  const deeds: readonly (readonly [text: string, isDeed: boolean])[] = [
    ['feed halted', true],
    ['old controller scaled down', true],
    ['sessions with the carrier shut down', true],
    ['access to the list granted.', true],
    ['the feed is halted', false],
    ['load decreased', false],
    ['customers informed', false],
    ['two tapes found damaged', false],
    ['health check passed', false],
    ['a second sensor needed', false],
  ];
  for (const [text, isDeed] of deeds)
    test(`"${text}" is ${isDeed ? 'what was done' : 'no deed'}`, () =>
      assert.equal(
        read(['Kiosks fail', 'Alert', text, 'Kiosks work again'], {}),
        `start detected ${isDeed ? 'mitigated' : '-'} resolved`,
      ));
});
