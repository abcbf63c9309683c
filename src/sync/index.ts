// The lazy chunk that speaks with GitLab, and the operations on reviews that must survive a failure.
export * from '../gitlab/index';
export type * from './model';
