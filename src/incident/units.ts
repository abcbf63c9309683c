// How many milliseconds a unit of time has. Instants and durations are counted in milliseconds everywhere.

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
export const weekMs = 7 * dayMs;

/** Two clocks are never quite the same: what was asked for by one of them is asked for from so much earlier on. */
export const clockSkewMs = 60_000;
