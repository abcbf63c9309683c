// One defect per rule, each in a review that is complete but for it.
import type { LintContext } from '../../../src/review/rules/rule';
import { complete, type CompleteId, knownIncident } from './complete';

export interface Defect {
  readonly code: string;
  /** The complete review that it is made of; absent: `incident-review`. */
  readonly of?: CompleteId;
  /** What is taken out of the complete review, once; empty where only what is known of GitLab differs. */
  readonly from?: string;
  /** What stands there instead. */
  readonly to?: string;
  /** Where the problem is: text of the defective review with the range between « and ». */
  readonly at: string;
  readonly args?: Readonly<Record<string, string | number>>;
  /** Where the context differs from that of the complete review. */
  readonly over?: Partial<LintContext>;
  /**
   * What stands in the place of `to` after the first fix that changes the text and is preferred or leaves the cursor alone;
   * where none does, after the last one. Absent where no fix changes the text.
   */
  readonly fixed?: string;
  /** The codes of the problems that are left after that fix: a section that is put in again is still to be written. */
  readonly then?: readonly string[];
}

/** Fixes that leave the question open: nothing is known, nothing is needed, or the line is taken out. */
export const givesUp: ReadonlySet<string> = new Set([
  'answerUnknown',
  'estimateImpact',
  'fieldUnknown',
  'fieldNotNeeded',
  'insertSkipped',
  'noAction',
  'removeLine',
  'removePlaceholder',
  'skipSection',
  'supportHours',
]);

const token = `glpat-${'x1Yz'.repeat(5)}`;
const actionsTable = complete['incident-review'].slice(
  complete['incident-review'].indexOf('| Corrective action |'),
  complete['incident-review'].indexOf('## Guidelines'),
);

