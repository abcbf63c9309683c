// The words of the process in our own words, for hovers.
import { l10n } from 'vscode';

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
