// Stands in for gitbeaker's rate limiter and its path patterns: our own transport heeds what GitLab says of its limits.
export class RateLimiterMemory {}
export class RateLimiterQueue {}
export default { isMatch: (): boolean => false };
