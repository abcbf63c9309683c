// What speaks with GitLab, and the operations on reviews that must survive a failure: loaded with its first use.
export * from '../gitlab/index';
export { mergeTexts } from './merge';
export type * from './model';
export type * from './results';
export { createSync } from './operations';
