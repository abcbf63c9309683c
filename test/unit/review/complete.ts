// One complete review per built-in template, without any problem, and what is known of its incident.
import type { Incident, ReviewIssue } from '../../../src/incident/model';
import type { Level } from '../../../src/review/model';
import type { LintContext } from '../../../src/review/rules/rule';
import { ruleSet } from '../../../src/review/rules/ruleSet';
import { builtIn, context, incident, template } from './fixtures';

const incidentReview = `<!-- incident-review
id: 7d0f4c1e-52a8-4b39-9a1e-3f6c2d8b9e01
template: incident-review
incident: acme/production#101
review: acme/reviews#12
-->

# The ovens went cold on Monday morning

- Incident: acme/production#101
- Severity: severity 2
- Owner: @ida
- Incident date: 2026-03-02
- Review due: 2026-03-09

## Summary

No bread could be baked for half an hour because a gas valve had closed itself.

1. Service(s) affected: Ovens
1. Team attribution: bakers
1. Minutes downtime or degradation: 30

## Metrics

![Oven temperature](ovens.png)

## Customer Impact

1. Who was affected: customers outside, colleagues inside, or both?
   - Shops that order before six.
2. What did they see or lose while it lasted?
   - Their bread came late.
3. How many customers were affected?
   - 40 shops.
4. If the exact number is unknown, how large could the impact have been?

## Incident Response Analysis

1. What told us about the event? The temperature alert.
2. What would have told us sooner? An alert on the gas pressure.
3. Which steps led from the first sign to a mitigation we trusted?
   - The pressure gauge showed zero, so the valve was checked.
4. What would have shortened the time to mitigate?

   A runbook for the valve.

## Post Incident Analysis

1. How did we find the root cause? In the log of the valve's controller.
2. What would have shortened the diagnosis? A dashboard of all valves.
3. Was there already an item in the backlog that would have prevented or softened this? No.
4. Did a change to code or infrastructure trigger it? Yes, acme/ovens!77 did.

## Timeline

All times are UTC.

* 2026-03-02 05:00 UTC: Impact begins, the ovens lose heat
* 2026-03-02 05:02 UTC: The temperature alert pages the engineer on call
* 2026-03-02 05:05 UTC: The engineer on call acknowledges the page
* 2026-03-02 05:08 UTC: The incident manager is engaged
* 2026-03-02 05:20 UTC: The closed valve is identified as the cause
* 2026-03-02 05:30 UTC: Mitigated, the valve is opened by hand
* 2026-03-02 05:50 UTC: Resolved, all ovens are hot

## 5 Whys

1. Why was there no bread?
   - The ovens were cold.
1. Why were the ovens cold?
   - The gas valve had closed itself.
1. Why did the gas valve close itself?
   - Its controller restarts with the valve closed.

## Lessons Learned

- A restart of the controller is not harmless.

## Corrective Actions

| Corrective action | Issue | Owner | Target date |
| ----------------- | ----- | ----- | ----------- |
| Give the controller a safe default | acme/ovens#31 | @ida | 2026-03-20 |
| Alert on low gas pressure | acme/ovens#32 | @olaf | 2026-03-27 |

## Guidelines

* [How blameless reviews work](https://handbook.gitlab.com/handbook/engineering/infrastructure-platforms/incident-review/)
`;

const keyInformation = `# The flour ran out

- Owner: @ida
- Review due: 2026-03-09

## Key Information

| Fact                   | Value |
| ---------------------- | ----- |
| Customers Affected     | 12 shops |
| Requests Affected      | 300 orders |
| Incident Severity      | severity 2 |
| Impact Start Time      | 2026-03-02 05:00 UTC |
| Impact End Time        | 2026-03-02 05:30 UTC |
| Total Duration         | 30 minutes |
| Link to Incident Issue | acme/production#101 |

## Summary

The silo was empty and nobody was told, so twelve shops got no bread.

## Details

The scale below the silo had stopped sending, and the last value it had sent was a full silo.

## Outcomes and Corrective Actions

- Alert on a silent scale: acme/silo#8, @ida, 2026-03-20

## Learning Opportunities

### What went well?

A second silo could be opened within minutes.

### What was difficult?

The scale has no display of its own.

## Review Guidelines

This review is blameless: it looks at the system, not at people.
`;

