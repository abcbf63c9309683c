// How the deadline of a review came about, in words.
import { l10n } from 'vscode';
import type { DeadlineBase, ReviewDeadline } from '../../incident/reviewDeadline';

/** One sentence, such as `5 working days after 2026-03-02, when it was declared`. */
export function explainDeadline({ workingDays, from, base }: ReviewDeadline): string {
  const why = describeBase(base);
  return workingDays === 1
    ? l10n.t('1 working day after {0}, {1}', from, why)
    : l10n.t('{0} working days after {1}, {2}', workingDays, from, why);
}

function describeBase(base: DeadlineBase): string {
  switch (base) {
    case 'start':
      return l10n.t('when it began');
    case 'resolution':
      return l10n.t('when it was resolved');
    case 'declaration':
      return l10n.t('when it was declared');
    case 'requirement':
      return l10n.t('when its review became required');
  }
}
