// How many milliseconds a unit of time has. Instants and durations are counted in milliseconds everywhere.

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
export const weekMs = 7 * dayMs;

/** Two clocks are never quite the same: what one of them says is taken for so much earlier or later by the other. */
export const clockSkewMs = 2 * minuteMs;