const changesetPostMortem = `# Changeset 4.2 was rolled back

## Overview

Promotion Attempt Date: 2026-03-02
Report Preparer: @ida
Changeset Version: 4.2
Blue stack ID before the change: stack-17
Green stack ID before the change: stack-18
Changeset Deployment Attempt Result (NO GO, SUCCEEDED, FAILED): FAILED
Reason for this report (needed above all when the changeset succeeded): the till could not print
Incident: acme/production#101

### Auditors / Listeners

Tick your name once you have read this and subscribed:

* [x] @olaf

### Changeset Team Acknowledgements

Tick your name once you have read this and subscribed:

* [x] @ida
* [x] @noor

## Incident Summary

A new printer driver stopped all tills for 30 minutes; severity 2.

## Leadup

The driver was tried on one model of printer.

## Fault

The older model answered with an empty page.

## Impact

25 shops could not print receipts; support got 9 cases.

## Detection

A shop called; a check of the print queue would halve the time.

## Response

The engineer on call answered within 3 minutes.

## Recovery

The old driver was put back, and test pages were printed.

## Timeline

All times are UTC.

* 2026-03-02 09:00 UTC: Impact begins with the first empty page
* 2026-03-02 09:04 UTC: Detected, a shop calls
* 2026-03-02 09:07 UTC: The engineer on call acknowledges
* 2026-03-02 09:10 UTC: The incident manager is engaged
* 2026-03-02 09:30 UTC: Mitigated by the old driver
* 2026-03-02 09:45 UTC: Resolved

## Root cause identification: The Five Whys

1. The tills printed empty pages
2. The driver sent pages of the new format to older printers
3. The list of printers knows no formats

## Root cause

The list of printers does not tell which format a printer reads.

## Backlog check

None.

## Recurrence

The label printers failed in the same way: acme/production#88.

## Lessons learned

Drivers are to be tried on every model.

## Corrective actions

| Corrective Issue or Idea | Solution (Code / Process) | Work Item & Details | Target Date | Owner |
| ------------------------ | ------------------------- | ------------------- | ----------- | ----- |
| Formats in the printer list | Code: one more column | acme/till#5 | 2026-03-20 | @ida |

### Corrective actions approval by stakeholders

Tick your name if these actions are enough and may start:

* [x] @noor
`;

/** A team's own template: prompts and examples that stand in sight, and no section for actions. */
export const teamTemplate = template(`# Report

Incident: acme/production#NNN

## What happened

Tell it to somebody who was not there, in a few sentences.

## Impact

Tell what the guests could not do. How many were they?

**_EXAMPLE_**

For <XX> minutes <NUMBER> guests saw a blank menu.

## Timeline

Write down each step that mattered, in UTC wherever you can.

## Lessons learned

Say what nobody knew before.
`);

const team = `# The menus stayed blank

Incident: acme/production#101

## What happened

The menus in the café were blank because their server had no space left.

## Impact

For 20 minutes 12 guests saw a blank menu and ordered by heart.

## Timeline

All times are UTC.

- 2026-03-02 10:00 UTC: Impact begins, a guest sees a blank menu
- 2026-03-02 10:04 UTC: Detected by the waiter
- 2026-03-02 10:20 UTC: Mitigated, old pictures are removed
- 2026-03-02 10:30 UTC: Resolved

## Lessons learned

Pictures of old menus are never removed.

## Corrective actions

- Remove old pictures every night: acme/menu#4 @ida 2026-03-20
`;

export type CompleteId = 'incident-review' | 'key-information' | 'changeset-post-mortem' | 'team';

export const complete: Readonly<Record<CompleteId, string>> = {
  'incident-review': incidentReview,
  'key-information': keyInformation,
  'changeset-post-mortem': changesetPostMortem,
  team,
};

const ida = { id: 1, username: 'ida', name: 'Ida' };

export const knownIncident: Incident = incident({
  title: 'The ovens went cold',
  labels: ['Incident::Resolved', 'severity::2', 'Service::Ovens', 'group::bakers'],
  services: ['Ovens'],
  groups: ['bakers'],
  assignees: [ida],
});

/** What any issue has; what only incidents have is left behind. */
const issue = {
  projectId: 1,
  title: 'Review',
  description: '',
  opened: true,
  confidential: false,
  assignees: [ida],
  author: undefined,
  createdAt: Date.UTC(2026, 2, 2, 12),
  updatedAt: Date.UTC(2026, 2, 2, 12),
  closedAt: undefined,
  dueDate: undefined,
  severity: undefined,
};

export const knownReview: ReviewIssue = {
  ...issue,
  kind: 'review',
  reference: { project: 'acme/reviews', iid: 12 },
  labels: [],
  dueDate: '2026-03-09',
  incident: knownIncident.reference,
  markerId: undefined,
};

/** Every rule is on, and everything that GitLab could tell is known. */
export function everything(id: CompleteId, over: Partial<LintContext> = {}): LintContext {
  return context({
    template: id === 'team' ? teamTemplate : builtIn(id),
    today: '2026-03-03',
    rules: allOn,
    incident: knownIncident,
    review: knownReview,
    hasServiceLabels: true,
    otherReviews: [
      {
        title: 'Lamps at the counter',
        link: 'acme/reviews#3',
        text: '## Summary\n\nThe lamps above the counter flickered.\n',
      },
    ],
    ...over,
  });
}

/** What is off by default, as hints. */
const allOn: Readonly<Record<string, Level>> = Object.fromEntries(
  // No template asks for the source of an entry, so that rule has tests of its own.
  ruleSet
    .filter(({ code, level }) => level === 'off' && code !== 'timeline.no-source')
    .map(({ code }) => [code, 'hint']),
);
