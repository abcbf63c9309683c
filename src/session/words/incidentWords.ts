// The words of the process for states and severities, in the product's own sentences.
import { l10n } from 'vscode';
import type { Severity, WorkflowState } from '../../incident/model';

/** What a state is called. */
export function nameState(state: WorkflowState): string {
  switch (state) {
    case 'open':
      return l10n.t('Open');
    case 'active':
      return l10n.t('Active');
    case 'mitigated':
      return l10n.t('Mitigated');
    case 'resolved':
      return l10n.t('Resolved');
    case 'review-in-progress':
      return l10n.t('Review in progress');
    case 'review-scheduled':
      return l10n.t('Review scheduled');
    case 'review-completed':
      return l10n.t('Review completed');
    case 'closed':
      return l10n.t('Closed');
  }
}

/** What is so when an incident is in a state. (Handbook, Incident Workflow.) */
export function explainState(state: WorkflowState): string {
  switch (state) {
    case 'open':
      return l10n.t('Reported; nobody has said yet how it stands.');
    case 'active':
      return l10n.t('Customers feel it, and people are working on it.');
    case 'mitigated':
      return l10n.t('Customers no longer feel it, but the cause is still there. It may come back.');
    case 'resolved':
      return l10n.t('The service is as it should be, and the incident is not expected to come back.');
    case 'review-in-progress':
      return l10n.t('Somebody is writing the review.');
    case 'review-scheduled':
      return l10n.t('The review is written, and there is a date to talk about it.');
    case 'review-completed':
      return l10n.t('The review is agreed on, and its corrective actions are issues with owners.');
    case 'closed':
      return l10n.t('Nothing is left to do.');
  }
}

/** `Severity 2`. */
export function nameSeverity(severity: Severity | undefined): string {
  return severity === undefined ? l10n.t('No Severity') : l10n.t('Severity {0}', severity);
}

/** How bad it is. (Handbook, Incident Management: availability severities.) */
export function explainSeverity(severity: Severity): string {
  switch (severity) {
    case 1:
      return l10n.t(
        'Unsure, and many are affected? This one. The product or a main part of it is down, or data is at risk.',
      );
    case 2:
      return l10n.t('An important function fails or is very slow for many customers.');
    case 3:
      return l10n.t('A function is impaired for some customers, or there is a way around.');
    case 4:
      return l10n.t('Hardly anybody notices; it is worth knowing all the same.');
  }
}
