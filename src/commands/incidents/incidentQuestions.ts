// The questions that several commands about incidents ask.
import { formatClockIn, formatUtcMinute } from '../../incident/calendar';
import { InputBoxValidationSeverity, l10n } from 'vscode';
import { readSpokenTime } from '../../incident/spokenTime';
import { escapeMessage } from '../../session/words/plainLabels';
import type { Settings } from '../../session/settings';
import { askWords } from '../askWords';
import type { CommandParts } from '../commandParts';

interface ReasonQuestion {
  readonly title: string;
  readonly prompt?: string;
  /** What the reason is about, as far as the title does not say it. */
  readonly about?: string;
}

/** A reason in words, which becomes a comment; undefined where the person stopped. */
export async function askReason(
  parts: Pick<CommandParts, 'typed'>,
  { title, prompt = l10n.t('It becomes a comment.'), ...rest }: ReasonQuestion,
): Promise<string | undefined> {
  const reason = await askWords(parts, {
    title: escapeMessage(title),
    prompt: escapeMessage(prompt),
    ...rest,
    validate: text => (text.trim() === '' ? l10n.t('A few words are enough.') : undefined),
  });
  return reason?.trim();
}

/** The zone in which clocks without a zone are meant: the team's, else this machine's; an IANA name. */
export function findClockZone(settings: Settings): string {
  return settings.of().teamTimeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `2026-03-02 09:42 UTC, 10:42 in Europe/Berlin`: nobody has to guess in which zone a clock was read. */
export function describeMoment(instant: number, timeZone: string): string {
  const inUtc = formatUtcMinute(instant);
  const clock = formatClockIn(instant, timeZone);
  return clock === formatClockIn(instant, 'UTC')
    ? inUtc
    : l10n.t('{0}, {1} in {2}', inUtc, clock, escapeMessage(timeZone));
}

/** Since when something is so, in epoch milliseconds; undefined where the person stopped. */
export async function askSince(parts: CommandParts, title: string): Promise<number | undefined> {
  const { settings, now } = parts;
  const timeZone = findClockZone(settings);
  const at = now();
  const read = (text: string): number | undefined => readSpokenTime({ text, now: at, timeZone });
  const answer = await askWords(parts, {
    title: escapeMessage(title),
    prompt: l10n.t('now, 10 min ago, 10:42, yesterday 23:50, or 2026-03-02 10:42 UTC'),
    value: l10n.t('now'),
    validate: text => {
      const since = read(text);
      return since === undefined
        ? l10n.t('A time such as now, 10 min ago, or 10:42')
        : { message: describeMoment(since, timeZone), severity: InputBoxValidationSeverity.Info };
    },
  });
  return answer === undefined ? undefined : read(answer);
}
