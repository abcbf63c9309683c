// What speaks with GitLab, and the operations on reviews that must survive a failure: loaded with its first use.
export * from '../gitlab/index';
// What only those need who have read incidents.
export { liveHints } from '../incident/liveHints';
export { deadlineOf } from '../incident/reviewDeadline';
export { mergeTexts } from './merge';
export type * from './model';
export type * from './results';
export { createSync } from './operations';
