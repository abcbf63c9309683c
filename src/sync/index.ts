// The lazy chunk that speaks with GitLab, and the operations on reviews that must survive a failure.
export * from '../gitlab/index';
// What only those need who have read incidents.
export { liveHints } from '../incident/liveHints';
export { deadlineOf } from '../incident/reviewDeadline';
export { mergeTexts } from './merge';
export type * from './model';
export type * from './results';
export { createSync } from './operations';
