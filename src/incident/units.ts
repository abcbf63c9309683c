// How many milliseconds a unit of time has, and how long ago something was. Instants and durations are counted in milliseconds
// everywhere.

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
export const weekMs = 7 * dayMs;

/** Two clocks are never quite the same: what one of them says is taken for so much earlier or later by the other. */
export const clockSkewMs = 2 * minuteMs;

/** Whether less than `forMs` has passed since an instant. A clock may be set back: what was later than now was at no known time. */
export function isRecent(at: number | undefined, now: number, forMs: number): boolean {
  return at !== undefined && at <= now && now - at < forMs;
}
