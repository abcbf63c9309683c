// The lazy chunk that speaks with GitLab, and the operations on reviews that must survive a failure.
export * from '../gitlab/index';
export { mergeTexts } from './merge';
export type * from './model';
export type * from './results';
export { createSync } from './operations';
