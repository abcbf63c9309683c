import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/review/fixes';
import type { Problem } from '../../../../src/review/model';
import { parseReview } from '../../../../src/review/parse/document';
import type { LintContext } from '../../../../src/review/rules/rule';
import { findFixTitle, findRule } from '../../../../src/review/rules/ruleSet';
import { context, problems } from '../fixtures';
import { cases, of, strict, unmark, whole } from './cases';

const timelineProblems = (text: string, over: Partial<LintContext> = {}): readonly Problem[] =>
  problems(text, over).filter(problem => problem.code.startsWith('timeline.'));

suite('Timeline rules: one fault, one problem', () => {
  for (const each of cases) {
    for (const [ending, eol] of [
      ['LF', '\n'],
      ['CRLF', '\r\n'],
    ] as const) {
      test(`${each.code}: ${each.name} (${ending})`, () => {
        const { text, spans } = unmark(each.text.replaceAll('\n', eol));
        const found = timelineProblems(text, each.context);
        assert.deepEqual(
          found.map(({ code, message, span }) => [code, message, text.slice(span.start, span.end), span.start]),
          spans.map(([start, end]) => [each.code, each.message ?? each.code, text.slice(start, end), start]),
        );
        const [problem] = found;
        assert.ok(problem);
        if (each.level) assert.equal(problem.level, each.level);
        if (each.args) assert.deepEqual(problem.args, each.args);
        const fix = each.fix ? problem.fixes.find(({ title }) => title === each.fix) : problem.fixes[0];
        if (each.fixed === undefined) {
          assert.deepEqual(fix?.edits ?? [], []);
          return;
        }
        assert.ok(fix, 'a fix');
        const fixed = applyEdits(text, fix.edits);
        assert.equal(fixed, each.fixed.replaceAll('\n', eol));
        assert.deepEqual(
          timelineProblems(fixed, each.context).map(({ code }) => code),
          each.leaves ?? [],
        );
      });
    }
  }
});

suite('Timeline rules: why entries are not sorted', () => {
  const rows: readonly (readonly [obstacle: string, entries: string])[] = [
    ['text', '- 2026-03-01 10:31 UTC impact starts\n\nThe pager slept.\n\n- 10:25 UTC alert fired\n'],
    ['zone', '- 2026-03-01 10:31 UTC impact starts\n- 10:25 alert fired\n- 2026-03-01 12:40 CET resolved\n'],
    [
      'code',
      '<table>\n<tr><th>Time</th><th>Event</th></tr>\n<tr><td>10:31</td><td>impact starts</td></tr>\n<tr><td>10:25</td><td>alert fired</td></tr>\n</table>\n',
    ],
  ];
  for (const [obstacle, entries] of rows) {
    test(`${obstacle}: it is said, and the time is selected to be written over`, () => {
      const text = `## Timeline\n\n${entries}`;
      const problem = timelineProblems(text).find(({ code }) => code === 'timeline.out-of-order');
      assert.equal(problem?.message, `timeline.out-of-order.${obstacle}`);
      const [first] = problem.fixes;
      assert.deepEqual([first?.title, first?.edits, first?.cursor], ['writeTime', [], problem.span]);
      assert.ok(text.slice(problem.span.start).startsWith('10:25'));
    });
  }
});

