// The words of the process for states and severities, in the product's own sentences.
import { l10n } from 'vscode';
import type { Severity, WorkflowState } from '../incident/model';

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
      return l10n.t('Review in Progress');
    case 'review-scheduled':
      return l10n.t('Review Scheduled');
    case 'review-completed':
      return l10n.t('Review Completed');
    case 'closed':
      return l10n.t('Closed');
  }
}

/** What is so when an incident is in a state. (Handbook, Incident Workflow.) */
export function describeState(state: WorkflowState): string {
  switch (state) {
    case 'open':
      return l10n.t('Reported; nobody has said yet how it stands.');
    case 'active':
      return l10n.t('It goes on, and somebody works on it.');
    case 'mitigated':
      return l10n.t('The impact is over; the cause is still there.');
    case 'resolved':
      return l10n.t('The cause is gone, and nothing is left to watch.');
    case 'review-in-progress':
      return l10n.t('Somebody writes the review.');
    case 'review-scheduled':
      return l10n.t('A meeting about the review is planned.');
    case 'review-completed':
      return l10n.t('The review is done; its last notes are worked in.');
    case 'closed':
      return l10n.t('Nothing is left to do.');
  }
}

/** `Severity 2`. */
export function nameSeverity(severity: Severity | undefined): string {
  return severity === undefined ? l10n.t('No Severity') : l10n.t('Severity {0}', severity);
}

/** How bad it is. (Handbook, Incident Management: availability severities.) */
export function describeSeverity(severity: Severity): string {
  switch (severity) {
    case 1:
      return l10n.t('Down for all or many customers, or data is at risk. Unsure, and many are affected: this one.');
    case 2:
      return l10n.t('A main function fails or is very slow for many customers.');
    case 3:
      return l10n.t('A function fails for some customers, and there is a way around.');
    case 4:
      return l10n.t('A nuisance with little impact.');
  }
}
