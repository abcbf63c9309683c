// What somebody types into one box while an incident goes on: `10:42 we saw it`, or just words for now.
import { isBareClock, readSpokenTime, readTypedClock, type SpokenMoment } from './spokenTime';

/** In characters: what GitLab takes of an entry. (app/models/incident_management/timeline_event.rb) */
export const longestEvent = 280;

export interface LoggedText {
  /** One line; empty where only a time was typed. */
  readonly note: string;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
  /** A clock that no day shows or that is still to come, as it was typed: `25:99`, `tomorrow 10:00`. */
  readonly noClock?: string | undefined;
  /** The clock is still to come today, and so was yesterday’s. */
  readonly isYesterday?: boolean;
}

/** Words of somebody who is not sure. */
const guess =
  /\b(?:think|believe|suspect|assume|guess|maybe|perhaps|probably|possibly|may|might|could|seems?|looks like|glaube|denke|vermut\w*|vielleicht|wahrscheinlich|möglicherweise|anscheinend|könnten?|scheint)\b/iu;

/** Whether words say what somebody only thinks: "we think the cause is the CDN". */
export function isGuess(note: string): boolean {
  return guess.test(note);
}

/** `yesterday at 11:50 pm UTC` has this many. */
const mostTimeWords = 5;

/** The words and the time that stands before them; without one it is now. A number of minutes is a time with `ago` only. */
export function readLoggedText({ text, now, timeZone }: SpokenMoment): LoggedText {
  const words = text.trim().split(/\s+/u);
  let noClock: string | undefined;
  for (let count = Math.min(mostTimeWords, words.length); count > 0; count -= 1) {
    const time = words
      .slice(0, count)
      .join(' ')
      .replace(/[:,;–—-]$/u, '');
    const isTime = /\d:\d\d|\d ?(?:uhr|[ap]m)\b|^(?:now|jetzt)$|\bago$|^vor /iu.test(time);
    const occurredAt = isTime ? readSpokenTime({ text: time, now, timeZone }) : undefined;
    if (readTypedClock(time, timeZone)) noClock ??= time;
    if (occurredAt === undefined) continue;
    const note = words
      .slice(count)
      .join(' ')
      .replace(/^[:,;–—-]\s+/u, '');
    return {
      note,
      occurredAt,
      isYesterday: isBareClock(time) && readSpokenTime({ text: `today ${time}`, now, timeZone }) === undefined,
    };
  }
  return { note: words.join(' '), occurredAt: now, noClock };
}