suite('Timeline rules: what is fine', () => {
  const fine: readonly (readonly [string, string, Partial<LintContext>?])[] = [
    ['equal times', whole('- 2026-03-01 10:00 impact starts\n- 10:00 alert fired\n- 10:09 resolved\n')],
    [
      'times counted anew behind a row of words',
      whole(
        '| Time | Event |\n|---|---|\n| 2026-03-01 10:00 | impact starts |\n| +50 min | alert fired |\n| Later | work |\n| +9 min | resolved |\n',
      ),
    ],
    [
      'a range that overlaps the next entry',
      whole('- 2026-03-01 10:00–10:30 impact starts\n- 10:05 alert fired\n- 10:39 resolved\n'),
    ],
    [
      'about a time a little before',
      whole('- 2026-03-01 10:00 impact starts\n- 10:10 alert fired\n- ~10:05 deploy\n- 10:39 resolved\n'),
    ],
    [
      'a day without a time',
      whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 2026-03-01 report written\n- 10:39 resolved\n'),
    ],
    [
      'a table each',
      whole(
        '| Time | Event |\n|---|---|\n| 2026-03-01 10:00 | impact starts |\n| 10:05 | alert fired |\n\n| Time | Event |\n|---|---|\n| 10:02 | deploy |\n| 10:09 | resolved |\n',
      ),
    ],
    [
      'entries nested below their effect',
      whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n  - 10:01 the queue grew\n- 10:09 resolved\n'),
    ],
    [
      'one zone that is not UTC',
      '## Timeline (CET)\n\n- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n',
    ],
    [
      'summer and winter time of one place',
      '## Timeline\n\n- 2026-03-29 00:30 CET impact starts\n- 2026-03-29 03:30 CEST alert fired\n- 2026-03-29 03:40 CEST resolved\n',
    ],
    [
      'the same time in two zones',
      '## Timeline\n\n- 2026-03-01 10:00 UTC (11:00 CET) impact starts\n- 10:05 UTC (11:05 CET) alert fired\n- 10:09 UTC resolved\n',
    ],
    [
      'lead-up weeks before',
      whole(
        '- 2026-01-03 10:00 version 2 released\n- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n',
      ),
    ],
    [
      'a lead-up of the last year',
      whole(
        '- 2025-12-30 10:00 version 2 released\n- 2026-01-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n',
      ),
    ],
    [
      'minutes counted from the detection',
      `Time to resolve: 34 minutes\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:39 resolved\n')}`,
    ],
    [
      'about as many minutes',
      `## Summary\n\n1. Minutes downtime: ~40\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:39 resolved\n')}`,
    ],
    [
      'hours as people round them',
      `## Summary\n\nDuration: 3 hours\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 13:10 resolved\n')}`,
    ],
    [
      'support hours',
      `## Summary\n\nDuration: 300 minutes (support hours)\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 2026-03-03 13:10 resolved\n')}`,
    ],
    [
      'no number',
      `## Summary\n\nDuration: N/A\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 13:10 resolved\n')}`,
    ],
    ['a link to where it is kept', '## Timeline\n\nSee [the document](https://example.com/timeline).\n'],
    ['nothing but placeholders', '## Timeline\n\n* YYYY-MM-DD XX:YY UTC: action taken\n'],
    ['a skipped section', '## Timeline\n\n<!-- review-skip: kept elsewhere -->\n\n- 10:05 a\n- 10:02 b\n'],
    [
      'a near miss without milestones',
      whole('- 2026-03-01 10:00 a\n- 10:05 b\n- 10:09 c\n'),
      { incident: of({ nearMiss: true }) },
    ],
    [
      'start and end told in the bodies of entries',
      whole(
        '- 2026-03-01 10:00 the graphs\n  - orders begin to drop\n- 10:05 alert fired\n- 10:09 new nodes\n  - orders are fine\n',
      ),
    ],
    [
      'closed 30 minutes after the resolution',
      whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:10 resolved\n- 10:40 incident closed\n'),
      { policy: strict, incident: of({ severity: 2 }) },
    ],
    [
      'severity 3 closed at once',
      whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:10 resolved\n- 10:11 incident closed\n'),
      { policy: strict, incident: of({ severity: 3 }) },
    ],
    [
      '30 minutes to the cause',
      whole(
        '- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:06 engineer on call engaged\n- 10:36 root cause found\n- 10:50 resolved\n',
      ),
    ],
    [
      'an incident manager was there',
      whole(
        '- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:06 engineer on call engaged\n- 10:20 incident manager joins\n- 10:46 root cause found\n- 10:50 resolved\n',
      ),
    ],
    [
      'acknowledged after 15 minutes',
      whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:20 acknowledged\n- 10:30 resolved\n'),
    ],
    [
      'German without milestones in English',
      '## Zeitleiste\n\nAlle Zeiten in UTC.\n\n- 01.03.2026 10:00 Die Warteschlange lief voll, und die Kasse war langsam\n- 10:05 Der Alarm ging los, die Bereitschaft sah nach\n- 10:09 Die Störung war behoben, alles lief wieder\n',
    ],
  ];
  for (const [name, text, over] of fine) {
    test(name, () =>
      assert.deepEqual(
        timelineProblems(text, over).map(({ code, message }) => `${code} ${message}`),
        [],
      ),
    );
  }
});

