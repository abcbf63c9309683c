// Stands in for waits of more than 24 days, which delay brings along: without them it takes the platform's.
export const setTimeout = undefined;
export const clearTimeout = undefined;
