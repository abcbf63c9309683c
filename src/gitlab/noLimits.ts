// Stands in for gitbeaker's rate limiter and its path patterns: our own transport heeds what GitLab says of its limits.
export const RateLimiterMemory = Object;
export const RateLimiterQueue = Object;
export default { isMatch: (): boolean => false };