suite('Timeline rules: what they say', () => {
  test('every sentence has its arguments, and every fix its title', () => {
    for (const each of cases) {
      const { text } = unmark(each.text);
      for (const problem of timelineProblems(text, each.context)) {
        const pattern = findRule(problem.code)?.sentences[problem.message];
        assert.ok(pattern, problem.message);
        for (const [, name] of pattern.matchAll(/\{(\w+)\}/gu))
          assert.ok(name && name in problem.args, `${problem.message}: ${name}`);
        for (const { title } of problem.fixes) assert.ok(findFixTitle(title), title);
      }
    }
  });

  test('a document of any kind gives ranges inside it', () => {
    const text = '## Timeline\n\n| 10:00 |\n- 25:99 x\n### 2026-02-31\n- 10/11 10:00\n|---|\n';
    const found = problems(text, context());
    assert.ok(found.length > 0);
    for (const { span } of found) assert.ok(span.start <= span.end && span.end <= text.length);
    assert.ok(parseReview(text).sections.length > 0);
  });
});

suite('Timeline rules: two faults', () => {
  test('dates of two readings do not hide that no zone is said', () => {
    const text =
      '## Timeline\n\n- 03/04/2026 10:00 impact starts\n- 03/04/2026 10:05 alert fired\n- 03/05/2026 10:09 resolved\n';
    assert.deepEqual(
      timelineProblems(text).map(({ code }) => code),
      ['timeline.time-zone', 'timeline.ambiguous-date'],
    );
  });
});

