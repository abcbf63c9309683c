// Stands in for the path patterns that gitbeaker gives its rate limiter, which never runs here.
export default { isMatch: (): boolean => false };
