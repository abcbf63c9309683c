// The questions that several commands about incidents ask.
import { formatUtcMinute } from '../incident/calendar';
import { InputBoxValidationSeverity, l10n, window } from 'vscode';
import { readSpokenTime } from '../incident/spokenTime';
import { escapeMessage } from '../session/words/plainLabels';
import type { IncidentCommandParts } from './incidentChanges';

/** A reason in words, which becomes a comment; undefined where the person stopped. */
export async function askReason(title: string, prompt = l10n.t('It becomes a comment.')): Promise<string | undefined> {
  const reason = await window.showInputBox({
    title: escapeMessage(title),
    prompt: escapeMessage(prompt),
    ignoreFocusOut: true,
    validateInput: text => (text.trim() === '' ? l10n.t('A few words are enough.') : undefined),
  });
  return reason === undefined || reason.trim() === '' ? undefined : reason.trim();
}

/** Since when something is so, in epoch milliseconds; undefined where the person stopped. */
export async function askSince({ settings, now }: IncidentCommandParts, title: string): Promise<number | undefined> {
  const timeZone = settings.of().teamTimeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
  const at = now();
  const read = (text: string): number | undefined => readSpokenTime({ text, now: at, timeZone });
  const answer = await window.showInputBox({
    title: escapeMessage(title),
    prompt: l10n.t('now, 10 min ago, 10:42, yesterday 23:50, or 2026-03-02 10:42 UTC'),
    value: 'now',
    ignoreFocusOut: true,
    validateInput: text => {
      const since = read(text);
      return since === undefined
        ? l10n.t('A time such as now, 10 min ago, or 10:42')
        : { message: formatUtcMinute(since), severity: InputBoxValidationSeverity.Info };
    },
  });
  return answer === undefined ? undefined : read(answer);
}
