// Stands in for gitbeaker's rate limiter: our own transport heeds what GitLab says of its limits.
export const RateLimiterMemory = Object;
export const RateLimiterQueue = Object;
