// What the hints of a live incident say: a few words for its row, a sentence where there is room.
import { l10n } from 'vscode';
import type { LiveHint } from '../../incident/liveHints';
import { formatReference } from '../../incident/reference';

/** For a row, where little fits. */
export function formatShortHint(hint: LiveHint): string {
  switch (hint.kind) {
    case 'not-acknowledged':
      return l10n.t('not acknowledged');
    case 'not-escalated':
      return l10n.t('no cause yet');
    case 'no-manager':
      return l10n.t('no incident manager');
    case 'stable-time':
      return l10n.t('stable for {0} min more', hint.minutesLeft);
    case 'recurrence':
      return l10n.t('suggests severity {0}', hint.to);
    case 'not-sustained':
      return l10n.t('shorter than {0} min', hint.limit);
  }
}

/** What nobody took for days is not told in thousands of minutes. */
function formatSpan(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  if (hours < 1) return `${minutes} min`;
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** What the process asks for, in a sentence. */
export function formatHint(hint: LiveHint): string {
  switch (hint.kind) {
    case 'not-acknowledged':
      return l10n.t('Nobody has taken it for {0}; the limit is {1}.', formatSpan(hint.minutes), formatSpan(hint.limit));
    case 'not-escalated':
      return l10n.t(
        'It has gone on for {0}. Where the cause is not known after {1}, an incident manager is engaged.',
        formatSpan(hint.minutes),
        formatSpan(hint.limit),
      );
    case 'no-manager':
      return l10n.t('Such an incident needs an incident manager, and nobody stands beside the owner.');
    case 'stable-time':
      return l10n.t('It may be closed when all has been stable for {0} min more.', hint.minutesLeft);
    case 'recurrence':
      return l10n.t(
        'It came within {0} h after {1} was over: the process suggests severity {2}.',
        hint.hours,
        formatReference(hint.earlier),
        hint.to,
      );
    case 'not-sustained':
      return l10n.t(
        'It has gone on for {0}; it is called an outage or degraded after {1}.',
        formatSpan(hint.minutes),
        formatSpan(hint.limit),
      );
  }
}