export const defects: readonly Defect[] = [
  {
    code: 'section.missing',
    from: `## Corrective Actions\n\n${actionsTable}`,
    to: '',
    at: '# «The ovens went cold on Monday morning»',
    args: { heading: 'Corrective Actions' },
    fixed:
      '## Corrective Actions\n\n<!-- One row an issue, labelled ~"corrective action", each with one named owner and a date. -->\n\n' +
      '| Corrective action | Issue | Owner | Target date |\n| ----------------- | ----- | ----- | ----------- |\n|                   |       |       |             |\n\n',
    then: ['section.empty'],
  },
  {
    code: 'section.empty',
    from: '## Metrics\n\n![Oven temperature](ovens.png)\n',
    to: '## Metrics\n',
    at: '## «Metrics»',
    args: { heading: 'Metrics' },
    fixed: '## Metrics\n<!-- review-skip: not needed for this review -->\n',
  },
  {
    code: 'summary.no-text',
    from: 'No bread could be baked for half an hour because a gas valve had closed itself.\n\n',
    to: '',
    at: '## «Summary»',
  },
  {
    code: 'template.guidance-left',
    of: 'team',
    from: 'The menus in the café',
    to: 'Tell it to somebody who was not there, in a few sentences.\n\nThe menus in the café',
    at: '«Tell it to somebody who was not there, in a few sentences.»',
    fixed: 'The menus in the café',
  },
  {
    code: 'template.example-left',
    of: 'team',
    from: 'ordered by heart.\n',
    to: 'ordered by heart.\n\n**_EXAMPLE_**\n\nFor <XX> minutes <NUMBER> guests saw a blank menu.\n',
    at: '«**_EXAMPLE_**»',
    fixed: 'ordered by heart.\n',
  },
  {
    code: 'placeholder.unfilled',
    from: 'because a gas valve had',
    to: 'because the <NAME OF PART> had',
    at: 'because the «<NAME OF PART>» had',
    args: { text: '<NAME OF PART>' },
    fixed: 'because the had',
  },
  {
    code: 'question.unanswered',
    from: 'while it lasted?\n   - Their bread came late.\n',
    to: 'while it lasted?\n',
    at: '2. «What did they see or lose while it lasted?»',
    args: { number: 2, question: 'What did they see or lose while it lasted?' },
    fixed: 'while it lasted?\n   - Not known.\n',
  },
  {
    code: 'field.empty',
    from: 'Team attribution: bakers',
    to: 'Team attribution:',
    at: '1. «Team attribution»:',
    args: { name: 'Team attribution' },
    fixed: 'Team attribution: bakers',
  },
  {
    code: 'key-fact.missing',
    of: 'key-information',
    from: '| Requests Affected      | 300 orders |',
    to: '| Requests Affected      |  |',
    at: '| «Requests Affected»      |',
    args: { name: 'Requests Affected' },
    fixed: '| Requests Affected      | Not known |',
  },
  {
    code: 'whys.too-few',
    from: '1. Why did the gas valve close itself?\n   - Its controller restarts with the valve closed.\n',
    to: '',
    at: '## «5 Whys»',
    args: { count: 2, wanted: 3 },
    fixed: '1. Why was that possible?\n   - \n',
    then: ['whys.unanswered'],
  },
  {
    code: 'whys.unanswered',
    from: '1. Why were the ovens cold?\n   - The gas valve had closed itself.\n',
    to: '1. Why were the ovens cold?\n',
    at: '1. «Why were the ovens cold?»',
    args: { number: 2 },
    fixed: '1. Why were the ovens cold?\n   - Not known.\n',
  },
  {
    code: 'whys.ends-at-person',
    from: 'Its controller restarts with the valve closed.\n',
    to: 'It was human error.\n',
    at: 'It was «human error».',
    fixed: 'It was human error.\n1. Why was that possible?\n   - \n',
    then: ['whys.unanswered'],
  },
  {
    code: 'whys.broken-chain',
    from: 'Why were the ovens cold?',
    to: 'Why did the mixer stop early?',
    at: '«Why did the mixer stop early?»',
    args: { number: 2 },
    fixed: 'Branch: Why did the mixer stop early?',
  },
  {
    code: 'root-cause.missing',
    of: 'changeset-post-mortem',
    from: 'The list of printers does not tell which format a printer reads.',
    to: 'Unknown.',
    at: '«Unknown.»',
    args: { text: 'Unknown.' },
  },
  {
    code: 'blame.person',
    of: 'changeset-post-mortem',
    from: 'The list of printers does not tell',
    to: '@mika’s list of printers does not tell',
    at: '«@mika»’s list',
    args: { name: '@mika' },
    fixed: 'The engineer on call’s list of printers does not tell',
  },
  {
    code: 'blame.phrase',
    from: 'because a gas valve had closed itself',
    to: 'because of carelessness',
    at: 'because of «carelessness».',
    args: { phrase: 'carelessness' },
    fixed: 'because of a slip that nothing caught',
  },
  {
    code: 'blame.counterfactual',
    from: 'had closed itself.\n\n1. Service',
    to: 'had closed itself. A test would have prevented it.\n\n1. Service',
    at: 'A test «would have prevented» it.',
    args: { phrase: 'would have prevented' },
  },
  {
    code: 'impact.no-number',
    of: 'changeset-post-mortem',
    from: '25 shops could not print receipts; support got 9 cases.',
    to: 'Customers waited for their receipts.',
    at: '## «Impact»',
    fixed: 'Customers waited for their receipts.\n\nThe number of customers is unknown.',
  },
  {
    code: 'actions.none',
    from: `## Corrective Actions\n\n${actionsTable}`,
    to: '## Corrective Actions\n\n![The board](board.png)\n\n',
    at: '## «Corrective Actions»',
    fixed: '## Corrective Actions\n\nNone needed, because the reason.\n\n![The board](board.png)\n\n',
  },
  {
    code: 'actions.no-link',
    from: '| acme/ovens#31 |',
    to: '| |',
    at: '| «Give the controller a safe default» |',
  },
  {
    code: 'actions.no-date',
    from: '| @ida | 2026-03-20 |',
    to: '| @ida | |',
    at: '| «Give the controller a safe default» |',
    fixed: '| @ida | 2026-03-17 |',
  },
  {
    code: 'actions.bad-date',
    from: '| @ida | 2026-03-20 |',
    to: '| @ida | 2026-02-20 |',
    at: '«2026-02-20»',
    args: { date: '2026-02-20', incident: '2026-03-02' },
    fixed: '| @ida | 2026-03-17 |',
  },
  {
    code: 'actions.no-owner',
    from: '| @olaf | 2026-03-27 |',
    to: '| | 2026-03-27 |',
    at: '| «Alert on low gas pressure» |',
    fixed: '| @ida | 2026-03-27 |',
  },
  {
    code: 'actions.no-detection',
    of: 'changeset-post-mortem',
    from: 'Detected, a shop calls',
    to: 'Detected, customers complain',
    at: '## «Corrective actions»\n',
  },
  {
    code: 'actions.no-decision',
    from: '- A restart of the controller is not harmless.',
    to: '- Nobody in the bakery knew where the spare keys were kept.',
    at: '- «Nobody in the bakery knew where the spare keys were kept.»',
  },
  {
    code: 'actions.closed-issue',
    from: '| Give the controller a safe default | acme/ovens#31 |',
    to: '| Give the controller a safe default | acme/ovens#31 |',
    at: '| «acme/ovens#31» |',
    args: { link: 'acme/ovens#31' },
    fixed: '| Give the controller a safe default ✅ | acme/ovens#31 |',
    over: { actionIssues: new Map([['acme/ovens#31', { opened: false }]]) },
  },
  {
    code: 'actions.issue-drift',
    from: '| Give the controller a safe default | acme/ovens#31 |',
    to: '| Give the controller a safe default ✅ | acme/ovens#31 |',
    at: '| «acme/ovens#31» |',
    args: { link: 'acme/ovens#31' },
    over: { actionIssues: new Map([['acme/ovens#31', { opened: true }]]) },
  },
  {
    code: 'actions.vague',
    from: '| Alert on low gas pressure |',
    to: '| Improve the alert on gas pressure |',
    at: '| «Improve» the alert',
    args: { word: 'Improve' },
  },
  {
    code: 'actions.unused-lesson',
    of: 'team',
    from: '- Remove old pictures every night: acme/menu#4 @ida 2026-03-20\n',
    to: '',
    at: '## «Lessons learned»',
  },
  {
    code: 'change.no-link',
    from: 'Yes, acme/ovens!77 did.',
    to: 'Yes, one did.',
    at: '4. «Did a change to code or infrastructure trigger it?» Yes',
  },
  {
    code: 'recurrence.related-review',
    of: 'changeset-post-mortem',
    from: 'The label printers failed',
    to: 'The label printers failed',
    at: '## «Recurrence»',
    args: { title: 'Tills printed nothing', score: '0.41' },
    over: {
      otherReviews: [
        {
          title: 'Tills printed nothing',
          link: '2025-11-03-tills.md',
          text: '## Summary\n\nA printer driver stopped the tills; the list of printers did not tell the format.\n',
        },
      ],
    },
    fixed: '- [Tills printed nothing](2025-11-03-tills.md)\n\nThe label printers failed',
  },
  {
    code: 'incident.no-link',
    from: '- Incident: acme/production#101',
    to: '- Incident:',
    at: '- «Incident»:',
    fixed: '- Incident: acme/production#101',
  },
  {
    code: 'quick-action.left',
    from: '- A restart of the controller is not harmless.\n',
    to: '- A restart of the controller is not harmless.\n\n/label ~IncidentReview\n',
    at: '«/label ~IncidentReview»',
    args: { action: '/label ~IncidentReview' },
    fixed: '- A restart of the controller is not harmless.\n\n',
  },
  {
    code: 'security.not-confidential',
    from: 'because a gas valve had closed itself',
    to: 'because a vulnerability of the valve was used',
    at: 'because a «vulnerability» of',
    args: { signs: '~security, vulnerability' },
    over: { incident: { ...knownIncident, security: true } },
  },
  {
    code: 'security.secret',
    from: 'In the log of the valve’s controller.'.replace('’', "'"),
    to: `In the log, after a login with ${token}.`,
    at: `with «${token}».`,
    args: { kind: 'GitLab token' },
    fixed: 'In the log, after a login with [redacted].',
  },
  {
    code: 'severity.mismatch',
    from: '- Severity: severity 2',
    to: '- Severity: severity 3',
    at: '- Severity: «severity 3»',
    args: { review: 3, incident: 2 },
    fixed: '- Severity: severity 2',
  },
  {
    code: 'labels.no-service',
    at: '# «The ovens went cold on Monday morning»',
    args: { label: 'Service::' },
    over: { incident: { ...knownIncident, services: [] } },
  },
  {
    code: 'review.overdue',
    at: '- Review due: «2026-03-09»',
    args: { date: '2026-03-09', days: 3 },
    over: { today: '2026-03-12' },
  },
  {
    code: 'workflow.illegal-step',
    at: '# «The ovens went cold on Monday morning»',
    args: { labels: '~"Incident::Active", ~"Incident::Resolved"' },
    over: { incident: { ...knownIncident, labels: ['Incident::Active', 'Incident::Resolved'] } },
  },
  {
    code: 'acknowledgement.open',
    of: 'changeset-post-mortem',
    from: '* [x] @ida\n* [x] @noor',
    to: '* [x] @ida\n* [ ] @noor',
    at: '* «[ ]» @noor',
    args: { open: 1, total: 2 },
  },
  {
    code: 'approval.open',
    of: 'changeset-post-mortem',
    from: 'may start:\n\n* [x] @noor',
    to: 'may start:\n\n* [ ] @noor',
    at: '* «[ ]» @noor',
    args: { open: 1, total: 1 },
    over: { stage: 'completing' },
  },
  {
    code: 'image.unreachable',
    from: '(ovens.png)',
    to: '(file:///home/ida/ovens.png)',
    at: '(«file:///home/ida/ovens.png»)',
    args: { target: 'file:///home/ida/ovens.png' },
  },
  {
    code: 'text.acronym',
    from: 'because a gas valve had',
    to: 'because a QVX had',
    at: 'because a «QVX» had',
    args: { name: 'QVX' },
  },
  {
    code: 'text.mojibake',
    from: 'for half an hour because',
    to: 'for half an hourâ€¦ because',
    at: 'hour«â€¦» because',
    args: { text: 'â€¦' },
    fixed: 'for half an hour… because',
  },
  {
    code: 'changeset.result',
    of: 'changeset-post-mortem',
    from: 'FAILED): FAILED',
    to: 'FAILED): success',
    at: 'FAILED): «success»',
    args: { value: 'success' },
    fixed: 'FAILED): SUCCEEDED',
  },
];

export const lineEnds: Readonly<Record<string, (text: string) => string>> = {
  LF: text => text,
  CRLF: text => text.replaceAll('\n', '\r\n'),
};

/** The review with something else in the place of what the defect takes out. */
export function withDefect({ of = 'incident-review', from = '', to = '' }: Defect, put = to): string {
  const review = complete[of];
  return from === '' ? review : review.replace(from, () => put);
}
