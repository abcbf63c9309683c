import assert from 'node:assert/strict';
import {
  readMilestone,
  chooseMilestones,
  milestoneTags,
  hasHint,
} from '../../../../src/review/timeline/facts/milestones';
import { type Milestone, milestones } from '../../../../src/review/timeline/model';
import { entries } from './reading';

suite('Timeline: milestones', () => {
  const foreign: readonly (readonly [text: string, milestone: Milestone | undefined])[] = [
    ['Identificado: la válvula estaba cerrada', 'identified'],
    ['El monitoreo detecta errores', 'detected'],
    ['Detection des latences anormales', 'detected'],
    ['latence revenue a la normale', 'resolved'],
    ['Inicio do incidente', 'start'],
    ['Início do incidente', 'start'],
    ['Störung beginnt', 'start'],
    ['ainda não resolvido', undefined],
    ['ainda nao resolvido', undefined],
    ['no new double-billing events observed', undefined],
  ];
  for (const [text, milestone] of foreign)
    test(`"${text}": ${milestone ?? 'none'}`, () => assert.equal(readMilestone(text).milestone, milestone));

  test('what noticed it and who took it up in one entry: it is noticed there, unless it was before', () => {
    const both = '- 10:05 alert fires, the engineer on call acknowledges it\n';
    const told = (body: string): readonly unknown[] => entries(body).map(({ milestone }) => milestone);
    assert.deepEqual(told(`- 10:00 impact starts\n${both}`), ['start', 'detected']);
    assert.deepEqual(told(`- 10:00 customers report it\n${both}`), ['detected', 'acknowledged']);
  });

  const words: readonly (readonly [Milestone | undefined, readonly string[]])[] = [
    [
      'start',
      [
        'impact starts',
        'The outage began',
        'errors increased',
        'users start seeing errors',
        'first customer impact',
        'the database went down',
        'jobs begin to fail',
        'start of the impact',
        'Degradation begins',
        'workers started timing out',
        'a fault occurs',
      ],
    ],
    [
      'detected',
      [
        'alert fired',
        'the monitoring shows errors',
        'a customer reported slow pages',
        'on-call was paged',
        'we noticed a queue',
        'Pingdom says no',
        'first report in the channel',
        'a colleague discovered it',
        'we became aware of errors',
        'errors observed',
        'users complain',
      ],
    ],
    [
      'acknowledged',
      [
        'page acknowledged',
        'engineer on call engaged',
        'EOC joins the call',
        'investigation starts',
        'started to investigate',
        'looking into it',
        'the SRE picked up the page',
        'response initiated',
        'began looking into logs',
        'triage began',
        'acked',
      ],
    ],
    [
      'escalated',
      [
        'escalated to the incident manager',
        'incident declared',
        'declared an incident',
        'incident manager joined',
        'paged the incident commander',
        'IMOC on the bridge',
        'major incident',
      ],
    ],
    [
      'identified',
      [
        'root cause found',
        'cause identified',
        'the problem is identified',
        'diagnosed',
        'identified the faulty change as the cause',
        'bug pinpointed',
        'fault isolated',
        'the cause of the errors is found',
      ],
    ],
    [
      'mitigated',
      [
        'mitigated',
        'fix deployed',
        'workaround in place',
        'rollback complete',
        'change rolled back',
        'service restored',
        'the queue recovers',
        'hotfix applied',
        'hotfix released',
        'version 2.1 was released with the fix',
        'released 2.1, which included bug fixes',
        'repaired',
        'reverted the commit that did not work',
        'rolled back because the restart had no effect',
        'service restored, no effect on orders',
      ],
    ],
    [
      'resolved',
      [
        'resolved',
        'resolved, but its cause is not known',
        'all clear',
        'back to normal',
        'incident over',
        'everything is working again',
        'fully recovered',
        'end of the impact',
        'all systems operational',
        'normal operation',
        'the problem was solved',
        'the errors are seen no more, the issue is gone',
      ],
    ],
    ['closed', ['incident closed', 'closed the issue']],
    [
      undefined,
      [
        'not resolved yet',
        'rolled back, but it did not help',
        'reverted the wrong commit, no effect',
        'rolled back. It didn’t work',
        'rolled back, but errors are not gone',
        'rolled back without success',
        'we believed the incident was resolved',
        'we thought the issue was fixed',
        'we assumed that the service was restored',
        'could not be resolved',
        'decided to roll back; the change will be rolled back tonight',
        'fix deployed to staging',
        'workaround applied in the sandbox',
        'trying to restore the service',
        'deploy of version 2',
        'version 2 was released',
        'the problem was not solved',
        'no errors were noticed',
        'the team met',
        'restarted a node',
        'considering a rolled back schema',
        '',
      ],
    ],
  ];
  for (const [milestone, texts] of words) {
    for (const text of texts) {
      test(`"${text}" marks ${milestone ?? 'nothing'}`, () => assert.equal(readMilestone(text).milestone, milestone));
    }
  }

  const telling: readonly (readonly [what: 'start' | 'detected' | 'end', texts: readonly string[]])[] = [
    [
      'start',
      ['orders began to drop', 'the export has stopped working', 'the certificate expires', 'access was gained'],
    ],
    ['detected', ['the problem is identified']],
    [
      'end',
      ['all runners were stopped', 'launches are fine', 'orders go back to 100%', 'users confirm that it works again'],
    ],
  ];
  for (const [what, texts] of telling) {
    for (const text of texts) test(`"${text}" tells of the ${what}`, () => assert.ok(hasHint(what, text)));
  }

  for (const [what, text] of [
    ['start', 'deploy of the queue'],
    ['detected', 'the problem is not identified'],
    ['end', 'trying to get back to normal'],
    ['end', 'not solved'],
    ['end', 'hotfix, but it did not help'],
  ] as const) {
    test(`"${text}" does not tell of the ${what}`, () => assert.ok(!hasHint(what, text)));
  }

  for (const milestone of milestones) {
    test(`the tag of ${milestone} wins over words, as label too`, () => {
      const tag = milestoneTags[milestone];
      for (const text of [
        `fix deployed, all clear (${tag})`,
        `fix deployed [${tag}]`,
        `**${tag}** fix deployed`,
        `${tag}: fix deployed`,
        tag,
      ]) {
        assert.deepEqual(readMilestone(text), { milestone, otherMilestones: [], tagged: true }, text);
      }
    });
  }

  test('the first entry marks a beginning, the last an end, and a tag wins over both', () => {
    const marks = (body: string): readonly (readonly [Milestone, string])[] =>
      [...chooseMilestones({ events: entries(body) })].map(([milestone, event]) => [milestone, event.text] as const);
    assert.deepEqual(
      marks('- 10:00 alert one fired\n- 10:05 alert two fired\n- 10:10 resolved one\n- 10:20 resolved two'),
      [
        ['detected', 'alert one fired'],
        ['mitigated', 'resolved one'],
        ['resolved', 'resolved two'],
      ],
    );
    assert.deepEqual(
      marks(
        '- 10:00 alert fired\n- 10:05 graph red (detected)\n- 10:10 queue empty (resolved)\n- 10:20 back to normal',
      ),
      [
        ['detected', 'graph red (detected)'],
        ['resolved', 'queue empty (resolved)'],
      ],
    );
  });
});