suite('Timeline rules: what is no fault', () => {
  const quiet: readonly (readonly [name: string, text: string])[] = [
    [
      'an area’s own abbreviations, across the change of its clocks',
      '# Incident 2025-10-26\n\n## Timeline (Europe/Berlin)\n\n- 01:30 errors started\n- 02:30 CEST alert fired\n- 03:30 CET resolved\n',
    ],
    [
      'one entry that tells of the start and the detection',
      whole('- 2026-03-02 10:00 errors started, alert fired\n- 10:10 we look at it\n- 10:30 resolved\n'),
    ],
    [
      'steps that are numbered as times',
      '## Timeline\n\n| Step | What |\n|-|-|\n| T1 | job taken |\n| T2 | cut off |\n',
    ],
    [
      'a time of no zone above one of another clock',
      '# Outage of 2026-03-02\n\n## Timeline\n\n- 10:10 errors started, alert fired\n- 08:50 UTC: resolved\n',
    ],
    [
      'a time that says itself that it is of the next day',
      whole('- 2026-03-01 23:50 errors started, alert fired\n- 00:10 (next day) resolved\n'),
    ],
    ['numbered times in a list', '## Timeline\n\n- t0: job taken\n- t1: cut off before the note\n'],
    [
      'the course in prose beside the list',
      `## Course of events\n\nThe pager went off and we mended it.\n\n${whole('- 2026-03-02 10:00 errors started, alert fired\n- 10:30 resolved\n')}`,
    ],
  ];
  for (const [name, text] of quiet) {
    test(name, () => assert.deepEqual(timelineProblems(text), []));
  }

  const nights: readonly (readonly [name: string, times: readonly [string, string], safe: boolean])[] = [
    ['from late evening into the early morning', ['23:50', '00:10'], true],
    ['from noon to what may be the afternoon', ['12:20', '1:10'], false],
    ['from the morning to an earlier hour', ['09:40', '03:10'], false],
    ['from the afternoon into the night', ['17:50', '01:10'], false],
    ['from the evening into the day', ['23:50', '07:10'], false],
    ['to an hour of one figure', ['23:50', '1:10'], false],
    ['on a 12-hour clock', ['11:50 pm', '12:10 am'], false],
  ];
  for (const [name, [before, behind], safe] of nights) {
    test(`the next day is ${safe ? 'safe' : 'offered only'}: ${name}`, () => {
      const text = whole(`- 2026-03-02 ${before} impact starts\n- ${behind} alert fired, resolved\n`);
      const fixes = timelineProblems(text).flatMap(problem => problem.fixes);
      assert.equal(fixes.find(({ title }) => title === 'writeDate')?.safe, safe);
    });
  }

  const impossible: readonly (readonly [name: string, body: string, clocks: readonly string[]])[] = [
    [
      'among entries',
      '- 2026-03-02 10:00 impact starts\n- 25:10 alert fired\n- 10:75 x\n- 12:60 - y',
      ['25:10', '10:75', '12:60'],
    ],
    ['in the first item', '- 25:10 impact starts\n- 2026-03-02 10:00 alert fired', ['25:10']],
    ['in a task list', '- [x] 2026-03-02 10:00 impact starts\n- [ ] 10:75 alert fired', ['10:75']],
    ['without an entry beside it', '- 25:10 is a ratio\n- 10:75 too', []],
    ['below an entry', '- 2026-03-02 10:00 impact starts\n  - 50:50 split of the traffic', []],
    ['in a line that goes on', '- 2026-03-02 10:00 traffic is split\n  50:50 between both', []],
  ];
  for (const [name, body, clocks] of impossible) {
    test(`a time that cannot be is named at its clock: ${name}`, () => {
      const text = whole(`${body}\n`);
      assert.deepEqual(
        timelineProblems(text)
          .filter(({ code }) => code === 'timeline.impossible-time')
          .map(({ span }) => text.slice(span.start, span.end)),
        clocks,
      );
    });
  }

  for (const [name, text, count] of [
    [
      'one',
      '# Two\n\n* **Timeline**:\n  * 2026-03-02 10:00 impact starts\n  * 10:05 alert fired\n  * 10:30 resolved\n',
      1,
    ],
    [
      'two',
      '# Two\n\n- **Key events**\n  - First detected 2026-03-02 10:00\n  - Resolved 2026-03-02 10:30\n\n- **Impact**: checkout was slow\n\n- **Context**:\n  - 2026-03-02 10:00 impact starts\n  - 2026-03-02 10:05 alert fired\n  - 2026-03-02 10:30 resolved\n',
      2,
    ],
    [
      'two, of which a sentence tells',
      '## Timeline\n\n- 2026-03-02 10:00 impact starts\n\n## Context\n\n- 2026-03-02 10:00 a\n- 10:05 b\n- 10:30 c\n',
      1,
    ],
  ] as const) {
    test(`that times are in UTC is said for every silent timeline: ${name}`, () => {
      const zones = (of: string): readonly Problem[] =>
        timelineProblems(of).filter(({ code }) => code === 'timeline.time-zone');
      const [fix] = zones(text)[0]?.fixes ?? [];
      assert.equal(fix?.edits.length, count);
      assert.deepEqual(zones(applyEdits(text, fix.edits)), []);
    });
  }

  test('an abbreviation that the area does not have then is another clock', () => {
    const text =
      '# Incident 2026-01-26\n\n## Timeline (Europe/Berlin)\n\n- 01:30 errors started\n- 02:30 CEST alert fired\n- 03:30 resolved\n';
    assert.deepEqual(
      timelineProblems(text).map(({ message }) => message),
      ['timeline.time-zone.mixed'],
    );
  });
});
