// The words of the process in our own words, for hovers.
import { l10n } from 'vscode';
import type { LabelledState } from '../../incident/labels';
import type { Severity } from '../../incident/model';

/** What the roles of an incident do, by their names in lower case. */
export function describeRoles(): Readonly<Record<string, string>> {
  return {
    'engineer on call': l10n.t(
      'The engineer on call answers alerts first, looks for the cause and mitigates. Gets others in as soon as help is needed.',
    ),
    'incident manager': l10n.t(
      'The incident manager leads the response to a severe incident: keeps the overview, decides, gives out tasks, and does not debug.',
    ),
    'incident lead': l10n.t(
      'The incident lead owns the incident until it is resolved, starts its review and hands it over to the service owner.',
    ),
    'communications manager': l10n.t(
      'The communications manager tells customers and the company what is known, on the status page and inside.',
    ),
    'communications lead': l10n.t(
      'The communications lead tells customers and the company what is known, on the status page and inside.',
    ),
    'service owner': l10n.t(
      'The service owner answers for the service that failed, writes the review and sees that its actions are done.',
    ),
    technician: l10n.t('Somebody who works on the systems. Reviews name what a role did, not who it was.'),
    developer: l10n.t('Somebody who changes the software. Reviews name what a role did, not who it was.'),
  };
}

/** What a workflow state of an incident means. */
export function explainState(state: LabelledState): string {
  switch (state) {
    case 'active':
      return l10n.t('Active: customers feel it, and people are working on it.');
    case 'mitigated':
      return l10n.t('Mitigated: customers no longer feel it, but the cause is still there. It may come back.');
    case 'resolved':
      return l10n.t('Resolved: the service is as it should be, and the incident is not expected to come back.');
    case 'review-in-progress':
      return l10n.t('Review in progress: somebody is writing the review.');
    case 'review-scheduled':
      return l10n.t('Review scheduled: the review is written, and there is a date to talk about it.');
    case 'review-completed':
      return l10n.t('Review completed: the review is agreed on, and its corrective actions are issues with owners.');
  }
}

/** What a severity means for customers. */
export function explainSeverity(severity: Severity): string {
  switch (severity) {
    case 1:
      return l10n.t('Severity 1: the product or a main part of it is down, or data is at risk. Everything else waits.');
    case 2:
      return l10n.t('Severity 2: an important function fails or is very slow for many customers.');
    case 3:
      return l10n.t('Severity 3: a function is impaired for some customers, or there is a way around.');
    case 4:
      return l10n.t('Severity 4: hardly anybody notices; it is worth knowing all the same.');
  }
}

/** What a status page says, in lower case. These are everyday words too. */
export function explainStatusPage(): Readonly<Record<string, string>> {
  return {
    investigating: l10n.t('Investigating: something is wrong, and the cause is being looked for.'),
    identified: l10n.t('Identified: the cause is known, and a remedy is on its way.'),
    monitoring: l10n.t('Monitoring: a remedy is in place and is being watched.'),
    resolved: l10n.t('Resolved: the remedy has held, and it is not expected to come back.'),
    operational: l10n.t('Operational: everything works as it should.'),
    'degraded performance': l10n.t(
      'Degraded performance: it works, but slower or less reliably than it should, for five minutes or longer.',
    ),
    'partial outage': l10n.t('Partial outage: it fails for some customers or some functions.'),
    'partial service disruption': l10n.t(
      'Partial service disruption: it fails for some customers or functions. An incident manager takes part.',
    ),
    'service disruption': l10n.t(
      'Service disruption: it fails for all or nearly all customers. An incident manager takes part.',
    ),
    'security issue': l10n.t(
      'Security issue: a weakness is public, and those on call for security want it said. Before that it stays off the status page.',
    ),
  };
}
